//! Own templates: they take the place of the built-in ones, tell what is wrong, and reach nothing.

use std::{fs, path::Path};

use bouwsteen::render::pdf::{self, Opgave};
use bouwsteen::sjabloon::{INGEBOUWD, find, met_kop};
use bouwsteen::{Document, Project, check, compose};
use insta::assert_snapshot;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use crate::support::{Run, check as findings, cli, project};

const TODAY: Date = date(2026, 11, 24);
const MANIFEST: &str = "[document]\ntitel = \"Proef\"\n";

fn document(project: &Project) -> Document {
    compose::compose(project, &check::check(project, TODAY), TODAY).document
}

fn with(naam: &str, text: &str) -> Project {
    project(&[("bouwsteen.toml", MANIFEST), (&format!("sjablonen/{naam}"), text)])
}

fn markdown(document: &Document) -> String {
    bouwsteen::render::markdown::write(document)
}

#[test]
fn every_template_on_disk_is_in_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut listed: Vec<_> = INGEBOUWD.iter().map(|one| one.naam.to_owned()).collect();
    let mut found = vec!["html/stijl.css".to_owned()];
    for folder in ["pdf", "teksten"] {
        #[expect(clippy::disallowed_methods, reason = "this test looks at the project's own files")]
        let entries = fs::read_dir(root.join(folder)).expect("the folder is there");
        for entry in entries {
            let name = entry.expect("it can be read").file_name().into_string().expect("plain");
            found.push(format!("{folder}/{name}"));
        }
    }
    listed.sort();
    found.sort();
    assert_eq!(listed, found);
}

#[test]
fn an_own_text_takes_the_place_of_the_built_in_one() {
    let text =
        "Eigen *colofon* van {{ vandaag | upper }}.{% if peildatum == \"\" %} Nooit.{% endif %}\n";
    let own = with("teksten/colofon.md", text);
    assert_eq!(own.diagnostics, []);
    let words = markdown(&document(&own));
    assert!(words.contains("Eigen *colofon* van 24 NOVEMBER 2026."), "{words}");
    assert!(!words.contains("Dit stuk is gemaakt met bouwsteen"), "{words}");
    assert!(!words.contains("Nooit"), "{words}");
}

#[test]
fn a_template_as_it_was_unpacked_changes_nothing() {
    let plain = document(&project(&[("bouwsteen.toml", MANIFEST)]));
    let files: Vec<_> =
        INGEBOUWD.iter().map(|one| (format!("sjablonen/{}", one.naam), met_kop(one))).collect();
    let mut files: Vec<_> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("bouwsteen.toml", MANIFEST));
    let unpacked = project(&files);
    assert_eq!(unpacked.diagnostics, []);
    assert_eq!(markdown(&document(&unpacked)), markdown(&plain));
}

