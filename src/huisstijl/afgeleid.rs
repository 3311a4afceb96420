//! Colours that follow from others: the dark palette, the series of drawings, and quiet backgrounds.

use std::f64::consts::PI;

use crate::document::Kleuren;
use crate::kleur::{GRAPHIC_CONTRAST, Kleur, TEXT_CONTRAST, Tint};

/// Dark series stand out on white at least this much, so that a light one beside them differs in grey.
const DARK_SERIES: f64 = 7.0;

/// The palette of a dark screen, with the hues of the light one.
pub fn donker(kleuren: &Kleuren) -> Kleuren {
    let papier = muted(kleuren.accent, 0.21, 0.012);
    let vlak = muted(kleuren.accent, 0.26, 0.016);
    let warm = muted(kleuren.steun, 0.26, 0.022);
    let behind = [papier, vlak, warm];
    let word = |kleur: Kleur, licht, kracht| {
        muted(kleur, licht, kracht).nearest_on(&behind, TEXT_CONTRAST)
    };
    Kleuren {
        papier,
        inkt: word(kleuren.accent, 0.94, 0.008),
        stil: word(kleuren.accent, 0.77, 0.018),
        lijn: muted(kleuren.accent, 0.39, 0.02),
        vlak,
        warm,
        accent: word(kleuren.accent, 0.81, 0.1),
        steun: word(kleuren.steun, 0.81, 0.11),
    }
}

/// Six colours for the series of a drawing on white: accent and support, then hues apart from both.
pub fn reeksen(kleuren: &Kleuren) -> Vec<Kleur> {
    let (accent, steun) = (kleuren.accent.tint(), kleuren.steun.tint());
    // Halfway the wider arc between the two hues, and halfway the other.
    let turn = (steun.hoek - accent.hoek).rem_euclid(2.0 * PI);
    let near = accent.hoek + turn / 2.0;
    let (wide, narrow) = if turn > PI { (near, near + PI) } else { (near + PI, near) };
    let clear = |hoek, kracht: f64| Tint { licht: 0.5, kracht: kracht.clamp(0.05, 0.14), hoek };
    let grey = Tint { licht: 0.5, kracht: 0.015, hoek: accent.hoek };
    vec![
        kleuren.accent.nearest_on(&[Kleur::WIT], DARK_SERIES),
        light(clear(steun.hoek, steun.kracht)),
        dark(clear(wide, 0.1)),
        light(clear(accent.hoek, accent.kracht)),
        dark(clear(narrow, 0.09)),
        light(grey),
    ]
}

/// Behind boxes, and hairlines, in the hue of the accent.
pub(super) fn quiet(accent: Kleur) -> (Kleur, Kleur) {
    (muted(accent, 0.968, 0.009), muted(accent, 0.88, 0.022))
}

/// Behind what asks for attention, in the hue of the support colour.
pub(super) fn warm(steun: Kleur) -> Kleur {
    muted(steun, 0.972, 0.014)
}

/// The hue of a colour at this lightness, at most this strong.
fn muted(kleur: Kleur, licht: f64, kracht: f64) -> Kleur {
    let tint = kleur.tint();
    Tint { licht, kracht: tint.kracht.min(kracht), hoek: tint.hoek }.kleur()
}

fn dark(tint: Tint) -> Kleur {
    Tint { licht: 0.42, ..tint }.kleur().nearest_on(&[Kleur::WIT], DARK_SERIES)
}

/// As light as it can be and still stand out on white.
fn light(tint: Tint) -> Kleur {
    Tint { licht: 0.72, ..tint }.kleur().nearest_on(&[Kleur::WIT], GRAPHIC_CONTRAST + 0.05)
}
