//! The one table of numbers: every cijfer of a project, from TOML and CSV alike, with its place.
//!
//! A row is small and its words are kept once, so that a million rows fit in memory. Whoever asks for
//! numbers asks here: tables, charts, prose, arithmetic and the region read the same rows.

mod bouwen;
pub mod draaien;
mod kiezen;
mod knopen;
mod nesten;
mod optellen;
mod overnemen;
mod reden;
mod rekensom;
mod rij;
mod schrijven;
mod sleutel;
mod veld;

use std::{collections::HashMap, sync::OnceLock};

use indexmap::IndexSet;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    model::keuze::{Cijfersoort, Nauwkeurigheid},
    source::{Location, Node, Pointer},
};

pub use bouwen::{Bouwer, Concept};
pub use draaien::{As, Draaiing, Plek, Vak, Vraag};
pub(crate) use optellen::ruimste;
pub use optellen::{Bezwaar, Uitkomst};
pub use overnemen::Weglating;
pub use reden::Schrijfwijze;
pub use rekensom::{Berekening, Gebrek};
pub(crate) use rij::Rij;
pub use schrijven::Hoeveelheid;
pub(crate) use schrijven::meervoud;
pub(crate) use sleutel::{Sleutel, Verzameling};
pub use veld::{Cel, Veld};

/// Every number of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cijfers {
    rijen: Vec<Rij>,
    woorden: Woorden,
    /// Combinations of values of own dimensions; a row points at one of them.
    combinaties: IndexSet<Box<[(u8, Woord)]>>,
    eigen: Vec<EigenDimensie>,
    blokken: Vec<Blok>,
    /// Places of the rows that stand in TOML, which come first.
    paden: Vec<Pointer>,
    /// How many of those stand in `[[cijfer]]`: rows of CSV are numbered after them.
    los: usize,
    op_id: HashMap<Woord, u32>,
    nesten: nesten::Nesten,
    knopen: OnceLock<Vec<(Pointer, Node)>>,
    vormen: OnceLock<Vec<(Pointer, Node)>>,
}

/// A dimension that the gemeente adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EigenDimensie {
    /// The name in the data.
    pub id: String,
    /// The name as printed.
    pub naam: String,
    /// Its values, each with the name as printed.
    pub waarden: Vec<(String, String)>,
}

/// Rows that stand together: loose in TOML, in a block, or in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blok {
    /// The heading that the gemeente gives.
    pub titel: Option<String>,
    /// Its note.
    pub toelichting: Option<String>,
    /// The CSV file.
    pub bestand: Option<String>,
    /// The place of its `[[cijferblok]]`.
    pub pad: Option<Pointer>,
}

/// What numbers can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimensie {
    /// Aandachtsgroep.
    Groep,
    /// Woningtype.
    Woningtype,
    /// Price segment.
    Segment,
    /// Wijk or kern.
    Gebied,
    /// Gemeente.
    Gemeente,
    /// Region.
    Regio,
    /// Kind of household.
    Huishouden,
    /// Income group.
    Inkomen,
    /// Whatever the others do not say.
    Onderwerp,
    /// How sure a plan is.
    Planstatus,
    /// An own dimension, by its number.
    Eigen(u8),
}

/// When a number holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Wanneer {
    /// It does not say.
    #[default]
    Onbekend,
    /// On one day.
    Peildatum(Date),
    /// Over whole years, both counted; `helft` is 1 or 2 for half a year, else 0.
    Periode {
        /// The first year.
        van: u16,
        /// The last year.
        tot: u16,
        /// Which half.
        helft: u8,
    },
}

