//! Makes one document out of a project and its toetsing: chapters, registers and annexes as blocks.
//!
//! INVARIANT: every field of the data is printed somewhere, and nothing a user writes becomes markup.

mod achterin;
mod figuren;
mod hoofdstukken;
mod namen;
mod normen;
mod onderdelen;
mod opmaak;
pub mod prose;
mod record;
mod rijen;
mod schrijver;
mod sjabloon;
mod verslag;
mod voorin;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    check::{Toetsing, plaatsen},
    diagnostic::{self, Diagnostic},
    document::{Document, Meta},
    model::keuze::Status,
    project::Project,
    taal,
};

use namen::Namen;
use rijen::Rijen;
use schrijver::Schrijver;

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
    let namen = Namen::of(project);
    let rijen = Rijen::of(project);
    let huisstijl = project.huisstijl.clone();
    let mut w = Schrijver::new(project, &namen, &rijen, &huisstijl, today);
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
    achterin::begrippen(&mut w);
    achterin::bronnen(&mut w);
    let mut images = project.images.clone();
    images.append(&mut w.figuren.beelden);
    let (blocks, mut meldingen, plekken) = w.finish();
    diagnostic::sort(&mut meldingen);
    let printed = plekken.keys().map(ToString::to_string).collect();
    let document = Document { meta, blocks, images, huisstijl };
    Composition { document, meldingen, printed }
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
        status: taal::capital(&namen::words(status.as_str())),
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
