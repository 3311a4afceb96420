//! The Markdown that texts are written in: its extensions, and which of it is running text.

mod alineas;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

pub(crate) use alineas::{Alinea, STUK, Soort, alineas};

/// Tables, footnotes, task lists and strikethrough beside `CommonMark`.
pub(crate) const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// A stretch of a text that shows words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// Code, HTML or a bare address, in which nothing may be filled in.
    pub(crate) literal: bool,
    /// Whether a paragraph that lies in nothing else holds this and no more.
    pub(crate) alone: bool,
}

/// The words of a text, in order. What is in no piece is markup, such as the target of a link.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let (mut depth, mut literal) = (0_usize, 0_usize);
    // Of the paragraph that is open: its first piece, and how many events it has had.
    let mut paragraph: Option<(usize, usize)> = None;
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        if let Some((_, events)) = paragraph.as_mut() {
            *events += 1;
        }
        match event {
            Event::Start(tag) => {
                literal += usize::from(starts_literal(&tag, literal > 0));
                if matches!(tag, Tag::Paragraph) && depth == 0 {
                    paragraph = Some((found.len(), 0));
                }
                depth += 1;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                literal = literal.saturating_sub(usize::from(ends_literal(end, literal > 0)));
                if depth == 0
                    && let Some((first, 2)) = paragraph.take()
                    && let Some(piece) = found.get_mut(first)
                {
                    piece.alone = !piece.literal;
                }
            }
            Event::Text(_) => found.push(Piece { range, literal: literal > 0, alone: false }),
            Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => {
                found.push(Piece { range, literal: true, alone: false });
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }
    found
}

/// Inside a bare address every link counts, so that its own end is found again.
fn starts_literal(tag: &Tag<'_>, inside: bool) -> bool {
    match tag {
        Tag::CodeBlock(_) | Tag::HtmlBlock => true,
        Tag::Link { link_type, .. } => {
            inside || matches!(link_type, LinkType::Autolink | LinkType::Email)
        }
        _ => false,
    }
}

fn ends_literal(end: TagEnd, inside: bool) -> bool {
    match end {
        TagEnd::CodeBlock | TagEnd::HtmlBlock => true,
        TagEnd::Link => inside,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn code_html_and_addresses_are_literal() {
        let text = "a `b` <i>c</i> [d](e) <https://f.nl>\n\n    g\n\n<p>h</p>\n\ni";
        let found = pieces(text);
        let told = |literal| {
            let these = found.iter().filter(|piece| piece.literal == literal);
            these.map(|piece| text[piece.range.clone()].trim()).collect::<Vec<_>>()
        };
        assert_eq!(told(true), ["`b`", "<i>", "</i>", "https://f.nl", "g", "<p>h</p>"]);
        assert_eq!(told(false), ["a", "", "c", "", "d", "", "i"]);
        let alone: Vec<_> = found.iter().filter(|piece| piece.alone).collect();
        assert_eq!(alone.len(), 1);
        assert_eq!(&text[alone[0].range.clone()], "i");
    }
}
