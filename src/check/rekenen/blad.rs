//! What every check of the arithmetic looks at: the rows that count, each with its key.

use std::cell::Cell;

use jiff::civil::Date;

use crate::{
    cijfers::{Cijfer, Cijfers, Sleutel, Verzameling},
    diagnostic::{Code, Diagnostic},
    model::keuze::{Cijfersoort, Nauwkeurigheid},
    project::Project,
};

/// More findings than this of one kind help no one; the rest is counted.
const MOST: usize = 200;

/// So many comparisons beyond one a row; whoever writes more than that writes them to take up time.
const WORK: usize = 2_000_000;

/// The numbers to reckon with.
pub(super) struct Blad<'a> {
    pub(super) project: &'a Project,
    pub(super) cijfers: &'a Cijfers,
    pub(super) peildatum: Date,
    /// The rows that nothing newer takes the place of.
    pub(super) regels: Vec<Regel<'a>>,
}

/// A row with its key.
pub(super) struct Regel<'a> {
    pub(super) cijfer: Cijfer<'a>,
    pub(super) sleutel: Sleutel,
    pub(super) gevuld: Verzameling,
}

/// Findings of one code, as many as a person reads.
pub(in crate::check) struct Bevindingen {
    found: Vec<Diagnostic>,
    more: usize,
}

/// What is left of the comparisons that one check may make.
pub(super) struct Werk(Cell<usize>);

impl<'a> Blad<'a> {
    pub(super) fn new(project: &'a Project, peildatum: Date) -> Self {
        let cijfers = &project.cijfers;
        let current = cijfers.iter().filter(|cijfer| cijfer.vervangen_door().is_none());
        let regels = current
            .map(|cijfer| Regel { cijfer, sleutel: cijfer.sleutel(), gevuld: cijfer.gevuld() })
            .collect();
        Self { project, cijfers, peildatum, regels }
    }

    /// The first and the last year for which the document holds.
    pub(super) fn looptijd(&self) -> Option<(u16, u16)> {
        self.project.visie.document.as_ref()?.looptijd.as_ref()?.jaren()
    }
}

impl Bevindingen {
    pub(in crate::check) fn new() -> Self {
        Self { found: Vec::new(), more: 0 }
    }

    pub(in crate::check) fn add(&mut self, finding: impl FnOnce() -> Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(finding());
        } else {
            self.more += 1;
        }
    }

    /// The findings; the last one says how many are left out.
    pub(in crate::check) fn klaar(mut self) -> Vec<Diagnostic> {
        let more = crate::taal::number(self.more.into());
        if let Some(last) = self.found.last_mut().filter(|_| self.more > 0) {
            last.message = format!("{} (en nog {more} van deze meldingen)", last.message);
        }
        self.found
    }
}

impl Werk {
    pub(super) fn new() -> Self {
        Self(Cell::new(WORK))
    }

    /// Whether so many comparisons may still be made.
    pub(super) fn mag(&self, count: usize) -> bool {
        let left = self.0.get().checked_sub(count);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// A finding about a number.
pub(super) fn bij(code: Code, cijfer: Cijfer<'_>, message: String) -> Diagnostic {
    Diagnostic::new(code, message, cijfer.location()).at(cijfer.pad())
}

/// Units that can be added: a rate, a length of time or a distance of two things together says nothing.
pub(super) fn is_optelbaar(cijfer: Cijfer<'_>) -> bool {
    let rate = ["procent", "jaar", "meter", "euro-per-maand"].contains(&cijfer.eenheid());
    let per = cijfer.eenheid().contains("-per-");
    let mean = cijfer.nauwkeurigheid() == Some(Nauwkeurigheid::Gemiddeld);
    !rate && !per && !mean && cijfer.soort() != Cijfersoort::Norm
}

/// Kinds that happen over years, so that years add up.
pub(super) fn is_over_jaren(soort: Cijfersoort) -> bool {
    matches!(soort, Cijfersoort::Plan | Cijfersoort::Realisatie | Cijfersoort::Stroom)
}

/// A number that is there, is known and may be shown; a range upside down is no number.
pub(super) fn is_te_zien(cijfer: Cijfer<'_>) -> bool {
    !cijfer.is_afgeschermd() && cijfer.grenzen().is_some_and(|(min, max)| min <= max)
}
