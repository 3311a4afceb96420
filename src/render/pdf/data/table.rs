//! Tables for the page: columns that fit, headers that say where a cell belongs.

use serde_json::{Value, json};

use super::super::glyphs::short;
use super::inline::{self, Inlines};
use crate::document::{Column, Inline, Row, Table, text};

/// More columns than this go on a landscape page.
const MAX_UPRIGHT: usize = 8;
/// More columns than this no page can hold: the rest goes into a next table with the same first column.
const MAX_COLUMNS: usize = 12;
/// As [`MAX_COLUMNS`], inside a box or list.
const MAX_NESTED: usize = 6;
/// A row of more lines than this may break over pages.
const MAX_UNBROKEN: usize = 20;
/// A header of more lines than this is not repeated; one taller than a page would never end.
const MAX_REPEATED: usize = 8;
/// A table of fewer lines than this stays on one page.
const MAX_TOGETHER: usize = 16;
/// About how many characters a line of a table holds as wide as the text.
const TEXT_LINE: usize = 76;
/// The same when it also takes the margin left of the text.
const FULL_LINE: usize = 94;
/// The same on a landscape page.
const WIDE_LINE: usize = 160;
/// As many columns look better with the margin.
const FULL_COLUMNS: usize = 4;

/// How much of a page a table takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// As wide as the text.
    Text,
    /// The text and the margin left of it.
    Full,
    /// A landscape page.
    Landscape,
}

impl Room {
    /// A table that fits upright stays upright: turning the page for a few rows leaves two pages half empty.
    fn of(table: &Table, nested: bool) -> Self {
        if nested {
            return Self::Text;
        }
        let columns: Vec<&Column> = table.columns.iter().collect();
        let needed: usize = least_widths(&columns, &table.rows, &|index| index).iter().sum();
        if needed > FULL_LINE {
            return Self::Landscape;
        }
        let lines = |line| {
            let widths = widths(&columns, &table.rows, |index| index, line);
            let rows = table.rows.iter();
            rows.map(|row| height(row.cells.iter().map(Vec::as_slice), &widths)).collect::<Vec<_>>()
        };
        let (text, full) = (lines(TEXT_LINE), lines(FULL_LINE));
        let short = full.len() <= 8 && full.iter().all(|&lines| lines <= 6);
        if (table.wide || columns.len() > MAX_UPRIGHT) && !short {
            return Self::Landscape;
        }
        let saved = text.iter().sum::<usize>() * 100 > full.iter().sum::<usize>() * 115;
        if needed > TEXT_LINE || columns.len() >= FULL_COLUMNS || saved {
            Self::Full
        } else {
            Self::Text
        }
    }

    /// About how many characters fit on a line.
    fn line(self) -> usize {
        match self {
            Self::Text => TEXT_LINE,
            Self::Full => FULL_LINE,
            Self::Landscape => WIDE_LINE,
        }
    }
}

/// Whether the table needs a landscape page.
pub(super) fn is_wide(table: &Table) -> bool {
    Room::of(table, false) == Room::Landscape
}

pub(super) fn push(table: &Table, inlines: &mut Inlines<'_>, nested: bool, out: &mut Vec<Value>) {
    let limit = if nested { MAX_NESTED } else { MAX_COLUMNS };
    let label = inlines.label(table.anchor.as_deref());
    let room = Room::of(table, nested);
    let rest: Vec<usize> = (1..table.columns.len()).collect();
    let parts: Vec<&[usize]> =
        if table.columns.len() <= limit { vec![&rest] } else { rest.chunks(limit - 1).collect() };
    for (index, columns) in parts.iter().enumerate().filter(|_| !table.columns.is_empty()) {
        let chosen: Vec<usize> = std::iter::once(0).chain(columns.iter().copied()).collect();
        let mut value = part(table, &chosen, room.line(), inlines);
        value["small"] = json!(room == Room::Landscape || nested);
        value["full"] = json!(room == Room::Full);
        let mut caption = inlines.of(&table.caption);
        if parts.len() > 1 {
            let space = if caption.is_empty() { "" } else { " " };
            caption.push(json!(format!("{space}(deel {} van {})", index + 1, parts.len())));
        }
        value["caption"] = Value::Array(caption);
        let last = index + 1 == parts.len();
        value["source"] = json!(if last { inlines.of(&table.source) } else { Vec::new() });
        value["label"] = json!(label.as_ref().filter(|_| index == 0));
        let listed = super::listed(table.label.as_deref(), &table.caption);
        value["listed"] = json!(listed.filter(|_| index == 0));
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
    let mut talls = Vec::with_capacity(table.rows.len());
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = |&index: &usize| row.cells.get(index).map_or(&[][..], Vec::as_slice);
        let tall = height(chosen.iter().map(cell), &widths);
        talls.push(tall);
        let cells: Vec<Vec<Value>> = chosen.iter().map(|index| inlines.of(cell(index))).collect();
        rows.push(json!({ "total": row.total, "whole": tall <= MAX_UNBROKEN, "cells": cells }));
    }
    // With more headers than data, headers help no one who listens.
    let lines = head + talls.iter().sum::<usize>();
    let (across, down) = (columns.len(), rows.len());
    let row_headers = table.row_headers && across + down <= down * across.saturating_sub(1);
    json!({
        "kind": "table", "name": table.label.as_ref().map(|label| short(label, 80)),
        "columns": columns, "rows": rows, "row_headers": row_headers,
        "repeat": head <= MAX_REPEATED && !notes, "breaks": lines > MAX_TOGETHER,
        "ending": ending(&talls), "room": room(head, &talls),
        // Columns too narrow for their words: any word may be broken.
        "tight": widths.iter().sum::<usize>() > line,
    })
}

