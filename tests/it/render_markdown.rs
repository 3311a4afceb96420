//! Markdown: what is written reads well, and parses back to the same text.

use bouwsteen::document::{Align, Block, Column, Document, Inline, Item, Row, Table, text};
use bouwsteen::render::markdown;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::render_sample as sample;

/// What a reader of the Markdown sees, in one line a block, with its kind.
pub(crate) fn read(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut out = Vec::new();
    let mut line = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => line.push_str(&text),
            Event::InlineHtml(html) if html.starts_with("<br") => line.push(' '),
            Event::SoftBreak | Event::HardBreak => line.push(' '),
            Event::Start(Tag::Heading { level, .. }) => line = format!("{level} "),
            Event::Start(Tag::Item) => line.push_str("item "),
            Event::Start(Tag::TableCell) => line.push_str("cell "),
            Event::Start(Tag::Link { dest_url, .. }) => line.extend(["<", &dest_url, ">"]),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock,
            ) => out.push(squeezed(&std::mem::take(&mut line))),
            _ => {}
        }
    }
    out.into_iter().filter(|line| !line.is_empty()).collect()
}

fn squeezed(words: &str) -> String {
    words.split([' ', '\n', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn seen(content: &[Inline]) -> String {
    squeezed(&text::visible(&text::plain(content)))
}

fn written(blocks: Vec<Block>) -> String {
    markdown::write(&sample::document(blocks))
}

fn table(cells: Vec<Vec<Inline>>) -> Block {
    let column = |title: Vec<Inline>| Column { title, align: Align::Left, weight: 1 };
    Block::Table(Table {
        anchor: None,
        label: None,
        caption: vec![],
        columns: cells.iter().cloned().map(column).collect(),
        row_headers: false,
        rows: vec![Row { total: false, cells }],
        source: vec![],
        wide: false,
    })
}

#[test]
fn a_rich_document_reads_well() {
    let markdown = markdown::write(&sample::rich());
    insta::assert_snapshot!("rich_markdown", markdown);
}

#[test]
fn two_lists_in_a_row_stay_two() {
    let list = |start| Block::List {
        start,
        items: vec![Item {
            number: None,
            anchor: None,
            done: None,
            blocks: vec![sample::paragraph("een")],
        }],
    };
    let markdown = written(vec![list(None), list(None), list(None), list(Some(1)), list(Some(1))]);
    assert_eq!(markdown, "- een\n\n* een\n\n- een\n\n1. een\n\n1) een\n");
}

#[test]
fn links_lead_to_headings_and_marks() {
    let link = |target: &str| {
        let content = sample::text("hier");
        vec![Inline::Link { target: target.to_owned(), content }]
    };
    let paragraph = |anchor: Option<&str>, content| Block::Paragraph {
        number: None,
        anchor: anchor.map(str::to_owned),
        content,
    };
    let markdown = written(vec![
        sample::heading(1, Some("2.1"), "Wonen & zorg"),
        paragraph(Some("doel-1"), link("#wonen-&-zorg")),
        paragraph(Some("doel-2"), link("#doel-1")),
        paragraph(None, link("#nergens")),
    ]);
    assert_eq!(
        markdown,
        "## 2.1 Wonen & zorg\n\n<a id=\"doel-1\"></a>[hier](#21-wonen--zorg)\n\n[hier](#doel-1)\n\nhier\n"
    );
}

#[test]
fn what_looks_like_markup_is_escaped_no_more_than_needed() {
    let cases = [
        ("# geen kop", "\\# geen kop"),
        ("- geen lijst", "\\- geen lijst"),
        ("-5 graden", "-5 graden"),
        ("1. geen lijst", "1\\. geen lijst"),
        ("1.250 woningen", "1.250 woningen"),
        ("+ plus", "\\+ plus"),
        ("> citaat", "\\> citaat"),
        ("ab_c_d en _d_", "ab_c_d en \\_d\\_"),
        ("R&D en &amp;", "R\\&D en \\&amp;"),
        ("[x] $5 ~6~ `7` <b> | \\", "\\[x\\] \\$5 \\~6\\~ \\`7\\` \\<b\\> \\| \\\\"),
        ("(zie hoofdstuk 2)!", "(zie hoofdstuk 2)!"),
    ];
    for (words, expected) in cases {
        assert_eq!(written(vec![sample::paragraph(words)]), format!("{expected}\n"));
    }
}

#[test]
fn footnotes_stand_at_the_end_of_their_chapter() {
    let note = Inline::Footnote { id: "a".to_owned(), content: sample::text("- noot") };
    let again = Inline::FootnoteRef { id: "a".to_owned() };
    let content = vec![Inline::text("Een"), note, Inline::text(" twee"), again];
    let paragraph = Block::Paragraph { number: None, anchor: None, content };
    let markdown = written(vec![paragraph, sample::heading(1, None, "Kop")]);
    assert_eq!(markdown, "Een[^1] twee[^1]\n\n[^1]: \\- noot\n\n## Kop\n");
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z*_`~\\[\\]()<>&;#!|\\\\$^:=+.0-9 \"'{}-]{1,24}",
        "\\PC{1,16}",
        "[ a*_]{1,8}",
        Just("&amp; &#35; &copy".to_owned()),
        Just("\u{a0}nbsp\u{a0}".to_owned()),
        Just("```".to_owned()),
        Just("---".to_owned()),
        Just("[^1]: x".to_owned()),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => words().prop_map(Inline::text),
        1 => words().prop_map(|text| Inline::Code { text }),
        1 => Just(Inline::Break),
    ];
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        let content = prop::collection::vec(inner, 1..3);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Emph { content }),
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Strike { content }),
            content.clone().prop_map(|content| Inline::Small { content }),
            content.prop_map(|content| Inline::Link {
                target: "https://example.org/a_(b)?c=d&copy;e".to_owned(),
                content
            }),
        ]
    });
    prop::collection::vec(tree, 1..5)
}

