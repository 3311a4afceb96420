//! Blocks as paragraphs and tables.

use docx_rs::{
    BreakType, FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run,
    SpecialIndentType, Tab,
};

use super::{
    Piece, Writer, bookmark,
    inline::{Look, worded},
    picture, styles,
};
use crate::document::{Block, BoxRole, Fact, Inline, Item, Meta, register_items, text};

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<Piece> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn block(&mut self, block: &Block, out: &mut Vec<Piece>) {
        match block {
            Block::TitlePage => title_page(&self.document.meta, out),
            Block::Contents => self.contents(out),
            Block::Register { soort } => {
                let items = register_items(&self.document.blocks, *soort);
                self.list(None, &items, out);
            }
            Block::Heading { level, number, anchor, content } => {
                let style = styles::heading(usize::from(*level).saturating_sub(1));
                let paragraph = Paragraph::new().style(&style);
                let heading = self.marked(paragraph, Some(anchor), |w, paragraph| {
                    let paragraph = match number {
                        Some(number) => {
                            paragraph.add_run(worded(Run::new(), &format!("{number} ")))
                        }
                        None => paragraph,
                    };
                    w.line(paragraph, content)
                });
                out.push(Piece::from(heading));
            }
            Block::Paragraph { number, anchor, content } => {
                let paragraph = Paragraph::new().style(self.style);
                let text = self.marked(paragraph, anchor.as_deref(), |w, paragraph| {
                    let hangs = w.style == styles::TEXT;
                    w.line(numbered(paragraph, number.as_deref(), hangs), content)
                });
                out.push(Piece::from(text));
            }
            Block::List { start, items } => self.list(*start, items, out),
            Block::Quote { blocks, speaker } => {
                self.within(styles::QUOTE, blocks, out);
                if let Some(speaker) = speaker {
                    let words = worded(Run::new().style(styles::SMALL), &format!("— {speaker}"));
                    out.push(Piece::from(Paragraph::new().style(styles::QUOTE).add_run(words)));
                }
            }
            Block::Code { text } => out.push(Piece::from(literal(text))),
            Block::Table(table) => self.table(table, out),
            Block::Figure { image, alt, label, caption, source, anchor } => {
                out.extend(self.caption(label.as_deref(), caption, anchor.as_deref()));
                let limit = picture::Limit::page(self.wide);
                let picture = self.picture(Run::new(), image, alt, limit);
                let paragraph = Paragraph::new().style(styles::TEXT).keep_next(!source.is_empty());
                out.push(Piece::from(paragraph.add_run(picture)));
                out.extend(self.source(source));
            }
            Block::Facts { items } => out.extend(items.iter().map(|fact| self.fact(fact))),
            Block::Box { role, title, blocks } => self.framed(*role, title, blocks, out),
            Block::Gap { content, detail } => {
                let lead = Run::new().bold().add_text("Nog open: ");
                let paragraph = Paragraph::new().style(styles::GAP).add_run(lead);
                out.push(Piece::from(self.line(paragraph, content)));
                if !detail.is_empty() {
                    let paragraph = Paragraph::new().style(styles::GAP);
                    let look = Look { small: true, ..Look::default() };
                    out.push(Piece::from(self.line_as(paragraph, detail, look)));
                }
            }
            Block::Rule => out.push(Piece::from(Paragraph::new().style(styles::TEXT))),
        }
    }

    /// Blocks whose plain paragraphs have another style.
    fn within(&mut self, style: &'static str, blocks: &[Block], out: &mut Vec<Piece>) {
        let before = std::mem::replace(&mut self.style, style);
        out.append(&mut self.blocks(blocks));
        self.style = before;
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], out: &mut Vec<Piece>) {
        let id = self.lists.id(start);
        let depth = self.depth;
        self.depth += 1;
        let before = std::mem::replace(&mut self.style, styles::LIST);
        for item in items {
            let mut rest = item.blocks.as_slice();
            let paragraph = Paragraph::new().style(styles::LIST);
            let paragraph = paragraph.numbering(id.clone(), styles::indent_level(depth));
            let first = self.marked(paragraph, item.anchor.as_deref(), |w, paragraph| {
                let paragraph = numbered(paragraph, item.number.as_deref(), false);
                let paragraph = match item.done {
                    Some(true) => paragraph.add_run(Run::new().add_text("☑ gedaan: ")),
                    Some(false) => paragraph.add_run(Run::new().add_text("☐ te doen: ")),
                    None => paragraph,
                };
                match rest.split_first() {
                    Some((Block::Paragraph { content, .. }, later)) => {
                        rest = later;
                        w.line(paragraph, content)
                    }
                    _ => paragraph,
                }
            });
            out.push(Piece::from(first));
            for block in rest {
                let from = out.len();
                self.block(block, out);
                indent(&mut out[from..], depth);
            }
        }
        self.style = before;
        self.depth = depth;
    }

    fn fact(&mut self, fact: &Fact) -> Piece {
        let lead = worded(Run::new().bold(), &format!("{}: ", fact.label));
        let paragraph = Paragraph::new().style(styles::FACT).add_run(lead);
        Piece::from(self.line(paragraph, &fact.content))
    }

    fn framed(&mut self, role: BoxRole, title: &[Inline], blocks: &[Block], out: &mut Vec<Piece>) {
        let (style, word) = match role {
            BoxRole::Kader | BoxRole::Opmerking => (styles::BOX, ""),
            BoxRole::Voorbeeld => (styles::TIP, "Voorbeeld"),
            BoxRole::Tip => (styles::TIP, "Tip"),
        };
        let named = word.is_empty() || text::plain(title).starts_with(word);
        let blank = text::is_blank(title);
        if !blank || !named {
            let mut paragraph = Paragraph::new().style(style).keep_next(true);
            if !named {
                let lead = if blank { word.to_owned() } else { format!("{word}: ") };
                paragraph = paragraph.add_run(Run::new().bold().add_text(lead));
            }
            let look = Look { strong: true, ..Look::default() };
            out.push(Piece::from(self.line_as(paragraph, title, look)));
        }
        self.within(style, blocks, out);
    }

    /// The caption above a table or a figure, with its anchor; none when there is nothing to say.
    pub(super) fn caption(
        &mut self,
        label: Option<&str>,
        content: &[Inline],
        anchor: Option<&str>,
    ) -> Option<Piece> {
        if label.is_none() && text::is_blank(content) {
            return None;
        }
        let paragraph = Paragraph::new().style(styles::CAPTION).keep_next(true);
        let caption = self.marked(paragraph, anchor, |w, paragraph| {
            let lead = label.map(|label| worded(Run::new(), &format!("{label} ")));
            let paragraph = lead.into_iter().fold(paragraph, Paragraph::add_run);
            w.line(paragraph, content)
        });
        Some(Piece::from(caption))
    }

    pub(super) fn source(&mut self, source: &[Inline]) -> Option<Piece> {
        let paragraph = Paragraph::new().style(styles::SOURCE);
        (!source.is_empty()).then(|| Piece::from(self.line(paragraph, source)))
    }

    /// The contents as a field: filled in already, and Word adds the pages when it is asked to update it.
    fn contents(&self, out: &mut Vec<Piece>) {
        let title = Paragraph::new().style(styles::CONTENTS).page_break_before(true);
        out.push(Piece::from(title.add_run(Run::new().add_text("Inhoud"))));
        let entries = self.document.blocks.iter().filter_map(|block| match block {
            Block::Heading { level: level @ 1..=2, number, anchor, content } => {
                let number = number.as_ref().map(|number| format!("{number} "));
                let words = format!("{}{}", number.unwrap_or_default(), text::plain(content));
                Some((*level, anchor, words))
            }
            _ => None,
        });
        let mut lines: Vec<Paragraph> = Vec::new();
        for (level, anchor, words) in entries {
            let link = Hyperlink::new(bookmark(anchor), HyperlinkType::Anchor);
            let link = link.add_run(worded(Run::new(), &words));
            let mut line = Paragraph::new().style(&format!("TOC{level}"));
            if lines.is_empty() {
                let field = InstrText::Unsupported(r#"TOC \o "1-2" \h \z \u"#.to_owned());
                line = line
                    .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
                    .add_run(Run::new().add_instr_text(field))
                    .add_run(Run::new().add_field_char(FieldCharType::Separate, false));
            }
            lines.push(line.add_hyperlink(link));
        }
        if let Some(last) = lines.pop() {
            lines.push(last.add_run(Run::new().add_field_char(FieldCharType::End, false)));
        }
        out.extend(lines.into_iter().map(Piece::from));
    }
}

