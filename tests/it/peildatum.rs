//! What a day decides: which eisen count, what is coming, and that expected law never becomes law by itself.

use std::collections::BTreeSet;

use bouwsteen::{
    Toetsing, Uitkomst,
    check::{self, check_tree, vooruit::Wending},
    kader::{Kader, Sterkte, Toets, Zekerheid},
    report::{self, Style},
    source::{self, Sources},
};
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::support::{cli_in, kaders, project};

const STYLE: Style = Style { width: 100, colour: false };

/// A small visie that answers nothing, held against law and draft decree.
const KLEIN: &str = "[document]\ntitel = \"Klein\"\nstatus = \"concept\"\n\n[toets]\nkaders = [\"wet\", \"ontwerpbesluit\"]\n";

/// What the same small visie gets on a day.
fn small(day: Date) -> Toetsing {
    check::check(&project(&[("bouwsteen.toml", KLEIN)]), day)
}

fn words(toetsing: &Toetsing, id: &str) -> Vec<&'static str> {
    let found = toetsing.eisen.iter().find(|found| found.eis.id == id).expect("the eis is there");
    found.voorbehoud(toetsing.peildatum)
}

#[test]
fn the_same_visie_is_judged_by_the_law_of_the_day() {
    let before = small(date(2026, 6, 30));
    let now = small(date(2026, 11, 22));
    let later = small(date(2027, 1, 2));
    let fails = |toetsing: &Toetsing| toetsing.faalt(check::Streng::Alles);
    let binding = |toetsing: &Toetsing, id: &str| {
        toetsing.eisen.iter().any(|found| found.eis.id == id && found.bindend)
    };
    // Law of 1 July 2026: expected before, binding since.
    assert_eq!(words(&before, "HUV-01"), ["verwacht"]);
    assert!(!binding(&before, "HUV-01") && binding(&now, "HUV-01"));
    assert_eq!(words(&now, "HUV-01"), Vec::<&str>::new());
    assert!(fails(&now) && fails(&later));
    let new_law = |toetsing: &Toetsing| {
        let open = toetsing.eisen.iter().filter(|found| found.faalt(check::Streng::Wet));
        let start = Some(date(2026, 7, 1));
        open.filter(|found| found.eis.geldig.van == start).count()
    };
    assert_eq!(new_law(&before), 0);
    assert!(new_law(&now) > 10);
    // The draft decree: its expected day comes and goes, and it still does not bind.
    assert_eq!(words(&now, "REG-02"), ["ontwerp", "verwacht", "secundaire bron"]);
    assert_eq!(
        words(&later, "REG-02"),
        ["ontwerp", "verwacht", "de verwachte datum is voorbij; nagaan", "secundaire bron"]
    );
    assert!(!binding(&now, "REG-02") && !binding(&later, "REG-02"));
}

#[test]
fn only_the_draft_decree_never_fails_a_toets() {
    let text = KLEIN.replace("\"wet\", ", "");
    let toetsing = check::check(&project(&[("bouwsteen.toml", &text)]), date(2030, 1, 1));
    assert!(toetsing.eisen.iter().any(|found| found.uitkomst == Uitkomst::Open));
    assert!(!toetsing.faalt(check::Streng::Alles));
}

