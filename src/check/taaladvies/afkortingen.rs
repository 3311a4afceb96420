//! Abbreviations that nothing explains.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    project::Project,
    taal,
};

use super::{gegevens::afkortingen, teksten::Tekst};

/// Longer than this, in letters, is a word in capitals.
const LANGST: usize = 6;

/// What may stand between `(` and the abbreviation that is explained there.
const OPMAAT: &[&str] =
    &["", "hierna", "hierna:", "afgekort", "afgekort:", "kortweg", "de", "het", "ook"];

/// So far around an abbreviation its explanation is looked for, in bytes.
const OMTREK: usize = 200;

/// The abbreviations of a project as far as it has been read.
pub(super) struct Afkortingen {
    /// What a begrip or a partner explains.
    bekend: HashSet<String>,
    gezien: Vec<Gezien>,
    index: HashMap<String, usize>,
}

/// An abbreviation that was seen.
struct Gezien {
    naam: String,
    keren: usize,
    /// The text and the place in it.
    eerst: (usize, Range<usize>),
    /// Where it was first explained.
    uitleg: Option<(usize, usize)>,
}

impl Afkortingen {
    pub(super) fn new(project: &Project) -> Self {
        let visie = &project.visie;
        let begrippen = visie.begrip.iter().flat_map(|begrip| {
            let names = begrip.afkorting.iter().chain([&begrip.term]).chain(&begrip.synoniem);
            names.map(String::as_str)
        });
        let partners = visie.partner.iter().filter_map(|partner| partner.afkorting.as_deref());
        let bekend = begrippen.chain(partners).map(str::to_owned).collect();
        Self { bekend, gezien: Vec::new(), index: HashMap::new() }
    }

    /// Takes note of the abbreviations in one sentence of text number `tekst`.
    ///
    /// `words` are its words in `text`, and `place` gives their place in the source.
    pub(super) fn lees(
        &mut self,
        tekst: usize,
        text: &str,
        words: &[Range<usize>],
        place: &dyn Fn(&Range<usize>) -> Range<usize>,
    ) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let sentence = first.start..last.end;
        // In a line of capitals every word looks like one.
        if !text[sentence.clone()].chars().any(char::is_lowercase) {
            return;
        }
        for word in words {
            for part in delen(text, word) {
                let Some(naam) = afkorting(&text[part.clone()]) else { continue };
                if self.bekend.contains(naam) {
                    continue;
                }
                let start =
                    text.floor_char_boundary(sentence.start.max(part.start.saturating_sub(OMTREK)));
                let after = part.start + naam.len();
                let end = text.floor_char_boundary(text.len().min(after + OMTREK));
                let explained = is_uitgelegd(naam, &text[start..part.start], &text[after..end]);
                let range = place(&part);
                self.tel(naam, tekst, range, explained);
            }
        }
    }

    fn tel(&mut self, naam: &str, tekst: usize, range: Range<usize>, explained: bool) {
        let uitleg = explained.then_some((tekst, range.start));
        if let Some(index) = self.index.get(naam) {
            let seen = &mut self.gezien[*index];
            seen.keren += 1;
            seen.uitleg = seen.uitleg.or(uitleg);
        } else {
            self.index.insert(naam.to_owned(), self.gezien.len());
            let naam = naam.to_owned();
            self.gezien.push(Gezien { naam, keren: 1, eerst: (tekst, range), uitleg });
        }
    }

    /// One finding an abbreviation that is not explained, or only later in the same text.
    pub(super) fn klaar(self, teksten: &[Tekst<'_>], add: &mut dyn FnMut(&dyn Fn() -> Diagnostic)) {
        for seen in self.gezien {
            let (tekst, range) = &seen.eerst;
            let naam = &seen.naam;
            let late = match seen.uitleg {
                None => false,
                Some((other, at)) if other == *tekst && range.start < at => true,
                Some(_) => continue,
            };
            let tekst = &teksten[*tekst];
            add(&|| {
                let message = if late {
                    format!("`{naam}` staat er al voor de uitleg, die verderop in deze tekst komt")
                } else {
                    format!("`{naam}` wordt nergens uitgelegd ({})", keren(seen.keren))
                };
                let help = format!(
                    "schrijf de afkorting de eerste keer voluit, met `({naam})` erachter, of maak een \
                     `[[begrip]]` met `afkorting = \"{naam}\"`"
                );
                Diagnostic::new(Code::AfkortingOnbekend, message, tekst.location(range))
                    .at(tekst.pad.clone())
                    .help(help)
            });
        }
    }
}

/// `1 keer`, `12 keer`.
pub(super) fn keren(count: usize) -> String {
    format!("{} keer", taal::number(count.into()))
}

