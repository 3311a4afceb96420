//! Draws how far indicators are on the way from nulwaarde to streefwaarde, each row on its own scale.

use rust_decimal::Decimal;

use super::doek::{Anchor, Doek, Pen, Rect, Vulling};
use super::maat::{self, SMALL};
use super::rijen::{IN_TABLE, Namen};
use super::schaal::{self, Schaal};
use super::stijl::Kleur;
use super::{Stand, Voortgang, woorden};

/// The share of the sheet that names may take, and that numbers at the ends may take.
const NAMES: f64 = 0.32;
const ENDS: f64 = 0.17;
/// The height of a bar.
const BAR: f64 = 12.0;
/// The height of a row: the number, its bar and the distance to the next.
const ROW: f64 = 46.0;
/// Between a bar and what stands beside it.
const NEAR: f64 = 8.0;

/// Draws the rows under headers that say what the numbers are.
pub(super) fn draw(doek: &mut Doek<'_>, eenheid: &str, rijen: &[Voortgang]) {
    doek.unit(eenheid);
    let names = Namen::new(doek, rijen.iter().map(|rij| rij.naam.as_str()), NAMES);
    let height = |index: usize| {
        let unit = rijen.get(index).is_some_and(|rij| rij.eenheid.is_some());
        let lines = if unit { SMALL.leading() } else { 0.0 };
        ROW.max(names.height(index, 0.0) + lines + 12.0)
    };
    let shown = names.fitting(doek, height, 2.0 * SMALL.leading());
    let columns = Columns::new(doek, &names, &rijen[..shown]);
    columns.headers(doek);
    for (index, rij) in rijen.iter().take(shown).enumerate() {
        let middle = doek.y + height(index) / 2.0;
        write_name(doek, &names, index, rij, middle);
        columns.row(doek, rij, middle);
        doek.y += height(index);
    }
    let rest = woorden::rest(rijen.len() - shown, "rij", "rijen");
    doek.notes(rest.as_slice());
}

/// The name, with its unit on a line of its own.
fn write_name(doek: &mut Doek<'_>, names: &Namen, index: usize, rij: &Voortgang, middle: f64) {
    let unit = rij.eenheid.as_deref().map(maat::clean).unwrap_or_default();
    if unit.is_empty() {
        return names.write(doek, index, middle);
    }
    names.write(doek, index, middle - SMALL.leading() / 2.0);
    let under = middle + names.height(index, 0.0) / 2.0;
    let unit = SMALL.fit(&unit, doek.width * NAMES);
    doek.text((0.0, under), Anchor::Start, (SMALL, doek.stijl.stil), &unit);
}

/// Where the bars begin and end.
struct Columns {
    from: f64,
    to: f64,
}

impl Columns {
    fn new(doek: &Doek<'_>, names: &Namen, rijen: &[Voortgang]) -> Self {
        let widest = |pick: fn(&Voortgang) -> &Stand, header: &str| {
            let lines = rijen.iter().flat_map(|rij| end_lines(doek, pick(rij)));
            let widths = lines.map(|line| SMALL.width(&line));
            widths.fold(SMALL.width(header), f64::max)
        };
        let units = rijen.iter().filter_map(|rij| rij.eenheid.as_deref());
        let units =
            units.map(|unit| SMALL.width(&SMALL.fit(&maat::clean(unit), doek.width * NAMES)));
        let start = names.end.max(units.fold(0.0, f64::max) + 12.0);
        let from = start + widest(|rij| &rij.nulwaarde, "Nulwaarde") + NEAR;
        let to = doek.width - widest(|rij| &rij.streefwaarde, "Streefwaarde") - NEAR;
        Self { from, to }
    }

    fn headers(&self, doek: &mut Doek<'_>) {
        let style = (SMALL, doek.stijl.stil);
        let y = doek.y + 9.0;
        doek.text((self.from - NEAR, y), Anchor::End, style, "Nulwaarde");
        doek.text((f64::midpoint(self.from, self.to), y), Anchor::Middle, style, "Gerealiseerd");
        doek.text((self.to + NEAR, y), Anchor::Start, style, "Streefwaarde");
        doek.y += SMALL.leading() + 4.0;
    }

    fn row(&self, doek: &mut Doek<'_>, rij: &Voortgang, middle: f64) {
        let bar = middle + 6.0;
        let style = (SMALL, doek.stijl.inkt);
        let start = end_lines(doek, &rij.nulwaarde);
        doek.lines((self.from - NEAR, bar), Anchor::End, style, &start);
        let end = end_lines(doek, &rij.streefwaarde);
        doek.lines((self.to + NEAR, bar), Anchor::Start, style, &end);
        let words = SMALL.fit(&maat::clean(&rij.gerealiseerd.words()), self.to - self.from);
        let half = SMALL.width(&words) / 2.0;
        let place = self.bar(doek, rij, bar);
        let x = place.max(self.from + half).min(self.to - half);
        doek.text((x, bar - 17.0), Anchor::Middle, (maat::SMALL_STRONG, doek.stijl.inkt), &words);
    }

