//! PDF: compiles without warnings, gives the same bytes, prints hostile text.

use std::path::{Path, PathBuf};

use bouwsteen::document::Document;
use bouwsteen::render::pdf::{self, Compiled};
use jiff::civil::date;

use crate::render_sample as sample;

/// Compiles without a warning, and keeps the file for whoever wants to look or judge.
fn compiled(document: &Document, name: &str) -> Compiled {
    let compiled = pdf::compile(document, date(2026, 11, 22)).expect("the document compiles");
    assert_eq!(compiled.warnings, Vec::<String>::new());
    std::fs::write(folder().join(format!("{name}.pdf")), &compiled.pdf)
        .expect("tmpdir is writable");
    compiled
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).expect("tmpdir is writable");
    folder
}

#[test]
fn a_rich_document_compiles_without_warnings() {
    let document = sample::rich();
    for (path, bytes) in pdf::input(&document, date(2026, 11, 22)) {
        let path = folder().join("input").join(path);
        std::fs::create_dir_all(path.parent().expect("it has a parent")).expect("writable");
        std::fs::write(path, bytes).expect("writable");
    }
    assert!(compiled(&document, "rich").pages >= 8);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::rich();
    let first = pdf::write(&document, date(2026, 11, 22)).expect("compiles");
    let second = pdf::write(&document, date(2026, 11, 22)).expect("compiles");
    assert!(first == second);
}
