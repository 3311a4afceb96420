//! Says how a doel stands: the last realised number against the target line at that moment.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{
    Bezwaar, Doelstand, Koers, Meting, Moment, Nodig,
    lezen::Waarden,
    lijn::{Breuk, Lijn, Richting},
};
use crate::{cijfers::Wanneer, model::keuze::Nauwkeurigheid};

/// Fills what was needed, how it stands and why.
pub(super) fn judge(waarden: &Waarden<'_>, stand: &mut Doelstand) -> Result<(), Bezwaar> {
    let Some(last) = stand.laatste() else { return Err(Bezwaar::new("er is nog niets gemeten")) };
    if last.afgeschermd {
        return Err(Bezwaar::new("een getal is afgeschermd en wordt niet gebruikt"));
    }
    if last.min.is_none() && last.max.is_none() {
        let words = last.moment(false).unwrap_or_default();
        return Err(Bezwaar::new(format!("van de meting over {words} is een deel niet bekend")));
    }
    if waarden.eind.is_none() {
        return Err(Bezwaar::new("het jaar van de streefwaarde ontbreekt"));
    }
    let lijn = Lijn::of(waarden, nul(waarden, stand.optellen));
    let moment =
        Moment::end(last.wanneer).ok_or_else(|| Bezwaar::new("de meting heeft geen tijd"))?;
    let richting = richting(waarden, &lijn).ok_or_else(|| Bezwaar::new(no_way(waarden)))?;
    let streef = waarden.streef.as_ref().and_then(Meting::target);
    let too_large = || Bezwaar::new("de getallen zijn te groot om te vergelijken");
    let goal = streef.map(|(min, max)| Breuk::pair(min, max)).ok_or_else(too_large)?;
    let ends = last.ends();
    let reached = beside(ends, goal, richting).ok_or_else(too_large)? == Kant::Gehaald;
    let needed = lijn.at(moment);
    let koers = match needed {
        _ if reached && stays(waarden, stand, moment) => Koers::Klaar,
        None if lijn.begint_voor(moment) => return Err(too_large()),
        None => return Err(Bezwaar::new("de nulwaarde ontbreekt, of het begin van de looptijd")),
        Some(needed) => match beside(ends, needed, richting).ok_or_else(too_large)? {
            Kant::Gehaald => Koers::OpKoers,
            Kant::Onder => Koers::LooptAchter,
            Kant::Beide => Koers::Onbekend,
        },
    };
    stand.nodig = needed.and_then(Nodig::of);
    stand.reden = reason(stand, koers, reached, richting);
    stand.koers = koers;
    Ok(())
}

/// Where the line begins.
fn nul(waarden: &Waarden<'_>, optellen: bool) -> Option<(Decimal, Decimal)> {
    let own = waarden.nul.as_ref().and_then(Meting::target);
    own.or_else(|| (optellen && waarden.over_years()).then_some((Decimal::ZERO, Decimal::ZERO)))
}

/// A target that is a floor or a ceiling says itself which way is good.
fn richting(waarden: &Waarden<'_>, lijn: &Lijn) -> Option<Richting> {
    let exact = waarden.streef.as_ref().and_then(|streef| streef.nauwkeurigheid);
    lijn.richting().or(match exact {
        Some(Nauwkeurigheid::Minimaal) => Some(Richting::Omhoog),
        Some(Nauwkeurigheid::Maximaal) => Some(Richting::Omlaag),
        Some(
            Nauwkeurigheid::Exact
            | Nauwkeurigheid::Circa
            | Nauwkeurigheid::Ruim
            | Nauwkeurigheid::Bijna
            | Nauwkeurigheid::Gemiddeld
            | Nauwkeurigheid::Verwacht,
        )
        | None => None,
    })
}

fn no_way(waarden: &Waarden<'_>) -> &'static str {
    if waarden.nul.is_none() {
        return "de nulwaarde ontbreekt, dus niet bekend is of het getal hoger of lager moet";
    }
    "nulwaarde en streefwaarde zijn gelijk of overlappen, dus niet bekend is of het getal hoger of lager moet"
}

/// A share, or a number a year, can be lost again before the year of the doel; a stand counts as done.
fn stays(waarden: &Waarden<'_>, stand: &Doelstand, moment: Moment) -> bool {
    let streef = waarden.streef.as_ref().map(|streef| streef.wanneer);
    let a_year = !stand.optellen && matches!(streef, Some(Wanneer::Periode { .. }));
    let loose = waarden.is_share() || a_year;
    !loose || waarden.eind.is_some_and(|eind| moment >= eind)
}

/// On which side of a number something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kant {
    Gehaald,
    Onder,
    Beide,
}

/// None when the digits do not fit.
fn beside(
    (min, max): (Option<Decimal>, Option<Decimal>),
    (low, high): (Breuk, Breuk),
    richting: Richting,
) -> Option<Kant> {
    // The end that must be far enough and the end of what is needed that is hardest; and the other two.
    let (worst, hardest, best, easiest, short) = match richting {
        Richting::Omhoog => (min, high, max, low, Ordering::Less),
        Richting::Omlaag => (max, low, min, high, Ordering::Greater),
    };
    if let Some(worst) = worst
        && hardest.compare(worst)? != short
    {
        return Some(Kant::Gehaald);
    }
    if let Some(best) = best
        && easiest.compare(best)? == short
    {
        return Some(Kant::Onder);
    }
    Some(Kant::Beide)
}

impl Breuk {
    fn pair(min: Decimal, max: Decimal) -> (Self, Self) {
        (Self::whole(min), Self::whole(max))
    }
}

fn reason(stand: &Doelstand, koers: Koers, reached: bool, richting: Richting) -> String {
    let unit = stand.eenheid.as_deref();
    let last = stand.laatste();
    let moment = last.and_then(|last| last.moment(stand.optellen)).unwrap_or_default();
    let now = last.map(|last| last.tekst(unit)).unwrap_or_default();
    let goal = stand.streefwaarde.as_ref().map(|goal| goal.tekst(unit)).unwrap_or_default();
    let needed = stand.nodig.as_ref().map(|needed| needed.tekst(unit)).unwrap_or_default();
    let needed = match richting {
        Richting::Omhoog => needed,
        Richting::Omlaag => format!("ten hoogste {needed}"),
    };
    match koers {
        Koers::Klaar => format!("gemeten is {now} ({moment}); de streefwaarde is {goal}"),
        Koers::OpKoers if reached => format!(
            "gemeten is {now} ({moment}); de streefwaarde {goal} is al gehaald, het jaar is nog niet voorbij"
        ),
        Koers::OpKoers | Koers::LooptAchter => {
            format!("gemeten is {now} ({moment}); dan is {needed} nodig, op weg naar {goal}")
        }
        Koers::Onbekend => format!(
            "gemeten is {now} ({moment}); het bereik ligt aan beide kanten van wat dan nodig is: {needed}"
        ),
    }
}