#[test]
fn what_is_wrong_is_told_at_its_line() {
    assert_snapshot!(findings(&[
        ("bouwsteen.toml", MANIFEST),
        ("sjablonen/html/stijl.css", "a {\n  background: url(https://elders.example/x.png);\n"),
        ("sjablonen/pdf/blok.typ", "#import \"@preview/x:1.0.0\": *\n#let a = (1,\n#read(\"../x\")\n"),
        ("sjablonen/pdf/voorblat.typ", "x"),
        ("sjablonen/notities.txt", "x"),
        ("sjablonen/teksten/colofon.md", "Op {{ vandag }}\n{% for x in kaders %}{{ x }}{% endfor %}\n"),
        ("sjablonen/teksten/gaten.md", "Nog {{ aantal * 1000 }}\n{% if aantal %}"),
        (
            "sjablonen/teksten/bronnen.md",
            "{# bouwsteen-sjabloon teksten/bronnen.md, versie 0.0.9, vingerafdruk 0123456789abcdef -#}\nx",
        ),
    ]), @r#"
    sjablonen/html/stijl.css:1:3: BS943 fout deze `{` wordt niet gesloten
    sjablonen/html/stijl.css:2:15: BS943 fout deze `url(` haalt iets van buiten (een webpagina van bouwsteen haalt niets van buiten: zet het erin met `url(data:…)`)
    sjablonen/notities.txt:1:1: BS941 let op `sjablonen/notities.txt` is geen sjabloon en telt niet mee (`bouwsteen sjabloon lijst` toont welke er zijn)
    sjablonen/pdf/blok.typ:1:2: BS944 fout pakket `@preview/x:1.0.0` is er niet: een sjabloon haalt niets van buiten (een sjabloon ziet alleen de andere sjablonen van de PDF en `data.json`)
    sjablonen/pdf/blok.typ:2:10: BS944 fout een haakje wordt niet gesloten
    sjablonen/pdf/blok.typ:3:1: BS944 fout Typst zegt hier: `the character '#' is not valid in code`
    sjablonen/pdf/blok.typ:3:2: BS944 fout bestand `../x` is er niet voor een sjabloon (een sjabloon ziet alleen de andere sjablonen van de PDF en `data.json`)
    sjablonen/pdf/voorblat.typ:1:1: BS941 let op `sjablonen/pdf/voorblat.typ` is geen sjabloon en telt niet mee (bedoelde u `pdf/voorblad.typ`?)
    sjablonen/teksten/bronnen.md:1:1: BS946 advies sjabloon `teksten/bronnen.md` is van versie 0.0.9; het ingebouwde is sindsdien veranderd (hernoem uw bestand, pak het sjabloon opnieuw uit en neem uw wijzigingen over)
    sjablonen/teksten/colofon.md:1:7: BS942 fout onbekend gegeven `vandag` (bedoelde u `vandaag`?)
    sjablonen/teksten/colofon.md:2:1: BS942 fout `for` kan niet in een eigen tekst (in een eigen tekst kan alleen `{{ naam }}` en `{% if naam %} … {% else %} … {% endif %}`)
    sjablonen/teksten/colofon.md:2:25: BS942 fout onbekend gegeven `x` (in te vullen is: `programma`, `vandaag`, `kaders`, `peildatum`)
    sjablonen/teksten/colofon.md:2:29: BS942 fout `endfor` kan niet in een eigen tekst (in een eigen tekst kan alleen `{{ naam }}` en `{% if naam %} … {% else %} … {% endif %}`)
    sjablonen/teksten/gaten.md:1:15: BS942 fout `*` kan niet in een opdracht (in een eigen tekst kan alleen `{{ naam }}` en `{% if naam %} … {% else %} … {% endif %}`)
    sjablonen/teksten/gaten.md:2:1: BS942 fout deze `if` heeft geen `{% endif %}` (zet `{% endif %}` waar de voorwaarde ophoudt)
    "#);
}

#[test]
fn a_wrong_template_does_not_count() {
    let own = with("teksten/gaten.md", "{{ 1 }}");
    assert_eq!(own.sjablonen.len(), 0);
    assert_eq!(own.sjabloonfouten().len(), 1);
    let huge = with("html/stijl.css", &" ".repeat(300_000));
    assert_eq!((huge.sjablonen.len(), huge.sjabloonfouten().len()), (0, 1));
}

#[test]
fn an_own_stylesheet_stands_in_the_page_and_a_harmful_one_never_does() {
    let own = with("html/stijl.css", "p { letter-spacing: 9px; }\n");
    let mut document = document(&own);
    let page = bouwsteen::render::html::write(&document);
    assert!(page.contains("letter-spacing: 9px"));
    assert!(!page.contains("box-sizing"), "the built-in one is gone");
    for harm in ["</style><script>alert(1)</script>", "@import 'x';", "a{b:url(//x)}"] {
        document.sjablonen.insert("html/stijl.css".into(), harm.into());
        let page = bouwsteen::render::html::write(&document);
        assert!(!page.contains(harm) && page.contains("box-sizing"), "{harm}");
    }
}

#[test]
fn own_pages_never_run_in_this_process() {
    let own = with("pdf/voorblad.typ", find("pdf/voorblad.typ").expect("built in").tekst);
    let refused = pdf::write(&document(&own), TODAY).expect_err("they are set apart");
    assert!(refused.to_string().contains("apart gezet"), "{refused}");
}

#[test]
fn what_goes_to_another_process_comes_back_as_it_was() {
    let opgave = Opgave::of(&document(&with("pdf/main.typ", "#let x = (")), TODAY);
    let bytes = opgave.to_bytes();
    assert_eq!(Opgave::from_bytes(&bytes), Some(opgave));
    assert_eq!(Opgave::from_bytes(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Opgave::from_bytes(b"{}\n"), None);
    let opgave = Opgave::of(&Document::default(), TODAY);
    let made = pdf::set(&opgave);
    assert!(made.is_ok(), "an empty document can be set");
    let bytes = pdf::write_zetsel(&made);
    assert_eq!(pdf::read_zetsel(&bytes), Some(made));
    assert_eq!(pdf::read_zetsel(&bytes[..bytes.len() - 20]), None, "it broke off");
}

/// A visie on disk with one own template, and what `maak` says of it.
fn make(naam: &str, text: &str, options: &[&str]) -> (TempDir, Run) {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), "bouwsteen.toml", MANIFEST);
    write(folder.path(), &format!("sjablonen/{naam}"), text);
    let path = folder.path().to_str().expect("plain").to_owned();
    let args: Vec<_> = ["maak", path.as_str()].into_iter().chain(options.iter().copied()).collect();
    let run = cli(&args);
    (folder, run)
}

