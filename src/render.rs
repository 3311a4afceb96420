//! Writes a document to a format; no input or output, no clock.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;

use jiff::civil::Date;

use crate::bronbestanden::Bronbestand;
use crate::document::Document;
use crate::error::Error;

/// The formats that a document can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GitHub Flavored Markdown.
    Markdown,
    /// One web page with everything in it.
    Html,
    /// Word, for those who comment and revise.
    Docx,
    /// PDF/UA-1 and PDF/A-2a in one file; PDF/A-3a when files go along.
    Pdf,
}

impl Format {
    /// The extension of a file in this format, without the point.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// How a document is written, beside what it says.
#[derive(Debug, Clone, Copy)]
pub struct Opties<'a> {
    /// Dates the file itself where the document does not.
    pub today: Date,
    /// Whether the lines of a page have numbers, for who amends the text; only a PDF has pages.
    pub regelnummers: bool,
    /// Files that go along in the PDF, which then is PDF/A-3a instead of PDF/A-2a.
    pub bijlagen: &'a [Bronbestand],
}

impl From<Date> for Opties<'_> {
    fn from(today: Date) -> Self {
        Self { today, regelnummers: false, bijlagen: &[] }
    }
}

/// The document as the bytes of a file; a bare date gives plain options.
pub fn render<'a>(
    document: &Document,
    format: Format,
    opties: impl Into<Opties<'a>>,
) -> Result<Vec<u8>, Error> {
    match format {
        Format::Markdown => Ok(markdown::write(document).into_bytes()),
        Format::Html => Ok(html::write(document).into_bytes()),
        Format::Docx => docx::write(document, opties.into().today),
        Format::Pdf => pdf::write(document, opties),
    }
}
