//! The columns that a table of numbers may have.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Dimensie;

/// What a column of CSV holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the column of that name")]
pub enum Veld {
    Id,
    Soort,
    Kenmerk(Dimensie),
    Periode,
    Peildatum,
    Aantal,
    Min,
    Max,
    Tekst,
    Onbekend,
    Nauwkeurigheid,
    Eenheid,
    Van,
    Bron,
    VervangenDoor,
    Afschermen,
    TeltEenmaal,
    TotaalOver,
    AfgerondOp,
    Versie,
    Toelichting,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub enum Cel<'r> {
    /// A word or a text.
    Tekst(&'r str),
    /// A number.
    Getal(Decimal),
    /// A date.
    Dag(Date),
    /// Yes or no.
    Ja(bool),
}

/// The columns that are no dimension.
pub(super) const VELDEN: [(&str, Veld); 20] = [
    ("id", Veld::Id),
    ("soort", Veld::Soort),
    ("periode", Veld::Periode),
    ("peildatum", Veld::Peildatum),
    ("aantal", Veld::Aantal),
    ("min", Veld::Min),
    ("max", Veld::Max),
    ("tekst", Veld::Tekst),
    ("onbekend", Veld::Onbekend),
    ("nauwkeurigheid", Veld::Nauwkeurigheid),
    ("eenheid", Veld::Eenheid),
    ("van", Veld::Van),
    ("bron", Veld::Bron),
    ("vervangen-door", Veld::VervangenDoor),
    ("afschermen", Veld::Afschermen),
    ("telt-eenmaal", Veld::TeltEenmaal),
    ("totaal-over", Veld::TotaalOver),
    ("afgerond-op", Veld::AfgerondOp),
    ("versie", Veld::Versie),
    ("toelichting", Veld::Toelichting),
];
