//! The samenvatting: what the gemeente wrote for it, the doelen in a line each, and the marked passages.

use super::Omgeving;
use crate::{
    compose::schrijver::Schrijver,
    document::{Block, Inline, Item},
    source::{Node, Pointer},
};

pub(super) fn write(w: &mut Schrijver<'_>, om: &Omgeving<'_>) {
    let own = Pointer::root().key("document").key("samenvatting");
    if let Some(node) = w.project.tree.at(&own) {
        w.level = 1;
        let blocks = w.parse(&own, node);
        w.push_numbered(blocks);
    }
    doelen(w);
    passages(w, om, &own);
}

/// Each doel in one line: what, from where to where, and when.
fn doelen(w: &mut Schrijver<'_>) {
    let Some(all) = w.project.tree.get("doel").filter(|all| !all.items().is_empty()) else {
        return;
    };
    w.level = 1;
    w.section("De doelen", "doelen");
    let items = all.items().iter().map(|doel| {
        item(vec![Block::Paragraph { number: None, anchor: None, content: doel_line(w, doel) }])
    });
    let items = items.collect();
    w.blocks.push(Block::List { start: None, items });
}

fn item(blocks: Vec<Block>) -> Item {
    Item { number: None, anchor: None, done: None, blocks }
}

fn doel_line(w: &Schrijver<'_>, doel: &Node) -> Vec<Inline> {
    let text = |key: &str| doel.get(key).and_then(Node::as_text);
    let amount = |key: &str| {
        let node = doel.get(key)?;
        let words = w.opmaak().amount(w.opmaak().resolve(node));
        (!words.is_empty()).then_some(words)
    };
    let mut words = String::new();
    if let Some(number) = text("nummer") {
        words += &format!("{number}. ");
    }
    words += text("omschrijving").unwrap_or("–").trim_end_matches('.');
    let year = doel.get("jaar").and_then(Node::as_number);
    let year = year.map(|year| format!(" in {year}")).unwrap_or_default();
    match (amount("nulwaarde"), amount("streefwaarde")) {
        (Some(now), Some(then)) => words += &format!(": van {now} naar {then}{year}."),
        (None, Some(then)) => words += &format!(": {then}{year}."),
        (Some(_) | None, None) => words += &format!("{year}."),
    }
    vec![Inline::text(words)]
}

/// The paragraphs that texts mark, in the order of the whole document, each with where it stands.
fn passages(w: &mut Schrijver<'_>, om: &Omgeving<'_>, own: &Pointer) {
    let marked: Vec<_> = om.passages().iter().filter(|passage| passage.pad != *own).collect();
    if marked.is_empty() {
        return;
    }
    w.level = 1;
    w.section("Uit het stuk", "uit-het-stuk");
    for passage in marked {
        let last = passage.alineas.len().saturating_sub(1);
        for (index, alinea) in passage.alineas.iter().enumerate() {
            let mut content = alinea.clone();
            if index == last
                && let Some(plek) = om.plek(&passage.pad)
            {
                let place = vec![Inline::text(" ("), plek, Inline::text(")")];
                content.push(Inline::Small { content: place });
            }
            w.paragraph(content);
        }
    }
}
