//! The Word file: read back by a stranger it has the same words and structure, and nothing of it runs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use bouwsteen::document::{
    Align, Block, Column, Document, Inline, Item, Row, Table, register_items, text,
};
use bouwsteen::{check, compose, render::docx};
use jiff::civil::date;
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

use crate::render_sample as sample;
use crate::support::lindewaard;

/// The parts of the file by name; every part of XML must be whole.
fn parts(document: &Document) -> BTreeMap<String, String> {
    let bytes = docx::write(document, date(2026, 11, 24)).expect("the document can be written");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        if name.starts_with("word/media/") {
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml).expect("UTF-8");
        parts.insert(name, xml);
    }
    parts
}

/// All words of the file, those of footnotes after the rest.
pub(crate) fn all_words(document: &Document) -> String {
    let parts = parts(document);
    let lines = ["word/document.xml", "word/footnotes.xml"].map(|name| {
        let content = parts.get(name).map(|xml| read(xml)).unwrap_or_default();
        content.paragraphs.into_iter().map(|one| one.text + "\n").collect::<String>()
    });
    lines.concat()
}

/// A paragraph of the file: its style, and what a reader sees of it, without the marks of footnotes.
#[derive(Debug, Default, Clone, PartialEq)]
struct Seen {
    style: String,
    text: String,
}

/// What a reader of XML finds in a part.
#[derive(Debug, Default)]
struct Content {
    paragraphs: Vec<Seen>,
    /// Every element that was opened.
    names: Vec<String>,
    /// Values of attributes by element and attribute, such as `w:bookmarkStart w:name`.
    values: BTreeMap<String, Vec<String>>,
}

fn read(xml: &str) -> Content {
    let mut reader = Reader::from_str(xml);
    let mut content = Content::default();
    let (mut inside, mut hidden) = (false, false);
    loop {
        let event = reader.read_event().expect("well-formed");
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                for attribute in start.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let key = format!("{name} {}", attribute.key.as_ref());
                    let value = quick_xml::escape::unescape(&attribute.value).expect("escaped");
                    content.values.entry(key).or_default().push(value.into_owned());
                }
                let value = || {
                    let found = start.attributes().flatten().find(|a| a.key.as_ref() == "w:val");
                    found.map(|a| a.value.to_string()).unwrap_or_default()
                };
                let last = content.paragraphs.last_mut();
                match (name.as_str(), last) {
                    ("w:p", _) => content.paragraphs.push(Seen::default()),
                    ("w:pStyle", Some(last)) => last.style = value(),
                    ("w:r", _) => hidden = false,
                    ("w:rStyle", _) => hidden = value() == "FootnoteReference",
                    ("w:tab" | "w:br", Some(last)) if !hidden => last.text.push(' '),
                    ("w:t", _) => inside = matches!(event, Event::Start(_)),
                    _ => {}
                }
                content.names.push(name);
            }
            Event::End(end) if end.name().as_ref() == "w:t" => inside = false,
            Event::Text(part) if inside && !hidden => push(&mut content, part.as_ref()),
            Event::GeneralRef(name) if inside && !hidden => {
                let character = quick_xml::escape::resolve_xml_entity(name.as_ref());
                push(&mut content, character.expect("a known reference"));
            }
            Event::Eof => return content,
            _ => {}
        }
    }
}

fn push(content: &mut Content, words: &str) {
    content.paragraphs.last_mut().expect("text stands in a paragraph").text.push_str(words);
}

