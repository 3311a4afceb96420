//! Editions: what is meant for some readers only is in no output for the others, in no form.

use std::collections::BTreeSet;

use bouwsteen::{
    Document, Project, Toetsing,
    bronbestanden::van_uitgave,
    check::{self, Uitkomst},
    compose,
    render::{Format, render},
    source::{Kind, Lezers, Node, Publiek},
};
use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::render_docx;
use crate::support::{check_toml, kaders, lindewaard, lines, memory, project};

const TODAY: Date = date(2026, 11, 22);

/// A visie in which everything with `GEHEIM` in it is for the raad only.
const TOML: &str = r#"
[document]
titel = "Woonzorgvisie"
status = "ontwerp"
samenvatting = { bestand = "teksten/samenvatting.md" }

[document.voorwoord]
tekst = "Een woord GEHEIM-VOORWOORD vooraf."
publiek = ["raad"]

[gemeente]
naam = "Voorbeelddam"

[opgave]
tekst = "Zie [het plan](#geheim-doel) en het andere plan."

[[opgave.aandachtsgroep]]
groep = "ouderen"
publiek = ["raad"]
tekst = "GEHEIM-GROEP"

[[gebied]]
id = "open-wijk"
naam = "Open wijk"

[[gebied]]
id = "geheim-wijk"
naam = "GEHEIM-WIJK"
publiek = ["raad"]

[[bron]]
id = "geheim-bron"
naam = "GEHEIM-BRON"
publiek = ["raad", "regio"]

[[bron]]
id = "open-bron"
naam = "Open bron"

[[cijfer]]
id = "open-cijfer"
soort = "voorraad"
eenheid = "woning"
onderwerp = "zorgwoningen"
aantal = 120
bron = "geheim-bron"

[[cijfer]]
soort = "voorraad"
eenheid = "woning"
aantal = 515151
gebied = "geheim-wijk"

[[cijfer]]
id = "geheim-cijfer"
soort = "plan"
eenheid = "woning"
aantal = 717171
toelichting = "GEHEIM-CIJFER"
publiek = ["raad"]

[[cijferblok]]
titel = "GEHEIM-BLOK"
bestand = "data/geheim.csv"
publiek = ["raad"]

[[uitgelicht]]
id = "geheim-kader"
soort = "kader"
titel = "GEHEIM-KADER"
tekst = { bestand = "teksten/geheim.md" }
bij = "opgave"
publiek = ["raad"]

[[afbeelding]]
id = "geheim-beeld"
bestand = "beelden/geheim.svg"
alt = "GEHEIM-ALT"
bij = "opgave"
publiek = ["raad"]

[[ambitie]]
id = "ambitie"
titel = "Meer woningen"

[[doel]]
id = "geheim-doel"
ambitie = "ambitie"
omschrijving = "GEHEIM-DOEL"
publiek = ["raad"]

[[doel]]
id = "open-doel"
ambitie = "ambitie"
omschrijving = "Een doel voor iedereen"

[[maatregel]]
id = "maatregel"
omschrijving = "Bouwen"
doel = ["geheim-doel", "open-doel"]

[[leg-uit]]
eis = "REG-11"
motivering = "GEHEIM-MOTIVERING omdat wij dit bewust anders doen dan gevraagd wordt, en daar goede redenen voor hebben."
publiek = ["raad"]
"#;

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><title>GEHEIM-SVG</title></svg>";

fn files() -> Project {
    let csv = "soort;eenheid;aantal;toelichting\nplan;woning;919191;GEHEIM-RIJ\n";
    let more =
        "soort;eenheid;aantal;gebied\nplan;woning;616161;geheim-wijk\nplan;woning;44;open-wijk\n";
    let files = memory(&[
        ("bouwsteen.toml", TOML),
        ("teksten/samenvatting.md", "Er zijn {{ cijfer(\"open-cijfer\") }}.\n"),
        ("teksten/geheim.md", "GEHEIM-TEKST\n"),
        ("data/geheim.csv", csv),
        ("data/open.csv", more),
        ("beelden/geheim.svg", SVG),
    ]);
    Project::load(&files).expect("in memory")
}

fn edition(project: &Project, publiek: Publiek) -> (Project, Toetsing, Document) {
    let toetsing = check::check(project, TODAY);
    let (project, toetsing) = match check::uitgave(project, &toetsing, publiek) {
        Ok(made) => made,
        Err(found) => panic!("{}", lines(&project.sources, &found)),
    };
    let document = compose::compose(&project, &toetsing, TODAY).document;
    (project, toetsing, document)
}

