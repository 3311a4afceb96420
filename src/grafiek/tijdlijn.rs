//! Draws what happens when: a bar a row over the years, open where an end is not known.

use jiff::civil::Date;

use super::doek::{Anchor, Doek, Pen, Rect, Vulling};
use super::lijst;
use super::maat::SMALL;
use super::rijen::Namen;
use super::{Kleur, Moment, Periode, Signaal, woorden};
use crate::taal;

/// The share of the sheet that names may take.
const NAMES: f64 = 0.36;
/// The height of a bar.
const BAR: f64 = 14.0;
/// The height of a row with a name of one line.
const ROW: f64 = 28.0;
/// How much of an open end is drawn.
const OPEN: f64 = 26.0;
/// What stands where nothing is known.
const UNPLANNED: &str = "nog niet gepland";

/// Draws the rows under the years.
pub(super) fn draw(doek: &mut Doek<'_>, rijen: &[Periode], vandaag: Option<Date>) {
    let names = Namen::new(doek, rijen.iter().map(|rij| rij.naam.as_str()), NAMES);
    let height = |index: usize| ROW.max(names.height(index, 0.0) + 10.0);
    let foot = 3.0 * SMALL.leading() + 20.0;
    let shown = names.fitting(doek, height, foot);
    let rows = &rijen[..shown];
    let plot = Plot::new(doek, &names, rows);
    plot.years(doek);
    let top = doek.y;
    let heights: f64 = (0..shown).map(height).sum();
    plot.grid(doek, top, heights);
    let today = vandaag.filter(|day| plot.shows(*day));
    if let Some(day) = today {
        plot.today(doek, (top, top + heights), day);
    }
    for (index, rij) in rows.iter().enumerate() {
        let middle = doek.y + height(index) / 2.0;
        names.write(doek, index, middle);
        plot.bar(doek, rij, middle);
        if let Some(status) = &rij.status {
            lijst::status(doek, (plot.right + 14.0, middle), status);
        }
        doek.y += height(index);
    }
    doek.y += if today.is_some() { 24.0 } else { 0.0 };
    doek.notes(woorden::rest(rijen.len() - shown, "rij", "rijen").as_slice());
}

/// Where the years are drawn.
struct Plot {
    left: f64,
    right: f64,
    /// The first year, and the one after the last.
    from: f64,
    to: f64,
}

impl Plot {
    fn new(doek: &Doek<'_>, names: &Namen, rows: &[Periode]) -> Self {
        let moments = || rows.iter().flat_map(|rij| [rij.start, rij.eind]).flatten();
        let from = moments().map(|moment| moment.begin().floor()).reduce(f64::min);
        let to = moments().map(|moment| moment.end().ceil()).reduce(f64::max);
        let statuses = || rows.iter().filter_map(|rij| rij.status.as_ref());
        let room =
            if statuses().next().is_some() { lijst::status_room(doek, statuses()) } else { 2.0 };
        let (from, to) = (from.unwrap_or(0.0), to.unwrap_or(0.0));
        Self { left: names.end, right: doek.width - room, from, to: to.max(from + 1.0) }
    }

    fn x(&self, year: f64) -> f64 {
        let share = (year - self.from) / (self.to - self.from);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Every how many years a line is drawn, so that their numbers stand free of each other.
    fn every(&self) -> f64 {
        let ends = [self.from, self.to - 1.0].map(|year| SMALL.width(&format!("{year}")));
        let wide = ends[0].max(ends[1]) + 6.0;
        let one = (self.right - self.left) / (self.to - self.from);
        let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0, 1000.0];
        steps.into_iter().find(|step| one * step >= wide).unwrap_or(10_000.0)
    }

    fn marks(&self) -> Vec<f64> {
        let every = self.every();
        let mut marks = vec![self.from];
        while let Some(next) = marks.last().map(|mark| mark + every).filter(|next| *next < self.to)
        {
            marks.push(next);
        }
        marks
    }

    /// A year stands in the middle of its room.
    fn years(&self, doek: &mut Doek<'_>) {
        let known = self.from > 0.0 || self.to > 1.0 || self.from < 0.0;
        if !known {
            return;
        }
        let style = (SMALL, doek.stijl.stil);
        let every = self.every();
        for mark in self.marks() {
            let x = f64::midpoint(self.x(mark), self.x(mark + every));
            let words = format!("{mark}");
            let whole = self.x(mark + every) - self.x(mark) >= SMALL.width(&words) + 6.0;
            // Years taken together are named by the first, at its line.
            let x = if every > 1.0 { self.x(mark) } else { x };
            let anchor = if every > 1.0 { Anchor::Start } else { Anchor::Middle };
            if whole {
                doek.text((x, doek.y + 9.0), anchor, style, &words);
            }
        }
        doek.y += SMALL.leading() + 4.0;
    }

