//! Parses JSON into the same tree of nodes as TOML: the only user of `jsonc-parser`.

use std::collections::HashMap;

use jsonc_parser::ast::{Object, ObjectPropName, Value};
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, common::Range, parse_to_ast};

use super::{Entry, FileId, Kind, Location, Node, SyntaxError, SyntaxKind};

/// JSON by the book: none of the liberties of its dialects.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// More than this many findings in one file help nobody.
const MAX_ERRORS: usize = 100;

/// Lists in lists deeper than this are no data of ours.
const MAX_DEPTH: usize = 32;

/// More values than this take too much memory.
const MAX_VALUES: usize = 3_000_000;

/// Parses one file; as with TOML the tree holds whatever is sound and the list what is not.
///
/// JSON gives no way to go on after a mistake in its notation: then the tree is empty.
pub fn parse_json(file: FileId, text: &str) -> (Node, Vec<SyntaxError>) {
    let root = Location::start_of(file);
    let mut lowering = Lowering { file, errors: Vec::new(), depth: 0 };
    if text.bytes().filter(|byte| *byte == b',').count() > MAX_VALUES {
        let message = "dit bestand heeft te veel waarden".to_owned();
        lowering.report(SyntaxKind::Notation, message, root, "laat weg wat de regio niet gebruikt");
        return (Node::empty(root), lowering.errors);
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT);
    let node = match parsed {
        Ok(parsed) => match parsed.value {
            Some(value) => lowering.node(value),
            None => lowering.empty(root),
        },
        Err(error) => {
            let range = error.range();
            let (kind, message, help) = words(error.kind());
            let location = Location::new(file, range.start..range.end);
            lowering.report(kind, message.to_owned(), location, help);
            None
        }
    };
    (node.unwrap_or_else(|| Node::empty(root)), lowering.errors)
}

struct Lowering {
    file: FileId,
    errors: Vec<SyntaxError>,
    depth: usize,
}

impl Lowering {
    fn node(&mut self, value: Value<'_>) -> Option<Node> {
        self.depth += 1;
        let node = self.value(value);
        self.depth -= 1;
        node
    }

    fn value(&mut self, value: Value<'_>) -> Option<Node> {
        let location = self.location(match &value {
            Value::StringLit(literal) => literal.range,
            Value::NumberLit(literal) => literal.range,
            Value::BooleanLit(literal) => literal.range,
            Value::NullKeyword(literal) => literal.range,
            Value::Object(object) => object.range,
            Value::Array(array) => array.range,
        });
        if self.depth > MAX_DEPTH {
            let (kind, message, help) = words(&ParseErrorKind::NestingDepthExceeded);
            self.report(kind, message.to_owned(), location, help);
            return None;
        }
        let kind = match value {
            Value::StringLit(literal) => Kind::Text(literal.value.into_owned()),
            Value::NumberLit(literal) => Kind::Number(literal.value.to_owned()),
            Value::BooleanLit(literal) => Kind::Bool(literal.value),
            Value::NullKeyword(_) => {
                let message = "`null` is geen waarde".to_owned();
                let help = "laat de sleutel weg als er niets in te vullen is";
                self.report(SyntaxKind::Notation, message, location, help);
                return None;
            }
            Value::Object(object) => Kind::Table(self.entries(object)),
            Value::Array(array) => {
                Kind::Array(array.elements.into_iter().filter_map(|one| self.node(one)).collect())
            }
        };
        // A table is pointed at by its first brace, not by everything in it.
        let location = match kind {
            Kind::Table(_) | Kind::Array(_) => Location { end: location.start + 1, ..location },
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => location,
        };
        Some(Node::new(kind, location))
    }

    fn entries(&mut self, object: Object<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: HashMap<String, Location> = HashMap::new();
        for property in object.properties {
            let key_location = self.location(match &property.name {
                ObjectPropName::String(literal) => literal.range,
                ObjectPropName::Word(literal) => literal.range,
            });
            let key = property.name.into_string();
            if let Some(first) = seen.get(&key) {
                let first = *first;
                let message = format!("sleutel `{key}` staat er twee keer");
                let help = "verwijder een van de twee; de eerste telt nu";
                self.report(SyntaxKind::DuplicateKey, message, key_location, help);
                if let Some(error) = self.errors.last_mut() {
                    error.related.push((first, "hier staat hij eerst".to_owned()));
                }
                continue;
            }
            seen.insert(key.clone(), key_location);
            if let Some(node) = self.node(property.value) {
                entries.push(Entry { key, key_location, node });
            }
        }
        entries
    }

    fn empty(&mut self, root: Location) -> Option<Node> {
        self.report(
            SyntaxKind::Notation,
            "dit bestand is leeg".to_owned(),
            root,
            "vul het bestand",
        );
        None
    }

