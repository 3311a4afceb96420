//! Writes a document to a format; no input or output, no clock.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;

use jiff::civil::Date;

use crate::document::Document;
use crate::error::Error;

/// The formats that a document can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GitHub Flavored Markdown.
    Markdown,
    /// One web page with everything in it.
    Html,
    /// A Word document, to comment on.
    Docx,
    /// PDF/UA-1 and PDF/A-2a in one file.
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

/// The document as the bytes of a file; `today` dates the file itself where the document does not.
pub fn render(document: &Document, format: Format, today: Date) -> Result<Vec<u8>, Error> {
    match format {
        Format::Markdown => Ok(markdown::write(document).into_bytes()),
        Format::Html => Ok(html::write(document).into_bytes()),
        Format::Docx => docx::write(document, today),
        Format::Pdf => pdf::write(document, today),
    }
}
