//! Makes text fit for the page: only characters that the fonts have, and places to break it.

use std::fmt::Write as _;

use super::world::FONTS;
use crate::document::text;

/// A place where a line may end and nothing is seen.
pub(super) const BREAK: char = '\u{200b}';
/// A run of letters longer than this is no word; it may break anywhere.
const LONGEST_WORD: usize = 60;
/// Codes and addresses longer than this may break after their punctuation.
const LONGEST_CODE: usize = 18;
/// How many missing characters in a row are named before they are only counted.
const NAMED: usize = 3;

/// Whether the fonts of the PDF have the character, or it needs none.
pub fn covers(c: char) -> bool {
    is_mute(c) || c.is_whitespace() || in_fonts(c)
}

fn in_fonts(c: char) -> bool {
    let code = u32::from(c);
    let mut fonts = (0..).map_while(|index| FONTS.book().info(index));
    fonts.any(|info| info.coverage.contains(code))
}

/// Joiners and variation selectors change the look of their neighbours and have none of their own.
fn is_mute(c: char) -> bool {
    matches!(u32::from(c), 0x200B..=0x200D | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xE_0100..=0xE_01EF)
        || matches!(
            u32::from(c),
            0xAD | 0x34F | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180E
        )
}

/// Text for running text: a character that the fonts lack becomes its code in brackets.
pub(super) fn fit(words: &str) -> String {
    let words = text::visible(words);
    if words.is_ascii() && words.len() <= LONGEST_CODE {
        return words.into_owned();
    }
    breakable(&covered(&words))
}

/// As [`fit`] for literal text, whose lines stay.
pub(super) fn fit_lines(code: &str) -> String {
    let code = text::visible_lines(code);
    code.split('\n').map(|line| breakable(&covered(line))).collect::<Vec<_>>().join("\n")
}

/// Text for where it cannot wrap or is read by programs: at most `limit` characters.
pub(super) fn short(words: &str, limit: usize) -> String {
    let words = covered(text::visible(words).trim());
    if words.chars().count() <= limit {
        return words;
    }
    let kept: String = words.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn covered(words: &str) -> String {
    if words.is_ascii() {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut missing: Vec<char> = Vec::new();
    for c in words.chars() {
        if is_mute(c) && c != '\u{ad}' {
            continue;
        }
        if covers(c) {
            name(&mut missing, &mut out);
            out.push(if c.is_whitespace() && !in_fonts(c) { ' ' } else { c });
        } else {
            missing.push(c);
        }
    }
    name(&mut missing, &mut out);
    out
}

/// Writes missing characters as `[U+1F600]`, and the rest of many as a count.
fn name(missing: &mut Vec<char>, out: &mut String) {
    if missing.is_empty() {
        return;
    }
    out.push('[');
    for (index, &c) in missing.iter().take(NAMED).enumerate() {
        let space = if index == 0 { "" } else { " " };
        let _ = write!(out, "{space}U+{:04X}", u32::from(c));
    }
    if let Some(more @ 1..) = missing.len().checked_sub(NAMED) {
        let _ = write!(out, " en {more} meer");
    }
    out.push(']');
    missing.clear();
}

/// Puts break opportunities into runs that no line could hold.
fn breakable(words: &str) -> String {
    if words.len() <= LONGEST_CODE {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len() + 8);
    for (index, run) in words.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        let length = run.chars().count();
        if length <= LONGEST_CODE {
            out.push_str(run);
            continue;
        }
        let mut since = 0;
        let mut chars = run.chars().peekable();
        while let Some(c) = chars.next() {
            out.push(c);
            since += 1;
            let next = chars.peek().copied();
            let stop =
                since > 3 && "/_.@=&?:#%+~|\\".contains(c) && starts_part(out.as_str(), next);
            let full = length > LONGEST_WORD && since >= LONGEST_WORD / 2;
            if stop || (full && !next.is_some_and(is_combining)) {
                out.push(BREAK);
                since = 0;
            }
        }
    }
    out
}

/// Whether `next` starts a new part of a code or address: a letter, or a digit of another number.
fn starts_part(before: &str, next: Option<char>) -> bool {
    let digit = before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    next.is_some_and(|c| c.is_alphanumeric() && !(digit && c.is_ascii_digit()))
}

/// Marks that belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
