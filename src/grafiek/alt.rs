//! The text alternative: what is seen, in short sentences made from the numbers.

use rust_decimal::Decimal;

use super::woorden::one_line;
use super::{
    Grafiek, Inhoud, Licht, Moment, Periode, Punt, Reeks, Reeksen, Rij, Signaal, Staaf, Voortgang,
    Vorm,
};
use crate::taal;

/// No longer than a listener can bear.
const MAX_CHARS: usize = 900;
/// So many values are all told; of more only the extremes.
const ALL_TOLD: usize = 8;
/// Longer names are cut.
const MAX_NAME: usize = 60;
/// The title may take this many characters.
const MAX_TITLE: usize = 160;
/// What is said when not everything is.
const IN_TABLE: &str = "Alle getallen staan in de tabel.";

/// A value with what it is called.
struct Named<'g> {
    name: String,
    punt: &'g Punt,
}

/// Kind, title, unit, number of rows, and the values or their extremes.
pub(super) fn describe(grafiek: &Grafiek) -> String {
    let opening = opening(grafiek);
    let (all, short) = match &grafiek.inhoud {
        Inhoud::Staven { rijen } => values_in_words(&bars(rijen)),
        Inhoud::Gestapeld(reeksen) | Inhoud::Gegroepeerd(reeksen) => {
            values_in_words(&parts(reeksen))
        }
        Inhoud::Lijn { jaren, reeksen } => values_in_words(&years(jaren, reeksen)),
        Inhoud::Voortgang { rijen } => progress(rijen),
        Inhoud::Tijdlijn { rijen, .. } => planning(rijen),
        Inhoud::Stoplicht { rijen } => lights(rijen),
    };
    let whole = join(&opening, &all);
    if whole.chars().count() <= MAX_CHARS {
        return whole;
    }
    let brief = join(&opening, &short);
    if brief.chars().count() <= MAX_CHARS { brief } else { join(&cut(&opening, 500), IN_TABLE) }
}

fn join(one: &str, two: &str) -> String {
    let space = if one.is_empty() || two.is_empty() { "" } else { " " };
    format!("{one}{space}{two}")
}

/// `Staafdiagram: Woonbehoefte per groep, in wooneenheden. Er zijn 5 staven.`
fn opening(grafiek: &Grafiek) -> String {
    let (kind, one, many, rows) = match &grafiek.inhoud {
        Inhoud::Staven { rijen } => ("Staafdiagram", "staaf", "staven", rijen.len()),
        Inhoud::Gestapeld(reeksen) => {
            ("Gestapeld staafdiagram", "staaf", "staven", reeksen.rijen.len())
        }
        Inhoud::Gegroepeerd(reeksen) => {
            ("Staafdiagram met groepen", "groep", "groepen", reeksen.rijen.len())
        }
        Inhoud::Lijn { reeksen, .. } => ("Lijndiagram", "lijn", "lijnen", reeksen.len()),
        Inhoud::Voortgang { rijen } => ("Voortgang", "rij", "rijen", rijen.len()),
        Inhoud::Tijdlijn { rijen, .. } => ("Tijdlijn", "rij", "rijen", rijen.len()),
        Inhoud::Stoplicht { rijen } => ("Overzicht van de stand", "rij", "rijen", rijen.len()),
    };
    let title = cut(&grafiek.titel, MAX_TITLE);
    let unit = cut(&grafiek.eenheid, MAX_NAME);
    let counts = match grafiek.inhoud.vorm() {
        Vorm::Tijdlijn | Vorm::Stoplicht => false,
        Vorm::Staven | Vorm::Gestapeld | Vorm::Gegroepeerd | Vorm::Lijn | Vorm::Voortgang => true,
    };
    let unit = if unit.is_empty() || !counts { String::new() } else { format!(", in {unit}") };
    let colon = if title.is_empty() { "" } else { ": " };
    let rows = match rows {
        0 => format!("Er zijn geen {many}."),
        1 => format!("Er is 1 {one}."),
        count => format!("Er zijn {count} {many}."),
    };
    let detail = match &grafiek.inhoud {
        Inhoud::Gestapeld(reeksen) => series(&reeksen.namen, ("staaf", "delen")),
        Inhoud::Gegroepeerd(reeksen) => series(&reeksen.namen, ("groep", "staven")),
        Inhoud::Lijn { jaren, .. } => span(jaren),
        Inhoud::Staven { .. }
        | Inhoud::Voortgang { .. }
        | Inhoud::Tijdlijn { .. }
        | Inhoud::Stoplicht { .. } => String::new(),
    };
    join(&format!("{kind}{colon}{title}{unit}. {rows}"), &detail)
}

