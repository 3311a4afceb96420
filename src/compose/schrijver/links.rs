//! Makes every link inside the document point at something, or leaves only its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Inline};

/// Sends links to elements on to where they are printed.
pub(super) fn settle(
    blocks: &mut [Block],
    targets: &BTreeMap<String, String>,
    anchors: &BTreeSet<String>,
) {
    let links = Links { targets, anchors };
    links.blocks(blocks);
}

struct Links<'a> {
    targets: &'a BTreeMap<String, String>,
    anchors: &'a BTreeSet<String>,
}

impl Links<'_> {
    fn blocks(&self, blocks: &mut [Block]) {
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
            Block::TitlePage | Block::Contents | Block::Code { .. } | Block::Rule => {}
        }
    }

    fn line(&self, line: &mut Vec<Inline>) {
        let old = std::mem::take(line);
        for mut inline in old {
            match &mut inline {
                Inline::Link { target, content } => {
                    self.line(content);
                    if let Some(name) = target.strip_prefix('#') {
                        let Some(anchor) = self.find(name) else {
                            line.append(content);
                            continue;
                        };
                        *target = format!("#{anchor}");
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
}
