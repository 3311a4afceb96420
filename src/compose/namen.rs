//! What things are called in print: keys, values of lists, and elements that are referred to.

use std::collections::BTreeMap;

use crate::{
    kader::{self, Lijst},
    project::Project,
    schema,
    source::{Node, Pointer},
    taal,
};

pub(super) use crate::taal::words;

/// Names of list values and of elements, for one project.
#[derive(Debug, Default)]
pub(super) struct Namen {
    values: BTreeMap<(String, String), String>,
    elements: BTreeMap<String, Element>,
}

/// An element that can be referred to.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// What it is called.
    pub(super) naam: String,
    /// Where it stands in the data.
    pub(super) pad: Pointer,
}

impl Namen {
    /// The names of everything in the project and in the lists of the kaders.
    pub(super) fn of(project: &Project) -> Self {
        let mut names = Self::default();
        let own = project.kaders.iter().flat_map(|kader| &kader.lijst);
        for list in kader::lijsten().map(|list| -> &Lijst { list }).chain(own) {
            for item in &list.waarde {
                names.values.insert((list.id.clone(), item.id.clone()), item.naam.clone());
            }
        }
        for own in &project.visie.eigen_waarde {
            names.values.insert((own.lijst.clone(), own.id.0.clone()), own.naam.clone());
        }
        for own in &project.visie.dimensie {
            for item in &own.waarde {
                let key = (own.id.0.clone(), item.waarde.0.clone());
                names.values.insert(key, item.naam.clone());
            }
        }
        schema::visie().walk(&project.tree, &mut |pointer, node, _| {
            if let Some(id) = node.get("id").and_then(Node::as_text) {
                let element = Element { naam: title(node, id), pad: pointer.clone() };
                names.elements.entry(id.to_owned()).or_insert(element);
            }
        });
        names
    }

    /// The printed name of a value of a list.
    pub(super) fn value(&self, list: &str, id: &str) -> String {
        let known = self.values.get(&(list.to_owned(), id.to_owned()));
        known.cloned().unwrap_or_else(|| words(id))
    }

    /// The value of an own dimension: `Leeftijd: 75 en ouder`.
    pub(super) fn kenmerk(&self, dimensie: &str, waarde: &str) -> String {
        let name = self.element(dimensie).map_or_else(|| words(dimensie), |own| own.naam.clone());
        format!("{name}: {}", self.value(dimensie, waarde))
    }

    /// The element with this id.
    pub(super) fn element(&self, id: &str) -> Option<&Element> {
        self.elements.get(id)
    }
}

/// What people call an element: the first of its own names, else its id.
pub(super) fn title(node: &Node, id: &str) -> String {
    ["titel", "naam", "term", "omschrijving", "vraag", "nummer"]
        .iter()
        .find_map(|key| node.get(key).and_then(Node::as_text))
        .unwrap_or(id)
        .to_owned()
}

/// The printed label of a key: its title in the schema, else the key in words.
pub(super) fn label(pattern: &str, key: &str) -> String {
    let at = format!("{pattern}/{key}");
    let title = schema::visie().at(&at).and_then(|schema| schema.get("title")?.as_str());
    title.map_or_else(|| taal::capital(&words(key)), str::to_owned)
}

/// The pattern of a pointer: `*` for every index.
pub(super) fn pattern(pointer: &Pointer) -> String {
    pointer
        .segments()
        .map(|part| {
            if part.bytes().all(|b| b.is_ascii_digit()) { "/*".into() } else { format!("/{part}") }
        })
        .collect()
}
