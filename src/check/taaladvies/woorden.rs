//! Words that have a plainer one, by the list of the program and by that of the gemeente.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use crate::{
    diagnostic::{Code, Diagnostic},
    project::Project,
    source::FileId,
};

use super::{
    Bevindingen,
    afkortingen::keren,
    gegevens::{Zoeker, gelijk, woordenlijst},
    lezer::{Zin, ligt_in},
    teksten::Tekst,
};

/// Of a word that stands more often in one file, so many other places are named.
const PLEKKEN: usize = 3;

/// The words to avoid, and where they were seen.
pub(super) struct Woorden<'p> {
    zoeker: Zoeker,
    /// What to write instead, and whether the gemeente says so.
    liever: Vec<(&'p str, bool)>,
    gezien: BTreeMap<(FileId, usize), Gezien>,
}

/// A word in one file.
struct Gezien {
    vorm: String,
    keren: usize,
    /// The text and the place in it, of the first few.
    plekken: Vec<(usize, Range<usize>)>,
}

impl<'p> Woorden<'p> {
    pub(super) fn new(project: &'p Project) -> Self {
        let mut found =
            Self { zoeker: Zoeker::default(), liever: Vec::new(), gezien: BTreeMap::new() };
        let taal = project.visie.taal.as_ref();
        let own = taal.map_or(&[][..], |taal| &taal.vermijd);
        for own in own {
            found.zoeker.voeg_toe(&own.woord, found.liever.len());
            found.liever.push((&own.liever, true));
        }
        let allowed = taal.map_or(&[][..], |taal| &taal.toegestaan);
        let allowed: HashSet<String> = allowed.iter().map(|word| zinsnede(word)).collect();
        for one in &woordenlijst().woord {
            if allowed.contains(&zinsnede(&one.woord)) {
                continue;
            }
            let forms = std::iter::once(&one.woord).chain(&one.vormen);
            for form in forms.filter(|form| !allowed.contains(&zinsnede(form))) {
                found.zoeker.voeg_toe(form, found.liever.len());
            }
            found.liever.push((&one.liever, false));
        }
        found
    }

    /// Takes note of the words to avoid in one sentence; not in quotations, and not in names.
    pub(super) fn lees(&mut self, zin: &Zin<'_>, file: FileId) {
        for (words, index) in self.zoeker.vind(&zin.gelijk) {
            let range = zin.tot(&words);
            if ligt_in(&range, zin.aangehaald) || zin.is_naam(words.start) {
                continue;
            }
            let vorm = &zin.alinea.tekst[range.clone()];
            let seen = self.gezien.entry((file, index)).or_insert_with(|| Gezien {
                vorm: vorm.to_owned(),
                keren: 0,
                plekken: Vec::new(),
            });
            seen.keren += 1;
            if seen.plekken.len() <= PLEKKEN {
                seen.plekken.push((zin.tekst, zin.alinea.plaats(&range)));
            }
        }
    }

    /// One finding a word and file.
    pub(super) fn klaar(&self, teksten: &[Tekst<'_>]) -> Vec<Diagnostic> {
        let mut found = Bevindingen::new();
        for ((_, index), seen) in &self.gezien {
            found.add(|| melding(seen, self.liever[*index], teksten));
        }
        found.klaar()
    }
}

fn melding(seen: &Gezien, (liever, own): (&str, bool), teksten: &[Tekst<'_>]) -> Diagnostic {
    let vorm = if seen.vorm.chars().any(char::is_lowercase) {
        let mut chars = seen.vorm.chars();
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
    } else {
        seen.vorm.clone()
    };
    let count = match seen.keren {
        1 => String::new(),
        more => format!(" ({} in dit bestand)", keren(more)),
    };
    let message = format!("`{vorm}`{count} kan gewoner: {liever}");
    let help = if own {
        "dit woord staat bij `vermijd` in `[taal]`"
    } else {
        "is het hier echt nodig, laat het dan staan of zet het in `[taal]` bij `toegestaan`"
    };
    let mut places = seen.plekken.iter().map(|(tekst, range)| {
        let tekst = &teksten[*tekst];
        (tekst.location(range), tekst.pad.clone())
    });
    let (location, pad) = places.next().expect("invariant: what is seen has a place");
    let found = Diagnostic::new(Code::WoordMoeilijk, message, location).at(pad).help(help);
    places.fold(found, |found, (location, _)| found.related(location, "hier ook"))
}

/// A phrase as it is compared.
fn zinsnede(phrase: &str) -> String {
    phrase.split_whitespace().map(gelijk).collect::<Vec<_>>().join(" ")
}
