//! Markers and dashes that tell lines apart without colour.

use super::super::doek::{Doek, Pen, Rect, Vulling, area};

/// Dashes, in the order in which lines get them.
const DASHES: [&str; 6] = ["", "7 4", "2 3", "10 3 2 3", "14 4", "5 2 1 2 1 2"];

/// The pen of a line.
pub(super) fn pen(doek: &Doek<'_>, index: usize) -> Pen {
    let colours = doek.stijl.reeksen.len().max(1);
    let dash = DASHES[(index + index / colours) % DASHES.len()];
    Pen { colour: doek.stijl.reeks(index), width: 2.2, dash }
}

/// The marker of a line at a point, with a white edge that sets it apart from lines behind it.
pub(super) fn draw(doek: &mut Doek<'_>, index: usize, at: (f64, f64)) {
    let (x, y) = at;
    let colour = Vulling::Effen(doek.stijl.reeks(index));
    let white = Pen::new(super::super::Kleur::WIT, 1.0);
    let colours = doek.stijl.reeksen.len().max(1);
    let points: Vec<(f64, f64)> = match (index + index / colours) % 6 {
        0 => {
            doek.disc(at, 5.2, super::super::Kleur::WIT);
            return doek.disc(at, 4.4, doek.stijl.reeks(index));
        }
        1 => vec![(-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)],
        2 => vec![(0.0, -5.6), (5.4, 4.2), (-5.4, 4.2)],
        3 => vec![(0.0, -5.8), (5.8, 0.0), (0.0, 5.8), (-5.8, 0.0)],
        4 => vec![(0.0, 5.6), (5.4, -4.2), (-5.4, -4.2)],
        _ => cross(),
    };
    let points: Vec<(f64, f64)> = points.into_iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    doek.surface(&points, colour);
    doek.stroke(&area(&points), white);
}

/// A plus.
fn cross() -> Vec<(f64, f64)> {
    let (near, far) = (1.8, 5.4);
    vec![
        (-near, -far),
        (near, -far),
        (near, -near),
        (far, -near),
        (far, near),
        (near, near),
        (near, far),
        (-near, far),
        (-near, near),
        (-far, near),
        (-far, -near),
        (-near, -near),
    ]
}

/// The sample of a line in a legend.
pub(super) fn sample(doek: &mut Doek<'_>, index: usize, at: Rect) {
    let middle = at.y + at.h / 2.0;
    let pen = pen(doek, index);
    doek.line((at.x, middle), (at.x + at.w, middle), pen);
    draw(doek, index, (at.x + at.w / 2.0, middle));
}
