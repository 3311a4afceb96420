//! The words that every report for a person uses for the same thing.

use jiff::civil::Date;

use crate::kader::{Afwijken, Zekerheid};

/// A day as a report for a person writes it: `01-07-2026`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%d-%m-%Y").to_string()
}

pub(super) fn afwijken(afwijken: Afwijken) -> &'static str {
    match afwijken {
        Afwijken::Nee => "afwijken mag niet",
        Afwijken::Motiveren => "afwijken mag met een motivering",
        Afwijken::Vrij => "afwijken is vrij",
    }
}

pub(super) fn zekerheid(zekerheid: Zekerheid) -> &'static str {
    match zekerheid {
        Zekerheid::Gelezen => "bron gelezen",
        Zekerheid::Secundair => "bron uit de tweede hand",
        Zekerheid::Nagaan => "bron nagaan",
    }
}

/// A message as a sentence: a capital first, and a mark at the end.
pub(super) fn sentence(message: &str) -> String {
    let message = capital(message.trim());
    let ended = message.is_empty() || message.ends_with(['.', '?', '!', '…']);
    if ended { message } else { message + "." }
}

/// The words with a capital first.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), chars.as_str()))
}

/// Document, place in it and address, as far as they are known.
pub(super) fn source(document: &str, place: &str, url: Option<&str>) -> String {
    let comma = if place.is_empty() { "" } else { ", " };
    let url = url.map_or_else(String::new, |url| format!(" {url}"));
    format!("{document}{comma}{place}{url}")
}

/// Whether this can be followed as a link: a sound address at a web host, and nothing else.
pub(super) fn is_web_address(url: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%".contains(&byte);
    let hex = |rest: &str| {
        rest.as_bytes().get(..2).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
    };
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|char: char| char.is_ascii_alphanumeric()))
        && url.bytes().all(plain)
        && url.matches('#').count() <= 1
        && url.split('%').skip(1).all(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sound_web_address_becomes_a_link() {
        for sound in ["https://wetten.overheid.nl/BWBR0000000#Artikel1", "http://a.nl/b%20c?d=e"] {
            assert!(is_web_address(sound), "{sound}");
        }
        for other in [
            "javascript:alert(1)",
            "https://",
            "https://a.nl/) [b](javascript:1",
            "https://a.nl/b c",
            "https://a.nl/%zz",
            "https://a.nl/#b#c",
            "wetten.overheid.nl",
        ] {
            assert!(!is_web_address(other), "{other}");
        }
    }

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(sentence("bedoelde u `titel`?"), "Bedoelde u `titel`?");
        assert_eq!(sentence("`titel` ontbreekt"), "`titel` ontbreekt.");
        assert_eq!(sentence(" "), "");
    }
}
