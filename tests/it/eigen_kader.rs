//! Own kaders: they take part, every mistake has a place, and nothing hostile gets further than a finding.

use std::fmt::Write as _;

use bouwsteen::check::{self, Toetsing};
use bouwsteen::files::LIMITS;
use bouwsteen::{Project, Uitkomst};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{lines, memory, project};

const HEAD: &str = r#"naam = "regio"
titel = "Regio"
versie = "1"
peildatum = 2026-11-22
toelichting = "Alleen voor een test."

[[bron]]
id = "stuk"
titel = "Stuk"
"#;

/// An eis with this id and these further lines.
fn eis(id: &str, more: &str) -> String {
    let mut text = format!("\n[[eis]]\nid = \"{id}\"\n");
    for (key, line) in [
        ("bouwsteen", "bouwsteen = \"opgave\""),
        ("titel", "titel = \"Dit is gevraagd.\""),
        ("sterkte", "sterkte = \"bestuurlijke-afspraak\""),
        ("afwijken", "afwijken = \"motiveren\""),
        ("bron", "bron = { document = \"stuk\", plaats = \"art. 1\", zekerheid = \"gelezen\" }"),
        ("toets", "toets = { soort = \"aanwezig\", paden = [\"/opgave/tekst\"] }"),
        ("melding", "melding = \"dit ontbreekt\""),
        ("herstel", "herstel = \"vul `tekst` in\""),
    ] {
        let is_given = more.lines().any(|given| given.starts_with(&format!("{key} =")));
        if !is_given {
            writeln!(text, "{line}").expect("invariant: text can be written");
        }
    }
    text + more + "\n"
}

/// What loading a project with one own kader finds.
fn found(kader: &str) -> String {
    let project = with(kader);
    lines(&project.sources, &project.diagnostics)
}

fn with(kader: &str) -> Project {
    project(&[("bouwsteen.toml", ""), ("kaders/regio.toml", kader)])
}

fn toets(project: &Project) -> Toetsing {
    check::check(project, date(2026, 11, 22))
}

/// The ids of the eisen of own kaders that take part.
fn own(project: &Project) -> Vec<String> {
    let toetsing = toets(project);
    toetsing.eisen.iter().filter(|b| b.is_eigen()).map(|b| b.eis.id.clone()).collect()
}

#[test]
fn an_own_kader_takes_part_and_says_its_name() {
    let project = with(&(HEAD.to_owned() + &eis("REGIO-01", "").replace("REGIO", "ZZ")));
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let toetsing = toets(&project);
    let own = toetsing.eisen.iter().find(|b| b.is_eigen()).expect("it takes part");
    assert_eq!((own.kader.as_str(), own.uitkomst), ("regio", Uitkomst::Open));
    assert!(toetsing.kaders.iter().any(|kader| kader.naam == "regio" && kader.is_eigen()));
}
