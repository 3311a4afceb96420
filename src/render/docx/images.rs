//! Images as Word shows them: PNG and JPEG as they are, drawings as pixels.

use std::{collections::BTreeMap, io::Cursor, sync::Arc};

use docx_rs::Pic;
use image::{ImageFormat as Pixels, RgbaImage};
use resvg::{tiny_skia, usvg};

use super::complete;
use crate::document::{Document, Image, ImageFormat};
use crate::letters;

/// One CSS pixel, in the unit of drawings in Word.
const PIXEL: u32 = 9_525;
/// As wide as the text and as high as a page allows, in that unit.
const WIDEST: u32 = 5_759_450;
const HIGHEST: u32 = 7_600_000;
/// Pixels for a CSS pixel, so that a drawing is sharp in print.
const DENSITY: f32 = 2.0;
/// More pixels on a side help nobody, and cost memory.
const MOST: f32 = 3_000.0;

/// The pictures of a document, each drawn once.
pub(super) struct Images<'a> {
    files: &'a BTreeMap<String, Image>,
    drawn: BTreeMap<String, Option<Vec<u8>>>,
    fonts: Option<Arc<usvg::fontdb::Database>>,
}

impl<'a> Images<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self { files: &document.images, drawn: BTreeMap::new(), fonts: None }
    }

    /// The picture, no wider than the text; none when there is nothing to show.
    pub(super) fn picture(&mut self, key: &str, small: bool) -> Option<Pic> {
        let image = self.files.get(key)?;
        let bytes = match image.format {
            ImageFormat::Png | ImageFormat::Jpeg => image.bytes.clone(),
            ImageFormat::Svg => self.pixels(key, image)?,
        };
        let index = self.files.keys().position(|other| other == key)?;
        let (width, height) = size(image, small);
        let pic = Pic::new_with_dimensions(bytes, image.width, image.height);
        Some(pic.id(complete::image_id(index)).size(width, height))
    }

    fn pixels(&mut self, key: &str, image: &Image) -> Option<Vec<u8>> {
        if let Some(drawn) = self.drawn.get(key) {
            return drawn.clone();
        }
        let fonts = self.fonts.get_or_insert_with(fonts).clone();
        let drawn = rasterised(&image.bytes, fonts);
        self.drawn.insert(key.to_owned(), drawn.clone());
        drawn
    }
}

/// Width and height on the page: as drawn, made smaller where it does not fit.
fn size(image: &Image, small: bool) -> (u32, u32) {
    let (width, height) = (u64::from(image.width.max(1)), u64::from(image.height.max(1)));
    let (widest, highest) = if small { (WIDEST / 2, PIXEL * 24) } else { (WIDEST, HIGHEST) };
    let mut fit = (width * u64::from(PIXEL), height * u64::from(PIXEL));
    if fit.0 > u64::from(widest) {
        fit = (u64::from(widest), u64::from(widest) * height / width);
    }
    if fit.1 > u64::from(highest) {
        fit = (u64::from(highest) * width / height, u64::from(highest));
    }
    let whole = |length: u64| u32::try_from(length.max(1)).unwrap_or(widest);
    (whole(fit.0), whole(fit.1))
}

fn fonts() -> Arc<usvg::fontdb::Database> {
    let mut fonts = usvg::fontdb::Database::new();
    for bytes in [
        letters::REGULAR,
        letters::ITALIC,
        letters::SEMIBOLD,
        letters::BOLD,
        letters::BOLD_ITALIC,
        letters::MONO,
    ] {
        fonts.load_font_data(bytes.to_vec());
    }
    for set in
        [usvg::fontdb::Database::set_sans_serif_family, usvg::fontdb::Database::set_serif_family]
    {
        set(&mut fonts, "Source Sans 3");
    }
    fonts.set_monospace_family("Source Code Pro");
    Arc::new(fonts)
}

/// The drawing as a PNG; it sees no files and no network.
fn rasterised(svg: &[u8], fonts: Arc<usvg::fontdb::Database>) -> Option<Vec<u8>> {
    let nothing = usvg::ImageHrefResolver {
        resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    let options = usvg::Options {
        font_family: "Source Sans 3".to_owned(),
        fontdb: fonts,
        image_href_resolver: nothing,
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_data(svg, &options).ok()?;
    let size = tree.size();
    let scale = DENSITY.min(MOST / size.width().max(size.height()).max(1.0));
    let scaled = size.to_int_size().scale_by(scale)?;
    let mut pixmap = tiny_skia::Pixmap::new(scaled.width(), scaled.height())?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let plain = pixmap.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    let pixels = RgbaImage::from_raw(scaled.width(), scaled.height(), plain.collect())?;
    let mut png = Cursor::new(Vec::new());
    pixels.write_to(&mut png, Pixels::Png).ok()?;
    Some(png.into_inner())
}
