//! Draws bars: one a row, parts one after another, or parts beneath each other.

use rust_decimal::Decimal;

use super::doek::{Anchor, Doek, Pen, Rect, Vulling, count};
use super::maat;
use super::rijen::{self, MAX_SERIES, Namen};
use super::schaal::{self, Schaal};
use super::{Kleur, Punt, Reeksen, Rij, Staaf, woorden};
use crate::taal;

/// How the parts of a row stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// There is one part.
    Single,
    /// One after another.
    Stacked,
    /// Beneath each other.
    Grouped,
}

/// Between rows.
const GAP: f64 = 9.0;
/// Between bars of one row.
const BETWEEN: f64 = 2.0;
/// The white line between two parts of a bar.
const SEAM: f64 = 1.5;
/// The share of the sheet that names may take.
const NAMES: f64 = 0.36;
/// Room under the rows for the axis.
const AXIS: f64 = 24.0;
/// Between a bar and its number.
const NEAR: f64 = 6.0;

/// Rows of one number as rows of one series.
pub(super) fn single(rijen: &[Staaf]) -> Reeksen {
    let rij = |staaf: &Staaf| Rij { naam: staaf.naam.clone(), punten: vec![staaf.punt.clone()] };
    Reeksen { namen: vec![String::new()], rijen: rijen.iter().map(rij).collect() }
}

/// Draws the rows with their axis.
pub(super) fn draw(doek: &mut Doek<'_>, eenheid: &str, reeksen: &Reeksen, kind: Kind) {
    doek.unit(eenheid);
    rijen::legend(doek, &reeksen.namen, (14.0, &rijen::swatch));
    let names = Namen::new(doek, reeksen.rijen.iter().map(|rij| rij.naam.as_str()), NAMES);
    let series = reeksen.namen.len().min(MAX_SERIES);
    let drawn = match kind {
        Kind::Single => 18.0,
        Kind::Stacked => 22.0,
        Kind::Grouped => count(series.max(1)) * (BAR + BETWEEN) - BETWEEN,
    };
    let notes = 2.0 * maat::SMALL.leading() + 6.0;
    let shown = names.fitting(doek, |index| names.height(index, drawn) + GAP, AXIS + notes);
    let rows: Vec<Vec<Punt>> =
        reeksen.rijen.iter().take(shown).map(|rij| points(rij, series)).collect();
    let plot = Plot::new(doek, &names, (&rows, &reeksen.namen), kind);
    let top = doek.y;
    let heights: Vec<f64> = (0..shown).map(|index| names.height(index, drawn) + GAP).collect();
    plot.grid(doek, top, heights.iter().sum());
    let mut left_out = false;
    for (index, (row, height)) in rows.iter().zip(&heights).enumerate() {
        let middle = doek.y + height / 2.0;
        names.write(doek, index, middle);
        match kind {
            Kind::Stacked => {
                let row = Row { points: row, names: &reeksen.namen };
                left_out |= plot.stacked(doek, row, middle, drawn);
            }
            Kind::Single | Kind::Grouped => plot.beneath(doek, row, middle, drawn),
        }
        doek.y += height;
    }
    plot.zero(doek, top);
    plot.axis(doek);
    let mut notes: Vec<String> = Vec::new();
    notes.extend(woorden::rest(reeksen.rijen.len() - shown, "rij", "rijen"));
    notes.extend(woorden::rest(reeksen.namen.len() - series, "reeks", "reeksen"));
    if left_out {
        notes.push("Getallen die niet in een vlak passen, staan in de tabel.".to_owned());
    }
    doek.notes(&notes);
}

/// The height of a bar among others.
const BAR: f64 = 14.0;

/// The points of a row that are drawn; a point too few is unknown.
fn points(rij: &Rij, series: usize) -> Vec<Punt> {
    let missing = || Punt::Leeg(woorden::UNKNOWN.to_owned());
    (0..series).map(|index| rij.punten.get(index).cloned().unwrap_or_else(missing)).collect()
}

