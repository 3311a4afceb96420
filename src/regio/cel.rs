//! What one gemeente carries of one part of the opgave.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Deel, Leeg, Sleutel, Stand, lid::Tabel};
use crate::{
    cijfers::{Bezwaar, Cijfer, Dimensie, Uitkomst, Wanneer},
    model::{keuze::Cijfersoort, waarde::Periode},
};

/// What is odd about the numbers of a gemeente, for a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opmerking {
    pub(super) waarom: Leeg,
    pub(super) soort: Cijfersoort,
    /// What the gemeente has in place of what the region asks.
    pub(super) anders: String,
}

/// The dimensions that a part of the opgave is about.
const OVER: [Dimensie; 3] = [Dimensie::Groep, Dimensie::Woningtype, Dimensie::Segment];

/// What does not make a number one about something else.
const VRIJ: [Dimensie; 3] = [Dimensie::Planstatus, Dimensie::Onderwerp, Dimensie::Gemeente];

/// What a gemeente carries, and what is odd about it.
pub(super) fn deel(sleutel: &Sleutel, tabel: &Tabel, aandeel: Stand) -> (Deel, Vec<Opmerking>) {
    let mut odd = Vec::new();
    let mut ask = |soort: Cijfersoort| stand(sleutel, tabel, soort, &mut odd);
    let (behoefte, opgave) = (ask(Cijfersoort::Behoefte), ask(Cijfersoort::Opgave));
    let plan = ask(Cijfersoort::Plan);
    let tekort = tekort(plan, aandeel);
    (Deel { behoefte, opgave, plan, aandeel, tekort }, odd)
}

/// A gemeente that gave nothing.
pub(super) fn ontbreekt(aandeel: Stand) -> Deel {
    let none = Stand::Leeg(Leeg::Ontbreekt);
    Deel { behoefte: none, opgave: none, plan: none, aandeel, tekort: None }
}

/// How far plans stay below a share, when that is certain.
fn tekort(plan: Stand, aandeel: Stand) -> Option<Decimal> {
    match (plan, aandeel) {
        (Stand::Getal { max, ten_minste: false, .. }, Stand::Getal { min, .. }) => {
            min.checked_sub(max).filter(|short| *short > Decimal::ZERO)
        }
        (Stand::Getal { .. } | Stand::Leeg(_), _) => None,
    }
}

fn stand(sleutel: &Sleutel, tabel: &Tabel, soort: Cijfersoort, odd: &mut Vec<Opmerking>) -> Stand {
    let about = tabel.over(soort, sleutel.groep.as_deref());
    let about: Vec<Cijfer<'_>> =
        about.into_iter().filter(|one| past(sleutel, tabel, *one)).collect();
    let mut note = |waarom: Leeg, anders: String| {
        odd.push(Opmerking { waarom, soort, anders });
        Stand::Leeg(waarom)
    };
    let Some(first) = about.first() else { return Stand::Leeg(Leeg::GeenCijfer) };
    let unit =
        |one: &Cijfer<'_>| one.eenheid() == sleutel.eenheid && one.van() == sleutel.van.as_deref();
    let counted: Vec<Cijfer<'_>> = about.iter().copied().filter(unit).collect();
    let Some(other) = counted.first() else {
        return note(Leeg::AndereEenheid, in_eenheid(*first));
    };
    let asked = wanneer(&sleutel.wanneer);
    let timely: Vec<Cijfer<'_>> =
        counted.iter().copied().filter(|one| binnen(soort, one.wanneer(), asked)).collect();
    if timely.is_empty() {
        return note(Leeg::AnderePeriode, geschreven(*other));
    }
    // Years that stick out of those of the region are partly inside: then the sum is a least.
    let sticking_out = counted.iter().find(|one| steekt_uit(soort, one.wanneer(), asked));
    match tabel.cijfers.som(&kies(sleutel, &timely)) {
        Ok(sum) => {
            if let Some(one) = sticking_out {
                note(Leeg::AnderePeriode, geschreven(*one));
            }
            of_sum(&sum, sticking_out.is_some())
        }
        Err(bezwaar) => note(Leeg::NietOpTeTellen, waarom(&bezwaar).to_owned()),
    }
}

/// Whether a number is about this part of the opgave, or about something inside it.
fn past(sleutel: &Sleutel, tabel: &Tabel, cijfer: Cijfer<'_>) -> bool {
    let asked = [&sleutel.woningtype, &sleutel.segment];
    [Dimensie::Woningtype, Dimensie::Segment].into_iter().zip(asked).all(|(dimensie, asked)| {
        let found = cijfer.kenmerk(dimensie);
        match (asked.as_deref(), found) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(asked), Some(found)) => {
                asked == found || tabel.cijfers.ligt_in(dimensie, found, asked)
            }
        }
    })
}

