//! Walks data and schema side by side: which part of the schema is about which value.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Schema;
use crate::source::{Kind, Node, Pointer};

/// One object of a schema.
pub type SchemaObject = Map<String, Value>;

impl Schema {
    /// Visits every value with each part of the schema that is about it.
    ///
    /// References and `allOf` are followed; of `anyOf` and `oneOf` the branches that fit the value's
    /// type and tag. A value that no part of the schema knows is not visited.
    pub fn walk<'a>(
        &'a self,
        node: &'a Node,
        visit: &mut dyn FnMut(&Pointer, &'a Node, &'a SchemaObject),
    ) {
        Walk { schema: self, known: HashMap::new(), visit }.node(
            &mut Pointer::root(),
            node,
            self.root,
        );
    }

    /// The part of the schema that a pointer pattern leads to, where `*` is any element of a list.
    pub fn at(&self, pattern: &str) -> Option<&'static Value> {
        self.here(pattern).values.first().copied()
    }

    /// The keys that a table may have at a pointer pattern.
    pub fn keys(&self, pattern: &str) -> Vec<&'static str> {
        let here = self.here(pattern);
        let tables = here.objects.iter().filter_map(|object| object.get("properties")?.as_object());
        tables.flat_map(Map::keys).map(String::as_str).collect()
    }

    /// The value of a keyword of the schema at a pointer pattern, through references and branches.
    pub fn keyword(&self, pattern: &str, keyword: &str) -> Option<&'static Value> {
        self.here(pattern).objects.iter().find_map(|object| object.get(keyword))
    }

    /// As [`keyword`](Self::keyword), of every part of the schema that has it.
    pub(super) fn keywords(&self, pattern: &str, keyword: &str) -> Vec<&'static Value> {
        self.here(pattern).objects.iter().filter_map(|object| object.get(keyword)).collect()
    }

    /// What the schema says at a pointer pattern; worked out once, as the same few patterns are asked for again and
    /// again.
    fn here(&self, pattern: &str) -> Arc<Here> {
        if let Some(known) = self.known.read().ok().and_then(|known| known.get(pattern).cloned()) {
            return known;
        }
        let values = match pattern.rsplit_once('/') {
            None => vec![self.root],
            Some((above, segment)) => {
                let segment = segment.replace("~1", "/").replace("~0", "~");
                let above = self.here(above);
                let objects = above.values.iter().flat_map(|value| self.parts(value, None));
                objects.filter_map(|object| children(object, &segment)).collect()
            }
        };
        let objects = values.first().map(|value| self.parts(value, None)).unwrap_or_default();
        let here = Arc::new(Here { values, objects });
        // A pattern that leads nowhere may come from anywhere, so there is no end to them.
        if !here.values.is_empty()
            && let Ok(mut known) = self.known.write()
        {
            known.insert(pattern.to_owned(), Arc::clone(&here));
        }
        here
    }

    /// Every object of the schema that says something about a value: references followed, `allOf`
    /// opened, and of a choice the branches that fit (or all of them, when there is no value).
    fn parts(&self, schema: &'static Value, node: Option<&Node>) -> Vec<&'static SchemaObject> {
        let mut found = Vec::new();
        self.collect(schema, node, &mut found);
        found
    }

    fn collect(
        &self,
        schema: &'static Value,
        node: Option<&Node>,
        found: &mut Vec<&'static SchemaObject>,
    ) {
        let Some(object) = schema.as_object() else { return };
        // A reference that comes back to itself adds nothing.
        if found.iter().any(|known| std::ptr::eq(*known, object)) {
            return;
        }
        found.push(object);
        if let Some(target) = self.target(object) {
            self.collect(target, node, found);
        }
        for branch in branches(object, "allOf") {
            self.collect(branch, node, found);
        }
        for branch in branches(object, "anyOf").chain(branches(object, "oneOf")) {
            if node.is_none_or(|node| self.fits(branch, node)) {
                self.collect(branch, node, found);
            }
        }
    }

    fn target(&self, object: &SchemaObject) -> Option<&'static Value> {
        let name = object.get("$ref")?.as_str()?.strip_prefix("#/definitions/")?;
        self.root.get("definitions")?.get(name)
    }

    /// Whether a branch of a choice could be about this value, by its type and tag.
    fn fits(&self, branch: &Value, node: &Node) -> bool {
        let Some(object) = branch.as_object() else { return true };
        if let Some(target) = self.target(object) {
            return self.fits(target, node);
        }
        if let Some(constant) = object.get("const") {
            return is_same(constant, node);
        }
        if let Some(Value::Array(words)) = object.get("enum") {
            return words.iter().any(|word| is_same(word, node));
        }
        let type_fits = match object.get("type") {
            Some(Value::String(word)) => has_type(node, word),
            Some(Value::Array(words)) => {
                words.iter().filter_map(Value::as_str).any(|word| has_type(node, word))
            }
            _ => true,
        };
        type_fits && tag_fits(object, node)
    }
}