/// Everything that any output is written from, and what the outputs in text are.
fn printed(document: &Document) -> String {
    let mut all = serde_json::to_string(document).expect("a document is JSON");
    for format in [Format::Markdown, Format::Html] {
        let bytes = render(document, format, TODAY).expect("it renders");
        all.push_str(&String::from_utf8(bytes).expect("text"));
    }
    for (name, image) in &document.images {
        all.push_str(name);
        all.push_str(&String::from_utf8_lossy(&image.bytes));
    }
    all
}

#[test]
fn an_edition_holds_nothing_that_is_not_for_its_readers() {
    let project = files();
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let markers: BTreeSet<&str> = [TOML, SVG, "GEHEIM-TEKST GEHEIM-RIJ"]
        .iter()
        .flat_map(|text| text.split(|char: char| !char.is_ascii_uppercase() && char != '-'))
        .filter(|word| word.starts_with("GEHEIM-"))
        .collect();
    assert_eq!(markers.len(), 13, "{markers:?}");
    let (_, _, whole) = edition(&project, Publiek::Raad);
    let whole = printed(&whole);
    let missing: Vec<_> = markers.iter().filter(|marker| !whole.contains(**marker)).collect();
    assert!(missing.is_empty(), "the raad must see {missing:?}");
    for publiek in [Publiek::Inwoner, Publiek::Regio] {
        let (_, _, document) = edition(&project, publiek);
        let text = printed(&document);
        let numbers = ["515151", "616161", "717171", "919191", "515.151", "616.161", "717.171"];
        let ids = ["geheim-doel", "geheim-wijk", "geheim-cijfer", "geheim.svg", "geheim.csv"];
        for marker in markers.iter().chain(&numbers).chain(&ids) {
            let shared = *marker == "GEHEIM-BRON" && publiek == Publiek::Regio;
            assert_eq!(text.contains(marker), shared, "{marker} for {publiek:?}");
        }
    }
}

#[test]
fn the_files_in_a_pdf_and_the_word_file_of_an_edition_hide_it_too() {
    let project = files();
    let words = ["GEHEIM-", "515151", "616161", "717171", "919191"];
    for (publiek, hides) in [(Publiek::Raad, false), (Publiek::Inwoner, true)] {
        let (shown, toetsing, document) = edition(&project, publiek);
        let along = van_uitgave(&project, &shown, &toetsing, TODAY);
        let mut text: String = along
            .iter()
            .map(|file| String::from_utf8_lossy(&file.bytes) + file.pad.as_str())
            .collect();
        assert!(text.contains("Een doel voor iedereen"), "what everybody may see goes along");
        text.push_str(&render_docx::all_words(&document));
        for word in words {
            assert_eq!(!text.contains(word), hides, "{word} for {publiek:?}");
        }
        let has = |path: &str| along.iter().any(|file| file.pad == path);
        for path in ["data/geheim.csv", "data/open.csv", "teksten/geheim.md", "beelden/geheim.svg"]
        {
            assert_eq!(!has(path), hides, "{path} for {publiek:?}");
        }
    }
}

#[test]
fn what_is_left_out_is_named_in_neutral_words() {
    let (_, _, document) = edition(&files(), Publiek::Inwoner);
    let text = String::from_utf8(render(&document, Format::Markdown, TODAY).expect("it renders"));
    let text = text.expect("text");
    let line = |words: &str| text.lines().find(|line| line.contains(words)).unwrap_or_default();
    assert!(line("Uitgave voor").contains("**Uitgave voor inwoners.**"), "{text}");
    assert!(text.contains("Ontwerp, uitgave voor inwoners"));
    assert!(text.contains("niet in deze uitgave, "), "a reference keeps its place: {text}");
    assert!(text.contains("Zie het plan en het andere plan"), "a link leaves its words");
}

#[test]
fn a_hidden_motivering_leaves_its_outcome() {
    let mut project = lindewaard();
    let toetsing = check::check(&project, TODAY);
    mark(&mut project, "leg-uit", 1);
    let (_, shown) = check::uitgave(&project, &toetsing, Publiek::Inwoner).expect("it is whole");
    let explained = shown.eisen.iter().find(|one| one.eis.id == "REG-11").expect("it is there");
    assert_eq!(explained.uitkomst, Uitkomst::LegUit);
    assert_eq!(explained.reden, "een deel van wat hierbij hoort, staat niet in deze uitgave");
    assert_eq!(explained.motivering, None);
    assert!(shown.afwijkingen.is_empty());
}

