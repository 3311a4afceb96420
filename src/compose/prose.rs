//! Turns one Markdown text into blocks, on its own: nothing in it can reach another text.
//!
//! Beside `markdown` the only user of `pulldown-cmark`. Whatever cannot be shown as meant is shown as plain text and
//! gets a [`ProseNote`]; nothing is dropped in silence and nothing fails.

mod build;
mod finish;
mod url;

use std::{collections::BTreeSet, ops::Range};

use pulldown_cmark::Parser;

use crate::{
    document::Block,
    formule::{Gemerkt, Uitslag, vind},
    markdown::EXTENSIONS,
};

/// What a text needs to know of the document around it.
pub struct ProseOptions<'a> {
    /// The level of the heading above the text; headings in the text start one below it.
    pub base_level: u8,
    /// Put before every anchor and footnote of this text, e.g. the id of its element.
    pub anchor_prefix: &'a str,
    /// Finds a vetted image by the path that the text gives.
    pub images: &'a dyn Fn(&str) -> Option<ResolvedImage>,
    /// Fills in `{{ … }}`; without it that stays as it is written.
    pub formulas: Option<Formulas<'a>>,
}

/// How `{{ … }}` in a text is filled in.
#[derive(Clone, Copy)]
pub struct Formulas<'a> {
    /// What a formula comes to; it is given with its braces.
    pub fill: &'a dyn Fn(&str) -> Uitslag,
    /// The table or chart of a kind (`tabel` or `grafiek`) with an id, for a paragraph that only asks
    /// for that.
    pub place: &'a dyn Fn(&str, &str) -> Option<Vec<Block>>,
}

/// An image that the project knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedImage {
    /// Key into [`Document::images`](crate::Document::images).
    pub key: String,
    /// The text alternative to use when the text gives none.
    pub alt: Option<String>,
}

/// A text as blocks, with what could not be shown as it was meant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prose {
    /// The blocks. Top-level paragraphs and the items of top-level lists carry an anchor: the
    /// prefix and their ordinal within the text, or the name they were pinned with.
    pub blocks: Vec<Block>,
    /// What the author should know, in the order of the text, at most a hundred.
    pub notes: Vec<ProseNote>,
    /// The anchors of the paragraphs and list items that are marked with `{.samenvatting}`.
    pub samenvatting: BTreeSet<String>,
}

/// Something that could not be shown as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseNote {
    /// Where in the text; an opaque range to hand to `source`.
    pub range: Range<usize>,
    /// What it is.
    pub kind: ProseNoteKind,
}

/// The kinds of [`ProseNote`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProseNoteKind {
    /// A heading without words is left out.
    EmptyHeading,
    /// A heading inside a list or quotation is shown as a bold line.
    NestedHeading,
    /// Characters that cannot be seen or that reorder text are left out.
    HiddenCharacters,
    /// HTML is shown as literal text.
    Html,
    /// A link with a target that is not allowed is shown as plain text.
    RefusedLink {
        /// The target as written, at most 80 characters of it.
        target: String,
    },
    /// A link without words shows its target.
    EmptyLink,
    /// An image that the project does not know is shown as its text.
    UnknownImage {
        /// The path as written, at most 80 characters of it.
        path: String,
    },
    /// An image without a text alternative is not shown.
    ImageWithoutAlt {
        /// The path as written, at most 80 characters of it.
        path: String,
    },
    /// Lists, quotations or emphasis nested deeper than can be shown are flattened.
    TooDeep,
    /// A reference to a footnote inside a footnote is shown as literal text.
    NestedFootnote {
        /// The name of the footnote.
        name: String,
    },
    /// A footnote that nothing refers to is left out.
    UnusedFootnote {
        /// The name of the footnote.
        name: String,
    },
    /// The same `{#naam}` stands twice in this text; the second is not used.
    DuplicateAnchor {
        /// The name.
        name: String,
    },
    /// A table with so many empty cells that they are not kept.
    HugeTable,
}

/// Lists and quotations deeper than this are flattened; Typst gives up somewhat deeper.
const MAX_BLOCK_DEPTH: usize = 8;
/// Emphasis and links deeper than this are flattened.
const MAX_INLINE_DEPTH: usize = 6;
/// More notes than this help nobody.
const MAX_NOTES: usize = 100;
/// Cells of one text's tables that are kept, empty ones included.
const MAX_CELLS: usize = 200_000;

/// Parses `CommonMark` with tables, footnotes, task lists and strikethrough.
///
/// HTML and template code come out as literal text; `{{ … }}` is filled in when the options say how.
/// `{#naam}` at the very end of a paragraph or list item pins its anchor to the prefix and that name, and
/// `{.samenvatting}` marks it for the samenvatting; neither is printed.
pub fn parse(text: &str, options: &ProseOptions<'_>) -> Prose {
    let body = text.trim_start_matches('\u{feff}');
    let skipped = text.len() - body.len();
    let found = options.formulas.map(|_| vind(body)).unwrap_or_default();
    let marked = (!found.plekken.is_empty()).then(|| Gemerkt::van(body, &found.plekken));
    let body = marked.as_ref().map_or(body, |marked| &marked.tekst);
    let mut builder = build::Builder::new(body, options, marked.as_ref());
    for (event, range) in Parser::new_ext(body, EXTENSIONS).into_offset_iter() {
        if !builder.event(event, range) {
            break;
        }
    }
    let mut prose = finish::finish(builder.done(), options.anchor_prefix);
    for note in &mut prose.notes {
        let written = marked.as_ref().map(|marked| marked.oorspronkelijk(&note.range));
        let range = written.unwrap_or_else(|| note.range.clone());
        note.range = range.start + skipped..range.end + skipped;
    }
    prose
}
