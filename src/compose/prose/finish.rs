//! Settles what needs the whole text: anchors, links to them, and footnotes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::build::{Draft, pin::SAMENVATTING};
use super::{MAX_NOTES, Prose, ProseNote, ProseNoteKind};
use crate::document::{Block, Inline, text};

/// Gives every amendable block its anchor, points local links at them and puts footnotes in place.
pub(super) fn finish(draft: Draft, prefix: &str) -> Prose {
    let Draft { mut blocks, footnotes, mut notes } = draft;
    let mut anchors = Anchors {
        prefix,
        taken: BTreeSet::new(),
        ordinal: 0,
        duplicates: vec![],
        samenvatting: BTreeSet::new(),
    };
    for block in &mut blocks {
        anchors.give(block);
    }

    let mut contents = BTreeMap::new();
    for (name, (_, blocks)) in &footnotes {
        let mut content = Vec::new();
        flatten(blocks, &mut content);
        contents.insert(name.clone(), content);
    }
    let (used, nested) = (BTreeSet::new(), Vec::new());
    let mut pass = Footnotes { prefix, anchors: &anchors.taken, contents, used, nested };
    pass.blocks(&mut blocks);

    let place = |name: &str| footnotes.get(name).map_or(0..0, |(range, _)| range.clone());
    let mut note = |range: Range<usize>, kind| notes.push(ProseNote { range, kind });
    for name in &anchors.duplicates {
        note(0..0, ProseNoteKind::DuplicateAnchor { name: name.clone() });
    }
    for name in &pass.nested {
        note(place(name), ProseNoteKind::NestedFootnote { name: name.clone() });
    }
    for name in footnotes.keys().filter(|name| !pass.used.contains(*name)) {
        note(place(name), ProseNoteKind::UnusedFootnote { name: name.clone() });
    }
    notes.sort_by_key(|note| (note.range.start, note.range.end));
    notes.truncate(MAX_NOTES);
    Prose { blocks, notes, samenvatting: anchors.samenvatting }
}

struct Anchors<'a> {
    prefix: &'a str,
    taken: BTreeSet<String>,
    ordinal: usize,
    duplicates: Vec<String>,
    /// The anchors of what is marked for the samenvatting.
    samenvatting: BTreeSet<String>,
}

