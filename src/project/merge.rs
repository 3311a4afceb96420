//! Merges the data of several files into one tree.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Entry, Kind, Node, Pointer};

/// Adds a file's data to the tree: tables key by key, lists of tables one after another.
///
/// Any other key that stands in both is a finding with both places; the first one counts.
pub(super) fn merge(tree: &mut Node, file: Node, diagnostics: &mut Vec<Diagnostic>) {
    merge_at(&Pointer::root(), tree, file, diagnostics);
}

fn merge_at(at: &Pointer, into: &mut Node, from: Node, diagnostics: &mut Vec<Diagnostic>) {
    let (Kind::Table(into), Kind::Table(from)) = (&mut into.kind, from.kind) else { return };
    let index = |(index, entry): (usize, &Entry)| (entry.key.clone(), index);
    let known: BTreeMap<String, usize> = into.iter().enumerate().map(index).collect();
    for entry in from {
        match known.get(&entry.key) {
            Some(index) => join(&at.key(&entry.key), &mut into[*index], entry, diagnostics),
            None => into.push(entry),
        }
    }
}

fn join(at: &Pointer, into: &mut Entry, from: Entry, diagnostics: &mut Vec<Diagnostic>) {
    match (&mut into.node.kind, from.node.kind) {
        (Kind::Table(_), kind @ Kind::Table(_)) => {
            merge_at(at, &mut into.node, Node { kind, ..from.node }, diagnostics);
        }
        (Kind::Array(items), Kind::Array(more)) if are_tables(items) && are_tables(&more) => {
            items.extend(more);
        }
        _ => {
            let message = format!("sleutel `{}` staat ook in een ander bestand", from.key);
            let found = Diagnostic::new(Code::DubbeleSleutelBestanden, message, from.key_location);
            let found = found.at(at.clone()).related(into.key_location, "hier staat hij eerst");
            diagnostics.push(found.help("verwijder een van de twee; de eerste telt nu"));
        }
    }
}

fn are_tables(items: &[Node]) -> bool {
    items.iter().all(Node::is_table)
}
