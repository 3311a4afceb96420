//! The built-in kaders: whole, without doubles, with a source for everything, and about data that exists.

use std::collections::{BTreeMap, BTreeSet};

use bouwsteen::diagnostic::Code;
use bouwsteen::kader::toets::Filter;
use bouwsteen::kader::{
    Eis, Kader, Lijst, Sterkte, Toets, Voorwaarde, Zekerheid, ingebouwd::bestanden,
};
use bouwsteen::schema;
use sha2::{Digest, Sha256};

use crate::support::{self, KADERS, kader_files, kaders};

/// The eisen that this version must hold, one id a line.
const IDS: &str = include_str!("eisen-ids.txt");

fn eisen() -> impl Iterator<Item = (&'static Kader, &'static Eis)> {
    kaders().iter().flat_map(|kader| kader.eis.iter().map(move |eis| (kader, eis)))
}

fn lijsten() -> impl Iterator<Item = &'static Lijst> {
    kaders().iter().flat_map(|kader| &kader.lijst)
}

/// Fails with everything that is wrong, one line each.
fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_built_in_kader_reads_in_order() {
    let names: Vec<&str> = kaders().iter().map(|kader| kader.naam.as_str()).collect();
    assert_eq!(names, KADERS);
}

#[test]
fn the_program_holds_every_file_of_every_kader() {
    let built_in: BTreeSet<&str> = bestanden().collect();
    let on_disk: BTreeSet<String> =
        KADERS.iter().flat_map(|naam| kader_files(naam)).map(|(path, _)| path).collect();
    assert_eq!(built_in, on_disk.iter().map(String::as_str).collect());
}

#[test]
fn ids_are_unique_over_all_kaders() {
    let mut seen = BTreeSet::new();
    let double: Vec<String> =
        eisen().filter(|(_, eis)| !seen.insert(&eis.id)).map(|(_, eis)| eis.id.clone()).collect();
    nothing_wrong(&double);
    let mut lists = BTreeSet::new();
    assert!(lijsten().all(|list| lists.insert(&list.id)), "a list stands in two kaders");
}

#[test]
fn every_eis_of_this_version_is_there() {
    let there: BTreeSet<&str> = eisen().map(|(_, eis)| eis.id.as_str()).collect();
    let missing: Vec<String> =
        IDS.lines().filter(|id| !there.contains(id)).map(str::to_owned).collect();
    nothing_wrong(&missing);
}

#[test]
fn every_source_that_is_named_exists() {
    let mut wrong = Vec::new();
    for kader in kaders() {
        let known = |document: &str| kader.bron(document).is_some();
        let from_eisen = kader.eis.iter().map(|eis| (&eis.id, &eis.bron));
        let from_lists = kader.lijst.iter().flat_map(|list| {
            let values = list.waarde.iter().flat_map(|value| {
                value.bron.iter().chain(value.bedrag.iter().map(|bedrag| &bedrag.bron))
            });
            std::iter::once(&list.bron).chain(values).map(|bron| (&list.id, bron))
        });
        for (id, bron) in from_eisen.chain(from_lists) {
            if !known(&bron.document) {
                wrong.push(format!("{id}: `{}` is no [[bron]] of {}", bron.document, kader.naam));
            }
        }
        let mut ids = BTreeSet::new();
        assert!(kader.bron.iter().all(|bron| ids.insert(&bron.id)), "{}: double bron", kader.naam);
    }
    nothing_wrong(&wrong);
}

