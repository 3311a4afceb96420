//! What is wrong with the data, where, and what to do: one type for every output.

mod code;

pub use code::Code;

use crate::source::{Collision, Location, Pointer, SyntaxError, SyntaxKind};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data is wrong; `toets` ends with 1.
    Fout,
    /// The data is usable but deserves a look.
    Let,
    /// Something the user should know, nothing to repair.
    Advies,
}

/// One finding: a message that reads on its own, exactly one primary place, and help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Dutch, present tense, lower-case start, no final period, user input in backticks.
    pub message: String,
    /// The primary place in a file.
    pub location: Location,
    /// The place in the merged data; the root for a file as a whole.
    pub pad: Pointer,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding with the weight that goes with its code, about a file as a whole.
    pub fn new(code: Code, message: impl Into<String>, location: Location) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            location,
            pad: Pointer::root(),
            related: Vec::new(),
            help: None,
        }
    }

    /// The same finding, about this place in the data.
    #[must_use]
    pub fn at(mut self, pad: Pointer) -> Self {
        self.pad = pad;
        self
    }

    /// The same finding, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding, with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, location: Location, words: impl Into<String>) -> Self {
        self.related.push((location, words.into()));
        self
    }
}

impl From<SyntaxError> for Diagnostic {
    fn from(error: SyntaxError) -> Self {
        let code = match error.kind {
            SyntaxKind::Notation => Code::Notatie,
            SyntaxKind::DuplicateKey => Code::DubbeleSleutel,
            SyntaxKind::Date => Code::Datum,
            SyntaxKind::Number => Code::Getal,
            SyntaxKind::Depth => Code::TeDiep,
        };
        let (related, help) = (error.related, error.help);
        Self { related, help, ..Self::new(code, error.message, error.location) }
    }
}

impl From<Collision> for Diagnostic {
    fn from(found: Collision) -> Self {
        let message = format!("sleutel `{}` staat ook in een ander bestand", found.key);
        Self::new(Code::DubbeleSleutelBestanden, message, found.second)
            .at(found.at)
            .related(found.first, "hier staat hij eerst")
            .help("verwijder een van de twee; de eerste telt nu")
    }
}

/// Puts findings in file order, each once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.location, a.code, &a.message, &a.pad).cmp(&(b.location, b.code, &b.message, &b.pad))
    });
    diagnostics
        .dedup_by(|a, b| a.location == b.location && a.code == b.code && a.message == b.message);
}

/// The known word nearest to what was written, when it is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    let scored = known.into_iter().filter_map(|word| {
        let longest = word.chars().count().max(length);
        let allowed = longest.max(3) / 3;
        // Words that differ too much in length need no comparison.
        let comparable = word.chars().count().abs_diff(length) <= allowed;
        let distance = comparable.then(|| strsim::osa_distance(&written, &word.to_lowercase()))?;
        (distance <= allowed).then_some((distance, word))
    });
    scored.min().map(|(_, word)| word)
}

/// The help that names the known word nearest to what was written.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // A very long word is never a slip of a short one, and comparing it takes long.
    let comparable = written.len() <= 100;
    let word = comparable.then(|| nearest(written, known)).flatten()?;
    Some(format!("bedoelde u `{word}`?"))
}
