//! The toetsing as a table for a spreadsheet: one row an eis, then one row a finding in the
//! data, then one row a doel when anything was measured, then one row a text when its language was read.
//!
//! Columns may be added at the end, never changed. Dutch Excel splits at `;` and only sees UTF-8 after a
//! byte order mark, so the file has both.

use crate::{
    check::{Bevinding, Streng, Toetsing, Uitkomst, taaladvies::Leesbaarheid},
    diagnostic::Diagnostic,
    report::{json::ernst, taaladvies, tabel},
    source::{Location, Sources},
    taal::number,
    voortgang::Doelstand,
};

/// The columns in order.
const COLUMNS: [&str; 22] = [
    "rij",
    "code",
    "bouwsteen",
    "titel",
    "uitkomst",
    "telt-mee",
    "ernst",
    "sterkte",
    "zekerheid",
    "afwijken",
    "adressaat",
    "voorbehoud",
    "bericht",
    "doen",
    "motivering",
    "document",
    "plaats",
    "url",
    "bestand",
    "regel",
    "kolom",
    "kader",
];

/// The table as CSV with `;`, in UTF-8 with a byte order mark, each row ending in a line end.
pub fn csv(toetsing: &Toetsing, sources: &Sources, streng: Streng) -> String {
    let eisen = toetsing.eisen.iter().map(|found| eis(found, toetsing, sources, streng));
    let meldingen = toetsing.alle_meldingen().map(|found| melding(found, sources));
    let measured = toetsing.voortgang.is_gemeten();
    let doelen = toetsing.voortgang.doelen.iter().filter(|_| measured);
    let doelen = doelen.map(|found| doel(found, sources));
    let delen = toetsing.taal.iter().flat_map(|taal| &taal.delen);
    let delen = delen.map(|part| leesbaarheid(part, sources));
    tabel::csv(COLUMNS, eisen.chain(meldingen).chain(doelen).chain(delen))
}

fn eis(
    found: &Bevinding,
    toetsing: &Toetsing,
    sources: &Sources,
    streng: Streng,
) -> [String; COLUMNS.len()] {
    let eis = &found.eis;
    let place = found.plekken.first().map(|plek| plek.location);
    let [bestand, regel, kolom] = place.map_or_else(Default::default, |at| spot(at, sources));
    let open = found.uitkomst == Uitkomst::Open;
    let telt = if found.telt(streng) { "ja" } else { "nee" };
    [
        "eis".to_owned(),
        eis.id.clone(),
        eis.bouwsteen.as_str().to_owned(),
        eis.titel.clone(),
        found.uitkomst.as_str().to_owned(),
        telt.to_owned(),
        String::new(),
        eis.sterkte.as_str().to_owned(),
        eis.bron.zekerheid.as_str().to_owned(),
        eis.afwijken.as_str().to_owned(),
        eis.adressaat.as_str().to_owned(),
        found.voorbehoud(toetsing.peildatum).join(", "),
        found.reden.clone(),
        if open { eis.herstel.clone() } else { String::new() },
        found.motivering.clone().unwrap_or_default(),
        found.document.clone(),
        eis.bron.plaats.clone(),
        eis.bron.url.clone().unwrap_or_default(),
        bestand,
        regel,
        kolom,
        found.kader.clone(),
    ]
}

/// Columns that only an eis has stay empty.
fn melding(found: &Diagnostic, sources: &Sources) -> [String; COLUMNS.len()] {
    let [bestand, regel, kolom] = spot(found.location, sources);
    filled([
        ("rij", "melding".to_owned()),
        ("code", found.code.as_str().to_owned()),
        ("titel", found.code.title().to_owned()),
        ("ernst", ernst(found.severity).to_owned()),
        ("bericht", found.message.clone()),
        ("doen", found.help.clone().unwrap_or_default()),
        ("bestand", bestand),
        ("regel", regel),
        ("kolom", kolom),
    ])
}

/// How far a doel is.
fn doel(found: &Doelstand, sources: &Sources) -> [String; COLUMNS.len()] {
    let [bestand, regel, kolom] = spot(found.location, sources);
    filled([
        ("rij", "doel".to_owned()),
        ("code", found.id.clone()),
        ("titel", found.omschrijving.clone()),
        ("uitkomst", found.koers.as_str().to_owned()),
        ("bericht", found.reden.clone()),
        ("bestand", bestand),
        ("regel", regel),
        ("kolom", kolom),
    ])
}

/// How readable a file is, or what stands under a heading.
fn leesbaarheid(part: &Leesbaarheid, sources: &Sources) -> [String; COLUMNS.len()] {
    let [bestand, regel, kolom] = spot(part.location, sources);
    filled([
        ("rij", "leesbaarheid".to_owned()),
        ("titel", part.kop.clone().unwrap_or_default()),
        ("uitkomst", part.telling.cijfer().map(number).unwrap_or_default()),
        ("bericht", taaladvies::cijfer(&part.telling).unwrap_or_default()),
        ("bestand", bestand),
        ("regel", regel),
        ("kolom", kolom),
    ])
}

/// A row with only these cells.
fn filled<const N: usize>(cells: [(&str, String); N]) -> [String; COLUMNS.len()] {
    let mut row: [String; COLUMNS.len()] = Default::default();
    for (column, cell) in cells {
        let at = COLUMNS.iter().position(|known| *known == column);
        row[at.expect("invariant: only columns are named")] = cell;
    }
    row
}

/// File, line and column.
fn spot(location: Location, sources: &Sources) -> [String; 3] {
    let position = sources.position(location);
    let bestand = sources.path(location.file()).to_owned();
    [bestand, position.line.to_string(), position.column.to_string()]
}
