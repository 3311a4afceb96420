//! The price limits of the gemeente against the amounts of that year in the kaders.

use rust_decimal::Decimal;

use crate::{
    cijfers::Cijfer,
    diagnostic::{Code, Diagnostic, Severity},
    kader::{Bedrag, Kader, Lijstitem, Zekerheid, ingebouwd::ingebouwd},
    model::{omgeving::Prijsgrens, waarde::Waarde},
    source::{Part, Pointer},
    taal,
};

use super::blad::{Bevindingen, Blad};

/// The list of a kader that price limits stand in.
const LIST: &str = "segmenten";

/// Limits that are other than those in the kaders.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let mut found = Bevindingen::new();
    for (index, grens) in blad.project.visie.prijsgrens.iter().enumerate() {
        let Some(year) = grens.peiljaar.as_ref().map(|year| year.0) else { continue };
        let pad = Pointer::root().key("prijsgrens").index(index);
        let known = items(blad, &grens.segment.0);
        let of_year = known.iter().find_map(|(kader, item)| {
            Some((*kader, item.bedrag.iter().find(|bedrag| bedrag.jaar == year)?))
        });
        match of_year {
            Some(_) if is_omgekeerd(blad, grens) => {}
            Some((kader, bedrag)) => {
                for (key, ours, theirs) in [
                    ("ondergrens", &grens.ondergrens, bedrag.ondergrens()),
                    ("bovengrens", &grens.bovengrens, bedrag.bovengrens()),
                ] {
                    let ours = ours.as_ref().and_then(|waarde| bedrag_van(blad, waarde));
                    let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
                    if ours != theirs && !is_eigen_deel(grens, bedrag, ours) {
                        let words = (key, ours, theirs);
                        found.add(|| wijkt_af(blad, &pad, grens, words, (kader, bedrag)));
                    }
                }
            }
            None if known.iter().any(|(_, item)| !item.bedrag.is_empty()) => {
                found.add(|| zonder_jaar(blad, &pad, grens, year));
            }
            None => {}
        }
    }
    found.klaar()
}

fn items<'a>(blad: &Blad<'a>, segment: &str) -> Vec<(&'a Kader, &'a Lijstitem)> {
    let kaders = ingebouwd().iter().chain(&blad.project.kaders);
    let lists = kaders.flat_map(|kader| kader.lijst.iter().map(move |list| (kader, list)));
    let of_segments = lists.filter(|(_, list)| list.id == LIST);
    of_segments.filter_map(|(kader, list)| Some((kader, list.item(segment)?))).collect()
}

/// Limits that are upside down are wrong in another way first.
fn is_omgekeerd(blad: &Blad<'_>, grens: &Prijsgrens) -> bool {
    let [low, high] = [&grens.ondergrens, &grens.bovengrens]
        .map(|waarde| waarde.as_ref().and_then(|waarde| bedrag_van(blad, waarde)));
    low.zip(high).is_some_and(|(low, high)| low > high)
}

fn bedrag_van(blad: &Blad<'_>, waarde: &Waarde) -> Option<Decimal> {
    let named = waarde.cijfer.as_ref().and_then(|id| blad.cijfers.met_id(&id.0));
    let named = named.and_then(Cijfer::grenzen).filter(|(min, max)| min == max);
    waarde.aantal.map(|number| number.0).or(named.map(|(number, _)| number))
}

/// A class of its own, with a name of its own, that lies within the limits of the kader.
fn is_eigen_deel(grens: &Prijsgrens, bedrag: &Bedrag, ours: Decimal) -> bool {
    let above = bedrag.ondergrens().is_none_or(|low| ours >= low);
    let below = bedrag.bovengrens().is_none_or(|high| ours <= high);
    grens.lokale_naam.is_some() && above && below
}

fn wijkt_af(
    blad: &Blad<'_>,
    pad: &Pointer,
    grens: &Prijsgrens,
    (key, ours, theirs): (&str, Decimal, Decimal),
    (kader, bedrag): (&Kader, &Bedrag),
) -> Diagnostic {
    let at = pad.key(key);
    let location = blad.project.tree.location_of(&at, Part::Value);
    let source = &bedrag.bron;
    let document = kader.bron(&source.document).map_or(&source.document, |bron| &bron.titel);
    let (sure, severity) = match source.zekerheid {
        Zekerheid::Gelezen => ("gelezen in", Severity::Fout),
        Zekerheid::Secundair => ("niet in de bron zelf gelezen, maar in", Severity::Let),
        Zekerheid::Nagaan => ("nog na te gaan in", Severity::Let),
    };
    let message = format!(
        "de {key} van `{}` in {} is hier {}, in het kader {}",
        grens.segment.0,
        bedrag.jaar,
        taal::euro(ours),
        taal::euro(theirs)
    );
    let mut found = Diagnostic::new(Code::PrijsgrensWijktAf, message, location).at(at);
    found.severity = severity;
    let source = format!("het bedrag is {sure} {document}, {}", source.plaats);
    let help = format!(
        "{source}; verbeter het bedrag of het jaar, of geef een eigen indeling een `lokale-naam`"
    );
    let header = blad.project.tree.location_of(pad, Part::Header);
    found.related(header, format!("{} in het kader", taal::euro(theirs))).help(help)
}

fn zonder_jaar(blad: &Blad<'_>, pad: &Pointer, grens: &Prijsgrens, year: u16) -> Diagnostic {
    let at = pad.key("peiljaar");
    let location = blad.project.tree.location_of(&at, Part::Value);
    let message = format!("het kader heeft voor `{}` geen bedrag van {year}", grens.segment.0);
    let mut found = Diagnostic::new(Code::PrijsgrensWijktAf, message, location).at(at);
    found.severity = Severity::Advies;
    found.help("kijk het bedrag zelf na in de regeling; het is hier niet te vergelijken")
}
