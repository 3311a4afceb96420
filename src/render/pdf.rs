//! Writes a document as one PDF that is both PDF/UA-1 and PDF/A-2a: the only user of Typst.
//!
//! The document goes as JSON to a static template that reads it as data. Text reaches Typst only as
//! arguments of functions, never as markup, so nothing that an author writes can run. The world that
//! Typst sees holds the template, the data, the images and the fonts, and nothing else: no files, no
//! network, no packages, no clock.

mod data;
mod glyphs;
mod look;
mod streams;
mod world;

use std::collections::BTreeMap;

use jiff::civil::Date;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::{Document, Image, ImageFormat};
use crate::error::Error;
pub use glyphs::covers;

/// The template, in parts; `main.typ` is where Typst starts.
const SJABLONEN: &[(&str, &str)] = &[
    ("main.typ", include_str!("../../templates/pdf/main.typ")),
    ("document.typ", include_str!("../../templates/pdf/document.typ")),
    ("voorblad.typ", include_str!("../../templates/pdf/voorblad.typ")),
    ("pagina.typ", include_str!("../../templates/pdf/pagina.typ")),
    ("blok.typ", include_str!("../../templates/pdf/blok.typ")),
    ("tabel.typ", include_str!("../../templates/pdf/tabel.typ")),
    ("tekst.typ", include_str!("../../templates/pdf/tekst.typ")),
    ("stijl.typ", include_str!("../../templates/pdf/stijl.typ")),
];

/// A PDF with what Typst had to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The bytes of the file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Typst's warnings; a mistake of ours if there are any.
    pub warnings: Vec<String>,
}

/// The document as PDF. Same document and same day: the same bytes.
pub fn write(document: &Document, today: Date) -> Result<Vec<u8>, Error> {
    compile(document, today).map(|compiled| compiled.pdf)
}

/// As [`write`], with the warnings.
pub fn compile(document: &Document, today: Date) -> Result<Compiled, Error> {
    let files = files(document);
    let ident = ident(&files);
    let world = world::Memory::new(files, datetime(today));
    let result = typst::compile::<PagedDocument>(&world);
    let warnings = result.warnings.iter().map(|warning| world.describe(warning)).collect();
    let failed = |diagnostics: &[typst::diag::SourceDiagnostic]| {
        let texts: Vec<String> = diagnostics.iter().map(|d| world.describe(d)).collect();
        Error::new(format!("de PDF kan niet worden gemaakt: {}", texts.join("; ")))
    };
    let paged = result.output.map_err(|diagnostics| failed(&diagnostics))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("PDF/UA-1 and PDF/A-2a go together in PDF 1.7");
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("bouwsteen".to_owned())),
        timestamp: datetime(today).map(Timestamp::new_utc),
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
    let mut files = files(document);
    for (name, bytes) in world::LETTERS {
        files.insert(format!("letters/{name}"), bytes.to_vec());
    }
    files
}

/// Whether Typst can decode the image, so that it can stand in a PDF.
pub fn usable(image: &Image) -> bool {
    world::decodes(image)
}

fn files(document: &Document) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (index, (key, image)) in document.images.iter().enumerate() {
        if usable(image) {
            let extension = match image.format {
                ImageFormat::Png => "png",
                ImageFormat::Jpeg => "jpg",
                ImageFormat::Svg => "svg",
            };
            let name = format!("beelden/{index}.{extension}");
            files.insert(name.clone(), image.bytes.clone());
            names.insert(key.as_str(), name);
        }
    }
    let data = serde_json::to_vec(&data::of(document, &names)).expect("the data has string keys");
    files.insert("data.json".to_owned(), data);
    look::add(document, &names, &mut files);
    for (name, text) in SJABLONEN {
        files.insert((*name).to_owned(), text.as_bytes().to_vec());
    }
    files
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
