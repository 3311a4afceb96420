//! Text for a terminal: harmless, wrapped and aligned.

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::report::Style;

/// The text as one line that a terminal can only print: no control, no change of direction.
pub fn printable(text: &str) -> String {
    text.chars().map(|char| if char == '\n' { ' ' } else { harmless(char) }).collect()
}

/// As [`printable`], with its lines.
pub fn printable_lines(text: &str) -> String {
    text.chars().map(|char| if char == '\n' { '\n' } else { harmless(char) }).collect()
}

/// JSON that a terminal can only print: what would steer it becomes an escape, so that nothing is lost.
pub(super) fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("strings and lists become JSON");
    let mut out = String::with_capacity(json.len());
    for char in json.chars() {
        if char == '\n' || harmless(char) == char {
            out.push(char);
        } else {
            // Outside strings JSON has no such characters, and inside them every character may be escaped.
            let units = char.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out + "\n"
}

/// A visible stand-in for what would steer a terminal or reorder the text.
fn harmless(char: char) -> char {
    match char {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32('\u{2400}' as u32 + char as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        other => other,
    }
}

/// Breaks a text over lines of at most `width` columns; a word that is longer is cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(10);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for part in cut(word, width) {
            let line = lines.last_mut().expect("there is always a line");
            if line.is_empty() {
                line.push_str(&part);
            } else if line.width() + 1 + part.width() <= width {
                line.push(' ');
                line.push_str(&part);
            } else {
                lines.push(part);
            }
        }
    }
    lines
}

fn cut(word: &str, width: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut used = 0;
    for char in word.chars() {
        let wide = char.width().unwrap_or(0);
        if used + wide > width {
            parts.push(String::new());
            used = 0;
        }
        parts.last_mut().expect("there is always a part").push(char);
        used += wide;
    }
    parts
}

/// `text` in a field of `width` columns, at its left; what does not fit is cut with an ellipsis.
pub(super) fn left(text: &str, width: usize) -> String {
    let mut fitting = text.to_owned();
    if text.width() > width {
        while fitting.width() >= width && fitting.pop().is_some() {}
        fitting.push('…');
    }
    let space = width.saturating_sub(fitting.width());
    fitting + &" ".repeat(space)
}

/// `text` in a field of `width` columns, at its right.
pub(super) fn right(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width())) + text
}

impl Style {
    /// A heading.
    pub(super) fn bold(&self, text: &str) -> String {
        self.painted("1", text)
    }

    /// What still has to be done.
    pub(super) fn open(&self, text: &str) -> String {
        self.painted("1;33", text)
    }

    /// A paragraph whose first line starts with `lead` and whose other lines stand under its text.
    pub(super) fn paragraph(&self, lead: &str, text: &str) -> String {
        let indent = " ".repeat(lead.width());
        let lines = wrap(&printable(text), self.width.saturating_sub(indent.len()));
        let leads = [lead].into_iter().chain(std::iter::repeat(indent.as_str()));
        leads.zip(lines).flat_map(|(lead, line)| [lead.to_owned(), line, "\n".to_owned()]).collect()
    }

    fn painted(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_bidi_become_visible() {
        let hostile = "a\u{1b}[31mb\u{9b}c\u{202e}d\r\ne\tf";
        assert_eq!(printable(hostile), "a␛[31mb\u{fffd}c\u{fffd}d␍ e f");
        assert_eq!(printable_lines("x\ny"), "x\ny");
    }

    #[test]
    fn wrapped_lines_fit_and_long_words_are_cut() {
        let lines = wrap("een zin met een ontzettendlangwoordzonderspaties erin", 12);
        assert!(lines.iter().all(|line| line.width() <= 12), "{lines:?}");
        assert_eq!(
            lines.concat().replace(' ', ""),
            "eenzinmeteenontzettendlangwoordzonderspatieserin"
        );
    }

    #[test]
    fn fields_have_the_width_that_is_asked() {
        assert_eq!(left("kort", 6), "kort  ");
        assert_eq!(left("veel te lang", 6), "veel …");
        assert_eq!(right("12", 4), "  12");
    }
}
