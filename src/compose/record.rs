//! Prints any part of the data by its schema, so that no field can be forgotten.

mod tabel;

pub(super) use tabel::flatten;

use crate::{
    compose::{
        namen::{self, label, pattern},
        opmaak::plain,
        schrijver::Schrijver,
    },
    document::{Align, Block, Column, Inline, Row, Table},
    schema,
    source::{Kind, Node, Pointer},
};

/// Longer texts get a heading of their own instead of a bold first word.
const RUN_IN: usize = 420;

/// Keys that never print a line of their own: the name in the file, and what a heading already says.
const SILENT: &[&str] = &["id"];

/// Fields whose text opens a part, without a label.
const OPENING: &[&str] = &["tekst", "beschrijving"];

/// Prints a table of the data: its opening text, its facts, its texts, and the tables inside it.
pub(super) fn record(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node, skip: &[&str]) {
    let at = pattern(pointer);
    let fields = fields(&at, node, skip);
    w.printed_here(pointer);
    w.target(node, None);
    let depth = w.level;
    for key in OPENING {
        if let Some((_, value)) = fields.iter().find(|(field, _)| field == key) {
            opening(w, &pointer.key(key), value);
        }
    }
    facts(w, pointer, &at, &fields);
    for (key, value) in &fields {
        let inner = pointer.key(key);
        w.level = depth;
        match shape(&format!("{at}/{key}"), value) {
            Shape::Fact => {}
            Shape::Text if OPENING.contains(&key.as_str()) => {}
            Shape::Text => text(w, &inner, value, &label(&at, key)),
            Shape::Table => {
                w.heading(depth + 1, &label(&at, key), &w.slug(&inner));
                record(w, &inner, value, &[]);
            }
            Shape::List => {
                list(w, &inner, value, &label(&at, key));
            }
        }
    }
    w.level = depth;
}

/// The fields in the order of the schema; what the schema does not know cannot be here.
fn fields<'a>(at: &str, node: &'a Node, skip: &[&str]) -> Vec<(String, &'a Node)> {
    schema::visie()
        .keys(at)
        .into_iter()
        .filter(|key| !SILENT.contains(key) && !skip.contains(key))
        .filter_map(|key| Some((key.to_owned(), node.get(key)?)))
        .collect()
}

enum Shape {
    /// Fits on one line: a word, a number, a date, a list of words.
    Fact,
    /// Markdown.
    Text,
    /// A table with fields.
    Table,
    /// A list of tables.
    List,
}

fn shape(at: &str, node: &Node) -> Shape {
    match &node.kind {
        Kind::Text(_) if is_prose(at) => Shape::Text,
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => Shape::Fact,
        Kind::Table(_) if is_prose(at) => Shape::Text,
        Kind::Table(_) if is_value(at) => Shape::Fact,
        Kind::Table(_) => Shape::Table,
        Kind::Array(items) => {
            let tables = items.iter().any(|item| matches!(item.kind, Kind::Table(_)));
            if tables && !is_value(&format!("{at}/*")) { Shape::List } else { Shape::Fact }
        }
    }
}

/// Whether the schema says that this is a `Tekst`.
pub(super) fn is_prose(at: &str) -> bool {
    schema::visie().keyword(at, "x-tekst").is_some()
}

/// Whether the schema says that this is a `Waarde`.
pub(super) fn is_value(at: &str) -> bool {
    let schema = schema::visie();
    let known = |key: &str| schema.at(&format!("{at}/{key}")).is_some();
    known("nauwkeurigheid") && known("min") && !known("id")
}

fn opening(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node) {
    w.printed(pointer, node);
    if unknown(w, node, None) {
        return;
    }
    let blocks = w.parse(pointer, node);
    w.push_numbered(blocks);
}

/// One text with its label: run in when it is short, under a heading when it is long.
fn text(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node, label: &str) {
    if unknown(w, node, Some(label)) {
        w.printed(pointer, node);
        return;
    }
    let depth = w.level;
    w.level = depth + 1;
    let mut blocks = w.parse(pointer, node);
    w.level = depth;
    w.printed(pointer, node);
    if blocks.is_empty() {
        return;
    }
    if let [Block::Paragraph { content, .. }] = blocks.as_mut_slice()
        && plain(content).chars().count() <= RUN_IN
    {
        content.splice(0..0, labelled(label));
        w.push_numbered(blocks);
        return;
    }
    w.heading(depth + 1, label, &w.slug(pointer));
    w.push_numbered(blocks);
}

/// What the gemeente does not know yet is said in so many words.
fn unknown(w: &mut Schrijver<'_>, node: &Node, label: Option<&str>) -> bool {
    let Some(reason) = node.get("onbekend").and_then(Node::as_text) else { return false };
    let mut content = label.map(labelled).unwrap_or_default();
    let words = format!("Nog niet bekend: {reason}");
    content.push(Inline::Emph { content: vec![Inline::text(words)] });
    w.push_numbered(vec![Block::Paragraph { number: None, anchor: None, content }]);
    true
}

