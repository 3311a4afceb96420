//! Makes one document out of a project and its toetsing: chapters, registers and annexes as blocks.
//!
//! INVARIANT: every field of the data is printed somewhere, and nothing a user writes becomes markup.

mod achterin;
pub mod begrippen;
mod figuren;
mod hoofdstukken;
mod namen;
mod normen;
mod onderdelen;
mod opmaak;
pub mod pakket;
pub mod prose;
mod record;
mod registers;
mod rijen;
mod schrijver;
mod sjabloon;
mod verslag;
mod voorin;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    check::{Toetsing, plaatsen},
    diagnostic::{self, Diagnostic},
    document::{Block, Document, Huisstijl, Meta},
    model::keuze::Status,
    project::Project,
    source::Publiek,
    taal,
};

use namen::Namen;
use rijen::Rijen;
use schrijver::{Geschreven, Schrijver, Tekeningen};

/// A document, and what its authors should know about their texts.
#[derive(Debug, Clone)]
pub struct Composition {
    /// The document.
    pub document: Document,
    /// What could not be printed as it was meant.
    pub meldingen: Vec<Diagnostic>,
    /// The pointers of all data that the document prints; for the guard that no field is forgotten.
    pub printed: BTreeSet<String>,
}

/// Composes the document; never fails on data. `today` is printed in the colofon.
pub fn compose(project: &Project, toetsing: &Toetsing, today: Date) -> Composition {
    let basis = Basis::of(project, toetsing, today);
    let mut geschreven = whole(&basis);
    let meldingen = std::mem::take(&mut geschreven.meldingen);
    let printed = geschreven.plekken.keys().map(ToString::to_string).collect();
    let document = basis.document(meta(project, today), geschreven.blocks, geschreven.tekeningen);
    Composition { document, meldingen, printed }
}

/// What every document about a project is written with.
struct Basis<'a> {
    project: &'a Project,
    toetsing: &'a Toetsing,
    today: Date,
    namen: Namen,
    rijen: Rijen,
    huisstijl: Huisstijl,
}

impl<'a> Basis<'a> {
    fn of(project: &'a Project, toetsing: &'a Toetsing, today: Date) -> Self {
        let (namen, rijen) = (Namen::of(project), Rijen::of(project));
        Self { project, toetsing, today, namen, rijen, huisstijl: project.huisstijl.clone() }
    }

    fn schrijver(&self) -> Schrijver<'_> {
        Schrijver::new(self.project, &self.namen, &self.rijen, &self.huisstijl, self.today)
    }

    /// A document with the images of the project and the drawings that were made for it.
    fn document(&self, meta: Meta, blocks: Vec<Block>, mut drawings: Tekeningen) -> Document {
        let mut images = self.project.images.clone();
        images.append(&mut drawings.beelden);
        let (getallen, huisstijl) = (drawings.getallen, self.huisstijl.clone());
        Document { meta, blocks, images, getallen, huisstijl, sjablonen: sjablonen(self.project) }
    }
}

/// The whole document, from the title page to the list of bronnen.
fn whole(basis: &Basis<'_>) -> Geschreven {
    let Basis { project, toetsing, today, .. } = *basis;
    let mut w = basis.schrijver();
    for plaats in plaatsen(project) {
        let soort = figuren::Figuursoort::of(plaats.soort);
        figuren::reserveer(&mut w, soort, &plaats.id);
    }
    let meta = meta(project, today);
    voorin::write(&mut w, toetsing, &meta, today);
    hoofdstukken::write(&mut w, toetsing);
    achterin::chapters(&mut w);
    verslag::afwijkingen(&mut w, toetsing);
    achterin::annexes(&mut w);
    verslag::toetsverslag(&mut w, toetsing);
    let mut woorden = begrippen::Woorden::default();
    let body = w.blocks.len();
    achterin::begrippen(&mut w, &mut woorden);
    achterin::bronnen(&mut w);
    let annexes = w.blocks.len() - body;
    registers::write(&mut w);
    let mut geschreven = w.finish();
    // The colofon is about the document, and the last annexes are what is referred to.
    let blocks = &mut geschreven.blocks;
    let start = blocks.iter().position(|block| matches!(block, Block::Contents)).unwrap_or(0);
    let end = blocks.len() - annexes;
    begrippen::link(&mut blocks[start..end], &mut woorden);
    diagnostic::sort(&mut geschreven.meldingen);
    geschreven
}

/// The own templates that the outputs need; those of texts have done their work.
fn sjablonen(project: &Project) -> BTreeMap<String, String> {
    let own = project.sjablonen.iter().filter(|(naam, _)| !naam.starts_with("teksten/"));
    own.map(|(naam, file)| (naam.clone(), project.sources.text(*file).to_owned())).collect()
}

/// The facts for title page, footers and file properties.
fn meta(project: &Project, today: Date) -> Meta {
    let empty = crate::model::stuk::Documentgegevens::default();
    let data = project.visie.document.as_ref().unwrap_or(&empty);
    let gemeente = project.visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.clone());
    let title = filled(data.titel.as_deref()).unwrap_or("Woonzorgvisie").to_owned();
    let status = data.status.unwrap_or(Status::Concept);
    let date = data.datum.as_ref().map_or(today, |date| date.0);
    Meta {
        subtitle: filled(data.ondertitel.as_deref()).map(str::to_owned),
        short_title: filled(data.korte_titel.as_deref()).unwrap_or(&title).to_owned(),
        gemeente: filled(gemeente.as_deref()).map_or_else(
            || "Gemeente nog niet ingevuld".to_owned(),
            |naam| format!("Gemeente {naam}"),
        ),
        status: status_words(status, project.uitgave),
        watermark: watermark(status).map(str::to_owned),
        versie: filled(data.versie.as_deref()).map(str::to_owned),
        date_text: taal::date(date),
        date: date.to_string(),
        notice: (data.fictief == Some(true))
            .then(|| "Voorbeeld: deze gemeente is verzonnen".to_owned()),
        keywords: vec!["woonzorgvisie".to_owned(), "volkshuisvestingsprogramma".to_owned()],
        title,
    }
}

/// The status, and whose edition this is: every page of an edition says so.
fn status_words(status: Status, uitgave: Option<Publiek>) -> String {
    let status = taal::capital(&namen::words(status.as_str()));
    match uitgave {
        Some(publiek) => format!("{status}, uitgave voor {}", publiek.naam()),
        None => status,
    }
}

/// Title fields that still hold scaffold text count as empty.
fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !crate::check::is_placeholder(text))
}

/// What is drawn behind the pages of a document that is not settled.
fn watermark(status: Status) -> Option<&'static str> {
    match status {
        Status::Startnotitie | Status::Concept => Some("CONCEPT"),
        Status::Ontwerp => Some("ONTWERP"),
        Status::Vervallen => Some("VERVALLEN"),
        Status::GewijzigdVastgesteld
        | Status::Vastgesteld
        | Status::Geldend
        | Status::Toekomstig => None,
    }
}

/// Whether what is still missing is shown in place: until the document is settled.
fn shows_gaps(project: &Project) -> bool {
    let status = project.visie.document.as_ref().and_then(|document| document.status);
    status.is_none_or(|status| {
        matches!(status, Status::Startnotitie | Status::Concept | Status::Ontwerp)
    })
}
