//! What a region comes to: for a person, for a spreadsheet, for a page or for another program.

mod csv;
mod json;
mod mens;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    document::Document,
    regio::{Cel, Regiobeeld, stuk, woorden},
    render::markdown::write,
};

pub use csv::regio_csv;
pub use json::{cijfers_json, regio_json, regiobeeld_schema};
pub use mens::regio_mens;

/// The regions as GitHub Flavored Markdown, without drawings: those need files beside it.
pub fn regio_markdown(beelden: &[Regiobeeld], today: Date) -> String {
    let document = stuk(beelden, today, false);
    write(&Document { images: BTreeMap::new(), ..document })
}

/// One line that says how a region stands.
fn kern(beeld: &Regiobeeld) -> String {
    let mut parts = vec![format!("{} delen van de opgave", beeld.cellen.len())];
    for oordeel in crate::regio::Oordeel::ALL {
        let count = beeld.telling(oordeel);
        if count > 0 {
            parts.push(format!("{count} {}", woorden::oordeel(oordeel)));
        }
    }
    let missing = beeld.ontbreekt().count();
    if missing > 0 {
        let verb = if missing == 1 { "ontbreekt" } else { "ontbreken" };
        parts.push(format!("{missing} van de {} leden {verb}", beeld.leden.len()));
    }
    parts.join("; ")
}

/// Who stays below its share, each with how much.
fn te_weinig(beeld: &Regiobeeld, cel: &Cel) -> Vec<String> {
    let parts = cel.delen.iter().zip(&beeld.leden);
    let short = parts.filter_map(|(deel, lid)| {
        let tekort = deel.tekort?;
        Some(format!("{} ({} te weinig)", lid.naam, woorden::getal(tekort)))
    });
    short.collect()
}
