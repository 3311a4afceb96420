//! Running text as runs: marks, links, footnotes, images in a line.

use std::collections::HashMap;

use docx_rs::{
    BreakType, FieldCharType, Footnote, Hyperlink, HyperlinkData, InstrText, Paragraph,
    ParagraphChild, Run, RunProperty,
};

use super::{Writer, names};
use crate::document::{Inline, Mark, text};

/// How a run looks, gathered from the marks around it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub(super) struct Look {
    strong: bool,
    emph: bool,
    strike: bool,
    small: bool,
    link: bool,
    /// Inside a footnote, which cannot hold another.
    note: bool,
}

/// What is known of the footnotes so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
    count: usize,
}

impl Writer<'_> {
    /// The text added to a paragraph.
    pub(super) fn line(&mut self, paragraph: Paragraph, content: &[Inline]) -> Paragraph {
        self.line_as(paragraph, content, Look::default())
    }

    fn line_as(&mut self, mut paragraph: Paragraph, content: &[Inline], look: Look) -> Paragraph {
        let mut children = Vec::new();
        self.children(content, look, &mut children);
        paragraph.children.extend(children);
        paragraph
    }

    fn children(&mut self, content: &[Inline], look: Look, out: &mut Vec<ParagraphChild>) {
        for inline in content {
            self.child(inline, look, out);
        }
    }

    fn child(&mut self, inline: &Inline, look: Look, out: &mut Vec<ParagraphChild>) {
        match inline {
            Inline::Text { text } => out.push(child(words(text, look))),
            Inline::Emph { content } => self.children(content, Look { emph: true, ..look }, out),
            Inline::Strong { content } => {
                self.children(content, Look { strong: true, ..look }, out);
            }
            Inline::Strike { content } => {
                self.children(content, Look { strike: true, ..look }, out);
            }
            Inline::Small { content } => self.children(content, Look { small: true, ..look }, out),
            Inline::Code { text } => out.push(child(words(text, look).style("Letterlijk"))),
            Inline::Link { target, content } => self.link(target, content, look, out),
            Inline::Elders { doel, content } => {
                let anchor = doel.anker().map(|anchor| format!("#{}", names::sanitised(anchor)));
                let target = format!("{}{}", doel.bestand("docx"), anchor.unwrap_or_default());
                self.link(&target, content, look, out);
            }
            Inline::Footnote { id, content } => self.footnote(id, content, look, out),
            Inline::FootnoteRef { id } => self.footnote_again(id, out),
            Inline::Image { image, alt } => out.push(child(self.image(image, alt, true, look))),
            Inline::Status { mark, text } => {
                let (style, shape) = (status(*mark), mark.symbol());
                out.push(child(words(&format!("{shape}\u{a0}"), look).style(style)));
                out.push(child(words(text, look).style(style)));
            }
            Inline::Break => out.push(child(Run::new().add_break(BreakType::TextWrapping))),
        }
    }

    /// A link; one to a place that is nowhere, or inside another link, is only its words.
    fn link(
        &mut self,
        target: &str,
        content: &[Inline],
        look: Look,
        out: &mut Vec<ParagraphChild>,
    ) {
        let link = match target.strip_prefix('#') {
            Some(anchor) => self
                .names
                .target(anchor)
                .map(|name| HyperlinkData::Anchor { anchor: name.to_owned() }),
            None => Some(HyperlinkData::External {
                rid: self.extras.link(target, look.note),
                path: target.to_owned(),
            }),
        };
        let Some(link) = link.filter(|_| !look.link && !text::is_blank(content)) else {
            return self.children(content, look, out);
        };
        let mut children = Vec::new();
        self.children(content, Look { link: true, ..look }, &mut children);
        out.push(ParagraphChild::Hyperlink(Hyperlink { link, history: None, children }));
    }

    fn footnote(
        &mut self,
        id: &str,
        content: &[Inline],
        look: Look,
        out: &mut Vec<ParagraphChild>,
    ) {
        if look.note {
            out.push(child(words(" (", look)));
            self.children(content, look, out);
            return out.push(child(words(")", look)));
        }
        self.notes.count += 1;
        let number = self.notes.count;
        self.notes.numbers.insert(id.to_owned(), number);
        let paragraph = Paragraph::new().style("FootnoteText");
        let note = self.line_as(paragraph, content, Look { note: true, ..Look::default() });
        let mark = self.next_bookmark();
        let name = note_bookmark(number);
        let footnote = Footnote { id: number, content: vec![note] };
        let marked = Paragraph::new()
            .add_bookmark_start(mark, name)
            .add_run(Run::new().add_footnote_reference(footnote))
            .add_bookmark_end(mark);
        out.extend(marked.children);
    }

    /// A field that shows the number of a note which stands elsewhere.
    fn footnote_again(&mut self, id: &str, out: &mut Vec<ParagraphChild>) {
        let Some(number) = self.notes.numbers.get(id) else { return };
        let code = format!(" NOTEREF {} \\h ", note_bookmark(*number));
        let runs = field(&code, &number.to_string());
        out.extend(runs.map(|run| child(run.style("FootnoteReference"))));
    }

    /// A picture with its text alternative, or those words when it cannot be shown.
    pub(super) fn image(&mut self, key: &str, alt: &str, small: bool, look: Look) -> Run {
        // Pictures of footnotes would need relations of their own.
        let picture = if look.note { None } else { self.images.picture(key, small) };
        match picture {
            Some(picture) => {
                self.extras.alts.push(text::visible(alt).into_owned());
                Run::new().add_image(picture)
            }
            None => words(alt, Look { emph: true, ..look }),
        }
    }
}

fn note_bookmark(number: usize) -> String {
    format!("_Noot{number}")
}

fn child(run: Run) -> ParagraphChild {
    ParagraphChild::Run(Box::new(run))
}

/// A field with what it shows until Word works it out again; `code` is never a user's text.
pub(super) fn field(code: &str, shown: &str) -> impl Iterator<Item = Run> + use<> {
    let code = InstrText::Unsupported(code.to_owned());
    [
        Run::new().add_field_char(FieldCharType::Begin, false),
        Run::new().add_instr_text(code),
        Run::new().add_field_char(FieldCharType::Separate, false),
        Run::new().add_text(shown),
        Run::new().add_field_char(FieldCharType::End, false),
    ]
    .into_iter()
}

/// Words without anything that cannot be seen.
pub(super) fn plain(text: &str) -> Run {
    Run::new().add_text(text::visible(text))
}

fn words(text: &str, look: Look) -> Run {
    let mut run = plain(text);
    let mut property = RunProperty::new();
    if look.link {
        property = property.style("Hyperlink");
    }
    if look.strong {
        property = property.bold();
    }
    if look.emph {
        property = property.italic();
    }
    if look.strike {
        property = property.strike();
    }
    if look.small {
        property = property.size(17);
    }
    run.run_property = property;
    run
}

/// The style and the shape of a status, as in the other outputs.
fn status(mark: Mark) -> &'static str {
    match mark {
        Mark::Voldaan | Mark::Beargumenteerd | Mark::LegUit => "Status",
        Mark::Open | Mark::Zekerheid => "StatusOpen",
        Mark::NietVanToepassing => "StatusStil",
    }
}
