//! One line a finding, `bestand:regel:kolom: CODE bericht`, for editors and scripts.

use crate::{
    check::{Toetsing, Uitkomst},
    diagnostic::Diagnostic,
    report::printable,
    source::{Location, Sources},
};

/// Where an eis stands that nothing in the data answers.
pub(super) const START: &str = "bouwsteen.toml:1:1";

/// What to repair: every finding in the data, then every binding eis that is open.
///
/// An eis that nothing in the data answers has no place of its own; it stands at the start of the project.
pub fn kort(toetsing: &Toetsing, sources: &Sources) -> String {
    let open = toetsing.eisen.iter().filter(|eis| eis.bindend && eis.uitkomst == Uitkomst::Open);
    let eisen = open.map(|eis| {
        let first = eis.plekken.first().map(|plek| place(plek.location, sources));
        line(&first.unwrap_or_else(|| START.to_owned()), &eis.eis.id, &eis.reden)
    });
    meldingen_kort(&toetsing.meldingen, sources) + &eisen.collect::<String>()
}

/// Findings only, in the same form.
pub fn meldingen_kort(meldingen: &[Diagnostic], sources: &Sources) -> String {
    let lines = meldingen.iter().map(|melding| {
        line(&place(melding.location, sources), melding.code.as_str(), &melding.message)
    });
    lines.collect()
}

/// `bestand:regel:kolom`, relative to the project.
pub(super) fn place(location: Location, sources: &Sources) -> String {
    let position = sources.position(location);
    format!("{}:{}:{}", sources.path(location.file()), position.line, position.column)
}

fn line(place: &str, code: &str, message: &str) -> String {
    format!("{}\n", printable(&format!("{place}: {code} {message}")))
}
