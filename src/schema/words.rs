//! Dutch words for what the validator finds: none of its own text reaches a user.

use jsonschema::JsonType;
use jsonschema::error::ValidationErrorKind as Kind;

use crate::diagnostic::Code;
use crate::model::waarde::KEBAB;
use crate::source::{Kind as NodeKind, Node, Pointer};

/// A message with its help.
pub(super) type Words = (String, Option<String>);

/// The name of a place, and its value when that is a word or a number.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) value: Option<String>,
}

impl Shown {
    fn phrase(&self) -> String {
        match &self.value {
            Some(value) => format!("`{value}` bij {}", self.name),
            None => self.name.clone(),
        }
    }
}

/// How a message calls a place: its key, or for an element of a list the key of that list.
pub(super) fn name(at: &Pointer) -> String {
    let is_index = |segment: &String| segment.bytes().all(|byte| byte.is_ascii_digit());
    let key = at.segments().rev().find(|segment| !is_index(segment));
    key.map_or_else(|| "het project".to_owned(), |key| format!("`{}`", short(&key)))
}

/// At most sixty characters on one line.
pub(super) fn short(text: &str) -> String {
    let mut line: String = text.chars().take(60).map(plain).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    line
}

fn plain(character: char) -> char {
    if character.is_control() || character == '`' { ' ' } else { character }
}

/// Help that names what is known, when that is a list one can read.
pub(super) fn one_of(known: &[&str]) -> Option<String> {
    let listed = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match known.len() {
        0 => None,
        1 => Some(format!("hier past alleen {listed}")),
        2..=12 => Some(format!("kies uit {listed}")),
        _ => Some("kijk in de documentatie of het schema welke hier passen".to_owned()),
    }
}

pub(super) fn wrong_type(at: &Pointer, node: &Node, expected: &[JsonType]) -> Words {
    let mut wanted: Vec<&str> = expected.iter().copied().map(type_words).collect();
    wanted.dedup();
    let wanted = match wanted.as_slice() {
        [] => "iets anders".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} of {last}", first.join(", ")),
    };
    let message = format!("{} is {}, maar hier hoort {wanted}", name(at), kind_words(node));
    (message, type_help(at, node, expected))
}

fn type_help(at: &Pointer, node: &Node, expected: &[JsonType]) -> Option<String> {
    let wants = |word: JsonType| expected.contains(&word);
    let number = wants(JsonType::Number) || wants(JsonType::Integer);
    let help = match &node.kind {
        NodeKind::Text(text) if number && text.parse::<f64>().is_ok() => {
            format!("schrijf `{}` zonder aanhalingstekens", short(text))
        }
        NodeKind::Text(_) if number => {
            "schrijf alleen cijfers, met een punt voor decimalen".to_owned()
        }
        NodeKind::Text(text) if wants(JsonType::Boolean) => {
            format!("schrijf `true` of `false` in plaats van `{}`", short(text))
        }
        NodeKind::Number(_) if wants(JsonType::Integer) => "rond af op een heel getal".to_owned(),
        NodeKind::Number(text) if wants(JsonType::String) => format!("schrijf `\"{text}\"`"),
        NodeKind::Bool(value) if wants(JsonType::String) => format!("schrijf `\"{value}\"`"),
        NodeKind::Table(_) if wants(JsonType::Array) => {
            format!("schrijf `[[…]]` voor {}", name(at))
        }
        NodeKind::Array(_) if wants(JsonType::Object) && wants(JsonType::String) => {
            "schrijf één tekst tussen aanhalingstekens; een nieuwe alinea begint na een lege regel"
                .to_owned()
        }
        NodeKind::Array(_) if wants(JsonType::Object) => {
            format!("schrijf `[…]` met enkele haken voor {}", name(at))
        }
        _ if wants(JsonType::Array) => "zet de waarde tussen `[` en `]`".to_owned(),
        _ if wants(JsonType::Object) => "schrijf een tabel: `{ sleutel = waarde }`".to_owned(),
        _ => return None,
    };
    Some(help)
}

const fn type_words(expected: JsonType) -> &'static str {
    match expected {
        JsonType::Null => "niets",
        JsonType::Boolean => "`true` of `false`",
        JsonType::Integer => "een heel getal",
        JsonType::Number => "een getal",
        JsonType::String => "tekst",
        JsonType::Array => "een lijst",
        JsonType::Object => "een tabel",
    }
}

const fn kind_words(node: &Node) -> &'static str {
    match node.kind {
        NodeKind::Text(_) => "tekst",
        NodeKind::Number(_) => "een getal",
        NodeKind::Bool(_) => "`true` of `false`",
        NodeKind::Date(_) => "een datum",
        NodeKind::Array(_) => "een lijst",
        NodeKind::Table(_) => "een tabel",
    }
}

/// A text without the form of a pattern; `form` is the schema's own Dutch description of it.
pub(super) fn pattern(pattern: &str, form: Option<&str>, shown: &Shown) -> Words {
    let form = form.map_or_else(|| known_pattern(pattern), str::to_owned);
    (format!("{} heeft niet de juiste vorm", shown.phrase()), Some(form))
}

/// What the patterns of the model mean; the pattern itself says nothing to a writer.
fn known_pattern(pattern: &str) -> String {
    let form = match pattern {
        _ if pattern == KEBAB => "gebruik kleine letters en cijfers, met `-` ertussen",
        _ if pattern.starts_with("^https") => "schrijf een webadres dat begint met `https://`",
        _ if pattern.starts_with("^#") => {
            "schrijf een kleur als `#14485a`: `#` en zes tekens 0-9 of a-f"
        }
        _ if pattern.starts_with("^GM") => "schrijf de CBS-code: `GM` en vier cijfers",
        _ if pattern.starts_with("^[0-9]{4}") => "schrijf een jaar of twee: `2026` of `2026-2030`",
        _ if pattern.starts_with("^[A-Z]") => "schrijf de code met hoofdletters: `BEH-02`",
        _ => "kijk in de documentatie naar de vorm",
    };
    form.to_owned()
}

