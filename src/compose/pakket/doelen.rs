//! All doelen in one table on one page: where it begins, what is to be reached, when, and whose it is.

use crate::{
    compose::{namen, opmaak::moment, schrijver::Schrijver},
    document::{Align, Block, Column, Inline, Row, Table},
    source::{Node, Pointer},
};

pub(super) fn write(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("doel");
    let Some(all) = w.project.tree.at(&list).filter(|all| !all.items().is_empty()) else { return };
    let rows = all.items().iter().map(|doel| row(w, doel)).collect();
    w.blocks.push(Block::Table(Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: vec![
            column("Doel", Align::Left, 34),
            column("Ambitie", Align::Left, 20),
            column("Stand nu", Align::Right, 14),
            column("Streefwaarde", Align::Right, 14),
            column("Jaar", Align::Right, 6),
            column("Eigenaar", Align::Left, 16),
        ],
        row_headers: true,
        rows,
        source: vec![Inline::text(
            "Een streepje (–) betekent dat het niet is opgeschreven. De eigenaar van een doel zonder eigen \
             trekker is de trekker van de ambitie.",
        )],
        wide: true,
    }));
}

fn column(title: &str, align: Align, weight: u8) -> Column {
    Column { title: vec![Inline::text(title)], align, weight }
}

fn row(w: &Schrijver<'_>, doel: &Node) -> Row {
    let text = |key: &str| doel.get(key).and_then(Node::as_text);
    let words = text("omschrijving").unwrap_or("–");
    // Only the number links, so that a page of links stays easy to read.
    let (link, rest) = match text("nummer") {
        Some(number) => (format!("{number}."), format!(" {words}")),
        None => (words.to_owned(), String::new()),
    };
    let link = vec![Inline::text(link)];
    let name = match text("id") {
        Some(id) => Inline::Link { target: format!("#{id}"), content: link },
        None => Inline::Strong { content: link },
    };
    let ambitie = text("ambitie").and_then(|id| {
        let all = w.project.tree.get("ambitie")?.items();
        all.iter().find(|one| one.get("id").and_then(Node::as_text) == Some(id))
    });
    let owner = |node: &Node| node.get("trekker").and_then(Node::as_text).map(str::to_owned);
    let owner = owner(doel).or_else(|| ambitie.and_then(owner));
    let year = doel
        .get("jaar")
        .and_then(Node::as_number)
        .or_else(|| ambitie.and_then(|ambitie| ambitie.get("termijn")).and_then(Node::as_number));
    let cells = vec![
        vec![name, Inline::text(rest)],
        vec![Inline::text(ambitie.map_or_else(|| "–".to_owned(), ambitie_name))],
        amount(w, doel, "nulwaarde"),
        amount(w, doel, "streefwaarde"),
        vec![Inline::text(year.unwrap_or("–"))],
        vec![Inline::text(owner.map_or_else(|| "–".to_owned(), |id| owner_name(w, &id)))],
    ];
    Row { total: false, cells }
}

fn owner_name(w: &Schrijver<'_>, id: &str) -> String {
    w.namen.element(id).map_or_else(|| id.to_owned(), |element| element.naam.clone())
}

fn ambitie_name(ambitie: &Node) -> String {
    let number = ambitie.get("nummer").and_then(Node::as_text);
    let title = namen::title(ambitie, "–");
    number.map_or_else(|| title.clone(), |number| format!("{number}. {title}"))
}

/// The number with its moment; a reader of one page does not need its source.
fn amount(w: &Schrijver<'_>, doel: &Node, key: &str) -> Vec<Inline> {
    let Some(node) = doel.get(key) else {
        let words = if doel.get("niet-meetbaar").is_some() { "niet in een getal" } else { "–" };
        return vec![Inline::text(words)];
    };
    let opmaak = w.opmaak();
    let node = opmaak.resolve(node);
    let mut line = vec![Inline::text(opmaak.amount(node))];
    if let Some(when) = moment(node) {
        line.push(Inline::Break);
        line.push(Inline::Small { content: vec![Inline::text(when)] });
    }
    line
}
