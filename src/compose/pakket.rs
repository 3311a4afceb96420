//! The documents of the pakket for the raad, each made of the same pieces as the whole document.
//!
//! INVARIANT: nothing stands in one of them that is not in the data or in the toetsing; what is cut out of the
//! whole document links to where it stands there.

mod besluit;
mod doelen;
mod geld;
mod index;
mod raad;
mod samenvatting;
mod soort;
mod zienswijzen;

use jiff::civil::Date;

use crate::{
    check::Toetsing,
    compose::{
        Basis, meta,
        namen::label,
        record,
        schrijver::{Buur, Geschreven, Paragraaf, Passage, Schrijver, refer},
        verslag, whole,
    },
    diagnostic::Diagnostic,
    document::{Block, BoxRole, Document, Elders, Inline, Meta},
    project::Project,
    source::{Node, Pointer},
};

pub use index::index;
pub use soort::Soort;

/// One document of the pakket.
#[derive(Debug, Clone)]
pub struct Stuk {
    /// Which one it is.
    pub soort: Soort,
    /// The document; none when there is nothing to say.
    pub document: Option<Document>,
}

/// All documents of the pakket.
#[derive(Debug, Clone)]
pub struct Stukken {
    /// In the order of their numbers.
    pub stukken: Vec<Stuk>,
    /// What the authors of texts should know.
    pub meldingen: Vec<Diagnostic>,
    /// The texts of which passages are marked for the samenvatting, each with how many words that are.
    pub gemerkt: Vec<(Pointer, usize)>,
}

/// Composes all documents of the pakket.
///
/// The project is the edition of the raad: whatever the raad may not see is not in it any more.
pub fn stukken(project: &Project, toetsing: &Toetsing, today: Date) -> Stukken {
    let basis = Basis::of(project, toetsing, today);
    let mut geheel = whole(&basis);
    let meldingen = std::mem::take(&mut geheel.meldingen);
    let blocks = with_way_back(std::mem::take(&mut geheel.blocks));
    let tekeningen = std::mem::take(&mut geheel.tekeningen);
    let programma = basis.document(meta(project, today), blocks, tekeningen);
    let om = Omgeving::of(&basis, geheel);
    let mut stukken = vec![Stuk { soort: Soort::Programma, document: Some(programma) }];
    for soort in Soort::ALL.into_iter().filter(|soort| *soort != Soort::Programma) {
        stukken.push(Stuk { soort, document: om.stuk(soort) });
    }
    for document in stukken.iter_mut().filter_map(|stuk| stuk.document.as_mut()) {
        // Own pages are set apart, within bounds; the pakket has the built-in ones, in the house style.
        document.sjablonen.retain(|naam, _| !naam.starts_with("pdf/"));
    }
    let gemerkt = om.passages().iter().map(|one| (one.pad.clone(), one.woorden())).collect();
    Stukken { stukken, meldingen, gemerkt }
}

/// What the parts of the pakket are made of.
struct Omgeving<'a> {
    basis: &'a Basis<'a>,
    /// The whole document, to link to.
    buur: Buur,
    geheel: Geschreven,
}

impl<'a> Omgeving<'a> {
    fn of(basis: &'a Basis<'a>, mut geheel: Geschreven) -> Self {
        let namen = std::mem::take(&mut geheel.namen);
        Self { basis, buur: Buur { stuk: Soort::Programma.bestand(), namen }, geheel }
    }

    /// One document; none when nothing is written under its title.
    fn stuk(&self, soort: Soort) -> Option<Document> {
        let mut w = self.basis.schrijver();
        w.buur = Some(&self.buur);
        w.plekken.clone_from(&self.geheel.plekken);
        w.part(soort.titel(), soort.anker());
        let written = w.blocks.len();
        write(&mut w, self, soort);
        if w.blocks.len() == written {
            return None;
        }
        let back = self.way_back(soort);
        match w.blocks.get_mut(written) {
            // A paragraph above a table on its side would take a page of its own.
            Some(Block::Table(table)) if table.wide => {
                table.source.push(Inline::Break);
                table.source.extend(back);
            }
            _ => w.blocks.insert(written, small(back)),
        }
        let geschreven = w.finish();
        let mut meta = meta(self.basis.project, self.basis.today);
        meta.subtitle = Some(std::mem::replace(&mut meta.title, soort.titel().to_owned()));
        meta.short_title = format!("{} · {}", meta.short_title, soort.titel());
        Some(self.basis.document(meta, geschreven.blocks, geschreven.tekeningen))
    }

