//! How long each stage of the pipeline takes on the complete example: `cargo bench`.
//!
//! Whole processes, with their memory and against Typst alone, are measured by `benches/vergelijk.py`.

use bouwsteen::{
    Project, Toetsing, Visie,
    check::{self, Streng},
    compose::{self, Composition},
    files::Disk,
    kader::ingebouwd,
    render::{self, Format},
    report, schema,
};
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lindewaard");

const TODAY: Date = date(2026, 11, 22);

fn main() {
    divan::main();
}

fn project() -> Project {
    Project::load(&Disk::new(EXAMPLE)).expect("the example can be read")
}

fn toetsing(project: &Project) -> Toetsing {
    check::check(project, TODAY)
}

fn composed() -> Composition {
    let project = project();
    compose::compose(&project, &toetsing(&project), TODAY)
}

/// Once a process: the schema from the types, compiled.
#[divan::bench]
fn schema_maken() -> schema::Schema {
    schema::Schema::of::<Visie>()
}

/// Once a process: the eisen of the law, the largest of the kaders.
#[divan::bench]
fn kader_lezen(bencher: Bencher<'_, '_>) {
    let law: Vec<_> = ingebouwd::teksten().filter(|(path, _)| path.contains("/wet/")).collect();
    bencher.bench_local(|| ingebouwd::read(black_box(&law)));
}

#[divan::bench]
fn lezen() -> Project {
    project()
}

#[divan::bench]
fn toetsen(bencher: Bencher<'_, '_>) {
    let project = project();
    bencher.bench_local(|| toetsing(black_box(&project)));
}

#[divan::bench]
fn rapport(bencher: Bencher<'_, '_>) {
    let project = project();
    let toetsing = toetsing(&project);
    let style = report::Style { width: 100, colour: false };
    bencher.bench_local(|| report::mens(&toetsing, &project.sources, Streng::Wet, &style));
}

#[divan::bench]
fn samenstellen(bencher: Bencher<'_, '_>) {
    let project = project();
    let toetsing = toetsing(&project);
    bencher.bench_local(|| compose::compose(black_box(&project), &toetsing, TODAY));
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let document = composed().document;
    bencher.bench_local(|| render::render(black_box(&document), Format::Markdown, TODAY));
}

/// Cold only the first time: Typst remembers, as it does in a preview.
#[divan::bench(sample_count = 5)]
fn pdf(bencher: Bencher<'_, '_>) {
    let document = composed().document;
    bencher.bench_local(|| render::render(black_box(&document), Format::Pdf, TODAY));
}
