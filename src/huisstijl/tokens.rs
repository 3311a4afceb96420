//! Reads a file of design tokens: names with values, through references, as tools of several ages write them.
//!
//! Read are `$value` (W3C design tokens) and `value` (Style Dictionary), in groups at any depth, and files
//! of Tokens Studio with a group per set. References such as `{brand.blue}` are followed.

use std::collections::BTreeMap;

use crate::kleur::Kleur;
use crate::source::{Kind, Location, Node};

use super::csskleur;

/// References to references longer than this lead nowhere.
const MAX_REFERENCES: usize = 32;

/// All tokens of a file by their full name.
#[derive(Debug, Default)]
pub(super) struct Tokens<'a> {
    tokens: BTreeMap<String, &'a Node>,
}

/// Why a token gives no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// It refers to a token that is not there.
    Missing(String),
    /// Its references go round, or on for too long.
    Circle,
}

/// What a token holds in the end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// As a style sheet would write it.
    Text(String),
    /// A colour in parts.
    Kleur(Option<Kleur>),
    /// Something of no use here.
    Other,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(tree: &'a Node) -> Self {
        let mut tokens = Self::default();
        // Tokens Studio puts every set in a group, which is no part of the names.
        if tree.get("$metadata").is_some() || tree.get("$themes").is_some() {
            let sets = tree.entries().iter().filter(|set| !set.key.starts_with('$'));
            sets.for_each(|set| tokens.gather(&set.node, ""));
        } else {
            tokens.gather(tree, "");
        }
        tokens
    }

    fn gather(&mut self, group: &'a Node, path: &str) {
        for entry in group.entries() {
            if entry.key.starts_with('$') || !entry.node.is_table() {
                continue;
            }
            let dot = if path.is_empty() { "" } else { "." };
            let name = format!("{path}{dot}{}", entry.key);
            match value(&entry.node) {
                // The first set is the ordinary one; later ones are its variants, such as the dark one.
                Some(value) => {
                    self.tokens.entry(name).or_insert(value);
                }
                None => self.gather(&entry.node, &name),
            }
        }
    }

    /// Where the value of a token stands.
    pub(super) fn location(&self, name: &str) -> Option<Location> {
        self.tokens.get(name).map(|node| node.location)
    }

    /// What a token holds, through its references; none when there is no such token.
    pub(super) fn value(&self, name: &str) -> Option<Result<Value, Problem>> {
        let mut node = *self.tokens.get(name)?;
        for _ in 0..MAX_REFERENCES {
            let Some(target) = reference(node) else { return Some(Ok(read(node))) };
            let found = self.tokens.get(target);
            // Older files name the value inside the token.
            let found = found.or_else(|| self.tokens.get(target.strip_suffix(".value")?));
            match found {
                Some(next) => node = next,
                None => return Some(Err(Problem::Missing(target.to_owned()))),
            }
        }
        Some(Err(Problem::Circle))
    }
}

/// The value of a token; none for a group of tokens.
fn value(node: &Node) -> Option<&Node> {
    let plain = node.get("value").filter(|value| !value.is_table());
    node.get("$value").or(plain)
}

/// The name between braces, when the whole value is a reference.
fn reference(node: &Node) -> Option<&str> {
    let name = node.as_text()?.trim().strip_prefix('{')?.strip_suffix('}')?;
    (!name.contains(['{', '}'])).then(|| name.trim())
}

fn read(node: &Node) -> Value {
    match &node.kind {
        Kind::Text(text) => Value::Text(text.clone()),
        Kind::Array(items) => {
            let names: Vec<&str> = items.iter().filter_map(Node::as_text).collect();
            Value::Text(names.join(", "))
        }
        Kind::Table(_) => Value::Kleur(in_parts(node)),
        Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => Value::Other,
    }
}

/// `{ "colorSpace": "srgb", "components": [0, 0.2, 1], "alpha": 1, "hex": "#0033ff" }`.
fn in_parts(node: &Node) -> Option<Kleur> {
    let number = |node: &Node| node.as_number().and_then(|digits| digits.parse::<f64>().ok());
    let alpha = node.get("alpha").and_then(number).unwrap_or(1.0);
    let space = node.get("colorSpace").and_then(Node::as_text);
    let parts = node.get("components").filter(|_| space == Some("srgb")).map(Node::items);
    let parts: Option<Vec<f64>> = parts.and_then(|parts| parts.iter().map(number).collect());
    match parts.as_deref() {
        Some(&[rood, groen, blauw]) => csskleur::srgb([rood, groen, blauw], alpha),
        Some(_) => None,
        None => csskleur::parse(node.get("hex")?.as_text()?),
    }
}
