//! Kernen against the gemeente, gemeenten against the region, and regions against a larger one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::{
    cijfers::{Cijfer, Dimensie, Sleutel, Uitkomst, Verzameling, Woord},
    diagnostic::{Code, Diagnostic, Severity},
    model::{
        keuze::Gebiedsoort,
        omgeving::{Gebied, Regio},
    },
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

/// What each word for a place means, so that one look at a row tells where it belongs.
struct Kaart {
    plaatsen: Vec<Plaats>,
    /// The larger places by their dimension and word.
    geheel: HashMap<(Dimensie, Option<Woord>), Vec<usize>>,
    /// The larger places that a smaller one is part of, with its number there.
    deel: HashMap<Deel, Vec<(usize, usize)>>,
    /// The words that mean the gemeente itself.
    eigen: HashSet<Woord>,
}

/// Totals by the place and by what else they say, each with its parts by their number in the place.
type Totalen<'a> = HashMap<(usize, Sleutel), (Cijfer<'a>, BTreeMap<usize, Cijfer<'a>>)>;

/// Smaller places that are together not the larger one.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let kaart = Kaart::of(blad);
    let here = Verzameling::of(&HIER);
    let mut totals: Totalen<'_> = HashMap::new();
    let mut shapes: HashSet<Verzameling> = HashSet::new();
    for regel in blad.regels.iter().filter(|regel| is_optelbaar(regel.cijfer)) {
        for place in kaart.geheel(regel) {
            let key = (*place, regel.sleutel.zonder(here));
            totals.entry(key).or_insert_with(|| (regel.cijfer, BTreeMap::new()));
            shapes.insert(regel.gevuld.zonder(here));
        }
    }
    let work = Werk::new();
    for regel in blad.regels.iter().filter(|regel| shapes.contains(&regel.gevuld.zonder(here))) {
        let places = kaart.deel(regel);
        if places.is_empty() || !work.mag(places.len()) {
            continue;
        }
        let key = regel.sleutel.zonder(here);
        for (place, at) in places {
            if let Some((_, parts)) = totals.get_mut(&(*place, key.clone())) {
                parts.entry(*at).or_insert(regel.cijfer);
            }
        }
    }
    let mut totals: Vec<_> =
        totals.into_iter().map(|((place, _), (total, parts))| (total, place, parts)).collect();
    totals.sort_by_key(|(total, place, _)| (total.nummer(), *place));
    let mut found = Bevindingen::new();
    for (total, place, parts) in totals {
        vergelijk(&kaart.plaatsen[place], total, &parts, &mut found);
    }
    found.klaar()
}

impl Kaart {
    fn of(blad: &Blad<'_>) -> Self {
        let places = gebieden(blad).into_iter().chain(regios(blad)).chain(deelregios(blad));
        let plaatsen: Vec<Plaats> = places.collect();
        let mut geheel: HashMap<_, Vec<usize>> = HashMap::new();
        let mut deel: HashMap<_, Vec<(usize, usize)>> = HashMap::new();
        for (place, of) in plaatsen.iter().enumerate() {
            geheel.entry((of.dimensie, of.woord)).or_default().push(place);
            for (at, (part, _)) in of.delen.iter().enumerate() {
                deel.entry(*part).or_default().push((place, at));
            }
        }
        let visie = &blad.project.visie;
        let whole = |gebied: &&Gebied| gebied.soort == Some(Gebiedsoort::Gemeente);
        let gebieden = visie.gebied.iter().filter(whole).map(|gebied| gebied.id.0.as_str());
        let naam = visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.as_deref());
        let eigen = gebieden.chain(naam).filter_map(|word| blad.cijfers.bekend(word)).collect();
        Self { plaatsen, geheel, deel, eigen }
    }

    /// Gebied, gemeente and region of a row; the gemeente itself is none of them.
    fn waar(&self, regel: &Regel<'_>) -> [Option<Woord>; 3] {
        let [gebied, gemeente, regio] = HIER.map(|dimensie| {
            Some(regel.cijfer.woord(dimensie)).filter(|woord| *woord != Woord::default())
        });
        let other = |woord: &Woord| !self.eigen.contains(woord);
        // A number of the gemeente in a region is no number of that region.
        let is_own = gemeente.is_some_and(|woord| !other(&woord));
        [gebied.filter(other), gemeente.filter(other), regio.filter(|_| !is_own)]
    }

    /// The larger places that a row is the number of.
    fn geheel(&self, regel: &Regel<'_>) -> &[usize] {
        let declared = regel.cijfer.is_totaal_over();
        let (dimensie, woord, parts) = match self.waar(regel) {
            [gebied, None, None] => (Dimensie::Gebied, gebied, Dimensie::Gebied),
            [None, None, Some(regio)] => (Dimensie::Regio, Some(regio), Dimensie::Gemeente),
            _ => return &[],
        };
        let known = self.geheel.get(&(dimensie, woord)).filter(|_| !declared.bevat(parts));
        known.map_or(&[], Vec::as_slice)
    }

    /// The places that a row is a part of.
    fn deel(&self, regel: &Regel<'_>) -> &[(usize, usize)] {
        let part = match self.waar(regel) {
            [Some(gebied), None, None] => Deel::Woord(Dimensie::Gebied, Some(gebied)),
            [None, Some(gemeente), _] => Deel::Woord(Dimensie::Gemeente, Some(gemeente)),
            [None, None, Some(regio)] => Deel::Woord(Dimensie::Regio, Some(regio)),
            [None, None, None] => Deel::EigenGemeente,
            [Some(_), _, _] => return &[],
        };
        self.deel.get(&part).map_or(&[], Vec::as_slice)
    }
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
        let is_inside =
            |one: &&Regio| one.onderdeel_van.as_ref().is_some_and(|around| around.0 == larger.id.0);
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