#[test]
fn law_has_a_dated_address_or_says_why_not() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen().filter(|(_, eis)| eis.sterkte == Sterkte::Wet) {
        let dated = eis.bron.url.as_deref().is_some_and(has_date);
        let excused = eis.bron.plaats.contains("niet zelf gelezen")
            && eis.bron.zekerheid != Zekerheid::Gelezen;
        if !dated && !excused {
            wrong.push(format!("{}: no dated url, and no reason", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

/// The words of the law are short, and nobody changes a letter of them unseen.
#[test]
fn law_that_was_read_is_quoted() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let Some(citaat) = &eis.bron.citaat else {
            if eis.sterkte == Sterkte::Wet && eis.bron.zekerheid == Zekerheid::Gelezen {
                wrong.push(format!("{}: no citaat", eis.id));
            }
            continue;
        };
        let words = citaat.tekst.split_whitespace().count();
        if !(3..=40).contains(&words) {
            wrong.push(format!("{}: citaat of {words} words", eis.id));
        }
        let hash: String =
            Sha256::digest(&citaat.tekst).iter().map(|byte| format!("{byte:02x}")).collect();
        if citaat.sha256 != hash {
            wrong.push(format!("{}: the citaat has sha256 {hash}", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

/// What an eis shows as example can be pasted: it loads, and it is about what the toets looks at.
#[test]
fn every_voorbeeld_works() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let Some(voorbeeld) = &eis.voorbeeld else {
            wrong.push(format!("{}: no voorbeeld", eis.id));
            continue;
        };
        let project = support::project(&[("bouwsteen.toml", voorbeeld)]);
        // A fragment may refer to elements that stand elsewhere in a visie.
        let faults = project.diagnostics.iter().filter(|d| d.code != Code::OnbekendeVerwijzing);
        wrong.extend(faults.map(|d| format!("{}: voorbeeld: {} {}", eis.id, d.code, d.message)));
        let mut paths = Paths::default();
        paths.of_toets(&eis.toets);
        if !paths.found.iter().any(|pad| !project.tree.select(pad).is_empty()) {
            wrong.push(format!("{}: voorbeeld holds nothing of {:?}", eis.id, paths.found));
        }
        if voorbeeld.lines().count() > 14 {
            wrong.push(format!("{}: voorbeeld is longer than 14 lines", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

fn has_date(url: &str) -> bool {
    url.split(['/', '#']).any(|part| part.parse::<jiff::civil::Date>().is_ok())
}

#[test]
fn words_follow_the_style() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        for (what, text) in [("melding", &eis.melding), ("herstel", &eis.herstel)] {
            if text.ends_with('.') || !text.starts_with(|c: char| c.is_lowercase()) {
                wrong.push(format!("{}: {what} starts lower-case, without a final period", eis.id));
            }
        }
        if !eis.herstel.contains('`') {
            wrong.push(format!("{}: herstel names no key", eis.id));
        }
        if !eis.titel.ends_with('.') || !eis.titel.starts_with(char::is_uppercase) {
            wrong.push(format!("{}: titel is a sentence", eis.id));
        }
        if eis.uitleg.as_deref().is_none_or(|uitleg| !uitleg.ends_with('.')) {
            wrong.push(format!("{}: uitleg is missing, or does not end its sentence", eis.id));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_eis_has_a_fout_and_known_companions() {
    let ids: BTreeSet<&str> = eisen().map(|(_, eis)| eis.id.as_str()).chain(IDS.lines()).collect();
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        if eis.fout.is_empty() {
            wrong.push(format!("{}: no fout", eis.id));
        }
        for mutation in &eis.fout {
            if mutation.verwijder.is_some() == mutation.zet.is_some()
                || mutation.zet.is_some() != mutation.waarde.is_some()
            {
                wrong.push(format!("{}: fout takes out or puts, one of both", eis.id));
            }
        }
        for other in &eis.sleept_mee {
            if *other == eis.id || !ids.contains(other.as_str()) {
                wrong.push(format!("{}: sleept-mee names `{other}`", eis.id));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_condition_is_one_condition() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let one = |v: &&Voorwaarde| {
            usize::from(v.is.is_some())
                + usize::from(v.bevat.is_some())
                + usize::from(v.aanwezig.is_some())
                != 1
        };
        let mut conditions: Vec<&Voorwaarde> =
            eis.geldt_als.iter().chain(&eis.geldt_als_een_van).collect();
        branches(&eis.toets, &mut conditions);
        let bad = conditions.into_iter().filter(one);
        wrong.extend(bad.map(|v| format!("{}: condition at {}", eis.id, v.pad)));
    }
    nothing_wrong(&wrong);
}

fn branches<'a>(toets: &'a Toets, found: &mut Vec<&'a Voorwaarde>) {
    if let Toets::Alle { toetsen } = toets {
        for toets in toetsen {
            branches(toets, found);
        }
    }
    if let Toets::Indien { geldt_als, toets } = toets {
        found.extend(geldt_als);
        branches(toets, found);
    }
}

/// Guard 1: what an eis points at exists in the schema.
#[test]
fn every_pad_veld_and_fout_exists_in_the_schema() {
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let mut paths = Paths::default();
        eis.geldt_als.iter().chain(&eis.geldt_als_een_van).for_each(|v| paths.add(&v.pad));
        paths.of_toets(&eis.toets);
        for mutation in &eis.fout {
            let pads = mutation.verwijder.iter().chain(&mutation.zet);
            pads.for_each(|pad| paths.add(&any_element(pad)));
        }
        let unknown = paths.found.iter().filter(|pad| schema::visie().at(pad).is_none());
        wrong.extend(unknown.map(|pad| format!("{}: `{pad}` is not in the schema", eis.id)));
    }
    nothing_wrong(&wrong);
}

/// Guard 1, for words: what an eis compares with is a value that the data can have.
#[test]
fn every_word_that_is_compared_can_be_written() {
    let values: BTreeMap<&str, BTreeSet<&str>> = lijsten()
        .map(|list| (list.id.as_str(), list.waarde.iter().map(|w| w.id.as_str()).collect()))
        .collect();
    let mut wrong = Vec::new();
    for (_, eis) in eisen() {
        let mut paths = Paths::default();
        for v in eis.geldt_als.iter().chain(&eis.geldt_als_een_van) {
            paths.compare(&v.pad, v.is.iter().chain(&v.bevat));
        }
        paths.of_toets(&eis.toets);
        for (pad, word) in &paths.words {
            if !can_be(pad, word, &values) {
                wrong.push(format!("{}: `{pad}` can never be `{word}`", eis.id));
            }
        }
        for (list, value) in &paths.of_list {
            if !values.get(list.as_str()).is_some_and(|known| known.contains(value.as_str())) {
                wrong.push(format!("{}: list `{list}` has no `{value}`", eis.id));
            }
        }
    }
    nothing_wrong(&wrong);
}

fn can_be(pad: &str, word: &str, values: &BTreeMap<&str, BTreeSet<&str>>) -> bool {
    let element = format!("{pad}/*");
    let pads = [pad, element.as_str()];
    pads.iter().any(|pad| {
        let keyword = |name| schema::visie().keyword(pad, name);
        if let Some(list) = keyword("x-lijst").and_then(|list| list.as_str()) {
            return values.get(list).is_some_and(|known| known.contains(word));
        }
        if let Some(words) = keyword("enum").and_then(|words| words.as_array()) {
            return words.iter().any(|known| known == word);
        }
        match keyword("type").and_then(|kind| kind.as_str()) {
            Some("boolean") => word == "true" || word == "false",
            Some("string") => true,
            _ => false,
        }
    })
}

#[test]
fn the_guards_see_a_wrong_path_and_a_wrong_word() {
    assert!(schema::visie().at("/verordening/urgentiecategorie/*/categorie").is_some());
    assert!(schema::visie().at("/verordening/urgentiecategorie/*/letter").is_none());
    let grounds = BTreeSet::from(["inkomen"]);
    let values = BTreeMap::from([("weigeringsgronden", grounds)]);
    assert!(can_be("/verordening/weigeringsgrond/*/soort", "inkomen", &values));
    assert!(!can_be("/verordening/weigeringsgrond/*/soort", "leeftijd", &values));
    assert!(!can_be("/verordening/grond", "armoede", &values));
    assert!(!can_be("/verordening/eisen-wbmgp", "nee", &values));
}

/// Everything in a toets that points into the data, as patterns.
#[derive(Default)]
struct Paths {
    found: Vec<String>,
    /// A pattern and a word that the value there is compared with.
    words: Vec<(String, String)>,
    /// A list of a kader and a value of it.
    of_list: Vec<(String, String)>,
}

impl Paths {
    fn add(&mut self, pad: &str) {
        self.found.push(pad.to_owned());
    }

    fn compare<'a>(&mut self, pad: &str, words: impl Iterator<Item = &'a String>) {
        self.words.extend(words.map(|word| (pad.to_owned(), word.clone())));
    }

    fn of_element(&mut self, list: &str, veld: &str) -> String {
        let pad = if veld.is_empty() { format!("{list}/*") } else { format!("{list}/*/{veld}") };
        self.add(&pad);
        pad
    }

    fn of_filters(&mut self, list: &str, filters: &[Filter]) {
        for filter in filters {
            let pad = self.of_element(list, &filter.veld);
            self.compare(&pad, filter.is.iter());
            if let Some(step) = &filter.verwijst {
                let pad = self.of_element(&step.naar, &step.veld);
                self.compare(&pad, step.is.iter());
            }
        }
    }

    fn of_elements(&mut self, list: &str, waar: &[Filter], velden: &[String]) {
        self.add(list);
        self.of_filters(list, waar);
        for veld in velden {
            self.of_element(list, veld);
        }
    }

    fn of_toets(&mut self, toets: &Toets) {
        match toets {
            Toets::Aanwezig { paden, .. } | Toets::OpenNorm { paden, .. } => {
                for pad in paden {
                    self.add(pad);
                }
            }
            Toets::PerElement { r#in, waar, velden, moet, .. } => {
                self.of_elements(r#in, waar, velden);
                self.of_filters(r#in, moet);
            }
            Toets::Element { r#in, waar, velden, .. } => self.of_elements(r#in, waar, velden),
            Toets::Dekking { lijst, waarden, r#in, sleutel, velden, uitzondering } => {
                self.of_list.extend(waarden.iter().map(|value| (lijst.clone(), value.clone())));
                let key = if plain_list(r#in) { "" } else { sleutel };
                self.of_elements(r#in, &[], velden);
                self.of_element(r#in, key);
                if let Some(veld) = uitzondering {
                    self.of_element(r#in, veld);
                }
            }
            Toets::Grens { pad, .. } | Toets::Jaren { pad, .. } => self.add(pad),
            Toets::Keuze { pad, is, .. } => {
                self.add(pad);
                self.compare(pad, is.iter());
            }
            Toets::Tijdvak { van, tot, .. } => [van, tot].into_iter().for_each(|pad| self.add(pad)),
            Toets::Uiterlijk { pad, pad_uiterlijk, tenzij, .. } => {
                [Some(pad), pad_uiterlijk.as_ref(), tenzij.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|pad| self.add(pad));
            }
            Toets::Actualiteit { r#in, datum, peil, tenzij, .. } => {
                self.of_elements(r#in, &[], &[datum.clone(), tenzij.clone()]);
                self.add(peil);
            }
            Toets::Som { r#in, links, rechts } => {
                self.of_elements(r#in, &[], &[links.clone(), rechts.clone()]);
            }
            Toets::Alle { toetsen } => {
                for toets in toetsen {
                    self.of_toets(toets);
                }
            }
            Toets::Indien { geldt_als, toets } => {
                for v in geldt_als {
                    self.add(&v.pad);
                    self.compare(&v.pad, v.is.iter().chain(&v.bevat));
                }
                self.of_toets(toets);
            }
        }
    }
}

/// Elements of a plain list (`["a", "d"]`) are their own key.
fn plain_list(list: &str) -> bool {
    schema::visie().keyword(&format!("{list}/*"), "type").is_some_and(|kind| kind == "string")
}

/// A fout may name an element by a value: `{soort=wmo-plan}`.
fn any_element(pad: &str) -> String {
    let segment = |part: &str| if part.starts_with('{') { "*".to_owned() } else { part.to_owned() };
    pad.split('/').map(segment).collect::<Vec<_>>().join("/")
}
