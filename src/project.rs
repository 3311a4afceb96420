//! Loads a project: every file into one tree, that tree against the schema, what is sound into a visie.
//!
//! INVARIANT: loading never fails on data. Whatever is wrong becomes a finding, is left out, and the
//! rest goes on.

mod assets;
mod cijfers;
mod csv;
mod facts;
mod image;
mod kaders;
mod los;
mod publiek;
mod read;
mod refs;
mod regels;
mod sjablonen;

use std::collections::BTreeMap;

use crate::catalogue::{self, Data};
use crate::cijfers::{Cijfers, Weglating};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::document::{Huisstijl, Image};
use crate::error::Error;
use crate::files::{FileEntry, Files, Memory, Revisie};
use crate::huisstijl;
use crate::kader::{Kader, ingebouwd::ingebouwd};
use crate::model::Visie;
use crate::schema;
use crate::sjabloon;
use crate::source::{self, FileId, Location, Node, Part, Pointer, Publiek, Sources};

pub use kaders::LooseKader;
pub use los::{LosseTabel, losse_tabel};
pub use publiek::NIET_HIER;
pub use refs::Lists;

use cijfers::Words;
use facts::Facts;
use kaders::Gathered;
use refs::Ids;

/// The one file that every project has.
pub const MANIFEST: &str = "bouwsteen.toml";

/// More findings than this are counted, not listed.
const MAX_FINDINGS: usize = 2_000;

/// A project as far as it could be read, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Every file that was read.
    pub sources: Sources,
    /// The data of all files together, without what is wrong; `visie` is read from it.
    pub tree: Node,
    /// The data as types.
    pub visie: Visie,
    /// Every number, from TOML and from CSV.
    pub cijfers: Cijfers,
    /// What was left out of the data.
    pub gaps: Vec<Gap>,
    /// Everything that is wrong, in file order.
    pub diagnostics: Vec<Diagnostic>,
    /// The Markdown files that the data refers to, by project path.
    pub teksten: BTreeMap<String, FileId>,
    /// The images that the data refers to, by project path, as far as they can be shown.
    pub images: BTreeMap<String, Image>,
    /// How the document looks, settled: what it prints can be read.
    pub huisstijl: Huisstijl,
    /// The own kaders, in order, as far as they are sound: they stack on those of the program.
    pub kaders: Vec<Kader>,
    /// The files of the own kaders.
    pub kader_files: Vec<FileId>,
    /// The revision in git that the files are from; only who asks for it sets it.
    pub revisie: Option<Revisie>,
    /// Whose edition this is; none for the whole.
    pub uitgave: Option<Publiek>,
    /// The own templates by name, such as `pdf/voorblad.typ`, as far as they are sound.
    pub sjablonen: BTreeMap<String, FileId>,
    facts: Facts,
}

/// A part of the data that was left out because it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Where it stood in the data as it was written.
    pub pad: Pointer,
    /// Where it stands.
    pub location: Location,
    /// What is wrong with it.
    pub message: String,
}

impl Project {
    /// Reads a project; fails only when the project as a whole cannot be read.
    pub fn load(files: &dyn Files) -> Result<Self, Error> {
        Self::load_with(files, &[])
    }

    /// The same, with kaders from elsewhere; fails also when one of those cannot be read at all.
    ///
    /// A project never reads outside its own folder; only the user can name what lies there.
    pub fn load_with(files: &dyn Files, kaders: &[&dyn Files]) -> Result<Self, Error> {
        // What is built in is made once a process: the schema first, which is needed first, and the kaders
        // while the files are read. Whoever comes too early waits.
        std::thread::scope(|scope| {
            scope.spawn(|| (schema::visie(), ingebouwd()));
            Self::read(files, kaders)
        })
    }

