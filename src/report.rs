//! What a toetsing looks like: for a person at a terminal, as one line a finding, or as JSON.
//!
//! All three read the same [`Toetsing`](crate::Toetsing) and decide nothing. Whatever comes from a visie is
//! made harmless for a terminal before it is printed.

mod afwijkingen;
mod eisen;
mod excerpt;
mod json;
mod kort;
mod mens;
mod text;
mod vergelijking;
mod vooruit;
mod words;

pub use eisen::{eis_json, eis_toon, eisen_json, eisen_lijst};
pub use json::{json, json_vergeleken, json_vooruit, toets_schema};
pub use kort::{kort, meldingen_kort};
pub use mens::mens;
pub use text::{printable, printable_lines};
pub use vergelijking::{kort_vergeleken, mens_vergeleken};
pub use vooruit::{kort_vooruit, mens_vooruit};

/// How a report for a person may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Width in columns.
    pub width: usize,
    /// Whether colours and bold may be used.
    pub colour: bool,
}
