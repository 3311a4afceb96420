//! Judgements about numbers, dates and years.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use rust_decimal::Decimal;

use crate::{
    check::{Aanwezigheid, Gegevens, gegevens::date_of, soorten::Oordeel},
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
        return Oordeel::without_elements(gegevens, pad, mag_ontbreken);
    }
    let mut oordeel = Oordeel::met(Vec::new());
    for (pointer, node) in &values {
        let plek = gegevens.plek(pointer);
        let Some((low, high)) = gegevens.range(node) else {
            let place = schema::visie().place(pointer.as_str());
            oordeel.fall_short(plek, place, gegevens.of(node).without_yes());
            continue;
        };
        let too_low = minimaal.is_some_and(|limit| low < limit.0);
        let too_high = maximaal.is_some_and(|limit| high > limit.0);
        if too_low || too_high {
            oordeel.fall_short(plek, low.normalize().to_string(), Aanwezigheid::Nee);
        } else {
            oordeel.plekken.push(plek);
        }
    }
    oordeel
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
    let places = vec![gegevens.plek(&from), gegevens.plek(&to)];
    if first <= last && long_enough && short_enough {
        Oordeel::met(places)
    } else {
        Oordeel::open(places).short_of(vec![format!("{first} tot en met {last}")])
    }
}

pub(super) fn uiterlijk(gegevens: &Gegevens<'_>, pad: &str, limit: &Limiet<'_>) -> Oordeel {
    let Some((place, date)) = gegevens.date(pad) else { return missing(gegevens, &[pad]) };
    let agreed = |flag| gegevens.select(flag).iter().any(|(_, n)| n.as_bool() == Some(true));
    if limit.tenzij.is_some_and(agreed) {
        return Oordeel::met(vec![gegevens.plek(&place)]);
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
        Oordeel::met(vec![gegevens.plek(&place)])
    } else {
        Oordeel::open(vec![gegevens.plek(&place)]).short_of(vec![date.to_string()])
    }
}

pub(super) fn jaren(gegevens: &Gegevens<'_>, pad: &str, minimaal: usize) -> Oordeel {
    let values = gegevens.select(pad);
    if values.is_empty() {
        return missing(gegevens, &[pad]);
    }
    let mut oordeel = Oordeel::met(Vec::new());
    for (pointer, node) in &values {
        let count = years_of(node);
        if count >= minimaal {
            oordeel.plekken.push(gegevens.plek(pointer));
        } else {
            let lack = gegevens.of(node).without_yes();
            oordeel.fall_short(gegevens.plek(pointer), format!("{count} jaar"), lack);
        }
    }
    oordeel
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
    let mut oordeel = Oordeel::met(Vec::new());
    for (pointer, node) in &elements {
        let dated = node.get(veld).and_then(date_of);
        let fresh = dated
            .and_then(|date| date.checked_add(i32::from(years).years()).ok())
            .is_some_and(|end| reference <= end);
        let excused = gegevens.field_presence(node, tenzij) == Aanwezigheid::Ja;
        if fresh || excused {
            oordeel.plekken.push(gegevens.plek(pointer));
        } else {
            let name = super::name(node, pointer);
            oordeel.fall_short(gegevens.plek(pointer), name, Aanwezigheid::Nee);
        }
    }
    oordeel
}

pub(super) fn som(gegevens: &Gegevens<'_>, list: &str, links: &str, rechts: &str) -> Oordeel {
    let elements = gegevens.elements(list);
    if elements.is_empty() {
        return missing(gegevens, &[list]);
    }
    let (Some(left), Some(right)) =
        (sum(gegevens, &elements, links), sum(gegevens, &elements, rechts))
    else {
        return Oordeel::open(elements.iter().map(|(p, _)| gegevens.plek(p)).collect());
    };
    let places = elements.iter().map(|(pointer, _)| gegevens.plek(pointer)).collect();
    if left == right {
        Oordeel::met(places)
    } else {
        Oordeel::open(places).short_of(vec![format!("{left} en {right}")])
    }
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

fn missing(gegevens: &Gegevens<'_>, paden: &[&str]) -> Oordeel {
    let there = |pad: &&str| gegevens.presence(pad) == Aanwezigheid::Ja;
    let lacking: Vec<&str> = paden.iter().copied().filter(|pad| !there(pad)).collect();
    let unknown = lacking.iter().find_map(|pad| match gegevens.presence(pad) {
        Aanwezigheid::Onbekend(reason) => Some(reason),
        Aanwezigheid::Ja | Aanwezigheid::Nee => None,
    });
    let oordeel = Oordeel::open(lacking.iter().map(|pad| gegevens.home(pad)).collect())
        .short_of(schema::visie().places(&lacking));
    match unknown {
        Some(reason) => oordeel.unknown(&reason),
        None => oordeel,
    }
}
