//! Running text for the page: fit characters, links that lead somewhere, footnotes that are numbered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::glyphs::{BREAK, fit, short};
use crate::document::{Block, Inline, text};

/// Marks nested deeper than this are left off; Typst allows little more.
const MAX_DEPTH: usize = 8;

/// Words of this many letters may be broken at a line end.
const LONG_WORD: usize = 13;

/// Writes running text as JSON and remembers labels and footnotes.
pub(super) struct Inlines<'a> {
    images: &'a BTreeMap<&'a str, String>,
    /// Anchors that something links to and that stand in the document.
    targets: BTreeSet<String>,
    labelled: BTreeSet<String>,
    /// Footnote id → its label and content.
    notes: BTreeMap<String, (String, Vec<Inline>)>,
    count: usize,
}

/// What is open around a piece of text.
#[derive(Clone, Copy, Default)]
struct Around {
    depth: usize,
    link: bool,
    strike: bool,
    note: bool,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(images: &'a BTreeMap<&'a str, String>, targets: BTreeSet<String>) -> Self {
        Self { images, targets, labelled: BTreeSet::new(), notes: BTreeMap::new(), count: 0 }
    }

    /// The label that a block gets: only the first of an anchor that something links to.
    pub(super) fn label(&mut self, anchor: Option<&str>) -> Option<String> {
        let anchor = anchor.filter(|anchor| self.targets.contains(*anchor))?;
        self.labelled.insert(anchor.to_owned()).then(|| anchor.to_owned())
    }

    /// Takes back a label whose block lost its place.
    pub(super) fn forget(&mut self, label: Option<&str>) {
        if let Some(label) = label {
            self.labelled.remove(label);
        }
    }

    /// Makes links to blocks that were not written plain text: Typst refuses a link to nothing.
    pub(super) fn settle(&self, value: &mut Value) {
        if self.labelled == self.targets {
            return;
        }
        match value {
            Value::Array(values) => values.iter_mut().for_each(|value| self.settle(value)),
            Value::Object(map) => {
                let jump = map.get("kind").and_then(Value::as_str) == Some("jump");
                let label = map.get("label").and_then(Value::as_str);
                if jump && !label.is_some_and(|label| self.labelled.contains(label)) {
                    map.insert("kind".to_owned(), json!("plain"));
                }
                map.values_mut().for_each(|value| self.settle(value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The virtual path of an image.
    pub(super) fn file(&self, image: &str) -> Option<&str> {
        self.images.get(image).map(String::as_str)
    }

    pub(super) fn of(&mut self, content: &[Inline]) -> Vec<Value> {
        let mut out = Vec::with_capacity(content.len());
        self.push(content, Around::default(), &mut out);
        out
    }

    fn push(&mut self, content: &[Inline], around: Around, out: &mut Vec<Value>) {
        for inline in content {
            match inline {
                Inline::Text { text } => words(text, out),
                Inline::Emph { content } => self.wrapped("emph", content, around, out),
                Inline::Strong { content } => self.wrapped("strong", content, around, out),
                Inline::Small { content } => self.wrapped("small", content, around, out),
                Inline::Strike { content } if around.strike => self.push(content, around, out),
                Inline::Strike { content } => {
                    self.wrapped("strike", content, Around { strike: true, ..around }, out);
                }
                Inline::Code { text } => {
                    let code = fit(text);
                    if !code.is_empty() {
                        out.push(json!({ "kind": "code", "text": code }));
                    }
                }
                Inline::Link { content, .. } | Inline::Elders { content, .. } if around.link => {
                    self.push(content, around, out);
                }
                Inline::Link { target, content } => self.link(target, content, around, out),
                Inline::Elders { doel, content } => {
                    self.link(&doel.bestand("pdf"), content, around, out);
                }
                Inline::Footnote { id, content } => self.footnote(id, content, around, out),
                Inline::FootnoteRef { id } => {
                    if let Some((label, _)) = self.notes.get(id) {
                        out.push(json!({ "kind": "again", "label": label }));
                    }
                }
                Inline::Image { image, alt } => match self.images.get(image.as_str()) {
                    Some(file) => {
                        let alt = super::alt_text(alt);
                        out.push(json!({ "kind": "image", "file": file, "alt": alt }));
                    }
                    None => words(&format!("[beeld: {alt}]"), out),
                },
                Inline::Status { mark, text } => {
                    out.push(json!({ "kind": "status", "mark": mark, "text": short(text, 200) }));
                }
                Inline::Break => out.push(json!({ "kind": "break" })),
            }
        }
    }

    fn wrapped(&mut self, kind: &str, content: &[Inline], around: Around, out: &mut Vec<Value>) {
        if around.depth >= MAX_DEPTH {
            return self.push(content, around, out);
        }
        let mut inner = Vec::with_capacity(content.len());
        self.push(content, Around { depth: around.depth + 1, ..around }, &mut inner);
        if !inner.is_empty() {
            out.push(json!({ "kind": kind, "content": inner }));
        }
    }

    fn link(&mut self, target: &str, content: &[Inline], around: Around, out: &mut Vec<Value>) {
        let anchor = target.strip_prefix('#');
        let dead = anchor.is_some_and(|anchor| !self.targets.contains(anchor));
        if dead || target.is_empty() || target.len() > 4_000 {
            return self.push(content, around, out);
        }
        let struck = around.strike || contains_strike(content);
        let mut inner = Vec::with_capacity(content.len());
        let inside = Around { link: true, depth: around.depth + 1, ..around };
        self.push(content, inside, &mut inner);
        if text::is_blank(content) {
            inner = vec![json!(short(target, 100))];
        }
        // PDF/UA refuses an underline with a strike in it, or the other way round.
        out.push(match anchor {
            Some(label) => json!({ "kind": "jump", "label": label, "content": inner }),
            None => json!({ "kind": "link", "url": target, "line": !struck, "content": inner }),
        });
    }

    /// The same id with other words is another note: ids come from texts that do not know each other.
    fn footnote(&mut self, id: &str, content: &[Inline], around: Around, out: &mut Vec<Value>) {
        if around.note {
            return words(&format!(" ({})", text::plain(content)), out);
        }
        if let Some((label, known)) = self.notes.get(id)
            && known == content
        {
            return out.push(json!({ "kind": "again", "label": label }));
        }
        self.count += 1;
        // No anchor holds a space, so this is no label of a block.
        let label = format!("voetnoot {}", self.count);
        self.notes.insert(id.to_owned(), (label.clone(), content.to_vec()));
        let mut inner = Vec::new();
        self.push(content, Around { note: true, ..Around::default() }, &mut inner);
        out.push(json!({ "kind": "footnote", "label": label, "content": inner }));
    }
}

/// Text, with the words that may be broken apart from it: trying every word at every line end makes
/// Typst ten times slower, and short words are better left whole.
fn words(text: &str, out: &mut Vec<Value>) {
    let text = fit(text);
    let (mut written, mut start) = (0, None);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic() || c == BREAK, start) {
            (true, None) => start = Some(at),
            (true, Some(_)) | (false, None) => {}
            (false, Some(from)) => {
                start = None;
                // What has places to break already is no word.
                if at - from >= LONG_WORD && !text[from..at].contains(BREAK) {
                    if written < from {
                        out.push(json!(text[written..from]));
                    }
                    out.push(json!({ "kind": "word", "text": text[from..at] }));
                    written = at;
                }
            }
        }
    }
    if written < text.len() {
        out.push(json!(text[written..]));
    }
}

/// Whether a footnote or a reference to one stands in it.
pub(super) fn has_footnote(content: &[Inline]) -> bool {
    let mut found = false;
    each(content, &mut |inline| {
        found |= matches!(inline, Inline::Footnote { .. } | Inline::FootnoteRef { .. });
    });
    found
}

fn contains_strike(content: &[Inline]) -> bool {
    let mut found = false;
    each(content, &mut |inline| found |= matches!(inline, Inline::Strike { .. }));
    found
}

/// The content without its footnotes, and the footnotes.
pub(super) fn without_footnotes(content: &[Inline]) -> (Vec<Inline>, Vec<Inline>) {
    let mut notes = Vec::new();
    let kept = strip(content, &mut notes);
    (kept, notes)
}

fn strip(content: &[Inline], notes: &mut Vec<Inline>) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Footnote { .. } | Inline::FootnoteRef { .. } => notes.push(inline.clone()),
            Inline::Emph { content } => kept.push(Inline::Emph { content: strip(content, notes) }),
            Inline::Strong { content } => {
                kept.push(Inline::Strong { content: strip(content, notes) });
            }
            Inline::Strike { content } => {
                kept.push(Inline::Strike { content: strip(content, notes) });
            }
            Inline::Small { content } => {
                kept.push(Inline::Small { content: strip(content, notes) });
            }
            // A title is a link itself in the contents, and stands on one line.
            Inline::Link { content, .. } | Inline::Elders { content, .. } => {
                kept.extend(strip(content, notes));
            }
            Inline::Break => kept.push(Inline::text(" ")),
            Inline::Image { alt, .. } => kept.push(Inline::text(alt)),
            Inline::Text { .. } | Inline::Code { .. } | Inline::Status { .. } => {
                kept.push(inline.clone());
            }
        }
    }
    kept
}

