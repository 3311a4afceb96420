//! Finds what stands between `{{` and `}}` in the running text of Markdown, and puts marks in its place.
//!
//! A mark is one character that no text can hold, so that the parser sees a word: nothing in a formula,
//! a `|` for instance, is taken for markup.

use std::{collections::HashMap, ops::Range};

use crate::markdown::{self, Piece};

/// More formulas than this in one text stay as they are written.
pub const MOST: usize = 2_000;

/// More loose braces than this help nobody.
const MOST_LOOSE: usize = 100;

/// The first mark; they lie in a private use area, which no document prints.
const FIRST: u32 = 0xF_0000;

/// As long as a mark, so that no place moves.
const NO_MARK: char = '\u{FFFFD}';

/// A formula in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plek {
    /// Where it stands, braces included.
    pub range: Range<usize>,
    /// Whether a paragraph holds this and no more.
    pub alleen: bool,
}

/// What a text holds of formulas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vondst {
    /// The formulas, in order.
    pub plekken: Vec<Plek>,
    /// Each `{{` that begins nothing.
    pub los: Vec<Range<usize>>,
    /// The first formula that is one too many.
    pub te_veel: Option<Range<usize>>,
}

/// A text with a mark for every formula.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gemerkt {
    /// The text.
    pub tekst: String,
    /// What each mark stands for, braces included; the same formula has the same mark.
    formules: Vec<String>,
    /// Where text and original part: from here on an offset differs by so much from the original.
    stappen: Vec<Stap>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stap {
    nieuw: Range<usize>,
    oud: Range<usize>,
    alleen: bool,
}

/// What stands in the braces.
pub fn inhoud(formule: &str) -> &str {
    let inner = formule.strip_prefix("{{").unwrap_or(formule);
    inner.strip_suffix("}}").unwrap_or(inner).trim()
}

/// Finds the formulas of a text. Code, HTML and the targets of links have none, and `\{{` begins none.
pub fn vind(text: &str) -> Vondst {
    if !text.contains("{{") {
        return Vondst::default();
    }
    let pieces = markdown::pieces(text);
    let literal = pieces.into_iter().filter(|piece| piece.literal).map(|piece| piece.range);
    let mut literal: Vec<Range<usize>> = literal.collect();
    literal.sort_by_key(|range| range.start);
    let mut found = candidates(text, &literal);
    // A mark may change what is markup around it, so the parser has the last word on what is text.
    for _ in 0..2 {
        let marked = Gemerkt::van(text, &found.plekken);
        let landed = marked.landed();
        let all = landed.len() == found.plekken.len();
        found.plekken = landed;
        if all {
            break;
        }
    }
    found
}

fn candidates(text: &str, literal: &[Range<usize>]) -> Vondst {
    let mut found = Vondst::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        candidates_of_line(text, start..end, literal, &mut found);
        start = end;
        if found.te_veel.is_some() {
            break;
        }
    }
    found
}

fn candidates_of_line(
    text: &str,
    line: Range<usize>,
    literal: &[Range<usize>],
    found: &mut Vondst,
) {
    let (mut from, mut search) = (line.start, line.start);
    while let Some(at) = text[search..line.end].find("}}") {
        let close = search + at;
        if overlaps(literal, close..close + 2) {
            search = close + 1;
            continue;
        }
        let opening = openings(text, from..close, literal).last();
        let end = close + 2;
        if let Some(open) = opening {
            found.loosen(text, from..open, literal);
            if overlaps(literal, open..end) {
                found.loosen(text, open..end, literal);
            } else if found.plekken.len() == MOST {
                found.te_veel = Some(open..end);
                return;
            } else {
                found.plekken.push(Plek { range: open..end, alleen: false });
            }
        }
        (from, search) = (end, end);
    }
    found.loosen(text, from..line.end, literal);
}

/// Each `{{` that may begin a formula. Of `{{{` the last two count.
fn openings<'a>(
    text: &'a str,
    within: Range<usize>,
    literal: &'a [Range<usize>],
) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    within.clone().filter(move |&at| {
        at + 2 <= within.end
            && &bytes[at..at + 2] == b"{{"
            && !(at + 2 < within.end && bytes[at + 2] == b'{')
            && !is_escaped(bytes, at)
            && !overlaps(literal, at..at + 2)
    })
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// `ranges` are in order and do not overlap each other.
fn overlaps(ranges: &[Range<usize>], one: Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.end <= one.start);
    ranges.get(next).is_some_and(|range| range.start < one.end)
}

