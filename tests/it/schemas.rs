//! The schema files are those of the types, and every eis has a place for its data.

use bouwsteen::{check, schema};
use jiff::civil::date;

use crate::support::{lindewaard, lines, project};

/// Which paths each researched eis needs.
const GEGEVENS: &str = include_str!("gegevens.tsv");

#[test]
fn the_schema_file_is_fresh() {
    let file = include_str!("../../schemas/bouwsteen.schema.json");
    let fresh = format!("{:#}\n", schema::editor_schema());
    assert!(file == fresh, "run `cargo run -- schema > schemas/bouwsteen.schema.json`");
}

#[test]
fn the_schema_file_of_a_kader_is_fresh() {
    let file = include_str!("../../schemas/kader.schema.json");
    let fresh = format!("{:#}\n", schema::kader_schema());
    assert!(file == fresh, "run `cargo run -- schema --kader > schemas/kader.schema.json`");
}

#[test]
fn every_eis_finds_a_home_for_its_data() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in GEGEVENS.lines().skip(1) {
        let (eis, paths) = line.split_once('\t').expect("two columns");
        count += 1;
        assert!(!paths.trim().is_empty(), "{eis} has no path");
        let unknown = paths.split(' ').filter(|path| schema::visie().at(path).is_none());
        wrong.extend(unknown.map(|path| format!("{eis}: {path}")));
    }
    assert_eq!(count, 268);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_own_value_is_allowed_and_a_misspelt_one_is_found() {
    let own = "[[eigen-waarde]]\nid = \"hofje\"\nlijst = \"woningtypen\"\nnaam = \"Hofje\"\n";
    let count = "[[cijfer]]\nsoort = \"plan\"\neenheid = \"woning\"\naantal = 3\nwoningtype = ";
    assert_eq!(toets(&format!("{own}{count}\"hofje\"\n")), "");
    let found = toets(&format!("{own}{count}\"geclusted\"\n"));
    assert!(found.contains("bedoelde u `geclusterd`?"), "{found}");
}

/// What loading and checking one file find, without the eisen.
fn toets(toml: &str) -> String {
    let project = project(&[("bouwsteen.toml", toml)]);
    let toetsing = check::check(&project, date(2026, 11, 22));
    lines(&project.sources, &toetsing.meldingen)
}

#[test]
fn the_example_is_sound() {
    let project = lindewaard();
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let toetsing = check::check(&project, date(2026, 11, 22));
    assert_eq!(lines(&project.sources, &toetsing.meldingen), "");
    let open = toetsing.eisen.iter().filter(|b| b.uitkomst == bouwsteen::Uitkomst::Open);
    let open: Vec<&str> = open.map(|bevinding| bevinding.eis.id.as_str()).collect();
    assert_eq!(open, ["VIS-05", "REG-08"]);
}
