//! What can be wrong with a motivated deviation; each with its own code.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Entry;
use crate::{
    check::{Aanwezigheid, Bevinding, Gegevens, Uitkomst},
    diagnostic::{Code, Diagnostic, Severity, did_you_mean},
    kader::Kader,
    source::{Part, Pointer},
};

/// A motivering shorter than this many characters explains nothing.
const KORTST: usize = 40;

/// The same motivering at this many eisen was pasted rather than thought out.
const HERHAALD: usize = 3;

/// At most this many known words are named in a help.
const NAMED: usize = 6;

/// Everything for which an entry does not count; empty when it does.
pub(super) fn refusals(
    gegevens: &Gegevens<'_>,
    entry: &Entry<'_>,
    bevinding: &Bevinding,
    peildatum: Date,
) -> Vec<Diagnostic> {
    let eis = &bevinding.eis;
    if !eis.may_deviate() {
        let message = format!("van eis `{}` mag de gemeente niet afwijken", eis.id);
        let help = format!("haal deze `leg-uit` weg en vul in wat de eis vraagt: {}", eis.herstel);
        return vec![found(gegevens, entry, "eis", Code::LegUitNietToegestaan, message).help(help)];
    }
    time(gegevens, entry, peildatum).into_iter().chain(too_short(gegevens, entry)).collect()
}

/// What is wrong with the dates: at most one thing, the first that is to be repaired.
fn time(gegevens: &Gegevens<'_>, entry: &Entry<'_>, peildatum: Date) -> Option<Diagnostic> {
    let code = entry.eis;
    if let (Some(start), Some(end)) = (entry.datum, entry.geldig_tot)
        && end < start
    {
        let message =
            format!("de afwijking van eis `{code}` eindigt op {end}, voor het besluit van {start}");
        let place = gegevens.location(&entry.pointer.key("datum"), Part::Value);
        return Some(
            found(gegevens, entry, "geldig-tot", Code::LegUitOmgekeerd, message)
                .related(place, "hier staat de datum van het besluit")
                .help("zet bij `geldig-tot` een dag na `datum`"),
        );
    }
    if let Some(start) = entry.datum.filter(|start| *start > peildatum) {
        let message = format!(
            "het besluit om af te wijken van eis `{code}` is pas van {start}, na {peildatum}"
        );
        let help = "zolang het besluit er niet is, telt de afwijking niet mee; kijk de `datum` na";
        return Some(found(gegevens, entry, "datum", Code::LegUitInToekomst, message).help(help));
    }
    let end = entry.geldig_tot.filter(|end| *end < peildatum)?;
    let message = format!("de afwijking van eis `{code}` gold tot en met {end}");
    let help = "neem een nieuw besluit en pas `geldig-tot` aan, of vul in wat de eis vraagt";
    Some(found(gegevens, entry, "geldig-tot", Code::LegUitVerlopen, message).help(help))
}

fn too_short(gegevens: &Gegevens<'_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    if motivering(gegevens, entry).is_some() {
        return None;
    }
    let message = format!("de motivering om af te wijken van eis `{}` is te kort", entry.eis);
    let help = format!("schrijf in ten minste {KORTST} tekens op waarom de gemeente afwijkt");
    Some(found(gegevens, entry, "motivering", Code::LegUitTeKort, message).help(help))
}

/// The motivering, when it is long enough to explain something.
fn motivering<'a>(gegevens: &Gegevens<'a>, entry: &Entry<'a>) -> Option<&'a str> {
    let node = entry.node.get("motivering")?;
    let words = gegevens.text(node).filter(|_| gegevens.of(node) == Aanwezigheid::Ja)?;
    (words.trim().chars().count() >= KORTST).then_some(words)
}

/// The entry explains an eis that needs no explanation.
pub(super) fn unused(
    gegevens: &Gegevens<'_>,
    entry: &Entry<'_>,
    bevinding: &Bevinding,
) -> Diagnostic {
    let because = match bevinding.uitkomst {
        // Until all entries are weighed, what is explained still counts as open.
        Uitkomst::Open | Uitkomst::LegUit => "is al uitgelegd",
        Uitkomst::Voldaan => "is voldaan",
        Uitkomst::Beargumenteerd => "is beargumenteerd",
        Uitkomst::NietVanToepassing => "is niet van toepassing",
    };
    let message =
        format!("de afwijking van eis `{}` is niet nodig: die eis {because}", bevinding.eis.id);
    found(gegevens, entry, "eis", Code::LegUitOngebruikt, message).help("haal deze `leg-uit` weg")
}