    fn read(files: &dyn Files, kaders: &[&dyn Files]) -> Result<Self, Error> {
        let entries = files.list()?;
        let mut loading = Loading::new(files);
        let mut merged = loading.data(&entries);
        for kader in kaders {
            loading.named_kader(*kader)?;
        }
        loading.diagnostics.extend(publiek::mark(&mut merged));
        let ids = Ids::of(&merged);
        let (tree, mut gaps) = loading.settle(merged);
        let (tree, visie) = loading.typed(tree);
        let mut cijfers = loading.cijfers(&entries, &tree, &visie);
        let mut facts = Facts::of(&tree);
        loading.relate(&mut facts);
        loading.diagnostics.extend(refs::check(&tree, &facts, &ids, &cijfers));
        loading.diagnostics.extend(regels::check(&tree, &facts));
        let assets = loading.assets(&tree, &facts, &entries);
        gaps.extend(assets.gaps);
        let bestanden = huisstijl::Bestanden {
            images: &assets.images,
            letters: &assets.letters,
            tokens: assets.tokens.as_ref(),
        };
        let (huisstijl, found) = huisstijl::settle(visie.huisstijl.as_ref(), &tree, bestanden);
        loading.diagnostics.extend(found);
        let kaders = loading.stack(&visie, &tree, cijfers.knopen_aantal());
        cijfers::nest(&mut cijfers, &visie, &kaders);
        let Loading { sources, mut diagnostics, kader_files, sjablonen, .. } = loading;
        diagnostic::sort(&mut diagnostics);
        bound(&mut diagnostics);
        Ok(Self {
            sources,
            tree,
            visie,
            cijfers,
            gaps,
            diagnostics,
            teksten: assets.teksten,
            images: assets.images,
            huisstijl,
            kaders,
            kader_files,
            revisie: None,
            uitgave: None,
            sjablonen,
            facts,
        })
    }

    /// The same project with other data, as if its files had held that.
    ///
    /// Only what the schema says of the new data is among its findings.
    #[must_use]
    pub fn with_tree(&self, tree: Node) -> Self {
        let nothing = Memory::default();
        let mut loading = Loading::new(&nothing);
        let (tree, gaps) = loading.settle(tree);
        let (tree, visie) = loading.typed(tree);
        let facts = Facts::of(&tree);
        let (teksten, images) = (self.teksten.clone(), self.images.clone());
        let (kaders, kader_files) = (self.kaders.clone(), self.kader_files.clone());
        let cijfers =
            cijfers::with_rows(&tree, &visie, &self.cijfers, &Weglating::default(), &kaders);
        let (sources, diagnostics) = (self.sources.clone(), loading.diagnostics);
        let revisie = self.revisie.clone();
        let huisstijl = self.huisstijl.clone();
        Self {
            sources,
            tree,
            visie,
            cijfers,
            gaps,
            diagnostics,
            teksten,
            images,
            huisstijl,
            kaders,
            kader_files,
            revisie,
            uitgave: None,
            sjablonen: self.sjablonen.clone(),
            facts,
        }
    }

    /// The ids of the numbers that something refers to.
    pub fn genoemde_cijfers(&self) -> impl Iterator<Item = &str> {
        let to_cijfer = |word: &&facts::Word| word.targets.iter().any(|kind| kind == "cijfer");
        self.facts.references.iter().filter(to_cijfer).map(|word| word.text.as_str())
    }

    /// Counts of persons below this are hidden when they are marked so.
    pub fn privacydrempel(&self) -> u32 {
        let toets = self.visie.toets.as_ref();
        toets.and_then(|toets| toets.privacydrempel.as_ref()).map_or(10, |number| number.0)
    }

    /// Every place in TOML that refers to a number, other than as what takes its place.
    pub fn verwijzingen_naar_cijfers(&self) -> impl Iterator<Item = (&str, &Pointer, Location)> {
        let to_cijfer = |word: &&facts::Word| word.targets.iter().any(|kind| kind == "cijfer");
        let uses = |word: &&facts::Word| {
            word.at != Pointer::root() && !word.at.as_str().ends_with("/vervangen-door")
        };
        let words = self.facts.references.iter().filter(to_cijfer).filter(uses);
        words.map(|word| (word.text.as_str(), &word.at, word.location))
    }

    /// The text of a Markdown file that the data refers to.
    pub fn tekst(&self, path: &str) -> Option<&str> {
        self.teksten.get(path).map(|file| self.sources.text(*file))
    }
}

/// What is gathered on the way.
struct Loading<'a> {
    files: &'a dyn Files,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    kaders: Vec<Gathered>,
    kader_files: Vec<FileId>,
    sjablonen: BTreeMap<String, FileId>,
    /// Values in TOML so far.
    values: usize,
    /// Rows in CSV so far.
    rows: usize,
    words: Words,
}

