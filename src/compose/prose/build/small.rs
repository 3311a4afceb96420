//! Small judgements about text, columns and levels, for the builder.

use pulldown_cmark::{Alignment, HeadingLevel};

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
