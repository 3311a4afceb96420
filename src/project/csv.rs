//! Reads tables of numbers: every row of a CSV file becomes the same as a `[[cijfer]]` in TOML.

mod cell;

use std::io::Read;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::files::{FileEntry, FileProblem, LIMITS};
use crate::schema;
use crate::source::{Entry, FileId, Kind, Location, Node};

use super::Loading;
use super::read::{count, size};
use cell::{Cell, Column};

/// The rows that fit in memory never need more text than this.
const MAX_TEXT: u64 = 64 * 1024 * 1024;

/// More findings than this in one file are counted, not listed.
const MAX_FINDINGS: usize = 100;

/// Columns that together make the `aantal` of a cijfer.
const PARTS: [&str; 3] = ["max", "min", "onbekend"];

impl Loading<'_> {
    /// Adds the rows of a CSV file to the cijfers of the tree.
    pub(super) fn csv(&mut self, entry: &FileEntry, tree: &mut Node) {
        let Some(mut bytes) = self.table(entry) else { return };
        let is_cut = cut(&mut bytes);
        let (text, encoding) = decode(bytes);
        let file = self.sources.add(&entry.path, text.as_str());
        if let Some(found) = encoding.map(|encoding| encoding.finding(file)) {
            self.diagnostics.push(found);
        }
        if is_cut {
            let message = format!("van deze tabel tellen alleen de eerste {} mee", size(MAX_TEXT));
            let found = Diagnostic::new(Code::TabelTeLang, message, Location::start_of(file));
            self.diagnostics.push(found.help("laat weg wat de visie niet gebruikt"));
        }
        let mut reading = Reading { file, found: Vec::new(), rows: self.rows };
        let rows = reading.read(&text);
        self.rows = reading.rows;
        bound(&mut reading.found);
        self.diagnostics.append(&mut reading.found);
        add(tree, rows);
    }

    /// The bytes of a table, as far as its rows fit in memory.
    fn table(&mut self, entry: &FileEntry) -> Option<Vec<u8>> {
        let problem = match entry.size {
            Err(problem) => Some(problem),
            Ok(size) if size > LIMITS.csv => Some(FileProblem::TooLarge),
            Ok(_) => None,
        };
        if let Some(problem) = problem {
            self.problem(&entry.path, problem, LIMITS.csv);
            return None;
        }
        let mut bytes = Vec::new();
        let read = self.files.open(&entry.path).and_then(|file| {
            let read = file.take(MAX_TEXT).read_to_end(&mut bytes);
            read.map_err(|error| FileProblem::from(&error))
        });
        read.inspect_err(|problem| self.problem(&entry.path, *problem, LIMITS.csv)).ok()?;
        Some(bytes)
    }
}

/// Puts rows after the cijfers that are there.
fn add(tree: &mut Node, mut rows: Vec<Node>) {
    let Kind::Table(entries) = &mut tree.kind else { return };
    let Some(first) = rows.first() else { return };
    let location = first.location;
    match entries.iter_mut().find(|entry| entry.key == "cijfer") {
        Some(Entry { node: Node { kind: Kind::Array(items), .. }, .. }) => items.append(&mut rows),
        // Something else stands there; that is a finding of its own.
        Some(_) => {}
        None => {
            let node = Node { kind: Kind::Array(rows), location };
            entries.push(Entry { key: "cijfer".to_owned(), key_location: location, node });
        }
    }
}

/// How a file that is not UTF-8 was read.
enum Encoding {
    Windows1252,
    Utf16,
}

impl Encoding {
    fn finding(&self, file: FileId) -> Diagnostic {
        let location = Location::start_of(file);
        let (code, message) = match self {
            Self::Windows1252 => (Code::TabelCodering, "deze tabel is gelezen als Windows-1252"),
            Self::Utf16 => (Code::GeenUtf8, "dit bestand is geen UTF-8"),
        };
        let help = "kies in Excel bij Opslaan als: CSV UTF-8";
        Diagnostic::new(code, message, location).help(help)
    }
}

fn decode(bytes: Vec<u8>) -> (String, Option<Encoding>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::new(), Some(Encoding::Utf16));
    }
    let (text, encoding) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            (text.into_owned(), Some(Encoding::Windows1252))
        }
    };
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    (text, encoding)
}

