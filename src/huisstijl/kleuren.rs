//! Puts chosen colours in their places, and makes every pair that outputs print readable.

use std::collections::BTreeMap;

use super::afgeleid;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kleuren;
use crate::kleur::{Kleur, TEXT_CONTRAST};
use crate::model::huisstijl::Kleurkeuze;
use crate::source::{Location, Node, Part, Pointer};
use crate::taal;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rol {
    /// Running text.
    Inkt,
    /// Behind boxes.
    Vlak,
    /// Behind what asks for attention.
    Warm,
    /// Quiet text.
    Stil,
    /// Headings, links, rules under headers.
    Accent,
    /// What asks for attention.
    Steun,
    /// Lines that only help the eye.
    Lijn,
}

/// A colour that someone chose, and where.
#[derive(Debug, Clone)]
pub(super) struct Gekozen {
    pub(super) kleur: Kleur,
    /// The design token that gave it; none for a colour of the project itself.
    pub(super) token: Option<String>,
    pub(super) location: Location,
    pub(super) pad: Pointer,
}

impl Rol {
    /// The name as it is written in `[huisstijl.kleuren]`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inkt => "inkt",
            Self::Vlak => "vlak",
            Self::Warm => "warm",
            Self::Stil => "stil",
            Self::Accent => "accent",
            Self::Steun => "steun",
            Self::Lijn => "lijn",
        }
    }

    fn of(self, kleuren: &mut Kleuren) -> &mut Kleur {
        match self {
            Self::Inkt => &mut kleuren.inkt,
            Self::Vlak => &mut kleuren.vlak,
            Self::Warm => &mut kleuren.warm,
            Self::Stil => &mut kleuren.stil,
            Self::Accent => &mut kleuren.accent,
            Self::Steun => &mut kleuren.steun,
            Self::Lijn => &mut kleuren.lijn,
        }
    }

    /// What this colour is printed on or under in some output, each with its name.
    fn beside(self, kleuren: &Kleuren) -> Vec<(&'static str, Kleur)> {
        let Kleuren { papier, inkt, vlak, warm, .. } = *kleuren;
        match self {
            Self::Inkt => vec![("papier", papier)],
            Self::Vlak | Self::Warm => vec![("inkt", inkt)],
            Self::Stil | Self::Accent | Self::Steun => {
                vec![("papier", papier), ("vlak", vlak), ("warm", warm)]
            }
            // A hairline helps the eye; nothing depends on it.
            Self::Lijn => Vec::new(),
        }
    }
}

/// The colours that the project itself names.
pub(super) fn own(keuze: &Kleurkeuze, tree: &Node, at: &Pointer) -> BTreeMap<Rol, Gekozen> {
    let Kleurkeuze { accent, steun, inkt, stil, lijn, vlak, warm } = keuze;
    let all = [
        (Rol::Accent, accent),
        (Rol::Steun, steun),
        (Rol::Inkt, inkt),
        (Rol::Stil, stil),
        (Rol::Lijn, lijn),
        (Rol::Vlak, vlak),
        (Rol::Warm, warm),
    ];
    let named = all.into_iter().filter_map(|(rol, hex)| {
        let kleur = Kleur::parse(&hex.as_ref()?.0)?;
        let pad = at.key(rol.as_str());
        let location = tree.location_of(&pad, Part::Value);
        Some((rol, Gekozen { kleur, token: None, location, pad }))
    });
    named.collect()
}

/// The colours with the chosen ones in them, each moved as little as it takes to be read.
pub(super) fn settle(
    base: Kleuren,
    gekozen: &BTreeMap<Rol, Gekozen>,
    found: &mut Vec<Diagnostic>,
) -> Kleuren {
    let mut kleuren = base;
    for (rol, keuze) in gekozen {
        *rol.of(&mut kleuren) = keuze.kleur;
    }
    let open = |rol| !gekozen.contains_key(&rol);
    if gekozen.contains_key(&Rol::Accent) {
        let (vlak, lijn) = afgeleid::quiet(kleuren.accent);
        kleuren.vlak = if open(Rol::Vlak) { vlak } else { kleuren.vlak };
        kleuren.lijn = if open(Rol::Lijn) { lijn } else { kleuren.lijn };
    }
    if gekozen.contains_key(&Rol::Steun) && open(Rol::Warm) {
        kleuren.warm = afgeleid::warm(kleuren.steun);
    }
    // In this order: what stands behind words is settled before the words on it.
    for rol in [Rol::Inkt, Rol::Vlak, Rol::Warm, Rol::Stil, Rol::Accent, Rol::Steun] {
        let beside = rol.beside(&kleuren);
        let others: Vec<Kleur> = beside.iter().map(|(_, kleur)| *kleur).collect();
        let asked = *rol.of(&mut kleuren);
        let settled = asked.nearest_on(&others, TEXT_CONTRAST);
        *rol.of(&mut kleuren) = settled;
        if let Some(keuze) = gekozen.get(&rol).filter(|_| settled != asked) {
            found.push(too_weak(rol, keuze, settled, &beside));
        }
    }
    kleuren
}

fn too_weak(
    rol: Rol,
    keuze: &Gekozen,
    settled: Kleur,
    beside: &[(&'static str, Kleur)],
) -> Diagnostic {
    let Gekozen { kleur, token, location, pad } = keuze;
    let failing = beside.iter().filter(|(_, other)| kleur.contrast(*other) < TEXT_CONTRAST);
    let pairs: Vec<String> = failing
        .map(|(naam, other)| format!("{} met {naam} `{other}`", ratio(kleur.contrast(*other))))
        .collect();
    let from = token.as_ref().map(|token| format!(" uit token `{token}`")).unwrap_or_default();
    let message = format!(
        "kleur `{}` (`{kleur}`{from}) heeft te weinig contrast: {}; nodig is {}",
        rol.as_str(),
        taal::list(&pairs),
        ratio(TEXT_CONTRAST),
    );
    let help = format!(
        "gebruik `{settled}`: de dichtstbijzijnde kleur met genoeg contrast, die nu ook gedrukt wordt"
    );
    Diagnostic::new(Code::KleurContrast, message, *location).at(pad.clone()).help(help)
}

/// A ratio in Dutch, never rounded up: 4.49 is not enough.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a contrast lies between 1 and 21"
)]
fn ratio(contrast: f64) -> String {
    let hundredths = (contrast * 100.0 + 1e-9).floor() as u32;
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.strip_suffix('0').map_or_else(|| text.clone(), str::to_owned)
}
