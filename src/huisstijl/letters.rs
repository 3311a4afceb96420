//! Vets fonts of a project: whole, of one family, and free to be put into a document.

use std::collections::BTreeMap;

use ttf_parser::{Face, Permissions, name_id};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Letter, Snede};
use crate::model::huisstijl::Letters;
use crate::source::{Node, Part, Pointer};

/// What Dutch text is written with; what a font lacks of it is worth knowing.
const DUTCH: &str =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()&/-–—‘’“”%€ëéèïóöüáç²";

/// From this weight on letters are called bold.
const BOLD: u16 = 600;

/// The fonts that can be used; the rest is told, and set in the font of the program.
pub(super) fn vetted(
    keuze: &Letters,
    tree: &Node,
    at: &Pointer,
    files: &BTreeMap<String, Vec<u8>>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Letter> {
    let all = [
        (Snede::Gewoon, "gewoon", Some(&keuze.gewoon)),
        (Snede::Cursief, "cursief", keuze.cursief.as_ref()),
        (Snede::Vet, "vet", keuze.vet.as_ref()),
    ];
    let mut family = None;
    let mut kept = Vec::new();
    for (snede, key, path) in all {
        // A file that is not there has its finding already.
        let Some((path, bytes)) = path.and_then(|path| files.get_key_value(&path.0)) else {
            continue;
        };
        let at = at.key(key);
        let mut report = |words: String, help: &str| {
            let location = tree.location_of(&at, Part::Value);
            let message = format!("lettertype `{path}` {words}");
            found.push(
                Diagnostic::new(Code::LetterOnbruikbaar, message, location)
                    .at(at.clone())
                    .help(help),
            );
        };
        match vet(bytes, snede, family.as_deref()) {
            Ok(facts) => {
                if !facts.missing.is_empty() {
                    let words = format!("mist {}", facts.missing);
                    report(words, "die tekens worden gezet in Source Sans 3");
                }
                family = Some(facts.family);
                kept.push(Letter { snede, bestand: path.clone(), bytes: bytes.clone() });
            }
            Err((words, help)) => report(words.to_owned(), help),
        }
    }
    // Without running text the others have nothing to belong to.
    if kept.first().is_some_and(|first| first.snede == Snede::Gewoon) { kept } else { Vec::new() }
}

struct Facts {
    family: String,
    /// The characters of Dutch that are not there, as text.
    missing: String,
}

type Refusal = (&'static str, &'static str);

fn vet(bytes: &[u8], snede: Snede, family: Option<&str>) -> Result<Facts, Refusal> {
    let other = "kies een ander bestand; tot dan wordt de tekst gezet in Source Sans 3";
    let face = Face::parse(bytes, 0).map_err(|_| ("is niet te lezen", other))?;
    if face.is_variable() {
        return Err((
            "is een variabel lettertype",
            "gebruik een bestand met één vaste snede, dan is de PDF overal gelijk",
        ));
    }
    let restricted = matches!(face.permissions(), None | Some(Permissions::Restricted));
    if restricted || !face.is_subsetting_allowed() || !face.is_outline_embedding_allowed() {
        return Err((
            "mag volgens zijn maker niet in een document",
            "vraag de leverancier om een versie die in een PDF mag, of kies een ander lettertype",
        ));
    }
    let outlined = face.tables().glyf.is_some() || face.tables().cff.is_some();
    if !outlined || !draws(&face) {
        return Err(("tekent geen gewone letters", other));
    }
    match snede {
        Snede::Gewoon if face.is_italic() => return Err(("is cursief", "noem het bij `cursief`")),
        Snede::Cursief if !face.is_italic() => {
            return Err(("is niet cursief", "kies het cursieve bestand van de familie"));
        }
        Snede::Vet if face.weight().to_number() < BOLD => {
            return Err(("is niet vet", "kies het vette of halfvette bestand van de familie"));
        }
        Snede::Gewoon | Snede::Cursief | Snede::Vet => {}
    }
    let name = name(&face).ok_or(("heeft geen naam", other))?;
    if family.is_some_and(|family| family != name) {
        return Err(("hoort bij een andere familie", "kies bestanden van één familie"));
    }
    let missing = DUTCH.chars().filter(|c| face.glyph_index(*c).is_none()).collect();
    Ok(Facts { family: name, missing })
}

/// Whether the letters of the alphabet have a shape.
fn draws(face: &Face<'_>) -> bool {
    ('a'..='z').all(|letter| {
        let glyph = face.glyph_index(letter);
        glyph.is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
    })
}

fn name(face: &Face<'_>) -> Option<String> {
    let named = |id| {
        let mut names = face.names().into_iter().filter(|name| name.name_id == id);
        names.find_map(|name| name.to_string())
    };
    named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY))
}
