//! Parts of time against the whole: half years and years, and what changes a stock.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Sleutel, Wanneer},
    diagnostic::{Code, Diagnostic, Severity},
    model::keuze::{Cijfersoort, Nauwkeurigheid},
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel, Werk, bij, is_optelbaar, is_te_zien},
    woorden::{getal, met_plaatsen, noem, wanneer},
};

/// Half years, the last one not counted.
type Span = (u32, u32);

/// Pieces of time by their start, the longest first.
type Stukken<T> = BTreeMap<u32, Vec<(u32, T)>>;

/// The same number over years and over the parts of those years.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let work = Werk::new();
    let rows = || blad.regels.iter().filter(|regel| is_te_splitsen(regel));
    let spans: BTreeSet<Span> = rows().filter_map(|regel| span(regel.cijfer.wanneer())).collect();
    let known = stukken(spans.iter().map(|span| (*span, ())));
    // Most tables say everything over the same years, or over years that make no whole.
    let whole = |span: &&Span| stapel(&known, **span, &work).is_some();
    let wholes: BTreeSet<Span> = spans.iter().filter(whole).copied().collect();
    if wholes.is_empty() {
        return Vec::new();
    }
    let mut groups: HashMap<Sleutel, Vec<Cijfer<'_>>> = HashMap::new();
    for regel in rows() {
        let key = regel.sleutel.clone().op(Wanneer::Onbekend);
        groups.entry(key).or_default().push(regel.cijfer);
    }
    let mut groups: Vec<Vec<Cijfer<'_>>> = groups.into_values().filter(|g| g.len() > 2).collect();
    groups.sort_by_key(|group| group.first().map(|first| first.nummer()));
    let mut found = Bevindingen::new();
    for group in groups {
        let timed = group.iter().filter_map(|cijfer| Some((span(cijfer.wanneer())?, *cijfer)));
        let pieces = stukken(timed.clone());
        for (when, cijfer) in timed.filter(|(when, _)| wholes.contains(when)) {
            if let Some(parts) = stapel(&pieces, when, &work) {
                vergelijk(blad, cijfer, &parts, &mut found);
            }
        }
    }
    found.klaar()
}

fn is_te_splitsen(regel: &Regel<'_>) -> bool {
    let kind = match regel.cijfer.soort() {
        Cijfersoort::Behoefte
        | Cijfersoort::Opgave
        | Cijfersoort::Plan
        | Cijfersoort::Realisatie
        | Cijfersoort::Stroom => true,
        Cijfersoort::Voorraad | Cijfersoort::Doel | Cijfersoort::Norm => false,
    };
    kind && is_optelbaar(regel.cijfer)
}

/// The half years of a period.
pub(super) fn span(wanneer: Wanneer) -> Option<Span> {
    let Wanneer::Periode { van, tot, helft } = wanneer else { return None };
    let first = 2 * u32::from(van);
    Some(match helft {
        1 => (first, first + 1),
        2 => (first + 1, first + 2),
        _ => (first, 2 * u32::from(tot) + 2),
    })
}

fn stukken<T>(all: impl Iterator<Item = (Span, T)>) -> Stukken<T> {
    let mut pieces: Stukken<T> = BTreeMap::new();
    for ((start, end), of) in all {
        pieces.entry(start).or_default().push((end, of));
    }
    for at in pieces.values_mut() {
        at.sort_by_key(|(end, _)| std::cmp::Reverse(*end));
    }
    pieces
}

/// The longest pieces that together fill exactly this time, which is more than one of them.
fn stapel<T: Copy>(pieces: &Stukken<T>, (start, end): Span, work: &Werk) -> Option<Vec<T>> {
    let mut at = start;
    let mut found = Vec::new();
    while at < end {
        let here = pieces.get(&at)?;
        if !work.mag(here.len()) {
            return None;
        }
        let fits = |(until, _): &&(u32, T)| *until <= end && (at, *until) != (start, end);
        let (until, of) = here.iter().filter(|(until, _)| *until > at).find(fits)?;
        found.push(*of);
        at = *until;
    }
    (found.len() > 1).then_some(found)
}

