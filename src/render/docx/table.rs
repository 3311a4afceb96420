//! A table with a header row that Word repeats, and rows that stay whole.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableLayoutType,
    TableRow, WidthType,
};

use super::{Piece, Writer, inline::Look, pages, styles};
use crate::document::{Align, Column, Inline, Row, Table, text};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, out: &mut Vec<Piece>) {
        let before = out.len();
        out.extend(self.caption(table.label.as_deref(), &table.caption, table.anchor.as_deref()));
        if out.len() == before && table.anchor.is_some() {
            // A table without a caption has its name on a line of its own, which is not seen.
            let line = Paragraph::new().style(styles::END).keep_next(true);
            let named = self.marked(line, table.anchor.as_deref(), |_, line| line);
            out.push(Piece::from(named));
        }
        if !table.columns.is_empty() {
            let summary = text::plain(&table.caption);
            self.completion.tables.push(summary);
            out.push(Piece::Table(Box::new(self.grid(table))));
        }
        match self.source(&table.source) {
            Some(source) => out.push(source),
            // Two tables in a row would grow together.
            None => out.push(Piece::from(Paragraph::new().style(styles::SOURCE))),
        }
    }

    fn grid(&mut self, table: &Table) -> docx_rs::Table {
        let widths = widths(&table.columns, pages::text_width(self.wide));
        let kleuren = &self.document.huisstijl.kleuren;
        let (accent, lijn) = (styles::hex(kleuren.accent), styles::hex(kleuren.lijn));
        let mut rows = vec![self.head(table, &widths, &accent)];
        for row in &table.rows {
            rows.push(self.row(table, row, &widths, &accent));
        }
        let rule = TableBorder::new(TableBorderPosition::InsideH)
            .border_type(BorderType::Single)
            .size(4)
            .color(lijn);
        let end = TableBorder::new(TableBorderPosition::Bottom)
            .border_type(BorderType::Single)
            .size(6)
            .color(accent);
        docx_rs::Table::new(rows)
            .set_borders(TableBorders::with_empty().set(rule).set(end))
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .set_grid(widths)
    }

    fn head(&mut self, table: &Table, widths: &[usize], accent: &str) -> TableRow {
        let line = TableCellBorder::new(TableCellBorderPosition::Bottom)
            .border_type(BorderType::Single)
            .size(8)
            .color(accent);
        let cells = table.columns.iter().zip(widths).map(|(column, width)| {
            let paragraph = Paragraph::new().style(styles::HEAD).keep_next(true);
            let paragraph = aligned(paragraph, column.align);
            let paragraph = self.line(paragraph, &column.title);
            TableCell::new()
                .add_paragraph(paragraph)
                .width(*width, WidthType::Dxa)
                .set_borders(TableCellBorders::with_empty().set(line.clone()))
        });
        TableRow::new(cells.collect()).cant_split()
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[usize], accent: &str) -> TableRow {
        let empty: &[Inline] = &[];
        let cells = table.columns.iter().zip(widths).enumerate().map(|(index, (column, width))| {
            let content = row.cells.get(index).map_or(empty, Vec::as_slice);
            let paragraph = aligned(Paragraph::new().style(styles::CELL), column.align);
            let look = Look { strong: row.total, ..Look::default() };
            let paragraph = self.line_as(paragraph, content, look);
            let cell = TableCell::new().add_paragraph(paragraph).width(*width, WidthType::Dxa);
            if row.total {
                let line = TableCellBorder::new(TableCellBorderPosition::Top)
                    .border_type(BorderType::Single)
                    .size(8)
                    .color(accent);
                cell.set_borders(TableCellBorders::with_empty().set(line))
            } else {
                cell
            }
        });
        TableRow::new(cells.collect()).cant_split()
    }
}

fn aligned(paragraph: Paragraph, align: Align) -> Paragraph {
    match align {
        Align::Left => paragraph,
        Align::Center => paragraph.align(AlignmentType::Center),
        Align::Right => paragraph.align(AlignmentType::Right),
    }
}

/// The width of each column in twentieths of a point; together they are the width of the text.
fn widths(columns: &[Column], room: u32) -> Vec<usize> {
    let total: u32 = columns.iter().map(|column| u32::from(column.weight.max(1))).sum();
    let width = |column: &Column| room * u32::from(column.weight.max(1)) / total.max(1);
    columns.iter().map(|column| usize::try_from(width(column)).unwrap_or(1)).collect()
}
