//! The toetsing as SARIF 2.1.0, for the code scanning of a git host: a contract with other programs.
//!
//! Fields may be added, never changed. Only rules that have a result are described.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::{
    check::{Bevinding, Streng, Toetsing, Uitkomst},
    diagnostic::{Code, Diagnostic, Severity},
    project::MANIFEST,
    report::{printable, text, words},
    source::{Location, Sources},
};

/// Paths are relative to the folder that the program was started in.
const BASE: &str = "%SRCROOT%";

/// What stands in a path as it is.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The toetsing as one SARIF log, with a line end.
///
/// `root` is the folder of the visie as seen from the root of the repository, with `/`; empty when they
/// are the same.
pub fn sarif(toetsing: &Toetsing, sources: &Sources, streng: Streng, root: &str) -> String {
    let writer = Writer { toetsing, sources, streng, root };
    let mut rules = Rules::default();
    let shown = toetsing.eisen.iter().filter(|found| match found.uitkomst {
        Uitkomst::Open | Uitkomst::LegUit => true,
        Uitkomst::Voldaan | Uitkomst::Beargumenteerd | Uitkomst::NietVanToepassing => false,
    });
    let meldingen = toetsing.alle_meldingen().map(|found| {
        let index = rules.index(found.code.as_str(), || code_rule(found.code));
        writer.melding(found, index)
    });
    let mut results: Vec<Value> = meldingen.collect();
    results.extend(shown.map(|found| {
        let index = rules.index(&found.eis.id, || eis_rule(found, streng));
        writer.eis(found, index)
    }));
    text::json(&writer.log(rules, results))
}

/// The rules that fired, in the order in which they did.
#[derive(Default)]
struct Rules {
    list: Vec<Value>,
    known: BTreeMap<String, usize>,
}

impl Rules {
    fn index(&mut self, id: &str, rule: impl FnOnce() -> Value) -> usize {
        if let Some(index) = self.known.get(id) {
            return *index;
        }
        self.list.push(rule());
        self.known.insert(id.to_owned(), self.list.len() - 1);
        self.list.len() - 1
    }
}

struct Writer<'a> {
    toetsing: &'a Toetsing,
    sources: &'a Sources,
    streng: Streng,
    root: &'a str,
}

impl Writer<'_> {
    fn log(&self, rules: Rules, results: Vec<Value>) -> Value {
        let kaders = self.toetsing.kaders.iter();
        let kaders: Vec<_> =
            kaders.map(|kader| format!("{} {}", kader.naam, kader.versie)).collect();
        json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "bouwsteen",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": "nl-NL",
                    "rules": rules.list,
                } },
                "language": "nl-NL",
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    BASE: { "description": { "text": "De map waarin bouwsteen is gestart." } },
                },
                "results": results,
                "properties": {
                    "peildatum": self.toetsing.peildatum.to_string(),
                    "streng": self.streng.as_str(),
                    "kaders": kaders,
                },
            }],
        })
    }

    fn melding(&self, found: &Diagnostic, index: usize) -> Value {
        let help = found.help.as_deref().map(words::sentence).unwrap_or_default();
        let message = format!("{} {help}", words::sentence(&found.message));
        let related = found.related.iter().map(|(at, words)| (*at, Some(words.as_str())));
        json!({
            "ruleId": found.code.as_str(),
            "ruleIndex": index,
            "level": level(found.severity),
            "message": said(&message),
            "locations": [{ "physicalLocation": self.physical(Some(found.location)) }],
            "relatedLocations": self.related(related),
            "partialFingerprints": fingerprint(found.code.as_str(), found.pad.as_str()),
            "suppressions": [],
            "properties": { "pad": found.pad.as_str() },
        })
    }

    /// Without colours of its own: how much an open eis weighs depends on what counts here.
    fn eis(&self, found: &Bevinding, index: usize) -> Value {
        let eis = &found.eis;
        let mut message = words::sentence(&found.reden);
        let mut suppressions = Vec::new();
        let first = found.plekken.first();
        if found.uitkomst == Uitkomst::LegUit {
            let why = found.motivering.as_ref().unwrap_or(&found.reden);
            suppressions.push(json!({
                "kind": "inSource",
                "status": "accepted",
                "justification": printable(why),
                "location": { "physicalLocation": self.physical(first.map(|plek| plek.location)) },
            }));
        } else {
            message = format!("{message} {}", words::sentence(&eis.herstel));
        }
        let pad = first.map_or("", |plek| plek.pad.as_str());
        let mut others: Vec<Location> = found.plekken.iter().map(|plek| plek.location).collect();
        others.dedup();
        let others = others.into_iter().skip(1).map(|location| (location, None));
        json!({
            "ruleId": eis.id,
            "ruleIndex": index,
            "level": weight(found, self.streng),
            "message": said(&message),
            "locations": [{ "physicalLocation": self.physical(first.map(|plek| plek.location)) }],
            "relatedLocations": self.related(others),
            "partialFingerprints": fingerprint(&eis.id, pad),
            "suppressions": suppressions,
            "properties": {
                "uitkomst": found.uitkomst.as_str(),
                "teltMee": found.telt(self.streng),
                "voorbehoud": found.voorbehoud(self.toetsing.peildatum),
                "pad": pad,
            },
        })
    }

    fn related<'a>(&self, places: impl Iterator<Item = (Location, Option<&'a str>)>) -> Vec<Value> {
        places
            .enumerate()
            .map(|(id, (location, words))| {
                let mut place = Map::new();
                place.insert("id".to_owned(), json!(id));
                place.insert("physicalLocation".to_owned(), self.physical(Some(location)));
                if let Some(words) = words {
                    place.insert("message".to_owned(), said(&words::sentence(words)));
                }
                Value::Object(place)
            })
            .collect()
    }

    /// File and region; the start of the project for what has no place.
    fn physical(&self, location: Option<Location>) -> Value {
        let Some(location) = location else {
            return self.artifact(MANIFEST, json!({ "startLine": 1, "startColumn": 1 }));
        };
        let (start, end) = (self.sources.position(location), self.sources.end(location));
        let mut region = json!({ "startLine": start.line, "startColumn": start.column });
        // Only a place on one line is worth underlining: a table as a whole would colour the page.
        if end.line == start.line && end.column > start.column {
            region["endColumn"] = json!(end.column);
        }
        self.artifact(self.sources.path(location.file()), region)
    }

    fn artifact(&self, path: &str, region: Value) -> Value {
        let separator = if self.root.is_empty() { "" } else { "/" };
        let path = format!("{}{separator}{path}", self.root.trim_end_matches('/'));
        let uri = utf8_percent_encode(&path, PATH).to_string();
        json!({ "artifactLocation": { "uri": uri, "uriBaseId": BASE }, "region": region })
    }
}

