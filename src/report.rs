//! What a toetsing looks like: for a person, for an editor or build server, or for another program.
//!
//! All of them read the same [`Toetsing`](crate::Toetsing) and decide nothing. Whatever comes from a visie is
//! made harmless for where it will be read: a terminal, a spreadsheet, a page or a parser.

mod csv;
mod eisen;
mod excerpt;
mod json;
mod junit;
mod kort;
mod markdown;
mod mens;
mod normen;
mod overzicht;
mod regio;
mod sarif;
mod sjablonen;
mod taaladvies;
mod tabel;
mod text;
mod toetswoorden;
mod vergelijking;
mod verschil;
mod voortgang;
mod vooruit;
mod words;

pub use csv::csv;
pub use eisen::{
    eis_csv, eis_json, eis_markdown, eis_toon, eisen_csv, eisen_json, eisen_lijst, eisen_markdown,
};
pub use json::{json, json_vergeleken, json_vooruit, toets_schema};
pub use junit::junit;
pub use kort::{kort, meldingen_kort};
pub use markdown::markdown;
pub use mens::mens;
pub use regio::{
    cijfers_json, regio_csv, regio_json, regio_markdown, regio_mens, regiobeeld_schema,
};
pub use sarif::sarif;
pub use sjablonen::{meldingen, sjablonen};
pub use text::{printable, printable_lines};
pub use vergelijking::{kort_vergeleken, mens_vergeleken};
pub use verschil::{verschil_csv, verschil_json, verschil_markdown, verschil_mens};
pub use vooruit::{kort_vooruit, mens_vooruit};

/// How a report for a person may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Width in columns.
    pub width: usize,
    /// Whether colours and bold may be used.
    pub colour: bool,
}
