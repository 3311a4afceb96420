//! Pas toe of leg uit: of a whole eis or of some of its parts, and everything that can be wrong with it.

use bouwsteen::{
    Toetsing, Uitkomst,
    check::{Stand, check_tree},
    kader::Kader,
    source::{self, Sources},
};
use jiff::civil::date;

use crate::support::{kaders, lines, project};

/// Four eisen: about parts, about one thing, one without deviating, and one that is retired.
const KADER: &str = r#"
naam = "proef"
titel = "Proef"
versie = "1"
peildatum = 2026-11-22
toelichting = "Alleen voor een test."
[[bron]]
id = "stuk"
titel = "Stuk"
[[lijst]]
id = "aandachtsgroepen"
titel = "Groepen"
peildatum = 2026-11-22
bron = { document = "stuk", plaats = "1", zekerheid = "gelezen" }
waarde = [
    { id = "ouderen", naam = "Ouderen" },
    { id = "studenten", naam = "Studenten" },
    { id = "arbeidsmigranten", naam = "Arbeidsmigranten" },
]
"#;

const EISEN: [(&str, &str, &str); 7] = [
    (
        "BEH-91",
        "motiveren",
        r#"{ soort = "dekking", lijst = "aandachtsgroepen", in = "/opgave/aandachtsgroep", sleutel = "groep", velden = ["zorgbehoefte"] }"#,
    ),
    ("BEH-92", "motiveren", r#"{ soort = "aanwezig", paden = ["/proces/uitvoeringsprogramma"] }"#),
    ("BEH-93", "nee", r#"{ soort = "aanwezig", paden = ["/proces/uitvoeringsprogramma"] }"#),
    ("BEH-94", "vrij", r#"{ soort = "aanwezig", paden = ["/document/titel"] }"#),
    (
        "BEH-95",
        "vrij",
        r#"{ soort = "aanwezig", paden = ["/proces/uitvoeringsprogramma"] }
vervallen = { sinds = 2026-01-01, reden = "oud" }"#,
    ),
    (
        "BEH-96",
        "vrij",
        r#"{ soort = "alle", toetsen = [{ soort = "per-element", in = "/doel", velden = ["indicator"] }, { soort = "aanwezig", paden = ["/visie/toekomstbeeld"] }] }"#,
    ),
    (
        "BEH-97",
        "vrij",
        r#"{ soort = "keuze", pad = "/regionale-afspraak/*/status", is = ["gemaakt"] }"#,
    ),
];

fn proef() -> Kader {
    let mut text = KADER.to_owned();
    for (id, afwijken, toets) in EISEN {
        text += &format!(
            "[[eis]]\nid = \"{id}\"\nbouwsteen = \"opgave\"\ntitel = \"Dit is gevraagd.\"\nsterkte = \"handreiking\"\nafwijken = \"{afwijken}\"\n\
             bron = {{ document = \"stuk\", plaats = \"1\", zekerheid = \"gelezen\" }}\nmelding = \"dit ontbreekt: {{naam}}\"\nherstel = \"vul `opgave` in\"\ntoets = {toets}\n"
        );
    }
    let (node, errors) = source::parse(Sources::default().add("proef.toml", &*text), &text);
    assert!(errors.is_empty(), "{errors:?}");
    source::read(&node).expect("the kader reads")
}

/// One of the three groepen is answered; two goals lack an indicator.
const VISIE: &str = r#"
[document]
titel = "Thuis"
[[opgave.aandachtsgroep]]
groep = "ouderen"
zorgbehoefte = "Vooral hulp in huis."
[[opgave.aandachtsgroep]]
groep = "studenten"
[[ambitie]]
id = "thuis"
titel = "Thuis"
[[doel]]
id = "doel-a"
ambitie = "thuis"
omschrijving = "Doel A"
[[doel]]
id = "doel-b"
ambitie = "thuis"
omschrijving = "Doel B"
"#;

const WAAROM: &str = "In deze gemeente speelt dit niet, omdat de buurgemeente het voor ons doet.";

/// One `leg-uit` with these further lines; a decision comes along unless the lines speak of it.
fn leg_uit(eis: &str, extra: &str) -> String {
    let besluit = if extra.contains("datum =") || extra.contains("zonder besluit") {
        ""
    } else {
        "besloten-door = \"college\"\ndatum = 2026-10-13\n"
    };
    let motivering = if extra.contains("motivering =") {
        String::new()
    } else {
        format!("motivering = \"{WAAROM}\"\n")
    };
    format!("[[leg-uit]]\neis = \"{eis}\"\n{motivering}{besluit}{extra}\n")
}

fn judged(entries: &[String]) -> (Toetsing, String) {
    let text = format!("{VISIE}{}", entries.concat());
    let project = project(&[("bouwsteen.toml", &text)]);
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let toetsing = check_tree(&project.tree, &project, &[&proef()], date(2026, 11, 22));
    let found = lines(&project.sources, &toetsing.meldingen);
    (toetsing, found)
}

/// Outcome and reason of one eis.
fn outcome(toetsing: &Toetsing, id: &str) -> String {
    let found = toetsing.eisen.iter().find(|found| found.eis.id == id).expect("it is there");
    format!("{}: {}", found.uitkomst.as_str(), found.reden)
}

/// Code, weight and message of everything that is found, without its place.
fn found(entries: &[String]) -> Vec<String> {
    let (_, found) = judged(entries);
    let lines = found.lines().filter(|line| !line.starts_with(' '));
    lines.filter_map(|line| Some(line.split_once(": ")?.1.to_owned())).collect()
}

#[test]
fn a_whole_eis_is_explained_at_once() {
    let (toetsing, found) = judged(&[leg_uit("BEH-91", "")]);
    assert_eq!(found, "");
    assert_eq!(
        outcome(&toetsing, "BEH-91"),
        "leg-uit: de gemeente wijkt gemotiveerd af, besloten door college op 2026-10-13"
    );
    assert_eq!(toetsing.totaal(Uitkomst::LegUit), 1);
    assert_eq!(toetsing.bouwstenen[0].leg_uit, 1);
    assert_eq!(toetsing.bouwstenen[0].voldaan, 1, "what is explained is not met");
}

#[test]
fn one_part_that_is_explained_leaves_the_others_open() {
    let (toetsing, found) = judged(&[leg_uit("BEH-91", "element = \"studenten\"")]);
    assert_eq!(found, "");
    assert_eq!(
        outcome(&toetsing, "BEH-91"),
        "open: dit ontbreekt: Arbeidsmigranten; wel uitgelegd: Studenten"
    );
    let bevinding = toetsing.eisen.iter().find(|b| b.eis.id == "BEH-91").expect("it is there");
    let stand: Vec<_> = bevinding.onderdelen.iter().map(|part| part.stand).collect();
    assert_eq!(stand, [Stand::InOrde, Stand::Uitgelegd, Stand::Tekort]);
}

#[test]
fn all_parts_explained_makes_leg_uit() {
    let list = leg_uit("BEH-91", "element = [\"studenten\", \"arbeidsmigranten\"]");
    let (toetsing, found) = judged(&[list]);
    assert_eq!(found, "");
    assert_eq!(
        outcome(&toetsing, "BEH-91"),
        "leg-uit: de gemeente wijkt gemotiveerd af bij Studenten, Arbeidsmigranten, besloten door college op 2026-10-13"
    );
    let one = leg_uit("BEH-91", "element = \"studenten\"");
    let two = leg_uit(
        "BEH-91",
        "element = \"arbeidsmigranten\"\nbesloten-door = \"raad\"\ndatum = 2026-10-20",
    );
    let (toetsing, found) = judged(&[one, two]);
    assert_eq!(found, "");
    assert!(
        outcome(&toetsing, "BEH-91")
            .ends_with("besloten door college op 2026-10-13; besloten door raad op 2026-10-20")
    );
}

#[test]
fn explaining_the_first_check_of_several_does_not_hide_the_next() {
    let both = "element = [\"doel-a\", \"doel-b\"]";
    let (toetsing, found) = judged(&[leg_uit("BEH-96", both)]);
    assert_eq!(found, "");
    assert!(
        outcome(&toetsing, "BEH-96")
            .starts_with("open: dit ontbreekt: `toekomstbeeld` in `[visie]`")
    );
    let (toetsing, _) = judged(&[leg_uit("BEH-96", "")]);
    assert!(outcome(&toetsing, "BEH-96").starts_with("leg-uit"));
}

#[test]
fn a_value_inside_an_element_goes_by_the_name_of_the_element() {
    let afspraak = "[[regionale-afspraak]]\nid = \"inkoop\"\nonderwerp = \"zorg\"\ntitel = \"Inkoop\"\nstatus = \"voorgenomen\"\n";
    let entry = leg_uit("BEH-97", "element = \"inkoop\"");
    let (toetsing, found) = judged(&[entry, afspraak.to_owned()]);
    assert_eq!(found, "");
    assert!(outcome(&toetsing, "BEH-97").starts_with("leg-uit"));
}

#[test]
fn an_eis_that_may_not_be_deviated_from_stays_open() {
    let entries = [leg_uit("BEH-93", "")];
    assert!(found(&entries)[0].starts_with("BS602 fout van eis `BEH-93` mag"));
    assert!(outcome(&judged(&entries).0, "BEH-93").starts_with("open"));
}

#[test]
fn an_unknown_eis_is_found() {
    let said = found(&[leg_uit("BEH-81", "")]);
    assert!(said[0].starts_with("BS601 fout eis `BEH-81` staat in geen van de kaders (bedoelde u"));
}

#[test]
fn an_expired_deviation_no_longer_counts() {
    let expired = "besloten-door = \"college\"\ndatum = 2025-01-01\ngeldig-tot = 2026-11-21";
    let entries = [leg_uit("BEH-92", expired)];
    assert!(found(&entries)[0].starts_with("BS603 let op de afwijking van eis `BEH-92` gold"));
    assert!(outcome(&judged(&entries).0, "BEH-92").starts_with("open"));
    let last_day = expired.replace("11-21", "11-22");
    assert_eq!(found(&[leg_uit("BEH-92", &last_day)]), Vec::<String>::new());
}

#[test]
fn a_motivering_that_is_too_short_or_a_placeholder_does_not_count() {
    for short in ["Geen tijd.", "TODO: hier komt nog een heel lange tekst van de gemeente te staan"]
    {
        let entries = [leg_uit("BEH-92", &format!("motivering = \"{short}\""))];
        assert!(found(&entries)[0].starts_with("BS604 fout de motivering"), "{short}");
        assert!(outcome(&judged(&entries).0, "BEH-92").starts_with("open"));
    }
}

#[test]
fn a_deviation_that_is_not_needed_is_found() {
    assert_eq!(
        found(&[leg_uit("BEH-94", "")]),
        [
            "BS605 let op de afwijking van eis `BEH-94` is niet nodig: die eis is voldaan (haal deze `leg-uit` weg)"
        ]
    );
    let twice = [leg_uit("BEH-92", ""), leg_uit("BEH-92", "")];
    assert!(found(&twice)[0].contains("die eis is al uitgelegd"));
    assert!(found(&[leg_uit("BEH-95", "")])[0].contains("die eis geldt niet meer"));
    let met = [leg_uit("BEH-91", "element = \"ouderen\"")];
    assert!(
        found(&met)[0].starts_with("BS605 let op `ouderen` komt bij eis `BEH-91` niets tekort")
    );
    assert!(outcome(&judged(&met).0, "BEH-91").starts_with("open: dit ontbreekt: Studenten"));
}

#[test]
fn a_deviation_that_nobody_decided_stands_but_says_so() {
    let entries = [leg_uit("BEH-92", "# zonder besluit")];
    assert_eq!(
        found(&entries),
        [
            "BS606 let op bij de afwijking van eis `BEH-92` staat niet wie wanneer besloot (vul `besloten-door` en `datum` in)"
        ]
    );
    assert!(outcome(&judged(&entries).0, "BEH-92").starts_with("leg-uit"));
}

#[test]
fn a_part_that_the_eis_does_not_know_is_found() {
    let entries = [leg_uit("BEH-91", "element = [\"studente\", \"arbeidsmigranten\"]")];
    assert_eq!(
        found(&entries),
        ["BS607 fout eis `BEH-91` kijkt niet naar `studente` (bedoelde u `studenten`?)"]
    );
    assert!(outcome(&judged(&entries).0, "BEH-91").starts_with("open: dit ontbreekt: Studenten"));
    let whole = found(&[leg_uit("BEH-92", "element = \"studenten\"")]);
    assert!(whole[0].starts_with("BS607 let op eis `BEH-92` gaat nu niet over losse onderdelen"));
}

#[test]
fn a_decision_that_is_still_to_come_does_not_count() {
    let entries = [leg_uit("BEH-92", "besloten-door = \"raad\"\ndatum = 2026-11-23")];
    assert!(found(&entries)[0].starts_with("BS608 let op het besluit om af te wijken"));
    assert!(outcome(&judged(&entries).0, "BEH-92").starts_with("open"));
}

#[test]
fn a_deviation_that_ends_before_it_begins_does_not_count() {
    let dates = "besloten-door = \"raad\"\ndatum = 2026-10-13\ngeldig-tot = 2026-10-12";
    let entries = [leg_uit("BEH-92", dates)];
    let said = found(&entries);
    assert_eq!(said.len(), 1, "it is not also expired: {said:?}");
    assert!(said[0].starts_with("BS609 fout de afwijking van eis `BEH-92` eindigt op 2026-10-12"));
    assert!(judged(&entries).1.contains("hier staat de datum van het besluit"));
    assert!(outcome(&judged(&entries).0, "BEH-92").starts_with("open"));
}

#[test]
fn the_same_text_at_three_eisen_is_found_once_with_its_places() {
    let spaced = format!("motivering = \"  {}\"", WAAROM.to_uppercase().replace(' ', "  "));
    let three = [leg_uit("BEH-91", ""), leg_uit("BEH-92", &spaced), leg_uit("BEH-96", "")];
    let (toetsing, said) = judged(&three);
    assert_eq!(said.matches("BS610 let op dezelfde motivering staat bij 3 eisen").count(), 1);
    assert!(
        said.contains("en hier, bij eis `BEH-92`") && said.contains("en hier, bij eis `BEH-96`")
    );
    assert_eq!(toetsing.totaal(Uitkomst::LegUit), 3, "the deviations stand");
    let parts = ["studenten", "arbeidsmigranten"].map(|one| format!("element = \"{one}\""));
    let parts = parts.map(|one| leg_uit("BEH-91", &one));
    let two = [leg_uit("BEH-92", "")];
    assert_eq!(found(&[&parts[..], &two].concat()), Vec::<String>::new(), "two eisen are not many");
}

#[test]
fn the_register_names_the_parts_as_a_reader_knows_them() {
    let text = "[toets]\nkaders = [\"wet\"]\n[verordening]\nurgentieregeling = true\nstatus = \"vastgesteld\"\n\
        [[leg-uit]]\neis = \"HUV-15\"\nelement = [\"corporatie\", \"iets-anders\"]\n\
        motivering = \"Met de corporaties is al overlegd over de woondeal, waar dit deel van is.\"\n";
    let project = project(&[("bouwsteen.toml", text)]);
    let day = date(2026, 11, 22);
    let toetsing = bouwsteen::check::check(&project, day);
    let document = bouwsteen::compose::compose(&project, &toetsing, day).document;
    let markdown = bouwsteen::render::markdown::write(&document).replace('\\', "");
    let corporatie = kaders()
        .iter()
        .flat_map(|kader| &kader.lijst)
        .find(|list| list.id == "partnersoorten")
        .and_then(|list| list.item("corporatie"))
        .expect("the list has it");
    let line = format!("**Alleen voor:** {} en iets-anders", corporatie.naam);
    assert!(markdown.contains(&line), "{line} in:\n{markdown}");
}
