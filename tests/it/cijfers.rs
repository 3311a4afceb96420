//! The one table of numbers: blocks, own dimensions, picking and adding.

use bouwsteen::{
    cijfers::{Bezwaar, Cijfers, Dimensie, Waarde},
    model::selectie::Selectie,
    project::Project,
    source::{self, Sources},
};
use insta::assert_snapshot;

use crate::support::{check, lines, project};

/// A project with these rows in `data/a.csv`.
fn table(csv: &str) -> Project {
    project(&[("bouwsteen.toml", ""), ("data/a.csv", csv)])
}

fn selectie(toml: &str) -> Selectie {
    let mut sources = Sources::default();
    let file = sources.add("selectie.toml", toml);
    let (node, errors) = source::parse(file, sources.text(file));
    assert!(errors.is_empty(), "{toml}");
    source::read(&node).expect("a selection")
}

/// The sum of what fits, or the name of the objection.
fn som(cijfers: &Cijfers, toml: &str) -> String {
    match cijfers.som(&cijfers.kies(&selectie(toml))) {
        Ok(uitkomst) => uitkomst.uitgeschreven(),
        Err(Bezwaar::Geen) => "geen".to_owned(),
        Err(Bezwaar::Soorten(..)) => "soorten".to_owned(),
        Err(Bezwaar::Eenheden(..)) => "eenheden".to_owned(),
        Err(Bezwaar::Noemers(..)) => "noemers".to_owned(),
        Err(Bezwaar::Perioden(..)) => "perioden".to_owned(),
        Err(Bezwaar::Genest(inner, outer, dimensie)) => {
            let word = |cijfer: bouwsteen::cijfers::Cijfer<'_>| {
                cijfer.kenmerk(dimensie).unwrap_or_default().to_owned()
            };
            format!("{} in {}", word(inner), word(outer))
        }
        Err(Bezwaar::TotaalEnDeel(..)) => "totaal en deel".to_owned(),
        Err(Bezwaar::TeGroot) => "te groot".to_owned(),
    }
}

