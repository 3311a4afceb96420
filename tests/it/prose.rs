//! Prose: every text on its own, nothing dropped in silence, nothing that a page cannot hold.

use std::fmt::Write as _;

use bouwsteen::compose::prose::{self, Prose, ProseNoteKind, ProseOptions, ResolvedImage};
use bouwsteen::document::{Block, Inline, text};

fn parse(words: &str) -> Prose {
    let images = |path: &str| {
        let alt = (path == "beelden/met-alt.png").then(|| "uit het project".to_owned());
        path.starts_with("beelden/").then(|| ResolvedImage { key: path.to_owned(), alt })
    };
    let options =
        ProseOptions { base_level: 1, anchor_prefix: "visie", images: &images, formulas: None };
    prose::parse(words, &options)
}

fn kinds(prose: &Prose) -> Vec<&ProseNoteKind> {
    prose.notes.iter().map(|note| &note.kind).collect()
}

/// The blocks in a few words each.
fn outline(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_outline(blocks, 0, &mut out);
    out
}

fn write_outline(blocks: &[Block], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for block in blocks {
        let _ = match block {
            Block::Heading { level, anchor, content, .. } => {
                writeln!(out, "{indent}h{level} {} #{anchor}", text::plain(content))
            }
            Block::Paragraph { anchor, content, .. } => {
                let anchor = anchor.as_ref().map(|a| format!(" #{a}")).unwrap_or_default();
                writeln!(out, "{indent}p {}{anchor}", text::plain(content))
            }
            Block::List { start, items } => {
                let _ = writeln!(out, "{indent}list {start:?}");
                for item in items {
                    let anchor = item.anchor.as_ref().map(|a| format!(" #{a}")).unwrap_or_default();
                    let done = item.done.map(|done| format!(" {done}")).unwrap_or_default();
                    let _ = writeln!(out, "{indent}  item{anchor}{done}");
                    write_outline(&item.blocks, depth + 2, out);
                }
                Ok(())
            }
            Block::Quote { blocks, .. } => {
                let _ = writeln!(out, "{indent}quote");
                write_outline(blocks, depth + 1, out);
                Ok(())
            }
            Block::Code { text } => writeln!(out, "{indent}code {text:?}"),
            Block::Table(table) => {
                writeln!(out, "{indent}table {} x {}", table.columns.len(), table.rows.len())
            }
            Block::Figure { image, alt, caption, .. } => {
                writeln!(out, "{indent}figure {image} {alt:?} {:?}", text::plain(caption))
            }
            other => writeln!(out, "{indent}{other:?}"),
        };
    }
}

fn assert_outline(words: &str, expected: &str) {
    let prose = parse(words);
    assert_eq!(outline(&prose.blocks).trim_end(), expected, "notes: {:?}", prose.notes);
}

#[test]
fn headings_become_consecutive_below_the_section() {
    assert_outline(
        "### Diep\n\n# Hoog\n\n#### Onder\n\n## Midden\n\n# Hoog",
        "h2 Diep #visie-diep\nh2 Hoog #visie-hoog\nh3 Onder #visie-onder\nh3 Midden #visie-midden\nh2 Hoog #visie-hoog-2",
    );
}

#[test]
fn empty_headings_are_left_out_with_a_note() {
    let prose = parse("#\n\n## \n\ntekst");
    assert_eq!(outline(&prose.blocks), "p tekst #visie-1\n");
    assert_eq!(kinds(&prose), [&ProseNoteKind::EmptyHeading, &ProseNoteKind::EmptyHeading]);
}

#[test]
fn headings_in_quotations_are_bold_lines() {
    let prose = parse("> # Kop\n> tekst");
    assert_eq!(outline(&prose.blocks), "quote\n  p Kop\n  p tekst\n");
    assert_eq!(kinds(&prose), [&ProseNoteKind::NestedHeading]);
}

