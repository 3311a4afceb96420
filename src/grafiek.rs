//! Turns a chart description into one drawing for every output, with its words and its table.
//!
//! [`teken`] is pure and total: any description gives a drawing, the same one every time. What is missing is
//! written as words and never drawn as zero; a range stays a range. The drawing is bounded in size, the table
//! holds everything. This module knows no project and no output; who makes a document puts the pieces in it.

mod alt;
mod doek;
mod lijn;
mod lijst;
pub(crate) mod maat;
mod rijen;
mod schaal;
mod staven;
pub mod stijl;
mod tabel;
mod tijdlijn;
mod voortgang;
mod woorden;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::document::Table;
use crate::document::text;
use doek::Doek;
pub use stijl::{Kleur, Stijl};

/// What a chart shows, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Grafiek {
    /// What it is about, e.g. `Woonbehoefte per aandachtsgroep`.
    pub titel: String,
    /// What is counted, as it is printed, e.g. `wooneenheden` or `% van de nieuwbouw`; empty where each row
    /// says it.
    pub eenheid: String,
    /// What the rows are, as header of the first column of the table, e.g. `aandachtsgroep`.
    pub kop: String,
    /// The numbers, in the form that shows them.
    pub inhoud: Inhoud,
}

/// The kinds of charts with what each needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Inhoud {
    /// `staven`: one bar a row, from zero.
    Staven {
        /// In the order in which they are drawn.
        rijen: Vec<Staaf>,
    },
    /// `gestapeld`: the parts of a row one after another in one bar.
    Gestapeld(Reeksen),
    /// `gegroepeerd`: the parts of a row beneath each other.
    Gegroepeerd(Reeksen),
    /// `lijn`: points over years, with bands where a range is known.
    Lijn {
        /// The years in any order; point `i` of a series belongs to year `i`.
        jaren: Vec<i16>,
        /// The lines.
        reeksen: Vec<Reeks>,
    },
    /// `voortgang`: from nulwaarde to streefwaarde, and how far it is.
    Voortgang {
        /// In the order in which they are drawn.
        rijen: Vec<Voortgang>,
    },
    /// `tijdlijn`: what happens when.
    Tijdlijn {
        /// In the order in which they are drawn.
        rijen: Vec<Periode>,
        /// Drawn as a line when it lies in the years that are shown.
        vandaag: Option<Date>,
    },
    /// `stoplicht`: how each row stands, in shape, word and colour.
    Stoplicht {
        /// In the order in which they are drawn.
        rijen: Vec<Licht>,
    },
}

/// The name of a kind of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vorm {
    /// `staven`.
    Staven,
    /// `gestapeld`.
    Gestapeld,
    /// `gegroepeerd`.
    Gegroepeerd,
    /// `lijn`.
    Lijn,
    /// `voortgang`.
    Voortgang,
    /// `tijdlijn`.
    Tijdlijn,
    /// `stoplicht`.
    Stoplicht,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Staaf {
    /// What stands beside it.
    pub naam: String,
    /// How long it is.
    pub punt: Punt,
}

/// Rows that have a number in every series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reeksen {
    /// The names of the series, in the order of the legend and of drawing.
    pub namen: Vec<String>,
    /// The rows, each with a point a series; a point too few counts as unknown.
    pub rijen: Vec<Rij>,
}

/// A row with several numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Rij {
    /// What stands beside it.
    pub naam: String,
    /// A point a series.
    pub punten: Vec<Punt>,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Reeks {
    /// What it is called in the legend.
    pub naam: String,
    /// A point a year; a point too few counts as unknown.
    pub punten: Vec<Punt>,
}

/// What is known of one number.
#[derive(Debug, Clone, PartialEq)]
pub enum Punt {
    /// A number, with the word that stands before it, e.g. `circa`.
    Getal {
        /// The number.
        waarde: Decimal,
        /// How precise it is, in a word.
        nauwkeurigheid: Option<String>,
    },
    /// A range; both ends count.
    Bereik {
        /// The lower end.
        min: Decimal,
        /// The upper end.
        max: Decimal,
    },
    /// No number, and what is printed instead: `onbekend`, `< 10`.
    Leeg(String),
}

/// How far an indicator is.
#[derive(Debug, Clone, PartialEq)]
pub struct Voortgang {
    /// What is measured.
    pub naam: String,
    /// In what, when rows differ; otherwise the chart says it.
    pub eenheid: Option<String>,
    /// Where it began.
    pub nulwaarde: Stand,
    /// Where it is.
    pub gerealiseerd: Stand,
    /// Where it must come.
    pub streefwaarde: Stand,
}

/// A number at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// The number.
    pub punt: Punt,
    /// Its year or date, as it is printed.
    pub moment: Option<String>,
}

