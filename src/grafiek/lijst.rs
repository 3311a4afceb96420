//! Draws how rows stand: a shape, the word that says the same, and the row.

use super::doek::{Anchor, Doek, Pen, Vulling, count, path};
use super::maat::{self, NAME, SMALL, STRONG};
use super::rijen::Namen;
use super::stijl::{Kleur, Stijl};
use super::{Licht, Signaal, Status, woorden};

/// Room for the shape.
const SHAPE: f64 = 22.0;
/// The share of the sheet that the words of a status may take.
const WORDS: f64 = 0.22;
/// The share of the sheet for names beside remarks, and without them.
const NAMES: (f64, f64) = (0.34, 0.7);
/// Between two columns.
const GUTTER: f64 = 18.0;
/// Between the words of two rows.
const GAP: f64 = 13.0;
/// Lines of a remark.
const MAX_LINES: usize = 3;

/// Draws the list.
pub(super) fn draw(doek: &mut Doek<'_>, rijen: &[Licht]) {
    let remarks = rijen.iter().any(|licht| !remark(licht).is_empty());
    let share = if remarks { NAMES.0 } else { NAMES.1 };
    let names = Namen::new(doek, rijen.iter().map(|licht| licht.naam.as_str()), share);
    let statuses = || rijen.iter().map(|licht| &licht.status);
    let begin = status_room(doek, statuses());
    let after = begin + names.end + GUTTER - 12.0;
    let lines = |licht: &Licht| SMALL.wrap(&remark(licht), doek.width - after, MAX_LINES);
    let texts: Vec<Vec<String>> = rijen.iter().take(names.rows.len()).map(lines).collect();
    let height = |index: usize| {
        let remark = texts.get(index).map_or(0, Vec::len);
        names.height(index, (SMALL.leading() * count(remark)).max(NAME.leading())) + GAP
    };
    let shown = names.fitting(doek, height, 2.0 * SMALL.leading());
    let hair = Pen::new(doek.stijl.haarlijn, 1.0);
    let ink = doek.stijl.inkt;
    for (index, licht) in rijen.iter().take(shown).enumerate() {
        if index > 0 {
            doek.line((0.0, doek.y), (doek.width, doek.y), hair);
        }
        let middle = doek.y + height(index) / 2.0;
        status(doek, (0.0, middle), &licht.status);
        doek.lines((begin, middle), Anchor::Start, (NAME, ink), &names.rows[index]);
        doek.lines((after, middle), Anchor::Start, (SMALL, doek.stijl.stil), &texts[index]);
        doek.y += height(index);
    }
    doek.notes(woorden::rest(rijen.len() - shown, "rij", "rijen").as_slice());
}

fn remark(licht: &Licht) -> String {
    licht.toelichting.as_deref().map(maat::clean).unwrap_or_default()
}

/// The room that shapes and words of statuses take, with the distance to what follows.
pub(super) fn status_room<'s>(doek: &Doek<'_>, statuses: impl Iterator<Item = &'s Status>) -> f64 {
    let widths = statuses.map(|status| STRONG.width(&words(doek, status)));
    widths.fold(0.0, f64::max) + SHAPE + GUTTER
}

fn words(doek: &Doek<'_>, status: &Status) -> String {
    STRONG.fit(&maat::clean(status.word()), doek.width * WORDS)
}

/// A shape with its word, the shape beginning at `at`.
pub(super) fn status(doek: &mut Doek<'_>, at: (f64, f64), status: &Status) {
    let colour = colour(doek.stijl, status.signaal);
    shape(doek, (at.0 + 8.0, at.1), status.signaal);
    let words = words(doek, status);
    doek.text((at.0 + SHAPE, at.1), Anchor::Start, (STRONG, colour), &words);
}

/// The colour of a signaal; its shape and word say the same.
pub(super) fn colour(stijl: &Stijl, signaal: Signaal) -> Kleur {
    match signaal {
        Signaal::Klaar | Signaal::OpKoers => stijl.goed,
        Signaal::LooptAchter => stijl.let_op,
        Signaal::Onbekend => stijl.stil,
    }
}

/// A square with a tick, a disc, a triangle with a mark, or an open circle.
fn shape(doek: &mut Doek<'_>, at: (f64, f64), signaal: Signaal) {
    let colour = colour(doek.stijl, signaal);
    let white = Pen::new(Kleur::WIT, 2.0);
    let moved = |points: &[(f64, f64)]| -> Vec<(f64, f64)> {
        points.iter().map(|(x, y)| (at.0 + x, at.1 + y)).collect()
    };
    match signaal {
        Signaal::Klaar => {
            let square = moved(&[(-7.0, -7.0), (7.0, -7.0), (7.0, 7.0), (-7.0, 7.0)]);
            doek.surface(&square, Vulling::Effen(colour));
            doek.stroke(&path(&moved(&[(-4.0, 0.2), (-1.2, 3.2), (4.2, -3.4)])), white);
        }
        Signaal::OpKoers => doek.disc(at, 7.0, colour),
        Signaal::LooptAchter => {
            let triangle = moved(&[(0.0, -8.0), (8.0, 6.5), (-8.0, 6.5)]);
            doek.surface(&triangle, Vulling::Effen(colour));
            doek.line((at.0, at.1 - 3.0), (at.0, at.1 + 1.8), white);
            doek.disc((at.0, at.1 + 4.2), 1.1, Kleur::WIT);
        }
        Signaal::Onbekend => {
            doek.ring(at, 6.2, Pen::new(colour, 1.6));
            doek.line((at.0 - 2.6, at.1), (at.0 + 2.6, at.1), Pen::new(colour, 1.6));
        }
    }
}
