//! Writes a number as a reader sees it: qualifier, range, unit. Tables and running text both ask here.

use rust_decimal::Decimal;

use super::{Cijfer, Waarde, Wanneer};
use crate::{
    model::keuze::Nauwkeurigheid,
    taal::{self, words},
};

/// A number with what belongs to it in print.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hoeveelheid<'a> {
    /// The number, range or words.
    pub waarde: Waarde<'a>,
    /// How exact it is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// In what is counted.
    pub eenheid: &'a str,
    /// Of what it is a share.
    pub van: Option<&'a str>,
    /// Whether only `< 10` may be shown.
    pub afgeschermd: bool,
}

impl<'a> From<Cijfer<'a>> for Hoeveelheid<'a> {
    fn from(cijfer: Cijfer<'a>) -> Self {
        Self {
            waarde: cijfer.waarde(),
            nauwkeurigheid: cijfer.nauwkeurigheid(),
            eenheid: cijfer.eenheid(),
            van: cijfer.van(),
            afgeschermd: cijfer.is_afgeschermd(),
        }
    }
}

impl Hoeveelheid<'_> {
    /// With its unit, behind `space`: `circa 120 woningen`. Counts below `drempel` may be hidden.
    pub fn tekst(&self, drempel: u32, space: &str) -> String {
        let number = self.getal(drempel);
        if self.afgeschermd || matches!(self.waarde, Waarde::Tekst(_) | Waarde::Onbekend(_)) {
            return number;
        }
        let of = self.van.map(|of| format!(" van {}", words(of))).unwrap_or_default();
        format!("{number}{}{of}", self.achter(space))
    }

    /// Without its unit; sums of money keep their sign.
    pub fn getal(&self, drempel: u32) -> String {
        self.met(
            drempel,
            |value| if self.is_geld() { taal::euro(value) } else { taal::number(value) },
        )
    }

    /// As [`getal`](Self::getal), with each number written by `write`.
    pub fn met(&self, drempel: u32, write: impl Fn(Decimal) -> String) -> String {
        if self.afgeschermd {
            return format!("< {drempel}");
        }
        let number = match self.waarde {
            Waarde::Leeg | Waarde::Bereik(None, None) => String::new(),
            Waarde::Tekst(words) => return words.to_owned(),
            Waarde::Onbekend(_) => return "nog niet bekend".to_owned(),
            Waarde::Getal(value) => write(value),
            Waarde::Bereik(Some(min), Some(max)) => format!("{} tot {}", write(min), write(max)),
            Waarde::Bereik(Some(min), None) => format!("ten minste {}", write(min)),
            Waarde::Bereik(None, Some(max)) => format!("ten hoogste {}", write(max)),
        };
        match self.nauwkeurigheid.and_then(Nauwkeurigheid::vooraf) {
            None => number,
            Some(words) => format!("{words} {number}"),
        }
    }

    /// The unit as it stands behind the number.
    pub fn achter(&self, space: &str) -> String {
        let unit = match self.eenheid {
            "" | "euro" => return String::new(),
            "procent" => return "%".to_owned(),
            "euro-per-maand" => "per maand".to_owned(),
            "euro-per-jaar" => "per jaar".to_owned(),
            other if self.is_one() => words(other),
            other => meervoud(other),
        };
        format!("{space}{unit}")
    }

    fn is_geld(&self) -> bool {
        matches!(self.eenheid, "euro" | "euro-per-maand" | "euro-per-jaar")
    }

    /// Exactly one, with nothing before it.
    fn is_one(&self) -> bool {
        let exact = matches!(self.nauwkeurigheid, None | Some(Nauwkeurigheid::Exact));
        exact && matches!(self.waarde, Waarde::Getal(value) if value == Decimal::ONE)
    }
}

impl Nauwkeurigheid {
    /// What stands before a number of this exactness; nothing before an exact one.
    pub(crate) fn vooraf(self) -> Option<&'static str> {
        match self {
            Self::Exact => None,
            Self::Minimaal => Some("ten minste"),
            Self::Maximaal => Some("ten hoogste"),
            Self::Circa | Self::Ruim | Self::Bijna | Self::Gemiddeld | Self::Verwacht => {
                Some(self.as_str())
            }
        }
    }
}

/// A unit in the plural.
pub(crate) fn meervoud(unit: &str) -> String {
    match unit {
        "woning" => "woningen".to_owned(),
        "wooneenheid" => "wooneenheden".to_owned(),
        "plek" => "plekken".to_owned(),
        "standplaats" => "standplaatsen".to_owned(),
        "persoon" => "personen".to_owned(),
        "huishouden" => "huishoudens".to_owned(),
        "woning-per-jaar" => "woningen per jaar".to_owned(),
        "persoon-per-halfjaar" => "personen per halfjaar".to_owned(),
        "punt" => "punten".to_owned(),
        other => words(other),
    }
}

impl Wanneer {
    /// In words: `2027 tot en met 2031`, for both years count; `eerste helft van 2027`; `1 januari 2026`.
    pub fn tekst(self) -> Option<String> {
        Some(match self {
            Self::Onbekend => return None,
            Self::Peildatum(date) => taal::date(date),
            Self::Periode { van, helft: 1, .. } => format!("eerste helft van {van}"),
            Self::Periode { van, helft: 2.., .. } => format!("tweede helft van {van}"),
            Self::Periode { van, tot, .. } if van == tot => van.to_string(),
            Self::Periode { van, tot, .. } => format!("{van} tot en met {tot}"),
        })
    }
}
