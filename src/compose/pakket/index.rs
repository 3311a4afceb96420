//! The list of all documents in the pakket: what each is about, where to read it, and which are not there.

use super::{Soort, Stuk};
use crate::{
    check::{KaderInfo, Toetsing},
    compose::meta,
    document::{Block, Document, Elders, Fact, Inline, Item, Row, Table},
    project::Project,
    taal,
};

/// The name of its files, without extension.
pub(super) const BESTAND: &str = "index";

/// The list of `stukken`, each with links to its files with these extensions: `("html", "webpagina")`. The first
/// is what a title leads to.
pub fn index(
    project: &Project,
    toetsing: &Toetsing,
    stukken: &[Stuk],
    vormen: &[(&'static str, &str)],
    today: jiff::civil::Date,
) -> Document {
    let mut meta = meta(project, today);
    meta.subtitle = Some(std::mem::replace(&mut meta.title, "Pakket voor de raad".to_owned()));
    let mut blocks = vec![Block::TitlePage, heading("Wat erin zit", "stukken")];
    blocks.push(Block::Table(table(stukken, vormen)));
    blocks.push(heading("Over dit pakket", "over"));
    blocks.push(paragraph(
        "Alle stukken komen uit dezelfde gegevens. Zij zijn samengesteld door een programma, dat niets \
         toevoegt en niets weglaat wat de raad mag zien. Dit pakket is geen officiële bekendmaking en geen \
         juridisch advies. In manifest.json staat van elk bestand een controlegetal (SHA-256).",
    ));
    blocks.push(Block::Facts { items: facts(toetsing, today) });
    blocks.push(paragraph("Getoetst is aan deze kaders:"));
    blocks.push(Block::List { start: None, items: kaders(toetsing) });
    let (images, huisstijl) = (project.images.clone(), project.huisstijl.clone());
    Document { meta, blocks, images, huisstijl, ..Document::default() }
}

fn heading(title: &str, anchor: &str) -> Block {
    let content = vec![Inline::text(title)];
    Block::Heading { level: 1, number: None, anchor: anchor.to_owned(), content }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { number: None, anchor: None, content: vec![Inline::text(words)] }
}

fn table(stukken: &[Stuk], vormen: &[(&'static str, &str)]) -> Table {
    let titles = [("Stuk", 5), ("Waar het over gaat", 9), ("Ook als", 5)];
    Table::of_texts(&titles, stukken.iter().map(|stuk| row(stuk, vormen)).collect())
}

fn row(stuk: &Stuk, vormen: &[(&'static str, &str)]) -> Row {
    let soort: Soort = stuk.soort;
    let number = soort.bestand().split('-').next().unwrap_or_default().trim_start_matches('0');
    let mut title = vec![Inline::text(format!("{number}. {}", soort.titel()))];
    let (about, read) = if stuk.document.is_some() {
        let link = |extension: &'static str, name: String| {
            let doel = Elders::stuk(soort.bestand()).als(extension);
            Inline::Elders { doel, content: vec![Inline::text(name)] }
        };
        let mut links = Vec::new();
        for (at, (extension, word)) in vormen.iter().enumerate() {
            if at == 0 {
                title = vec![
                    Inline::text(format!("{number}. ")),
                    link(extension, soort.titel().to_owned()),
                ];
                continue;
            }
            if !links.is_empty() {
                links.push(Inline::text(" · "));
            }
            links.push(link(extension, format!("{} als {word}", soort.titel())));
        }
        (soort.uitleg(), links)
    } else {
        (soort.leeg(), vec![Inline::text("Niet gemaakt")])
    };
    Row { total: false, cells: vec![title, vec![Inline::text(about)], read] }
}

fn facts(toetsing: &Toetsing, today: jiff::civil::Date) -> Vec<Fact> {
    let fact = |label: &str, words: String| Fact {
        label: label.to_owned(),
        content: vec![Inline::text(words)],
    };
    vec![
        fact("Uitgave voor", "de raad".to_owned()),
        fact("Gemaakt op", taal::date(today)),
        fact("Peildatum", taal::date(toetsing.peildatum)),
        fact("Gemaakt met", format!("bouwsteen {}", env!("CARGO_PKG_VERSION"))),
    ]
}

fn kaders(toetsing: &Toetsing) -> Vec<Item> {
    let line = |kader: &KaderInfo| format!("{} (versie {})", kader.titel, kader.versie);
    let item = |words: String| Item {
        number: None,
        anchor: None,
        done: None,
        blocks: vec![paragraph(&words)],
    };
    toetsing.kaders.iter().map(line).map(item).collect()
}
