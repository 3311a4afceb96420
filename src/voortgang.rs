//! How far each doel is: what was realised, held against what the way to the streefwaarde asks by then.
//!
//! INVARIANT: nothing is extrapolated. A measured number is compared with the target line at its own moment;
//! what cannot be compared is `onbekend`, with the reason.

mod lezen;
mod lijn;
mod meten;
mod moment;
mod oordeel;
mod reeks;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    cijfers::Wanneer,
    diagnostic::{Code, Diagnostic},
    model::{ambitie::Doel, keuze::Nauwkeurigheid},
    project::Project,
    source::{Location, Part, Pointer},
    taal,
};

pub(crate) use lezen::Gelezen;
use lezen::Waarden;
pub use moment::Moment;

/// The progress of all doelen.
#[derive(Debug, Clone, PartialEq)]
pub struct Voortgang {
    /// The day on which is looked; numbers about a later time do not count yet.
    pub dag: Date,
    /// Every doel, in the order of the data.
    pub doelen: Vec<Doelstand>,
    /// What does not fit in the numbers of doelen.
    pub meldingen: Vec<Diagnostic>,
}

/// How far one doel is.
#[derive(Debug, Clone, PartialEq)]
pub struct Doelstand {
    /// Its id.
    pub id: String,
    /// The ambitie it belongs to.
    pub ambitie: String,
    /// Its own number.
    pub nummer: Option<String>,
    /// The doel in one sentence.
    pub omschrijving: String,
    /// What is measured.
    pub indicator: Option<String>,
    /// Its place in the merged data.
    pub pad: Pointer,
    /// Its place in a file.
    pub location: Location,
    /// In what is counted.
    pub eenheid: Option<String>,
    /// Of what it is a percentage.
    pub van: Option<String>,
    /// Whether the measured years were added up.
    pub optellen: bool,
    /// Where it began.
    pub nulwaarde: Option<Meting>,
    /// Where it must come.
    pub streefwaarde: Option<Meting>,
    /// What was realised in the looptijd, in the order of time; added up when `optellen`.
    pub gerealiseerd: Vec<Meting>,
    /// What the way to the streefwaarde asks at the moment of the last number.
    pub nodig: Option<Nodig>,
    /// How it stands.
    pub koers: Koers,
    /// Why, in one sentence without a final period.
    pub reden: String,
}

/// A number at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Meting {
    /// When it holds.
    pub wanneer: Wanneer,
    /// The lowest that it can be; none when that end is open or nothing is known.
    pub min: Option<Decimal>,
    /// The highest that it can be.
    pub max: Option<Decimal>,
    /// How exact it is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Whether it must not be shown; then it is not used either.
    pub afgeschermd: bool,
    /// The addition written out, when it is one.
    pub som: Option<String>,
}

/// What the target line asks at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Nodig {
    /// The lowest, rounded to one decimal.
    pub min: Decimal,
    /// The highest, rounded to one decimal.
    pub max: Decimal,
    /// Whether rounding changed it.
    pub afgerond: bool,
}

/// How a doel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Koers {
    /// The streefwaarde is reached.
    Klaar,
    /// At least what is needed by then.
    OpKoers,
    /// Less than what is needed by then.
    LooptAchter,
    /// Not to be said.
    Onbekend,
}

/// Why nothing can be said; with a code it is also a finding.
#[derive(Debug, Clone, PartialEq)]
struct Bezwaar {
    code: Option<Code>,
    reden: String,
    hulp: Option<String>,
    /// Other places that belong to it.
    plekken: Vec<Location>,
}

/// So many numbers are looked at for all doelen together; more would take too long.
const MOST: usize = 200_000_000;

/// The progress of every doel, as known at `peildatum` or, when that is later, at the date of the document.
pub fn voortgang(project: &Project, peildatum: Date) -> Voortgang {
    let document = project.visie.document.as_ref();
    let own = document.and_then(|document| document.datum.as_ref()).map(|date| date.0);
    let dag = own.map_or(peildatum, |own| own.max(peildatum));
    let mut voortgang = Voortgang::leeg(dag);
    let mut room = MOST;
    for (index, doel) in project.visie.doel.iter().enumerate() {
        let pad = Pointer::root().key("doel").index(index);
        let mut stand = Doelstand::new(project, doel, pad);
        let asked = if doel.meting.is_some() { project.cijfers.len() } else { 0 };
        let outcome = match room.checked_sub(asked) {
            Some(left) => {
                room = left;
                measure(project, doel, dag, &mut stand)
            }
            None => Err(Bezwaar::new("er zijn te veel cijfers en doelen om dit uit te rekenen")),
        };
        if let Err(bezwaar) = outcome {
            voortgang.meldingen.extend(bezwaar.finding(project, &stand));
            stand.reden = bezwaar.reden;
        }
        voortgang.doelen.push(stand);
    }
    voortgang
}

fn measure(
    project: &Project,
    doel: &Doel,
    dag: Date,
    stand: &mut Doelstand,
) -> Result<(), Bezwaar> {
    let waarden = Waarden::of(project, doel, dag)?;
    stand.eenheid.clone_from(&waarden.eenheid);
    stand.van.clone_from(&waarden.van);
    stand.nulwaarde.clone_from(&waarden.nul);
    stand.streefwaarde.clone_from(&waarden.streef);
    waarden.fits()?;
    meten::measured(project, doel, &waarden, stand)?;
    oordeel::judge(&waarden, stand)
}

