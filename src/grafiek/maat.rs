//! Measures words in the font they are printed in, and cuts them to the room there is.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::document::text;
use crate::letters;

/// A size and a weight of letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    /// Height of the letter body in units.
    pub(super) size: f64,
    /// Semibold.
    pub(super) bold: bool,
}

/// Names of rows and words in a list.
pub(super) const NAME: Letter = Letter { size: 14.0, bold: false };
/// Words that carry a status.
pub(super) const STRONG: Letter = Letter { size: 14.0, bold: true };
/// Numbers at what they count, axes, legends and notes: 9 points at four units a millimetre.
pub(super) const SMALL: Letter = Letter { size: 13.0, bold: false };
/// Numbers on a coloured ground.
pub(super) const SMALL_STRONG: Letter = Letter { size: 13.0, bold: true };

/// From the middle of the letters down to the line they stand on, as a share of their size.
const DROP: f64 = 0.33;
/// From line to line, as a share of the size.
const LEADING: f64 = 1.25;
/// Longer texts are cut before anything else is done with them.
const MAX_CHARS: usize = 400;
/// More marks on one letter would leave the line.
const MAX_MARKS: usize = 2;

static REGULAR: LazyLock<Face<'static>> = LazyLock::new(|| face(letters::REGULAR));
static SEMIBOLD: LazyLock<Face<'static>> = LazyLock::new(|| face(letters::SEMIBOLD));

fn face(bytes: &'static [u8]) -> Face<'static> {
    Face::parse(bytes, 0).expect("invariant: the vendored fonts are sound")
}

/// How wide semibold words are, in units of their size.
pub(crate) fn semibold_width(words: &str) -> f64 {
    Letter { size: 1.0, bold: true }.width(words)
}

impl Letter {
    /// How wide a text is, in units.
    pub(super) fn width(self, text: &str) -> f64 {
        let face: &Face = if self.bold { &SEMIBOLD } else { &REGULAR };
        let advance = |c: char| {
            let glyph = face.glyph_index(c);
            glyph.and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(face.units_per_em())
        };
        let sum: f64 = text.chars().map(|c| f64::from(advance(c))).sum();
        sum * self.size / f64::from(face.units_per_em())
    }

    /// From one line to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * LEADING
    }

    /// From the middle of a line to where its letters stand.
    pub(super) fn drop(self) -> f64 {
        self.size * DROP
    }

    /// The text on one line of at most `room` units, with an ellipsis where it is cut.
    pub(super) fn fit(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let room = room - self.width("…");
        let kept = self.prefix(text, room);
        format!("{}…", text[..kept].trim_end())
    }

    /// The text on lines of at most `room` units; the last of `most` lines may end in an ellipsis.
    pub(super) fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if lines.len() + 1 >= most || self.width(rest) <= room {
                lines.push(self.fit(rest, room));
                break;
            }
            let end = self.line_end(rest, room);
            lines.push(rest[..end].trim_end().to_owned());
            rest = rest[end..].trim_start();
        }
        lines
    }

    /// Where the first line ends: after a word, after a hyphen or slash, or else in the word.
    fn line_end(self, text: &str, room: f64) -> usize {
        let kept = self.prefix(text, room);
        let next_is_space = text[kept..].starts_with(' ');
        if next_is_space {
            return kept;
        }
        let soft = text[..kept].rfind([' ', '-', '/', '–']).filter(|&at| at > 0);
        let after = soft.and_then(|at| Some(at + text[at..].chars().next()?.len_utf8()));
        after.unwrap_or(kept)
    }

    /// How many bytes of the text fit, at least one letter with its marks.
    fn prefix(self, text: &str, room: f64) -> usize {
        let mut width = 0.0;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            width += self.width(c.encode_utf8(&mut [0; 4]));
            let full = width > room && !is_mark(c);
            if full && end > 0 {
                break;
            }
            end = at + c.len_utf8();
        }
        end
    }
}

/// Text that can stand in a drawing: visible, on one line, and only of characters that the font has.
pub(super) fn clean(words: &str) -> String {
    let start: String = words.chars().take(MAX_CHARS).collect();
    let visible = text::visible(&start);
    let mut out = String::with_capacity(visible.len());
    let (mut missing, mut marks) = (Missing::default(), 0);
    for c in visible.chars().filter(|&c| !is_mute(c)) {
        let c = if c.is_whitespace() { ' ' } else { c };
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MAX_MARKS || (c == ' ' && (out.is_empty() || out.ends_with(' '))) {
            continue;
        }
        if has(c) {
            missing.write(&mut out);
            out.push(c);
        } else {
            missing.add(c);
        }
    }
    missing.write(&mut out);
    out.truncate(out.trim_end().len());
    out
}

/// Characters in a row that the font lacks: the first is named by its code, the others are counted.
#[derive(Default)]
struct Missing(Option<(char, usize)>);

impl Missing {
    fn add(&mut self, c: char) {
        let (first, count) = self.0.unwrap_or((c, 0));
        self.0 = Some((first, count + 1));
    }

    fn write(&mut self, out: &mut String) {
        match self.0.take() {
            None => {}
            Some((first, 1)) => out.push_str(&format!("[U+{:04X}]", u32::from(first))),
            Some((first, count)) => {
                out.push_str(&format!("[U+{:04X} en {} meer]", u32::from(first), count - 1));
            }
        }
    }
}

fn has(c: char) -> bool {
    REGULAR.glyph_index(c).is_some() && SEMIBOLD.glyph_index(c).is_some()
}

/// Joiners, break opportunities and selectors of a variant: they have no look of their own.
fn is_mute(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xAD | 0x34F | 0x200B..=0x200D | 0x2060..=0x2064 | 0xFE00..=0xFE0F)
        || matches!(code, 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0xE_0100..=0xE_01EF)
}

/// Marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF)
}
