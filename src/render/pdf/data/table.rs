//! Tables for the page: columns that fit, headers that say where a cell belongs.

use serde_json::{Value, json};

use super::super::glyphs::short;
use super::inline::{self, Inlines};
use crate::document::{Column, Inline, Row, Table, text};

/// More columns than this go on a landscape page.
const MAX_UPRIGHT: usize = 7;
/// More columns than this no page can hold: the rest goes into a next table with the same first column.
const MAX_COLUMNS: usize = 12;
/// As [`MAX_COLUMNS`], inside a box or list.
const MAX_NESTED: usize = 6;
/// A row of more lines than this may break over pages.
const MAX_UNBROKEN: usize = 20;
/// A header of more lines than this is not repeated; one taller than a page would never end.
const MAX_REPEATED: usize = 8;
/// About how many characters a line of a table holds on an upright page.
const LINE: usize = 80;

/// Whether the table needs a landscape page.
pub(super) fn is_wide(table: &Table) -> bool {
    table.wide || table.columns.len() > MAX_UPRIGHT
}

pub(super) fn push(table: &Table, inlines: &mut Inlines<'_>, nested: bool, out: &mut Vec<Value>) {
    let limit = if nested { MAX_NESTED } else { MAX_COLUMNS };
    let label = inlines.label(table.anchor.as_deref());
    let small = is_wide(table) || nested;
    let rest: Vec<usize> = (1..table.columns.len()).collect();
    if table.columns.len() <= limit {
        let all: Vec<usize> = (0..table.columns.len()).collect();
        if !all.is_empty() {
            out.push(part(table, &all, "", small, label, true, inlines));
        }
        return;
    }
    let parts: Vec<&[usize]> = rest.chunks(limit - 1).collect();
    for (index, columns) in parts.iter().enumerate() {
        let chosen: Vec<usize> = std::iter::once(0).chain(columns.iter().copied()).collect();
        let words = format!("(deel {} van {})", index + 1, parts.len());
        let label = label.clone().filter(|_| index == 0);
        let last = index + 1 == parts.len();
        out.push(part(table, &chosen, &words, small, label, last, inlines));
    }
}

fn part(
    table: &Table,
    chosen: &[usize],
    words: &str,
    small: bool,
    label: Option<String>,
    last: bool,
    inlines: &mut Inlines<'_>,
) -> Value {
    let shown: Vec<&Column> = chosen.iter().filter_map(|&at| table.columns.get(at)).collect();
    let widths = widths(&shown);
    let titles = shown.iter().map(|column| column.title.as_slice());
    let notes = shown.iter().any(|column| inline::has_footnote(&column.title));
    let repeat = height(titles, &widths) <= MAX_REPEATED && !notes;
    let columns: Vec<Value> = shown
        .iter()
        .map(|column| {
            let blank = text::is_blank(&column.title);
            let title = if blank { vec![Inline::text("–")] } else { column.title.clone() };
            let weight = column.weight.max(1);
            json!({ "title": inlines.of(&title), "align": column.align, "weight": weight })
        })
        .collect();
    let rows: Vec<Value> =
        table.rows.iter().map(|row| self::row(row, chosen, &widths, inlines)).collect();
    // With more headers than data, headers help no one who listens.
    let (width, height) = (columns.len(), rows.len());
    let row_headers = table.row_headers && width + height <= height * width.saturating_sub(1);
    let mut caption = inlines.of(&table.caption);
    if !words.is_empty() {
        caption.push(json!(if caption.is_empty() {
            words.to_owned()
        } else {
            format!(" {words}")
        }));
    }
    json!({
        "kind": "table", "label": label, "name": table.label.as_ref().map(|label| short(label, 80)),
        "caption": caption, "columns": columns, "rows": rows, "row_headers": row_headers, "repeat": repeat,
        "source": if last { inlines.of(&table.source) } else { Vec::new() }, "small": small,
    })
}

fn row(row: &Row, chosen: &[usize], widths: &[usize], inlines: &mut Inlines<'_>) -> Value {
    let cell = |&index: &usize| row.cells.get(index).map_or(&[][..], Vec::as_slice);
    let whole = height(chosen.iter().map(cell), widths) <= MAX_UNBROKEN;
    let cells: Vec<Value> =
        chosen.iter().map(|index| Value::Array(inlines.of(cell(index)))).collect();
    json!({ "total": row.total, "whole": whole, "cells": cells })
}

/// About how many characters a line of each column holds.
fn widths(columns: &[&Column]) -> Vec<usize> {
    let weight = |column: &&Column| usize::from(column.weight.max(1));
    let total: usize = columns.iter().map(weight).sum();
    columns.iter().map(|column| (LINE * weight(column) / total.max(1)).max(4)).collect()
}

/// About how many lines the tallest cell takes.
fn height<'c>(cells: impl Iterator<Item = &'c [Inline]>, widths: &[usize]) -> usize {
    let lines = |(cell, width): (&[Inline], &usize)| {
        let breaks = cell.iter().filter(|inline| matches!(inline, Inline::Break)).count();
        text::plain(cell).chars().count() / width + breaks + 1
    };
    cells.zip(widths).map(lines).max().unwrap_or(0)
}
