//! Parts against their total: totals that say so, and rows that look like one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;

use crate::{
    cijfers::{Bezwaar, Cijfer, Dimensie, Sleutel, Uitkomst, Verzameling, Wanneer},
    diagnostic::{Code, Diagnostic, Severity},
    model::keuze::Nauwkeurigheid,
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel, Werk, bij, is_optelbaar, is_over_jaren, is_te_zien},
    woorden::{self, getal, met_plaatsen, noem},
};

/// Totals over more different sets of dimensions than this are not looked at.
const SETS: usize = 64;

/// A total with the rows that are its parts.
pub(super) struct Optelling<'a> {
    pub(super) totaal: Cijfer<'a>,
    pub(super) over: Vec<Dimensie>,
    pub(super) delen: Vec<Cijfer<'a>>,
}

/// Every total that says over what it is one.
pub(super) fn optellingen<'a>(blad: &Blad<'a>) -> Vec<Optelling<'a>> {
    let sets: BTreeSet<Verzameling> =
        blad.regels.iter().map(|regel| regel.cijfer.is_totaal_over()).collect();
    let work = Werk::new();
    let mut found = Vec::new();
    for set in sets.into_iter().filter(|set| !set.is_empty()).take(SETS) {
        found.extend(over(blad, set, &work));
    }
    found.sort_by_key(|one| one.totaal.nummer());
    found
}

fn over<'a>(blad: &Blad<'a>, set: Verzameling, work: &Werk) -> Vec<Optelling<'a>> {
    let mut parts: HashMap<Sleutel, Vec<Cijfer<'a>>> = HashMap::new();
    let is_total = |regel: &&Regel<'a>| regel.cijfer.is_totaal_over() == set;
    let key = |regel: &Regel<'a>| regel.sleutel.zonder(set).op(Wanneer::Onbekend);
    for total in blad.regels.iter().filter(is_total) {
        parts.entry(key(total)).or_default();
    }
    // What a number is about need not be said by the parts of a total over everything it is about.
    let named = set.zonder(Verzameling::of(&[Dimensie::Onderwerp]));
    for regel in blad.regels.iter().filter(|regel| named.binnen(regel.gevuld)) {
        if regel.cijfer.is_totaal_over() != set
            && let Some(parts) = parts.get_mut(&key(regel))
        {
            parts.push(regel.cijfer);
        }
    }
    let over = blad.cijfers.in_verzameling(set);
    let totals = blad.regels.iter().filter(is_total);
    let totals = totals.filter_map(|total| {
        let all = parts.get(&key(total))?;
        let delen = if work.mag(all.len()) { in_tijd(total.cijfer, all) } else { return None };
        Some(Optelling { totaal: total.cijfer, over: over.clone(), delen })
    });
    totals.collect()
}

/// The rows that hold when the total does; what happens over years may be split over years as well.
fn in_tijd<'a>(totaal: Cijfer<'a>, all: &[Cijfer<'a>]) -> Vec<Cijfer<'a>> {
    let same = |deel: &&Cijfer<'a>| deel.wanneer() == totaal.wanneer();
    if !is_over_jaren(totaal.soort()) {
        return all.iter().filter(same).copied().collect();
    }
    let inside: Vec<Cijfer<'a>> =
        all.iter().filter(|deel| ligt_in(deel.wanneer(), totaal.wanneer())).copied().collect();
    let equal: Vec<Cijfer<'a>> = inside.iter().filter(same).copied().collect();
    let twice = equal.len() < inside.len() && !equal.is_empty() && overlapt(&inside, &equal);
    if twice { equal } else { inside }
}

/// Whether some of the years stand beside the whole period of the same part.
fn overlapt(inside: &[Cijfer<'_>], equal: &[Cijfer<'_>]) -> bool {
    let timeless = |cijfer: &Cijfer<'_>| cijfer.sleutel().op(Wanneer::Onbekend);
    let whole: HashSet<Sleutel> = equal.iter().map(timeless).collect();
    let when = equal.first().map(|cijfer| cijfer.wanneer());
    inside.iter().any(|deel| Some(deel.wanneer()) != when && whole.contains(&timeless(deel)))
}

pub(super) fn ligt_in(part: Wanneer, whole: Wanneer) -> bool {
    match (part, whole) {
        (
            Wanneer::Periode { van, tot, .. },
            Wanneer::Periode { van: first, tot: last, helft: 0 },
        ) => first <= van && tot <= last,
        _ => part == whole,
    }
}

/// Totals that are not the sum of their parts, or whose parts must not be added.
pub(super) fn toets(blad: &Blad<'_>, totals: &[Optelling<'_>]) -> Vec<Diagnostic> {
    let (mut wrong, mut mixed) = (Bevindingen::new(), Bevindingen::new());
    for one in totals {
        if one.delen.is_empty() {
            wrong.add(|| zonder_delen(blad, one));
            continue;
        }
        match blad.cijfers.som(&one.delen) {
            Err(bezwaar) => mixed.add(|| gemengd(one.totaal, &bezwaar)),
            Ok(som) => {
                if let Some(gap) = verschil(one.totaal, &som) {
                    wrong.add(|| wijkt_af(one, &som, gap));
                }
            }
        }
    }
    wrong.klaar().into_iter().chain(mixed.klaar()).collect()
}

