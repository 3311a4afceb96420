//! Lists as the numbering that Word itself keeps.

use docx_rs::{
    AbstractNumbering, Docx, Level, LevelJc, LevelOverride, LevelText, NumberFormat, Numbering,
    SpecialIndentType, Start,
};

/// Levels that Word knows; deeper lists stay on the last.
const LEVELS: usize = 9;
/// The kinds of lists, and the one list of all bullets; the crate has a first one of its own.
const BULLETS: usize = 2;
const NUMBERS: usize = 3;
/// What a level moves in, in twentieths of a point.
const STEP: i32 = 360;
/// Word counts no further.
const HIGHEST: u64 = 32_767;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    numbered: Vec<Numbering>,
}

impl Lists {
    /// A list that starts at `start`, or one with bullets: its number in the file.
    pub(super) fn add(&mut self, start: Option<u64>, depth: usize) -> usize {
        let Some(start) = start else { return BULLETS };
        let id = BULLETS + 1 + self.numbered.len();
        let start = usize::try_from(start.min(HIGHEST)).unwrap_or(1);
        let first = LevelOverride::new(level(depth)).start(start);
        self.numbered.push(Numbering::new(id, NUMBERS).add_override(first));
        id
    }

    /// Writes them to the file.
    pub(super) fn write(self, docx: Docx) -> Docx {
        let docx = docx
            .add_abstract_numbering(kind(BULLETS, |at| {
                ("bullet", ["•", "–", "▪"][at % 3].to_owned())
            }))
            .add_abstract_numbering(kind(NUMBERS, |at| {
                let format = ["decimal", "lowerLetter", "lowerRoman"][at % 3];
                (format, format!("%{}.", at + 1))
            }))
            .add_numbering(Numbering::new(BULLETS, BULLETS));
        self.numbered.into_iter().fold(docx, Docx::add_numbering)
    }
}

/// The level in Word of a list at this depth.
pub(super) fn level(depth: usize) -> usize {
    depth.min(LEVELS - 1)
}

/// Where the words of a list at this depth begin, in twentieths of a point.
pub(super) fn indent(depth: usize) -> i32 {
    STEP * i32::try_from(level(depth) + 1).unwrap_or(1)
}

fn kind(id: usize, look: impl Fn(usize) -> (&'static str, String)) -> AbstractNumbering {
    (0..LEVELS).fold(AbstractNumbering::new(id), |kind, at| {
        let (format, text) = look(at);
        let level = Level::new(
            at,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        );
        let hanging = Some(SpecialIndentType::Hanging(STEP));
        kind.add_level(level.indent(Some(indent(at)), hanging, None, None))
    })
}
