//! Parts of the web page: drawings, footnotes and names, also when they are hostile.

use std::collections::BTreeMap;

use bouwsteen::{
    Document, check, compose,
    document::{Block, Huisstijl, Image, ImageFormat, Inline},
    grafiek::{Grafiek, Inhoud, Punt, Staaf, Stijl, teken},
    render::html,
};
use jiff::civil::date;

use crate::{
    html_lezer::{self, Gelezen},
    render_sample::{document, heading, paragraph},
    support::lindewaard,
};

fn read(document: &Document) -> Gelezen {
    html_lezer::read(&html::write(document))
}

fn figure(image: &str) -> Block {
    Block::Figure {
        image: image.to_owned(),
        alt: "Een staaf van 3.".to_owned(),
        label: None,
        caption: vec![Inline::text("Staven")],
        source: Vec::new(),
        anchor: None,
    }
}

fn drawing(svg: &str) -> Image {
    let bytes = svg.as_bytes().to_vec();
    Image { bytes, format: ImageFormat::Svg, width: 400, height: 100, own: true }
}

fn bars(naam: &str) -> Image {
    let waarde = Punt::Getal { waarde: 3.into(), nauwkeurigheid: None };
    let grafiek = Grafiek {
        titel: naam.to_owned(),
        eenheid: "woningen & kamers".to_owned(),
        kop: "groep".to_owned(),
        inhoud: Inhoud::Staven { rijen: vec![Staaf { naam: naam.to_owned(), punt: waarde }] },
    };
    drawing(&teken(&grafiek, &Stijl::kolom(&Huisstijl::default()), "figuur").svg)
}

fn with(images: Vec<(&str, Image)>) -> Document {
    let blocks = images.iter().map(|(key, _)| figure(key)).collect();
    let images = images.into_iter().map(|(key, image)| (key.to_owned(), image)).collect();
    Document { images, ..document(blocks) }
}

fn twice(all: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    all.iter().for_each(|one| *counts.entry(one).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(one, _)| one.to_owned()).collect()
}

#[test]
fn drawings_of_the_program_stand_in_the_page_with_their_words() {
    let today = date(2026, 11, 24);
    let project = lindewaard();
    let document = compose::compose(&project, &check::check(&project, today), today).document;
    let seen = read(&document);
    let own = document.images.values().filter(|image| image.own).count();
    assert!(own > 3, "only {own} drawings");
    assert_eq!(seen.names.iter().filter(|name| *name == "svg").count(), own);
    let labels = seen
        .attributes
        .iter()
        .filter(|(element, name, _)| element == "svg" && name == "aria-labelledby");
    let ids = seen.values("id");
    for (_, _, names) in labels {
        for name in names.split(' ') {
            assert!(ids.contains(&name), "{name} names nothing");
        }
    }
    let alts = document.blocks.iter().filter_map(|block| match block {
        Block::Figure { alt, image, .. } if document.images[image].own => Some(alt),
        _ => None,
    });
    for alt in alts {
        assert!(seen.text.contains(alt.as_str()), "{alt}");
    }
}

#[test]
fn a_drawing_without_a_table_in_the_document_has_its_numbers_to_unfold() {
    let today = date(2026, 11, 24);
    let project = lindewaard();
    let document = compose::compose(&project, &check::check(&project, today), today).document;
    assert_eq!(document.getallen.keys().collect::<Vec<_>>(), ["grafieken/grafiek-behoefte.svg"]);
    let page = html::write(&document);
    let (_, after) = page.split_once("De getallen van deze grafiek").expect("it can be unfolded");
    let (numbers, _) = after.split_once("</details>").expect("it ends");
    assert!(numbers.contains("Spoedzoekers") || numbers.contains("Woonwagenbewoners"), "{numbers}");
}

#[test]
fn the_same_drawing_twice_has_names_of_its_own() {
    let seen = read(&with(vec![("a.svg", bars("Ouderen")), ("b.svg", bars("Ouderen"))]));
    assert_eq!(twice(&seen.values("id")), Vec::<String>::new());
    assert_eq!(seen.names.iter().filter(|name| *name == "svg").count(), 2);
}

