//! Lists of values that the field or the law fixes; they stand here once.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::{kader::bron::Vindplaats, model::waarde::Getal};

/// A dated list, such as the aandachtsgroepen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lijst {
    /// The name that the model and the eisen use.
    pub id: String,
    /// Title as printed.
    pub titel: String,
    /// The day on which the list was read.
    pub peildatum: Date,
    /// Whether the list is not final; shown wherever the list is.
    #[serde(default)]
    pub concept: bool,
    /// Where the list comes from.
    pub bron: Vindplaats,
    /// What a reader must know about it.
    pub toelichting: Option<String>,
    /// The values in order.
    pub waarde: Vec<Lijstitem>,
}

/// One value of a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lijstitem {
    /// The value as written in a visie.
    pub id: String,
    /// As printed.
    pub naam: String,
    /// What it covers, in our own words.
    pub omschrijving: Option<String>,
    /// A source of its own, where it differs from the list's.
    pub bron: Option<Vindplaats>,
    /// Other values of this list that include this one (zorggeschikt lies in geclusterd).
    #[serde(default)]
    pub valt_onder: Vec<String>,
    /// The value in a related list, e.g. the urgentiecategorie of an aandachtsgroep.
    #[serde(default)]
    pub hoort_bij: Vec<String>,
    /// Amounts per year, for segments.
    #[serde(default)]
    pub bedrag: Vec<Bedrag>,
}

/// The limits of a segment in one year.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bedrag {
    /// The year that the amounts hold for.
    pub jaar: u16,
    /// Above this amount, in euro (a month for rent).
    #[serde(default)]
    ondergrens: Option<Getal>,
    /// Up to and including this amount, in euro (a month for rent).
    #[serde(default)]
    bovengrens: Option<Getal>,
    /// Where the amounts stand.
    pub bron: Vindplaats,
}

impl Bedrag {
    /// The lower limit in euro, not itself included.
    pub fn ondergrens(&self) -> Option<Decimal> {
        self.ondergrens.map(|getal| getal.0)
    }

    /// The upper limit in euro, itself included.
    pub fn bovengrens(&self) -> Option<Decimal> {
        self.bovengrens.map(|getal| getal.0)
    }
}

impl Lijst {
    /// The value with this id.
    pub fn item(&self, id: &str) -> Option<&Lijstitem> {
        self.waarde.iter().find(|item| item.id == id)
    }
}