#[test]
fn paragraphs_and_items_get_ordinals_and_keep_pinned_names() {
    assert_outline(
        "Een. {#eerste}\n\nTwee \\{#nee}\n\n- drie {#derde}\n- vier\n  - diep\n\nVijf {#eerste}",
        "p Een. #visie-eerste\np Twee {#nee} #visie-2\nlist None\n  item #visie-derde\n    p drie\n  item #visie-4\n    p vier\n    list None\n      item\n        p diep\np Vijf #visie-5",
    );
    assert_eq!(
        kinds(&parse("Een {#a}\n\nTwee {#a}")),
        [&ProseNoteKind::DuplicateAnchor { name: "a".to_owned() }]
    );
}

#[test]
fn a_pin_alone_or_in_the_middle_is_text() {
    assert_outline("{#naam}", "p {#naam} #visie-1");
    assert_outline("een {#naam} twee", "p een {#naam} twee #visie-1");
    assert_outline("# Kop {#naam}", "h2 Kop {#naam} #visie-kop-naam");
}

#[test]
fn template_code_and_html_are_literal() {
    let prose = parse("{{ a }} {% b %} {# c #} <b>vet</b>\n\n<div>\n<!-- blok\n</div>\n\nna");
    assert_eq!(
        outline(&prose.blocks),
        "p {{ a }} {% b %} {# c #} <b>vet</b> #visie-1\np <div> <!-- blok </div> #visie-2\np na #visie-3\n"
    );
    assert!(kinds(&prose).iter().all(|kind| **kind == ProseNoteKind::Html));
}

#[test]
fn a_comment_and_a_fence_that_stay_open_keep_their_text() {
    assert_outline("<!-- open\n\ntekst", "p <!-- open tekst #visie-1");
    assert_outline("a\n\n```\nb\n\nc", "p a #visie-1\ncode \"b\\n\\nc\"");
}