    fn grid(&self, doek: &mut Doek<'_>, top: f64, height: f64) {
        let pen = Pen::new(doek.stijl.haarlijn, 1.0);
        let marks = self.marks();
        for mark in marks.iter().chain([&self.to]) {
            let x = self.x(*mark);
            doek.line((x, top), (x, top + height), pen);
        }
        doek.line((self.left, top), (self.right, top), pen);
    }

    fn bar(&self, doek: &mut Doek<'_>, rij: &Periode, middle: f64) {
        let (start, end) = ordered(rij.start, rij.eind);
        let high = |x: f64, w: f64| Rect { x, y: middle - BAR / 2.0, w, h: BAR };
        let paint = Paint::of(doek, rij);
        match (start, end) {
            (Some(start), Some(end)) => {
                let (from, to) = (self.x(start), self.x(end));
                paint.closed(doek, high(from, (to - from).max(3.0)));
            }
            (Some(start), None) => {
                let from = self.x(start).min(self.right - 3.0);
                let solid = OPEN.min(self.right - from);
                paint.closed(doek, high(from, solid));
                paint.open(doek, high(from + solid, self.right - from - solid));
            }
            (None, Some(end)) => {
                let to = self.x(end).max(self.left + 3.0);
                let solid = OPEN.min(to - self.left);
                paint.open(doek, high(self.left, to - self.left - solid));
                paint.closed(doek, high(to - solid, solid));
            }
            (None, None) => {
                let words = SMALL.fit(UNPLANNED, self.right - self.left - 6.0);
                let style = (SMALL, doek.stijl.stil, Kleur::WIT);
                doek.plate((self.left + 6.0, middle), Anchor::Start, style, &words);
            }
        }
    }

    fn shows(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&woorden::day(day))
    }

    /// A line at today, behind the bars, with its date beneath it.
    fn today(&self, doek: &mut Doek<'_>, (top, low): (f64, f64), day: Date) {
        let x = self.x(woorden::day(day));
        let colour = doek.stijl.let_op;
        doek.line((x, top), (x, low), Pen { colour, width: 1.6, dash: "5 3" });
        let words = format!("vandaag, {}", taal::date(day));
        let half = SMALL.width(&words) / 2.0;
        let x = x.max(half).min(doek.width - half);
        doek.text((x, low + 13.0), Anchor::Middle, (SMALL, colour), &words);
    }
}

/// Begin and end in years; an end before its beginning is taken as the beginning.
fn ordered(start: Option<Moment>, end: Option<Moment>) -> (Option<f64>, Option<f64>) {
    match (start, end) {
        (Some(start), Some(end)) if end.end() < start.begin() => {
            (Some(end.begin()), Some(start.end()))
        }
        (start, end) => (start.map(Moment::begin), end.map(Moment::end)),
    }
}

/// How a bar looks: done and going well are full, behind is hatched, unknown is open.
struct Paint {
    fill: Vulling,
    edge: Kleur,
}

impl Paint {
    fn of(doek: &Doek<'_>, rij: &Periode) -> Self {
        let signal = rij.status.as_ref().map(|status| status.signaal);
        let edge = signal.map_or(doek.stijl.goed, |signal| lijst::colour(doek.stijl, signal));
        let fill = match signal {
            None | Some(Signaal::Klaar | Signaal::OpKoers) => Vulling::Effen(edge),
            Some(Signaal::LooptAchter) => Vulling::Arcering(edge),
            Some(Signaal::Onbekend) => Vulling::Effen(Kleur::WIT),
        };
        Self { fill, edge }
    }

    fn closed(&self, doek: &mut Doek<'_>, rect: Rect) {
        doek.rect(rect, self.fill);
        let inner = Rect { x: rect.x + 0.7, y: rect.y + 0.7, w: rect.w - 1.4, h: rect.h - 1.4 };
        doek.frame(inner, Pen::new(self.edge, 1.4));
    }

    /// Goes on, nobody knows how far.
    fn open(&self, doek: &mut Doek<'_>, rect: Rect) {
        if rect.w > 2.0 {
            let middle = rect.y + rect.h / 2.0;
            let pen = Pen { colour: self.edge, width: 2.0, dash: "4 4" };
            doek.line((rect.x + 2.0, middle), (rect.x + rect.w, middle), pen);
        }
    }
}
