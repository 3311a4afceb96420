//! Finds the row with the names of the columns, and says what each column is.

use super::columns::{self, Kind};
use super::sheet::{Area, Content, Row, Sheet, address, letters};
use super::value::{is_dangerous, plain};
use super::verslag::{Notes, Punt, short};
use super::{Keuze, Weigering};

/// A table of which the names stand lower than this has none.
const MAX_ABOVE: usize = 1_000;

/// More unknown columns than this are counted, not listed.
const MAX_UNKNOWN: usize = 20;

/// Where the table starts, and its columns.
#[derive(Debug)]
pub(super) struct Header {
    /// The first row below the names, counted from 0.
    pub(super) body: u32,
    pub(super) columns: Vec<Column>,
    /// The columns that become rows.
    pub(super) wide: Vec<Column>,
    /// Columns that have been left out with a note.
    pub(super) left_out: Vec<u32>,
}

#[derive(Debug)]
pub(super) struct Column {
    /// Where it stands in the sheet.
    pub(super) at: u32,
    /// Its name in the CSV; of a wide column, the value that its rows get.
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A cell of a row of names.
struct Name {
    at: u32,
    text: String,
}

/// The header of a sheet that has at least one row.
pub(super) fn find(
    sheet: &Sheet,
    rows: &[Row],
    keuze: &Keuze,
    notes: &mut Notes,
) -> Result<Header, Weigering> {
    let tall = tall(sheet, rows);
    let index = pick(rows, &tall, keuze)?;
    let row = &rows[index];
    refuse_merged(sheet, row)?;
    let names = names(row, &tall);
    let mut header = Header {
        body: body(sheet, row.number),
        columns: Vec::new(),
        wide: Vec::new(),
        left_out: Vec::new(),
    };
    tell_place(rows, index, header.body, notes);
    Sorting { header: &mut header, keuze, notes, row: row.number, unknown: 0, periods: Vec::new() }
        .sort(&names);
    complete(&header, keuze, notes)?;
    Ok(header)
}

/// Names that are merged downwards: a row of names in two layers has them in its first row.
fn tall(sheet: &Sheet, rows: &[Row]) -> Vec<(Area, String)> {
    let single = sheet.merged.iter().filter(|area| area.start.1 == area.end.1);
    let found = single.filter_map(|area| {
        let row = rows.binary_search_by_key(&area.start.0, |row| row.number).ok()?;
        let text = name(&rows[row].at(area.start.1)?.content);
        Some((*area, text))
    });
    found.take(MAX_ABOVE).collect()
}

/// The first row that has names of columns, or the row that was asked for.
fn pick(rows: &[Row], tall: &[(Area, String)], keuze: &Keuze) -> Result<usize, Weigering> {
    if let Some(kop) = keuze.kop {
        let wanted = kop.checked_sub(1).and_then(|row| u32::try_from(row).ok());
        let found = wanted.and_then(|row| rows.binary_search_by_key(&row, |row| row.number).ok());
        let help = "geef met `--kop` het nummer van de rij met de namen van de kolommen";
        return found.ok_or_else(|| Weigering::new(format!("rij {kop} is leeg"), help));
    }
    let mut cross = false;
    for (index, row) in rows.iter().take(MAX_ABOVE).enumerate() {
        let names = names(row, tall);
        let known = names.iter().filter(|name| columns::find(&name.text).is_some()).count();
        let needed = if keuze.breed.is_some() { 1 } else { 2 };
        if known >= needed && names.len() >= 2 {
            return Ok(index);
        }
        let periods = names.iter().filter(|name| columns::is_period(&name.text)).count();
        cross = cross || known == 1 && periods >= 2;
    }
    let message = "geen rij met minstens twee bekende namen van kolommen gevonden";
    let known = columns::list(&columns::known());
    let help = if cross {
        "staan er jaren in de kop? `--breed periode` maakt van elk jaar rijen".to_owned()
    } else {
        format!("wijs de rij aan met `--kop`; bekende kolommen zijn {known}")
    };
    Err(Weigering::new(message, help))
}

/// The names in a row, with those that are merged into it from above.
fn names(row: &Row, tall: &[(Area, String)]) -> Vec<Name> {
    let mut names: Vec<Name> =
        row.cells.iter().map(|cell| Name { at: cell.column, text: name(&cell.content) }).collect();
    for (area, text) in tall {
        let reaches = area.start.0 < row.number && row.number <= area.end.0;
        if reaches && names.iter().all(|name| name.at != area.start.1) {
            names.push(Name { at: area.start.1, text: text.clone() });
        }
    }
    names.sort_by_key(|name| name.at);
    names
}

/// The text of a name; empty when it is nothing that can name a column.
fn name(content: &Content) -> String {
    match content {
        Content::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Content::Number { value, percent: false } => plain(*value),
        Content::Date { day, .. } => day.to_string(),
        Content::Number { .. } | Content::Bool(_) | Content::Error(_) | Content::NoOutcome => {
            String::new()
        }
    }
}

/// A name over several columns names none of them.
fn refuse_merged(sheet: &Sheet, row: &Row) -> Result<(), Weigering> {
    let wide = |area: &&Area| {
        area.start.0 <= row.number && row.number <= area.end.0 && area.start.1 < area.end.1
    };
    let Some(area) = sheet.merged.iter().find(wide) else { return Ok(()) };
    let message = format!("in de kop zijn de cellen {area} samengevoegd");
    let help = format!(
        "geef elke kolom een eigen naam, of wijs met `--kop {}` een lagere rij aan",
        u64::from(area.end.0) + 2
    );
    Err(Weigering::new(message, help))
}

/// The first row below a row of names, of which some are merged downwards.
fn body(sheet: &Sheet, row: u32) -> u32 {
    let reaching = sheet.merged.iter().filter(|area| area.start.0 <= row && row <= area.end.0);
    reaching.map(|area| area.end.0).max().unwrap_or(row) + 1
}

fn tell_place(rows: &[Row], index: usize, body: u32, notes: &mut Notes) {
    let row = rows[index].number;
    let above = match index {
        0 => String::new(),
        1 => "; de rij erboven hoort niet bij de tabel".to_owned(),
        more => format!("; de {more} rijen erboven horen niet bij de tabel"),
    };
    notes.done(format!("de kop staat in rij {}{above}", u64::from(row) + 1));
    let below = rows[index + 1..].iter().take_while(|other| other.number < body).count();
    if below > 0 {
        let message = format!("de kop loopt door tot en met rij {body}");
        notes.look(message, "wat in die rijen onder de namen staat, is weggelaten");
    }
}

/// Names on their way to columns.
struct Sorting<'s> {
    header: &'s mut Header,
    keuze: &'s Keuze,
    notes: &'s mut Notes,
    row: u32,
    unknown: usize,
    periods: Vec<String>,
}

