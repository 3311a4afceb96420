//! The files that a document is made from, to send along with it, and a manifest that describes them.
//!
//! INVARIANT: nothing here reads a file. What is sent along is what was read, so a document and the files in it
//! cannot differ.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::check::Toetsing;
use crate::project::{MANIFEST, Project};
use crate::source::{FileId, Kind, Node, to_toml};

/// What the description of the files is called.
pub const INHOUD: &str = "manifest.json";

/// A file that goes along with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bronbestand {
    /// Relative to the project, with `/`.
    pub pad: String,
    /// Its content; text is UTF-8.
    pub bytes: Vec<u8>,
    /// What kind of file it is, e.g. `text/csv`.
    pub mime: &'static str,
    /// What it is for, in a few words.
    pub beschrijving: String,
}

/// Which files of a project go along.
#[derive(Clone, Copy)]
pub enum Omvang<'a> {
    /// All of them, as they were read.
    Geheel,
    /// Parts of the data were taken out of the project's tree: TOML is written anew from what is left, as one file;
    /// texts and images go along when something left refers to them.
    Deel {
        /// Says of a path that it stays behind as well, such as a table of numbers.
        zonder: &'a dyn Fn(&str) -> bool,
    },
}

/// The files, sorted by path, and before them the manifest.
pub fn van(
    project: &Project,
    toetsing: &Toetsing,
    today: Date,
    omvang: Omvang<'_>,
) -> Vec<Bronbestand> {
    let mut files = match omvang {
        Omvang::Geheel => whole(project),
        Omvang::Deel { zonder } => part(project, zonder),
    };
    files.sort_by(|a, b| a.pad.cmp(&b.pad));
    files.dedup_by(|a, b| a.pad == b.pad);
    let manifest = manifest(project, toetsing, today, omvang, &files);
    let mut bytes = serde_json::to_vec_pretty(&manifest).expect("the manifest has string keys");
    bytes.push(b'\n');
    let beschrijving = "Wat er is meegestuurd, en waar het document van is gemaakt".to_owned();
    let manifest =
        Bronbestand { pad: INHOUD.to_owned(), bytes, mime: "application/json", beschrijving };
    files.insert(0, manifest);
    files
}

/// The files that go along with an edition: its readers see no table of which a row was left out for them.
pub fn van_uitgave(
    geheel: &Project,
    uitgave: &Project,
    toetsing: &Toetsing,
    today: Date,
) -> Vec<Bronbestand> {
    let (all, left) = (rows(geheel), rows(uitgave));
    let zonder = |path: &str| {
        let file = geheel.sources.find(path);
        file.is_some_and(|file| all.get(&file) != left.get(&file))
    };
    van(uitgave, toetsing, today, Omvang::Deel { zonder: &zonder })
}

/// How many rows of numbers each table has.
fn rows(project: &Project) -> BTreeMap<FileId, usize> {
    let mut rows = BTreeMap::new();
    for cijfer in project.cijfers.iter().filter(|cijfer| cijfer.is_csv()) {
        *rows.entry(cijfer.location().file()).or_default() += 1;
    }
    rows
}

fn whole(project: &Project) -> Vec<Bronbestand> {
    let texts = project.sources.paths();
    let texts =
        texts.filter_map(|path| text(path, project.sources.text(project.sources.find(path)?)));
    texts.chain(images(project, |_| true)).collect()
}

fn part(project: &Project, zonder: &dyn Fn(&str) -> bool) -> Vec<Bronbestand> {
    let mut named = BTreeSet::new();
    words(&project.tree, &mut named);
    let stays = |path: &str| {
        let asked = path.starts_with("data/") || named.contains(path);
        asked && !zonder(path)
    };
    let texts = project.sources.paths().filter(|path| !is_data(path) && stays(path));
    let texts =
        texts.filter_map(|path| text(path, project.sources.text(project.sources.find(path)?)));
    let tree = text(MANIFEST, &to_toml(&project.tree));
    tree.into_iter().chain(texts).chain(images(project, stays)).collect()
}

/// Whether a file holds data that stand in the tree, or an own kader.
fn is_data(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("toml"))
}

/// Every text in the data, to see which paths something refers to.
fn words<'a>(node: &'a Node, found: &mut BTreeSet<&'a str>) {
    match &node.kind {
        Kind::Text(text) => {
            found.insert(text);
        }
        Kind::Array(items) => items.iter().for_each(|item| words(item, found)),
        Kind::Table(entries) => entries.iter().for_each(|entry| words(&entry.node, found)),
        Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => {}
    }
}

/// A text file that was read; none for what only has a place because something is wrong with it.
fn text(path: &str, text: &str) -> Option<Bronbestand> {
    let (_, extension) = path.rsplit_once('.')?;
    let (mime, what) = match extension.to_ascii_lowercase().as_str() {
        "toml" => ("application/toml", "Gegevens"),
        "csv" => ("text/csv", "Cijfers"),
        "md" => ("text/markdown", "Tekst"),
        _ => return None,
    };
    let own = !path.starts_with(['/', '.', '~']) && !path.contains([':', '\\']);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    // A kader from elsewhere goes along by its name: the place on somebody's disk is nobody's business.
    let pad = if own { path.to_owned() } else { format!("kaders-van-buiten/{name}") };
    let beschrijving = format!("{what} van het document");
    Some(Bronbestand { pad, bytes: text.as_bytes().to_vec(), mime, beschrijving })
}

fn images<'a>(
    project: &'a Project,
    stays: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = Bronbestand> + 'a {
    project.images.iter().filter(move |(path, _)| stays(path)).map(|(path, image)| Bronbestand {
        pad: path.clone(),
        bytes: image.bytes.clone(),
        mime: image.format.mime(),
        beschrijving: "Beeld in het document".to_owned(),
    })
}

fn manifest(
    project: &Project,
    toetsing: &Toetsing,
    today: Date,
    omvang: Omvang<'_>,
    files: &[Bronbestand],
) -> Value {
    let file = |file: &Bronbestand| {
        json!({
            "pad": file.pad,
            "soort": file.mime,
            "bytes": file.bytes.len(),
            "sha256": sha256(&file.bytes),
        })
    };
    let kaders = toetsing.kaders.iter();
    let kaders = kaders.map(|kader| json!({ "titel": kader.titel, "versie": kader.versie }));
    let revisie = project.revisie.as_ref().map(|revisie| {
        json!({
            "commit": revisie.commit,
            "datum": revisie.datum.to_string(),
            "gewijzigd": revisie.gewijzigd,
        })
    });
    json!({
        "programma": "bouwsteen",
        "versie": env!("CARGO_PKG_VERSION"),
        "datum": today.to_string(),
        "peildatum": toetsing.peildatum.to_string(),
        "revisie": revisie,
        "kaders": kaders.collect::<Vec<_>>(),
        "volledig": matches!(omvang, Omvang::Geheel),
        "bestanden": files.iter().map(file).collect::<Vec<_>>(),
    })
}

/// The SHA-256 of these bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