    /// Draws the way and how far it is gone; gives where the number of now belongs.
    fn bar(&self, doek: &mut Doek<'_>, rij: &Voortgang, middle: f64) -> f64 {
        let centre = f64::midpoint(self.from, self.to);
        let track = Rect { x: self.from, y: middle - BAR / 2.0, w: self.to - self.from, h: BAR };
        let pen = Pen::new(doek.stijl.stil, 1.0);
        let Some(scale) = self.scale(rij) else {
            doek.frame(track, Pen { dash: "3 3", ..pen });
            return centre;
        };
        let (Some(start), Some(end)) =
            (rij.nulwaarde.punt.bounds(), rij.streefwaarde.punt.bounds())
        else {
            return centre;
        };
        let zones = [start, end].map(|(min, max)| (scale.at(min), scale.at(max)));
        let (from, to) = (zones[0].0.min(zones[0].1), zones[1].0.max(zones[1].1));
        doek.frame(Rect { x: from, w: (to - from).max(1.0), ..track }, pen);
        let now = rij.gerealiseerd.punt.bounds();
        let place = now.map(|now| gone(doek, scale, (start, now), track));
        for (zone, colour) in zones.into_iter().zip([doek.stijl.inkt, doek.stijl.let_op]) {
            goal(doek, zone, track, colour);
        }
        place.unwrap_or(centre)
    }

    /// From the worst number of the row to the best; none when the way is not known.
    fn scale(&self, rij: &Voortgang) -> Option<Schaal> {
        let (start, end) = (rij.nulwaarde.punt.bounds()?, rij.streefwaarde.punt.bounds()?);
        let now = rij.gerealiseerd.punt.bounds().unwrap_or(start);
        let bounds = [start, now, end].map(|it| (schaal::bounded(it.0), schaal::bounded(it.1)));
        let low = bounds.iter().map(|it| it.0).min()?;
        let high = bounds.iter().map(|it| it.1).max()?;
        // A goal such as fewer people without a home lies below where it began.
        let down = bounds[2].1 < bounds[0].0;
        let (from, to) = if down { (self.to, self.from) } else { (self.from, self.to) };
        (low < high && start != end).then(|| Schaal::new(low, high, from, to))
    }
}

/// Fills the way from where it began to now; what goes the wrong way is hatched in the colour of warnings.
fn gone(
    doek: &mut Doek<'_>,
    scale: Schaal,
    (start, now): ((Decimal, Decimal), (Decimal, Decimal)),
    track: Rect,
) -> f64 {
    let began = scale.at(start.0);
    let ends = (scale.at(now.0), scale.at(now.1));
    let (left, right) = (ends.0.min(ends.1), ends.0.max(ends.1));
    let piece = |from: f64, to: f64| Rect { x: from, w: to - from, ..track };
    if right < began {
        let back = Vulling::Arcering(doek.stijl.let_op);
        doek.rect(piece(left, began), back);
        doek.frame(piece(left, began), Pen::new(doek.stijl.let_op, 1.2));
        return left;
    }
    doek.rect(piece(began, left), Vulling::Effen(doek.stijl.goed));
    let near = left.max(began);
    if right - near > 0.5 {
        doek.rect(piece(near, right), Vulling::Arcering(doek.stijl.goed));
        doek.frame(piece(near, right), Pen::new(doek.stijl.goed, 1.2));
    }
    f64::midpoint(near, right)
}

/// A mark across the bar; a range is a zone between two marks.
fn goal(doek: &mut Doek<'_>, zone: (f64, f64), track: Rect, colour: Kleur) {
    let (top, low) = (track.y - 4.0, track.y + track.h + 4.0);
    for x in [zone.0, zone.1] {
        doek.line((x, top), (x, low), Pen::new(Kleur::WIT, 5.0));
        doek.line((x, top), (x, low), Pen::new(colour, 2.5));
    }
    if (zone.0 - zone.1).abs() > 1.0 {
        doek.line((zone.0, low), (zone.1, low), Pen::new(colour, 2.5));
    }
}

/// A number at an end with its moment, on at most two lines; a number is never cut.
fn end_lines(doek: &Doek<'_>, stand: &Stand) -> Vec<String> {
    let room = doek.width * ENDS;
    let number = maat::clean(&stand.punt.words());
    if stand.punt.bounds().is_some() && SMALL.width(&number) > room {
        return vec![IN_TABLE.to_owned()];
    }
    SMALL.wrap(&maat::clean(&stand.words()), room, 2)
}
