//! Makes small spreadsheets for the tests, so that no binary stands in the repository.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// One sheet of a workbook for tests.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blad<'t> {
    pub(crate) naam: &'t str,
    /// Rows of cells with `|` between them; see [`cell`] for how a cell is written.
    pub(crate) rijen: &'t [&'t str],
    /// Merged areas such as `A1:B1`.
    pub(crate) samen: &'t [&'t str],
    pub(crate) verborgen: bool,
}

/// A workbook of Excel with these sheets.
pub(crate) fn xlsx(bladen: &[Blad<'_>]) -> Vec<u8> {
    zip(&parts(bladen, ""))
}

/// As [`xlsx`], counting days from 1904 as an old Mac did.
pub(crate) fn xlsx_1904(bladen: &[Blad<'_>]) -> Vec<u8> {
    zip(&parts(bladen, "<workbookPr date1904=\"1\"/>"))
}

/// As [`xlsx`], of one sheet with this XML inside `worksheet`.
pub(crate) fn raw(worksheet: &str) -> Vec<u8> {
    let mut parts = parts(&[Blad { naam: "B", ..Blad::default() }], "");
    replace(&mut parts, "xl/worksheets/sheet1.xml", format!("<worksheet>{worksheet}</worksheet>"));
    zip(&parts)
}

/// The parts of a workbook, to change before they are packed.
pub(crate) fn parts(bladen: &[Blad<'_>], properties: &str) -> Vec<(String, String)> {
    let numbered = || bladen.iter().zip(1..);
    let sheets: String = numbered()
        .map(|(blad, number)| {
            let state = if blad.verborgen { " state=\"hidden\"" } else { "" };
            format!(
                "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"/>",
                blad.naam
            )
        })
        .collect();
    let relations: String = numbered()
        .map(|(_, number)| {
            format!("<Relationship Id=\"r{number}\" Type=\"x/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            "<Relationships><Relationship Id=\"a\" Type=\"x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned(),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook>{properties}<sheets>{sheets}</sheets></workbook>"),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        (
            "xl/sharedStrings.xml".to_owned(),
            "<sst count=\"1\" uniqueCount=\"1\"><si><r><t>rijk</t></r><r><t xml:space=\"preserve\">e tekst</t></r></si></sst>".to_owned(),
        ),
    ];
    for (blad, number) in numbered() {
        let rows: String =
            blad.rijen.iter().zip(1..).map(|(row, number)| self::row(row, number)).collect();
        let areas: String =
            blad.samen.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
        let merged =
            if areas.is_empty() { areas } else { format!("<mergeCells>{areas}</mergeCells>") };
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet><sheetData>{rows}</sheetData>{merged}</worksheet>"),
        ));
    }
    parts
}

/// Style 1 and 3 are percentages, style 2 is a date.
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0\\ %\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>\
    </styleSheet>";

fn row(cells: &str, number: u32) -> String {
    let cells = cells.split('|').zip('A'..='Z');
    let cells: String =
        cells.map(|(text, column)| cell(text, &format!("{column}{number}"))).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// `n:12`, `p:0.348` and `q:0.348` (percentages), `d:46053`, `b:1`, `e:#N/A`, `f:SOM(A1)=12`, `s:` for the
/// shared rich text; anything else is text.
fn cell(text: &str, at: &str) -> String {
    let Some((kind, value)) = text.split_at_checked(2) else {
        return if text.is_empty() { String::new() } else { inline(text, at) };
    };
    match kind {
        "n:" => format!("<c r=\"{at}\"><v>{value}</v></c>"),
        "p:" => format!("<c r=\"{at}\" s=\"1\"><v>{value}</v></c>"),
        "q:" => format!("<c r=\"{at}\" s=\"3\"><v>{value}</v></c>"),
        "d:" => format!("<c r=\"{at}\" s=\"2\"><v>{value}</v></c>"),
        "b:" => format!("<c r=\"{at}\" t=\"b\"><v>{value}</v></c>"),
        "e:" => format!("<c r=\"{at}\" t=\"e\"><v>{value}</v></c>"),
        "s:" => format!("<c r=\"{at}\" t=\"s\"><v>0</v></c>"),
        "f:" => {
            let (formula, outcome) = value.split_once('=').expect("a formula has an outcome");
            let outcome =
                if outcome.is_empty() { String::new() } else { format!("<v>{outcome}</v>") };
            format!("<c r=\"{at}\"><f>{formula}</f>{outcome}</c>")
        }
        _ => inline(text, at),
    }
}

fn inline(text: &str, at: &str) -> String {
    let text = escape(text);
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Puts other text in a part.
pub(crate) fn replace(parts: &mut [(String, String)], name: &str, text: String) {
    let part = parts.iter_mut().find(|(known, _)| known == name).expect("there is such a part");
    part.1 = text;
}

/// A file of these parts.
pub(crate) fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(name.as_str(), options).expect("memory takes every part");
        writer.write_all(text.as_bytes()).expect("memory takes every part");
    }
    writer.finish().expect("memory takes every part").into_inner()
}

/// An `OpenDocument` workbook with this XML inside `office:spreadsheet`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    ods_with(tables, "<manifest:manifest/>")
}

/// As [`ods`], with this manifest.
pub(crate) fn ods_with(tables: &str, manifest: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"weg\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    ods_of(&content, manifest)
}

/// An `OpenDocument` workbook with this `content.xml`.
pub(crate) fn ods_of(content: &str, manifest: &str) -> Vec<u8> {
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    zip(&[
        ("mimetype".to_owned(), mime.to_owned()),
        ("META-INF/manifest.xml".to_owned(), manifest.to_owned()),
        ("content.xml".to_owned(), content.to_owned()),
    ])
}
