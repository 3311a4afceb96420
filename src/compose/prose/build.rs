//! Builds blocks from parser events with a stack of its own, so that depth costs no call stack.

pub(super) mod pin;
mod small;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

use small::{align_of, level_of, shortened, trim, weight};

use super::{
    MAX_BLOCK_DEPTH, MAX_CELLS, MAX_INLINE_DEPTH, MAX_NOTES, ProseNote, ProseNoteKind,
    ProseOptions, url,
};
use crate::{
    document::{Align, Block, Column, Inline, Item, Row, Table, text},
    formule::Gemerkt,
};

/// Per footnote name: where it is defined, and what it says.
pub(super) type Footnotes = BTreeMap<String, (Range<usize>, Vec<Block>)>;

/// What the events gave, before anchors and footnotes are settled.
pub(super) struct Draft {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: Footnotes,
    pub(super) notes: Vec<ProseNote>,
}

pub(super) struct Builder<'a> {
    text: &'a str,
    options: &'a ProseOptions<'a>,
    /// The formulas, each behind a mark in the text.
    marked: Option<&'a Gemerkt>,
    /// What takes the place of the paragraph that is open.
    placed: Option<Vec<Block>>,
    /// The innermost is last; the first is the root and stays.
    frames: Vec<Frame>,
    /// For every open tag whether it has a frame; flattened tags have none.
    open: Vec<bool>,
    /// The levels of the headings above, as the author wrote them.
    levels: Vec<u8>,
    cells: usize,
    footnotes: Footnotes,
    notes: Vec<ProseNote>,
}

struct Frame {
    kind: Kind,
    range: Range<usize>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// Where the last piece of text ended, to look back at how it was written.
    text_end: usize,
    /// The title of the last image, which becomes the caption of a figure.
    image_title: String,
}

