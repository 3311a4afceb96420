//! Parts running text into sentences, and sentences into words.
//!
//! A sentence ends at `.`, `!`, `?` or `…` before white space, not after an abbreviation, an initial or
//! the number of a list, and not before a small letter. A forced line break ends one too.

use std::ops::Range;

use crate::markdown::STUK;

use super::gegevens::afkortingen;

/// What may stand behind the mark that ends a sentence.
const SLUIT: &[char] = &[')', ']', '”', '’', '"', '\'', '»', '*'];

/// What may stand before the first letter of a word.
const OPEN: &[char] = &['(', '[', '“', '„', '‘', '"', '\'', '«', '*', '’'];

/// The sentences of a text, each from its first to its last character.
pub(super) fn zinnen(text: &str) -> Vec<Range<usize>> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for (index, token) in tokens.iter().enumerate() {
        let first = *start.get_or_insert(token.start);
        let next = tokens.get(index + 1);
        let broken = next.is_none_or(|next| text[token.end..next.start].contains('\n'));
        let next = next.map(|next| &text[next.clone()]);
        if broken || eindigt(&text[token.clone()], next, first == token.start) {
            found.push(first..token.end);
            start = None;
        }
    }
    found
}

/// The words in a stretch of a text: what stands between white space and holds a letter or digit, without
/// the marks around it. Code and addresses are a word too.
pub(super) fn woorden(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let base = range.start;
    let words = tokens(&text[range]).into_iter().map(|token| base + token.start..base + token.end);
    words.filter_map(|token| woord(text, token)).collect()
}

/// A token without the marks around it; none when nothing is left.
fn woord(text: &str, token: Range<usize>) -> Option<Range<usize>> {
    let inside = |char: char| char.is_alphanumeric() || char == STUK;
    let part = &text[token.clone()];
    let first = part.find(inside)?;
    let last = part.rfind(inside)?;
    let end = last + part[last..].chars().next().map_or(0, char::len_utf8);
    // `n.t.b.` has its last full stop; of a word at the end of a sentence it is no part.
    let short = part[first..end].contains('.') && part[first..end].chars().all(is_letter_or_stop);
    let end = if short && part[end..].starts_with('.') { end + 1 } else { end };
    Some(token.start + first..token.start + end)
}

fn is_letter_or_stop(char: char) -> bool {
    char.is_alphabetic() || char == '.'
}

fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices() {
        if char.is_whitespace() {
            found.extend(start.take().map(|start| start..at));
        } else {
            start.get_or_insert(at);
        }
    }
    found.extend(start.map(|start| start..text.len()));
    found
}

/// Whether a sentence ends after this token.
fn eindigt(token: &str, next: Option<&str>, first: bool) -> bool {
    let bare = token.trim_end_matches(SLUIT);
    let Some(next) = next else { return true };
    if bare.ends_with(['!', '?']) {
        return !is_klein(next);
    }
    if bare.ends_with('…') || bare.ends_with("...") {
        return is_groot(next);
    }
    let Some(body) = bare.strip_suffix('.') else { return false };
    !is_klein(next) && !gaat_door(body.trim_start_matches(OPEN), next, first)
}

/// Whether the full stop after `body` belongs to it, and the sentence goes on.
fn gaat_door(body: &str, next: &str, first: bool) -> bool {
    let low = body.to_lowercase();
    if afkortingen().kan_zin_besluiten(&low) {
        return !is_groot(next);
    }
    let is_letters = body.chars().all(is_letter_or_stop);
    let with_dots = body.contains('.') && is_letters && body.split('.').all(|part| part.len() <= 3);
    let single = body.chars().count() == 1 && is_letters;
    let number = first && body.len() <= 3 && body.bytes().all(|byte| byte.is_ascii_digit());
    with_dots || single || number || afkortingen().zin_gaat_door(&low)
}

/// Whether a word starts with a small letter; `'s Avonds` does not count.
fn is_klein(word: &str) -> bool {
    let bare = word.trim_start_matches(OPEN);
    let cut = word.starts_with(['\'', '’']) && bare.chars().count() == 1;
    !cut && bare.chars().next().is_some_and(char::is_lowercase)
}

fn is_groot(word: &str) -> bool {
    word.trim_start_matches(OPEN).chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{woorden, zinnen};

    fn split(text: &str) -> Vec<&str> {
        zinnen(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_numbers_and_initials_end_no_sentence() {
        for text in [
            "Dat geldt bijv. voor Oosterhage.",
            "Zie art. 2.1 en blz. 12 van nr. 3.",
            "Er zijn o.a. Poolse en m.b.t. wonen Duitse ouderen.",
            "In 2025 waren het er 1.119 en € 75.000 in totaal.",
            "De heer J.P. van Dijk en mw. A. Jansen spraken.",
            "Van 2027 t/m 2031 bouwen wij.",
            "Wat nu? vroeg zij.",
            "1. De raad besluit.",
            "Denk aan stoelen, tafels enz. in de hof.",
            "Wij wachten … en wachten.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("Een. Twee! Drie? Vier.", vec!["Een.", "Twee!", "Drie?", "Vier."]),
            ("Zij zei: “Ja.” En ging.", vec!["Zij zei: “Ja.”", "En ging."]),
            (
                "Stoelen, tafels enz. De hof is klaar.",
                vec!["Stoelen, tafels enz.", "De hof is klaar."],
            ),
            ("Tot 2031. 's Avonds niet.", vec!["Tot 2031.", "'s Avonds niet."]),
            ("(Zie bijlage.) Daarna.", vec!["(Zie bijlage.)", "Daarna."]),
            ("Dat kost 1,5 mln. De raad betaalt.", vec!["Dat kost 1,5 mln.", "De raad betaalt."]),
            ("Er komen 40. 12 daarvan nu.", vec!["Er komen 40.", "12 daarvan nu."]),
            ("regel een\nregel twee", vec!["regel een", "regel twee"]),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn marks_are_no_words() {
        let text = "“Ja” – (nee), en/of t/m € 75.000 & foto’s!";
        let words: Vec<&str> =
            woorden(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["Ja", "nee", "en/of", "t/m", "75.000", "foto’s"]);
    }
}
