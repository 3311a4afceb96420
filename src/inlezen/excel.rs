//! Reads the sheets of an Excel workbook: the only user of `calamine`.
//!
//! Cells are streamed, never put in a rectangle: a workbook with one cell at XFD1048576 has one cell.

use std::io::Cursor;

use calamine::{
    CellErrorType, DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError,
    open_workbook_from_rs,
};
use jiff::civil::Date;

use super::Weigering;
use super::container::{damaged, protected};
use super::sheet::{Area, Budget, Content, Gathering, Row, Sheet, too_large};

/// More merged areas than this are made by a program, not by a person.
pub(super) const MAX_MERGED: usize = 10_000;

/// Cells of one sheet that hold nothing still take time to read.
const MAX_VISITED: usize = 20_000_000;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The sheets with the cells of those that `wants` picks by name and whether they are hidden.
pub(super) fn read(
    bytes: &[u8],
    wants: &dyn Fn(&str, bool) -> bool,
) -> Result<Vec<Sheet>, Weigering> {
    let mut workbook: Workbook<'_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(refuse)?;
    let found = workbook.sheets_metadata().to_vec();
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for one in found.into_iter().filter(|one| one.typ == SheetType::WorkSheet) {
        let hidden = one.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: one.name, hidden, rows: None, merged: Vec::new() };
        if wants(&sheet.name, hidden) {
            sheet.rows = Some(rows(&mut workbook, &sheet.name, &mut budget)?);
            sheet.merged = merged(&mut workbook, &sheet.name)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn refuse(error: XlsxError) -> Weigering {
    match error {
        XlsxError::Password => protected(),
        // Its other errors are English, and say nothing that a user could act upon.
        _ => damaged(),
    }
}

/// Two readings of one sheet: the first knows the styles, the second the formulas.
fn rows(
    workbook: &mut Workbook<'_>,
    name: &str,
    budget: &mut Budget,
) -> Result<Vec<Row>, Weigering> {
    let formulas = formulas(workbook, name)?;
    let mut formulas = formulas.into_iter().peekable();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(refuse)?;
    let percent: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    let mut gathering = Gathering::default();
    let mut index = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refuse)? {
        let (row, column) = cell.get_position();
        let percent = percent.get(style).is_some_and(|percent| *percent);
        let formula = formulas.next_if_eq(&index).is_some();
        index += 1;
        let content = content(cell.get_value(), percent);
        let content = content.or_else(|| formula.then_some(Content::NoOutcome));
        if let Some(content) = content {
            gathering.push(row, column, content, formula, budget)?;
        }
    }
    gathering.rows()
}

/// Which of the cells, counted in the order of the file, have a formula.
fn formulas(workbook: &mut Workbook<'_>, name: &str) -> Result<Vec<usize>, Weigering> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(refuse)?;
    let (mut found, mut index) = (Vec::new(), 0);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(refuse)? {
        if cell.formula.is_some() {
            found.push(index);
        }
        index += 1;
        if index > MAX_VISITED {
            return Err(too_large());
        }
    }
    Ok(found)
}

fn merged(workbook: &mut Workbook<'_>, name: &str) -> Result<Vec<Area>, Weigering> {
    let found = workbook.merge_cells_by_sheet_name(name).map_err(refuse)?;
    if found.len() > MAX_MERGED {
        return Err(too_large());
    }
    Ok(found.into_iter().map(|area| Area { start: area.start, end: area.end }).collect())
}

fn content(value: &DataRef<'_>, percent: bool) -> Option<Content> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Content::Number { value: (*number).into(), percent }),
        DataRef::Float(number) => Some(Content::number(*number, percent)),
        DataRef::String(text) => Content::text(text),
        DataRef::SharedString(text) => Content::text(text),
        DataRef::Bool(value) => Some(Content::Bool(*value)),
        DataRef::DateTime(date) if date.is_duration() || date.as_f64() < 1.0 => {
            Some(Content::Error("tijd zonder datum".to_owned()))
        }
        DataRef::DateTime(date) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let time = hour > 0 || minute > 0 || second > 0;
            Some(date_of(i32::from(year), month, day, time))
        }
        DataRef::DateTimeIso(text) => Some(iso(text)),
        DataRef::DurationIso(_) => Some(Content::Error("tijd zonder datum".to_owned())),
        DataRef::Error(error) => Some(Content::Error(words(error).to_owned())),
    }
}

fn date_of(year: i32, month: u8, day: u8, time: bool) -> Content {
    let (year, month, day) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let date = match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    date.map_or_else(
        || Content::Error("datum die niet bestaat".to_owned()),
        |day| Content::Date { day, time },
    )
}

/// `2026-01-31`, perhaps with a time after it.
pub(super) fn iso(text: &str) -> Content {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    date.parse().map_or_else(
        |_| Content::Error("datum die niet bestaat".to_owned()),
        |day| Content::Date { day, time },
    )
}

/// The words of Dutch Excel, which are what the user sees.
fn words(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DEEL/0!",
        CellErrorType::NA => "#N/B",
        CellErrorType::Name => "#NAAM?",
        CellErrorType::Null => "#LEEG!",
        CellErrorType::Num => "#GETAL!",
        CellErrorType::Ref => "#VERW!",
        CellErrorType::Value => "#WAARDE!",
        CellErrorType::GettingData => "#GEGEVENS_OPHALEN",
    }
}

fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| shows_percent(&format.format_code))
}

/// Whether a format multiplies by a hundred: a `%` that is not quoted or escaped.
fn shows_percent(code: &str) -> bool {
    let mut quoted = false;
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                chars.next();
            }
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_percent_sign_multiplies() {
        let formats = ["0%", "0.0\\ %", "[Red]0.0%;-0.0%", "0\"%\"", "0\\%", "General", "_%0"];
        let shown = formats.map(shows_percent);
        assert_eq!(shown, [true, true, true, false, false, false, false]);
    }

    #[test]
    fn a_day_that_is_none_is_no_date() {
        assert_eq!(date_of(1900, 2, 29, false), Content::Error("datum die niet bestaat".into()));
        assert!(matches!(iso("2026-01-31T00:00:00"), Content::Date { time: false, .. }));
        assert!(matches!(iso("2026-01-31T12:00:00"), Content::Date { time: true, .. }));
        assert!(matches!(iso("31-1-2026"), Content::Error(_)));
    }
}
