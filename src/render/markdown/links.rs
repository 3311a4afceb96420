//! Where links within the document lead: the slug of a heading, or a mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Document, Inline, register, text};

/// The links of one document.
pub(super) struct Links {
    headings: Vec<Heading>,
    /// Anchor of a heading → its slug.
    slugs: BTreeMap<String, String>,
    /// Anchors of other blocks that something links to.
    marks: BTreeSet<String>,
}

/// A heading as the table of contents needs it.
pub(super) struct Heading {
    pub(super) level: u8,
    /// With its number.
    pub(super) title: String,
    pub(super) slug: String,
}

impl Links {
    pub(super) fn of(document: &Document) -> Self {
        let mut found = Found::default();
        found.blocks(&document.blocks);
        let mut links = Self { headings: vec![], slugs: BTreeMap::new(), marks: BTreeSet::new() };
        let mut taken = BTreeMap::new();
        // The slugs of the title and of the contents are taken first, as they come first.
        slug(&document.meta.title, &mut taken);
        slug("Inhoud", &mut taken);
        for (level, title, anchor) in found.headings {
            let slug = slug(&title, &mut taken);
            links.slugs.entry(anchor).or_insert_with(|| slug.clone());
            links.headings.push(Heading { level, title, slug });
        }
        for block in &document.blocks {
            let Block::Register { soort } = block else { continue };
            let lines = register(&document.blocks, *soort).into_iter();
            found.targets.extend(lines.filter_map(|line| line.anchor).map(str::to_owned));
        }
        let anchors = found.anchors.intersection(&found.targets);
        links.marks =
            anchors.filter(|anchor| !links.slugs.contains_key(*anchor)).cloned().collect();
        links
    }

    pub(super) fn headings(&self) -> &[Heading] {
        &self.headings
    }

    pub(super) fn needs_mark(&self, anchor: &str) -> bool {
        self.marks.contains(anchor)
    }

    /// The target to write; none when it leads nowhere.
    pub(super) fn target(&self, target: &str) -> Option<String> {
        let Some(anchor) = target.strip_prefix('#') else { return Some(target.to_owned()) };
        if let Some(slug) = self.slugs.get(anchor) {
            return Some(format!("#{slug}"));
        }
        self.marks.contains(anchor).then(|| format!("#{}", html_id(anchor)))
    }
}

/// An anchor as it may stand in an attribute and in a link.
pub(super) fn html_id(anchor: &str) -> String {
    anchor.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

/// As git hosts do it: lower case, spaces to hyphens, no punctuation, a count behind a repeated one.
fn slug(title: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let mut slug = String::new();
    for c in text::visible(title).trim().chars().flat_map(char::to_lowercase) {
        match c {
            ' ' => slug.push('-'),
            c if c.is_alphanumeric() || c == '-' || c == '_' => slug.push(c),
            _ => {}
        }
    }
    let count = taken.entry(slug.clone()).or_insert(0);
    *count += 1;
    if *count > 1 {
        slug = format!("{slug}-{}", *count - 1);
    }
    slug
}

#[derive(Default)]
struct Found {
    headings: Vec<(u8, String, String)>,
    anchors: BTreeSet<String>,
    targets: BTreeSet<String>,
}

impl Found {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, number, anchor, content } => {
                    let words = text::plain(content);
                    let title = match number {
                        Some(number) => format!("{number} {words}"),
                        None => words,
                    };
                    self.headings.push((*level, title, anchor.clone()));
                    self.inlines(content);
                }
                Block::Paragraph { anchor, content, .. } => {
                    self.anchors.extend(anchor.clone());
                    self.inlines(content);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.anchors.extend(item.anchor.clone());
                        self.blocks(&item.blocks);
                    }
                }
                Block::Quote { blocks, .. } => self.blocks(blocks),
                Block::Box { title, blocks, .. } => {
                    self.inlines(title);
                    self.blocks(blocks);
                }
                Block::Table(table) => {
                    self.anchors.extend(table.anchor.clone());
                    self.inlines(&table.caption);
                    self.inlines(&table.source);
                    table.columns.iter().for_each(|column| self.inlines(&column.title));
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .for_each(|cell| self.inlines(cell));
                }
                Block::Figure { caption, source, anchor, .. } => {
                    self.anchors.extend(anchor.clone());
                    self.inlines(caption);
                    self.inlines(source);
                }
                Block::Facts { items } => {
                    items.iter().for_each(|fact| self.inlines(&fact.content));
                }
                Block::Gap { content, detail } => {
                    self.inlines(content);
                    self.inlines(detail);
                }
                Block::TitlePage
                | Block::Contents
                | Block::Register { .. }
                | Block::Code { .. }
                | Block::Rule => {}
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Link { target, content } => {
                    self.targets.extend(target.strip_prefix('#').map(str::to_owned));
                    self.inlines(content);
                }
                Inline::Emph { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Small { content }
                | Inline::Elders { content, .. }
                | Inline::Footnote { content, .. } => self.inlines(content),
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::FootnoteRef { .. }
                | Inline::Image { .. }
                | Inline::Status { .. }
                | Inline::Break => {}
            }
        }
    }
}
