//! Paper, margins, and what stands at the foot of every page.

use docx_rs::{
    AlignmentType, Docx, Footer, NumPages, PageMargin, PageNum, PageOrientationType, PageSize,
    Paragraph, Run, SectionProperty, Tab, TabValueType,
};

use super::styles;
use crate::document::{Meta, text};

/// A4, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Margins left and right of upright pages: numbers hang in the left one.
const LEFT: u32 = 1_871;
const RIGHT: u32 = 1_417;

/// The width of text on a page, in twentieths of a point.
pub(super) fn text_width(wide: bool) -> u32 {
    if wide { LONG - 2 * RIGHT } else { SHORT - LEFT - RIGHT }
}

fn margins(wide: bool) -> PageMargin {
    let left = if wide { RIGHT } else { LEFT };
    let side = |twips: u32| i32::try_from(twips).unwrap_or(i32::MAX);
    PageMargin {
        top: 1_417,
        bottom: 1_417,
        left: side(left),
        right: side(RIGHT),
        header: 708,
        footer: 624,
        gutter: 0,
    }
}

/// The paper of the last stretch of pages.
pub(super) fn last(docx: Docx, wide: bool) -> Docx {
    let docx = docx.page_margin(margins(wide));
    if wide {
        docx.page_size(LONG, SHORT).page_orient(PageOrientationType::Landscape)
    } else {
        docx.page_size(SHORT, LONG)
    }
}

/// An empty line that ends a stretch of pages.
pub(super) fn section_end(wide: bool) -> Paragraph {
    let size = if wide {
        PageSize::new().size(LONG, SHORT).orient(PageOrientationType::Landscape)
    } else {
        PageSize::new().size(SHORT, LONG)
    };
    let property = SectionProperty::new().page_size(size).page_margin(margins(wide));
    Paragraph::new().style(styles::END).section_property(property)
}

/// What this is, its status and version, and the page.
pub(super) fn footer(docx: Docx, meta: &Meta) -> Docx {
    let versie = meta.versie.as_ref().map(|versie| format!("versie {versie}"));
    let words = [Some(meta.short_title.clone()), Some(meta.status.clone()), versie];
    let words: Vec<String> =
        words.into_iter().flatten().filter(|word| !word.trim().is_empty()).collect();
    let words = text::visible(&words.join(" · ")).into_owned();
    let right = usize::try_from(text_width(false)).unwrap_or(usize::MAX);
    let line = Paragraph::new()
        .style(styles::FOOTER)
        .align(AlignmentType::Left)
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(Run::new().add_text(words))
        .add_run(Run::new().add_tab().add_text("pagina "))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" van "))
        .add_num_pages(NumPages::new());
    docx.footer(Footer::new().add_paragraph(line))
}