/// Something with a beginning and an end.
#[derive(Debug, Clone, PartialEq)]
pub struct Periode {
    /// What happens.
    pub naam: String,
    /// When it begins; none when nobody knows.
    pub start: Option<Moment>,
    /// When it is done; none when it goes on or nobody knows.
    pub eind: Option<Moment>,
    /// How it stands.
    pub status: Option<Status>,
}

/// A moment, as precise as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A whole year.
    Jaar(i16),
    /// A quarter of a year.
    Kwartaal {
        /// The year.
        jaar: i16,
        /// From 1 to 4.
        kwartaal: u8,
    },
    /// A day.
    Dag(Date),
}

/// A row of a stoplicht.
#[derive(Debug, Clone, PartialEq)]
pub struct Licht {
    /// What it is about.
    pub naam: String,
    /// How it stands.
    pub status: Status,
    /// Why, in a few words.
    pub toelichting: Option<String>,
}

/// A status: shape and colour, and the word that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Which shape and colour.
    pub signaal: Signaal,
    /// The word; when empty, that of the signaal.
    pub woord: String,
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signaal {
    /// `klaar`.
    Klaar,
    /// `op koers`.
    OpKoers,
    /// `loopt achter`.
    LooptAchter,
    /// `onbekend`.
    Onbekend,
}

/// A drawing with everything that says the same in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Tekening {
    /// The drawing, complete with title and description.
    pub svg: String,
    /// Its width in units.
    pub breedte: u32,
    /// Its height in units.
    pub hoogte: u32,
    /// What is seen, in sentences.
    pub alt: String,
    /// All numbers.
    pub tabel: Table,
}

/// Draws a chart. `id` is unique in the page and begins the names inside the drawing, e.g. `figuur-3`.
pub fn teken(grafiek: &Grafiek, stijl: &Stijl, id: &str) -> Tekening {
    let alt = alt::describe(grafiek);
    let mut doek = Doek::new(stijl, id);
    match &grafiek.inhoud {
        Inhoud::Staven { rijen } => {
            staven::draw(&mut doek, &grafiek.eenheid, &staven::single(rijen), staven::Kind::Single);
        }
        Inhoud::Gestapeld(reeksen) => {
            staven::draw(&mut doek, &grafiek.eenheid, reeksen, staven::Kind::Stacked);
        }
        Inhoud::Gegroepeerd(reeksen) => {
            staven::draw(&mut doek, &grafiek.eenheid, reeksen, staven::Kind::Grouped);
        }
        Inhoud::Lijn { jaren, reeksen } => lijn::draw(&mut doek, &grafiek.eenheid, jaren, reeksen),
        Inhoud::Voortgang { rijen } => voortgang::draw(&mut doek, &grafiek.eenheid, rijen),
        Inhoud::Tijdlijn { rijen, vandaag } => tijdlijn::draw(&mut doek, rijen, *vandaag),
        Inhoud::Stoplicht { rijen } => lijst::draw(&mut doek, rijen),
    }
    let (svg, breedte, hoogte) = doek.finish(&grafiek.titel, &alt);
    Tekening { svg, breedte, hoogte, alt, tabel: tabel::of(grafiek) }
}

/// How wide a text in a drawing is, in the units of that drawing: the room that it takes in any letters.
pub fn breedte(words: &str, size: f64, bold: bool) -> String {
    doek::number(maat::Letter { size, bold }.width(words))
}

impl Inhoud {
    /// Which kind it is.
    pub fn vorm(&self) -> Vorm {
        match self {
            Self::Staven { .. } => Vorm::Staven,
            Self::Gestapeld(_) => Vorm::Gestapeld,
            Self::Gegroepeerd(_) => Vorm::Gegroepeerd,
            Self::Lijn { .. } => Vorm::Lijn,
            Self::Voortgang { .. } => Vorm::Voortgang,
            Self::Tijdlijn { .. } => Vorm::Tijdlijn,
            Self::Stoplicht { .. } => Vorm::Stoplicht,
        }
    }
}

impl Vorm {
    /// Every kind.
    pub const ALLE: [Self; 7] = [
        Self::Staven,
        Self::Gestapeld,
        Self::Gegroepeerd,
        Self::Lijn,
        Self::Voortgang,
        Self::Tijdlijn,
        Self::Stoplicht,
    ];

    /// The word for it in data and messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Staven => "staven",
            Self::Gestapeld => "gestapeld",
            Self::Gegroepeerd => "gegroepeerd",
            Self::Lijn => "lijn",
            Self::Voortgang => "voortgang",
            Self::Tijdlijn => "tijdlijn",
            Self::Stoplicht => "stoplicht",
        }
    }
}

impl Signaal {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Klaar => "klaar",
            Self::OpKoers => "op koers",
            Self::LooptAchter => "loopt achter",
            Self::Onbekend => "onbekend",
        }
    }
}

impl Status {
    /// What is printed.
    pub fn word(&self) -> &str {
        let own = text::visible(&self.woord);
        if own.trim().is_empty() { self.signaal.word() } else { &self.woord }
    }
}
