//! Takes `publiek` off the data, and makes of a project what one kind of reader may see.

use std::collections::BTreeSet;

use crate::cijfers::Weglating;
use crate::diagnostic::{Code, Diagnostic, Severity, did_you_mean};
use crate::files::Memory;
use crate::schema::prune;
use crate::source::{Entry, Kind, Lezers, Node, Pointer, Publiek};

use super::facts::{Facts, Word};
use super::{Gap, Loading, Project, cijfers};

/// The key that says for whom something is.
const SLEUTEL: &str = "publiek";

/// What stands in an edition where an element was named that it leaves out; an id that nothing has.
pub const NIET_HIER: &str = "niet-in-deze-uitgave";

/// Settings: an edition without them would judge or hide by other rules.
const INSTELLINGEN: [&str; 7] =
    ["/document", "/gemeente", "/toets", "/rekenen", "/huisstijl", "/dimensie/", "/eigen-waarde/"];

/// Parts without which the thing around them means something else.
const DELEN: [&str; 5] = ["standaard", "kenmerk", "selectie", "meting", "zonder"];

/// Takes every `publiek` off the tree and notes it at the part that it is about; gives what is wrong.
pub(super) fn mark(tree: &mut Node) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(&mut Pointer::root(), tree, &mut found);
    found
}

fn walk(at: &mut Pointer, node: &mut Node, found: &mut Vec<Diagnostic>) {
    let here = at.as_str().len();
    match &mut node.kind {
        Kind::Table(entries) => {
            // The whole visie is for everybody; there the key is unknown.
            let mark = entries.iter().position(|entry| here > 0 && entry.key == SLEUTEL);
            if let Some(index) = mark {
                let entry = entries.remove(index);
                node.lezers = read(at, &entry).unwrap_or_else(|wrong| {
                    found.push(wrong);
                    Lezers::alleen(&[])
                });
            }
            for entry in entries {
                at.push_key(&entry.key);
                walk(at, &mut entry.node, found);
                at.truncate(here);
            }
        }
        Kind::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                at.push_index(index);
                walk(at, item, found);
                at.truncate(here);
            }
        }
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => {}
    }
}

fn read(at: &Pointer, entry: &Entry) -> Result<Lezers, Diagnostic> {
    let wrong = |message: String, location, help: String| {
        let found = Diagnostic::new(Code::PubliekOnleesbaar, message, location);
        Err(found.at(at.clone()).help(help))
    };
    let words = || Publiek::ALL.into_iter().map(Publiek::as_str);
    let choose = "schrijf een lijst van `raad`, `inwoner` en `regio`, zoals `publiek = [\"raad\"]`";
    if is_setting(at) {
        let message = "`publiek` kan hier niet staan".to_owned();
        let help = "dit geldt voor elke uitgave; zet `publiek` bij een ander onderdeel";
        return wrong(message, entry.key_location, help.to_owned());
    }
    let Kind::Array(items) = &entry.node.kind else {
        let message = "`publiek` is geen lijst".to_owned();
        return wrong(message, entry.node.location, choose.to_owned());
    };
    if items.is_empty() {
        let help = "laat `publiek` weg als dit voor iedereen is".to_owned();
        return wrong("`publiek` is leeg".to_owned(), entry.node.location, help);
    }
    let mut readers = Vec::new();
    for item in items {
        let known = Publiek::ALL.into_iter().find(|one| item.as_text() == Some(one.as_str()));
        let Some(reader) = known else {
            let Some(written) = item.as_text() else {
                let message = "in `publiek` staat iets anders dan een woord".to_owned();
                return wrong(message, item.location, choose.to_owned());
            };
            let help = did_you_mean(written, words()).unwrap_or_else(|| choose.to_owned());
            return wrong(format!("publiek `{written}` bestaat niet"), item.location, help);
        };
        readers.push(reader);
    }
    Ok(Lezers::alleen(&readers))
}

fn is_setting(at: &Pointer) -> bool {
    let part = at.segments().any(|segment| DELEN.contains(&segment.as_str()));
    part || INSTELLINGEN.iter().any(|setting| match setting.strip_suffix('/') {
        Some(_) => at.as_str().starts_with(setting),
        None => at.as_str() == *setting,
    })
}

impl Project {
    /// Every part that is meant for some readers only, with its place.
    pub fn gemerkt(&self) -> Vec<(Pointer, &Node)> {
        self.tree.gemerkt()
    }

    /// What keeps it from being certain who may see what: notation and keys that cannot be read.
    ///
    /// A `publiek` that is lost by a mistake would show what must stay hidden, so that no edition can be
    /// made while there is any.
    pub fn publiek_onzeker(&self) -> Vec<&Diagnostic> {
        let unsure = |found: &&Diagnostic| {
            let structure = matches!(found.code.as_str().as_bytes(), [b'B', b'S', b'1' | b'2', ..]);
            let structure = structure && found.severity == Severity::Fout;
            structure || found.code == Code::PubliekOnleesbaar
        };
        self.diagnostics.iter().filter(unsure).collect()
    }

