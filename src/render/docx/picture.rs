//! Pictures as Word can show them: drawings in SVG are painted first, larger than they are shown.

use std::sync::{Arc, LazyLock};

use docx_rs::{Pic, Run};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, fontdb};

use super::{Writer, inline::worded, pages};
use crate::document::{Image, ImageFormat};
use crate::letters;

/// Word's units in a pixel of 1/96 inch.
const UNITS: u64 = 9_525;
/// Word's units in a twentieth of a point.
const UNITS_OF_TWIP: u32 = 635;
/// The most pixels that a painted drawing has across.
const MAX_PIXELS: f32 = 2_400.0;

/// The room for a picture, in Word's units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Limit {
    /// What fits on a page with its caption.
    pub(super) fn page(wide: bool) -> Self {
        let height = if wide { 4_500_000 } else { 6_800_000 };
        Self { width: pages::text_width(wide) * UNITS_OF_TWIP, height }
    }
}

/// The fonts of the house, for the words in drawings.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for bytes in [letters::REGULAR, letters::ITALIC, letters::SEMIBOLD, letters::BOLD] {
        fonts.load_font_data(bytes.to_vec());
    }
    fonts.set_sans_serif_family("Source Sans 3");
    Arc::new(fonts)
});

impl Writer<'_> {
    /// `run` with a picture and its text alternative; the alternative alone when there is nothing to show.
    pub(super) fn picture(&mut self, run: Run, key: &str, alt: &str, limit: Limit) -> Run {
        let image = self.document.images.get(key);
        let Some((bytes, size)) = image.and_then(|image| Some((shown(image)?, size(image, limit))))
        else {
            return worded(run, &format!("[beeld: {alt}]"));
        };
        self.completion.pictures.push(alt.to_owned());
        let id = format!("rIdImage{}", self.completion.pictures.len());
        let picture = Pic::new_with_dimensions(bytes, 1, 1).id(id).size(size.width, size.height);
        run.add_image(picture)
    }
}

/// The picture in its own size, or as small as it must be.
fn size(image: &Image, limit: Limit) -> Limit {
    let (width, height) = (u64::from(image.width.max(1)), u64::from(image.height.max(1)));
    let (room_x, room_y) = (u64::from(limit.width), u64::from(limit.height));
    let mut shown = (width * UNITS, height * UNITS);
    if shown.0 > room_x {
        shown = (room_x, room_x * height / width);
    }
    if shown.1 > room_y {
        shown = (room_y * width / height, room_y);
    }
    let fits = |units: u64| u32::try_from(units.max(1)).unwrap_or(u32::MAX);
    Limit { width: fits(shown.0), height: fits(shown.1) }
}

fn shown(image: &Image) -> Option<Vec<u8>> {
    match image.format {
        ImageFormat::Png | ImageFormat::Jpeg => Some(image.bytes.clone()),
        ImageFormat::Svg => painted(&image.bytes),
    }
}

/// A drawing as PNG, at twice its size; nothing is fetched for it.
fn painted(svg: &[u8]) -> Option<Vec<u8>> {
    let resolve_string = Box::new(|_: &str, _: &usvg::Options<'_>| None);
    let resolve_data = ImageHrefResolver::default_data_resolver();
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Source Sans 3".to_owned(),
        image_href_resolver: ImageHrefResolver { resolve_data, resolve_string },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_data(svg, &options).ok()?;
    let size = tree.size();
    let scale = (MAX_PIXELS / size.width().max(size.height())).min(2.0);
    let pixels = size.to_int_size().scale_by(scale)?;
    let mut paper = Pixmap::new(pixels.width(), pixels.height())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut paper.as_mut());
    paper.encode_png().ok()
}
