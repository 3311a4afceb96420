//! Writes what Typst sees of a visie, so that another Typst compiler can make the same pages:
//! `cargo bench --bench typst_invoer -- examples/lindewaard MAP`.
#![expect(clippy::disallowed_methods, reason = "a tool for measuring writes files of its own")]

use std::{env, fs, path::Path};

use bouwsteen::{Project, check, compose, files::Disk, render::pdf};
use jiff::civil::date;

fn main() {
    // Cargo adds `--bench`.
    let mut args = env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        panic!("usage: typst-invoer VISIE MAP");
    };
    let today = date(2026, 11, 22);
    let project = Project::load(&Disk::new(from)).expect("the visie can be read");
    let toetsing = check::check(&project, today);
    let document = compose::compose(&project, &toetsing, today).document;
    for (path, bytes) in pdf::input(&document) {
        let path = Path::new(&to).join(path);
        fs::create_dir_all(path.parent().expect("it stands in a folder")).expect("a folder");
        fs::write(path, bytes).expect("it can be written");
    }
}
