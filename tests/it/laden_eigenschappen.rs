//! Properties of loading that hold for any input.

use bouwsteen::model::Visie;
use bouwsteen::schema;
use bouwsteen::source::{Entry, FileId, Kind, Location, Node, Sources, parse, read};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::project;

/// Pieces that TOML is made of, and pieces that break it.
const PIECES: [&str; 32] = [
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "#",
    " ",
    "a",
    "document",
    "titel",
    "é",
    "🏠",
    "1",
    "-1.5",
    "2026-02-30",
    "true",
    "inf",
    "_",
    "\u{feff}",
    "a.b.c.d.e.f.g.h",
];

/// Pieces that tables are made of, and pieces that break them.
const CELLS: [&str; 16] = [
    ";", ";", "\n", "\n", "\r\n", "\"", "\"\"", ",", "plan", "woning", "12", "1.234", "=A1", "é",
    "🏠", " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_never_panics_and_every_place_is_on_a_character(pieces in prop::collection::vec(0..PIECES.len(), 0..80)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let mut sources = Sources::default();
        let file = sources.add("a.toml", text.as_str());
        let (node, errors) = parse(file, &text);
        for error in &errors {
            sources.position(error.location);
            sources.excerpt(error.location);
        }
        places(&sources, &node);
    }

    #[test]
    fn a_table_never_panics_and_every_place_is_on_a_character(pieces in prop::collection::vec(0..CELLS.len(), 0..60)) {
        let rows: String = pieces.into_iter().map(|piece| CELLS[piece]).collect();
        let text = format!("soort;eenheid;aantal;toelichting\n{rows}");
        let project = project(&[("bouwsteen.toml", ""), ("data/a.csv", &text)]);
        for found in &project.diagnostics {
            project.sources.position(found.location);
        }
        places(&project.sources, &project.tree);
    }

    #[test]
    fn what_the_schema_accepts_reads_into_the_types(seed in any::<u64>()) {
        let mut growth = Growth { state: seed, location: Location::start_of(file()) };
        let tree = growth.grow(schema::visie().value(), 0);
        let (settled, _) = schema::visie().settle(tree);
        if let Err(error) = read::<Visie>(&settled) {
            prop_assert!(false, "{error}");
        }
    }
}

fn file() -> FileId {
    Sources::default().add("a.toml", "")
}

fn places(sources: &Sources, node: &Node) {
    sources.excerpt(node.location);
    for entry in node.entries() {
        assert!(!sources.excerpt(entry.key_location).is_empty());
        places(sources, &entry.node);
    }
    node.items().iter().for_each(|item| places(sources, item));
}

/// Grows data along the schema, with a mistake here and there.
struct Growth {
    state: u64,
    location: Location,
}

impl Growth {
    /// The generator `SplitMix64`: small, and the same on every machine.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit as u64).expect("below the limit")
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let index = self.below(from.len());
        &from[index]
    }

    fn node(&self, kind: Kind) -> Node {
        Node::new(kind, self.location)
    }

    fn text(&mut self, words: &[&str]) -> Node {
        let word = (*self.pick(words)).to_owned();
        self.node(Kind::Text(word))
    }

    fn grow(&mut self, schema: &Value, depth: usize) -> Node {
        if depth > 0 && self.below(25) == 0 {
            return self.anything(depth);
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = schema::visie().value().pointer(&reference[1..]).expect("it resolves");
            return self.grow(target, depth);
        }
        for choice in ["allOf", "anyOf", "oneOf"] {
            if let Some(Value::Array(branches)) = schema.get(choice) {
                let branch = self.pick(branches);
                return self.grow(branch, depth);
            }
        }
        if let Some(word) = schema.get("const").and_then(Value::as_str) {
            return self.node(Kind::Text(word.to_owned()));
        }
        if let Some(Value::Array(words)) = schema.get("enum") {
            let word = self.pick(words).as_str().unwrap_or_default().to_owned();
            return self.node(Kind::Text(word));
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("object") => self.table(schema, depth),
            Some("array") => self.array(schema, depth),
            Some("string") => self.string(schema),
            Some("integer" | "number") => self.number(),
            Some("boolean") => {
                let value = self.below(2) == 0;
                self.node(Kind::Bool(value))
            }
            _ => self.anything(depth),
        }
    }

    fn table(&mut self, schema: &Value, depth: usize) -> Node {
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut entries = Vec::new();
        for (key, child) in
            schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let needed = required.contains(&key.as_str());
            let present = if needed { self.below(30) > 0 } else { self.below(2 + depth * 2) == 0 };
            if present && depth < 12 {
                let node = self.grow(child, depth + 1);
                entries.push(Entry { key: key.clone(), key_location: self.location, node });
            }
        }
        if self.below(20) == 0 {
            let node = self.anything(depth + 1);
            entries.push(Entry {
                key: "onbekend-hier".to_owned(),
                key_location: self.location,
                node,
            });
        }
        self.node(Kind::Table(entries))
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Node {
        let length = self.below(4);
        let items = schema.get("items").cloned().unwrap_or_default();
        let items = (0..length).map(|_| self.grow(&items, depth + 1)).collect();
        self.node(Kind::Array(items))
    }

    fn string(&mut self, schema: &Value) -> Node {
        if schema.get("format").is_some_and(|format| format == "date") {
            let days = [
                "2026-02-30",
                "2026-01-31",
                "20260131",
                "0000-01-01",
                "9999-12-31",
                "2026-01-31T10:00",
            ];
            return if self.below(2) == 0 {
                self.node(Kind::Date(jiff::civil::date(2026, 7, 1)))
            } else {
                self.text(&days)
            };
        }
        let fitting =
            ["thuis", "GM0001", "https://voorbeeld.nl/a", "BEH-02", "2026-2030", "teksten/a.md"];
        let odd = ["", "Twee woorden", "GM1", "2026-01-01", "99999-1", "é", "1.5"];
        if self.below(4) == 0 { self.text(&odd) } else { self.text(&fitting) }
    }

    fn number(&mut self) -> Node {
        let numbers = [
            "0",
            "1",
            "7",
            "2026",
            "-3",
            "1.5",
            "10.0",
            "0.10",
            "4294967296",
            "9223372036854775808",
            "18446744073709551616",
            "9999999999999999999999999999",
            "12.345678901234567890",
        ];
        let text = (*self.pick(&numbers)).to_owned();
        self.node(Kind::Number(text))
    }

    fn anything(&mut self, depth: usize) -> Node {
        match self.below(if depth < 6 { 7 } else { 5 }) {
            0 => self.number(),
            1 => self.node(Kind::Bool(true)),
            2 => self.node(Kind::Date(jiff::civil::date(2026, 7, 1))),
            3 => self.text(&["", "thuis", "woning"]),
            4 => self.node(Kind::Array(Vec::new())),
            5 => {
                let items = vec![self.anything(depth + 1), self.anything(depth + 1)];
                self.node(Kind::Array(items))
            }
            _ => {
                let node = self.anything(depth + 1);
                let key =
                    (*self.pick(&["bestand", "onbekend", "aantal", "id", "soort"])).to_owned();
                self.node(Kind::Table(vec![Entry { key, key_location: self.location, node }]))
            }
        }
    }
}