#[test]
fn the_outcomes_of_an_edition_are_those_of_the_whole() {
    let project = files();
    let whole = check::check(&project, TODAY);
    let outcomes = |of: &Toetsing| -> Vec<(String, Uitkomst)> {
        of.eisen.iter().map(|one| (one.eis.id.clone(), one.uitkomst)).collect()
    };
    for publiek in Publiek::ALL {
        let (_, toetsing, _) = edition(&project, publiek);
        assert_eq!(outcomes(&toetsing), outcomes(&whole));
        assert_eq!(toetsing.bouwstenen, whole.bouwstenen);
    }
}

#[test]
fn a_visie_without_publiek_is_the_same_for_all_readers() {
    let mut whole = lindewaard();
    whole.tree = without_marks(whole.tree.clone());
    whole.diagnostics.clear();
    let toetsing = check::check(&whole, TODAY);
    for publiek in Publiek::ALL {
        let (project, shown) = check::uitgave(&whole, &toetsing, publiek).expect("nothing is lost");
        assert_eq!(project.tree, whole.tree);
        assert_eq!(project.visie, whole.visie);
        let texts = |of: &Project| -> Vec<String> {
            of.cijfers.knopen().iter().map(|(pad, row)| format!("{pad} {row:?}")).collect()
        };
        assert_eq!(texts(&project), texts(&whole));
        assert_eq!(project.images, whole.images);
        assert_eq!(shown.voortgang.doelen, toetsing.voortgang.doelen);
        assert_eq!(shown.normen, toetsing.normen);
        let reasons = |of: &Toetsing| -> Vec<String> {
            of.eisen.iter().map(|one| format!("{} {:?}", one.reden, one.plekken)).collect()
        };
        assert_eq!(reasons(&shown), reasons(&toetsing));
    }
}

fn without_marks(mut node: Node) -> Node {
    node.lezers = Lezers::default();
    node.kind = match node.kind {
        Kind::Array(items) => Kind::Array(items.into_iter().map(without_marks).collect()),
        Kind::Table(entries) => {
            let plain = entries.into_iter().map(|mut entry| {
                entry.node = without_marks(entry.node);
                entry
            });
            Kind::Table(plain.collect())
        }
        other => other,
    };
    node
}

/// The texts in a tree, in files that it names too.
fn texts(project: &Project, node: &Node, hidden: bool, found: &mut [BTreeSet<String>; 2]) {
    let hidden = hidden || !node.lezers.is_voor(Publiek::Inwoner);
    if let Some(text) = node.as_text() {
        let file = project.tekst(text);
        let lines = file.into_iter().flat_map(str::lines).chain([text]);
        found[usize::from(hidden)].extend(lines.map(|line| line.trim().to_owned()));
    }
    node.entries().iter().for_each(|entry| texts(project, &entry.node, hidden, found));
    node.items().iter().for_each(|item| texts(project, item, hidden, found));
}

/// Hides a part of the data, or of a list every so many elements, so that the others get another number.
fn mark(project: &mut Project, key: &str, step: usize) {
    let hidden = Lezers::alleen(&[Publiek::Raad]);
    let Kind::Table(entries) = &mut project.tree.kind else { panic!("the root is a table") };
    let entry = entries.iter_mut().find(|entry| entry.key == key).expect("it is there");
    match &mut entry.node.kind {
        Kind::Array(items) => items.iter_mut().step_by(step).for_each(|item| item.lezers = hidden),
        _ => entry.node.lezers = hidden,
    }
}

/// Settings, and what numbers rest on: an edition without them is refused.
const KEPT: [&str; 12] = [
    "document",
    "gemeente",
    "toets",
    "rekenen",
    "huisstijl",
    "dimensie",
    "eigen-waarde",
    "cijfer",
    "cijferblok",
    "draaitabel",
    "grafiek",
    "gebied",
];

