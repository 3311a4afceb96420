//! The site: the words of the one page, over pages that all lead somewhere, in a folder that is kept tidy.
#![expect(clippy::disallowed_methods, reason = "a test makes a folder and looks into it")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use bouwsteen::{
    Document, check, compose,
    document::{Block, Inline},
    render::html::{self, site},
};
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{
    html_lezer::{self, Gelezen},
    render_sample,
    support::{cli, lindewaard, project},
};

type Pages = BTreeMap<String, Gelezen>;

fn pages(document: &Document) -> Pages {
    let files = site::write(document).into_iter();
    let pages = files.filter(is_page);
    pages
        .map(|file| (file.name, html_lezer::read(&String::from_utf8(file.bytes).expect("text"))))
        .collect()
}

fn is_page(file: &site::File) -> bool {
    Path::new(&file.name).extension().is_some_and(|extension| extension == "html")
}

fn visie() -> Document {
    let project = lindewaard();
    let today = date(2026, 11, 24);
    compose::compose(&project, &check::check(&project, today), today).document
}

/// Links, styles, scripts and images that lead nowhere.
fn dead(document: &Document) -> Vec<String> {
    let (pages, files) = (pages(document), site::write(document));
    let names: BTreeSet<String> = files.into_iter().map(|file| file.name).collect();
    let mut dead = Vec::new();
    for (name, page) in &pages {
        let targets = page.values("href").into_iter().chain(page.values("src"));
        for target in targets.filter(|target| !target.contains(':')) {
            let (file, id) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { name } else { file };
            let found = pages.get(file).is_some_and(|page| page.values("id").contains(&id));
            if !names.contains(file) || !(id.is_empty() || found) {
                dead.push(format!("{name}: {target}"));
            }
        }
    }
    dead
}

#[test]
fn every_link_in_the_site_leads_somewhere() {
    assert_eq!(dead(&visie()), Vec::<String>::new());
    assert_eq!(dead(&render_sample::rich()), Vec::<String>::new());
    let empty =
        project(&[("bouwsteen.toml", "[document]\ntitel = \"Leeg\"\nstatus = \"concept\"\n")]);
    let today = date(2026, 11, 24);
    let empty = compose::compose(&empty, &check::check(&empty, today), today).document;
    assert_eq!(dead(&empty), Vec::<String>::new());
}

#[test]
fn the_site_has_the_words_of_the_one_page_in_the_same_order() {
    let document = visie();
    let one = html_lezer::read(&html::write(&document)).words();
    let site = site::write(&document);
    let read = |file: &site::File| {
        html_lezer::read(&String::from_utf8(file.bytes.clone()).expect("text")).words()
    };
    let many: Vec<String> = site.iter().filter(|file| is_page(file)).map(read).collect();
    assert!(many.len() > 20, "only {} pages", many.len());
    assert_eq!(many.join(" "), one);
    assert_eq!(site, site::write(&document), "the same bytes");
}

#[test]
fn every_page_has_the_same_contents_and_says_where_the_reader_is() {
    let document = visie();
    let contents = |name: &str, page: &str| {
        let start = page.find("<nav class=\"inhoudsopgave\"").expect("it has contents");
        let end = start + page[start..].find("</nav>").expect("they end");
        let part = page[start..end].replace(" aria-current=\"page\"", "");
        let own = format!("href=\"{name}#");
        (part.replace("href=\"#", &own), page[start..end].matches("aria-current=\"page\"").count())
    };
    let site = site::write(&document);
    let text = |file: &site::File| String::from_utf8(file.bytes.clone()).expect("text");
    let pages: Vec<_> = site.iter().filter(|file| is_page(file)).collect();
    let (first, _) = contents(&pages[0].name, &text(pages[0]));
    for page in pages {
        let (words, current) = contents(&page.name, &text(page));
        assert_eq!(words, first, "{}", page.name);
        assert_eq!(current, 1, "{}", page.name);
    }
}

#[test]
fn a_page_is_called_after_its_chapter() {
    let chapter = |number: Option<&str>, title: &str| Block::Heading {
        level: 1,
        number: number.map(str::to_owned),
        anchor: title.to_owned(),
        content: vec![Inline::text(title)],
    };
    let document = render_sample::document(vec![
        chapter(None, "Colofon"),
        chapter(Some("1"), "Eén thuis, voor ïedereen!"),
        chapter(Some("2"), "../../etc/passwd"),
        chapter(None, "CON"),
        chapter(None, "index"),
        chapter(None, "😀"),
        chapter(None, "Tot slot"),
        chapter(None, "tot  slot"),
        chapter(
            Some("A"),
            "Een heel lange titel die maar doorgaat en doorgaat en doorgaat en doorgaat",
        ),
    ]);
    let names: Vec<String> = pages(&document).into_keys().collect();
    assert_eq!(
        names,
        [
            "01-een-thuis-voor-iedereen.html",
            "02-etc-passwd.html",
            "bijlage-a-een-heel-lange-titel-die-maar-doorgaat-en-doorgaat-en.html",
            "hoofdstuk-con.html",
            "hoofdstuk-index.html",
            "hoofdstuk.html",
            "index.html",
            "tot-slot-2.html",
            "tot-slot.html",
        ]
    );
    assert_eq!(dead(&document), Vec::<String>::new());
}

