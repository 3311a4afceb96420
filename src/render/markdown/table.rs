//! Writes a table in GFM, with its columns in line where the page is wide enough for that.

use unicode_width::UnicodeWidthStr;

use super::inline::{Context, Inlines};
use crate::document::{Align, Inline, Table, text};

/// Beyond this width a table in line would only wrap.
const MAX_WIDTH: usize = 120;

pub(super) fn write(table: &Table, inlines: &mut Inlines<'_>) -> String {
    let mut grid: Vec<Vec<String>> = Vec::with_capacity(table.rows.len() + 1);
    grid.push(table.columns.iter().map(|col| inlines.line(&col.title, Context::Cell)).collect());
    for row in &table.rows {
        let mut cells = Vec::with_capacity(table.columns.len());
        for index in 0..table.columns.len() {
            let cell = row.cells.get(index).map_or(&[][..], Vec::as_slice);
            let bold = row.total && !text::is_blank(cell);
            let content =
                if bold { &[Inline::Strong { content: cell.to_vec() }][..] } else { cell };
            cells.push(inlines.line(content, Context::Cell));
        }
        grid.push(cells);
    }
    let widths = widths(&grid, table.columns.len());
    let mut lines = Vec::with_capacity(grid.len() + 1);
    for (index, row) in grid.iter().enumerate() {
        lines.push(line(row, &widths, table));
        if index == 0 {
            lines.push(rule(&widths, table));
        }
    }
    lines.join("\n")
}

/// The width of every column, all least when the table would become too wide.
fn widths(grid: &[Vec<String>], columns: usize) -> Vec<usize> {
    let width =
        |index: usize| grid.iter().filter_map(|row| row.get(index)).map(|c| c.width()).max();
    let widths: Vec<usize> = (0..columns).map(|index| width(index).unwrap_or(0).max(3)).collect();
    if widths.iter().sum::<usize>() + 3 * columns > MAX_WIDTH { vec![3; columns] } else { widths }
}

fn line(row: &[String], widths: &[usize], table: &Table) -> String {
    let mut out = "|".to_owned();
    for ((cell, &width), column) in row.iter().zip(widths).zip(&table.columns) {
        let room = width.saturating_sub(cell.width());
        let before = match column.align {
            Align::Left => 0,
            Align::Center => room / 2,
            Align::Right => room,
        };
        out.push(' ');
        out.push_str(&" ".repeat(before));
        out.push_str(cell);
        out.push_str(&" ".repeat(room - before));
        out.push_str(" |");
    }
    out
}

fn rule(widths: &[usize], table: &Table) -> String {
    let mut out = "|".to_owned();
    for (&width, column) in widths.iter().zip(&table.columns) {
        let (first, last) = match column.align {
            Align::Left => ('-', '-'),
            Align::Center => (':', ':'),
            Align::Right => ('-', ':'),
        };
        out.push(' ');
        out.push(first);
        out.push_str(&"-".repeat(width.saturating_sub(2)));
        out.push(last);
        out.push_str(" |");
    }
    out
}