/// How many rows at the end go together, so that none stands alone on the last page.
fn ending(talls: &[usize]) -> usize {
    match talls {
        [_, _, .., before, last] if before + last <= MAX_TOGETHER => 2,
        _ => 0,
    }
}

/// The room in points that a table needs on a page to begin there: its caption, its header and two rows.
fn room(head: usize, talls: &[usize]) -> usize {
    let rows = talls.iter().take(2);
    let points = |lines: &usize| lines * 11 + 5;
    (CAPTION + points(&head) + rows.map(points).sum::<usize>()).min(MAX_ROOM)
}

/// The height of a caption and what stands above it, in points.
const CAPTION: usize = 22;
/// More room than this, in points, no table asks for.
const MAX_ROOM: usize = 320;

/// Rows beyond this many are taken to be like the ones before them.
const SAMPLE: usize = 150;

/// How many characters a line of each column holds: its longest word, and then whatever makes the rows
/// least tall. What nobody needs goes to the columns by their weight.
fn widths(
    columns: &[&Column],
    rows: &[Row],
    at: impl Fn(usize) -> usize,
    line: usize,
) -> Vec<usize> {
    let mut widths = least_widths(columns, rows, &at);
    let length = |row: &Row, index: usize| {
        row.cells.get(at(index)).map_or(0, |cell| text::plain(cell).chars().count())
    };
    let lengths: Vec<Vec<usize>> = rows
        .iter()
        .take(SAMPLE)
        .map(|row| (0..columns.len()).map(|index| length(row, index)).collect())
        .collect();
    let mut room = line.saturating_sub(widths.iter().sum());
    while room > 0 {
        let Some(neediest) = neediest(&lengths, &widths) else { break };
        widths[neediest] += 1;
        room -= 1;
    }
    let shares: usize = columns.iter().map(|column| usize::from(column.weight.max(1))).sum();
    for (width, column) in widths.iter_mut().zip(columns) {
        *width += room * usize::from(column.weight.max(1)) / shares.max(1);
    }
    widths
}

/// The column that decides how tall most rows are; none when every cell fits on one line.
fn neediest(lengths: &[Vec<usize>], widths: &[usize]) -> Option<usize> {
    let mut gain = vec![0; widths.len()];
    for row in lengths {
        // Thousandths of a line, so that a little more room counts too.
        let lines = row.iter().zip(widths).map(|(&length, &width)| {
            let inside = width.saturating_sub(2).max(1);
            (length * 1000 / inside).max(1000)
        });
        let lines: Vec<usize> = lines.collect();
        let tallest = lines.iter().copied().max().unwrap_or(0);
        let decides = |&(_, &lines): &(usize, &usize)| lines == tallest && lines > 1000;
        for (index, _) in lines.iter().enumerate().filter(decides) {
            let inside = widths[index].saturating_sub(2).max(1);
            gain[index] += tallest / inside;
        }
    }
    let best = gain.iter().enumerate().max_by_key(|(index, gain)| (**gain, usize::MAX - index));
    best.filter(|(_, gain)| **gain > 0).map(|(index, _)| index)
}

/// The width of the longest word of each column; words of running text may break, so they count less.
fn least_widths(columns: &[&Column], rows: &[Row], at: &impl Fn(usize) -> usize) -> Vec<usize> {
    let word = |content: &[Inline]| {
        let words = text::plain(content);
        let longest = |word: &str| {
            // A line never breaks between a hyphen and a digit, as in `HUV-12`.
            let whole = word.chars().any(|c| c.is_ascii_digit());
            let parts = word.split(['-', '/']).map(|part| part.chars().count());
            if whole { word.chars().count() } else { parts.max().unwrap_or(0) }
        };
        words.split(' ').map(longest).max().unwrap_or(0)
    };
    // A status stands on one line with its mark.
    let status = |content: &[Inline]| {
        let marked = |inline: &Inline| match inline {
            Inline::Status { text, .. } => text.chars().count() + 2,
            _ => 0,
        };
        content.iter().map(marked).max().unwrap_or(0)
    };
    let least = |(index, column): (usize, &&Column)| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at(index)));
        let cells = cells.map(|cell| word(cell).min(13).max(status(cell))).max().unwrap_or(0);
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
