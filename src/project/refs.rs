//! Checks names against each other: ids that stand twice, references to nothing, circles, lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::cijfers::Cijfers;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Node, Pointer};

use super::Project;
use super::facts::{Facts, Word};

/// More findings than this of one sort are no help to anyone.
const MAX_FINDINGS: usize = 1_000;

/// For more findings than this, the nearest of thousands of ids would take too long to find.
const MAX_HINTS: usize = 100;

/// The known values of every list of the active kaders, by the name of the list.
pub type Lists = BTreeMap<String, Vec<String>>;

/// The ids in a tree by kind of element, such as `partner` or `afwegingskader/criterium`.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    by_kind: BTreeMap<String, BTreeSet<String>>,
}

impl Ids {
    /// The ids of every list of tables; also of elements that are left out for another mistake.
    pub(super) fn of(tree: &Node) -> Self {
        let mut ids = Self::default();
        ids.gather(&mut String::new(), tree);
        ids
    }

    fn gather(&mut self, kind: &mut String, node: &Node) {
        for item in node.items() {
            if let Some(id) = item.get("id").and_then(Node::as_text) {
                self.by_kind.entry(kind.clone()).or_default().insert(id.to_owned());
            }
            self.gather(kind, item);
        }
        for entry in node.entries() {
            let length = kind.len();
            if length > 0 {
                kind.push('/');
            }
            kind.push_str(&entry.key);
            self.gather(kind, &entry.node);
            kind.truncate(length);
        }
    }

    fn knows(&self, word: &Word, cijfers: &Cijfers) -> bool {
        let known = |kind: &String| {
            let own = self.by_kind.get(kind).is_some_and(|ids| ids.contains(&word.text));
            own || kind == "cijfer" && cijfers.met_id(&word.text).is_some()
        };
        word.targets.iter().any(known)
    }

    fn kind_of(&self, id: &str) -> Option<&str> {
        self.by_kind.iter().find(|(_, ids)| ids.contains(id)).map(|(kind, _)| kind.as_str())
    }

    fn of_kind(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.by_kind.get(kind).into_iter().flatten().map(String::as_str)
    }
}

/// Everything that is wrong with ids and references in a tree.
pub(super) fn check(tree: &Node, facts: &Facts, ids: &Ids, cijfers: &Cijfers) -> Vec<Diagnostic> {
    let mut found = duplicate_ids(&facts.ids);
    found.extend(also_in_csv(&facts.ids, cijfers));
    let unknown = facts.references.iter().filter(|word| !ids.knows(word, cijfers));
    let unknown = unknown.take(MAX_FINDINGS).enumerate();
    found.extend(unknown.map(|(index, word)| dangling(word, ids, cijfers, index < MAX_HINTS)));
    found.extend(circles(tree, &facts.references));
    found
}

impl Project {
    /// Every value that should stand in a list of the active kaders or among the gemeente's own values.
    ///
    /// A list that no kader knows is not checked.
    pub fn check_lists(&self, lists: &Lists) -> Vec<Diagnostic> {
        let mut lists = lists.clone();
        for own in &self.visie.eigen_waarde {
            if let Some(values) = lists.get_mut(&own.lijst) {
                values.push(own.id.0.clone());
            }
        }
        let found = self.facts.listed.iter().filter_map(|word| outside(word, &lists));
        found.take(MAX_FINDINGS).collect()
    }
}

fn duplicate_ids(words: &[Word]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &Word> = BTreeMap::new();
    let mut in_order: Vec<&Word> = words.iter().collect();
    in_order.sort_by_key(|word| word.location);
    let mut found = Vec::new();
    for word in in_order {
        if let Some(known) = first.get(word.text.as_str()) {
            let message = format!("id `{}` bestaat al", word.text);
            let twice = Diagnostic::new(Code::DubbeleId, message, word.location);
            let twice = twice.at(word.at.clone()).related(known.location, "hier staat hij eerst");
            found.push(twice.help("geef elk element een eigen id"));
        } else {
            first.insert(&word.text, word);
        }
    }
    found
}

