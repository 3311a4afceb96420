//! The file around the text: relations, kinds of parts, properties, styles, and the zip itself.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{Cursor, Write as _},
};

use jiff::civil::Date;
use quick_xml::escape::escape;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    hex,
    xml::{Node, broken, leaf, parse, text_of},
};
use crate::document::{Kleuren, Meta, text};
use crate::error::Error;

/// The styles of the file; the colours between braces come from the house style.
const STYLES: &str = include_str!("../../../templates/docx/stijlen.xml");
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const HYPERLINK: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// Pictures under the name that fits what they are.
pub(super) struct Media {
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The end of a name by what the crate calls the picture.
    kinds: BTreeMap<String, &'static str>,
}

impl Media {
    pub(super) fn of(media: Vec<(String, Vec<u8>)>) -> Self {
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

/// The relations of the text: those of the crate that are used, and links in their order.
pub(super) fn relations(
    xml: &str,
    links: &BTreeMap<String, String>,
    media: &Media,
) -> Result<Vec<u8>, Error> {
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
        let links = links.iter().map(|(id, target)| Node::Element(leaf(&link(id, target))));
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

pub(super) fn link_relations(links: &BTreeMap<String, String>) -> Vec<u8> {
    let links: String =
        links.iter().map(|(id, target)| format!("<{}/>", link(id, target))).collect();
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    format!("{start}<Relationships xmlns=\"{RELATIONS}\">{links}</Relationships>").into_bytes()
}

/// The properties of the file.
pub(super) fn core(meta: &Meta, today: Date) -> String {
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

pub(super) fn styles(kleuren: &Kleuren) -> String {
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
pub(super) fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
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
