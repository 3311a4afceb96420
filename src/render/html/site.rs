//! Writes a document as a small site: a page for every chapter, and everything they share beside them.

use std::collections::BTreeMap;

use super::{Look, SCRIPT, Skeleton, chapters, stylesheet};
use crate::document::Document;

/// A file of the site: its path below the folder of the site, with only letters, digits, `-`, `.` and `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The stylesheet of all pages.
pub(super) const STYLE_FILE: &str = "stijl.css";
/// The script of all pages.
pub(super) const SCRIPT_FILE: &str = "volg.js";

/// The pages of the site, `index.html` first, and then what they share.
///
/// Style, script and images are files, so that the pages work under a policy that forbids them in the page.
pub fn write(document: &Document) -> Vec<File> {
    let images = images(document);
    let skeleton =
        Skeleton { document, pages: chapters::many(&document.blocks), look: Look::Files };
    let mut files: Vec<File> = skeleton
        .write(&images)
        .into_iter()
        .map(|(name, page)| File { name, bytes: page.into_bytes() })
        .collect();
    let shared = [(STYLE_FILE, stylesheet(document)), (SCRIPT_FILE, SCRIPT.to_owned())];
    files.extend(
        shared.map(|(name, text)| File { name: name.to_owned(), bytes: text.into_bytes() }),
    );
    files.extend(images.into_iter().filter_map(|(key, name)| {
        let image = document.images.get(&key)?;
        Some(File { name, bytes: image.bytes.clone() })
    }));
    files
}

/// The file of every image that is no drawing of the program; those stand in the page.
fn images(document: &Document) -> BTreeMap<String, String> {
    let foreign = document.images.iter().filter(|(_, image)| !image.own);
    let named = foreign.enumerate().map(|(index, (key, image))| {
        let extension = image.format.extension();
        let last = key.rsplit('/').next().unwrap_or_default();
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let name = format!("beeld-{}-{}", index + 1, chapters::ascii(stem));
        (key.clone(), format!("beelden/{}.{extension}", name.trim_end_matches('-')))
    });
    named.collect()
}
