//! Words that stand beside the term that a begrip chose for the same thing.

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    project::Project,
};

use super::{afkortingen, gegevens::Zoeker, lezer::Zin, teksten::Tekst};

/// Endings of a plural that leave the word itself as it is.
const MEERVOUD: [&str; 4] = ["", "en", "s", "'s"];

/// The terms and their synonyms, and how often each was seen.
pub(super) struct Synoniemen<'p> {
    zoeker: Zoeker,
    woorden: Vec<Woord<'p>>,
}

/// A term, or a synonym of the term at `van`.
struct Woord<'p> {
    naam: &'p str,
    van: Option<usize>,
    keren: usize,
    /// The text and the place in it.
    eerst: Option<(usize, Range<usize>)>,
}

impl<'p> Synoniemen<'p> {
    pub(super) fn new(project: &'p Project) -> Self {
        let mut found = Self { zoeker: Zoeker::default(), woorden: Vec::new() };
        for begrip in &project.visie.begrip {
            let own = |word: &&String| {
                Some(*word) != begrip.afkorting.as_ref() && afkortingen::afkorting(word).is_none()
            };
            let mut synoniemen = begrip.synoniem.iter().filter(own).peekable();
            if synoniemen.peek().is_none() {
                continue;
            }
            let term = found.woorden.len();
            found.voeg_toe(&begrip.term, None);
            synoniemen.for_each(|word| found.voeg_toe(word, Some(term)));
        }
        found
    }

    fn voeg_toe(&mut self, naam: &'p str, van: Option<usize>) {
        for ending in MEERVOUD {
            self.zoeker.voeg_toe(&format!("{naam}{ending}"), self.woorden.len());
        }
        self.woorden.push(Woord { naam, van, keren: 0, eerst: None });
    }

    /// Takes note of the terms and synonyms in one sentence; not in names.
    pub(super) fn lees(&mut self, zin: &Zin<'_>) {
        for (words, index) in self.zoeker.vind(&zin.gelijk) {
            if zin.is_naam(words.start) {
                continue;
            }
            let seen = &mut self.woorden[index];
            seen.keren += 1;
            seen.eerst.get_or_insert_with(|| (zin.tekst, zin.alinea.plaats(&zin.tot(&words))));
        }
    }

    /// One finding a synonym that is used beside its term.
    pub(super) fn klaar(
        &self,
        teksten: &[Tekst<'_>],
        add: &mut dyn FnMut(&dyn Fn() -> Diagnostic),
    ) {
        for synoniem in &self.woorden {
            let Some(term) = synoniem.van.map(|term| &self.woorden[term]) else { continue };
            let (Some((here, range)), Some((there, first))) = (&synoniem.eerst, &term.eerst) else {
                continue;
            };
            let (here, there) = (&teksten[*here], &teksten[*there]);
            add(&|| {
                let message = format!(
                    "u gebruikt `{}` ({}) naast `{}` ({})",
                    synoniem.naam,
                    afkortingen::keren(synoniem.keren),
                    term.naam,
                    afkortingen::keren(term.keren)
                );
                let help =
                    format!("kies één woord voor hetzelfde; het begrip heet `{}`", term.naam);
                Diagnostic::new(Code::WoordNaastBegrip, message, here.location(range))
                    .at(here.pad.clone())
                    .related(there.location(first), format!("hier staat `{}` het eerst", term.naam))
                    .help(help)
            });
        }
    }
}
