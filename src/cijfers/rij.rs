//! One row of the table, as it is kept.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Dimensie, Waarde, Wanneer, Woord, Woorden};
use crate::{
    model::keuze::{Cijfersoort, Nauwkeurigheid},
    source::Location,
};

/// One row as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rij {
    pub(super) soort: Cijfersoort,
    pub(super) kenmerken: [Woord; Dimensie::VAST.len()],
    /// Which combination of own dimensions; 0 is none.
    pub(super) eigen: u32,
    pub(super) eenheid: Woord,
    pub(super) van: Woord,
    pub(super) bron: Woord,
    pub(super) id: Woord,
    pub(super) versie: Woord,
    pub(super) vervangen_door: Woord,
    pub(super) toelichting: Woord,
    pub(super) afgerond_op: Woord,
    /// The years it is about.
    pub(super) periode: Option<Wanneer>,
    pub(super) peildatum: Option<Date>,
    pub(super) bedrag: Bedrag,
    pub(super) nauwkeurigheid: Option<Nauwkeurigheid>,
    pub(super) afschermen: bool,
    pub(super) telt_eenmaal: bool,
    pub(super) totaal_over: u32,
    pub(super) location: Location,
    pub(super) blok: u32,
}

/// The number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bedrag {
    Leeg,
    Getal(Decimal),
    Bereik(Option<Decimal>, Option<Decimal>),
    Tekst(Woord),
    Onbekend(Woord),
}

impl Rij {
    /// The period, and without one the day.
    pub(super) fn wanneer(&self) -> Wanneer {
        self.periode.or(self.peildatum.map(Wanneer::Peildatum)).unwrap_or_default()
    }

    pub(super) fn waarde<'a>(&self, woorden: &'a Woorden) -> Waarde<'a> {
        match self.bedrag {
            Bedrag::Leeg => Waarde::Leeg,
            Bedrag::Getal(number) => Waarde::Getal(number),
            Bedrag::Bereik(min, max) => Waarde::Bereik(min, max),
            Bedrag::Tekst(woord) => Waarde::Tekst(woorden.tekst(woord).unwrap_or_default()),
            Bedrag::Onbekend(woord) => Waarde::Onbekend(woorden.tekst(woord).unwrap_or_default()),
        }
    }
}
