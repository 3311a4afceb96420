//! A toetsing as a file: written, read in a diff, compared, and broken by hand.

use std::{fs, path::Path};

use bouwsteen::{
    Project, Uitkomst,
    check::{
        self, Toetsing,
        vastlegging::{self, Richting},
    },
    report::{self, Style},
    source::{Kind, Location, Node, Pointer},
};
use jiff::civil::{Date, date};
use proptest::prelude::{ProptestConfig, any, proptest};
use tempfile::TempDir;

use crate::support::{cli, cli_in, lindewaard, lines, project};
use crate::tidy::english;

const DAY: Date = date(2026, 11, 22);

fn recorded(project: &Project) -> (Toetsing, String) {
    let toetsing = check::check(project, DAY);
    let text = vastlegging::write(&toetsing, project);
    (toetsing, text)
}

/// What reading a file of this text finds.
fn read(text: &str) -> String {
    let read = vastlegging::read("toetsing.toml", text.as_bytes());
    assert_eq!(read.inhoud.is_none(), !read.meldingen.is_empty());
    lines(&read.sources, &read.meldingen)
}

#[test]
fn what_is_written_reads_back_the_same() {
    let project = lindewaard();
    let (toetsing, text) = recorded(&project);
    assert_eq!(read(&text), "");
    let read = vastlegging::read("toetsing.toml", text.as_bytes()).inhoud.expect("it reads");
    assert_eq!(read.eisen.len(), toetsing.eisen.len());
    assert!(toetsing.eisen.iter().all(|found| read.eisen[&found.eis.id] == found.uitkomst));
    assert_eq!((read.peildatum, read.kaders.len()), (DAY, toetsing.kaders.len()));
    assert!(vastlegging::compare(&read, &toetsing).verschillen.is_empty());
}

#[test]
fn one_line_an_eis_in_order_and_without_line_numbers() {
    let (_, text) = recorded(&lindewaard());
    let eisen: Vec<&str> =
        text.split("[eisen]\n").nth(1).expect("the table is there").lines().collect();
    assert!(eisen.is_sorted(), "{eisen:?}");
    assert!(text.starts_with(vastlegging::KOP));
    assert!(!text.contains(".toml:"), "no line numbers");
    let line = eisen.iter().find(|line| line.starts_with("REG-11 ")).expect("it is there");
    assert_eq!(
        *line,
        "REG-11 = { uitkomst = \"leg-uit\", plekken = [\"bouwsteen.toml#/leg-uit/{eis=REG-11}\"] }"
    );
}

#[test]
fn an_element_added_before_it_changes_no_line() {
    let before = lindewaard();
    let list = Pointer::root().key("beleidskader");
    let mut tree = before.tree.clone();
    let mut all = tree.at(&list).expect("the example has them").clone();
    let mut first = all.items()[0].clone();
    assert!(first.set(&Pointer::root().key("id"), text_node("nieuw", first.location)));
    let Kind::Array(items) = &mut all.kind else { panic!("a list") };
    items.insert(0, first);
    assert!(tree.set(&list, all));
    let after = recorded(&before.with_tree(tree)).1;
    let before = recorded(&before).1;
    let lines = |text: &str| -> Vec<String> {
        let named = text.lines().filter(|line| line.contains("{id=kader-wmo-plan}\"]"));
        named.map(str::to_owned).collect()
    };
    assert!(lines(&before).len() > 2, "{before}");
    assert_eq!(lines(&before), lines(&after));
}

fn text_node(text: &str, location: Location) -> Node {
    Node::new(Kind::Text(text.to_owned()), location)
}

#[test]
fn every_mistake_in_the_file_has_its_place() {
    let text = "versie = \"2\"\nprogramma = 1\npeildatum = \"gisteren\"\nextra = true\n[kaders]\nwet = 3\n\
                [eisen]\nHUV-01 = { uitkomst = \"voldan\" }\nHUV-02 = \"voldaan\"\nHUV-03 = { plekken = [] }\n";
    insta::assert_snapshot!(read(text));
    assert!(read("").contains("mist de verplichte sleutel"), "{}", read(""));
}

#[test]
fn marks_of_a_merge_are_found_where_they_stand() {
    let (_, text) = recorded(&project(&[("bouwsteen.toml", "")]));
    let torn = text.replace("[eisen]\n", "[eisen]\n<<<<<<< HEAD\n");
    let line = torn.lines().position(|line| line.starts_with("<<<")).expect("just put in") + 1;
    let said = read(&torn);
    assert!(said.starts_with(&format!("toetsing.toml:{line}:")), "{said}");
    assert_eq!(english(&said.replace("HEAD", "")), None, "{said}");
}

