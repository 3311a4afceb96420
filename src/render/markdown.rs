//! Writes a document as GitHub Flavored Markdown that reads well, in a git host and as plain text.
//!
//! Parsed again it gives the same text. The document's title is the one heading of level 1, so every
//! other heading moves down one level. Links point at the slugs that git hosts give to headings; only
//! what is linked to and is no heading gets an `<a id>`.

mod inline;
mod links;
mod table;

use std::fmt::Write as _;

use crate::document::{
    Block, BoxRole, Document, Fact, Huisstijl, Inline, Item, Meta, Table, register_items, text,
};
use inline::{Context, Inlines};
use links::Links;

/// The whole document as Markdown, ending in a line end.
pub fn write(document: &Document) -> String {
    let links = Links::of(document);
    let (inlines, beelden) = (Inlines::new(&links), beelden(&document.huisstijl));
    let mut writer =
        Writer { document: &document.blocks, links: &links, inlines, beelden, headings: 0 };
    let mut chapters = Vec::new();
    let mut rest = document.blocks.as_slice();
    while !rest.is_empty() {
        let starts = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
        let end = rest.iter().skip(1).position(starts).map_or(rest.len(), |at| at + 1);
        let (chapter, later) = rest.split_at(end);
        chapters.push(writer.blocks(chapter, &document.meta));
        chapters.extend(writer.inlines.take_footnotes());
        rest = later;
    }
    chapters.retain(|chapter| !chapter.is_empty());
    let mut out = chapters.join("\n\n");
    out.push('\n');
    out
}

/// Logo and cover, as far as they have words.
fn beelden(huisstijl: &Huisstijl) -> Vec<Inline> {
    let both = [&huisstijl.logo, &huisstijl.voorblad].into_iter().flatten();
    let words = both.filter_map(|beeld| Some((beeld.image.clone(), beeld.alt.clone()?)));
    words.map(|(image, alt)| Inline::Image { image, alt }).collect()
}

struct Writer<'a> {
    document: &'a [Block],
    links: &'a Links,
    inlines: Inlines<'a>,
    /// Logo and cover, as far as they have words.
    beelden: Vec<Inline>,
    /// How many headings were written, to find the slug of the next.
    headings: usize,
}

