//! Writes a document as a Word file (DOCX) to comment on, with real headings, tables and footnotes.
//!
//! The tree of paragraphs and tables is made with the crate `docx-rs`. What it cannot say (language,
//! text alternatives, header rows, styles with house colours, the order of elements that the format
//! asks) is completed in one place, `complete.rs`, before `package.rs` packs the parts. Same document and same
//! day: the same bytes. Nothing that an author writes becomes markup or the code of a field.

mod complete;
mod images;
mod inline;
mod lists;
mod names;
mod package;
mod page;
mod table;
mod xml;

use docx_rs::{
    BorderType, BreakType, DocumentChild, Docx, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, Shading, SpecialIndentType, Table as Grid,
};
use jiff::civil::Date;

use crate::document::{
    Block, BoxRole, Document, Fact, Inline, Item, Kleuren, register_items, text,
};
use crate::error::Error;
use crate::kleur::Kleur;
use complete::Extras;
use images::Images;
use inline::{Look, Notes, field, plain};
use lists::Lists;
use names::Names;

/// The whole document as a file for Word.
pub fn write(document: &Document, today: Date) -> Result<Vec<u8>, Error> {
    let mut writer = Writer {
        document,
        colours: document.huisstijl.kleuren,
        names: Names::of(document),
        images: Images::of(document),
        notes: Notes::default(),
        lists: Lists::default(),
        extras: Extras::default(),
        parts: Vec::new(),
        frames: Vec::new(),
        style: "BodyText",
        depth: None,
        bookmarks: 0,
        landscape: false,
    };
    writer.top(&document.blocks);
    writer.finish(today)
}

struct Writer<'a> {
    document: &'a Document,
    colours: Kleuren,
    names: Names,
    images: Images<'a>,
    notes: Notes,
    lists: Lists,
    extras: Extras,
    /// What was written so far.
    parts: Vec<DocumentChild>,
    /// The boxes around the text that is written now.
    frames: Vec<Frame>,
    /// The style of ordinary paragraphs here.
    style: &'static str,
    /// How deep in lists the text stands; none outside them.
    depth: Option<usize>,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// Whether the pages lie here.
    landscape: bool,
}

/// How a framed text looks: a bar at its left, or a dashed line around it.
#[derive(Clone, Copy)]
struct Frame {
    line: Kleur,
    fill: Kleur,
    dashed: bool,
}

