//! Ambities with their doelen, and one wide table of maatregelen.

use crate::{
    check::Toetsing,
    compose::{onderdelen::voortgang, record, schrijver::Schrijver},
    source::{Node, Pointer},
};

/// Each ambitie as a section, with its doelen beneath it, and how far those are.
pub(super) fn write(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let (list, goals) = (Pointer::root().key("ambitie"), Pointer::root().key("doel"));
    let depth = w.level;
    let Some(ambities) = w.project.tree.at(&list) else { return };
    for (index, node) in ambities.items().iter().enumerate() {
        let pointer = list.index(index);
        let id = node.get("id").and_then(Node::as_text).unwrap_or_default();
        let number = node.get("nummer").and_then(Node::as_text);
        let title = node.get("titel").and_then(Node::as_text).unwrap_or(id);
        let title = number.map_or_else(|| title.to_owned(), |number| format!("{number}. {title}"));
        if depth == 1 {
            w.section(&title, id);
        } else {
            w.heading(depth + 1, &title, id);
        }
        w.printed(&pointer.key("titel"), node);
        for key in ["titel", "nummer"] {
            if let Some(value) = node.get(key) {
                w.printed(&pointer.key(key), value);
            }
        }
        record::record(w, &pointer, node, &["titel", "nummer"]);
        let Some(all) = w.project.tree.at(&goals) else { continue };
        let own = indices(all, |goal| goal.get("ambitie").and_then(Node::as_text) == Some(id));
        record::elements(w, &goals, all, &own, "Doelen", &["ambitie"]);
        voortgang::van_ambitie(w, toetsing, id, &title);
        w.level = depth;
    }
}

/// Doelen whose ambitie is not there are still printed.
pub(super) fn doelen_without_ambitie(w: &mut Schrijver<'_>) {
    let goals = Pointer::root().key("doel");
    let known: Vec<&str> =
        w.project.visie.ambitie.iter().map(|ambitie| ambitie.id.0.as_str()).collect();
    let Some(all) = w.project.tree.at(&goals) else { return };
    let lost = indices(all, |goal| {
        !goal.get("ambitie").and_then(Node::as_text).is_some_and(|id| known.contains(&id))
    });
    record::elements(w, &goals, all, &lost, "Doelen zonder ambitie", &[]);
}

/// All maatregelen together, in the order of their priority.
pub(super) fn maatregelen<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node) {
    if w.level == 1 {
        w.section("Maatregelen", "maatregelen");
    }
    record::list(w, pointer, node, "Maatregelen");
}

fn indices(list: &Node, fits: impl Fn(&Node) -> bool) -> Vec<usize> {
    let items = list.items().iter().enumerate();
    items.filter(|(_, item)| fits(item)).map(|(index, _)| index).collect()
}
