//! Vets images: decodable, within the limits, and holding nothing that comes from elsewhere.

mod svg;

use std::io::Cursor;

use image::{ImageError, ImageReader, Limits};

use crate::diagnostic::Code;
use crate::document::{Image, ImageFormat};
use crate::files::LIMITS;

/// What decoding may take: four bytes a pixel at the limit, and some room.
const MAX_DECODED_BYTES: u64 = 260 * 1024 * 1024;

/// Why an image cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// No PNG, JPEG or SVG.
    Unknown,
    /// Broken off or damaged.
    Broken,
    /// More pixels than the limit.
    TooLarge,
    /// An SVG without a size.
    NoSize,
    /// An SVG that runs something, or fetches something from elsewhere.
    Unsafe,
    /// An SVG with too many parts, or parts in parts.
    TooComplex,
}

impl Problem {
    /// Code, message and help, in Dutch.
    pub(super) fn words(self) -> (Code, String, &'static str) {
        let heal = "open het beeld in een tekenprogramma en sla het opnieuw op";
        match self {
            Self::Unknown => (
                Code::BeeldOnleesbaar,
                "is geen PNG, JPEG of SVG".to_owned(),
                "sla het beeld op als PNG, JPEG of SVG",
            ),
            Self::Broken => (Code::BeeldOnleesbaar, "is beschadigd".to_owned(), heal),
            Self::TooLarge => (
                Code::BeeldTeGroot,
                format!("heeft meer dan {} miljoen beeldpunten", LIMITS.pixels / 1_000_000),
                "maak het beeld kleiner: 2.000 beeldpunten breed is genoeg voor drukwerk",
            ),
            Self::NoSize => {
                (Code::BeeldOnleesbaar, "heeft geen breedte en hoogte".to_owned(), heal)
            }
            Self::Unsafe => (
                Code::BeeldOnveilig,
                "bevat een script of haalt iets van buiten".to_owned(),
                "sla de tekening op als gewone SVG, zonder koppelingen en scripts",
            ),
            Self::TooComplex => (
                Code::BeeldTeGroot,
                "heeft te veel onderdelen".to_owned(),
                "maak de tekening eenvoudiger, of sla haar op als PNG",
            ),
        }
    }
}

/// An image that every output can show, or why it is none.
pub(super) fn check(bytes: Vec<u8>) -> Result<Image, Problem> {
    let reader = ImageReader::new(Cursor::new(&bytes));
    let reader = reader.with_guessed_format().map_err(|_| Problem::Broken)?;
    let format = match reader.format() {
        Some(image::ImageFormat::Png) => ImageFormat::Png,
        Some(image::ImageFormat::Jpeg) => ImageFormat::Jpeg,
        Some(_) => return Err(Problem::Unknown),
        None => return svg::check(bytes),
    };
    let (width, height) = reader.into_dimensions().map_err(|error| reason(&error))?;
    if u64::from(width) * u64::from(height) > LIMITS.pixels {
        return Err(Problem::TooLarge);
    }
    // A header can be whole while the rest is cut off; only decoding tells.
    let mut reader = ImageReader::new(Cursor::new(&bytes));
    reader = reader.with_guessed_format().map_err(|_| Problem::Broken)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    reader.limits(limits);
    reader.decode().map_err(|error| reason(&error))?;
    Ok(Image { bytes, format, width, height, own: false })
}

fn reason(error: &ImageError) -> Problem {
    match error {
        ImageError::Limits(_) => Problem::TooLarge,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => Problem::Broken,
    }
}