#[test]
fn bytes_that_are_no_text_are_a_finding() {
    let read = vastlegging::read("toetsing.toml", b"versie = \"\xff\"");
    assert!(read.inhoud.is_none());
    assert!(lines(&read.sources, &read.meldingen).contains("geen UTF-8"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_damaged_file_never_panics(at in any::<u16>(), length in 0_usize..60, put in any::<String>()) {
        let (_, text) = recorded(&project(&[("bouwsteen.toml", "[toets]\nkaders = [\"ontwerpbesluit\"]")]));
        let start = text.floor_char_boundary(usize::from(at) % text.len());
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        let damaged = format!("{}{put}{}", &text[..start], &text[end..]);
        read(&damaged);
    }
}

/// The differences between a file with these outcomes and a small toetsing with others.
fn differences(was: &[(&str, Uitkomst)], wordt: &[(&str, Uitkomst)]) -> Vec<String> {
    let project = project(&[("bouwsteen.toml", "")]);
    let mut now = check::check(&project, DAY);
    let mut stock = now.eisen.clone().into_iter();
    now.eisen = wordt
        .iter()
        .map(|(id, uitkomst)| {
            let mut found = stock.next().expect("the kaders have eisen");
            (*id).clone_into(&mut found.eis.id);
            found.uitkomst = *uitkomst;
            found
        })
        .collect();
    let before = vastlegging::Vastlegging {
        programma: "bouwsteen 0.0.0".to_owned(),
        peildatum: date(2026, 7, 1),
        kaders: [("wet".to_owned(), "0".to_owned())].into(),
        eisen: was.iter().map(|(id, uitkomst)| ((*id).to_owned(), *uitkomst)).collect(),
    };
    let compared = vastlegging::compare(&before, &now);
    let worse = compared.verschillen.iter().any(|one| one.richting == Richting::Slechter);
    assert_eq!(compared.is_worse(), worse);
    report::kort_vergeleken(&compared).lines().map(str::to_owned).collect()
}

#[test]
fn every_change_has_its_direction() {
    use Uitkomst::{Beargumenteerd, LegUit, NietVanToepassing, Open, Voldaan};
    let mut told = Vec::new();
    for was in Uitkomst::ALL {
        for wordt in Uitkomst::ALL {
            let said = differences(&[("A-01", was)], &[("A-01", wordt)]);
            let richting = said.first().map_or("gelijk", |line| {
                line.split(": ").nth(1).expect("`eis: richting: was → wordt`")
            });
            let expected = match (was, wordt) {
                (was, wordt) if was == wordt => "gelijk",
                (_, Open) => "slechter",
                (Voldaan | Beargumenteerd, LegUit) => "slechter",
                (Open, LegUit | Voldaan | Beargumenteerd) => "beter",
                (LegUit, Voldaan | Beargumenteerd) => "beter",
                (NietVanToepassing, _) | (_, NietVanToepassing) => "anders",
                _ => "anders",
            };
            if richting != expected {
                told.push(format!("{was:?} → {wordt:?}: {richting}, not {expected}"));
            }
        }
    }
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn new_and_vanished_eisen_are_told_and_are_not_worse() {
    use Uitkomst::{Open, Voldaan};
    let said = differences(&[("OUD-01", Voldaan)], &[("NEW-01", Open), ("NEW-02", Voldaan)]);
    assert_eq!(
        said,
        ["NEW-01: nieuw: nu nog open", "NEW-02: nieuw: nu voldaan", "OUD-01: weg: was voldaan"]
    );
}

#[test]
fn a_person_reads_was_and_wordt_under_headings() {
    let project = project(&[("bouwsteen.toml", "[toets]\nkaders = [\"ontwerpbesluit\"]\n")]);
    let toetsing = check::check(&project, DAY);
    let text = "versie = \"1\"\nprogramma = \"bouwsteen 0.0.0\"\npeildatum = 2026-07-01\n[kaders]\nwet = \"1\"\n\
                [eisen]\nREG-02 = { uitkomst = \"voldaan\" }\nXXX-01 = { uitkomst = \"open\" }\n";
    let was = vastlegging::read("toetsing.toml", text.as_bytes()).inhoud.expect("it reads");
    let compared = vastlegging::compare(&was, &toetsing);
    let said = report::mens_vergeleken(&compared, &Style { width: 100, colour: false });
    for part in [
        "Vergeleken met de toetsing van 01-07-2026\n",
        "Kader wet: 1 → geen\n",
        "\nSlechter dan vastgelegd\n  REG-02: voldaan → nog open",
        "\nNieuwe eisen\n",
        "\nEisen die er niet meer zijn\n  XXX-01: was nog open\n",
    ] {
        assert!(said.contains(part), "{part:?} in:\n{said}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&report::json_vergeleken(&toetsing, &project.sources, &compared))
            .expect("JSON");
    let schema = jsonschema::draft202012::new(&report::toets_schema()).expect("a valid schema");
    assert!(schema.is_valid(&json));
    assert_eq!(json["vergelijking"]["verschillen"][0]["wordt"], "open");
}

#[test]
fn the_schema_of_the_file_is_fresh() {
    let committed = include_str!("../../schemas/toetsing.schema.json");
    assert!(
        committed == cli(&["schema", "--toetsing"]).stdout,
        "run: cargo run -- schema --toetsing > schemas/toetsing.schema.json"
    );
}

/// A small visie on disk.
fn visie(extra: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let text = format!("[toets]\nkaders = [\"wonen-voor-ouderen-2021\"]\n{extra}");
    put(&folder.path().join("bouwsteen.toml"), &text);
    folder
}

const ANSWERED: &str = "[document]\ntitel = \"Klein\"\n[proces]\nuitvoeringsprogramma = \"Wie wat doet staat in het programma.\"\n\
    [[maatregel]]\nid = \"m\"\nomschrijving = \"Bouwen\"\ntrekker = \"g\"\ngebied = [\"k\"]\n\
    [[partner]]\nid = \"g\"\nnaam = \"Gemeente\"\nsoort = \"gemeente\"\n[[gebied]]\nid = \"k\"\nnaam = \"Kern\"\n";

#[test]
fn what_gets_worse_fails_and_what_was_open_does_not() {
    let folder = visie(ANSWERED);
    let run = |args: &[&str]| cli_in(folder.path(), args);
    let written = run(&["toets", "--vastleggen", "."]);
    assert_eq!(written.code, 0, "{}", written.stderr);
    assert!(written.stderr.contains("toetsing.toml"), "{}", written.stderr);
    let same = run(&["toets", "--vergelijk"]);
    assert_eq!((same.code, same.stderr.as_str()), (0, ""), "open eisen were open before");
    assert!(same.stdout.contains("Geen enkele uitkomst is veranderd."), "{}", same.stdout);

    let text = get(&folder.path().join("bouwsteen.toml"));
    put(&folder.path().join("bouwsteen.toml"), &text.replace("uitvoeringsprogramma", "#"));
    let worse = run(&["toets", "--vergelijk", "--uitvoer", "kort"]);
    assert_eq!(worse.code, 1, "{}", worse.stderr);
    assert_eq!(worse.stdout, "SAM-09: slechter: voldaan → nog open\n");
    assert_eq!(english(&worse.stdout), None);
}

#[test]
fn a_named_file_is_written_and_compared_with() {
    let folder = visie("");
    let run = |args: &[&str]| cli_in(folder.path(), args);
    assert_eq!(run(&["toets", "--vastleggen=elders/maart.toml"]).code, 0);
    assert!(folder.path().join("elders/maart.toml").is_file());
    assert!(!folder.path().join("toetsing.toml").exists());
    assert_eq!(run(&["toets", "--vergelijk=elders/maart.toml"]).code, 0);
    assert_eq!(run(&["toets", "--vastleggen=elders/maart.toml"]).code, 0, "it may be renewed");
}

#[test]
fn json_stays_one_object_on_stdout() {
    let folder = visie("");
    let run = cli_in(folder.path(), &["toets", "--vastleggen", "--uitvoer", "json"]);
    serde_json::from_str::<serde_json::Value>(&run.stdout).expect("one JSON object");
}

#[test]
fn no_file_of_the_visie_is_ever_overwritten() {
    let folder = visie("");
    let before = get(&folder.path().join("bouwsteen.toml"));
    let run = cli_in(folder.path(), &["toets", "--vastleggen=bouwsteen.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is geen vastgelegde toetsing"), "{}", run.stderr);
    assert_eq!(get(&folder.path().join("bouwsteen.toml")), before);
}

#[test]
fn a_toetsing_of_wrong_data_is_not_kept() {
    let folder = visie("[document]\nstatus = \"conept\"\n");
    let run = cli_in(folder.path(), &["toets", "--vastleggen"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("niet vastgelegd"), "{}", run.stderr);
    assert!(!folder.path().join("toetsing.toml").exists());
}

#[test]
fn what_cannot_be_compared_says_why() {
    let folder = visie("");
    let run = |args: &[&str]| cli_in(folder.path(), args);
    let none = run(&["toets", "--vergelijk"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(none.stderr.contains("--vastleggen"), "{}", none.stderr);
    put(
        &folder.path().join("toetsing.toml"),
        "versie = \"1\"\n[eisen]\nA = { uitkomst = \"goed\" }\n",
    );
    let broken = run(&["toets", "--vergelijk"]);
    assert_eq!((broken.code, broken.stdout.as_str()), (1, ""));
    assert!(broken.stderr.contains("toetsing.toml:3:18: BS204"), "{}", broken.stderr);
    assert_eq!(english(&broken.stderr), None, "{}", broken.stderr);
    assert_eq!(run(&["toets", "--vergelijk=/"]).code, 2);
    assert_eq!(run(&["toets", "--vergelijk", "--vastleggen"]).code, 2);
}

fn put(path: &Path, text: &str) {
    #[expect(clippy::disallowed_methods, reason = "a test sets the scene")]
    fs::write(path, text).expect("a writable folder");
}

fn get(path: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
    fs::read_to_string(path).expect("a file that was written")
}
