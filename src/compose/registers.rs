//! The lists of tables and figures after the contents.

use crate::{
    compose::schrijver::Schrijver,
    document::{Block, Registersoort, register},
};

/// A list of fewer than this helps nobody.
const FEWEST: usize = 3;

/// Puts the lists after the contents; everything else has been written.
pub(super) fn write(w: &mut Schrijver<'_>) {
    let mut blocks = std::mem::take(&mut w.blocks);
    let kinds = [("Tabellen", Registersoort::Tabellen), ("Figuren", Registersoort::Figuren)];
    let lists: Vec<_> =
        kinds.into_iter().filter(|(_, soort)| register(&blocks, *soort).len() >= FEWEST).collect();
    match lists.as_slice() {
        [] => {}
        [(title, soort)] => {
            w.part(title, &title.to_lowercase());
            w.blocks.push(Block::Register { soort: *soort });
        }
        _ => {
            w.part("Tabellen en figuren", "tabellen-en-figuren");
            for (title, soort) in lists {
                w.section(title, &title.to_lowercase());
                w.blocks.push(Block::Register { soort });
            }
        }
    }
    let front = std::mem::take(&mut w.blocks);
    anchors(w, &mut blocks);
    let contents = blocks.iter().position(|block| matches!(block, Block::Contents));
    let place = contents.map_or(0, |at| at + 1);
    blocks.splice(place..place, front);
    w.blocks = blocks;
}

/// Gives everything with a label a place that a list can point at.
fn anchors(w: &mut Schrijver<'_>, blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Table(table) => name(w, table.label.as_ref(), &mut table.anchor),
            Block::Figure { label, anchor, .. } => name(w, label.as_ref(), anchor),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| anchors(w, &mut item.blocks));
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => anchors(w, blocks),
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

fn name(w: &mut Schrijver<'_>, label: Option<&String>, anchor: &mut Option<String>) {
    if let (Some(label), None) = (label, &anchor) {
        *anchor = Some(w.unique(&label.to_lowercase().replace(' ', "-")));
    }
}
