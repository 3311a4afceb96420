//! What surfaces are filled with: a colour, the motif of a series, or the hatch of a range.
//!
//! Lines and dots are drawn one by one and end at the edge of the surface. SVG has patterns for this, but
//! readers of PDF show the seams between their tiles.

use super::super::stijl::Kleur;
use super::{Doek, number};

/// What a surface is filled with.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Vulling {
    /// One colour.
    Effen(Kleur),
    /// The colour and motif of a series.
    Reeks(usize),
    /// White with lines in the colour of a series: what lies between the ends of a range.
    Bereik(usize),
    /// The same lines without the white, for bands that may cover each other.
    Band(usize),
    /// White with lines in a colour.
    Arcering(Kleur),
}

/// The motifs, in the order in which series get them.
const MOTIFS: [Motif; 6] =
    [Motif::Plain, Motif::Rising, Motif::Dots, Motif::Level, Motif::Crossed, Motif::Upright];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Motif {
    Plain,
    Rising,
    Falling,
    Dots,
    Level,
    Crossed,
    Upright,
}

/// Lines on which `x * across + y * down` is a multiple of `step`.
struct Lines {
    across: f64,
    down: f64,
    step: f64,
}

impl Motif {
    fn lines(self) -> Vec<Lines> {
        let lines = |across, down, step| Lines { across, down, step };
        match self {
            Self::Plain | Self::Dots => Vec::new(),
            Self::Rising => vec![lines(1.0, 1.0, 7.0)],
            Self::Falling => vec![lines(1.0, -1.0, 6.0)],
            Self::Level => vec![lines(0.0, 1.0, 6.0)],
            Self::Crossed => vec![lines(1.0, 1.0, 8.0), lines(1.0, -1.0, 8.0)],
            Self::Upright => vec![lines(1.0, 0.0, 6.0)],
        }
    }

    fn width(self) -> f64 {
        match self {
            Self::Plain => 0.0,
            Self::Rising | Self::Level | Self::Upright => 1.6,
            Self::Falling => 1.3,
            Self::Crossed => 1.2,
            Self::Dots => 2.6,
        }
    }
}

/// The motif of a series: a colour that comes back has another one.
fn motif(colours: usize, index: usize) -> Motif {
    let round = index / colours.max(1);
    MOTIFS[(index + round) % MOTIFS.len()]
}

impl Vulling {
    /// The ground, and the motif with its colour.
    fn parts(self, doek: &Doek<'_>) -> (Option<Kleur>, Motif, Kleur) {
        match self {
            Self::Effen(colour) => (Some(colour), Motif::Plain, colour),
            Self::Reeks(index) => {
                let colour = doek.stijl.reeks(index);
                (Some(colour), motif(doek.stijl.reeksen.len(), index), colour.motif())
            }
            Self::Bereik(index) => (Some(Kleur::WIT), Motif::Falling, doek.stijl.reeks(index)),
            Self::Band(index) => {
                let motif = if index % 2 == 0 { Motif::Falling } else { Motif::Rising };
                (None, motif, doek.stijl.reeks(index))
            }
            Self::Arcering(colour) => (Some(Kleur::WIT), Motif::Falling, colour),
        }
    }
}

impl Doek<'_> {
    /// A filled surface without dents, by its corners.
    pub(in super::super) fn surface(&mut self, corners: &[(f64, f64)], fill: Vulling) {
        let (ground, motif, colour) = fill.parts(self);
        if let Some(ground) = ground {
            let path = super::area(corners);
            self.body.push_str(&format!("<path d=\"{path}\" fill=\"{ground}\"/>\n"));
        }
        let half = motif.width() / 2.0;
        let inner = inset(corners, half);
        let path = if motif == Motif::Dots { dots(&inner) } else { hatch(&inner, &motif.lines()) };
        if !path.is_empty() {
            let round = if motif == Motif::Dots { " stroke-linecap=\"round\"" } else { "" };
            let width = number(motif.width());
            self.body.push_str(&format!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{round}/>\n"
            ));
        }
    }
}

/// The surface without its outermost strip, so that thick lines stay inside.
fn inset(corners: &[(f64, f64)], by: f64) -> Vec<(f64, f64)> {
    let (left, right) = ends(corners.iter().map(|corner| corner.0));
    let (top, low) = ends(corners.iter().map(|corner| corner.1));
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, low));
    let toward = |value: f64, middle: f64| {
        if value < middle { (value + by).min(middle) } else { (value - by).max(middle) }
    };
    corners.iter().map(|corner| (toward(corner.0, x), toward(corner.1, y))).collect()
}

fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// The pieces of lines that lie in the surface.
fn hatch(corners: &[(f64, f64)], families: &[Lines]) -> String {
    let mut path = String::new();
    for family in families {
        let level = |corner: &(f64, f64)| corner.0 * family.across + corner.1 * family.down;
        let (low, high) = ends(corners.iter().map(level));
        let mut at = (low / family.step).ceil() * family.step;
        while at <= high {
            if let Some((from, to)) = piece(corners, level, at) {
                path.push_str(&super::path(&[from, to]));
            }
            at += family.step;
        }
    }
    path
}

type Point = (f64, f64);

/// Where the line at a level enters and leaves the surface.
fn piece(corners: &[Point], level: impl Fn(&Point) -> f64, at: f64) -> Option<(Point, Point)> {
    let mut met: Vec<Point> = Vec::new();
    for (index, one) in corners.iter().enumerate() {
        let two = corners.get(index + 1).or(corners.first())?;
        let (from, to) = (level(one), level(two));
        let crosses = (from - at) * (to - at) <= 0.0 && (to - from).abs() > 0.0;
        if crosses {
            let share = (at - from) / (to - from);
            met.push((one.0 + share * (two.0 - one.0), one.1 + share * (two.1 - one.1)));
        }
    }
    met.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.total_cmp(&two.1)));
    let (first, last) = (*met.first()?, *met.last()?);
    let long = (first.0 - last.0).abs() + (first.1 - last.1).abs() > 0.2;
    long.then_some((first, last))
}

/// Dots on two grids that lie between each other; only for upright rectangles.
fn dots(corners: &[(f64, f64)]) -> String {
    const STEP: f64 = 4.0;
    let (left, right) = ends(corners.iter().map(|corner| corner.0));
    let (top, low) = ends(corners.iter().map(|corner| corner.1));
    let mut path = String::new();
    let mut y = top + 2.0;
    let mut odd = false;
    while y <= low {
        let mut x = left + if odd { 2.0 + STEP } else { 2.0 };
        while x <= right {
            path.push_str(&format!("M{} {}h0.1", number(x), number(y)));
            x += 2.0 * STEP;
        }
        y += STEP;
        odd = !odd;
    }
    path
}
