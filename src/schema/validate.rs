//! Holds data against the schema: every mistake at once, each with the smallest subtree that is wrong.

use std::collections::BTreeSet;

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::{Map, Value};

use super::words::{self, Shown};
use super::{Schema, prune};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Entry, Kind as NodeKind, Node, Part, Pointer, to_json};

/// More findings than this are still taken out of the data, but no longer listed.
const MAX_FINDINGS: usize = 1_000;

/// Elements of a list that are judged at once.
const CHUNK: usize = 500;

/// What is wrong, and the smallest part to take out so that the rest can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// For the user; none for what is only a consequence of another finding.
    pub diagnostic: Option<Diagnostic>,
    /// The place to take out.
    pub prune: Pointer,
}

impl Schema {
    /// Takes everything that is wrong out of the data, and tells what that was.
    ///
    /// Taking out a part can leave the part around it incomplete; then that goes too, without a word,
    /// because it is a consequence and no news.
    pub fn settle(&self, node: Node) -> (Node, Vec<Finding>) {
        let found = self.validate(&node);
        let mut places: BTreeSet<Pointer> = found.iter().map(|one| one.prune.clone()).collect();
        let mut rest = node;
        while !places.is_empty() {
            rest = prune(rest, &places);
            if places.contains(&Pointer::root()) {
                break;
            }
            places = self.validate(&rest).into_iter().map(|one| one.prune).collect();
        }
        (rest, found)
    }

    /// Everything that is wrong with this data, in no particular order.
    pub fn validate(&self, node: &Node) -> Vec<Finding> {
        let mut pass = Pass { schema: self, node, offset: 0, found: Vec::new() };
        match &node.kind {
            NodeKind::Table(entries) if self.is_loose() => {
                for entry in entries {
                    pass.entry(entry);
                }
            }
            _ => pass.value(&to_json(node)),
        }
        pass.offset = 0;
        pass.integers();
        pass.found
    }

    /// Whether each key of the root can be judged without the others.
    fn is_loose(&self) -> bool {
        let known = ["$schema", "title", "description", "type", "properties", "definitions"];
        let closed = [&known[..], &["additionalProperties"]].concat();
        self.root
            .as_object()
            .is_some_and(|root| root.keys().all(|key| closed.contains(&key.as_str())))
    }
}

/// One round over the data.
struct Pass<'a> {
    schema: &'a Schema,
    node: &'a Node,
    /// How many elements of a list in the root come before those in hand.
    offset: usize,
    found: Vec<Finding>,
}

impl<'a> Pass<'a> {
    /// One key of the root; a long list goes in parts, so that the memory this takes is bounded.
    fn entry(&mut self, entry: &Entry) {
        let chunk = |items: &[Node]| Value::Array(items.iter().map(to_json).collect());
        let object = |value| Value::Object(Map::from_iter([(entry.key.clone(), value)]));
        self.offset = 0;
        match &entry.node.kind {
            NodeKind::Array(items) if items.len() > CHUNK => {
                for items in items.chunks(CHUNK) {
                    self.value(&object(chunk(items)));
                    self.offset += CHUNK;
                }
            }
            _ => self.value(&object(to_json(&entry.node))),
        }
    }

    fn value(&mut self, json: &Value) {
        for error in self.schema.validator.iter_errors(json) {
            self.error(&error);
        }
    }

    /// The place in the whole data of a place in the part in hand.
    fn place(&self, error: &ValidationError<'_>) -> Pointer {
        let at = Pointer::parse(error.instance_path().as_str()).unwrap_or_default();
        if self.offset == 0 {
            return at;
        }
        let moved =
            at.segments().enumerate().map(|(depth, segment)| match segment.parse::<usize>() {
                Ok(index) if depth == 1 => (self.offset + index).to_string(),
                _ => segment,
            });
        moved.fold(Pointer::root(), |at, segment| at.key(&segment))
    }