impl Sorting<'_> {
    fn sort(mut self, names: &[Name]) {
        for name in names {
            self.one(name);
        }
        if self.unknown > MAX_UNKNOWN {
            let more = self.unknown - MAX_UNKNOWN;
            let message = format!("en nog {more} onbekende kolommen");
            self.notes.look(message, "geef alleen kolommen die een cijfer kan hebben");
        }
        if self.periods.len() >= 2 {
            let message = format!("de kolommen {} zijn jaren", self.periods.join(", "));
            self.notes.look(message, "`--breed periode` maakt van elk jaar rijen");
        }
    }

    fn one(&mut self, name: &Name) {
        if let Some(known) = columns::find(&name.text) {
            if known != name.text {
                self.notes.done(format!("kolom `{}` heet nu `{known}`", short(&name.text)));
            }
            self.add(name, known.to_owned(), columns::kind(known));
        } else if columns::is_total(&name.text) {
            self.notes.cell(Punt::Totaal, self.row, name.at, &name.text);
            self.header.left_out.push(name.at);
        } else if let Some(value) = self.wide(&name.text) {
            if value != name.text {
                let shown = short(&name.text);
                self.notes.done(format!("kolom `{shown}` wordt de waarde `{}`", short(&value)));
            }
            self.header.wide.push(Column { at: name.at, name: value, kind: Kind::Number });
        } else {
            self.unknown(name);
        }
    }

    /// The value that the rows of a wide column get.
    fn wide(&self, text: &str) -> Option<String> {
        let breed = self.keuze.breed.as_deref()?;
        let value = match columns::kind(columns::find(breed)?) {
            Kind::Word => columns::slug(text),
            _ if columns::is_period(text) => text.replace(' ', ""),
            Kind::Number | Kind::Date | Kind::Bool | Kind::Text | Kind::Unknown => text.to_owned(),
        };
        (!value.is_empty() && !is_dangerous(&value)).then_some(value)
    }

    fn unknown(&mut self, name: &Name) {
        // The reader tells `;` from `,` by the first line, and takes `sep=` for an instruction.
        let plain = name.text.replace([',', ';', '\t', '"'], " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain.is_empty() || plain.contains('=') || is_dangerous(&plain) {
            self.notes.cell(Punt::LegeKop, self.row, name.at, &name.text);
            self.header.left_out.push(name.at);
            return;
        }
        if columns::is_period(&plain) {
            self.periods.push(format!("`{plain}`"));
        } else {
            self.unknown += 1;
            if self.unknown <= MAX_UNKNOWN {
                let place = address(self.row, name.at);
                let message = format!("onbekende kolom `{}` ({place})", short(&name.text));
                self.notes.look(message, columns::advice(&name.text));
            }
        }
        self.add(name, plain, Kind::Unknown);
    }

    fn add(&mut self, name: &Name, own: String, kind: Kind) {
        if self.header.columns.iter().any(|column| column.name == own) {
            let letters = letters(name.at);
            let message = format!(
                "kolom `{}` staat er twee keer; kolom {letters} telt niet mee",
                short(&own)
            );
            self.notes.look(message, "geef een van de twee een andere naam");
            self.header.left_out.push(name.at);
        } else {
            self.header.columns.push(Column { at: name.at, name: own, kind });
        }
    }
}