/// The number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waarde<'a> {
    /// Nothing was written.
    Leeg,
    /// A number.
    Getal(Decimal),
    /// A range; one end may be open.
    Bereik(Option<Decimal>, Option<Decimal>),
    /// Words instead of a number, such as `PM`.
    Tekst(&'a str),
    /// Not known yet, with the reason.
    Onbekend(&'a str),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Cijfer<'a> {
    tabel: &'a Cijfers,
    rij: &'a Rij,
    nummer: usize,
}

/// A text that is kept once; none is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Woord(u32);

/// All texts of the table.
#[derive(Debug, Clone, Default, PartialEq)]
struct Woorden(IndexSet<Box<str>>);

impl Woorden {
    fn woord(&mut self, text: &str) -> Woord {
        if text.is_empty() {
            return Woord::default();
        }
        let at = match self.0.get_index_of(text) {
            Some(at) => at,
            None => self.0.insert_full(text.into()).0,
        };
        Woord(u32::try_from(at + 1).expect("invariant: fewer than 2^32 words fit in the limits"))
    }

    fn bekend(&self, text: &str) -> Option<Woord> {
        let at = self.0.get_index_of(text)?;
        u32::try_from(at + 1).ok().map(Woord)
    }

    fn tekst(&self, woord: Woord) -> Option<&str> {
        let at = usize::try_from(woord.0).ok()?.checked_sub(1)?;
        self.0.get_index(at).map(|text| &**text)
    }
}

impl Cijfers {
    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.rijen.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rijen.is_empty()
    }

    /// Every number, those in TOML first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Cijfer<'_>> + Clone {
        self.rijen.iter().enumerate().map(|(nummer, rij)| Cijfer { tabel: self, rij, nummer })
    }

    /// The number at a place in the table.
    pub fn op(&self, nummer: usize) -> Option<Cijfer<'_>> {
        Some(Cijfer { tabel: self, rij: self.rijen.get(nummer)?, nummer })
    }

    /// The number with this id.
    pub fn met_id(&self, id: &str) -> Option<Cijfer<'_>> {
        let nummer = *self.op_id.get(&self.woorden.bekend(id)?)?;
        self.op(usize::try_from(nummer).ok()?)
    }

    /// Every id, in no order that matters.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.iter().filter_map(Cijfer::id)
    }

    /// The dimensions of the model and those of the gemeente.
    pub fn dimensies(&self) -> Vec<Dimensie> {
        let eigen = (0..self.eigen.len()).filter_map(|at| u8::try_from(at).ok());
        Dimensie::VAST.iter().copied().chain(eigen.map(Dimensie::Eigen)).collect()
    }

    /// The dimension with this name.
    pub fn dimensie(&self, naam: &str) -> Option<Dimensie> {
        self.dimensies().into_iter().find(|dimensie| self.naam(*dimensie) == naam)
    }

    /// The name of a dimension in the data.
    pub fn naam(&self, dimensie: Dimensie) -> &str {
        match dimensie {
            Dimensie::Groep => "groep",
            Dimensie::Woningtype => "woningtype",
            Dimensie::Segment => "segment",
            Dimensie::Gebied => "gebied",
            Dimensie::Gemeente => "gemeente",
            Dimensie::Regio => "regio",
            Dimensie::Huishouden => "huishouden",
            Dimensie::Inkomen => "inkomen",
            Dimensie::Onderwerp => "onderwerp",
            Dimensie::Planstatus => "planstatus",
            Dimensie::Eigen(at) => {
                self.eigen.get(usize::from(at)).map_or("", |dimensie| dimensie.id.as_str())
            }
        }
    }

    /// The own dimensions.
    pub fn eigen(&self) -> &[EigenDimensie] {
        &self.eigen
    }

    /// The block that a row stands in; rows of a block follow each other.
    pub fn blok(&self, cijfer: Cijfer<'_>) -> Option<&Blok> {
        self.blokken.get(usize::try_from(cijfer.rij.blok).ok()?)
    }
}

impl Dimensie {
    /// The dimensions of the model.
    pub const VAST: [Self; 10] = [
        Self::Groep,
        Self::Woningtype,
        Self::Segment,
        Self::Gebied,
        Self::Gemeente,
        Self::Regio,
        Self::Huishouden,
        Self::Inkomen,
        Self::Onderwerp,
        Self::Planstatus,
    ];

    /// The list of a kader that its values stand in.
    pub fn lijst(self) -> Option<&'static str> {
        match self {
            Self::Groep => Some("aandachtsgroepen"),
            Self::Woningtype => Some("woningtypen"),
            Self::Segment => Some("segmenten"),
            Self::Huishouden => Some("huishoudens"),
            Self::Inkomen => Some("inkomens"),
            Self::Gebied
            | Self::Gemeente
            | Self::Regio
            | Self::Onderwerp
            | Self::Planstatus
            | Self::Eigen(_) => None,
        }
    }

    fn plaats(self) -> Option<usize> {
        Self::VAST.iter().position(|dimensie| *dimensie == self)
    }

    /// The bit of this dimension in a set of dimensions.
    fn bit(self) -> u32 {
        let at = match self {
            Self::Eigen(at) => Self::VAST.len() + usize::from(at),
            vast => vast.plaats().unwrap_or(0),
        };
        1 << at.min(31)
    }
}

impl Wanneer {
    /// The years that it lies in, both counted.
    pub fn jaren(self) -> Option<(u16, u16)> {
        match self {
            Self::Onbekend => None,
            Self::Peildatum(date) => {
                let year = u16::try_from(date.year()).ok()?;
                Some((year, year))
            }
            Self::Periode { van, tot, .. } => Some((van, tot)),
        }
    }

    /// Its length in half years; none for a single day.
    pub fn halve_jaren(self) -> Option<u32> {
        match self {
            Self::Onbekend | Self::Peildatum(_) => None,
            Self::Periode { van, tot, helft: 0 } => {
                Some(2 * (u32::from(tot.saturating_sub(van)) + 1))
            }
            Self::Periode { .. } => Some(1),
        }
    }

