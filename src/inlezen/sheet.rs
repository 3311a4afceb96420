//! The cells of one sheet, whatever kind of file they came from.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Weigering;

/// More cells than this are no table for a visie, and would not fit in memory.
const MAX_CELLS: usize = 5_000_000;

/// More text than the reader of a project takes from one table.
const MAX_TEXT: usize = 64 * 1024 * 1024;

/// Excel has a few more; a table for a visie has far fewer.
const MAX_ROWS: usize = 1_000_000;

/// The last row and column that a spreadsheet can have, counted from 0.
pub(super) const LAST_ROW: u32 = 1_048_575;
pub(super) const LAST_COLUMN: u32 = 16_383;

/// One sheet: the cells that hold something, by row and then by column.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// None when nobody asked for this sheet.
    pub(super) rows: Option<Vec<Row>>,
    pub(super) merged: Vec<Area>,
}

/// One row; its cells are never empty.
#[derive(Debug)]
pub(super) struct Row {
    /// Counted from 0.
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn at(&self, column: u32) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column);
        found.ok().map(|index| &self.cells[index])
    }
}

#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Counted from 0.
    pub(super) column: u32,
    pub(super) content: Content,
    pub(super) formula: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// A formula of which the outcome is not in the file.
    NoOutcome,
    Number {
        value: Decimal,
        /// Shown as a percentage: 0.348 as 34,8 %.
        percent: bool,
    },
    Text(String),
    Date {
        day: Date,
        /// There is a time of day as well.
        time: bool,
    },
    Bool(bool),
    /// What is no value, in the words that Dutch Excel shows.
    Error(String),
}

impl Content {
    /// A number that a spreadsheet holds: the shortest decimal that is the same double.
    pub(super) fn number(value: f64, percent: bool) -> Self {
        match Decimal::from_str_exact(&value.to_string()) {
            Ok(value) => Self::Number { value: value.normalize(), percent },
            Err(_) => Self::Error(format!("{value:e}")),
        }
    }

    /// Text without spaces around it; none when nothing is left.
    pub(super) fn text(text: &str) -> Option<Self> {
        let clean: String = text.chars().map(plain).collect();
        let clean = clean.trim();
        (!clean.is_empty()).then(|| Self::Text(clean.to_owned()))
    }

    fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Error(text) => text.len(),
            Self::NoOutcome | Self::Number { .. } | Self::Date { .. } | Self::Bool(_) => 0,
        }
    }
}

/// Spaces that look alike become alike, and what cannot be seen goes.
fn plain(char: char) -> char {
    match char {
        '\n' | '\t' => char,
        '\u{200b}' | '\u{feff}' => ' ',
        _ if char.is_whitespace() || char.is_control() => ' ',
        _ => char,
    }
}

/// A rectangle of cells; both corners take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) start: (u32, u32),
    pub(super) end: (u32, u32),
}

/// `B2:C9`.
impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { start, end } = self;
        write!(f, "{}:{}", address(start.0, start.1), address(end.0, end.1))
    }
}

/// How a spreadsheet calls a cell: `C7`.
pub(super) fn address(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// How a spreadsheet calls a column: `C`.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// What all sheets of a file together may still hold.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }

    pub(super) fn spend(&mut self, content: &Content) -> Result<(), Weigering> {
        let text = self.text.checked_sub(content.size());
        let (Some(cells), Some(text)) = (self.cells.checked_sub(1), text) else {
            return Err(too_large());
        };
        (self.cells, self.text) = (cells, text);
        Ok(())
    }
}

pub(super) fn too_large() -> Weigering {
    Weigering::new(
        "dit rekenblad heeft te veel cellen of te veel tekst",
        "bewaar alleen het blad en de kolommen die de visie gebruikt",
    )
}

/// Whether a table of this many cells still fits.
pub(super) fn fits(rows: usize, columns: usize) -> bool {
    rows.saturating_mul(columns) <= MAX_CELLS
}

/// Gathers cells in any order.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    cells: Vec<(u32, Cell)>,
}

impl Gathering {
    pub(super) fn push(
        &mut self,
        row: u32,
        column: u32,
        content: Content,
        formula: bool,
        budget: &mut Budget,
    ) -> Result<(), Weigering> {
        budget.spend(&content)?;
        self.cells.push((row, Cell { column, content, formula }));
        Ok(())
    }

    /// The rows in order; of two cells in one place the last counts.
    pub(super) fn rows(mut self) -> Result<Vec<Row>, Weigering> {
        self.cells.sort_by_key(|(row, cell)| (*row, cell.column));
        let mut rows: Vec<Row> = Vec::new();
        for (number, cell) in self.cells {
            match rows.last_mut().filter(|row| row.number == number) {
                Some(row) => match row.cells.last_mut() {
                    Some(last) if last.column == cell.column => *last = cell,
                    _ => row.cells.push(cell),
                },
                None => rows.push(Row { number, cells: vec![cell] }),
            }
        }
        if rows.len() > MAX_ROWS {
            return Err(Weigering::new(
                "dit blad heeft meer dan 1.000.000 rijen",
                "bewaar alleen de rijen die de visie gebruikt",
            ));
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_a_spreadsheet() {
        let last = address(LAST_ROW, LAST_COLUMN);
        let shown = [address(0, 0), address(6, 2), letters(25), letters(26), letters(701), last];
        assert_eq!(shown, ["A1", "C7", "Z", "AA", "ZZ", "XFD1048576"]);
    }

    #[test]
    fn numbers_are_the_shortest_that_are_the_same() {
        let text = |value: f64| match Content::number(value, false) {
            Content::Number { value, .. } => value.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(text(120.0), "120");
        assert_eq!(text("0.34799999999999998".parse().expect("a number")), "0.348");
        assert_eq!(text(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(text(-0.0), "0");
        assert_eq!(text(1e-7), "0.0000001");
        assert_eq!(text(1e300), "Error(\"1e300\")");
        assert_eq!(text(f64::NAN), "Error(\"NaN\")");
    }
}
