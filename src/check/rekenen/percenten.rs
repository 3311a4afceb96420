//! Percentages of one whole that should be a hundred together.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Dimensie, Sleutel, Verzameling, Waarde, Woord},
    diagnostic::{Code, Diagnostic},
    model::keuze::Cijfersoort,
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel},
    woorden,
};

/// A list has some tens of values; whoever has more than that is not compared pair by pair.
const PAIRS: usize = 200;

/// Shares that together are another number than a hundred.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let rows: Vec<&Regel<'_>> = blad.regels.iter().filter(|regel| is_aandeel(regel)).collect();
    let mut found = Bevindingen::new();
    let splits = blad.cijfers.dimensies().into_iter().filter(|dimensie| is_verdeling(*dimensie));
    for dimensie in splits.filter(|_| !rows.is_empty()) {
        let one = Verzameling::of(&[dimensie]);
        let mut groups: HashMap<Sleutel, Vec<Cijfer<'_>>> = HashMap::new();
        for regel in rows.iter().filter(|regel| regel.gevuld.bevat(dimensie)) {
            groups.entry(regel.sleutel.zonder(one)).or_default().push(regel.cijfer);
        }
        let groups: BTreeMap<usize, Vec<Cijfer<'_>>> = groups
            .into_values()
            .filter_map(|group| Some((group.first()?.nummer(), group)))
            .filter(|(_, group)| group.len() > 1)
            .collect();
        for group in groups.into_values().filter(|group| !is_genest(blad, dimensie, group)) {
            samen(blad, dimensie, &group, &mut found);
        }
    }
    found.klaar()
}

fn is_aandeel(regel: &Regel<'_>) -> bool {
    let kind = match regel.cijfer.soort() {
        Cijfersoort::Voorraad | Cijfersoort::Behoefte | Cijfersoort::Plan | Cijfersoort::Opgave => {
            true
        }
        Cijfersoort::Realisatie | Cijfersoort::Doel | Cijfersoort::Norm | Cijfersoort::Stroom => {
            false
        }
    };
    let whole = regel.cijfer.is_totaal_over().is_empty();
    kind && whole && regel.cijfer.eenheid() == "procent" && regel.cijfer.van().is_some()
}

/// A place has shares of its own, and so has another subject.
fn is_verdeling(dimensie: Dimensie) -> bool {
    !matches!(
        dimensie,
        Dimensie::Gebied | Dimensie::Gemeente | Dimensie::Regio | Dimensie::Onderwerp
    )
}

/// Whether one of the values lies inside another, or stands there twice.
fn is_genest(blad: &Blad<'_>, dimensie: Dimensie, group: &[Cijfer<'_>]) -> bool {
    let words: HashSet<Woord> = group.iter().map(|cijfer| cijfer.woord(dimensie)).collect();
    if words.len() < group.len() {
        return true;
    }
    let words: Vec<Woord> = words.into_iter().take(PAIRS).collect();
    let pairs = words
        .iter()
        .enumerate()
        .flat_map(|(at, one)| words.iter().skip(at + 1).map(move |other| (*one, *other)));
    pairs.into_iter().any(|(one, other)| blad.cijfers.zijn_genest(dimensie, one, other))
}

fn samen(blad: &Blad<'_>, dimensie: Dimensie, group: &[Cijfer<'_>], found: &mut Bevindingen) {
    let mut sum = Decimal::ZERO;
    let mut room = Decimal::ZERO;
    for cijfer in group {
        let Waarde::Getal(number) = cijfer.waarde() else { return };
        let half = Decimal::new(5, number.scale().saturating_add(1).min(28));
        let step = cijfer.afgerond_op().and_then(|step| step.checked_div(Decimal::TWO));
        sum = sum.saturating_add(number);
        room = room.saturating_add(step.unwrap_or(half));
        if cijfer.is_afgeschermd() {
            return;
        }
    }
    let gap = sum.saturating_sub(Decimal::ONE_HUNDRED);
    let nearly = gap.abs() <= Decimal::ONE || is_volledig(blad, dimensie, group);
    if gap.abs() <= room || gap < Decimal::ZERO && !nearly {
        return;
    }
    found.add(|| {
        let Some(first) = group.first() else {
            unreachable!("invariant: a group has two numbers or more")
        };
        let words: Vec<String> = group.iter().take(12).map(|one| woorden::getal(*one)).collect();
        let more = if group.len() > words.len() { " + …" } else { "" };
        let message = format!(
            "de percentages per {} zijn samen geen 100: {}{more} = {}",
            woorden::dimensies(blad.cijfers, &[dimensie]),
            words.join(" + "),
            taal::number(sum)
        );
        let help =
            "verbeter een percentage; overlappen de groepen, geef elk dan een eigen `onderwerp`";
        let found = super::blad::bij(Code::GeenHonderd, *first, message).help(help);
        woorden::met_plaatsen(found, group.iter().skip(1).copied())
    });
}

/// Whether every value of an own dimension has its share.
fn is_volledig(blad: &Blad<'_>, dimensie: Dimensie, group: &[Cijfer<'_>]) -> bool {
    let Dimensie::Eigen(at) = dimensie else { return false };
    let own = blad.cijfers.eigen().get(usize::from(at));
    own.is_some_and(|own| own.waarden.len() == group.len())
}
