//! What texts mark for the samenvatting: whole paragraphs and list items, without their footnotes.

use std::collections::BTreeSet;

use crate::{
    document::{Block, Inline, text},
    source::Pointer,
};

/// The marked paragraphs of one text.
#[derive(Debug, Clone)]
pub(in crate::compose) struct Passage {
    /// The text.
    pub(in crate::compose) pad: Pointer,
    /// Its marked paragraphs; a list item as a paragraph.
    pub(in crate::compose) alineas: Vec<Vec<Inline>>,
}

impl Passage {
    /// How many words are marked.
    pub(in crate::compose) fn woorden(&self) -> usize {
        self.alineas.iter().map(|line| text::plain(line).split_whitespace().count()).sum()
    }
}

/// Keeps what `marked` names; a text that is printed twice counts once.
pub(super) fn note(
    passages: &mut Vec<Passage>,
    pad: &Pointer,
    blocks: &[Block],
    marked: &BTreeSet<String>,
) {
    if marked.is_empty() || passages.iter().any(|passage| passage.pad == *pad) {
        return;
    }
    let mut alineas = Vec::new();
    collect(blocks, marked, &mut alineas);
    alineas.iter_mut().for_each(without_notes);
    passages.push(Passage { pad: pad.clone(), alineas });
}

fn collect(blocks: &[Block], marked: &BTreeSet<String>, out: &mut Vec<Vec<Inline>>) {
    let is_marked =
        |anchor: &Option<String>| anchor.as_ref().is_some_and(|anchor| marked.contains(anchor));
    for block in blocks {
        match block {
            Block::Paragraph { anchor, content, .. } => {
                out.extend(is_marked(anchor).then(|| content.clone()));
            }
            Block::List { items, .. } => {
                for item in items {
                    match item.blocks.split_first() {
                        Some((Block::Paragraph { content, .. }, rest))
                            if is_marked(&item.anchor) =>
                        {
                            out.push(content.clone());
                            collect(rest, marked, out);
                        }
                        _ => collect(&item.blocks, marked, out),
                    }
                }
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => collect(blocks, marked, out),
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Figure { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

/// The notes stand in the document that the passage is from.
fn without_notes(line: &mut Vec<Inline>) {
    line.retain(|inline| !matches!(inline, Inline::Footnote { .. } | Inline::FootnoteRef { .. }));
    for inline in line {
        match inline {
            Inline::Emph { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Small { content }
            | Inline::Elders { content, .. }
            | Inline::Link { content, .. } => without_notes(content),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Footnote { .. }
            | Inline::FootnoteRef { .. }
            | Inline::Image { .. }
            | Inline::Status { .. }
            | Inline::Break => {}
        }
    }
}