/// How far the total is off, when all is known and may be shown.
fn verschil(totaal: Cijfer<'_>, som: &Uitkomst<'_>) -> Option<Decimal> {
    if !is_te_zien(totaal) || som.verborgen() > 0 || !som.onbekend.is_empty() {
        return None;
    }
    let (min, max) = totaal.grenzen()?;
    let half = totaal.afgerond_op().and_then(|step| step.checked_div(Decimal::TWO));
    let half = half.unwrap_or_default();
    if som.past((min, max), half) {
        return None;
    }
    let above = som.min.saturating_sub(max);
    let below = min.saturating_sub(som.max);
    match totaal.nauwkeurigheid() {
        Some(Nauwkeurigheid::Minimaal | Nauwkeurigheid::Ruim) if above > Decimal::ZERO => None,
        Some(Nauwkeurigheid::Maximaal | Nauwkeurigheid::Bijna) if below > Decimal::ZERO => None,
        _ => Some(above.max(below)),
    }
}

fn wijkt_af(one: &Optelling<'_>, som: &Uitkomst<'_>, gap: Decimal) -> Diagnostic {
    let staat = getal(one.totaal);
    let message = format!(
        "{} is niet de som van de delen: {}, hier staat {staat}",
        noem(one.totaal),
        som.uitgeschreven()
    );
    let exact = |of: Option<Nauwkeurigheid>| matches!(of, None | Some(Nauwkeurigheid::Exact));
    let geschat = !exact(one.totaal.nauwkeurigheid()) || !exact(som.nauwkeurigheid);
    let mut found = bij(Code::TotaalWijktAf, one.totaal, message);
    found.help = Some(if geschat {
        found.severity = Severity::Let;
        let gap = taal::number(gap);
        format!(
            "het scheelt {gap} en er zijn schattingen bij; zet `afgerond-op` als het afronding is"
        )
    } else {
        "verbeter het totaal of een deel, of zet `afgerond-op` als er is afgerond".to_owned()
    });
    met_plaatsen(found, som.delen.iter().copied())
}

fn zonder_delen(blad: &Blad<'_>, one: &Optelling<'_>) -> Diagnostic {
    let over = woorden::dimensies(blad.cijfers, &one.over);
    let message =
        format!("{} is een totaal over {over}, maar er zijn geen delen", noem(one.totaal));
    let mut found = bij(Code::TotaalWijktAf, one.totaal, message);
    found.severity = Severity::Advies;
    found.help(format!(
        "een deel heeft dezelfde soort, eenheid en periode, en daarbij alleen {over} ingevuld"
    ))
}

/// Parts that must not be added.
pub(super) fn gemengd(place: Cijfer<'_>, bezwaar: &Bezwaar<'_>) -> Diagnostic {
    let (why, rows, help) = woorden::bezwaar(bezwaar);
    let message = format!("de delen van {} horen niet bij elkaar: {why}", noem(place));
    met_plaatsen(bij(Code::NietOpTellen, place, message), rows).help(help)
}

