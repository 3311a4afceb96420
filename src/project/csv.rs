//! Reads tables of numbers: every row of a CSV file becomes the same as a `[[cijfer]]` in TOML.

mod cell;

use std::io::Read;
use std::ops::Range;

use crate::cijfers::{Bouwer, Cel, Dimensie, Veld};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::files::{FileEntry, FileProblem, LIMITS};
use crate::model::cijfer::{Cijfer, Cijferblok};
use crate::schema;
use crate::source::{Entry, FileId, Kind, Location, Node, Pointer};

use super::Loading;
use super::cijfers::Words;
use super::read::{count, size};
use super::regels;
pub(super) use cell::{Cell, Column, Relation};

/// More text than this is not kept in memory.
const MAX_TEXT: u64 = LIMITS.csv;

/// More findings than this in one file are counted, not listed.
const MAX_FINDINGS: usize = 100;

impl Loading<'_> {
    /// Adds the rows of a CSV file to the cijfers.
    pub(super) fn csv(
        &mut self,
        entry: &FileEntry,
        bouwer: &mut Bouwer,
        blok: Option<&Cijferblok>,
    ) {
        let Some(mut bytes) = self.table(entry) else { return };
        let is_cut = cut(&mut bytes);
        let (text, encoding) = decode(bytes);
        let file = self.sources.add(&entry.path, text);
        if let Some(encoding) = encoding {
            self.diagnostics.push(encoding.finding(file));
            if matches!(encoding, Encoding::Utf16) {
                return;
            }
        }
        if is_cut {
            let message = format!("van deze tabel tellen alleen de eerste {} mee", size(MAX_TEXT));
            let found = Diagnostic::new(Code::TabelTeLang, message, Location::start_of(file));
            self.diagnostics.push(found.help("laat weg wat de visie niet gebruikt"));
        }
        let standaard = blok.and_then(|blok| blok.standaard.as_ref());
        let (found, rows) = (Vec::new(), self.rows);
        let mut reading = Reading { file, found, rows, bouwer, standaard, words: &mut self.words };
        reading.read(self.sources.text(file));
        self.rows = reading.rows;
        bound(&mut reading.found);
        self.diagnostics.append(&mut reading.found);
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
struct Reading<'a> {
    file: FileId,
    found: Vec<Diagnostic>,
    /// Rows of all files so far.
    rows: usize,
    bouwer: &'a mut Bouwer,
    /// What holds for every row.
    standaard: Option<&'a Cijfer>,
    words: &'a mut Words,
}

