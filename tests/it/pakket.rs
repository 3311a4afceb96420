//! The pakket for the raad: nothing invented, nothing lost, every link leads somewhere, every hash is right.

use std::collections::{BTreeMap, BTreeSet};

use bouwsteen::{
    Project, Toetsing, check,
    compose::pakket::{Soort, Stuk, Stukken, stukken},
    document::{Block, Inline, text},
    pakket,
    render::{Format, pdf, render},
};
use jiff::civil::{Date, date};
use sha2::{Digest, Sha256};

use crate::support::{cli, lindewaard, lines, project};

const TODAY: Date = date(2026, 11, 24);

fn toetsing(project: &Project) -> Toetsing {
    check::check(project, TODAY)
}

fn composed(project: &Project) -> Stukken {
    stukken(project, &toetsing(project), TODAY)
}

fn toml(text: &str) -> Project {
    project(&[("bouwsteen.toml", text)])
}

/// The words of one document as they stand in Markdown; none when it is not made.
fn words(project: &Project, soort: Soort) -> Option<String> {
    let made = composed(project);
    let stuk =
        made.stukken.into_iter().find(|stuk| stuk.soort == soort).expect("every kind is there");
    let bytes = render(&stuk.document?, Format::Markdown, TODAY).expect("Markdown can be written");
    Some(String::from_utf8(bytes).expect("Markdown is UTF-8"))
}

fn html(stuk: &Stuk) -> Option<String> {
    let bytes = render(stuk.document.as_ref()?, Format::Html, TODAY).expect("HTML can be written");
    Some(String::from_utf8(bytes).expect("HTML is UTF-8"))
}

/// What stands between `before` and the next double quote, each time.
fn quoted<'t>(page: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    page.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

const FINDINGS: &str = r#"
[document]
titel = "Proef"
status = "vastgesteld"

[[zienswijze]]
id = "z-1"
samenvatting = "Meer bomen."
reactie = "Die komen er."
leidt-tot-wijziging = true

[[zienswijze]]
id = "z-2"
samenvatting = "Minder auto's."
reactie = "TODO"

[[zienswijze]]
id = "z-3"
samenvatting = "Een bankje."
reactie = { onbekend = "de wethouder denkt na" }
leidt-tot-wijziging = false
"#;

#[test]
fn the_example_fills_every_document() {
    let made = composed(&lindewaard());
    let kinds: Vec<Soort> = made.stukken.iter().map(|stuk| stuk.soort).collect();
    assert_eq!(kinds, Soort::ALL);
    let empty: Vec<_> =
        made.stukken.iter().filter(|stuk| stuk.document.is_none()).map(|stuk| stuk.soort).collect();
    assert_eq!(empty, []);
}

#[test]
fn every_link_of_the_example_leads_to_a_place_that_is_there() {
    let made = composed(&lindewaard());
    let pages: BTreeMap<String, String> = made
        .stukken
        .iter()
        .filter_map(|stuk| Some((format!("{}.html", stuk.soort.bestand()), html(stuk)?)))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(name, page)| (name.as_str(), quoted(page, " id=\"").collect()))
        .collect();
    let mut across = 0;
    for (name, page) in &pages {
        for target in quoted(page, "href=\"") {
            let outside = ["https://", "http://", "mailto:"].iter().any(|s| target.starts_with(s));
            if outside || target == "index.html" {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { name.as_str() } else { file };
            let known = ids.get(file).unwrap_or_else(|| panic!("{name} points at {target}"));
            assert!(anchor.is_empty() || known.contains(anchor), "{name} points at {target}");
            across += usize::from(file != name);
        }
    }
    assert!(across > 50, "documents point at the whole one, not {across} times");
}

#[test]
fn a_page_of_the_pakket_has_one_title_and_headings_without_a_gap() {
    for stuk in composed(&lindewaard()).stukken {
        let page = html(&stuk).expect("it is made");
        assert_eq!(page.matches("<h1").count(), 1, "{:?}", stuk.soort);
        let mut level = 1;
        for part in page.split("<h").skip(1) {
            let Some(next) = part.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(next <= level + 1, "{:?}: h{next} after h{level}", stuk.soort);
            level = next;
        }
    }
}

#[test]
fn the_samenvatting_of_the_example_has_two_pages_and_the_doelen_one() {
    for stuk in composed(&lindewaard()).stukken {
        let Some(most) = stuk.soort.hoogstens() else { continue };
        let document = stuk.document.expect("it is made");
        let compiled = pdf::compile(&document, TODAY).expect("it can be typeset");
        assert!(compiled.pages <= most, "{:?} has {} pages", stuk.soort, compiled.pages);
        assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
    }
}