pub(super) fn format(format: &str, shown: &Shown) -> Words {
    let phrase = shown.phrase();
    let (message, help) = match format {
        "date" => {
            (format!("{phrase} is geen bestaande datum"), "schrijf een datum als `2026-01-31`")
        }
        "uri" | "iri" | "uri-reference" => {
            (format!("{phrase} is geen webadres"), "begin met `https://`")
        }
        "email" => (format!("{phrase} is geen e-mailadres"), "schrijf `naam@gemeente.nl`"),
        _ => {
            (format!("{phrase} heeft niet de juiste vorm"), "kijk in de documentatie naar de vorm")
        }
    };
    (message, Some(help.to_owned()))
}

/// The code of a limit that is passed, and of what the schema of a visie does not use.
pub(super) const fn code(kind: &Kind) -> Code {
    match kind {
        Kind::AdditionalItems { .. }
        | Kind::ExclusiveMaximum { .. }
        | Kind::ExclusiveMinimum { .. }
        | Kind::MaxItems { .. }
        | Kind::Maximum { .. }
        | Kind::MaxLength { .. }
        | Kind::MaxProperties { .. }
        | Kind::MinItems { .. }
        | Kind::Minimum { .. }
        | Kind::MinLength { .. }
        | Kind::MinProperties { .. } => Code::BuitenGrenzen,
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => {
            Code::OnbekendeSleutel
        }
        Kind::Required { .. } => Code::VerplichteSleutel,
        Kind::Type { .. } => Code::VerkeerdSoort,
        Kind::Constant { .. } | Kind::Enum { .. } => Code::OnbekendeWaarde,
        Kind::Pattern { .. } | Kind::Format { .. } => Code::Vorm,
        Kind::AnyOf { .. }
        | Kind::BacktrackLimitExceeded { .. }
        | Kind::RegexEngineFailure { .. }
        | Kind::Contains
        | Kind::ContentEncoding { .. }
        | Kind::ContentMediaType { .. }
        | Kind::Custom { .. }
        | Kind::FalseSchema
        | Kind::FromUtf8 { .. }
        | Kind::MultipleOf { .. }
        | Kind::Not { .. }
        | Kind::OneOfMultipleValid { .. }
        | Kind::OneOfNotValid { .. }
        | Kind::PropertyNames { .. }
        | Kind::UnevaluatedItems { .. }
        | Kind::UniqueItems
        | Kind::Referencing(_) => Code::NietPassend,
    }
}

/// Words for a limit that is passed.
pub(super) fn limit(kind: &Kind, shown: &Shown) -> Words {
    let phrase = shown.phrase();
    let name = &shown.name;
    let message = match kind {
        Kind::Maximum { limit } => format!("{phrase} is te hoog: hoogstens {limit}"),
        Kind::Minimum { limit } => format!("{phrase} is te laag: minstens {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("{phrase} is te hoog: minder dan {limit}"),
        Kind::ExclusiveMinimum { limit } => format!("{phrase} is te laag: meer dan {limit}"),
        Kind::MaxLength { limit } => format!("{name} is te lang: hoogstens {limit} tekens"),
        Kind::MinLength { limit: 1 } => format!("{name} is leeg"),
        Kind::MinLength { limit } => format!("{name} is te kort: minstens {limit} tekens"),
        Kind::MaxItems { limit } => format!("{name} heeft te veel waarden: hoogstens {limit}"),
        Kind::AdditionalItems { limit } => {
            format!("{name} heeft te veel waarden: hoogstens {limit}")
        }
        Kind::MinItems { limit: 1 } => format!("{name} is een lege lijst"),
        Kind::MinItems { limit } => format!("{name} heeft te weinig waarden: minstens {limit}"),
        Kind::MaxProperties { limit } => {
            format!("{name} heeft te veel sleutels: hoogstens {limit}")
        }
        Kind::MinProperties { limit } => {
            format!("{name} heeft te weinig sleutels: minstens {limit}")
        }
        Kind::UniqueItems => format!("in {name} staat een waarde twee keer"),
        Kind::MultipleOf { multiple_of } => format!("{phrase} is geen veelvoud van {multiple_of}"),
        Kind::FalseSchema | Kind::Not { .. } => format!("{name} hoort hier niet"),
        Kind::AdditionalProperties { .. }
        | Kind::UnevaluatedProperties { .. }
        | Kind::Required { .. }
        | Kind::Type { .. }
        | Kind::Constant { .. }
        | Kind::Enum { .. }
        | Kind::Pattern { .. }
        | Kind::Format { .. }
        | Kind::AnyOf { .. }
        | Kind::BacktrackLimitExceeded { .. }
        | Kind::RegexEngineFailure { .. }
        | Kind::Contains
        | Kind::ContentEncoding { .. }
        | Kind::ContentMediaType { .. }
        | Kind::Custom { .. }
        | Kind::FromUtf8 { .. }
        | Kind::OneOfMultipleValid { .. }
        | Kind::OneOfNotValid { .. }
        | Kind::PropertyNames { .. }
        | Kind::UnevaluatedItems { .. }
        | Kind::Referencing(_) => format!("{phrase} past hier niet"),
    };
    (message, None)
}
