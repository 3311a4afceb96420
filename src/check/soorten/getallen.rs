//! Judgements about numbers, dates and years.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use rust_decimal::Decimal;

use crate::{
    check::{
        Aanwezigheid, Gegevens,
        gegevens::date_of,
        oordeel::{Onderdeel, Oordeel},
        soorten::{name, none_there, part},
    },
    model::waarde::{Getal, Periode},
    schema,
    source::{Kind, Node, Pointer},
};

/// Up to when something must have happened.
pub(super) struct Limiet<'a> {
    /// Path of the latest date.
    pub(super) pad: Option<&'a str>,
    /// A fixed latest date.
    pub(super) datum: Option<Date>,
    /// Day of the year as `MM-DD`.
    pub(super) dag: Option<&'a str>,
    /// Days that must lie between the two.
    pub(super) dagen_ertussen: u32,
    /// A flag that takes the place of the date.
    pub(super) tenzij: Option<&'a str>,
}

pub(super) fn grens(
    gegevens: &Gegevens<'_>,
    pad: &str,
    minimaal: Option<Getal>,
    maximaal: Option<Getal>,
    mag_ontbreken: bool,
) -> Oordeel {
    let values = gegevens.select(pad);
    if values.is_empty() {
        return none_there(gegevens, pad, mag_ontbreken);
    }
    let parts = values.iter().map(|(pointer, node)| {
        let Some((low, high)) = gegevens.range(node) else {
            let place = schema::visie().place(pointer.as_str());
            return part(gegevens, pointer, || place, Some(gegevens.of(node)));
        };
        let too_low = minimaal.is_some_and(|limit| low < limit.0);
        let too_high = maximaal.is_some_and(|limit| high > limit.0);
        let lack = (too_low || too_high).then_some(Aanwezigheid::Nee);
        part(gegevens, pointer, || low.normalize().to_string(), lack)
    });
    Oordeel::of(parts.collect())
}

pub(super) fn tijdvak(
    gegevens: &Gegevens<'_>,
    van: &str,
    tot: &str,
    minimaal_dagen: Option<u32>,
    maximaal_jaren: Option<u16>,
) -> Oordeel {
    let (Some((from, first)), Some((to, last))) = (gegevens.date(van), gegevens.date(tot)) else {
        return missing(gegevens, &[van, tot]);
    };
    let long_enough = minimaal_dagen.is_none_or(|days| {
        first.checked_add(i64::from(days).saturating_sub(1).days()).is_ok_and(|end| end <= last)
    });
    let short_enough = maximaal_jaren.is_none_or(|years| {
        first.checked_add(i32::from(years).years()).is_ok_and(|end| last < end)
    });
    if first <= last && long_enough && short_enough {
        let parts = [from, to].map(|pointer| Onderdeel::met(None, gegevens.plek(&pointer)));
        Oordeel::of(parts.into())
    } else {
        let places = vec![gegevens.plek(&from), gegevens.plek(&to)];
        Oordeel::open_with(format!("{first} tot en met {last}"), places)
    }
}

pub(super) fn uiterlijk(gegevens: &Gegevens<'_>, pad: &str, limit: &Limiet<'_>) -> Oordeel {
    let Some((place, date)) = gegevens.date(pad) else { return missing(gegevens, &[pad]) };
    let agreed = |flag| gegevens.select(flag).iter().any(|(_, n)| n.as_bool() == Some(true));
    if limit.tenzij.is_some_and(agreed) {
        return Oordeel::met(gegevens.plek(&place));
    }
    let latest = match (limit.datum, limit.pad, limit.dag) {
        (Some(date), ..) => date,
        (None, Some(pad), _) => match gegevens.date(pad) {
            Some((_, date)) => date,
            None => return missing(gegevens, &[pad]),
        },
        (None, None, Some(day)) => format!("{:04}-{day}", date.year()).parse().unwrap_or(date),
        (None, None, None) => date,
    };
    let needed = date.checked_add(i64::from(limit.dagen_ertussen).days());
    if needed.is_ok_and(|date| date <= latest) {
        Oordeel::met(gegevens.plek(&place))
    } else {
        Oordeel::open_with(date.to_string(), vec![gegevens.plek(&place)])
    }
}

pub(super) fn jaren(gegevens: &Gegevens<'_>, pad: &str, minimaal: usize) -> Oordeel {
    let values = gegevens.select(pad);
    if values.is_empty() {
        return missing(gegevens, &[pad]);
    }
    let parts = values.iter().map(|(pointer, node)| {
        let count = years_of(node);
        let lack = (count < minimaal).then(|| gegevens.of(node));
        part(gegevens, pointer, || format!("{count} jaar"), lack)
    });
    Oordeel::of(parts.collect())
}

