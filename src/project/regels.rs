//! Rules between values that a schema cannot say: counts, percentages, ranges and periods.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::cijfer::Cijfer;
use crate::source::{Entry, Kind, Node, Pointer};

use super::facts::{Facts, Word};

/// What is counted one by one.
const COUNTED: [&str; 12] = [
    "adres",
    "bed",
    "complex",
    "huishouden",
    "kamer",
    "locatie",
    "persoon",
    "plaats",
    "plek",
    "toewijzing",
    "woning",
    "woonruimte",
];

/// Keys that hold a count whatever else is said, with what they count.
const COUNT_KEYS: [(&str, &str); 4] = [
    ("huishoudens", "huishouden"),
    ("inwoners", "persoon"),
    ("plekken", "plek"),
    ("woningen", "woning"),
];

/// First and last of what must follow each other.
const PAIRS: [(&str, &str); 5] = [
    ("van", "tot"),
    ("start", "eind"),
    ("ingang", "einde"),
    ("in-werking", "einddatum"),
    ("gevraagd", "ontvangen"),
];

/// Lowest and highest of a range.
const RANGES: [(&str, &str); 2] = [("min", "max"), ("ondergrens", "bovengrens")];

/// Everything in the tree that contradicts itself.
pub(super) fn check(tree: &Node, facts: &Facts) -> Vec<Diagnostic> {
    let found = facts.periods.iter().filter_map(period).collect();
    let mut numbers = Numbers { found, shares: &facts.shares };
    numbers.visit(&Pointer::root(), tree, Context::default());
    numbers.found
}

/// What contradicts itself in one row of numbers, written as a table.
pub(super) fn of_row(node: &Node) -> Vec<Diagnostic> {
    let (found, shares) = (Vec::new(), &BTreeSet::new());
    let mut numbers = Numbers { found, shares };
    numbers.visit(&Pointer::root(), node, Context::default());
    let period = node.entry("periode").and_then(|entry| {
        let text = entry.node.as_text()?.to_owned();
        let (at, location, targets) = (Pointer::root(), entry.node.location, Vec::new());
        period(&Word { text, at, location, targets })
    });
    numbers.found.extend(period);
    numbers.found.into_iter().map(|found| found.at(Pointer::root())).collect()
}

/// Adds to a row what holds for all rows of its block and tells what its number means.
pub(super) fn add_words(row: &mut Node, standaard: &Cijfer) {
    let words = [
        ("eenheid", standaard.eenheid.as_ref().map(|unit| unit.0.clone())),
        ("van", standaard.van.clone()),
        ("soort", standaard.soort.map(|soort| soort.as_str().to_owned())),
        ("nauwkeurigheid", standaard.nauwkeurigheid.map(|exact| exact.as_str().to_owned())),
    ];
    let location = row.location;
    for (key, text) in words {
        let (Some(text), None) = (text, row.get(key)) else { continue };
        let (key, node) = (key.to_owned(), Node::new(Kind::Text(text), location));
        if let Kind::Table(entries) = &mut row.kind {
            entries.push(Entry { key, key_location: location, node });
        }
    }
}

/// What the tables around a number say about it.
#[derive(Clone, Copy, Default)]
struct Context<'a> {
    unit: Option<&'a str>,
    of: bool,
    growth: bool,
    signed: bool,
}

struct Numbers<'a> {
    found: Vec<Diagnostic>,
    /// The places that are a percentage of something fixed.
    shares: &'a BTreeSet<Pointer>,
}

impl Numbers<'_> {
    fn visit(&mut self, at: &Pointer, node: &Node, around: Context<'_>) {
        for (index, item) in node.items().iter().enumerate() {
            self.visit(&at.index(index), item, Context::default());
        }
        if !node.is_table() {
            return;
        }
        let inside = context(node, around);
        self.found.extend(pairs(at, node));
        self.found.extend(without_denominator(at, node, inside));
        for entry in node.entries() {
            let place = at.key(&entry.key);
            let field = self.field(&place, entry);
            let measured = ["aantal", "min", "max"].contains(&entry.key.as_str());
            self.found.extend(number(&place, entry, if measured { inside } else { field }));
            let nested = if entry.key == "aantal" { inside } else { field };
            self.visit(&place, &entry.node, nested);
        }
    }

    /// What a key says about the value in it.
    fn field(&self, at: &Pointer, entry: &Entry) -> Context<'static> {
        let counted = COUNT_KEYS.iter().find(|(key, _)| *key == entry.key);
        let share = self.shares.contains(at);
        let unit = counted.map(|(_, unit)| *unit).or(share.then_some("procent"));
        Context { unit, of: share, growth: false, signed: entry.key == "verschil" }
    }
}

