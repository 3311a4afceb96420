//! Merges the data of several files into one tree.

use std::collections::BTreeMap;

use super::{Entry, Kind, Location, Node, Pointer};

/// A key that stands in two files and cannot be joined; the first one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The place in the merged data.
    pub at: Pointer,
    /// The key.
    pub key: String,
    /// Where it stands first.
    pub first: Location,
    /// Where it stands again.
    pub second: Location,
}

/// Adds a file's data to the tree: tables key by key, lists of tables one after another.
pub fn merge(tree: &mut Node, file: Node) -> Vec<Collision> {
    let mut found = Vec::new();
    merge_at(&Pointer::root(), tree, file, &mut found);
    found
}

fn merge_at(at: &Pointer, into: &mut Node, from: Node, found: &mut Vec<Collision>) {
    let (Kind::Table(into), Kind::Table(from)) = (&mut into.kind, from.kind) else { return };
    let index = |(index, entry): (usize, &Entry)| (entry.key.clone(), index);
    let known: BTreeMap<String, usize> = into.iter().enumerate().map(index).collect();
    for entry in from {
        match known.get(&entry.key) {
            Some(index) => join(&at.key(&entry.key), &mut into[*index], entry, found),
            None => into.push(entry),
        }
    }
}

fn join(at: &Pointer, into: &mut Entry, from: Entry, found: &mut Vec<Collision>) {
    match (&mut into.node.kind, from.node.kind) {
        (Kind::Table(_), kind @ Kind::Table(_)) => {
            merge_at(at, &mut into.node, Node { kind, ..from.node }, found);
        }
        (Kind::Array(items), Kind::Array(more)) if are_tables(items) && are_tables(&more) => {
            items.extend(more);
        }
        _ => found.push(Collision {
            at: at.clone(),
            key: from.key,
            first: into.key_location,
            second: from.key_location,
        }),
    }
}

fn are_tables(items: &[Node]) -> bool {
    items.iter().all(Node::is_table)
}
