//! The first line of an own part: from which version it was taken, and whether either has changed since.

use sha2::{Digest, Sha256};

use super::{Sjabloon, Soort};

/// What the first line starts with, after its comment mark.
const MERK: &str = "bouwsteen-sjabloon";

/// Where an own part comes from, as its first line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Herkomst {
    /// The version of the program that it was taken from.
    pub versie: String,
    /// Whether the own text differs from what was taken.
    pub aangepast: bool,
    /// Whether the built-in part has changed since it was taken.
    pub verouderd: bool,
}

/// The built-in text below a line that says where it comes from.
pub fn met_kop(sjabloon: &Sjabloon) -> String {
    let Sjabloon { naam, tekst, .. } = sjabloon;
    let (open, close) = marks(sjabloon.soort());
    let (versie, print) = (env!("CARGO_PKG_VERSION"), fingerprint(tekst));
    format!("{open}{MERK} {naam}, versie {versie}, vingerafdruk {print}{close}\n{tekst}")
}

impl Herkomst {
    /// What the first line of an own text says; none without such a line.
    pub fn of(sjabloon: &Sjabloon, text: &str) -> Option<Self> {
        let (line, rest) = text.split_once('\n')?;
        let (open, close) = marks(sjabloon.soort());
        let line = line.trim_end().strip_prefix(open)?;
        let words = line.strip_suffix(close).unwrap_or(line).strip_prefix(MERK)?;
        let mut parts = words.split(", ");
        let naam = parts.next()?.trim();
        let versie = parts.next()?.strip_prefix("versie ")?;
        let print = parts.next()?.strip_prefix("vingerafdruk ")?;
        let known = naam == sjabloon.naam && print.len() == fingerprint("").len();
        known.then(|| Self {
            versie: versie.chars().take(40).collect(),
            aangepast: fingerprint(rest) != print,
            verouderd: fingerprint(sjabloon.tekst) != print,
        })
    }
}

fn marks(soort: Soort) -> (&'static str, &'static str) {
    match soort {
        Soort::Tekst => ("{# ", " -#}"),
        Soort::Pagina => ("// ", ""),
        Soort::Stijlblad => ("/* ", " */"),
    }
}

/// Sixteen digits that change when the text does; line ends do not count, for git may change those.
fn fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Herkomst, met_kop};
    use crate::sjabloon::INGEBOUWD;

    #[test]
    fn the_first_line_tells_what_changed() {
        for one in INGEBOUWD {
            let text = met_kop(one);
            assert_eq!(one.check(&text), [], "{}", one.naam);
            let herkomst = |text: &str| Herkomst::of(one, text).expect("it has its line");
            let same = herkomst(&text);
            assert!(!same.aangepast && !same.verouderd && same.versie == env!("CARGO_PKG_VERSION"));
            assert!(!herkomst(&text.replace('\n', "\r\n")).aangepast, "line ends do not count");
            assert!(herkomst(&format!("{text}\n")).aangepast);
            let older = super::Sjabloon { tekst: "anders", ..*one };
            assert!(Herkomst::of(&older, &text).expect("it has its line").verouderd);
            assert_eq!(Herkomst::of(one, one.tekst), None);
        }
    }
}
