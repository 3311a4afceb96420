//! Settles the look of a document: style, own colours, design tokens, fonts, logo and cover.
//!
//! INVARIANT: whatever is chosen, the colours that come out can be read. What is printed differently from
//! what was asked is told in a finding. Nothing here does IO.

mod afgeleid;
mod csskleur;
mod kleuren;
mod letters;
mod rollen;
mod tokens;
mod vormen;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Beeld, Huisstijl, Image};
use crate::model::huisstijl as model;
use crate::source::{FileId, Node, Part, Pointer};

pub use afgeleid::{donker, reeksen};
pub use kleuren::Rol;

/// What the project has beside its data: the files that `[huisstijl]` names, vetted as far as the image goes.
#[derive(Debug, Clone, Copy)]
pub struct Bestanden<'a> {
    /// Images by project path.
    pub images: &'a BTreeMap<String, Image>,
    /// Fonts by project path.
    pub letters: &'a BTreeMap<String, Vec<u8>>,
    /// The file of design tokens, read.
    pub tokens: Option<&'a (FileId, Node)>,
}

/// The look, and what could not be as it was asked. `tree` gives the places of what `keuze` holds.
pub fn settle(
    keuze: Option<&model::Huisstijl>,
    tree: &Node,
    bestanden: Bestanden<'_>,
) -> (Huisstijl, Vec<Diagnostic>) {
    let Some(keuze) = keuze else { return (Huisstijl::default(), Vec::new()) };
    let root = Pointer::root().key("huisstijl");
    let mut found = Vec::new();
    let mut look = vormen::of(keuze.vorm);
    let mut gekozen = BTreeMap::new();
    if let Some((_, node)) = bestanden.tokens {
        let at = root.key("tokens");
        let location = tree.location_of(&at, Part::Value);
        let path = keuze.tokens.as_ref().map_or("", |path| path.0.as_str());
        let read = rollen::read(node, path, location, &at, &mut found);
        (gekozen, look.letternamen) = (read.kleuren, read.letternamen);
    }
    if let Some(kleuren) = &keuze.kleuren {
        gekozen.extend(kleuren::own(kleuren, tree, &root.key("kleuren")));
    }
    if !gekozen.is_empty() {
        look.kleuren = kleuren::settle(look.kleuren, &gekozen, &mut found);
        look.donker = donker(&look.kleuren);
        look.reeksen = reeksen(&look.kleuren);
    }
    if let Some(letters) = &keuze.letters {
        let at = root.key("letters");
        look.letters = letters::vetted(letters, tree, &at, bestanden.letters, &mut found);
    }
    look.logo = keuze.logo.as_ref().and_then(|logo| {
        let alt = Some(logo.alt.clone()).filter(|alt| !alt.trim().is_empty())?;
        shown(&logo.bestand.0, Some(alt), bestanden.images)
    });
    look.voorblad = keuze.voorblad.as_ref().and_then(|cover| {
        let alt = cover.alt.clone().filter(|alt| !alt.trim().is_empty());
        let decoration = cover.decoratief == Some(true);
        if alt.is_none() && !decoration {
            found.push(without_alt(&cover.bestand.0, tree, &root.key("voorblad")));
            return None;
        }
        shown(&cover.bestand.0, alt.filter(|_| !decoration), bestanden.images)
    });
    (look, found)
}

/// An image of the look, when it is there and whole.
fn shown(path: &str, alt: Option<String>, images: &BTreeMap<String, Image>) -> Option<Beeld> {
    images.contains_key(path).then(|| Beeld { image: path.to_owned(), alt })
}

fn without_alt(path: &str, tree: &Node, at: &Pointer) -> Diagnostic {
    let message = format!("beeld `{path}` op de titelpagina heeft geen tekstalternatief");
    let help =
        "zeg in `alt` wat er te zien is, of schrijf `decoratief = true`; tot dan blijft het weg";
    let at = at.key("bestand");
    let location = tree.location_of(&at, Part::Value);
    Diagnostic::new(Code::BeeldZonderAlt, message, location).at(at).help(help)
}