/// Rows that are as another but say one thing more, so that the other looks like their total.
///
/// Places have their own check: a row of another gemeente is no part of this one.
pub(super) fn vermoed<'a>(blad: &Blad<'a>) -> Vec<Optelling<'a>> {
    let sets: HashSet<Verzameling> = blad.regels.iter().map(|regel| regel.gevuld).collect();
    let splits = blad.cijfers.dimensies().into_iter().filter(|dimensie| is_verdeling(*dimensie));
    let mut found = Vec::new();
    for dimensie in splits {
        let one = Verzameling::of(&[dimensie]);
        let shorter: HashSet<Verzameling> = sets
            .iter()
            .filter(|set| set.bevat(dimensie) && sets.contains(&set.zonder(one)))
            .map(|set| set.zonder(one))
            .collect();
        if !shorter.is_empty() {
            found.extend(zonder_een(blad, dimensie, &shorter));
        }
    }
    found.sort_by_key(|one: &Optelling<'_>| one.totaal.nummer());
    found
}

fn is_verdeling(dimensie: Dimensie) -> bool {
    match dimensie {
        Dimensie::Groep
        | Dimensie::Woningtype
        | Dimensie::Segment
        | Dimensie::Huishouden
        | Dimensie::Inkomen
        | Dimensie::Planstatus
        | Dimensie::Eigen(_) => true,
        Dimensie::Gebied | Dimensie::Gemeente | Dimensie::Regio | Dimensie::Onderwerp => false,
    }
}

fn zonder_een<'a>(
    blad: &Blad<'a>,
    dimensie: Dimensie,
    shorter: &HashSet<Verzameling>,
) -> Vec<Optelling<'a>> {
    let one = Verzameling::of(&[dimensie]);
    let mut totals: HashMap<&Sleutel, (Cijfer<'a>, Vec<Cijfer<'a>>)> = HashMap::new();
    let plain = |regel: &&Regel<'a>| {
        shorter.contains(&regel.gevuld) && regel.cijfer.is_totaal_over().is_empty()
    };
    for regel in blad.regels.iter().filter(plain).filter(|regel| is_optelbaar(regel.cijfer)) {
        totals.entry(&regel.sleutel).or_insert((regel.cijfer, Vec::new()));
    }
    let longer = |regel: &&Regel<'a>| {
        regel.gevuld.bevat(dimensie) && shorter.contains(&regel.gevuld.zonder(one))
    };
    for regel in blad.regels.iter().filter(longer) {
        if let Some((_, parts)) = totals.get_mut(&regel.sleutel.zonder(one)) {
            parts.push(regel.cijfer);
        }
    }
    let totals: BTreeMap<usize, (Cijfer<'a>, Vec<Cijfer<'a>>)> =
        totals.into_values().map(|found| (found.0.nummer(), found)).collect();
    let enough = totals.into_values().filter(|(_, parts)| parts.len() >= 2);
    enough.map(|(totaal, delen)| Optelling { totaal, over: vec![dimensie], delen }).collect()
}

/// Rows that do not fit the row that looks like their total.
pub(super) fn toets_vermoed(blad: &Blad<'_>, implied: &[Optelling<'_>]) -> Vec<Diagnostic> {
    let mut found = Bevindingen::new();
    for one in implied {
        let Ok(som) = blad.cijfers.som(&one.delen) else { continue };
        let Some(gap) = verschil(one.totaal, &som).filter(|gap| *gap > Decimal::ZERO) else {
            continue;
        };
        let Some((_, max)) = one.totaal.grenzen() else { continue };
        found.add(|| verdacht(blad, one, &som, som.min > max, gap));
    }
    found.klaar()
}

fn verdacht(
    blad: &Blad<'_>,
    one: &Optelling<'_>,
    som: &Uitkomst<'_>,
    more: bool,
    gap: Decimal,
) -> Diagnostic {
    let over = woorden::dimensies(blad.cijfers, &one.over);
    let than = if more { "meer" } else { "minder" };
    let message = format!(
        "de cijfers per {over} zijn samen {than} dan {}: {}, hier staat {}",
        noem(one.totaal),
        som.uitgeschreven(),
        getal(one.totaal)
    );
    let declare = format!("`totaal-over = {}`", woorden::lijst(blad.cijfers, &one.over));
    let mut found = bij(Code::TotaalZonderAfspraak, one.totaal, message);
    found.help = Some(if more {
        format!(
            "is dit het totaal, zet er dan {declare} bij; zeg anders met `onderwerp` wat er verschilt"
        )
    } else {
        found.severity = Severity::Advies;
        let gap = taal::number(gap);
        format!(
            "er ontbreekt {gap}; is dit het totaal, voeg dan toe wat ontbreekt en zet er {declare} bij"
        )
    });
    met_plaatsen(found, som.delen.iter().copied())
}
