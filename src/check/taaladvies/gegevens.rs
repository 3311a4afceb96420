//! The word lists that come with the program, and how words of a list are found in a text.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

use serde::{Deserialize, de::DeserializeOwned};

use crate::source::{self, Sources};

/// A word or expression that has a plainer one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoeilijkWoord {
    /// The word as a dictionary has it.
    pub woord: String,
    /// Other forms of it.
    #[serde(default)]
    pub vormen: Vec<String>,
    /// What to write instead.
    pub liever: String,
}

/// The list of words that have a plainer one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Woordenlijst {
    /// Whose list it is.
    pub titel: String,
    /// The day on which it was last gone through.
    pub peildatum: String,
    /// The words, as a person groups them.
    pub woord: Vec<MoeilijkWoord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bestand {
    zin_gaat_door: Vec<String>,
    kan_zin_besluiten: Vec<String>,
    bekend: Vec<String>,
    geen: Vec<String>,
    wetten: Vec<String>,
}

/// What is known of abbreviations.
pub(super) struct Afkortingen {
    zin_gaat_door: HashSet<String>,
    kan_zin_besluiten: HashSet<String>,
    bekend: HashSet<String>,
    wetten: HashSet<String>,
}

static WOORDEN: LazyLock<Woordenlijst> =
    LazyLock::new(|| read(include_str!("../../../templates/taal/woorden.toml")));

static AFKORTINGEN: LazyLock<Afkortingen> = LazyLock::new(|| {
    let file: Bestand = read(include_str!("../../../templates/taal/afkortingen.toml"));
    Afkortingen {
        zin_gaat_door: file.zin_gaat_door.into_iter().collect(),
        kan_zin_besluiten: file.kan_zin_besluiten.into_iter().collect(),
        bekend: file.bekend.into_iter().chain(file.geen).collect(),
        wetten: file.wetten.into_iter().collect(),
    }
});

/// The words with a plainer one that the program knows.
pub fn woordenlijst() -> &'static Woordenlijst {
    &WOORDEN
}

pub(super) fn afkortingen() -> &'static Afkortingen {
    &AFKORTINGEN
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    let (node, errors) = source::parse(Sources::default().add("taal.toml", text), text);
    assert!(errors.is_empty(), "invariant: a built-in word list is valid TOML, but: {errors:?}");
    source::read(&node).expect("invariant: a built-in word list has its type")
}

impl Afkortingen {
    /// Whether a sentence goes on after this, in small letters and without its last full stop.
    pub(super) fn zin_gaat_door(&self, low: &str) -> bool {
        self.zin_gaat_door.contains(low)
    }

    /// Whether this may end a sentence, and may not.
    pub(super) fn kan_zin_besluiten(&self, low: &str) -> bool {
        self.kan_zin_besluiten.contains(low)
    }

    /// Whether everyone knows it, or it only looks like an abbreviation.
    pub(super) fn is_bekend(&self, word: &str) -> bool {
        self.bekend.contains(word)
    }

    /// Whether it is the short name of a law that looks like an ordinary word.
    pub(super) fn is_wet(&self, word: &str) -> bool {
        self.wetten.contains(word)
    }
}

/// A phrase longer than this, in words, is not looked for.
const LANGST: usize = 8;

/// Finds phrases in words, the longest first; the time does not depend on how many there are.
#[derive(Default)]
pub(super) struct Zoeker {
    zinsneden: HashMap<String, usize>,
    /// Of each first word how long the longest phrase is.
    langst: HashMap<String, usize>,
}

impl Zoeker {
    /// Looks for this phrase too, and gives `index` for it; a phrase that is known stays what it was.
    pub(super) fn voeg_toe(&mut self, phrase: &str, index: usize) {
        let words: Vec<String> = phrase.split_whitespace().map(gelijk).collect();
        let Some(first) = words.first().filter(|_| words.len() <= LANGST) else { return };
        let longest = self.langst.entry(first.clone()).or_default();
        *longest = words.len().max(*longest);
        self.zinsneden.entry(words.join(" ")).or_insert(index);
    }

    /// The phrases in these words, each with the words it covers; none overlap.
    pub(super) fn vind(&self, words: &[String]) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.langst.get(&words[at]).copied().unwrap_or(0);
            let here = (1..=longest.min(words.len() - at)).rev().find_map(|length| {
                let phrase = words[at..at + length].join(" ");
                Some((at..at + length, *self.zinsneden.get(&phrase)?))
            });
            at = here.as_ref().map_or(at + 1, |(range, _)| range.end);
            found.extend(here);
        }
        found
    }
}

/// A word as it is compared: small letters, one kind of apostrophe, and no full stops.
pub(super) fn gelijk(word: &str) -> String {
    let marks = |char: char| !char.is_alphanumeric();
    let bare = word.trim_matches(marks).replace('’', "'").replace('.', "");
    bare.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Zoeker, gelijk, woordenlijst};

    #[test]
    fn the_longest_phrase_wins() {
        let mut zoeker = Zoeker::default();
        zoeker.voeg_toe("op basis", 1);
        zoeker.voeg_toe("op basis van", 2);
        zoeker.voeg_toe("m.b.t.", 3);
        let words: Vec<String> = "Op basis van m.b.t. op".split(' ').map(gelijk).collect();
        assert_eq!(zoeker.vind(&words), [(0..3, 2), (3..4, 3)]);
    }

    #[test]
    fn no_word_stands_twice_in_the_list() {
        let mut seen = std::collections::BTreeSet::new();
        for one in &woordenlijst().woord {
            for form in std::iter::once(&one.woord).chain(&one.vormen) {
                assert!(seen.insert(form), "{form}");
                assert!(!form.is_empty() && !one.liever.is_empty());
            }
        }
    }
}
