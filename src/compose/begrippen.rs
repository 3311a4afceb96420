//! Links words to their explanation where the document first uses them.
//!
//! INVARIANT: only links are added; the words of the document stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Inline, text};

/// Words and abbreviations that are explained somewhere in the document.
#[derive(Debug, Clone, Default)]
pub struct Woorden {
    /// Everything that can stand in a text, and to which of `doelen` it belongs.
    vormen: BTreeMap<String, usize>,
    /// The first words of all of them, so that most words of a text need one look.
    eerste: BTreeSet<String>,
    /// Where the explanation stands; none once it is linked to.
    doelen: Vec<Option<String>>,
    ankers: BTreeSet<String>,
}

/// A form of more words is not looked for.
const MOST_WORDS: usize = 8;

impl Woorden {
    /// Adds a word by all its forms, explained at `anchor`. A form that is there already keeps its explanation.
    pub fn add<'a>(&mut self, anchor: &str, forms: impl IntoIterator<Item = &'a str>) {
        let doel = self.doelen.len();
        self.doelen.push(Some(anchor.to_owned()));
        self.ankers.insert(anchor.to_owned());
        for form in forms {
            let words = words(form);
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let whole = first.0 == 0 && last.1 == form.len();
            if whole && words.len() <= MOST_WORDS {
                self.eerste.insert(form[..first.1].to_owned());
                self.vormen.entry(form.to_owned()).or_insert(doel);
            }
        }
    }

    /// The form at the start of this text, by the ends of its words: which word it is, and where it ends. The
    /// longest one counts.
    fn at(&self, text: &str, words: &[(usize, usize)]) -> Option<(usize, usize)> {
        let (start, end) = *words.first()?;
        find(&text[start..end], |first| self.eerste.contains(first).then_some(()))?;
        words.iter().take(MOST_WORDS).rev().find_map(|(_, end)| {
            let doel = find(&text[start..*end], |form| self.vormen.get(form).copied())?;
            Some((doel, *end))
        })
    }
}

/// Looks for a text as it is, and then as it would be inside a sentence.
fn find<T>(words: &str, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    look(words).or_else(|| {
        let first = words.chars().next().filter(|first| first.is_uppercase())?;
        let rest = &words[first.len_utf8()..];
        look(&format!("{}{rest}", first.to_lowercase()))
    })
}

/// Links every word at its first use in running text: not in headings, captions, tables, facts or links, and not
/// where words are explained. Its cost grows with the length of the document alone.
pub fn link(blocks: &mut [Block], woorden: &mut Woorden) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } if !is_title(content) => line(content, woorden),
            Block::List { items, .. } => {
                for item in items {
                    let explains = |anchor: &String| woorden.ankers.contains(anchor);
                    if !item.anchor.as_ref().is_some_and(explains) {
                        link(&mut item.blocks, woorden);
                    }
                }
            }
            Block::Quote { blocks, .. } | Block::Box { blocks, .. } => link(blocks, woorden),
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Figure { .. }
            | Block::Facts { .. }
            | Block::Gap { .. }
            | Block::Rule => {}
        }
    }
}

/// A bold line that stands for a heading.
fn is_title(content: &[Inline]) -> bool {
    matches!(content, [Inline::Strong { .. }])
}

fn line(content: &mut Vec<Inline>, woorden: &mut Woorden) {
    for mut inline in std::mem::take(content) {
        match &mut inline {
            Inline::Text { text } => {
                split(text, woorden, content);
                continue;
            }
            Inline::Emph { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Small { content } => line(content, woorden),
            Inline::Code { .. }
            | Inline::Link { .. }
            | Inline::Elders { .. }
            | Inline::Footnote { .. }
            | Inline::FootnoteRef { .. }
            | Inline::Image { .. }
            | Inline::Status { .. }
            | Inline::Break => {}
        }
        content.push(inline);
    }
}

/// Puts a text back, with links in it.
fn split(text: &str, woorden: &mut Woorden, out: &mut Vec<Inline>) {
    let words = words(text);
    let (mut done, mut at) = (0, 0);
    while let Some((start, _)) = words.get(at) {
        let Some((doel, end)) = woorden.at(text, &words[at..]) else {
            at += 1;
            continue;
        };
        at += words[at..].iter().take_while(|(start, _)| *start < end).count();
        if let Some(anchor) = woorden.doelen[doel].take() {
            if done < *start {
                out.push(Inline::text(&text[done..*start]));
            }
            let content = vec![Inline::text(&text[*start..end])];
            out.push(Inline::Link { target: format!("#{anchor}"), content });
            done = end;
        }
    }
    if done < text.len() || text.is_empty() {
        out.push(Inline::text(&text[done..]));
    }
}

/// Which of these short words stand somewhere in the document, in any kind of text.
pub(super) fn used<'a>(blocks: &[Block], short: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut look = |content: &[Inline]| {
        let plain = text::plain(content);
        for (start, end) in words(&plain) {
            found.extend(short.get(&plain[start..end]).copied());
        }
    };
    each_line(blocks, &mut look);
    found
}

fn each_line(blocks: &[Block], look: &mut dyn FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => look(content),
            Block::List { items, .. } => {
                items.iter().for_each(|item| each_line(&item.blocks, look));
            }
            Block::Quote { blocks, .. } => each_line(blocks, look),
            Block::Box { title, blocks, .. } => {
                look(title);
                each_line(blocks, look);
            }
            Block::Table(table) => {
                [&table.caption, &table.source].into_iter().for_each(|line| look(line));
                table.columns.iter().for_each(|column| look(&column.title));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| look(cell));
            }
            Block::Figure { caption, source, .. } => {
                [caption, source].into_iter().for_each(|line| look(line));
            }
            Block::Facts { items } => items.iter().for_each(|fact| look(&fact.content)),
            Block::Gap { content, detail } => {
                [content, detail].into_iter().for_each(|line| look(line));
            }
            Block::TitlePage
            | Block::Contents
            | Block::Register { .. }
            | Block::Code { .. }
            | Block::Rule => {}
        }
    }
}

/// Where the words of a text stand. A hyphen belongs to its word, so that `Wmo-voorziening` is another word than
/// `Wmo`; an apostrophe does between letters.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut inside = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let joins = matches!(c, '\'' | '’') && inside && next;
        if !(c.is_alphanumeric() || c == '-' || joins) {
            inside = false;
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if inside => last.1 = end,
            _ => found.push((at, end)),
        }
        inside = true;
    }
    found
}