/// Where bars and numbers are drawn.
struct Plot {
    scale: Schaal,
    marks: Vec<Decimal>,
    /// The left end of what rows may use, numbers included.
    left: f64,
    /// Where zero is.
    zero: f64,
}

impl Plot {
    fn new(doek: &Doek<'_>, names: &Namen, rows: (&[Vec<Punt>], &[String]), kind: Kind) -> Self {
        let (rows, series) = rows;
        let (low, high) = extent(rows, kind);
        let has_numbers = schaal::extent(rows.iter().flatten()).is_some();
        let (before, after) = match kind {
            Kind::Stacked => (0.0, missing_room(doek, rows, series)),
            Kind::Single | Kind::Grouped => label_rooms(doek, rows),
        };
        let left = names.end;
        // The last mark of the axis needs some room for the half that lies beyond it.
        let (from, to) = (left + before, doek.width - after.max(18.0));
        let marks = if has_numbers { fitting_marks(low, high, to - from) } else { Vec::new() };
        let (marks, (low, high)) = trimmed(marks, (low, high));
        let scale = Schaal::new(low, high, from, to);
        Self { scale, marks, left, zero: scale.at(Decimal::ZERO) }
    }

    /// Quiet lines at the marks.
    fn grid(&self, doek: &mut Doek<'_>, top: f64, height: f64) {
        let pen = Pen::new(doek.stijl.haarlijn, 1.0);
        for mark in &self.marks {
            let x = self.scale.at(*mark);
            doek.line((x, top), (x, top + height + 2.0), pen);
        }
    }

    fn zero(&self, doek: &mut Doek<'_>, top: f64) {
        let pen = Pen::new(doek.stijl.stil, 1.0);
        doek.line((self.zero, top), (self.zero, doek.y + 2.0), pen);
    }

    /// The numbers at the marks, as many as stand free of each other.
    fn axis(&self, doek: &mut Doek<'_>) {
        let style = (maat::SMALL, doek.stijl.stil);
        let mut free = 0.0;
        for mark in &self.marks {
            let words = taal::number(*mark);
            let half = style.0.width(&words) / 2.0;
            let x = self.scale.at(*mark).max(half).min(doek.width - half);
            if x - half >= free {
                doek.text((x, doek.y + 13.0), Anchor::Middle, style, &words);
                free = x + half + 8.0;
            }
        }
        doek.y += if self.marks.is_empty() { 4.0 } else { AXIS };
    }

    /// Bars beneath each other, each with its number beside it.
    fn beneath(&self, doek: &mut Doek<'_>, row: &[Punt], middle: f64, drawn: f64) {
        let bars = count(row.len().max(1));
        let high = (drawn - BETWEEN * (bars - 1.0)) / bars;
        for (index, punt) in row.iter().enumerate() {
            let y = middle - drawn / 2.0 + count(index) * (high + BETWEEN);
            let Some((min, max)) = punt.bounds() else {
                self.reason(doek, punt, y + high / 2.0);
                continue;
            };
            for part in parts(min, max) {
                let (from, to) = (self.scale.at(part.from), self.scale.at(part.to));
                bar(doek, (from, to), (y, high), index, part.solid);
            }
            let words = rijen::number_words(doek, maat::SMALL, &punt.words());
            let style = (maat::SMALL, doek.stijl.inkt, Kleur::WIT);
            let (at, anchor) = if max < Decimal::ZERO {
                (self.scale.at(min) - NEAR, Anchor::End)
            } else {
                (self.scale.at(max) + NEAR, Anchor::Start)
            };
            doek.plate((at, y + high / 2.0), anchor, style, &words);
        }
    }

