//! Names of bookmarks: Word allows forty letters, digits and underscores, and ignores capitals.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::document::{Block, Document};

/// How long a name in Word may be.
const LONGEST: usize = 40;

/// The bookmark of each anchor in a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: BTreeMap<String, String>,
    /// Anchors that were given their place; a second place with the same anchor has none.
    placed: BTreeSet<String>,
}

impl Names {
    /// Names for every anchor of the document: the anchor itself where Word allows it.
    pub(super) fn of(document: &Document) -> Self {
        let mut names = Self::default();
        let mut taken = BTreeSet::new();
        each_anchor(&document.blocks, &mut |anchor| {
            if !names.names.contains_key(anchor) {
                let name = unique(anchor, &mut taken);
                names.names.insert(anchor.to_owned(), name);
            }
        });
        names
    }

    /// The bookmark that a link to the anchor leads to; none when the anchor is nowhere.
    pub(super) fn target(&self, anchor: &str) -> Option<&str> {
        self.names.get(anchor).map(String::as_str)
    }

    /// The name for the bookmark at the place of the anchor; only its first place has one.
    pub(super) fn place(&mut self, anchor: &str) -> Option<String> {
        let name = self.names.get(anchor)?.clone();
        self.placed.insert(anchor.to_owned()).then_some(name)
    }
}

fn unique(anchor: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = sanitised(anchor);
    if plain.len() <= LONGEST && taken.insert(plain.to_lowercase()) {
        return plain;
    }
    let hash: String = Sha256::digest(anchor).iter().take(4).map(|b| format!("{b:02x}")).collect();
    let start: String = plain.chars().take(LONGEST - 14).collect();
    let named = (0_u32..).map(|again| match again {
        0 => format!("{start}_{hash}"),
        _ => format!("{start}_{hash}{again}"),
    });
    let free = named.into_iter().find(|name| taken.insert(name.to_lowercase()));
    free.expect("there are more names than anchors")
}

/// Letters, digits and underscores, with a letter first.
pub(super) fn sanitised(anchor: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = anchor.chars().map(fits).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("a_{name}") }
}

fn each_anchor(blocks: &[Block], found: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } => found(anchor),
            Block::Paragraph { anchor, .. } | Block::Figure { anchor, .. } => {
                anchor.iter().for_each(|anchor| found(anchor));
            }
            Block::Table(table) => table.anchor.iter().for_each(|anchor| found(anchor)),
            Block::List { items, .. } => {
                for item in items {
                    item.anchor.iter().for_each(|anchor| found(anchor));
                    each_anchor(&item.blocks, found);
                }
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => each_anchor(blocks, found),
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Code { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_word_and_stay_apart() {
        let mut taken = BTreeSet::new();
        let long = "x".repeat(60);
        let names: Vec<String> = ["doel-1", "Doel_1", "1.2", "é", long.as_str(), "doel-2"]
            .into_iter()
            .map(|anchor| unique(anchor, &mut taken))
            .collect();
        assert_eq!(names[0], "doel_1");
        assert_eq!(names[5], "doel_2");
        assert_eq!(names[2], "a_1_2");
        assert_eq!(taken.len(), 6);
        for name in names {
            assert!(name.len() <= LONGEST && name.starts_with(|c: char| c.is_ascii_alphabetic()));
        }
    }
}
