//! PDF: compiles without warnings, gives the same bytes, prints hostile text.

use std::path::Path;

use bouwsteen::document::{
    Align, Block, BoxRole, Column, Document, Image, ImageFormat, Inline, Item, Mark, Meta,
    Registersoort, Row, Table,
};
use bouwsteen::render::pdf::{self, Compiled};
use jiff::civil::date;

use crate::render_sample as sample;

/// Compiles without a warning, and keeps the file for whoever wants to look or judge.
fn compiled(document: &Document, name: &str) -> Compiled {
    let input = pdf::input(document);
    keep(&format!("{name}.json"), &input["data.json"]);
    let compiled = pdf::compile(document, date(2026, 11, 22)).expect("the document compiles");
    assert_eq!(compiled.warnings, []);
    keep(&format!("{name}.pdf"), &compiled.pdf);
    compiled
}

/// Writes a file under the folder that cargo keeps for tests.
#[expect(clippy::disallowed_methods, reason = "a file of the tests, which nobody relies on")]
fn keep(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf").join(name);
    std::fs::create_dir_all(path.parent().expect("it has a parent")).expect("writable");
    std::fs::write(path, bytes).expect("writable");
}

#[test]
fn a_rich_document_compiles_without_warnings() {
    let document = sample::rich();
    for (path, bytes) in pdf::input(&document) {
        keep(&format!("input/{path}"), &bytes);
    }
    assert!(compiled(&document, "rich").pages >= 8);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::rich();
    let first = pdf::write(&document, date(2026, 11, 22)).expect("compiles");
    let second = pdf::write(&document, date(2026, 11, 22)).expect("compiles");
    assert!(first == second);
}

const CODE: &str = "#import \"@preview/x:0.1.0\" #sys.inputs #read(\"/etc/passwd\") #eval(\"1\") #panic() $x$ `raw` */ ]]] #{ <label> @ref \\ = kop {{ x }} {% y %} {# z #} <script>alert(1)</script> &amp; ~ -- ...";

/// Text that every place of a document must be able to hold.
fn hostile_texts() -> Vec<String> {
    vec![
        CODE.to_owned(),
        "emoji 😀👨‍👩‍👧🏳️‍🌈 ❤️ en 中文字符测试 عربي עברית हिन्दी ไทย".to_owned(),
        "\u{202e}omgekeerd\u{0}\u{1}\u{7f}\u{85}\u{200b}\u{ad}\u{feff}\u{e000}\u{fdd0}\u{2028}x".to_owned(),
        "e\u{301}e\u{300}\u{301}\u{302} ﬁ ½ ² € − • ☐ ✓ ∑ √ ≥ → ₂ ⅓ ĳ Ω Ж".to_owned(),
        "https://www.example.org/een/heel/lang/adres/dat/nergens/ophoudt?met=waarden&en=meer#en-een-anker".to_owned(),
        "   ".to_owned(),
        String::new(),
        "\t\n\r\n".to_owned(),
    ]
}

fn every_mark(words: &str) -> Vec<Inline> {
    let content = sample::text(words);
    let link = Inline::Link { target: "https://example.org/".to_owned(), content: content.clone() };
    let struck =
        Inline::Strike { content: vec![Inline::Strike { content: content.clone() }, link.clone()] };
    vec![
        Inline::text(words),
        Inline::Emph { content: vec![Inline::Strong { content: content.clone() }] },
        struck.clone(),
        Inline::Link { target: "#nergens".to_owned(), content: content.clone() },
        Inline::Link {
            target: "https://example.org/?a=b&c".to_owned(),
            content: vec![struck, link],
        },
        Inline::Link { target: "mailto:a@example.org".to_owned(), content: vec![] },
        Inline::Code { text: words.to_owned() },
        Inline::Small { content: content.clone() },
        Inline::Status { mark: Mark::Open, text: words.to_owned() },
        Inline::Footnote {
            id: words.to_owned(),
            content: vec![Inline::text(words), Inline::Footnote { id: "in".to_owned(), content }],
        },
        Inline::FootnoteRef { id: words.to_owned() },
        Inline::FootnoteRef { id: "onbekend".to_owned() },
        Inline::Image { image: "geen.png".to_owned(), alt: words.to_owned() },
        Inline::Image { image: "beelden/kaart.svg".to_owned(), alt: words.to_owned() },
        Inline::Break,
        Inline::Break,
    ]
}

