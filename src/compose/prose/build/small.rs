//! Small judgements about text, columns, levels and frames, for the builder.

use std::ops::Range;

use pulldown_cmark::{Alignment, HeadingLevel};

use super::{Frame, Kind};
use crate::document::{Align, Inline, text};

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

/// The alignment of a Markdown column.
pub(super) fn align_of(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// The level of a Markdown heading, from 1.
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

/// The start of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    text::visible(text).chars().take(80).collect()
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
            Self::Root | Self::Paragraph | Self::Heading(_) | Self::Quote | Self::List { .. } => {
                true
            }
            Self::Item { .. } | Self::Footnote(_) | Self::Code(_) | Self::Html(_) => true,
            Self::Table { .. } => true,
            Self::Cell | Self::Emph | Self::Strong | Self::Strike => false,
            Self::Link(_) | Self::Image { .. } => false,
        }
    }

    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Self::Root | Self::Quote | Self::Item { .. } | Self::Footnote(_))
    }

    /// Whether it counts for the depth.
    pub(super) fn nests(&self) -> bool {
        match self {
            Self::Quote | Self::List { .. } => true,
            Self::Emph | Self::Strong | Self::Strike | Self::Link(_) => true,
            Self::Root | Self::Paragraph | Self::Heading(_) | Self::Item { .. } => false,
            Self::Footnote(_) | Self::Code(_) | Self::Html(_) | Self::Table { .. } => false,
            Self::Cell | Self::Image { .. } => false,
        }
    }
}
