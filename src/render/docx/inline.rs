//! Running text as runs: marks, links, footnotes and small pictures.

use docx_rs::{
    BreakType, Footnote, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run, RunProperty,
    VertAlignType,
};

use super::{Writer, bookmark, picture, styles};
use crate::document::{Inline, text};

/// What holds for the text right here.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four marks, each open or not")]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) emph: bool,
    pub(super) strike: bool,
    pub(super) small: bool,
}

impl Look {
    fn run(self) -> Run {
        let mut run = Run::new();
        if self.small {
            run = run.style(styles::SMALL);
        }
        if self.strong {
            run = run.bold();
        }
        if self.emph {
            run = run.italic();
        }
        if self.strike {
            run = run.strike();
        }
        run
    }
}

/// Runs, and links around runs.
pub(super) enum Part {
    Run(Run),
    Link(Hyperlink),
    /// A run with a bookmark, so that later references to the same footnote find it.
    Note(Run, String),
}

impl Writer<'_> {
    /// `paragraph` with this text after what it holds.
    pub(super) fn line(&mut self, paragraph: Paragraph, content: &[Inline]) -> Paragraph {
        self.line_as(paragraph, content, Look::default())
    }

    pub(super) fn line_as(
        &mut self,
        paragraph: Paragraph,
        content: &[Inline],
        look: Look,
    ) -> Paragraph {
        let mut parts = Vec::new();
        self.parts(content, look, &mut parts);
        parts.into_iter().fold(paragraph, |paragraph, part| match part {
            Part::Run(run) => paragraph.add_run(run),
            Part::Link(link) => paragraph.add_hyperlink(link),
            Part::Note(run, name) => {
                self.bookmarks += 1;
                let id = self.bookmarks;
                paragraph.add_bookmark_start(id, name).add_run(run).add_bookmark_end(id)
            }
        })
    }

    fn parts(&mut self, content: &[Inline], look: Look, out: &mut Vec<Part>) {
        for inline in content {
            match inline {
                Inline::Text { text } => out.push(Part::Run(worded(look.run(), text))),
                Inline::Emph { content } => self.parts(content, Look { emph: true, ..look }, out),
                Inline::Strong { content } => {
                    self.parts(content, Look { strong: true, ..look }, out);
                }
                Inline::Strike { content } => {
                    self.parts(content, Look { strike: true, ..look }, out);
                }
                Inline::Small { content } => self.parts(content, Look { small: true, ..look }, out),
                Inline::Code { text } => {
                    out.push(Part::Run(worded(look.run().style(styles::LITERAL), text)));
                }
                Inline::Link { target, content } => self.link(target, content, look, out),
                Inline::Elders { doel, content } => {
                    let anchor = doel.anker().map(|anchor| format!("#{}", bookmark(anchor)));
                    let target = format!("{}{}", doel.bestand("docx"), anchor.unwrap_or_default());
                    let link = self.external(&target);
                    self.linked(link, content, look, out);
                }
                Inline::Footnote { id, content } => out.push(self.footnote(id, content)),
                Inline::FootnoteRef { id } => out.extend(self.again(id)),
                Inline::Image { image, alt } => {
                    let limit = picture::Limit { width: 2_000_000, height: 200_000 };
                    out.push(Part::Run(self.picture(look.run(), image, alt, limit)));
                }
                Inline::Status { mark, text } => {
                    let words = format!("{} {text}", mark.symbol());
                    out.push(Part::Run(worded(Look { strong: true, ..look }.run(), &words)));
                }
                Inline::Break => out.push(Part::Run(Run::new().add_break(BreakType::TextWrapping))),
            }
        }
    }

    /// A link; footnotes and pictures in it stand behind it, as a link holds only text.
    fn link(&mut self, target: &str, content: &[Inline], look: Look, out: &mut Vec<Part>) {
        let link = match target.strip_prefix('#') {
            Some(anchor) => Hyperlink::new(bookmark(anchor), HyperlinkType::Anchor),
            None => self.external(&text::visible(target)),
        };
        self.linked(link, content, look, out);
    }

    fn linked(&mut self, mut link: Hyperlink, content: &[Inline], look: Look, out: &mut Vec<Part>) {
        let mut inside = Vec::new();
        self.parts(content, look, &mut inside);
        let mut behind = Vec::new();
        for part in inside {
            match part {
                Part::Run(run) => link = link.add_run(run.style(styles::LINK)),
                other => behind.push(other),
            }
        }
        out.push(Part::Link(link));
        out.append(&mut behind);
    }

    /// A link out of the document, with a name that this file counts and not this process.
    fn external(&mut self, target: &str) -> Hyperlink {
        let mut link = Hyperlink::new(target, HyperlinkType::External);
        self.links += 1;
        let name = format!("rIdLink{}", self.links);
        if self.in_note {
            self.completion.note_links.push((name.clone(), target.to_owned()));
        }
        if let HyperlinkData::External { rid, .. } = &mut link.link {
            *rid = name;
        }
        link
    }

    fn footnote(&mut self, id: &str, content: &[Inline]) -> Part {
        let number = self.notes.len() + 1;
        self.notes.insert(id.to_owned(), number);
        let mark = Run::new().style("FootnoteReference");
        let lead = mark.add_text(super::complete::OWN_NUMBER);
        let paragraph = Paragraph::new().style(styles::NOTE).add_run(lead);
        let paragraph = paragraph.add_run(Run::new().add_text(" "));
        let outside = std::mem::replace(&mut self.in_note, true);
        let paragraph = self.line(paragraph, content);
        self.in_note = outside;
        let note = Footnote { id: number, content: vec![paragraph] };
        Part::Note(Run::new().add_footnote_reference(note), note_name(number))
    }

    /// The same number once more, as a link to where it stood first.
    fn again(&self, id: &str) -> Option<Part> {
        let number = self.notes.get(id)?;
        let mut run = Run::new().add_text(number.to_string());
        run.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
        let link = Hyperlink::new(note_name(*number), HyperlinkType::Anchor);
        Some(Part::Link(link.add_run(run)))
    }
}

fn note_name(number: usize) -> String {
    format!("noot_{number}")
}

/// Text without what cannot be seen; line ends become spaces.
pub(super) fn worded(run: Run, words: &str) -> Run {
    run.add_text(text::visible(words))
}