fn hostile_blocks(words: &str) -> Vec<Block> {
    let marks = every_mark(words);
    let column = |align| Column { title: marks.clone(), align, weight: 0 };
    let table = Table {
        anchor: Some("dubbel".to_owned()),
        label: Some(words.to_owned()),
        caption: marks.clone(),
        columns: vec![column(Align::Left), column(Align::Center), column(Align::Right)],
        row_headers: true,
        rows: vec![
            Row { total: false, cells: vec![marks.clone()] },
            Row { total: true, cells: vec![vec![], marks.clone(), marks.clone(), marks.clone()] },
        ],
        source: marks.clone(),
        wide: words.len().is_multiple_of(2),
    };
    let figure = |image: &str| Block::Figure {
        image: image.to_owned(),
        alt: words.to_owned(),
        label: Some(words.to_owned()),
        caption: marks.clone(),
        source: marks.clone(),
        anchor: Some("dubbel".to_owned()),
    };
    let inner = vec![
        sample::paragraph(words),
        sample::heading(3, Some("1"), words),
        figure("beelden/kaart.svg"),
        Block::Code { text: words.to_owned() },
    ];
    vec![
        Block::Heading {
            level: 9,
            number: Some(words.to_owned()),
            anchor: words.to_owned(),
            content: marks.clone(),
        },
        Block::Paragraph {
            number: Some(words.to_owned()),
            anchor: Some("dubbel".to_owned()),
            content: marks.clone(),
        },
        Block::Heading {
            level: 0,
            number: None,
            anchor: "dubbel".to_owned(),
            content: sample::text(words),
        },
        Block::Table(table.clone()),
        figure("kapot.png"),
        figure("onbekend.png"),
        Block::List {
            start: Some(u64::MAX),
            items: vec![
                Item {
                    number: Some(words.to_owned()),
                    anchor: Some("i".to_owned()),
                    done: Some(true),
                    blocks: inner.clone(),
                },
                Item { number: Some(words.to_owned()), anchor: None, done: None, blocks: vec![] },
            ],
        },
        Block::Quote { blocks: vec![Block::Table(table)], speaker: Some(words.to_owned()) },
        Block::Box { role: BoxRole::Tip, title: marks.clone(), blocks: inner },
        Block::Gap { content: marks.clone(), detail: marks },
        Block::Code { text: format!("{words}\n\n\t{words}") },
    ]
}

#[test]
fn hostile_text_in_every_place_is_printed() {
    let lists = [Registersoort::Tabellen, Registersoort::Figuren];
    let mut document = sample::document(vec![Block::TitlePage, Block::Contents]);
    document.blocks.extend(lists.map(|soort| Block::Register { soort }));
    for (index, words) in hostile_texts().iter().enumerate() {
        // The first in every block there is, the others where text comes in most ways.
        let count = if index == 0 { usize::MAX } else { 4 };
        document.blocks.extend(hostile_blocks(words).into_iter().take(count));
    }
    document.meta = Meta {
        title: CODE.to_owned(),
        subtitle: Some(hostile_texts().concat()),
        short_title: hostile_texts().concat(),
        gemeente: hostile_texts().concat(),
        status: CODE.to_owned(),
        watermark: Some("😀 ONTWERP #panic()".to_owned()),
        versie: Some(CODE.to_owned()),
        date_text: CODE.to_owned(),
        date: "31 februari".to_owned(),
        notice: Some(CODE.repeat(40)),
        keywords: hostile_texts(),
    };
    document.images.insert("beelden/kaart.svg".to_owned(), sample::image());
    let broken = Image {
        bytes: b"geen beeld".to_vec(),
        format: ImageFormat::Png,
        width: 1,
        height: 1,
        own: false,
    };
    document.images.insert("kapot.png".to_owned(), broken);
    compiled(&document, "hostile");
}

