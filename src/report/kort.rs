//! One line a finding, `bestand:regel:kolom: CODE bericht`, for editors and scripts.

use crate::{
    check::{Bevinding, Toetsing, Uitkomst},
    diagnostic::Diagnostic,
    kader::{Sterkte, Zekerheid},
    report::{printable, voortgang},
    source::{Location, Sources},
};

/// An eis that nothing in the data answers has no place of its own; it stands at the start of the project.
pub(super) const START: &str = "bouwsteen.toml:1:1";

/// What to repair: every finding in the data, then every doel that is behind, then every eis that is open and binds, or would bind if its
/// source were not still to be looked up.
pub fn kort(toetsing: &Toetsing, sources: &Sources) -> String {
    let open = toetsing.eisen.iter().filter(|found| found.uitkomst == Uitkomst::Open);
    let told = open.filter(|found| found.bindend || is_law_to_look_up(found));
    let eisen = told.map(|found| {
        let first = found.plekken.first().map(|plek| place(plek.location, sources));
        let place = first.unwrap_or_else(|| START.to_owned());
        if found.bindend {
            return line(&place, &found.eis.id, &found.reden);
        }
        let words = found.voorbehoud(toetsing.peildatum).join(", ");
        line(&place, &found.eis.id, &format!("{} ({words}; telt nu niet mee)", found.reden))
    });
    let eisen: String = eisen.collect();
    meldingen_kort(toetsing.alle_meldingen(), sources)
        + &voortgang::kort(toetsing, sources)
        + &eisen
}

/// Law whose source has not been looked up does not bind, but a reader must not miss it either.
fn is_law_to_look_up(found: &Bevinding) -> bool {
    let eis = &found.eis;
    eis.sterkte == Sterkte::Wet
        && eis.bron.zekerheid == Zekerheid::Nagaan
        && eis.adressaat.is_gemeente()
}

/// Findings only, in the same form.
pub fn meldingen_kort<'a>(
    meldingen: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> String {
    let lines = meldingen.into_iter().map(|melding| {
        line(&place(melding.location, sources), melding.code.as_str(), &melding.message)
    });
    lines.collect()
}

/// `bestand:regel:kolom`, relative to the project.
pub(super) fn place(location: Location, sources: &Sources) -> String {
    let position = sources.position(location);
    format!("{}:{}:{}", sources.path(location.file()), position.line, position.column)
}

/// One line of the report.
pub(super) fn line(place: &str, code: &str, message: &str) -> String {
    format!("{}\n", printable(&format!("{place}: {code} {message}")))
}
