//! Pas toe of leg uit: motivated deviations, of a whole eis or of some of its parts.

mod gebreken;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    check::{
        Bevinding, Gegevens, Plek, Stand, Uitkomst,
        gegevens::date_of,
        oordeel::{named, places, pressing, why_open},
    },
    diagnostic::Diagnostic,
    kader::Kader,
    source::{Kind, Node, Pointer},
};

/// One `leg-uit` of the visie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afwijking {
    /// The id of the eis that it names.
    pub eis: String,
    /// The parts of the eis that it is about; empty means the whole eis.
    pub elementen: Vec<String>,
    /// The last day on which it holds.
    pub geldig_tot: Option<Date>,
    /// Whether it explains something that is open without it.
    pub gebruikt: bool,
    /// Where it stands.
    pub plek: Plek,
}

/// One `leg-uit` as it stands in the data.
struct Entry<'a> {
    pointer: Pointer,
    node: &'a Node,
    eis: &'a str,
    /// Each named part with its place.
    elementen: Vec<(Pointer, &'a str)>,
    datum: Option<Date>,
    geldig_tot: Option<Date>,
}

/// Turns what is open into *leg uit* where a sound motivering says so; gives every deviation, and what is
/// wrong with them.
pub(super) fn apply(
    gegevens: &Gegevens<'_>,
    kaders: &[&Kader],
    eisen: &mut [Bevinding],
    peildatum: Date,
) -> (Vec<Afwijking>, Vec<Diagnostic>) {
    let entries = entries(gegevens);
    let mut meldingen = gebreken::repeated(gegevens, &entries);
    let mut afwijkingen = Vec::new();
    let mut used: BTreeMap<usize, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in &entries {
        let before = meldingen.len();
        let index = eisen.iter().position(|bevinding| bevinding.eis.id == entry.eis);
        let gebruikt = match index {
            None => {
                meldingen.push(gebreken::no_such_eis(gegevens, entry, eisen, kaders));
                false
            }
            Some(index) => {
                meldingen.extend(gebreken::refusals(gegevens, entry, &eisen[index], peildatum));
                meldingen.len() == before
                    && explain(gegevens, entry, &mut eisen[index], &mut meldingen)
            }
        };
        if let (true, Some(index)) = (gebruikt, index) {
            used.entry(index).or_default().push(entry);
            meldingen.extend(gebreken::undecided(gegevens, entry));
        }
        afwijkingen.push(entry.afwijking(gegevens, gebruikt));
    }
    for (index, entries) in used {
        conclude(gegevens, &mut eisen[index], &entries);
    }
    (afwijkingen, meldingen)
}

/// The entries that name an eis.
fn entries<'a>(gegevens: &Gegevens<'a>) -> Vec<Entry<'a>> {
    let elements = gegevens.elements("/leg-uit").into_iter();
    elements.filter_map(|(pointer, node)| Entry::of(pointer, node)).collect()
}

impl<'a> Entry<'a> {
    fn of(pointer: Pointer, node: &'a Node) -> Option<Self> {
        let eis = node.get("eis").and_then(Node::as_text)?;
        let at = pointer.key("element");
        let elementen = match node.get("element").map(|element| &element.kind) {
            Some(Kind::Text(word)) => vec![(at, word.as_str())],
            Some(Kind::Array(items)) => {
                let words = items.iter().enumerate();
                words.filter_map(|(nr, item)| Some((at.index(nr), item.as_text()?))).collect()
            }
            Some(Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Table(_)) | None => {
                Vec::new()
            }
        };
        let date = |key| node.get(key).and_then(date_of);
        let (datum, geldig_tot) = (date("datum"), date("geldig-tot"));
        Some(Self { pointer, node, eis, elementen, datum, geldig_tot })
    }