/// `Elke staaf heeft 3 delen: koop, huur en midden.`
fn series(names: &[String], (row, many): (&str, &str)) -> String {
    let known: Vec<String> = names.iter().take(6).map(|name| cut(name, 30)).collect();
    match names.len() {
        0 | 1 => String::new(),
        count if count > known.len() => format!("Elke {row} heeft {count} {many}."),
        count => format!("Elke {row} heeft {count} {many}: {}.", taal::list(&known)),
    }
}

/// `De jaren lopen van 2024 tot en met 2031.`
fn span(jaren: &[i16]) -> String {
    match (jaren.iter().min(), jaren.iter().max()) {
        (Some(first), Some(last)) if first == last => format!("Het jaar is {first}."),
        (Some(first), Some(last)) => format!("De jaren lopen van {first} tot en met {last}."),
        (None, _) | (_, None) => String::new(),
    }
}

/// Every value, or with many of them the extremes; and the second again as the shorter choice.
fn values_in_words(values: &[Named<'_>]) -> (String, String) {
    let extremes = extremes(values);
    let none = values.iter().filter(|value| value.punt.bounds().is_none()).count();
    let missing = match none {
        0 => String::new(),
        1 => "Van 1 waarde is er geen getal.".to_owned(),
        count => format!("Van {count} waarden is er geen getal."),
    };
    let short = join(&extremes, &join(&missing, IN_TABLE));
    if values.is_empty() {
        return (String::new(), String::new());
    }
    if values.len() > ALL_TOLD {
        return (short.clone(), short);
    }
    let told = values.iter().map(|value| format!("{}: {}", value.name, value.punt.words()));
    let all = format!("{}.", told.collect::<Vec<_>>().join("; "));
    (join(&all, &extremes), short)
}

/// `Het hoogste getal is 120 (Ouderen). Het laagste getal is 40 (Statushouders).`
fn extremes(values: &[Named<'_>]) -> String {
    let known: Vec<(&Named<'_>, (Decimal, Decimal))> =
        values.iter().filter_map(|value| Some((value, value.punt.bounds()?))).collect();
    let (Some(first), Some(low), Some(high)) = (
        known.first(),
        known.iter().min_by_key(|(_, bounds)| bounds.0),
        // The first of equals, as for the lowest.
        known.iter().rev().max_by_key(|(_, bounds)| bounds.1),
    ) else {
        return String::new();
    };
    if known.len() == 1 {
        return String::new();
    }
    if low.1.0 == high.1.1 {
        return format!("Alle getallen zijn {}.", taal::number(first.1.0));
    }
    // Of numbers only: what is kept back may be lower or higher.
    let one = |value: &Named<'_>| format!("{} ({})", value.punt.words(), value.name);
    format!("Het hoogste getal is {}. Het laagste getal is {}.", one(high.0), one(low.0))
}

fn bars(rijen: &[Staaf]) -> Vec<Named<'_>> {
    let named = |staaf: &'_ Staaf| cut(&staaf.naam, MAX_NAME);
    rijen.iter().map(|staaf| Named { name: named(staaf), punt: &staaf.punt }).collect()
}

fn parts(reeksen: &Reeksen) -> Vec<Named<'_>> {
    let points = |rij: &'_ Rij| -> Vec<String> {
        let name = cut(&rij.naam, MAX_NAME);
        reeksen.namen.iter().map(|series| label(&name, &cut(series, 30))).collect()
    };
    let rows = reeksen.rijen.iter();
    rows.flat_map(|rij| {
        points(rij).into_iter().zip(&rij.punten).map(|(name, punt)| Named { name, punt })
    })
    .collect()
}