impl Writer<'_> {
    /// The blocks of the document itself; wide tables turn the page.
    fn top(&mut self, blocks: &[Block]) {
        for block in blocks {
            let wide = matches!(block, Block::Table(table) if table.wide);
            if wide != self.landscape {
                self.end_section();
                self.landscape = wide;
            }
            self.block(block);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::TitlePage => self.title_page(),
            Block::Contents => self.contents(),
            Block::Register { soort } => {
                let items = register_items(&self.document.blocks, *soort);
                self.list(None, &items);
            }
            Block::Heading { level, number, anchor, content } => {
                self.heading(*level, number.as_deref(), anchor, content);
            }
            Block::Paragraph { number, anchor, content } => {
                let paragraph = self.paragraph(number.as_deref(), anchor.as_deref(), content);
                self.push(paragraph);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks, speaker } => self.quote(blocks, speaker.as_deref()),
            Block::Code { text } => self.code(text),
            Block::Table(table) => self.table(table),
            Block::Figure { image, alt, label, caption, source, anchor } => {
                let picture = self.image(image, alt, false, Look::default());
                self.push(Paragraph::new().style("Figuur").add_run(picture));
                self.caption(anchor.as_deref(), label.as_deref(), caption, false);
                self.small(source);
            }
            Block::Facts { items } => items.iter().for_each(|fact| self.fact(fact)),
            Block::Box { role, title, blocks } => self.framed(*role, title, blocks),
            Block::Gap { content, detail } => self.gap(content, detail),
            Block::Rule => self.push(Paragraph::new().style("Scheiding")),
        }
    }

    fn heading(&mut self, level: u8, number: Option<&str>, anchor: &str, content: &[Inline]) {
        let style = format!("Heading{}", level.clamp(1, 6));
        let mut paragraph = Paragraph::new().style(&style);
        if let Some(number) = number {
            paragraph = paragraph.add_run(plain(&format!("{number} ")));
        }
        let paragraph = self.line(paragraph, content);
        let paragraph = self.marked(paragraph, Some(anchor));
        self.push(paragraph);
    }

    /// A paragraph with its number and its bookmark, in the style of where it stands.
    fn paragraph(
        &mut self,
        number: Option<&str>,
        anchor: Option<&str>,
        content: &[Inline],
    ) -> Paragraph {
        let apart = self.frames.is_empty() && self.depth.is_none() && self.style == "BodyText";
        let style = if number.is_some() && apart { "Alinea" } else { self.style };
        let mut paragraph = Paragraph::new().style(style);
        if let Some(depth) = self.depth {
            paragraph = paragraph.indent(Some(lists::indent(depth)), None, None, None);
        }
        paragraph = numbered(paragraph, number, apart);
        let paragraph = self.line(paragraph, content);
        self.marked(paragraph, anchor)
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        let (style, before) = (self.style, self.depth);
        let depth = before.map_or(0, |depth| depth + 1);
        let id = self.lists.add(start, depth);
        (self.style, self.depth) = ("ListParagraph", Some(depth));
        for item in items {
            self.item(item, id, depth);
        }
        (self.style, self.depth) = (style, before);
    }

    fn item(&mut self, item: &Item, id: usize, depth: usize) {
        let level = docx_rs::IndentLevel::new(lists::level(depth));
        let mut paragraph = Paragraph::new().style("ListParagraph");
        paragraph = paragraph.numbering(docx_rs::NumberingId::new(id), level);
        if let Some(done) = item.done {
            paragraph = paragraph.add_run(plain(if done { "☑ " } else { "☐ " }));
        }
        paragraph = numbered(paragraph, item.number.as_deref(), false);
        let (first, rest) = match item.blocks.split_first() {
            Some((Block::Paragraph { number, anchor, content }, rest)) => {
                paragraph = numbered(paragraph, number.as_deref(), false);
                paragraph = self.line(paragraph, content);
                (self.marked(paragraph, anchor.as_deref()), rest)
            }
            _ => (paragraph, item.blocks.as_slice()),
        };
        let first = self.marked(first, item.anchor.as_deref());
        self.push(first);
        self.blocks(rest);
    }

    fn quote(&mut self, blocks: &[Block], speaker: Option<&str>) {
        let style = std::mem::replace(&mut self.style, "Quote");
        self.blocks(blocks);
        self.style = style;
        if let Some(speaker) = speaker {
            let words = plain(&format!("— {speaker}"));
            self.push(Paragraph::new().style("Spreker").add_run(words));
        }
    }

    fn code(&mut self, words: &str) {
        let words = text::visible_lines(words);
        let words = words.strip_suffix('\n').unwrap_or(&words);
        let mut run = Run::new();
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                run = run.add_break(BreakType::TextWrapping);
            }
            for (at, part) in line.split('\t').enumerate() {
                run = if at > 0 { run.add_tab() } else { run };
                run = run.add_text(part);
            }
        }
        self.push(Paragraph::new().style("Code").add_run(run));
    }

    fn fact(&mut self, fact: &Fact) {
        let label = plain(&format!("{}:", fact.label)).style("Strong");
        let paragraph = Paragraph::new().style("Feit").add_run(label.add_tab());
        let paragraph = self.line(paragraph, &fact.content);
        self.push(paragraph);
    }

    fn framed(&mut self, role: BoxRole, title: &[Inline], blocks: &[Block]) {
        let Kleuren { accent, steun, stil, vlak, warm, .. } = self.colours;
        let (line, fill, word) = match role {
            BoxRole::Kader => (accent, vlak, ""),
            BoxRole::Opmerking => (stil, vlak, ""),
            BoxRole::Voorbeeld => (steun, warm, "Voorbeeld"),
            BoxRole::Tip => (accent, vlak, "Tip"),
        };
        self.frames.push(Frame { line, fill, dashed: false });
        let mut heading = Paragraph::new().style("Kaderkop");
        if !word.is_empty() && !text::plain(title).starts_with(word) {
            let colon = if text::is_blank(title) { "" } else { ": " };
            heading = heading.add_run(plain(&format!("{word}{colon}")));
        }
        let heading = self.line(heading, title);
        if !heading.children.is_empty() {
            self.push(heading);
        }
        self.blocks(blocks);
        self.end_frame();
    }

    fn gap(&mut self, content: &[Inline], detail: &[Inline]) {
        let Kleuren { steun, warm, .. } = self.colours;
        self.frames.push(Frame { line: steun, fill: warm, dashed: true });
        let lead = plain("Nog open: ").style("Strong");
        let paragraph = self.line(Paragraph::new().style("Gat").add_run(lead), content);
        self.push(paragraph);
        if !text::is_blank(detail) {
            let paragraph = self.line(Paragraph::new().style("Bron"), detail);
            self.push(paragraph);
        }
        self.end_frame();
    }

    /// What follows stands free of the frame.
    fn end_frame(&mut self) {
        self.frames.pop();
        self.push(Paragraph::new().style("Witregel"));
    }

    /// `Tabel 3 Titel`, with a bookmark; nothing when there is nothing to say.
    fn caption(
        &mut self,
        anchor: Option<&str>,
        label: Option<&str>,
        caption: &[Inline],
        above: bool,
    ) {
        if label.is_none() && text::is_blank(caption) && anchor.is_none() {
            return;
        }
        let mut paragraph = Paragraph::new().style("Caption").keep_next(above);
        if let Some(label) = label {
            paragraph = self.label(paragraph, label);
        }
        let paragraph = self.line(paragraph, caption);
        let paragraph = self.marked(paragraph, anchor);
        self.push(paragraph);
    }

    /// The label, with its number as a field of Word that shows the same number.
    fn label(&mut self, paragraph: Paragraph, label: &str) -> Paragraph {
        let counted = label.split_once(' ').and_then(|(word, number)| {
            let word = ["Tabel", "Figuur"].into_iter().find(|known| *known == word)?;
            Some((word, number.parse::<u16>().ok()?)).filter(|(_, n)| n.to_string() == number)
        });
        let paragraph = match counted {
            Some((word, number)) => {
                let reset = if self.extras.follows(word, number) {
                    String::new()
                } else {
                    format!(" \\r {number}")
                };
                let code = format!(" SEQ {word} \\* ARABIC{reset} ");
                let runs = field(&code, &number.to_string());
                let paragraph = paragraph.add_run(plain(&format!("{word} ")).style("Strong"));
                runs.fold(paragraph, |line, run| line.add_run(run.style("Strong")))
            }
            None => paragraph.add_run(plain(label).style("Strong")),
        };
        paragraph.add_run(plain(" "))
    }

    fn small(&mut self, content: &[Inline]) {
        if !text::is_blank(content) {
            let paragraph = self.line(Paragraph::new().style("Bron"), content);
            self.push(paragraph);
        }
    }

    /// The paragraph between the ends of a bookmark, when this is the place of its anchor.
    fn marked(&mut self, mut paragraph: Paragraph, anchor: Option<&str>) -> Paragraph {
        let Some(name) = anchor.and_then(|anchor| self.names.place(anchor)) else {
            return paragraph;
        };
        let id = self.next_bookmark();
        let mut children = Paragraph::new().add_bookmark_start(id, name).children;
        children.append(&mut paragraph.children);
        paragraph.children = children;
        paragraph.add_bookmark_end(id)
    }

    fn next_bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }

    fn push(&mut self, paragraph: Paragraph) {
        let paragraph = match self.frames.last() {
            Some(frame) => in_frame(paragraph, *frame),
            None => paragraph,
        };
        self.parts.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    fn push_table(&mut self, table: Grid) {
        self.parts.push(DocumentChild::Table(Box::new(table)));
    }

    /// The last paragraph ends the pages in this direction.
    fn end_section(&mut self) {
        let section = page::section(self.landscape);
        let last = match self.parts.pop() {
            Some(DocumentChild::Paragraph(last)) if last.property.section_property.is_none() => {
                *last
            }
            Some(other) => {
                self.parts.push(other);
                Paragraph::new().style("Witregel")
            }
            // The document starts with a wide table.
            None => return,
        };
        let last = last.section_property(section);
        self.parts.push(DocumentChild::Paragraph(Box::new(last)));
    }

    fn finish(self, today: Date) -> Result<Vec<u8>, Error> {
        let meta = &self.document.meta;
        let mut docx = Docx::new().header(page::header(meta)).footer(page::footer(meta));
        let property = page::section(self.landscape);
        docx.document.section_property.page_size = property.page_size;
        docx.document.section_property.page_margin = property.page_margin;
        docx.document.children = self.parts;
        docx.document.has_numbering = true;
        docx.document_rels.has_numberings = true;
        let parts = self.lists.write(docx).build();
        complete::complete(parts, self.document, &self.extras, today)
    }
}