    fn afwijking(&self, gegevens: &Gegevens<'_>, gebruikt: bool) -> Afwijking {
        Afwijking {
            eis: self.eis.to_owned(),
            elementen: self.elementen.iter().map(|(_, word)| (*word).to_owned()).collect(),
            geldig_tot: self.geldig_tot,
            gebruikt,
            plek: gegevens.plek(&self.pointer),
        }
    }

    /// Who decided, when, and until when it holds.
    fn decided(&self) -> String {
        let by = self.node.get("besloten-door").and_then(Node::as_text);
        let decided = match (by, self.datum) {
            (Some(by), Some(when)) => format!("besloten door {by} op {when}"),
            (Some(by), None) => format!("besloten door {by}"),
            (None, Some(when)) => format!("besloten op {when}"),
            (None, None) => "er staat niet bij wie besloot".to_owned(),
        };
        let until = self.geldig_tot.map(|day| format!(", geldig tot en met {day}"));
        decided + &until.unwrap_or_default()
    }
}

/// Marks what the entry explains; says whether that was anything.
fn explain(
    gegevens: &Gegevens<'_>,
    entry: &Entry<'_>,
    bevinding: &mut Bevinding,
    meldingen: &mut Vec<Diagnostic>,
) -> bool {
    let open = bevinding.onderdelen.iter().any(super::Onderdeel::is_open);
    if !open {
        meldingen.push(gebreken::unused(gegevens, entry, bevinding));
        return false;
    }
    if entry.elementen.is_empty() {
        mark(bevinding, |_| true);
        return true;
    }
    let mut any = false;
    for (place, word) in &entry.elementen {
        let marked = mark(bevinding, |sleutel| sleutel == Some(word));
        if !marked {
            meldingen.push(gebreken::element(gegevens, (place, word), bevinding));
        }
        any |= marked;
    }
    any
}

/// Marks the open parts with such a key as explained.
fn mark(bevinding: &mut Bevinding, fits: impl Fn(Option<&str>) -> bool) -> bool {
    let mut any = false;
    for part in &mut bevinding.onderdelen {
        if part.is_open() && fits(part.sleutel.as_deref()) {
            part.stand = Stand::Uitgelegd;
            any = true;
        }
    }
    any
}

/// The outcome of an eis of which at least one part is explained.
fn conclude(gegevens: &Gegevens<'_>, bevinding: &mut Bevinding, entries: &[&Entry<'_>]) {
    let parts = &bevinding.onderdelen;
    let explained = parts.iter().filter(|part| part.stand == Stand::Uitgelegd);
    let names = named(explained);
    bevinding.onbekend = parts.iter().any(|part| part.stand == Stand::Onbekend);
    if parts.iter().any(super::Onderdeel::is_open) {
        let rest = why_open(&bevinding.eis, parts);
        bevinding.reden = match names {
            Some(names) => format!("{rest}; wel uitgelegd: {names}"),
            None => rest,
        };
        bevinding.plekken = places(pressing(parts));
        return;
    }
    let mut decided: Vec<String> = entries.iter().map(|entry| entry.decided()).collect();
    decided.dedup();
    let decided = decided.join("; ");
    let whole = entries.iter().any(|entry| entry.elementen.is_empty());
    let about = names.filter(|_| !whole).map(|names| format!(" bij {names}")).unwrap_or_default();
    bevinding.uitkomst = Uitkomst::LegUit;
    bevinding.reden = format!("de gemeente wijkt gemotiveerd af{about}, {decided}");
    bevinding.plekken = entries.iter().map(|entry| gegevens.plek(&entry.pointer)).collect();
    bevinding.motivering = motivering(gegevens, entries);
}

/// The words of the gemeente, of all deviations together.
fn motivering(gegevens: &Gegevens<'_>, entries: &[&Entry<'_>]) -> Option<String> {
    let words = entries.iter().filter_map(|entry| {
        let node = entry.node.get("motivering")?;
        Some(gegevens.text(node)?.trim().to_owned())
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join("\n\n"))
}
