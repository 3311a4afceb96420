//! Puts a drawing of the program itself into the page: element by element, and only what is known.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::element::{Element, el};
use crate::grafiek;

/// The elements that our drawings are made of.
const ELEMENTS: [&str; 8] = ["svg", "title", "desc", "g", "path", "circle", "rect", "text"];

/// The attributes that our drawings have; none of them can point at anything or run.
const ATTRIBUTES: [&str; 18] = [
    "viewBox",
    "width",
    "height",
    "d",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "font-size",
    "font-weight",
    "text-anchor",
];

/// These are given anew: the names in a page are the page's, and its language and letters too.
const LEFT_OUT: [&str; 6] = ["xmlns", "xml:lang", "font-family", "id", "role", "aria-labelledby"];

/// The drawing as an element with a title and a description of its own; none when there is anything in it
/// that we do not draw with. `name` is unique in the page.
pub(super) fn inline(svg: &[u8], name: &str, alt: &str) -> Option<Element> {
    let text = std::str::from_utf8(svg).ok()?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let made = element(&start)?;
                open.last_mut()?.push(made);
            }
            Event::Text(words) => write(&mut open, words.as_ref()),
            Event::GeneralRef(reference) => write(&mut open, known(reference.as_ref())?),
            Event::End(_) => {
                let done = finish(open.pop()?, name, alt);
                match open.last_mut() {
                    Some(inside) => inside.push(done),
                    None => return done.is("svg").then_some(done),
                }
            }
            _ => return None,
        }
    }
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let name = start.name();
    let known = ELEMENTS.into_iter().find(|known| *known == name.as_ref())?;
    let mut made = el(known);
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref();
        if LEFT_OUT.contains(&name) {
            continue;
        }
        let known = ATTRIBUTES.into_iter().find(|known| *known == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        // A paint can be an address.
        if value.contains('(') {
            return None;
        }
        made = made.with(known, value.into_owned());
    }
    Some(made)
}

/// Between elements there is only layout of the source.
fn write(open: &mut [Element], words: &str) {
    if let Some(inside) = open.last_mut().filter(|inside| !inside.is("svg") && !inside.is("g")) {
        inside.push(words);
    }
}

fn known(reference: &str) -> Option<&'static str> {
    Some(match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "#39" | "apos" => "'",
        _ => return None,
    })
}

fn finish(element: Element, name: &str, alt: &str) -> Element {
    let (title, about) = (format!("{name}-titel"), format!("{name}-uitleg"));
    if element.is("svg") {
        let named = element.with("class", "tekening").with("role", "img");
        named.with("aria-labelledby", format!("{title} {about}"))
    } else if element.is("title") {
        element.with("id", title)
    } else if element.is("desc") {
        el("desc").with("id", about).add(alt)
    } else if element.is("text") {
        fitted(element)
    } else {
        element
    }
}

/// Words take the room that was measured for them, in whatever letters the reader has.
fn fitted(text: Element) -> Element {
    let size = text.attribute("font-size").and_then(|size| size.parse::<f64>().ok());
    let bold = text.attribute("font-weight").is_some();
    let words = text.words();
    match size.filter(|_| words.chars().count() > 1) {
        Some(size) => text
            .with("textLength", grafiek::breedte(&words, size, bold))
            .with("lengthAdjust", "spacingAndGlyphs"),
        None => text,
    }
}