impl Reading<'_> {
    fn read(&mut self, text: &str) {
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
        let first = self.rows;
        loop {
            let from = start + at(reader.position());
            // Reading from text in memory that is UTF-8 and may have any shape does not fail.
            if !reader.read_record(&mut record).is_ok_and(|more| more) {
                break;
            }
            let to = start + at(reader.position());
            let cells = self.cells(&record, &text[from..to], from, delimiter);
            if cells.iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            let Some(known) = &mut columns else {
                let header = self.header(&cells);
                if header.iter().all(Option::is_none) {
                    return;
                }
                if delimiter == b',' && cells.len() > 1 {
                    self.english(&cells);
                }
                columns = Some(header);
                continue;
            };
            if self.rows >= LIMITS.rows {
                self.too_long(&cells);
                return;
            }
            self.rows += 1;
            self.row(known, &cells, delimiter);
        }
        if self.rows == first {
            self.empty(columns.is_some());
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
        let known = self.bouwer.kolommen();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let mut columns: Vec<Option<Column>> = Vec::new();
        for cell in cells {
            let twice = columns.iter().flatten().any(|column| column.name == cell.text);
            let veld = self.bouwer.veld(cell.text).filter(|_| !twice);
            columns.push(veld.map(|veld| Column::new(cell.text, veld)));
            if twice {
                let message = format!("kolom `{}` staat er twee keer", cell.text);
                self.report(Code::TabelKolom, message, "verwijder een van de twee", cell);
            } else if veld.is_none() && !cell.text.is_empty() {
                self.unknown_column(cell, &known, cells.len());
            }
        }
        let standaard = self.standaard;
        let soort = standaard.is_some_and(|standaard| standaard.soort.is_some());
        let eenheid = standaard.is_some_and(|standaard| standaard.eenheid.is_some());
        for (name, is_given) in [("soort", soort), ("eenheid", eenheid)] {
            let there = columns.iter().flatten().any(|column| column.name == name);
            if !there && !is_given && columns.iter().any(Option::is_some) {
                let message = format!("kolom `{name}` ontbreekt; deze tabel telt niet mee");
                let help =
                    "voeg de kolom toe, of zet de waarde in `standaard` van een `[[cijferblok]]`";
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

    fn row(&mut self, columns: &mut [Option<Column>], cells: &[Cell<'_>], delimiter: u8) {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        if cells.len() != columns.len() {
            let shape =
                if cells.len() == 1 { "1 cel".into() } else { format!("{} cellen", cells.len()) };
            let message = format!("deze rij heeft {shape}, de kop {}", columns.len());
            let help = "zet elke waarde in een eigen cel, en sluit aanhalingstekens";
            self.report(Code::TabelRij, message, help, first);
            return;
        }
        let mut concept = self.bouwer.begin(self.standaard, first.location.to(last.location));
        for (column, cell) in columns.iter_mut().zip(cells) {
            let Some(column) = column.as_mut().filter(|_| !cell.text.is_empty()) else { continue };
            match column.value(cell, delimiter) {
                Ok(value) if self.bouwer.zet(&mut concept, column.veld, value) => {
                    self.relate(column, cell);
                }
                Ok(_) => self.refuse(column, cell),
                Err((code, message, help)) => self.report(code, message, &help, cell),
            }
        }
        if self.bouwer.is_verdacht(&concept) {
            let node = row_node(columns, cells, delimiter, self.standaard, first.location);
            self.found.extend(regels::of_row(&node));
        }
        let missing = [("soort", concept.heeft_soort()), ("eenheid", concept.heeft_eenheid())];
        for (name, _) in missing.into_iter().filter(|(_, there)| !there) {
            let wrong = columns.iter().flatten().any(|column| column.name == name);
            let empty = columns.iter().zip(cells).any(|(column, cell)| {
                column.as_ref().is_some_and(|column| column.name == name) && cell.text.is_empty()
            });
            if !wrong || empty {
                let message = format!("in deze rij ontbreekt `{name}`");
                self.report(Code::VerplichteSleutel, message, "vul de cel in", first);
            }
        }
        self.bouwer.voeg(concept);
    }

    /// Notes a name that must be known elsewhere, the first time that its column has it.
    fn relate(&mut self, column: &mut Column, cell: &Cell<'_>) {
        match column.veld {
            Veld::Id => {
                if let Some(known) = self.bouwer.plek_van(cell.text) {
                    let message = format!("id `{}` bestaat al", cell.text);
                    let found = Diagnostic::new(Code::DubbeleId, message, cell.location);
                    let found = found.related(known, "hier staat hij eerst");
                    self.found.push(found.help("geef elk element een eigen id"));
                }
            }
            Veld::Kenmerk(Dimensie::Eigen(_)) => {
                let known = self.bouwer.waarden(column.veld).unwrap_or_default();
                if column.is_new(cell.text) && !known.contains(&cell.text) {
                    let message = format!("`{}` is geen waarde van `{}`", cell.text, column.name);
                    let add = format!("voeg de waarde toe aan `[[dimensie]]` `{}`", column.name);
                    let help = did_you_mean(cell.text, known).unwrap_or(add);
                    self.report(Code::OnbekendeWaarde, message, &help, cell);
                }
            }
            _ => {
                if column.relation.is_some() && column.is_new(cell.text) {
                    self.words.add(column, cell);
                }
            }
        }
    }

    /// Says by the schema what is wrong with a word, as for the same word in TOML.
    fn refuse(&mut self, column: &Column, cell: &Cell<'_>) {
        let location = cell.location;
        let table = |key: &str, node: Node| {
            let entry = Entry { key: key.to_owned(), key_location: location, node };
            Node::new(Kind::Table(vec![entry]), location)
        };
        let value = if column.veld == Veld::TotaalOver {
            let message = format!("`{}` noemt een kenmerk dat er niet is", cell.text);
            let help = "noem kenmerken met een spatie ertussen, zoals `groep segment`";
            return self.report(Code::OnbekendeWaarde, message, help, cell);
        } else {
            Node::new(Kind::Text(cell.text.to_owned()), location)
        };
        let rows = Node::new(Kind::Array(vec![table(&column.name, value)]), location);
        let (_, findings) = schema::visie().settle(table("cijfer", rows));
        let found = findings.into_iter().filter_map(|finding| finding.diagnostic);
        self.found.extend(found.map(|found| found.at(Pointer::root())));
    }

    /// Points and commas have the other meaning: said, so that nobody has to guess.
    fn english(&mut self, cells: &[Cell<'_>]) {
        let message =
            "deze tabel is gelezen met een komma tussen de cellen en een punt voor decimalen";
        let help = "zet `;` tussen de cellen als de komma hier voor decimalen staat";
        self.report(Code::TabelNotatie, message.to_owned(), help, &cells[0]);
    }

    fn empty(&mut self, has_header: bool) {
        let message = if has_header {
            "deze tabel heeft alleen een kop en geen rijen"
        } else {
            "deze tabel is leeg"
        };
        let found = Diagnostic::new(Code::TabelLeeg, message, Location::start_of(self.file));
        self.found.push(found.help("vul de tabel, of haal het bestand weg"));
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

/// The row as it would stand in TOML, for rules that look at the numbers of a table.
fn row_node(
    columns: &[Option<Column>],
    cells: &[Cell<'_>],
    delimiter: u8,
    standaard: Option<&Cijfer>,
    location: Location,
) -> Node {
    let entry = |key: &str, kind: Kind, location: Location| {
        let (key, node) = (key.to_owned(), Node::new(kind, location));
        Entry { key, key_location: location, node }
    };
    let (mut entries, mut parts) = (Vec::new(), Vec::new());
    for (column, cell) in columns.iter().zip(cells) {
        let Some(column) = column.as_ref().filter(|_| !cell.text.is_empty()) else { continue };
        let kind = match column.value(cell, delimiter) {
            Ok(Cel::Tekst(text)) => Kind::Text(text.to_owned()),
            Ok(Cel::Getal(number)) => Kind::Number(number.to_string()),
            Ok(Cel::Dag(date)) => Kind::Date(date),
            Ok(Cel::Ja(yes)) => Kind::Bool(yes),
            Err(_) => continue,
        };
        let entry = entry(&column.name, kind, cell.location);
        let part = matches!(column.veld, Veld::Min | Veld::Max);
        if part { parts.push(entry) } else { entries.push(entry) }
    }
    if !parts.is_empty() {
        entries.push(entry("aantal", Kind::Table(parts), location));
    }
    let mut node = Node::new(Kind::Table(entries), location);
    if let Some(standaard) = standaard {
        regels::add_words(&mut node, standaard);
    }
    node
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