#[test]
fn hiding_parts_of_the_example_hides_all_of_their_text() {
    let whole = lindewaard();
    let toetsing = check::check(&whole, TODAY);
    let kaders = format!("{:?}", kaders());
    let keys = whole.tree.entries().iter().map(|entry| entry.key.as_str());
    let keys: Vec<&str> = keys.filter(|key| !KEPT.contains(key)).collect();
    assert!(keys.len() > 20, "{keys:?}");
    // All parts of a group are hidden together; with three groups every part is also seen beside others.
    for group in 0..3 {
        let mut project = whole.clone();
        for key in keys.iter().skip(group).step_by(3) {
            mark(&mut project, key, 3);
        }
        let (edition, told) = match check::uitgave(&project, &toetsing, Publiek::Inwoner) {
            Ok(made) => made,
            Err(found) => panic!("{}", lines(&project.sources, &found)),
        };
        let document = compose::compose(&edition, &told, TODAY).document;
        let json = serde_json::to_string(&document).expect("a document is JSON");
        let mut found = [BTreeSet::new(), BTreeSet::new()];
        texts(&project, &project.tree, false, &mut found);
        let [shown, hidden] = found;
        assert!(hidden.len() > 20, "the group hides texts");
        let rows = format!("{:?}", edition.cijfers.knopen());
        let open = shown.iter().map(String::as_str).chain([kaders.as_str(), rows.as_str()]);
        let open = open.collect::<Vec<_>>().join("\n");
        for text in hidden.iter().filter(|text| text.contains(' ') && text.len() > 12) {
            let escaped = serde_json::to_string(text).expect("text");
            let leaks = json.contains(escaped.trim_matches('"')) && !open.contains(text.as_str());
            assert!(!leaks, "in group {group} the hidden text `{text}` is printed");
        }
    }
}

#[test]
fn numbers_that_rest_on_a_hidden_one_are_found_at_both_places() {
    let project = project(&[
        (
            "bouwsteen.toml",
            r#"
[opgave]
tekst = "Samen {{ som(soort=\"plan\") }}, waarvan {{ cijfer(\"b\") }}."

[visie]
tekst = { bestand = "teksten/visie.md" }

[[draaitabel]]
id = "plannen"
titel = "Plannen"
selectie = { soort = "plan" }
rijen = "gebied"

[[draaitabel]]
id = "weg"
titel = "Weg"
selectie = { soort = "voorraad" }
rijen = "gebied"
publiek = ["raad"]

[[gebied]]
id = "g"
naam = "G"

[[gebied]]
id = "h"
naam = "H"

[[cijfer]]
id = "a"
soort = "plan"
eenheid = "woning"
gebied = "g"
aantal = 1

[[cijfer]]
id = "b"
soort = "plan"
eenheid = "woning"
gebied = "h"
aantal = 2
publiek = ["raad", "regio"]

[[cijfer]]
soort = "voorraad"
eenheid = "woning"
gebied = "g"
aantal = 9
"#,
        ),
        ("teksten/visie.md", "{{ tabel(\"weg\") }}\n"),
    ]);
    let toetsing = check::check(&project, TODAY);
    let found: Vec<_> =
        toetsing.meldingen.iter().filter(|one| one.code.as_str() == "BS931").cloned().collect();
    assert_snapshot!(lines(&project.sources, &found));
    assert!(check::uitgave(&project, &toetsing, Publiek::Inwoner).is_err());
    assert!(check::uitgave(&project, &toetsing, Publiek::Raad).is_ok());
}

#[test]
fn a_publiek_that_cannot_be_read_is_for_nobody_and_stops_every_edition() {
    let text = r#"
[toets]
publiek = ["raad"]

[document]
titel = "T"

[[bron]]
id = "a"
naam = "A"
publiek = "raad"

[[bron]]
id = "b"
naam = "B"
publiek = []

[[bron]]
id = "c"
naam = "C"
publiek = ["raat"]

[[bron]]
id = "d"
naam = "D"
publiek = ["raad", 3]
"#;
    assert_snapshot!(check_toml(text));
    let project = project(&[("bouwsteen.toml", text)]);
    let toetsing = check::check(&project, TODAY);
    for publiek in Publiek::ALL {
        assert!(check::uitgave(&project, &toetsing, publiek).is_err());
        assert!(project.voor(publiek).visie.bron.is_empty(), "what is unsure stays hidden");
    }
}

#[test]
fn a_misspelt_publiek_stops_every_edition() {
    for line in ["publik = [\"raad\"]", "publiek = [\"raad]", "publiek = [\"raad\"]\npubliek = []"]
    {
        let text = format!("[[bron]]\nid = \"a\"\nnaam = \"A\"\n{line}\n");
        let project = project(&[("bouwsteen.toml", &text)]);
        let toetsing = check::check(&project, TODAY);
        assert!(check::uitgave(&project, &toetsing, Publiek::Inwoner).is_err(), "{line}");
    }
}

#[test]
fn an_edition_is_the_same_twice_and_typesets() {
    let project = files();
    let (_, _, one) = edition(&project, Publiek::Regio);
    let (_, _, other) = edition(&files(), Publiek::Regio);
    let pdf = |document| render(document, Format::Pdf, TODAY).expect("it typesets");
    assert_eq!(pdf(&one), pdf(&other));
}
