//! Kernen against the gemeente, gemeenten against the region, and regions against a larger one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::{
    cijfers::{Cijfer, Dimensie, Sleutel, Uitkomst, Verzameling, Woord},
    diagnostic::{Code, Diagnostic, Severity},
    model::keuze::Gebiedsoort,
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel, Werk, bij, is_optelbaar, is_te_zien},
    woorden::{getal, met_plaatsen, noem},
};

const HIER: [Dimensie; 3] = [Dimensie::Gebied, Dimensie::Gemeente, Dimensie::Regio];

/// A place, and the smaller places that make it up.
struct Plaats {
    /// The word of the place in its dimension; none for the gemeente itself.
    woord: Option<Woord>,
    dimensie: Dimensie,
    /// Each smaller place as rows have it, with its name as printed.
    delen: Vec<(Deel, String)>,
}

/// How rows name a smaller place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Deel {
    /// In this dimension, by this word; no row has it when there is no word.
    Woord(Dimensie, Option<Woord>),
    /// Rows without a place are of the gemeente itself.
    EigenGemeente,
}

/// Smaller places that are together not the larger one.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let places = gebieden(blad).into_iter().chain(regios(blad)).chain(deelregios(blad));
    let (work, mut found) = (Werk::new(), Bevindingen::new());
    for place in places {
        of_plaats(blad, &place, &work, &mut found);
    }
    found.klaar()
}

/// Kernen and wijken: of a larger gebied, or of the gemeente.
fn gebieden(blad: &Blad<'_>) -> Vec<Plaats> {
    let all = &blad.project.visie.gebied;
    let whole =
        |id: &str| all.iter().any(|one| one.id.0 == id && one.soort == Some(Gebiedsoort::Gemeente));
    let mut inside: BTreeMap<Option<&str>, Vec<(Deel, String)>> = BTreeMap::new();
    for gebied in all.iter().filter(|one| !whole(&one.id.0)) {
        let around = gebied.onderdeel_van.as_ref().map(|around| around.0.as_str());
        let around = around.filter(|id| !whole(id));
        let word = Deel::Woord(Dimensie::Gebied, blad.cijfers.bekend(&gebied.id.0));
        inside.entry(around).or_default().push((word, gebied.naam.clone()));
    }
    let places = inside.into_iter().filter_map(|(around, delen)| {
        let woord = match around {
            Some(id) => Some(blad.cijfers.bekend(id)?),
            None => None,
        };
        Some(Plaats { woord, dimensie: Dimensie::Gebied, delen })
    });
    places.collect()
}

/// The gemeenten of each region.
fn regios(blad: &Blad<'_>) -> Vec<Plaats> {
    let own = blad.project.visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.as_deref());
    let places = blad.project.visie.regio.iter().filter_map(|regio| {
        let members = regio.lid.iter().map(|lid| {
            let word = Deel::Woord(Dimensie::Gemeente, blad.cijfers.bekend(lid));
            let is_own = own == Some(lid.as_str());
            (if is_own { Deel::EigenGemeente } else { word }, lid.clone())
        });
        let woord = Some(blad.cijfers.bekend(&regio.id.0)?);
        Some(Plaats { woord, dimensie: Dimensie::Regio, delen: members.collect() })
    });
    places.collect()
}

/// Regions inside a region, when no gemeente lies in two of them and all do in one.
fn deelregios(blad: &Blad<'_>) -> Vec<Plaats> {
    let all = &blad.project.visie.regio;
    let places = all.iter().filter_map(|larger| {
        let is_inside = |one: &&crate::model::omgeving::Regio| {
            one.onderdeel_van.as_ref().is_some_and(|around| around.0 == larger.id.0)
        };
        let smaller: Vec<_> = all.iter().filter(is_inside).collect();
        let members: Vec<&String> = smaller.iter().flat_map(|one| &one.lid).collect();
        let distinct: BTreeSet<&String> = members.iter().copied().collect();
        let around: BTreeSet<&String> = larger.lid.iter().collect();
        let whole = around.is_empty() || distinct == around;
        if smaller.len() < 2 || distinct.len() != members.len() || !whole {
            return None;
        }
        let delen = smaller.iter().map(|one| {
            (Deel::Woord(Dimensie::Regio, blad.cijfers.bekend(&one.id.0)), one.naam.clone())
        });
        let woord = Some(blad.cijfers.bekend(&larger.id.0)?);
        Some(Plaats { woord, dimensie: Dimensie::Regio, delen: delen.collect() })
    });
    places.collect()
}

