//! What is coming: the eisen and deviations that change after the peildatum.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    check::{Toetsing, vooruit::Verandering},
    report::{Style, kort, printable, words},
    source::Sources,
};

/// What is coming, for a person, with a line end.
pub fn mens_vooruit(toetsing: &Toetsing, style: &Style) -> String {
    let day = words::day(toetsing.peildatum);
    let mut out = style.bold(&format!("Vooruit: wat verandert er na {day}")) + "\n";
    let changes = toetsing.vooruit();
    if changes.is_empty() {
        out += &style.paragraph("", "Geen eis gaat gelden of vervalt, en geen afwijking loopt af.");
    }
    for change in &changes {
        let day = words::day(change.datum);
        out += &style.open(&format!("{day}  {}", printable(&change.eis)));
        out.push('\n');
        out += &style.paragraph("  ", &change.titel);
        out += &style.paragraph("  Dan:     ", &happens(change));
        if !change.voorbehoud.is_empty() {
            out += &style.paragraph("  Let op:  ", &change.voorbehoud.join(" · "));
        }
        out += &style.paragraph("  Nu:      ", change.uitkomst.titel());
    }
    out
}

/// The same as lines, `bestand:regel:kolom: CODE datum bericht`.
pub fn kort_vooruit(toetsing: &Toetsing, sources: &Sources) -> String {
    let lines = toetsing.vooruit().into_iter().map(|change| {
        let place = change.plek.as_ref().map(|plek| kort::place(plek.location, sources));
        let place = place.unwrap_or_else(|| kort::START.to_owned());
        let words = change.voorbehoud.join(", ");
        let words = if words.is_empty() { words } else { format!(" ({words})") };
        let (what, now) = (happens(&change), change.uitkomst.titel());
        let message = format!("{} {what}{words}; nu {now}", change.datum);
        kort::line(&place, &change.eis, &message)
    });
    lines.collect()
}

/// What happens, and to which parts.
fn happens(change: &Verandering) -> String {
    let what = change.soort.titel();
    if change.elementen.is_empty() {
        what.to_owned()
    } else {
        format!("{what} (alleen voor {})", change.elementen.join(", "))
    }
}

/// Iets wat na de peildatum verandert.
#[derive(Serialize, JsonSchema)]
pub(super) struct Regel {
    /// De dag; bij wat eindigt is dit de laatste dag.
    #[schemars(extend("format" = "date"))]
    datum: String,
    /// Wat er gebeurt.
    #[schemars(extend("enum" = ["wordt-bindend", "gaat-gelden", "verwacht", "verwacht-voorbij", "geldt-tot", "vervalt", "afwijking-eindigt"]))]
    soort: &'static str,
    /// Het kenmerk van de eis.
    eis: String,
    /// Wat de eis vraagt.
    titel: String,
    /// Woorden die erbij horen, zoals `verwacht`, `ontwerp` of `bron nagaan`.
    voorbehoud: Vec<&'static str>,
    /// De uitkomst nu.
    #[schemars(extend("enum" = ["voldaan", "beargumenteerd", "leg-uit", "open", "niet-van-toepassing"]))]
    uitkomst: &'static str,
    /// De onderdelen waar een afwijking over gaat; leeg is de hele eis.
    elementen: Vec<String>,
}

/// The changes as they stand in JSON.
pub(super) fn rows(toetsing: &Toetsing) -> Vec<Regel> {
    let rows = toetsing.vooruit().into_iter().map(|change| Regel {
        datum: change.datum.to_string(),
        soort: change.soort.as_str(),
        uitkomst: change.uitkomst.as_str(),
        eis: change.eis,
        titel: change.titel,
        voorbehoud: change.voorbehoud,
        elementen: change.elementen,
    });
    rows.collect()
}
