//! Makes the rows of a CSV out of the rows of a sheet.

use std::collections::BTreeMap;

use csv::{Terminator, WriterBuilder};

use super::columns::{self, Kind};
use super::header::{self, Column, Header};
use super::sheet::{Budget, Cell, Content, Row, Sheet, fits, too_large};
use super::value::{self, Value};
use super::verslag::{Notes, Punt};
use super::{Keuze, Weigering};
use crate::files::LIMITS;

/// Not more than the reader of a project takes from one table.
const MAX_TEXT: usize = 64 * 1024 * 1024;

/// A table as it will stand in a file.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) csv: String,
    pub(super) rows: usize,
}

/// The table of a sheet; none when there are no rows below its header.
pub(super) fn make(
    sheet: &Sheet,
    rows: &[Row],
    keuze: &Keuze,
    notes: &mut Notes,
) -> Result<Option<Made>, Weigering> {
    let header = header::find(sheet, rows, keuze, notes)?;
    let start = rows.partition_point(|row| row.number < header.body);
    let body = &rows[start..];
    let filled = fill(sheet, body, &header, keuze, notes)?;
    let mut making = Making::new(&header, keuze, filled);
    for row in body {
        making.row(row, notes)?;
    }
    making.tell(notes);
    if making.rows.is_empty() {
        notes.look("onder de kop staan geen rijen; er is geen CSV van gemaakt", "vul de tabel");
        return Ok(None);
    }
    let rows = making.rows.len();
    Ok(Some(Made { csv: making.csv(), rows }))
}

/// What merged cells give to the cells that they cover.
type Filled = BTreeMap<(u32, u32), Cell>;

/// Tells of merged cells in the table; with `--vul-aan` their words go down and to the right.
///
/// A number is never repeated: it would count twice.
fn fill(
    sheet: &Sheet,
    body: &[Row],
    header: &Header,
    keuze: &Keuze,
    notes: &mut Notes,
) -> Result<Filled, Weigering> {
    let (mut filled, mut budget) = (Filled::new(), Budget::new());
    let columns = || header.columns.iter().chain(&header.wide);
    for area in sheet.merged.iter().filter(|area| area.end.0 >= header.body) {
        let inside = |column: &&Column| (area.start.1..=area.end.1).contains(&column.at);
        if columns().filter(inside).count() == 0 {
            continue;
        }
        let from = body.partition_point(|row| row.number < area.start.0);
        let to = body.partition_point(|row| row.number <= area.end.0);
        let source = body[from..to].first().filter(|row| row.number == area.start.0);
        let source = source.and_then(|row| row.at(area.start.1));
        let repeats = keuze.vul_aan && columns().filter(inside).all(|one| one.kind != Kind::Number);
        let Some(cell) = source.filter(|_| repeats) else {
            notes.cell(Punt::Samengevoegd, area.start.0, area.start.1, &area.to_string());
            continue;
        };
        for row in &body[from..to] {
            for column in columns().filter(inside).filter(|one| row.at(one.at).is_none()) {
                budget.spend(&cell.content)?;
                notes.cell(Punt::Aangevuld, row.number, column.at, "");
                let cell = Cell { column: column.at, formula: false, ..cell.clone() };
                filled.insert((row.number, column.at), cell);
            }
        }
    }
    Ok(filled)
}

/// Rows on their way to a CSV.
struct Making<'h> {
    header: &'h Header,
    breed: Option<&'static str>,
    filled: Filled,
    names: Vec<&'h str>,
    /// Where the column for reasons is, when it has one; else it comes last.
    reasons: usize,
    has_reasons: bool,
    rows: Vec<Vec<String>>,
    text: usize,
    /// Cells of wide columns: those that became rows, and those that were empty.
    melted: usize,
    empty: usize,
}

/// What a row has before its wide columns.
struct Fixed {
    cells: Vec<String>,
    reasons: Vec<String>,
    is_empty: bool,
}

