//! Completes what `docx-rs` writes, and packs it: the one place that touches the XML of the format.
//!
//! The crate gives paragraphs, tables, numbering, footnotes and relations. It lacks the language, styles
//! with house colours, text alternatives, header rows and the titles of tables, the mark in a footnote,
//! and it does not keep the order of elements that the format asks. That is put right here, on a light
//! tree in which every name and text is a slice of what the crate wrote.

use std::{borrow::Cow, collections::BTreeMap};

use docx_rs::XMLDocx;
use jiff::civil::Date;
use quick_xml::escape::escape;

use super::{
    package::{Media, core, link_relations, packed, relations, styles},
    xml::{Element, Node, first, leaf, parse, text_of, utf8},
};
use crate::document::{Block, Document, text};
use crate::error::Error;

/// What each part of the file is, and where a reader begins.
const KINDS: &str = include_str!("../../../templates/docx/soorten.xml");
const PARTS: &str = include_str!("../../../templates/docx/delen.xml");
/// How Word treats the file: Dutch, compatible with today's Word.
const SETTINGS: &str = include_str!("../../../templates/docx/instellingen.xml");
/// What comes in the place of a font that a computer lacks.
const FONTS: &str = include_str!("../../../templates/docx/letters.xml");
/// Lines above footnotes, which Word expects.
const SEPARATORS: &str = include_str!("../../../templates/docx/noten.xml");

/// The order of children that the format asks, for what the crate orders otherwise.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:bidi",
            "w:adjustRightInd",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:strike", "w:color", "w:sz",
            "w:szCs",
        ],
    ),
    (
        "w:lvl",
        &["w:start", "w:numFmt", "w:pStyle", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:cols",
            "w:titlePg",
        ],
    ),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd"]),
];

/// The list that the crate puts in every file.
const CRATES_LIST: [&str; 2] = ["w:abstractNum w:abstractNumId=\"1\"", "w:num w:numId=\"1\""];

/// What is known of the document and cannot be said to the crate.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// The text alternative of each picture, in order.
    pub(super) alts: Vec<String>,
    /// Each table, in order.
    pub(super) tables: Vec<TableFacts>,
    /// Links in the text and in footnotes: where they lead, by their name in the file.
    links: BTreeMap<String, String>,
    note_links: BTreeMap<String, String>,
    /// The last number of tables and of figures.
    counted: BTreeMap<&'static str, u16>,
}

/// What a table is called, and whether its first column says what the rows are.
#[derive(Debug)]
pub(super) struct TableFacts {
    pub(super) title: String,
    pub(super) row_headers: bool,
}

impl Extras {
    /// The name of a link to elsewhere.
    pub(super) fn link(&mut self, target: &str, note: bool) -> String {
        let links = if note { &mut self.note_links } else { &mut self.links };
        let id = format!("rIdHyperlink{}", links.len() + 1);
        links.insert(id.clone(), text::visible(target).into_owned());
        id
    }

    /// Whether the number is the one that Word would count to here.
    pub(super) fn follows(&mut self, word: &'static str, number: u16) -> bool {
        let last = self.counted.insert(word, number).unwrap_or(0);
        last.checked_add(1) == Some(number)
    }
}

/// What a picture is called in the file.
pub(super) fn image_id(index: usize) -> String {
    format!("rIdImage{}", index + 1)
}

/// The whole file.
pub(super) fn complete(
    parts: XMLDocx,
    document: &Document,
    extras: &Extras,
    today: Date,
) -> Result<Vec<u8>, Error> {
    let title_page = document.blocks.iter().any(|block| matches!(block, Block::TitlePage));
    let mut body = Completer { extras, pictures: 0, tables: 0, references: Vec::new() };
    let (main, notes) = (utf8(parts.document)?, utf8(parts.footnotes)?);
    let main = body.main(&main, title_page)?;
    let notes = body.notes(&notes)?;
    let media = Media::of(parts.media);
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), KINDS.as_bytes().to_vec()),
        ("_rels/.rels".into(), PARTS.as_bytes().to_vec()),
        ("docProps/app.xml".into(), parts.doc_props.app),
        ("docProps/core.xml".into(), core(&document.meta, today).into_bytes()),
        ("word/document.xml".into(), main.into_bytes()),
        (
            "word/_rels/document.xml.rels".into(),
            relations(&utf8(parts.document_rels)?, &extras.links, &media)?,
        ),
        ("word/styles.xml".into(), styles(&document.huisstijl.kleuren).into_bytes()),
        ("word/settings.xml".into(), SETTINGS.as_bytes().to_vec()),
        ("word/fontTable.xml".into(), FONTS.as_bytes().to_vec()),
        ("word/numbering.xml".into(), body.part(&utf8(parts.numberings)?)?.into_bytes()),
        ("word/footnotes.xml".into(), notes.into_bytes()),
        ("word/_rels/footnotes.xml.rels".into(), link_relations(&extras.note_links)),
    ];
    for (kind, list) in [("header", parts.headers), ("footer", parts.footers)] {
        for (at, xml) in list.into_iter().enumerate() {
            let name = format!("word/{kind}{}.xml", at + 1);
            files.push((name, body.part(&utf8(xml)?)?.into_bytes()));
        }
    }
    files.extend(media.files);
    packed(&files)
}

