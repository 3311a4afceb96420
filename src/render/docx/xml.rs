//! A light tree of XML, in which every name and text is a slice of what was read.

use std::borrow::Cow;

use quick_xml::{Reader, events::Event};

use crate::error::Error;

/// A piece of XML; everything but elements is kept as it was written.
#[derive(Clone)]
pub(super) enum Node<'x> {
    Element(Element<'x>),
    Text(&'x str),
}

/// An element with its name and attributes as they were written.
#[derive(Clone)]
pub(super) struct Element<'x> {
    pub(super) tag: Cow<'x, str>,
    pub(super) children: Vec<Node<'x>>,
}

impl Element<'_> {
    pub(super) fn name(&self) -> &str {
        self.tag.split_ascii_whitespace().next().unwrap_or_default()
    }

    pub(super) fn child(&mut self, name: &str) -> Option<&mut Self> {
        self.children.iter_mut().find_map(|node| match node {
            Node::Element(one) if one.name() == name => Some(one),
            Node::Element(_) | Node::Text(_) => None,
        })
    }

    fn write(&self, out: &mut String) {
        out.extend(["<", self.tag.trim_end()]);
        if self.children.is_empty() {
            return out.push_str("/>");
        }
        out.push('>');
        self.children.iter().for_each(|node| node.write(out));
        out.extend(["</", self.name(), ">"]);
    }
}

impl Node<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Self::Element(element) => element.write(out),
            Self::Text(text) => out.push_str(text),
        }
    }
}

pub(super) fn leaf(tag: &str) -> Element<'static> {
    Element { tag: Cow::Owned(tag.to_owned()), children: Vec::new() }
}

/// The first element of that name, in the order of the text.
pub(super) fn first<'t, 'x>(node: &'t mut Node<'x>, name: &str) -> Option<&'t mut Element<'x>> {
    match node {
        Node::Element(one) => {
            if one.name() == name {
                return Some(one);
            }
            one.children.iter_mut().find_map(|node| first(node, name))
        }
        Node::Text(_) => None,
    }
}

pub(super) fn parse(xml: &str) -> Result<Vec<Node<'_>>, Error> {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element { tag: Cow::Borrowed(""), children: Vec::new() }];
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|error| broken(&error.to_string()))?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        let raw = xml.get(from..to).unwrap_or_default();
        let inside = |end: &str| {
            let tag = raw.trim_start_matches('<');
            Element {
                tag: Cow::Borrowed(tag.strip_suffix(end).unwrap_or(tag)),
                children: Vec::new(),
            }
        };
        let done = match event {
            Event::Eof => break,
            Event::Start(_) => {
                open.push(inside(">"));
                None
            }
            Event::Empty(_) => Some(Node::Element(inside("/>"))),
            Event::End(_) => open.pop().map(Node::Element),
            _ => Some(Node::Text(raw)),
        };
        if let (Some(node), Some(parent)) = (done, open.last_mut()) {
            parent.children.push(node);
        }
        from = to;
    }
    open.pop().map(|root| root.children).ok_or_else(|| broken("no root"))
}

pub(super) fn text_of(nodes: &[Node<'_>]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| node.write(&mut out));
    out
}

pub(super) fn utf8(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| broken(&error.to_string()))
}

pub(super) fn broken(why: &str) -> Error {
    Error::new(format!("het Word-bestand kan niet worden gemaakt: {why}"))
}