    /// The project as these readers may see it, as if its files had held no more than that.
    ///
    /// Parts that cannot be without what is left out go too, and so do rows of numbers about a gebied or
    /// regio that is left out. Where another element is named, [`NIET_HIER`] stands.
    #[must_use]
    pub fn voor(&self, publiek: Publiek) -> Self {
        let nothing = Memory::default();
        let mut loading = Loading::new(&nothing);
        let mut weg = self.weglating(publiek);
        let mut tree = loosen(self.tree.voor(publiek), self, &mut weg);
        loop {
            let (settled, gaps) = loading.settle(tree.clone());
            if gaps.is_empty() {
                tree = settled;
                break;
            }
            for node in gaps.iter().filter_map(|gap| tree.at(&gap.pad)) {
                ids(node, &mut weg.ids);
            }
            tree = loosen(settled, self, &mut weg);
        }
        let (tree, visie) = loading.typed(tree);
        let facts = Facts::of(&tree);
        let cijfers = cijfers::with_rows(&tree, &visie, &self.cijfers, &weg, &self.kaders);
        let paths: BTreeSet<&str> = facts.paths.iter().map(|word| word.text.as_str()).collect();
        let mut teksten = self.teksten.clone();
        teksten.retain(|path, _| paths.contains(path.as_str()));
        let mut images = self.images.clone();
        images.retain(|path, _| paths.contains(path.as_str()));
        let shown = |gap: &&Gap| !self.tree.is_verborgen(&gap.pad, publiek);
        Self {
            sources: self.sources.clone(),
            tree,
            visie,
            cijfers,
            gaps: self.gaps.iter().filter(shown).cloned().collect(),
            diagnostics: Vec::new(),
            teksten,
            images,
            kaders: self.kaders.clone(),
            kader_files: self.kader_files.clone(),
            uitgave: Some(publiek),
            sjablonen: self.sjablonen.clone(),
            huisstijl: self.huisstijl.clone(),
            revisie: self.revisie.clone(),
            facts,
        }
    }

    /// The blocks and elements that these readers must not see.
    fn weglating(&self, publiek: Publiek) -> Weglating {
        let mut weg = Weglating::default();
        for (pad, node) in self.gemerkt() {
            if !node.lezers.is_voor(publiek) {
                ids(node, &mut weg.ids);
                weg.blokken.insert(pad);
            }
        }
        weg
    }
}

/// Cuts what is left loose of what was left out, until nothing names it any more.
fn loosen(mut tree: Node, project: &Project, weg: &mut Weglating) -> Node {
    loop {
        let rows = project.cijfers.iter().filter(|cijfer| cijfer.is_csv() && weg.treft(*cijfer));
        weg.ids
            .extend(rows.filter_map(|cijfer| cijfer.id().map(str::to_owned)).collect::<Vec<_>>());
        let facts = Facts::of(&tree);
        let explained = tree.select("/leg-uit/*/element").into_iter();
        let explained = explained.chain(tree.select("/leg-uit/*/element/*"));
        let explained: Vec<Pointer> = explained
            .filter(|(_, node)| node.as_text().is_some_and(|id| weg.ids.contains(id)))
            .map(|(pad, _)| pad)
            .collect();
        let loose: Vec<&Word> =
            facts.references.iter().filter(|word| weg.ids.contains(&word.text)).collect();
        let rows: BTreeSet<Pointer> = loose.iter().filter_map(|word| row(&word.at)).collect();
        for at in loose.iter().map(|word| &word.at).chain(&explained) {
            let location = tree.location_of(at, crate::source::Part::Value);
            tree.set(at, Node::new(Kind::Text(NIET_HIER.to_owned()), location));
        }
        if rows.is_empty() {
            return tree;
        }
        for node in rows.iter().filter_map(|pad| tree.at(pad)) {
            ids(node, &mut weg.ids);
        }
        tree = prune(tree, &rows);
    }
}

/// The row of numbers that is about the element named here; none when it only names it.
fn row(at: &Pointer) -> Option<Pointer> {
    let keys: Vec<String> = at.segments().collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["cijfer", _, "gebied" | "regio"] | ["cijferblok", _, "cijfer", _, "gebied" | "regio"] => {
            at.parent()
        }
        _ => None,
    }
}

/// Every id in a part of the data.
fn ids(node: &Node, found: &mut BTreeSet<String>) {
    found.extend(node.get("id").and_then(Node::as_text).map(str::to_owned));
    node.entries().iter().for_each(|entry| ids(&entry.node, found));
    node.items().iter().for_each(|item| ids(item, found));
}
