//! Gathers the one table of numbers: what stands in TOML, and then the CSV files in order.

use crate::cijfers::{Blok, Bouwer, Cijfers, Weglating};
use crate::diagnostic::{Code, Diagnostic};
use crate::files::FileEntry;
use crate::kader::{Kader, Lijst, lijsten};
use crate::model::Visie;
use crate::model::cijfer::{Cijfer, Cijferblok};
use crate::source::{Location, Node, Part, Pointer};

use super::csv::{Cell, Column, Relation};
use super::facts::{Facts, Word};
use super::{Loading, has_extension, regels};

/// The names in CSV that must be known elsewhere, each at its first place in a column.
#[derive(Debug, Default)]
pub(super) struct Words {
    listed: Vec<Word>,
    references: Vec<Word>,
}

impl Words {
    pub(super) fn add(&mut self, column: &Column, cell: &Cell<'_>) {
        let word = |target: &str| Word {
            text: cell.text.to_owned(),
            at: Pointer::root(),
            location: cell.location,
            targets: vec![target.to_owned()],
        };
        match column.relation {
            Some(Relation::List(list)) => self.listed.push(word(list)),
            Some(Relation::Element(kind)) => self.references.push(word(kind)),
            None => {}
        }
    }
}

impl Loading<'_> {
    /// All numbers of the project.
    pub(super) fn cijfers(&mut self, entries: &[FileEntry], tree: &Node, visie: &Visie) -> Cijfers {
        let (mut bouwer, found) = from_toml(tree, visie);
        self.diagnostics.extend(found);
        let is_table = |entry: &&FileEntry| {
            entry.path.starts_with("data/") && has_extension(&entry.path, "csv")
        };
        for entry in entries.iter().filter(is_table) {
            let at = visie.cijferblok.iter().position(|blok| is_of(blok, &entry.path));
            let blok = at.and_then(|at| visie.cijferblok.get(at));
            bouwer.blok(match (blok, at) {
                (Some(blok), Some(at)) => {
                    Blok::of(blok, Pointer::root().key("cijferblok").index(at))
                }
                _ => Blok::van_bestand(&entry.path),
            });
            self.csv(entry, &mut bouwer, blok);
        }
        self.blocks_without_file(entries, tree, visie);
        bouwer.klaar()
    }

    /// A block for a file that is not there, or that another block is about already.
    fn blocks_without_file(&mut self, entries: &[FileEntry], tree: &Node, visie: &Visie) {
        for (index, blok) in visie.cijferblok.iter().enumerate() {
            let Some(path) = blok.bestand.as_ref().map(|path| path.0.as_str()) else { continue };
            let pad = Pointer::root().key("cijferblok").index(index).key("bestand");
            let location = tree.location_of(&pad, Part::Value);
            let known = entries.iter().any(|entry| {
                entry.path == path && path.starts_with("data/") && has_extension(path, "csv")
            });
            let first = visie.cijferblok.iter().position(|other| is_of(other, path));
            let (code, message, help) = if !known {
                let message = format!("het bestand `{path}` is geen CSV-bestand in `data/`");
                (Code::BestandOntbreekt, message, "zet het in de map `data`, als `data/naam.csv`")
            } else if first != Some(index) {
                let message = format!("voor `{path}` is er al een `[[cijferblok]]`");
                (Code::DubbeleId, message, "voeg de twee blokken samen")
            } else {
                continue;
            };
            self.diagnostics.push(Diagnostic::new(code, message, location).at(pad).help(help));
        }
    }

    /// Adds what the rows of CSV name to what the checks look at.
    pub(super) fn relate(&mut self, facts: &mut Facts) {
        facts.listed.append(&mut self.words.listed);
        facts.references.append(&mut self.words.references);
    }
}

/// The numbers of another tree, with the CSV rows of a table that was read before, less what is left out.
pub(super) fn with_rows(
    tree: &Node,
    visie: &Visie,
    before: &Cijfers,
    weg: &Weglating,
    own: &[Kader],
) -> Cijfers {
    let (mut bouwer, _) = from_toml(tree, visie);
    bouwer.neem_csv(before, weg);
    let mut cijfers = bouwer.klaar();
    nest(&mut cijfers, visie, own);
    cijfers
}