impl<'h> Making<'h> {
    fn new(header: &'h Header, keuze: &Keuze, filled: Filled) -> Self {
        let breed = keuze.breed.as_deref().and_then(columns::find);
        let mut names: Vec<&str> = header.columns.iter().map(|one| one.name.as_str()).collect();
        if let Some(breed) = breed {
            names.extend([breed, "aantal"]);
        }
        let own = names.iter().position(|name| *name == "onbekend");
        let reasons = own.unwrap_or(names.len());
        if own.is_none() {
            names.push("onbekend");
        }
        Self {
            header,
            breed,
            filled,
            names,
            reasons,
            has_reasons: own.is_some(),
            rows: Vec::new(),
            text: 0,
            melted: 0,
            empty: 0,
        }
    }

    fn row(&mut self, row: &Row, notes: &mut Notes) -> Result<(), Weigering> {
        if let Some(total) = total(row, self.header) {
            notes.cell(Punt::Totaal, row.number, total.column, &words(total));
            return Ok(());
        }
        self.tell_outside(row, notes);
        let fixed = self.fixed(row, notes);
        match self.breed {
            None if fixed.is_empty => Ok(()),
            None => self.push(fixed.cells, fixed.reasons),
            Some(breed) => self.melt(row, breed, &fixed, notes),
        }
    }

    /// Cells under an empty header have no place in the CSV.
    fn tell_outside(&self, row: &Row, notes: &mut Notes) {
        let header = self.header;
        let mut places: Vec<u32> =
            header.columns.iter().chain(&header.wide).map(|column| column.at).collect();
        places.extend(&header.left_out);
        places.sort_unstable();
        for cell in row.cells.iter().filter(|cell| places.binary_search(&cell.column).is_err()) {
            notes.cell(Punt::ZonderKolom, row.number, cell.column, &words(cell));
        }
    }

    fn fixed(&self, row: &Row, notes: &mut Notes) -> Fixed {
        let mut cells = vec![String::new(); self.names.len()];
        let mut reasons = Vec::new();
        let mut is_empty = true;
        for (index, column) in self.header.columns.iter().enumerate() {
            let Some(cell) = self.cell(row, column.at) else { continue };
            match value::read(cell, column.kind, row.number, notes) {
                Value::Nothing => {}
                Value::Plain(text) => {
                    is_empty = false;
                    cells[index] = text;
                }
                Value::Reason(reason) => {
                    is_empty = false;
                    reasons.push(reason);
                }
            }
        }
        let numbers = self.header.columns.iter().filter(|column| column.kind == Kind::Number);
        self.tell_units(row, numbers, &cells, notes);
        Fixed { cells, reasons, is_empty }
    }

    fn cell<'r>(&'r self, row: &'r Row, at: u32) -> Option<&'r Cell> {
        row.at(at).or_else(|| self.filled.get(&(row.number, at)))
    }

