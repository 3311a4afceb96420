//! The example that is broken on purpose: what a user is told about it, whole.

use bouwsteen::{Project, check, files::Disk, report};
use jiff::civil::date;

use crate::support::cli;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/fouten");

#[test]
fn every_mistake_in_the_broken_example_is_told_at_its_place() {
    let project = Project::load(&Disk::new(ROOT)).expect("the folder can be read");
    let toetsing = check::check(&project, date(2026, 11, 22));
    insta::assert_snapshot!(report::meldingen_kort(&toetsing.meldingen, &project.sources));
}

#[test]
fn a_person_sees_each_mistake_with_its_line() {
    let run = cli(&["toets", "examples/fouten"]);
    assert_eq!(run.code, 1);
    let (_, details) = run.stdout.split_once("In de gegevens\n").expect("there are findings");
    // After the findings come the open eisen, which change with the kaders.
    let is_open = |line: &&str| line.ends_with("eisen open") || line.ends_with("eis open");
    assert!(details.lines().any(|line| is_open(&line)));
    let findings: Vec<&str> = details.lines().take_while(|line| !is_open(line)).collect();
    insta::assert_snapshot!(findings.join("\n"));
}

#[test]
fn the_broken_example_still_becomes_a_document() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().to_str().expect("a plain path");
    let run = cli(&["maak", "examples/fouten", "--formaat", "md", "--uit", out]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("woonzorgvisie.md"), "{}", run.stdout);
    assert!(run.stderr.contains("een concept met gaten"), "{}", run.stderr);
}
