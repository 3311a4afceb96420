//! The web page: the same words as the other outputs, and nothing of it runs.

use bouwsteen::{
    Document, check, compose,
    document::{Block, Inline, Meta},
    render::{html, markdown},
};
use jiff::civil::date;
use proptest::prelude::*;

use crate::{
    html_lezer,
    support::{lindewaard, project},
};

fn meta(title: &str) -> Meta {
    Meta {
        title: title.to_owned(),
        subtitle: None,
        short_title: title.to_owned(),
        gemeente: "Gemeente Proef".to_owned(),
        status: "Concept".to_owned(),
        watermark: None,
        versie: Some("1".to_owned()),
        date_text: "1 juli 2026".to_owned(),
        date: "2026-07-01".to_owned(),
        notice: None,
        keywords: Vec::new(),
    }
}

fn page(blocks: Vec<Block>) -> String {
    html::write(&Document { meta: meta("Proef"), blocks, ..Document::default() })
}

/// The elements of the page in order, and its text.
pub(crate) fn read(page: &str) -> (Vec<String>, String) {
    let seen = html_lezer::read(page);
    (seen.names, seen.text)
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { number: None, anchor: None, content: vec![Inline::text(text)] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_out_as_text(text in "[\\PC\\n<>&\"'#`*\\[\\]{}]{0,60}") {
        let (plain, _) = read(&page(vec![paragraph("x")]));
        let (names, said) = read(&page(vec![paragraph(&text)]));
        prop_assert_eq!(plain, names, "no element more");
        let visible = bouwsteen::document::text::visible(&text).into_owned();
        prop_assert!(said.contains(&visible), "{:?} in {:?}", visible, said);
    }
}

#[test]
fn a_whole_visie_has_the_same_words_as_the_markdown() {
    let project = lindewaard();
    let today = date(2026, 11, 24);
    let toetsing = check::check(&project, today);
    let document = compose::compose(&project, &toetsing, today).document;
    let page = html::write(&document);
    assert_eq!(page, html::write(&document), "the same bytes");
    let (names, said) = read(&page);
    let said: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut count = 0;
    let mut lost = Vec::new();
    for block in &document.blocks {
        let (Block::Paragraph { content, .. } | Block::Heading { content, .. }) = block else {
            continue;
        };
        let plain = bouwsteen::document::text::plain(content);
        let words: Vec<&str> = plain.split_whitespace().collect();
        let notes = content
            .iter()
            .any(|inline| matches!(inline, Inline::Footnote { .. } | Inline::FootnoteRef { .. }));
        if !notes {
            count += 1;
            let words = words.join(" ");
            if !said.contains(&words) && !content.contains(&Inline::Break) {
                lost.push(words);
            }
        }
    }
    assert!(count > 500, "only {count} texts");
    assert!(lost.is_empty(), "{lost:#?}");
    let headings = |page: &str| page.lines().filter(|line| line.starts_with('#')).count();
    let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let in_page = names.iter().filter(|name| levels.contains(&name.as_str())).count();
    assert_eq!(in_page, headings(&markdown::write(&document)), "as many headings as the Markdown");
}

#[test]
fn every_link_in_the_page_leads_somewhere_and_nothing_comes_from_elsewhere() {
    let project = lindewaard();
    let today = date(2026, 11, 24);
    let toetsing = check::check(&project, today);
    let page = html::write(&compose::compose(&project, &toetsing, today).document);
    let attributes = |name: &str| -> Vec<String> {
        let start = format!(" {name}=\"");
        page.match_indices(&start)
            .map(|(at, _)| {
                let rest = &page[at + start.len()..];
                rest[..rest.find('"').expect("a value ends")].to_owned()
            })
            .collect()
    };
    let mut ids = attributes("id");
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands once");
    let dead: Vec<String> = attributes("href")
        .into_iter()
        .filter(|href| {
            href.strip_prefix('#').is_some_and(|id| ids.binary_search(&id.to_owned()).is_err())
        })
        .collect();
    assert!(dead.is_empty(), "{dead:?}");
    let sources = attributes("src");
    assert!(!sources.is_empty() && sources.iter().all(|source| source.starts_with("data:image/")));
    assert!(!page.contains("@import") && !page.contains("url("), "no style from elsewhere");
}

#[test]
fn an_id_stands_once_however_much_is_missing() {
    let toml = "[document]\ntitel = \"Leeg\"\nstatus = \"concept\"\n";
    let project = project(&[("bouwsteen.toml", toml)]);
    let toetsing = check::check(&project, date(2026, 11, 24));
    let page = html::write(&compose::compose(&project, &toetsing, date(2026, 11, 24)).document);
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    assert!(ids.contains(&"gaten-1") && ids.contains(&"gaten-1-2"), "{ids:?}");
}

#[test]
fn footnotes_go_there_and_back() {
    let note =
        |text: &str| Inline::Footnote { id: text.to_owned(), content: vec![Inline::text(text)] };
    let again = Inline::FootnoteRef { id: "een".to_owned() };
    let content = vec![Inline::text("a"), note("een"), note("twee"), again];
    let page = page(vec![Block::Paragraph { number: None, anchor: None, content }]);
    for part in [
        "href=\"#noot-1\"",
        "id=\"verwijzing-1\"",
        "id=\"noot-2\"",
        "href=\"#verwijzing-2\"",
        "role=\"doc-backlink\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert_eq!(page.matches("href=\"#noot-1\"").count(), 2);
}

#[test]
fn hostile_data_stays_text_in_the_page() {
    let toml = "[document]\ntitel = \"<script>alert(1)</script>\"\nsamenvatting = '<img src=x onerror=alert(1)>'\n\
        [[partner]]\nid = \"y\"\nnaam = '\" onmouseover=\"x'\nsoort = \"corporatie\"\n";
    let project = project(&[("bouwsteen.toml", toml)]);
    let toetsing = check::check(&project, date(2026, 11, 24));
    let document = compose::compose(&project, &toetsing, date(2026, 11, 24)).document;
    let page = html::write(&document);
    let (names, _) = read(&page);
    assert_eq!(names.iter().filter(|name| *name == "script").count(), 1, "only our own");
    assert!(!names.iter().any(|name| name == "img"));
    assert!(!page.contains(" onmouseover=\"") && page.contains("&quot; onmouseover=&quot;x"));
}
