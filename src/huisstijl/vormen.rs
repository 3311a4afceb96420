//! The three built-in styles, as they look when nothing else is chosen.

use super::afgeleid;
use crate::document::{Huisstijl, Kleuren, Stijlvorm};
use crate::kleur::Kleur;
use crate::model::keuze::Vorm;

/// A built-in style.
pub(super) fn of(vorm: Option<Vorm>) -> Huisstijl {
    match vorm {
        None | Some(Vorm::Rustig) => Huisstijl::default(),
        Some(Vorm::Klassiek) => coloured(Stijlvorm::Klassiek, klassiek()),
        Some(Vorm::Helder) => coloured(Stijlvorm::Helder, helder()),
    }
}

fn coloured(vorm: Stijlvorm, kleuren: Kleuren) -> Huisstijl {
    let donker = afgeleid::donker(&kleuren);
    let reeksen = afgeleid::reeksen(&kleuren);
    Huisstijl { vorm, kleuren, donker, reeksen, ..Huisstijl::default() }
}

/// Ink, wine and bronze on ivory.
fn klassiek() -> Kleuren {
    Kleuren {
        papier: Kleur::WIT,
        inkt: Kleur::new(0x1f, 0x1b, 0x18),
        stil: Kleur::new(0x5f, 0x57, 0x4e),
        lijn: Kleur::new(0xd8, 0xd0, 0xc3),
        vlak: Kleur::new(0xf7, 0xf4, 0xee),
        warm: Kleur::new(0xfb, 0xf4, 0xe6),
        accent: Kleur::new(0x6a, 0x1f, 0x2b),
        steun: Kleur::new(0x7d, 0x5a, 0x14),
    }
}

/// Cobalt and coral.
fn helder() -> Kleuren {
    Kleuren {
        papier: Kleur::WIT,
        inkt: Kleur::new(0x15, 0x17, 0x24),
        stil: Kleur::new(0x4d, 0x52, 0x69),
        lijn: Kleur::new(0xc8, 0xcf, 0xea),
        vlak: Kleur::new(0xed, 0xf1, 0xfd),
        warm: Kleur::new(0xff, 0xf1, 0xec),
        accent: Kleur::new(0x1d, 0x3f, 0xbb),
        steun: Kleur::new(0xb9, 0x36, 0x24),
    }
}
