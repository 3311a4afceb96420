//! How far doelen are: every rule with its numbers, and what is said when nothing can be said.

use std::fmt::Write as _;

use bouwsteen::check::check;
use bouwsteen::voortgang::{Doelstand, voortgang};
use insta::assert_snapshot;
use jiff::civil::date;

use crate::support::{lines, project};

const VISIE: &str = "[document]\nlooptijd = \"2027-2031\"\ndatum = 2030-03-01\n\
                     [[ambitie]]\nid = \"a\"\ntitel = \"A\"\n";

/// The one doel of a visie with these keys and these rows of numbers.
fn doel(keys: &str, rows: &str) -> String {
    let toml =
        format!("{VISIE}[[doel]]\nid = \"d\"\nambitie = \"a\"\nomschrijving = \"D\"\n{keys}\n");
    let csv = format!(
        "soort;onderwerp;segment;periode;peildatum;aantal;min;max;nauwkeurigheid;eenheid;van;afschermen\n{rows}"
    );
    let project = project(&[("bouwsteen.toml", &toml), ("data/realisatie.csv", &csv)]);
    let found = voortgang(&project, date(2026, 11, 22));
    let mut out = String::new();
    for stand in &found.doelen {
        out += &line(stand);
    }
    out + &lines(&project.sources, &project.diagnostics)
        + &lines(&project.sources, &found.meldingen)
}

fn line(stand: &Doelstand) -> String {
    let mut out = format!("{}: {}\n", stand.koers.titel(), stand.reden);
    for meting in &stand.gerealiseerd {
        let moment = meting.moment(stand.optellen).unwrap_or_default();
        let unit = stand.eenheid.as_deref();
        writeln!(out, "- {moment}: {}", meting.tekst(unit))
            .expect("invariant: text can be written");
        if let Some(som) = &meting.som {
            writeln!(out, "  {som}").expect("invariant: text can be written");
        }
    }
    out
}

const BOUWEN: &str = "nulwaarde = { aantal = 0, eenheid = \"woning\", peildatum = 2027-01-01 }\n\
                      streefwaarde = { aantal = 1000, eenheid = \"woning\", periode = \"2027-2031\" }\n\
                      jaar = 2031\nmeting = { onderwerp = \"bouw\" }";

#[test]
fn years_of_a_count_over_a_period_are_added_and_held_against_a_straight_line() {
    let rows = "realisatie;bouw;;2027;;150;;;;woning;;\nrealisatie;bouw;;2028;;250;;;;woning;;\n";
    assert_snapshot!(doel(BOUWEN, rows));
    assert_snapshot!(doel(BOUWEN, "realisatie;bouw;;2027;;199;;;;woning;;\n"));
    assert_snapshot!(doel(BOUWEN, "realisatie;bouw;;2027;;1000;;;;woning;;\n"));
    assert_snapshot!(doel(BOUWEN, "realisatie;bouw;;2027-h1;;100;;;;woning;;\n"));
}
