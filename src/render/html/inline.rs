//! Running text as elements: links, footnotes, marks, images.

use std::collections::{BTreeMap, HashMap};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::element::{Element, Node, el};
use crate::document::{Document, Image, ImageFormat, Inline, Mark, text};

/// Writes running text and remembers its footnotes.
pub(super) struct Inlines<'a> {
    images: &'a BTreeMap<String, Image>,
    /// Notes that still have to be printed.
    waiting: Vec<Vec<Inline>>,
    /// Number of the last note.
    count: usize,
    numbers: HashMap<String, usize>,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let (waiting, numbers) = (Vec::new(), HashMap::new());
        Self { images: &document.images, waiting, count: 0, numbers }
    }

    /// The notes since the last time, and the number of the first.
    pub(super) fn take_footnotes(&mut self) -> (usize, Vec<Vec<Inline>>) {
        let notes = std::mem::take(&mut self.waiting);
        (self.count + 1 - notes.len(), notes)
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
            Inline::Link { target, content } => {
                let target = match target.strip_prefix('#') {
                    Some(anchor) => to_anchor(anchor),
                    None => target.clone(),
                };
                el("a").with("href", target).all(self.line(content)).into()
            }
            Inline::Elders { doel, content } => {
                let anchor = doel.anker().map(to_anchor).unwrap_or_default();
                let target = format!("{}{anchor}", doel.bestand("html"));
                el("a").with("href", target).all(self.line(content)).into()
            }
            Inline::Footnote { id, content } => {
                self.count += 1;
                self.numbers.insert(id.clone(), self.count);
                self.waiting.push(content.clone());
                note_link(self.count).with("id", format!("verwijzing-{}", self.count)).into()
            }
            Inline::FootnoteRef { id } => match self.numbers.get(id) {
                Some(number) => note_link(*number).into(),
                None => Node::Text(String::new()),
            },
            Inline::Image { image, alt } => self.image(image, alt, "in-regel").into(),
            Inline::Status { mark, text } => status(*mark, text).into(),
            Inline::Break => el("br").into(),
        }
    }

    /// An image with its bytes in the page.
    pub(super) fn image(&self, key: &str, alt: &str, class: &'static str) -> Element {
        let Some(image) = self.images.get(key) else {
            return el("span").with("class", "beeld-ontbreekt").add(alt);
        };
        let kind = match image.format {
            ImageFormat::Png => "image/png",
            ImageFormat::Jpeg => "image/jpeg",
            ImageFormat::Svg => "image/svg+xml",
        };
        el("img")
            .with("class", class)
            .with("src", format!("data:{kind};base64,{}", STANDARD.encode(&image.bytes)))
            .with("alt", alt)
            .with("width", image.width.to_string())
            .with("height", image.height.to_string())
    }
}

/// A name in the page as a target: spaces and what else a fragment cannot hold are encoded.
pub(super) fn to_anchor(anchor: &str) -> String {
    format!("#{}", anchor_id(anchor))
}

/// A name as the id of an element: no spaces.
pub(super) fn anchor_id(anchor: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    text::visible(anchor).chars().map(|c| if fits(c) { c } else { '-' }).collect()
}

fn note_link(number: usize) -> Element {
    let link = el("a")
        .with("href", format!("#noot-{number}"))
        .with("role", "doc-noteref")
        .with("aria-label", format!("Noot {number}"))
        .add(number.to_string());
    el("sup").add(link)
}

/// A status: a drawn shape that is not read aloud, and the word.
fn status(mark: Mark, word: &str) -> Element {
    let (class, shape) = match mark {
        Mark::Voldaan => ("voldaan", "●"),
        Mark::Beargumenteerd => ("beargumenteerd", "◐"),
        Mark::LegUit => ("leg-uit", "◆"),
        Mark::Open => ("open", "☐"),
        Mark::NietVanToepassing => ("nvt", "–"),
        Mark::Zekerheid => ("zekerheid", "⚑"),
    };
    let shape = el("span").with("aria-hidden", "true").add(shape);
    el("span").with("class", format!("status {class}")).add(shape).add(" ").add(word)
}
