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
/// A table of fewer lines than this stays on one page.
const MAX_TOGETHER: usize = 22;
/// About how many characters a line of a table holds on an upright page.
const UPRIGHT_LINE: usize = 76;
/// The same on a landscape page.
const WIDE_LINE: usize = 160;

/// Whether the table needs a landscape page. A short one that fits upright stays upright: turning the
/// page for a few rows leaves two pages half empty.
pub(super) fn is_wide(table: &Table) -> bool {
    let columns: Vec<&Column> = table.columns.iter().collect();
    let needed: usize = least_widths(&columns, &table.rows, |index| index).iter().sum();
    if needed > UPRIGHT_LINE {
        return true;
    }
    let widths = widths(&columns, &table.rows, |index| index, UPRIGHT_LINE);
    let lines = table.rows.iter().map(|row| height(row.cells.iter().map(Vec::as_slice), &widths));
    let small = table.rows.len() <= 6 && lines.max().unwrap_or(0) <= 6;
    (table.wide || columns.len() > MAX_UPRIGHT) && !small
}

pub(super) fn push(table: &Table, inlines: &mut Inlines<'_>, nested: bool, out: &mut Vec<Value>) {
    let limit = if nested { MAX_NESTED } else { MAX_COLUMNS };
    let label = inlines.label(table.anchor.as_deref());
    let line = if is_wide(table) && !nested { WIDE_LINE } else { UPRIGHT_LINE };
    let rest: Vec<usize> = (1..table.columns.len()).collect();
    let parts: Vec<&[usize]> =
        if table.columns.len() <= limit { vec![&rest] } else { rest.chunks(limit - 1).collect() };
    for (index, columns) in parts.iter().enumerate().filter(|_| !table.columns.is_empty()) {
        let chosen: Vec<usize> = std::iter::once(0).chain(columns.iter().copied()).collect();
        let mut value = part(table, &chosen, line, inlines);
        value["small"] = json!(line == WIDE_LINE || nested);
        let mut caption = inlines.of(&table.caption);
        if parts.len() > 1 {
            let space = if caption.is_empty() { "" } else { " " };
            caption.push(json!(format!("{space}(deel {} van {})", index + 1, parts.len())));
        }
        value["caption"] = Value::Array(caption);
        let last = index + 1 == parts.len();
        value["source"] = json!(if last { inlines.of(&table.source) } else { Vec::new() });
        value["label"] = json!(label.as_ref().filter(|_| index == 0));
        out.push(value);
    }
}

fn part(table: &Table, chosen: &[usize], line: usize, inlines: &mut Inlines<'_>) -> Value {
    let shown: Vec<&Column> = chosen.iter().filter_map(|&at| table.columns.get(at)).collect();
    let at = |index: usize| chosen.get(index).copied().unwrap_or(usize::MAX);
    let widths = widths(&shown, &table.rows, at, line);
    let head = height(shown.iter().map(|column| column.title.as_slice()), &widths);
    let notes = shown.iter().any(|column| inline::has_footnote(&column.title));
    let columns: Vec<Value> = shown
        .iter()
        .zip(&widths)
        .map(|(column, width)| {
            let blank = text::is_blank(&column.title);
            let title = if blank { vec![Inline::text("–")] } else { column.title.clone() };
            json!({ "title": inlines.of(&title), "align": column.align, "width": width })
        })
        .collect();
    let mut lines = head;
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = |&index: &usize| row.cells.get(index).map_or(&[][..], Vec::as_slice);
        let tall = height(chosen.iter().map(cell), &widths);
        lines += tall;
        let cells: Vec<Vec<Value>> = chosen.iter().map(|index| inlines.of(cell(index))).collect();
        rows.push(json!({ "total": row.total, "whole": tall <= MAX_UNBROKEN, "cells": cells }));
    }
    // With more headers than data, headers help no one who listens.
    let (across, down) = (columns.len(), rows.len());
    let row_headers = table.row_headers && across + down <= down * across.saturating_sub(1);
    json!({
        "kind": "table", "name": table.label.as_ref().map(|label| short(label, 80)),
        "columns": columns, "rows": rows, "row_headers": row_headers,
        "repeat": head <= MAX_REPEATED && !notes, "breaks": lines > MAX_TOGETHER,
        // Columns too narrow for their words: any word may be broken.
        "tight": widths.iter().sum::<usize>() > line,
    })
}

/// How many characters a line of each column holds: its share, but at least its longest word.
fn widths(
    columns: &[&Column],
    rows: &[Row],
    at: impl Fn(usize) -> usize,
    line: usize,
) -> Vec<usize> {
    let least = least_widths(columns, rows, at);
    let weight = |index: usize| columns.get(index).map_or(1, |c| usize::from(c.weight.max(1)));
    let mut fixed = vec![false; columns.len()];
    loop {
        let free = || (0..columns.len()).filter(|&index| !fixed[index]);
        let taken: usize = (0..columns.len()).filter(|&i| fixed[i]).map(|i| least[i]).sum();
        let (room, shares) = (line.saturating_sub(taken), free().map(weight).sum::<usize>().max(1));
        let share = |index: usize| room * weight(index) / shares;
        if let Some(index) = free().find(|&index| share(index) < least[index]) {
            fixed[index] = true;
        } else {
            let width = |i: usize| if fixed[i] { least[i] } else { share(i) };
            return (0..columns.len()).map(width).collect();
        }
    }
}

/// The width of the longest word of each column; words of running text may break, so they count less.
fn least_widths(columns: &[&Column], rows: &[Row], at: impl Fn(usize) -> usize) -> Vec<usize> {
    let word = |content: &[Inline]| {
        let words = text::plain(content);
        words.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or(0)
    };
    let least = |(index, column): (usize, &&Column)| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at(index)));
        let cells = cells.map(|cell| word(cell).min(13)).max().unwrap_or(0);
        (word(&column.title) * 11 / 10).min(20).max(cells) + 3
    };
    columns.iter().enumerate().map(least).collect()
}

/// About how many lines the tallest cell takes.
fn height<'c>(cells: impl Iterator<Item = &'c [Inline]>, widths: &[usize]) -> usize {
    let lines = |(cell, width): (&[Inline], &usize)| {
        let breaks = cell.iter().filter(|inline| matches!(inline, Inline::Break)).count();
        text::plain(cell).chars().count() / width.saturating_sub(2).max(1) + breaks + 1
    };
    cells.zip(widths).map(lines).max().unwrap_or(0)
}