/// Takes a half row off the end of what was read when there was more than is ever read.
fn cut(bytes: &mut Vec<u8>) -> bool {
    let is_cut = bytes.len() as u64 >= MAX_TEXT;
    if is_cut {
        let end = bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or(bytes.len());
        bytes.truncate(end);
    }
    is_cut
}

/// One file on its way to rows.
struct Reading {
    file: FileId,
    found: Vec<Diagnostic>,
    /// Rows of all files so far.
    rows: usize,
}

impl Reading {
    fn read(&mut self, text: &str) -> Vec<Node> {
        let start =
            if text.starts_with("sep=") { text.find('\n').map_or(0, |at| at + 1) } else { 0 };
        let delimiter = delimiter(text[start..].lines().next().unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[start..]);
        let mut record = csv::StringRecord::new();
        let mut columns: Option<Vec<Option<Column>>> = None;
        let mut rows = Vec::new();
        loop {
            let from = start + at(reader.position());
            // Reading from text in memory that is UTF-8 and may have any shape does not fail.
            if !reader.read_record(&mut record).is_ok_and(|more| more) {
                return rows;
            }
            let to = start + at(reader.position());
            let cells = self.cells(&record, &text[from..to], from, delimiter);
            if cells.iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            let Some(known) = &columns else {
                let header = self.header(&cells);
                if header.iter().all(Option::is_none) {
                    return rows;
                }
                columns = Some(header);
                continue;
            };
            if self.rows >= LIMITS.rows {
                self.too_long(&cells);
                return rows;
            }
            self.rows += 1;
            rows.extend(self.row(known, &cells, delimiter));
        }
    }