impl Writer<'_> {
    fn title_page(&mut self, meta: &Meta) -> String {
        let mut parts = vec![title_page(meta)];
        for beeld in std::mem::take(&mut self.beelden) {
            parts.push(self.inlines.paragraph("", &[beeld]));
        }
        parts.join("\n\n")
    }

    /// The text of a block without a final line end; none when there is nothing to show.
    fn block(&mut self, block: &Block, meta: &Meta) -> Option<String> {
        let text = match block {
            Block::TitlePage => self.title_page(meta),
            Block::Contents => self.contents(),
            Block::Register { soort } => {
                self.list(None, &register_items(self.document, *soort), meta, false)
            }
            Block::Heading { level, number, content, .. } => {
                self.headings += 1;
                self.heading(*level, number.as_deref(), content)
            }
            Block::Paragraph { number, anchor, content } => {
                let lead = self.lead(number.as_deref(), anchor.as_deref());
                self.inlines.paragraph(&lead, content)
            }
            Block::List { start, items } => self.list(*start, items, meta, false),
            Block::Quote { blocks, speaker } => self.quote(blocks, speaker.as_deref(), meta),
            Block::Code { text } => code(text),
            Block::Table(table) => self.table(table),
            Block::Figure { image, alt, label, caption, source, anchor } => {
                let picture = Inline::Image { image: image.clone(), alt: alt.clone() };
                let picture = self.inlines.paragraph("", &[picture]);
                let lead = self.lead(None, anchor.as_deref());
                let caption = self.caption(&lead, label.as_deref(), caption);
                joined([Some(picture), caption, self.small(source)])
            }
            Block::Box { role, title, blocks } => self.framed(*role, title, blocks, meta),
            Block::Facts { items } => self.list(None, &as_items(items), meta, false),
            Block::Gap { content, detail } => {
                let content = self.inlines.paragraph("**Nog open:** ", content);
                let detail = self.inlines.paragraph("", detail);
                quoted(&joined([Some(content), Some(detail)]))
            }
            Block::Rule => "---".to_owned(),
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// Blocks with a blank line between them; two lists in a row get different marks.
    fn blocks(&mut self, blocks: &[Block], meta: &Meta) -> String {
        let mut parts = Vec::new();
        let mut other_mark = false;
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| blocks.get(index));
            let mut mark = |numbered: bool| {
                other_mark = before.is_some_and(|before| is_list(before, numbered)) && !other_mark;
                other_mark
            };
            let text = match block {
                Block::List { start, items } => {
                    Some(self.list(*start, items, meta, mark(start.is_some())))
                }
                Block::Facts { items } => {
                    Some(self.list(None, &as_items(items), meta, mark(false)))
                }
                _ => self.block(block, meta),
            };
            parts.extend(text.filter(|text| !text.trim().is_empty()));
        }
        parts.join("\n\n")
    }

    fn heading(&mut self, level: u8, number: Option<&str>, content: &[Inline]) -> String {
        let marks = "#".repeat(usize::from(level.clamp(1, 5)) + 1);
        let title = self.inlines.line(content, Context::Heading);
        match number {
            Some(number) => format!("{marks} {} {title}", inline::escaped(number)),
            None => format!("{marks} {title}"),
        }
    }

    fn contents(&mut self) -> String {
        let mut out = "## Inhoud\n".to_owned();
        for heading in self.links.headings().iter().filter(|heading| heading.level <= 2) {
            let indent = "  ".repeat(usize::from(heading.level.saturating_sub(1)));
            let title = inline::escaped(&heading.title);
            let _ = write!(out, "\n{indent}- [{title}](#{})", heading.slug);
        }
        out
    }

    /// What stands before a text: a place for links, and the number in the margin.
    fn lead(&self, number: Option<&str>, anchor: Option<&str>) -> String {
        let mut lead = String::new();
        if let Some(anchor) = anchor.filter(|anchor| self.links.needs_mark(anchor)) {
            let _ = write!(lead, "<a id=\"{}\"></a>", links::html_id(anchor));
        }
        if let Some(number) = number {
            let _ = write!(lead, "*{}* ", inline::escaped(number));
        }
        lead
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], meta: &Meta, other: bool) -> String {
        let loose = items.iter().any(|item| {
            let apart = |block: &Block| !matches!(block, Block::List { .. });
            item.blocks.iter().skip(1).any(apart)
        });
        let mut parts = Vec::with_capacity(items.len());
        for (number, item) in (start.unwrap_or(0).min(900_000_000)..).zip(items) {
            let mark = match (start, other) {
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
                (Some(_), false) => format!("{number}. "),
                (Some(_), true) => format!("{number}) "),
            };
            parts.push(self.item(item, &mark, loose, meta));
        }
        parts.join(if loose { "\n\n" } else { "\n" })
    }

    fn item(&mut self, item: &Item, mark: &str, loose: bool, meta: &Meta) -> String {
        let mut lead = match item.done {
            Some(true) => "[x] ".to_owned(),
            Some(false) => "[ ] ".to_owned(),
            None => String::new(),
        };
        lead.push_str(&self.lead(item.number.as_deref(), item.anchor.as_deref()));
        let body = match item.blocks.split_first() {
            Some((Block::Paragraph { number, anchor, content }, rest)) => {
                lead.push_str(&self.lead(number.as_deref(), anchor.as_deref()));
                let first = self.inlines.paragraph(&lead, content);
                let rest = self.blocks(rest, meta);
                let gap = if loose { "\n\n" } else { "\n" };
                if rest.is_empty() { first } else { format!("{first}{gap}{rest}") }
            }
            _ => joined([Some(lead.trim_end().to_owned()), Some(self.blocks(&item.blocks, meta))]),
        };
        let indent = " ".repeat(mark.len());
        let body = indented(&body, &indent);
        if body.is_empty() { mark.trim_end().to_owned() } else { format!("{mark}{body}") }
    }

    fn quote(&mut self, blocks: &[Block], speaker: Option<&str>, meta: &Meta) -> String {
        let speaker = speaker.map(|speaker| format!("— {}", inline::escaped(speaker)));
        quoted(&joined([Some(self.blocks(blocks, meta)), speaker]))
    }

    fn framed(&mut self, role: BoxRole, title: &[Inline], blocks: &[Block], meta: &Meta) -> String {
        let word = match role {
            BoxRole::Kader | BoxRole::Opmerking => "",
            BoxRole::Voorbeeld => "Voorbeeld",
            BoxRole::Tip => "Tip",
        };
        let title = match (word.is_empty(), text::is_blank(title)) {
            (true, true) => None,
            (false, true) => Some(format!("**{word}**")),
            (named, false) => {
                let lead = if named { String::new() } else { format!("**{word}:** ") };
                let content = title.to_vec();
                Some(self.inlines.paragraph(&lead, &[Inline::Strong { content }]))
            }
        };
        quoted(&joined([title, Some(self.blocks(blocks, meta))]))
    }

    fn table(&mut self, table: &Table) -> String {
        let lead = self.lead(None, table.anchor.as_deref());
        let caption = self.caption(&lead, table.label.as_deref(), &table.caption);
        let grid = table::write(table, &mut self.inlines);
        joined([caption, Some(grid), self.small(&table.source)])
    }

    /// `**Tabel 3** *Titel*`, or what there is of it.
    fn caption(&mut self, lead: &str, label: Option<&str>, caption: &[Inline]) -> Option<String> {
        let mut lead = lead.to_owned();
        if let Some(label) = label {
            let _ = write!(lead, "**{}** ", inline::escaped(label));
        }
        if text::is_blank(caption) {
            return (!lead.trim().is_empty()).then(|| lead.trim().to_owned());
        }
        let content = caption.to_vec();
        Some(self.inlines.paragraph(&lead, &[Inline::Emph { content }]))
    }

    fn small(&mut self, content: &[Inline]) -> Option<String> {
        let content = content.to_vec();
        let shown = !text::is_blank(&content);
        shown.then(|| self.inlines.paragraph("", &[Inline::Emph { content }]))
    }
}