fn of_plaats(blad: &Blad<'_>, place: &Plaats, work: &Werk, found: &mut Bevindingen) {
    let here = Verzameling::of(&HIER);
    let mut totals: HashMap<Sleutel, Cijfer<'_>> = HashMap::new();
    let mut shapes: HashSet<Verzameling> = HashSet::new();
    for regel in blad.regels.iter().filter(|regel| is_totaal(place, regel)) {
        totals.entry(regel.sleutel.zonder(here)).or_insert(regel.cijfer);
        shapes.insert(regel.gevuld.zonder(here));
    }
    let known: HashMap<Deel, usize> =
        place.delen.iter().enumerate().map(|(at, (deel, _))| (*deel, at)).collect();
    let mut parts: BTreeMap<usize, BTreeMap<usize, Cijfer<'_>>> = BTreeMap::new();
    if totals.is_empty() || !work.mag(blad.regels.len()) {
        return;
    }
    for regel in blad.regels.iter().filter(|regel| shapes.contains(&regel.gevuld.zonder(here))) {
        let Some(at) = deel_van(place, regel).and_then(|deel| known.get(&deel)) else { continue };
        if let Some(total) = totals.get(&regel.sleutel.zonder(here)) {
            let all = parts.entry(total.nummer()).or_default();
            all.entry(*at).or_insert(regel.cijfer);
        }
    }
    for (total, parts) in parts {
        if let Some(total) = blad.cijfers.op(total) {
            vergelijk(place, total, &parts, found);
        }
    }
}

fn is_totaal(place: &Plaats, regel: &Regel<'_>) -> bool {
    let word = |dimensie: Dimensie| regel.cijfer.woord(dimensie);
    let none = Woord::default();
    let declared = regel.cijfer.is_totaal_over().bevat(match place.dimensie {
        Dimensie::Gebied => Dimensie::Gebied,
        _ => Dimensie::Gemeente,
    });
    let only = |one: Dimensie| HIER.iter().all(|other| *other == one || word(*other) == none);
    let here = word(place.dimensie) == place.woord.unwrap_or(none);
    here && only(place.dimensie) && !declared && is_optelbaar(regel.cijfer)
}

/// Of which smaller place a row is.
fn deel_van(place: &Plaats, regel: &Regel<'_>) -> Option<Deel> {
    let word =
        |dimensie: Dimensie| Some(regel.cijfer.woord(dimensie)).filter(|w| *w != Woord::default());
    let named = |dimensie: Dimensie| Some(Deel::Woord(dimensie, Some(word(dimensie)?)));
    if place.dimensie == Dimensie::Gebied {
        let elsewhere = word(Dimensie::Gemeente).or(word(Dimensie::Regio)).is_some();
        return named(Dimensie::Gebied).filter(|_| !elsewhere);
    }
    if word(Dimensie::Gebied).is_some() {
        return None;
    }
    match (word(Dimensie::Gemeente), word(Dimensie::Regio)) {
        (Some(_), regio) if regio.is_none() || regio == place.woord => named(Dimensie::Gemeente),
        (None, Some(_)) => named(Dimensie::Regio),
        (None, None) => Some(Deel::EigenGemeente),
        (Some(_), Some(_) | None) => None,
    }
}

fn vergelijk(
    place: &Plaats,
    total: Cijfer<'_>,
    parts: &BTreeMap<usize, Cijfer<'_>>,
    found: &mut Bevindingen,
) {
    let rows: Vec<Cijfer<'_>> = parts.values().copied().collect();
    let shown = is_te_zien(total) && rows.iter().all(|row| is_te_zien(*row));
    let (Some((min, max)), true, true) = (total.grenzen(), shown, rows.len() > 1) else { return };
    // A row without a place is the gemeente itself here, and not the total of the others.
    let Some(sum) = Uitkomst::of(&rows) else { return };
    let missing: Vec<String> = (0..place.delen.len())
        .filter(|at| !parts.contains_key(at))
        .map(|at| place.delen[at].1.clone())
        .collect();
    let half = total.afgerond_op().unwrap_or_default() / rust_decimal::Decimal::TWO;
    let fits = sum.past((min, max), half);
    if missing.is_empty() && fits {
        return;
    }
    found.add(|| {
        let (words, staat) = (sum.uitgeschreven(), getal(total));
        let name = noem(total);
        let more = sum.min > max && !fits;
        let message = match (missing.is_empty(), more) {
            (true, _) => format!("de delen zijn samen niet {name}: {words}, hier staat {staat}"),
            (false, true) => {
                format!("een paar delen zijn samen al meer dan {name}: {words}, hier staat {staat}")
            }
            (false, false) => format!(
                "{name} is niet na te rekenen: er is geen cijfer voor {}",
                taal::list(&missing)
            ),
        };
        let mut found = bij(Code::GebiedenWijkenAf, total, message);
        found.help = Some(if missing.is_empty() || more {
            "verbeter het geheel of een deel, of zeg met `onderwerp` wat er verschilt".to_owned()
        } else {
            found.severity = Severity::Advies;
            "voeg die cijfers toe, of zet er `onbekend` bij; wat ontbreekt telt niet als nul"
                .to_owned()
        });
        met_plaatsen(found, rows.iter().copied())
    });
}
