//! Parts a document into chapters, and chapters into pages with names that stay.

use std::collections::HashSet;

use crate::document::{Block, text};
use crate::taal;

/// One page: what stands on it, and what its file is called.
pub(super) struct Page<'a> {
    /// Its file; empty when there is only one page.
    pub(super) file: String,
    /// The chapters on it.
    pub(super) chapters: Vec<&'a [Block]>,
}

/// The first page of a site: title, contents and what stands before the first numbered chapter.
pub(super) const INDEX: &str = "index.html";
/// Longer names are cut.
const MOST: usize = 60;
/// Names that mean something else to a web server or to Windows.
const RESERVED: [&str; 5] = ["index", "con", "prn", "aux", "nul"];

/// The whole document as one page.
pub(super) fn single(blocks: &[Block]) -> Vec<Page<'_>> {
    vec![Page { file: String::new(), chapters: chapters(blocks) }]
}

/// The front matter as one page, and a page for every chapter from the first one with a number on.
pub(super) fn many(blocks: &[Block]) -> Vec<Page<'_>> {
    let mut pages = vec![Page { file: INDEX.to_owned(), chapters: Vec::new() }];
    let mut taken = HashSet::new();
    for chapter in chapters(blocks) {
        let (number, title) = title(chapter);
        match pages.first_mut() {
            Some(index) if taken.is_empty() && number.is_none() => index.chapters.push(chapter),
            _ => {
                let file = free(&mut taken, &name(number, &title));
                pages.push(Page { file, chapters: vec![chapter] });
            }
        }
    }
    pages
}

/// The number and the title of a chapter.
pub(super) fn title(chapter: &[Block]) -> (Option<&str>, String) {
    match chapter.first() {
        Some(Block::Heading { level: 1, number, content, .. }) => {
            (number.as_deref(), text::plain(content))
        }
        _ => (None, String::new()),
    }
}

/// What stands before the first heading of level 1, and then every such heading with what follows it.
fn chapters(blocks: &[Block]) -> Vec<&[Block]> {
    let starts = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let (mut chapters, mut rest) = (Vec::new(), blocks);
    while !rest.is_empty() {
        let end = rest.iter().skip(1).position(starts).map_or(rest.len(), |at| at + 1);
        let (chapter, later) = rest.split_at(end);
        chapters.push(chapter);
        rest = later;
    }
    chapters
}

/// `02-wat-er-nodig-is`, or `bijlage-a-zo-hebben-wij-gerekend`.
fn name(number: Option<&str>, title: &str) -> String {
    let title = ascii(title);
    let number = number.map(|number| match number.parse::<u32>() {
        Ok(number) => format!("{number:02}"),
        Err(_) => format!("bijlage-{}", ascii(number)),
    });
    let name = match number {
        Some(number) => format!("{number}-{title}"),
        None if RESERVED.contains(&title.as_str()) => format!("hoofdstuk-{title}"),
        None => title,
    };
    let name = name.trim_matches('-');
    if name.is_empty() { "hoofdstuk".to_owned() } else { name.to_owned() }
}

fn free(taken: &mut HashSet<String>, name: &str) -> String {
    let mut file = format!("{name}.html");
    let mut count = 1;
    while !taken.insert(file.clone()) {
        count += 1;
        file = format!("{name}-{count}.html");
    }
    file
}

/// Small letters, digits and hyphens, cut between words.
pub(super) fn ascii(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            // A letter with its mark apart, and a word with an apostrophe, stay one word.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            _ => match plain(c) {
                Some(letters) => out.push_str(letters),
                None if out.is_empty() || out.ends_with('-') => {}
                None => out.push('-'),
            },
        }
        if out.len() > MOST {
            let end = out.rfind('-').filter(|end| *end > 0).unwrap_or(MOST);
            out.truncate(end);
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The plain letters that stand for a letter or a sign.
fn plain(c: char) -> Option<&'static str> {
    match c {
        'æ' => Some("ae"),
        'œ' => Some("oe"),
        '€' => Some("euro"),
        _ => taal::without_mark(c),
    }
}