    fn error(&mut self, error: &ValidationError<'_>) {
        let at = self.place(error);
        match error.kind() {
            Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } => {
                self.unknown_keys(&at, unexpected, error);
            }
            Kind::Required { property } => self.missing_key(&at, property),
            Kind::Type { kind } => self.wrong_type(&at, &types(kind)),
            Kind::Enum { options } => {
                let known = options.as_array().into_iter().flatten().filter_map(Value::as_str);
                self.unknown_value(&at, &known.collect::<Vec<_>>());
            }
            Kind::Constant { expected_value } => {
                self.unknown_value(&at, expected_value.as_str().as_slice());
            }
            Kind::AnyOf { context }
            | Kind::OneOfNotValid { context }
            | Kind::OneOfMultipleValid { context } => self.choice(&at, context),
            Kind::Pattern { pattern } => {
                let form = self.near(error, "x-vorm").and_then(Value::as_str);
                let words = words::pattern(pattern, form, &self.shown(&at));
                self.report(Code::Vorm, &at, words);
            }
            Kind::Format { format } => {
                let words = words::format(format, &self.shown(&at));
                let code = if format == "date" { Code::Datum } else { Code::Vorm };
                self.report(code, &at, words);
            }
            Kind::PropertyNames { error } => self.error(error),
            other => self.report(words::code(other), &at, words::limit(other, &self.shown(&at))),
        }
    }

    fn unknown_keys(&mut self, at: &Pointer, unexpected: &[String], error: &ValidationError<'_>) {
        let properties = self.near(error, "properties").and_then(Value::as_object);
        let known: Vec<&str> =
            properties.into_iter().flat_map(|map| map.keys()).map(String::as_str).collect();
        for key in unexpected {
            let place = at.key(key);
            if self.found.len() >= MAX_FINDINGS {
                self.found.push(Finding { diagnostic: None, prune: place });
                continue;
            }
            let help = did_you_mean(key, known.iter().copied()).or_else(|| words::one_of(&known));
            let message = format!("onbekende sleutel `{}`", words::short(key));
            self.push(Code::OnbekendeSleutel, message, help, Part::Key, &place, place.clone());
        }
    }

    fn missing_key(&mut self, at: &Pointer, property: &Value) {
        let key = property.as_str().unwrap_or_default();
        let message = format!("{} mist de verplichte sleutel `{key}`", words::name(at));
        let help = Some(format!("voeg `{key} = …` toe"));
        self.push(Code::VerplichteSleutel, message, help, Part::Header, &at.key(key), at.clone());
    }

    fn wrong_type(&mut self, at: &Pointer, expected: &[JsonType]) {
        let Some(node) = self.node.at(at) else { return };
        let words = words::wrong_type(at, node, expected);
        self.report(Code::VerkeerdSoort, at, words);
    }

    fn unknown_value(&mut self, at: &Pointer, known: &[&str]) {
        let Some(node) = self.node.at(at) else { return };
        let Some(text) = node.as_text() else {
            return self.wrong_type(at, &[JsonType::String]);
        };
        let help = did_you_mean(text, known.iter().copied()).or_else(|| words::one_of(known));
        let message = format!("onbekende waarde `{}` voor {}", words::short(text), words::name(at));
        self.report(Code::OnbekendeWaarde, at, (message, help));
    }

    /// A choice of which no branch fits: tells what is wrong with the branch that was meant.
    fn choice(&mut self, at: &Pointer, context: &[Branch]) {
        let here = |error: &ValidationError<'_>| self.place(error);
        let fitting: Vec<_> =
            context.iter().filter(|branch| wrong_types(branch, at, here).is_empty()).collect();
        let Some(first) = fitting.first() else {
            let expected: Vec<_> =
                context.iter().flat_map(|branch| wrong_types(branch, at, here)).collect();
            return self.wrong_type(at, &expected);
        };
        let known: Vec<_> =
            fitting.iter().filter_map(|branch| tag_error(branch, at, here)).collect();
        let meant = fitting.iter().filter(|branch| tag_error(branch, at, here).is_none());
        // Of several branches that could be meant, it is the one with the least wrong.
        let Some(meant) = meant.min_by_key(|branch| branch.len()) else {
            let place = tag_error(first, at, here).map(|(place, _)| place).unwrap_or_default();
            let words: Vec<&str> = known.iter().flat_map(|(_, words)| words.clone()).collect();
            return self.unknown_value(&place, &words);
        };
        let before = self.found.len();
        for error in *meant {
            self.error(error);
        }
        self.suggest(before, at, &known);
    }

    /// A value that fits no form may be a slip of one of the known words.
    fn suggest(&mut self, since: usize, at: &Pointer, known: &[(Pointer, Vec<&str>)]) {
        let Some(text) = self.node.at(at).and_then(Node::as_text) else { return };
        let words = known.iter().filter(|(place, _)| place == at).flat_map(|(_, words)| words);
        if let Some(help) = did_you_mean(text, words.copied()) {
            let diagnostics =
                self.found[since..].iter_mut().filter_map(|one| one.diagnostic.as_mut());
            diagnostics.for_each(|diagnostic| diagnostic.help = Some(help.clone()));
        }
    }

    /// A number with decimals passes for an integer when they are zero, but does not read as one.
    fn integers(&mut self) {
        let mut found = Vec::new();
        if !has_odd_number(self.node) {
            return;
        }
        self.schema.walk(self.node, &mut |at, node, part| {
            let whole = part.get("type").is_some_and(|word| word == "integer");
            if whole && node.as_number().is_some_and(is_odd) {
                found.push(at.clone());
            }
        });
        found.retain(|at| self.found.iter().all(|one| one.prune != *at));
        for at in found {
            self.wrong_type(&at, &[JsonType::Integer]);
        }
    }

    /// A keyword that stands beside the one that failed.
    fn near(&self, error: &ValidationError<'_>, keyword: &str) -> Option<&'a Value> {
        let path = error.schema_path().as_str();
        let (object, _) = path.rsplit_once('/')?;
        let schema: &'a Schema = self.schema;
        schema.root.pointer(object)?.get(keyword)
    }

    fn shown(&self, at: &Pointer) -> Shown {
        let node = self.node.at(at);
        let text = node.and_then(|node| node.as_text().or_else(|| node.as_number()));
        Shown { name: words::name(at), value: text.map(words::short) }
    }

    fn report(&mut self, code: Code, at: &Pointer, (message, help): (String, Option<String>)) {
        self.push(code, message, help, Part::Value, at, at.clone());
    }

    fn push(
        &mut self,
        code: Code,
        message: String,
        help: Option<String>,
        part: Part,
        pad: &Pointer,
        prune: Pointer,
    ) {
        let listed = self.found.len() < MAX_FINDINGS;
        let diagnostic = listed.then(|| {
            let location = self.node.location_of(pad, part);
            let found = Diagnostic::new(code, message, location).at(pad.clone());
            Diagnostic { help, ..found }
        });
        self.found.push(Finding { diagnostic, prune });
    }
}

