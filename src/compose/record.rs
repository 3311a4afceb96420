//! Prints any part of the data by its schema, so that no field can be forgotten.

mod tabel;

pub(super) use tabel::flatten;

use crate::{
    compose::{
        namen::{self, label, pattern},
        opmaak::plain,
        schrijver::Schrijver,
    },
    document::{Block, Fact, Inline},
    schema,
    source::{Kind, Node, Pointer},
    taal,
};

/// Longer texts get a heading of their own instead of a bold first word.
const RUN_IN: usize = 420;

/// Keys that never print a line of their own: the name in the file, and what a heading already says.
const SILENT: &[&str] = &["id"];

/// Fields whose text opens a part, without a label.
const OPENING: &[&str] = &["tekst", "beschrijving"];

/// Prints a table of the data: its opening text, its facts, its texts, and the tables inside it.
pub(super) fn record<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node, skip: &[&str]) {
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
            Shape::List if brief(w, &format!("{at}/{key}"), value).is_some() => {}
            Shape::List => list(w, &inner, value, &label(&at, key)),
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
        Kind::Table(_) if is_value(at) || is_selection(at) => Shape::Fact,
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

/// Whether the schema says that this is a `Selectie`.
pub(super) fn is_selection(at: &str) -> bool {
    let schema = schema::visie();
    let known = |key: &str| schema.at(&format!("{at}/{key}")).is_some();
    known("zonder") && known("planstatus")
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

/// A few facts of together so many characters stand on one line; more of them stand below each other.
const TOGETHER: usize = 160;

fn facts(w: &mut Schrijver<'_>, pointer: &Pointer, at: &str, fields: &[(String, &Node)]) {
    let mut facts: Vec<Fact> = Vec::new();
    for (key, value) in fields {
        let inner = format!("{at}/{key}");
        let content = match shape(&inner, value) {
            Shape::Fact => w.opmaak().inline(&inner, value),
            Shape::List => brief(w, &inner, value),
            Shape::Text | Shape::Table => None,
        };
        let Some(content) = content else { continue };
        w.printed(&pointer.key(key), value);
        value.items().iter().for_each(|item| w.target(item, None));
        if !content.is_empty() {
            let label = label(at, key).trim_end_matches([':', '?']).to_owned();
            facts.push(Fact { label, content });
        }
    }
    let length = |fact: &Fact| fact.label.chars().count() + plain(&fact.content).chars().count();
    // Short ones first, so that a page can set them two by two.
    facts.sort_by_key(|fact| !fact.is_short());
    match facts.len() {
        0 => {}
        1..=3 if facts.iter().map(length).sum::<usize>() <= TOGETHER => {
            w.push_numbered(vec![one_line(facts)]);
        }
        _ => w.blocks.push(Block::Facts { items: facts }),
    }
}

fn one_line(facts: Vec<Fact>) -> Block {
    let mut content = Vec::new();
    for fact in facts {
        if !content.is_empty() {
            content.push(Inline::text(" · "));
        }
        content.push(Inline::Strong { content: vec![Inline::text(format!("{}:", fact.label))] });
        content.push(Inline::text(" "));
        content.extend(fact.content);
    }
    Block::Paragraph { number: None, anchor: None, content }
}

/// A list of so many elements can be one fact, if it has no more characters than this.
const FEW: usize = 8;
const BRIEF: usize = 360;

/// A short list of names, each with a word or two, as one fact: `Wooncompas (verhuurt), De Veste (zorgt)`.
fn brief(w: &Schrijver<'_>, at: &str, node: &Node) -> Option<Vec<Inline>> {
    let at = format!("{at}/*");
    let mut parts = Vec::new();
    for item in node.items() {
        let fields = fields(&at, item, &[]);
        let words = |(key, value): &(String, &Node)| {
            let inner = format!("{at}/{key}");
            let plain = matches!(value.kind, Kind::Text(_)) && !is_prose(&inner);
            plain.then(|| w.opmaak().inline(&inner, value)).flatten()
        };
        let mut cells = fields.iter().map(words).collect::<Option<Vec<_>>>()?.into_iter();
        let mut part = cells.next()?;
        for (index, cell) in cells.enumerate() {
            part.push(Inline::text(if index == 0 { " (" } else { ", " }));
            part.extend(cell);
        }
        if fields.len() > 1 {
            part.push(Inline::text(")"));
        }
        parts.push(part);
    }
    let line = super::opmaak::joined(parts);
    (node.items().len() <= FEW && plain(&line).chars().count() <= BRIEF).then_some(line)
}

/// A list of tables: as one table when its elements are short, else one part per element.
pub(super) fn list<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node, label: &str) {
    let indices: Vec<usize> = (0..node.items().len()).collect();
    elements(w, pointer, node, &indices, label, &[]);
}

/// The same for some of the elements, without the fields that the text around them says already.
pub(super) fn elements<'n>(
    w: &mut Schrijver<'n>,
    pointer: &Pointer,
    node: &'n Node,
    indices: &[usize],
    label: &str,
    said: &[&str],
) {
    let items: Vec<(Pointer, &Node)> =
        indices.iter().map(|index| (pointer.index(*index), &node.items()[*index])).collect();
    let pattern = format!("{}/*", pattern(pointer));
    let lijst = Lijst { pointer, pattern: &pattern };
    items_of(w, &lijst, &items, label, said);
}

/// A list that elements come from: where it stands, and what the schema calls its elements.
pub(super) struct Lijst<'a> {
    pub(super) pointer: &'a Pointer,
    pub(super) pattern: &'a str,
}

/// Elements with their own places: as one table when they are short, else one part per element.
pub(super) fn items_of<'n>(
    w: &mut Schrijver<'n>,
    lijst: &Lijst<'_>,
    items: &[(Pointer, &'n Node)],
    label: &str,
    said: &[&str],
) {
    if items.is_empty() || tabel::print(w, lijst, items, label) {
        return;
    }
    let depth = w.level;
    w.heading(depth + 1, label, &w.slug(lijst.pointer));
    let inside = w.level;
    for (place, item) in items {
        w.level = inside;
        element(w, place, item, said);
    }
    w.level = depth;
}

/// One element under its own name, with its number when it has one.
pub(super) fn element<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node, said: &[&str]) {
    let at = pattern(pointer);
    let (mut title, key) = own_name(w, &at, node);
    let mut said = said.to_vec();
    said.extend(key);
    if let Some(number) =
        node.get("nummer").and_then(Node::as_text).filter(|_| key != Some("nummer"))
    {
        title = format!("{number}. {title}");
        said.push("nummer");
    }
    w.heading(w.level + 1, &title, &w.slug(pointer));
    for key in &said {
        if let Some(value) = node.get(key) {
            w.printed(&pointer.key(key), value);
        }
    }
    record(w, pointer, node, &said);
}

/// A caption with a longer name in it is no caption.
const LONGEST_OWNER: usize = 80;

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
    (taal::capital(&namen::words(id)), None)
}

/// The name of the element that a list belongs to; none when it has no name of its own.
fn owner(w: &Schrijver<'_>, list: &Pointer) -> Option<String> {
    let element = list.parent()?;
    let within = element.parent()?;
    let node = w.project.tree.at(&element)?;
    w.project.tree.at(&within)?.items().first()?;
    let (name, key) = own_name(w, &pattern(&element), node);
    key.and(Some(name)).filter(|name| name.chars().count() <= LONGEST_OWNER)
}