fn label(one: &str, two: &str) -> String {
    match (one.is_empty(), two.is_empty()) {
        (false, false) => format!("{one}, {two}"),
        (true, _) => two.to_owned(),
        (_, true) => one.to_owned(),
    }
}

fn years<'g>(jaren: &[i16], reeksen: &'g [Reeks]) -> Vec<Named<'g>> {
    let points = |reeks: &'g Reeks| -> Vec<Named<'g>> {
        let name = cut(&reeks.naam, 30);
        let pairs = jaren.iter().zip(&reeks.punten);
        let named = |(year, punt)| Named { name: label(&name, &format!("{year}")), punt };
        pairs.map(named).collect()
    };
    reeksen.iter().flat_map(points).collect()
}

/// Each row as a sentence, or only that there are many.
fn progress(rijen: &[Voortgang]) -> (String, String) {
    let sentence = |rij: &Voortgang| {
        let unit = rij.eenheid.as_deref().map(|unit| cut(unit, 30)).unwrap_or_default();
        let unit = if unit.is_empty() { unit } else { format!(" (in {unit})") };
        let (from, now, to) =
            (rij.nulwaarde.words(), rij.gerealiseerd.words(), rij.streefwaarde.words());
        let name = cut(&rij.naam, MAX_NAME);
        format!("{name}{unit}: nulwaarde {from}, gerealiseerd {now}, streefwaarde {to}.")
    };
    told(rijen, sentence, "")
}

fn planning(rijen: &[Periode]) -> (String, String) {
    let sentence = |rij: &Periode| {
        let when = match (rij.start, rij.eind) {
            (Some(start), Some(end)) if start == end => start.words(),
            (Some(start), Some(end)) => format!("van {} tot en met {}", start.words(), end.words()),
            (Some(start), None) => format!("vanaf {}, einde onbekend", start.words()),
            (None, Some(end)) => format!("tot en met {}, begin onbekend", end.words()),
            (None, None) => "nog niet gepland".to_owned(),
        };
        let status = rij.status.as_ref().map(|status| cut(status.word(), 30));
        let status = status.map(|status| format!(" ({status})")).unwrap_or_default();
        format!("{}: {when}{status}.", cut(&rij.naam, MAX_NAME))
    };
    let years = rijen.iter().flat_map(|rij| [rij.start, rij.eind]).flatten();
    let years: Vec<i16> = years.map(Moment::year).collect();
    told(rijen, sentence, &span(&years))
}

fn lights(rijen: &[Licht]) -> (String, String) {
    let sentence = |licht: &Licht| {
        format!("{}: {}.", cut(&licht.naam, MAX_NAME), cut(licht.status.word(), 30))
    };
    let all = [Signaal::Klaar, Signaal::OpKoers, Signaal::LooptAchter, Signaal::Onbekend];
    let counts = all.into_iter().filter_map(|signal| {
        let count = rijen.iter().filter(|licht| licht.status.signaal == signal).count();
        (count > 0).then(|| format!("{} {count}", signal.word()))
    });
    let counts: Vec<String> = counts.collect();
    let summary = if counts.is_empty() {
        String::new()
    } else {
        format!("Aantal per stand: {}.", taal::list(&counts))
    };
    told(rijen, sentence, &summary)
}

/// A sentence a row when there are few; otherwise the summary and where the rest is.
fn told<T>(rows: &[T], sentence: impl Fn(&T) -> String, summary: &str) -> (String, String) {
    let short = join(summary, "Alle rijen staan in de tabel.");
    if rows.len() > ALL_TOLD {
        return (short.clone(), short);
    }
    (rows.iter().map(sentence).collect::<Vec<_>>().join(" "), short)
}

/// Text on one line of at most so many characters.
fn cut(words: &str, most: usize) -> String {
    let words = one_line(words);
    if words.chars().count() <= most {
        return words;
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
