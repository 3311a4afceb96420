//! Every eis can be met and can fail: on the example, filled in to the end, then broken one eis at a time.

use std::collections::BTreeSet;

use bouwsteen::{
    Project, Uitkomst,
    check::{Toetsing, check_tree},
    kader::{Eis, Kader, Mutatie},
    source::{Kind, Node, Pointer, Sources, parse},
};
use jiff::civil::{Date, date};

use crate::support::{kaders, lindewaard};

/// Fills what the example leaves open, explains or need not answer.
const AANVULLING: &str = include_str!("aanvulling.toml");

fn today() -> Date {
    date(2026, 11, 22)
}

/// The example with the overlay on top of it.
fn complete(project: &Project) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("aanvulling.toml", AANVULLING);
    let (overlay, errors) = parse(file, AANVULLING);
    assert!(errors.is_empty(), "the overlay is valid TOML");
    let mut tree = project.tree.clone();
    lay_over(&mut tree, &overlay, &Pointer::root());
    // A motivated deviation would hide that its eis fails.
    tree.remove(&Pointer::root().key("leg-uit"));
    tree
}

/// Tables go into tables, lists are added to, other values replace.
fn lay_over(tree: &mut Node, overlay: &Node, at: &Pointer) {
    for entry in overlay.entries() {
        let pointer = at.key(&entry.key);
        let existing = tree.at(&pointer).map(|node| (node.entries().len(), node.items().len()));
        match (existing, &entry.node.kind) {
            (Some((entries, _)), Kind::Table(_)) if entries > 0 => {
                lay_over(tree, &entry.node, &pointer);
            }
            (Some((_, count)), Kind::Array(items)) => {
                let mut all = tree.at(&pointer).expect("just found").items().to_vec();
                assert_eq!(all.len(), count);
                all.extend(items.iter().cloned());
                let node = Node::new(Kind::Array(all), entry.node.location);
                assert!(tree.set(&pointer, node));
            }
            _ => assert!(tree.set(&pointer, entry.node.clone()), "{pointer}"),
        }
    }
}

fn open(toetsing: &Toetsing) -> BTreeSet<&str> {
    let open = toetsing.eisen.iter().filter(|b| b.uitkomst == Uitkomst::Open);
    open.map(|bevinding| bevinding.eis.id.as_str()).collect()
}

fn all() -> Vec<&'static Kader> {
    kaders().iter().collect()
}

fn eisen() -> impl Iterator<Item = (&'static Kader, &'static Eis)> {
    kaders().iter().flat_map(|kader| kader.eis.iter().map(move |eis| (kader, eis)))
}

#[test]
fn every_eis_is_met_by_the_example_with_its_overlay() {
    let project = lindewaard();
    let toetsing = check_tree(&complete(&project), &project, &all(), today());
    let unmet: Vec<String> = toetsing
        .eisen
        .iter()
        .filter(|b| !matches!(b.uitkomst, Uitkomst::Voldaan | Uitkomst::Beargumenteerd))
        .map(|b| format!("{} {}: {}", b.eis.id, b.uitkomst.as_str(), b.reden))
        .collect();
    assert!(unmet.is_empty(), "\n{}", unmet.join("\n"));
    assert_eq!(toetsing.eisen.len(), eisen().count());
}

#[test]
fn each_eis_fails_with_its_mutation_and_takes_along_what_it_says() {
    let project = lindewaard();
    let tree = complete(&project);
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        if eis.fout.is_empty() {
            wrong.push(format!("{}: no `fout`", eis.id));
            continue;
        }
        let mut broken = tree.clone();
        let missed: Vec<String> = eis.fout.iter().filter_map(|m| mutate(&mut broken, m)).collect();
        if !missed.is_empty() {
            wrong.push(format!("{}: nothing at {}", eis.id, missed.join(", ")));
            continue;
        }
        let toetsing = check_tree(&broken, &project, &all(), today());
        let mut expected: BTreeSet<&str> = eis.sleept_mee.iter().map(String::as_str).collect();
        expected.insert(&eis.id);
        let actual = open(&toetsing);
        if actual != expected {
            let extra: Vec<_> = actual.difference(&expected).collect();
            let lacking: Vec<_> = expected.difference(&actual).collect();
            wrong.push(format!("{}: also open {extra:?}, not open {lacking:?}", eis.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Applies one mutation; gives its path when it finds nothing there.
fn mutate(tree: &mut Node, mutatie: &Mutatie) -> Option<String> {
    match (&mutatie.verwijder, &mutatie.zet, &mutatie.waarde) {
        (Some(path), None, None) => {
            let found = places(tree, path);
            for pointer in found.iter().rev() {
                tree.remove(pointer);
            }
            found.is_empty().then(|| path.clone())
        }
        (None, Some(path), Some(value)) => {
            let (around, last) = path.rsplit_once('/').expect("a path starts with /");
            let mut found = places(tree, around);
            if found.is_empty() {
                found.extend(Pointer::parse(around));
            }
            for pointer in &found {
                let node = node(value, tree);
                tree.set(&pointer.key(last), node);
            }
            None
        }
        _ => Some("a mutation is `verwijder`, or `zet` with `waarde`".to_owned()),
    }
}

/// All pointers that fit a path with `*` and `{veld=waarde}`.
fn places(tree: &Node, path: &str) -> Vec<Pointer> {
    let mut found = vec![Pointer::root()];
    for segment in path.split('/').skip(1) {
        let filter = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')?.split_once('='));
        found = found.iter().flat_map(|at| step(tree, at, segment, filter)).collect();
    }
    found
}

fn step(tree: &Node, at: &Pointer, segment: &str, filter: Option<(&str, &str)>) -> Vec<Pointer> {
    let Some(node) = tree.at(at) else { return Vec::new() };
    let items = node.items().iter().enumerate();
    match filter {
        Some((key, value)) => items
            .filter(|(_, item)| item.get(key).is_some_and(|node| says(node, value)))
            .map(|(index, _)| at.index(index))
            .collect(),
        None if segment == "*" => items.map(|(index, _)| at.index(index)).collect(),
        None => tree.at(&at.key(segment)).map(|_| at.key(segment)).into_iter().collect(),
    }
}

/// Whether a value, or one of the values of a list, is this word.
fn says(node: &Node, value: &str) -> bool {
    let plain = node.as_text().or_else(|| node.as_number()).map(str::to_owned);
    plain.or_else(|| node.as_bool().map(|yes| yes.to_string())).as_deref() == Some(value)
        || node.items().iter().any(|item| says(item, value))
}

fn node(value: &serde_json::Value, like: &Node) -> Node {
    use serde_json::Value as Json;
    let kind = match value {
        Json::Null => panic!("TOML has no null"),
        Json::Bool(yes) => Kind::Bool(*yes),
        Json::Number(number) => Kind::Number(number.to_string()),
        Json::String(text) => text.parse().map_or_else(|_| Kind::Text(text.clone()), Kind::Date),
        Json::Array(items) => Kind::Array(items.iter().map(|item| node(item, like)).collect()),
        Json::Object(_) => panic!("a mutation sets plain values"),
    };
    Node::new(kind, like.location)
}