impl Vondst {
    fn loosen(&mut self, text: &str, within: Range<usize>, literal: &[Range<usize>]) {
        let room = MOST_LOOSE.saturating_sub(self.los.len());
        self.los.extend(openings(text, within, literal).take(room).map(|at| at..at + 2));
    }
}

impl Gemerkt {
    /// Puts marks in the place of formulas.
    pub fn van(text: &str, plekken: &[Plek]) -> Self {
        let mut made = Self::default();
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut from = 0;
        for Plek { range, alleen } in plekken {
            made.copy(&text[from..range.start]);
            let formule = &text[range.clone()];
            let next = u32::try_from(known.len()).expect("invariant: a text has few formulas");
            let number = *known.entry(formule).or_insert_with(|| {
                made.formules.push(formule.to_owned());
                next
            });
            let start = made.tekst.len();
            made.tekst.push(char::from_u32(FIRST + number).expect("invariant: a private use area"));
            made.stappen.push(Stap {
                nieuw: start..made.tekst.len(),
                oud: range.clone(),
                alleen: *alleen,
            });
            from = range.end;
        }
        made.copy(&text[from..]);
        made
    }

    /// A character that could be taken for a mark becomes another that no document prints either.
    fn copy(&mut self, text: &str) {
        self.tekst.extend(text.chars().map(|c| if is_mark(c) { NO_MARK } else { c }));
    }

    /// The formula that a mark stands for, braces included.
    pub fn formule(&self, c: char) -> Option<&str> {
        let number = u32::from(c).checked_sub(FIRST)?;
        self.formules.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// Whether a paragraph holds the mark at this place and no more.
    pub fn staat_alleen(&self, at: usize) -> bool {
        self.stap(at).is_some_and(|(_, stap)| stap.alleen)
    }

    /// A text of the parser with the formulas as they were written.
    pub fn geschreven(&self, text: &str) -> Option<String> {
        text.contains(|c| self.formule(c).is_some()).then(|| {
            let mut out = String::with_capacity(text.len());
            for c in text.chars() {
                match self.formule(c) {
                    Some(formule) => out.push_str(formule),
                    None => out.push(c),
                }
            }
            out
        })
    }

    /// The stretch of the original that a stretch of this text comes from.
    pub fn oorspronkelijk(&self, range: &Range<usize>) -> Range<usize> {
        let old = |at: usize, end: bool| {
            let before = self.stappen.partition_point(|stap| stap.nieuw.start <= at);
            match before.checked_sub(1).and_then(|last| self.stappen.get(last)) {
                None => at,
                Some(stap) if at >= stap.nieuw.end => stap.oud.end + (at - stap.nieuw.end),
                Some(stap) if end && at > stap.nieuw.start => stap.oud.end,
                Some(stap) => stap.oud.start,
            }
        };
        let start = old(range.start, false);
        start..old(range.end, true).max(start)
    }

    fn stap(&self, at: usize) -> Option<(usize, &Stap)> {
        let next = self.stappen.partition_point(|stap| stap.nieuw.end <= at);
        self.stappen.get(next).filter(|stap| stap.nieuw.start == at).map(|stap| (next, stap))
    }

    /// The formulas whose marks the parser takes for words.
    fn landed(&self) -> Vec<Plek> {
        let mut landed = Vec::new();
        for Piece { range, literal, alone } in markdown::pieces(&self.tekst) {
            let words = &self.tekst[range.clone()];
            if literal {
                continue;
            }
            for (at, c) in words.char_indices() {
                if let Some((_, stap)) = self.stap(range.start + at) {
                    let alleen = alone && words.trim().len() == c.len_utf8();
                    landed.push(Plek { range: stap.oud.clone(), alleen });
                }
            }
        }
        landed.sort_by_key(|plek| plek.range.start);
        landed.dedup_by_key(|plek| plek.range.start);
        landed
    }
}

/// Whether a character could be taken for a mark.
fn is_mark(c: char) -> bool {
    let most = u32::try_from(MOST).unwrap_or(u32::MAX);
    (FIRST..FIRST + most).contains(&u32::from(c))
}
