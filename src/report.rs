//! What a toetsing looks like: for a person at a terminal, as one line a finding, or as JSON.
//!
//! All three read the same [`Toetsing`](crate::Toetsing) and decide nothing. Whatever comes from a visie is
//! made harmless for a terminal before it is printed.

mod eisen;
mod excerpt;
mod json;
mod kort;
mod mens;
mod tabel;
mod text;
mod toetswoorden;
mod verschil;
mod words;

pub use eisen::{
    eis_csv, eis_json, eis_markdown, eis_toon, eisen_csv, eisen_json, eisen_lijst, eisen_markdown,
};
pub use json::{json, toets_schema};
pub use kort::{kort, meldingen_kort};
pub use mens::mens;
pub use text::{printable, printable_lines};
pub use verschil::{verschil_csv, verschil_json, verschil_markdown, verschil_mens};

/// How a report for a person may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Width in columns.
    pub width: usize,
    /// Whether colours and bold may be used.
    pub colour: bool,
}