/// The rows of TOML: loose ones, and those in blocks.
fn from_toml(tree: &Node, visie: &Visie) -> (Bouwer, Vec<Diagnostic>) {
    let mut bouwer = Bouwer::new(&visie.dimensie);
    let mut found = Vec::new();
    bouwer.blok(Blok::los());
    bouwer.los(visie.cijfer.len());
    let list = Pointer::root().key("cijfer");
    rows(&mut bouwer, &mut found, tree, &list, &visie.cijfer, None);
    for (index, blok) in visie.cijferblok.iter().enumerate() {
        let pad = Pointer::root().key("cijferblok").index(index);
        if !blok.cijfer.is_empty() {
            bouwer.blok(Blok::of(blok, pad.clone()));
            let standaard = blok.standaard.as_ref();
            rows(&mut bouwer, &mut found, tree, &pad.key("cijfer"), &blok.cijfer, standaard);
        }
    }
    found.extend(totals(&bouwer, tree));
    (bouwer, found)
}

fn rows(
    bouwer: &mut Bouwer,
    found: &mut Vec<Diagnostic>,
    tree: &Node,
    list: &Pointer,
    cijfers: &[Cijfer],
    standaard: Option<&Cijfer>,
) {
    for (index, cijfer) in cijfers.iter().enumerate() {
        let pad = list.index(index);
        let location = tree.location_of(&pad, Part::Header);
        if !bouwer.toml(cijfer, standaard, pad.clone(), location) {
            let given = |of: &Cijfer| [of.soort.is_some(), of.eenheid.is_some()];
            let (own, around) = (given(cijfer), standaard.map_or([false; 2], given));
            for (at, name) in ["soort", "eenheid"].into_iter().enumerate() {
                if !own[at] && !around[at] {
                    found.push(incomplete(name, &pad, location));
                }
            }
        }
        if let (Some(standaard), Some(node)) = (standaard, tree.at(&pad)) {
            found.extend(with_defaults(node, standaard, &pad));
        }
    }
}

fn incomplete(name: &str, pad: &Pointer, location: Location) -> Diagnostic {
    let message = format!("bij dit cijfer ontbreekt `{name}`");
    let help = format!("voeg `{name}` toe, hier of in `standaard` van het `[[cijferblok]]`");
    Diagnostic::new(Code::VerplichteSleutel, message, location).at(pad.clone()).help(help)
}

/// What the numbers of a row contradict once the unit of its block is known.
fn with_defaults(node: &Node, standaard: &Cijfer, pad: &Pointer) -> Vec<Diagnostic> {
    if node.get("eenheid").is_some() {
        return Vec::new();
    }
    let mut whole = node.clone();
    regels::add_words(&mut whole, standaard);
    regels::of_row(&whole).into_iter().map(|found| found.at(pad.clone())).collect()
}

/// Names in `totaal-over` that no dimension has.
fn totals(bouwer: &Bouwer, tree: &Node) -> Vec<Diagnostic> {
    let places = ["/cijfer/*/totaal-over/*", "/cijferblok/*/cijfer/*/totaal-over/*"];
    let words = places.into_iter().flat_map(|pattern| tree.select(pattern));
    let unknown = words.filter_map(|(pad, node)| {
        let name = node.as_text().filter(|name| !bouwer.is_dimensie(name))?;
        let message = format!("`{name}` is geen kenmerk van cijfers");
        let help = "noem een vast kenmerk zoals `groep`, of het `id` van een `[[dimensie]]`";
        Some(Diagnostic::new(Code::OnbekendeWaarde, message, node.location).at(pad).help(help))
    });
    unknown.collect()
}

fn is_of(blok: &Cijferblok, path: &str) -> bool {
    blok.bestand.as_ref().is_some_and(|bestand| bestand.0 == path)
}

/// Teaches the table which values lie inside others: from the kaders, those of the gemeente among them.
pub(super) fn nest(cijfers: &mut Cijfers, visie: &Visie, own: &[Kader]) {
    let own = own.iter().flat_map(|kader| &kader.lijst);
    let lists = lijsten().map(|list| -> &Lijst { list }).chain(own);
    cijfers.leer_nesten(lists, &visie.dimensie);
}
