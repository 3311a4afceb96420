//! What stands after the chapters: decisions, what is not known, annexes, begrippen and bronnen.

use std::collections::BTreeSet;

use minijinja::context;

use crate::{
    compose::{
        begrippen::{Woorden, used},
        figuren,
        namen::label,
        onderdelen, record,
        schrijver::Schrijver,
    },
    document::{Block, Inline, Item},
    source::{Node, Pointer},
    taal,
};

/// Decisions, toezeggingen and open questions; boxes and images that belong nowhere else.
pub(super) fn chapters(w: &mut Schrijver<'_>) {
    decisions(w);
    let pointer = Pointer::root().key("nog-onbekend");
    if let Some(node) = w.project.tree.at(&pointer) {
        w.chapter("Wat we nog niet weten", "nog-onbekend");
        w.own_text("onbekend", context! {});
        record::list(w, &pointer, node, &label("", "nog-onbekend"));
    }
    loose_ends(w);
}

fn decisions(w: &mut Schrijver<'_>) {
    let keys = ["besluit", "toezegging"];
    if keys.iter().all(|key| w.project.tree.get(key).is_none()) {
        return;
    }
    w.chapter("Besluiten en toezeggingen", "besluiten");
    for key in keys {
        let pointer = Pointer::root().key(key);
        if let Some(node) = w.project.tree.at(&pointer) {
            w.level = 1;
            record::list(w, &pointer, node, &label("", key));
        }
    }
}

/// Boxes, images, tables and drawings that are not beside a bouwsteen.
fn loose_ends(w: &mut Schrijver<'_>) {
    let visie = &w.project.visie;
    let boxes: Vec<usize> = (0..visie.uitgelicht.len())
        .filter(|index| visie.uitgelicht[*index].bij.is_none())
        .collect();
    let images: Vec<usize> = (0..visie.afbeelding.len())
        .filter(|index| visie.afbeelding[*index].bij.is_none())
        .collect();
    let figures = figuren::rest(w);
    if boxes.is_empty() && images.is_empty() && figures.is_empty() {
        return;
    }
    w.chapter("In beeld", "in-beeld");
    boxes.into_iter().for_each(|index| onderdelen::uitgelicht(w, index));
    images.into_iter().for_each(|index| onderdelen::afbeelding(w, index));
    figuren::druk(w, figures);
}

/// The gemeente's own annexes.
pub(super) fn annexes(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("bijlage");
    let Some(annexes) = w.project.tree.at(&list) else { return };
    for (index, node) in annexes.items().iter().enumerate() {
        let pointer = list.index(index);
        let text = |key: &str| node.get(key).and_then(Node::as_text);
        let id = text("id").unwrap_or("bijlage");
        w.annex(text("titel").unwrap_or(id), id);
        w.printed(&pointer, node);
        record::record(w, &pointer, node, &["titel"]);
    }
}

/// Definitions in Dutch alphabetical order, and the abbreviations that the document uses.
pub(super) fn begrippen(w: &mut Schrijver<'_>, woorden: &mut Woorden) {
    let list = Pointer::root().key("begrip");
    let Some(node) = w.project.tree.at(&list) else { return };
    let short = afkortingen(w, node);
    let title = if short.is_empty() { "Begrippen" } else { "Begrippen en afkortingen" };
    w.annex(title, "begrippen");
    w.own_text("begrippen", context! {});
    let mut items: Vec<(usize, &Node)> = node.items().iter().enumerate().collect();
    let term =
        |node: &Node| node.get("term").and_then(Node::as_text).unwrap_or_default().to_owned();
    items.sort_by(|(_, a), (_, b)| taal::order(&term(a), &term(b)));
    let begrip = |(index, node)| begrip(w, &list.index(index), node, woorden);
    let items = items.into_iter().map(begrip).collect();
    w.blocks.push(Block::List { start: None, items });
    if short.is_empty() {
        return;
    }
    w.section("Afkortingen", "afkortingen");
    w.own_text("afkortingen", context! {});
    let items = short.into_iter().map(|(short, term, id)| afkorting(w, short, term, id, woorden));
    let items = items.collect();
    w.blocks.push(Block::List { start: None, items });
}