/// A kader with an eis of each kind of time.
fn tijd() -> Kader {
    let mut text = "naam = \"tijd\"\ntitel = \"Tijd\"\nversie = \"1\"\npeildatum = 2026-11-22\ntoelichting = \"Proef.\"\n[[bron]]\nid = \"stuk\"\ntitel = \"Stuk\"\n".to_owned();
    for (id, zekerheid, extra) in [
        ("AAA-01", "gelezen", "geldig = { van = 2027-01-01 }"),
        ("AAA-02", "nagaan", "geldig = { van = 2027-01-01 }"),
        ("AAA-03", "gelezen", "geldig = { verwacht = 2028-01-01 }"),
        ("AAA-04", "gelezen", "geldig = { verwacht = 2026-01-01 }"),
        ("AAA-05", "gelezen", "geldig = { tot = 2026-12-31 }"),
        ("AAA-06", "gelezen", "vervallen = { sinds = 2027-06-01, reden = \"oud\" }"),
        ("AAA-07", "gelezen", "geldig = { verwacht = 2026-01-01, van = 2026-07-01 }"),
        ("AAA-08", "gelezen", ""),
    ] {
        text += &format!(
            "[[eis]]\nid = \"{id}\"\nbouwsteen = \"proces\"\ntitel = \"Vraag {id}.\"\nsterkte = \"wet\"\nafwijken = \"vrij\"\n\
             bron = {{ document = \"stuk\", plaats = \"art. 1\", zekerheid = \"{zekerheid}\" }}\nmelding = \"dit ontbreekt\"\n\
             herstel = \"vul `proces` in\"\ntoets = {{ soort = \"aanwezig\", paden = [\"/proces/uitvoeringsprogramma\"] }}\n{extra}\n"
        );
    }
    let (node, errors) = source::parse(Sources::default().add("tijd.toml", &*text), &text);
    assert!(errors.is_empty(), "{errors:?}");
    source::read(&node).expect("the kader reads")
}

const MET_AFWIJKING: &str = "[[leg-uit]]\neis = \"AAA-08\"\nmotivering = \"Dit programma komt later, omdat de regio eerst een eigen plan maakt.\"\nbesloten-door = \"raad\"\ndatum = 2026-10-01\ngeldig-tot = 2027-03-31\n";

fn timed(day: Date) -> (bouwsteen::Project, Toetsing) {
    let project = project(&[("bouwsteen.toml", MET_AFWIJKING)]);
    let toetsing = check_tree(&project.tree, &project, &[&tijd()], day);
    (project, toetsing)
}