fn squeezed(words: &str) -> String {
    words.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The visible paragraphs of a document made of these blocks.
fn written(blocks: Vec<Block>) -> Vec<Seen> {
    let parts = parts(&sample::document(blocks));
    let seen = read(&parts["word/document.xml"]).paragraphs.into_iter();
    let seen = seen.map(|one| Seen { text: squeezed(&one.text), ..one });
    seen.filter(|one| !one.text.is_empty()).collect()
}

fn texts(blocks: Vec<Block>) -> Vec<String> {
    written(blocks).into_iter().map(|one| one.text).collect()
}

fn plain(content: &[Inline]) -> String {
    squeezed(&text::visible(&text::plain(content)))
}

/// What a block says, a line for each paragraph in Word.
fn said(block: &Block, out: &mut Vec<String>) {
    let numbered = |number: &Option<String>, words: String| match number {
        Some(number) => squeezed(&format!("{} {words}", text::visible(number))),
        None => words,
    };
    match block {
        Block::TitlePage | Block::Contents | Block::Register { .. } | Block::Rule => {}
        Block::Heading { number, content, .. } | Block::Paragraph { number, content, .. } => {
            out.push(numbered(number, plain(content)));
        }
        Block::List { items, .. } => {
            for item in items {
                let mark = item.done.map(|done| if done { "☑" } else { "☐" });
                let from = out.len();
                item.blocks.iter().for_each(|block| said(block, out));
                let lead = [mark.unwrap_or_default(), item.number.as_deref().unwrap_or_default()];
                if let Some(first) = out.get_mut(from) {
                    *first = squeezed(&format!("{} {first}", lead.join(" ")));
                }
            }
        }
        Block::Quote { blocks, speaker } => {
            blocks.iter().for_each(|block| said(block, out));
            out.extend(speaker.iter().map(|speaker| format!("— {speaker}")));
        }
        Block::Code { text } => out.push(squeezed(&text::visible_lines(text))),
        Block::Table(table) => {
            out.push(captioned(table.label.as_deref(), &table.caption));
            out.extend(table.columns.iter().map(|column| plain(&column.title)));
            out.extend(table.rows.iter().flat_map(|row| &row.cells).map(|cell| plain(cell)));
            out.push(plain(&table.source));
        }
        Block::Figure { label, caption, source, .. } => {
            out.extend([captioned(label.as_deref(), caption), plain(source)]);
        }
        Block::Facts { items } => {
            out.extend(items.iter().map(|fact| {
                squeezed(&format!("{}: {}", text::visible(&fact.label), plain(&fact.content)))
            }));
        }
        Block::Box { title, blocks, .. } => {
            out.push(plain(title));
            blocks.iter().for_each(|block| said(block, out));
        }
        Block::Gap { content, detail } => {
            out.extend([squeezed(&format!("Nog open: {}", plain(content))), plain(detail)]);
        }
    }
}

fn captioned(label: Option<&str>, caption: &[Inline]) -> String {
    squeezed(&format!("{} {}", label.unwrap_or_default(), plain(caption)))
}

/// Statuses have a shape before their word, and boxes the word of their kind; both are our own.
fn without_shapes(words: &str) -> String {
    let shapes = ['●', '◐', '◆', '☐', '–', '⚑'];
    let words: String = words
        .split('\u{a0}')
        .map(|part| part.trim_end_matches(shapes))
        .collect::<Vec<_>>()
        .join(" ");
    squeezed(words.trim_start_matches("Voorbeeld: ").trim_start_matches("Tip: "))
}

#[test]
fn a_whole_visie_says_in_word_what_the_document_says() {
    let project = lindewaard();
    let today = date(2026, 11, 24);
    let toetsing = check::check(&project, today);
    let document = compose::compose(&project, &toetsing, today).document;
    let parts = parts(&document);
    let content = read(&parts["word/document.xml"]);

    let mut expected = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Register { soort } => {
                let items = register_items(&document.blocks, *soort);
                said(&Block::List { start: None, items }, &mut expected);
            }
            block => said(block, &mut expected),
        }
    }
    let expected: Vec<String> = expected.iter().map(|line| without_shapes(line)).collect();
    let expected: Vec<&str> =
        expected.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let seen = content.paragraphs.iter().filter(|one| {
        !["Gemeente", "Title", "Subtitle", "Statusregel", "Melding", "TOCHeading", "TOC1", "TOC2"]
            .contains(&one.style.as_str())
    });
    let seen: Vec<String> = seen.map(|one| without_shapes(&squeezed(&one.text))).collect();
    let seen: Vec<&str> = seen.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    assert!(seen.len() > 2000, "only {} texts", seen.len());
    let differs = expected.iter().zip(&seen).find(|(expected, seen)| expected != seen);
    assert_eq!(differs, None);
    assert_eq!(expected.len(), seen.len());
    structure(&document, &content);
    links(&parts, &content);
}

