//! Begrippen and abbreviations: linked at first use, and not a word of the document changes.

use bouwsteen::compose::begrippen::{Woorden, link};
use bouwsteen::compose::compose;
use bouwsteen::document::{Block, Fact, Inline, Item, Registersoort, Table, register, text};
use bouwsteen::{Document, check, render};
use jiff::civil::date;
use proptest::prelude::{Strategy, any, prop, prop_oneof};

use crate::render_sample as sample;
use crate::support::project;

/// A text after linking, with links as `[woorden](#anker)`.
fn linked(words: &str) -> String {
    let mut woorden = Woorden::default();
    woorden.add("hof", ["hofwoning", "kleine hofwoning"]);
    woorden.add("woning", ["woning"]);
    woorden.add("wet", ["Wet langdurige zorg"]);
    woorden.add("kort-wet", ["Wlz"]);
    let mut blocks = vec![sample::paragraph(words)];
    link(&mut blocks, &mut woorden);
    let Some(Block::Paragraph { content, .. }) = blocks.pop() else { panic!("a paragraph") };
    let shown = |inline: &Inline| match inline {
        Inline::Link { target, content } => format!("[{}]({target})", text::plain(content)),
        other => text::plain(std::slice::from_ref(other)),
    };
    content.iter().map(shown).collect()
}

#[test]
fn the_first_use_of_a_word_is_a_link() {
    assert_eq!(linked("Een woning is een woning."), "Een [woning](#woning) is een woning.");
    assert_eq!(linked("Woning of niet."), "[Woning](#woning) of niet.");
    assert_eq!(linked("de hofwoning en de woning"), "de [hofwoning](#hof) en de [woning](#woning)");
}

#[test]
fn the_longest_word_counts() {
    assert_eq!(linked("een kleine hofwoning"), "een [kleine hofwoning](#hof)");
    assert_eq!(
        linked("Wet langdurige zorg (Wlz)"),
        "[Wet langdurige zorg](#wet) ([Wlz](#kort-wet))"
    );
}

#[test]
fn only_whole_words_count() {
    for words in ["woningen", "woning-", "zorgwoning", "Wlz-zorg", "wlz", "WONING", "woningʼs"] {
        assert_eq!(linked(words), words);
    }
    assert_eq!(linked("‘woning’, Wlz/Wmo"), "‘[woning](#woning)’, [Wlz](#kort-wet)/Wmo");
}

#[test]
fn titles_tables_facts_and_links_stay_as_they_are() {
    let mut woorden = Woorden::default();
    woorden.add("woning", ["woning"]);
    let word = || sample::text("woning");
    let anchored = Item {
        number: None,
        anchor: Some("woning".to_owned()),
        done: None,
        blocks: vec![sample::paragraph("woning")],
    };
    let mut blocks = vec![
        sample::heading(1, None, "woning"),
        Block::Paragraph {
            number: None,
            anchor: None,
            content: vec![
                Inline::Link { target: "https://example.org".to_owned(), content: word() },
                Inline::Code { text: "woning".to_owned() },
            ],
        },
        Block::Paragraph {
            number: None,
            anchor: None,
            content: vec![Inline::Strong { content: word() }],
        },
        Block::Facts { items: vec![Fact { label: "woning".to_owned(), content: word() }] },
        Block::Table(Table {
            anchor: None,
            label: None,
            caption: word(),
            columns: vec![],
            row_headers: false,
            rows: vec![sample::row(&["woning"], false)],
            source: word(),
            wide: false,
        }),
        Block::List { start: None, items: vec![anchored] },
    ];
    let before = blocks.clone();
    link(&mut blocks, &mut woorden);
    assert_eq!(blocks, before);
}

const VISIE: &str = r#"
[document]
titel = "Proef"
samenvatting = "Een woning valt onder de Wlz. Die woning ook."
[[begrip]]
id = "woning"
term = "woning"
definitie = "Een plek om te wonen, soms met de AWBZ."
[[begrip]]
id = "wlz"
term = "Wet langdurige zorg"
definitie = "Een wet."
afkorting = "Wlz"
[[begrip]]
id = "awbz"
term = "Algemene Wet Bijzondere Ziektekosten"
definitie = "Een oude wet."
afkorting = "AWBZ"
"#;

