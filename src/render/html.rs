//! Writes a document as one web page: readable without scripts, without anything from elsewhere.

mod blocks;
mod colours;
mod element;
mod inline;
mod look;
mod table;

use crate::document::{Block, Document, Inline, Meta, text};

use element::{Element, Node, el};
use inline::Inlines;

/// The look of the page.
const STYLE: &str = include_str!("../../templates/html/stijl.css");
/// Marks in the contents where the reader is; the page works without it.
const SCRIPT: &str = include_str!("../../templates/html/volg.js");

/// The whole document as a page.
pub fn write(document: &Document) -> String {
    let mut writer = Writer { inlines: Inlines::new(document), figures: 0 };
    let main = writer.main(document);
    let meta = &document.meta;
    let style = format!("{}{STYLE}", colours::of(&document.huisstijl));
    let head = el("head")
        .add(el("meta").with("charset", "utf-8"))
        .add(
            el("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
        )
        .add(el("title").add(page_title(meta)))
        .add(el("meta").with("name", "description").with("content", description(meta)))
        .add(el("meta").with("name", "color-scheme").with("content", "light dark"))
        .add(el("style").add(Node::BuiltIn(style.into())));
    let body = el("body")
        .add(el("a").with("class", "sla-over").with("href", "#inhoud").add("Naar de inhoud"))
        .add(title_page(document))
        .add(el("div").with("class", "blad").all(contents(&document.blocks)).add(main))
        .add(footer(meta))
        .add(el("script").add(Node::BuiltIn(SCRIPT.into())));
    let mut out = "<!DOCTYPE html>\n".to_owned();
    el("html").with("lang", "nl").add(head).add(body).write(&mut out);
    out.push('\n');
    out
}

struct Writer<'a> {
    inlines: Inlines<'a>,
    /// Captions so far, for names of their own.
    figures: usize,
}

impl Writer<'_> {
    /// Every chapter as a section, with its footnotes at its end.
    fn main(&mut self, document: &Document) -> Element {
        let mut main = el("main").with("id", "inhoud").with("tabindex", "-1");
        let mut rest = document.blocks.as_slice();
        while !rest.is_empty() {
            let starts = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
            let end = rest.iter().skip(1).position(starts).map_or(rest.len(), |at| at + 1);
            let (chapter, later) = rest.split_at(end);
            let mut section = el("section").all(self.blocks(chapter));
            if let Some(notes) = self.footnotes() {
                section = section.add(notes);
            }
            if !section.is_empty() {
                main = main.add(section);
            }
            rest = later;
        }
        main
    }

    /// The footnotes since the last time, each with the way back.
    fn footnotes(&mut self) -> Option<Element> {
        let (first, notes) = self.inlines.take_footnotes();
        let mut list = el("ol").with("start", first.to_string());
        for (number, content) in (first..).zip(&notes) {
            let back = el("a")
                .with("href", format!("#verwijzing-{number}"))
                .with("role", "doc-backlink")
                .with("aria-label", format!("Terug naar verwijzing {number}"))
                .add("↩");
            let item = el("li").with("id", format!("noot-{number}"));
            list = list.add(item.all(self.inlines.line(content)).add(" ").add(back));
        }
        let section = el("div").with("class", "noten").with("role", "doc-endnotes");
        (!notes.is_empty()).then(|| section.add(list))
    }
}

fn page_title(meta: &Meta) -> String {
    format!("{} – {}", meta.title, meta.gemeente)
}

fn description(meta: &Meta) -> String {
    let versie = meta.versie.as_ref().map(|versie| format!(", versie {versie}"));
    let versie = versie.unwrap_or_default();
    format!("{} van {}: {}{versie}, {}", meta.title, meta.gemeente, meta.status, meta.date_text)
}

fn title_page(document: &Document) -> Element {
    let meta = &document.meta;
    let mut header = el("header").with("class", "voorblad");
    header = header.all(look::cover(document)).all(look::logo(document));
    header = header.add(el("p").with("class", "gemeente").add(meta.gemeente.as_str()));
    header = header.add(el("h1").add(meta.title.as_str()));
    if let Some(subtitle) = &meta.subtitle {
        header = header.add(el("p").with("class", "ondertitel").add(subtitle.as_str()));
    }
    let versie = meta.versie.as_ref().map(|versie| format!("versie {versie}"));
    let facts = [Some(meta.status.clone()), versie, Some(meta.date_text.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    header = header.add(el("p").with("class", "status-regel").add(facts.join(" · ")));
    if let Some(notice) = &meta.notice {
        header = header.add(el("p").with("class", "let-op").add(notice.as_str()));
    }
    header
}

/// Chapters and their sections, as the document asks for them.
fn contents(blocks: &[Block]) -> Option<Element> {
    blocks.iter().any(|block| matches!(block, Block::Contents)).then_some(())?;
    let mut chapters: Vec<(Element, Vec<Element>)> = Vec::new();
    for block in blocks {
        let Block::Heading { level, number, anchor, content } = block else { continue };
        let link = heading_link(number.as_deref(), anchor, content);
        match (level, chapters.last_mut()) {
            (1, _) => chapters.push((link, Vec::new())),
            (2, Some((_, sections))) => sections.push(link),
            _ => {}
        }
    }
    let chapters = chapters.into_iter().map(|(chapter, sections)| {
        let item = el("li").add(chapter);
        let items = sections.into_iter().map(|section| el("li").add(section));
        let list = el("ol").all(items);
        if list.is_empty() { item } else { item.add(list) }
    });
    let title = el("h2").with("id", "inhoudsopgave").add("Inhoud");
    let nav = el("nav").with("class", "inhoudsopgave").with("aria-labelledby", "inhoudsopgave");
    Some(nav.add(title).add(el("ol").all(chapters)))
}

fn heading_link(number: Option<&str>, anchor: &str, content: &[Inline]) -> Element {
    let link = el("a").with("href", inline::to_anchor(anchor));
    let link = match number {
        Some(number) => link.add(el("span").with("class", "nr").add(number)).add(" "),
        None => link,
    };
    link.add(text::plain(content))
}

fn footer(meta: &Meta) -> Element {
    let versie = meta.versie.as_ref().map(|versie| format!(" · versie {versie}"));
    let words = format!("{} · {}{}", meta.short_title, meta.status, versie.unwrap_or_default());
    el("footer").add(el("p").add(words))
}