#[test]
fn what_holds_for_a_file_stands_once() {
    let toml = "[[bron]]\nid = \"o\"\nnaam = \"Onderzoek\"\n\
        [[cijferblok]]\nbestand = \"data/a.csv\"\ntitel = \"Behoefte\"\n\
        standaard = { soort = \"behoefte\", eenheid = \"woning\", periode = \"2027-2031\", bron = \"o\" }\n\
        [[cijferblok]]\nstandaard = { soort = \"plan\", eenheid = \"woning\" }\n\
        cijfer = [{ periode = \"2028\", aantal = 4 }, { soort = \"doel\", aantal = 5 }]\n";
    let csv = "groep;aantal;periode\nouderen;12;\nstarters;8;2027\n";
    let project = project(&[("bouwsteen.toml", toml), ("data/a.csv", csv)]);
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let rows = project.cijfers.iter().map(|c| {
        let when = c.wanneer().geschreven().unwrap_or_default();
        let Waarde::Getal(number) = c.waarde() else { panic!("a number") };
        format!("{} {} {} {number} {when}\n", c.pad(), c.soort().as_str(), c.eenheid())
    });
    assert_snapshot!(rows.collect::<String>(), @"
    /cijferblok/1/cijfer/0 plan woning 4 2028
    /cijferblok/1/cijfer/1 doel woning 5 
    /cijfer/0 behoefte woning 12 2027-2031
    /cijfer/1 behoefte woning 8 2027
    ");
}

#[test]
fn mistakes_around_blocks_have_their_place() {
    assert_snapshot!(check(&[
        (
            "bouwsteen.toml",
            "[[cijferblok]]\nbestand = \"data/weg.csv\"\n[[cijferblok]]\nbestand = \"data/a.csv\"\n\
             [[cijferblok]]\nbestand = \"data/a.csv\"\n[[cijferblok]]\nstandaard = { eenheid = \"persoon\" }\n\
             cijfer = [{ soort = \"plan\", aantal = -1 }, { aantal = 2, totaal-over = [\"kleur\"] }]\n\
             [[dimensie]]\nid = \"leeftijd\"\nnaam = \"Leeftijd\"\nwaarde = [{ waarde = \"75-plus\", naam = \"75+\" }]\n"
        ),
        (
            "data/a.csv",
            "soort;eenheid;aantal;leeftijd;totaal-over\nplan;woning;1;75-pluss;\nplan;woning;1;;kleur\nplan;;3;75-plus;\n"
        ),
    ]), @"
    bouwsteen.toml:2:11: BS002 fout het bestand `data/weg.csv` is geen CSV-bestand in `data/` (zet het in de map `data`, als `data/naam.csv`)
    bouwsteen.toml:6:11: BS302 fout voor `data/a.csv` is er al een `[[cijferblok]]` (voeg de twee blokken samen)
    bouwsteen.toml:9:38: BS401 fout `aantal` is -1: een aantal is niet negatief (schrijf een aantal van 0 of hoger)
    bouwsteen.toml:9:44: BS202 fout bij dit cijfer ontbreekt `soort` (voeg `soort` toe, hier of in `standaard` van het `[[cijferblok]]`)
    bouwsteen.toml:9:73: BS204 fout `kleur` is geen kenmerk van cijfers (noem een vast kenmerk zoals `groep`, of het `id` van een `[[dimensie]]`)
    data/a.csv:2:15: BS204 fout `75-pluss` is geen waarde van `leeftijd` (bedoelde u `75-plus`?)
    data/a.csv:3:16: BS204 fout `kleur` noemt een kenmerk dat er niet is (noem kenmerken met een spatie ertussen, zoals `groep segment`)
    data/a.csv:4:1: BS202 fout in deze rij ontbreekt `eenheid` (vul de cel in)
    ");
}

#[test]
fn an_own_dimension_is_a_column() {
    let toml = "[[dimensie]]\nid = \"leeftijd\"\nnaam = \"Leeftijd\"\n\
        waarde = [{ waarde = \"75-plus\", naam = \"75+\" }, { waarde = \"85-plus\", naam = \"85+\", valt-onder = \"75-plus\" }]\n";
    let csv = "soort;eenheid;aantal;leeftijd;huishouden\n\
        voorraad;persoon;400;75-plus;alleenstaand\nvoorraad;persoon;90;85-plus;alleenstaand\n";
    let project = project(&[("bouwsteen.toml", toml), ("data/a.csv", csv)]);
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let own = project.cijfers.dimensie("leeftijd").expect("an own dimension");
    assert_eq!(own, Dimensie::Eigen(0));
    let first = project.cijfers.op(0).expect("a row");
    assert_eq!(first.kenmerk(own), Some("75-plus"));
    assert_eq!(som(&project.cijfers, "soort = \"voorraad\""), "85-plus in 75-plus");
    let one = "kenmerk = [{ dimensie = \"leeftijd\", waarde = \"85-plus\" }]";
    assert_eq!(som(&project.cijfers, one), "90 = 90");
}

#[test]
fn a_sum_is_exact_and_ranges_stay_ranges() {
    let project = table(
        "soort;groep;eenheid;aantal;min;max;onbekend\n\
         stroom;a;euro;0,1;;;\nstroom;b;euro;0,2;;;\n\
         behoefte;a;woning;;10;20;\nbehoefte;b;woning;5;;;\nbehoefte;c;woning;;;;volgt\n",
    );
    assert_eq!(som(&project.cijfers, "soort = \"stroom\""), "0,1 + 0,2 = 0,3");
    assert_eq!(som(&project.cijfers, "soort = \"behoefte\""), "(10 tot 20) + 5 = 15 tot 25");
    assert_eq!(som(&project.cijfers, "soort = \"doel\""), "geen");
    let all = project.cijfers.kies(&selectie("soort = \"behoefte\""));
    let sum = project.cijfers.som(&all).expect("a sum");
    assert_eq!((sum.delen.len(), sum.onbekend.len()), (2, 1));
}

#[test]
fn what_differs_is_not_added() {
    let project = table(
        "soort;groep;woningtype;eenheid;van;periode;peildatum;aantal;telt-eenmaal\n\
         plan;;;woning;;2027;;1;\nbehoefte;a;;woning;;2027;;1;\nbehoefte;b;;persoon;;2027;;1;\n\
         doel;a;;procent;nieuwbouw;;;30;\ndoel;b;;procent;voorraad;;;30;\n\
         opgave;a;;woning;;2027-2031;;1;\nopgave;b;;woning;;2027-2030;;1;\n\
         voorraad;a;nultreden;woning;;;2026-01-01;1;\nvoorraad;a;zorggeschikt;woning;;;2026-01-01;1;\n\
         voorraad;b;;woning;;;2025-01-01;1;\n\
         norm;a;nultreden;woning;;;;1;ja\nnorm;a;zorggeschikt;woning;;;;1;ja\n",
    );
    let som = |toml: &str| som(&project.cijfers, toml);
    assert_eq!(som("eenheid = \"woning\""), "soorten");
    assert_eq!(som("soort = \"behoefte\""), "eenheden");
    assert_eq!(som("soort = \"doel\""), "noemers");
    assert_eq!(som("soort = \"opgave\""), "perioden");
    assert_eq!(som("soort = \"voorraad\""), "perioden");
    assert_eq!(som("soort = \"voorraad\"\ngroep = \"a\""), "zorggeschikt in nultreden");
    assert_eq!(som("soort = \"norm\""), "1 + 1 = 2");
}

#[test]
fn a_total_is_not_added_to_its_parts() {
    let rows = "soort;groep;segment;eenheid;aantal;totaal-over\n\
        behoefte;a;sociale-huur;woning;1;\nbehoefte;b;sociale-huur;woning;2;\n";
    let silent = table(&format!("{rows}behoefte;;sociale-huur;woning;3;\n"));
    assert_eq!(som(&silent.cijfers, "soort = \"behoefte\""), "totaal en deel");
    assert_eq!(som(&silent.cijfers, "zonder = [\"groep\"]"), "3 = 3");
    let declared = table(&format!("{rows}behoefte;;sociale-huur;woning;3;groep\n"));
    assert_eq!(som(&declared.cijfers, "soort = \"behoefte\""), "1 + 2 = 3");
    let grand = table(&format!("{rows}behoefte;;;woning;3;groep segment\n"));
    assert_eq!(som(&grand.cijfers, "soort = \"behoefte\""), "1 + 2 = 3");
}

#[test]
fn years_and_halves_are_added_and_never_twice() {
    let project = table(
        "soort;eenheid;periode;aantal\nrealisatie;woning;2027-h1;3\nrealisatie;woning;2027-h2;4\n\
         plan;woning;2027;3\nplan;woning;2027-2028;4\n",
    );
    assert_eq!(som(&project.cijfers, "soort = \"realisatie\""), "3 + 4 = 7");
    assert_eq!(som(&project.cijfers, "soort = \"plan\""), "perioden");
    assert_eq!(som(&project.cijfers, "periode = \"2027-h1\""), "3 = 3");
}

#[test]
fn a_superseded_number_counts_only_by_name() {
    let project = table(
        "id;soort;eenheid;aantal;vervangen-door\noud;plan;woning;650;nieuw\nnieuw;plan;woning;1250;\n",
    );
    assert_eq!(som(&project.cijfers, "soort = \"plan\""), "1.250 = 1.250");
    assert_eq!(som(&project.cijfers, "cijfer = \"oud\""), "650 = 650");
    assert_eq!(som(&project.cijfers, "cijfer = [\"oud\", \"weg\"]"), "650 = 650");
}

#[test]
fn a_sum_that_cannot_be_kept_is_refused() {
    let large = "79228162514264337593543950335";
    let project =
        table(&format!("soort;groep;eenheid;aantal\nplan;a;euro;{large}\nplan;b;euro;{large}\n"));
    assert_eq!(som(&project.cijfers, "soort = \"plan\""), "te groot");
}
