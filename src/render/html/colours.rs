//! The colours of the house style as properties of the page, for light, dark and print, and its other rules.

use super::look;
use crate::document::{Huisstijl, Kleuren};

/// The rules that name the colours; the stylesheet uses the names.
pub(super) fn of(huisstijl: &Huisstijl) -> String {
    let light = names(&huisstijl.kleuren);
    let dark = names(&huisstijl.donker);
    format!(
        ":root {{ color-scheme: light dark; {light} }}\n\
         @media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{}",
        look::rules(huisstijl)
    )
}

fn names(kleuren: &Kleuren) -> String {
    let Kleuren { papier, inkt, stil, lijn, vlak, warm, accent, steun } = kleuren;
    format!(
        "--papier: {papier}; --inkt: {inkt}; --stil: {stil}; --lijn: {lijn}; --vlak: {vlak}; \
         --warm: {warm}; --accent: {accent}; --steun: {steun};"
    )
}