/// The numbers for exactly this part when they are there; else the parts that they consist of.
fn kies<'a>(sleutel: &Sleutel, timely: &[Cijfer<'a>]) -> Vec<Cijfer<'a>> {
    let asked = [&sleutel.groep, &sleutel.woningtype, &sleutel.segment];
    let exact = |one: &Cijfer<'_>| {
        let same = OVER
            .into_iter()
            .zip(asked)
            .all(|(dimensie, asked)| one.kenmerk(dimensie) == asked.as_deref());
        let known =
            |(dimensie, _): &(Dimensie, &str)| OVER.contains(dimensie) || VRIJ.contains(dimensie);
        same && one.kenmerken().iter().all(known)
    };
    let whole: Vec<Cijfer<'a>> = timely.iter().copied().filter(exact).collect();
    // Where every woning counts once, the heavier forms are not in the lighter ones yet.
    let once = whole.iter().all(|one| one.telt_eenmaal());
    if whole.is_empty() || once { timely.to_vec() } else { whole }
}

fn of_sum(sum: &Uitkomst<'_>, is_least: bool) -> Stand {
    let hidden = sum.onbekend.iter().any(|one| one.is_afgeschermd());
    if sum.delen.is_empty() {
        return Stand::Leeg(if hidden { Leeg::Afgeschermd } else { Leeg::Onbekend });
    }
    Stand::Getal {
        min: sum.min,
        max: sum.max,
        ten_minste: is_least || !sum.onbekend.is_empty(),
        nauwkeurigheid: sum.nauwkeurigheid,
    }
}

/// Plans lie somewhere in the years of the region; a need holds for exactly those years.
fn binnen(soort: Cijfersoort, found: Wanneer, asked: Wanneer) -> bool {
    if soort != Cijfersoort::Plan {
        return found == asked;
    }
    match (halves(found), halves(asked)) {
        (Some((from, to)), Some((first, last))) => first <= from && to <= last,
        _ => found == asked,
    }
}

/// Plans that lie partly in the years of the region.
fn steekt_uit(soort: Cijfersoort, found: Wanneer, asked: Wanneer) -> bool {
    let (Some((from, to)), Some((first, last))) = (halves(found), halves(asked)) else {
        return false;
    };
    let apart = to < first || last < from;
    soort == Cijfersoort::Plan && !apart && !binnen(soort, found, asked)
}

/// First and last half year.
fn halves(wanneer: Wanneer) -> Option<(u32, u32)> {
    let Wanneer::Periode { van, tot, helft } = wanneer else { return None };
    let (first, last) = (u32::from(van) * 2, u32::from(tot) * 2 + 1);
    Some(match helft {
        1 => (first, first),
        2 => (last, last),
        _ => (first, last),
    })
}

/// The years or the day, from how they are written.
pub(super) fn wanneer(text: &str) -> Wanneer {
    match text.parse::<Date>() {
        Ok(date) => Wanneer::Peildatum(date),
        Err(_) => Wanneer::from(&Periode(text.to_owned())),
    }
}

fn geschreven(cijfer: Cijfer<'_>) -> String {
    cijfer.wanneer().geschreven().unwrap_or_else(|| "geen jaren".to_owned())
}

fn in_eenheid(cijfer: Cijfer<'_>) -> String {
    match cijfer.van() {
        Some(van) => format!("{} van {van}", cijfer.eenheid()),
        None => cijfer.eenheid().to_owned(),
    }
}

fn waarom(bezwaar: &Bezwaar<'_>) -> &'static str {
    match bezwaar {
        Bezwaar::Geen => "er zijn geen cijfers",
        Bezwaar::Soorten(..) => "zij zijn van verschillende soort",
        Bezwaar::Eenheden(..) => "zij hebben verschillende eenheden",
        Bezwaar::Noemers(..) => "het zijn delen van verschillende dingen",
        Bezwaar::Perioden(..) => "zij gaan over jaren die elkaar overlappen",
        Bezwaar::Genest(..) => "de ene vorm zit in de andere",
        Bezwaar::TotaalEnDeel(..) => "een totaal staat naast een deel daarvan",
        Bezwaar::TeGroot => "de uitkomst is te groot",
    }
}
