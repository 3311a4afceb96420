//! What is wrong with the data, where, and what to do: one type for every output.

use crate::source::{Location, Pointer};

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

/// A stable code per kind of finding; a retired code is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

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
