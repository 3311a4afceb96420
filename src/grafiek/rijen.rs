//! What drawings with rows share: names in a column, rows that fit, and legends.

use super::doek::{Anchor, Doek, Rect, Vulling};
use super::maat::{self, Letter};

/// No more rows than this are drawn.
const MAX_ROWS: usize = 40;
/// No more series than this are drawn.
pub(super) const MAX_SERIES: usize = 12;
/// Lines that a name may take.
const MAX_LINES: usize = 3;
/// Between a name and what belongs to it.
const GUTTER: f64 = 12.0;
/// Numbers wider than this share of the sheet stand in the table only.
const WIDEST_NUMBER: f64 = 0.22;
/// What stands there then.
pub(super) const IN_TABLE: &str = "zie de tabel";

/// Names of rows in lines, and the room they take.
pub(super) struct Namen {
    /// The lines of each row that is drawn.
    pub(super) rows: Vec<Vec<String>>,
    /// Where the names end and what belongs to them begins.
    pub(super) end: f64,
}

impl Namen {
    /// Wraps the names of rows into at most `share` of the sheet.
    pub(super) fn new<'a>(
        doek: &Doek<'_>,
        names: impl Iterator<Item = &'a str>,
        share: f64,
    ) -> Self {
        let room = doek.width * share;
        let rows: Vec<Vec<String>> = names
            .take(MAX_ROWS)
            .map(|name| maat::NAME.wrap(&maat::clean(name), room, MAX_LINES))
            .collect();
        let widths = rows.iter().flatten().map(|line| maat::NAME.width(line));
        let widest = widths.fold(0.0, f64::max);
        let end = if widest > 0.0 { widest + GUTTER } else { 0.0 };
        Self { rows, end }
    }

    /// The height of a row whose drawing is `drawn` high.
    pub(super) fn height(&self, index: usize, drawn: f64) -> f64 {
        let lines = self.rows.get(index).map_or(0, Vec::len);
        drawn.max(maat::NAME.leading() * super::doek::count(lines))
    }

    /// How many rows fit on the sheet when row `i` with its distance is `heights[i]` high; at least one.
    pub(super) fn fitting(
        &self,
        doek: &Doek<'_>,
        heights: impl Fn(usize) -> f64,
        foot: f64,
    ) -> usize {
        let room = f64::from(doek.stijl.hoogte) - doek.y - foot;
        let mut used = 0.0;
        let fits = |index: &usize| {
            used += heights(*index);
            *index == 0 || used <= room
        };
        (0..self.rows.len()).take_while(fits).count()
    }

    /// Writes the name of a row around the height `middle`.
    pub(super) fn write(&self, doek: &mut Doek<'_>, index: usize, middle: f64) {
        let style = (maat::NAME, doek.stijl.inkt);
        if let Some(lines) = self.rows.get(index) {
            doek.lines((0.0, middle), Anchor::Start, style, lines);
        }
    }
}

/// A number as it stands beside what is drawn; a number is never cut, a reason may be.
pub(super) fn number_words(doek: &Doek<'_>, letter: Letter, words: &str) -> String {
    let words = maat::clean(words);
    let fits = letter.width(&words) <= doek.width * WIDEST_NUMBER;
    if fits { words } else { IN_TABLE.to_owned() }
}

/// A way to draw the sample of series `i` in a box.
pub(super) type Sample<'s> = &'s dyn Fn(&mut Doek<'_>, usize, Rect);

/// The names of series with a sample of each, in the order of drawing; nothing for a single one.
pub(super) fn legend(doek: &mut Doek<'_>, names: &[String], sample: (f64, Sample<'_>)) {
    if names.len() < 2 {
        return;
    }
    let (wide, draw) = sample;
    let style = (maat::SMALL, doek.stijl.inkt);
    let line = style.0.leading() + 3.0;
    let mut x = 0.0;
    for (index, name) in names.iter().take(MAX_SERIES).enumerate() {
        let name = style.0.fit(&maat::clean(name), doek.width - wide - 8.0);
        let needed = wide + 6.0 + style.0.width(&name);
        if x > 0.0 && x + needed > doek.width {
            x = 0.0;
            doek.y += line;
        }
        let middle = doek.y + 9.0;
        draw(doek, index, Rect { x, y: middle - 6.0, w: wide, h: 12.0 });
        doek.text((x + wide + 6.0, middle), Anchor::Start, style, &name);
        x += needed + 20.0;
    }
    doek.y += line + 8.0;
}

/// The sample of a surface.
pub(super) fn swatch(doek: &mut Doek<'_>, index: usize, at: Rect) {
    doek.rect(at, Vulling::Reeks(index));
}