    /// The cells of a record with the place of each.
    fn cells<'r>(
        &self,
        record: &'r csv::StringRecord,
        raw: &str,
        from: usize,
        delimiter: u8,
    ) -> Vec<Cell<'r>> {
        let mut spans = spans(raw, delimiter).into_iter();
        let cells = record.iter().map(|text| {
            let span = spans.next().unwrap_or(raw.len()..raw.len());
            let location = Location::new(self.file, from + span.start..from + span.end);
            Cell { text: text.trim(), location }
        });
        cells.collect()
    }

    /// What each column holds; none for a column that is not known.
    fn header(&mut self, cells: &[Cell<'_>]) -> Vec<Option<Column>> {
        let mut known = schema::visie().keys("/cijfer/*");
        known.extend(PARTS);
        let mut columns: Vec<Option<Column>> = Vec::new();
        for cell in cells {
            let twice = columns.iter().flatten().any(|column| column.name == cell.text);
            let column = known.contains(&cell.text) && !twice;
            columns.push(column.then(|| Column::new(cell.text)));
            if twice {
                let message = format!("kolom `{}` staat er twee keer", cell.text);
                self.report(Code::TabelKolom, message, "verwijder een van de twee", cell);
            } else if !column && !cell.text.is_empty() {
                self.unknown_column(cell, &known, cells.len());
            }
        }
        for name in required() {
            let there = columns.iter().flatten().any(|column| column.name == name);
            if !there && columns.iter().any(Option::is_some) {
                let message = format!("kolom `{name}` ontbreekt; deze tabel telt niet mee");
                let help = "voeg de kolom toe, met in elke rij een waarde";
                self.report(Code::TabelKolom, message, help, &cells[0]);
                return Vec::new();
            }
        }
        columns
    }

    fn unknown_column(&mut self, cell: &Cell<'_>, known: &[&str], columns: usize) {
        let help = if columns == 1 {
            "scheid kolommen met `;` of `,`".to_owned()
        } else if cell.text.contains([';', ',', '\t']) {
            "scheid alle kolommen met hetzelfde teken: overal `;`, of overal `,`".to_owned()
        } else {
            let near = did_you_mean(cell.text, known.iter().copied());
            near.unwrap_or_else(|| format!("bekende kolommen zijn `{}`", known.join("`, `")))
        };
        let shown: String = cell.text.chars().take(60).collect();
        self.report(Code::TabelKolom, format!("onbekende kolom `{shown}`"), &help, cell);
    }

    fn row(
        &mut self,
        columns: &[Option<Column>],
        cells: &[Cell<'_>],
        delimiter: u8,
    ) -> Option<Node> {
        let (first, last) = (cells.first()?, cells.last()?);
        let location = first.location.to(last.location);
        if cells.len() != columns.len() {
            let shape =
                if cells.len() == 1 { "1 cel".into() } else { format!("{} cellen", cells.len()) };
            let message = format!("deze rij heeft {shape}, de kop {}", columns.len());
            let help = "zet elke waarde in een eigen cel, en sluit aanhalingstekens";
            self.report(Code::TabelRij, message, help, first);
            return None;
        }
        let mut entries = Vec::new();
        let mut parts = Vec::new();
        for (column, cell) in columns.iter().zip(cells) {
            let Some(column) = column.as_ref().filter(|_| !cell.text.is_empty()) else { continue };
            match column.value(cell, delimiter) {
                Ok(kind) => {
                    let node = Node { kind, location: cell.location };
                    let key = column.name.clone();
                    let entry = Entry { key, key_location: cell.location, node };
                    if PARTS.contains(&column.name.as_str()) {
                        parts.push(entry);
                    } else {
                        entries.push(entry);
                    }
                }
                Err((code, message, help)) => self.report(code, message, &help, cell),
            }
        }
        amount(&mut entries, parts);
        Some(Node { kind: Kind::Table(entries), location })
    }

    fn too_long(&mut self, cells: &[Cell<'_>]) {
        let message =
            format!("het project heeft meer dan {} rijen met cijfers", count(LIMITS.rows));
        let help = "deze rij en wat erna komt telt niet mee; laat weg wat de visie niet gebruikt";
        if let Some(cell) = cells.first() {
            self.report(Code::TabelTeLang, message, help, cell);
        }
    }

    fn report(&mut self, code: Code, message: String, help: &str, cell: &Cell<'_>) {
        self.found.push(Diagnostic::new(code, message, cell.location).help(help));
    }
}

/// Joins `min`, `max` and `onbekend` into the `aantal` of a cijfer.
fn amount(entries: &mut Vec<Entry>, mut parts: Vec<Entry>) {
    let Some(first) = parts.first() else { return };
    let location = first.key_location;
    if let Some(at) = entries.iter().position(|entry| entry.key == "aantal") {
        parts.insert(0, entries.remove(at));
    }
    let node = Node { kind: Kind::Table(parts), location };
    entries.push(Entry { key: "aantal".to_owned(), key_location: location, node });
}

/// The columns that every row needs.
fn required() -> impl Iterator<Item = &'static str> {
    let names = schema::visie().keyword("/cijfer/*", "required");
    names
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
}

/// What separates the cells of the header: whichever of `;` and `,` it has more of.
fn delimiter(header: &str) -> u8 {
    let count = |wanted: char| header.chars().filter(|character| *character == wanted).count();
    if count(',') > count(';') { b',' } else { b';' }
}

/// Where the cells of a record stand, by the same rules as the reader: a quote opens at the start of
/// a cell only, and two quotes inside are one.
fn spans(raw: &str, delimiter: u8) -> Vec<Range<usize>> {
    let body = raw.trim_end_matches(['\r', '\n']);
    // An empty line before a record belongs to what the reader took for it.
    let mut start = body.len() - body.trim_start_matches(['\r', '\n']).len();
    let (mut spans, mut quoted, mut closing) = (Vec::new(), false, false);
    for (at, byte) in body.bytes().enumerate().skip(start) {
        let opens = byte == b'"' && (closing || at == start) && !quoted;
        closing = byte == b'"' && quoted;
        quoted = opens || quoted && !closing;
        if byte == delimiter && !quoted {
            spans.push(start..at);
            start = at + 1;
        }
    }
    spans.push(start..body.len());
    spans
}

fn at(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

fn bound(found: &mut Vec<Diagnostic>) {
    let (whole, mut rows): (Vec<_>, Vec<_>) =
        found.drain(..).partition(|one| one.code == Code::TabelTeLang);
    let more = rows.len().saturating_sub(MAX_FINDINGS);
    rows.truncate(MAX_FINDINGS);
    if more > 0
        && let Some(last) = rows.last_mut()
    {
        last.message = format!("{} (en nog {more} fouten in deze tabel)", last.message);
    }
    found.extend(rows.into_iter().chain(whole));
}
