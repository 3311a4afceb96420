//! The reports of a toetsing: what a person, an editor and another program get to see.

use bouwsteen::{
    Project, Toetsing, check,
    report::{self, Style},
};
use jiff::civil::date;
use serde_json::Value;

use crate::support::{cli, project};

/// A project that is wrong in three ways, beside what it leaves open.
const WRONG: &[(&str, &str)] = &[
    (
        "bouwsteen.toml",
        "[document]\nsoort = \"woonzorgvisie\"\nstatus = \"conept\"\n\n[toets]\nkaders = [\"wonen-voor-ouderen-2021\"]\n",
    ),
    ("visie/a.toml", "[[ambitie]]\nid = \"thuis\"\ntitel = \"Thuis\"\n"),
    ("visie/b.toml", "[[ambitie]]\nid = \"thuis\"\ntitel = \"Nog eens\"\ntermijn = \"2030\"\n"),
];

/// Control characters, a change of direction and an escape sequence, in a key and in a value.
const HOSTILE: &[(&str, &str)] = &[(
    "bouwsteen.toml",
    "[document]\nstatus = \"con\\u001b[31m\\u202ecept\\u009b\"\n\"sleu\\u001b]8;;x\\u0007tel\" = 1 # \u{202e}\u{9b}\n",
)];

const PLAIN: Style = Style { width: 100, colour: false };

fn judged(files: &[(&str, &str)]) -> (Project, Toetsing) {
    let project = project(files);
    let toetsing = check::check(&project, date(2026, 11, 22));
    (project, toetsing)
}

#[test]
fn a_person_reads_counts_then_steps_then_details() {
    let (project, toetsing) = judged(WRONG);
    let text = report::mens(&toetsing, &project.sources, check::Streng::Wet, &PLAIN);
    insta::assert_snapshot!(text);
}

#[test]
fn a_narrow_terminal_gets_no_longer_lines() {
    let (project, toetsing) = judged(WRONG);
    let style = Style { width: 50, colour: false };
    let text = report::mens(&toetsing, &project.sources, check::Streng::Wet, &style);
    let messages = ["fout[", "let op[", " --> ", " ::: ", "  = hulp"];
    for line in text.lines().filter(|line| !messages.iter().any(|lead| line.contains(lead))) {
        assert!(line.chars().count() <= 50, "{line:?}");
    }
}

#[test]
fn at_80_columns_no_title_is_cut_and_at_120_the_score_is_there() {
    let project = crate::support::lindewaard();
    let toetsing = check::check(&project, date(2026, 11, 22));
    let at = |width| {
        let style = Style { width, colour: false };
        report::mens(&toetsing, &project.sources, check::Streng::Wet, &style)
    };
    let (small, large) = (at(80), at(120));
    for telling in &toetsing.bouwstenen {
        assert!(small.contains(telling.bouwsteen.titel()), "{small}");
    }
    for (width, text) in [(80, &small), (120, &large)] {
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest <= width), "{longest:?} in {text}");
    }
    assert!(!small.contains("beantwoord") && large.contains("beantwoord"));
}

#[test]
fn one_line_for_each_finding_and_each_binding_open_eis() {
    let (project, toetsing) = judged(WRONG);
    let text = report::kort(&toetsing, &project.sources);
    insta::assert_snapshot!(text);
    let open = toetsing.eisen.iter().filter(|found| found.faalt(check::Streng::Alles)).count();
    assert_eq!(text.lines().count(), toetsing.meldingen.len() + open);
}

#[test]
fn hostile_text_reaches_no_terminal() {
    let (project, toetsing) = judged(HOSTILE);
    assert!(!toetsing.is_sound());
    let style = Style { width: 100, colour: false };
    for text in [
        report::mens(&toetsing, &project.sources, check::Streng::Wet, &style),
        report::kort(&toetsing, &project.sources),
    ] {
        let bad = |char: char| {
            (char.is_control() && char != '\n') || matches!(char, '\u{202a}'..='\u{202e}')
        };
        assert!(!text.chars().any(bad), "{text:?}");
        assert!(text.contains("[31m"), "{text}");
    }
}

