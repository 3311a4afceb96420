//! A list of elements as one table: units in the header, shared remarks beneath it.

use crate::{
    compose::{
        namen::{label, pattern},
        opmaak::{self, plain},
        record::{SILENT, is_prose, is_value},
        schrijver::Schrijver,
        taal,
    },
    document::{Align, Block, Column, Inline, Row, Table},
    model::waarde::Periode,
    schema,
    source::{Kind, Node, Pointer},
};

/// A longer text in a cell makes a table hard to read.
const LONGEST_CELL: usize = 240;
/// A row with more text than this reads better as a part of its own.
const LONGEST_ROW: usize = 620;
/// More columns than this do not fit on one page, also not a wide one.
const MOST_COLUMNS: usize = 10;
/// More columns than this go on a landscape page.
const PORTRAIT_COLUMNS: usize = 5;

/// Whether the elements read well as rows of one table.
pub(super) fn fits(w: &Schrijver<'_>, pointer: &Pointer, node: &Node, indices: &[usize]) -> bool {
    let at = format!("{}/*", pattern(pointer));
    let keys = columns(&at, node, indices);
    if keys.is_empty() || keys.len() > MOST_COLUMNS {
        return false;
    }
    indices.iter().all(|index| {
        let values = keys.iter().filter_map(|key| Some((key, node.items()[*index].get(key)?)));
        let lengths: Option<Vec<usize>> =
            values.map(|(key, value)| cell_length(w, &format!("{at}/{key}"), value)).collect();
        lengths.is_some_and(|lengths| {
            lengths.iter().all(|length| *length <= LONGEST_CELL)
                && lengths.iter().sum::<usize>() <= LONGEST_ROW
        })
    })
}

/// How long a value is in a cell; none for what does not belong in one.
fn cell_length(w: &Schrijver<'_>, at: &str, node: &Node) -> Option<usize> {
    if is_prose(at) {
        let text = node.as_text().or_else(|| node.get("onbekend").and_then(Node::as_text))?;
        return (!text.trim().contains("\n\n")).then(|| text.chars().count());
    }
    let line = w.opmaak().inline(at, node)?;
    Some(plain(&line).chars().count())
}

/// The keys that at least one element has, in the order of the schema.
fn columns(at: &str, node: &Node, indices: &[usize]) -> Vec<String> {
    let used = |key: &&str| indices.iter().any(|index| node.items()[*index].get(key).is_some());
    let keys = schema::visie().keys(at).into_iter();
    keys.filter(|key| !SILENT.contains(key)).filter(used).map(str::to_owned).collect()
}

/// Prints the elements as one table.
pub(super) fn table(
    w: &mut Schrijver<'_>,
    pointer: &Pointer,
    node: &Node,
    indices: &[usize],
    caption: &str,
) {
    let at = format!("{}/*", pattern(pointer));
    let keys = columns(&at, node, indices);
    let items: Vec<(Pointer, &Node)> =
        indices.iter().map(|index| (pointer.index(*index), &node.items()[*index])).collect();
    let anchor = w.unique(&w.slug(pointer));
    w.printed_here(pointer);
    let mut source = Vec::new();
    let made: Vec<Kolom> = keys.iter().map(|key| kolom(w, &at, key, &items, &mut source)).collect();
    for (place, item) in &items {
        w.target(item, Some(&anchor));
        w.printed(place, item);
    }
    let cells = |row: usize| made.iter().map(|kolom| kolom.cells[row].clone()).collect();
    let rows = (0..items.len()).map(|row| Row { total: false, cells: cells(row) }).collect();
    let width: usize = made.iter().map(|kolom| usize::from(kolom.column.weight)).sum();
    let wide = made.len() > PORTRAIT_COLUMNS || width > 26;
    let mut table = Table {
        anchor: Some(anchor),
        label: None,
        caption: vec![Inline::text(caption)],
        columns: made.into_iter().map(|kolom| kolom.column).collect(),
        row_headers: true,
        rows,
        source,
        wide,
    };
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
}

struct Kolom {
    column: Column,
    cells: Vec<Vec<Inline>>,
}

fn kolom(
    w: &mut Schrijver<'_>,
    at: &str,
    key: &str,
    items: &[(Pointer, &Node)],
    source: &mut Vec<Inline>,
) -> Kolom {
    let inner = format!("{at}/{key}");
    let values: Vec<Option<&Node>> = items.iter().map(|(_, item)| item.get(key)).collect();
    let mut title = label(at, key);
    let numeric = is_value(&inner) && values.iter().flatten().all(|node| is_number(node));
    let shared = numeric.then(|| shared(&values)).flatten();
    let mut cells: Vec<Vec<Inline>> = match shared {
        Some(example) => {
            title.push_str(&unit(example));
            remark(w, source, &title, example);
            values.iter().map(|node| node.map(bare).unwrap_or_default()).collect()
        }
        None => items
            .iter()
            .zip(&values)
            .map(|((place, _), node)| cell(w, &inner, &place.key(key), *node))
            .collect(),
    };
    for cell in cells.iter_mut().filter(|cell| cell.is_empty()) {
        cell.push(Inline::text("–"));
    }
    let digits = values.iter().flatten().all(|node| matches!(node.kind, Kind::Number(_)));
    let align = if numeric || digits { Align::Right } else { Align::Left };
    let weight = weight(&title, &cells);
    Kolom { column: Column { title: vec![Inline::text(title)], align, weight }, cells }
}

