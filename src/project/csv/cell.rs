//! Reads one cell of a table: a number in Dutch or English notation, a date, a word.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::cijfers::{Cel, Dimensie, Veld};
use crate::diagnostic::Code;
use crate::model::waarde::KEBAB;
use crate::schema;
use crate::source::Location;

/// One cell, without spaces around it.
#[derive(Clone, Copy)]
pub(in crate::project) struct Cell<'r> {
    pub(in crate::project) text: &'r str,
    pub(in crate::project) location: Location,
}

/// One column: its name and what its cells hold.
pub(in crate::project) struct Column {
    pub(in crate::project) name: String,
    pub(in crate::project) veld: Veld,
    /// The list that its values stand in, or the elements that they name.
    pub(in crate::project) relation: Option<Relation>,
    content: Content,
    seen: HashSet<String>,
    last: String,
}

#[derive(Clone, Copy)]
enum Content {
    Number,
    Date,
    Bool,
    /// A name in kebab-case.
    Word,
    Text,
}

/// What the words of a column name.
#[derive(Clone, Copy)]
pub(in crate::project) enum Relation {
    /// A value of this list.
    List(&'static str),
    /// An element of this kind.
    Element(&'static str),
}

/// Why a cell cannot be read: code, message and help.
type Refusal = (Code, String, String);

/// What people write for a number they do not have, and what Excel writes for one it cannot make.
const NO_NUMBER: [&str; 12] =
    ["-", "--", ".", "?", "geheim", "n.a.", "n.b.", "n.v.t.", "nb", "nvt", "onbekend", "x"];

impl Column {
    /// A known column; what it holds is what the schema says of the key.
    pub(in crate::project) fn new(name: &str, veld: Veld) -> Self {
        let schema = schema::visie();
        let pattern = format!("/cijfer/*/{name}");
        let targets = |keyword: &str| schema.keyword(&pattern, keyword).and_then(Value::as_str);
        let relation = match (targets("x-lijst"), targets("x-verwijst")) {
            (Some(list), _) => Some(Relation::List(list)),
            (None, Some(kind)) => Some(Relation::Element(kind)),
            (None, None) => None,
        };
        let kebab = targets("pattern").is_some_and(|form| form == KEBAB);
        let content = match veld {
            Veld::Aantal | Veld::Min | Veld::Max | Veld::AfgerondOp => Content::Number,
            Veld::Peildatum => Content::Date,
            Veld::Afschermen | Veld::TeltEenmaal => Content::Bool,
            Veld::Kenmerk(Dimensie::Eigen(_)) => Content::Word,
            _ if kebab => Content::Word,
            _ => Content::Text,
        };
        let (seen, last) = (HashSet::new(), String::new());
        Self { name: name.to_owned(), veld, relation, content, seen, last }
    }

    /// Whether the column had this text not before.
    pub(in crate::project) fn is_new(&mut self, text: &str) -> bool {
        if self.last == text || self.seen.contains(text) {
            return false;
        }
        text.clone_into(&mut self.last);
        self.seen.insert(text.to_owned())
    }

    /// The value in a cell; a text that does not fit comes back as text, to be refused.
    pub(in crate::project) fn value<'r>(
        &self,
        cell: &Cell<'r>,
        delimiter: u8,
    ) -> Result<Cel<'r>, Refusal> {
        let text = cell.text;
        if is_formula(text) {
            let message = format!("cel `{}` bevat een formule", short(text));
            let help = "zet in de cel de uitkomst, niet de formule".to_owned();
            return Err((Code::TabelFormule, message, help));
        }
        match self.content {
            Content::Number => number(text, delimiter).map(Cel::Getal),
            Content::Date => Ok(date(text).map_or(Cel::Tekst(text), Cel::Dag)),
            Content::Bool => Ok(match text.to_lowercase().as_str() {
                "true" | "waar" | "ja" => Cel::Ja(true),
                "false" | "onwaar" | "nee" => Cel::Ja(false),
                _ => Cel::Tekst(text),
            }),
            Content::Word if !is_kebab(text) => {
                let message = format!("`{}` heeft niet de juiste vorm", short(text));
                let help = "gebruik kleine letters en cijfers, met `-` ertussen".to_owned();
                Err((Code::Vorm, message, help))
            }
            Content::Word | Content::Text => Ok(Cel::Tekst(text)),
        }
    }
}

/// Words in small letters and digits, with single dashes between them.
fn is_kebab(text: &str) -> bool {
    let word = |word: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(fits)
    };
    text.split('-').all(word)
}

/// What a spreadsheet would run when it opens the cell.
fn is_formula(text: &str) -> bool {
    let signed = text.strip_prefix('+');
    text.starts_with(['=', '@'])
        || signed.is_some_and(|rest| !rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// A number as plain digits with a point; a comma is the decimal mark as well.
fn number(text: &str, delimiter: u8) -> Result<Decimal, Refusal> {
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
            Ok(exact)
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
