//! Which numbers a formula is about, whatever it comes to.

use super::{
    Rekenaar, inhoud,
    lezen::{self, Term},
};
use crate::cijfers::Cijfer;

impl<'a> Rekenaar<'a> {
    /// Every number that a formula uses; none when it cannot be read.
    pub fn gebruikt(&self, formule: &str) -> Vec<Cijfer<'a>> {
        let mut found = Vec::new();
        if let Ok(term) = lezen::lees(inhoud(formule)) {
            self.gather(&term, &mut found);
        }
        found
    }

    fn gather(&self, term: &Term, found: &mut Vec<Cijfer<'a>>) {
        match term {
            Term::Cijfer(vraag) | Term::Som(vraag) => {
                found.extend(self.kies(vraag).unwrap_or_default());
            }
            Term::Verschil(one, other) | Term::Aandeel(one, other) => {
                self.gather(one, found);
                self.gather(other, found);
            }
            Term::Vorm(inner, _) => self.gather(inner, found),
            Term::Plaats(_) => {}
        }
    }
}