fn labelled(label: &str) -> Vec<Inline> {
    let label = format!("{}.", label.trim_end_matches(['.', '?', ':']));
    vec![Inline::Strong { content: vec![Inline::text(label)] }, Inline::text(" ")]
}

/// Facts that fit on one line stand together on one; more of them make a small table.
const TOGETHER: usize = 200;

fn facts(w: &mut Schrijver<'_>, pointer: &Pointer, at: &str, fields: &[(String, &Node)]) {
    let mut facts: Vec<(String, Vec<Inline>)> = Vec::new();
    for (key, value) in fields {
        let inner = format!("{at}/{key}");
        if !matches!(shape(&inner, value), Shape::Fact) {
            continue;
        }
        let Some(content) = w.opmaak().inline(&inner, value) else { continue };
        w.printed(&pointer.key(key), value);
        if !content.is_empty() {
            facts.push((label(at, key).trim_end_matches(':').to_owned(), content));
        }
    }
    let length: usize = facts.iter().map(|(name, line)| name.len() + plain(line).len()).sum();
    match facts.len() {
        0 => {}
        1 | 2 => w.push_numbered(vec![one_line(facts)]),
        3 | 4 if length <= TOGETHER => w.push_numbered(vec![one_line(facts)]),
        _ => w.blocks.push(Block::Table(fact_table(facts))),
    }
}

fn one_line(facts: Vec<(String, Vec<Inline>)>) -> Block {
    let mut content = Vec::new();
    for (name, value) in facts {
        if !content.is_empty() {
            content.push(Inline::text(" · "));
        }
        content.push(Inline::Strong { content: vec![Inline::text(format!("{name}:"))] });
        content.push(Inline::text(" "));
        content.extend(value);
    }
    Block::Paragraph { number: None, anchor: None, content }
}

fn fact_table(facts: Vec<(String, Vec<Inline>)>) -> Table {
    let column = |title: &str, weight| Column {
        title: vec![Inline::text(title)],
        align: Align::Left,
        weight,
    };
    let row = |(name, value)| Row { total: false, cells: vec![vec![Inline::text(name)], value] };
    Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: vec![column("Kenmerk", 3), column("Inhoud", 7)],
        row_headers: true,
        rows: facts.into_iter().map(row).collect::<Vec<Row>>(),
        source: Vec::new(),
        wide: false,
    }
}

/// A list of tables: as one table when its elements are short, else one part per element.
pub(super) fn list(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node, label: &str) {
    let indices: Vec<usize> = (0..node.items().len()).collect();
    elements(w, pointer, node, &indices, label);
}

/// The same for some of the elements.
pub(super) fn elements(
    w: &mut Schrijver<'_>,
    pointer: &Pointer,
    node: &Node,
    indices: &[usize],
    label: &str,
) {
    if indices.is_empty() {
        return;
    }
    if tabel::print(w, pointer, node, indices, label) {
        return;
    }
    let depth = w.level;
    w.heading(depth + 1, label, &w.slug(pointer));
    let inside = w.level;
    for index in indices {
        w.level = inside;
        element(w, &pointer.index(*index), &node.items()[*index]);
    }
    w.level = depth;
}

/// One element under its own name.
pub(super) fn element(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node) {
    let at = pattern(pointer);
    let (title, key) = own_name(w, &at, node);
    w.heading(w.level + 1, &title, &w.slug(pointer));
    if let Some(key) = key {
        let inner = pointer.key(key);
        if let Some(name) = node.get(key) {
            w.printed(&inner, name);
        }
        record(w, pointer, node, &[key]);
    } else {
        record(w, pointer, node, &[]);
    }
}

/// What an element is called, and the field that says so.
fn own_name(w: &Schrijver<'_>, at: &str, node: &Node) -> (String, Option<&'static str>) {
    const NAMES: &[&str] = &[
        "titel",
        "naam",
        "term",
        "omschrijving",
        "vraag",
        "regel",
        "aspect",
        "gebied",
        "corporatie",
        "partner",
        "categorie",
        "groep",
        "segment",
        "onderwerp",
        "wat",
        "moment",
        "stap",
        "gemeente",
        "van",
        "jaar",
        "nummer",
    ];
    for key in NAMES {
        let Some(value) = node.get(key) else { continue };
        let inner = format!("{at}/{key}");
        if is_prose(&inner) || is_value(&inner) {
            continue;
        }
        let words = w.opmaak().inline(&inner, value).map(|line| plain(&line));
        if let Some(words) =
            words.filter(|words| !words.trim().is_empty() && words.chars().count() <= 160)
        {
            return (words, Some(key));
        }
    }
    let id = node.get("id").and_then(Node::as_text).unwrap_or("zonder naam");
    (namen::words(id), None)
}
