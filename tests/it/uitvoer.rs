//! The reports for other programs: they hold to their schemas, and hostile text comes out harmless.

use std::collections::BTreeMap;

use bouwsteen::{
    Project, Toetsing, Uitkomst, check,
    check::Streng,
    kader::ingebouwd,
    report::{self, Style},
};
use jiff::civil::date;
use quick_xml::{Reader, XmlVersion, events::Event};
use serde_json::Value;

use crate::support::{cli, cli_in, lindewaard, project};

/// A small visie with a mistake, a warning, and every outcome of an eis of the kader for tests.
const SMALL: &[(&str, &str)] = &[
    (
        "bouwsteen.toml",
        "[document]\nsoort = \"woonzorgvisie\"\nstatus = \"conept\"\n\n\
         [visie]\ntoekomstbeeld = \"In 2040 woont iedereen in een buurt waar men elkaar kent.\"\n\n\
         [[ambitie]]\nid = \"thuis\"\ntitel = \"Thuis\"\n\n\
         [[ambitie]]\nid = \"samen\"\ntitel = \"Samen\"\n",
    ),
    (
        "visie/leg uit.toml",
        "[[leg-uit]]\neis = \"SAM-02\"\nmotivering = \"\"\"\nAlle nieuwe plekken komen er met \
         corporaties; marktpartijen hebben hier geen plannen.\"\"\"\n",
    ),
];

/// What must come out as text: steering of a terminal, formulas, the end of CDATA, cells, code, tags, links.
const HOSTILE: &str = "\u{1b}[31m\u{9b}31m\u{202e}]]>|`<script>alert(1)</script>` {0} [x](javascript:1) \
                       @cmd|' /C calc'!A0 ${{ x }} ::error::x";

fn hostile() -> Vec<(&'static str, String)> {
    let toml = serde_json::to_string(HOSTILE).expect("a text").replace("\u{9b}", "\\u009b");
    let toml = toml.replace('\u{202e}', "\\u202e");
    let manifest = format!(
        "[document]\nstatus = {toml}\n{toml} = 1\n[toets]\nkaders = [\"wonen-voor-ouderen-2021\"]\n\
         [[samenwerking.prestatieafspraak]]\nid = \"a\"\nnaam = {toml}\n\
         [[leg-uit]]\neis = \"SAM-11\"\nmotivering = {toml}\n"
    );
    let path = "visie/=1+1 #`<b>|](javascript:1) \u{9b}.toml";
    vec![("bouwsteen.toml", manifest), (path, "= kapot\n".to_owned())]
}

fn judged(files: &[(&str, &str)]) -> (Project, Toetsing) {
    let project = project(files);
    let toetsing = check::check(&project, date(2026, 11, 22));
    (project, toetsing)
}

/// The small visie, held against the kader for tests.
fn judged_small() -> (Project, Toetsing) {
    let project = project(SMALL);
    let kader = include_str!("proef.toml");
    let kader = ingebouwd::read(&[("proef.toml", kader)]);
    let mut toetsing = check::check_tree(&project.tree, &project, &[&kader], date(2026, 11, 22));
    toetsing.meldingen.splice(0..0, project.diagnostics.iter().cloned());
    (project, toetsing)
}

fn judged_hostile() -> (Project, Toetsing) {
    let files = hostile();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    judged(&files)
}

/// Every report of the toetsing, by its name.
fn reports(project: &Project, toetsing: &Toetsing) -> BTreeMap<&'static str, String> {
    let (sources, streng) = (&project.sources, Streng::Afspraak);
    let style = Style { width: 80, colour: false };
    BTreeMap::from([
        ("csv", report::csv(toetsing, sources, streng)),
        ("json", report::json(toetsing, sources)),
        ("junit", report::junit(toetsing, sources, streng)),
        ("kort", report::kort(toetsing, sources)),
        ("markdown", report::markdown(toetsing, sources, streng)),
        ("mens", report::mens(toetsing, sources, streng, &style)),
        ("sarif", report::sarif(toetsing, sources, streng, "visies/linde waard")),
    ])
}

