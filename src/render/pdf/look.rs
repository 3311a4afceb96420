//! The look of the document as the template reads it: colours, fonts, and the files of logo and cover.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::data::alt_text;
use super::world::{OWN_FONTS, family};
use crate::document::{Beeld, Document, Huisstijl, Letter, Snede};

/// Puts `huisstijl.json` and the own fonts among the files; `names` are the files of images.
pub(super) fn add(
    document: &Document,
    names: &BTreeMap<&str, String>,
    files: &mut BTreeMap<String, Vec<u8>>,
) {
    let Huisstijl { vorm, kleuren, letters, logo, voorblad, .. } = &document.huisstijl;
    let regular = letters.iter().find(|letter| letter.snede == Snede::Gewoon);
    let look = json!({
        "vorm": vorm,
        "kleuren": kleuren,
        "letter": regular.and_then(|letter| family(&letter.bytes)),
        "logo": logo.as_ref().and_then(|logo| beeld(document, names, logo)),
        "voorblad": voorblad.as_ref().and_then(|cover| beeld(document, names, cover)),
    });
    let look = serde_json::to_vec(&look).expect("the look has string keys");
    files.insert("huisstijl.json".to_owned(), look);
    for letter in letters {
        files.insert(format!("{OWN_FONTS}{}", name(letter)), letter.bytes.clone());
    }
}

fn name(letter: &Letter) -> &'static str {
    match letter.snede {
        Snede::Gewoon => "gewoon",
        Snede::Cursief => "cursief",
        Snede::Vet => "vet",
    }
}

/// An image with its file; none when Typst cannot decode it.
fn beeld(document: &Document, names: &BTreeMap<&str, String>, beeld: &Beeld) -> Option<Value> {
    let file = names.get(beeld.image.as_str())?;
    let image = document.images.get(&beeld.image)?;
    // Wider than this, a logo of the usual height leaves the column.
    let wide = u64::from(image.width) > 4 * u64::from(image.height);
    Some(json!({ "file": file, "alt": beeld.alt.as_deref().map(alt_text), "wide": wide }))
}
