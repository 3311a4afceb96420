//! A toetsing as a file that is kept with the visie: written, read again, and compared.
//!
//! The file is a contract and reads well in a diff: one line an eis, without line numbers, so that an edit
//! elsewhere changes nothing. INVARIANT: reading never fails on data; what is wrong becomes a finding.

mod vergelijking;

use std::{
    collections::{BTreeMap, BTreeSet},
    str,
    sync::LazyLock,
};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Bevinding, Plek, Toetsing, Uitkomst};
use crate::{
    diagnostic::{Code, Diagnostic},
    model::waarde::Datum,
    project::Project,
    schema::Schema,
    source::{self, Kind, Location, Node, Part, Pointer, Sources},
};

pub use vergelijking::{Richting, Vergelijking, Verschil, compare};

/// The name of the file in the folder of a visie.
pub const BESTAND: &str = "toetsing.toml";

/// How the file begins; a file that begins otherwise was not written here.
pub const KOP: &str = "# Toetsing, vastgelegd met `bouwsteen toets --vastleggen`.";

/// Version of the contract.
const VERSIE: &str = "1";

/// The fields that name an element of a list, the surest first.
const NAMES: &[&str] = &["id", "eis", "groep", "categorie", "contract", "onderwerp", "soort"];

static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of::<Bestand>);

/// Een toetsing die bij de visie is vastgelegd.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Vastgelegde toetsing")]
struct Bestand {
    /// De versie van deze afspraak.
    #[schemars(extend("enum" = ["1"]))]
    #[expect(dead_code, reason = "the schema reads it")]
    versie: String,
    /// Het programma dat de toetsing maakte, met zijn versie.
    programma: String,
    /// De dag waarop de regels gelden waaraan getoetst is.
    peildatum: Datum,
    /// Per kader de versie.
    kaders: BTreeMap<String, String>,
    /// Per eis de uitkomst.
    eisen: BTreeMap<String, Regel>,
}

/// De uitkomst van een eis.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Regel {
    /// De uitkomst.
    #[schemars(extend("enum" = ["voldaan", "beargumenteerd", "leg-uit", "open", "niet-van-toepassing"]))]
    uitkomst: String,
    /// Waar het antwoord staat: het bestand, een `#` en het pad in de gegevens.
    #[serde(default)]
    #[expect(dead_code, reason = "it is there for who reads the difference")]
    plekken: Vec<String>,
}

/// A toetsing that was recorded before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vastlegging {
    /// The program that made it, with its version.
    pub programma: String,
    /// The day of the rules.
    pub peildatum: Date,
    /// The version of each kader.
    pub kaders: BTreeMap<String, String>,
    /// The outcome of each eis.
    pub eisen: BTreeMap<String, Uitkomst>,
}

/// A file that was read: what it records, or else what is wrong with it.
#[derive(Debug)]
pub struct Gelezen {
    /// The file, so that findings can be shown.
    pub sources: Sources,
    /// What it records, when nothing is wrong.
    pub inhoud: Option<Vastlegging>,
    /// What is wrong, in order.
    pub meldingen: Vec<Diagnostic>,
}

/// The JSON Schema of the file.
pub fn schema() -> &'static serde_json::Value {
    SCHEMA.value()
}

/// The toetsing as the text of a file, eisen in order of their ids.
pub fn write(toetsing: &Toetsing, project: &Project) -> String {
    let mut text = format!(
        "{KOP}\n# Verander dit bestand niet met de hand.\nversie = \"{VERSIE}\"\nprogramma = {}\n\
         peildatum = {}\n\n[kaders]\n",
        quoted(&format!("bouwsteen {}", env!("CARGO_PKG_VERSION"))),
        toetsing.peildatum,
    );
    let kaders: BTreeMap<_, _> =
        toetsing.kaders.iter().map(|kader| (kader.naam.as_str(), kader)).collect();
    for (naam, kader) in kaders {
        text += &format!("{} = {}\n", key(naam), quoted(&kader.versie));
    }
    text += "\n[eisen]\n";
    let eisen: BTreeMap<_, _> =
        toetsing.eisen.iter().map(|found| (found.eis.id.as_str(), found)).collect();
    for (id, found) in eisen {
        text += &format!("{} = {{ {} }}\n", key(id), line(found, project));
    }
    text
}

fn line(found: &Bevinding, project: &Project) -> String {
    let outcome = format!("uitkomst = {}", quoted(found.uitkomst.as_str()));
    let places: Vec<String> = match found.uitkomst {
        Uitkomst::Voldaan | Uitkomst::Beargumenteerd | Uitkomst::LegUit => {
            places(&found.plekken, project).iter().map(|place| quoted(place)).collect()
        }
        // Without an answer there is no place where it stands.
        Uitkomst::Open | Uitkomst::NietVanToepassing => Vec::new(),
    };
    if places.is_empty() {
        outcome
    } else {
        format!("{outcome}, plekken = [{}]", places.join(", "))
    }
}