enum Kind {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List { start: Option<u64>, items: Vec<Item> },
    Item { done: Option<bool> },
    Footnote(String),
    Code(String),
    Html(String),
    Table { aligns: Vec<Alignment>, rows: Vec<Vec<Vec<Inline>>> },
    Cell,
    Emph,
    Strong,
    Strike,
    Link(String),
    Image { source: String, title: String },
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        text: &'a str,
        options: &'a ProseOptions<'a>,
        marked: Option<&'a Gemerkt>,
    ) -> Self {
        Self {
            text,
            options,
            marked,
            placed: None,
            frames: vec![Frame::new(Kind::Root, 0..text.len())],
            open: Vec::new(),
            levels: Vec::new(),
            cells: 0,
            footnotes: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// Takes one event; false when there is no sense in going on.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) -> bool {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::Html(words) => self.words(&words, range),
            Event::Code(code) => {
                let text = self.cleaned(&self.written(&code), &range);
                self.inline(Inline::Code { text });
            }
            Event::InlineHtml(html) if self.is_cell_break(&html) => self.inline(Inline::Break),
            Event::InlineHtml(html) => {
                self.note(range.clone(), ProseNoteKind::Html);
                let html = self.written(&html);
                self.words(&html, range);
            }
            Event::FootnoteReference(name) => {
                let id = self.written(&name).into_owned();
                self.inline(Inline::FootnoteRef { id });
            }
            Event::SoftBreak => self.inline(Inline::text(" ")),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(checked) => self.mark_task(checked),
        }
        if self.cells > MAX_CELLS {
            self.note(self.text.len()..self.text.len(), ProseNoteKind::HugeTable);
        }
        self.cells <= MAX_CELLS
    }

    /// Closes what is still open and gives the draft.
    pub(super) fn done(mut self) -> Draft {
        while self.frames.len() > 1 {
            self.close();
        }
        self.flush();
        let blocks = std::mem::take(&mut self.top().blocks);
        Draft { blocks, footnotes: self.footnotes, notes: self.notes }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = self.kind_of(tag, &range);
        self.open.push(kind.is_some());
        if let Some(kind) = kind {
            if kind.is_block() {
                self.flush();
            }
            self.frames.push(Frame::new(kind, range));
        }
    }

    /// The frame for a tag; none when its content goes straight to what is around it.
    fn kind_of(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Option<Kind> {
        match tag {
            Tag::Paragraph => Some(Kind::Paragraph),
            Tag::Heading { level, .. } => Some(Kind::Heading(level_of(level))),
            Tag::BlockQuote(_) => self.unless_deep(Kind::Quote, range),
            Tag::List(start) => self.unless_deep(Kind::List { start, items: Vec::new() }, range),
            Tag::Item => {
                // The items of a flattened list become paragraphs.
                self.flush();
                let in_list = matches!(self.top().kind, Kind::List { .. });
                in_list.then_some(Kind::Item { done: None })
            }
            Tag::FootnoteDefinition(name) => Some(Kind::Footnote(self.written(&name).into_owned())),
            Tag::CodeBlock(_) => Some(Kind::Code(String::new())),
            Tag::HtmlBlock => Some(Kind::Html(String::new())),
            Tag::Table(aligns) => Some(Kind::Table { aligns, rows: Vec::new() }),
            Tag::TableHead | Tag::TableRow => {
                if let Kind::Table { rows, .. } = &mut self.top().kind {
                    rows.push(Vec::new());
                }
                None
            }
            Tag::TableCell => Some(Kind::Cell),
            Tag::Emphasis => self.unless_deep(Kind::Emph, range),
            Tag::Strong => self.unless_deep(Kind::Strong, range),
            Tag::Strikethrough => self.unless_deep(Kind::Strike, range),
            Tag::Link { link_type, dest_url, .. } => {
                let mail = matches!(link_type, LinkType::Email);
                let target = self.written(&dest_url);
                let target = if mail { format!("mailto:{target}") } else { target.into_owned() };
                self.unless_deep(Kind::Link(target), range)
            }
            Tag::Image { dest_url, title, .. } => {
                let (source, title) = (self.written(&dest_url), self.written(&title));
                Some(Kind::Image { source: source.into_owned(), title: title.into_owned() })
            }
            // Extensions that are off.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => None,
        }
    }

    fn unless_deep(&mut self, kind: Kind, range: &Range<usize>) -> Option<Kind> {
        let block = kind.is_block();
        let limit = if block { MAX_BLOCK_DEPTH } else { MAX_INLINE_DEPTH };
        let nests = |frame: &&Frame| frame.kind.nests() && frame.kind.is_block() == block;
        if self.frames.iter().filter(nests).count() < limit {
            return Some(kind);
        }
        if block {
            self.flush();
        }
        self.note(range.clone(), ProseNoteKind::TooDeep);
        None
    }

    fn end(&mut self, end: TagEnd) {
        if self.open.pop() == Some(true) {
            self.close();
        } else if matches!(end, TagEnd::Item | TagEnd::BlockQuote(_)) {
            self.flush();
        }
    }

    fn close(&mut self) {
        self.flush();
        let Some(frame) = self.frames.pop() else { return };
        let Frame { kind, range, blocks, inlines, text_end, image_title } = frame;
        match kind {
            Kind::Root => {}
            Kind::Paragraph => self.paragraph(inlines, text_end, image_title),
            Kind::Heading(level) => self.heading(level, inlines, range),
            Kind::Quote if blocks.is_empty() => {}
            Kind::Quote => self.block(Block::Quote { blocks, speaker: None }),
            Kind::List { items, .. } if items.is_empty() => {}
            Kind::List { start, items } => self.block(Block::List { start, items }),
            Kind::Item { done } => {
                if let Kind::List { items, .. } = &mut self.top().kind {
                    items.push(Item { number: None, anchor: None, done, blocks });
                }
            }
            Kind::Footnote(name) => {
                self.footnotes.entry(name).or_insert((range, blocks));
            }
            Kind::Code(code) => self.code(&code, range),
            Kind::Html(html) => self.html(&html, range),
            Kind::Table { aligns, rows } => self.table(&aligns, rows),
            Kind::Cell => self.cell(inlines),
            Kind::Emph => self.wrapped(inlines, |content| Inline::Emph { content }),
            Kind::Strong => self.wrapped(inlines, |content| Inline::Strong { content }),
            Kind::Strike => self.wrapped(inlines, |content| Inline::Strike { content }),
            Kind::Link(target) => self.link(&target, inlines, range),
            Kind::Image { source, title } => self.image(&source, &title, &inlines, range),
        }
    }

    /// Words that stand directly in a container become a paragraph of it.
    fn flush(&mut self) {
        let frame = self.top();
        if frame.inlines.is_empty() || !frame.kind.holds_blocks() {
            return;
        }
        let inlines = std::mem::take(&mut frame.inlines);
        let title = std::mem::take(&mut frame.image_title);
        let end = frame.text_end;
        self.paragraph(inlines, end, title);
    }

    fn paragraph(&mut self, mut content: Vec<Inline>, text_end: usize, title: String) {
        trim(&mut content);
        if let Some(mut blocks) = self.placed.take() {
            self.top().blocks.append(&mut blocks);
        }
        if text::is_blank(&content) {
            return;
        }
        if let [Inline::Image { image, alt }] = content.as_slice() {
            let (image, alt) = (image.clone(), alt.clone());
            let caption = if title.is_empty() { vec![] } else { vec![Inline::text(title)] };
            let source = Vec::new();
            let figure = Block::Figure { image, alt, label: None, caption, source, anchor: None };
            self.top().blocks.push(figure);
            return;
        }
        let written = self.text.get(..text_end).unwrap_or_default();
        let anchor = pin::take(&mut content, written);
        self.top().blocks.push(Block::Paragraph { number: None, anchor, content });
    }

    fn heading(&mut self, level: u8, mut content: Vec<Inline>, range: Range<usize>) {
        trim(&mut content);
        if text::is_blank(&content) {
            return self.note(range, ProseNoteKind::EmptyHeading);
        }
        if self.frames.len() > 1 {
            self.note(range, ProseNoteKind::NestedHeading);
            let content = vec![Inline::Strong { content }];
            return self.block(Block::Paragraph { number: None, anchor: None, content });
        }
        while self.levels.last().is_some_and(|&above| above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        let depth = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
        let level = self.options.base_level.saturating_add(depth).min(6);
        self.block(Block::Heading { level, number: None, anchor: String::new(), content });
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        if code.chars().any(text::is_hidden) {
            self.note(range, ProseNoteKind::HiddenCharacters);
        }
        let text = text::visible_lines(code);
        let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
        if !text.trim().is_empty() {
            self.block(Block::Code { text });
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        self.note(range, ProseNoteKind::Html);
        let mut content = Vec::new();
        for line in text::visible_lines(html).lines().map(str::trim).filter(|l| !l.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::text(line));
        }
        if !content.is_empty() {
            self.block(Block::Paragraph { number: None, anchor: None, content });
        }
    }

    fn cell(&mut self, mut content: Vec<Inline>) {
        self.cells += 1;
        trim(&mut content);
        if let Kind::Table { rows, .. } = &mut self.top().kind
            && let Some(row) = rows.last_mut()
        {
            row.push(content);
        }
    }

    fn table(&mut self, aligns: &[Alignment], rows: Vec<Vec<Vec<Inline>>>) {
        let mut rows = rows.into_iter();
        let Some(head) = rows.next().filter(|head| !head.is_empty()) else { return };
        let mut rows: Vec<Row> = rows.map(|cells| Row { total: false, cells }).collect();
        for row in &mut rows {
            row.cells.resize(head.len(), Vec::new());
        }
        let mut columns = Vec::with_capacity(head.len());
        for (index, mut title) in head.into_iter().enumerate() {
            let weight = weight(&title, rows.iter().filter_map(|row| row.cells.get(index)));
            if text::is_blank(&title) {
                title = vec![Inline::text("–")];
            }
            let align = aligns.get(index).map_or(Align::Left, |&align| align_of(align));
            columns.push(Column { title, align, weight });
        }
        let named = |row: &Row| row.cells.first().is_some_and(|cell| !text::is_blank(cell));
        self.block(Block::Table(Table {
            anchor: None,
            label: None,
            caption: Vec::new(),
            row_headers: columns.len() > 1 && rows.iter().all(named),
            wide: columns.len() > 8,
            columns,
            rows,
            source: Vec::new(),
        }));
    }

    fn wrapped(&mut self, content: Vec<Inline>, wrap: fn(Vec<Inline>) -> Inline) {
        let seen = |inline: &Inline| matches!(inline, Inline::FootnoteRef { .. });
        if text::is_blank(&content) && !content.iter().any(seen) {
            self.inlines(content);
        } else {
            self.inline(wrap(content));
        }
    }

    fn link(&mut self, target: &str, content: Vec<Inline>, range: Range<usize>) {
        // A footnote mark is a link itself, so it goes behind the link.
        let mark = |inline: &Inline| matches!(inline, Inline::FootnoteRef { .. });
        let (marks, mut content): (Vec<_>, Vec<_>) = content.into_iter().partition(mark);
        let empty = text::is_blank(&content);
        if empty {
            content = vec![Inline::text(text::visible(target))];
        }
        if let Some(target) = url::allowed(target) {
            if empty {
                self.note(range, ProseNoteKind::EmptyLink);
            }
            self.inline(Inline::Link { target, content });
        } else {
            self.note(range, ProseNoteKind::RefusedLink { target: shortened(target) });
            self.inlines(content);
        }
        self.inlines(marks);
    }

    fn image(&mut self, source: &str, title: &str, alt: &[Inline], range: Range<usize>) {
        let alt = text::plain(alt).trim().to_owned();
        let path = shortened(source);
        let Some(found) = (self.options.images)(source) else {
            let words = if alt.is_empty() { format!("[beeld: {path}]") } else { alt };
            self.inline(Inline::text(words));
            return self.note(range, ProseNoteKind::UnknownImage { path });
        };
        let alt = if alt.is_empty() { found.alt.unwrap_or_default() } else { alt };
        let alt = text::visible(alt.trim()).into_owned();
        if alt.is_empty() {
            self.inline(Inline::text(format!("[beeld: {path}]")));
            return self.note(range, ProseNoteKind::ImageWithoutAlt { path });
        }
        self.inline(Inline::Image { image: found.key, alt });
        self.top().image_title = text::visible(title.trim()).into_owned();
    }

    fn inline(&mut self, inline: Inline) {
        let inlines = &mut self.top().inlines;
        match (inlines.last_mut(), inline) {
            (_, Inline::Text { text }) if text.is_empty() => {}
            (Some(Inline::Text { text: before }), Inline::Text { text })
            | (Some(Inline::Code { text: before }), Inline::Code { text }) => {
                before.push_str(&text);
            }
            (_, inline) => inlines.push(inline),
        }
    }

    fn inlines(&mut self, content: Vec<Inline>) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn block(&mut self, block: Block) {
        self.flush();
        self.top().blocks.push(block);
    }

    fn mark_task(&mut self, checked: bool) {
        let item = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.kind {
            Kind::Item { done } => Some(done),
            _ => None,
        });
        if let Some(done) = item {
            *done = Some(checked);
        }
    }

    /// GFM has no other way to break a line within a cell.
    fn is_cell_break(&self, html: &str) -> bool {
        let in_cell = self.frames.iter().any(|frame| matches!(frame.kind, Kind::Cell));
        in_cell && matches!(html.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "<br />")
    }

    fn note(&mut self, range: Range<usize>, kind: ProseNoteKind) {
        if self.notes.len() < MAX_NOTES {
            self.notes.push(ProseNote { range, kind });
        }
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the root frame stays until the draft is made")
    }
}