/// Columns share the width by the length of what stands in them.
fn weight(title: &str, cells: &[Vec<Inline>]) -> u8 {
    let lengths: Vec<usize> = cells.iter().map(|cell| plain(cell).chars().count()).collect();
    let average = lengths.iter().sum::<usize>() / lengths.len().max(1);
    let longest = lengths.into_iter().max().unwrap_or(0).min(80);
    let title = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let wanted = usize::midpoint(average, longest).max(title) / 6;
    u8::try_from(wanted.clamp(1, 10)).unwrap_or(10)
}

fn cell(w: &mut Schrijver<'_>, at: &str, pointer: &Pointer, node: Option<&Node>) -> Vec<Inline> {
    let Some(node) = node else { return Vec::new() };
    if !is_prose(at) {
        return w.opmaak().inline(at, node).unwrap_or_default();
    }
    if let Some(reason) = node.get("onbekend").and_then(Node::as_text) {
        let words = format!("nog niet bekend: {reason}");
        return vec![Inline::Emph { content: vec![Inline::text(words)] }];
    }
    let mut line = Vec::new();
    for block in w.parse(pointer, node) {
        flatten(block, &mut line);
    }
    line
}

/// Blocks as one text for a cell; each block on a line of its own.
pub(in crate::compose) fn flatten(block: Block, line: &mut Vec<Inline>) {
    match block {
        Block::Paragraph { content, .. }
        | Block::Heading { content, .. }
        | Block::Gap { content, .. } => add(line, content),
        Block::List { items, .. } => {
            for block in items.into_iter().flat_map(|item| item.blocks) {
                flatten(block, line);
            }
        }
        Block::Quote { blocks, .. } | Block::Box { blocks, .. } => {
            for block in blocks {
                flatten(block, line);
            }
        }
        Block::Code { text } => add(line, vec![Inline::Code { text }]),
        Block::Table(table) => {
            for row in table.rows {
                add(line, opmaak::joined(row.cells));
            }
        }
        Block::Figure { image, alt, .. } => add(line, vec![Inline::Image { image, alt }]),
        Block::TitlePage | Block::Contents | Block::Rule => {}
    }
}

fn add(line: &mut Vec<Inline>, content: Vec<Inline>) {
    if !line.is_empty() {
        line.push(Inline::Break);
    }
    line.extend(content);
}

fn is_number(node: &Node) -> bool {
    let has = |key: &&str| node.get(key).is_some();
    let counted = ["aantal", "min", "max"].iter().any(|key| has(&key));
    let otherwise = ["tekst", "onbekend", "cijfer"].iter().any(|key| has(&key));
    !otherwise && (node.as_number().is_some() || counted)
}

/// One of the values, when all have the same unit, period and source.
fn shared<'a>(values: &[Option<&'a Node>]) -> Option<&'a Node> {
    let present: Vec<&Node> = values.iter().flatten().copied().collect();
    let first = *present.first()?;
    let same = |key| present.iter().all(|node| plain_of(node, key) == plain_of(first, key));
    ["eenheid", "van", "periode", "peildatum", "bron"].into_iter().all(same).then_some(first)
}

fn plain_of(node: &Node, key: &str) -> Option<String> {
    let value = node.get(key)?;
    value.as_text().map(str::to_owned).or_else(|| value.as_date().map(|date| date.to_string()))
}

/// ` (woningen)` for the header; sums of money keep their sign in the cell.
fn unit(example: &Node) -> String {
    let of = plain_of(example, "van").map(|of| format!(" van {}", of.replace('-', " ")));
    let of = of.unwrap_or_default();
    match plain_of(example, "eenheid").as_deref() {
        None => String::new(),
        Some(unit) if unit.starts_with("euro") => String::new(),
        Some("procent") => format!(" (%{of})"),
        Some(unit) => format!(" ({}{of})", opmaak::many(unit, "")),
    }
}

/// A number without the unit that its header already gives.
fn bare(node: &Node) -> Vec<Inline> {
    let mut bare = node.clone();
    let money = plain_of(node, "eenheid").is_some_and(|unit| unit.starts_with("euro"));
    if let Kind::Table(entries) = &mut bare.kind
        && !money
    {
        entries.retain(|entry| !matches!(entry.key.as_str(), "eenheid" | "van"));
    }
    vec![Inline::text(opmaak::amount(&bare))]
}

/// Period, reference date and source that hold for the whole column.
fn remark(w: &Schrijver<'_>, source: &mut Vec<Inline>, title: &str, example: &Node) {
    let texts = |key: &str| example.get(key).and_then(Node::as_text);
    let mut words: Vec<Vec<Inline>> = Vec::new();
    if let Some((from, to)) = texts("periode").and_then(|p| Periode(p.to_owned()).jaren()) {
        words.push(vec![Inline::text(opmaak::period(from, to))]);
    }
    if let Some(date) = example.get("peildatum").and_then(Node::as_date) {
        words.push(vec![Inline::text(format!("peildatum {}", taal::date(date)))]);
    }
    if let Some(bron) = texts("bron") {
        words.push(vec![Inline::text("bron: "), w.opmaak().link(bron)]);
    }
    if words.is_empty() {
        return;
    }
    let space = if source.is_empty() { "" } else { " " };
    source.push(Inline::text(format!("{space}{title}: ")));
    source.extend(opmaak::joined(words));
    source.push(Inline::text("."));
}