    fn report(&mut self, kind: SyntaxKind, message: String, location: Location, help: &str) {
        if self.errors.len() < MAX_ERRORS {
            let help = Some(help.to_owned());
            self.errors.push(SyntaxError { kind, message, location, related: Vec::new(), help });
        }
    }

    fn location(&self, range: Range) -> Location {
        Location::new(self.file, range.start..range.end)
    }
}

/// Dutch for what the parser stumbles over: the sort, the message and help.
fn words(kind: &ParseErrorKind) -> (SyntaxKind, &'static str, &'static str) {
    use ParseErrorKind as Found;
    let notation = |message, help| (SyntaxKind::Notation, message, help);
    match kind {
        Found::NestingDepthExceeded => {
            (SyntaxKind::Depth, "dit is te diep genest", "haal lijsten in lijsten uit elkaar")
        }
        Found::ExpectedDigit
        | Found::ExpectedDigitFollowingNegativeSign
        | Found::ExpectedPlusMinusOrDigitInNumberLiteral
        | Found::BareDecimalPointNumbersNotAllowed
        | Found::HexadecimalNumbersNotAllowed
        | Found::NonFiniteNumbersNotAllowed
        | Found::UnaryPlusNumbersNotAllowed => {
            (SyntaxKind::Number, "dit getal is niet te lezen", "schrijf een getal als 12 of 12.5")
        }
        Found::CommentsNotAllowed | Found::UnterminatedCommentBlock => {
            notation("opmerkingen mogen niet in JSON", "haal de opmerking weg")
        }
        Found::ExpectedComma => {
            notation("hier ontbreekt een komma", "zet een komma tussen twee waarden")
        }
        Found::TrailingCommasNotAllowed | Found::UnexpectedComma => {
            notation("deze komma hoort hier niet", "haal de komma weg")
        }
        Found::ExpectedColonAfterObjectKey | Found::UnexpectedColon => {
            notation("de dubbele punt klopt hier niet", "schrijf `\"sleutel\": waarde`")
        }
        Found::ExpectedObjectValue => {
            notation("bij deze sleutel ontbreekt de waarde", "schrijf `\"sleutel\": waarde`")
        }
        Found::ExpectedStringObjectProperty | Found::UnexpectedTokenInObject => {
            notation("hier hoort een sleutel te staan", "zet sleutels tussen aanhalingstekens")
        }
        Found::SingleQuotedStringsNotAllowed => notation(
            "enkele aanhalingstekens mogen niet in JSON",
            "zet dubbele aanhalingstekens om de tekst",
        ),
        Found::String(_) => notation(
            "deze tekst is niet goed afgesloten of heeft een verkeerd teken",
            "zet dubbele aanhalingstekens om de tekst, zonder regeleinde erin",
        ),
        Found::MultipleRootJsonValues => {
            notation("na het einde van de gegevens staat nog iets", "haal weg wat erna komt")
        }
        Found::UnterminatedArray | Found::UnexpectedCloseBracket => {
            notation("een lijst is niet goed afgesloten", "zet bij elke `[` een `]`")
        }
        Found::UnterminatedObject | Found::UnexpectedCloseBrace => {
            notation("een blok is niet goed afgesloten", "zet bij elke `{` een `}`")
        }
        Found::UnexpectedToken | Found::UnexpectedWord => notation(
            "dit hoort hier niet",
            "maak het bestand opnieuw met `bouwsteen regio uitvoer`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_json;
    use crate::source::{Kind, Sources};

    fn errors(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.json", text);
        let (_, errors) = parse_json(file, text);
        let line = |error: &super::SyntaxError| {
            let at = sources.position(error.location);
            format!("{}:{} {}", at.line, at.column, error.message)
        };
        errors.iter().map(line).collect()
    }

    #[test]
    fn every_mistake_has_a_place() {
        for (text, found) in [
            ("{\n \"a\": 1,\n}", "2:8 deze komma hoort hier niet"),
            ("{\"é\": nul}", "1:7 dit hoort hier niet"),
            ("{\"a\": null}", "1:7 `null` is geen waarde"),
            ("{\"a\": 1, \"a\": 2}", "1:10 sleutel `a` staat er twee keer"),
            ("", "1:1 dit bestand is leeg"),
        ] {
            assert_eq!(errors(text), [found], "{text}");
        }
    }

    #[test]
    fn digits_stay_as_they_were_written_and_depth_is_bounded() {
        let mut sources = Sources::default();
        let text = "{\"a\": [1.10, \"x\\u00e9\"]}";
        let file = sources.add("a.json", text);
        let (node, errors) = parse_json(file, text);
        assert!(errors.is_empty());
        let items = node.get("a").expect("it is there").items();
        assert_eq!(items[0].kind, Kind::Number("1.10".to_owned()));
        assert_eq!(items[1].kind, Kind::Text("xé".to_owned()));
        assert_eq!(self::errors(&"[".repeat(100_000)).len(), 1);
    }
}