#[test]
fn footnotes_lead_to_the_page_where_they_stand_and_back() {
    let note = Inline::Footnote { id: "a".to_owned(), content: vec![Inline::text("noot")] };
    let again = Inline::FootnoteRef { id: "a".to_owned() };
    let line = |inline| Block::Paragraph { number: None, anchor: None, content: vec![inline] };
    let document = render_sample::document(vec![
        render_sample::heading(1, Some("1"), "Een"),
        line(note),
        render_sample::heading(1, Some("2"), "Twee"),
        line(again),
    ]);
    let pages = pages(&document);
    assert!(pages["02-twee.html"].values("href").contains(&"01-een.html#noot-1"));
    assert!(pages["01-een.html"].values("href").contains(&"02-twee.html#verwijzing-1-2"));
    assert_eq!(dead(&document), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_titles_and_anchors_give_sound_pages(
        parts in prop::collection::vec((any::<bool>(), "[\\PC\\n<>&\"'#/.]{0,20}", "[a-cA-C é#<\"]{0,3}"), 0..8)
    ) {
        let blocks = parts.iter().enumerate().map(|(index, (numbered, title, anchor))| Block::Heading {
            level: 1,
            number: numbered.then(|| (index % 3).to_string()),
            anchor: anchor.clone(),
            content: vec![Inline::text(title.as_str())],
        });
        let document = render_sample::document([Block::Contents].into_iter().chain(blocks).collect());
        for (name, page) in pages(&document) {
            let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            prop_assert!(name.chars().all(safe), "{name:?}");
            let mut ids = page.values("id");
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), all, "an id stands once");
        }
        prop_assert_eq!(dead(&document), Vec::<String>::new());
    }
}

/// A visie of two chapters of its own, and the site that is made of it.
fn made(second: &str) -> (TempDir, String) {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), second);
    let path = folder.path().to_str().expect("a plain path").to_owned();
    (folder, path)
}

fn write(folder: &Path, second: &str) {
    let text = format!(
        "[document]\ntitel = \"Proef\"\nstatus = \"concept\"\n\n[[hoofdstuk]]\nid = \"een\"\ntitel = \"Een\"\n\
         tekst = \"Tekst.\"\n\n[[hoofdstuk]]\nid = \"twee\"\ntitel = \"{second}\"\ntekst = \"Tekst.\"\n"
    );
    fs::write(folder.join("bouwsteen.toml"), text).expect("a writable folder");
}

fn make(path: &str) -> (i32, String) {
    let run = cli(&["maak", path, "--formaat", "html", "--pagina-per-hoofdstuk"]);
    (run.code, run.stdout + &run.stderr)
}

/// The page with this word in its name.
fn page_of(folder: &Path, word: &str) -> Option<std::path::PathBuf> {
    let site = folder.join("uitvoer/woonzorgvisie");
    let entries = fs::read_dir(site).expect("there is a site").flatten().map(|entry| entry.path());
    entries.into_iter().find(|path| path.to_string_lossy().contains(word))
}

#[test]
fn a_page_of_a_chapter_that_is_gone_goes_and_other_files_stay() {
    let (folder, path) = made("Oud hoofdstuk");
    let (_, said) = make(&path);
    assert!(said.contains("index.html"), "{said}");
    assert!(page_of(folder.path(), "oud-hoofdstuk").is_some());
    let own = folder.path().join("uitvoer/woonzorgvisie/eigen.html");
    fs::write(&own, "van mij").expect("a writable folder");
    write(folder.path(), "Nieuw hoofdstuk");
    make(&path);
    assert!(page_of(folder.path(), "nieuw-hoofdstuk").is_some());
    assert_eq!(page_of(folder.path(), "oud-hoofdstuk"), None);
    assert!(own.is_file());
}

#[test]
fn an_old_page_that_somebody_changed_stays() {
    let (folder, path) = made("Oud hoofdstuk");
    make(&path);
    let old = page_of(folder.path(), "oud-hoofdstuk").expect("a page");
    fs::write(&old, "bijgewerkt").expect("a writable folder");
    write(folder.path(), "Nieuw hoofdstuk");
    let (_, said) = make(&path);
    assert!(said.contains("is veranderd: het blijft"), "{said}");
    assert!(old.is_file());
}

#[test]
fn a_file_that_is_in_the_way_is_not_replaced() {
    let (folder, path) = made("Twee");
    let site = folder.path().join("uitvoer/woonzorgvisie");
    fs::create_dir_all(&site).expect("a writable folder");
    let own = site.join("index.html");
    fs::write(&own, "van mij").expect("a writable folder");
    let (code, said) = make(&path);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("staat al `index.html`"), "{said}");
    assert_eq!(fs::metadata(&own).expect("it is there").len(), 7);
    assert_eq!(fs::read_dir(&site).expect("it is there").count(), 1, "nothing else was written");
}

#[test]
fn a_list_with_paths_out_of_the_folder_takes_nothing_away() {
    let (folder, path) = made("Twee");
    make(&path);
    let list = folder.path().join("uitvoer/woonzorgvisie/bestanden.sha256");
    // The hash of a text of one letter, `a`.
    let hash = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    fs::write(folder.path().join("uitvoer/buiten.txt"), "a").expect("a writable folder");
    let outside = folder.path().join("uitvoer/buiten.txt");
    let shown = outside.display();
    fs::write(&list, format!("{hash}  ../buiten.txt\n{hash}  {shown}\n"))
        .expect("a writable folder");
    make(&path);
    assert!(outside.is_file());
}
