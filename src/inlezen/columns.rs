//! The columns that a cijfer can have, and how people write their names.

use serde_json::Value;

use crate::diagnostic;
use crate::schema;
use crate::taal;

/// Columns that together make the `aantal` of a cijfer.
const PARTS: [&str; 4] = ["max", "min", "tekst", "onbekend"];

/// What a row of a table cannot hold: values of own dimensions have a column each.
const LISTS: [&str; 1] = ["kenmerk"];

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Date,
    Bool,
    /// A word from a list, or a reference.
    Word,
    Text,
    /// No cijfer has this column.
    Unknown,
}

/// The names of all columns that a cijfer can have.
pub(super) fn known() -> Vec<&'static str> {
    let mut known = schema::visie().keys("/cijfer/*");
    known.retain(|name| !LISTS.contains(name));
    known.extend(PARTS);
    known
}

/// What every row needs, unless a `[[cijferblok]]` says it.
pub(super) fn required() -> impl Iterator<Item = &'static str> {
    ["soort", "eenheid"].into_iter()
}

/// What the cells of a known column hold, as the schema says.
pub(super) fn kind(name: &str) -> Kind {
    let schema = schema::visie();
    let pattern = format!("/cijfer/*/{name}");
    let keyword = |keyword: &str| schema.keyword(&pattern, keyword);
    let of_type = keyword("type").and_then(Value::as_str).unwrap_or_default();
    match name {
        "aantal" | "min" | "max" => Kind::Number,
        "tekst" | "onbekend" => Kind::Text,
        _ if keyword("x-datum").is_some() => Kind::Date,
        _ if of_type == "boolean" => Kind::Bool,
        _ if ["pattern", "enum"].iter().any(|word| keyword(word).is_some())
            && name != "periode" =>
        {
            Kind::Word
        }
        _ => Kind::Text,
    }
}

/// The known column that a header means, whatever its capitals, spaces and accents.
pub(super) fn find(header: &str) -> Option<&'static str> {
    let slug = slug(header);
    known().into_iter().find(|name| *name == slug)
}

/// The advice for a header that is no known column.
pub(super) fn advice(header: &str) -> String {
    let slug = slug(header);
    let known = known();
    let inside = slug.split('-').find_map(|word| known.iter().find(|name| **name == word));
    let near = inside.copied().or_else(|| {
        let comparable = slug.len() <= 100;
        comparable.then(|| diagnostic::nearest(&slug, known.iter().copied())).flatten()
    });
    match near {
        Some(near) => format!("bedoelde u `{near}`?"),
        None => format!("bekende kolommen zijn {}", list(&known)),
    }
}

/// The known columns, for a message.
pub(super) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Lower case without accents, with `-` between words: `Sociale huur ` as `sociale-huur`.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for char in text.chars().flat_map(char::to_lowercase).flat_map(bare) {
        if char.is_alphanumeric() {
            slug.push(char);
        } else if !slug.ends_with('-') && !slug.is_empty() && !is_mark(char) {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// An accent that is a character of its own.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// A letter without its accent, as far as Dutch and its neighbours have them.
fn bare(char: char) -> impl Iterator<Item = char> {
    let Some(bare) = taal::without_mark(char) else {
        return [Some(char), None].into_iter().flatten();
    };
    let mut letters = bare.chars();
    [letters.next(), letters.next()].into_iter().flatten()
}

/// Whether a row or column with this name adds up others.
pub(super) fn is_total(text: &str) -> bool {
    let slug = slug(text);
    let words = ["totaal", "totalen", "eindtotaal", "subtotaal", "som", "total"];
    words.iter().any(|word| slug == *word)
        || slug.starts_with("totaal-")
        || slug.ends_with("-totaal")
}

/// Whether a header is a year or a range of years.
pub(super) fn is_period(text: &str) -> bool {
    let year = |part: &str| {
        part.len() == 4
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part.starts_with("19") || part.starts_with("20"))
    };
    let text = text.trim();
    text.split_once('-')
        .map_or_else(|| year(text), |(from, to)| year(from.trim()) && year(to.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        let found = |header| find(header);
        assert_eq!(found("Woningtype "), Some("woningtype"));
        assert_eq!(found("  VERVANGEN\u{a0}door:"), Some("vervangen-door"));
        assert_eq!(found("Éenheid"), Some("eenheid"));
        assert_eq!(found("e\u{301}enheid"), Some("eenheid"));
        assert_eq!(found("Aantal woningen"), None);
        assert_eq!(advice("Aantal woningen"), "bedoelde u `aantal`?");
        assert_eq!(advice("eenhied"), "bedoelde u `eenheid`?");
        assert!(advice("kleur").starts_with("bekende kolommen zijn `id`, `soort`"));
    }

    #[test]
    fn kinds_come_from_the_schema() {
        use Kind::{Bool, Date, Number, Text, Word};
        let names =
            ["aantal", "peildatum", "afschermen", "groep", "soort", "periode", "toelichting"];
        let kinds = names.map(kind);
        assert_eq!(kinds, [Number, Date, Bool, Word, Word, Text, Text]);
        assert_eq!(required().collect::<Vec<_>>(), ["soort", "eenheid"]);
    }

    #[test]
    fn totals_and_years_are_recognised() {
        let totals = ["Totaal", "TOTAAL woningen", "Som", "Sub-totaal", "totaalplan", "somber"];
        assert_eq!(totals.map(is_total), [true, true, true, true, false, false]);
        let years = ["2027", "2027-2031", "2027 - 2031", "1200", "20275", "in 2027"];
        assert_eq!(years.map(is_period), [true, true, true, false, false, false]);
    }
}
