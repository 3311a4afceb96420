//! Numbers in running text: finds `{{ … }}`, reads what stands in it, and works out what it comes to.
//!
//! INVARIANT: what a formula gives is text and never markup, it is short, and working it out costs little:
//! a formula is one expression without operators, loops or built-ins.

mod gebruikt;
mod kiezen;
mod lezen;
mod rekenen;
mod vinden;
mod weigeren;

use std::{error, fmt};

use crate::diagnostic::Code;

pub use rekenen::Rekenaar;
pub use vinden::{Gemerkt, MOST, Plek, Vondst, inhoud, vind};

/// The most characters that may stand in the braces.
pub const LANGST: usize = 200;

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Uitslag {
    /// A text, and what the author should know about it.
    Tekst(String, Option<Misser>),
    /// A number that nobody knows yet, with the reason; the data says so, so that is no mistake.
    Onbekend(String),
    /// Not a number but the place of a table or a chart.
    Plaats(Plaats),
    /// It cannot be worked out.
    Fout(Misser),
}

/// A table or chart that stands where the text asks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plaats {
    /// `tabel` or `grafiek`.
    pub soort: &'static str,
    /// Its id.
    pub id: String,
}

/// Why a formula gives no number, or not the number that it seems to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misser {
    /// Its kind.
    pub code: Code,
    /// What is wrong.
    pub bericht: String,
    /// What to do about it.
    pub hulp: Option<String>,
}

impl Misser {
    fn new(code: Code, bericht: impl Into<String>) -> Self {
        Self { code, bericht: bericht.into(), hulp: None }
    }

    fn hulp(mut self, hulp: impl Into<String>) -> Self {
        self.hulp = Some(hulp.into());
        self
    }

    fn hulp_als(mut self, hulp: Option<String>) -> Self {
        self.hulp = hulp.or(self.hulp);
        self
    }
}

impl fmt::Display for Misser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.bericht)
    }
}

impl error::Error for Misser {}

/// Part of a text that a person wrote, short enough for a message.
fn kort(text: &str) -> String {
    const MOST: usize = 60;
    let visible = crate::document::text::visible(text);
    let mut out: String = visible.chars().take(MOST).collect();
    if visible.chars().count() > MOST {
        out.push('…');
    }
    out.replace('`', "'")
}
