//! The lists of tables and figures, made from what carries a label.

use serde::Serialize;

use super::{Block, Inline, Item, text};

/// What a list after the contents is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Registersoort {
    /// Tables with a label.
    Tabellen,
    /// Figures with a label: images, maps and charts.
    Figuren,
}

/// One line of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registerregel<'a> {
    /// `Tabel 3`.
    pub label: &'a str,
    /// The caption as plain text; may be empty.
    pub title: String,
    /// Where it stands.
    pub anchor: Option<&'a str>,
}

/// The lines of a list, in reading order.
pub fn register(blocks: &[Block], soort: Registersoort) -> Vec<Registerregel<'_>> {
    let mut lines = Vec::new();
    collect(blocks, soort, &mut lines);
    lines
}

/// The lines as the items of a list, each linked to what it names.
pub fn register_items(blocks: &[Block], soort: Registersoort) -> Vec<Item> {
    let item = |line: Registerregel<'_>| {
        let name = vec![Inline::text(line.label)];
        let name = match line.anchor {
            Some(anchor) => vec![Inline::Link { target: format!("#{anchor}"), content: name }],
            None => name,
        };
        let title = (!line.title.is_empty()).then(|| Inline::text(format!(" {}", line.title)));
        let content = name.into_iter().chain(title).collect();
        let blocks = vec![Block::Paragraph { number: None, anchor: None, content }];
        Item { number: None, anchor: None, done: None, blocks }
    };
    register(blocks, soort).into_iter().map(item).collect()
}

fn collect<'a>(blocks: &'a [Block], soort: Registersoort, out: &mut Vec<Registerregel<'a>>) {
    for block in blocks {
        let (kind, label, caption, anchor) = match block {
            Block::Table(table) => {
                (Registersoort::Tabellen, &table.label, &table.caption, &table.anchor)
            }
            Block::Figure { label, caption, anchor, .. } => {
                (Registersoort::Figuren, label, caption, anchor)
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| collect(&item.blocks, soort, out));
                continue;
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => {
                collect(blocks, soort, out);
                continue;
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => continue,
        };
        if let Some(label) = label.as_deref().filter(|_| kind == soort) {
            let title = text::plain(caption).trim().to_owned();
            out.push(Registerregel { label, title, anchor: anchor.as_deref() });
        }
    }
}
