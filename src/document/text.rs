//! What may stand in a text, and the plain text of running text.

use std::borrow::Cow;

use super::Inline;

/// The text without characters that cannot be seen or that reorder what is read: control and bidi
/// characters, private use, noncharacters, byte order marks. Line ends and tabs become a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || is_line_space(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.replace("\r\n", "\n");
    let kept = kept.chars().filter(|&c| !is_hidden(c));
    Cow::Owned(kept.map(|c| if is_line_space(c) { ' ' } else { c }).collect())
}

/// As [`visible`], but line ends stay, as `\n`, and tabs too.
pub fn visible_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|&c| !is_hidden(c));
    kept.map(|c| if is_line_space(c) && c != '\t' { '\n' } else { c }).collect()
}

/// Whether [`visible`] takes `c` out.
pub fn is_hidden(c: char) -> bool {
    let code = u32::from(c);
    match code {
        0x09..=0x0D | 0x85 => false,
        // Control characters.
        0x00..=0x1F
        | 0x7F..=0x9F
        // Marks and overrides of the direction of text.
        | 0x061C
        | 0x200E
        | 0x200F
        | 0x202A..=0x202E
        | 0x2066..=0x2069
        // Byte order mark, annotations, the place of an object, tags.
        | 0xFEFF
        | 0xFFF9..=0xFFFC
        | 0xE_0000..=0xE_007F
        // Private use and noncharacters.
        | 0xE000..=0xF8FF
        | 0xF_0000..
        | 0xFDD0..=0xFDEF => true,
        _ => code & 0xFFFE == 0xFFFE,
    }
}

fn is_line_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The words of running text, without marks, links and footnotes.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    out
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Status { text, .. } => {
                out.push_str(text);
            }
            Inline::Emph { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Small { content }
            | Inline::Link { content, .. }
            | Inline::Elders { content, .. } => push_plain(content, out),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::Break => out.push(' '),
            Inline::Footnote { .. } | Inline::FootnoteRef { .. } => {}
        }
    }
}

/// Whether nothing would be seen of it.
pub fn is_blank(content: &[Inline]) -> bool {
    let image = |inline: &Inline| matches!(inline, Inline::Image { .. });
    !content.iter().any(image) && plain(content).trim().is_empty()
}
