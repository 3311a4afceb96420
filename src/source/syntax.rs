//! What is wrong with the TOML itself, in Dutch: no text of the parser ever reaches a user.

use super::Location;

/// One mistake in the notation of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What sort of mistake it is.
    pub kind: SyntaxKind,
    /// Dutch, like the message of any finding.
    pub message: String,
    /// Where it stands.
    pub location: Location,
    /// The other place it has to do with.
    pub related: Vec<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

/// The sorts of mistakes in notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxKind {
    /// This is not TOML.
    Notation,
    /// A key stands twice in one table.
    DuplicateKey,
    /// A date that does not exist, or a time where only dates have a meaning.
    Date,
    /// A number that cannot be kept exactly.
    Number,
    /// Nested too deep.
    Depth,
}

/// What the parser calls a list without its `]`.
pub(super) const UNCLOSED_LIST: &str = "unclosed array";

/// Whether this is what the parser makes of the lines after a list that is not closed.
pub(super) fn follows_from_unclosed_list(description: &str) -> bool {
    matches!(description, "missing comma between array elements" | "unexpected `=` in array")
}

/// What the parser says is wrong, without what it would rather have seen.
///
/// Where it takes an empty place for the start of a text, this says that something is missing;
/// `before` is the line up to there.
pub(super) fn description<'a>(message: &'a str, before: &str, is_empty: bool) -> &'a str {
    let (description, _) = message.split_once(", expected ").unwrap_or((message, ""));
    match description {
        "string values must be quoted" if is_empty => "missing value",
        "invalid literal string" if !before.contains('\'') => {
            let assigned = before.trim_end().ends_with('=');
            if assigned { "missing value" } else { "missing assignment between key-value pairs" }
        }
        other => other,
    }
}

/// Dutch for a description of the parser: the sort, the message and help.
pub(super) fn dutch(description: &str) -> (SyntaxKind, &'static str, Option<&'static str>) {
    if let Some(found) = dates_and_numbers(description) {
        return found;
    }
    let (message, help) = strings(description)
        .or_else(|| keys(description))
        .or_else(|| brackets(description))
        .unwrap_or(("deze regel is geen geldige TOML", Some("schrijf `sleutel = waarde`")));
    (SyntaxKind::Notation, message, help)
}

type Words = (&'static str, Option<&'static str>);

fn dates_and_numbers(
    description: &str,
) -> Option<(SyntaxKind, &'static str, Option<&'static str>)> {
    let date = Some("schrijf een datum als `2026-01-31`, zonder aanhalingstekens");
    let number = Some("schrijf gewone cijfers met een punt voor de decimalen: `1250.5`");
    Some(match description {
        "duplicate key" => (SyntaxKind::DuplicateKey, "deze sleutel staat er al", None),
        "invalid date" | "invalid datetime" | "invalid date-time" => {
            (SyntaxKind::Date, "deze datum bestaat niet", date)
        }
        "invalid time" | "invalid offset" => (SyntaxKind::Date, "dit tijdstip bestaat niet", date),
        "invalid float"
        | "invalid integer number"
        | "redundant numeric sign"
        | "unexpected sign" => (SyntaxKind::Number, "dit is geen geldig getal", number),
        "unexpected leading zero" => (
            SyntaxKind::Number,
            "een getal begint niet met een 0",
            Some("laat de 0 weg, of zet een code tussen aanhalingstekens"),
        ),
        "`_` may only go between digits" => {
            (SyntaxKind::Number, "`_` mag alleen tussen cijfers staan", number)
        }
        "invalid hexadecimal number"
        | "invalid octal number"
        | "invalid binary number"
        | "integers with a radix cannot be signed"
        | "radix must be lowercase"
        | "redundant integer number prefix" => {
            (SyntaxKind::Number, "dit getal is niet tientallig", number)
        }
        "cannot recurse further; max recursion depth met" => {
            (SyntaxKind::Depth, "hier is te diep genest", None)
        }
        _ => return None,
    })
}

