//! The ways through a page and from page to page: contents, previous and next, and back to the top.

use super::{
    chapters::{self, Page},
    element::{Element, el},
    places::Places,
};
use crate::document::{Block, Inline, text};

/// Chapters and their sections, as the document asks for them; the same on every page.
pub(super) fn contents(pages: &[Page<'_>], places: &Places, here: usize) -> Option<Element> {
    let blocks = || pages.iter().enumerate().flat_map(|(page, one)| with(page, one));
    blocks().any(|(_, block)| matches!(block, Block::Contents)).then_some(())?;
    let mut entries: Vec<(Element, Vec<Element>)> = Vec::new();
    if pages.len() > 1 {
        entries.push((first_page(places, here), Vec::new()));
    }
    for (page, block) in blocks() {
        let Block::Heading { level, number, anchor, content } = block else { continue };
        let whole = page > 0 && *level == 1;
        let href =
            if whole { Some(places.file(page).to_owned()) } else { places.href(here, anchor) };
        let link = link(href, number.as_deref(), content);
        let link = if whole && page == here { link.with("aria-current", "page") } else { link };
        match (level, entries.last_mut()) {
            (1, _) => entries.push((link, Vec::new())),
            (2, Some((_, sections))) => sections.push(link),
            _ => {}
        }
    }
    let title = places.free("inhoudsopgave");
    let summary = el("summary").add(el("h2").with("id", title.as_str()).add("Inhoud"));
    let details = el("details").with("open", "").add(summary).add(list(entries));
    Some(el("nav").with("class", "inhoudsopgave").with("aria-labelledby", title).add(details))
}

fn with<'a>(page: usize, one: &'a Page<'a>) -> impl Iterator<Item = (usize, &'a Block)> {
    one.chapters.iter().flat_map(|blocks| blocks.iter()).map(move |block| (page, block))
}

fn first_page(places: &Places, here: usize) -> Element {
    let link = el("a").with("href", places.file(0)).add("Titel en inhoud");
    if here == 0 { link.with("aria-current", "page") } else { link }
}

fn link(href: Option<String>, number: Option<&str>, content: &[Inline]) -> Element {
    let link = el("a").with_some("href", href);
    let link = match number {
        Some(number) => link.add(el("span").with("class", "nr").add(number)).add(" "),
        None => link,
    };
    link.add(text::plain(content))
}

fn list(entries: Vec<(Element, Vec<Element>)>) -> Element {
    let item = |(chapter, sections): (Element, Vec<Element>)| {
        let item = el("li").add(chapter);
        let list = el("ol").all(sections.into_iter().map(|section| el("li").add(section)));
        if list.is_empty() { item } else { item.add(list) }
    };
    el("ol").all(entries.into_iter().map(item))
}

/// To the page before this one and the page after it.
pub(super) fn turn(pages: &[Page<'_>], here: usize) -> Option<Element> {
    let to = |page: Option<usize>, rel: &'static str, word: &str| {
        let one = pages.get(page?)?;
        let (number, title) = match page {
            Some(0) => (None, "Titel en inhoud".to_owned()),
            _ => one.chapters.first().map(|chapter| chapters::title(chapter))?,
        };
        let number = number.map(|number| format!("{number} ")).unwrap_or_default();
        let link = el("a").with("href", one.file.as_str()).with("rel", rel);
        let word = el("span").with("class", "richting").add(format!("{word}:"));
        Some(link.add(word).add(" ").add(format!("{number}{title}")))
    };
    let links = [to(here.checked_sub(1), "prev", "Vorige"), to(Some(here + 1), "next", "Volgende")];
    let nav = el("nav").with("class", "bladeren").with("aria-label", "Vorige en volgende pagina");
    let nav = nav.all(links.into_iter().flatten());
    (!nav.is_empty()).then_some(nav)
}

/// Back to the top of the page.
pub(super) fn up(top: &str) -> Element {
    let link = el("a").with("class", "naar-boven").with("href", format!("#{top}"));
    let link = link.with("title", "Naar boven");
    let arrow = el("span").with("aria-hidden", "true").add("↑");
    link.add(arrow).add(el("span").with("class", "alleen-horen").add("Naar boven"))
}