impl Anchors<'_> {
    fn give(&mut self, block: &mut Block) {
        match block {
            Block::Heading { anchor, content, .. } => *anchor = self.of_heading(content),
            Block::Paragraph { anchor, .. } => *anchor = Some(self.next(anchor.take())),
            Block::List { items, .. } => {
                for item in items {
                    let pin = match item.blocks.first_mut() {
                        Some(Block::Paragraph { anchor, .. }) => anchor.take(),
                        _ => None,
                    };
                    item.anchor = Some(self.next(pin));
                    item.blocks.iter_mut().for_each(|block| self.inner(block));
                }
            }
            other => self.inner(other),
        }
    }

    /// Below the top level only pinned paragraphs keep an anchor.
    fn inner(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph { anchor, .. } => {
                *anchor = anchor.take().and_then(|pin| self.inside(pin));
            }
            Block::List { items, .. } => {
                items.iter_mut().flat_map(|i| &mut i.blocks).for_each(|block| self.inner(block));
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => {
                for block in blocks {
                    self.inner(block);
                }
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Figure { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }

    fn of_heading(&mut self, content: &[Inline]) -> String {
        self.free(&slug(&text::plain(content)))
    }

    fn next(&mut self, pin: Option<String>) -> String {
        self.ordinal += 1;
        let (pin, marked) = split(pin.unwrap_or_default());
        let pinned = pin.and_then(|pin| self.pinned(pin));
        let name = pinned.unwrap_or_else(|| prefixed(self.prefix, &self.ordinal.to_string()));
        if marked {
            self.samenvatting.insert(name.clone());
        }
        name
    }

    /// Below the top level a mark needs an anchor to be found by.
    fn inside(&mut self, pin: String) -> Option<String> {
        let (pin, marked) = split(pin);
        let mut name = pin.and_then(|pin| self.pinned(pin));
        if marked {
            let found = name.unwrap_or_else(|| self.free("samenvatting"));
            self.samenvatting.insert(found.clone());
            name = Some(found);
        }
        name
    }

    /// A name that is not taken yet.
    fn free(&mut self, wanted: &str) -> String {
        let mut name = prefixed(self.prefix, wanted);
        let mut count = 1;
        while !self.taken.insert(name.clone()) {
            count += 1;
            name = prefixed(self.prefix, &format!("{wanted}-{count}"));
        }
        name
    }

    fn pinned(&mut self, pin: String) -> Option<String> {
        let name = prefixed(self.prefix, &pin);
        if self.taken.insert(name.clone()) {
            return Some(name);
        }
        self.duplicates.push(pin);
        None
    }
}

struct Footnotes<'a> {
    prefix: &'a str,
    anchors: &'a BTreeSet<String>,
    contents: BTreeMap<String, Vec<Inline>>,
    used: BTreeSet<String>,
    nested: Vec<String>,
}

impl Footnotes<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                    self.inlines(content, false);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(&mut item.blocks);
                    }
                }
                Block::Quote { blocks, .. } | Block::Box { blocks, .. } => self.blocks(blocks),
                Block::Table(table) => {
                    table.columns.iter_mut().for_each(|col| self.inlines(&mut col.title, false));
                    let rows = table.rows.iter_mut();
                    rows.flat_map(|row| &mut row.cells).for_each(|cell| self.inlines(cell, false));
                }
                Block::TitlePage
                | Block::Contents
                | Block::Register { .. }
                | Block::Code { .. }
                | Block::Figure { .. }
                | Block::Facts { .. }
                | Block::Gap { .. }
                | Block::Rule => {}
            }
        }
    }

    /// `inside` a footnote a reference is printed: notes in notes could run in a circle.
    fn inlines(&mut self, content: &mut [Inline], inside: bool) {
        for inline in content {
            match inline {
                Inline::FootnoteRef { id } if inside => {
                    let words = format!("[^{id}]");
                    self.nested.push(std::mem::take(id));
                    *inline = Inline::text(words);
                }
                Inline::FootnoteRef { id } => *inline = self.reference(&std::mem::take(id)),
                Inline::Link { target, content } => {
                    self.localise(target);
                    self.inlines(content, inside);
                }
                Inline::Emph { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Small { content }
                | Inline::Elders { content, .. } => self.inlines(content, inside),
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::Footnote { .. }
                | Inline::Image { .. }
                | Inline::Status { .. }
                | Inline::Break => {}
            }
        }
    }

    /// A name of this text goes before one of the whole document.
    fn localise(&self, target: &mut String) {
        if let Some(name) = target.strip_prefix('#') {
            let local = prefixed(self.prefix, name);
            if self.anchors.contains(&local) {
                *target = format!("#{local}");
            }
        }
    }

    fn reference(&mut self, name: &str) -> Inline {
        let id = prefixed(self.prefix, name);
        let Some(content) = self.contents.get(name) else {
            return Inline::text(format!("[^{name}]"));
        };
        if !self.used.insert(name.to_owned()) {
            return Inline::FootnoteRef { id };
        }
        let mut content = content.clone();
        self.inlines(&mut content, true);
        if text::is_blank(&content) {
            content = vec![Inline::text("–")];
        }
        Inline::Footnote { id, content }
    }
}

/// Running text out of the blocks of a footnote, a line each.
fn flatten(blocks: &[Block], out: &mut Vec<Inline>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => line(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| flatten(&item.blocks, out)),
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => flatten(blocks, out),
            Block::Code { text } => {
                for text in text.lines().filter(|text| !text.trim().is_empty()) {
                    line(&[Inline::Code { text: text.to_owned() }], out);
                }
            }
            Block::Table(table) => {
                table.columns.iter().for_each(|column| line(&column.title, out));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| line(cell, out));
            }
            Block::Figure { image, alt, caption, .. } => {
                line(&[Inline::Image { image: image.clone(), alt: alt.clone() }], out);
                line(caption, out);
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

fn line(content: &[Inline], out: &mut Vec<Inline>) {
    if content.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(Inline::Break);
    }
    out.extend_from_slice(content);
}

/// A pin as its name and whether it marks for the samenvatting.
fn split(pin: String) -> (Option<String>, bool) {
    let marked = pin.ends_with(SAMENVATTING);
    let name = pin.strip_suffix(SAMENVATTING).unwrap_or(&pin);
    ((!name.is_empty()).then(|| name.to_owned()), marked)
}

fn prefixed(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}-{name}") }
}

/// A readable anchor out of a title.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase).take(60) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "kop".to_owned() } else { slug.to_owned() }
}
