//! The world that Typst sees: a few files in memory and the vendored fonts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, PackageError, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use crate::document::{Image, ImageFormat};
use crate::letters;
use crate::sjabloon::{self, Sjabloonfout};

use super::Zetfout;

/// The vendored fonts, unmodified, by file name.
pub(super) static LETTERS: [(&str, &[u8]); 9] = [
    ("SourceSans3-Regular.otf", letters::REGULAR),
    ("SourceSans3-It.otf", letters::ITALIC),
    ("SourceSans3-Semibold.otf", letters::SEMIBOLD),
    ("SourceSans3-Bold.otf", letters::BOLD),
    ("SourceSans3-BoldIt.otf", letters::BOLD_ITALIC),
    ("SourceCodePro-Regular.otf", letters::MONO),
    ("SourceSerif4-Regular.otf", letters::SERIF),
    ("SourceSerif4-It.otf", letters::SERIF_ITALIC),
    ("SourceSerif4-Semibold.otf", letters::SERIF_SEMIBOLD),
];

/// The fonts, parsed once a process.
pub(super) static FONTS: LazyLock<FontStore> = LazyLock::new(|| store(Vec::new()));

/// The folder of own fonts among the files of a document.
pub(super) const OWN_FONTS: &str = "letters/eigen/";

/// A store of these fonts, with those of the program after them.
fn store(own: Vec<Bytes>) -> FontStore {
    let mut store = FontStore::new();
    let vendored = LETTERS.into_iter().map(|(_, bytes)| Bytes::new(bytes));
    for bytes in own.into_iter().chain(vendored) {
        store.extend(Font::iter(bytes).map(|font| {
            let info = font.info().clone();
            (font, info)
        }));
    }
    store
}

/// The family by which Typst knows a font.
pub(super) fn family(bytes: &[u8]) -> Option<String> {
    Font::new(Bytes::new(bytes.to_vec()), 0).map(|font| font.info().family.clone())
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// One document's files; there is nothing else.
pub(super) struct Memory {
    main: FileId,
    files: FileStore<Files>,
    /// None when the document has no fonts of its own.
    fonts: Option<FontStore>,
    today: Option<Datetime>,
}

struct Files(BTreeMap<String, Bytes>);

impl FileLoader for Files {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        let found = match id.root() {
            VirtualRoot::Project => self.0.get(path).cloned(),
            VirtualRoot::Package(package) => {
                return Err(FileError::Package(PackageError::NotFound(package.clone())));
            }
        };
        found.ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl Memory {
    pub(super) fn new(files: BTreeMap<String, Vec<u8>>, today: Option<Datetime>) -> Self {
        let files: BTreeMap<String, Bytes> =
            files.into_iter().map(|(path, bytes)| (path, Bytes::new(bytes))).collect();
        let own = files.iter().filter(|(path, _)| path.starts_with(OWN_FONTS));
        let own: Vec<Bytes> = own.map(|(_, bytes)| bytes.clone()).collect();
        let fonts = (!own.is_empty()).then(|| store(own));
        let path = VirtualPath::new("main.typ").expect("a plain name is a path");
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        Self { main, files: FileStore::new(Files(files)), fonts, today }
    }

    fn fonts(&self) -> &FontStore {
        self.fonts.as_ref().unwrap_or(&FONTS)
    }

    /// A diagnostic with its place: in a template of the project when that is on the way to it, and else
    /// where Typst found it.
    pub(super) fn describe(&self, diagnostic: &SourceDiagnostic) -> Zetfout {
        let calls = diagnostic.trace.iter().map(|call| DiagSpan::from(call.span));
        let places: Vec<_> = [diagnostic.span]
            .into_iter()
            .chain(calls)
            .filter_map(|span| self.place(span))
            .collect();
        let own = places.iter().find(|place| !is_built_in(&place.bestand, &place.tekst));
        let first = places.first();
        let deeper = first.filter(|first| own.is_some_and(|own| own.bestand != first.bestand));
        let mut bericht = sjabloon::dutch(&diagnostic.message);
        if let Some(first) = deeper {
            bericht.push_str(&format!(" (in `{}`, regel {})", first.bestand, first.regel));
        }
        let hulp = diagnostic.hints.iter().find_map(|hint| sjabloon::dutch_hint(&hint.v));
        let place = own.or(first);
        Zetfout {
            bestand: place.map(|place| place.bestand.clone()),
            regel: place.map_or(0, |place| place.regel),
            fout: Sjabloonfout {
                plek: place.map(|place| place.plek.clone()).unwrap_or_default(),
                bericht,
                hulp,
            },
        }
    }

    fn place(&self, span: DiagSpan) -> Option<Plaats> {
        let id = span.id()?;
        let bytes = self.file(id).ok()?;
        let plek = self.range(span)?;
        let (line, _) = bytes.lines().ok()?.byte_to_line_column(plek.start)?;
        let tekst = String::from_utf8_lossy(&bytes).into_owned();
        Some(Plaats {
            bestand: id.vpath().get_without_slash().into(),
            tekst,
            regel: line + 1,
            plek,
        })
    }
}

/// A place in one of the files.
struct Plaats {
    bestand: String,
    tekst: String,
    regel: usize,
    plek: Range<usize>,
}

/// Whether a file is not one that a project wrote.
fn is_built_in(file: &str, text: &str) -> bool {
    sjabloon::find(&format!("pdf/{file}")).is_none_or(|known| known.tekst == text)
}

impl World for Memory {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// Whether Typst's own decoders take the image.
pub(super) fn decodes(image: &Image) -> bool {
    let bytes = Bytes::new(image.bytes.clone());
    match image.format {
        ImageFormat::Png => RasterImage::plain(bytes, ExchangeFormat::Png).is_ok(),
        ImageFormat::Jpeg => RasterImage::plain(bytes, ExchangeFormat::Jpg).is_ok(),
        ImageFormat::Svg => SvgImage::new(bytes).is_ok(),
    }
}
