//! The toetsing of the whole visie, in the words that an edition may print.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    check::{Afwijking, Bevinding, Onderdeel, Plek, Toetsing, normen},
    kader::{Kader, gekozen},
    project::Project,
    source::{Location, Node, Pointer},
    voortgang::{Doelstand, Koers, Voortgang, voortgang},
};

use super::texts;

/// What an edition says where the reason would quote what it leaves out.
const NEUTRAAL: &str = "een deel van wat hierbij hoort, staat niet in deze uitgave";

/// Shorter words than this say nothing about where they come from.
const WOORD: usize = 4;

/// The toetsing of `project`, with the places of `edition` and without what that leaves out.
pub(super) fn voor(project: &Project, toetsing: &Toetsing, edition: &Project) -> Toetsing {
    let way = Wegwijzer::new(project, edition);
    let legt_uit = toetsing.afwijkingen.iter().filter(|one| way.find(&one.plek.pad).is_none());
    let unexplained: BTreeSet<&str> = legt_uit.map(|one| one.eis.as_str()).collect();
    let eisen = toetsing.eisen.iter().map(|bevinding| {
        let hidden = unexplained.contains(bevinding.eis.id.as_str());
        way.bevinding(bevinding, hidden)
    });
    let afwijkingen = toetsing.afwijkingen.iter().filter_map(|one| {
        let pad = way.find(&one.plek.pad)?;
        let elementen = one.elementen.iter().filter(|word| !way.quotes(word)).cloned().collect();
        let plek = Plek { pad, location: one.plek.location };
        Some(Afwijking { elementen, plek, ..one.clone() })
    });
    Toetsing {
        eisen: eisen.collect(),
        afwijkingen: afwijkingen.collect(),
        meldingen: Vec::new(),
        voortgang: progress(toetsing, edition),
        normen: norms(project, toetsing, edition),
        ..toetsing.clone()
    }
}

/// The progress as far as the numbers of the edition tell the same as those of the whole.
fn progress(toetsing: &Toetsing, edition: &Project) -> Voortgang {
    let mut shown = voortgang(edition, toetsing.voortgang.dag);
    shown.meldingen.clear();
    for doel in &mut shown.doelen {
        let whole = toetsing.voortgang.doelen.iter().find(|one| one.id == doel.id);
        let same = whole.is_some_and(|whole| {
            Doelstand { pad: doel.pad.clone(), ambitie: doel.ambitie.clone(), ..whole.clone() }
                == *doel
        });
        if !same {
            doel.nulwaarde = None;
            doel.streefwaarde = None;
            doel.gerealiseerd.clear();
            doel.nodig = None;
            doel.koers = Koers::Onbekend;
            NEUTRAAL.clone_into(&mut doel.reden);
        }
    }
    shown
}

/// The norms whose numbers are the same in the edition as in the whole.
fn norms(project: &Project, toetsing: &Toetsing, edition: &Project) -> Vec<normen::Normstand> {
    let chosen = project.visie.toets.as_ref().map_or(&[][..], |toets| &toets.kaders);
    let kaders: Vec<&Kader> = gekozen(chosen).into_iter().chain(&edition.kaders).collect();
    let shown = normen::normen(edition, &kaders, toetsing.peildatum);
    let told = |stand: &normen::Normstand| {
        let lines: Vec<(String, String)> =
            stand.regels.iter().map(|line| (line.naam.clone(), line.tekst.clone())).collect();
        (stand.norm.id.clone(), stand.kader.clone(), stand.uitkomst, stand.reden.clone(), lines)
    };
    let whole: Vec<_> = toetsing.normen.iter().map(told).collect();
    shown.into_iter().filter(|stand| whole.contains(&told(stand))).collect()
}

/// Knows where the parts of the whole stand in an edition.
struct Wegwijzer<'p> {
    project: &'p Project,
    plekken: BTreeMap<(Location, String), Pointer>,
    rijen: BTreeMap<Location, Pointer>,
    /// The texts that only the whole has.
    alleen: Vec<String>,
}

impl<'p> Wegwijzer<'p> {
    fn new(project: &'p Project, edition: &Project) -> Self {
        let mut plekken = BTreeMap::new();
        gather(&Pointer::root(), &edition.tree, &mut plekken);
        let rows = edition.cijfers.iter().map(|row| (row.location(), row.pad()));
        let (mut whole, mut kept) = (BTreeSet::new(), BTreeSet::new());
        texts(&project.tree, &mut whole);
        texts(&edition.tree, &mut kept);
        let gone = whole.difference(&kept).map(|text| text.trim());
        let gone = gone.filter(|text| text.chars().count() >= WOORD);
        let alleen = gone.map(str::to_owned).collect();
        Self { project, plekken, rijen: rows.collect(), alleen }
    }

    /// The same place in the edition; none when it is left out.
    fn find(&self, pad: &Pointer) -> Option<Pointer> {
        let Some(parent) = pad.parent() else { return Some(Pointer::root()) };
        if let Some(node) = self.project.tree.at(pad) {
            return self.plekken.get(&(node.location, name(pad))).cloned();
        }
        if let Some(row) = self.project.cijfers.rond(pad) {
            return self.rijen.get(&row.location()).cloned();
        }
        // What is not there yet belongs where the part around it stands.
        Some(self.find(&parent)?.key(&pad.last()?))
    }

    fn quotes(&self, text: &str) -> bool {
        self.alleen.iter().any(|word| text.contains(word.as_str()))
    }

    fn bevinding(&self, whole: &Bevinding, unexplained: bool) -> Bevinding {
        let mut shown = whole.clone();
        let places = |plekken: &[Plek]| -> Vec<Plek> {
            let found = plekken.iter().filter_map(|plek| {
                Some(Plek { pad: self.find(&plek.pad)?, location: plek.location })
            });
            found.collect()
        };
        shown.plekken = places(&whole.plekken);
        shown.onderdelen = whole
            .onderdelen
            .iter()
            .map(|part| Onderdeel { plekken: places(&part.plekken), ..part.clone() })
            .collect();
        let lost = |before: &[Plek], after: &[Plek]| before.len() != after.len();
        let parts = whole.onderdelen.iter().zip(&shown.onderdelen);
        let hidden = unexplained
            || lost(&whole.plekken, &shown.plekken)
            || parts.clone().any(|(before, after)| lost(&before.plekken, &after.plekken));
        let names: Vec<bool> = parts
            .map(|(before, after)| {
                let named = [&before.sleutel, &before.naam].into_iter().flatten();
                !lost(&before.plekken, &after.plekken)
                    && !named.into_iter().any(|word| self.quotes(word))
            })
            .collect();
        let mut keep = names.iter();
        shown.onderdelen.retain(|_| keep.next().copied().unwrap_or(false));
        if hidden || self.quotes(&whole.reden) {
            NEUTRAAL.clone_into(&mut shown.reden);
        }
        shown.motivering =
            whole.motivering.clone().filter(|words| !unexplained && !self.quotes(words));
        shown
    }
}

/// The key that a place ends in; elements of a list have none.
fn name(pad: &Pointer) -> String {
    let last = pad.last().unwrap_or_default();
    if last.bytes().all(|byte| byte.is_ascii_digit()) { String::new() } else { last }
}

fn gather(at: &Pointer, node: &Node, found: &mut BTreeMap<(Location, String), Pointer>) {
    found.entry((node.location, name(at))).or_insert_with(|| at.clone());
    for entry in node.entries() {
        gather(&at.key(&entry.key), &entry.node, found);
    }
    for (index, item) in node.items().iter().enumerate() {
        gather(&at.index(index), item, found);
    }
}
