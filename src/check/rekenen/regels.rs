//! What is checked, one rule a code, with an example that is right and one that is wrong.

mod optellen;
mod vergelijken;

use crate::diagnostic::Code;

/// A rule of the arithmetic.
#[derive(Debug, Clone, Copy)]
pub struct Rekenregel {
    /// The code of its findings.
    pub code: Code,
    /// What is checked, as a title.
    pub titel: &'static str,
    /// What it compares and when it says something.
    pub uitleg: &'static str,
    /// A project in which the code does not occur.
    pub goed: &'static str,
    /// A project in which it does.
    pub fout: &'static str,
}

/// Every rule, by code.
pub fn rekenregels() -> Vec<Rekenregel> {
    let mut all = [optellen::REGELS, vergelijken::REGELS].concat();
    all.sort_by_key(|regel| regel.code);
    all
}
