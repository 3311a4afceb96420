//! The built-in kaders: whole, without doubles, with a source for everything, and about data that exists.

use std::collections::BTreeSet;

use bouwsteen::catalogue::{self, Draft, Known, uses_of_toets};
use bouwsteen::diagnostic::Code;
use bouwsteen::kader::{Eis, Kader, Lijst, Sterkte, Zekerheid, ingebouwd::bestanden};
use bouwsteen::source::{Sources, parse};

use crate::support::{self, KADERS, kader_files, kaders};

/// The eisen that this version must hold, one id a line.
const IDS: &str = include_str!("eisen-ids.txt");

fn eisen() -> impl Iterator<Item = (&'static Kader, &'static Eis)> {
    kaders().iter().flat_map(|kader| kader.eis.iter().map(move |eis| (kader, eis)))
}

fn lijsten() -> impl Iterator<Item = &'static Lijst> {
    kaders().iter().flat_map(|kader| &kader.lijst)
}

/// Fails with everything that is wrong, one line each.
fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_built_in_kader_reads_in_order() {
    let names: Vec<&str> = kaders().iter().map(|kader| kader.naam.as_str()).collect();
    assert_eq!(names, KADERS);
}

#[test]
fn the_program_holds_every_file_of_every_kader() {
    let built_in: BTreeSet<&str> = bestanden().collect();
    let on_disk: BTreeSet<String> =
        KADERS.iter().flat_map(|naam| kader_files(naam)).map(|(path, _)| path).collect();
    assert_eq!(built_in, on_disk.iter().map(String::as_str).collect());
}

#[test]
fn ids_are_unique_over_all_kaders() {
    let mut seen = BTreeSet::new();
    let double: Vec<String> =
        eisen().filter(|(_, eis)| !seen.insert(&eis.id)).map(|(_, eis)| eis.id.clone()).collect();
    nothing_wrong(&double);
    let mut lists = BTreeSet::new();
    assert!(lijsten().all(|list| lists.insert(&list.id)), "a list stands in two kaders");
}

#[test]
fn every_eis_of_this_version_is_there() {
    let there: BTreeSet<&str> = eisen().map(|(_, eis)| eis.id.as_str()).collect();
    let missing: Vec<String> =
        IDS.lines().filter(|id| !there.contains(id)).map(str::to_owned).collect();
    nothing_wrong(&missing);
}

/// One kader from disk, read as anybody's own, with where its files are.
fn draft(naam: &str) -> (Sources, Draft) {
    let mut sources = Sources::default();
    let nodes = kader_files(naam).into_iter().map(|(path, text)| {
        let (node, errors) = parse(sources.add(&path, &*text), &text);
        assert!(errors.is_empty(), "{path}: {errors:?}");
        node
    });
    let nodes = nodes.collect();
    (sources, catalogue::read(nodes, naam).expect("a kader has files"))
}