#[test]
fn what_is_coming_is_told_in_order_of_date() {
    let (_, toetsing) = timed(date(2026, 11, 22));
    let told: Vec<String> = toetsing
        .vooruit()
        .iter()
        .map(|one| {
            format!("{} {} {} {}", one.datum, one.eis, one.soort.as_str(), one.uitkomst.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-01-01 AAA-04 verwacht-voorbij open",
            "2026-12-31 AAA-05 geldt-tot open",
            "2027-01-01 AAA-01 wordt-bindend open",
            "2027-01-01 AAA-02 gaat-gelden open",
            "2027-03-31 AAA-08 afwijking-eindigt leg-uit",
            "2027-06-01 AAA-06 vervalt open",
            "2028-01-01 AAA-03 verwacht open",
        ]
    );
}

#[test]
fn what_has_come_is_no_longer_coming() {
    let (_, toetsing) = timed(date(2028, 6, 1));
    let told: Vec<_> = toetsing.vooruit().into_iter().map(|one| (one.eis, one.soort)).collect();
    let overdue = |id: &str| (id.to_owned(), Wending::VerwachtVoorbij);
    assert_eq!(told, [overdue("AAA-04"), overdue("AAA-03")]);
    let binding: Vec<_> =
        toetsing.eisen.iter().filter(|f| f.bindend).map(|f| f.eis.id.as_str()).collect();
    assert_eq!(binding, ["AAA-01", "AAA-07", "AAA-08"], "only `van` makes an eis bind");
    let left: BTreeSet<_> = toetsing.eisen.iter().map(|f| f.eis.id.as_str()).collect();
    assert!(!left.contains("AAA-05") && !left.contains("AAA-06"));
}

#[test]
fn the_outlook_has_three_forms() {
    let (project, toetsing) = timed(date(2026, 11, 22));
    insta::assert_snapshot!(report::mens_vooruit(&toetsing, &STYLE));
    insta::assert_snapshot!(report::kort_vooruit(&toetsing, &project.sources));
    let value: Value = serde_json::from_str(&report::json_vooruit(&toetsing, &project.sources))
        .expect("the report is JSON");
    let schema = jsonschema::draft202012::new(&report::toets_schema()).expect("a valid schema");
    let errors: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(value["vooruit"][2]["soort"], "wordt-bindend");
    assert_eq!(value["vooruit"][3]["voorbehoud"], serde_json::json!(["verwacht", "bron nagaan"]));
    let plain: Value =
        serde_json::from_str(&report::json(&toetsing, &project.sources)).expect("JSON");
    assert!(plain.get("vooruit").is_none(), "only who asks gets it");
}

#[test]
fn an_outlook_without_changes_says_so() {
    let project = project(&[("bouwsteen.toml", "")]);
    let toetsing = check_tree(&project.tree, &project, &[], date(2026, 11, 22));
    let said = report::mens_vooruit(&toetsing, &STYLE);
    assert!(said.contains("Geen eis gaat gelden of vervalt"), "{said}");
}

#[test]
fn the_command_shows_the_outlook_after_the_report() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    write(&folder.path().join("bouwsteen.toml"), KLEIN);
    let code = |day: &str| cli_in(folder.path(), &["toets", "--peildatum", day]).code;
    // Law that was in force long before makes the small visie fail on any day; see the test in the library.
    assert_eq!(code("2026-11-22"), 1);
    let said = cli_in(folder.path(), &["toets", "--vooruit"]).stdout;
    let (_, after) =
        said.split_once("\nVooruit: wat verandert er na 22-11-2026\n").expect("it is there");
    assert!(after.contains("01-01-2027  REG-02"), "{after}");
    let kort = cli_in(folder.path(), &["toets", "--vooruit", "--uitvoer", "kort"]).stdout;
    assert!(kort.lines().any(|line| line.contains("REG-02 2027-01-01")), "{kort}");
    let json = cli_in(folder.path(), &["toets", "--vooruit", "--uitvoer", "json"]).stdout;
    let value: Value = serde_json::from_str(&json).expect("one JSON object");
    assert!(value["vooruit"].as_array().is_some_and(|rows| !rows.is_empty()));
}