/// Where an eis is answered; several elements of one list are that list, with `*`.
fn places(plekken: &[Plek], project: &Project) -> BTreeSet<String> {
    let known = plekken.iter().filter(|plek| project.tree.at(&plek.pad).is_some());
    let mut lists: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for plek in known {
        let file = project.sources.path(plek.location.file());
        let (place, list) = named(&project.tree, &plek.pad);
        lists.entry(format!("{file}#{list}")).or_default().insert(format!("{file}#{place}"));
    }
    let short = |(list, places): (String, BTreeSet<String>)| {
        if places.len() > 1 { BTreeSet::from([list]) } else { places }
    };
    lists.into_iter().flat_map(short).collect()
}

/// A pointer with names in the place of indices, so that a new element moves nothing; and the same with
/// `*` in the place of its last index.
fn named(tree: &Node, pad: &Pointer) -> (String, String) {
    let (mut at, mut place, mut list) = (Pointer::root(), String::new(), String::new());
    for segment in pad.segments() {
        let around = tree.at(&at).filter(|node| matches!(node.kind, Kind::Array(_)));
        at = at.key(&segment);
        let written = at.as_str().rsplit('/').next().unwrap_or_default();
        let name = around.and_then(|list| Some((list, tree.at(&at)?)));
        let name = name.and_then(|(list, element)| name_in(list, element));
        let step = name.unwrap_or_else(|| written.to_owned());
        list = if around.is_some() { format!("{place}/*") } else { format!("{list}/{step}") };
        place = format!("{place}/{step}");
    }
    (place, list)
}

/// `{id=thuis}`: the first field that only this element of the list has with this value.
fn name_in(list: &Node, element: &Node) -> Option<String> {
    NAMES.iter().find_map(|key| {
        let value = |node: &Node| node.get(key).and_then(Node::as_text).map(str::to_owned);
        let own = value(element)?;
        let plain = own.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
        let only = list.items().iter().filter(|item| value(item).as_ref() == Some(&own)).count();
        (plain && !own.is_empty() && only == 1).then(|| format!("{{{key}={own}}}"))
    })
}

/// Reads a file with this path and these bytes.
pub fn read(path: &str, bytes: &[u8]) -> Gelezen {
    let mut sources = Sources::default();
    let (text, decoded) = match str::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text), true),
        Err(_) => ("", false),
    };
    let file = sources.add(path, text);
    if !decoded {
        let start = Location::start_of(file);
        let finding = Diagnostic::new(Code::GeenUtf8, "dit bestand is geen UTF-8", start);
        let help = "sla het bestand op als UTF-8, of leg de toetsing opnieuw vast";
        return Gelezen { sources, inhoud: None, meldingen: vec![finding.help(help)] };
    }
    let (node, errors) = source::parse(file, text);
    let mut meldingen: Vec<Diagnostic> = errors.into_iter().map(Diagnostic::from).collect();
    // What else is wrong in a text that is cut short is only a consequence.
    if meldingen.is_empty() {
        meldingen = SCHEMA.validate(&node).into_iter().filter_map(|one| one.diagnostic).collect();
    }
    crate::diagnostic::sort(&mut meldingen);
    let inhoud = if meldingen.is_empty() { typed(&node, &mut meldingen) } else { None };
    Gelezen { sources, inhoud, meldingen }
}

fn typed(node: &Node, meldingen: &mut Vec<Diagnostic>) -> Option<Vastlegging> {
    match source::read::<Bestand>(node) {
        Ok(file) => Some(Vastlegging::of(file)),
        Err(error) => {
            let at = error.pointer();
            let location = node.location_of(&at, Part::Value);
            let message = "deze waarde past hier niet";
            meldingen.push(Diagnostic::new(Code::NietPassend, message, location).at(at));
            None
        }
    }
}

impl Vastlegging {
    fn of(file: Bestand) -> Self {
        let outcome = |word: &str| Uitkomst::ALL.into_iter().find(|one| one.as_str() == word);
        let eisen = file.eisen.into_iter();
        Self {
            programma: file.programma,
            peildatum: file.peildatum.0,
            kaders: file.kaders,
            eisen: eisen.filter_map(|(id, line)| Some((id, outcome(&line.uitkomst)?))).collect(),
        }
    }
}

/// A key as TOML writes it: bare where that is allowed.
fn key(text: &str) -> String {
    let bare = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    if !text.is_empty() && text.chars().all(bare) { text.to_owned() } else { quoted(text) }
}

/// A JSON string is a TOML string too, but for DEL.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
