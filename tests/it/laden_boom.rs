//! The node tree: pointers, places, exact numbers.

use bouwsteen::diagnostic::Diagnostic;
use bouwsteen::source::{Kind, Location, Node, Part, Pointer, Sources, parse, read};
use insta::assert_snapshot;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};

use crate::support::lines;

fn tree(text: &str) -> (Sources, Node) {
    let mut sources = Sources::default();
    let file = sources.add("a.toml", text);
    let (node, errors) = parse(file, text);
    assert_eq!(errors, []);
    (sources, node)
}

fn place(sources: &Sources, node: &Node, pointer: &str, part: Part) -> String {
    let at = Pointer::parse(pointer).expect("a pointer");
    let location = node.location_of(&at, part);
    let position = sources.position(location);
    format!("{}:{} {}", position.line, position.column, sources.excerpt(location))
}

/// A decimal as the model reads it: from an integer, or from text.
#[derive(Debug, PartialEq)]
struct Exact(Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ExactVisitor;
        impl Visitor<'_> for ExactVisitor {
            type Value = Exact;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Exact, E> {
                Ok(Exact(number.into()))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Exact, E> {
                Decimal::from_str_exact(text).map(Exact).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(ExactVisitor)
    }
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(tag = "soort", rename_all = "kebab-case")]
enum Inside {
    Som { getal: Exact, dag: jiff::civil::Date },
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Outside {
    Leeg,
    Som { getal: Exact },
    Getal(Exact),
}

#[test]
fn a_number_keeps_every_digit_on_its_way_to_a_decimal() {
    #[derive(Deserialize)]
    struct All {
        a: Exact,
        inside: Inside,
        outside: Vec<Outside>,
    }
    let text = "a = 12.345678901234567890\ninside = { soort = \"som\", getal = 0.10, dag = 2026-07-01 }\n\
                outside = [\"leeg\", { som = { getal = 1.50 } }, { getal = 1_000 }]\n";
    let all: All = read(&tree(text).1).expect("this fits");
    assert_eq!(all.a.0.to_string(), "12.345678901234567890");
    let day = jiff::civil::date(2026, 7, 1);
    let number = |text: &str| Exact(text.parse().expect("a number"));
    let Inside::Som { getal, dag } = all.inside;
    assert_eq!((getal.0.to_string().as_str(), dag), ("0.10", day));
    let expected =
        [Outside::Leeg, Outside::Som { getal: number("1.50") }, Outside::Getal(number("1000"))];
    assert_eq!(all.outside, expected);
}

#[test]
fn what_does_not_fit_a_type_says_where() {
    #[derive(Deserialize, Debug)]
    struct All {
        #[expect(dead_code, reason = "only its place matters")]
        rij: Vec<std::collections::BTreeMap<String, u8>>,
    }
    let error = read::<All>(&tree("rij = [{ a = 1 }, { b = 300 }]").1).expect_err("300 is no u8");
    assert_eq!(error.pointer().to_string(), "/rij/1/b");
}

#[test]
fn a_place_is_its_key_its_value_or_its_header() {
    let text = "\"é\" = \"ü\"\r\n[[ambitie]]\r\nid = \"a\"\r\n[ambitie.tekst]\r\nbestand = \"x\"\r\n[a.b]\r\nc.d = 1\r\n";
    let (sources, node) = tree(text);
    let show = |pointer, part| place(&sources, &node, pointer, part);
    assert_eq!(show("/é", Part::Key), "1:1 \"é\"");
    assert_eq!(show("/é", Part::Value), "1:7 \"ü\"");
    assert_eq!(show("/ambitie/0/id", Part::Value), "3:6 \"a\"");
    assert_eq!(show("/ambitie/0/id", Part::Header), "2:1 [[ambitie]]");
    assert_eq!(show("/ambitie/0/tekst/bestand", Part::Header), "4:1 [ambitie.tekst]");
    assert_eq!(show("/ambitie/0/ontbreekt", Part::Key), "2:1 [[ambitie]]");
    assert_eq!(show("/a/b/c/d", Part::Key), "7:3 d");
}

#[test]
fn pointers_escape_and_select_expands_stars() {
    let at = Pointer::root().key("a/b").key("c~d").index(3);
    assert_eq!(at.to_string(), "/a~1b/c~0d/3");
    assert_eq!(at.segments().collect::<Vec<_>>(), ["a/b", "c~d", "3"]);
    assert_eq!(at.parent().and_then(|up| up.last()), Some("c~d".to_owned()));
    assert_eq!((Pointer::parse("x"), Pointer::parse("")), (None, Some(Pointer::root())));
    let (_, node) = tree("[[a]]\nb = [1, 2]\n[[a]]\nc = 1\n[[a]]\nb = [3]\n");
    let found = node.select("/a/*/b/*");
    let shown: Vec<_> = found.iter().map(|(at, node)| (at.as_str(), node.as_number())).collect();
    assert_eq!(shown, [("/a/0/b/0", Some("1")), ("/a/0/b/1", Some("2")), ("/a/2/b/0", Some("3"))]);
    assert_eq!(node.select("/a/*/x/*"), []);
}

#[test]
fn places_can_be_set_and_taken_out() {
    let (_, mut node) = tree("[[a]]\nb = 1\n[[a]]\nb = 2\n");
    let at = |text: &str| Pointer::parse(text).expect("a pointer");
    let value = Node::new(Kind::Bool(true), node.location);
    assert!(node.set(&at("/a/2/c/d"), value.clone()));
    assert_eq!(node.at(&at("/a/2/c/d")).and_then(Node::as_bool), Some(true));
    assert!(!node.set(&at("/a/0/b/c"), value.clone()));
    assert!(!node.set(&at("/a/9/b"), value));
    assert_eq!(
        node.remove(&at("/a/0"))
            .and_then(|node| node.get("b").cloned())
            .and_then(|b| b.as_number().map(str::to_owned)),
        Some("1".to_owned())
    );
    assert_eq!(node.at(&at("/a/0/b")).and_then(Node::as_number), Some("2"));
    assert_eq!(node.remove(&at("/a/7")), None);
}

/// Texts that are no TOML.
const BROKEN: [&str; 42] = [
    "a = [1, 2\nb = 3",
    "a = {b = 1\n",
    "a 1",
    "a = 1 2",
    "= 1",
    "[a\nb = 1",
    "[[a]\n",
    "a = 'x",
    "a = \"\\q\"",
    "a = \"\"\"x",
    "a = 01",
    "a = 1__0",
    "a = 2026-13-01",
    "a = 25:00:00",
    "a = tru",
    "a = {,}",
    "a = [1 2]",
    "a = [1,,2]",
    "a = {b = 1, b = 2}",
    "a = 1\na.b = 2",
    "a.b = 1\n[a]\n[a.b]",
    "a = }",
    "a = ]",
    "[]",
    "[a]]",
    "a == 1",
    "a = \"\\u12\"",
    "é = 1",
    "a = [b = 1]",
    "a = {1}",
    "a = 1e400",
    "a = 1.2.3",
    "a = +-1",
    "a = nan",
    "# \u{7f}",
    "a = 1\r",
    "a = 0xZZ",
    "a = 123456789012345678901234567890",
    "a =",
    "a",
    "'''a''' = 1",
    "a = {b}",
];

#[test]
fn syntax_is_explained_in_dutch_at_its_place() {
    let mut out = String::new();
    for text in BROKEN {
        let mut sources = Sources::default();
        let file = sources.add(format!("`{}`", text.escape_debug()), text);
        let (_, errors) = parse(file, text);
        assert!(!errors.is_empty(), "{text:?} is no TOML");
        let found: Vec<_> = errors.into_iter().map(Diagnostic::from).collect();
        out += &lines(&sources, &found);
    }
    assert_snapshot!(out, @r#"
    `a = [1, 2\nb = 3`:2:1: BS101 fout deze lijst is niet afgesloten (sluit af met `]`)
    `a = {b = 1\n`:1:11: BS101 fout deze tabel is niet afgesloten (sluit af met `}`)
    `a 1`:1:3: BS101 fout deze sleutel heeft geen waarde (schrijf `sleutel = waarde`)
    `a = 1 2`:1:5: BS101 fout deze waarde is geen getal, datum, `true` of `false` (zet tekst tussen aanhalingstekens)
    `= 1`:1:1: BS101 fout hier ontbreekt een sleutel (schrijf `sleutel = waarde`)
    `[a\nb = 1`:1:3: BS101 fout deze kop is niet afgesloten (sluit af met `]`, zoals in `[document]`)
    `[[a]\n`:1:5: BS101 fout deze kop is niet afgesloten (sluit af met `]]`, zoals in `[[ambitie]]`)
    `a = \'x`:1:7: BS101 fout deze tekst is niet goed afgesloten (sluit de tekst af met hetzelfde aanhalingsteken, op dezelfde regel)
    `a = \"\\q\"`:1:7: BS101 fout de tekens na deze backslash betekenen niets (schrijf `\\` voor een backslash, of gebruik enkele aanhalingstekens: 'tekst met \')
    `a = \"\"\"x`:1:9: BS101 fout deze tekst van meer regels is niet goed afgesloten (begin en eindig met drie aanhalingstekens: """)
    `a = 01`:1:5: BS105 fout een getal begint niet met een 0 (laat de 0 weg, of zet een code tussen aanhalingstekens)
    `a = 1__0`:1:6: BS105 fout `_` mag alleen tussen cijfers staan (schrijf gewone cijfers met een punt voor de decimalen: `1250.5`)
    `a = 2026-13-01`:1:5: BS104 fout deze datum bestaat niet (schrijf een datum als `2026-01-31`, zonder aanhalingstekens)
    `a = 25:00:00`:1:5: BS104 fout dit tijdstip bestaat niet (schrijf een datum als `2026-01-31`, zonder aanhalingstekens)
    `a = tru`:1:5: BS101 fout deze waarde is geen getal, datum, `true` of `false` (zet tekst tussen aanhalingstekens)
    `a = {,}`:1:6: BS101 fout hier staat een komma te veel
    `a = [1 2]`:1:6: BS101 fout deze waarde is geen getal, datum, `true` of `false` (zet tekst tussen aanhalingstekens)
    `a = [1,,2]`:1:8: BS101 fout hier staat een komma te veel
    `a = {b = 1, b = 2}`:1:13: BS102 fout sleutel `b` staat er al (verwijder een van de twee, of maak er een lijst van)
        `a = {b = 1, b = 2}`:1:6: hier staat hij ook
    `a = 1\na.b = 2`:2:1: BS101 fout deze sleutel heeft al een waarde en kan geen tabel meer zijn (kies een andere sleutel, of verwijder de eerste waarde)
    `a.b = 1\n[a]\n[a.b]`:2:2: BS102 fout sleutel `a` staat er al (verwijder een van de twee, of maak er een lijst van)
        `a.b = 1\n[a]\n[a.b]`:1:1: hier staat hij ook
    `a.b = 1\n[a]\n[a.b]`:3:4: BS102 fout sleutel `b` staat er al (verwijder een van de twee, of maak er een lijst van)
    `a = }`:1:5: BS101 fout hier staat een `}` zonder `{` ervoor
    `a = ]`:1:5: BS101 fout hier staat een `]` zonder `[` ervoor
    `[]`:1:2: BS101 fout hier ontbreekt een sleutel (schrijf `sleutel = waarde`)
    `[a]]`:1:4: BS101 fout hier staat iets achter de waarde (begin een nieuwe regel voor elke sleutel)
    `a == 1`:1:4: BS101 fout hier staat een `=` te veel
    `a == 1`:1:6: BS101 fout hier staat iets achter de waarde (begin een nieuwe regel voor elke sleutel)
    `a = \"\\u12\"`:1:10: BS101 fout de tekens na deze backslash betekenen niets (schrijf `\\` voor een backslash, of gebruik enkele aanhalingstekens: 'tekst met \')
    `é = 1`:1:1: BS101 fout dit is geen geldige sleutel (gebruik kleine letters, cijfers en `-`, zonder spaties)
    `a = [b = 1]`:1:6: BS101 fout deze waarde is geen getal, datum, `true` of `false` (zet tekst tussen aanhalingstekens)
    `a = [b = 1]`:1:8: BS101 fout in een lijst staan waarden, geen sleutels (schrijf `["een", "twee"]`, of `[{ sleutel = waarde }]`)
    `a = [b = 1]`:1:10: BS101 fout hier ontbreekt een komma
    `a = {1}`:1:7: BS101 fout tussen sleutel en waarde ontbreekt `=` (schrijf `{ sleutel = waarde }`)
    `a = 1e400`:1:5: BS105 fout dit getal staat niet in gewone cijfers (schrijf het getal voluit: `1250.5`)
    `a = 1.2.3`:1:8: BS105 fout dit is geen geldig getal (schrijf gewone cijfers met een punt voor de decimalen: `1250.5`)
    `a = +-1`:1:6: BS105 fout dit is geen geldig getal (schrijf gewone cijfers met een punt voor de decimalen: `1250.5`)
    `a = nan`:1:5: BS105 fout dit getal staat niet in gewone cijfers (schrijf het getal voluit: `1250.5`)
    `# \u{7f}`:1:3: BS101 fout dit opmerkingsteken is niet leesbaar (verwijder het onzichtbare teken)
    `a = 1\r`:1:7: BS101 fout hier staat een half regeleinde (CR zonder LF) (sla het bestand opnieuw op)
    `a = 0xZZ`:1:7: BS105 fout dit getal is niet tientallig (schrijf gewone cijfers met een punt voor de decimalen: `1250.5`)
    `a = 0xZZ`:1:8: BS105 fout dit getal is niet tientallig (schrijf gewone cijfers met een punt voor de decimalen: `1250.5`)
    `a = 123456789012345678901234567890`:1:5: BS105 fout dit getal heeft meer dan 28 cijfers (schrijf het getal voluit: `1250.5`)
    `a =`:1:4: BS101 fout na `=` ontbreekt de waarde (schrijf een waarde, of verwijder de regel)
    `a`:1:2: BS101 fout deze sleutel heeft geen waarde (schrijf `sleutel = waarde`)
    `\'\'\'a\'\'\' = 1`:1:1: BS101 fout een sleutel past op één regel
    `a = {b}`:1:7: BS101 fout tussen sleutel en waarde ontbreekt `=` (schrijf `{ sleutel = waarde }`)
    "#);
}

#[test]
fn nesting_that_is_too_deep_is_refused_before_it_is_parsed() {
    let mut out = String::new();
    for text in [
        format!("a = {}", "[".repeat(10_000)),
        format!("a = {}", "{a = ".repeat(10_000)),
        format!("{}a = 1", "a.".repeat(1_000_000)),
    ] {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", text.as_str());
        let (node, errors) = parse(file, &text);
        assert_eq!(node, Node::empty(Location::start_of(file)));
        out += &lines(&sources, &errors.into_iter().map(Diagnostic::from).collect::<Vec<_>>());
    }
    assert_snapshot!(out, @r#"
    a.toml:1:69: BS103 fout hier is dieper genest dan 64 niveaus; dit bestand telt niet mee (maak de tabellen en lijsten minder diep)
    a.toml:1:325: BS103 fout hier is dieper genest dan 64 niveaus; dit bestand telt niet mee (maak de tabellen en lijsten minder diep)
    a.toml:1:130: BS103 fout hier is dieper genest dan 64 niveaus; dit bestand telt niet mee (maak de tabellen en lijsten minder diep)
    "#);
}
