//! Draws lines over years, with a band where only a range is known and a gap where nothing is.

mod merk;

use rust_decimal::Decimal;

use super::doek::{Anchor, Doek, Pen, Vulling};
use super::maat;
use super::rijen::{self, MAX_SERIES};
use super::schaal::{self, Schaal};
use super::{Kleur, Punt, Reeks, woorden};
use crate::taal;

/// No more years than this are drawn.
const MAX_YEARS: usize = 120;
/// Height of the plot.
const HEIGHT: f64 = 230.0;
/// Room above the plot for numbers at the highest points.
const HEAD: f64 = 20.0;
/// From a point to its number.
const ABOVE: f64 = 14.0;
/// Points of a single line with this many years get their number.
const MANY: usize = 12;
/// Lines in notes.
const NOTES: usize = 4;

/// Draws the lines with both axes.
pub(super) fn draw(doek: &mut Doek<'_>, eenheid: &str, jaren: &[i16], reeksen: &[Reeks]) {
    doek.unit(eenheid);
    let names: Vec<String> = reeksen.iter().map(|reeks| reeks.naam.clone()).collect();
    rijen::legend(doek, &names, (30.0, &merk::sample));
    let lines: Vec<Line> =
        reeksen.iter().take(MAX_SERIES).map(|reeks| Line::new(jaren, reeks)).collect();
    doek.y += HEAD;
    let plot = Plot::new(doek, jaren, &lines);
    plot.grid(doek);
    for (index, line) in lines.iter().enumerate() {
        plot.bands(doek, index, line);
    }
    for (index, line) in lines.iter().enumerate() {
        plot.line(doek, index, line);
    }
    let mut notes = Vec::new();
    if let [only] = lines.as_slice() {
        notes.extend(plot.numbers(doek, only).then(|| missing(only)).into_iter().flatten());
    } else {
        plot.ends(doek, &lines);
        notes.extend(lines.iter().flat_map(missing));
    }
    doek.y += HEIGHT;
    plot.years(doek);
    if notes.len() > NOTES {
        let more = woorden::rest(notes.len() + 1 - NOTES, "regel", "regels zonder getal");
        notes.truncate(NOTES - 1);
        notes.extend(more);
    }
    notes.extend(plot.start_note());
    notes.extend(woorden::rest(jaren.len().saturating_sub(MAX_YEARS), "jaar", "jaren"));
    notes.extend(woorden::rest(reeksen.len() - lines.len(), "reeks", "reeksen"));
    doek.notes(&notes);
}

/// A line in the order of its years.
struct Line {
    name: String,
    points: Vec<(i16, Punt)>,
}

impl Line {
    fn new(jaren: &[i16], reeks: &Reeks) -> Self {
        let point = |(index, year): (usize, &i16)| {
            let missing = || Punt::Leeg(woorden::UNKNOWN.to_owned());
            (*year, reeks.punten.get(index).cloned().unwrap_or_else(missing))
        };
        let mut points: Vec<(i16, Punt)> = jaren.iter().enumerate().map(point).collect();
        points.sort_by_key(|(year, _)| *year);
        points.truncate(MAX_YEARS);
        Self { name: reeks.naam.clone(), points }
    }
}

/// `Koop 2027 en 2029: onbekend`, a sentence a reason.
fn missing(line: &Line) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<i16>)> = Vec::new();
    for (year, punt) in line.points.iter().filter(|(_, punt)| punt.bounds().is_none()) {
        let words = punt.words();
        match reasons.iter_mut().find(|(reason, _)| *reason == words) {
            Some((_, years)) => years.push(*year),
            None => reasons.push((words, vec![*year])),
        }
    }
    let space = if line.name.is_empty() { "" } else { " " };
    let sentence = |(reason, years): (String, Vec<i16>)| {
        format!("{}{space}{}: {reason}", line.name, runs(&years))
    };
    reasons.into_iter().map(sentence).collect()
}

/// `2024 en 2027 tot en met 2031`.
fn runs(years: &[i16]) -> String {
    let follows = |one: &i16, two: &i16| i32::from(*two) - i32::from(*one) <= 1;
    let words = |run: &[i16]| match run {
        [first, .., last] if last - first > 1 => vec![format!("{first} tot en met {last}")],
        some => some.iter().map(i16::to_string).collect(),
    };
    taal::list(&years.chunk_by(follows).flat_map(words).collect::<Vec<_>>())
}

/// Where years and numbers are drawn.
struct Plot {
    top: f64,
    left: f64,
    right: f64,
    scale: Schaal,
    marks: Vec<Decimal>,
    years: Vec<i16>,
    /// The room of one year.
    slot: f64,
}