/// Whether the block is written as a list with numbers, or as one with bullets.
fn is_list(block: &Block, numbered: bool) -> bool {
    match block {
        Block::List { start, .. } => start.is_some() == numbered,
        Block::Facts { .. } => !numbered,
        _ => false,
    }
}

/// Facts as a list in which each begins with its label.
fn as_items(facts: &[Fact]) -> Vec<Item> {
    let item = |fact: &Fact| {
        let label = Inline::text(format!("{}:", fact.label));
        let mut content = vec![Inline::Strong { content: vec![label] }, Inline::text(" ")];
        content.extend(fact.content.iter().cloned());
        let blocks = vec![Block::Paragraph { number: None, anchor: None, content }];
        Item { number: None, anchor: None, done: None, blocks }
    };
    facts.iter().map(item).collect()
}

fn title_page(meta: &Meta) -> String {
    let mut parts = vec![format!("# {}", inline::escaped_line(&meta.title))];
    let mut facts = Vec::new();
    if let Some(subtitle) = &meta.subtitle {
        facts.push(format!("**{}**", inline::escaped(subtitle.trim())));
    }
    let versie = meta.versie.as_ref().map(|versie| format!("versie {versie}"));
    let facts_line =
        [Some(&meta.gemeente), Some(&meta.status), versie.as_ref(), Some(&meta.date_text)];
    let facts_line: Vec<String> = facts_line
        .into_iter()
        .flatten()
        .filter(|fact| !fact.trim().is_empty())
        .map(|fact| inline::escaped(fact.trim()))
        .collect();
    facts.push(facts_line.join(" · "));
    parts.extend(facts.into_iter().filter(|fact| !fact.is_empty()));
    if let Some(notice) = &meta.notice {
        parts.push(format!("> {}", inline::escaped_line(notice)));
    }
    parts.join("\n\n")
}

fn code(text: &str) -> String {
    let text = text::visible_lines(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", text.strip_suffix('\n').unwrap_or(&text))
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let shown = parts.into_iter().flatten().filter(|part| !part.trim().is_empty());
    shown.collect::<Vec<_>>().join("\n\n")
}

fn quoted(text: &str) -> String {
    let quote = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.split('\n').map(quote).collect::<Vec<_>>().join("\n")
}

/// Every line but the first and the empty ones moves in.
fn indented(text: &str, indent: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
    }
    out
}
