//! Reads one cell of a table: a number in Dutch or English notation, a date, a word.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::diagnostic::Code;
use crate::schema;
use crate::source::{Kind, Location};

/// One cell, without spaces around it.
#[derive(Clone, Copy)]
pub(super) struct Cell<'r> {
    pub(super) text: &'r str,
    pub(super) location: Location,
}

/// One column: its name and what its cells hold.
#[derive(Clone)]
pub(super) struct Column {
    pub(super) name: String,
    content: Content,
}

#[derive(Clone, Copy)]
enum Content {
    Number,
    Date,
    Bool,
    Text,
}

/// Why a cell cannot be read: code, message and help.
type Refusal = (Code, String, String);

/// What people write for a number they do not have, and what Excel writes for one it cannot make.
const NO_NUMBER: [&str; 12] =
    ["-", "--", ".", "?", "geheim", "n.a.", "n.b.", "n.v.t.", "nb", "nvt", "onbekend", "x"];

impl Column {
    /// A known column; what it holds is what the schema says of the key.
    pub(super) fn new(name: &str) -> Self {
        let schema = schema::visie();
        let pattern = format!("/cijfer/*/{name}");
        let is = |word: &str| {
            let value = schema.keyword(&pattern, "type");
            value.and_then(Value::as_str) == Some(word)
        };
        let content = match name {
            "min" | "max" | "aantal" => Content::Number,
            _ if schema.keyword(&pattern, "x-datum").is_some() => Content::Date,
            _ if is("number") || is("integer") => Content::Number,
            _ if is("boolean") => Content::Bool,
            _ => Content::Text,
        };
        Self { name: name.to_owned(), content }
    }

    /// The value in a cell.
    pub(super) fn value(&self, cell: &Cell<'_>, delimiter: u8) -> Result<Kind, Refusal> {
        let text = cell.text;
        if is_formula(text) {
            let message = format!("cel `{}` bevat een formule", short(text));
            let help = "zet in de cel de uitkomst, niet de formule".to_owned();
            return Err((Code::TabelFormule, message, help));
        }
        match self.content {
            Content::Number => number(text, delimiter).map(Kind::Number),
            Content::Date => Ok(date(text).map_or_else(|| Kind::Text(text.to_owned()), Kind::Date)),
            Content::Bool => Ok(match text.to_lowercase().as_str() {
                "true" | "waar" | "ja" => Kind::Bool(true),
                "false" | "onwaar" | "nee" => Kind::Bool(false),
                _ => Kind::Text(text.to_owned()),
            }),
            Content::Text => Ok(Kind::Text(text.to_owned())),
        }
    }
}

/// What a spreadsheet would run when it opens the cell.
fn is_formula(text: &str) -> bool {
    let signed = text.strip_prefix('+');
    text.starts_with(['=', '@'])
        || signed.is_some_and(|rest| !rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// A number as plain digits with a point; a comma is the decimal mark as well.
fn number(text: &str, delimiter: u8) -> Result<String, Refusal> {
    let refuse = |message: String, help: String| Err((Code::TabelGetal, message, help));
    let shown = short(text);
    if text.starts_with('#') || NO_NUMBER.contains(&text.to_lowercase().as_str()) {
        let help = "laat de cel leeg, of zet de reden in een kolom `onbekend`".to_owned();
        return refuse(format!("`{shown}` is geen getal"), help);
    }
    let bare: String = text.chars().filter(|character| !is_grouping(*character)).collect();
    let grouped = bare.len() != text.len() || is_ambiguous(text, delimiter);
    if grouped
        && bare.chars().all(|character| character.is_ascii_digit() || "+-.,".contains(character))
    {
        let help = format!("schrijf `{}` als dat het getal is", ungrouped(&bare));
        return refuse(format!("`{shown}` heeft een scheidingsteken voor duizendtallen"), help);
    }
    if text.contains(['%', '€']) {
        let help = "schrijf alleen het getal, en de eenheid in de kolom `eenheid`".to_owned();
        return refuse(format!("`{shown}` heeft een eenheid bij het getal"), help);
    }
    let plain = text.strip_prefix('+').unwrap_or(text).replace(',', ".");
    match Decimal::from_str_exact(&plain) {
        Ok(exact) if plain.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte)) => {
            Ok(exact.to_string())
        }
        _ => refuse(format!("`{shown}` is geen getal"), "schrijf alleen cijfers".to_owned()),
    }
}

/// The number without marks between thousands; a last mark of another sort is the decimal mark.
fn ungrouped(bare: &str) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let first = bare.find([',', '.']);
    let last = bare.rfind([',', '.']);
    match (first, last) {
        (Some(first), Some(last)) if bare[first..=first] != bare[last..=last] => {
            format!("{},{}", digits(&bare[..last]), digits(&bare[last..]))
        }
        _ => digits(bare),
    }
}

/// Spaces of all sorts and the apostrophe, as in `1 234` and `1'234`.
fn is_grouping(character: char) -> bool {
    character.is_whitespace() || character == '\'' || character == '’'
}

/// Whether a point or comma could as well stand between thousands: `1.234`, `1.234,5`, `1.234.567`.
fn is_ambiguous(text: &str, delimiter: u8) -> bool {
    let text = text.trim_start_matches(['+', '-']);
    let marks: Vec<char> = text.chars().filter(|character| ".,".contains(*character)).collect();
    match marks.as_slice() {
        [] => false,
        [mark] => {
            // Between `;` the comma is the decimal mark, between `,` the point.
            let decimal = if delimiter == b';' { ',' } else { '.' };
            let (before, after) = text.split_once(*mark).unwrap_or_default();
            *mark != decimal && after.len() == 3 && (1..=3).contains(&before.len()) && before != "0"
        }
        _ => true,
    }
}

/// A date as `2026-01-31` or `31-1-2026`.
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split(['-', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let four = year.len() == 4 && parts.next().is_none();
    four.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
}

fn short(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).take(40).collect()
}
