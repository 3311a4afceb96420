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

/// Document, place in it and address, as far as they are known.
pub(super) fn source(document: &str, place: &str, url: Option<&str>) -> String {
    let comma = if place.is_empty() { "" } else { ", " };
    let url = url.map_or_else(String::new, |url| format!(" {url}"));
    format!("{document}{comma}{place}{url}")
}
