//! Completes what `docx-rs` writes, and packs it: the one place that touches the XML of the format.
//!
//! The crate gives paragraphs, tables, numbering, footnotes and relations. It lacks the language, styles
//! with house colours, text alternatives, header rows and the titles of tables, the mark in a footnote,
//! and it does not keep the order of elements that the format asks. That is put right here, on a light
//! tree in which every name and text is a slice of what the crate wrote.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{Cursor, Write as _},
};

use docx_rs::XMLDocx;
use jiff::civil::Date;
use quick_xml::{Reader, escape::escape, events::Event};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::hex;
use crate::document::{Block, Document, Kleuren, Meta, text};
use crate::error::Error;

/// The styles of the file; the colours between braces come from the house style.
const STYLES: &str = include_str!("../../../templates/docx/stijlen.xml");
/// How Word treats the file: Dutch, compatible with today's Word.
const SETTINGS: &str = include_str!("../../../templates/docx/instellingen.xml");
/// What comes in the place of a font that a computer lacks.
const FONTS: &str = include_str!("../../../templates/docx/letters.xml");
/// Lines above footnotes, which Word expects.
const SEPARATORS: &str = include_str!("../../../templates/docx/noten.xml");

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const HYPERLINK: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

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
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd"]),
];

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
        ("[Content_Types].xml".into(), content_types(&media, &parts.headers, &parts.footers)),
        ("_rels/.rels".into(), package_relations()),
        ("docProps/app.xml".into(), parts.doc_props.app),
        ("docProps/core.xml".into(), core(&document.meta, today).into_bytes()),
        ("word/document.xml".into(), main.into_bytes()),
        (
            "word/_rels/document.xml.rels".into(),
            relations(&utf8(parts.document_rels)?, extras, &media)?,
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

/// A piece of XML; everything but elements is kept as it was written.
#[derive(Clone)]
enum Node<'x> {
    Element(Element<'x>),
    Text(&'x str),
}

/// An element with its name and attributes as they were written.
#[derive(Clone)]
struct Element<'x> {
    tag: Cow<'x, str>,
    children: Vec<Node<'x>>,
}

impl Element<'_> {
    fn name(&self) -> &str {
        self.tag.split_ascii_whitespace().next().unwrap_or_default()
    }

    fn child(&mut self, name: &str) -> Option<&mut Self> {
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

fn leaf(tag: &str) -> Element<'static> {
    Element { tag: Cow::Owned(tag.to_owned()), children: Vec::new() }
}

/// The first element of that name, in the order of the text.
fn first<'t, 'x>(node: &'t mut Node<'x>, name: &str) -> Option<&'t mut Element<'x>> {
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

fn order(element: &mut Element<'_>) {
    let Some((_, names)) = ORDER.iter().find(|(name, _)| *name == element.name()) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(one) => {
            names.iter().position(|name| *name == one.name()).unwrap_or(names.len())
        }
        Node::Text(_) => 0,
    });
}

fn parse(xml: &str) -> Result<Vec<Node<'_>>, Error> {
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

fn text_of(nodes: &[Node<'_>]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| node.write(&mut out));
    out
}

fn utf8(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| broken(&error.to_string()))
}

fn broken(why: &str) -> Error {
    Error::new(format!("het Word-bestand kan niet worden gemaakt: {why}"))
}

/// Pictures under the name that fits what they are.
struct Media {
    files: Vec<(String, Vec<u8>)>,
    /// The end of a name by what the crate calls the picture.
    kinds: BTreeMap<String, &'static str>,
}

impl Media {
    fn of(media: Vec<(String, Vec<u8>)>) -> Self {
        let mut all = Self { files: Vec::new(), kinds: BTreeMap::new() };
        for (id, bytes) in media {
            let kind = if bytes.starts_with(&[0xFF, 0xD8]) { "jpeg" } else { "png" };
            all.files.push((format!("word/media/{id}.{kind}"), bytes));
            all.kinds.insert(id, kind);
        }
        all.files.sort();
        all
    }
}