    /// As it is written in the data.
    pub fn geschreven(self) -> Option<String> {
        Some(match self {
            Self::Onbekend => return None,
            Self::Peildatum(date) => date.to_string(),
            Self::Periode { van, helft: helft @ 1.., .. } => format!("{van}-h{helft}"),
            Self::Periode { van, tot, .. } if van == tot => van.to_string(),
            Self::Periode { van, tot, .. } => format!("{van}-{tot}"),
        })
    }
}

impl<'a> Cijfer<'a> {
    /// Where it stands in the table.
    pub fn nummer(self) -> usize {
        self.nummer
    }

    /// Its own name.
    pub fn id(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.id)
    }

    /// Stock, need, plan and so on.
    pub fn soort(self) -> Cijfersoort {
        self.rij.soort
    }

    /// Its value in a dimension.
    pub fn kenmerk(self, dimensie: Dimensie) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.woord(dimensie))
    }

    pub(crate) fn woord(self, dimensie: Dimensie) -> Woord {
        let Dimensie::Eigen(eigen) = dimensie else {
            return dimensie.plaats().map(|at| self.rij.kenmerken[at]).unwrap_or_default();
        };
        let combinatie = self.tabel.combinaties.get_index(self.rij.eigen as usize);
        let values = combinatie.into_iter().flatten();
        values.into_iter().find(|(at, _)| *at == eigen).map(|(_, woord)| *woord).unwrap_or_default()
    }

    /// The dimensions in which it has a value, each with that value.
    pub fn kenmerken(self) -> Vec<(Dimensie, &'a str)> {
        let all = self.tabel.dimensies().into_iter();
        all.filter_map(|dimensie| Some((dimensie, self.kenmerk(dimensie)?))).collect()
    }

    /// In what is counted.
    pub fn eenheid(self) -> &'a str {
        self.tabel.woorden.tekst(self.rij.eenheid).unwrap_or_default()
    }

    /// Of what it is a percentage.
    pub fn van(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.van)
    }

    /// The id of its source.
    pub fn bron(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.bron)
    }

    /// Its version.
    pub fn versie(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.versie)
    }

    /// The id of the newer number that takes its place.
    pub fn vervangen_door(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.vervangen_door)
    }

    /// What the gemeente adds.
    pub fn toelichting(self) -> Option<&'a str> {
        self.tabel.woorden.tekst(self.rij.toelichting)
    }

    /// When it holds: its period, and without one its day.
    pub fn wanneer(self) -> Wanneer {
        self.rij.wanneer()
    }

    /// The day on which it was true, also beside a period.
    pub fn peildatum(self) -> Option<Date> {
        self.rij.peildatum
    }

    /// The number.
    pub fn waarde(self) -> Waarde<'a> {
        self.rij.waarde(&self.tabel.woorden)
    }

    /// Lowest and highest; the same for a single number, none where there is no number or an open end.
    pub fn grenzen(self) -> Option<(Decimal, Decimal)> {
        match self.waarde() {
            Waarde::Getal(number) => Some((number, number)),
            Waarde::Bereik(Some(min), Some(max)) => Some((min, max)),
            Waarde::Bereik(..) | Waarde::Leeg | Waarde::Tekst(_) | Waarde::Onbekend(_) => None,
        }
    }

    /// How exact it is.
    pub fn nauwkeurigheid(self) -> Option<Nauwkeurigheid> {
        self.rij.nauwkeurigheid
    }

    /// Whether it must not be shown.
    pub fn is_afgeschermd(self) -> bool {
        self.rij.afschermen
    }

    /// Whether every woning counts once, at its heaviest form, so that nested kinds may be added.
    pub fn telt_eenmaal(self) -> bool {
        self.rij.telt_eenmaal
    }

    /// The dimensions over which it is the total.
    pub fn totaal_over(self) -> Vec<Dimensie> {
        let all = self.tabel.dimensies().into_iter();
        all.filter(|dimensie| self.rij.totaal_over & dimensie.bit() != 0).collect()
    }

    /// The multiple to which it was rounded.
    pub fn afgerond_op(self) -> Option<Decimal> {
        self.tabel.woorden.tekst(self.rij.afgerond_op)?.parse().ok()
    }

    /// Where it stands in its file.
    pub fn location(self) -> Location {
        self.rij.location
    }

    /// Its place in the merged data; rows of CSV are numbered after those of `[[cijfer]]`.
    pub fn pad(self) -> Pointer {
        self.tabel.paden.get(self.nummer).cloned().unwrap_or_else(|| {
            let at = self.nummer - self.tabel.paden.len() + self.tabel.los;
            Pointer::root().key("cijfer").index(at)
        })
    }

    /// Whether it stands in a CSV file.
    pub fn is_csv(self) -> bool {
        self.nummer >= self.tabel.paden.len()
    }
}