fn sarif(project: &Project, toetsing: &Toetsing, streng: Streng) -> Value {
    let text = report::sarif(toetsing, &project.sources, streng, "");
    serde_json::from_str(&text).expect("the report is JSON")
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    let list = value.pointer(pointer).and_then(Value::as_array);
    list.unwrap_or_else(|| panic!("no list at {pointer}"))
}

#[test]
fn every_report_of_a_small_visie() {
    let (project, toetsing) = judged_small();
    let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    for (name, text) in reports(&project, &toetsing) {
        insta::assert_snapshot!(name, text.replace(&version, "\"VERSIE\""));
    }
}

#[test]
fn sarif_holds_to_the_schema_of_oasis() {
    let schema = include_str!("../schemas/sarif-2.1.0.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let options = jsonschema::draft4::options().should_validate_formats(true);
    let schema = options.build(&schema).expect("a valid schema");
    let mut judgements = vec![judged_small(), judged(&[]), judged_hostile()];
    let example = lindewaard();
    let toetsing = check::check(&example, date(2026, 11, 22));
    judgements.push((example, toetsing));
    for (project, toetsing) in &judgements {
        for streng in Streng::ALL {
            let log = sarif(project, toetsing, *streng);
            let errors: Vec<_> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}");
        }
    }
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0" })), "it asks something");
}

#[test]
fn sarif_describes_only_the_rules_that_fired() {
    let (project, toetsing) = judged_small();
    let log = sarif(&project, &toetsing, Streng::Wet);
    let rules = list(&log, "/runs/0/tool/driver/rules");
    let results = list(&log, "/runs/0/results");
    let mut fired: Vec<&Value> = results.iter().map(|result| &result["ruleId"]).collect();
    fired.dedup();
    assert_eq!(rules.iter().map(|rule| &rule["id"]).collect::<Vec<_>>(), fired);
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        assert_eq!(rules[index.expect("an index")]["id"], result["ruleId"]);
    }
}

#[test]
fn sarif_weighs_an_open_eis_by_the_threshold() {
    let (project, toetsing) = judged_small();
    let level = |streng, id: &str| {
        let log = sarif(&project, &toetsing, streng);
        let found = list(&log, "/runs/0/results").iter().find(|result| result["ruleId"] == id);
        found.unwrap_or_else(|| panic!("no {id}"))["level"].clone()
    };
    assert_eq!(level(Streng::Wet, "BS204"), "error");
    assert_eq!(level(Streng::Wet, "BS606"), "warning");
    assert_eq!(level(Streng::Wet, "OPG-01"), "error");
    assert_eq!(level(Streng::Wet, "SAM-01"), "warning");
    assert_eq!(level(Streng::Afspraak, "SAM-01"), "error");
    assert_eq!(level(Streng::Alles, "HUV-01"), "note");
}

#[test]
fn sarif_shows_a_deviation_as_a_suppressed_result() {
    let (project, toetsing) = judged_small();
    let log = sarif(&project, &toetsing, Streng::Wet);
    let results = list(&log, "/runs/0/results");
    assert!(results.iter().all(|result| result["suppressions"].is_array()), "on all or on none");
    let suppressed: Vec<_> =
        results.iter().filter(|result| !list(result, "/suppressions").is_empty()).collect();
    let [deviation] = suppressed.as_slice() else { panic!("{suppressed:?}") };
    assert_eq!(deviation["ruleId"], "SAM-02");
    let why = deviation.pointer("/suppressions/0/justification").and_then(Value::as_str);
    assert!(why.is_some_and(|why| why.starts_with("Alle nieuwe plekken")), "{why:?}");
}