fn code_rule(code: Code) -> Value {
    let title = words::sentence(code.title());
    json!({
        "id": code.as_str(),
        "name": name(code.title()),
        "shortDescription": said(&title),
        "fullDescription": said(&title),
        "help": said("Elke melding met deze code zegt zelf wat u kunt doen."),
        "defaultConfiguration": { "level": level(code.severity()) },
        "properties": { "tags": ["gegevens"] },
    })
}

fn eis_rule(found: &Bevinding, streng: Streng) -> Value {
    let eis = &found.eis;
    let bron = words::source(&found.document, &eis.bron.plaats, None);
    let mut rule = json!({
        "id": eis.id,
        "name": name(&eis.titel),
        "shortDescription": said(&eis.titel),
        "fullDescription": said(eis.uitleg.as_ref().unwrap_or(&eis.titel)),
        "help": said(&words::sentence(&eis.herstel)),
        "defaultConfiguration": { "level": weight(found, streng) },
        "properties": {
            "tags": [eis.bouwsteen.as_str(), eis.sterkte.as_str()],
            "kader": found.kader,
            "sterkte": eis.sterkte.as_str(),
            "zekerheid": eis.bron.zekerheid.as_str(),
            "afwijken": eis.afwijken.as_str(),
            "adressaat": eis.adressaat.as_str(),
            "bron": printable(&bron),
        },
    });
    if let Some(url) = eis.bron.url.as_deref().filter(|url| words::is_web_address(url)) {
        rule["helpUri"] = json!(url);
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Fout => "error",
        Severity::Let => "warning",
        Severity::Advies => "note",
    }
}

/// An error is what fails the toets; what binds, but not at this threshold, is a warning.
fn weight(found: &Bevinding, streng: Streng) -> &'static str {
    match (found.telt(streng), found.bindend) {
        (true, _) => "error",
        (false, true) => "warning",
        (false, false) => "note",
    }
}

/// A plain text message. SARIF reads `{0}` as a place to fill in (§3.11.5) and `[words](1)` as a link
/// (§3.11.6), so those marks are written as text.
fn said(text: &str) -> Value {
    let text = printable(text.trim()).replace('{', "{{").replace('}', "}}");
    json!({ "text": text.replace("](", "\\](") })
}

/// The words of a title run together, as SARIF names rules: `EenSleutelIsOnbekend`.
fn name(title: &str) -> String {
    let words = title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            first.to_uppercase() + rest
        })
        .collect()
}

/// What stays the same when lines move.
fn fingerprint(rule: &str, pad: &str) -> Value {
    json!({ "regelEnPad/v1": format!("{rule}:{pad}") })
}