/// The quiet number of a paragraph: in the margin where the text stands free.
fn numbered(paragraph: Paragraph, number: Option<&str>, hanging: bool) -> Paragraph {
    let Some(number) = number else { return paragraph };
    let run = plain(number).style("Alineanummer");
    if hanging {
        let out = Some(SpecialIndentType::Hanging(794));
        paragraph.indent(Some(0), out, None, None).add_run(run.add_tab())
    } else {
        paragraph.add_run(run).add_run(plain(" "))
    }
}

fn in_frame(mut paragraph: Paragraph, frame: Frame) -> Paragraph {
    let border = |position| {
        let border = ParagraphBorder::new(position).color(hex(frame.line));
        if frame.dashed {
            border.val(BorderType::Dashed).size(8).space(6)
        } else {
            border.size(24).space(8)
        }
    };
    let mut borders = ParagraphBorders::with_empty().set(border(ParagraphBorderPosition::Left));
    if frame.dashed {
        for position in [
            ParagraphBorderPosition::Top,
            ParagraphBorderPosition::Right,
            ParagraphBorderPosition::Bottom,
        ] {
            borders = borders.set(border(position));
        }
    }
    let property = &mut paragraph.property;
    property.borders = Some(borders);
    property.shading = Some(Shading::new().fill(hex(frame.fill)));
    if property.indent.is_none() && property.numbering_property.is_none() {
        paragraph = paragraph.indent(Some(200), None, Some(200), None);
    }
    paragraph
}

/// A colour as Word writes it.
fn hex(kleur: Kleur) -> String {
    kleur.to_string().trim_start_matches('#').to_uppercase()
}