/// What an eis points at exists, what it compares with can be written, and what it quotes is unchanged.
#[test]
fn built_in_kaders_pass_the_guards_of_own_ones() {
    let mut known = Known::of(kaders());
    known.eisen.extend(IDS.lines().map(str::to_owned));
    let mut wrong = String::new();
    for naam in KADERS {
        let (sources, draft) = draft(naam);
        wrong += &support::lines(&sources, &draft.diagnostics);
        wrong += &support::lines(&sources, &catalogue::judge(&draft, &known).diagnostics);
        let mut ids = BTreeSet::new();
        assert!(draft.kader.bron.iter().all(|bron| ids.insert(&bron.id)), "{naam}: double bron");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn law_has_a_dated_address_or_says_why_not() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen().filter(|(_, eis)| eis.sterkte == Sterkte::Wet) {
        let dated = eis.bron.url.as_deref().is_some_and(has_date);
        let excused = eis.bron.plaats.contains("niet zelf gelezen")
            && eis.bron.zekerheid != Zekerheid::Gelezen;
        if !dated && !excused {
            wrong.push(format!("{}: no dated url, and no reason", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

/// The words of the law are short, and nobody changes a letter of them unseen.
#[test]
fn law_that_was_read_is_quoted() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let Some(citaat) = &eis.bron.citaat else {
            if eis.sterkte == Sterkte::Wet && eis.bron.zekerheid == Zekerheid::Gelezen {
                wrong.push(format!("{}: no citaat", eis.id));
            }
            continue;
        };
        let words = citaat.tekst.split_whitespace().count();
        if !(3..=40).contains(&words) {
            wrong.push(format!("{}: citaat of {words} words", eis.id));
        }
        if citaat.sha256.is_none() {
            wrong.push(format!("{}: the citaat has sha256 {}", eis.id, citaat.hash()));
        }
    }
    nothing_wrong(&wrong);
}

/// What an eis shows as example can be pasted: it loads, and it is about what the toets looks at.
#[test]
fn every_voorbeeld_works() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let Some(voorbeeld) = &eis.voorbeeld else {
            wrong.push(format!("{}: no voorbeeld", eis.id));
            continue;
        };
        let project = support::project(&[("bouwsteen.toml", voorbeeld)]);
        // A fragment may refer to elements that stand elsewhere in a visie.
        let faults = project.diagnostics.iter().filter(|d| d.code != Code::OnbekendeVerwijzing);
        wrong.extend(faults.map(|d| format!("{}: voorbeeld: {} {}", eis.id, d.code, d.message)));
        let uses = uses_of_toets(&eis.toets);
        let paths: Vec<String> = uses.iter().filter_map(|one| one.what.pattern()).collect();
        if !paths.iter().any(|pad| !project.tree.select(pad).is_empty()) {
            wrong.push(format!("{}: voorbeeld holds nothing of {paths:?}", eis.id));
        }
        if voorbeeld.lines().count() > 14 {
            wrong.push(format!("{}: voorbeeld is longer than 14 lines", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

fn has_date(url: &str) -> bool {
    url.split(['/', '#']).any(|part| part.parse::<jiff::civil::Date>().is_ok())
}

#[test]
fn words_follow_the_style() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        for (what, text) in [("melding", &eis.melding), ("herstel", &eis.herstel)] {
            if text.ends_with('.') || !text.starts_with(|c: char| c.is_lowercase()) {
                wrong.push(format!("{}: {what} starts lower-case, without a final period", eis.id));
            }
        }
        if !eis.herstel.contains('`') {
            wrong.push(format!("{}: herstel names no key", eis.id));
        }
        if !eis.titel.ends_with('.') || !eis.titel.starts_with(char::is_uppercase) {
            wrong.push(format!("{}: titel is a sentence", eis.id));
        }
        if eis.uitleg.as_deref().is_none_or(|uitleg| !uitleg.ends_with('.')) {
            wrong.push(format!("{}: uitleg is missing, or does not end its sentence", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

/// What a machine can hear of plain Dutch: sentences that end in time, and no words that a beleidsmedewerker
/// does not use, or that the law no longer uses.
#[test]
fn words_are_plain_dutch() {
    const STRANGE: &[&str] = &[
        "array",
        "bestemmingsplan",
        "boolean",
        "default",
        "field",
        "json",
        "null",
        "object",
        "parser",
        "pointer",
        "property",
        "string",
        "structuurvisie",
        "the",
        "value",
        "with",
    ];
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let uitleg = eis.uitleg.as_deref().unwrap_or_default();
        for (what, text) in
            [("titel", eis.titel.as_str()), ("uitleg", uitleg), ("melding", &eis.melding)]
        {
            let sentences = text.split_inclusive(['.', '!', '?']).map(str::split_whitespace);
            if let Some(long) = sentences.map(Iterator::count).find(|count| *count > 25) {
                wrong.push(format!("{}: {what} has a sentence of {long} words", eis.id));
            }
            let lower = text.to_lowercase();
            let words = lower.split(|c: char| !c.is_alphanumeric()).collect::<BTreeSet<_>>();
            let strange = STRANGE.iter().filter(|word| words.contains(**word));
            wrong.extend(strange.map(|word| format!("{}: {what} says `{word}`", eis.id)));
        }
        let sentences = uitleg.split_terminator(". ").count();
        if !(2..=4).contains(&sentences) {
            wrong.push(format!("{}: uitleg has {sentences} sentences", eis.id));
        }
        let plaats = eis.bron.plaats.to_lowercase();
        if plaats.trim().is_empty() || plaats.contains(".txt") || plaats.contains("r.1") {
            wrong.push(format!("{}: plaats is no place in the source", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_eis_has_a_fout() {
    let without = eisen().filter(|(_, eis)| eis.fout.is_empty());
    nothing_wrong(&without.map(|(_, eis)| format!("{}: no fout", eis.id)).collect::<Vec<_>>());
}
