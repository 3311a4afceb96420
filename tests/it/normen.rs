//! Where the gemeente stands against normen: the numbers written out, each at its own level.

use std::fmt::Write as _;

use bouwsteen::check::{check, normen::normen};
use bouwsteen::kader::ingebouwd;
use bouwsteen::report::{self, Style};
use bouwsteen::{Project, check::Streng};
use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::support::{kaders, lindewaard, lines, project};

const TODAY: Date = date(2026, 11, 22);

const VISIE: &str = "[gemeente]\nnaam = \"Weide\"\n[document]\nlooptijd = \"2027-2031\"\n";

const REGIO: &str = "[[regio]]\nid = \"streek\"\nnaam = \"De Streek\"\nrol = [\"woondealregio\"]\n";

const KOP: &str =
    "soort;groep;segment;gebied;regio;gemeente;periode;aantal;min;max;eenheid;afschermen\n";

/// Every built-in norm of which something is known, and its computations.
fn standen(toml: &str, rows: &str) -> String {
    let toml = format!("{VISIE}{toml}");
    let csv = format!("{KOP}{rows}");
    let project = project(&[("bouwsteen.toml", &toml), ("data/plannen.csv", &csv)]);
    written(&project, &kaders().iter().collect::<Vec<_>>())
}

fn written(project: &Project, kaders: &[&bouwsteen::kader::Kader]) -> String {
    let mut out = String::new();
    for stand in normen(project, kaders, TODAY) {
        let words = stand.voorbehoud(TODAY).join(", ");
        let word = stand.uitkomst.titel();
        writeln!(out, "{} [{words}] {word}: {}", stand.norm.id, stand.reden).expect("text");
        for regel in &stand.regels {
            writeln!(out, "    {}: {}", regel.naam, regel.tekst).expect("text");
        }
    }
    out + &lines(&project.sources, &project.diagnostics)
}