#[test]
fn marked_passages_come_with_where_they_stand_and_their_marks_are_never_printed() {
    let project = toml(
        r#"
[visie]
toekomstbeeld = """
Niet dit. {#niet}

Dit wel[^1]. {.samenvatting}

- ook dit {#ook .samenvatting}
- dit niet

> en dit {.samenvatting}

Letterlijk \\{.samenvatting}

[^1]: een noot
"""
"#,
    );
    let summary = words(&project, Soort::Samenvatting).expect("there are passages");
    for there in ["Dit wel.", "ook dit", "en dit (hoofdstuk 3)"] {
        let plain = summary.replace("[hoofdstuk 3](01-programma.md)", "hoofdstuk 3");
        assert!(plain.contains(there), "{there} in {summary}");
    }
    for absent in ["Niet dit", "dit niet", "{.samenvatting", "{#", "een noot", "Letterlijk"] {
        assert!(!summary.contains(absent), "{absent} in {summary}");
    }
    let whole = words(&project, Soort::Programma).expect("it is always made");
    assert_eq!(
        whole.matches("samenvatting}").count(),
        1,
        "only what was meant to be read: {whole}"
    );
    let counted: Vec<usize> = composed(&project).gemerkt.iter().map(|(_, words)| *words).collect();
    assert_eq!(counted, [6]);
}

#[test]
fn a_long_samenvatting_is_a_finding_that_names_what_makes_it_long() {
    let long = "Een zin die niet korter kan en die maar doorgaat over wonen en zorg. ".repeat(40);
    let alineas = format!("{long}{{.samenvatting}}\n\n").repeat(4);
    let project = toml(&format!(
        "[document]\ntitel = \"Proef\"\nsamenvatting = \"Kort.\"\n\n[visie]\ntoekomstbeeld = \"\"\"\n{alineas}\"\"\"\n"
    ));
    let made = pakket::raad(&project, &toetsing(&project), TODAY).expect("it can be made");
    let found: Vec<_> =
        made.meldingen.into_iter().filter(|one| one.code.as_str() == "BS937").collect();
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert!(one.message.starts_with("`02-samenvatting` telt "), "{}", one.message);
    let [(place, words)] = one.related.as_slice() else { panic!("{:?}", one.related) };
    assert_eq!(project.sources.position(*place).line, 6);
    assert_eq!(words, "hier staan 2240 woorden met `{.samenvatting}`");
    let help = one.help.as_deref().unwrap_or_default();
    assert!(help.contains("`samenvatting` telt nu 1 woorden en er zijn 0 doelen"), "{help}");
}

