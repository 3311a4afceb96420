//! The styles of the file, in the colours of the house, and the kinds of lists.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText,
    LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, RunFonts, RunProperty, Shading, ShdType,
    SpecialIndentType, Start, Style, StyleType,
};

use crate::document::Document;
use crate::kleur::Kleur;

pub(super) const TEXT: &str = "BodyText";
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const FACT_OF_TITLE: &str = "Titelregel";
pub(super) const CAPTION: &str = "Caption";
pub(super) const SOURCE: &str = "Bron";
pub(super) const FACT: &str = "Feit";
pub(super) const QUOTE: &str = "Quote";
pub(super) const BOX: &str = "Kader";
pub(super) const TIP: &str = "Tip";
pub(super) const GAP: &str = "Gat";
pub(super) const CODE: &str = "Code";
pub(super) const LIST: &str = "ListParagraph";
pub(super) const CELL: &str = "Tabeltekst";
pub(super) const HEAD: &str = "Tabelkop";
pub(super) const FOOTER: &str = "Footer";
pub(super) const NOTE: &str = "FootnoteText";
pub(super) const CONTENTS: &str = "TOCHeading";
pub(super) const END: &str = "Sectie";

/// Styles of pieces of text.
pub(super) const NUMBER: &str = "Alineanummer";
pub(super) const SMALL: &str = "Klein";
pub(super) const LINK: &str = "Hyperlink";
pub(super) const LITERAL: &str = "Letterlijk";

/// How far paragraph numbers hang in the margin, in twentieths of a point.
pub(super) const HANGING: i32 = 794;

const SANS: &str = "Source Sans 3";
const MONO: &str = "Source Code Pro";

/// `14485A`, as Word writes it.
pub(super) fn hex(kleur: Kleur) -> String {
    kleur.to_string().trim_start_matches('#').to_uppercase()
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).cs(name).east_asia(name)
}

fn space(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::Auto)
}

/// A style of a paragraph; `size` in half points.
fn paragraph(id: &str, name: &str, size: usize, spacing: LineSpacing) -> Style {
    let style = Style::new(id, StyleType::Paragraph).name(name);
    let style = if id == "Normal" { style } else { style.based_on("Normal") };
    style.size(size).line_spacing(spacing)
}

fn characters(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Character).name(name)
}

/// All styles of `document`.
pub(super) fn add(docx: Docx, document: &Document) -> Docx {
    let kleuren = &document.huisstijl.kleuren;
    let (accent, steun) = (hex(kleuren.accent), hex(kleuren.steun));
    let (inkt, stil) = (hex(kleuren.inkt), hex(kleuren.stil));
    let docx = docx
        .default_fonts(fonts(SANS))
        .default_size(22)
        .add_style(paragraph("Normal", "Normal", 22, space(0, 120, 288)).color(&inkt))
        .add_style(paragraph(TEXT, "Body Text", 22, space(0, 140, 288)))
        .add_style(paragraph(TITLE, "Title", 64, space(2_400, 200, 240)).color(&accent).bold())
        .add_style(paragraph(SUBTITLE, "Subtitle", 30, space(0, 400, 264)).color(&stil))
        .add_style(paragraph(FACT_OF_TITLE, "Titelregel", 24, space(60, 60, 264)))
        .add_style(paragraph(CAPTION, "caption", 19, space(240, 80, 240)).color(&accent).bold())
        .add_style(paragraph(SOURCE, "Bron", 16, space(60, 240, 240)).color(&stil))
        .add_style(paragraph(FACT, "Feit", 20, space(0, 60, 264)))
        .add_style(paragraph(CELL, "Tabeltekst", 18, space(40, 40, 240)))
        .add_style(paragraph(HEAD, "Tabelkop", 18, space(40, 40, 240)).color(&accent).bold())
        .add_style(paragraph(FOOTER, "footer", 16, space(0, 0, 240)).color(&stil))
        .add_style(paragraph(NOTE, "footnote text", 17, space(0, 40, 240)))
        .add_style(paragraph(END, "Sectie", 2, space(0, 0, 240)))
        .add_style(paragraph(CONTENTS, "TOC Heading", 46, space(0, 240, 240)).color(&accent).bold())
        .add_style(paragraph(LIST, "List Paragraph", 22, space(0, 100, 288)))
        .add_style(characters(NUMBER, "Alineanummer").size(15).color(&stil))
        .add_style(characters(SMALL, "Klein").size(19).color(&stil))
        .add_style(characters(LINK, "Hyperlink").color(&accent).underline("single"))
        .add_style(characters(LITERAL, "Letterlijk").fonts(fonts(MONO)).size(20))
        .add_style(footnote_mark());
    let docx = headings(docx, &accent, &inkt);
    framed(contents(docx), document, &accent, &steun)
}

fn footnote_mark() -> Style {
    let mut style = characters("FootnoteReference", "footnote reference");
    style.run_property = RunProperty::new().vert_align(docx_rs::VertAlignType::SuperScript);
    style
}

