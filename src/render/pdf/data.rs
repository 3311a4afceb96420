//! The document as the JSON that the template reads: what a page cannot hold is settled here.

mod inline;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Value, json};

use super::glyphs::{fit_lines, short};
use crate::document::{Block, Document, Fact, Inline, Item, Meta, text};
use crate::grafiek::maat::semibold_width;
use inline::Inlines;

/// Titles longer than this are cut where they are repeated: bookmarks, contents, page headers.
const MAX_TITLE: usize = 300;
/// Text alternatives longer than this are cut; a PDF holds no string much longer.
pub(super) const MAX_ALT: usize = 4_000;
/// Choosing the best line ends costs more than linear time; longer paragraphs take the first that fit.
const MAX_OPTIMISED: usize = 4_000;
/// Facts of no more lines than this stay on one page.
const MAX_FACTS_TOGETHER: usize = 10;
/// About how many characters a line of a fact holds.
const FACT_LINE: usize = 62;
/// How wide the label of a fact may be to stand beside it, in units of its size: 29 of 30 millimetres.
const LABEL_ROOM: f64 = 8.7;
/// Blocks deeper than this lose their frame; Typst allows little more.
const MAX_DEPTH: usize = 12;

/// The data for `document`, whose images have the virtual paths `images`.
pub(super) fn of(document: &Document, images: &BTreeMap<&str, String>) -> Value {
    let mut writer = Writer {
        inlines: Inlines::new(images, targets(&document.blocks)),
        level: 0,
        depth: 0,
        size: images.keys().filter_map(|key| Some((*key, document.images.get(*key)?))).collect(),
    };
    let mut runs = Value::Array(writer.runs(&document.blocks));
    writer.inlines.settle(&mut runs);
    json!({ "meta": meta(&document.meta), "runs": runs })
}

struct Writer<'a> {
    inlines: Inlines<'a>,
    /// The level of the last heading.
    level: u8,
    /// How many frames, lists and quotations are open.
    depth: usize,
    size: BTreeMap<&'a str, &'a crate::document::Image>,
}

