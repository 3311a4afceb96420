//! Takes places out of a tree, all in one walk, so that no place shifts under another.

use std::collections::BTreeSet;

use crate::source::{Kind, Node, Pointer};

/// The tree without these places; a whole tree that is taken out leaves an empty table.
#[must_use]
pub fn prune(node: Node, places: &BTreeSet<Pointer>) -> Node {
    if places.is_empty() {
        return node;
    }
    let location = node.location;
    keep(node, &Pointer::root(), places).unwrap_or_else(|| Node::empty(location))
}

fn keep(mut node: Node, at: &Pointer, places: &BTreeSet<Pointer>) -> Option<Node> {
    if places.contains(at) {
        return None;
    }
    if !touches(at, places) {
        return Some(node);
    }
    node.kind = match node.kind {
        Kind::Array(items) => {
            let kept = items.into_iter().enumerate();
            Kind::Array(
                kept.filter_map(|(index, item)| keep(item, &at.index(index), places)).collect(),
            )
        }
        Kind::Table(entries) => {
            let kept = entries.into_iter().filter_map(|mut entry| {
                entry.node = keep(entry.node, &at.key(&entry.key), places)?;
                Some(entry)
            });
            Kind::Table(kept.collect())
        }
        same @ (Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_)) => same,
    };
    Some(node)
}

/// Whether any of the places lies inside `at`.
fn touches(at: &Pointer, places: &BTreeSet<Pointer>) -> bool {
    // Pointers that lie inside `at` sort together after `at/`.
    let inside = at.key("");
    places.range(inside..).next().is_some_and(|place| place.is_within(at))
}
