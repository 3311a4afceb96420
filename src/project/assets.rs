//! Finds the Markdown files and images that the data refers to, and reads them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::document::Image;
use crate::files::{FileEntry, LIMITS};
use crate::schema;
use crate::source::{FileId, Location, Node, Pointer};

use super::{Gap, Loading, has_extension, image};

/// What a path in the data leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asset {
    Text,
    Image,
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
    pub(super) gaps: Vec<Gap>,
}

impl Loading<'_> {
    /// Reads every file that the tree refers to, once.
    pub(super) fn assets(&mut self, tree: &Node, entries: &[FileEntry]) -> Assets {
        let mut found = Assets::default();
        let mut refused: BTreeMap<String, ()> = BTreeMap::new();
        for reference in references(tree) {
            self.alt(&reference);
            let path = &reference.path;
            let known = found.teksten.contains_key(path) || found.images.contains_key(path);
            if known || refused.contains_key(path) {
                continue;
            }
            if let Err(diagnostic) = self.asset(&reference, entries, &mut found) {
                refused.insert(path.clone(), ());
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
        }
        Ok(())
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
    fn finding(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::new(code, message, self.location).at(self.at.clone())
    }
}

fn references(tree: &Node) -> Vec<Reference> {
    let mut found = Vec::new();
    schema::visie().walk(tree, &mut |at, node, part| {
        let asset = match part.get("x-bestand").and_then(serde_json::Value::as_str) {
            Some("tekst") => Asset::Text,
            Some("beeld") => Asset::Image,
            _ => return,
        };
        let Some(path) = node.as_text() else { return };
        let table = at.parent().and_then(|parent| tree.at(&parent));
        let alt = table.and_then(|table| table.get("alt"));
        let alt = alt.and_then(|alt| Some((alt.as_text()?.to_owned(), alt.location)));
        let (path, at, location) = (path.to_owned(), at.clone(), node.location);
        found.push(Reference { asset, path, at, location, alt });
    });
    found
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
    };
    if !extensions.iter().any(|extension| has_extension(path, extension)) {
        let message = format!("`{path}` heeft niet de juiste extensie");
        let help = format!("gebruik een bestand op `.{}`", extensions.join("`, `."));
        return Err(reference.finding(Code::VerkeerdeExtensie, message).help(help));
    }
    entries.iter().find(|entry| entry.path == path).ok_or_else(|| {
        let message = format!("bestand `{path}` bestaat niet");
        let known = entries.iter().map(|entry| entry.path.as_str());
        let near = did_you_mean(path, known.filter(|known| known.starts_with(folder)));
        let help = near.unwrap_or_else(|| format!("zet het bestand in de map `{folder}`"));
        reference.finding(Code::BestandOntbreekt, message).help(help)
    })
}

/// What is wrong with the file itself stands at the file; here is told that it is missed.
fn unreadable(reference: &Reference) -> Diagnostic {
    let message = format!("`{}` telt niet mee", reference.path);
    let help = "kijk bij de melding over dat bestand wat eraan scheelt";
    reference.finding(Code::BestandOnleesbaar, message).help(help)
}
