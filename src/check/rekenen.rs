//! Does the arithmetic that a reader would do by hand, and says where it does not come out.
//!
//! INVARIANT: a number that must not be shown is in no message, and no outcome gives one away.
//! Every check groups rows by key and looks at a bounded number of pairs, so that a table of many rows
//! costs time in proportion to its rows, whatever stands in it.

mod blad;
mod bronnen;
mod doelen;
mod dubbel;
mod percenten;
mod perioden;
mod plaatsen;
mod plannen;
mod prijzen;
mod privacy;
mod regels;
mod rekensommen;
mod teksten;
mod totalen;
mod woorden;

use jiff::civil::Date;

use crate::{diagnostic::Diagnostic, project::Project};

use blad::Blad;

pub(super) use blad::Bevindingen;

pub use regels::{Rekenregel, rekenregels};

/// Everything that does not add up.
pub(super) fn rekenen(project: &Project, peildatum: Date) -> Vec<Diagnostic> {
    let blad = Blad::new(project, peildatum);
    let totals = totalen::optellingen(&blad);
    let implied = totalen::vermoed(&blad);
    let mut found = totalen::toets(&blad, &totals);
    found.extend(totalen::toets_vermoed(&blad, &implied));
    found.extend(rekensommen::toets(&blad));
    found.extend(perioden::standen(&blad));
    found.extend(perioden::toets(&blad));
    found.extend(plaatsen::toets(&blad));
    found.extend(plannen::tekort(&blad));
    found.extend(plannen::bereik(&blad));
    found.extend(doelen::toets(&blad));
    found.extend(doelen::looptijd(&blad));
    found.extend(prijzen::toets(&blad));
    found.extend(bronnen::oud(&blad));
    found.extend(bronnen::vervangen(&blad));
    found.extend(dubbel::toets(&blad));
    found.extend(percenten::toets(&blad));
    found.extend(privacy::klein(&blad));
    found.extend(privacy::afleidbaar(&blad, &totals, &implied));
    found.extend(teksten::toets(&blad));
    found
}