    /// A percentage and its unit should agree.
    fn tell_units<'c>(
        &self,
        row: &Row,
        numbers: impl Iterator<Item = &'c Column>,
        cells: &[String],
        notes: &mut Notes,
    ) {
        let unit = self.names.iter().position(|name| *name == "eenheid");
        let Some(unit) = unit.map(|index| cells[index].as_str()).filter(|unit| !unit.is_empty())
        else {
            return;
        };
        for column in numbers {
            let Some(Content::Number { value, percent }) =
                self.cell(row, column.at).map(|cell| &cell.content)
            else {
                continue;
            };
            let part = !value.is_zero() && value.abs() < rust_decimal::Decimal::ONE;
            let punt = match (*percent, unit == "procent") {
                (true, false) => Punt::ProcentAndereEenheid,
                (false, true) if part => Punt::ProcentOfDeel,
                (true | false, _) => continue,
            };
            notes.cell(punt, row.number, column.at, &value::plain(*value));
        }
    }

    /// One row for every wide column that has something in it.
    fn melt(
        &mut self,
        row: &Row,
        breed: &str,
        fixed: &Fixed,
        notes: &mut Notes,
    ) -> Result<(), Weigering> {
        let header = self.header;
        self.tell_units(row, header.wide.iter(), &fixed.cells, notes);
        let (value_at, amount_at) = (header.columns.len(), header.columns.len() + 1);
        debug_assert_eq!(self.names[value_at], breed, "the columns come first");
        let id = header.columns.iter().position(|column| column.name == "id");
        for column in &header.wide {
            let read = self.cell(row, column.at);
            let Some(cell) = read.cloned() else {
                self.empty += usize::from(!fixed.is_empty);
                continue;
            };
            let (mut cells, mut reasons) = (fixed.cells.clone(), fixed.reasons.clone());
            match value::read(&cell, Kind::Number, row.number, notes) {
                Value::Nothing => continue,
                Value::Plain(text) => cells[amount_at] = text,
                Value::Reason(reason) => reasons.push(reason),
            }
            cells[value_at].clone_from(&column.name);
            if let Some(id) = id.filter(|id| !cells[*id].is_empty()) {
                cells[id] = format!("{}-{}", cells[id], columns::slug(&column.name));
            }
            self.melted += 1;
            self.push(cells, reasons)?;
        }
        Ok(())
    }

    fn push(&mut self, mut cells: Vec<String>, reasons: Vec<String>) -> Result<(), Weigering> {
        if !reasons.is_empty() {
            self.has_reasons = true;
            let own = std::mem::take(&mut cells[self.reasons]);
            let all = Some(own).filter(|own| !own.is_empty()).into_iter().chain(reasons);
            cells[self.reasons] = all.collect::<Vec<_>>().join(", ");
        }
        self.text += cells.iter().map(|cell| cell.len() + 1).sum::<usize>();
        self.rows.push(cells);
        if self.text > MAX_TEXT || !fits(self.rows.len(), self.names.len()) {
            return Err(too_large());
        }
        Ok(())
    }

    fn tell(&self, notes: &mut Notes) {
        if self.breed.is_some() {
            let (melted, empty) = (self.melted, self.empty);
            notes.done(format!("{melted} keer werd een cel een rij; {empty} keer was de cel leeg"));
            if self.header.columns.iter().any(|column| column.name == "id") {
                notes.done("elke `id` kreeg de naam van zijn kolom erachter");
            }
        }
        if self.rows.len() > LIMITS.rows {
            let message = format!("de tabel heeft {} rijen", self.rows.len());
            let help = format!("een project leest er {}; kort de tabel in", LIMITS.rows);
            notes.look(message, help);
        }
    }

    /// The table with `;`, the column for reasons only when there is one.
    fn csv(&self) -> String {
        let width = self.names.len() - usize::from(!self.has_reasons);
        let mut writer = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        writer.write_record(&self.names[..width]).expect("memory takes every row");
        for row in &self.rows {
            writer.write_record(&row[..width]).expect("memory takes every row");
        }
        let bytes = writer.into_inner().expect("memory takes every row");
        String::from_utf8(bytes).expect("rows of text are text")
    }
}

/// The cell that says that a row adds up others: the first of the row.
fn total<'r>(row: &'r Row, header: &Header) -> Option<&'r Cell> {
    let named = |cell: &&Cell| header.columns.iter().any(|column| column.at == cell.column);
    let first = row.cells.iter().find(named).or_else(|| row.cells.first())?;
    match &first.content {
        Content::Text(text) => columns::is_total(text).then_some(first),
        Content::NoOutcome
        | Content::Number { .. }
        | Content::Date { .. }
        | Content::Bool(_)
        | Content::Error(_) => None,
    }
}

fn words(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) | Content::Error(text) => text.clone(),
        Content::Number { value, .. } => value::plain(*value),
        Content::Date { day, .. } => day.to_string(),
        Content::Bool(true) => "WAAR".to_owned(),
        Content::Bool(false) => "ONWAAR".to_owned(),
        Content::NoOutcome => String::new(),
    }
}