fn document(toml: &str) -> Document {
    let project = project(&[("bouwsteen.toml", toml)]);
    let today = date(2026, 11, 22);
    compose(&project, &check::check(&project, today), today).document
}

#[test]
fn every_output_has_the_links_and_the_abbreviations_that_are_used() {
    let markdown = render::markdown::write(&document(VISIE));
    let of = |start: &str| {
        let found = markdown.lines().find(|line| line.contains(start));
        found.unwrap_or_else(|| panic!("{start} in:\n{markdown}")).to_owned()
    };
    assert_eq!(
        of("valt onder"),
        "Een [woning](#woning) valt onder de [Wlz](#afkorting-wlz). Die woning ook."
    );
    assert!(markdown.contains("Afkortingen"), "{markdown}");
    assert_eq!(
        of("afkorting-wlz\""),
        "- <a id=\"afkorting-wlz\"></a>**Wlz** – [Wet langdurige zorg](#wlz)"
    );
    assert!(!markdown.contains("**AWBZ** –"), "{markdown}");
}

#[test]
fn tables_are_listed_wherever_they_stand() {
    let mut blocks = Vec::new();
    for label in ["Tabel 1", "Tabel 2"] {
        blocks.push(Block::Table(Table {
            anchor: Some(label.to_lowercase()),
            label: Some(label.to_owned()),
            caption: sample::text("Woningen"),
            columns: vec![],
            row_headers: false,
            rows: vec![],
            source: vec![],
            wide: false,
        }));
    }
    let nested = Block::Box {
        role: bouwsteen::document::BoxRole::Kader,
        title: vec![],
        blocks: blocks.split_off(1),
    };
    blocks.push(nested);
    let lines = register(&blocks, Registersoort::Tabellen);
    let shown: Vec<_> = lines.iter().map(|line| (line.label, line.anchor)).collect();
    assert_eq!(shown, [("Tabel 1", Some("tabel 1")), ("Tabel 2", Some("tabel 2"))]);
    assert_eq!(register(&blocks, Registersoort::Figuren), []);
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let words = prop_oneof!["(de |woning|hof|wet | |,|-|é|Wlz|Woning ){0,12}", ".{0,12}"];
    let leaf = prop_oneof![
        words.clone().prop_map(Inline::text),
        words.prop_map(|text| Inline::Code { text }),
        any::<bool>().prop_map(|_| Inline::Break),
    ];
    let tree = leaf.prop_recursive(3, 12, 4, |inner| {
        let content = prop::collection::vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Emph { content }),
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.prop_map(|content| Inline::Link { target: "#x".to_owned(), content }),
        ]
    });
    prop::collection::vec(tree, 0..6)
}

proptest::proptest! {
    #[test]
    fn linking_changes_no_word(
        lines in prop::collection::vec(inlines(), 1..4),
        forms in prop::collection::vec("(woning|hof|wet|Wlz|é| |-|[a-z]){1,6}", 0..6),
    ) {
        let paragraph = |content: &Vec<Inline>| {
            Block::Paragraph { number: None, anchor: None, content: content.clone() }
        };
        let mut blocks: Vec<Block> = lines.iter().map(paragraph).collect();
        let mut woorden = Woorden::default();
        for (index, form) in forms.iter().enumerate() {
            woorden.add(&format!("a{index}"), [form.as_str()]);
        }
        link(&mut blocks, &mut woorden);
        let plain = |block: &Block| match block {
            Block::Paragraph { content, .. } => text::plain(content),
            _ => String::new(),
        };
        let after: Vec<String> = blocks.iter().map(plain).collect();
        let before: Vec<String> = lines.iter().map(|line| text::plain(line)).collect();
        proptest::prop_assert_eq!(after, before);
    }
}