#[test]
fn only_safe_links_stay_links() {
    let prose = parse(
        "[a](https://a.nl/x y) [b](<https://a.nl/x y>) [c](javascript:alert) [d](data:x) [e](file:///etc) [f](../g) [h](#kop) <i@j.nl> [](https://k.nl)\n\n# Kop",
    );
    let Block::Paragraph { content, .. } = &prose.blocks[0] else { panic!("a paragraph") };
    let targets: Vec<&str> = content
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { target, .. } => Some(target.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(targets, ["https://a.nl/x%20y", "#visie-kop", "mailto:i@j.nl", "https://k.nl"]);
    assert_eq!(text::plain(content), "[a](https://a.nl/x y) b c d e f h i@j.nl https://k.nl");
    let refused = |kind: &&&ProseNoteKind| matches!(kind, ProseNoteKind::RefusedLink { .. });
    assert_eq!(kinds(&prose).iter().filter(refused).count(), 4);
}

#[test]
fn images_come_from_the_project_and_have_words() {
    let prose = parse(
        "![alt](beelden/a.png \"Bijschrift\")\n\n![](beelden/met-alt.png)\n\n![](beelden/b.png)\n\n![weg](../geheim.png)\n\nin ![x](beelden/a.png) de zin",
    );
    assert_eq!(
        outline(&prose.blocks),
        "figure beelden/a.png \"alt\" \"Bijschrift\"\nfigure beelden/met-alt.png \"uit het project\" \"\"\np [beeld: beelden/b.png] #visie-1\np weg #visie-2\np in x de zin #visie-3\n"
    );
    assert_eq!(prose.notes.len(), 2);
}

#[test]
fn footnotes_are_placed_at_their_first_reference() {
    let prose = parse(
        "Een[^a] twee[^a] drie[^geen].\n\n[^a]: noot met [^b]\n\n[^b]: b[^a]\n\n[^c]: ongebruikt",
    );
    let Block::Paragraph { content, .. } = &prose.blocks[0] else { panic!("a paragraph") };
    let note = Inline::Footnote {
        id: "visie-a".to_owned(),
        content: vec![Inline::text("noot met "), Inline::text("[^b]")],
    };
    assert!(content.contains(&note), "{content:?}");
    assert!(content.contains(&Inline::FootnoteRef { id: "visie-a".to_owned() }));
    assert!(text::plain(content).contains("[^geen]"));
    assert_eq!(
        kinds(&prose),
        [
            &ProseNoteKind::NestedFootnote { name: "b".to_owned() },
            &ProseNoteKind::UnusedFootnote { name: "b".to_owned() },
            &ProseNoteKind::UnusedFootnote { name: "c".to_owned() },
        ]
    );
}

#[test]
fn hidden_characters_go_with_a_note_at_their_place() {
    let prose = parse("\u{feff}a\u{202e}b\u{0}c\u{e000}d &#x202e;e");
    assert_eq!(outline(&prose.blocks), "p abcd e #visie-1\n");
    assert!(!prose.notes.is_empty());
    for note in &prose.notes {
        assert!(note.range.start >= 3 && note.range.end <= 29, "{note:?}");
    }
}

#[test]
fn deep_nesting_is_flattened_and_keeps_its_words() {
    let quotes = format!("{}diep", "> ".repeat(5_000));
    let prose = parse(&quotes);
    assert!(outline(&prose.blocks).ends_with("p diep\n"));
    assert_eq!(outline(&prose.blocks).matches("quote").count(), 8);
    let mut lists = String::new();
    for depth in 0..60 {
        let _ = writeln!(lists, "{}- item {depth}", "  ".repeat(depth));
    }
    let outline = outline(&parse(&lists).blocks);
    assert!((0..60).all(|depth| outline.contains(&format!("p item {depth}"))), "{outline}");
    let marks = format!("{}x{}", "*a **b ".repeat(20), " b** a*".repeat(20));
    let content = [inline(&parse(&marks))];
    assert_eq!(text::plain(&content), format!("{}x{}", "a b ".repeat(20), " b a".repeat(20)));
    let Inline::Strong { content } = &content[0] else { panic!("as made") };
    assert!(format!("{content:?}").matches("Emph").count() <= 3);
}

fn inline(prose: &Prose) -> Inline {
    match &prose.blocks[0] {
        Block::Paragraph { content, .. } => Inline::Strong { content: content.clone() },
        other => panic!("not a paragraph: {other:?}"),
    }
}

#[test]
fn task_lists_tables_and_strikethrough() {
    let prose = parse("- [x] ja\n- [ ] nee\n\n| a | b |\n|--:|---|\n| 1 | ~~2~~<br>3 |");
    assert_eq!(
        outline(&prose.blocks),
        "list None\n  item #visie-1 true\n    p ja\n  item #visie-2 false\n    p nee\ntable 2 x 1\n"
    );
    let Some(Block::Table(table)) = prose.blocks.last() else { panic!("a table") };
    assert_eq!(table.rows[0].cells[1][1], Inline::Break);
}

#[test]
fn a_table_of_empty_cells_does_not_fill_memory() {
    let head = "|a".repeat(5_000);
    let rule = "|-".repeat(5_000);
    let rows = "|a|\n".repeat(20_000);
    let prose = parse(&format!("{head}\n{rule}\n{rows}"));
    assert!(prose.notes.iter().any(|note| note.kind == ProseNoteKind::HugeTable));
}

proptest::proptest! {
    #[test]
    fn any_text_parses_and_notes_lie_on_characters(words in ".{0,200}") {
        let prose = parse(&words);
        for note in &prose.notes {
            proptest::prop_assert!(words.get(note.range.clone()).is_some());
        }
    }

    #[test]
    fn markup_soup_parses(words in "([-*_#>|`~\\[\\](){}:!^1. \n<&;a]|\\[\\^a\\]){0,300}") {
        parse(&words);
    }
}
