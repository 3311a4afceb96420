//! The guards of a kader: what an eis points at exists, and what it compares with can be written.

use std::collections::BTreeSet;

use serde_json::Value;

use super::uses::{What, uses_of, uses_of_norm, uses_of_toets};
use super::{Draft, Known, place};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::kader::{Eis, Norm, Vindplaats};
use crate::schema;
use crate::source::{Pointer, Sources, parse};

/// More findings than this are no help to anyone.
const MAX_FINDINGS: usize = 500;

/// For more findings than this, the nearest of thousands of words would take too long to find.
const MAX_HINTS: usize = 100;

/// What the guards found in a kader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// What points at nothing, or says something that cannot be; as many as a person could read.
    pub diagnostics: Vec<Diagnostic>,
    /// The eisen that are useless because of it, by their index in the kader.
    pub useless: BTreeSet<usize>,
    /// The normen that are useless because of it, by their index in the kader.
    pub useless_normen: BTreeSet<usize>,
}

/// Everything in a draft that points at nothing, or says something that cannot be.
pub fn judge(draft: &Draft, known: &Known) -> Judged {
    let mut guard = Guard { draft, known, found: Vec::new(), useless: BTreeSet::new() };
    guard.sources();
    for (index, eis) in draft.kader.eis.iter().enumerate() {
        guard.eis(index, eis);
    }
    let useless = std::mem::take(&mut guard.useless);
    for (index, norm) in draft.kader.norm.iter().enumerate() {
        guard.norm(index, norm);
    }
    Judged { diagnostics: guard.found, useless, useless_normen: guard.useless }
}

/// What can stand at a place in a visie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words<'a> {
    /// Any text.
    Any,
    /// One of these.
    Of(BTreeSet<&'a str>),
    /// No word at all: a table, a number or a date.
    Nothing,
}

/// The words that the value at a pattern can be, itself or as an element of a list.
pub fn known_words<'a>(pad: &str, known: &'a Known) -> Words<'a> {
    let element = format!("{pad}/*");
    let mut words = BTreeSet::new();
    for pad in [pad, &element] {
        let keyword = |name| schema::visie().keyword(pad, name);
        if let Some(list) = keyword("x-lijst").and_then(Value::as_str) {
            words.extend(known.lists.get(list).into_iter().flatten().map(String::as_str));
            continue;
        }
        if let Some(options) = keyword("enum").and_then(Value::as_array) {
            words.extend(options.iter().filter_map(Value::as_str));
            continue;
        }
        match keyword("type").and_then(Value::as_str) {
            Some("boolean") => words.extend(["true", "false"]),
            Some("string") => return Words::Any,
            _ => {}
        }
    }
    if words.is_empty() { Words::Nothing } else { Words::Of(words) }
}

/// Whether a word stands in the list of a kader that the values at a pattern come from.
fn is_listed(pad: &str, woord: &str, known: &Known) -> bool {
    [pad, &format!("{pad}/*")].iter().any(|pad| {
        let list = schema::visie().keyword(pad, "x-lijst").and_then(Value::as_str);
        let values = list.and_then(|list| known.lists.get(list));
        values.is_some_and(|values| values.contains(woord))
    })
}

struct Guard<'a> {
    draft: &'a Draft,
    known: &'a Known,
    found: Vec<Diagnostic>,
    /// Of the eisen first, and then of the normen.
    useless: BTreeSet<usize>,
}

