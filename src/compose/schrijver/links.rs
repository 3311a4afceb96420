//! Makes every link inside the document point at something, or leaves only its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Elders, Inline};

/// Where links can lead.
pub(super) struct Links<'a> {
    /// Names of elements, and the anchors where they are printed.
    pub(super) targets: &'a BTreeMap<String, String>,
    /// All anchors of the document.
    pub(super) anchors: &'a BTreeSet<String>,
    /// What is not here but in another document.
    pub(super) elders: Option<&'a Buur>,
}

/// Another document of the bundle, with the names that can be linked to there and their anchors.
#[derive(Debug, Clone)]
pub(in crate::compose) struct Buur {
    pub(in crate::compose) stuk: &'static str,
    pub(in crate::compose) namen: BTreeMap<String, String>,
}

impl Links<'_> {
    /// Sends links to elements on to where they are printed.
    pub(super) fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&self, block: &mut Block) {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => self.line(content),
            Block::List { items, .. } => {
                for item in items {
                    self.blocks(&mut item.blocks);
                }
            }
            Block::Quote { blocks, .. } => self.blocks(blocks),
            Block::Table(table) => {
                self.line(&mut table.caption);
                self.line(&mut table.source);
                for row in &mut table.rows {
                    row.cells.iter_mut().for_each(|cell| self.line(cell));
                }
            }
            Block::Figure { caption, source, .. } => {
                self.line(caption);
                self.line(source);
            }
            Block::Box { title, blocks, .. } => {
                self.line(title);
                self.blocks(blocks);
            }
            Block::Facts { items } => {
                items.iter_mut().for_each(|fact| self.line(&mut fact.content));
            }
            Block::Gap { content, detail } => {
                self.line(content);
                self.line(detail);
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Code { .. }
            | Block::Rule => {}
        }
    }

    fn line(&self, line: &mut Vec<Inline>) {
        let old = std::mem::take(line);
        for mut inline in old {
            match &mut inline {
                Inline::Link { target, content } => {
                    self.line(content);
                    if let Some(name) = target.strip_prefix('#') {
                        if let Some(anchor) = self.find(name) {
                            *target = format!("#{anchor}");
                        } else if let Some(doel) = self.elsewhere(name) {
                            inline = Inline::Elders { doel, content: std::mem::take(content) };
                        } else {
                            line.append(content);
                            continue;
                        }
                    }
                }
                Inline::Emph { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Small { content }
                | Inline::Elders { content, .. }
                | Inline::Footnote { content, .. } => self.line(content),
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::FootnoteRef { .. }
                | Inline::Image { .. }
                | Inline::Status { .. }
                | Inline::Break => {}
            }
            line.push(inline);
        }
    }

    fn find<'b>(&'b self, name: &'b str) -> Option<&'b str> {
        let known = self.anchors.get(name).map(String::as_str);
        self.targets.get(name).map(String::as_str).or(known)
    }

    fn elsewhere(&self, name: &str) -> Option<Elders> {
        let buur = self.elders?;
        Some(Elders::stuk(buur.stuk).bij(buur.namen.get(name)?))
    }
}