/// The entry names a part that falls short in nothing, or that the eis does not know.
pub(super) fn element(
    gegevens: &Gegevens<'_>,
    (place, word): (&Pointer, &str),
    bevinding: &Bevinding,
) -> Diagnostic {
    let id = &bevinding.eis.id;
    let known: BTreeSet<&str> =
        bevinding.onderdelen.iter().filter_map(|part| part.sleutel.as_deref()).collect();
    let at = |code, message: String| {
        let location = gegevens.location(place, Part::Value);
        Diagnostic::new(code, message, location).at(place.clone())
    };
    if known.contains(word) {
        let message = format!("`{word}` komt bij eis `{id}` niets tekort, of is al uitgelegd");
        return at(Code::LegUitOngebruikt, message).help(format!("haal `{word}` hier weg"));
    }
    if known.is_empty() {
        let message = format!("eis `{id}` gaat nu niet over losse onderdelen zoals `{word}`");
        let help = "haal `element` weg: de uitleg geldt dan voor de hele eis";
        let finding = at(Code::LegUitOnbekendElement, message).help(help);
        // What makes the eis look at its parts may still have to be filled in.
        return Diagnostic { severity: Severity::Let, ..finding };
    }
    let some = || known.iter().take(NAMED).map(|key| format!("`{key}`")).collect::<Vec<_>>();
    let help = did_you_mean(word, known.iter().copied())
        .unwrap_or_else(|| format!("deze eis kijkt onder meer naar {}", some().join(", ")));
    at(Code::LegUitOnbekendElement, format!("eis `{id}` kijkt niet naar `{word}`")).help(help)
}

/// A deviation that nobody decided upon still stands, but says so.
pub(super) fn undecided(gegevens: &Gegevens<'_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let missing = ["besloten-door", "datum"].into_iter();
    let missing = missing.filter(|key| entry.node.get(key).is_none());
    let keys = missing.map(|key| format!("`{key}`")).collect::<Vec<_>>();
    let message =
        format!("bij de afwijking van eis `{}` staat niet wie wanneer besloot", entry.eis);
    let location = gegevens.location(&entry.pointer, Part::Header);
    (!keys.is_empty()).then(|| {
        Diagnostic::new(Code::LegUitOnvolledig, message, location)
            .at(entry.pointer.clone())
            .help(format!("vul {} in", keys.join(" en ")))
    })
}

/// The entry names an eis that is not among those that apply: retired, or unknown.
pub(super) fn no_such_eis(
    gegevens: &Gegevens<'_>,
    entry: &Entry<'_>,
    eisen: &[Bevinding],
    kaders: &[&Kader],
) -> Diagnostic {
    let code = entry.eis;
    if kaders.iter().flat_map(|kader| &kader.eis).any(|eis| eis.id == code) {
        let message =
            format!("de afwijking van eis `{code}` is niet nodig: die eis geldt niet meer");
        return found(gegevens, entry, "eis", Code::LegUitOngebruikt, message)
            .help("haal deze `leg-uit` weg");
    }
    let help = did_you_mean(code, eisen.iter().map(|bevinding| bevinding.eis.id.as_str()))
        .unwrap_or_else(|| "`bouwsteen kader lijst` laat alle eisen zien".to_owned());
    let message = format!("eis `{code}` staat in geen van de kaders");
    found(gegevens, entry, "eis", Code::LegUitOnbekendeEis, message).help(help)
}

/// One finding for each text that stands, but for case and white space, at three or more eisen.
pub(super) fn repeated(gegevens: &Gegevens<'_>, entries: &[Entry<'_>]) -> Vec<Diagnostic> {
    let mut by_text: BTreeMap<String, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in entries {
        if let Some(words) = motivering(gegevens, entry) {
            let words = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            by_text.entry(words).or_default().push(entry);
        }
    }
    by_text.values().filter_map(|same| pasted(gegevens, same)).collect()
}

fn pasted(gegevens: &Gegevens<'_>, same: &[&Entry<'_>]) -> Option<Diagnostic> {
    let eisen: BTreeSet<&str> = same.iter().map(|entry| entry.eis).collect();
    let (first, rest) = same.split_first().filter(|_| eisen.len() >= HERHAALD)?;
    let message = format!("dezelfde motivering staat bij {} eisen", eisen.len());
    let finding = found(gegevens, first, "motivering", Code::LegUitHerhaald, message)
        .help("schrijf per eis op waarom de gemeente juist daarvan afwijkt");
    Some(rest.iter().fold(finding, |finding, entry| {
        let place = gegevens.location(&entry.pointer.key("motivering"), Part::Value);
        finding.related(place, format!("en hier, bij eis `{}`", entry.eis))
    }))
}

/// A finding about one key of an entry.
fn found(
    gegevens: &Gegevens<'_>,
    entry: &Entry<'_>,
    key: &str,
    code: Code,
    message: String,
) -> Diagnostic {
    let at = entry.pointer.key(key);
    Diagnostic::new(code, message, gegevens.location(&at, Part::Value)).at(at)
}
