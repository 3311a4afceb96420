//! Every text of a project that a person reads, with the way back to its place in a file.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use crate::{
    formule::vind,
    model::keuze::Uitgelichtsoort,
    project::Project,
    schema::{self, SchemaObject},
    source::{Alignment, FileId, Location, Pointer},
};

/// A plain value in TOML with at least so many words is read as a text.
const WOORDEN: usize = 6;

/// One text.
pub(super) struct Tekst<'a> {
    /// The text, with digits where a formula stands: what that gives is no prose.
    pub(super) inhoud: String,
    /// Where it belongs in the data.
    pub(super) pad: Pointer,
    /// Whether someone else is speaking.
    pub(super) citaat: bool,
    /// Whether it explains a begrip.
    pub(super) begrip: bool,
    waar: Waar,
    project: &'a Project,
    /// How the text is written in its file; only looked at when something is to be said about it.
    geschreven: OnceCell<Option<Alignment>>,
}

/// Where a text stands.
#[derive(Clone, Copy)]
enum Waar {
    Bestand(FileId),
    Waarde(Location),
}

/// The texts: first the Markdown files by path, then the values in TOML. A file used twice is one text.
pub(super) fn teksten(project: &Project) -> Vec<Tekst<'_>> {
    let mut files: BTreeMap<FileId, Pointer> = BTreeMap::new();
    let mut values = Vec::new();
    let mut seen = HashSet::new();
    schema::visie().walk(&project.tree, &mut |pad, node, part| {
        let Some(text) = node.as_text() else { return };
        if part.get("x-bestand").is_some_and(|kind| kind == "tekst") {
            if let Some(file) = project.teksten.get(text) {
                files.entry(*file).or_insert_with(|| pad.parent().unwrap_or_else(Pointer::root));
            }
        } else if is_proza(text, part) && seen.insert(node.location) {
            values.push((text, pad.clone(), Waar::Waarde(node.location)));
        }
    });
    let files = files.into_iter().map(|(file, pad)| {
        let text = project.sources.text(file);
        (text, pad, Waar::Bestand(file))
    });
    files.chain(values).map(|(text, pad, waar)| Tekst::new(project, text, pad, waar)).collect()
}

/// A text, or a plain value that is long enough to be one.
fn is_proza(text: &str, part: &SchemaObject) -> bool {
    if part.contains_key("x-tekst") {
        return true;
    }
    let fixed = ["enum", "const", "pattern", "format"].iter().any(|key| part.contains_key(*key));
    let plain = part.get("type").is_some_and(|kind| kind == "string");
    let special = fixed || part.keys().any(|key| key.starts_with("x-"));
    plain && !special && text.split_whitespace().nth(WOORDEN - 1).is_some()
}

impl<'a> Tekst<'a> {
    fn new(project: &'a Project, text: &str, pad: Pointer, waar: Waar) -> Self {
        let mut bare = text.to_owned();
        for plek in vind(text).plekken {
            bare.replace_range(plek.range.clone(), &"0".repeat(plek.range.len()));
        }
        let element = pad.parent().filter(|_| pad.as_str().starts_with("/uitgelicht/"));
        let soort = element.and_then(|element| project.tree.at(&element)?.get("soort")?.as_text());
        Self {
            inhoud: bare,
            citaat: soort == Some(Uitgelichtsoort::Citaat.as_str()),
            begrip: pad.as_str().starts_with("/begrip/"),
            pad,
            waar,
            project,
            geschreven: OnceCell::new(),
        }
    }

    /// The file in which it stands.
    pub(super) fn bestand(&self) -> FileId {
        match self.waar {
            Waar::Bestand(file) => file,
            Waar::Waarde(location) => location.file(),
        }
    }

    /// Whether it is a Markdown file of its own.
    pub(super) fn is_bestand(&self) -> bool {
        matches!(self.waar, Waar::Bestand(_))
    }

    /// The place of a stretch of the text; the whole value where that cannot be said.
    pub(super) fn location(&self, range: &Range<usize>) -> Location {
        let location = match self.waar {
            Waar::Bestand(file) => return Location::new(file, range.clone()),
            Waar::Waarde(location) => location,
        };
        let sources = &self.project.sources;
        let written = sources.range(location);
        let alignment = self.geschreven.get_or_init(|| {
            let text = self.project.tree.at(&self.pad)?.as_text()?;
            Alignment::new(&sources.text(location.file())[written.clone()], text)
        });
        let Some(alignment) = alignment else { return location };
        let start = written.start + alignment.place(range.start);
        // The end is the place after the last character, for between two characters white space may lie.
        let last = self.inhoud[..range.end].char_indices().next_back();
        let (last, length) = last.map_or((0, 0), |(at, char)| (at, char.len_utf8()));
        let end = written.start + alignment.place(last.max(range.start)) + length;
        Location::new(location.file(), start..end.clamp(start, written.end.max(start)))
    }
}