fn headings(mut docx: Docx, accent: &str, inkt: &str) -> Docx {
    let sizes = [46, 30, 24, 22, 22, 22];
    for (level, size) in sizes.into_iter().enumerate() {
        let (id, name) = (heading(level), format!("heading {}", level + 1));
        let before = if level == 0 { 0 } else { 360 };
        let colour = if level < 3 { accent } else { inkt };
        let mut style = paragraph(&id, &name, size, space(before, 140, 252)).color(colour).bold();
        style = style.outline_lvl(level).next(TEXT);
        style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
        if level == 0 {
            style.paragraph_property = style.paragraph_property.page_break_before(true);
        }
        docx = docx.add_style(style);
    }
    docx
}

/// The style of a heading; levels count from 0.
pub(super) fn heading(level: usize) -> String {
    format!("Heading{}", level.min(5) + 1)
}

fn contents(mut docx: Docx) -> Docx {
    for level in 1..=3_i32 {
        let bold = level == 1;
        let spacing = space(if bold { 120 } else { 0 }, 40, 252);
        let style = paragraph(&format!("TOC{level}"), &format!("toc {level}"), 22, spacing);
        let style = style.indent(Some((level - 1) * 400), None, None, None);
        docx = docx.add_style(if bold { style.bold() } else { style });
    }
    docx
}

/// Boxes, tips, gaps, quotes and literal text: paragraphs with lines and a ground, which read on as text.
fn framed(docx: Docx, document: &Document, accent: &str, steun: &str) -> Docx {
    let kleuren = &document.huisstijl.kleuren;
    let (vlak, warm) = (hex(kleuren.vlak), hex(kleuren.warm));
    let line = |position, colour: &str, size, kind| {
        ParagraphBorder::new(position).color(colour).size(size).space(8).val(kind)
    };
    let left = |colour: &str| {
        let line = line(ParagraphBorderPosition::Left, colour, 24, BorderType::Single);
        ParagraphBorders::with_empty().set(line)
    };
    let around = |colour: &str| {
        use ParagraphBorderPosition::{Bottom, Left, Right, Top};
        [Left, Right, Top, Bottom].into_iter().fold(ParagraphBorders::with_empty(), |all, side| {
            all.set(line(side, colour, 8, BorderType::Dashed))
        })
    };
    let style = |id: &str, name: &str, borders, ground: Option<&str>| {
        let mut style =
            paragraph(id, name, 21, space(40, 80, 276)).indent(Some(227), None, Some(227), None);
        style.paragraph_property = style.paragraph_property.set_borders(borders);
        if let Some(ground) = ground {
            style.paragraph_property.shading = Some(shade(ground));
        }
        style
    };
    let code = style(CODE, "Code", ParagraphBorders::with_empty(), Some(&vlak)).fonts(fonts(MONO));
    docx.add_style(style(BOX, "Kader", left(accent), Some(&vlak)))
        .add_style(style(TIP, "Tip", left(steun), Some(&warm)))
        .add_style(style(GAP, "Gat", around(steun), Some(&warm)))
        .add_style(style(QUOTE, "Quote", left(steun), None))
        .add_style(code)
}

/// A ground of one colour.
pub(super) fn shade(fill: &str) -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(fill)
}

/// The lists of a document: one kind with bullets, and one a numbered list, so that each counts for itself.
#[derive(Default)]
pub(super) struct Lists {
    starts: Vec<usize>,
}

/// The kinds of lists in the file; the crate has one of its own that is 1.
const BULLETS: usize = 11;
const NUMBERS: usize = 12;

impl Lists {
    /// The numbering of a list that starts at this number, or that has bullets.
    pub(super) fn id(&mut self, start: Option<u64>) -> NumberingId {
        match start {
            None => NumberingId::new(BULLETS),
            Some(start) => {
                self.starts.push(usize::try_from(start.min(999_999)).unwrap_or(1));
                NumberingId::new(BULLETS + self.starts.len())
            }
        }
    }

    /// Writes what the lists are.
    pub(super) fn onto(&self, docx: Docx) -> Docx {
        let mut bullets = AbstractNumbering::new(BULLETS);
        let mut numbers = AbstractNumbering::new(NUMBERS);
        for depth in 0..9 {
            bullets = bullets.add_level(level(depth, "bullet", "•"));
            numbers = numbers.add_level(level(depth, "decimal", &format!("%{}.", depth + 1)));
        }
        let docx = docx
            .add_abstract_numbering(bullets)
            .add_abstract_numbering(numbers)
            .add_numbering(Numbering::new(BULLETS, BULLETS));
        self.starts.iter().enumerate().fold(docx, |docx, (index, start)| {
            let overrides = (0..9).map(|depth| LevelOverride::new(depth).start(*start)).collect();
            let id = BULLETS + index + 1;
            docx.add_numbering(Numbering::new(id, NUMBERS).overrides(overrides))
        })
    }
}

fn level(depth: usize, format: &str, text: &str) -> Level {
    let left = i32::try_from(depth + 1).unwrap_or(1) * 397;
    let (start, format) = (Start::new(1), NumberFormat::new(format));
    Level::new(depth, start, format, LevelText::new(text), LevelJc::new("left")).indent(
        Some(left),
        Some(SpecialIndentType::Hanging(397)),
        None,
        None,
    )
}

/// The level of an item in a list.
pub(super) fn indent_level(depth: usize) -> IndentLevel {
    IndentLevel::new(depth.min(8))
}