impl Voortgang {
    /// No doelen.
    pub fn leeg(dag: Date) -> Self {
        Self { dag, doelen: Vec::new(), meldingen: Vec::new() }
    }

    /// How many doelen stand so.
    pub fn aantal(&self, koers: Koers) -> usize {
        self.doelen.iter().filter(|doel| doel.koers == koers).count()
    }

    /// Whether any doel has a number that was realised in the looptijd.
    pub fn is_gemeten(&self) -> bool {
        self.doelen.iter().any(|doel| !doel.gerealiseerd.is_empty())
    }

    /// The doelen of an ambitie.
    pub fn van_ambitie<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Doelstand> {
        self.doelen.iter().filter(move |doel| doel.ambitie == id)
    }
}

impl Doelstand {
    fn new(project: &Project, doel: &Doel, pad: Pointer) -> Self {
        Self {
            id: doel.id.0.clone(),
            ambitie: doel.ambitie.0.clone(),
            nummer: doel.nummer.clone(),
            omschrijving: doel.omschrijving.clone(),
            indicator: doel.indicator.clone(),
            location: project.tree.location_of(&pad, Part::Value),
            pad,
            eenheid: None,
            van: None,
            optellen: false,
            nulwaarde: None,
            streefwaarde: None,
            gerealiseerd: Vec::new(),
            nodig: None,
            koers: Koers::Onbekend,
            reden: String::new(),
        }
    }

    /// The last number that was realised.
    pub fn laatste(&self) -> Option<&Meting> {
        self.gerealiseerd.last()
    }

    /// `A1. In vijf jaar komen er 1.150 wooneenheden bij`.
    pub fn naam(&self) -> String {
        match &self.nummer {
            Some(nummer) => format!("{nummer}. {}", self.omschrijving),
            None => self.omschrijving.clone(),
        }
    }
}

impl Meting {
    /// The number in Dutch notation, with the word for how exact it is and `%` for percentages.
    pub fn tekst(&self, eenheid: Option<&str>) -> String {
        if self.afgeschermd {
            return "afgeschermd".to_owned();
        }
        let number = match (self.min, self.max) {
            (Some(min), Some(max)) => taal::range(min, max),
            (Some(min), None) => format!("ten minste {}", taal::number(min)),
            (None, Some(max)) => format!("ten hoogste {}", taal::number(max)),
            (None, None) => return "onbekend".to_owned(),
        };
        let open = self.min.is_none() || self.max.is_none();
        let word =
            self.woord().filter(|_| !open).map(|word| format!("{word} ")).unwrap_or_default();
        format!("{word}{number}{}", sign(eenheid))
    }

    /// The word for how exact it is; none when it is exact.
    pub fn woord(&self) -> Option<&'static str> {
        self.nauwkeurigheid?.vooraf()
    }

    /// Its moment: `eind 2027` for what was added up, else `2027` or `1 januari 2028`.
    pub fn moment(&self, optellen: bool) -> Option<String> {
        moment::words(self.wanneer, optellen)
    }
}

impl Nodig {
    /// The number in Dutch notation.
    pub fn tekst(&self, eenheid: Option<&str>) -> String {
        let number = taal::range(self.min, self.max);
        let word = if self.afgerond { "afgerond " } else { "" };
        format!("{word}{number}{}", sign(eenheid))
    }
}

fn sign(eenheid: Option<&str>) -> &'static str {
    if eenheid == Some("procent") { "%" } else { "" }
}

impl Koers {
    /// All, in the order of every report.
    pub const ALL: [Self; 4] = [Self::OpKoers, Self::LooptAchter, Self::Klaar, Self::Onbekend];

    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Klaar => "klaar",
            Self::OpKoers => "op-koers",
            Self::LooptAchter => "loopt-achter",
            Self::Onbekend => "onbekend",
        }
    }

    /// The words as printed.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Klaar => "klaar",
            Self::OpKoers => "op koers",
            Self::LooptAchter => "loopt achter",
            Self::Onbekend => "onbekend",
        }
    }
}

impl Bezwaar {
    fn new(reden: impl Into<String>) -> Self {
        Self { code: None, reden: reden.into(), hulp: None, plekken: Vec::new() }
    }

    fn melding(code: Code, reden: impl Into<String>, hulp: impl Into<String>) -> Self {
        Self { code: Some(code), reden: reden.into(), hulp: Some(hulp.into()), plekken: Vec::new() }
    }

    /// At the `meting` when there is one, else at the doel.
    fn finding(&self, project: &Project, stand: &Doelstand) -> Option<Diagnostic> {
        let meting = stand.pad.key("meting");
        let pad = if project.tree.at(&meting).is_some() { meting } else { stand.pad.clone() };
        let location = project.tree.location_of(&pad, Part::Value);
        let message = format!("de voortgang van `{}` is niet te zeggen: {}", stand.id, self.reden);
        let mut found = Diagnostic::new(self.code?, message, location).at(pad);
        for plek in &self.plekken {
            found = found.related(*plek, "dit cijfer");
        }
        Some(match &self.hulp {
            Some(help) => found.help(help.clone()),
            None => found,
        })
    }
}
