//! Holds the numbers of many gemeenten against the opgave of their region.
//!
//! INVARIANT: a gemeente that gave nothing is missing and never zero; a number that is hidden stays hidden;
//! what is counted otherwise is named and not added.

mod afspraken;
mod beeld;
mod bestand;
mod cel;
mod laden;
mod lid;
mod opgaven;
mod som;
mod stuk;

pub mod uitvoer;
pub(crate) mod woorden;

use rust_decimal::Decimal;

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    model::{
        cijferbestand::Herkomst,
        keuze::{Nauwkeurigheid, Status},
    },
    source::{Location, Sources},
};

pub use bestand::{Cijferlezing, GRENS, Regiolezing, lees_cijfers, lees_regio};
pub use laden::{BESTAND, laad};
pub use som::{Oordeel, Som, Tekort};
pub use stuk::stuk;

/// What a region comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Regiobeeld {
    /// The path of its file, as it was named.
    pub bestand: String,
    /// Name of the region.
    pub naam: String,
    /// Title of the document.
    pub titel: String,
    /// What the region is for, in the words of the data.
    pub rol: Vec<String>,
    /// The day on which the numbers were gathered.
    pub peildatum: Option<jiff::civil::Date>,
    /// How far the region is with it.
    pub status: Option<Status>,
    /// Version as the region counts it.
    pub versie: Option<String>,
    /// Whether the region is made up.
    pub fictief: bool,
    /// Its gemeenten, in the order of the file.
    pub leden: Vec<Lid>,
    /// Every part of the opgave.
    pub cellen: Vec<Cel>,
    /// Who takes over what from whom.
    pub afspraken: Vec<Overeenkomst>,
    /// What is wrong or deserves a look, in order.
    pub meldingen: Vec<Melding>,
}

/// A gemeente of the region.
#[derive(Debug, Clone, PartialEq)]
pub struct Lid {
    /// Its name.
    pub naam: String,
    /// Its code.
    pub code: Option<String>,
    /// The path that its numbers come from, as it stands in the file.
    pub bron: Option<String>,
    /// What it gave; none when it is missing.
    pub aangeleverd: Option<Aangeleverd>,
    /// Why it is missing.
    pub reden: Option<String>,
}

/// Where the numbers of a gemeente come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aangeleverd {
    /// The document.
    pub document: Herkomst,
    /// How many numbers there are.
    pub cijfers: usize,
    /// Whether the gemeente is made up.
    pub fictief: bool,
}

/// One part of the opgave: a groep, a woningtype and a segment, in some years.
#[derive(Debug, Clone, PartialEq)]
pub struct Cel {
    /// What it is about.
    pub sleutel: Sleutel,
    /// The opgave of the region.
    pub opgave: Stand,
    /// Where that number stands, in words.
    pub bron: Option<String>,
    /// What each gemeente carries, in the order of the leden.
    pub delen: Vec<Deel>,
    /// What they need together.
    pub behoefte: Som,
    /// What they see as their own opgave together.
    pub eigen_opgave: Som,
    /// What they plan together.
    pub plan: Som,
    /// What they agreed together.
    pub aandeel: Som,
    /// What the opgave is held against.
    pub maat: Maat,
    /// What is short: the opgave without that.
    pub tekort: Option<Tekort>,
    /// Whether that covers the opgave.
    pub oordeel: Oordeel,
}

/// What the opgave of a region is held against; the two are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Maat {
    /// What gemeenten plan.
    Plannen,
    /// What gemeenten see as their own opgave, where nobody has a plan.
    EigenOpgave,
}

/// What a part of the opgave is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sleutel {
    /// Aandachtsgroep; none for all together.
    pub groep: Option<String>,
    /// Woningtype; none for all together.
    pub woningtype: Option<String>,
    /// Segment; none for all together.
    pub segment: Option<String>,
    /// The years, or the day, as written.
    pub wanneer: String,
    /// In what is counted.
    pub eenheid: String,
    /// Of what it is a percentage.
    pub van: Option<String>,
}

/// What one gemeente carries of a part of the opgave.
#[derive(Debug, Clone, PartialEq)]
pub struct Deel {
    /// Its behoefte.
    pub behoefte: Stand,
    /// Its own opgave.
    pub opgave: Stand,
    /// Its plans.
    pub plan: Stand,
    /// Its share, after what gemeenten take over from each other.
    pub aandeel: Stand,
    /// How far its plans stay below its share, when that is certain.
    pub tekort: Option<Decimal>,
}

/// What is known of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// A number, or a range.
    Getal {
        /// The lowest that it can be.
        min: Decimal,
        /// The highest that it can be, as far as is known.
        max: Decimal,
        /// Whether it may be more, because a part is not known or hidden.
        ten_minste: bool,
        /// How exact it is.
        nauwkeurigheid: Option<Nauwkeurigheid>,
    },
    /// No number, and why.
    Leeg(Leeg),
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leeg {
    /// The gemeente is missing.
    Ontbreekt,
    /// The gemeente has no such number.
    GeenCijfer,
    /// The number is there, and must not be shown.
    Afgeschermd,
    /// The gemeente does not know it yet.
    Onbekend,
    /// It is counted over other years.
    AnderePeriode,
    /// It is counted in another unit, or is a share of something else.
    AndereEenheid,
    /// The numbers must not be added.
    NietOpTeTellen,
}

