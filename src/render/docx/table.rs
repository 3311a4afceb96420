//! Tables: a header row that returns on every page, headers of rows, rows that stay whole.

use docx_rs::{
    AlignmentType, Paragraph, Shading, Table as Grid, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableRow, WidthType,
};

use super::{Writer, complete::TableFacts, hex, page};
use crate::document::{Align, Column, Inline, Row, Table, text};

/// A letter in a table, in twentieths of a point, and the most of a word that a column makes room for.
const LETTER: usize = 100;
const LONGEST: usize = 22;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.caption(table.anchor.as_deref(), table.label.as_deref(), &table.caption, true);
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let width = width.max(table.columns.len());
        if width == 0 {
            return self.small(&table.source);
        }
        let grid = self.grid_widths(table, width);
        let mut rows = vec![self.header_row(&table.columns, &grid)];
        for row in &table.rows {
            rows.push(self.body_row(table, row, &grid));
        }
        let title = [table.label.as_deref().unwrap_or_default(), &text::plain(&table.caption)];
        let title = text::visible(&title.join(" ")).trim().to_owned();
        self.extras.tables.push(TableFacts { title, row_headers: table.row_headers });
        self.push_table(Grid::new(rows).set_grid(grid));
        if text::is_blank(&table.source) {
            // Two tables without anything between them become one in Word.
            self.push(Paragraph::new().style("Witregel"));
        } else {
            self.small(&table.source);
        }
    }

    /// The width of each column, in twentieths of a point: by weight, but no word is broken when there is
    /// room for it.
    fn grid_widths(&self, table: &Table, width: usize) -> Vec<usize> {
        let room = page::text_width(self.landscape);
        let weight = |at: usize| table.columns.get(at).map_or(1, |column| column.weight.max(1));
        let weights: Vec<usize> = (0..width).map(|at| usize::from(weight(at))).collect();
        let all: usize = weights.iter().sum();
        let least: Vec<usize> = (0..width).map(|at| least(table, at)).collect();
        let needed: usize = least.iter().sum();
        if needed >= room {
            return least.iter().map(|least| (room * least / needed).max(1)).collect();
        }
        let wish = |at: usize| (room * weights[at] / all).saturating_sub(least[at]);
        let wishes: usize = (0..width).map(wish).sum::<usize>().max(1);
        (0..width).map(|at| least[at] + (room - needed) * wish(at) / wishes).collect()
    }

    fn header_row(&mut self, columns: &[Column], grid: &[usize]) -> TableRow {
        let fill = hex(self.colours.vlak);
        let line = hex(self.colours.accent);
        let cells = grid.iter().enumerate().map(|(at, width)| {
            let column = columns.get(at);
            let align = column.map_or(Align::Left, |column| column.align);
            let content = column.map_or(&[][..], |column| &column.title);
            let border = TableCellBorder::new(TableCellBorderPosition::Bottom);
            self.cell(content, "Tabelkop", align, *width)
                .shading(Shading::new().fill(fill.as_str()))
                .set_borders(only(border.size(8).color(line.as_str())))
        });
        TableRow::new(cells.collect()).cant_split()
    }

    fn body_row(&mut self, table: &Table, row: &Row, grid: &[usize]) -> TableRow {
        let line = hex(self.colours.inkt);
        let cells = grid.iter().enumerate().map(|(at, width)| {
            let content = row.cells.get(at).map_or(&[][..], Vec::as_slice);
            let align = table.columns.get(at).map_or(Align::Left, |column| column.align);
            let header = (at == 0 && table.row_headers) || row.total;
            let style = if header { "Tabelrijkop" } else { "Tabeltekst" };
            let cell = self.cell(content, style, align, *width);
            if !row.total {
                return cell;
            }
            let border = TableCellBorder::new(TableCellBorderPosition::Top);
            cell.set_borders(only(border.size(6).color(line.as_str())))
        });
        TableRow::new(cells.collect()).cant_split()
    }

    fn cell(&mut self, content: &[Inline], style: &str, align: Align, width: usize) -> TableCell {
        let paragraph = self.line(Paragraph::new().style(style), content);
        let paragraph = match align {
            Align::Left => paragraph,
            Align::Center => paragraph.align(AlignmentType::Center),
            Align::Right => paragraph.align(AlignmentType::Right),
        };
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
    }
}

/// What the longest word in a column needs, with the space around it.
fn least(table: &Table, at: usize) -> usize {
    let title = table.columns.get(at).map(|column| column.title.as_slice());
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at).map(Vec::as_slice));
    let longest = |content: &[Inline]| {
        let words = text::plain(content);
        let words = words.split([' ', '-', '/']);
        words.map(|word| word.chars().count()).max().unwrap_or(0)
    };
    let longest = title.into_iter().chain(cells).map(longest).max().unwrap_or(0);
    longest.clamp(3, LONGEST) * LETTER + 200
}

/// This border, and for the rest those of the table.
fn only(border: TableCellBorder) -> TableCellBorders {
    TableCellBorders::with_empty().set(border)
}
