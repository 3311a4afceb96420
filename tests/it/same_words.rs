//! No output says anything that another does not: any document has the same words in all of them.
//!
//! The documents are made up of marks such as `w12z*q`: each stands once, so that a word that is lost, doubled or
//! moved is seen.

use std::collections::BTreeSet;

use bouwsteen::document::{
    Align, Block, BoxRole, Column, Document, Fact, Inline, Item, Mark, Row, Table,
};
use bouwsteen::render::{Format, pdf, render};
use jiff::civil::date;
use proptest::prelude::*;

use crate::{render_docx, render_html, render_markdown, render_sample as sample};

/// Characters that some format might read as its own.
const NASTY: &[&str] = &[
    "", "*", "_", "<b>", "&amp;", "#", "[x]", "{{", "|", "~~", "\\", "`", "\"", "'", "$", "@", "€",
    "é", "--", "//",
];

/// What a block is, before it has words.
#[derive(Debug, Clone)]
enum Shape {
    Heading(u8),
    Paragraph(Vec<Run>),
    List(Vec<Vec<Run>>, bool),
    Quote(Vec<Run>),
    Framed(Vec<Run>),
    Gap,
    Facts(u8),
    Code,
    Table { columns: usize, rows: usize, wide: bool },
}

/// What a piece of running text is.
#[derive(Debug, Clone, Copy)]
enum Run {
    Plain,
    Strong,
    Emph,
    Small,
    Code,
    Link,
    Status,
    Footnote,
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    use Run::{Code, Emph, Footnote, Link, Plain, Small, Status, Strong};
    let run = prop::sample::select(vec![Plain, Strong, Emph, Small, Code, Link, Status, Footnote]);
    prop::collection::vec(run, 1..5)
}

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let shape =
        prop_oneof![
            (1_u8..4).prop_map(Shape::Heading),
            runs().prop_map(Shape::Paragraph),
            (prop::collection::vec(runs(), 1..4), any::<bool>())
                .prop_map(|(i, n)| Shape::List(i, n)),
            runs().prop_map(Shape::Quote),
            runs().prop_map(Shape::Framed),
            Just(Shape::Gap),
            (1_u8..5).prop_map(Shape::Facts),
            Just(Shape::Code),
            (1_usize..5, 1_usize..4, any::<bool>())
                .prop_map(|(columns, rows, wide)| Shape::Table { columns, rows, wide }),
        ];
    prop::collection::vec(shape, 1..10)
}

/// Gives every place a mark of its own.
struct Maker {
    count: usize,
    seed: usize,
    levels: u8,
}

impl Maker {
    fn mark(&mut self) -> String {
        self.count += 1;
        let nasty = NASTY[(self.count * 7 + self.seed) % NASTY.len()];
        format!("w{}z{nasty}q", self.count)
    }

    fn line(&mut self) -> Vec<Inline> {
        vec![Inline::text(self.mark())]
    }

    fn runs(&mut self, runs: &[Run]) -> Vec<Inline> {
        let mut line = Vec::new();
        for run in runs {
            let content = self.line();
            let text = sample_text(&content);
            line.push(match run {
                Run::Plain => Inline::text(text),
                Run::Strong => Inline::Strong { content },
                Run::Emph => Inline::Emph { content },
                Run::Small => Inline::Small { content },
                Run::Code => Inline::Code { text },
                Run::Link => {
                    Inline::Link { target: "https://voorbeeld.example/".to_owned(), content }
                }
                Run::Status => Inline::Status { mark: Mark::Open, text },
                Run::Footnote => Inline::Footnote { id: format!("noot-{}", self.count), content },
            });
            line.push(Inline::text(" "));
        }
        line
    }

    fn paragraph(&mut self, runs: &[Run]) -> Block {
        let number = Some(format!("{}.0.1", self.count));
        let anchor = Some(format!("alinea-{}", self.count));
        let mut content = self.line();
        content.push(Inline::text(" "));
        content.extend(self.runs(runs));
        Block::Paragraph { number, anchor, content }
    }

    fn bare(&mut self, runs: &[Run]) -> Vec<Block> {
        let mut content = self.line();
        content.push(Inline::text(" "));
        content.extend(self.runs(runs));
        vec![Block::Paragraph { number: None, anchor: None, content }]
    }

