//! The arithmetic: what does not add up is found, and nothing else is.

use std::collections::BTreeSet;

use bouwsteen::{
    check::{check, rekenregels},
    diagnostic::{Code, Diagnostic, Severity},
};
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{lindewaard, lines, project};

/// Every finding of the arithmetic in a project.
fn found(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let mut all = check(&project(files), date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    all
}

/// The findings about one `bouwsteen.toml`, one line each, the word of the severity and the message.
fn toml(text: &str) -> String {
    let project = project(&[("bouwsteen.toml", text)]);
    let mut all = check(&project, date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    lines(&project.sources, &all)
}

/// Rows in one block.
fn blok(standaard: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("  {{ {row} }},\n")).collect();
    format!("[[cijferblok]]\nstandaard = {{ {standaard} }}\ncijfer = [\n{}]\n", rows.concat())
}

const BEHOEFTE: &str = "soort = \"behoefte\", eenheid = \"woning\", periode = \"2027-2031\"";

#[test]
fn every_rule_passes_what_is_right_and_finds_what_is_wrong() {
    for regel in rekenregels() {
        let right = project(&[("bouwsteen.toml", regel.goed)]);
        let all = check(&right, date(2026, 11, 22)).meldingen;
        assert!(all.is_empty(), "{} goed: {}", regel.code, lines(&right.sources, &all));
        let wrong = found(&[("bouwsteen.toml", regel.fout)]);
        let codes: BTreeSet<Code> = wrong.iter().map(|found| found.code).collect();
        assert_eq!(codes, BTreeSet::from([regel.code]), "{}: {wrong:#?}", regel.code);
        for one in wrong {
            assert!(!one.related.is_empty(), "{} shows one place only: {one:?}", regel.code);
            assert!(one.help.is_some_and(|help| help.len() > 10), "{} says what to do", regel.code);
        }
    }
}

#[test]
fn every_code_of_the_arithmetic_has_a_rule() {
    let ruled: Vec<Code> = rekenregels().iter().map(|regel| regel.code).collect();
    let all: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| ("BS801".."BS830").contains(&code.as_str()))
        .collect();
    assert_eq!(ruled, all);
}

#[test]
fn the_example_adds_up() {
    let project = lindewaard();
    let mut all = check(&project, date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    all.retain(|found| found.severity != Severity::Advies);
    assert_eq!(lines(&project.sources, &all), "");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_total_is_found_exactly_when_it_is_off(parts in prop::collection::vec(0_u32..100_000, 2..8)) {
        let groups = ["ouderen", "starters", "studenten", "dakloos", "beperking", "mantelzorg",
            "arbeidsmigranten", "vergunninghouders"];
        let total: u32 = parts.iter().sum();
        for (stated, findings) in [(total, 0), (total + 1, 1)] {
            let mut rows: Vec<String> = parts
                .iter()
                .zip(groups)
                .map(|(part, group)| format!("groep = \"{group}\", aantal = {part}"))
                .collect();
            rows.push(format!("totaal-over = [\"groep\"], aantal = {stated}"));
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let all = found(&[("bouwsteen.toml", &blok(BEHOEFTE, &rows))]);
            prop_assert_eq!(all.len(), findings, "{:?}", all);
        }
    }
}
