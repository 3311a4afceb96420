//! Plans against what is needed, and what was built against what was planned.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Dimensie, Sleutel, Uitkomst, Verzameling, Wanneer, Woord},
    diagnostic::{Code, Diagnostic},
    model::keuze::{Cijfersoort, Nauwkeurigheid},
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel, Werk, bij, is_optelbaar, is_te_zien},
    totalen::ligt_in,
    woorden::{bereik as tussen, getal, met_plaatsen, noem, wanneer},
};

/// What is needed of one kind: the value, the subject, the unit and the time.
type Vraag<'a> = (Woord, Woord, &'a str, Wanneer);

/// Too few plans for what is needed, once part of them has fallen through.
pub(super) fn tekort(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let rekenen = blad.project.visie.rekenen.as_ref();
    let Some(lost) = rekenen.and_then(|rekenen| rekenen.planuitval) else { return Vec::new() };
    let here = |regel: &&Regel<'_>| {
        let elsewhere = Verzameling::of(&[Dimensie::Gemeente, Dimensie::Regio]);
        regel.gevuld.zonder(elsewhere) == regel.gevuld && is_optelbaar(regel.cijfer)
    };
    let of = |kind: Cijfersoort| -> Vec<Cijfer<'_>> {
        let rows = blad.regels.iter().filter(here).map(|regel| regel.cijfer);
        rows.filter(|cijfer| cijfer.soort() == kind).collect()
    };
    let (plans, mut needs) = (of(Cijfersoort::Plan), of(Cijfersoort::Behoefte));
    if needs.is_empty() {
        needs = of(Cijfersoort::Opgave);
    }
    let (work, mut found) = (Werk::new(), Bevindingen::new());
    for dimensie in [None, Some(Dimensie::Segment), Some(Dimensie::Woningtype)] {
        let mut asked: BTreeMap<usize, (Vraag<'_>, Vec<Cijfer<'_>>)> = BTreeMap::new();
        let mut known: HashMap<Vraag<'_>, usize> = HashMap::new();
        for need in needs.iter().filter(|need| heeft(**need, dimensie)) {
            let key = vraag(*need, dimensie);
            let first = *known.entry(key).or_insert(need.nummer());
            asked.entry(first).or_insert((key, Vec::new())).1.push(*need);
        }
        for (key, needs) in asked.into_values() {
            if !work.mag(plans.len()) {
                break;
            }
            let fits = |plan: &&Cijfer<'_>| past_bij(**plan, dimensie, &key);
            let plans: Vec<Cijfer<'_>> = plans.iter().filter(fits).copied().collect();
            let sums = blad.cijfers.som(&needs).ok().zip(blad.cijfers.som(&plans).ok());
            if let Some((need, plan)) = sums {
                te_weinig(dimensie, &need, &plan, lost.0, &mut found);
            }
        }
    }
    found.klaar()
}

fn heeft(cijfer: Cijfer<'_>, dimensie: Option<Dimensie>) -> bool {
    dimensie.is_none_or(|dimensie| cijfer.woord(dimensie) != Woord::default())
}