    /// Why there is no number, on the side of zero with most room.
    fn reason(&self, doek: &mut Doek<'_>, punt: &Punt, middle: f64) {
        let (before, after) = (self.zero - self.left, doek.width - self.zero);
        let style = (maat::SMALL, doek.stijl.stil, Kleur::WIT);
        let words = maat::SMALL.fit(&maat::clean(&punt.words()), before.max(after) - NEAR - 2.0);
        let (at, anchor) = if after >= before {
            (self.zero + NEAR, Anchor::Start)
        } else {
            (self.zero - NEAR, Anchor::End)
        };
        doek.plate((at, middle), anchor, style, &words);
    }

    /// Parts one after another; true when a number did not fit in its part.
    fn stacked(&self, doek: &mut Doek<'_>, row: Row<'_>, middle: f64, high: f64) -> bool {
        let Row { points: row, names } = row;
        let (mut below, mut above) = (Decimal::ZERO, Decimal::ZERO);
        let mut left_out = false;
        for (index, punt) in row.iter().enumerate() {
            let Some((min, max)) = punt.bounds() else { continue };
            let mut solid = (0.0_f64, 0.0_f64);
            for part in parts(min, max) {
                let length = part.to - part.from;
                let base = if length < Decimal::ZERO { &mut below } else { &mut above };
                let end = schaal::bounded(*base + length);
                let (from, to) = (self.scale.at(*base), self.scale.at(end));
                *base = end;
                bar(doek, (from, to), (middle - high / 2.0, high), index, part.solid);
                if part.solid && (to - from).abs() > (solid.1 - solid.0).abs() {
                    solid = (from, to);
                }
            }
            let words = maat::clean(&punt.words());
            let letter = maat::SMALL_STRONG;
            let ground = doek.stijl.reeks(index);
            let style = (letter, ground.words(doek.stijl.inkt), ground);
            if letter.width(&words) + 8.0 <= (solid.1 - solid.0).abs() {
                let at = (f64::midpoint(solid.0, solid.1), middle);
                doek.plate(at, Anchor::Middle, style, &words);
            } else {
                left_out |= !(min.is_zero() && max.is_zero());
            }
        }
        let words = missing(row, names);
        if !words.is_empty() {
            let at = self.scale.at(above) + NEAR;
            let words = maat::SMALL.fit(&words, doek.width - at - 2.0);
            let style = (maat::SMALL, doek.stijl.stil, Kleur::WIT);
            doek.plate((at, middle), Anchor::Start, style, &words);
        }
        left_out
    }
}

/// A row of a stacked chart with the names of its parts.
#[derive(Clone, Copy)]
struct Row<'r> {
    points: &'r [Punt],
    names: &'r [String],
}

/// A piece of a bar from one number to another, away from zero.
struct Part {
    from: Decimal,
    to: Decimal,
    /// Certain; otherwise between the ends of a range.
    solid: bool,
}

/// A number is one piece from zero; a range is certain up to its nearest end and hatched beyond it.
fn parts(min: Decimal, max: Decimal) -> Vec<Part> {
    let (min, max) = (schaal::bounded(min), schaal::bounded(max));
    let zero = Decimal::ZERO;
    let near = if min > zero {
        min
    } else if max < zero {
        max
    } else {
        zero
    };
    let pieces = [(zero, near, true), (near, max.max(near), false), (near, min.min(near), false)];
    let some = pieces.into_iter().filter(|(from, to, _)| from != to);
    some.map(|(from, to, solid)| Part { from, to, solid }).collect()
}

/// One piece, with a white seam at its far end.
fn bar(doek: &mut Doek<'_>, x: (f64, f64), y: (f64, f64), series: usize, solid: bool) {
    let (from, to) = (x.0.min(x.1), x.0.max(x.1));
    let wide = (to - from).max(1.0);
    let seam = if wide > 3.0 * SEAM { SEAM } else { 0.0 };
    let from = if x.1 < x.0 { from + seam } else { from };
    let rect = Rect { x: from, y: y.0, w: wide - seam, h: y.1 };
    if solid {
        return doek.rect(rect, Vulling::Reeks(series));
    }
    doek.rect(rect, Vulling::Bereik(series));
    let inner =
        Rect { x: rect.x + 0.6, y: rect.y + 0.6, w: (rect.w - 1.2).max(0.0), h: rect.h - 1.2 };
    doek.frame(inner, Pen::new(doek.stijl.reeks(series), 1.2));
}