/// What a schema says at one pointer pattern.
#[derive(Debug)]
pub(super) struct Here {
    /// The parts that the pattern leads to; empty when there are none.
    values: Vec<&'static Value>,
    /// The first of them with its references and branches.
    objects: Vec<&'static SchemaObject>,
}

/// One walk over data and schema.
struct Walk<'a, 'v> {
    schema: &'a Schema,
    /// The parts of schemas that are the same for every value, by the address of the schema.
    known: HashMap<usize, Rc<[&'static SchemaObject]>>,
    visit: &'v mut dyn FnMut(&Pointer, &'a Node, &'a SchemaObject),
}

impl<'a> Walk<'a, '_> {
    fn node(&mut self, at: &mut Pointer, node: &'a Node, schema: &'static Value) {
        let here = at.as_str().len();
        let parts = self.parts(schema, node);
        for part in parts.iter() {
            (self.visit)(at, node, part);
        }
        for entry in node.entries() {
            if let Some(child) = parts.iter().find_map(|part| property(part, &entry.key)) {
                at.push_key(&entry.key);
                self.node(at, &entry.node, child);
                at.truncate(here);
            }
        }
        let items = node.items();
        let child = parts.iter().find_map(|part| part.get("items")).filter(|_| !items.is_empty());
        for (index, item) in items.iter().enumerate() {
            if let Some(child) = child {
                at.push_index(index);
                self.node(at, item, child);
                at.truncate(here);
            }
        }
    }

    fn parts(&mut self, schema: &'static Value, node: &Node) -> Rc<[&'static SchemaObject]> {
        let address = std::ptr::from_ref(schema).addr();
        if let Some(known) = self.known.get(&address) {
            return Rc::clone(known);
        }
        let parts: Rc<[&SchemaObject]> = self.schema.parts(schema, Some(node)).into();
        if !parts.iter().any(|part| part.contains_key("anyOf") || part.contains_key("oneOf")) {
            self.known.insert(address, Rc::clone(&parts));
        }
        parts
    }
}

fn tag_fits(object: &SchemaObject, node: &Node) -> bool {
    let Some(Value::Object(properties)) = object.get("properties") else { return true };
    node.entries().iter().all(|entry| {
        let constant = properties.get(&entry.key).and_then(|schema| schema.get("const"));
        constant.is_none_or(|constant| is_same(constant, &entry.node))
    })
}

fn branches<'a>(
    object: &'a SchemaObject,
    choice: &str,
) -> impl Iterator<Item = &'a Value> + use<'a> {
    object.get(choice).and_then(Value::as_array).into_iter().flatten()
}

fn property<'a>(object: &'a SchemaObject, key: &str) -> Option<&'a Value> {
    let known = object.get("properties").and_then(|properties| properties.get(key));
    known.or_else(|| object.get("additionalProperties").filter(|schema| schema.is_object()))
}

fn children<'a>(object: &'a SchemaObject, segment: &str) -> Option<&'a Value> {
    let is_index = segment == "*" || segment.bytes().all(|byte| byte.is_ascii_digit());
    let item = object.get("items").filter(|_| is_index && !segment.is_empty());
    item.or_else(|| property(object, segment))
}

fn is_same(constant: &Value, node: &Node) -> bool {
    match &node.kind {
        Kind::Text(text) => constant.as_str() == Some(text),
        Kind::Bool(value) => constant.as_bool() == Some(*value),
        Kind::Number(_) | Kind::Date(_) | Kind::Array(_) | Kind::Table(_) => false,
    }
}

fn has_type(node: &Node, word: &str) -> bool {
    match &node.kind {
        Kind::Text(_) | Kind::Date(_) => word == "string",
        Kind::Number(text) => word == "number" || word == "integer" && !text.contains('.'),
        Kind::Bool(_) => word == "boolean",
        Kind::Array(_) => word == "array",
        Kind::Table(_) => word == "object",
    }
}