/// What a table says about its numbers, on top of what is said around it.
fn context<'a>(node: &'a Node, around: Context<'a>) -> Context<'a> {
    let text = |key| node.get(key).and_then(Node::as_text);
    let mentions_growth = |key| text(key).is_some_and(|word| word.contains("groei"));
    let average = text("nauwkeurigheid") == Some("gemiddeld");
    let unit = text("eenheid").or(around.unit).filter(|_| !average);
    Context {
        unit,
        of: around.of || node.get("van").is_some(),
        growth: around.growth || ["van", "onderwerp", "eenheid"].into_iter().any(mentions_growth),
        signed: around.signed || text("soort") == Some("stroom"),
    }
}

fn number(at: &Pointer, entry: &Entry, inside: Context<'_>) -> Option<Diagnostic> {
    let key = entry.key.as_str();
    let value: Decimal = entry.node.as_number()?.parse().ok()?;
    let unit = inside.unit?;
    let written = entry.node.as_number().unwrap_or_default();
    let report = |code, message: String, help: &str| {
        let found = Diagnostic::new(code, message, entry.node.location);
        Some(found.at(at.clone()).help(help))
    };
    let counted = COUNTED.contains(&unit);
    if counted && value.is_sign_negative() && !value.is_zero() && !inside.signed {
        let message = format!("`{key}` is {written}: een aantal is niet negatief");
        return report(Code::NegatiefAantal, message, "schrijf een aantal van 0 of hoger");
    }
    if counted && !value.fract().is_zero() {
        let message = format!("`{key}` is {written}: een `{unit}` telt in hele getallen");
        let help = "rond af, of schrijf `nauwkeurigheid = \"gemiddeld\"`";
        return report(Code::GebrokenAantal, message, help);
    }
    if unit == "procent" && value > Decimal::ONE_HUNDRED && !inside.growth {
        let message = format!("`{key}` is {written} procent, meer dan het geheel");
        let help = "kijk het getal na; schrijf bij groei `van = \"groei\"`";
        return report(Code::PercentageTeHoog, message, help);
    }
    None
}

fn without_denominator(at: &Pointer, node: &Node, inside: Context<'_>) -> Option<Diagnostic> {
    let unit = node.entry("eenheid")?;
    let measured = ["aantal", "min", "max"].into_iter().any(|key| node.get(key).is_some());
    if unit.node.as_text() != Some("procent") || !measured || inside.of {
        return None;
    }
    let message = "een percentage zonder `van` zegt niet waarvan";
    let found = Diagnostic::new(Code::PercentageZonderNoemer, message, unit.node.location);
    let help = "voeg `van` toe, bijvoorbeeld `van = \"nieuwbouw\"` of `van = \"voorraad\"`";
    Some(found.at(at.key("eenheid")).help(help))
}

/// Ranges and periods that stand upside down.
fn pairs(at: &Pointer, node: &Node) -> Vec<Diagnostic> {
    let ranges = RANGES.into_iter().filter_map(|(low, high)| {
        let (low, high) = (node.entry(low)?, node.entry(high)?);
        (amount(&low.node)? > amount(&high.node)?).then_some((Code::BereikOmgekeerd, low, high))
    });
    let periods = PAIRS.into_iter().filter_map(|(first, last)| {
        let (first, last) = (node.entry(first)?, node.entry(last)?);
        let dates = date(&first.node).zip(date(&last.node));
        let years = amount(&first.node).zip(amount(&last.node));
        let reversed = dates.is_some_and(|(a, b)| a > b) || years.is_some_and(|(a, b)| a > b);
        reversed.then_some((Code::PeriodeOmgekeerd, first, last))
    });
    let found = ranges.chain(periods).map(|(code, first, last)| {
        let relation = if code == Code::BereikOmgekeerd { "is lager dan" } else { "ligt voor" };
        let message = format!("`{}` {relation} `{}`", last.key, first.key);
        let found = Diagnostic::new(code, message, last.node.location).at(at.key(&last.key));
        let words = format!("hier staat `{}`", first.key);
        found.related(first.node.location, words).help("draai de twee om, of verbeter er een")
    });
    found.collect()
}

/// A number, bare or as `aantal` of a table.
fn amount(node: &Node) -> Option<Decimal> {
    let number = node.as_number().or_else(|| node.get("aantal")?.as_number())?;
    number.parse().ok()
}

fn date(node: &Node) -> Option<Date> {
    node.as_date().or_else(|| node.as_text()?.parse().ok())
}

fn period(word: &Word) -> Option<Diagnostic> {
    let (first, last) = word.text.split_once('-')?;
    (first > last && !last.starts_with('h')).then(|| {
        let message = format!("periode `{first}-{last}` eindigt voor hij begint");
        let found = Diagnostic::new(Code::PeriodeOmgekeerd, message, word.location);
        found.at(word.at.clone()).help(format!("schrijf `{last}-{first}`"))
    })
}