#[test]
fn colour_is_only_there_when_asked() {
    let (project, toetsing) = judged(WRONG);
    let plain = report::mens(&toetsing, &project.sources, check::Streng::Wet, &PLAIN);
    let painted = report::mens(
        &toetsing,
        &project.sources,
        check::Streng::Wet,
        &Style { colour: true, ..PLAIN },
    );
    assert!(!plain.contains('\u{1b}') && painted.contains('\u{1b}'));
}

#[test]
fn json_keeps_its_contract() {
    let schema = jsonschema::draft202012::new(&report::toets_schema()).expect("a valid schema");
    for files in [WRONG, HOSTILE, &[]] {
        let (project, toetsing) = judged(files);
        let value: Value = serde_json::from_str(&report::json(&toetsing, &project.sources))
            .expect("the report is JSON");
        let errors: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(value["eisen"].as_array().map(Vec::len), Some(toetsing.eisen.len()));
    }
    assert!(!schema.is_valid(&serde_json::json!({ "versie": "1" })), "the schema asks something");
}

#[test]
fn json_has_the_fields_that_were_promised() {
    let (project, toetsing) = judged(WRONG);
    let value: Value = serde_json::from_str(&report::json(&toetsing, &project.sources))
        .expect("the report is JSON");
    let has = |pointer: &str, keys: &[&str]| {
        let object = value.pointer(pointer).and_then(Value::as_object);
        let object = object.unwrap_or_else(|| panic!("no object at {pointer}"));
        for key in keys {
            assert!(object.contains_key(*key), "`{key}` is gone from {pointer}");
        }
    };
    let top = ["versie", "programma", "peildatum", "kaders", "bouwstenen", "eisen", "meldingen"];
    has("", &top);
    has("/programma", &["naam", "versie"]);
    has("/kaders/0", &["naam", "versie", "peildatum"]);
    has("/bouwstenen/0", &["id", "titel", "tellingen"]);
    let tellingen = ["voldaan", "beargumenteerd", "leg-uit", "open", "niet-van-toepassing"];
    has("/bouwstenen/0/tellingen", &tellingen);
    let eis = [
        "id",
        "bouwsteen",
        "titel",
        "sterkte",
        "zekerheid",
        "afwijken",
        "bindend",
        "uitkomst",
        "reden",
        "bron",
        "plekken",
    ];
    has("/eisen/0", &eis);
    has("/eisen/0/bron", &["document", "plaats", "url"]);
    has("/eisen/0/plekken/0", &["bestand", "regel", "kolom", "pad"]);
    let melding = ["code", "ernst", "bericht", "hulp", "bestand", "regel", "kolom", "pad"];
    has("/meldingen/0", &melding);
}

#[test]
fn the_schema_of_the_contract_is_fresh() {
    let committed = include_str!("../../schemas/toets.schema.json");
    assert!(
        committed == cli(&["schema", "--toets"]).stdout,
        "run: cargo run -- schema --toets > schemas/toets.schema.json"
    );
}

#[test]
fn every_eis_of_the_kaders_can_be_listed_and_shown() {
    let list: Value = serde_json::from_str(&cli(&["kader", "lijst", "--uitvoer", "json"]).stdout)
        .expect("the list is JSON");
    let eisen = list.as_array().expect("a list");
    assert!(eisen.len() > 100);
    let text = cli(&["kader", "lijst"]).stdout;
    for eis in eisen {
        let keys = ["bouwsteen", "titel", "sterkte", "zekerheid", "afwijken", "adressaat", "bron"];
        assert!(keys.iter().all(|key| !eis[key].is_null()), "{eis}");
        assert!(text.contains(eis["id"].as_str().expect("an id")), "{eis}");
    }
    let id = eisen[0]["id"].as_str().expect("an id");
    let shown: Value =
        serde_json::from_str(&cli(&["kader", "toon", id, "--uitvoer", "json"]).stdout)
            .expect("one eis is JSON");
    assert_eq!(&shown, &eisen[0]);
    let said = cli(&["kader", "toon", &id.to_lowercase()]).stdout;
    assert!(said.starts_with(id) && said.contains("Bron:"), "{said}");
}
