//! Reads a spreadsheet and makes CSV of it that a project can load: what it cannot be sure of it tells.
//!
//! INVARIANT: no cell is guessed at or lost without a note, nothing written would run in a spreadsheet, and
//! memory stays bounded whatever the bytes are.

mod columns;
mod container;
mod excel;
mod header;
mod ods;
mod sheet;
mod table;
mod value;
mod verslag;

use container::Kind;
use sheet::Sheet;
use verslag::{Notes, short};

pub use verslag::{Ernst, Melding, Verslag};

/// Hoe groot een rekenblad mag zijn, in bytes.
pub const GRENS: u64 = 20 * 1024 * 1024;

/// Wat de gebruiker kiest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keuze {
    /// Alleen dit blad; anders alle bladen die niet leeg of verborgen zijn.
    pub blad: Option<String>,
    /// De rij met de namen van de kolommen, geteld vanaf 1.
    pub kop: Option<usize>,
    /// De kolom waarvan de waarden nu in de kop staan.
    pub breed: Option<String>,
    /// Vul cellen aan die onder een samengevoegde cel liggen.
    pub vul_aan: bool,
}

/// Wat een rekenblad oplevert: minstens één tabel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingelezen {
    /// De tabellen, in de volgorde van de bladen.
    pub tabellen: Vec<Tabel>,
    /// Wat er gebeurde.
    pub verslag: Verslag,
}

/// Eén blad als CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabel {
    /// De naam van het bestand, zoals `woningen-blad1.csv`.
    pub naam: String,
    /// De naam van het blad.
    pub blad: String,
    /// De inhoud, met `;` en een decimale komma.
    pub csv: String,
    /// Het aantal rijen zonder de kop.
    pub rijen: usize,
}

/// Waarom er niets te maken is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weigering {
    /// Wat er mis is.
    pub bericht: String,
    /// Wat de gebruiker kan doen.
    pub hulp: String,
}

impl Weigering {
    fn new(bericht: impl Into<String>, hulp: impl Into<String>) -> Self {
        Self { bericht: bericht.into(), hulp: hulp.into() }
    }
}

/// The tables in the bytes of a spreadsheet; `naam` is that of the file.
pub fn inlezen(bytes: &[u8], naam: &str, keuze: &Keuze) -> Result<Ingelezen, Weigering> {
    refuse_choice(keuze)?;
    let (kind, mut archive) = container::open(bytes)?;
    let wants = |name: &str, hidden: bool| match &keuze.blad {
        Some(wanted) => is_same(name, wanted),
        None => !hidden,
    };
    let sheets = match kind {
        Kind::Excel => excel::read(bytes, &wants)?,
        Kind::OpenDocument => ods::read(&mut archive, &wants)?,
    };
    if let Some(wanted) = keuze.blad.as_deref().filter(|_| !sheets.iter().any(is_read)) {
        return Err(no_such_sheet(wanted, &sheets));
    }
    all(&sheets, naam, keuze)
}

fn refuse_choice(keuze: &Keuze) -> Result<(), Weigering> {
    let Some(breed) = &keuze.breed else { return Ok(()) };
    let Some(known) = columns::find(breed) else {
        let message = format!("`--breed {}` is geen bekende kolom", short(breed));
        return Err(Weigering::new(message, columns::advice(breed)));
    };
    if columns::kind(known) == columns::Kind::Number || ["onbekend", "id"].contains(&known) {
        let message = format!("`--breed {known}` kan niet: de kop heeft nooit deze waarden");
        return Err(Weigering::new(message, "kies een kolom als `periode`, `groep` of `segment`"));
    }
    Ok(())
}

fn is_same(name: &str, wanted: &str) -> bool {
    name.trim().to_lowercase() == wanted.trim().to_lowercase()
}

const fn is_read(sheet: &Sheet) -> bool {
    sheet.rows.is_some()
}