    fn block(&mut self, shape: &Shape) -> Block {
        match shape {
            Shape::Heading(level) => {
                self.levels = (*level).min(self.levels + 1);
                let anchor = format!("kop-{}", self.count);
                Block::Heading { level: self.levels, number: None, anchor, content: self.line() }
            }
            Shape::Paragraph(runs) => self.paragraph(runs),
            Shape::List(items, numbered) => {
                let item = |runs: &Vec<Run>| {
                    let blocks = self.bare(runs);
                    Item { number: None, anchor: None, done: None, blocks }
                };
                let items = items.iter().map(item).collect();
                Block::List { start: numbered.then_some(3), items }
            }
            Shape::Quote(runs) => {
                Block::Quote { blocks: self.bare(runs), speaker: Some(self.mark()) }
            }
            Shape::Framed(runs) => {
                let title = self.line();
                Block::Box { role: BoxRole::Kader, title, blocks: self.bare(runs) }
            }
            Shape::Gap => Block::Gap { content: self.line(), detail: self.line() },
            Shape::Facts(count) => {
                let fact = |_| Fact { label: self.mark(), content: self.line() };
                Block::Facts { items: (0..*count).map(fact).collect() }
            }
            Shape::Code => Block::Code { text: self.mark() },
            Shape::Table { columns, rows, wide } => {
                Block::Table(self.table(*columns, *rows, *wide))
            }
        }
    }

    fn table(&mut self, columns: usize, rows: usize, wide: bool) -> Table {
        let caption = self.line();
        let columns: Vec<Column> = (0..columns)
            .map(|_| Column { title: self.line(), align: Align::Right, weight: 1 })
            .collect();
        let row = |_| Row { total: false, cells: columns.iter().map(|_| self.line()).collect() };
        let rows = (0..rows).map(row).collect();
        let source = self.line();
        let label = Some("Tabel".to_owned());
        Table { anchor: None, label, caption, columns, row_headers: true, rows, source, wide }
    }
}

fn sample_text(content: &[Inline]) -> String {
    bouwsteen::document::text::plain(content)
}

fn document(shapes: &[Shape], seed: usize) -> (Document, usize) {
    let mut maker = Maker { count: 0, seed, levels: 0 };
    let first = Shape::Heading(1);
    let blocks = std::iter::once(&first).chain(shapes).map(|shape| maker.block(shape)).collect();
    (sample::document(blocks), maker.count)
}

/// The marks in a text, in order; white space inside one is where a line ended.
fn marks(text: &str) -> Vec<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('w') {
        let digits = text[at + 1..].chars().take_while(char::is_ascii_digit).count();
        let rest = &text[at + 1 + digits..];
        if let (1.., Some(rest)) = (digits, rest.strip_prefix('z'))
            && let Some(end) = rest.find('q').filter(|end| *end <= 8)
        {
            found.push(format!("w{}z{}q", &text[at + 1..at + 1 + digits], &rest[..end]));
        }
    }
    found
}

fn pdf_text(bytes: &[u8]) -> String {
    let read = lopdf::Document::load_mem(bytes).expect("a PDF is a PDF");
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    read.extract_text(&pages).expect("its fonts say which letters they hold")
}

fn as_set(marks: &[String]) -> BTreeSet<&str> {
    marks.iter().map(String::as_str).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_output_has_the_same_words(shapes in shapes(), seed in 0_usize..20) {
        let (document, count) = document(&shapes, seed);
        let today = date(2026, 11, 22);
        let rendered = |format| render(&document, format, today).expect("any document can be written");
        let text = |format| String::from_utf8(rendered(format)).expect("it is text");
        let markdown = marks(&render_markdown::read(&text(Format::Markdown)).join("\n"));
        let html = marks(&render_html::read(&text(Format::Html)).1);
        let pdf = marks(&pdf_text(&pdf::write(&document, today).expect("any document can be set")));

        prop_assert_eq!(as_set(&markdown).len(), count, "Markdown: {:?}", markdown);
        prop_assert_eq!(as_set(&markdown), as_set(&html));
        prop_assert_eq!(as_set(&markdown), as_set(&pdf));
        let word = marks(&render_docx::all_words(&document));
        prop_assert_eq!(as_set(&markdown), as_set(&word));
        for (name, marks) in [("Markdown", &markdown), ("HTML", &html), ("Word", &word)] {
            prop_assert_eq!(marks.len(), count, "{} says something twice: {:?}", name, marks);
        }
        prop_assert_eq!(&markdown, &html, "the order of reading is one");
    }
}