#[test]
fn pm_is_never_zero_and_never_in_a_sum() {
    let post = |bedrag: &str, soort: &str, jaar: u16| {
        format!(
            "[[financien.post]]\nomschrijving = \"x\"\nbedrag = {bedrag}\nsoort = \"{soort}\"\njaar = {jaar}\n"
        )
    };
    let text = [
        post("{ aantal = 1000.10, eenheid = \"euro\" }", "incidenteel", 2027),
        post("{ min = 200, max = 300, eenheid = \"euro\" }", "incidenteel", 2027),
        post("{ tekst = \"PM\" }", "incidenteel", 2027),
        post("{ onbekend = \"volgt\" }", "incidenteel", 2028),
        post(
            "{ aantal = 50, eenheid = \"euro-per-jaar\", nauwkeurigheid = \"maximaal\" }",
            "structureel",
            2027,
        ),
        post("{ aantal = 0, eenheid = \"euro-per-jaar\" }", "structureel", 2028),
    ]
    .concat();
    let page = words(&toml(&text), Soort::Geld).expect("there is money");
    let table = page.split("### Bij elkaar").nth(1).and_then(|rest| rest.split("\n\n").nth(2));
    insta::assert_snapshot!(table.expect("there is a table").replace('\u{a0}', " "), @r"
    | Soort           | Jaar           |                                               Bedrag | Posten | Waarvan PM |
    | --------------- | -------------- | ---------------------------------------------------: | -----: | ---------: |
    | Incidenteel     | 2027           |       € 1.200,10 tot € 1.300,10, exclusief 1 PM-post |      3 |          1 |
    | Incidenteel     | 2028           |                                                   PM |      1 |          1 |
    | **Incidenteel** | **alle jaren** | **€ 1.200,10 tot € 1.300,10, exclusief 2 PM-posten** |  **4** |      **2** |
    | Structureel     | 2027           |                            ten hoogste € 50 per jaar |      1 |          0 |
    | Structureel     | 2028           |                                         € 0 per jaar |      1 |          0 |
    | **Structureel** | **alle jaren** |                        **ten hoogste € 50 per jaar** |  **2** |      **0** |
    ");
}

#[test]
fn who_decides_comes_from_the_kader_and_is_said_where_the_visie_differs() {
    let besluit = |orgaan: &str| {
        format!(
            "[gemeente]\nnaam = \"Proefstad\"\n\n[[besluit]]\nid = \"b\"\norgaan = \"{orgaan}\"\n\n[[besluit.beslispunt]]\n\
             nummer = 1\nsoort = \"vaststellen\"\ntekst = \"Het volkshuisvestingsprogramma vast te stellen.\"\n\n\
             [[besluit.beslispunt]]\nnummer = 3\nsoort = \"vaststellen\"\ntekst = \"De huisvestingsverordening vast te \
             stellen.\"\n"
        )
    };
    let question = "wie besluit?";
    let raad = words(&toml(&besluit("raad")), Soort::Besluit).expect("there are beslispunten");
    assert!(raad.contains("De raad van de gemeente Proefstad, besluit (voorstel):"), "{raad}");
    assert!(raad.contains("3) De huisvestingsverordening vast te stellen."), "{raad}");
    assert_eq!(raad.matches(question).count(), 1, "{raad}");
    assert!(
        raad.contains(
            "Volgens Omgevingswet besluit het college over het volkshuisvestingsprogramma."
        )
    );
    assert!(raad.contains("De raad stelt het programma niet vast"), "{raad}");
    assert!(
        raad.contains("https://wetten.overheid.nl/BWBR0037885/2026-07-01#Artikel3.6"),
        "{raad}"
    );
    let college =
        words(&toml(&besluit("college")), Soort::Besluit).expect("there are beslispunten");
    assert_eq!(college.matches(question).count(), 1, "only the verordening: {college}");
    assert!(college.contains("besluit de raad over de huisvestingsverordening"), "{college}");
    let before = check::check(&toml(&besluit("raad")), date(2026, 6, 30));
    let before = stukken(&toml(&besluit("raad")), &before, TODAY);
    let page = html(&before.stukken[8]).expect("it is made");
    assert!(!page.contains(question), "the law was not in force yet");
}

#[test]
fn zienswijzen_without_an_answer_are_findings_once_the_document_is_settled() {
    let settled = toml(FINDINGS);
    let found = |project: &Project| {
        let mut found = toetsing(project).meldingen;
        found.retain(|one| ["BS935", "BS936"].contains(&one.code.as_str()));
        lines(&project.sources, &found)
    };
    insta::assert_snapshot!(found(&settled), @r"
    bouwsteen.toml:12:1: BS935 let op bij zienswijze `z-2` staat geen reactie (vul `reactie` in; het stuk is al vastgesteld)
    bouwsteen.toml:12:1: BS936 let op bij zienswijze `z-2` staat niet of het stuk erdoor wijzigt (vul `leidt-tot-wijziging` in; het stuk is al vastgesteld)
    bouwsteen.toml:17:1: BS935 let op bij zienswijze `z-3` staat geen reactie (vul `reactie` in; het stuk is al vastgesteld)
    ");
    let draft = toml(&FINDINGS.replace("vastgesteld", "ontwerp"));
    assert_eq!(found(&draft), "");
    let nota = words(&draft, Soort::Zienswijzen).expect("there are zienswijzen");
    assert_eq!(nota.matches("Nog open").count(), 3, "{nota}");
    assert!(nota.contains("Er zijn 3 zienswijzen. Daarvan leidt er 1 tot een wijziging"), "{nota}");
}

#[test]
fn what_is_not_there_is_said_in_the_list_and_gets_no_file() {
    let project = toml("[document]\ntitel = \"Proef\"\n");
    let made = pakket::raad(&project, &toetsing(&project), TODAY).expect("it can be made");
    let names: Vec<&str> = made.bestanden.iter().map(|file| file.naam.as_str()).collect();
    assert_eq!(
        names,
        [
            "index.html",
            "index.md",
            "01-programma.html",
            "01-programma.pdf",
            "01-programma.docx",
            "07-toetsverslag.html",
            "07-toetsverslag.pdf",
            "07-toetsverslag.docx",
            "manifest.json",
        ]
    );
    let index = String::from_utf8(made.bestanden[1].bytes.clone()).expect("Markdown is UTF-8");
    for soort in Soort::ALL {
        let there = names.contains(&format!("{}.pdf", soort.bestand()).as_str());
        assert_eq!(index.contains(soort.leeg()), !there, "{soort:?} in {index}");
        assert_eq!(index.contains(&format!("{}.pdf", soort.bestand())), there, "{soort:?}");
    }
}

#[test]
fn the_manifest_has_the_hash_of_every_file_and_two_runs_are_the_same() {
    let project = toml(FINDINGS);
    let toetsing = toetsing(&project);
    let made = pakket::raad(&project, &toetsing, TODAY).expect("it can be made");
    let again = pakket::raad(&project, &toetsing, TODAY).expect("it can be made");
    assert_eq!(made, again);
    let (manifest, files) = made.bestanden.split_last().expect("there are files");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest.bytes).expect("it is JSON");
    let listed = manifest["bestanden"].as_array().expect("a list");
    assert_eq!(listed.len(), files.len());
    for (line, file) in listed.iter().zip(files) {
        let hash: String = Sha256::digest(&file.bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(line["naam"], file.naam.as_str());
        assert_eq!(line["sha256"], hash.as_str());
        assert_eq!(line["bytes"], file.bytes.len());
    }
    assert_eq!(manifest["peildatum"], "2026-11-24");
}

#[test]
fn hostile_words_stay_words_and_prose_cannot_point_at_a_file() {
    let project = toml(
        r#"
[document]
titel = "<script>alert(1)</script>"
samenvatting = "Lees [dit](01-programma.pdf) of [dat](../geheim.html). {{ 1 }}"

[[zienswijze]]
id = "z-1"
nummer = "1\" onclick=\"x"
reactie = "<img src=x onerror=alert(1)>"
"#,
    );
    for stuk in composed(&project).stukken {
        let Some(page) = html(&stuk) else { continue };
        for evil in ["<script>alert", "<img src=x", "\" onclick=\"", "../geheim.html\""] {
            assert!(!page.contains(evil), "{evil} in {:?}", stuk.soort);
        }
        if stuk.soort == Soort::Samenvatting {
            assert!(!page.contains("href=\"01-programma.pdf"), "prose made a link to a file");
        }
    }
}

#[test]
fn no_document_but_the_whole_one_holds_a_reference_that_leads_nowhere() {
    let project = toml(
        r#"
[[partner]]
id = "corporatie"
naam = "Wooncompas"
soort = "corporatie"

[[ambitie]]
id = "a"
titel = "Genoeg woningen"
trekker = "corporatie"

[[doel]]
id = "d"
ambitie = "a"
nummer = "A1"
omschrijving = "Er komen tien woningen bij"
streefwaarde = { aantal = 10, eenheid = "woning" }
jaar = 2030
"#,
    );
    let made = composed(&project);
    let doelen = made.stukken[3].document.as_ref().expect("there is a doel");
    let Some(Block::Table(table)) = doelen.blocks.get(1) else { panic!("{:?}", doelen.blocks) };
    let cells: Vec<String> = table.rows[0].cells.iter().map(|cell| text::plain(cell)).collect();
    assert_eq!(
        cells,
        [
            "A1. Er komen tien woningen bij",
            "Genoeg woningen",
            "–",
            "10 woningen",
            "2030",
            "Wooncompas"
        ]
    );
    let Some(Inline::Elders { doel, .. }) = table.rows[0].cells[0].first() else {
        panic!("no link")
    };
    assert_eq!(doel.bestand("html"), "01-programma.html");
    assert!(doel.anker().is_some());
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "this test writes a visie and looks at what came of it"
)]
fn the_command_writes_one_folder_and_takes_away_what_no_longer_belongs_to_it() {
    let root = tempfile::tempdir().expect("a folder");
    let visie = root.path().join("visie");
    std::fs::create_dir(&visie).expect("a folder");
    let write =
        |text: &str| std::fs::write(visie.join("bouwsteen.toml"), text).expect("it is written");
    let run =
        || cli(&["pakket", "raad", visie.to_str().expect("plain"), "--peildatum", "2026-11-24"]);
    write(FINDINGS);
    let first = run();
    assert_eq!(first.code, 0, "{}", first.stderr);
    let folder = visie.join("uitvoer").join("pakket-raad");
    let named = first.stdout.lines().filter(|line| line.contains("pakket-raad")).count();
    assert_eq!(named, std::fs::read_dir(&folder).expect("it is there").count());
    std::fs::write(folder.join("08-onbekend.txt"), "van mij").expect("it is written");
    write("[document]\ntitel = \"Proef\"\n");
    assert_eq!(run().code, 0);
    assert!(!folder.join("11-zienswijzen.pdf").exists(), "an older document is gone");
    assert!(folder.join("08-onbekend.txt").exists(), "other files stay");
}
