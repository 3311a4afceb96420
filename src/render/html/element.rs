//! Elements of a page: the one place where text becomes HTML, and where it is escaped.

use std::borrow::Cow;

use crate::document::text;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Plain text, escaped when it is written.
    Text(String),
    /// An element.
    Element(Element),
    /// Style or script that comes with the program, never with a visie.
    BuiltIn(Cow<'static, str>),
}

/// An element with its attributes and what is in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Node>,
}

/// Elements without an end.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "link", "meta"];

/// Elements that begin on a line of their own, so that the source can be read.
const OWN_LINE: [&str; 35] = [
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "script",
    "section",
    "summary",
    "svg",
    "table",
    "title",
    "tr",
    "ul",
];

/// A new element.
pub(super) fn el(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), inside: Vec::new() }
}

impl Element {
    /// With this attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With this attribute, when there is a value.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With this after what is in it.
    pub(super) fn add(mut self, node: impl Into<Node>) -> Self {
        self.push(node);
        self
    }

    /// Puts this after what is in it.
    pub(super) fn push(&mut self, node: impl Into<Node>) {
        self.inside.push(node.into());
    }

    /// With all of these after what is in it.
    pub(super) fn all<N: Into<Node>>(mut self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.inside.extend(nodes.into_iter().map(Into::into));
        self
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.inside.is_empty()
    }

    /// Whether it has this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The text that stands right in it.
    pub(super) fn words(&self) -> String {
        let words = self.inside.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) | Node::BuiltIn(_) => None,
        });
        words.collect()
    }

    /// Writes it after `out`.
    pub(super) fn write(&self, out: &mut String) {
        if OWN_LINE.contains(&self.name) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        for node in &self.inside {
            match node {
                Node::Text(text) => escape(text, out),
                Node::Element(element) => element.write(out),
                Node::BuiltIn(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Text without what cannot be seen, and with references for what HTML would read as markup.
fn escape(words: &str, out: &mut String) {
    for c in text::visible_lines(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
