//! Adds what gemeenten carry, and says what is not in it.

use rust_decimal::Decimal;

use super::{Leeg, Stand};

/// What gemeenten come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Som {
    /// The sum of what is known.
    pub stand: Stand,
    /// How many gemeenten are in it.
    pub geteld: usize,
    /// How many gave nothing.
    pub ontbreekt: usize,
    /// How many have no number that can be added.
    pub zonder: usize,
    /// How many are in it with a part of their number, as the rest is not known or hidden.
    pub deels: usize,
    /// How many hide their number.
    pub verborgen: usize,
}

/// Whether plans cover an opgave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oordeel {
    /// They do, whatever is still missing.
    Gedekt,
    /// They do not, and nothing is missing.
    Tekort,
    /// It depends on a range, or on who is missing.
    NietTeZeggen,
    /// There is nothing to compare.
    GeenCijfers,
}

impl Oordeel {
    /// All outcomes, the best first.
    pub const ALL: [Self; 4] = [Self::Gedekt, Self::Tekort, Self::NietTeZeggen, Self::GeenCijfers];

    /// The word for it in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gedekt => "gedekt",
            Self::Tekort => "tekort",
            Self::NietTeZeggen => "niet-te-zeggen",
            Self::GeenCijfers => "geen-cijfers",
        }
    }
}

impl Som {
    /// The sum over gemeenten.
    pub(super) fn of(standen: impl Iterator<Item = Stand>) -> Self {
        let none = Stand::Leeg(Leeg::GeenCijfer);
        let mut sum =
            Self { stand: none, geteld: 0, ontbreekt: 0, zonder: 0, deels: 0, verborgen: 0 };
        let mut overflow = false;
        for stand in standen {
            match stand {
                Stand::Getal { ten_minste, .. } => {
                    sum.geteld += 1;
                    sum.deels += usize::from(ten_minste);
                    match plus(sum.stand, stand) {
                        Some(together) => sum.stand = together,
                        None => overflow = true,
                    }
                }
                Stand::Leeg(Leeg::Ontbreekt) => sum.ontbreekt += 1,
                Stand::Leeg(Leeg::Afgeschermd) => sum.verborgen += 1,
                Stand::Leeg(_) => sum.zonder += 1,
            }
        }
        if overflow {
            sum.stand = Stand::Leeg(Leeg::NietOpTeTellen);
        }
        let incomplete = !sum.is_volledig();
        if let Stand::Getal { ten_minste, .. } = &mut sum.stand {
            *ten_minste = incomplete;
        }
        sum
    }

    /// Whether every gemeente is in it, with all of its number.
    pub fn is_volledig(&self) -> bool {
        self.ontbreekt + self.zonder + self.deels + self.verborgen == 0
    }
}

fn plus(one: Stand, other: Stand) -> Option<Stand> {
    let Stand::Getal { min: a, max: b, nauwkeurigheid: first, .. } = one else {
        return Some(other);
    };
    let Stand::Getal { min: c, max: d, nauwkeurigheid: second, .. } = other else {
        return Some(one);
    };
    Some(Stand::Getal {
        min: a.checked_add(c)?,
        max: b.checked_add(d)?,
        ten_minste: false,
        nauwkeurigheid: crate::cijfers::ruimste(first, second),
    })
}

/// What is short of an opgave when the plans are taken off; below zero is more than enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tekort {
    /// The least that it can be, as far as is known.
    pub min: Decimal,
    /// The most that it can be.
    pub max: Decimal,
    /// Whether it may be less, because plans are missing.
    pub hoogstens: bool,
}

/// What is short of an opgave, and whether that is settled.
pub(super) fn vergelijk(opgave: Stand, plan: &Som) -> (Option<Tekort>, Oordeel) {
    let (Stand::Getal { min, max, .. }, Stand::Getal { min: low, max: high, .. }) =
        (opgave, plan.stand)
    else {
        return (None, Oordeel::GeenCijfers);
    };
    let (Some(least), Some(most)) = (min.checked_sub(high), max.checked_sub(low)) else {
        return (None, Oordeel::GeenCijfers);
    };
    let hoogstens = !plan.is_volledig();
    let oordeel = if most <= Decimal::ZERO {
        Oordeel::Gedekt
    } else if !hoogstens && least > Decimal::ZERO {
        Oordeel::Tekort
    } else {
        Oordeel::NietTeZeggen
    };
    (Some(Tekort { min: least, max: most, hoogstens }), oordeel)
}
