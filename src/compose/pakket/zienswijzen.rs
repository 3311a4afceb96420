//! The nota van beantwoording: every zienswijze with its answer, and what still misses one.

use crate::{
    check::zienswijzen::{Gebrek, gebreken},
    compose::{record, schrijver::Schrijver},
    document::{Block, Inline},
    source::{Node, Pointer},
};

pub(super) fn write(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("zienswijze");
    let Some(all) = w.project.tree.at(&list).filter(|all| !all.items().is_empty()) else { return };
    w.paragraph(vec![Inline::text(counts(all.items()))]);
    let missing = gebreken(w.project);
    for (index, gebrek) in &missing {
        gap(w, &all.items()[*index], *gebrek);
    }
    let participatie = Pointer::root().key("participatie");
    if let Some(nota) = w.project.tree.at(&participatie.key("zienswijzennota")) {
        let blocks = w.parse(&participatie.key("zienswijzennota"), nota);
        w.push_numbered(blocks);
    }
    for (index, node) in all.items().iter().enumerate() {
        w.level = 1;
        let name = name(node);
        w.section(&format!("Zienswijze {name}"), &format!("zienswijze-{name}"));
        record::record(w, &list.index(index), node, &["nummer"]);
    }
}

/// How many there are and what came of them; nothing is concluded about what is not written down.
fn counts(all: &[Node]) -> String {
    let changed = |yes: bool| {
        let fits =
            |one: &&Node| one.get("leidt-tot-wijziging").and_then(Node::as_bool) == Some(yes);
        all.iter().filter(fits).count()
    };
    let (yes, no) = (changed(true), changed(false));
    let first = match all.len() {
        1 => "Er is 1 zienswijze.".to_owned(),
        count => format!("Er zijn {count} zienswijzen."),
    };
    let open = all.len() - yes - no;
    let open = match open {
        0 => String::new(),
        1 => " Van 1 is dat nog niet opgeschreven.".to_owned(),
        count => format!(" Van {count} is dat nog niet opgeschreven."),
    };
    let verb = if yes == 1 { "leidt" } else { "leiden" };
    format!("{first} Daarvan {verb} er {yes} tot een wijziging van het stuk, en {no} niet.{open}")
}

fn name(node: &Node) -> &str {
    let text = |key: &str| node.get(key).and_then(Node::as_text);
    text("nummer").or_else(|| text("id")).unwrap_or("zonder nummer")
}

fn gap(w: &mut Schrijver<'_>, node: &Node, gebrek: Gebrek) {
    let name = name(node);
    let content = vec![Inline::text(format!("Zienswijze {name}: {}", gebrek.bericht()))];
    let key = Inline::Code { text: gebrek.sleutel().to_owned() };
    let detail = vec![Inline::text("Vul "), key, Inline::text(" in bij de zienswijze.")];
    w.blocks.push(Block::Gap { content, detail });
}
