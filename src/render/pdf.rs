//! Writes a document as one PDF that is both PDF/UA-1 and PDF/A: the only user of Typst's compiler.
//!
//! The document goes as JSON to a static template that reads it as data. Text reaches Typst only as
//! arguments of functions, never as markup, so nothing that an author writes can run. The world that
//! Typst sees holds the template, the data, the images and the fonts, and nothing else: no files, no
//! network, no packages, no clock.

mod data;
mod glyphs;
mod look;
mod opgave;
mod streams;
mod world;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Opties;
use crate::bronbestanden::Bronbestand;
use crate::document::{Document, Image};
use crate::error::Error;
use crate::sjabloon;
pub use glyphs::covers;
pub use opgave::{Opgave, Zetfout, Zetsel, read_zetsel, write_zetsel};

/// A PDF with what Typst had to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The bytes of the file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Typst's warnings; a mistake of ours if there are any about the built-in templates.
    pub warnings: Vec<Zetfout>,
}

/// The document as PDF. Same document, same options and same day: the same bytes.
pub fn write<'a>(document: &Document, opties: impl Into<Opties<'a>>) -> Result<Vec<u8>, Error> {
    compile(document, opties).map(|compiled| compiled.pdf)
}

/// As [`write`], with the warnings. A document with own templates of the PDF is refused: see [`set`].
pub fn compile<'a>(document: &Document, opties: impl Into<Opties<'a>>) -> Result<Compiled, Error> {
    if sjabloon::has_paginas(&document.sjablonen) {
        let message =
            "eigen sjablonen van de PDF worden apart gezet, met grenzen aan tijd en geheugen";
        return Err(Error::new(message));
    }
    set(&Opgave::of(document, opties)).map_err(|faults| {
        let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::new(format!("de PDF kan niet worden gemaakt: {}", texts.join("; ")))
    })
}

/// Sets the pages of an `opgave`. What the templates of a project say is done here, whatever it costs:
/// whoever takes those bounds time and memory around it.
pub fn set(opgave: &Opgave) -> Result<Compiled, Vec<Zetfout>> {
    let (files, today) = (opgave.bestanden.clone(), datetime(opgave.vandaag));
    let ident = ident(&files);
    let world = world::Memory::new(files, today);
    let result = typst::compile::<PagedDocument>(&world);
    let warnings = result.warnings.iter().map(|warning| world.describe(warning)).collect();
    let failed = |diagnostics: &[SourceDiagnostic]| -> Vec<Zetfout> {
        diagnostics.iter().map(|found| world.describe(found)).collect()
    };
    let paged = result.output.map_err(|diagnostics| failed(&diagnostics))?;
    // Only the third part of PDF/A allows files of any kind inside.
    let archive = if opgave.met_bron { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, archive])
        .expect("PDF/UA-1 and PDF/A go together in PDF 1.7");
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("bouwsteen".to_owned())),
        timestamp: today.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&paged, &options).map_err(|diagnostics| failed(&diagnostics))?;
    let pdf = streams::settled(pdf);
    // A process that renders again and again keeps only what the last few runs used.
    typst::comemo::evict(5);
    Ok(Compiled { pdf, pages: paged.pages().len(), warnings })
}

/// Every file that Typst sees, by its path: `main.typ` is where it starts, fonts stand in `letters/`.
/// Another Typst compiler makes the same pages from it.
pub fn input(document: &Document) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(document, false, &[]);
    for (name, bytes) in world::LETTERS {
        files.insert(format!("letters/{name}"), bytes.to_vec());
    }
    files
}

/// Whether Typst can decode the image, so that it can stand in a PDF.
pub fn usable(image: &Image) -> bool {
    world::decodes(image)
}

fn files(
    document: &Document,
    regelnummers: bool,
    bijlagen: &[Bronbestand],
) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (index, (key, image)) in document.images.iter().enumerate() {
        if usable(image) {
            let extension = image.format.extension();
            let name = format!("beelden/{index}.{extension}");
            files.insert(name.clone(), image.bytes.clone());
            names.insert(key.as_str(), name);
        }
    }
    let mut data = data::of(document, &names);
    data["regelnummers"] = regelnummers.into();
    data["bijlagen"] = attached(bijlagen, &mut files);
    let data = serde_json::to_vec(&data).expect("the data has string keys");
    files.insert("data.json".to_owned(), data);
    look::add(document, &names, &mut files);
    for (name, text) in sjabloon::paginas(&document.sjablonen) {
        files.insert(name.to_owned(), text.as_bytes().to_vec());
    }
    files
}

/// What the template needs to know of the files that go along, whose bytes join `files`.
fn attached(bijlagen: &[Bronbestand], files: &mut BTreeMap<String, Vec<u8>>) -> Value {
    let mut listed = Vec::new();
    for (index, file) in bijlagen.iter().enumerate() {
        let path = format!("bijlagen/{index}");
        files.insert(path.clone(), file.bytes.clone());
        listed.push(json!({
            "file": path, "name": data::file_name(&file.pad), "mime": file.mime,
            "description": file.beschrijving,
        }));
    }
    Value::Array(listed)
}

/// What the file's identifier is made from: everything in it.
fn ident(files: &BTreeMap<String, Vec<u8>>) -> String {
    let hash = typst::utils::hash128(files);
    format!("bouwsteen {} {hash:032x}", env!("CARGO_PKG_VERSION"))
}

fn datetime(date: Date) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(date.year()), month, day, 0, 0, 0)
}
