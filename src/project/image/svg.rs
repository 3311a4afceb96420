//! Vets drawings in SVG, which are programs in a small way.

use std::collections::BTreeMap;

use usvg::roxmltree::{Attribute, Document, Node, ParsingOptions};
use usvg::{ImageHrefResolver, Options, Tree};

use super::Problem;
use crate::document::{Image, ImageFormat};

/// Elements, texts and comments together.
const MAX_NODES: u32 = 200_000;

/// Elements after every `use` is replaced by what it uses.
const MAX_EXPANDED: u64 = 200_000;

/// Elements in elements.
const MAX_DEPTH: usize = 64;

/// Elements that run or embed something.
const FORBIDDEN: [&str; 7] =
    ["audio", "embed", "foreignObject", "iframe", "image", "script", "video"];

/// A drawing that every output can show, or why it is none.
pub(super) fn check(bytes: Vec<u8>) -> Result<Image, Problem> {
    let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Unknown)?;
    if !text.contains("<svg") {
        return Err(Problem::Unknown);
    }
    if text.contains("<!ENTITY") {
        return Err(Problem::Unsafe);
    }
    let too_deep = depth(text) > MAX_DEPTH;
    if too_deep {
        return Err(Problem::TooComplex);
    }
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| Problem::Broken)?;
    if document.descendants().any(|node| is_unsafe(&node)) {
        return Err(Problem::Unsafe);
    }
    let mut expansion = Expansion { ids: ids(&document), known: BTreeMap::new() };
    if expansion.size(document.root_element()).is_none_or(|size| size > MAX_EXPANDED) {
        return Err(Problem::TooComplex);
    }
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| Problem::NoSize)?;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    Ok(Image { bytes, format: ImageFormat::Svg, width, height, own: false })
}

/// How deep elements lie in elements at most; counts too much rather than too little.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in text.match_indices('<') {
        let rest = &text.as_bytes()[at + 1..];
        match rest.first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
                let empty = end > 0 && rest[end - 1] == b'/';
                depth += usize::from(!empty);
            }
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn is_unsafe(node: &Node<'_, '_>) -> bool {
    let forbidden = FORBIDDEN.contains(&node.tag_name().name());
    let style = node.tag_name().name() == "style" && node.text().is_some_and(leads_out);
    forbidden || style || node.attributes().any(|attribute| is_unsafe_attribute(&attribute))
}

fn is_unsafe_attribute(attribute: &Attribute<'_, '_>) -> bool {
    let (name, value) = (attribute.name(), attribute.value());
    let link = name == "href" && !value.starts_with('#');
    link || name.starts_with("on") || leads_out(value)
}

/// Whether a style fetches something: only `url(#name)` stays inside the drawing.
fn leads_out(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut urls = style.split("url(").skip(1);
    let outside = |url: &str| !url.trim_start_matches([' ', '"', '\'']).starts_with('#');
    style.contains("@import") || urls.any(outside)
}

fn ids<'a, 'i>(document: &'a Document<'i>) -> BTreeMap<&'a str, Node<'a, 'i>> {
    let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    named.collect()
}

/// Counts what a drawing becomes when every `use` is replaced by what it uses.
struct Expansion<'a, 'i> {
    ids: BTreeMap<&'a str, Node<'a, 'i>>,
    /// By node; none while it is being counted, so that a circle is seen.
    known: BTreeMap<usize, Option<u64>>,
}

impl<'a, 'i> Expansion<'a, 'i> {
    /// None for a drawing that uses itself, or grows beyond counting.
    fn size(&mut self, node: Node<'a, 'i>) -> Option<u64> {
        let key = node.id().get_usize();
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        self.known.insert(key, None);
        let mut size = 1_u64;
        for child in node.children().filter(Node::is_element) {
            size = size.checked_add(self.size(child)?)?;
        }
        if let Some(target) = self.used(&node) {
            size = size.checked_add(self.size(target)?)?;
        }
        let size = (size <= MAX_EXPANDED).then_some(size);
        self.known.insert(key, size);
        size
    }

    fn used(&self, node: &Node<'a, 'i>) -> Option<Node<'a, 'i>> {
        let link = node.attributes().find(|attribute| attribute.name() == "href")?;
        self.ids.get(link.value().strip_prefix('#')?).copied()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float to integer cast saturates, and a size is never negative"
)]
fn pixels(size: f32) -> u32 {
    size.round().max(1.0) as u32
}
