//! What goes along with a document: the files it was made from, and a manifest that is right about them.

use bouwsteen::bronbestanden::{Bronbestand, INHOUD, Omvang, sha256, van};
use bouwsteen::render::{Opties, pdf};
use bouwsteen::source::{Pointer, to_json, to_toml};
use bouwsteen::{Project, check};
use jiff::civil::date;
use serde_json::Value;

use crate::render_sample as sample;
use crate::support::{lindewaard, memory};

fn files(project: &Project, omvang: Omvang<'_>) -> Vec<Bronbestand> {
    let today = date(2026, 11, 22);
    van(project, &check::check(project, today), today, omvang)
}

fn manifest(files: &[Bronbestand]) -> Value {
    assert_eq!(files[0].pad, INHOUD);
    serde_json::from_slice(&files[0].bytes).expect("JSON")
}

#[test]
fn the_manifest_names_every_file_with_its_hash() {
    let files = files(&lindewaard(), Omvang::Geheel);
    let manifest = manifest(&files);
    let listed = manifest["bestanden"].as_array().expect("a list");
    assert_eq!(listed.len(), files.len() - 1);
    for (listed, file) in listed.iter().zip(&files[1..]) {
        assert_eq!(listed["pad"], file.pad.as_str());
        assert_eq!(listed["sha256"], sha256(&file.bytes).as_str());
    }
    assert_eq!((&manifest["volledig"], &manifest["revisie"]), (&Value::Bool(true), &Value::Null));
    for path in ["bouwsteen.toml", "data/opgave.csv", "beelden/hof.png", "teksten/opgave.md"] {
        assert!(files.iter().any(|file| file.pad == path), "{path}");
    }
}

#[test]
fn the_files_that_go_along_load_as_the_same_project() {
    let project = lindewaard();
    let mut along = memory(&[]);
    for file in files(&project, Omvang::Geheel) {
        along = along.with(file.pad, file.bytes);
    }
    let again = Project::load(&along).expect("it can be read");
    assert_eq!(to_json(&again.tree), to_json(&project.tree));
    assert_eq!(again.diagnostics.len(), project.diagnostics.len());
}

#[test]
fn a_part_is_written_anew_and_leaves_the_rest_behind() {
    let whole = lindewaard();
    let mut tree = whole.tree.clone();
    let left_out = ["begrip", "afbeelding"].map(|key| Pointer::root().key(key));
    left_out.iter().for_each(|pointer| drop(tree.remove(pointer).expect("the example has it")));
    let project = whole.with_tree(tree);
    let files = files(&project, Omvang::Deel { zonder: &|path| path == "data/plannen.csv" });
    assert_eq!(manifest(&files)["volledig"], false);
    let paths: Vec<&str> = files.iter().map(|file| file.pad.as_str()).collect();
    assert!(
        paths.contains(&"data/opgave.csv") && paths.contains(&"teksten/opgave.md"),
        "{paths:?}"
    );
    assert!(!paths.iter().any(|path| path.starts_with("visie/")));
    assert!(!paths.contains(&"beelden/kernen.svg") && paths.contains(&"beelden/logo.svg"));
    assert!(!paths.contains(&"data/plannen.csv"), "{paths:?}");
    let toml = files.iter().find(|file| file.pad == "bouwsteen.toml").expect("it goes along");
    let text = std::str::from_utf8(&toml.bytes).expect("text");
    assert!(!text.contains("nultredenwoning\"\ndefinitie"), "a begrip that was left out");
    let again = Project::load(&memory(&[("bouwsteen.toml", text)])).expect("it can be read");
    assert_eq!(to_json(&again.tree), to_json(&project.tree));
    assert_eq!(to_toml(&again.tree), text, "written in the same order every time");
}

#[test]
fn a_kader_from_elsewhere_does_not_tell_where_it_lay() {
    let kader = memory(&[("/home/jan/geheim/kader.toml", "id = \"x\"\n")]);
    let own = memory(&[("bouwsteen.toml", "[document]\ntitel = \"Proef\"\n")]);
    let project = Project::load_with(&own, &[&kader]).expect("it can be read");
    let files = files(&project, Omvang::Geheel);
    let paths: Vec<&str> = files.iter().map(|file| file.pad.as_str()).collect();
    assert_eq!(paths, [INHOUD, "bouwsteen.toml", "kaders-van-buiten/kader.toml"]);
}

#[test]
fn files_go_along_in_the_pdf() {
    let document = sample::document(vec![sample::heading(1, None, "Proef")]);
    let file = |pad: &str| Bronbestand {
        pad: pad.to_owned(),
        bytes: b"a;b\n1;2\n".to_vec(),
        mime: "text/csv",
        beschrijving: "Cijfers van het document".to_owned(),
    };
    let bijlagen = [file("data/a.csv"), file("data/é ## \u{202e}../b.csv")];
    let today = date(2026, 11, 22);
    let opties = Opties { today, regelnummers: false, bijlagen: &bijlagen };
    let made = pdf::compile(&document, opties).expect("it compiles");
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    let count =
        |needle: &[u8]| made.pdf.windows(needle.len()).filter(|part| *part == needle).count();
    assert_eq!(count(b"/AFRelationship/Source") + count(b"/AFRelationship /Source"), 2);
    assert_eq!(count(b"<pdfaid:part>3</pdfaid:part>"), 1);
    let bare = pdf::compile(&document, today).expect("it compiles");
    assert!(!bare.pdf.windows(6).any(|part| part == b"a.csv)"));
}

#[test]
fn numbered_lines_leave_the_pages_as_they_are() {
    let document = sample::rich();
    let today = date(2026, 11, 22);
    let opties = Opties { today, regelnummers: true, bijlagen: &[] };
    let numbered = pdf::compile(&document, opties).expect("it compiles");
    let bare = pdf::compile(&document, today).expect("it compiles");
    assert!(numbered.warnings.is_empty(), "{:?}", numbered.warnings);
    assert_eq!(numbered.pages, bare.pages);
    assert!(numbered.pdf != bare.pdf);
}