fn check(blocks: Vec<Block>, expected: Vec<String>) -> Result<(), TestCaseError> {
    let markdown = written(blocks);
    let expected: Vec<String> =
        expected.into_iter().map(|line| squeezed(&line)).filter(|line| !line.is_empty()).collect();
    let found: Vec<String> =
        read(&markdown).into_iter().map(|line| without_targets(&line)).collect();
    prop_assert_eq!(found, expected, "{}", markdown);
    Ok(())
}

/// Where a link leads is checked apart from its words.
fn without_targets(line: &str) -> String {
    squeezed(&line.replace("<https://example.org/a_%28b%29?c=d&copy;e>", ""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_paragraph_reads_back(content in inlines()) {
        let expected = seen(&content);
        check(vec![Block::Paragraph { number: None, anchor: None, content }], vec![expected])?;
    }

    #[test]
    fn a_heading_reads_back(content in inlines()) {
        prop_assume!(!seen(&content).is_empty());
        let expected = format!("h2 {}", seen(&content));
        let anchor = "x".to_owned();
        check(vec![Block::Heading { level: 1, number: None, anchor, content }], vec![expected])?;
    }

    #[test]
    fn a_list_item_reads_back(content in inlines(), done in any::<Option<bool>>()) {
        prop_assume!(!seen(&content).is_empty());
        let expected = format!("item {}", seen(&content));
        let blocks = vec![Block::Paragraph { number: None, anchor: None, content }];
        let item = Item { number: None, anchor: None, done, blocks };
        check(vec![Block::List { start: None, items: vec![item] }], vec![expected])?;
    }

    #[test]
    fn table_cells_read_back(first in inlines(), second in inlines()) {
        let line = |content: &[Inline]| format!("cell {}", seen(content));
        let (a, b) = (line(&first), line(&second));
        check(vec![table(vec![first, second])], vec![a.clone(), b.clone(), a, b])?;
    }

    #[test]
    fn a_quotation_with_code_reads_back(content in inlines(), code in "[a-z`~\n #]{0,40}") {
        prop_assume!(!seen(&content).is_empty() && !code.trim().is_empty());
        let expected = vec![seen(&content), code.clone()];
        let paragraph = Block::Paragraph { number: None, anchor: None, content };
        let blocks = vec![paragraph, Block::Code { text: code }];
        check(vec![Block::Quote { blocks, speaker: None }], expected)?;
    }
}

#[test]
fn the_title_page_is_plain_facts() {
    let document = Document { blocks: vec![Block::TitlePage], ..sample::document(vec![]) };
    assert_eq!(
        markdown::write(&document),
        "# Samen wonen, samen zorgen\n\n**Wonen en zorg in het volkshuisvestingsprogramma 2027–2031**\n\nGemeente Lindewaard · Concept · versie 0.4 · 22 november 2026\n\n> Fictief voorbeeld: deze gemeente bestaat niet.\n"
    );
}