impl Guard<'_> {
    fn push(&mut self, eis: Option<usize>, code: Code, at: &Pointer, words: (String, String)) {
        self.useless.extend(eis);
        if self.found.len() < MAX_FINDINGS {
            let (message, help) = words;
            let found = Diagnostic::new(code, message, place(self.draft, at)).help(help);
            self.found.push(found);
        }
    }

    /// Help that names the nearest known word, while that is worth its time.
    fn near<'k>(&self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
        (self.found.len() < MAX_HINTS).then(|| did_you_mean(word, known)).flatten()
    }

    fn eis(&mut self, index: usize, eis: &Eis) {
        let at = Pointer::root().key("eis").index(index);
        self.vindplaats(Some(index), &at.key("bron"), &eis.bron);
        for (other, code) in eis.sleept_mee.iter().enumerate() {
            self.eiscode(index, &at.key("sleept-mee").index(other), code, &eis.id);
        }
        if let Some(code) = &eis.scherper_dan {
            self.eiscode(index, &at.key("scherper-dan"), code, &eis.id);
        }
        for one in uses_of(eis, &at) {
            self.one(index, &one.at, &one.what);
        }
        if let Some(message) = eis.voorbeeld.as_ref().and_then(|text| wrong_example(text, eis)) {
            let help = "wat hier staat moet zo in een visie te plakken zijn".to_owned();
            // It shows nothing wrong of the eis itself, so that one still counts.
            self.push(None, Code::KaderVoorbeeld, &at.key("voorbeeld"), (message, help));
        }
    }

    fn norm(&mut self, index: usize, norm: &Norm) {
        let at = Pointer::root().key("norm").index(index);
        self.vindplaats(Some(index), &at.key("bron"), &norm.bron);
        for one in uses_of_norm(norm, &at) {
            self.one(index, &one.at, &one.what);
        }
    }

    fn one(&mut self, index: usize, at: &Pointer, what: &What) {
        let report = match what {
            What::Pad(pad) => self.pad(pad).map(|words| (Code::KaderPad, words)),
            What::Veld { lijst, veld } => {
                self.veld(lijst, veld).map(|words| (Code::KaderPad, words))
            }
            What::Woord { pad, woord } => {
                self.woord(pad, woord).map(|words| (Code::KaderWoord, words))
            }
            What::Lijst(lijst) => self.lijst(lijst).map(|words| (Code::KaderWoord, words)),
            What::Lijstwaarde { lijst, waarde } => {
                self.waarde(lijst, waarde).map(|words| (Code::KaderWoord, words))
            }
            What::NietEen(what) => {
                let help = "haal weg wat te veel is, of vul aan wat ontbreekt".to_owned();
                Some((Code::KaderToets, ((*what).to_owned(), help)))
            }
            What::VraagtNiets(lacking) => {
                let message = "deze toets vraagt niets: elke visie voldoet eraan".to_owned();
                Some((Code::KaderToets, (message, format!("geef {lacking}"))))
            }
        };
        if let Some((code, words)) = report {
            self.push(Some(index), code, at, words);
        }
    }

    fn pad(&self, pad: &str) -> Option<(String, String)> {
        if exists(pad) {
            return None;
        }
        let help = self.nearest_path("", pad);
        Some((format!("pad `{pad}` bestaat niet in een visie"), help))
    }

    fn veld(&self, lijst: &str, veld: &str) -> Option<(String, String)> {
        let base = format!("{lijst}/*");
        // A list that does not exist is a finding of its own.
        if !exists(lijst) {
            return None;
        }
        if !exists(&base) {
            let message = format!("`{lijst}` is geen lijst, dus zij heeft geen elementen");
            return Some((message, "noem bij `in` het pad van een lijst".to_owned()));
        }
        if veld.is_empty() || exists(&format!("{base}/{veld}")) {
            return None;
        }
        let help = self.nearest_path(&base, &format!("/{veld}"));
        Some((format!("`{veld}` is geen veld van `{lijst}`"), help))
    }

    /// Names the path that was meant: `base` exists, and `rest` leads to nothing from there.
    fn nearest_path(&self, base: &str, rest: &str) -> String {
        let mut known = base.to_owned();
        let mut segments = rest.split('/').skip(1);
        let wrong = loop {
            let Some(segment) = segments.next() else { break String::new() };
            let next = format!("{known}/{segment}");
            if !exists(&next) {
                break segment.to_owned();
            }
            known = next;
        };
        let tail: String = segments.map(|segment| format!("/{segment}")).collect();
        // As written by the user: a field has no slash before it.
        let shown = |path: &str| {
            let path = path.strip_prefix(base).unwrap_or(path);
            if base.is_empty() { path.to_owned() } else { path.trim_start_matches('/').to_owned() }
        };
        if exists(&format!("{known}/*")) && wrong != "*" {
            let with = format!("{known}/*/{wrong}{tail}");
            if exists(&with) {
                return format!("bedoelde u `{}`?", shown(&with));
            }
            return format!("`{}` is een lijst: schrijf er `/*` achter", shown(&known));
        }
        let keys = schema::visie().keys(&known);
        let hinted = self.found.len() < MAX_HINTS;
        let near = crate::diagnostic::nearest(&wrong, keys.iter().copied());
        match near.filter(|_| hinted && wrong.len() <= 100) {
            Some(near) => {
                let whole = format!("{known}/{near}{tail}");
                let meant = if exists(&whole) { whole } else { format!("{known}/{near}") };
                format!("bedoelde u `{}`?", shown(&meant))
            }
            None if keys.is_empty() => format!("onder `{}` staat niets meer", shown(&known)),
            None => one_of(keys),
        }
    }

    fn woord(&self, pad: &str, woord: &str) -> Option<(String, String)> {
        // Lists can be long: they are searched first, and read out only for a finding that is listed.
        if !exists(pad) || is_listed(pad, woord, self.known) {
            return None;
        }
        if self.found.len() >= MAX_FINDINGS {
            return Some(Default::default());
        }
        match known_words(pad, self.known) {
            Words::Any => None,
            Words::Nothing => {
                let message = format!("bij `{pad}` staat nooit een woord");
                Some((message, "vergelijk met een keuze, een tekst of ja en nee".to_owned()))
            }
            Words::Of(words) if words.contains(woord) => None,
            Words::Of(words) => {
                let help = self.near(woord, words.iter().copied());
                let help = help.unwrap_or_else(|| one_of(words.into_iter().collect()));
                Some((format!("`{pad}` kan nooit `{}` zijn", short(woord)), help))
            }
        }
    }

    fn lijst(&self, lijst: &str) -> Option<(String, String)> {
        if self.known.lists.contains_key(lijst) {
            return None;
        }
        let names: Vec<&str> = self.known.lists.keys().map(String::as_str).collect();
        let help = self
            .near(lijst, names.iter().copied())
            .unwrap_or_else(|| format!("voeg een `[[lijst]]` toe met `id = \"{}\"`", short(lijst)));
        Some((format!("lijst `{}` bestaat niet", short(lijst)), help))
    }

    fn waarde(&self, lijst: &str, waarde: &str) -> Option<(String, String)> {
        let values = self.known.lists.get(lijst)?;
        if values.contains(waarde) {
            return None;
        }
        let known: Vec<&str> = values.iter().map(String::as_str).collect();
        let help = self.near(waarde, known.iter().copied()).unwrap_or_else(|| one_of(known));
        Some((format!("lijst `{lijst}` heeft geen waarde `{}`", short(waarde)), help))
    }

    fn eiscode(&mut self, index: usize, at: &Pointer, code: &str, own: &str) {
        if code == own {
            let words = ("een eis noemt zichzelf".to_owned(), "noem een andere eis".to_owned());
            self.push(Some(index), Code::OnbekendeVerwijzing, at, words);
        } else if !self.known.eisen.contains(code) {
            let help = self
                .near(code, self.known.eisen.iter().map(String::as_str))
                .unwrap_or_else(|| "`bouwsteen kader lijst` toont alle eisen".to_owned());
            let words = (format!("er is geen eis `{code}`"), help);
            self.push(Some(index), Code::OnbekendeVerwijzing, at, words);
        }
    }

    /// Sources and quotes of the lists and bevoegdheden; those of eisen go with their eis.
    fn sources(&mut self) {
        let draft = self.draft;
        for (index, one) in draft.kader.bevoegdheid.iter().enumerate() {
            let at = Pointer::root().key("bevoegdheid").index(index);
            self.vindplaats(None, &at.key("bron"), &one.bron);
        }
        for (index, list) in draft.kader.lijst.iter().enumerate() {
            let at = Pointer::root().key("lijst").index(index);
            self.vindplaats(None, &at.key("bron"), &list.bron);
            for (index, item) in list.waarde.iter().enumerate() {
                let at = at.key("waarde").index(index);
                if let Some(bron) = &item.bron {
                    self.vindplaats(None, &at.key("bron"), bron);
                }
                for (index, bedrag) in item.bedrag.iter().enumerate() {
                    let at = at.key("bedrag").index(index);
                    self.vindplaats(None, &at.key("bron"), &bedrag.bron);
                }
            }
        }
    }

    fn vindplaats(&mut self, eis: Option<usize>, at: &Pointer, bron: &Vindplaats) {
        let draft = self.draft;
        if draft.kader.bron(&bron.document).is_none() {
            let known = draft.kader.bron.iter().map(|bron| bron.id.as_str());
            let help = self.near(&bron.document, known).unwrap_or_else(|| {
                format!("voeg een `[[bron]]` toe met `id = \"{}\"`", short(&bron.document))
            });
            let message = format!("`{}` is geen bron van dit kader", short(&bron.document));
            self.push(eis, Code::OnbekendeVerwijzing, &at.key("document"), (message, help));
        }
        let Some(citaat) = &bron.citaat else { return };
        if citaat.sha256.as_ref().is_some_and(|hash| *hash != citaat.hash()) {
            let message = "het citaat is niet meer wat het was".to_owned();
            let help =
                format!("herstel de woorden, of schrijf bij een nieuw citaat {}", citaat.hash());
            let at = at.key("citaat").key("sha256");
            self.push(eis, Code::KaderCitaat, &at, (message, help));
        }
    }
}