impl<'a> Loading<'a> {
    fn new(files: &'a dyn Files) -> Self {
        let (sources, diagnostics) = (Sources::default(), Vec::new());
        let (kaders, kader_files) = (Vec::new(), Vec::new());
        let (sjablonen, words) = (BTreeMap::new(), Words::default());
        let (values, rows) = (0, 0);
        Self { files, sources, diagnostics, kaders, kader_files, sjablonen, values, rows, words }
    }

    /// All data of all files as one tree.
    fn data(&mut self, entries: &[FileEntry]) -> Node {
        let mut tree = self.manifest(entries);
        for entry in self.within_limits(entries) {
            let toml = has_extension(&entry.path, "toml");
            if entry.path == MANIFEST {
                continue;
            }
            if entry.path.starts_with("visie/") && (toml || entry.size.is_err()) {
                let node = self.toml(entry);
                let collisions = source::merge(&mut tree, node);
                self.diagnostics.extend(collisions.into_iter().map(Diagnostic::from));
            } else if entry.path.starts_with("kaders/") && toml {
                self.kader_file(entry);
            } else if entry.path.starts_with("data/") && entry.size.is_ok() {
                self.data_file(entry);
            } else if entry.path.starts_with(sjabloon::MAP) {
                self.sjabloon(entry);
            } else if entry.size.is_err() {
                self.text(entry);
            }
        }
        tree
    }

    /// Tables of numbers are read once it is known what holds for all their rows.
    fn data_file(&mut self, entry: &FileEntry) {
        if ["xlsx", "xls", "ods"].iter().any(|kind| has_extension(&entry.path, kind)) {
            self.spreadsheet(&entry.path);
        }
    }

    fn manifest(&mut self, entries: &[FileEntry]) -> Node {
        if let Some(entry) = entries.iter().find(|entry| entry.path == MANIFEST) {
            return self.toml(entry);
        }
        let location = Location::start_of(self.sources.add(MANIFEST, ""));
        let message = format!("het bestand `{MANIFEST}` ontbreekt in deze map");
        let help = "kies de map van een project, of begin er een met `bouwsteen nieuw MAP`";
        self.diagnostics.push(Diagnostic::new(Code::GeenManifest, message, location).help(help));
        Node::empty(location)
    }

    /// The own kaders on top of those of the program.
    fn stack(&mut self, visie: &Visie, tree: &Node, rows: usize) -> Vec<Kader> {
        let drafts = self.drafts();
        let own = visie.eigen_waarde.iter().map(|own| (own.lijst.clone(), own.id.0.clone()));
        let own: Vec<_> = own.collect();
        let (kaders, found) =
            catalogue::stack(drafts, &own, Data { tree, rows }, &mut self.sources);
        self.diagnostics.extend(found);
        kaders
    }

    /// Takes out what does not fit the schema.
    fn settle(&mut self, tree: Node) -> (Node, Vec<Gap>) {
        let (tree, findings) = schema::visie().settle(tree);
        let mut gaps = Vec::new();
        for finding in findings {
            let Some(diagnostic) = finding.diagnostic else { continue };
            let (location, message) = (diagnostic.location, diagnostic.message.clone());
            gaps.push(Gap { pad: finding.prune, location, message });
            self.diagnostics.push(diagnostic);
        }
        (tree, gaps)
    }

    /// Reads the tree into types. What fits the schema fits the types; should a part not, it goes out
    /// as well, so that the rest can still be read.
    fn typed(&mut self, mut tree: Node) -> (Node, Visie) {
        loop {
            let error = match source::read::<Visie>(&tree) {
                Ok(visie) => return (tree, visie),
                Err(error) => error,
            };
            let at = error.pointer();
            let location = tree.location_of(&at, Part::Value);
            let message = "deze waarde past hier niet";
            let found = Diagnostic::new(Code::NietPassend, message, location).at(at.clone());
            self.diagnostics.push(found);
            if tree.remove(&at).is_none() {
                return (Node::empty(tree.location), Visie::default());
            }
        }
    }
}

/// Keeps as many findings as a person could ever read.
fn bound(diagnostics: &mut Vec<Diagnostic>) {
    let more = diagnostics.len().saturating_sub(MAX_FINDINGS);
    diagnostics.truncate(MAX_FINDINGS);
    if let Some(last) = diagnostics.last_mut().filter(|_| more > 0) {
        last.message = format!("{} (en nog {more} meldingen in dit project)", last.message);
    }
}

/// Whether a path ends in `.` and this extension, in small or capital letters.
fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
}
