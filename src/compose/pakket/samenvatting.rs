//! The samenvatting: what the gemeente wrote for it, the doelen in a row each, and the marked passages.

use super::Omgeving;
use crate::{
    compose::{opmaak::hoeveelheid, schrijver::Schrijver},
    document::{Align, Block, Column, Inline, Row, Table},
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

/// Each doel in one row: what, from where to where, and when.
fn doelen(w: &mut Schrijver<'_>) {
    let Some(all) = w.project.tree.get("doel").filter(|all| !all.items().is_empty()) else {
        return;
    };
    w.level = 1;
    w.section("De doelen", "doelen");
    let rows = all.items().iter().map(|doel| row(w, doel)).collect();
    let column =
        |title: &str, align, weight| Column { title: vec![Inline::text(title)], align, weight };
    w.blocks.push(Block::Table(Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: vec![
            column("Doel", Align::Left, 12),
            column("Nu", Align::Right, 6),
            column("Straks", Align::Right, 6),
            column("Jaar", Align::Right, 2),
        ],
        row_headers: true,
        rows,
        source: Vec::new(),
        wide: false,
    }));
}

fn row(w: &Schrijver<'_>, doel: &Node) -> Row {
    let text = |key: &str| doel.get(key).and_then(Node::as_text);
    let mut name = text("nummer").map(|number| format!("{number}. ")).unwrap_or_default();
    name += text("omschrijving").unwrap_or("–");
    let year = doel.get("jaar").and_then(Node::as_number).unwrap_or("–");
    let (now, then) = (doel.get("nulwaarde"), doel.get("streefwaarde"));
    let cells = [name, short(w, now), full(w, then), year.to_owned()];
    Row { total: false, cells: cells.map(|text| vec![Inline::text(text)]).into() }
}

/// With everything that belongs to the number.
fn full(w: &Schrijver<'_>, node: Option<&Node>) -> String {
    let words = node.map(|node| w.opmaak().amount(w.opmaak().resolve(node)));
    words.filter(|words| !words.is_empty()).unwrap_or_else(|| "–".to_owned())
}

/// Without what the number beside it says: only a percentage keeps its sign.
fn short(w: &Schrijver<'_>, node: Option<&Node>) -> String {
    let Some(node) = node else { return "–".to_owned() };
    let opmaak = w.opmaak();
    let mut amount = hoeveelheid(opmaak.resolve(node));
    amount.van = None;
    let drempel = w.project.privacydrempel();
    let percent = amount.eenheid == "procent";
    let words = if percent { amount.tekst(drempel, " ") } else { amount.getal(drempel) };
    if words.is_empty() { "–".to_owned() } else { words }
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
