//! Moments as exact places in time, so that a year is a year whether or not it is a leap year.

use jiff::civil::Date;

use crate::{cijfers::Wanneer, taal};

/// A place in time; whole years are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

/// A year in steps that both 365 and 366 days fit in.
const YEAR: i64 = 365 * 366;

impl Moment {
    /// The beginning of a year.
    pub(super) fn begin_of(year: u16) -> Self {
        Self(i64::from(year) * YEAR)
    }

    /// The end of a year, which is the beginning of the next.
    pub(super) fn end_of(year: u16) -> Self {
        Self((i64::from(year) + 1) * YEAR)
    }

    /// A day; the last of December is the end of its year.
    pub(super) fn day(date: Date) -> Self {
        let year = i64::from(date.year());
        if (date.month(), date.day()) == (12, 31) {
            return Self((year + 1) * YEAR);
        }
        let step = YEAR / i64::from(date.days_in_year());
        Self(year * YEAR + i64::from(date.day_of_year() - 1) * step)
    }

    /// When something begins; a day is its own beginning.
    pub(super) fn begin(wanneer: Wanneer) -> Option<Self> {
        match wanneer {
            Wanneer::Onbekend => None,
            Wanneer::Peildatum(date) => Some(Self::day(date)),
            Wanneer::Periode { van, helft: 2, .. } => Some(Self(i64::from(van) * YEAR + YEAR / 2)),
            Wanneer::Periode { van, .. } => Some(Self::begin_of(van)),
        }
    }

    /// When something is over.
    pub(super) fn end(wanneer: Wanneer) -> Option<Self> {
        match wanneer {
            Wanneer::Onbekend => None,
            Wanneer::Peildatum(date) => Some(Self::day(date)),
            Wanneer::Periode { tot, helft: 1, .. } => Some(Self(i64::from(tot) * YEAR + YEAR / 2)),
            Wanneer::Periode { tot, .. } => Some(Self::end_of(tot)),
        }
    }

    /// How far it is past another moment, in steps.
    pub(super) fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

/// `eind 2027` for a number that was added up until then, else what the number is about.
pub(super) fn words(wanneer: Wanneer, optellen: bool) -> Option<String> {
    Some(match wanneer {
        Wanneer::Onbekend => return None,
        Wanneer::Peildatum(date) => taal::date(date),
        Wanneer::Periode { tot, helft: 1, .. } if optellen => format!("half {tot}"),
        Wanneer::Periode { tot, .. } if optellen => format!("eind {tot}"),
        Wanneer::Periode { van, helft: 1, .. } => format!("eerste helft van {van}"),
        Wanneer::Periode { van, helft: 2, .. } => format!("tweede helft van {van}"),
        Wanneer::Periode { van, tot, .. } if van == tot => van.to_string(),
        Wanneer::Periode { van, tot, .. } => format!("{van} tot en met {tot}"),
    })
}