#[test]
fn a_form_without_room_for_the_outlook_refuses_it() {
    for option in ["--vooruit", "--vergelijk"] {
        let run = crate::support::cli(&["toets", option, "--uitvoer", "sarif"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(option), "{}", run.stderr);
        assert_eq!(crate::tidy::english(&run.stderr), None, "{}", run.stderr);
    }
}

/// A law of which nobody read the text: every output says so, where a reader meets the eis.
#[test]
fn law_that_must_be_looked_up_says_so_in_every_output() {
    let project = project(&[("bouwsteen.toml", KLEIN)]);
    let day = date(2026, 11, 22);
    let toetsing = check::check(&project, day);
    let nagaan = |found: &&check::Bevinding| {
        found.eis.sterkte == Sterkte::Wet
            && found.eis.bron.zekerheid == Zekerheid::Nagaan
            && found.uitkomst == Uitkomst::Open
    };
    let found = toetsing.eisen.iter().find(nagaan).expect("there is such law");
    let id = &found.eis.id;
    assert!(!found.bindend);

    let mens = report::mens(&toetsing, &project.sources, check::Streng::Wet, &STYLE);
    let part = mens.split("\n\n").find(|part| part.starts_with(id.as_str())).expect("it is told");
    assert!(part.contains("bron nagaan") && part.contains("telt nu niet mee"), "{part}");

    let kort = report::kort(&toetsing, &project.sources);
    let line = kort.lines().find(|line| line.contains(&format!(": {id} "))).expect("it is told");
    assert!(line.ends_with("(bron nagaan; telt nu niet mee)"), "{line}");

    let json: Value =
        serde_json::from_str(&report::json(&toetsing, &project.sources)).expect("JSON");
    let rows = json["eisen"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["id"] == id.as_str()).expect("it is told");
    assert_eq!(
        (&row["zekerheid"], &row["voorbehoud"]),
        (&"nagaan".into(), &serde_json::json!(["bron nagaan"]))
    );

    let (sources, streng) = (&project.sources, check::Streng::Wet);
    let csv = report::csv(&toetsing, sources, streng);
    let row = csv.lines().find(|line| line.contains(&format!("{id};"))).expect("it is told");
    assert!(row.contains("bron nagaan"), "{row}");
    for (form, text) in [
        ("sarif", report::sarif(&toetsing, sources, streng, "")),
        ("junit", report::junit(&toetsing, sources, streng)),
        ("markdown", report::markdown(&toetsing, sources, streng)),
    ] {
        assert!(text.contains("bron nagaan"), "{form}");
    }

    let document = bouwsteen::compose::compose(&project, &toetsing, day).document;
    let markdown = bouwsteen::render::markdown::write(&document).replace('\\', "");
    let row = markdown.lines().find(|line| line.starts_with(&format!("| {id} "))).expect("a row");
    assert!(row.contains("bron nagaan"), "{row}");

    // What the PDF is set from; the words of a status are printed beside its mark.
    let input = bouwsteen::render::pdf::input(&document);
    let data = String::from_utf8(input["data.json"].clone()).expect("JSON");
    let after = data.split(&format!("\"{id}\"")).last().expect("the row of the eis");
    let row = after.split("\"cells\"").next().expect("up to the next row");
    assert!(row.contains("bron nagaan"), "{row}");
}

/// Old documents name days on which the duty would start (1-1-2024, 1-1-2026): none of those is law.
#[test]
fn only_law_says_since_when_it_holds() {
    let mut wrong = Vec::new();
    for eis in kaders().iter().flat_map(|kader| &kader.eis) {
        let of_law = eis.bron.url.as_deref().is_some_and(|url| url.contains("wetten.overheid.nl/"));
        // Advice may rest on a law too; it has the day of that law.
        if eis.geldig.van.is_some() && !of_law && eis.bron.zekerheid != Zekerheid::Nagaan {
            wrong.push(format!("{}: `van` without a law", eis.id));
        }
        if eis.geldig.verwacht.is_some() && eis.binds_at(date(2100, 1, 1)) {
            wrong.push(format!("{}: an expected day binds", eis.id));
        }
        if fixed_day(&eis.toets) && eis.sterkte != Sterkte::Wet {
            wrong.push(format!("{}: a fixed day that no law says", eis.id));
        }
        if eis.geldig.van == Some(date(2024, 1, 1)) {
            wrong.push(format!("{}: the duty did not start on that day", eis.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn fixed_day(toets: &Toets) -> bool {
    match toets {
        Toets::Uiterlijk { datum, .. } => datum.is_some(),
        Toets::Alle { toetsen } => toetsen.iter().any(fixed_day),
        Toets::Indien { toets, .. } => fixed_day(toets),
        Toets::Aanwezig { .. }
        | Toets::PerElement { .. }
        | Toets::Element { .. }
        | Toets::Dekking { .. }
        | Toets::Grens { .. }
        | Toets::Keuze { .. }
        | Toets::Tijdvak { .. }
        | Toets::Jaren { .. }
        | Toets::Actualiteit { .. }
        | Toets::Som { .. }
        | Toets::OpenNorm { .. } => false,
    }
}

/// Words from before the Omgevingswet, which the handreiking still uses, are not asked of anyone.
#[test]
fn eisen_use_the_words_of_the_omgevingswet() {
    for eis in kaders().iter().flat_map(|kader| &kader.eis) {
        for text in [&eis.titel, &eis.melding, &eis.herstel] {
            let lower = text.to_lowercase();
            let old =
                ["bestemmingsplan", "structuurvisie"].iter().find(|word| lower.contains(**word));
            assert!(old.is_none(), "{}: {text}", eis.id);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a test sets the scene")]
fn write(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).expect("a writable folder");
}
