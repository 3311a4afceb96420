//! What tells one number from another, as a key to group rows by.

use super::{Cijfer, Cijfers, Dimensie, Wanneer, Woord};
use crate::model::keuze::Cijfersoort;

/// A set of dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Verzameling(u32);

/// Everything that a number says of itself but its value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Sleutel {
    pub(crate) soort: Cijfersoort,
    pub(crate) wanneer: Wanneer,
    eenheid: Woord,
    van: Woord,
    versie: Woord,
    kenmerken: [Woord; Dimensie::VAST.len()],
    eigen: Box<[(u8, Woord)]>,
}

impl Verzameling {
    /// The set of these dimensions.
    pub(crate) fn of(dimensies: &[Dimensie]) -> Self {
        Self(dimensies.iter().fold(0, |all, one| all | one.bit()))
    }

    pub(super) fn bits(self) -> u32 {
        self.0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn bevat(self, dimensie: Dimensie) -> bool {
        self.0 & dimensie.bit() != 0
    }

    /// Whether everything in it lies in the other set.
    pub(crate) fn binnen(self, other: Self) -> bool {
        self.0 & other.0 == self.0
    }

    pub(crate) fn zonder(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Sleutel {
    /// The same without what it says in these dimensions.
    pub(crate) fn zonder(&self, dimensies: Verzameling) -> Self {
        let mut key = self.clone();
        for (at, woord) in key.kenmerken.iter_mut().enumerate() {
            if dimensies.0 & (1 << at) != 0 {
                *woord = Woord::default();
            }
        }
        if !key.eigen.is_empty() {
            let keep = |(at, _): &&(u8, Woord)| !dimensies.bevat(Dimensie::Eigen(*at));
            key.eigen = self.eigen.iter().filter(keep).copied().collect();
        }
        key
    }

    /// The same at another time.
    pub(crate) fn op(mut self, wanneer: Wanneer) -> Self {
        self.wanneer = wanneer;
        self
    }

    /// The same of another kind.
    pub(crate) fn als(mut self, soort: Cijfersoort) -> Self {
        self.soort = soort;
        self
    }
}

impl Cijfers {
    /// The word that stands for this text, when any row has it.
    pub(crate) fn bekend(&self, text: &str) -> Option<Woord> {
        self.woorden.bekend(text)
    }

    /// The dimensions in a set.
    pub(crate) fn in_verzameling(&self, all: Verzameling) -> Vec<Dimensie> {
        self.dimensies().into_iter().filter(|dimensie| all.bevat(*dimensie)).collect()
    }

    /// Whether two values of a dimension overlap because one lies inside the other.
    pub(crate) fn zijn_genest(&self, dimensie: Dimensie, one: Woord, other: Woord) -> bool {
        self.woord_in(dimensie, one, other) || self.woord_in(dimensie, other, one)
    }
}

impl Cijfer<'_> {
    /// Everything that it says of itself but its value and where it comes from.
    pub(crate) fn sleutel(self) -> Sleutel {
        let eigen = self.tabel.combinaties.get_index(self.rij.eigen as usize);
        Sleutel {
            soort: self.rij.soort,
            wanneer: self.rij.wanneer(),
            eenheid: self.rij.eenheid,
            van: self.rij.van,
            versie: self.rij.versie,
            kenmerken: self.rij.kenmerken,
            eigen: eigen.cloned().unwrap_or_default(),
        }
    }

    /// The dimensions in which it says something.
    pub(crate) fn gevuld(self) -> Verzameling {
        let words = self.rij.kenmerken.iter().enumerate();
        let fixed = words.filter(|(_, woord)| **woord != Woord::default());
        let fixed = fixed.fold(0, |all, (at, _)| all | (1 << at));
        let own = self.tabel.combinaties.get_index(self.rij.eigen as usize);
        let own = own.into_iter().flatten();
        Verzameling(own.fold(fixed, |all, (at, _)| all | Dimensie::Eigen(*at).bit()))
    }

    /// The dimensions over which it says that it is the total.
    pub(crate) fn is_totaal_over(self) -> Verzameling {
        Verzameling(self.rij.totaal_over)
    }
}
