//! Editions: whether one can be made for these readers, and what it lacks that it needs.
//!
//! INVARIANT: an edition never prints another number than the whole does. What rests on a number that the
//! edition leaves out is a finding, and while there is one, that edition is not made.

mod uitkomsten;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    check::{Toetsing, formules},
    cijfers::Cijfer,
    diagnostic::{Code, Diagnostic},
    model::selectie::Selectie,
    project::Project,
    schema,
    source::{self, Location, Node, Pointer, Publiek},
    taal,
};

/// More findings than this help nobody.
const MOST: usize = 500;

/// Something in an edition that rests on what the edition leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gemis {
    /// Where it stands.
    pub(super) location: Location,
    /// Its place in the data.
    pub(super) pad: Pointer,
    /// What is lacking, after `de uitgave voor … mist`.
    pub(super) wat: &'static str,
    /// Where that stands.
    pub(super) weg: Option<Location>,
}

/// What every edition lacks that some part of it needs.
pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let marked = project.gemerkt();
    let hides = |publiek: &Publiek| marked.iter().any(|(_, node)| !node.lezers.is_voor(*publiek));
    let mut all: BTreeMap<(Location, &'static str), (Gemis, Vec<String>)> = BTreeMap::new();
    for publiek in Publiek::ALL.into_iter().filter(hides) {
        for gemis in gemist(project, &project.voor(publiek)) {
            let known = all.entry((gemis.location, gemis.wat)).or_insert((gemis, Vec::new()));
            known.1.push(publiek.naam().to_owned());
        }
    }
    all.into_values().take(MOST).map(|(gemis, readers)| gemis.melding(&readers)).collect()
}

/// The project and its toetsing as these readers may see them, or why that edition cannot be made.
///
/// The outcomes stay those of the whole visie; where they would quote what is left out, they say so.
pub fn uitgave(
    project: &Project,
    toetsing: &Toetsing,
    publiek: Publiek,
) -> Result<(Project, Toetsing), Vec<Diagnostic>> {
    let unsure: Vec<Diagnostic> = project.publiek_onzeker().into_iter().cloned().collect();
    if !unsure.is_empty() {
        return Err(unsure);
    }
    let edition = project.voor(publiek);
    let lacks = gemist(project, &edition);
    if !lacks.is_empty() {
        let readers = [publiek.naam().to_owned()];
        return Err(lacks.iter().take(MOST).map(|gemis| gemis.melding(&readers)).collect());
    }
    let toetsing = uitkomsten::voor(project, toetsing, &edition);
    Ok((edition, toetsing))
}

fn gemist(project: &Project, edition: &Project) -> Vec<Gemis> {
    let kept: BTreeSet<Location> = edition.cijfers.iter().map(Cijfer::location).collect();
    let rows = project.cijfers.iter().map(Cijfer::location);
    let hidden: BTreeSet<Location> = rows.filter(|location| !kept.contains(location)).collect();
    let mut found = formules::gemist(project, edition, &hidden);
    if !hidden.is_empty() {
        found.extend(choices(project, edition, &hidden));
    }
    found
}

/// Every choice of numbers in the data of an edition that takes in a hidden one.
fn choices(project: &Project, edition: &Project, hidden: &BTreeSet<Location>) -> Vec<Gemis> {
    let publiek = edition.uitgave;
    let mut found = Vec::new();
    schema::visie().walk(&project.tree, &mut |pad, node, part| {
        let known = |key: &str| part.get("properties").is_some_and(|keys| keys.get(key).is_some());
        let choice = node.is_table() && known("zonder") && known("planstatus");
        if !choice || publiek.is_some_and(|publiek| project.tree.is_verborgen(pad, publiek)) {
            return;
        }
        let Ok(selectie) = source::read::<Selectie>(node) else { return };
        let chosen = project.cijfers.kies(&selectie);
        if let Some(row) = chosen.iter().find(|row| hidden.contains(&row.location())) {
            let (location, weg) = (node.location, Some(row.location()));
            found.push(Gemis { location, pad: pad.clone(), wat: "een cijfer uit deze keuze", weg });
        }
    });
    found
}

impl Gemis {
    fn melding(&self, readers: &[String]) -> Diagnostic {
        let readers = taal::list(readers);
        let message = format!("de uitgave voor {readers} mist {}", self.wat);
        let found = Diagnostic::new(Code::PubliekMist, message, self.location);
        let found = match self.weg {
            Some(weg) => found.related(weg, "hier staat wat die uitgave weglaat"),
            None => found,
        };
        found.at(self.pad.clone()).help(
            "geef dit hetzelfde `publiek`, haal het weg, of laat het andere aan iedereen zien",
        )
    }
}

/// Every text in a part of the data.
fn texts<'n>(node: &'n Node, found: &mut BTreeSet<&'n str>) {
    found.extend(node.as_text());
    node.entries().iter().for_each(|entry| texts(&entry.node, found));
    node.items().iter().for_each(|item| texts(item, found));
}
