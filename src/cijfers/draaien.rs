//! Turns a selection of numbers into rows and columns: every cell is an outcome, or says why it is not.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{Bezwaar, Cijfer, Cijfers, Dimensie, Uitkomst, Wanneer};
use crate::model::{keuze::Cijfersoort, selectie::Selectie};

/// More rows than this help no reader.
pub const MOST_ROWS: usize = 200;

/// More columns than this fit on no page.
pub const MOST_COLUMNS: usize = 24;

/// What rows, columns or series stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum As {
    /// The values of a dimension.
    Dimensie(Dimensie),
    /// Years; what holds over more years keeps its period.
    Jaar,
    /// Periods and days as they are written.
    Periode,
    /// Stock, need, plan and so on.
    Soort,
}

/// A place on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plek<'a> {
    /// A moment or period.
    Wanneer(Wanneer),
    /// A kind of number.
    Soort(Cijfersoort),
    /// A value of a dimension.
    Woord(&'a str),
    /// The number does not say.
    Geen,
}

/// What is to be turned.
#[derive(Debug, Clone, Copy)]
pub struct Vraag<'q> {
    /// Which numbers.
    pub selectie: &'q Selectie,
    /// What the rows stand for.
    pub rijen: As,
    /// What the columns stand for; without it there is one.
    pub kolommen: Option<As>,
    /// Rows with the largest number first.
    pub op_waarde: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Vak<'a> {
    /// No number is about this.
    Leeg,
    /// One number, known or not; it may be hidden.
    Een(Cijfer<'a>),
    /// Several numbers together.
    Som(Uitkomst<'a>),
    /// A sum in which a hidden number would show.
    Verborgen,
    /// Numbers that must not be added.
    Bezwaar(Bezwaar<'a>),
}

/// Numbers in rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Draaiing<'a> {
    /// The numbers that are in it; totals whose parts are there too are not.
    pub cijfers: Vec<Cijfer<'a>>,
    /// What each row stands for.
    pub rijen: Vec<Plek<'a>>,
    /// What each column stands for.
    pub kolommen: Vec<Plek<'a>>,
    /// The cells, a row after another.
    pub vakken: Vec<Vec<Vak<'a>>>,
    /// All numbers of each row together.
    pub rijtotalen: Vec<Vak<'a>>,
    /// All numbers of each column together, also those of rows that were left out.
    pub kolomtotalen: Vec<Vak<'a>>,
    /// All numbers together.
    pub geheel: Vak<'a>,
    /// How many rows were left out.
    pub rijen_over: usize,
    /// How many columns were left out.
    pub kolommen_over: usize,
}

/// The place of a value among the others of its axis; none keeps the order of the numbers.
pub type Rang<'r> = dyn Fn(As, &str) -> Option<usize> + 'r;

impl Cijfers {
    /// The axis with this name: a dimension, or `jaar`, `periode` or `soort`.
    pub fn as_met_naam(&self, naam: &str) -> Option<As> {
        match naam {
            "jaar" => Some(As::Jaar),
            "periode" => Some(As::Periode),
            "soort" => Some(As::Soort),
            _ => self.dimensie(naam).map(As::Dimensie),
        }
    }

    /// The names of all axes.
    pub fn assen(&self) -> Vec<&str> {
        let dimensies = self.dimensies();
        let names = dimensies.iter().map(|dimensie| self.naam(*dimensie));
        names.chain(["jaar", "periode", "soort"]).collect()
    }

    /// Turns the numbers of a selection.
    pub fn draai(&self, vraag: &Vraag<'_>, rang: &Rang<'_>) -> Draaiing<'_> {
        let cijfers = self.zonder_totalen(&self.kies(vraag.selectie));
        let mut by_row: BTreeMap<Plek<'_>, Vec<Cijfer<'_>>> = BTreeMap::new();
        let mut by_column: BTreeMap<Plek<'_>, Vec<Cijfer<'_>>> = BTreeMap::new();
        for cijfer in &cijfers {
            by_row.entry(plek(*cijfer, Some(vraag.rijen))).or_default().push(*cijfer);
            by_column.entry(plek(*cijfer, vraag.kolommen)).or_default().push(*cijfer);
        }
        let mut rijen = ordered(vraag.rijen, &by_row, rang);
        if vraag.op_waarde {
            let size: HashMap<Plek<'_>, Option<Decimal>> =
                rijen.iter().map(|place| (*place, self.grootte(&by_row[place]))).collect();
            rijen.sort_by(|one, other| size[other].cmp(&size[one]));
        }
        let mut kolommen = match vraag.kolommen {
            Some(axis) => ordered(axis, &by_column, rang),
            None => vec![Plek::Geen],
        };
        let rijen_over = rijen.len().saturating_sub(MOST_ROWS);
        let kolommen_over = kolommen.len().saturating_sub(MOST_COLUMNS);
        rijen.truncate(MOST_ROWS);
        kolommen.truncate(MOST_COLUMNS);
        let vakken = rijen.iter().map(|place| {
            let mut cells: HashMap<Plek<'_>, Vec<Cijfer<'_>>> = HashMap::new();
            for cijfer in &by_row[place] {
                cells.entry(plek(*cijfer, vraag.kolommen)).or_default().push(*cijfer);
            }
            kolommen.iter().map(|k| self.vak(cells.get(k).map_or(&[][..], Vec::as_slice))).collect()
        });
        let vakken = vakken.collect();
        let rijtotalen = rijen.iter().map(|place| self.vak(&by_row[place])).collect();
        let none = Vec::new();
        let column_numbers = |place| by_column.get(place).unwrap_or(&none);
        let kolomtotalen = kolommen.iter().map(|place| self.vak(column_numbers(place))).collect();
        let geheel = self.vak(&cijfers);
        Draaiing {
            cijfers,
            rijen,
            kolommen,
            vakken,
            rijtotalen,
            kolomtotalen,
            geheel,
            rijen_over,
            kolommen_over,
        }
    }

    /// What some numbers come to, as a cell shows it.
    pub fn vak<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Vak<'a> {
        match cijfers {
            [] => Vak::Leeg,
            [only] => Vak::Een(*only),
            several => match self.som(several) {
                Err(objection) => Vak::Bezwaar(objection),
                // From a sum and its other parts a hidden number can be computed.
                Ok(_) if several.iter().any(|cijfer| cijfer.is_afgeschermd()) => Vak::Verborgen,
                Ok(outcome) => Vak::Som(outcome),
            },
        }
    }

    /// By what a row is placed among others; what is hidden or unknown has no size.
    fn grootte(&self, cijfers: &[Cijfer<'_>]) -> Option<Decimal> {
        match self.vak(cijfers) {
            Vak::Leeg | Vak::Verborgen => None,
            Vak::Een(cijfer) if cijfer.is_afgeschermd() => None,
            Vak::Een(cijfer) => cijfer.grenzen().map(|(_, max)| max),
            Vak::Som(outcome) => (!outcome.delen.is_empty()).then_some(outcome.max),
            Vak::Bezwaar(_) => {
                let shown = cijfers.iter().filter(|cijfer| !cijfer.is_afgeschermd());
                shown.filter_map(|cijfer| Some(cijfer.grenzen()?.1)).max()
            }
        }
    }
}