/// Cases with their outcomes, each under its name.
fn cases(cases: &[(&str, &str, &str)]) -> String {
    let one =
        |(name, toml, rows): &(&str, &str, &str)| format!("# {name}\n{}", standen(toml, rows));
    cases.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_share_of_the_gemeente_is_shown_and_the_region_decides() {
    let own = "plan;;sociale-huur;;;;2027-2031;480;;;woning;\n\
               plan;;middenhuur;;;;2027-2031;200;;;woning;\n\
               plan;;betaalbare-koop;;;;2027-2031;240;;;woning;\n\
               plan;;dure-koop;;;;2027-2031;460;;;woning;\n";
    let region = "plan;;sociale-huur;;streek;;2027-2031;1499;;;woning;\n\
                  plan;;;;streek;;2027-2031;5000;;;woning;\n";
    let third = "plan;;betaalbaar;;streek;;2027-2031;2000;;;woning;\n\
                 plan;;;;streek;;2027-2031;3000;;;woning;\n";
    let under = "plan;;betaalbaar;;streek;;2027-2031;1999;;;woning;\n\
                 plan;;;;streek;;2027-2031;3000;;;woning;\n";
    let bounds = "plan;;sociale-huur;;streek;;2027-2031;;290;310;woning;\n\
                  plan;;;;streek;;2027-2031;1000;;;woning;\n";
    let stated = format!(
        "{REGIO}betaalbaar = {{ aantal = 66, eenheid = \"procent\", van = \"nieuwbouw\" }}\n\
         sociaal = {{ aantal = 30, eenheid = \"procent\", van = \"nieuwbouw\", nauwkeurigheid = \"minimaal\" }}\n"
    );
    assert_snapshot!(cases(&[
        ("480 of 1.380, and nothing of the region", REGIO, own),
        ("1.499 of 5.000 in the region is not 30%", REGIO, &(own.to_owned() + region)),
        ("2.000 of 3.000 is exactly two thirds", REGIO, third),
        ("one less is not", REGIO, under),
        ("a range across the norm", REGIO, bounds),
        ("the region as the data gives it", &stated, own),
        ("no region", "", own),
        ("two regions", &format!("{REGIO}{}", REGIO.replace("streek", "vallei")), own),
        ("a region for something else", &REGIO.replace("woondealregio", "zorgkantoorregio"), own),
    ]));
}

#[test]
fn numbers_that_do_not_go_together_say_why() {
    let total = "plan;;;;;;2027-2031;1000;;;woning;\n";
    let part = |rest: &str| format!("{total}plan;;sociale-huur;;;;{rest}\n");
    assert_snapshot!(cases(&[
        ("another unit", REGIO, &part("2027-2031;10;;;standplaats;")),
        ("other years", REGIO, &part("2025-2026;10;;;woning;")),
        ("more than the whole", REGIO, &part("2027-2031;1001;;;woning;")),
        ("hidden", REGIO, &part("2027-2031;4;;;woning;ja")),
        ("half open", REGIO, &part("2027-2031;;4;;woning;")),
        (
            "a whole and its parts: the whole counts",
            REGIO,
            &format!("{total}plan;;sociale-huur;;;;2027-2031;300;;;woning;\n"),
        ),
    ]));
}

#[test]
fn the_share_of_the_region_is_given_per_group() {
    let rows = "behoefte;ouderen;;;;;2027-2031;430;;;woning;\n\
                behoefte;ouderen;;;streek;;2027-2031;1720;;;woning;\n\
                behoefte;starters;;;;;2027-2031;;100;200;woning;\n\
                behoefte;starters;;;streek;;2027-2031;1000;;;woning;\n\
                behoefte;studenten;;;;;2027-2031;30;;;woning;\n\
                behoefte;mantelzorg;;;;;2027-2030;30;;;persoon;\n\
                behoefte;mantelzorg;;;streek;;2027-2031;300;;;woning;\n";
    assert_snapshot!(standen(REGIO, rows));
}

#[test]
fn the_agreed_percentage_is_never_a_number_of_the_law() {
    let agreed = "[[regionale-afspraak]]\nid = \"a\"\nonderwerp = \"verdeling-urgenten\"\ntitel = \"A\"\n\
                  percentage-urgenten = { aantal = 20, eenheid = \"procent\", van = \"aangewezen woonruimte\" }\n";
    let with = |keys: &str| format!("{agreed}[verordening]\n{keys}\n");
    let fallback = "terugvalpercentage = { aantal = 12, eenheid = \"procent\", van = \"aangewezen woonruimte\" }";
    let found = cases(&[
        ("nothing agreed", "[verordening]\nregionale-afspraken-opgenomen = true\n", ""),
        ("agreed and recorded", &with("regionale-afspraken-opgenomen = true"), ""),
        (
            "agreed and not recorded",
            &with(&format!("regionale-afspraken-opgenomen = false\n{fallback}")),
            "",
        ),
        ("not said", agreed, ""),
        ("two agreements", &format!("{agreed}{}", agreed.replace("\"a\"", "\"b\"")), ""),
    ]);
    assert!(!found.contains("15%"), "{found}");
    assert_snapshot!(found);
}

const EIGEN: &str = "naam = \"streek\"\ntitel = \"Streek\"\nversie = \"1\"\npeildatum = 2026-11-01\n\
    toelichting = \"Afspraken.\"\n[[bron]]\nid = \"afspraken\"\ntitel = \"Afspraken van de streek\"\n";

fn norm(id: &str, wat: &str) -> String {
    format!(
        "[[norm]]\nid = \"{id}\"\ntitel = \"Eigen norm\"\nniveau = \"gemeente\"\nwat = {wat}\n\
         grens = {{ minimaal = \"1/4\", maximaal = \"33.5%\" }}\nsterkte = \"bestuurlijke-afspraak\"\n\
         bron = {{ document = \"afspraken\", plaats = \"blz. 2\", zekerheid = \"gelezen\" }}\n"
    )
}

const WAT: &str = "{ soort = \"aandeel\", teller = { soort = \"plan\", segment = [\"sociale-huur\"] }, noemer = { soort = \"plan\" } }";

fn with_own(kader: &str, rows: &str) -> Project {
    let csv = format!("{KOP}{rows}");
    project(&[("bouwsteen.toml", VISIE), ("kaders/streek.toml", kader), ("data/plannen.csv", &csv)])
}

#[test]
fn own_kaders_add_normen() {
    let outcome = |aantal: u32| {
        let rows = format!(
            "plan;;sociale-huur;;;;2027;{aantal};;;woning;\nplan;;dure-koop;;;;2027;{};;;woning;\n",
            1000 - aantal
        );
        let project = with_own(&format!("{EIGEN}{}", norm("STR-01", WAT)), &rows);
        let own: Vec<_> = project.kaders.iter().collect();
        written(&project, &own)
    };
    assert_snapshot!([249, 250, 335, 336].map(outcome).concat());
}

#[test]
fn a_norm_that_points_at_nothing_is_left_out() {
    let wrong = [
        norm("STR-01", &WAT.replace("sociale-huur", "sociale-huurr")),
        norm(
            "STR-02",
            &WAT.replace(
                "noemer = { soort = \"plan\" }",
                "noemer = { soort = \"plan\" }, opgegeven = \"sociaall\"",
            ),
        ),
        norm("NOR-01", WAT),
        norm("STR-03", WAT),
        norm("STR-03", WAT),
        norm("STR-04", WAT).replace("\"1/4\"", "\"een kwart\""),
        norm("STR-05", WAT).replace("minimaal = \"1/4\", maximaal = \"33.5%\"", ""),
        norm("STR-06", WAT).replace("document = \"afspraken\"", "document = \"afspraak\""),
        norm(
            "STR-07",
            "{ soort = \"vastgelegd\", afspraak = \"/regio/*/x\", opgenomen = \"/verordening/status\", terugval = \"/verordening/status\" }",
        ),
    ];
    let project = with_own(&format!("{EIGEN}{}", wrong.concat()), "plan;;;;;;2027;1;;;woning;\n");
    let left: Vec<&str> = project.kaders[0].norm.iter().map(|norm| norm.id.as_str()).collect();
    assert_eq!(left, ["STR-03"]);
    assert_snapshot!(lines(&project.sources, &project.diagnostics));
}

#[test]
fn too_many_own_normen_are_cut_off() {
    let many: String = (0..150).map(|at| norm(&format!("STR-{at:03}"), WAT)).collect();
    let project = with_own(&format!("{EIGEN}{many}"), "plan;;;;;;2027;1;;;woning;\n");
    assert_eq!(project.kaders[0].norm.len(), 100);
    assert!(lines(&project.sources, &project.diagnostics).contains("meer dan 100 normen"));
}

#[test]
fn no_norm_is_called_law_and_none_makes_a_toets_fail() {
    let project = lindewaard();
    let toetsing = check(&project, TODAY);
    assert_eq!(toetsing.normen.len(), 4);
    for stand in &toetsing.normen {
        assert_ne!(stand.norm.sterkte, bouwsteen::kader::Sterkte::Wet, "{}", stand.norm.id);
    }
    assert!(!toetsing.faalt(Streng::Wet));
    let style = Style { width: 100, colour: false };
    let mens = report::mens(&toetsing, &project.sources, Streng::Wet, &style);
    let at = mens.find("Waar staat de gemeente\n").expect("the section is there");
    let end = mens[at..].find("NOR-03").expect("the third norm is there");
    assert_snapshot!(&mens[at..at + end]);
}

#[test]
fn built_in_normen_have_ids_of_their_own() {
    let all = ingebouwd::ingebouwd().iter().flat_map(|kader| &kader.norm);
    let ids: Vec<&str> = all.map(|norm| norm.id.as_str()).collect();
    assert_eq!(ids, ["NOR-01", "NOR-02", "NOR-03", "NOR-04"]);
}