/// What is wrong with the data according to one branch of a choice.
type Branch = Vec<ValidationError<'static>>;

/// The types that a branch expects at a place, when the value there has none of them.
fn wrong_types(
    branch: &Branch,
    at: &Pointer,
    place: impl Fn(&ValidationError<'_>) -> Pointer,
) -> Vec<JsonType> {
    let here = branch.iter().filter(|error| place(error) == *at);
    here.flat_map(|error| match error.kind() {
        Kind::Type { kind } => types(kind),
        _ => Vec::new(),
    })
    .collect()
}

/// The constant that a branch wants at a place or as tag of the table there, when it is another.
fn tag_error<'a>(
    branch: &'a Branch,
    at: &Pointer,
    place: impl Fn(&ValidationError<'_>) -> Pointer,
) -> Option<(Pointer, Vec<&'a str>)> {
    branch.iter().find_map(|error| {
        let place = place(error);
        match error.kind() {
            Kind::Constant { expected_value } => {
                let near = place == *at || place.parent().as_ref() == Some(at);
                near.then(|| (place, expected_value.as_str().into_iter().collect()))
            }
            Kind::Enum { options } if place == *at => {
                let words = options.as_array().into_iter().flatten().filter_map(Value::as_str);
                Some((place, words.collect()))
            }
            _ => None,
        }
    })
}

/// Whether a number has decimals, or more digits than an integer keeps.
fn is_odd(number: &str) -> bool {
    number.contains('.') || number.parse::<i64>().is_err()
}

fn has_odd_number(node: &Node) -> bool {
    node.as_number().is_some_and(is_odd)
        || node.items().iter().any(has_odd_number)
        || node.entries().iter().any(|entry| has_odd_number(&entry.node))
}

fn types(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(one) => vec![*one],
        TypeKind::Multiple(several) => several.iter().collect(),
    }
}
