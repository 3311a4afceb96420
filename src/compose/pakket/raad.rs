//! What the raad asked and what is not known yet.

use minijinja::context;

use super::{Omgeving, lijst};
use crate::{
    compose::{
        namen::{self, label, pattern},
        record,
        schrijver::Schrijver,
    },
    document::{Block, Inline, Row, Table},
    source::{Node, Pointer},
    taal,
};

/// Moties, amendementen and toezeggingen: first how each stands, then each in full.
pub(super) fn moties(w: &mut Schrijver<'_>) {
    let mut rows = Vec::new();
    let besluiten = Pointer::root().key("besluit");
    let all = w.project.tree.at(&besluiten).map(Node::items).unwrap_or_default();
    for besluit in all {
        for (key, name) in [("amendement", "Amendement"), ("motie", "Motie")] {
            let items = besluit.get(key).map(Node::items).unwrap_or_default();
            rows.extend(items.iter().map(|item| row(name, item)));
        }
    }
    let toezegging = Pointer::root().key("toezegging");
    let items = w.project.tree.at(&toezegging).map(Node::items).unwrap_or_default();
    rows.extend(items.iter().map(|item| row("Toezegging", item)));
    if rows.is_empty() {
        return;
    }
    overview(w, rows);
    for (index, besluit) in all.iter().enumerate() {
        let orgaan = besluit.get("orgaan").and_then(Node::as_text);
        let of = orgaan.map(|orgaan| format!(" van {}", with_article(orgaan))).unwrap_or_default();
        for (key, name) in [("amendement", "Amendementen"), ("motie", "Moties")] {
            lijst(w, &besluiten.index(index).key(key), &format!("{name}{of}"));
        }
    }
    lijst(w, &toezegging, &label("", "toezegging"));
}

/// `de raad`, `het college`.
pub(super) fn with_article(orgaan: &str) -> String {
    let words = namen::words(orgaan);
    match orgaan {
        "college" | "algemeen-bestuur" => format!("het {words}"),
        "gedeputeerde-staten" | "provinciale-staten" => words,
        _ => format!("de {words}"),
    }
}

fn row(kind: &str, item: &Node) -> Row {
    let text = |key: &str| item.get(key).and_then(Node::as_text);
    let name = text("titel").or_else(|| text("tekst")).unwrap_or("–");
    let last = item.get("stand").map(Node::items).unwrap_or_default().last();
    let stand = last.map_or_else(
        || "nog niets opgeschreven".to_owned(),
        |last| {
            let date = last.get("datum").and_then(Node::as_date).map(taal::date);
            let words = last.get("tekst").and_then(Node::as_text).unwrap_or("–");
            date.map_or_else(|| words.to_owned(), |date| format!("{date}: {words}"))
        },
    );
    let settled = matches!(text("uitslag"), Some("verworpen" | "ingetrokken"));
    let stand = match (kind, last) {
        ("Amendement", None) => "–".to_owned(),
        (_, None) if settled => "–".to_owned(),
        _ => stand,
    };
    let result = text("uitslag").map_or_else(|| "–".to_owned(), namen::words);
    let cells =
        [kind.to_owned(), text("nummer").unwrap_or("–").to_owned(), name.to_owned(), result, stand];
    Row { total: false, cells: cells.map(|text| vec![Inline::text(text)]).into() }
}

fn overview(w: &mut Schrijver<'_>, rows: Vec<Row>) {
    w.level = 1;
    w.section("Hoe het ervoor staat", "stand");
    let titles =
        [("Soort", 4), ("Nummer", 4), ("Waar het over gaat", 9), ("Uitslag", 5), ("Stand", 9)];
    w.blocks.push(Block::Table(Table::of_texts(&titles, rows)));
}

/// The open questions, and every place where the gemeente says that it does not know yet.
pub(super) fn onbekend(w: &mut Schrijver<'_>, om: &Omgeving<'_>) {
    let list = Pointer::root().key("nog-onbekend");
    let open = w.project.tree.at(&list).is_some_and(|node| !node.items().is_empty());
    let mut found = Vec::new();
    unknowns(&Pointer::root(), &w.project.tree, &mut found);
    if !open && found.is_empty() {
        return;
    }
    w.own_text("onbekend", context! {});
    if let Some(node) = w.project.tree.at(&list).filter(|_| open) {
        w.level = 1;
        record::list(w, &list, node, &label("", "nog-onbekend"));
    }
    if found.is_empty() {
        return;
    }
    w.level = 1;
    w.section("Waar het antwoord nog ontbreekt", "ontbreekt");
    let rows = found.iter().map(|(pad, reason)| unknown_row(w, om, pad, reason)).collect();
    let titles = [("Waar", 6), ("Wat", 5), ("Waarom nog niet", 10), ("Staat in", 4)];
    w.blocks.push(Block::Table(Table::of_texts(&titles, rows)));
}

/// Every value that is `{ onbekend = "reden" }`, with its place and the reason.
fn unknowns<'n>(at: &Pointer, node: &'n Node, found: &mut Vec<(Pointer, &'n str)>) {
    if let Some(reason) = node.get("onbekend").and_then(Node::as_text) {
        found.push((at.clone(), reason));
    }
    for entry in node.entries() {
        unknowns(&at.key(&entry.key), &entry.node, found);
    }
    for (index, item) in node.items().iter().enumerate() {
        unknowns(&at.index(index), item, found);
    }
}

fn unknown_row(w: &Schrijver<'_>, om: &Omgeving<'_>, pad: &Pointer, reason: &str) -> Row {
    let key = pad.last().unwrap_or_default();
    let parent = pad.parent().unwrap_or_else(Pointer::root);
    let element = element_name(w, &parent);
    let what = label(&pattern(&parent), &key);
    let place = om.plek(pad).unwrap_or_else(|| Inline::text("–"));
    let cell = |text: String| vec![Inline::text(text)];
    Row {
        total: false,
        cells: vec![cell(element), cell(what), cell(reason.to_owned()), vec![place]],
    }
}

/// What the nearest element around a place is called; without one, its part of the visie.
fn element_name(w: &Schrijver<'_>, pad: &Pointer) -> String {
    let mut at = Some(pad.clone());
    while let Some(here) = at {
        let node = w.project.tree.at(&here);
        let name = node.map(|node| namen::title(node, "")).filter(|name| !name.is_empty());
        if let Some(name) = name.filter(|_| here != Pointer::root()) {
            return name;
        }
        at = here.parent();
    }
    let first = pad.segments().next().unwrap_or_default();
    label("", &first)
}