impl Plot {
    fn new(doek: &Doek<'_>, jaren: &[i16], lines: &[Line]) -> Self {
        let points = || lines.iter().flat_map(|line| &line.points).map(|(_, punt)| punt);
        let marks = schaal::extent(points()).map(|(low, high)| axis(low, high)).unwrap_or_default();
        let ends = (marks.first().copied(), marks.last().copied());
        let (low, high) = (ends.0.unwrap_or(Decimal::ZERO), ends.1.unwrap_or(Decimal::ONE));
        let widths = marks.iter().map(|mark| maat::SMALL.width(&taal::number(*mark)));
        let left = widths.fold(0.0, f64::max) + 10.0;
        let top = doek.y;
        let scale = Schaal::new(low, high, top + HEIGHT, top);
        let mut years = jaren.to_vec();
        years.sort_unstable();
        years.truncate(MAX_YEARS);
        years.dedup();
        let right = doek.width - if lines.len() > 1 { end_room(doek, lines) } else { 8.0 };
        let span = match (years.first(), years.last()) {
            (Some(first), Some(last)) => f64::from(*last) - f64::from(*first) + 1.0,
            (None, _) | (_, None) => 1.0,
        };
        Self { top, left, right, scale, marks, years, slot: (right - left) / span }
    }

    /// The middle of a year.
    fn x(&self, year: i16) -> f64 {
        let first = self.years.first().copied().unwrap_or(year);
        self.left + (f64::from(year) - f64::from(first) + 0.5) * self.slot
    }

    fn grid(&self, doek: &mut Doek<'_>) {
        let style = (maat::SMALL, doek.stijl.stil);
        for mark in &self.marks {
            let y = self.scale.at(*mark);
            let colour = if mark.is_zero() { doek.stijl.stil } else { doek.stijl.haarlijn };
            doek.line((self.left, y), (self.right, y), Pen::new(colour, 1.0));
            doek.text((self.left - 8.0, y), Anchor::End, style, &taal::number(*mark));
        }
        let low = self.top + HEIGHT;
        doek.line((self.left, low), (self.right, low), Pen::new(doek.stijl.stil, 1.0));
    }

    /// Bands between neighbours of which one is a range.
    fn bands(&self, doek: &mut Doek<'_>, index: usize, line: &Line) {
        for pair in line.points.windows(2) {
            let [(one, first), (two, second)] = pair else { continue };
            let (Some(first), Some(second)) = (first.bounds(), second.bounds()) else { continue };
            if first.0 == first.1 && second.0 == second.1 {
                continue;
            }
            let (from, to) = (self.x(*one), self.x(*two));
            let ends =
                |bounds: (Decimal, Decimal)| (self.scale.at(bounds.0), self.scale.at(bounds.1));
            let ((low, high), (next_low, next_high)) = (ends(first), ends(second));
            let corners = [(from, low), (from, high), (to, next_high), (to, next_low)];
            doek.surface(&corners, Vulling::Band(index));
            let pen = Pen::new(doek.stijl.reeks(index), 1.2);
            doek.line((from, low), (to, next_low), pen);
            doek.line((from, high), (to, next_high), pen);
        }
    }

    /// Lines between neighbours that are numbers, and a marker at each point.
    fn line(&self, doek: &mut Doek<'_>, index: usize, line: &Line) {
        for pair in line.points.windows(2) {
            let [(one, first), (two, second)] = pair else { continue };
            let (Some(first), Some(second)) = (number(first), number(second)) else { continue };
            let from = (self.x(*one), self.scale.at(first));
            doek.line(from, (self.x(*two), self.scale.at(second)), merk::pen(doek, index));
        }
        for (year, punt) in &line.points {
            let x = self.x(*year);
            match (number(punt), punt.bounds()) {
                (Some(value), _) => merk::draw(doek, index, (x, self.scale.at(value))),
                (None, Some((min, max))) => {
                    let (low, high) = (self.scale.at(min), self.scale.at(max));
                    let pen = Pen::new(doek.stijl.reeks(index), 2.0);
                    doek.line((x, low), (x, high), pen);
                    doek.line((x - 5.0, low), (x + 5.0, low), pen);
                    doek.line((x - 5.0, high), (x + 5.0, high), pen);
                }
                (None, None) => {}
            }
        }
    }

    /// Numbers at the points of a single line; true when reasons for gaps still have to be told.
    fn numbers(&self, doek: &mut Doek<'_>, line: &Line) -> bool {
        let letter = maat::SMALL;
        let words = |punt: &Punt| rijen::number_words(doek, letter, &punt.words());
        let all: Vec<String> = line.points.iter().map(|(_, punt)| words(punt)).collect();
        let known = line.points.iter().zip(&all).filter(|((_, punt), _)| punt.bounds().is_some());
        let widest = known.map(|(_, words)| letter.width(words)).fold(0.0, f64::max);
        let twice = self.years.len() < line.points.len();
        if line.points.len() > MANY || widest + 6.0 > self.slot || twice {
            return true;
        }
        let reasons = line.points.iter().zip(&all).filter(|((_, punt), _)| punt.bounds().is_none());
        let told = reasons.clone().all(|(_, words)| letter.width(words) + 6.0 <= self.slot);
        for (at, ((year, punt), words)) in line.points.iter().zip(&all).enumerate() {
            let x = self.x(*year);
            match punt.bounds() {
                Some((min, max)) => {
                    let y = self.beside(line, at, (min, max));
                    let style = (letter, doek.stijl.inkt, Kleur::WIT);
                    doek.plate((x, y), Anchor::Middle, style, words);
                }
                None if told => {
                    let middle = self.top + HEIGHT / 2.0;
                    let style = (letter, doek.stijl.stil, Kleur::WIT);
                    doek.plate((x, middle), Anchor::Middle, style, words);
                }
                None => {}
            }
        }
        !told
    }

