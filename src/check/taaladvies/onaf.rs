//! Words that were left in a text for later.

use std::ops::Range;

use crate::check::gegevens::ONAF;

use super::gegevens::Zoeker;

/// Words that show that an amount is what is still to come, as `PM` is used in a budget.
const GELD: [&str; 10] = [
    "middelen",
    "€",
    "euro",
    "kosten",
    "budget",
    "bedrag",
    "begroting",
    "raming",
    "dekking",
    "financi",
];

/// What stands for words that are left out; in a quotation it does so on purpose.
const LEEMTES: [&str; 3] = ["[...]", "[…]", "[..]"];

/// Finds what stands for a text that is still to come.
pub(super) struct Onaf(Zoeker);

impl Onaf {
    pub(super) fn new() -> Self {
        let mut zoeker = Zoeker::default();
        ONAF.iter().for_each(|phrase| zoeker.voeg_toe(phrase, 0));
        Self(zoeker)
    }

    /// The places in a text where something is still to come.
    ///
    /// `words` are the words of a sentence in it, and `plain` the same words as they are compared; about
    /// money `PM` is not such a place.
    pub(super) fn vind(
        &self,
        text: &str,
        words: &[Range<usize>],
        plain: &[String],
        geld: &dyn Fn() -> bool,
    ) -> Vec<Range<usize>> {
        let phrases = self.0.vind(plain).into_iter();
        let mut found: Vec<Range<usize>> =
            phrases.map(|(range, _)| words[range.start].start..words[range.end - 1].end).collect();
        let marks = plain.iter().zip(words).filter(|(word, range)| {
            let crosses = word.len() > 3 && word.bytes().all(|byte| byte == b'x');
            crosses || (&text[(*range).clone()] == "PM" && !geld())
        });
        found.extend(marks.map(|(_, range)| range.clone()));
        found
    }
}

/// Whether a text is about money.
pub(super) fn is_geld(text: &str) -> bool {
    let low = text.to_lowercase();
    GELD.iter().any(|word| low.contains(word))
}

/// The places of `[...]` in a text.
pub(super) fn leemtes(text: &str) -> Vec<Range<usize>> {
    if !text.contains('[') {
        return Vec::new();
    }
    let found = LEEMTES.iter().flat_map(|gap| text.match_indices(gap));
    found.map(|(at, gap)| at..at + gap.len()).collect()
}