struct Completer<'e> {
    extras: &'e Extras,
    pictures: usize,
    tables: usize,
    /// Header, footer and the free first page, which belong to the first pages.
    references: Vec<String>,
}

impl Completer<'_> {
    fn main(&mut self, xml: &str, title_page: bool) -> Result<String, Error> {
        let mut nodes = parse(xml)?;
        self.settle_all(&mut nodes);
        let references = std::mem::take(&mut self.references);
        if let Some(section) = nodes.iter_mut().find_map(|node| first(node, "w:sectPr")) {
            section.children.extend(references.iter().map(|tag| Node::Element(leaf(tag))));
            if title_page {
                section.children.push(Node::Element(leaf("w:titlePg")));
            }
            order(section);
        }
        Ok(text_of(&nodes))
    }

    /// The footnotes, each beginning with its mark.
    fn notes(&mut self, xml: &str) -> Result<String, Error> {
        let mut nodes = parse(xml)?;
        self.settle_all(&mut nodes);
        let mark = parse(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
        )?;
        let separators = parse(SEPARATORS.trim())?;
        for node in &mut nodes {
            let Node::Element(root) = node else { continue };
            for note in &mut root.children {
                let Some(paragraph) = first(note, "w:p") else { continue };
                let after = usize::from(paragraph.child("w:pPr").is_some());
                paragraph.children.splice(after..after, mark.iter().cloned());
            }
            root.children.splice(0..0, separators.iter().cloned());
        }
        Ok(text_of(&nodes))
    }

    fn part(&mut self, xml: &str) -> Result<String, Error> {
        let mut nodes = parse(xml)?;
        self.settle_all(&mut nodes);
        Ok(text_of(&nodes))
    }

    fn settle_all(&mut self, nodes: &mut Vec<Node<'_>>) {
        for node in nodes.iter_mut() {
            if let Node::Element(element) = node {
                self.settle(element);
            }
        }
        nodes.retain(|node| !matches!(node, Node::Element(one) if one.tag.trim() == "w:rPr" && one.children.is_empty()));
    }

    fn settle(&mut self, element: &mut Element<'_>) {
        match element.name() {
            "w:p" => element.tag = Cow::Borrowed("w:p"),
            "w:tbl" => self.table(element),
            "wp:docPr" => {
                let alt = self.extras.alts.get(self.pictures).map_or("", String::as_str);
                self.pictures += 1;
                let (number, alt) = (self.pictures, escape(alt));
                let tag = format!(
                    "wp:docPr id=\"{number}\" name=\"Afbeelding {number}\" descr=\"{alt}\""
                );
                element.tag = Cow::Owned(tag);
            }
            "w:sectPr" => self.take_references(element),
            // The crate always writes a list that is not ours.
            "w:numbering" => element.children.retain(|node| match node {
                Node::Element(one) => !CRATES_LIST.contains(&one.tag.trim()),
                Node::Text(_) => true,
            }),
            _ => {}
        }
        self.settle_all(&mut element.children);
        order(element);
    }

    /// The header row returns on every page; the table has a title and says what its headers are.
    fn table(&mut self, table: &mut Element<'_>) {
        let facts = self.extras.tables.get(self.tables);
        self.tables += 1;
        let (title, column) =
            facts.map_or(("", 0), |facts| (&*facts.title, u8::from(facts.row_headers)));
        if let Some(property) = table.child("w:tblPr") {
            let mut children = vec![
                leaf("w:tblStyle w:val=\"Bouwsteentabel\""),
                leaf("w:tblW w:w=\"5000\" w:type=\"pct\""),
                leaf("w:tblLayout w:type=\"fixed\""),
                leaf(&format!(
                    "w:tblLook w:val=\"0{}\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"{column}\" \
                     w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"",
                    if column == 1 { "6A0" } else { "620" },
                )),
            ];
            if !title.is_empty() {
                children.push(leaf(&format!("w:tblCaption w:val=\"{}\"", escape(title))));
            }
            property.children = children.into_iter().map(Node::Element).collect();
        }
        if let Some(property) = table.child("w:tr").and_then(|row| row.child("w:trPr")) {
            property.children.push(Node::Element(leaf("w:tblHeader")));
        }
    }

    fn take_references(&mut self, section: &mut Element<'_>) {
        let (mine, rest) = std::mem::take(&mut section.children).into_iter().partition(
            |node| matches!(node, Node::Element(one) if one.name().ends_with("Reference")),
        );
        section.children = rest;
        let mine: Vec<Node<'_>> = mine;
        self.references.extend(mine.into_iter().filter_map(|node| match node {
            Node::Element(one) => Some(one.tag.into_owned()),
            Node::Text(_) => None,
        }));
    }
}

fn order(element: &mut Element<'_>) {
    let Some((_, names)) = ORDER.iter().find(|(name, _)| *name == element.name()) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(one) => {
            names.iter().position(|name| *name == one.name()).unwrap_or(names.len())
        }
        Node::Text(_) => 0,
    });
}
