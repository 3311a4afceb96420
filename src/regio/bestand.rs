//! Reads the file of a region, and the numbers that a gemeente shares, with a place for every mistake.

use std::str;

use serde::de::DeserializeOwned;

use super::Melding;
use crate::{
    diagnostic::{self, Code, Diagnostic},
    model::{cijferbestand::Cijferbestand, regiobestand::Regiobestand, waarde::Getal},
    schema::{self, Schema},
    source::{self, Location, Node, Part, Pointer, Sources, SyntaxError},
};

/// A file with shared numbers is never larger than this, in bytes.
pub const GRENS: u64 = 64 * 1024 * 1024;

/// More findings than this in one file are counted, not listed.
const MAX_FINDINGS: usize = 200;

/// The file of a region as far as it could be read.
#[derive(Debug)]
pub struct Regiolezing {
    /// The file, so that places can be shown.
    pub sources: Sources,
    /// Its data without what is wrong.
    pub tree: Node,
    /// The same as types.
    pub regio: Regiobestand,
    /// What is wrong, in order.
    pub meldingen: Vec<Melding>,
}

/// The shared numbers of a gemeente, or else what is wrong with them.
#[derive(Debug)]
pub struct Cijferlezing {
    /// The numbers, when nothing at all is wrong: half a file is no basis for a sum.
    pub inhoud: Option<Cijferbestand>,
    /// What is wrong, in order.
    pub meldingen: Vec<Melding>,
}

/// Reads the file of a region; what is wrong is left out and the rest goes on.
pub fn lees_regio(path: &str, bytes: &[u8]) -> Regiolezing {
    let Some((sources, text)) = text(path, bytes) else {
        let (sources, melding) = geen_utf8(path);
        let start = sources.find(path).map(Location::start_of);
        let tree = Node::empty(start.expect("invariant: the file was just added"));
        return Regiolezing {
            sources,
            tree,
            regio: Regiobestand::default(),
            meldingen: vec![melding],
        };
    };
    let Read { tree, data, mut found } = read(&sources, path, text, source::parse, schema::regio());
    let regio: Regiobestand = data.unwrap_or_default();
    if tree.get("regio").is_none() && found.is_empty() {
        let message = "het bestand mist de tabel `[regio]`";
        let diagnostic = Diagnostic::new(Code::VerplichteSleutel, message, tree.location);
        found.push(diagnostic.help("voeg `[regio]` toe, met de `naam` van de regio"));
    }
    let meldingen = shown(found, &sources);
    Regiolezing { sources, tree, regio, meldingen }
}

/// Reads the file that `bouwsteen regio uitvoer` made.
pub fn lees_cijfers(path: &str, bytes: &[u8]) -> Cijferlezing {
    let Some((sources, text)) = text(path, bytes) else {
        return Cijferlezing { inhoud: None, meldingen: vec![geen_utf8(path).1] };
    };
    let mut read =
        read::<Cijferbestand>(&sources, path, text, source::parse_json, schema::cijfers());
    read.found.extend(te_groot(&read.tree));
    read.found.iter_mut().for_each(anders);
    let sound = read.found.is_empty();
    Cijferlezing { inhoud: read.data.filter(|_| sound), meldingen: shown(read.found, &sources) }
}

/// Numbers with more digits than can be kept exactly.
fn te_groot(tree: &Node) -> Vec<Diagnostic> {
    let places = [
        "/cijfers/*/aantal",
        "/cijfers/*/min",
        "/cijfers/*/max",
        "/cijfers/*/afgerond-op",
        "/afspraken/*/aantal",
        "/verdelingen/*/aantal",
    ];
    let numbers = places.into_iter().flat_map(|pattern| tree.select(pattern));
    let wrong = numbers
        .filter(|(_, node)| node.as_text().is_none_or(|text| text.parse::<Getal>().is_err()));
    let finding = |(pad, node): (Pointer, &Node)| {
        let message = "dit getal heeft te veel cijfers";
        let found = Diagnostic::new(Code::Getal, message, node.location);
        found.at(pad).help("schrijf hoogstens 28 cijfers")
    };
    wrong.map(finding).collect()
}

/// Nobody writes this file by hand, so the advice is to make it again.
fn anders(found: &mut Diagnostic) {
    let near = found.help.as_ref().is_some_and(|help| help.starts_with("bedoelde u"));
    let shape = matches!(
        found.code,
        Code::OnbekendeSleutel | Code::VerplichteSleutel | Code::Vorm | Code::BuitenGrenzen
    );
    if found.pad.as_str() == "/versie" {
        found.help =
            Some("een nieuwere versie van bouwsteen maakte dit bestand: werk bij".to_owned());
    } else if shape && !near {
        found.help = Some("maak het bestand opnieuw met `bouwsteen regio uitvoer`".to_owned());
    }
}

struct Read<T> {
    tree: Node,
    data: Option<T>,
    found: Vec<Diagnostic>,
}

type Parser = fn(source::FileId, &str) -> (Node, Vec<SyntaxError>);

fn read<T: DeserializeOwned>(
    sources: &Sources,
    path: &str,
    text: &str,
    parse: Parser,
    schema: &Schema,
) -> Read<T> {
    let file = sources.find(path).expect("invariant: the file was just added");
    let (node, errors) = parse(file, text);
    let broken = !errors.is_empty();
    let mut found: Vec<Diagnostic> = errors.into_iter().map(Diagnostic::from).collect();
    let (tree, findings) = schema.settle(node);
    if !broken {
        // What else is wrong in a text that is cut short is only a consequence.
        found.extend(findings.into_iter().filter_map(|one| one.diagnostic));
    }
    let data = match source::read::<T>(&tree) {
        Ok(data) => Some(data),
        Err(error) => {
            let at = error.pointer();
            let location = tree.location_of(&at, Part::Value);
            let message = "deze waarde past hier niet";
            if found.is_empty() {
                found.push(Diagnostic::new(Code::NietPassend, message, location).at(at));
            }
            None
        }
    };
    diagnostic::sort(&mut found);
    Read { tree, data, found }
}

fn text<'a>(path: &str, bytes: &'a [u8]) -> Option<(Sources, &'a str)> {
    let text = str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sources = Sources::default();
    sources.add(path, text);
    Some((sources, text))
}

fn geen_utf8(path: &str) -> (Sources, Melding) {
    let mut sources = Sources::default();
    let file = sources.add(path, "");
    let message = "dit bestand is geen UTF-8";
    let found = Diagnostic::new(Code::GeenUtf8, message, Location::start_of(file));
    let melding = Melding::of(&found.help("sla het bestand op als UTF-8"), &sources);
    (sources, melding)
}

fn shown(found: Vec<Diagnostic>, sources: &Sources) -> Vec<Melding> {
    let more = found.len().saturating_sub(MAX_FINDINGS);
    let shown = found.iter().take(MAX_FINDINGS);
    let mut shown: Vec<Melding> = shown.map(|one| Melding::of(one, sources)).collect();
    if let Some(last) = shown.last_mut().filter(|_| more > 0) {
        last.bericht = format!("{} (en nog {more} meldingen in dit bestand)", last.bericht);
    }
    shown
}
