//! Numbers, moments and reasons in words, the same in drawing, text alternative and table.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Moment, Punt, Stand};
use crate::document::text;
use crate::taal;

/// What is printed where somebody left out even the reason.
pub(super) const UNKNOWN: &str = "onbekend";

impl Punt {
    /// A number without a word before it.
    pub fn getal(waarde: impl Into<Decimal>) -> Self {
        Self::Getal { waarde: waarde.into(), nauwkeurigheid: None }
    }

    /// The lowest and the highest it can be; none where there is no number.
    pub(super) fn bounds(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Getal { waarde, .. } => Some((*waarde, *waarde)),
            Self::Bereik { min, max } => Some((*min.min(max), *max.max(min))),
            Self::Leeg(_) => None,
        }
    }

    /// `circa 1.200`, `100 tot 140`, or why there is no number.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Getal { waarde, nauwkeurigheid } => {
                let word = nauwkeurigheid.as_deref().map(one_line).unwrap_or_default();
                let space = if word.is_empty() { "" } else { " " };
                format!("{word}{space}{}", taal::number(*waarde))
            }
            Self::Bereik { min, max } => {
                let (low, high) = (min.min(max), min.max(max));
                taal::range(*low, *high)
            }
            Self::Leeg(reason) => {
                let reason = one_line(reason);
                if reason.is_empty() { UNKNOWN.to_owned() } else { reason }
            }
        }
    }
}

impl Stand {
    /// The number with its moment: `75 (2026)`.
    pub(super) fn words(&self) -> String {
        let moment = self.moment.as_deref().map(one_line).unwrap_or_default();
        if moment.is_empty() {
            return self.punt.words();
        }
        format!("{} ({moment})", self.punt.words())
    }
}

impl Moment {
    /// `2027`, `2e kwartaal 2027` or `1 juli 2027`.
    pub(super) fn words(self) -> String {
        match self {
            Self::Jaar(year) => year.to_string(),
            Self::Kwartaal { jaar, kwartaal } => {
                format!("{}e kwartaal {jaar}", kwartaal.clamp(1, 4))
            }
            Self::Dag(date) => taal::date(date),
        }
    }

    /// The year it lies in.
    pub(super) fn year(self) -> i16 {
        match self {
            Self::Jaar(jaar) | Self::Kwartaal { jaar, .. } => jaar,
            Self::Dag(date) => date.year(),
        }
    }

    /// Where it begins, in years: the first of July is about a half.
    pub(super) fn begin(self) -> f64 {
        match self {
            Self::Jaar(year) => f64::from(year),
            Self::Kwartaal { jaar, kwartaal } => {
                f64::from(jaar) + f64::from(kwartaal.clamp(1, 4) - 1) / 4.0
            }
            Self::Dag(date) => day(date),
        }
    }

    /// Where it ends: a year that counts goes on to its last day.
    pub(super) fn end(self) -> f64 {
        match self {
            Self::Jaar(_) => self.begin() + 1.0,
            Self::Kwartaal { .. } => self.begin() + 0.25,
            Self::Dag(date) => self.begin() + 1.0 / f64::from(date.days_in_year()),
        }
    }
}

/// A day as a place between two years.
pub(super) fn day(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year() - 1) / f64::from(date.days_in_year())
}

/// Text without line ends and without what cannot be seen.
pub(super) fn one_line(words: &str) -> String {
    text::visible(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `en nog 160 rijen: zie de tabel`, when any are left.
pub(super) fn rest(left: usize, one: &str, many: &str) -> Option<String> {
    let words = if left == 1 { one } else { many };
    (left > 0).then(|| format!("en nog {left} {words}: zie de tabel"))
}