/// Ids of elements that a row of CSV has as well.
fn also_in_csv(words: &[Word], cijfers: &Cijfers) -> Vec<Diagnostic> {
    let twice = words.iter().filter_map(|word| {
        let row = cijfers.met_id(&word.text).filter(|cijfer| cijfer.is_csv())?;
        let message = format!("id `{}` bestaat al", word.text);
        let found = Diagnostic::new(Code::DubbeleId, message, row.location());
        let found = found.related(word.location, "hier staat hij eerst");
        Some(found.help("geef elk element een eigen id"))
    });
    twice.collect()
}

fn dangling(word: &Word, ids: &Ids, cijfers: &Cijfers, with_hint: bool) -> Diagnostic {
    let wanted = word.targets.join(" of ");
    let rows = cijfers.ids().filter(|_| word.targets.iter().any(|kind| kind == "cijfer"));
    let known = word.targets.iter().flat_map(|kind| ids.of_kind(kind));
    let known = known.chain(rows).filter(|_| with_hint);
    let help = if let Some(help) = did_you_mean(&word.text, known) {
        help
    } else if let Some(other) = ids.kind_of(&word.text) {
        format!("`{}` is een {other}; hier hoort een {wanted}", word.text)
    } else {
        let header = word.targets.first().map(|kind| kind.replace('/', ".")).unwrap_or_default();
        format!("voeg een `[[{header}]]` toe met `id = \"{}\"`", word.text)
    };
    let message = format!("`{}` is geen id van een {wanted}", word.text);
    let found = Diagnostic::new(Code::OnbekendeVerwijzing, message, word.location);
    found.at(word.at.clone()).help(help)
}

/// An element that, by way of others of its kind, refers to itself.
fn circles(tree: &Node, references: &[Word]) -> Vec<Diagnostic> {
    // From element to element of the same kind; no kind refers to its own in more than one way.
    let mut next: BTreeMap<(&str, &str), &Word> = BTreeMap::new();
    for word in references {
        let Some(element) = word.at.parent().and_then(|at| tree.at(&at)) else { continue };
        let Some(id) = element.get("id").and_then(Node::as_text) else { continue };
        let same = word.targets.iter().find(|kind| is_kind(&word.at, kind));
        if let Some(kind) = same {
            next.insert((kind, id), word);
        }
    }
    let mut done: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for start in next.keys() {
        let mut way: Vec<(&str, &str)> = Vec::new();
        let mut here = *start;
        while let Some(word) = next.get(&here) {
            if let Some(since) = way.iter().position(|seen| *seen == here) {
                found.push(circle(&way[since..], word));
                break;
            }
            if !done.insert(here) {
                break;
            }
            way.push(here);
            here = (here.0, word.text.as_str());
        }
    }
    found
}

/// Whether a pointer to a key lies directly in an element of this kind.
fn is_kind(at: &Pointer, kind: &str) -> bool {
    let keys: Vec<String> = at.segments().collect();
    let element = keys.len().checked_sub(2).map(|length| keys[..length].join("/"));
    element.as_deref() == Some(kind)
}

fn circle(way: &[(&str, &str)], word: &Word) -> Diagnostic {
    let names: Vec<&str> = way.iter().map(|(_, id)| *id).collect();
    let shown = names.iter().take(8).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" → ");
    let message = format!("verwijzingen lopen in een kring: {shown} → `{}`", names[0]);
    let found = Diagnostic::new(Code::Kringverwijzing, message, word.location);
    found.at(word.at.clone()).help("haal een van deze verwijzingen weg")
}

fn outside(word: &Word, lists: &Lists) -> Option<Diagnostic> {
    let list = word.targets.first()?;
    let known = lists.get(list)?;
    if known.contains(&word.text) {
        return None;
    }
    let add = format!("voeg een `[[eigen-waarde]]` toe met `lijst = \"{list}\"`");
    let help = did_you_mean(&word.text, known.iter().map(String::as_str)).unwrap_or(add);
    let message = format!("`{}` staat niet in de lijst `{list}`", word.text);
    let found = Diagnostic::new(Code::OnbekendInLijst, message, word.location);
    Some(found.at(word.at.clone()).help(help))
}