#[test]
fn an_empty_document_is_a_page() {
    let mut document = sample::document(vec![]);
    document.meta.title = String::new();
    document.meta.gemeente = String::new();
    document.meta.short_title = "\u{202e}".to_owned();
    assert_eq!(compiled(&document, "empty").pages, 1);
}

/// A list in a list in a list, as Markdown.
fn nested(depth: usize, indent: &str, words: &str) -> String {
    let lines: Vec<String> =
        (0..depth).map(|depth| format!("{}- {words}\n", indent.repeat(depth))).collect();
    lines.concat()
}

#[test]
fn very_long_everything_is_printed() {
    let word = "huis".repeat(50_000);
    let wide = format!("|{}\n|{}\n|{}", "kolom|".repeat(200), "-|".repeat(200), "cel|".repeat(200));
    let prose = format!(
        "{word}\n\n# {word}\n\n`{word}`\n\n- {word}\n\n[{word}](https://example.org/{})\n\n{wide}\n\n{}diep\n\n{}\n\n![{word}](beelden/kaart.svg)\n\n```\n{word}\n```\n",
        "a".repeat(1_900),
        "> ".repeat(5_000),
        nested(100, "  ", "diep"),
    );
    let mut blocks = vec![Block::TitlePage, Block::Contents, sample::heading(1, None, "Lang")];
    blocks.extend(sample::prose(&prose, "lang"));
    let mut frame = sample::paragraph("diep in de kaders");
    for _ in 0..40 {
        frame =
            Block::Box { role: BoxRole::Kader, title: sample::text("kader"), blocks: vec![frame] };
    }
    blocks.push(frame);
    let mut mark = Inline::text("diep in de nadruk");
    for _ in 0..40 {
        mark = Inline::Emph { content: vec![Inline::Strong { content: vec![mark] }] };
    }
    blocks.push(Block::Paragraph { number: None, anchor: None, content: vec![mark] });
    blocks.push(Block::Register { soort: Registersoort::Figuren });
    let mut document = sample::document(blocks);
    document.meta.title = word.clone();
    document.meta.keywords = vec![word];
    document.images.insert("beelden/kaart.svg".to_owned(), sample::image());
    compiled(&document, "long");
}

#[test]
fn the_deepest_prose_fits_in_a_box() {
    let list = nested(12, "  > ", "> **_~~[diep](https://a.nl)~~_**");
    let blocks = sample::prose(&list, "diep");
    let block = Block::Box { role: BoxRole::Kader, title: vec![], blocks };
    let quote = Block::Quote { blocks: vec![block], speaker: None };
    compiled(&sample::document(vec![sample::heading(1, None, "Diep"), quote]), "deep");
}

#[test]
fn the_input_holds_all_that_typst_reads() {
    let input = pdf::input(&sample::rich());
    let names: Vec<&str> = input.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "beelden/0.svg",
            "blok.typ",
            "data.json",
            "document.typ",
            "huisstijl.json",
            "letters/SourceCodePro-Regular.otf",
            "letters/SourceSans3-Bold.otf",
            "letters/SourceSans3-BoldIt.otf",
            "letters/SourceSans3-It.otf",
            "letters/SourceSans3-Regular.otf",
            "letters/SourceSans3-Semibold.otf",
            "letters/SourceSerif4-It.otf",
            "letters/SourceSerif4-Regular.otf",
            "letters/SourceSerif4-Semibold.otf",
            "main.typ",
            "pagina.typ",
            "stijl.typ",
            "tabel.typ",
            "tekst.typ",
            "voorblad.typ",
        ]
    );
}

#[test]
fn the_fonts_cover_dutch_and_say_what_they_lack() {
    assert!("ëéïĳ€−–—„“”‘’•½²≥→✓☐☑№ ΩЖ".chars().all(pdf::covers));
    assert!(!"😀中ع".chars().any(pdf::covers));
}
