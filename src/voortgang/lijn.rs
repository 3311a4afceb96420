//! The target line: straight from the nulwaarde over the yearly streefwaarden to the streefwaarde.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Moment, Nodig, lezen::Waarden};

/// Points in order of time, each with its lowest and highest number.
#[derive(Debug, Clone)]
pub(super) struct Lijn(Vec<(Moment, Decimal, Decimal)>);

/// A number as a fraction, so that comparing is exact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Breuk {
    teller: Decimal,
    noemer: Decimal,
}

/// Which way the numbers must go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Richting {
    Omhoog,
    Omlaag,
}

impl Lijn {
    pub(super) fn of(waarden: &Waarden<'_>, nul: Option<(Decimal, Decimal)>) -> Self {
        let mut points = Vec::new();
        let begin = waarden.begin.zip(nul);
        points.extend(begin.map(|(moment, (min, max))| (moment, min, max)));
        for (moment, meting) in &waarden.jaren {
            let later = waarden.begin.is_none_or(|begin| *moment > begin);
            let ends = meting.target().filter(|_| later);
            points.extend(ends.map(|(min, max)| (*moment, min, max)));
        }
        let last = waarden.eind.zip(waarden.streef.as_ref().and_then(super::Meting::target));
        points.extend(last.map(|(moment, (min, max))| (moment, min, max)));
        points.sort_by_key(|(moment, ..)| *moment);
        Self(points)
    }

    /// From the first point to the last; none when those are the same or cannot be told apart.
    pub(super) fn richting(&self) -> Option<Richting> {
        let (first, last) = (self.0.first()?, self.0.last()?);
        if last.1 > first.2 {
            return Some(Richting::Omhoog);
        }
        (last.2 < first.1).then_some(Richting::Omlaag)
    }

    /// Whether the line is there at a moment.
    pub(super) fn begint_voor(&self, moment: Moment) -> bool {
        self.0.first().is_some_and(|(first, ..)| *first <= moment)
    }

    /// What is needed at a moment: nothing is known before the first point, and the last one stays.
    pub(super) fn at(&self, moment: Moment) -> Option<(Breuk, Breuk)> {
        let after = self.0.iter().position(|(point, ..)| *point >= moment);
        let Some(after) = after else {
            let (_, min, max) = self.0.last()?;
            return Some((Breuk::whole(*min), Breuk::whole(*max)));
        };
        let end = self.0[after];
        if end.0 == moment {
            return Some((Breuk::whole(end.1), Breuk::whole(end.2)));
        }
        let start = *self.0.get(after.checked_sub(1)?)?;
        let (gone, way) = (moment.since(start.0), end.0.since(start.0));
        let on = |from, to| Breuk::between(from, to, gone, way);
        Some((on(start.1, end.1)?, on(start.2, end.2)?))
    }
}

impl Breuk {
    pub(super) fn whole(number: Decimal) -> Self {
        Self { teller: number, noemer: Decimal::ONE }
    }

    /// `from + (to - from) * gone / way`; none when the digits do not fit.
    fn between(from: Decimal, to: Decimal, gone: i64, way: i64) -> Option<Self> {
        let (gone, way) = (Decimal::from(gone), Decimal::from(way));
        let step = to.checked_sub(from)?.checked_mul(gone)?;
        Some(Self { teller: from.checked_mul(way)?.checked_add(step)?, noemer: way })
    }

    /// How a number compares with it; none when the digits do not fit.
    pub(super) fn compare(self, number: Decimal) -> Option<std::cmp::Ordering> {
        Some(number.checked_mul(self.noemer)?.cmp(&self.teller))
    }

    /// The number to one decimal, and whether that changed it.
    fn rounded(self) -> Option<(Decimal, bool)> {
        let exact = self.teller.checked_div(self.noemer)?.normalize();
        let short = exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        let short = if self.noemer == Decimal::ONE { self.teller } else { short.normalize() };
        Some((short, short != exact))
    }
}

impl Nodig {
    pub(super) fn of((min, max): (Breuk, Breuk)) -> Option<Self> {
        let ((min, one), (max, other)) = (min.rounded()?, max.rounded()?);
        Some(Self { min, max, afgerond: one || other })
    }
}
