//! Writes a document as web pages: readable without scripts, without anything from elsewhere.

mod blocks;
mod chapters;
mod colours;
mod drawing;
mod element;
mod inline;
mod look;
mod nav;
mod notes;
mod places;
pub mod site;
mod table;

use std::collections::BTreeMap;

use crate::document::{Block, Document, Meta, text};
use crate::sjabloon;

use chapters::Page;
use element::{Element, Node, el};
use inline::Inlines;
use places::Places;

/// Marks in the contents where the reader is, and copies links; the page works without it.
const SCRIPT: &str = include_str!("../../templates/html/volg.js");

/// The whole document as one page, with everything in it.
pub fn write(document: &Document) -> String {
    let lifted = below_title(document);
    let document = lifted.as_ref().unwrap_or(document);
    let pages = chapters::single(&document.blocks);
    let skeleton = Skeleton { document, pages, look: Look::InPage };
    skeleton.write(&BTreeMap::new()).into_iter().map(|(_, page)| page).collect()
}

/// Where style and script are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// In the page itself.
    InPage,
    /// In files beside it.
    Files,
}

/// What all pages of a document share.
struct Skeleton<'a> {
    document: &'a Document,
    pages: Vec<Page<'a>>,
    look: Look,
}

impl Skeleton<'_> {
    /// Every page with the name of its file; `files` names images that are files too.
    fn write(&self, files: &BTreeMap<String, String>) -> Vec<(String, String)> {
        let places = Places::of(&self.pages);
        let inlines = Inlines::new(self.document, &places, files);
        let document = self.document;
        let mut writer =
            Writer { document, places: &places, inlines, figures: 0, title_above: true };
        let written = self.pages.iter().enumerate().map(|(index, page)| {
            let html = self.page(&mut writer, index);
            let mut out = "<!DOCTYPE html>\n".to_owned();
            html.write(&mut out);
            out.push('\n');
            (page.file.clone(), out)
        });
        written.collect()
    }

    fn page(&self, writer: &mut Writer<'_>, index: usize) -> Element {
        let Some(page) = self.pages.get(index) else { return el("html") };
        (writer.inlines.page, writer.title_above) = (index, index == 0);
        let (places, meta) = (writer.places, &self.document.meta);
        let (top, content) = (places.free("begin"), places.free("inhoud"));
        let skip = el("a").with("class", "sla-over").with("href", format!("#{content}"));
        let header = if index == 0 {
            title_page(self.document, &writer.inlines)
        } else {
            running_title(meta)
        };
        let main = el("main").with("id", content).with("tabindex", "-1");
        let main = main.all(writer.chapters(page)).all(nav::turn(&self.pages, index));
        let sheet = el("div").with("class", "blad");
        let sheet = sheet.all(nav::contents(&self.pages, places, index)).add(self.script());
        let body = el("body").add(skip.add("Naar de inhoud")).add(header.with("id", top.as_str()));
        let body = body.add(sheet.add(main).add(nav::up(&top))).add(footer(meta));
        el("html").with("lang", "nl").add(self.head(index)).add(body)
    }

    fn head(&self, index: usize) -> Element {
        let meta = &self.document.meta;
        let named =
            |name: &str, content: String| el("meta").with("name", name).with("content", content);
        let title = match self.pages.get(index).and_then(|page| page.chapters.first()) {
            Some(chapter) if index > 0 => {
                let (number, title) = chapters::title(chapter);
                let number = number.map(|number| format!("{number} ")).unwrap_or_default();
                format!("{number}{title} – {}", page_title(meta))
            }
            _ => page_title(meta),
        };
        el("head")
            .add(el("meta").with("charset", "utf-8"))
            .add(named("viewport", "width=device-width, initial-scale=1".to_owned()))
            .add(el("title").add(title))
            .add(named("description", description(meta)))
            .add(named("color-scheme", "light dark".to_owned()))
            .add(match self.look {
                Look::InPage => el("style").add(Node::BuiltIn(stylesheet(self.document).into())),
                Look::Files => el("link").with("rel", "stylesheet").with("href", site::STYLE_FILE),
            })
    }

    /// Right after the contents, so that these are folded on a small screen before anything else is shown.
    fn script(&self) -> Element {
        match self.look {
            Look::InPage => el("script").add(Node::BuiltIn(SCRIPT.into())),
            Look::Files => el("script").with("src", site::SCRIPT_FILE),
        }
    }
}

fn stylesheet(document: &Document) -> String {
    format!("{}{}", colours::of(&document.huisstijl), sjabloon::stijl(&document.sjablonen))
}

struct Writer<'a> {
    document: &'a Document,
    places: &'a Places,
    inlines: Inlines<'a>,
    /// Captions so far, for names of their own.
    figures: usize,
    /// Whether the title of the document is the heading of the page.
    title_above: bool,
}

impl Writer<'_> {
    /// Every chapter as a section, with its footnotes at its end.
    fn chapters(&mut self, page: &Page<'_>) -> Vec<Element> {
        let mut sections = Vec::new();
        for chapter in &page.chapters {
            // What stands before the first heading is no section of its own.
            let name = if chapters::title(chapter).1.is_empty() { "div" } else { "section" };
            let section = el(name).all(self.blocks(chapter)).all(self.footnotes());
            if !section.is_empty() {
                sections.push(section);
            }
        }
        sections
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

/// What every page of a site but the first has above it.
fn running_title(meta: &Meta) -> Element {
    let header = el("header").with("class", "voorblad klein-blad");
    let title = el("a").with("href", chapters::INDEX).add(meta.title.as_str());
    let title = el("p").with("class", "titel").add(title);
    let header = header.add(el("p").with("class", "gemeente").add(meta.gemeente.as_str()));
    let header = header.add(title).add(state(meta));
    match &meta.notice {
        Some(notice) => header.add(el("p").with("class", "let-op").add(notice.as_str())),
        None => header,
    }
}

/// Status, version and date on one line.
fn state(meta: &Meta) -> Element {
    el("p").with("class", "status-regel").add(meta.stand())
}

fn title_page(document: &Document, inlines: &Inlines<'_>) -> Element {
    let meta = &document.meta;
    let mut header = el("header").with("class", "voorblad");
    header = header.all(look::pictures(&document.huisstijl, inlines));
    header = header.add(el("p").with("class", "gemeente").add(meta.gemeente.as_str()));
    header = header.add(el("h1").add(meta.title.as_str()));
    if let Some(subtitle) = &meta.subtitle {
        header = header.add(el("p").with("class", "ondertitel").add(subtitle.as_str()));
    }
    header = header.add(state(meta));
    if let Some(notice) = &meta.notice {
        header = header.add(el("p").with("class", "let-op").add(notice.as_str()));
    }
    header
}

fn footer(meta: &Meta) -> Element {
    el("footer").add(el("p").add(format!("{} · {}", meta.short_title, meta.voet())))
}

/// A document without a title page begins with its title as a heading. The page has that above it already, so the rest
/// goes up a level; none for any other document.
fn below_title(document: &Document) -> Option<Document> {
    let (first, rest) = document.blocks.split_first()?;
    let own = |block: &Block| match block {
        Block::Heading { level: 1, content, .. } => text::plain(content) == document.meta.title,
        _ => false,
    };
    let mut blocks = own(first).then(|| rest.to_vec())?;
    for block in &mut blocks {
        if let Block::Heading { level, .. } = block {
            *level = level.saturating_sub(1).max(1);
        }
    }
    Some(Document { blocks, ..document.clone() })
}
