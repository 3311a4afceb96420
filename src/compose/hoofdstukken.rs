//! The chapters in the order that the gemeente chose; whatever it did not place gets a chapter of its own.

use std::collections::BTreeSet;

use crate::{
    check::Toetsing,
    compose::{figuren, onderdelen, record, schrijver::Schrijver},
    model::{keuze::Bouwsteen, stuk::Hoofdstuk},
    source::{Node, Pointer},
};

/// Writes all chapters.
pub(super) fn write(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let own = &w.project.visie.hoofdstuk;
    let mut placed: BTreeSet<Bouwsteen> = BTreeSet::new();
    for (index, chapter) in own.iter().enumerate() {
        if chapter.onderdeel_van.is_some() {
            continue;
        }
        open(w, index, chapter);
        let parts = own.iter().enumerate().filter(|(_, part)| {
            part.onderdeel_van.as_ref().is_some_and(|whole| whole.0 == chapter.id.0)
        });
        contents(w, toetsing, chapter, &mut placed, true);
        for (index, part) in parts {
            section(w, index, part);
            contents(w, toetsing, part, &mut placed, false);
        }
    }
    for &bouwsteen in Bouwsteen::ALL {
        if !placed.contains(&bouwsteen) && onderdelen::has_content(w, toetsing, bouwsteen) {
            w.chapter(bouwsteen.titel(), bouwsteen.as_str());
            onderdelen::write(w, toetsing, bouwsteen);
        }
    }
}

fn open(w: &mut Schrijver<'_>, index: usize, chapter: &Hoofdstuk) {
    if chapter.ongenummerd == Some(true) {
        w.part(&chapter.titel, &chapter.id.0);
    } else {
        w.chapter(&chapter.titel, &chapter.id.0);
    }
    text(w, index);
}

fn section(w: &mut Schrijver<'_>, index: usize, part: &Hoofdstuk) {
    w.section(&part.titel, &part.id.0);
    text(w, index);
}

fn text(w: &mut Schrijver<'_>, index: usize) {
    let pointer = Pointer::root().key("hoofdstuk").index(index);
    let Some(node) = w.project.tree.at(&pointer) else { return };
    w.printed(&pointer, node);
    let skip = ["titel", "bouwsteen", "onderdeel-van", "ongenummerd"];
    record::record(w, &pointer, node, &skip);
    if let Some(id) = node.get("id").and_then(Node::as_text) {
        figuren::in_hoofdstuk(w, id);
    }
}

/// A chapter with one bouwsteen is that bouwsteen; with more, each is a section.
fn contents(
    w: &mut Schrijver<'_>,
    toetsing: &Toetsing,
    chapter: &Hoofdstuk,
    placed: &mut BTreeSet<Bouwsteen>,
    sections: bool,
) {
    let new: Vec<Bouwsteen> =
        chapter.bouwsteen.iter().copied().filter(|bouwsteen| placed.insert(*bouwsteen)).collect();
    for bouwsteen in &new {
        if !onderdelen::has_content(w, toetsing, *bouwsteen) {
            continue;
        }
        if sections && new.len() > 1 {
            w.section(bouwsteen.titel(), bouwsteen.as_str());
        }
        onderdelen::write(w, toetsing, *bouwsteen);
    }
}
