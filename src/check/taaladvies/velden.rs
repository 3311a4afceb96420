//! Short values in TOML that only say that a text is still to come.

use std::collections::BTreeSet;

use crate::{
    check::is_placeholder,
    project::Project,
    schema,
    source::{Location, Node},
};

/// A longer value is a text, and is read as one.
const WOORDEN: usize = 6;

/// Titles, names and descriptions that hold no more than a placeholder, in file order.
pub(super) fn onaf(project: &Project) -> BTreeSet<(&str, Location)> {
    let mut found = BTreeSet::new();
    schema::visie().walk(&project.tree, &mut |_, node: &Node, part| {
        let Some(text) = node.as_text().filter(|text| !text.trim().is_empty()) else { return };
        if !text.contains(char::is_alphabetic) {
            return;
        }
        let special = part.keys().any(|key| key.starts_with("x-") || key == "enum");
        let plain = part.get("type").is_some_and(|kind| kind == "string") && !special;
        if plain && text.split_whitespace().nth(WOORDEN - 1).is_none() && is_placeholder(text) {
            found.insert((text, node.location));
        }
    });
    found
}
