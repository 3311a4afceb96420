//! The words that every report for a person uses for the same thing.

use crate::kader::{Afwijken, Zekerheid};

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

/// Whether this can be followed as a link: nothing but the characters of an address, at a web host.
pub(super) fn is_web_address(url: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'*+,;=%".contains(&byte);
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && url.bytes().all(plain)
}