fn vraag(cijfer: Cijfer<'_>, dimensie: Option<Dimensie>) -> Vraag<'_> {
    let word = dimensie.map(|dimensie| cijfer.woord(dimensie)).unwrap_or_default();
    // A total over every subject stands with its parts, and is then not added to them.
    let whole = cijfer.is_totaal_over().bevat(Dimensie::Onderwerp);
    let about = if whole { Woord::default() } else { cijfer.woord(Dimensie::Onderwerp) };
    (word, about, cijfer.eenheid(), cijfer.wanneer())
}

fn past_bij(
    plan: Cijfer<'_>,
    dimensie: Option<Dimensie>,
    (word, _, unit, when): &Vraag<'_>,
) -> bool {
    let same = dimensie.is_none_or(|dimensie| plan.woord(dimensie) == *word);
    same && plan.eenheid() == *unit && ligt_in(plan.wanneer(), *when)
}

fn te_weinig(
    dimensie: Option<Dimensie>,
    need: &Uitkomst<'_>,
    plan: &Uitkomst<'_>,
    lost: Decimal,
    found: &mut Bevindingen,
) {
    let vague = |sum: &Uitkomst<'_>| sum.verborgen() > 0 || !sum.onbekend.is_empty();
    let kept = Decimal::ONE_HUNDRED.saturating_sub(lost).checked_div(Decimal::ONE_HUNDRED);
    let sure = kept.and_then(|kept| plan.max.checked_mul(kept)).map(|sure| sure.round_dp(0));
    let (Some(sure), Some(first), false) = (sure, need.delen.first(), vague(need) || vague(plan))
    else {
        return;
    };
    let short = need.min.saturating_sub(sure);
    if short <= Decimal::ZERO {
        return;
    }
    found.add(|| {
        let of = first.kenmerk(dimensie.unwrap_or(Dimensie::Onderwerp));
        let of = of.map(|value| format!(" voor `{value}`")).unwrap_or_default();
        let message = format!(
            "er zijn{of} te weinig plannen: {} min {}% uitval is {}, nodig is {}; dat is {} te weinig",
            plan.tekst(),
            taal::number(lost),
            taal::number(sure),
            need.tekst(),
            taal::number(short)
        );
        let help = format!(
            "zoek meer plannen voor {}, of leg uit waar de rest vandaan komt",
            wanneer(need.wanneer)
        );
        let rows = need.delen.iter().skip(1).take(4).chain(plan.delen.iter().take(8)).copied();
        met_plaatsen(bij(Code::PlanTekort, *first, message), rows).help(help)
    });
}

/// What was realised outside the range that a plan, a goal or a norm gives.
pub(super) fn bereik(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let of = |kind: Cijfersoort| blad.regels.iter().filter(move |r| r.cijfer.soort() == kind);
    let mut ranges: HashMap<Sleutel, Cijfer<'_>> = HashMap::new();
    for kind in [Cijfersoort::Plan, Cijfersoort::Doel, Cijfersoort::Norm] {
        for regel in of(kind).filter(|regel| grenzen(regel.cijfer).is_some()) {
            let key = regel.sleutel.clone().als(Cijfersoort::Realisatie);
            ranges.entry(key).or_insert(regel.cijfer);
        }
    }
    let mut found = Bevindingen::new();
    let real = of(Cijfersoort::Realisatie).filter(|regel| is_te_zien(regel.cijfer));
    for regel in real {
        let Some(range) = ranges.get(&regel.sleutel) else { continue };
        let (Some((min, max)), Some((low, high))) = (regel.cijfer.grenzen(), grenzen(*range))
        else {
            continue;
        };
        let below = low.is_some_and(|low| max < low);
        let above = high.is_some_and(|high| min > high);
        if !below && !above {
            continue;
        }
        found.add(|| {
            let side = if below { "onder" } else { "boven" };
            let message = format!(
                "{} is {}, {side} {}: {}",
                noem(regel.cijfer),
                tussen(min, max),
                noem(*range),
                grens(low, high)
            );
            let help = "verbeter een van de twee, of zeg in een toelichting waarom het anders liep";
            let found = bij(Code::BuitenBereik, regel.cijfer, message).help(help);
            found.related(
                range.location(),
                format!("{} is {}", range.soort().as_str(), getal(*range)),
            )
        });
    }
    found.klaar()
}

/// A range, or a least or most; an ordinary number is no limit.
fn grenzen(cijfer: Cijfer<'_>) -> Option<(Option<Decimal>, Option<Decimal>)> {
    if cijfer.is_afgeschermd() {
        return None;
    }
    let (min, max) = match cijfer.waarde() {
        crate::cijfers::Waarde::Bereik(min, max) => return Some((min, max)),
        crate::cijfers::Waarde::Getal(number) => (number, number),
        crate::cijfers::Waarde::Leeg
        | crate::cijfers::Waarde::Tekst(_)
        | crate::cijfers::Waarde::Onbekend(_) => return None,
    };
    match cijfer.nauwkeurigheid()? {
        Nauwkeurigheid::Minimaal => Some((Some(min), None)),
        Nauwkeurigheid::Maximaal => Some((None, Some(max))),
        _ => None,
    }
}

fn grens(low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => tussen(low, high),
        (Some(low), None) => format!("minimaal {}", taal::number(low)),
        (None, Some(high)) => format!("maximaal {}", taal::number(high)),
        (None, None) => "geen grens".to_owned(),
    }
}