impl Writer<'_> {
    /// Stretches of pages that are upright or on their side. A heading right above a wide table goes
    /// with it, and so do wide tables in a row.
    fn runs(&mut self, blocks: &[Block]) -> Vec<Value> {
        let mut runs: Vec<(bool, Vec<Value>)> = Vec::new();
        let mut at = 0;
        while at < blocks.len() {
            let headings = blocks[at..].iter().take_while(|block| is_heading(block)).count();
            let wide = blocks.get(at + headings).is_some_and(is_wide);
            let count = if wide { headings + 1 } else { headings.max(1) };
            let mut values = Vec::new();
            for block in &blocks[at..at + count] {
                self.block(block, &mut values);
            }
            match runs.last_mut() {
                Some((last, run)) if *last == wide => run.extend(values),
                _ => runs.push((wide, values)),
            }
            at += count;
        }
        runs.into_iter().map(|(wide, blocks)| json!({ "wide": wide, "blocks": blocks })).collect()
    }

    fn block(&mut self, block: &Block, out: &mut Vec<Value>) {
        match block {
            Block::TitlePage => out.push(json!({ "kind": "title-page" })),
            Block::Contents => out.push(json!({ "kind": "contents" })),
            Block::Register { soort } => out.push(json!({ "kind": "register", "soort": soort })),
            Block::Heading { level, number, anchor, content } => {
                self.heading(*level, number.as_deref(), anchor, content, out);
            }
            Block::Paragraph { number, anchor, content } => {
                let long = text::plain(content).len() > MAX_OPTIMISED;
                let content = self.inlines.of(content);
                if !content.is_empty() {
                    let label = self.inlines.label(anchor.as_deref());
                    let number = number.as_ref().map(|number| short(number, 20));
                    out.push(json!({
                        "kind": "paragraph", "number": number, "label": label, "long": long,
                        "content": content,
                    }));
                }
            }
            Block::List { start, items } => self.list(*start, items, out),
            Block::Quote { blocks, speaker } => {
                let speaker = speaker.as_ref().map(|speaker| super::glyphs::fit(speaker));
                self.framed(
                    blocks,
                    out,
                    |blocks| json!({ "kind": "quote", "blocks": blocks, "speaker": speaker }),
                );
            }
            Block::Code { text } => out.push(json!({ "kind": "code", "text": fit_lines(text) })),
            Block::Table(table) => table::push(table, &mut self.inlines, self.depth > 0, out),
            Block::Figure { image, alt, label, caption, source, anchor } => {
                let Some(file) = self.inlines.file(image) else {
                    let content = self.inlines.of(&[Inline::text(format!("[beeld: {alt}]"))]);
                    return out.push(json!({ "kind": "paragraph", "content": content }));
                };
                let tall = self.size.get(image.as_str()).is_some_and(|i| i.height > i.width);
                out.push(json!({
                    "kind": "figure", "file": file, "alt": alt_text(alt), "tall": tall,
                    "name": label.as_ref().map(|label| short(label, 80)),
                    "listed": listed(label.as_deref(), caption),
                    "caption": self.inlines.of(caption), "source": self.inlines.of(source),
                    "label": self.inlines.label(anchor.as_deref()),
                }));
            }
            Block::Box { role, title, blocks } => {
                let title = self.inlines.of(title);
                self.framed(blocks, out, |blocks| {
                    json!({ "kind": "box", "role": role, "title": title, "blocks": blocks })
                });
            }
            Block::Facts { items } => {
                let values: Vec<Value> = items.iter().map(|fact| self.fact(fact)).collect();
                let whole = facts_height(items) <= MAX_FACTS_TOGETHER;
                out.push(json!({ "kind": "facts", "items": values, "whole": whole }));
            }
            Block::Gap { content, detail } => out.push(json!({
                "kind": "gap",
                "content": self.inlines.of(content), "detail": self.inlines.of(detail),
            })),
            Block::Rule => out.push(json!({ "kind": "rule" })),
        }
    }

    fn fact(&mut self, fact: &Fact) -> Value {
        let label = short(&fact.label, 80);
        let fits = semibold_width(&label) <= LABEL_ROOM;
        let content = self.inlines.of(&fact.content);
        json!({ "label": label, "fits": fits, "short": fact.is_short(), "content": content })
    }

    /// A heading; levels stay consecutive, and one that is no heading of the document is a bold line.
    fn heading(
        &mut self,
        level: u8,
        number: Option<&str>,
        anchor: &str,
        content: &[Inline],
        out: &mut Vec<Value>,
    ) {
        let words = text::plain(content);
        if words.trim().is_empty() {
            return;
        }
        if self.depth > 0 {
            let content = self.inlines.of(&[Inline::Strong { content: content.to_vec() }]);
            return out.push(json!({ "kind": "paragraph", "content": content }));
        }
        self.level = level.clamp(1, self.level + 1).min(6);
        let long = words.chars().count() > MAX_TITLE;
        let title =
            if long { vec![Inline::text(short(&words, MAX_TITLE))] } else { content.to_vec() };
        // A footnote in a title would be repeated in the contents; it follows the title instead.
        let (title, notes) = inline::without_footnotes(&title);
        out.push(json!({
            "kind": "heading", "level": self.level, "number": number.map(|number| short(number, 20)),
            "label": self.inlines.label(Some(anchor)), "content": self.inlines.of(&title),
            "short": short(&words, 80),
        }));
        let rest = if long { content.to_vec() } else { notes };
        if !rest.is_empty() {
            out.push(json!({ "kind": "paragraph", "content": self.inlines.of(&rest) }));
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], out: &mut Vec<Value>) {
        let mut values = Vec::with_capacity(items.len());
        self.depth += 1;
        for item in items {
            let mut blocks = Vec::new();
            item.blocks.iter().for_each(|block| self.block(block, &mut blocks));
            if let (Some(number), Some(Value::Object(first))) = (&item.number, blocks.first_mut())
                && first.get("kind").and_then(Value::as_str) == Some("paragraph")
            {
                // The number stands in the first line of the item, so that it is read with it.
                first.insert("number".to_owned(), json!(short(number, 20)));
            }
            values.push(json!({
                "label": self.inlines.label(item.anchor.as_deref()),
                "done": item.done, "blocks": blocks,
            }));
        }
        self.depth -= 1;
        if self.depth >= MAX_DEPTH {
            for value in &mut values {
                self.inlines.forget(value["label"].as_str());
                if let Some(Value::Array(blocks)) = value.get_mut("blocks") {
                    out.append(blocks);
                }
            }
            return;
        }
        let tasks = items.iter().any(|item| item.done.is_some());
        let start = start.map(|start| start.min(999_999_999));
        out.push(json!({
            "kind": "list", "start": start, "items": values, "tasks": tasks,
        }));
    }

    fn framed(
        &mut self,
        blocks: &[Block],
        out: &mut Vec<Value>,
        frame: impl FnOnce(Vec<Value>) -> Value,
    ) {
        let mut inner = Vec::new();
        self.depth += 1;
        for block in blocks {
            self.block(block, &mut inner);
        }
        self.depth -= 1;
        if self.depth >= MAX_DEPTH {
            out.append(&mut inner);
        } else {
            out.push(frame(inner));
        }
    }
}