/// A gemeente that takes over a part of the opgave of another, and who records that.
#[derive(Debug, Clone, PartialEq)]
pub struct Overeenkomst {
    /// Who gives.
    pub van: String,
    /// Who takes.
    pub naar: String,
    /// What it is about.
    pub sleutel: Sleutel,
    /// How much, as each side that records it says.
    pub vastgelegd: Vec<Vastgelegd>,
    /// Whether the sides agree.
    pub stand: Wederkerig,
}

/// What one side records.
#[derive(Debug, Clone, PartialEq)]
pub struct Vastgelegd {
    /// The gemeente, or the name of the region.
    pub wie: String,
    /// How much.
    pub aantal: Decimal,
    /// Where it stands.
    pub plek: Plek,
}

/// Whether the sides of an agreement say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wederkerig {
    /// Both gemeenten record the same.
    Wederkerig,
    /// One of them does not record it.
    Eenzijdig,
    /// They record different numbers.
    Tegenspraak,
    /// One of them is missing, so nobody can tell.
    NietNaTeGaan,
}

/// A place in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plek {
    /// The path, as it was named.
    pub bestand: String,
    /// The line, from 1; 0 when it is not known.
    pub regel: usize,
    /// The column in characters, from 1; 0 when it is not known.
    pub kolom: usize,
}

/// A finding with its place; files of many gemeenten are not kept for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Melding {
    /// The stable code.
    pub code: Code,
    /// How much it weighs.
    pub ernst: Severity,
    /// As the message of a diagnostic.
    pub bericht: String,
    /// What to do about it.
    pub hulp: Option<String>,
    /// Where it is.
    pub plek: Plek,
    /// Other places that belong to it.
    pub verwant: Vec<(Plek, String)>,
}

impl Regiobeeld {
    /// Whether the data is wrong, or agreements are not recorded by both sides.
    pub fn faalt(&self) -> bool {
        self.meldingen.iter().any(|melding| melding.ernst == Severity::Fout)
    }

    /// The gemeenten that gave nothing.
    pub fn ontbreekt(&self) -> impl Iterator<Item = &Lid> {
        self.leden.iter().filter(|lid| lid.aangeleverd.is_none())
    }

    /// How many parts of the opgave have this outcome.
    pub fn telling(&self, oordeel: Oordeel) -> usize {
        self.cellen.iter().filter(|cel| cel.oordeel == oordeel).count()
    }
}

impl Stand {
    /// One exact number.
    pub fn exact(number: Decimal) -> Self {
        Self::Getal { min: number, max: number, ten_minste: false, nauwkeurigheid: None }
    }
}

impl Cel {
    /// The sum that the opgave is held against.
    pub fn draagt(&self) -> Som {
        match self.maat {
            Maat::Plannen => self.plan,
            Maat::EigenOpgave => self.eigen_opgave,
        }
    }
}

impl Maat {
    /// The word for it in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plannen => "plannen",
            Self::EigenOpgave => "eigen-opgave",
        }
    }
}

impl Leeg {
    /// The word for it in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ontbreekt => "ontbreekt",
            Self::GeenCijfer => "geen-cijfer",
            Self::Afgeschermd => "afgeschermd",
            Self::Onbekend => "onbekend",
            Self::AnderePeriode => "andere-periode",
            Self::AndereEenheid => "andere-eenheid",
            Self::NietOpTeTellen => "niet-op-te-tellen",
        }
    }
}

impl Wederkerig {
    /// The word for it in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wederkerig => "wederkerig",
            Self::Eenzijdig => "eenzijdig",
            Self::Tegenspraak => "tegenspraak",
            Self::NietNaTeGaan => "niet-na-te-gaan",
        }
    }
}

impl Plek {
    fn of(location: Location, sources: &Sources) -> Self {
        let position = sources.position(location);
        let bestand = sources.path(location.file()).to_owned();
        Self { bestand, regel: position.line, kolom: position.column }
    }

    /// `bestand:regel:kolom`, as far as is known.
    pub fn tekst(&self) -> String {
        match (self.regel, self.kolom) {
            (0, _) => self.bestand.clone(),
            (regel, 0) => format!("{}:{regel}", self.bestand),
            (regel, kolom) => format!("{}:{regel}:{kolom}", self.bestand),
        }
    }
}

impl Melding {
    fn new(code: Code, bericht: impl Into<String>, plek: Plek) -> Self {
        let (ernst, bericht) = (code.severity(), bericht.into());
        Self { code, ernst, bericht, hulp: None, plek, verwant: Vec::new() }
    }

    fn hulp(mut self, hulp: impl Into<String>) -> Self {
        self.hulp = Some(hulp.into());
        self
    }

    fn verwant(mut self, plek: Plek, woorden: impl Into<String>) -> Self {
        self.verwant.push((plek, woorden.into()));
        self
    }

    fn of(found: &Diagnostic, sources: &Sources) -> Self {
        let related = found.related.iter();
        Self {
            code: found.code,
            ernst: found.severity,
            bericht: found.message.clone(),
            hulp: found.help.clone(),
            plek: Plek::of(found.location, sources),
            verwant: related.map(|(at, words)| (Plek::of(*at, sources), words.clone())).collect(),
        }
    }
}
