//! Finds the Markdown files, images, fonts and design tokens that the data refers to, and reads them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::document::Image;
use crate::files::{FileEntry, LIMITS};
use crate::source::{FileId, Location, Node, Pointer, parse_json};

use super::facts::{Facts, Word};
use super::{Gap, Loading, has_extension, image};

/// What a path in the data leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asset {
    Text,
    Image,
    Font,
    Tokens,
}

/// A path in the data.
struct Reference {
    asset: Asset,
    path: String,
    at: Pointer,
    location: Location,
    /// An image says in words what is to be seen.
    alt: Option<(String, Location)>,
}

/// What was found.
#[derive(Default)]
pub(super) struct Assets {
    pub(super) teksten: BTreeMap<String, FileId>,
    pub(super) images: BTreeMap<String, Image>,
    /// Fonts by project path; [`huisstijl`](crate::huisstijl) vets them.
    pub(super) letters: BTreeMap<String, Vec<u8>>,
    /// The file of design tokens, read.
    pub(super) tokens: Option<(FileId, Node)>,
    pub(super) gaps: Vec<Gap>,
}

impl Loading<'_> {
    /// Reads every file that the tree refers to, once.
    pub(super) fn assets(&mut self, tree: &Node, facts: &Facts, entries: &[FileEntry]) -> Assets {
        let mut found = Assets::default();
        let mut refused = BTreeSet::new();
        for reference in facts.paths.iter().filter_map(|word| Reference::of(word, tree)) {
            self.alt(&reference);
            let path = &reference.path;
            let known = found.teksten.contains_key(path)
                || found.images.contains_key(path)
                || found.letters.contains_key(path);
            if known || refused.contains(path) {
                continue;
            }
            if let Err(diagnostic) = self.asset(&reference, entries, &mut found) {
                refused.insert(path.clone());
                let (location, message) = (reference.location, diagnostic.message.clone());
                found.gaps.push(Gap { pad: reference.at, location, message });
                self.diagnostics.push(diagnostic);
            }
        }
        found
    }

    fn asset(
        &mut self,
        reference: &Reference,
        entries: &[FileEntry],
        found: &mut Assets,
    ) -> Result<(), Diagnostic> {
        let entry = resolve(reference, entries)?;
        match reference.asset {
            Asset::Text => {
                let file = self.text(entry).ok_or_else(|| unreadable(reference))?;
                found.teksten.insert(reference.path.clone(), file);
            }
            Asset::Image => {
                let bytes = self.bytes(entry, LIMITS.image).ok_or_else(|| unreadable(reference))?;
                let image = image::check(bytes).map_err(|problem| {
                    let (code, words, help) = problem.words();
                    reference.finding(code, format!("`{}` {words}", reference.path)).help(help)
                })?;
                found.images.insert(reference.path.clone(), image);
            }
            Asset::Font => {
                let bytes = self.bytes(entry, LIMITS.font).ok_or_else(|| unreadable(reference))?;
                found.letters.insert(reference.path.clone(), bytes);
            }
            Asset::Tokens => {
                let file = self.text(entry).ok_or_else(|| unreadable(reference))?;
                found.tokens = Some((file, self.design_tokens(file)));
            }
        }
        Ok(())
    }

    /// The tokens of a file. What it holds beside sound values is no mistake of the project.
    fn design_tokens(&mut self, file: FileId) -> Node {
        let (node, errors) = parse_json(file, self.sources.text(file));
        if node.entries().is_empty() {
            let help = "neem het bestand opnieuw over uit het pakket met design tokens";
            let found = errors.into_iter().map(|error| Diagnostic::from(error).help(help));
            self.diagnostics.extend(found);
        }
        node
    }

    fn alt(&mut self, reference: &Reference) {
        if let Some((alt, location)) = &reference.alt
            && alt.trim().is_empty()
        {
            let message = format!("beeld `{}` heeft geen tekstalternatief", reference.path);
            let found = Diagnostic::new(Code::BeeldZonderAlt, message, *location);
            let help = "zeg in `alt` wat er te zien is voor wie het beeld niet ziet";
            self.diagnostics.push(found.at(reference.at.clone()).help(help));
        }
    }
}

impl Reference {
    fn of(word: &Word, tree: &Node) -> Option<Self> {
        let asset = match word.targets.first()?.as_str() {
            "tekst" => Asset::Text,
            "beeld" => Asset::Image,
            "letter" => Asset::Font,
            "tokens" => Asset::Tokens,
            _ => return None,
        };
        let alt = word.at.parent().and_then(|table| tree.at(&table.key("alt")));
        let alt = alt.and_then(|alt| Some((alt.as_text()?.to_owned(), alt.location)));
        let (path, at, location) = (word.text.clone(), word.at.clone(), word.location);
        Some(Self { asset, path, at, location, alt })
    }

    fn finding(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::new(code, message, self.location).at(self.at.clone())
    }
}

/// The file that a path leads to, when it is a good path to a file of the right kind.
fn resolve<'e>(
    reference: &Reference,
    entries: &'e [FileEntry],
) -> Result<&'e FileEntry, Diagnostic> {
    let path = reference.path.as_str();
    if path.contains('\\') {
        let message = format!("pad `{path}` heeft een backslash");
        let help = format!("gebruik `/`: `{}`", path.replace('\\', "/"));
        return Err(reference.finding(Code::PadMetBackslash, message).help(help));
    }
    let absolute = path.starts_with(['/', '~']) || path.contains(':');
    if absolute || path.split('/').any(|part| part == "..") {
        let message = format!("pad `{path}` leidt naar buiten het project");
        let help = "zet het bestand in het project en schrijf het pad vanaf de projectmap";
        return Err(reference.finding(Code::PadVerlaatProject, message).help(help));
    }
    let (extensions, folder): (&[&str], _) = match reference.asset {
        Asset::Text => (&["md"], "teksten/"),
        Asset::Image => (&["png", "jpg", "jpeg", "svg"], "beelden/"),
        Asset::Font => (&["otf", "ttf"], "huisstijl/"),
        Asset::Tokens => (&["json"], "huisstijl/"),
    };
    if !extensions.iter().any(|extension| has_extension(path, extension)) {
        let message = format!("`{path}` heeft niet de juiste extensie");
        let help = format!("gebruik een bestand op `.{}`", extensions.join("`, `."));
        return Err(reference.finding(Code::VerkeerdeExtensie, message).help(help));
    }
    entries.iter().find(|entry| entry.path == path).ok_or_else(|| {
        let message = format!("bestand `{path}` bestaat niet");
        let help = nearest_file(path, folder, entries);
        reference.finding(Code::BestandOntbreekt, message).help(help)
    })
}

/// Help that names the file meant: the folder is no part of how near a name is.
fn nearest_file(path: &str, folder: &str, entries: &[FileEntry]) -> String {
    let names = entries.iter().filter_map(|entry| entry.path.strip_prefix(folder));
    let written = path.strip_prefix(folder).unwrap_or(path);
    match nearest(written, names) {
        Some(name) => format!("bedoelde u `{folder}{name}`?"),
        None => format!("zet het bestand in de map `{folder}`"),
    }
}

/// What is wrong with the file itself stands at the file; here is told that it is missed.
fn unreadable(reference: &Reference) -> Diagnostic {
    let message = format!("`{}` telt niet mee", reference.path);
    let help = "kijk bij de melding over dat bestand wat eraan scheelt";
    reference.finding(Code::BestandOnleesbaar, message).help(help)
}
