//! From numbers to places: exact steps of an axis, and a scale between two ends.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Punt;

/// Beyond this a number is drawn at the end of the axis; its words stay exact.
const FARTHEST: i128 = 1_000_000_000_000_000_000_000_000;
/// Numbers that differ less than this are drawn as the same: 10^-18.
const NEAREST_SCALE: u32 = 18;

/// A straight scale from numbers to units of the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Schaal {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Schaal {
    /// A scale on which `low` is drawn at `from` and `high` at `to`.
    pub(super) fn new(low: Decimal, high: Decimal, from: f64, to: f64) -> Self {
        Self { low: float(low), high: float(high), from, to }
    }

    /// Where a number is drawn, between the ends.
    pub(super) fn at(self, value: Decimal) -> f64 {
        let span = self.high - self.low;
        let share = if span > 0.0 { (float(bounded(value)) - self.low) / span } else { 0.0 };
        self.from + share.clamp(0.0, 1.0) * (self.to - self.from)
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// A number as far as an axis can go.
pub(super) fn bounded(value: Decimal) -> Decimal {
    let end = Decimal::from_i128_with_scale(FARTHEST, 0);
    value.clamp(-end, end)
}

/// The smallest and the largest number of all points; none when there is no number.
pub(super) fn extent<'a>(points: impl Iterator<Item = &'a Punt>) -> Option<(Decimal, Decimal)> {
    let bounds = points.filter_map(Punt::bounds);
    bounds.reduce(|(low, high), (min, max)| (low.min(min), high.max(max)))
}

/// The marks of an axis that holds `low` and `high`: multiples of 1, 2 or 5 times a power of ten, about
/// `parts` steps, the first at or below `low` and the last at or above `high`.
pub(super) fn marks(low: Decimal, high: Decimal, parts: u8) -> Vec<Decimal> {
    let (low, high) = (bounded(low), bounded(high));
    let nearest = Decimal::new(1, NEAREST_SCALE);
    let high = if high - low < nearest { low.max(Decimal::ZERO) + Decimal::ONE } else { high };
    let step = step((high - low) / Decimal::from(parts.max(1)));
    let mut mark = (low / step).floor() * step;
    while mark > low {
        mark -= step;
    }
    let mut marks = vec![mark.normalize()];
    // A step is at least a part of the distance, so that there are few.
    while mark < high && marks.len() < 64 {
        mark += step;
        marks.push(mark.normalize());
    }
    marks
}

/// The smallest of 1, 2 and 5 times a power of ten that is no smaller than `least`.
fn step(least: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    let mut power = Decimal::ONE;
    while power * ten <= least {
        power *= ten;
    }
    while power > least && power.scale() < 27 {
        power /= ten;
    }
    let steps = [1, 2, 5].map(|times| power * Decimal::from(times));
    steps.into_iter().find(|step| *step >= least).unwrap_or(power * ten)
}

#[cfg(test)]
mod tests {
    use super::{Schaal, marks};
    use rust_decimal::Decimal;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| text.parse().expect("a number")).collect()
    }

    fn between(low: &str, high: &str, parts: u8) -> Vec<Decimal> {
        let ends = decimals(&[low, high]);
        marks(ends[0], ends[1], parts)
    }

    #[test]
    fn marks_are_exact_multiples_of_one_two_and_five() {
        assert_eq!(between("0", "1480", 5), decimals(&["0", "500", "1000", "1500"]));
        assert_eq!(between("0", "0.7", 5), decimals(&["0", "0.2", "0.4", "0.6", "0.8"]));
        assert_eq!(between("-40", "25", 4), decimals(&["-40", "-20", "0", "20", "40"]));
        assert_eq!(between("0", "7.5", 3), decimals(&["0", "5", "10"]));
        assert_eq!(between("0", "0", 5).first(), Some(&Decimal::ZERO));
        assert_eq!(
            between("1400", "1450", 5),
            decimals(&["1400", "1410", "1420", "1430", "1440", "1450"])
        );
    }

    #[test]
    fn the_ends_of_what_a_number_can_be_have_marks() {
        for (low, high) in [
            (Decimal::MIN, Decimal::MAX),
            (Decimal::ZERO, Decimal::MAX),
            (Decimal::MAX, Decimal::MAX),
            (Decimal::ZERO, Decimal::new(1, 28)),
            (-Decimal::new(1, 18), Decimal::new(1, 28)),
        ] {
            let found = marks(low, high, 5);
            assert!((2..=12).contains(&found.len()), "{low} to {high}: {found:?}");
            assert!(found.is_sorted());
        }
    }

    #[test]
    fn a_number_outside_the_scale_is_drawn_at_its_end() {
        let scale = Schaal::new(Decimal::ZERO, Decimal::TEN, 100.0, 200.0);
        let places = [-5, 0, 5, 50].map(|value| scale.at(Decimal::from(value)).to_string());
        assert_eq!(places, ["100", "100", "150", "200"]);
    }
}