fn years_of(node: &Node) -> usize {
    match &node.kind {
        Kind::Text(text) => Periode(text.clone())
            .jaren()
            .map_or(0, |(from, to)| usize::from(to.saturating_sub(from)) + usize::from(from <= to)),
        Kind::Array(items) => {
            let years = items.iter().filter_map(|item| item.get("jaar")?.as_number());
            years.collect::<BTreeSet<_>>().len()
        }
        Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Table(_) => 0,
    }
}

pub(super) fn actualiteit(
    gegevens: &Gegevens<'_>,
    list: &str,
    veld: &str,
    peil: &str,
    years: u16,
    tenzij: &str,
) -> Oordeel {
    let elements = gegevens.elements(list);
    let Some((_, reference)) = gegevens.date(peil) else { return missing(gegevens, &[peil]) };
    if elements.is_empty() {
        return missing(gegevens, &[list]);
    }
    let parts = elements.iter().map(|(pointer, node)| {
        let dated = node.get(veld).and_then(date_of);
        let fresh = dated
            .and_then(|date| date.checked_add(i32::from(years).years()).ok())
            .is_some_and(|end| reference <= end);
        let excused = gegevens.field_presence(node, tenzij) == Aanwezigheid::Ja;
        let lack = (!fresh && !excused).then_some(Aanwezigheid::Nee);
        part(gegevens, pointer, || name(node, pointer), lack)
    });
    Oordeel::of(parts.collect())
}

pub(super) fn som(gegevens: &Gegevens<'_>, list: &str, links: &str, rechts: &str) -> Oordeel {
    let elements = gegevens.elements(list);
    if elements.is_empty() {
        return missing(gegevens, &[list]);
    }
    if let Some((inner, outer, pointer)) = nested(gegevens, &elements) {
        let reason =
            format!("`{inner}` zit al in `{outer}`; wat in elkaar zit, is niet op te tellen");
        return Oordeel::open_because(reason, gegevens.plek(&pointer));
    }
    let (Some(left), Some(right)) =
        (sum(gegevens, &elements, links), sum(gegevens, &elements, rechts))
    else {
        return Oordeel::open(elements.iter().map(|(p, _)| gegevens.plek(p)).collect());
    };
    if left == right {
        let parts = elements
            .iter()
            .map(|(pointer, node)| part(gegevens, pointer, || name(node, pointer), None));
        Oordeel::of(parts.collect())
    } else {
        let places = elements.iter().map(|(pointer, _)| gegevens.plek(pointer)).collect();
        Oordeel::open_with(format!("{left} en {right}"), places)
    }
}

/// Two woningtypen of which one lies in the other (zorggeschikt in geclusterd): their sum counts twice.
fn nested<'a>(
    gegevens: &Gegevens<'a>,
    elements: &[(Pointer, &'a Node)],
) -> Option<(String, String, Pointer)> {
    let word = |node: &'a Node| node.get("woningtype").and_then(Node::as_text);
    let used: BTreeSet<&str> = elements.iter().filter_map(|(_, node)| word(node)).collect();
    elements.iter().find_map(|(pointer, node)| {
        let inner = word(node)?;
        let outer = gegevens.around("woningtypen", inner).into_iter().find(|w| used.contains(w))?;
        Some((inner.to_owned(), outer.to_owned(), pointer.clone()))
    })
}

/// None when an element has no number, or when the sum does not fit.
fn sum<'a>(
    gegevens: &Gegevens<'a>,
    elements: &[(Pointer, &'a Node)],
    veld: &str,
) -> Option<Decimal> {
    elements.iter().try_fold(Decimal::ZERO, |total, (_, node)| {
        let (low, high) = gegevens.range(node.get(veld)?)?;
        if low == high { total.checked_add(low) } else { None }
    })
}

/// Open at those of these paths that hold nothing.
fn missing(gegevens: &Gegevens<'_>, paden: &[&str]) -> Oordeel {
    let lacking = paden.iter().filter_map(|pad| match gegevens.presence(pad) {
        Aanwezigheid::Ja => None,
        lack @ (Aanwezigheid::Nee | Aanwezigheid::Onbekend(_)) => Some((pad, lack)),
    });
    let parts = lacking.map(|(pad, lack)| Onderdeel::missing(pad, gegevens.home(pad), lack));
    let parts: Vec<_> = parts.collect();
    // What is there but is no date or number falls short too.
    if parts.is_empty() {
        return Oordeel::open(paden.iter().map(|pad| gegevens.home(pad)).collect());
    }
    Oordeel::of(parts)
}
