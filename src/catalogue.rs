//! Reads kaders, built-in ones and one's own, by one path: files joined, schema, types, guards.
//!
//! INVARIANT: reading never fails on data. An eis that is wrong is left out, with a finding; the rest counts.

mod guards;
mod policy;
mod uses;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::kader::{Kader, ingebouwd::ingebouwd};
use crate::schema;
use crate::source::{self, Node, Part, Pointer};

pub use guards::{Judged, Words, judge, known_words};
pub use policy::stack;
pub use uses::{Use, What, uses_of, uses_of_norm, uses_of_toets};
pub use work::Data;

/// The keys that a kader as a whole must have; its files may each hold a part.
const HEAD: [&str; 5] = ["naam", "titel", "versie", "peildatum", "toelichting"];

/// One kader as far as its files are sound.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The kader itself.
    pub kader: Kader,
    /// What it was read from, index for index.
    pub tree: Node,
    /// What the schema says of its files.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a kader can refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The values of every list.
    pub lists: BTreeMap<String, BTreeSet<String>>,
    /// The ids of all eisen.
    pub eisen: BTreeSet<String>,
    /// The ids of all normen.
    pub normen: BTreeSet<String>,
}

/// Reads one kader from the data of its files, in the order in which they are joined.
///
/// `stand_in` is its name when it does not say one.
pub fn read(files: Vec<Node>, stand_in: &str) -> Option<Draft> {
    let mut files = files.into_iter();
    let mut tree = files.next()?;
    let collisions = files.flat_map(|file| source::merge(&mut tree, file)).collect::<Vec<_>>();
    let mut diagnostics: Vec<Diagnostic> = collisions.into_iter().map(Diagnostic::from).collect();
    diagnostics.extend(incomplete(&tree));
    let (tree, found) = settle(tree);
    diagnostics.extend(found);
    let (tree, mut kader) = typed(tree, &mut diagnostics);
    if kader.naam.is_empty() {
        stand_in.clone_into(&mut kader.naam);
    }
    if kader.titel.is_empty() {
        kader.titel.clone_from(&kader.naam);
    }
    if kader.versie.is_empty() {
        "onbekend".clone_into(&mut kader.versie);
    }
    // A place in a kader is no place in the data of the visie.
    let placeless = |found: Diagnostic| found.at(Pointer::root());
    let diagnostics = diagnostics.into_iter().map(placeless).collect();
    Some(Draft { kader, tree, diagnostics })
}

impl Known {
    /// What these kaders bring.
    pub fn of<'a>(kaders: impl IntoIterator<Item = &'a Kader>) -> Self {
        let mut known = Self::default();
        kaders.into_iter().for_each(|kader| known.add(kader));
        known
    }

    /// What the kaders of the program bring.
    pub fn built_in() -> Self {
        Self::of(ingebouwd())
    }

    /// The same, with what this kader brings.
    pub fn add(&mut self, kader: &Kader) {
        self.eisen.extend(kader.eis.iter().map(|eis| eis.id.clone()));
        self.normen.extend(kader.norm.iter().map(|norm| norm.id.clone()));
        for list in &kader.lijst {
            let values = self.lists.entry(list.id.clone()).or_default();
            values.extend(list.waarde.iter().map(|item| item.id.clone()));
        }
    }
}

/// One finding for all that the head of the kader lacks.
fn incomplete(tree: &Node) -> Option<Diagnostic> {
    let missing: Vec<String> =
        HEAD.iter().filter(|key| tree.get(key).is_none()).map(|key| format!("`{key}`")).collect();
    let (last, others) = missing.split_last()?;
    let keys =
        if others.is_empty() { last.clone() } else { format!("{} en {last}", others.join(", ")) };
    let message = format!("het kader mist {keys}");
    let help = "zet deze bovenaan, in het eerste bestand van het kader";
    Some(Diagnostic::new(Code::VerplichteSleutel, message, tree.location).help(help))
}

/// Takes out what does not fit the schema: of an eis or norm all of it, as half of one asks something else.
fn settle(tree: Node) -> (Node, Vec<Diagnostic>) {
    let found = schema::kader().validate(&tree);
    let places: BTreeSet<Pointer> =
        found.iter().map(|one| eis_around(&one.prune).unwrap_or(one.prune.clone())).collect();
    let (tree, more) = schema::kader().settle(schema::prune(tree, &places));
    let diagnostics = found.into_iter().chain(more).filter_map(|one| one.diagnostic);
    (tree, diagnostics.collect())
}

/// The eis or norm that a place lies in.
fn eis_around(at: &Pointer) -> Option<Pointer> {
    let mut segments = at.segments();
    let (list, index) = (segments.next()?, segments.next()?);
    (list == "eis" || list == "norm").then(|| Pointer::root().key(&list).key(&index))
}

/// Reads what fits the schema; should a part not fit its type, it goes out as well, with a finding.
fn typed(mut tree: Node, diagnostics: &mut Vec<Diagnostic>) -> (Node, Kader) {
    loop {
        let error = match source::read::<Kader>(&tree) {
            Ok(kader) => return (tree, kader),
            Err(error) => error,
        };
        let at = error.pointer();
        let location = tree.location_of(&at, Part::Value);
        diagnostics.push(Diagnostic::new(
            Code::NietPassend,
            "deze waarde past hier niet",
            location,
        ));
        if tree.remove(&eis_around(&at).unwrap_or(at)).is_none() {
            tree = Node::empty(tree.location);
        }
    }
}

/// The place of a value of a draft.
fn place(draft: &Draft, at: &Pointer) -> source::Location {
    draft.tree.location_of(at, Part::Value)
}
