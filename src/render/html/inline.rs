//! Running text as elements: links, footnotes, marks, images.

use std::collections::{BTreeMap, HashMap, HashSet};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    drawing,
    element::{Element, Node, el},
    places::{NOTE, Places},
};
use crate::document::{Document, Image, Inline, Mark, text};

/// Writes running text and remembers its footnotes.
pub(super) struct Inlines<'a> {
    images: &'a BTreeMap<String, Image>,
    /// The files of images beside the page; all are in the page when there are none.
    files: &'a BTreeMap<String, String>,
    places: &'a Places,
    /// The page that is being written.
    pub(super) page: usize,
    /// Notes that still have to be printed.
    waiting: Vec<Note>,
    /// The number of each note, and how often it was referred to.
    numbers: HashMap<String, (usize, usize)>,
    /// Ids that stand on the page.
    used: HashSet<String>,
    drawings: usize,
}

/// A footnote that still has to be printed.
pub(super) struct Note {
    pub(super) id: String,
    pub(super) number: usize,
    pub(super) content: Vec<Inline>,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(
        document: &'a Document,
        places: &'a Places,
        files: &'a BTreeMap<String, String>,
    ) -> Self {
        Self {
            images: &document.images,
            files,
            places,
            page: 0,
            waiting: Vec::new(),
            numbers: HashMap::new(),
            used: HashSet::new(),
            drawings: 0,
        }
    }

    /// The notes since the last time.
    pub(super) fn take_footnotes(&mut self) -> Vec<Note> {
        std::mem::take(&mut self.waiting)
    }

    /// The id for an anchor, the first time that it is asked for.
    pub(super) fn id(&mut self, anchor: Option<&str>) -> Option<String> {
        let id = self.places.id(anchor?)?;
        self.used.insert(id.to_owned()).then(|| id.to_owned())
    }

    /// Where a link to this anchor goes.
    pub(super) fn href(&self, anchor: &str) -> Option<String> {
        self.places.href(self.page, anchor)
    }

    pub(super) fn line(&mut self, content: &[Inline]) -> Vec<Node> {
        content.iter().map(|inline| self.one(inline)).collect()
    }

    fn one(&mut self, inline: &Inline) -> Node {
        let mut inside = |name, content: &[Inline]| el(name).all(self.line(content)).into();
        match inline {
            Inline::Text { text } => Node::Text(text::visible(text).into_owned()),
            Inline::Emph { content } => inside("em", content),
            Inline::Strong { content } => inside("strong", content),
            Inline::Strike { content } => inside("s", content),
            Inline::Small { content } => inside("small", content),
            Inline::Code { text } => el("code").add(text::visible(text).into_owned()).into(),
            Inline::Link { target, content } => self.link(target, content).into(),
            Inline::Elders { doel, content } => {
                let anchor =
                    doel.anker().map(|anchor| format!("#{}", super::places::id_of(anchor)));
                let target = format!("{}{}", doel.bestand("html"), anchor.unwrap_or_default());
                el("a").with("href", target).all(self.line(content)).into()
            }
            Inline::Footnote { id, content } => {
                if !self.numbers.contains_key(id) {
                    let number = self.numbers.len() + 1;
                    self.numbers.insert(id.to_owned(), (number, 0));
                    self.waiting.push(Note { id: id.clone(), number, content: content.clone() });
                }
                self.reference(id)
            }
            Inline::FootnoteRef { id } => self.reference(id),
            Inline::Image { image, alt } => self.image(image, alt, "in-regel").into(),
            Inline::Status { mark, text } => status(*mark, text).into(),
            Inline::Break => el("br").into(),
        }
    }

    /// A link within the document or elsewhere; only the words when it would lead nowhere.
    fn link(&mut self, target: &str, content: &[Inline]) -> Element {
        let href = match target.strip_prefix('#') {
            Some(anchor) => self.href(anchor),
            None => Some(target.to_owned()),
        };
        let link = if href.is_some() { el("a").with_some("href", href) } else { el("span") };
        link.all(self.line(content))
    }

    /// One more reference to a footnote; nothing when it was not there yet.
    fn reference(&mut self, id: &str) -> Node {
        let Some((number, count)) = self.numbers.get_mut(id) else {
            return Node::Text(String::new());
        };
        *count += 1;
        let (number, count) = (*number, *count);
        self.note_link(id, number, count).into()
    }

    /// A reference to a footnote, which stands on the page of the first one.
    fn note_link(&self, id: &str, number: usize, count: usize) -> Element {
        let page = self.places.references(id).first().copied().unwrap_or(self.page);
        let note = self.places.free(format!("{NOTE}-{number}"));
        let link = el("a")
            .with("href", self.places.to(self.page, page, &note))
            .with("role", "doc-noteref")
            .with("aria-label", format!("Noot {number}"))
            .add(number.to_string());
        el("sup").with("id", self.places.reference(number, count)).add(link)
    }

    /// A drawing of the program as part of the page, and any other image as an image.
    pub(super) fn figure(&mut self, key: &str, alt: &str) -> Element {
        let own = self.images.get(key).filter(|image| image.own);
        let drawn = own.and_then(|image| {
            self.drawings += 1;
            let name = self.places.free(format!("tekening-{}", self.drawings));
            drawing::inline(&image.bytes, &name, alt)
        });
        match drawn {
            // It can be moved by keyboard where it is wider than the screen.
            Some(drawing) => {
                let frame = el("div").with("class", "schuif vel").with("role", "group");
                frame.with("tabindex", "0").with("aria-label", "Grafiek").add(drawing)
            }
            None => self.image(key, alt, "groot"),
        }
    }

    /// An image, or its words when there is none.
    fn image(&self, key: &str, alt: &str, class: &'static str) -> Element {
        let missing = || el("span").with("class", "beeld-ontbreekt").add(alt);
        self.picture(key, alt, class).unwrap_or_else(missing)
    }

    /// An image with its bytes in the page, or in a file beside it.
    pub(super) fn picture(&self, key: &str, alt: &str, class: &'static str) -> Option<Element> {
        let image = self.images.get(key)?;
        let source = self.files.get(key).cloned().unwrap_or_else(|| in_page(image));
        let picture = el("img").with("class", class).with("src", source).with("alt", alt);
        let size = |pixels: u32| pixels.to_string();
        Some(picture.with("width", size(image.width)).with("height", size(image.height)))
    }
}

fn in_page(image: &Image) -> String {
    format!("data:{};base64,{}", image.format.mime(), STANDARD.encode(&image.bytes))
}

/// A status: a drawn shape that is not read aloud, and the word.
fn status(mark: Mark, word: &str) -> Element {
    let class = match mark {
        Mark::Voldaan => "voldaan",
        Mark::Beargumenteerd => "beargumenteerd",
        Mark::LegUit => "leg-uit",
        Mark::Open => "open",
        Mark::NietVanToepassing => "nvt",
        Mark::Zekerheid => "zekerheid",
    };
    let shape = el("span").with("aria-hidden", "true").add(mark.symbol());
    el("span").with("class", format!("status {class}")).add(shape).add(" ").add(word)
}
