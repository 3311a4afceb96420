//! A list of elements as one table: units in the header, shared remarks beneath it.

mod getallen;

use crate::{
    compose::{
        namen::label,
        opmaak::{self, plain},
        record::{Lijst, SILENT, is_prose},
        schrijver::Schrijver,
    },
    document::{Align, Block, Column, Inline, Row, Table},
    schema,
    source::{Kind, Node, Pointer},
};

use getallen::{
    Remark, bare, is_cijfer, is_numeric, per_row, remark, remark_column, shared, unit, values,
};

/// A longer text in a cell makes a table hard to read.
const LONGEST_CELL: usize = 240;
/// Characters that fit beside each other on a page, and on a landscape page.
const PORTRAIT: usize = 100;
const LANDSCAPE: usize = 130;
/// More columns than this are hard to read on a page, and on a landscape page.
const PORTRAIT_COLUMNS: usize = 7;
const LANDSCAPE_COLUMNS: usize = 9;
/// So many elements are overseen in a table, with their longer texts beneath it.
const MANY: usize = 5;
/// Room for what does not get a column of its own.
const REST: usize = 26;
/// Where the one table of numbers stands.
const CIJFER: &str = "/cijfer/*";
/// The fields of a `[[cijfer]]` that belong to its number and are printed with it.
const OF_THE_NUMBER: &[&str] =
    &["soort", "eenheid", "van", "nauwkeurigheid", "afschermen", "periode", "peildatum", "bron"];
/// What stands in a cell without a value.
const EMPTY: &str = "–";
/// The header of a column that several fields share.
const REMARKS: &str = "Verder";
/// Fewer rows than this keep a column in which all values are the same.
const WORTH_LIFTING: usize = 3;

