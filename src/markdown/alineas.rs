//! The running text of Markdown, block by block, with the place of every character.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::EXTENSIONS;

/// Stands for something that is read as one word but is no word: code or a bare address.
pub(crate) const STUK: char = '\u{fffc}';

/// What a stretch of running text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Soort {
    /// A heading.
    Kop,
    /// A paragraph.
    Alinea,
    /// A paragraph of an item in a list.
    Punt,
    /// A cell of a table.
    Cel,
    /// A paragraph in the words of someone else.
    Citaat,
}

/// A stretch of running text without its markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alinea {
    /// What it is.
    pub(crate) soort: Soort,
    /// The words as they are read; a forced line break is a `\n`, other white space a space.
    pub(crate) tekst: String,
    /// Where each part of `tekst` starts, and where it stands in the source.
    delen: Vec<(usize, Range<usize>)>,
}

impl Alinea {
    /// Where a stretch of `tekst` stands in the source.
    pub(crate) fn plaats(&self, range: &Range<usize>) -> Range<usize> {
        let (first, _) = self.deel(range.start);
        let (_, last) = self.deel(range.end.saturating_sub(1).max(range.start));
        first..last.max(first)
    }

    /// The first and the last byte in the source of the character at `at`, or of the part around it.
    fn deel(&self, at: usize) -> (usize, usize) {
        let index = self.delen.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let Some((start, source)) = self.delen.get(index) else { return (0, 0) };
        let end = self.delen.get(index + 1).map_or(self.tekst.len(), |(start, _)| *start);
        if end - start == source.len() {
            let place = source.start + (at - start).min(source.len());
            (place, (place + 1).min(source.end))
        } else {
            (source.start, source.end)
        }
    }
}

/// Every stretch of running text, in order. Code blocks, HTML and images are none.
pub(crate) fn alineas(text: &str) -> Vec<Alinea> {
    let mut lezer = Lezer::default();
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        lezer.event(text, event, range);
    }
    lezer.klaar();
    lezer.found
}

#[derive(Default)]
struct Lezer {
    found: Vec<Alinea>,
    open: Option<Alinea>,
    /// How deep in code blocks, HTML and images.
    overslaan: usize,
    /// How deep in bare addresses.
    adres: usize,
    kop: bool,
    cel: bool,
    lijsten: usize,
    citaten: usize,
}

impl Lezer {
    fn event(&mut self, text: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(&tag, &range),
            Event::End(tag) => self.einde(tag),
            Event::Text(words) if self.adres == 0 => self.erbij(text, &words, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.stuk(range),
            Event::SoftBreak => self.erbij(text, " ", range),
            Event::HardBreak => self.erbij(text, "\n", range),
            Event::Text(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Link { link_type, .. } => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                if bare && self.adres == 0 {
                    self.stuk(range.clone());
                }
                self.adres += usize::from(bare || self.adres > 0);
            }
            Tag::Image { .. } => self.overslaan += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            _ => self.blok(tag),
        }
    }

    fn blok(&mut self, tag: &Tag<'_>) {
        self.klaar();
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.overslaan += 1,
            Tag::Heading { .. } => self.kop = true,
            Tag::TableCell => self.cel = true,
            Tag::List(_) => self.lijsten += 1,
            Tag::BlockQuote(_) => self.citaten += 1,
            _ => {}
        }
    }

    fn einde(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.adres = self.adres.saturating_sub(1),
            TagEnd::Image => self.overslaan = self.overslaan.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => {
                self.klaar();
                match tag {
                    TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                        self.overslaan = self.overslaan.saturating_sub(1);
                    }
                    TagEnd::Heading(_) => self.kop = false,
                    TagEnd::TableCell => self.cel = false,
                    TagEnd::List(_) => self.lijsten = self.lijsten.saturating_sub(1),
                    TagEnd::BlockQuote(_) => self.citaten = self.citaten.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }

    fn stuk(&mut self, range: Range<usize>) {
        self.erbij("", STUK.encode_utf8(&mut [0; 4]), range);
    }

    /// Adds words; where they are not written as they are read, the whole range is their place.
    fn erbij(&mut self, source: &str, words: &str, range: Range<usize>) {
        if self.overslaan > 0 {
            return;
        }
        let soort = match self {
            Self { kop: true, .. } => Soort::Kop,
            Self { cel: true, .. } => Soort::Cel,
            Self { citaten: 1.., .. } => Soort::Citaat,
            Self { lijsten: 1.., .. } => Soort::Punt,
            Self { .. } => Soort::Alinea,
        };
        let fresh = || Alinea { soort, tekst: String::new(), delen: Vec::new() };
        let open = self.open.get_or_insert_with(fresh);
        // Parts of equal length are taken to be equal, so one that is not is given another length.
        let same = source.get(range.clone()) == Some(words);
        let odd = !same && range.len() == words.len();
        let range = if odd { range.start..range.end.saturating_sub(1) } else { range };
        open.delen.push((open.tekst.len(), range));
        open.tekst.push_str(words);
    }

    fn klaar(&mut self) {
        self.found.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use super::{Soort, alineas};

    #[test]
    fn blocks_come_with_their_kind_and_without_markup() {
        let text = "# Kop *een*\n\nEen **vet**\nwoord `x` <https://a.nl>.\n\n- punt\n- twee\n\n\
                    > geciteerd\n\n| a | b |\n|---|---|\n| c | d |\n\n    code\n\n![alt](a.png)\n";
        let found = alineas(text);
        let told: Vec<_> = found.iter().map(|one| (one.soort, one.tekst.as_str())).collect();
        assert_eq!(
            told,
            [
                (Soort::Kop, "Kop een"),
                (Soort::Alinea, "Een vet woord \u{fffc} \u{fffc}."),
                (Soort::Punt, "punt"),
                (Soort::Punt, "twee"),
                (Soort::Citaat, "geciteerd"),
                (Soort::Cel, "a"),
                (Soort::Cel, "b"),
                (Soort::Cel, "c"),
                (Soort::Cel, "d"),
            ]
        );
    }

    #[test]
    fn every_word_knows_its_place() {
        let text = "x &amp; *één* \\* twee\n> drie\\\n> vier";
        for one in alineas(text) {
            for word in ["één", "twee", "drie", "vier"] {
                let Some(at) = one.tekst.find(word) else { continue };
                assert_eq!(&text[one.plaats(&(at..at + word.len()))], word);
            }
        }
    }
}