/// The quiet number of a paragraph: hanging in the margin where there is room for it.
fn numbered(paragraph: Paragraph, number: Option<&str>, hangs: bool) -> Paragraph {
    let Some(number) = number else { return paragraph };
    let run = worded(Run::new().style(styles::NUMBER), number);
    if hangs {
        let special = Some(SpecialIndentType::Hanging(styles::HANGING));
        paragraph
            .indent(Some(0), special, None, None)
            .add_tab(Tab::new().pos(0))
            .add_run(run.add_tab())
    } else {
        paragraph.add_run(run.add_text(" "))
    }
}

/// What follows the first line of an item stands below its words.
fn indent(pieces: &mut [Piece], depth: usize) {
    let left = i32::try_from(depth + 1).unwrap_or(1) * 397;
    for piece in pieces {
        if let Piece::Text(paragraph) = piece
            && paragraph.property.numbering_property.is_none()
        {
            let old = std::mem::take(&mut **paragraph);
            **paragraph = old.indent(Some(left), None, None, None);
        }
    }
}

fn literal(code: &str) -> Paragraph {
    let code = text::visible_lines(code);
    let mut run = Run::new();
    for (index, line) in code.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line.replace('\t', "    "));
    }
    Paragraph::new().style(styles::CODE).add_run(run)
}

fn title_page(meta: &Meta, out: &mut Vec<Piece>) {
    let mut line = |style: &str, words: &str| {
        if !words.trim().is_empty() {
            let run = worded(Run::new(), words);
            out.push(Piece::from(Paragraph::new().style(style).add_run(run)));
        }
    };
    line(styles::FACT_OF_TITLE, &meta.gemeente);
    line(styles::TITLE, &meta.title);
    line(styles::SUBTITLE, meta.subtitle.as_deref().unwrap_or_default());
    line(styles::FACT_OF_TITLE, &meta.status);
    if let Some(versie) = &meta.versie {
        line(styles::FACT_OF_TITLE, &format!("Versie {versie}"));
    }
    line(styles::FACT_OF_TITLE, &meta.date_text);
    line(styles::FACT_OF_TITLE, meta.notice.as_deref().unwrap_or_default());
}