/// What is wrong with an example: it can be read, it fits in a visie, and it is about what is asked.
fn wrong_example(text: &str, eis: &Eis) -> Option<String> {
    let (tree, errors) = parse(Sources::default().add("voorbeeld", ""), text);
    if let Some(error) = errors.first() {
        return Some(format!("het voorbeeld is niet te lezen: {}", error.message));
    }
    let found = schema::visie().validate(&tree);
    if let Some(found) = found.into_iter().find_map(|one| one.diagnostic) {
        return Some(format!("het voorbeeld past niet in een visie: {}", found.message));
    }
    let uses = uses_of_toets(&eis.toets);
    let mut asked = uses.iter().filter_map(|one| one.what.pattern());
    let is_about = asked.any(|pad| !tree.select(&pad).is_empty());
    (!is_about).then(|| "het voorbeeld gaat niet over wat de eis vraagt".to_owned())
}

fn exists(pad: &str) -> bool {
    pad.starts_with('/') && schema::visie().at(pad).is_some()
}

fn one_of(words: Vec<&str>) -> String {
    match words.len() {
        0 => "hier past niets".to_owned(),
        1..=12 => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("kies uit {}", words.join(", "))
        }
        _ => "kijk in het schema van de visie wat hier past".to_owned(),
    }
}

/// At most sixty characters.
fn short(text: &str) -> String {
    let mut line: String = text.chars().take(60).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    line
}
