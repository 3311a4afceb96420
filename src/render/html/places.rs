//! Where everything stands: on which page, and under which name.
//!
//! A name of the document itself always stays as it is, because others may link to it. Names that the page
//! makes up, such as that of a footnote, give way.

use std::collections::{HashMap, HashSet};

use super::chapters::Page;
use crate::document::{Block, Inline, text};

/// The pages of a document and the names on them.
pub(super) struct Places {
    files: Vec<String>,
    anchors: HashMap<String, (usize, String)>,
    taken: HashSet<String>,
    /// The pages of every reference to a footnote, the first one included.
    references: HashMap<String, Vec<usize>>,
}

/// The footnote of this number, as the first of these.
pub(super) const NOTE: &str = "noot";
/// Where a footnote is referred to.
pub(super) const REFERENCE: &str = "verwijzing";

impl Places {
    pub(super) fn of(pages: &[Page<'_>]) -> Self {
        let files = pages.iter().map(|page| page.file.clone()).collect();
        let (anchors, taken) = (HashMap::new(), HashSet::new());
        let mut places = Self { files, anchors, taken, references: HashMap::new() };
        for (index, page) in pages.iter().enumerate() {
            page.chapters.iter().for_each(|blocks| places.walk(blocks, index));
        }
        places
    }

    /// Where a link to this anchor goes from this page; none when nothing has that anchor.
    pub(super) fn href(&self, from: usize, anchor: &str) -> Option<String> {
        let (page, id) = self.anchors.get(anchor)?;
        Some(self.to(from, *page, id))
    }

    /// Where a link to this id on that page goes from this page.
    pub(super) fn to(&self, from: usize, page: usize, id: &str) -> String {
        let file = if from == page { "" } else { self.file(page) };
        format!("{file}#{id}")
    }

    /// The file of a page.
    pub(super) fn file(&self, page: usize) -> &str {
        self.files.get(page).map_or("", String::as_str)
    }

    /// The id for an anchor.
    pub(super) fn id(&self, anchor: &str) -> Option<&str> {
        self.anchors.get(anchor).map(|(_, id)| id.as_str())
    }

    /// A name that the page makes up itself, other than all anchors.
    pub(super) fn free(&self, wanted: impl Into<String>) -> String {
        let mut name = wanted.into();
        while self.taken.contains(&name) {
            name.push_str("-bis");
        }
        name
    }

    /// The id of the `count`th reference to a footnote; counted from 1.
    pub(super) fn reference(&self, number: usize, count: usize) -> String {
        self.free(if count == 1 {
            format!("{REFERENCE}-{number}")
        } else {
            format!("{REFERENCE}-{number}-{count}")
        })
    }

    /// The pages of all references to a footnote, in order.
    pub(super) fn references(&self, note: &str) -> &[usize] {
        self.references.get(note).map_or(&[], Vec::as_slice)
    }

    fn walk(&mut self, blocks: &[Block], page: usize) {
        for block in blocks {
            match block {
                Block::TitlePage
                | Block::Contents
                | Block::Register { .. }
                | Block::Code { .. }
                | Block::Rule => {}
                Block::Heading { anchor, content, .. } => {
                    self.anchor(Some(anchor), page);
                    self.line(content, page);
                }
                Block::Paragraph { anchor, content, .. } => {
                    self.anchor(anchor.as_ref(), page);
                    self.line(content, page);
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.anchor(item.anchor.as_ref(), page);
                        self.walk(&item.blocks, page);
                    }
                }
                Block::Quote { blocks, .. } => self.walk(blocks, page),
                Block::Table(table) => {
                    self.anchor(table.anchor.as_ref(), page);
                    let titles = table.columns.iter().map(|column| &column.title);
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    let lines = [&table.caption].into_iter().chain(titles).chain(cells);
                    lines.chain([&table.source]).for_each(|line| self.line(line, page));
                }
                Block::Figure { caption, source, anchor, .. } => {
                    self.anchor(anchor.as_ref(), page);
                    [caption, source].into_iter().for_each(|line| self.line(line, page));
                }
                Block::Facts { items } => {
                    items.iter().for_each(|fact| self.line(&fact.content, page));
                }
                Block::Box { title, blocks, .. } => {
                    self.line(title, page);
                    self.walk(blocks, page);
                }
                Block::Gap { content, detail } => {
                    [content, detail].into_iter().for_each(|line| self.line(line, page));
                }
            }
        }
    }

    fn line(&mut self, content: &[Inline], page: usize) {
        for inline in content {
            match inline {
                Inline::Emph { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Small { content }
                | Inline::Link { content, .. }
                | Inline::Elders { content, .. } => self.line(content, page),
                Inline::Footnote { id, content } => {
                    self.references.entry(id.clone()).or_insert_with(|| vec![page]);
                    self.line(content, page);
                }
                Inline::FootnoteRef { id } => {
                    if let Some(pages) = self.references.get_mut(id) {
                        pages.push(page);
                    }
                }
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::Image { .. }
                | Inline::Status { .. }
                | Inline::Break => {}
            }
        }
    }

    fn anchor(&mut self, anchor: Option<&String>, page: usize) {
        let Some(anchor) = anchor.filter(|anchor| !self.anchors.contains_key(*anchor)) else {
            return;
        };
        let id = self.free(id_of(anchor));
        if !id.is_empty() {
            self.taken.insert(id.clone());
            self.anchors.insert(anchor.clone(), (page, id));
        }
    }
}

/// An anchor as the id of an element: no spaces, and nothing that an address has a meaning for.
pub(super) fn id_of(anchor: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    text::visible(anchor).chars().map(|c| if fits(c) { c } else { '-' }).collect()
}