/// Where a number stands on an axis.
fn plek(cijfer: Cijfer<'_>, axis: Option<As>) -> Plek<'_> {
    match axis {
        None => Plek::Geen,
        Some(As::Soort) => Plek::Soort(cijfer.soort()),
        Some(As::Dimensie(dimensie)) => cijfer.kenmerk(dimensie).map_or(Plek::Geen, Plek::Woord),
        Some(As::Jaar) => match (cijfer.wanneer(), cijfer.wanneer().jaren()) {
            (_, Some((van, tot))) if van == tot => {
                Plek::Wanneer(Wanneer::Periode { van, tot, helft: 0 })
            }
            (Wanneer::Onbekend, _) => Plek::Geen,
            (wanneer, _) => Plek::Wanneer(wanneer),
        },
        Some(As::Periode) => match cijfer.wanneer() {
            Wanneer::Onbekend => Plek::Geen,
            wanneer => Plek::Wanneer(wanneer),
        },
    }
}

/// The places of an axis: as its list has them, then as the numbers have them; time goes on.
fn ordered<'a>(
    axis: As,
    places: &BTreeMap<Plek<'a>, Vec<Cijfer<'a>>>,
    rang: &Rang<'_>,
) -> Vec<Plek<'a>> {
    let mut order: Vec<Plek<'a>> = places.keys().copied().collect();
    order.sort_by_cached_key(|place| match place {
        Plek::Woord(word) => {
            let first = places[place].first().map_or(usize::MAX, |cijfer| cijfer.nummer());
            (rang(axis, word).unwrap_or(usize::MAX - 1), first, *place)
        }
        Plek::Geen => (usize::MAX, 0, *place),
        Plek::Wanneer(_) | Plek::Soort(_) => (0, 0, *place),
    });
    order
}

impl Vak<'_> {
    /// Whether there is a single number in it that can be drawn and compared.
    pub fn is_getal(&self) -> bool {
        match self {
            Self::Een(cijfer) => !cijfer.is_afgeschermd() && cijfer.grenzen().is_some(),
            Self::Som(outcome) => outcome.onbekend.is_empty(),
            Self::Leeg | Self::Verborgen | Self::Bezwaar(_) => false,
        }
    }
}

impl<'a> Draaiing<'a> {
    /// The unit and what it is a share of, when that is the same for all numbers.
    pub fn eenheid(&self) -> Option<(&'a str, Option<&'a str>)> {
        let first = self.cijfers.first()?;
        let same = |cijfer: &Cijfer<'_>| {
            cijfer.eenheid() == first.eenheid() && cijfer.van() == first.van()
        };
        self.cijfers.iter().all(same).then(|| (first.eenheid(), first.van()))
    }

    /// The cells that hold numbers which must not be added, with their row and column.
    pub fn bezwaren(&self) -> impl Iterator<Item = (Plek<'a>, Plek<'a>, &Bezwaar<'a>)> {
        self.rijen.iter().zip(&self.vakken).flat_map(move |(row, cells)| {
            self.kolommen.iter().zip(cells).filter_map(move |(column, cell)| match cell {
                Vak::Bezwaar(objection) => Some((*row, *column, objection)),
                Vak::Leeg | Vak::Een(_) | Vak::Som(_) | Vak::Verborgen => None,
            })
        })
    }
}
