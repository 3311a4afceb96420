//! Numbers in prose that no cijfer has.
//!
//! Careful rather than complete: only a number with its unit, in a sentence that names what a cijfer is
//! about, is compared; and one cijfer with that number is enough.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Dimensie},
    diagnostic::{Code, Diagnostic, Severity},
    formule::vind,
    kader::lijsten,
    schema,
    source::{Location, Node, Pointer},
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Werk},
    woorden::getal,
};

/// Names shorter than this say too little to recognise a subject by.
const NAME: usize = 6;

/// So many subjects are looked for.
const NAMES: usize = 1_000;

/// A unit has no more words than this.
const WORDS: usize = 4;

/// What is told about in prose: the unit and the name, and the cijfers about that.
type Onderwerpen<'a> = BTreeMap<(&'a str, String), Vec<Cijfer<'a>>>;

/// Prose that names another number than the cijfers, when the gemeente asks to look for that.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let rekenen = blad.project.visie.rekenen.as_ref();
    if rekenen.and_then(|rekenen| rekenen.teksten_nalezen) != Some(true) {
        return Vec::new();
    }
    let subjects = onderwerpen(blad);
    let units = eenheden();
    let lees = Lezer { subjects: &subjects, units: &units, work: Werk::new() };
    let mut found = Bevindingen::new();
    for file in blad.project.teksten.values() {
        let text = blad.project.sources.text(*file);
        let place = |range: Range<usize>| Location::new(*file, range);
        lees.tekst(text, &Pointer::root(), &place, &mut found);
    }
    schema::visie().walk(&blad.project.tree, &mut |at: &Pointer, node: &Node, part| {
        if let Some(text) = node.as_text().filter(|_| part.contains_key("x-tekst")) {
            lees.tekst(text, at, &|_| node.location, &mut found);
        }
    });
    found.klaar()
}

/// The text with spaces where a formula stands: what that gives, is from the cijfers already.
fn zonder_formules(text: &str) -> String {
    let mut bare = text.to_owned();
    for plek in vind(text).plekken {
        let spaces = " ".repeat(plek.range.len());
        bare.replace_range(plek.range, &spaces);
    }
    bare
}

struct Lezer<'a> {
    subjects: &'a Onderwerpen<'a>,
    /// The words of each unit, with the unit.
    units: &'a HashMap<String, String>,
    work: Werk,
}

/// A number with its unit in a text.
struct Genoemd<'t> {
    number: Decimal,
    unit: &'t str,
    range: Range<usize>,
}

impl Lezer<'_> {
    fn tekst(
        &self,
        text: &str,
        at: &Pointer,
        place: &dyn Fn(Range<usize>) -> Location,
        found: &mut Bevindingen,
    ) {
        let text = &zonder_formules(text);
        for sentence in zinnen(text) {
            let words = &text[sentence.clone()];
            if !words.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let low = words.to_lowercase();
            for told in self.getallen(text, sentence) {
                if !self.work.mag(self.subjects.len()) {
                    return;
                }
                let about = |((unit, name), _): &(&(&str, String), &Vec<Cijfer<'_>>)| {
                    *unit == told.unit && low.contains(name.as_str())
                };
                // The longest name is the most exact one.
                let subject =
                    self.subjects.iter().filter(about).max_by_key(|((_, name), _)| name.len());
                let Some(((unit, name), rows)) = subject else { continue };
                if !rows.iter().any(|row| heeft(*row, told.number)) {
                    found.add(|| anders(&told, (unit, name), rows, at, place(told.range.clone())));
                }
            }
        }
    }

    /// Every number in a sentence that a unit follows.
    fn getallen(&self, text: &str, sentence: Range<usize>) -> Vec<Genoemd<'_>> {
        let words: Vec<Range<usize>> = woorden(text, sentence);
        let mut found = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let bare = text[word.clone()].trim_matches(|char: char| "()*_,;:".contains(char));
            let (digits, percent) = match bare.strip_suffix('%') {
                Some(digits) => (digits, true),
                None => (bare, false),
            };
            let Some(number) = nederlands(digits) else { continue };
            if percent {
                found.push(Genoemd { number, unit: "procent", range: word.clone() });
                continue;
            }
            let longest = (1..=WORDS).rev().find_map(|count| {
                let last = words.get(index + count)?;
                let next = words.get(index + 1)?;
                let phrase = text.get(next.start..last.end)?.to_lowercase();
                let unit = self.units.get(phrase.trim_matches(|c: char| !c.is_alphanumeric()))?;
                Some((unit, word.start..last.end))
            });
            if let Some((unit, range)) = longest {
                found.push(Genoemd { number, unit, range });
            }
        }
        found
    }
}

