//! Completes what `docx-rs` wrote with what it has no words for: language, header rows, alt texts, the mark of a
//! footnote, properties of the file, and compression with fixed times.
//!
//! It looks for tags only: the crate escapes every `<` that stands in a text.

use std::io::{self, Cursor, Read, Write};

use docx_rs::Docx;
use jiff::civil::Date;
use quick_xml::escape::escape;
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions,
};

use crate::document::{Meta, text};
use crate::error::Error;

/// Stands where a footnote shows its own number; no text can hold it, as it is for private use.
pub(super) const OWN_NUMBER: &str = "\u{e000}";

const LANGUAGE: &str = r#"<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>"#;

/// The notes that separate footnotes from text, which Word expects.
const SEPARATORS: &str = concat!(
    r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#,
    r#"<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>"#,
    "</w:footnote>",
);

/// What the parts still lack, in the order in which it stands in them.
#[derive(Debug, Default)]
pub(super) struct Completion {
    /// The alt text of every picture.
    pub(super) pictures: Vec<String>,
    /// What every table shows; empty when it has no caption.
    pub(super) tables: Vec<String>,
    /// Links in footnotes: the name of each and where it leads.
    pub(super) note_links: Vec<(String, String)>,
}

/// The finished file.
pub(super) fn finish(
    docx: Docx,
    completion: &Completion,
    meta: &Meta,
    today: Date,
) -> Result<Vec<u8>, Error> {
    repacked(docx, completion, meta, today)
        .map_err(|error| Error::new(format!("het Word-bestand kan niet worden gemaakt: {error}")))
}

fn repacked(
    docx: Docx,
    completion: &Completion,
    meta: &Meta,
    today: Date,
) -> Result<Vec<u8>, ZipError> {
    let mut written = Cursor::new(Vec::new());
    docx.build().pack(&mut written).map_err(|error| io::Error::other(error.to_string()))?;
    let mut parts = ZipArchive::new(written)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        out.start_file(name.as_str(), options)?;
        out.write_all(&completed(&name, bytes, completion, meta, today))?;
    }
    if !completion.note_links.is_empty() {
        out.start_file("word/_rels/footnotes.xml.rels", options)?;
        out.write_all(links(&completion.note_links).as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

fn completed(
    name: &str,
    bytes: Vec<u8>,
    completion: &Completion,
    meta: &Meta,
    today: Date,
) -> Vec<u8> {
    // Pictures are no text, and stay what they are.
    let part = match String::from_utf8(bytes) {
        Ok(part) => part,
        Err(picture) => return picture.into_bytes(),
    };
    let defaults = "</w:rPr></w:rPrDefault>";
    match name {
        "word/document.xml" => document(&part, completion),
        "word/footnotes.xml" => footnotes(&part),
        "word/styles.xml" => part.replacen(defaults, &format!("{LANGUAGE}{defaults}"), 1),
        "word/settings.xml" => {
            part.replacen("</w:settings>", r#"<w:themeFontLang w:val="nl-NL"/></w:settings>"#, 1)
        }
        "docProps/core.xml" => properties(meta, today),
        _ => part,
    }
    .into_bytes()
}

fn document(part: &str, completion: &Completion) -> String {
    let part = without_ids(part);
    let part = each(&part, "<wp:docPr ", " />", |index, _| {
        let alt = completion.pictures.get(index).map(String::as_str).unwrap_or_default();
        let number = index + 1;
        format!(r#"<wp:docPr id="{number}" name="Beeld {number}" descr="{}"/>"#, attribute(alt))
    });
    let part = tables(&part, completion);
    sections(&part)
}

/// The first row of every table repeats on each page, and a table says what it shows.
fn tables(part: &str, completion: &Completion) -> String {
    let mut pieces = part.split("<w:tbl>");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        let piece = piece.replacen("<w:cantSplit />", "<w:cantSplit/><w:tblHeader/>", 1);
        let summary = completion.tables.get(index).map(String::as_str).unwrap_or_default();
        let mut more = concat!(
            r#"<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" "#,
            r#"w:noHBand="1" w:noVBand="1"/>"#,
        )
        .to_owned();
        if !summary.trim().is_empty() {
            more.push_str(&format!(r#"<w:tblCaption w:val="{}"/>"#, attribute(summary)));
        }
        out.push_str("<w:tbl>");
        out.push_str(&piece.replacen("</w:tblPr>", &format!("{more}</w:tblPr>"), 1));
    }
    out
}

/// Every stretch of pages has the foot of the last, and the title page has none.
fn sections(part: &str) -> String {
    let Some(last) = part.rfind("<w:sectPr") else { return part.to_owned() };
    let references: String = part[last..]
        .match_indices("<w:footerReference ")
        .filter_map(|(at, _)| part[last + at..].split_inclusive("/>").next())
        .collect();
    let mut first = true;
    let mut out = each(&part[..last], "<w:sectPr", ">", |_, tag| format!("{tag}{references}"));
    out.push_str(&part[last..]);
    each(&out, "<w:sectPr", "</w:sectPr>", |_, section| {
        let titled = std::mem::take(&mut first);
        if titled {
            section.replacen("</w:sectPr>", "<w:titlePg/></w:sectPr>", 1)
        } else {
            section.to_owned()
        }
    })
}

fn footnotes(part: &str) -> String {
    let mark = format!(r#"<w:t xml:space="preserve">{OWN_NUMBER}</w:t>"#);
    let part = without_ids(part).replace(&mark, "<w:footnoteRef/>");
    let Some(at) = part.find("<w:footnotes") else { return part };
    let Some(end) = part[at..].find('>') else { return part };
    let (head, rest) = part.split_at(at + end + 1);
    if let Some(open) = head.strip_suffix("/>") {
        return format!("{}>{SEPARATORS}</w:footnotes>{rest}", open.trim_end());
    }
    format!("{head}{SEPARATORS}{rest}")
}

/// Names of paragraphs that only this process counts; Word gives its own.
fn without_ids(part: &str) -> String {
    each(part, "<w:p w14:paraId=\"", ">", |_, tag| {
        if tag.ends_with("/>") { "<w:p/>".to_owned() } else { "<w:p>".to_owned() }
    })
}

/// `text` with every stretch from `start` up to and with `end` replaced.
fn each(text: &str, start: &str, end: &str, mut with: impl FnMut(usize, &str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut index) = (text, 0);
    while let Some(at) = rest.find(start) {
        let Some(length) = rest[at..].find(end) else { break };
        let stop = at + length + end.len();
        out.push_str(&rest[..at]);
        out.push_str(&with(index, &rest[at..stop]));
        rest = &rest[stop..];
        index += 1;
    }
    out.push_str(rest);
    out
}

fn links(links: &[(String, String)]) -> String {
    let mut out = concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    )
    .to_owned();
    for (name, target) in links {
        out.push_str(&format!(
            r#"<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>"#,
            attribute(target)
        ));
    }
    out.push_str("</Relationships>");
    out
}

fn properties(meta: &Meta, today: Date) -> String {
    let created = meta.date.parse::<Date>().unwrap_or(today);
    let time = |name: &str, date: Date| {
        format!(r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:{name}>"#)
    };
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>nl-NL</dc:language>",
            "<cp:keywords>{}</cp:keywords>{}{}</cp:coreProperties>",
        ),
        attribute(&meta.title),
        attribute(&meta.gemeente),
        attribute(&meta.keywords.join(", ")),
        time("created", created),
        time("modified", today),
    )
}

fn attribute(words: &str) -> String {
    escape(text::visible(words).as_ref()).into_owned()
}
