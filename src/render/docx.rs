//! Writes a document as a Word file that can be revised: headings, captions, footnotes, bookmarks and alt texts are real.
//!
//! The crate `docx-rs` writes the file. What it has no words for (the language, header rows of tables, alt texts, and
//! compression) is completed in [`complete`], on the parts that it wrote. Same document, same day: the same bytes.

mod blocks;
mod complete;
mod inline;
mod pages;
mod picture;
mod styles;
mod table;

use std::collections::HashMap;

use docx_rs::{Docx, Paragraph, Table};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::document::{Block, Document, text};
use crate::error::Error;

use complete::Completion;

/// The document as a Word file; `today` dates the file itself.
pub fn write(document: &Document, today: Date) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(document);
    let mut docx = styles::add(Docx::new(), document);
    docx = pages::footer(docx, &document.meta);
    let runs = runs(&document.blocks);
    let last = runs.len().saturating_sub(1);
    for (index, (wide, blocks)) in runs.into_iter().enumerate() {
        writer.wide = wide;
        let mut pieces = writer.blocks(blocks);
        if index == last {
            docx = pages::last(docx, wide);
        } else {
            pieces.push(pages::section_end(wide).into());
        }
        docx = pieces.into_iter().fold(docx, Piece::onto);
    }
    docx = writer.lists.onto(docx);
    complete::finish(docx, &writer.completion, &document.meta, today)
}

/// What stands on a page: a paragraph or a table.
enum Piece {
    Text(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Text(Box::new(paragraph))
    }
}

impl Piece {
    fn onto(docx: Docx, piece: Self) -> Docx {
        match piece {
            Self::Text(paragraph) => docx.add_paragraph(*paragraph),
            Self::Table(table) => docx.add_table(*table),
        }
    }
}

/// What the writer remembers on its way.
struct Writer<'a> {
    document: &'a Document,
    /// Whether the page lies on its side.
    wide: bool,
    /// How deep in lists.
    depth: usize,
    /// The style of plain paragraphs here.
    style: &'static str,
    /// Bookmarks so far.
    bookmarks: usize,
    /// Number of each footnote by its id.
    notes: HashMap<String, usize>,
    /// Links out of the document so far.
    links: usize,
    /// Whether this is the text of a footnote.
    in_note: bool,
    lists: styles::Lists,
    completion: Completion,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            wide: false,
            depth: 0,
            style: styles::TEXT,
            bookmarks: 0,
            notes: HashMap::new(),
            links: 0,
            in_note: false,
            lists: styles::Lists::default(),
            completion: Completion::default(),
        }
    }

    /// `paragraph` with a bookmark around `inside`, so that links and comments find it.
    fn marked(
        &mut self,
        paragraph: Paragraph,
        anchor: Option<&str>,
        inside: impl FnOnce(&mut Self, Paragraph) -> Paragraph,
    ) -> Paragraph {
        let Some(anchor) = anchor else { return inside(self, paragraph) };
        self.bookmarks += 1;
        let id = self.bookmarks;
        let paragraph = paragraph.add_bookmark_start(id, bookmark(anchor));
        inside(self, paragraph).add_bookmark_end(id)
    }
}

/// The name of a bookmark for an anchor: Word takes letters, digits and underscores, forty at most. The same anchor
/// has the same name in every version of a document.
fn bookmark(anchor: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let readable: String = text::visible(anchor).chars().map(kept).take(28).collect();
    let hash = Sha256::digest(anchor.as_bytes());
    let hash: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("b_{readable}_{hash}")
}

/// Stretches of pages that are upright or on their side; a heading right above a wide table goes with it.
fn runs(blocks: &[Block]) -> Vec<(bool, &[Block])> {
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let is_wide = |block: &Block| matches!(block, Block::Table(table) if table.wide);
    let mut cuts: Vec<(bool, usize)> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let headings = blocks[at..].iter().take_while(|block| is_heading(block)).count();
        let wide = blocks.get(at + headings).is_some_and(is_wide);
        if cuts.last().is_none_or(|(last, _)| *last != wide) {
            cuts.push((wide, at));
        }
        at += if wide { headings + 1 } else { headings.max(1) };
    }
    let ends: Vec<usize> =
        cuts.iter().skip(1).map(|(_, start)| *start).chain([blocks.len()]).collect();
    cuts.into_iter().zip(ends).map(|((wide, start), end)| (wide, &blocks[start..end])).collect()
}