/// The numbers by what they are about: the printed name of their group, or their subject.
fn onderwerpen<'a>(blad: &Blad<'a>) -> Onderwerpen<'a> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let groups = lijsten().filter(|list| list.id == "aandachtsgroepen");
    for item in groups.flat_map(|list| &list.waarde) {
        names.insert(&item.id, &item.naam);
    }
    let own = blad.project.visie.eigen_waarde.iter();
    for waarde in own.filter(|own| own.lijst == "aandachtsgroepen") {
        names.insert(&waarde.id.0, &waarde.naam);
    }
    let mut subjects = Onderwerpen::new();
    for regel in blad.regels.iter().filter(|regel| !regel.cijfer.is_afgeschermd()) {
        let group = regel.cijfer.kenmerk(Dimensie::Groep).and_then(|id| names.get(id)).copied();
        for name in [group, regel.cijfer.kenmerk(Dimensie::Onderwerp)].into_iter().flatten() {
            let key = (regel.cijfer.eenheid(), name.to_lowercase());
            if name.chars().count() >= NAME
                && (subjects.len() < NAMES || subjects.contains_key(&key))
                && regel.cijfer.grenzen().is_some()
            {
                subjects.entry(key).or_default().push(regel.cijfer);
            }
        }
    }
    subjects
}

/// The words of each unit as they stand behind a number.
fn eenheden() -> HashMap<String, String> {
    let lists = lijsten().filter(|list| list.id == "eenheden").flat_map(|list| &list.waarde);
    let mut units = HashMap::new();
    for item in lists {
        units.insert(item.naam.to_lowercase(), item.id.clone());
        units.insert(item.id.clone(), item.id.clone());
    }
    units
}

/// Sentences: a full stop inside a number ends none.
fn zinnen(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, char) in text.char_indices() {
        let stop = char.is_whitespace() && ".!?".contains(before) || char == '\n' && before == '\n';
        if stop {
            found.push(start..at);
            start = at;
        }
        before = char;
    }
    found.push(start..text.len());
    found
}

fn woorden(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[sentence.clone()];
    let base = part.as_ptr().addr();
    let at = |word: &str| sentence.start + (word.as_ptr().addr() - base);
    part.split_whitespace().map(|word| at(word)..at(word) + word.len()).collect()
}

/// `1.380` or `34,8`; anything else is no number.
fn nederlands(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| !first.is_empty() && digits(first))?;
    let grouped = whole.contains('.');
    let rest_fits = groups.all(|group| group.len() == 3 && digits(group));
    let first_fits = !grouped || first.len() <= 3;
    let fits = rest_fits && first_fits && digits(fraction) && text.len() < 20;
    if !fits || text.ends_with(',') {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction}", whole.replace('.', "")).parse().ok()
}

fn heeft(cijfer: Cijfer<'_>, number: Decimal) -> bool {
    cijfer.grenzen().is_some_and(|(min, max)| min <= number && number <= max)
}

fn anders(
    told: &Genoemd<'_>,
    (unit, name): (&str, &str),
    rows: &[Cijfer<'_>],
    at: &Pointer,
    location: Location,
) -> Diagnostic {
    let sign = if unit == "procent" { "%".to_owned() } else { format!(" (`{unit}`)") };
    let message = format!(
        "de tekst noemt {}{sign} bij `{name}`, maar geen cijfer daarover heeft dat getal",
        taal::number(told.number)
    );
    let mut found = Diagnostic::new(Code::TekstWijktAf, message, location).at(at.clone());
    found.severity = Severity::Advies;
    let help = "vergelijk de tekst met de cijfers; gaat het over iets anders, dan klopt het zo";
    let places =
        rows.iter().take(3).map(|row| (row.location(), format!("hier staat {}", getal(*row))));
    places.fold(found, |found, (at, words)| found.related(at, words)).help(help)
}