fn strings(description: &str) -> Option<Words> {
    let escape = Some(
        "schrijf `\\\\` voor een backslash, of gebruik enkele aanhalingstekens: 'tekst met \\'",
    );
    Some(match description {
        "invalid basic string" | "invalid literal string" | "missing opening quote" => (
            "deze tekst is niet goed afgesloten",
            Some("sluit de tekst af met hetzelfde aanhalingsteken, op dezelfde regel"),
        ),
        "invalid multi-line basic string" | "invalid multi-line literal string" => (
            "deze tekst van meer regels is niet goed afgesloten",
            Some("begin en eindig met drie aanhalingstekens: \"\"\""),
        ),
        "missing escaped value" | "too few unicode value digits" | "invalid value" => {
            ("de tekens na deze backslash betekenen niets", escape)
        }
        "string values must be quoted" | "invalid boolean" => (
            "deze waarde is geen getal, datum, `true` of `false`",
            Some("zet tekst tussen aanhalingstekens"),
        ),
        "keys cannot be multi-line literal strings" | "keys cannot be multi-line basic strings" => {
            ("een sleutel past op één regel", None)
        }
        "carriage return must be followed by newline" => {
            ("hier staat een half regeleinde (CR zonder LF)", Some("sla het bestand opnieuw op"))
        }
        "invalid comment character" => {
            ("dit opmerkingsteken is niet leesbaar", Some("verwijder het onzichtbare teken"))
        }
        "could not allocate for string" => ("deze tekst is te groot", None),
        _ => return None,
    })
}

fn keys(description: &str) -> Option<Words> {
    Some(match description {
        "key with no value" => {
            ("deze sleutel heeft geen waarde", Some("schrijf `sleutel = waarde`"))
        }
        "unquoted keys cannot be empty" => {
            ("hier ontbreekt een sleutel", Some("schrijf `sleutel = waarde`"))
        }
        "missing value for key" | "missing value" => {
            ("na `=` ontbreekt de waarde", Some("schrijf een waarde, of verwijder de regel"))
        }
        "invalid key" | "invalid unquoted key" | "invalid key-value pair" | "invalid table" => (
            "dit is geen geldige sleutel",
            Some("gebruik kleine letters, cijfers en `-`, zonder spaties"),
        ),
        "extra `=`" | "extra assignment between key-value pairs" => {
            ("hier staat een `=` te veel", None)
        }
        "unexpected key or value" | "unexpected content" => {
            ("hier staat iets achter de waarde", Some("begin een nieuwe regel voor elke sleutel"))
        }
        "unexpected content between comment and newline" => {
            ("hier staat iets achter de opmerking", None)
        }
        "missing key for inline table element" | "invalid inline table element" => {
            ("in `{ … }` ontbreekt een sleutel", Some("schrijf `{ sleutel = waarde }`"))
        }
        "missing assignment between key-value pairs" => {
            ("tussen sleutel en waarde ontbreekt `=`", Some("schrijf `{ sleutel = waarde }`"))
        }
        _ if description.starts_with("cannot extend value of type") => (
            "deze sleutel heeft al een waarde en kan geen tabel meer zijn",
            Some("kies een andere sleutel, of verwijder de eerste waarde"),
        ),
        _ => return None,
    })
}

fn brackets(description: &str) -> Option<Words> {
    Some(match description {
        "unclosed array table" => {
            ("deze kop is niet afgesloten", Some("sluit af met `]]`, zoals in `[[ambitie]]`"))
        }
        "unclosed table" => {
            ("deze kop is niet afgesloten", Some("sluit af met `]`, zoals in `[document]`"))
        }
        "missing table open" | "missing array opening" => {
            ("hier staat een `]` zonder `[` ervoor", None)
        }
        "missing inline table opening" => ("hier staat een `}` zonder `{` ervoor", None),
        UNCLOSED_LIST => ("deze lijst is niet afgesloten", Some("sluit af met `]`")),
        "unclosed inline table" => ("deze tabel is niet afgesloten", Some("sluit af met `}`")),
        "extra comma in array" | "extra comma in inline table" => {
            ("hier staat een komma te veel", None)
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            ("hier ontbreekt een komma", None)
        }
        "unexpected `=` in array" => (
            "in een lijst staan waarden, geen sleutels",
            Some("schrijf `[\"een\", \"twee\"]`, of `[{ sleutel = waarde }]`"),
        ),
        _ => return None,
    })
}
