//! What surrounds the text: title page, contents, header and footer, upright and lying pages.

use docx_rs::{
    FieldCharType, Footer, Header, Hyperlink, HyperlinkType, InstrText, PageMargin,
    PageOrientationType, PageSize, Paragraph, Run, SectionProperty, Tab, TabValueType,
};

use super::{
    Writer,
    inline::{field, plain},
};
use crate::document::{Block, Meta, text};

/// A4 and its margins, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const MARGIN: u32 = 1_418;

/// The room for text between the margins.
pub(super) fn text_width(landscape: bool) -> usize {
    let width = if landscape { LONG } else { SHORT };
    usize::try_from(width - 2 * MARGIN).unwrap_or(9_070)
}

/// The pages up to a change of their direction.
pub(super) fn section(landscape: bool) -> SectionProperty {
    let side = i32::try_from(MARGIN).unwrap_or(1_418);
    let margin =
        PageMargin::new().top(1_588).bottom(1_418).left(side).right(side).header(709).footer(709);
    let property = SectionProperty::new().page_margin(margin);
    if landscape {
        let size = PageSize::new().size(LONG, SHORT);
        property.page_size(size).page_orient(PageOrientationType::Landscape)
    } else {
        property.page_size(PageSize::new().size(SHORT, LONG))
    }
}

impl Writer<'_> {
    /// The title page, on pages of its own.
    pub(super) fn title_page(&mut self) {
        let meta = &self.document.meta;
        let line = |style: &str, text: &str| Paragraph::new().style(style).add_run(plain(text));
        let mut lines = vec![line("Gemeente", &meta.gemeente), line("Title", &meta.title)];
        lines.extend(meta.subtitle.as_deref().map(|subtitle| line("Subtitle", subtitle)));
        lines.push(line("Statusregel", &meta.stand()));
        lines.extend(meta.notice.as_deref().map(|notice| line("Melding", notice)));
        lines.into_iter().for_each(|line| self.push(line));
        self.end_section();
    }

    /// The contents, filled in already: Word adds the page numbers when asked to update them.
    pub(super) fn contents(&mut self) {
        self.push(Paragraph::new().style("TOCHeading").add_run(plain("Inhoud")));
        // Readers expect each mark of a field in a run of its own.
        let begin = [
            Run::new().add_field_char(FieldCharType::Begin, false),
            Run::new()
                .add_instr_text(InstrText::Unsupported("TOC \\o \"1-2\" \\h \\z \\u".to_owned())),
            Run::new().add_field_char(FieldCharType::Separate, false),
        ];
        let mut entries = self.entries();
        if entries.is_empty() {
            entries.push(Paragraph::new().style("TOC1"));
        }
        if let Some(first) = entries.first_mut() {
            let opened = begin.into_iter().fold(Paragraph::new(), Paragraph::add_run);
            let mut opened = opened.children;
            opened.append(&mut first.children);
            first.children = opened;
        }
        if let Some(last) = entries.pop() {
            let end = Run::new().add_field_char(FieldCharType::End, false);
            entries.push(last.add_run(end));
        }
        entries.into_iter().for_each(|entry| self.push(entry));
    }

    fn entries(&self) -> Vec<Paragraph> {
        let entry = |block: &Block| {
            let Block::Heading { level, number, anchor, content } = block else { return None };
            let style = match level {
                0 | 1 => "TOC1",
                2 => "TOC2",
                _ => return None,
            };
            let number = number.as_ref().map(|number| plain(number).add_tab());
            let words = plain(&text::plain(content));
            let paragraph = Paragraph::new().style(style);
            Some(match self.names.target(anchor) {
                Some(name) => {
                    let link = Hyperlink::new(name, HyperlinkType::Anchor);
                    let link = number.into_iter().fold(link, Hyperlink::add_run);
                    paragraph.add_hyperlink(link.add_run(words))
                }
                None => number.into_iter().fold(paragraph, Paragraph::add_run).add_run(words),
            })
        };
        self.document.blocks.iter().filter_map(entry).collect()
    }
}

/// The short title above every page.
pub(super) fn header(meta: &Meta) -> Header {
    let words = format!("{} · {}", meta.short_title, meta.gemeente);
    Header::new().add_paragraph(Paragraph::new().style("Header").add_run(plain(&words)))
}

/// Status and version, and where one is.
pub(super) fn footer(meta: &Meta) -> Footer {
    let right = Tab::new().val(TabValueType::Right).pos(text_width(false));
    let paragraph = Paragraph::new().style("Footer").add_tab(right);
    let paragraph = paragraph.add_run(plain(&meta.voet()).add_tab().add_text("pagina "));
    let paragraph = field(" PAGE ", "1").fold(paragraph, Paragraph::add_run);
    let paragraph = paragraph.add_run(Run::new().add_text(" van "));
    Footer::new().add_paragraph(field(" NUMPAGES ", "1").fold(paragraph, Paragraph::add_run))
}