fn content_types(media: &Media, headers: &[Vec<u8>], footers: &[Vec<u8>]) -> Vec<u8> {
    let word = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    };
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        .to_owned();
    let kinds: std::collections::BTreeSet<_> = media.kinds.values().collect();
    for kind in kinds {
        out.push_str(&format!("<Default Extension=\"{kind}\" ContentType=\"image/{kind}\"/>"));
    }
    out.push_str(&word("document", "document.main"));
    for part in ["styles", "settings", "fontTable", "numbering", "footnotes"] {
        out.push_str(&word(part, part));
    }
    (1..=headers.len()).for_each(|at| out.push_str(&word(&format!("header{at}"), "header")));
    (1..=footers.len()).for_each(|at| out.push_str(&word(&format!("footer{at}"), "footer")));
    out.push_str(
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
    );
    out.into_bytes()
}

fn package_relations() -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{package}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{office}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
    .into_bytes()
}

/// The relations of the text: those of the crate that are used, and links in their order.
fn relations(xml: &str, extras: &Extras, media: &Media) -> Result<Vec<u8>, Error> {
    let mut nodes = parse(xml)?;
    for node in &mut nodes {
        let Node::Element(root) = node else { continue };
        root.children.retain(|node| match node {
            Node::Element(one) => {
                let unused = ["comments", "/hyperlink\"", "customXml", "theme"];
                !unused.iter().any(|word| one.tag.contains(word))
            }
            Node::Text(_) => false,
        });
        for child in &mut root.children {
            let Node::Element(one) = child else { continue };
            for (id, kind) in &media.kinds {
                let (png, real) = (format!("media/{id}.png\""), format!("media/{id}.{kind}\""));
                if one.tag.contains(&png) {
                    one.tag = Cow::Owned(one.tag.replace(&png, &real));
                }
            }
        }
        let links = extras.links.iter().map(|(id, target)| Node::Element(leaf(&link(id, target))));
        root.children.extend(links);
    }
    Ok(text_of(&nodes).into_bytes())
}

fn link(id: &str, target: &str) -> String {
    let target = escape(target);
    format!(
        "Relationship Id=\"{id}\" Type=\"{HYPERLINK}\" Target=\"{target}\" TargetMode=\"External\""
    )
}

fn link_relations(links: &BTreeMap<String, String>) -> Vec<u8> {
    let links: String =
        links.iter().map(|(id, target)| format!("<{}/>", link(id, target))).collect();
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    format!("{start}<Relationships xmlns=\"{RELATIONS}\">{links}</Relationships>").into_bytes()
}

/// The properties of the file.
fn core(meta: &Meta, today: Date) -> String {
    let one =
        |name: &str, value: &str| format!("<{name}>{}</{name}>", escape(&*text::visible(value)));
    let when = |name: &str, date: &str| {
        format!(
            "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:{name}>",
            escape(date)
        )
    };
    let created = meta.date.parse::<Date>().unwrap_or(today).to_string();
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">".to_owned();
    out.push_str(&one("dc:title", &meta.title));
    out.push_str(&one("dc:subject", meta.subtitle.as_deref().unwrap_or_default()));
    out.push_str(&one("dc:creator", &meta.gemeente));
    out.push_str(&one("cp:keywords", &meta.keywords.join("; ")));
    out.push_str(&one("dc:language", "nl-NL"));
    out.push_str(&one("cp:contentStatus", &meta.status));
    out.push_str(&one("cp:version", meta.versie.as_deref().unwrap_or_default()));
    out.push_str(&when("created", &created));
    out.push_str(&when("modified", &today.to_string()));
    out.push_str("</cp:coreProperties>");
    out
}

fn styles(kleuren: &Kleuren) -> String {
    let Kleuren { papier: _, inkt, stil, lijn, vlak, warm: _, accent, steun } = *kleuren;
    [
        ("inkt", inkt),
        ("stil", stil),
        ("lijn", lijn),
        ("vlak", vlak),
        ("accent", accent),
        ("steun", steun),
    ]
    .into_iter()
    .fold(STYLES.to_owned(), |styles, (name, kleur)| {
        styles.replace(&format!("{{{name}}}"), &hex(kleur))
    })
}

/// The parts in one file, without the time of the clock.
fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).map_err(|error| broken(&error.to_string()))?;
        zip.write_all(bytes).map_err(|error| broken(&error.to_string()))?;
    }
    let done = zip.finish().map_err(|error| broken(&error.to_string()))?;
    Ok(done.into_inner())
}
