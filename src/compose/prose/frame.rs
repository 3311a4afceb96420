//! The open tag that a piece of prose stands in, and small helpers to read its content.

use std::ops::Range;

use pulldown_cmark::{Alignment, HeadingLevel};

use crate::document::{Align, Block, Inline, Item, text};

/// An open tag with what was found in it so far.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// Where the last piece of text ended, to look back at how it was written.
    pub(super) text_end: usize,
    /// The title of the last image, which becomes the caption of a figure.
    pub(super) image_title: String,
}

/// Which tag it is, with what only that tag has.
pub(super) enum Kind {
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

impl Frame {
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        let text_end = range.start;
        let (blocks, inlines, image_title) = (Vec::new(), Vec::new(), String::new());
        Self { kind, range, blocks, inlines, text_end, image_title }
    }
}

impl Kind {
    /// Whether it stands between paragraphs rather than in one.
    pub(super) fn is_block(&self) -> bool {
        match self {
            Self::Root
            | Self::Paragraph
            | Self::Heading(_)
            | Self::Quote
            | Self::List { .. }
            | Self::Item { .. }
            | Self::Footnote(_)
            | Self::Code(_)
            | Self::Html(_)
            | Self::Table { .. } => true,
            Self::Cell
            | Self::Emph
            | Self::Strong
            | Self::Strike
            | Self::Link(_)
            | Self::Image { .. } => false,
        }
    }

    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Self::Root | Self::Quote | Self::Item { .. } | Self::Footnote(_))
    }

    /// Whether it counts for the depth.
    pub(super) fn nests(&self) -> bool {
        match self {
            Self::Quote
            | Self::List { .. }
            | Self::Emph
            | Self::Strong
            | Self::Strike
            | Self::Link(_) => true,
            Self::Root
            | Self::Paragraph
            | Self::Heading(_)
            | Self::Item { .. }
            | Self::Footnote(_)
            | Self::Code(_)
            | Self::Html(_)
            | Self::Table { .. }
            | Self::Cell
            | Self::Image { .. } => false,
        }
    }
}

/// Takes the spaces and line ends off both ends.
pub(super) fn trim(content: &mut Vec<Inline>) {
    while matches!(content.last(), Some(Inline::Break)) {
        content.pop();
    }
    if let Some(Inline::Text { text }) = content.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        *text = text.trim_end().to_owned();
    }
    content.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
}

/// A column's share of the width, from the length of its longest text.
pub(super) fn weight<'t>(title: &[Inline], cells: impl Iterator<Item = &'t Vec<Inline>>) -> u8 {
    let length = |cell: &[Inline]| text::plain(cell).chars().count();
    let longest = cells.map(|cell| length(cell)).chain([length(title)]).max().unwrap_or(1);
    // Long texts may wrap, so width grows with the root of the length.
    u8::try_from(longest.clamp(9, 196).isqrt()).unwrap_or(14)
}

pub(super) fn align_of(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

pub(super) fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

pub(super) fn shortened(text: &str) -> String {
    text::visible(text).chars().take(80).collect()
}