/// The ends of the axis: zero is always among what it holds.
fn extent(rows: &[Vec<Punt>], kind: Kind) -> (Decimal, Decimal) {
    let zero = Decimal::ZERO;
    if kind != Kind::Stacked {
        let (low, high) = schaal::extent(rows.iter().flatten()).unwrap_or((zero, zero));
        return (low.min(zero), high.max(zero));
    }
    rows.iter().fold((zero, zero), |(low, high), row| {
        let bounds = row.iter().filter_map(Punt::bounds);
        let (below, above) = bounds.fold((zero, zero), |(below, above), (min, max)| {
            let (min, max) = (schaal::bounded(min), schaal::bounded(max));
            (schaal::bounded(below + min.min(zero)), schaal::bounded(above + max.max(zero)))
        });
        (low.min(below), high.max(above))
    })
}

/// As many marks as have numbers that stand free of each other.
fn fitting_marks(low: Decimal, high: Decimal, room: f64) -> Vec<Decimal> {
    let fits = |marks: &Vec<Decimal>| {
        let widest = marks.iter().map(|mark| maat::SMALL.width(&taal::number(*mark)));
        let steps = count(marks.len().max(2) - 1);
        widest.fold(0.0, f64::max) + 16.0 <= room / steps
    };
    let choices = [6, 5, 4, 3, 2].map(|parts| schaal::marks(low, high, parts));
    choices.into_iter().find(fits).unwrap_or_else(|| schaal::marks(low, high, 4))
}

/// Leaves out a mark that lies more than half a step beyond the numbers, and gives the ends of the axis.
fn trimmed(
    mut marks: Vec<Decimal>,
    ends: (Decimal, Decimal),
) -> (Vec<Decimal>, (Decimal, Decimal)) {
    let (low, high) = (schaal::bounded(ends.0), schaal::bounded(ends.1));
    let [first, second, .., last] = marks.as_slice() else {
        let end = marks.last().copied().unwrap_or(Decimal::ONE);
        return (marks, (low.min(Decimal::ZERO), high.max(end)));
    };
    let half = (second - first) / Decimal::TWO;
    let (before, after) = (low - first > half, last - high > half);
    let from = if before { low } else { *first };
    let to = if after { high } else { *last };
    marks.retain(|mark| (from..=to).contains(mark));
    (marks, (from, to))
}

/// Room left and right of the bars for their numbers.
fn label_rooms(doek: &Doek<'_>, rows: &[Vec<Punt>]) -> (f64, f64) {
    let (mut before, mut after) = (0.0_f64, 0.0_f64);
    for punt in rows.iter().flatten() {
        let Some((_, max)) = punt.bounds() else { continue };
        let words = rijen::number_words(doek, maat::SMALL, &punt.words());
        let room = maat::SMALL.width(&words) + NEAR + 2.0;
        let side = if max < Decimal::ZERO { &mut before } else { &mut after };
        *side = side.max(room);
    }
    (before, after)
}

/// What a stacked row says of the parts that have no number.
fn missing(row: &[Punt], names: &[String]) -> String {
    let without = row.iter().zip(names).filter(|(punt, _)| punt.bounds().is_none());
    match without.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [(punt, name)] => maat::clean(&format!("{name}: {}", punt.words())),
        more => format!("{} delen zonder getal", more.len()),
    }
}

fn missing_room(doek: &Doek<'_>, rows: &[Vec<Punt>], names: &[String]) -> f64 {
    let widths = rows.iter().map(|row| maat::SMALL.width(&missing(row, names)));
    let widest = widths.fold(0.0, f64::max);
    if widest > 0.0 { (widest + NEAR + 2.0).min(doek.width * 0.25) } else { 0.0 }
}