/// The abbreviations that the document uses so far, in order: each with what it stands for and its id.
fn afkortingen<'n>(w: &Schrijver<'_>, list: &'n Node) -> Vec<(&'n str, &'n str, &'n str)> {
    let explained = |node: &'n Node| {
        let text = |key: &str| node.get(key).and_then(Node::as_text);
        Some((text("afkorting")?, text("term")?, text("id")?))
    };
    let mut found: Vec<_> = list.items().iter().filter_map(explained).collect();
    let short: BTreeSet<&str> = found.iter().map(|(short, ..)| *short).collect();
    let used = used(&w.blocks, &short);
    found.retain(|(short, ..)| used.contains(short));
    found.sort_by(|(a, ..), (b, ..)| taal::order(a, b));
    found
}

fn afkorting(
    w: &mut Schrijver<'_>,
    short: &str,
    term: &str,
    id: &str,
    woorden: &mut Woorden,
) -> Item {
    let anchor = w.unique(&format!("afkorting-{id}"));
    woorden.add(&anchor, [short]);
    let link = Inline::Link { target: format!("#{id}"), content: vec![Inline::text(term)] };
    let short = Inline::Strong { content: vec![Inline::text(short)] };
    item(vec![short, Inline::text(" – "), link], Some(anchor))
}

fn begrip(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node, woorden: &mut Woorden) -> Item {
    let text = |key: &str| node.get(key).and_then(Node::as_text);
    let anchor = w.unique(text("id").unwrap_or("begrip"));
    w.target(node, Some(&anchor));
    w.printed(pointer, node);
    let mut term = text("term").unwrap_or("–").to_owned();
    if let Some(short) = text("afkorting") {
        term = format!("{term} ({short})");
    }
    let mut line = vec![Inline::Strong { content: vec![Inline::text(term)] }, Inline::text(" – ")];
    if let Some(definition) = node.get("definitie") {
        let mut words = Vec::new();
        for block in w.parse(&pointer.key("definitie"), definition) {
            record::flatten(block, &mut words);
        }
        line.extend(words);
    }
    let synonyms = node.get("synoniem").map(Node::items).unwrap_or_default();
    let synonyms: Vec<String> =
        synonyms.iter().filter_map(|word| word.as_text().map(str::to_owned)).collect();
    woorden.add(&anchor, text("term").into_iter().chain(synonyms.iter().map(String::as_str)));
    if !synonyms.is_empty() {
        line.push(Inline::text(format!(" Ook genoemd: {}.", taal::list(&synonyms))));
    }
    if let Some(bron) = text("bron") {
        line.push(Inline::text(" Bron: "));
        line.push(w.opmaak().link(bron));
        line.push(Inline::text("."));
    }
    item(line, Some(anchor))
}

/// All sources, each with a place that references point at.
pub(super) fn bronnen(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("bron");
    let Some(node) = w.project.tree.at(&list) else { return };
    w.annex("Bronnen", "bronnen");
    w.own_text("bronnen", context! {});
    let items = node.items().iter().enumerate();
    let items = items.map(|(index, node)| bron(w, &list.index(index), node)).collect();
    w.blocks.push(Block::List { start: None, items });
}

fn bron(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node) -> Item {
    let text = |key: &str| node.get(key).and_then(Node::as_text);
    let anchor = w.unique(&format!("bron-{}", text("id").unwrap_or_default()));
    w.target(node, Some(&anchor));
    w.printed(pointer, node);
    let mut line = Vec::new();
    if let Some(author) = text("auteur") {
        line.push(Inline::text(format!("{author}, ")));
    }
    line.push(Inline::Emph { content: vec![Inline::text(text("naam").unwrap_or("–"))] });
    let date = |key: &str| node.get(key).and_then(Node::as_date).map(taal::date);
    let facts = [
        text("soort").map(crate::compose::namen::words),
        text("vindplaats").map(str::to_owned),
        date("datum"),
        date("peildatum").map(|date| format!("peildatum {date}")),
    ];
    for fact in facts.into_iter().flatten() {
        line.push(Inline::text(format!(", {fact}")));
    }
    line.push(Inline::text("."));
    if let Some(url) = text("url") {
        let content = vec![Inline::text(url)];
        line.extend([Inline::text(" "), Inline::Link { target: url.to_owned(), content }]);
    }
    if let Some(editing) = node.get("bewerking") {
        let mut words = Vec::new();
        for block in w.parse(&pointer.key("bewerking"), editing) {
            record::flatten(block, &mut words);
        }
        line.push(Inline::text(" Bewerking: "));
        line.extend(words);
    }
    item(line, Some(anchor))
}

fn item(content: Vec<Inline>, anchor: Option<String>) -> Item {
    let blocks = vec![Block::Paragraph { number: None, anchor: None, content }];
    Item { number: None, anchor, done: None, blocks }
}
