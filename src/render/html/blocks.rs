//! Blocks as elements.

use super::{
    Writer,
    element::{Element, Node, el},
    inline::{anchor_id, to_anchor},
};
use crate::document::{Block, BoxRole, Fact, Inline, Item, text};

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<Element> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Option<Element> {
        Some(match block {
            // The title page is the header of the page, the contents its navigation.
            Block::TitlePage | Block::Contents => return None,
            Block::Heading { level, number, anchor, content } => {
                self.heading(*level, number.as_deref(), anchor, content)
            }
            Block::Paragraph { number, anchor, content } => {
                let (id, lead) = lead(number.as_deref(), anchor.as_deref());
                let paragraph = el("p").with_some("id", id).all(lead);
                paragraph.all(self.inlines.line(content))
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks, speaker } => self.quote(blocks, speaker.as_deref()),
            Block::Code { text } => {
                let code = el("code").add(text::visible_lines(text));
                el("pre").with("tabindex", "0").add(code)
            }
            Block::Table(table) => self.table(table),
            Block::Figure { image, alt, label, caption, source, anchor } => {
                let mut figure = el("figure").with("class", "beeld");
                figure = figure.with_some("id", anchor.as_deref().map(anchor_id));
                figure = figure.add(self.inlines.image(image, alt, "groot"));
                let source = el("span").with("class", "bron").all(self.inlines.line(source));
                let caption = self.caption(label.as_deref(), caption).map(|(_, caption)| caption);
                let caption = match (caption, source.is_empty()) {
                    (caption, true) => caption,
                    (None, false) => Some(el("figcaption").add(source)),
                    (Some(caption), false) => Some(caption.add(el("br")).add(source)),
                };
                figure.all(caption)
            }
            Block::Facts { items } => self.facts(items),
            Block::Box { role, title, blocks } => self.framed(*role, title, blocks),
            Block::Gap { content, detail } => {
                let title = el("p").add(el("strong").add("Nog open: "));
                let title = title.all(self.inlines.line(content));
                let detail = el("p").with("class", "klein").all(self.inlines.line(detail));
                el("div").with("class", "gat").with("role", "note").add(title).add(detail)
            }
            Block::Rule => el("hr"),
        })
    }

    /// The title of the page is the one heading of level 1.
    fn heading(
        &mut self,
        level: u8,
        number: Option<&str>,
        anchor: &str,
        content: &[Inline],
    ) -> Element {
        let name = match level.saturating_sub(self.lift) {
            0 | 1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        };
        let heading = el(name).with("id", anchor_id(anchor));
        let heading = match number {
            Some(number) => heading.add(el("span").with("class", "nr").add(number)).add(" "),
            None => heading,
        };
        heading.all(self.inlines.line(content))
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) -> Element {
        let mut list = match start {
            Some(1) => el("ol"),
            Some(start) => el("ol").with("start", start.to_string()),
            None => el("ul"),
        };
        for item in items {
            let (id, lead) = lead(item.number.as_deref(), item.anchor.as_deref());
            let mut made = el("li").with_some("id", id).all(lead);
            if let Some(done) = item.done {
                let (mark, word) = if done { ("☑", "gedaan: ") } else { ("☐", "te doen: ") };
                made = made.add(el("span").with("aria-hidden", "true").add(mark));
                made = made.add(el("span").with("class", "alleen-horen").add(word)).add(" ");
            }
            list = list.add(made.all(self.item(&item.blocks)));
        }
        list
    }

    /// A single paragraph needs no element of its own.
    fn item(&mut self, blocks: &[Block]) -> Vec<Node> {
        match blocks {
            [Block::Paragraph { content, number: None, anchor: None }] => {
                self.inlines.line(content)
            }
            _ => self.blocks(blocks).into_iter().map(Node::from).collect(),
        }
    }

    fn quote(&mut self, blocks: &[Block], speaker: Option<&str>) -> Element {
        let quote = el("blockquote").all(self.blocks(blocks));
        match speaker {
            Some(speaker) => {
                let speaker = el("figcaption").add(format!("— {speaker}"));
                el("figure").with("class", "citaat").add(quote).add(speaker)
            }
            None => quote,
        }
    }

    fn facts(&mut self, facts: &[Fact]) -> Element {
        let fact = |fact: &Fact| {
            let group = el("div").add(el("dt").add(fact.label.as_str()));
            group.add(el("dd").all(self.inlines.line(&fact.content)))
        };
        let facts: Vec<Element> = facts.iter().map(fact).collect();
        el("dl").with("class", "feiten").all(facts)
    }

    fn framed(&mut self, role: BoxRole, title: &[Inline], blocks: &[Block]) -> Element {
        let (class, word) = match role {
            BoxRole::Kader => ("kader", ""),
            BoxRole::Opmerking => ("kader opmerking", ""),
            BoxRole::Voorbeeld => ("kader voorbeeld", "Voorbeeld"),
            BoxRole::Tip => ("kader tip", "Tip"),
        };
        let mut heading = el("p").with("class", "kop");
        if !word.is_empty() && !text::plain(title).starts_with(word) {
            heading = heading.add(if text::is_blank(title) {
                word.to_owned()
            } else {
                format!("{word}: ")
            });
        }
        let heading = heading.all(self.inlines.line(title));
        let framed = el("div").with("class", class).with("role", "note");
        let framed = if heading.is_empty() { framed } else { framed.add(heading) };
        framed.all(self.blocks(blocks))
    }

    /// A caption with a name of its own; none when there is nothing to say.
    pub(super) fn caption(
        &mut self,
        label: Option<&str>,
        content: &[Inline],
    ) -> Option<(String, Element)> {
        if label.is_none() && text::is_blank(content) {
            return None;
        }
        self.figures += 1;
        let id = format!("bijschrift-{}", self.figures);
        let mut caption = el("figcaption").with("id", id.as_str());
        if let Some(label) = label {
            caption = caption.add(el("strong").add(label)).add(" ");
        }
        Some((id, caption.all(self.inlines.line(content))))
    }
}

/// The name of a text, and its number in the margin, which links to itself so that it can be copied.
fn lead(number: Option<&str>, anchor: Option<&str>) -> (Option<String>, Option<Element>) {
    let id = anchor.map(anchor_id);
    let number = number.map(|number| {
        let mark = match anchor {
            Some(anchor) => {
                el("a").with("href", to_anchor(anchor)).with("title", "Link naar deze alinea")
            }
            None => el("span"),
        };
        mark.with("class", "alineanr").add(number)
    });
    (id, number)
}