#[expect(clippy::disallowed_methods, reason = "the tests make a project on disk")]
fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("in a folder")).expect("it can be made");
    fs::write(path, text).expect("it can be written");
}

/// The built-in title page with this code below it.
fn below(code: &str) -> String {
    format!("{}\n{code}\n", find("pdf/voorblad.typ").expect("built in").tekst)
}

#[test]
fn own_pages_are_set_apart_and_give_the_same_bytes_again() {
    let own = below("#let words = \"eigen\"").replace("fill: accent", "fill: support");
    let (folder, run) = make("pdf/voorblad.typ", &own, &["--formaat", "pdf"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let file = folder.path().join("uitvoer/woonzorgvisie.pdf");
    #[expect(clippy::disallowed_methods, reason = "the test reads what was made")]
    let read = || fs::read(&file).expect("the PDF is there");
    let first = read();
    let again = cli(&["maak", folder.path().to_str().expect("plain"), "--formaat", "pdf"]);
    assert_eq!(again.code, 0);
    assert!(first == read(), "other bytes");
    assert!(first.starts_with(b"%PDF-"));
}

#[test]
fn what_a_template_tries_ends_in_a_finding_and_nothing_is_written() {
    let doubled = "#let f(n, m) = if n == 0 { 0 } else { f(n - 1, 2 * m) + f(n - 1, 2 * m + 1) }\n#let x = f(60, 1)";
    let cases = [
        ("#let x = { while true {} }", "BS944", "deze lus houdt niet op"),
        (doubled, "BS945", "duurt langer dan 3 seconden"),
        ("#let f(n) = f(n + 1)\n#let x = f(1)", "BS944", "roept zichzelf te vaak aan"),
        ("#let x = read(\"/etc\" + \"/passwd\")", "BS944", "`etc/passwd`"),
        ("#let x = read(\"../\" + \"../passwd\")", "BS944", "niets buiten zijn eigen bestanden"),
        ("#import (\"@preview/\" + \"cetz:0.3.0\"): *", "BS944", "niets van buiten"),
        ("#let x = onbekend", "BS944", "onbekende naam `onbekend`"),
        ("#eval(\"read(\\\"/etc/passwd\\\")\")", "BS944", "`etc/passwd`"),
    ];
    for (code, kind, words) in cases {
        // Only what never ends has to be waited for.
        let options = ["--zettijd", if kind == "BS945" { "3" } else { "300" }];
        let (folder, run) = make("pdf/voorblad.typ", &below(code), &options);
        assert_eq!(run.code, 1, "{code}: {}", run.stderr);
        let told = run.stderr.contains(kind) && run.stderr.contains(words);
        assert!(told, "{code}: {}", run.stderr);
        assert!(run.stderr.contains("sjablonen/pdf/voorblad.typ:"), "{}", run.stderr);
        assert!(run.stderr.contains("Niets gemaakt"), "{}", run.stderr);
        assert!(!folder.path().join("uitvoer").exists(), "{code}: nothing is written");
    }
}

/// Only there can a process bound its own memory for certain.
#[cfg(target_os = "linux")]
#[test]
fn a_template_that_takes_all_memory_is_stopped() {
    for code in ["#let x = \"a\" * 6000000000", "#let x = (0,) * 300000000"] {
        let (folder, run) = make("pdf/voorblad.typ", &below(code), &["--zettijd", "60"]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("BS945") && run.stderr.contains("geheugen"), "{}", run.stderr);
        assert!(!folder.path().join("uitvoer").exists());
    }
}

#[test]
fn a_template_that_is_seen_to_be_wrong_stops_maak_and_fails_toets() {
    let (folder, run) = make("teksten/gaten.md", "{{ aantl }}", &[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("teksten/gaten.md:1:4"), "{}", run.stderr);
    assert!(!folder.path().join("uitvoer").exists());
    let toets = cli(&["toets", folder.path().to_str().expect("plain"), "--uitvoer", "kort"]);
    assert_eq!(toets.code, 1);
    assert!(toets.stdout.contains("sjablonen/teksten/gaten.md:1:4: BS942"), "{}", toets.stdout);
}

#[test]
fn unpacking_never_overwrites_and_the_list_tells_how_they_stand() {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), "bouwsteen.toml", MANIFEST);
    let path = folder.path().to_str().expect("plain");
    let run = cli(&["sjabloon", "uitpakken", path, "pdf/voorblad.typ", "teksten/gaten.md"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{}", run.stderr);
    write(folder.path(), "sjablonen/teksten/gaten.md", "Mijn {{ aantal }}");
    let again = cli(&["sjabloon", "uitpakken", path, "--alles"]);
    assert_eq!((again.code, again.stdout.lines().count()), (1, INGEBOUWD.len() - 2));
    assert_eq!(again.stderr.lines().count(), 2, "{}", again.stderr);
    let list = cli(&["sjabloon", "lijst", path]).stdout;
    assert!(list.contains("zonder kopregel"), "{list}");
    assert_eq!(list.matches("zoals uitgepakt").count(), INGEBOUWD.len() - 1, "{list}");
    let typed = cli(&["sjabloon", "uitpakken", path, "voorblad.typ"]);
    assert_eq!(typed.code, 2);
    assert!(typed.stderr.contains("bedoelde u `pdf/voorblad.typ`?"), "{}", typed.stderr);
    assert_eq!(cli(&["sjabloon", "uitpakken", path]).code, 2);
    let nowhere = folder.path().join("sjablonen");
    assert_eq!(
        cli(&["sjabloon", "uitpakken", nowhere.to_str().expect("plain"), "--alles"]).code,
        2
    );
}

#[cfg(unix)]
#[test]
fn unpacking_does_not_follow_a_link_out_of_the_project() {
    let (folder, outside) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    write(folder.path(), "bouwsteen.toml", MANIFEST);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("sjablonen")).expect("a link");
    let run = cli(&["sjabloon", "uitpakken", folder.path().to_str().expect("plain"), "--alles"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("leidt naar buiten het project"), "{}", run.stderr);
    assert!(!outside.path().join("teksten").exists());
}