#[test]
fn sarif_paths_are_below_the_root_of_the_repository() {
    let (project, toetsing) = judged_small();
    let text = report::sarif(&toetsing, &project.sources, Streng::Wet, "visies/linde waard");
    let log: Value = serde_json::from_str(&text).expect("the report is JSON");
    let uris = list(&log, "/runs/0/results").iter().map(|result| {
        let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
        artifact["uri"].as_str().expect("a path").to_owned()
    });
    let uris: Vec<String> = uris.collect();
    assert!(uris.contains(&"visies/linde%20waard/visie/leg%20uit.toml".to_owned()), "{uris:?}");
    let told = cli(&["toets", "examples/fouten", "--uitvoer", "sarif"]).stdout;
    assert!(told.contains("\"uri\": \"examples/fouten/bouwsteen.toml\""));
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/fouten");
    let told = cli_in(&root, &["toets", "--uitvoer", "sarif"]).stdout;
    assert!(told.contains("\"uri\": \"bouwsteen.toml\""));
}

/// The cases of a `JUnit` file: name, and what is inside (`failure`, `skipped`, `system-out`, or nothing).
fn cases(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut cases: Vec<(String, String)> = Vec::new();
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Eof => return cases,
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "testcase" => {
                    let name = tag.try_get_attribute("name").expect("sound attributes");
                    let name = name
                        .expect("a name")
                        .normalized_value(XmlVersion::Implicit1_0)
                        .expect("sound text");
                    cases.push((name.into_owned(), String::new()));
                }
                "failure" | "skipped" | "system-out" => {
                    let last = cases.last_mut().expect("it stands in a case");
                    tag.name().as_ref().clone_into(&mut last.1);
                    assert!(!empty || last.1 == "skipped", "{xml}");
                }
                "testsuites" | "testsuite" | "properties" | "property" => {}
                other => panic!("{other:?}"),
            },
            Event::Decl(_) | Event::End(_) | Event::Text(_) | Event::GeneralRef(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn junit_fails_for_what_fails_the_toets_and_passes_only_what_is_answered() {
    let (project, toetsing) = judged_small();
    for streng in Streng::ALL {
        let cases = cases(&report::junit(&toetsing, &project.sources, *streng));
        let inside = |id: &str| {
            let found = cases.iter().find(|(name, _)| name.starts_with(id));
            found.unwrap_or_else(|| panic!("no {id} in {cases:?}")).1.as_str()
        };
        assert_eq!(inside("BS204"), "failure");
        assert_eq!(inside("BS606"), "system-out");
        for found in &toetsing.eisen {
            let expected = match found.uitkomst {
                Uitkomst::Voldaan => "",
                Uitkomst::Beargumenteerd | Uitkomst::LegUit => "system-out",
                Uitkomst::Open if found.faalt(*streng) => "failure",
                Uitkomst::Open | Uitkomst::NietVanToepassing => "skipped",
            };
            assert_eq!(inside(&found.eis.id), expected, "{}", found.eis.id);
        }
        let failures = cases.iter().filter(|(_, inside)| inside == "failure").count();
        assert_eq!(failures > 0, toetsing.faalt(*streng));
    }
}

#[test]
fn junit_has_no_time_in_it() {
    let (project, toetsing) = judged_small();
    let xml = report::junit(&toetsing, &project.sources, Streng::Wet);
    assert!(!xml.contains("time=") && !xml.contains("timestamp") && !xml.contains("uuid"), "{xml}");
}

/// The rows of a CSV report, read by a stranger.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.expect("rows of equal length"))).collect()
}

#[test]
fn csv_has_a_row_for_every_eis_and_every_finding() {
    let (project, toetsing) = judged_small();
    let rows = rows(&report::csv(&toetsing, &project.sources, Streng::Wet));
    insta::assert_snapshot!(rows[0].join(";"), @"rij;code;bouwsteen;titel;uitkomst;telt-mee;ernst;sterkte;zekerheid;afwijken;adressaat;voorbehoud;bericht;doen;motivering;document;plaats;url;bestand;regel;kolom;kader");
    assert_eq!(rows.len(), 1 + toetsing.eisen.len() + toetsing.meldingen.len());
}