/// Prints the elements as one table, or as a few beside each other; false when they do not fit in cells.
pub(super) fn print<'n>(
    w: &mut Schrijver<'n>,
    lijst: &Lijst<'_>,
    items: &[(Pointer, &'n Node)],
    caption: &str,
) -> bool {
    let at = lijst.pattern.to_owned();
    let keys = columns(&at, items);
    let (keys, texts) = match items.len() {
        0..MANY => (keys, Vec::new()),
        _ => keys.into_iter().partition(|key| !is_long_prose(&at, key, items)),
    };
    if keys.is_empty() || !items.iter().all(|(_, item)| cells_fit(w, &at, &keys, item)) {
        return false;
    }
    let mut lifted = Vec::new();
    let mut made: Vec<Kolom> = Vec::new();
    let per_row = per_row(w, &at, &keys, items);
    for key in &keys {
        let kolom = kolom(w, &at, key, items, &per_row, &mut lifted);
        match same_everywhere(&kolom).filter(|_| items.len() >= WORTH_LIFTING && !made.is_empty()) {
            Some(value) => lift(&mut lifted, &kolom, value),
            None => made.push(kolom),
        }
    }
    made.extend(per_row.iter().map(|remark| remark_column(w, remark, &mut lifted)));
    let made = if fits(&made, PORTRAIT, PORTRAIT_COLUMNS) { made } else { gather(made) };
    let anchor = w.unique(&w.slug(lijst.pointer));
    w.printed_here(lijst.pointer);
    for (place, item) in items {
        w.target(item, Some(&anchor));
        w.printed(place, item);
    }
    let caption = match super::owner(w, lijst.pointer) {
        Some(name) => format!("{caption}: {name}"),
        None => caption.to_owned(),
    };
    let mut table = assemble(made, items.len(), &caption, anchor, lifted);
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
    for (place, item) in items {
        for key in &texts {
            longer_text(w, &at, place, item, key);
        }
    }
    true
}

/// Whether a field holds prose that is too long for a cell in at least one element.
fn is_long_prose(at: &str, key: &str, items: &[(Pointer, &Node)]) -> bool {
    is_prose(&format!("{at}/{key}"))
        && items.iter().filter_map(|(_, item)| item.get(key)).any(|node| {
            let text = node.as_text();
            text.is_none_or(|text| text.contains("\n\n") || text.chars().count() > LONGEST_CELL)
                && node.get("onbekend").is_none()
        })
}

/// One longer text beneath the table, with the name of its element.
fn longer_text(w: &mut Schrijver<'_>, at: &str, place: &Pointer, item: &Node, key: &str) {
    let Some(node) = item.get(key) else { return };
    let name = super::own_name(w, at, item).0;
    let label = if key == "tekst" { name } else { format!("{name}: {}", label(at, key)) };
    super::text(w, &place.key(key), node, &label);
}

/// Whether columns stand readably beside each other.
fn fits(columns: &[Kolom], room: usize, most: usize) -> bool {
    columns.len() <= most && columns.iter().map(|kolom| kolom.narrowest).sum::<usize>() <= room
}

fn assemble(
    columns: Vec<Kolom>,
    rows: usize,
    caption: &str,
    anchor: String,
    source: Vec<Inline>,
) -> Table {
    let cells = |row: usize| columns.iter().map(|kolom| kolom.cells[row].clone()).collect();
    Table {
        anchor: Some(anchor),
        label: None,
        caption: vec![Inline::text(caption)],
        rows: (0..rows).map(|row| Row { total: false, cells: cells(row) }).collect(),
        wide: !fits(&columns, PORTRAIT, PORTRAIT_COLUMNS),
        columns: columns.into_iter().map(|kolom| kolom.column).collect(),
        row_headers: true,
        source,
    }
}

/// Too wide for a page: columns that are mostly empty, and then the last ones with words, share one column.
fn gather(columns: Vec<Kolom>) -> Vec<Kolom> {
    let sparse = |kolom: &Kolom| {
        let filled = kolom.cells.iter().filter(|cell| plain(cell) != EMPTY).count();
        filled * 3 < kolom.cells.len()
    };
    let (mut rest, mut kept): (Vec<Kolom>, Vec<Kolom>) = columns.into_iter().partition(sparse);
    let spare = usize::from(!rest.is_empty());
    let portrait = fits(&kept, PORTRAIT - REST * spare, PORTRAIT_COLUMNS - spare);
    while !portrait && kept.len() > 2 && !fits(&kept, LANDSCAPE - REST, LANDSCAPE_COLUMNS - 1) {
        // Numbers are read down a column, so they stay in one.
        let words = |kolom: &Kolom| kolom.column.align == Align::Left;
        let last = kept.iter().rposition(words).filter(|at| *at > 0).unwrap_or(kept.len() - 1);
        rest.insert(0, kept.remove(last));
    }
    if rest.is_empty() {
        return kept;
    }
    let rows = rest.iter().map(|kolom| kolom.cells.len()).max().unwrap_or(0);
    let cells: Vec<Vec<Inline>> = (0..rows).map(|row| together(&rest, row)).collect();
    let weight = weight(REMARKS, &cells).max(16);
    let title = vec![Inline::text(REMARKS)];
    let column = Column { title, align: Align::Left, weight };
    kept.push(Kolom { column, cells, narrowest: REST });
    kept
}

/// What one row says in several columns, in one cell.
fn together(columns: &[Kolom], row: usize) -> Vec<Inline> {
    let mut line = Vec::new();
    for kolom in columns.iter().filter(|kolom| plain(&kolom.cells[row]) != EMPTY) {
        let space = if line.is_empty() { "" } else { "; " };
        let title = plain(&kolom.column.title);
        line.push(Inline::text(format!("{space}{title}: ")));
        line.extend(kolom.cells[row].clone());
    }
    if line.is_empty() {
        line.push(Inline::text(EMPTY));
    }
    line
}

/// The value of a column in which every row says the same.
fn same_everywhere(kolom: &Kolom) -> Option<Vec<Inline>> {
    let first = kolom.cells.first()?;
    kolom.cells.iter().all(|cell| cell == first).then(|| first.clone())
}

/// Says beneath the table what holds for all its rows.
fn lift(lifted: &mut Vec<Inline>, kolom: &Kolom, value: Vec<Inline>) {
    let space = if lifted.is_empty() { "" } else { " " };
    let title = plain(&kolom.column.title);
    lifted.push(Inline::text(format!("{space}{title}: ")));
    lifted.extend(value);
    lifted.push(Inline::text("."));
}

fn cells_fit(w: &Schrijver<'_>, at: &str, keys: &[String], item: &Node) -> bool {
    keys.iter().filter_map(|key| Some((key, item.get(key)?))).all(|(key, value)| {
        cell_length(w, &format!("{at}/{key}"), value).is_some_and(|length| length <= LONGEST_CELL)
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

/// The keys that at least one element has, in the order of the schema; what names it comes first.
fn columns(at: &str, items: &[(Pointer, &Node)]) -> Vec<String> {
    const FIRST: &[&str] = &["nummer", "naam", "titel", "omschrijving", "onderwerp", "gebied"];
    let used = |key: &&str| items.iter().any(|(_, item)| item.get(key).is_some());
    let keys = schema::visie().keys(at).into_iter();
    let apart = |key: &&str| !(at == CIJFER && OF_THE_NUMBER.contains(key));
    let mut keys: Vec<String> = keys
        .filter(|key| !SILENT.contains(key))
        .filter(apart)
        .filter(used)
        .map(str::to_owned)
        .collect();
    let everywhere = |key: &str| items.iter().all(|(_, item)| item.get(key).is_some());
    if let Some(name) =
        FIRST.iter().find(|name| keys.iter().any(|key| key == *name) && everywhere(name))
    {
        keys.sort_by_key(|key| key != name);
    }
    keys
}

#[derive(Clone)]
struct Kolom {
    column: Column,
    cells: Vec<Vec<Inline>>,
    /// Characters of its longest word, and some space.
    narrowest: usize,
}

fn kolom(
    w: &mut Schrijver<'_>,
    at: &str,
    key: &str,
    items: &[(Pointer, &Node)],
    per_row: &[Remark<'_>],
    lifted: &mut Vec<Inline>,
) -> Kolom {
    let inner = format!("{at}/{key}");
    let values = values(w, at, key, items);
    let mut title = label(at, key);
    let numeric = is_numeric(at, key, &values);
    let mut cells: Vec<Vec<Inline>> = if numeric || is_cijfer(at, key) {
        let elsewhere = |key: &str| per_row.iter().any(|remark| remark.key == key);
        let mut shared = shared(&values);
        shared.retain(|key| !elsewhere(key));
        if let Some(example) = values.iter().flatten().next() {
            title.push_str(&unit(example, &shared));
            remark(w, lifted, &title, example, &shared);
        }
        shared.extend(per_row.iter().map(|remark| remark.key));
        values
            .iter()
            .map(|node| node.map(|node| bare(w, node, &shared)).unwrap_or_default())
            .collect()
    } else {
        let places = items.iter().map(|(place, item)| (place.key(key), item.get(key)));
        places.map(|(place, node)| cell(w, &inner, &place, node)).collect()
    };
    for cell in cells.iter_mut().filter(|cell| cell.is_empty()) {
        cell.push(Inline::text(EMPTY));
    }
    let digits = values.iter().flatten().all(|node| matches!(node.kind, Kind::Number(_)));
    let align = if numeric || digits { Align::Right } else { Align::Left };
    let weight = weight(&title, &cells);
    let narrowest = longest_word(&title, &cells) + 2;
    let column = Column { title: vec![Inline::text(title)], align, weight };
    Kolom { column, cells, narrowest }
}

/// Columns share the width by how much stands in them, so that the cells of a row end at about the same
/// height; every writer gives a column room for its longest word first.
fn weight(title: &str, cells: &[Vec<Inline>]) -> u8 {
    let lengths: Vec<usize> = cells.iter().map(|cell| plain(cell).chars().count()).collect();
    let average = lengths.iter().sum::<usize>() / lengths.len().max(1);
    let longest = lengths.into_iter().max().unwrap_or(0).min(LONGEST_CELL);
    let wanted = usize::midpoint(average, longest).max(title.chars().count() / 2).clamp(5, 200);
    u8::try_from(wanted).unwrap_or(200)
}

fn longest_word(title: &str, cells: &[Vec<Inline>]) -> usize {
    let length = |text: &str| text.split([' ', '-']).map(|word| word.chars().count()).max();
    let cells = cells.iter().filter_map(|cell| length(&plain(cell)));
    cells.chain(length(title)).max().unwrap_or(0).min(18)
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
        Block::Facts { items } => {
            for fact in items {
                add(line, vec![Inline::text(format!("{}: ", fact.label))]);
                line.extend(fact.content);
            }
        }
        Block::Code { text } => add(line, vec![Inline::Code { text }]),
        Block::Table(table) => {
            for row in table.rows {
                add(line, opmaak::joined(row.cells));
            }
        }
        Block::Figure { image, alt, .. } => add(line, vec![Inline::Image { image, alt }]),
        Block::TitlePage | Block::Contents | Block::Register { .. } | Block::Rule => {}
    }
}

fn add(line: &mut Vec<Inline>, content: Vec<Inline>) {
    if !line.is_empty() {
        line.push(Inline::Break);
    }
    line.extend(content);
}