fn meta(meta: &Meta) -> Value {
    let titles = [&meta.title, &meta.short_title, &meta.gemeente];
    let title =
        titles.map(|title| short(title, MAX_TITLE)).into_iter().find(|title| !title.is_empty());
    let optional = |text: &Option<String>, limit| {
        text.as_ref().map(|text| short(text, limit)).filter(|text| !text.is_empty())
    };
    let date = meta.date.parse::<Date>().ok();
    json!({
        "title": title.unwrap_or_else(|| "Zonder titel".to_owned()),
        "subtitle": optional(&meta.subtitle, MAX_TITLE),
        "short_title": short(&meta.short_title, 60),
        "gemeente": short(&meta.gemeente, 100),
        "status": short(&meta.status, 60),
        "watermark": optional(&meta.watermark, 24),
        "versie": optional(&meta.versie, 40),
        "date_text": short(&meta.date_text, 60),
        "date": date.map(|date| [i32::from(date.year()), i32::from(date.month()), i32::from(date.day())]),
        "notice": optional(&meta.notice, 600),
        "keywords": meta.keywords.iter().map(|word| short(word, 100)).collect::<Vec<_>>(),
    })
}

/// What a list of tables or figures says: the caption as plain text, for it is a link there.
pub(super) fn listed(label: Option<&str>, caption: &[Inline]) -> Option<[String; 2]> {
    label.map(|label| [short(label, 80), short(&text::plain(caption), MAX_TITLE)])
}

/// About how many lines facts take below each other, the short ones two by two.
fn facts_height(items: &[Fact]) -> usize {
    let pairs = items.iter().filter(|fact| fact.is_short()).count().div_ceil(2);
    let lines = |fact: &Fact| {
        let breaks = fact.content.iter().filter(|inline| matches!(inline, Inline::Break)).count();
        text::plain(&fact.content).chars().count() / FACT_LINE + breaks + 1
    };
    pairs + items.iter().filter(|fact| !fact.is_short()).map(lines).sum::<usize>()
}

/// The name of a file that goes along: what any system can write.
pub(super) fn file_name(path: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "/._- ".contains(c) { c } else { '_' };
    short(path, 200).chars().map(plain).collect()
}

pub(super) fn alt_text(alt: &str) -> String {
    let alt = short(alt, MAX_ALT);
    if alt.is_empty() { "beeld zonder beschrijving".to_owned() } else { alt }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading { .. })
}

fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table::is_wide(table))
}

/// The anchors that links point at.
fn targets(blocks: &[Block]) -> BTreeSet<String> {
    let mut targets = BTreeSet::new();
    inline::walk(blocks, &mut |inline| {
        if let Inline::Link { target, .. } = inline {
            targets.extend(target.strip_prefix('#').map(str::to_owned));
        }
    });
    // Only what stands somewhere can be pointed at.
    let anchors = inline::anchors(blocks);
    targets.retain(|target| anchors.contains(target));
    targets
}