    /// Where this document belongs, with links to the others.
    fn way_back(&self, soort: Soort) -> Vec<Inline> {
        let Meta { title, status, versie, .. } = meta(self.basis.project, self.basis.today);
        // A footer says so too, but nobody hears a footer.
        let versie = versie.map(|versie| format!(", versie {versie}")).unwrap_or_default();
        let state = status.to_lowercase();
        let mut line = vec![Inline::text(format!("{} Dit stuk hoort bij ", soort.uitleg()))];
        let programma = Elders::stuk(Soort::Programma.bestand());
        line.push(Inline::Elders { doel: programma, content: vec![Inline::text(title)] });
        line.push(Inline::text(format!(" ({state}{versie}). ")));
        line.push(to_index());
        line
    }

    /// `paragraaf 2.1` with a link to it, for where a piece of data stands in the whole document.
    fn plek(&self, pad: &Pointer) -> Option<Inline> {
        let place = self.paragraaf(pad)?;
        let doel = Elders::stuk(self.buur.stuk).bij(&place.anchor);
        Some(Inline::Elders { doel, content: vec![Inline::text(refer(place))] })
    }

    fn paragraaf(&self, pad: &Pointer) -> Option<&Paragraaf> {
        let mut at = Some(pad.clone());
        while let Some(pad) = at {
            if let Some(place) = self.geheel.plekken.get(&pad) {
                return Some(place);
            }
            at = pad.parent();
        }
        None
    }

    fn passages(&self) -> &[Passage] {
        &self.geheel.passages
    }
}

fn write<'n>(w: &mut Schrijver<'n>, om: &Omgeving<'n>, soort: Soort) {
    let toetsing = om.basis.toetsing;
    match soort {
        Soort::Programma => {}
        Soort::Samenvatting => samenvatting::write(w, om),
        Soort::Keuzes => keuzes(w),
        Soort::Doelen => doelen::write(w),
        Soort::Geld => geld::write(w),
        Soort::Afwijkingen => verslag::afwijkingen_inhoud(w, toetsing),
        Soort::Toetsverslag => verslag::toetsverslag_inhoud(w, toetsing),
        Soort::Onbekend => raad::onbekend(w, om),
        Soort::Besluit => besluit::write(w, om),
        Soort::Moties => raad::moties(w),
        Soort::Zienswijzen => zienswijzen::write(w),
    }
}

/// What the gemeente chooses when not everything can be done.
fn keuzes(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("visie").key("keuze");
    let all = w.project.tree.at(&list).map(Node::items).unwrap_or_default();
    for (index, node) in all.iter().enumerate() {
        w.level = 1;
        record::element(w, &list.index(index), node, &[]);
    }
    let pointer = Pointer::root().key("afwegingskader");
    if let Some(node) = w.project.tree.at(&pointer) {
        w.level = 1;
        w.section(&label("", "afwegingskader"), "afwegingskader");
        // How plans were scored is not a choice yet; that stands in the whole document.
        record::record(w, &pointer, node, &["initiatief"]);
    }
}

/// A list of the data under its own heading, when there is one.
fn lijst(w: &mut Schrijver<'_>, pointer: &Pointer, title: &str) {
    let node: Option<&Node> = w.project.tree.at(pointer);
    if let Some(node) = node.filter(|node| !node.items().is_empty()) {
        w.level = 1;
        record::list(w, pointer, node, title);
    }
}

/// The whole document says on its first page of text that it is one of several.
fn with_way_back(mut blocks: Vec<Block>) -> Vec<Block> {
    let first = blocks.iter().position(|block| matches!(block, Block::Heading { .. }));
    let content = vec![Inline::text("Bij dit stuk horen nog andere stukken. "), to_index()];
    let note = Block::Box {
        role: BoxRole::Opmerking,
        title: vec![Inline::text("Onderdeel van het pakket voor de raad")],
        blocks: vec![Block::Paragraph { number: None, anchor: None, content }],
    };
    blocks.insert(first.map_or(0, |at| at + 1), note);
    blocks
}

fn small(line: Vec<Inline>) -> Block {
    let content = vec![Inline::Small { content: line }];
    Block::Paragraph { number: None, anchor: None, content }
}

fn to_index() -> Inline {
    let doel = Elders::stuk(index::BESTAND).als("html");
    Inline::Elders { doel, content: vec![Inline::text("Naar alle stukken van het pakket.")] }
}
