//! Sources that are old, and numbers that something newer has taken the place of.

use std::collections::{BTreeMap, HashSet};

use jiff::ToSpan;

use crate::{
    cijfers::Cijfer,
    diagnostic::{Code, Diagnostic, Severity},
    model::keuze::Cijfersoort,
    source::{Part, Pointer},
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Werk, bij},
    woorden::{getal, noem},
};

/// A source may be so many years old.
const JAREN: u16 = 2;

/// Old sources of numbers that say how things are or what is needed.
pub(super) fn oud(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let visie = &blad.project.visie;
    let years = visie.rekenen.as_ref().and_then(|rekenen| rekenen.bron_jaren).unwrap_or(JAREN);
    let mut uses: BTreeMap<&str, (usize, Cijfer<'_>)> = BTreeMap::new();
    for regel in &blad.regels {
        let telling = matches!(
            regel.cijfer.soort(),
            Cijfersoort::Voorraad | Cijfersoort::Behoefte | Cijfersoort::Opgave
        );
        if let Some(bron) = regel.cijfer.bron().filter(|_| telling) {
            uses.entry(bron).or_insert((0, regel.cijfer)).0 += 1;
        }
    }
    let mut found = Bevindingen::new();
    for (index, bron) in visie.bron.iter().enumerate() {
        let date = bron.peildatum.as_ref().or(bron.datum.as_ref()).map(|date| date.0);
        let used = uses.get(bron.id.0.as_str());
        let (Some(date), Some((count, first))) = (date, used) else { continue };
        if date.checked_add(i64::from(years).years()).is_ok_and(|until| until >= blad.peildatum) {
            continue;
        }
        found.add(|| {
            let pad = Pointer::root().key("bron").index(index);
            let location = blad.project.tree.location_of(&pad, Part::Header);
            let message = format!(
                "bron `{}` is van {}, meer dan {years} jaar voor {}; {} uit",
                bron.id.0,
                taal::date(date),
                taal::date(blad.peildatum),
                telling(*count)
            );
            let help = "zoek een nieuwere bron, of zet bij `[rekenen]` in `bron-jaren` hoe oud een bron mag zijn";
            let found = Diagnostic::new(Code::BronOud, message, location).at(pad).help(help);
            found.related(first.location(), format!("bijvoorbeeld {}", getal(*first)))
        });
    }
    found.klaar()
}

fn telling(count: usize) -> String {
    match count {
        1 => "er komt 1 cijfer".to_owned(),
        _ => format!("er komen {} cijfers", taal::number(count.into())),
    }
}

/// Numbers that are used although a newer one is there, and newer ones that are not the newest.
pub(super) fn vervangen(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let mut found = Bevindingen::new();
    let tree = &blad.project.tree;
    for (id, pad, location) in blad.project.verwijzingen_naar_cijfers() {
        let Some(old) = blad.cijfers.met_id(id) else { continue };
        let Some(new) = old.vervangen_door() else { continue };
        found.add(|| {
            let message = format!("`{id}` is vervangen door `{new}`, maar wordt hier nog gebruikt");
            let location = if tree.at(pad).is_some() { location } else { old.location() };
            let about = Diagnostic::new(Code::VervangenGebruikt, message, location).at(pad.clone());
            let about = about.related(old.location(), format!("hier staat {}", getal(old)));
            let newer = blad.cijfers.met_id(new);
            let about = newer.into_iter().fold(about, |about, newer| {
                about.related(newer.location(), format!("het nieuwe is {}", getal(newer)))
            });
            about.help(format!("gebruik `{new}`"))
        });
    }
    let work = Werk::new();
    for old in blad.cijfers.iter().filter(|cijfer| cijfer.vervangen_door().is_some()) {
        keten(blad, old, &work, &mut found);
    }
    found.klaar()
}

/// What takes the place of a number has itself been replaced, or by way of others by that number.
fn keten(blad: &Blad<'_>, old: Cijfer<'_>, work: &Werk, found: &mut Bevindingen) {
    let next = |cijfer: Cijfer<'_>| blad.cijfers.met_id(cijfer.vervangen_door()?);
    let Some(newer) = next(old).filter(|newer| newer.vervangen_door().is_some()) else { return };
    let mut seen: HashSet<usize> = HashSet::from([old.nummer()]);
    let mut last = newer;
    while seen.insert(last.nummer()) {
        if !work.mag(1) {
            return;
        }
        let Some(further) = next(last) else { break };
        last = further;
    }
    // A circle of elements in the data itself is found when they are read.
    let circle = seen.contains(&last.nummer()) && last.vervangen_door().is_some();
    if circle && (last.nummer() != old.nummer() || old.is_los()) {
        return;
    }
    found.add(|| {
        let message = if circle {
            format!("{} is via andere cijfers vervangen door zichzelf", noem(old))
        } else {
            format!("{} is vervangen door {}, en dat is zelf ook vervangen", noem(old), noem(newer))
        };
        let mut about = bij(Code::VervangenGebruikt, old, message);
        about.help = Some(if circle {
            "haal bij het nieuwste cijfer `vervangen-door` weg".to_owned()
        } else {
            about.severity = Severity::Advies;
            format!("het nieuwste is {}; verwijs daarnaar als dat zo is bedoeld", noem(last))
        });
        about.related(newer.location(), getal(newer))
    });
}