    /// Above a point, or below it where the line comes down to it from both sides.
    fn beside(&self, line: &Line, at: usize, bounds: (Decimal, Decimal)) -> f64 {
        let neighbour = |index: Option<usize>| line.points.get(index?)?.1.bounds();
        let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        let higher = |other: Option<(Decimal, Decimal)>| other.is_none_or(|it| it.1 > bounds.1);
        let valley = higher(before) && higher(after) && before.or(after).is_some();
        let below = self.scale.at(bounds.0) + ABOVE;
        if valley && below + 8.0 < self.top + HEIGHT {
            return below;
        }
        self.scale.at(bounds.1) - ABOVE
    }

    /// The last number of each line at its end, moved apart where they would touch.
    fn ends(&self, doek: &mut Doek<'_>, lines: &[Line]) {
        let mut ends: Vec<(f64, usize, String)> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some((min, max, words)) = end_words(doek, line) {
                let y = f64::midpoint(self.scale.at(min), self.scale.at(max));
                ends.push((y, index, words));
            }
        }
        ends.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        let step = maat::SMALL.leading();
        let room = self.top - HEAD + 8.0;
        let lowest = self.top + HEIGHT;
        for index in 0..ends.len() {
            let least = if index == 0 { room } else { ends[index - 1].0 + step };
            ends[index].0 = ends[index].0.max(least);
        }
        for index in (0..ends.len()).rev() {
            let most = if index + 1 == ends.len() { lowest } else { ends[index + 1].0 - step };
            ends[index].0 = ends[index].0.min(most);
        }
        for (y, index, words) in ends {
            merk::draw(doek, index, (self.right + 12.0, y));
            let style = (maat::SMALL, doek.stijl.inkt);
            doek.text((self.right + 22.0, y), Anchor::Start, style, &words);
        }
    }

    /// The years under the plot, as many as stand free of each other.
    fn years(&self, doek: &mut Doek<'_>) {
        let style = (maat::SMALL, doek.stijl.stil);
        let wide =
            self.years.iter().map(|year| style.0.width(&year.to_string())).fold(0.0, f64::max);
        let (least, most) = (wide / 2.0, doek.width - wide / 2.0);
        let place = |year: &i16| self.x(*year).max(least).min(most);
        let fits = |every: &usize| {
            let shown: Vec<f64> = self.years.iter().step_by(*every).map(place).collect();
            shown.windows(2).all(|pair| pair[1] - pair[0] >= wide + 6.0)
        };
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(MAX_YEARS);
        for year in self.years.iter().step_by(every) {
            let x = self.x(*year);
            doek.line((x, doek.y), (x, doek.y + 4.0), Pen::new(doek.stijl.stil, 1.0));
            let at = (place(year), doek.y + 14.0);
            doek.text(at, Anchor::Middle, style, &year.to_string());
        }
        doek.y += 26.0;
    }

    /// A reader may expect that an axis begins at zero.
    fn start_note(&self) -> Option<String> {
        let first = self.marks.first().filter(|first| **first > Decimal::ZERO)?;
        Some(format!("Let op: de as begint niet bij 0, maar bij {}.", taal::number(*first)))
    }
}

/// The number of a point that is one number.
fn number(punt: &Punt) -> Option<Decimal> {
    let (min, max) = punt.bounds()?;
    (min == max).then_some(min)
}

/// An axis begins at zero unless the line would be hard to read then.
fn axis(low: Decimal, high: Decimal) -> Vec<Decimal> {
    let far = low > Decimal::ZERO && high - low < high / Decimal::from(4) && low < high;
    let from = if far { low } else { low.min(Decimal::ZERO) };
    schaal::marks(from, high.max(Decimal::ZERO), 5)
}

fn end_words(doek: &Doek<'_>, line: &Line) -> Option<(Decimal, Decimal, String)> {
    let (_, punt) = line.points.last()?;
    let (min, max) = punt.bounds()?;
    Some((min, max, rijen::number_words(doek, maat::SMALL, &punt.words())))
}

fn end_room(doek: &Doek<'_>, lines: &[Line]) -> f64 {
    let words = lines.iter().filter_map(|line| end_words(doek, line));
    let widest = words.map(|(_, _, words)| maat::SMALL.width(&words)).fold(0.0, f64::max);
    if widest > 0.0 { widest + 24.0 } else { 8.0 }
}
