//! Reads a page as a stranger does: a parser of XML, which stops at anything that is not balanced.

use quick_xml::{Reader, XmlVersion, events::BytesStart, events::Event};

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Gelezen {
    /// The elements in order.
    pub(crate) names: Vec<String>,
    /// All text outside of scripts and styles.
    pub(crate) text: String,
    /// The text of the main part, without the way to other pages.
    pub(crate) main: String,
    /// Every attribute: of which element, its name, its value.
    pub(crate) attributes: Vec<(String, String, String)>,
}

impl Gelezen {
    /// The values of an attribute, in order.
    pub(crate) fn values(&self, name: &str) -> Vec<&str> {
        let found = self.attributes.iter().filter(|(_, known, _)| known == name);
        found.map(|(_, _, value)| value.as_str()).collect()
    }

    /// The words of the main part, with one space between them.
    pub(crate) fn words(&self) -> String {
        self.main.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Reads a page. Elements without an end are closed first, and scripts and styles left out, so that a parser
/// of XML can follow; nothing else is changed.
pub(crate) fn read(page: &str) -> Gelezen {
    let xml = without_code(&closed(page));
    let mut reader = Reader::from_str(&xml);
    let mut seen = Gelezen::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                note(&mut seen, &start);
                open.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => note(&mut seen, &start),
            Event::End(_) => {
                open.pop();
            }
            Event::Text(part) => say(&mut seen, &open, part.as_ref()),
            Event::GeneralRef(name) => {
                let words = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("an unknown reference: {other:?}"),
                };
                say(&mut seen, &open, words);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    seen
}

fn say(seen: &mut Gelezen, open: &[String], words: &str) {
    seen.text.push_str(words);
    let inside = |name: &str| open.iter().any(|element| element == name);
    if inside("main") && !inside("nav") {
        seen.main.push_str(words);
    }
}

fn note(seen: &mut Gelezen, start: &BytesStart<'_>) {
    let element = start.name().as_ref().to_owned();
    for attribute in start.attributes() {
        let attribute = attribute.expect("an attribute stands once, with a value in quotes");
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("known references");
        let name = attribute.key.as_ref().to_owned();
        seen.attributes.push((element.clone(), name, value.into_owned()));
    }
    seen.names.push(element);
}

fn closed(page: &str) -> String {
    let mut xml = page.replace("<!DOCTYPE html>", "");
    for name in ["meta", "br", "hr", "img", "link"] {
        let mut closed = String::new();
        let mut rest = xml.as_str();
        while let Some(at) =
            rest.find(&format!("<{name} ")).into_iter().chain(rest.find(&format!("<{name}>"))).min()
        {
            let end = at + rest[at..].find('>').expect("a tag ends");
            closed.push_str(&rest[..end]);
            closed.push_str("/>");
            rest = &rest[end + 1..];
        }
        closed.push_str(rest);
        xml = closed;
    }
    xml
}

/// The tags stay, so that they are counted.
fn without_code(page: &str) -> String {
    let mut out = page.to_owned();
    for name in ["script", "style"] {
        let mut kept = String::new();
        let mut rest = out.as_str();
        while let Some(at) = rest.find(&format!("<{name}")) {
            let start = at + rest[at..].find('>').expect("a tag ends") + 1;
            let end = start + rest[start..].find(&format!("</{name}>")).expect("it is closed");
            kept.push_str(&rest[..start]);
            rest = &rest[end..];
        }
        kept.push_str(rest);
        out = kept;
    }
    out
}