fn vergelijk(blad: &Blad<'_>, whole: Cijfer<'_>, parts: &[Cijfer<'_>], found: &mut Bevindingen) {
    let shown = parts.iter().all(|part| is_te_zien(*part)) && is_te_zien(whole);
    let (Some(bounds), true) = (whole.grenzen(), shown) else { return };
    let Ok(sum) = blad.cijfers.som(parts) else { return };
    if sum.past(bounds, half(whole)) {
        return;
    }
    let exact = |of: Option<Nauwkeurigheid>| matches!(of, None | Some(Nauwkeurigheid::Exact));
    let estimated = !exact(sum.nauwkeurigheid) || !exact(whole.nauwkeurigheid());
    found.add(|| {
        let message = format!(
            "de delen van {} zijn samen niet {}: {}, hier staat {}",
            wanneer(whole.wanneer()),
            noem(whole),
            sum.uitgeschreven(),
            getal(whole)
        );
        let mut found = bij(Code::PeriodenWijkenAf, whole, message);
        if estimated {
            found.severity = Severity::Let;
        }
        let help = "verbeter het getal van de hele periode of van een deel daarvan";
        met_plaatsen(found, sum.delen.iter().copied()).help(help)
    });
}

fn half(cijfer: Cijfer<'_>) -> Decimal {
    cijfer.afgerond_op().and_then(|step| step.checked_div(Decimal::TWO)).unwrap_or_default()
}

/// A stock on two days, and the flow of all years in between.
pub(super) fn standen(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let of = |kind: Cijfersoort| {
        let rows = blad.regels.iter().filter(move |regel| regel.cijfer.soort() == kind);
        rows.filter(|regel| is_optelbaar(regel.cijfer))
    };
    let key =
        |regel: &Regel<'_>| regel.sleutel.clone().op(Wanneer::Onbekend).als(Cijfersoort::Voorraad);
    let mut flows: HashMap<Sleutel, Vec<(Span, Cijfer<'_>)>> = HashMap::new();
    for regel in of(Cijfersoort::Stroom) {
        if let Some(when) = span(regel.cijfer.wanneer()) {
            flows.entry(key(regel)).or_default().push((when, regel.cijfer));
        }
    }
    if flows.is_empty() {
        return Vec::new();
    }
    let mut stocks: HashMap<Sleutel, Vec<(Date, Cijfer<'_>)>> = HashMap::new();
    for regel in of(Cijfersoort::Voorraad) {
        let key = key(regel);
        if let (Wanneer::Peildatum(date), true) = (regel.cijfer.wanneer(), flows.contains_key(&key))
        {
            stocks.entry(key).or_default().push((date, regel.cijfer));
        }
    }
    let mut stocks: Vec<_> = stocks.into_iter().collect();
    stocks.sort_by_key(|(_, days)| days.first().map(|(_, first)| first.nummer()));
    let (work, mut found) = (Werk::new(), Bevindingen::new());
    for (key, mut days) in stocks {
        days.sort_by_key(|(date, cijfer)| (*date, cijfer.nummer()));
        let pieces = stukken(flows.get(&key).into_iter().flatten().copied());
        for pair in days.windows(2) {
            if let [(begin, first), (end, last)] = pair {
                stand(&pieces, (*begin, *first), (*end, *last), &work, &mut found);
            }
        }
    }
    found.klaar()
}

fn stand<'a>(
    pieces: &Stukken<Cijfer<'a>>,
    (begin, first): (Date, Cijfer<'a>),
    (end, last): (Date, Cijfer<'a>),
    work: &Werk,
    found: &mut Bevindingen,
) {
    let Some(span) = jaargrens(begin).zip(jaargrens(end)) else { return };
    let single = pieces.get(&span.0).and_then(|at| at.iter().find(|(until, _)| *until == span.1));
    let flows = single.map(|(_, only)| vec![*only]).or_else(|| stapel(pieces, span, work));
    let Some(flows) = flows.filter(|_| begin < end) else { return };
    let all: Vec<Cijfer<'a>> = [first].into_iter().chain(flows.iter().copied()).collect();
    if !all.iter().chain([&last]).all(|cijfer| is_te_zien(*cijfer)) {
        return;
    }
    let Some((min, max, change)) = bounds(&all) else { return };
    let Some((low, high)) = last.grenzen() else { return };
    let room: Decimal = all.iter().chain([&last]).map(|cijfer| half(*cijfer)).sum();
    let less = |bound: Decimal| bound.saturating_sub(change).saturating_sub(change);
    let grows = low <= max.saturating_add(room) && high >= min.saturating_sub(room);
    let shrinks = low <= less(max).saturating_add(room) && high >= less(min).saturating_sub(room);
    if grows || shrinks {
        return;
    }
    found.add(|| {
        let words: Vec<String> = all.iter().map(|cijfer| getal(*cijfer)).collect();
        let message = format!(
            "{} en wat er daarna bij komt, zijn samen niet {}: {} = {}, hier staat {}",
            noem(first),
            noem(last),
            words.join(" + "),
            super::woorden::bereik(min, max),
            getal(last)
        );
        let help = "verbeter een van de getallen, of zet wat erbij komt en eraf gaat in een `[[rekensom]]` met `soort = \"stand\"`";
        met_plaatsen(bij(Code::StandWijktAf, last, message), all.iter().copied()).help(help)
    });
}

/// Lowest and highest of all together, and how much of that is change.
fn bounds(all: &[Cijfer<'_>]) -> Option<(Decimal, Decimal, Decimal)> {
    let mut sum = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for (index, cijfer) in all.iter().enumerate() {
        let (min, max) = cijfer.grenzen()?;
        sum.0 = sum.0.checked_add(min)?;
        sum.1 = sum.1.checked_add(max)?;
        if index > 0 {
            sum.2 = sum.2.checked_add(max)?;
        }
    }
    Some(sum)
}

/// The half year that starts on this day, when a year does.
fn jaargrens(date: Date) -> Option<u32> {
    let year = u32::try_from(date.year()).ok()?;
    match (date.month(), date.day()) {
        (1, 1) => Some(2 * year),
        (12, 31) => Some(2 * year + 2),
        _ => None,
    }
}

/// So much in so many years, as a number a year.
pub(super) fn per_jaar(number: Decimal, halve_jaren: u32) -> Option<String> {
    let each = number.checked_mul(Decimal::TWO)?.checked_div(halve_jaren.into())?;
    Some(taal::number(each.round_dp(1).normalize()))
}