/// Whether the columns make a table that a project can read.
fn complete(header: &Header, keuze: &Keuze, notes: &mut Notes) -> Result<(), Weigering> {
    let has = |name: &str| header.columns.iter().any(|column| column.name == name);
    if let Some(breed) = keuze.breed.as_deref().and_then(columns::find) {
        for name in [breed, "aantal"] {
            if has(name) {
                let message = format!("`--breed {breed}` kan niet: de kolom `{name}` is er al");
                return Err(Weigering::new(message, "laat `--breed` weg, of hernoem de kolom"));
            }
        }
        if header.wide.is_empty() {
            let message = format!("`--breed {breed}` vindt geen kolommen om rijen van te maken");
            let help = "alle kolommen hebben een bekende naam; laat `--breed` weg";
            return Err(Weigering::new(message, help));
        }
    }
    if header.columns.iter().all(|column| column.kind == Kind::Unknown) && header.wide.is_empty() {
        let message = "in de kop staat geen enkele bekende kolom";
        let help = format!("bekende kolommen zijn {}", columns::list(&columns::known()));
        return Err(Weigering::new(message, help));
    }
    for name in
        columns::required().filter(|name| !has(name) && keuze.breed.as_deref() != Some(name))
    {
        let help = "voeg de kolom toe, met in elke rij een waarde; anders telt de tabel niet mee";
        notes.look(format!("kolom `{name}` ontbreekt"), help);
    }
    Ok(())
}