/// Every anchor that a block carries.
pub(super) fn anchors(blocks: &[Block]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    collect(blocks, 0, &mut out);
    out
}

fn collect(blocks: &[Block], depth: usize, out: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            // A heading inside a frame is a bold line and cannot be pointed at.
            Block::Heading { anchor, .. } if depth == 0 => {
                out.insert(anchor.clone());
            }
            Block::Paragraph { anchor, .. } | Block::Figure { anchor, .. } => {
                out.extend(anchor.clone());
            }
            Block::Table(table) => out.extend(table.anchor.clone()),
            Block::List { items, .. } => {
                for item in items {
                    out.extend(item.anchor.clone());
                    collect(&item.blocks, depth + 1, out);
                }
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => {
                collect(blocks, depth + 1, out);
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Code { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

/// Visits every piece of running text.
pub(super) fn walk(blocks: &[Block], visit: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                each(content, visit);
            }
            Block::List { items, .. } => {
                for item in items {
                    walk(&item.blocks, visit);
                }
            }
            Block::Quote { blocks, .. } => walk(blocks, visit),
            Block::Box { title, blocks, .. } => {
                each(title, visit);
                walk(blocks, visit);
            }
            Block::Table(table) => {
                each(&table.caption, visit);
                each(&table.source, visit);
                table.columns.iter().for_each(|column| each(&column.title, visit));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| each(cell, visit));
            }
            Block::Figure { caption, source, .. } => {
                each(caption, visit);
                each(source, visit);
            }
            Block::Facts { items } => items.iter().for_each(|fact| each(&fact.content, visit)),
            Block::Gap { content, detail } => {
                each(content, visit);
                each(detail, visit);
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Code { .. }
            | Block::Rule => {}
        }
    }
}

fn each(content: &[Inline], visit: &mut dyn FnMut(&Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Emph { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Small { content }
            | Inline::Link { content, .. }
            | Inline::Elders { content, .. }
            | Inline::Footnote { content, .. } => each(content, visit),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::FootnoteRef { .. }
            | Inline::Image { .. }
            | Inline::Status { .. }
            | Inline::Break => {}
        }
    }
}