#[test]
fn words_in_a_drawing_stay_words() {
    let naam = "<script>alert(1)</script> & \"x\" onload='y'";
    let seen = read(&with(vec![("a.svg", bars(naam))]));
    assert_eq!(seen.names.iter().filter(|name| *name == "script").count(), 1, "only our own");
    assert!(seen.text.contains("<script>alert(1)</script> & \"x\""), "{}", seen.text);
    assert!(seen.values("onload").is_empty());
}

#[test]
fn what_we_do_not_draw_with_never_enters_the_page() {
    for inside in [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        "<path d=\"M0 0\" onload=\"alert(1)\"/>",
        "<path d=\"M0 0\" fill=\"url(https://example.org/x)\"/>",
        "<path d=\"M0 0\" style=\"color: red\"/>",
        "<image href=\"https://example.org/x.png\"/>",
        "<!-- niet van ons -->",
        "<path d=\"M0 0\">",
    ] {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let seen = read(&with(vec![("a.svg", drawing(&svg))]));
        assert!(!seen.names.iter().any(|name| name == "svg"), "{inside}");
        assert!(seen.values("src").iter().all(|src| src.starts_with("data:image/svg+xml;base64,")));
        assert_eq!(seen.values("alt"), ["Een staaf van 3."], "{inside}");
    }
}

fn note(id: &str, content: Vec<Inline>) -> Inline {
    Inline::Footnote { id: id.to_owned(), content }
}

fn again(id: &str) -> Inline {
    Inline::FootnoteRef { id: id.to_owned() }
}

fn line(content: Vec<Inline>) -> Block {
    Block::Paragraph { number: None, anchor: None, content }
}

#[test]
fn a_footnote_leads_back_to_every_place_that_refers_to_it() {
    let words = || vec![Inline::text("noot")];
    let first = line(vec![note("a", words()), again("a"), note("b", words())]);
    let seen = read(&document(vec![first, heading(1, None, "Later"), line(vec![again("a")])]));
    let ids = seen.values("id");
    for id in ["verwijzing-1", "verwijzing-1-2", "verwijzing-1-3", "verwijzing-2"] {
        assert!(ids.contains(&id), "{id} in {ids:?}");
        assert!(seen.values("href").contains(&format!("#{id}").as_str()), "nothing leads to {id}");
    }
    assert_eq!(twice(&ids), Vec::<String>::new());
}

#[test]
fn a_footnote_in_a_footnote_is_printed_too() {
    let inner = note("b", vec![Inline::text("binnenste")]);
    let seen = read(&document(vec![line(vec![note("a", vec![Inline::text("buitenste"), inner])])]));
    assert!(seen.text.contains("buitenste") && seen.text.contains("binnenste"), "{}", seen.text);
    assert!(seen.values("id").contains(&"noot-2"));
}

#[test]
fn names_of_the_document_stay_and_those_of_the_page_give_way() {
    let named = |anchor: &str| Block::Heading {
        level: 1,
        number: None,
        anchor: anchor.to_owned(),
        content: vec![Inline::text(anchor)],
    };
    let own = ["noot-1", "verwijzing-1", "inhoud", "begin", "inhoudsopgave", "bijschrift-1"];
    let mut blocks = vec![Block::Contents];
    blocks.extend(own.map(named));
    blocks.push(line(vec![note("x", vec![Inline::text("y")])]));
    blocks.push(figure("weg.png"));
    let seen = read(&document(blocks));
    let ids = seen.values("id");
    assert_eq!(twice(&ids), Vec::<String>::new());
    assert!(own.iter().all(|id| ids.contains(id)), "{ids:?}");
    let dead = |href: &&str| href.strip_prefix('#').is_none_or(|id| !ids.contains(&id));
    let dead: Vec<&str> = seen.values("href").into_iter().filter(dead).collect();
    assert_eq!(dead, Vec::<&str>::new());
}

#[test]
fn a_link_to_nothing_is_only_words() {
    let link = Inline::Link { target: "#weg".to_owned(), content: vec![Inline::text("hierheen")] };
    let seen = read(&document(vec![line(vec![link]), paragraph("x")]));
    assert!(seen.main.contains("hierheen"));
    assert!(!seen.values("href").contains(&"#weg"));
}