fn no_such_sheet(wanted: &str, sheets: &[Sheet]) -> Weigering {
    let names: Vec<_> =
        sheets.iter().take(50).map(|sheet| format!("`{}`", short(&sheet.name))).collect();
    let help = format!("de bladen zijn {}", names.join(", "));
    Weigering::new(format!("er is geen blad `{}`", short(wanted)), help)
}

/// The tables of all sheets that were read; a sheet without one is told, unless none has one.
fn all(sheets: &[Sheet], naam: &str, keuze: &Keuze) -> Result<Ingelezen, Weigering> {
    let full = |sheet: &&Sheet| sheet.rows.as_ref().is_some_and(|rows| !rows.is_empty());
    let several = keuze.blad.is_some() || sheets.iter().filter(full).count() > 1;
    let mut made = Ingelezen { tabellen: Vec::new(), verslag: Verslag::default() };
    let mut refused: Option<Weigering> = None;
    for sheet in sheets {
        let mut notes = Notes::new(&short(&sheet.name));
        match one(sheet, keuze, &mut notes) {
            Ok(Some(table)) => {
                let naam = file_name(naam, several.then_some(&sheet.name), &made.tabellen);
                let rijen = table.rows;
                let shown = if rijen == 1 { "1 rij".to_owned() } else { format!("{rijen} rijen") };
                notes.done(format!("{shown} naar `{naam}`"));
                made.tabellen.push(Tabel { naam, blad: sheet.name.clone(), csv: table.csv, rijen });
            }
            Ok(None) => {}
            Err(found) => {
                // What was noted on the way belongs to a table that is not there.
                notes = Notes::new(&short(&sheet.name));
                notes.look(format!("overgeslagen: {}", found.bericht), found.hulp.clone());
                let bericht = format!("blad `{}`: {}", short(&sheet.name), found.bericht);
                refused.get_or_insert(Weigering { bericht, ..found });
            }
        }
        made.verslag.meldingen.extend(notes.meldingen());
    }
    if made.tabellen.is_empty() {
        return Err(refused.unwrap_or_else(|| nothing(sheets, keuze)));
    }
    Ok(made)
}

fn nothing(sheets: &[Sheet], keuze: &Keuze) -> Weigering {
    let hidden: Vec<_> = sheets
        .iter()
        .filter(|sheet| sheet.hidden && !is_read(sheet))
        .map(|sheet| short(&sheet.name))
        .collect();
    let help = match hidden.first().filter(|_| keuze.blad.is_none()) {
        Some(first) => format!("er zijn verborgen bladen: kies er een, zoals `--blad \"{first}\"`"),
        None => "zet in het blad een kop met namen van kolommen, en rijen eronder".to_owned(),
    };
    Weigering::new("in dit rekenblad staat geen tabel met rijen", help)
}

fn one(sheet: &Sheet, keuze: &Keuze, notes: &mut Notes) -> Result<Option<table::Made>, Weigering> {
    match &sheet.rows {
        None if sheet.hidden && keuze.blad.is_none() => {
            notes.look("verborgen, en daarom overgeslagen", "`--blad` leest het toch");
            Ok(None)
        }
        None => Ok(None),
        Some(rows) if rows.is_empty() => {
            notes.done("leeg, en daarom overgeslagen");
            Ok(None)
        }
        Some(rows) => table::make(sheet, rows, keuze, notes),
    }
}

/// The name of the spreadsheet, and that of the sheet when there are more; never one that is taken.
fn file_name(file: &str, sheet: Option<&String>, taken: &[Tabel]) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let slug = |text: &str, instead: &str| match columns::slug(text) {
        slug if slug.is_empty() => instead.to_owned(),
        slug => slug.chars().take(80).collect(),
    };
    let mut base = slug(stem, "cijfers");
    if let Some(sheet) = sheet {
        base = format!("{base}-{}", slug(sheet, "blad"));
    }
    let is_free = |name: &String| taken.iter().all(|table| table.naam != *name);
    let numbered = (2..).map(|number| format!("{base}-{number}.csv"));
    let mut names = std::iter::once(format!("{base}.csv")).chain(numbered);
    names.find(is_free).unwrap_or_default()
}
