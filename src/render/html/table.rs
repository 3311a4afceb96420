//! A table with headers for rows and columns, that scrolls by itself on a narrow screen.

use super::{
    Writer,
    element::{Element, Node, el},
};
use crate::document::{Align, Table, text};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) -> Element {
        let class = if table.wide { "tabel breed" } else { "tabel" };
        let mut figure = el("figure").with("class", class);
        figure = figure.with_some("id", self.inlines.id(table.anchor.as_deref()));
        let caption = self.caption(table.label.as_deref(), &table.caption);
        let name = caption.as_ref().map(|(id, _)| id.clone());
        if let Some((_, caption)) = caption {
            figure = figure.add(caption);
        }
        // It can be moved by keyboard too; the group has the name of the table.
        let region = el("div").with("class", "schuif").with("role", "group").with("tabindex", "0");
        let region = match name {
            Some(name) => region.with("aria-labelledby", name),
            None => region.with("aria-label", "Tabel"),
        };
        figure = figure.add(region.add(self.grid(table)));
        if !table.source.is_empty() {
            let source = el("div").with("class", "bron").all(self.inlines.line(&table.source));
            figure = figure.add(source);
        }
        figure
    }

    fn grid(&mut self, table: &Table) -> Element {
        let mut head = el("tr");
        for column in &table.columns {
            let cell = el("th").with("scope", "col");
            let cell = aligned(cell, column.align);
            head = head.add(cell.all(self.inlines.line(&column.title)));
        }
        let mut body = el("tbody");
        for row in &table.rows {
            let mut line = if row.total { el("tr").with("class", "totaal") } else { el("tr") };
            for (index, cell) in row.cells.iter().enumerate() {
                let header = index == 0 && table.row_headers;
                let made = if header { el("th").with("scope", "row") } else { el("td") };
                let align = table.columns.get(index).map_or(Align::Left, |column| column.align);
                // On a small screen the cells of a wide table stand beneath each other, each with its title.
                let title = table.columns.get(index).filter(|_| table.wide && index > 0);
                let title = title.map(|column| text::plain(&column.title));
                let content: Vec<Node> = self.inlines.line(cell);
                line = line.add(aligned(made, align).with_some("data-kop", title).all(content));
            }
            body = body.add(line);
        }
        let grid =
            if table.row_headers { el("table").with("class", "rijkoppen") } else { el("table") };
        grid.add(el("thead").add(head)).add(body)
    }
}

fn aligned(cell: Element, align: Align) -> Element {
    match align {
        Align::Left => cell,
        Align::Center => cell.with("class", "midden"),
        Align::Right => cell.with("class", "rechts"),
    }
}