/// The parts of `Wmo-raad` or `en/of`; none of a code such as `OPG-02`.
fn delen(text: &str, word: &Range<usize>) -> Vec<Range<usize>> {
    let whole = &text[word.clone()];
    if whole.chars().any(|char| char.is_ascii_digit() || char == '@' || char == '_') {
        return Vec::new();
    }
    let mut start = word.start;
    let parts = whole.split_inclusive(['-', '/', '\u{2010}', '\u{2011}']).map(|part| {
        let range = start..start + part.len();
        start = range.end;
        range
    });
    parts.collect()
}

/// The abbreviation that a word is or begins with, as in `BV's`.
pub(super) fn afkorting(word: &str) -> Option<&str> {
    let end = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
    let word = &word[..end];
    let word = match word.strip_suffix('s') {
        Some(short) if short.len() > 1 && short.chars().all(char::is_uppercase) => short,
        Some(_) | None => word,
    };
    let mut chars = word.chars();
    chars.next().filter(|char| char.is_uppercase())?;
    let rest = chars.as_str();
    let length = 1 + rest.chars().count();
    let capitals = 1 + rest.chars().filter(|char| char.is_uppercase()).count();
    let consonant = |char: char| char.is_ascii_alphabetic() && !"aeiouyAEIOUY".contains(char);
    let roman = word.chars().all(|char| "IVX".contains(char));
    let short_law = capitals == 1 && length > 2 && word.chars().all(consonant);
    let name = capitals == 2 && word.starts_with("IJ") && length != 3;
    let other = afkortingen().is_bekend(word) || roman || name;
    let mostly = capitals >= 2 && capitals * 2 > length;
    let looks = mostly || short_law || afkortingen().is_wet(word);
    let is_one = (2..=LANGST).contains(&length) && !other && looks;
    is_one.then_some(word)
}

/// Whether the words around an abbreviation explain it: `voluit (AFK)`, `AFK (voluit)`, or in so many words.
fn is_uitgelegd(naam: &str, before: &str, after: &str) -> bool {
    let Some(initial) = naam.chars().next().map(gewoon) else { return false };
    let starts = |word: &str| word.chars().next().map(gewoon) == Some(initial);
    if after.starts_with(')')
        && let Some((words, lead)) = before.rsplit_once('(')
        && lead.split_whitespace().all(|word| OPMAAT.contains(&word.to_lowercase().as_str()))
    {
        return words.split([' ', '-', '\n']).any(|word| starts(word) && word.len() > 2);
    }
    if let Some(full) = after.strip_prefix(": ") {
        return starts(full)
            && full.split(['.', ';']).next().is_some_and(|full| full.contains(' '));
    }
    let after = after.trim_start();
    if let Some((inside, _)) = after.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return starts(inside) && inside.split_whitespace().any(|word| word.len() > 3);
    }
    ["staat voor ", "betekent ", "is de afkorting van "].iter().any(|lead| after.starts_with(lead))
}

fn gewoon(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::{afkorting, is_uitgelegd};

    #[test]
    fn abbreviations_are_told_from_words_names_and_numerals() {
        for (word, expected) in [
            ("GGZ", Some("GGZ")),
            ("GGD’en", Some("GGD")),
            ("AZCs", Some("AZC")),
            ("Wmo", Some("Wmo")),
            ("Wlz", Some("Wlz")),
            ("Wvggz", Some("Wvggz")),
            ("GGz", Some("GGz")),
            ("Wij", None),
            ("Vóór", None),
            ("Ons", None),
            ("III", None),
            ("IJssel", None),
            ("AMvB", Some("AMvB")),
            ("ActiZ", None),
            ("LET", None),
            ("BV", None),
            ("BELANGRIJK", None),
            ("drs", None),
            ("A", None),
        ] {
            assert_eq!(afkorting(word), expected, "{word}");
        }
    }

    #[test]
    fn an_explanation_stands_beside_it() {
        assert!(is_uitgelegd("VNG", "de Vereniging van Nederlandse Gemeenten (", ") zegt"));
        assert!(is_uitgelegd("VNG", "de Vereniging van Gemeenten (hierna: ", ")"));
        assert!(is_uitgelegd("VNG", "de ", " (Vereniging van Nederlandse Gemeenten)"));
        assert!(is_uitgelegd("WOZO", "", ": Wonen, Ondersteuning en Zorg voor Ouderen"));
        assert!(!is_uitgelegd("CBS", "er wonen daar mensen (", ")"));
        assert!(!is_uitgelegd("VNG", "de ", " zegt"));
        assert!(!is_uitgelegd("Wmo", "de ", " (artikel 2.1)"));
    }
}