#[test]
fn hostile_text_steers_nothing() {
    let (project, toetsing) = judged_hostile();
    assert!(!toetsing.is_sound());
    let steers =
        |char: char| (char.is_control() && char != '\n') || matches!(char, '\u{202a}'..='\u{202e}');
    for (name, text) in reports(&project, &toetsing) {
        let bad: Vec<char> = text.chars().filter(|char| steers(*char)).collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
        assert!(text.contains("[31m"), "{name} lost what was written");
    }
}

#[test]
fn hostile_text_is_no_formula() {
    let (project, toetsing) = judged_hostile();
    for row in rows(&report::csv(&toetsing, &project.sources, Streng::Wet)) {
        for cell in row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn hostile_text_is_no_markup() {
    let (project, toetsing) = judged_hostile();
    let reports = reports(&project, &toetsing);
    let cases = cases(&reports["junit"]);
    assert!(cases.iter().any(|(name, _)| name.contains("<script>") && name.contains("]]>")));
    let markdown = &reports["markdown"];
    for event in pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all()) {
        use pulldown_cmark::{Event, Tag};
        match event {
            Event::Html(html) | Event::InlineHtml(html) => assert_eq!(&*html, "<br>"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://"), "{dest_url}");
            }
            _ => {}
        }
    }
    let log: Value = serde_json::from_str(&reports["sarif"]).expect("JSON");
    for result in list(&log, "/runs/0/results") {
        let text = result["message"]["text"].as_str().expect("a text");
        assert!(!text.contains("[x](javascript"), "a link: {text}");
        assert!(!text.replace("{{", "").contains("{0}"), "a placeholder: {text}");
    }
}

#[test]
fn json_loses_nothing_of_what_is_hostile() {
    let (project, toetsing) = judged_hostile();
    let value: Value = serde_json::from_str(&report::json(&toetsing, &project.sources))
        .expect("the report is JSON");
    let first = &list(&value, "/meldingen")[0];
    assert_eq!(first["bericht"].as_str(), Some(toetsing.meldingen[0].message.as_str()));
}

#[test]
fn a_bouwsteen_with_a_threshold_of_its_own_ignores_the_one_of_the_command() {
    let with = |toets: &str| {
        let text = format!("[toets]\nkaders = [\"wonen-voor-ouderen-2021\"]\n{toets}");
        judged(&[("bouwsteen.toml", text.as_str())]).1
    };
    let own = with("[toets.streng]\nsamenwerking = \"afspraak\"\n");
    let failing = |toetsing: &Toetsing, streng| -> Vec<String> {
        let failing = toetsing.eisen.iter().filter(|found| found.faalt(streng));
        failing.map(|found| found.eis.bouwsteen.as_str().to_owned()).collect()
    };
    assert!(!with("").faalt(Streng::Wet));
    assert!(own.faalt(Streng::Wet));
    assert!(failing(&own, Streng::Wet).iter().all(|bouwsteen| bouwsteen == "samenwerking"));
    let loose = with("[toets.streng]\nregio = \"wet\"\n");
    assert!(!failing(&loose, Streng::Alles).contains(&"regio".to_owned()));
    assert!(loose.faalt(Streng::Alles), "other bouwstenen follow the command");
}

#[test]
fn a_misspelt_threshold_is_pointed_at() {
    let text = "[toets.streng]\nsamenwerkin = \"wet\"\nregio = \"handreikin\"\n";
    let found = crate::support::check_toml(text);
    assert!(found.contains("bedoelde u `samenwerking`?"), "{found}");
    assert!(found.contains("bedoelde u `handreiking`?"), "{found}");
}