/// Headings, tables, pictures and footnotes are what they say they are.
fn structure(document: &Document, content: &Content) {
    let count = |name: &str| content.names.iter().filter(|one| *one == name).count();
    let headings = content.paragraphs.iter().filter(|one| one.style.starts_with("Heading"));
    let levels: Vec<String> = headings.map(|one| one.style.clone()).collect();
    let expected = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(format!("Heading{level}")),
        _ => None,
    });
    assert_eq!(levels, expected.collect::<Vec<_>>());
    assert_eq!(count("w:tbl"), count("w:tblHeader"), "each table has a header row that returns");
    let titled = document.blocks.iter().filter(
        |block| matches!(block, Block::Table(table) if !captioned(table.label.as_deref(), &table.caption).is_empty()),
    );
    assert_eq!(titled.count(), count("w:tblCaption"), "and its title");
    let alts = &content.values["wp:docPr descr"];
    assert!(alts.len() >= 6 && alts.iter().all(|alt| alt.len() > 10), "{alts:?}");
    assert!(count("w:footnoteReference") >= 1);
}

/// Every link leads to a bookmark or a relation, and every name stands once.
fn links(parts: &BTreeMap<String, String>, content: &Content) {
    let names = &content.values["w:bookmarkStart w:name"];
    let once: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(once.len(), names.len(), "a bookmark stands once");
    assert!(names.iter().all(|name| name.len() <= 40), "and fits Word");
    let dead: Vec<_> = content.values["w:hyperlink w:anchor"]
        .iter()
        .filter(|anchor| !once.contains(&anchor.to_lowercase()))
        .collect();
    assert!(dead.is_empty(), "{dead:?}");
    let relations = read(&parts["word/_rels/document.xml.rels"]);
    let known: BTreeSet<&String> = relations.values["Relationship Id"].iter().collect();
    let lost: Vec<_> =
        content.values["w:hyperlink r:id"].iter().filter(|id| !known.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"nl-NL\""));
    assert!(parts["docProps/core.xml"].contains("<dc:language>nl-NL</dc:language>"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::rich();
    let write = || docx::write(&document, date(2026, 11, 22)).expect("it can be written");
    let first = write();
    let elsewhere = std::thread::scope(|scope| scope.spawn(write).join().expect("it ends"));
    assert!(first == write() && first == elsewhere);
}

#[test]
fn footnotes_are_notes_of_word_and_are_repeated_by_a_field() {
    let note = Inline::Footnote { id: "a".to_owned(), content: sample::text("De <noot>") };
    let again = Inline::FootnoteRef { id: "a".to_owned() };
    let content = vec![Inline::text("Een"), note, Inline::text(" twee"), again];
    let document = sample::document(vec![Block::Paragraph { number: None, anchor: None, content }]);
    let parts = parts(&document);
    let (main, notes) = (&parts["word/document.xml"], &parts["word/footnotes.xml"]);
    assert_eq!(main.matches("<w:footnoteReference w:id=\"1\"/>").count(), 1);
    assert_eq!(main.matches(" NOTEREF _Noot1 \\h ").count(), 1);
    assert!(notes.contains("<w:footnoteRef/>") && notes.contains("De &lt;noot&gt;"), "{notes}");
}

#[test]
fn labels_keep_their_number_also_after_word_counts_again() {
    let table = |label: &str| {
        let column = Column { title: sample::text("Kop"), align: Align::Left, weight: 1 };
        Block::Table(Table {
            anchor: None,
            label: Some(label.to_owned()),
            caption: sample::text("Titel"),
            columns: vec![column],
            row_headers: false,
            rows: vec![Row { total: false, cells: vec![sample::text("cel")] }],
            source: vec![],
            wide: false,
        })
    };
    let document = sample::document(["Tabel 1", "Tabel 2", "Tabel 7", "Staat X"].map(table).into());
    let parts = parts(&document);
    let codes: Vec<&str> = parts["word/document.xml"]
        .split(" SEQ ")
        .skip(1)
        .filter_map(|r| r.split('<').next())
        .collect();
    assert_eq!(codes, ["Tabel \\* ARABIC ", "Tabel \\* ARABIC ", "Tabel \\* ARABIC \\r 7 "]);
    let captions: Vec<String> = read(&parts["word/document.xml"])
        .paragraphs
        .into_iter()
        .filter(|one| one.style == "Caption")
        .map(|one| one.text)
        .collect();
    assert_eq!(captions, ["Tabel 1 Titel", "Tabel 2 Titel", "Tabel 7 Titel", "Staat X Titel"]);
}

#[test]
fn wide_tables_turn_the_page_and_turn_it_back() {
    let parts = parts(&sample::rich());
    let content = read(&parts["word/document.xml"]);
    let lying = content.values["w:pgSz w:orient"].iter().filter(|word| *word == "landscape");
    assert_eq!(lying.count(), 1);
    assert_eq!(content.values["w:pgSz w:w"].last().map(String::as_str), Some("11906"));
    assert_eq!(
        content.values["w:headerReference r:id"].len(),
        1,
        "the first pages have the header"
    );
}

#[test]
fn hostile_text_becomes_neither_markup_nor_a_field() {
    let code =
        "{ HYPERLINK \"file:///etc/passwd\" } </w:t><w:br/> &#1; ]]> <!-- \u{0}\u{b}\u{fffe}";
    let seen = texts(vec![sample::paragraph(code), Block::Code { text: code.to_owned() }]);
    assert_eq!(seen[0], "{ HYPERLINK \"file:///etc/passwd\" } </w:t><w:br/> &#1; ]]> <!--");
    let mut document = sample::document(vec![Block::TitlePage, sample::paragraph("x")]);
    for field in [&mut document.meta.title, &mut document.meta.gemeente, &mut document.meta.status]
    {
        *field = code.to_owned();
    }
    let parts = parts(&document);
    let content = read(&parts["word/document.xml"]);
    assert!(!content.names.iter().any(|name| name == "w:instrText" || name == "w:br"));
    assert!(parts["docProps/core.xml"].contains("&lt;/w:t&gt;"));
    let huge = "lang ".repeat(200_000);
    assert_eq!(texts(vec![sample::paragraph(&huge)])[0].len(), huge.trim_end().len());
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z<>&;#{}\\\\\"' ]{1,24}", "\\PC{1,16}", Just("]]>&amp;&#x41;".to_owned())]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => words().prop_map(Inline::text),
        1 => words().prop_map(|text| Inline::Code { text }),
        1 => Just(Inline::Break),
    ];
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        let content = prop::collection::vec(inner, 1..3);
        let link = |content| Inline::Link { target: "https://x.nl/?a=b&c".to_owned(), content };
        prop_oneof![
            content.clone().prop_map(|content| Inline::Emph { content }),
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Strike { content }),
            content.clone().prop_map(|content| Inline::Small { content }),
            content.prop_map(link),
        ]
    });
    prop::collection::vec(tree, 1..5)
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let paragraph =
        |content| Block::Paragraph { number: None, anchor: Some("x".to_owned()), content };
    let heading = |(level, content)| Block::Heading {
        level,
        number: Some("1.2".to_owned()),
        anchor: "x".to_owned(),
        content,
    };
    let list = move |(start, done, content): (_, _, Vec<Inline>)| {
        let blocks = vec![paragraph(content.clone()), paragraph(content)];
        let item = Item { number: Some("1.1".to_owned()), anchor: None, done, blocks };
        Block::List { start, items: vec![item] }
    };
    let table = |(cells, wide): (Vec<Vec<Inline>>, _)| {
        let column =
            |title: &Vec<Inline>| Column { title: title.clone(), align: Align::Right, weight: 1 };
        Block::Table(Table {
            anchor: None,
            label: Some("Tabel 1".to_owned()),
            caption: cells[0].clone(),
            columns: cells.iter().map(column).collect(),
            row_headers: true,
            source: cells[0].clone(),
            rows: vec![Row { total: true, cells }],
            wide,
        })
    };
    let block = prop_oneof![
        inlines().prop_map(paragraph),
        (0_u8..9, inlines()).prop_map(heading),
        (any::<Option<u64>>(), any::<Option<bool>>(), inlines()).prop_map(list),
        (prop::collection::vec(inlines(), 1..4), any::<bool>()).prop_map(table),
        inlines().prop_map(|content| Block::Gap { detail: content.clone(), content }),
        inlines().prop_map(move |content| Block::Quote {
            blocks: vec![paragraph(content)],
            speaker: None
        }),
        "[a-z<&\n\t ]{0,30}".prop_map(|text| Block::Code { text }),
    ];
    prop::collection::vec(block, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_document_reads_back_from_word(blocks in blocks()) {
        let mut expected = Vec::new();
        blocks.iter().for_each(|block| said(block, &mut expected));
        expected.retain(|line| !line.is_empty());
        prop_assert_eq!(texts(blocks), expected);
    }
}
