//! Which design tokens give which colour of the document, and which give the names of fonts.

use std::collections::BTreeMap;

use super::csskleur;
use super::kleuren::{Gekozen, Rol};
use super::tokens::{Problem, Tokens, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::kleur::Kleur;
use crate::source::{Location, Node, Pointer};
use crate::taal;

/// The tokens for a role, best first: of the NL Design System, of Utrecht and Amsterdam, and its basis.
const ROLLEN: [(Rol, &[&str]); 3] = [
    (
        Rol::Accent,
        &[
            "nl.heading.level-1.color",
            "nl.heading.color",
            "utrecht.heading-1.color",
            "utrecht.heading.color",
            "ams.heading.color",
            "basis.heading.color",
            "nl.link.color",
            "utrecht.link.color",
            "ams.link.color",
            "basis.color.action-1.color-default",
            "nl.button.primary.background-color",
            "utrecht.button.primary-action.background-color",
        ],
    ),
    (
        Rol::Steun,
        &[
            "nl.button.primary.background-color",
            "utrecht.button.primary-action.background-color",
            "ams.button.primary.background-color",
            "basis.color.accent-1.color-default",
            "utrecht.page-footer.background-color",
            "ams.page-footer.spotlight.background-color",
            "nl.link.color",
            "utrecht.link.color",
        ],
    ),
    (
        Rol::Inkt,
        &[
            "utrecht.document.color",
            "nl.paragraph.color",
            "utrecht.paragraph.color",
            "ams.paragraph.color",
            "basis.color.default.color-document",
        ],
    ),
];

/// The tokens with the names of fonts for running text, best first.
const LETTERS: [&str; 5] = [
    "utrecht.document.font-family",
    "nl.paragraph.font-family",
    "utrecht.paragraph.font-family",
    "ams.paragraph.font-family",
    "basis.text.font-family.default",
];

/// Two colours nearer to each other than this do the work of one.
const APART: f64 = 0.08;

/// A support colour lighter than this is a background.
const PALE: f64 = 0.9;

/// More names of fonts than this help no reader.
const MAX_LETTERS: usize = 4;

/// What a file of design tokens gives.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) kleuren: BTreeMap<Rol, Gekozen>,
    pub(super) letternamen: Vec<String>,
}

/// Reads the roles from the tokens; what is no token that we know stays unsaid.
pub(super) fn read(
    tree: &Node,
    path: &str,
    location: Location,
    at: &Pointer,
    found: &mut Vec<Diagnostic>,
) -> Read {
    let mut reader = Reader { tokens: Tokens::of(tree), at, kleuren: BTreeMap::new(), found };
    for (rol, names) in ROLLEN {
        reader.role(rol, names);
    }
    let letters = LETTERS.iter().find_map(|name| Some((*name, reader.fonts(name)?)));
    let kleuren = reader.kleuren;
    let mut origins: Vec<String> = kleuren
        .iter()
        .filter_map(|(rol, keuze)| {
            Some(format!("`{}` van `{}`", rol.as_str(), keuze.token.as_ref()?))
        })
        .collect();
    origins.extend(letters.iter().map(|(name, _)| format!("de letter van `{name}`")));
    found.push(told(path, &origins, location).at(at.clone()));
    Read { kleuren, letternamen: letters.map(|(_, names)| names).unwrap_or_default() }
}

fn told(path: &str, origins: &[String], location: Location) -> Diagnostic {
    if origins.is_empty() {
        let message = format!("in `{path}` staat geen design token dat hier iets doet");
        let help = "kijk in docs/huisstijl.md welke tokens meedoen, of kies zelf `kleuren`";
        return Diagnostic::new(Code::TokenOnbruikbaar, message, location).help(help);
    }
    let message = format!("uit `{path}` komt {}", taal::list(origins));
    let help = "wilt u iets anders, kies dan zelf `kleuren` of `letters` in `[huisstijl]`";
    Diagnostic::new(Code::KleurToken, message, location).help(help)
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    at: &'a Pointer,
    kleuren: BTreeMap<Rol, Gekozen>,
    found: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The first token that gives a usable colour for a role.
    fn role(&mut self, rol: Rol, names: &[&str]) {
        for name in names {
            let Some((kleur, location)) = self.colour(name) else { continue };
            if rol == Rol::Steun && !self.supports(kleur) {
                continue;
            }
            let (token, pad) = (Some((*name).to_owned()), self.at.clone());
            self.kleuren.insert(rol, Gekozen { kleur, token, location, pad });
            return;
        }
    }

    /// Whether a colour can stand beside the accent.
    fn supports(&self, kleur: Kleur) -> bool {
        let same = self.kleuren.get(&Rol::Accent).is_some_and(|accent| near(accent.kleur, kleur));
        !same && kleur.tint().licht < PALE
    }

    fn colour(&mut self, name: &str) -> Option<(Kleur, Location)> {
        let location = self.tokens.location(name)?;
        let message = match self.tokens.value(name)? {
            Ok(Value::Kleur(Some(kleur))) => return Some((kleur, location)),
            Ok(Value::Text(text)) => match csskleur::parse(&text) {
                Some(kleur) => return Some((kleur, location)),
                // What lets everything through is a choice, and no mistake.
                None if is_clear(&text) => return None,
                None => format!("token `{name}` is geen kleur die te lezen is"),
            },
            Ok(Value::Kleur(None) | Value::Other) => {
                format!("token `{name}` is geen kleur die te lezen is")
            }
            Err(problem) => broken(name, &problem),
        };
        let help =
            "dit token telt niet mee; schrijf een kleur als `#14485a`, of kies haar bij `kleuren`";
        let known = self.found.iter().any(|found| found.message == message);
        if !known {
            let found = Diagnostic::new(Code::TokenOnbruikbaar, message, location);
            self.found.push(found.at(self.at.clone()).help(help));
        }
        None
    }

    /// The names of fonts in a token; none when there are none to use.
    fn fonts(&mut self, name: &str) -> Option<Vec<String>> {
        let Ok(Value::Text(text)) = self.tokens.value(name)? else { return None };
        let names: Vec<String> = text.split(',').filter_map(font).take(MAX_LETTERS).collect();
        (!names.is_empty()).then_some(names)
    }
}

fn near(one: Kleur, two: Kleur) -> bool {
    let (one, two) = (one.tint(), two.tint());
    let flat =
        |tint: crate::kleur::Tint| (tint.kracht * tint.hoek.cos(), tint.kracht * tint.hoek.sin());
    let ((a, b), (c, d)) = (flat(one), flat(two));
    (one.licht - two.licht).hypot(a - c).hypot(b - d) < APART
}

fn broken(name: &str, problem: &Problem) -> String {
    match problem {
        Problem::Missing(target) => {
            format!("token `{name}` verwijst naar `{target}`, dat er niet is")
        }
        Problem::Circle => format!("de verwijzingen van token `{name}` lopen in een kring"),
    }
}

fn is_clear(text: &str) -> bool {
    let text = text.trim();
    text == "transparent" || text.starts_with("rgba(") || text.starts_with('#') && text.len() == 9
}

/// The name of one font in a list as style sheets write it; none for a general one.
fn font(word: &str) -> Option<String> {
    let name = word.trim().trim_matches(['"', '\'']).trim();
    let general =
        ["serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy", "inherit"];
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
    let usable = plain && !name.is_empty() && name.chars().count() <= 60;
    (usable && !general.contains(&name)).then(|| name.to_owned())
}
