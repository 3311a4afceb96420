//! `bouwsteen toets`: holds a visie against its kaders and reports.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    Project,
    check::{self, Streng},
    files::{Disk, Files, Named},
    report,
};
use jiff::civil::Date;

use crate::{
    args::{self, Uitvoer},
    failure::Failure,
    terminal,
};

pub(crate) fn run(args: &args::Toets, today: Date) -> Result<ExitCode, Failure> {
    let project = load(&args.project.map, &args.project.kader)?;
    let peildatum = args.project.peildatum.unwrap_or(today);
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    let text = match args.uitvoer {
        Uitvoer::Mens => report::mens(&toetsing, &project.sources, &terminal::style()),
        Uitvoer::Kort => report::kort(&toetsing, &project.sources),
        Uitvoer::Json => report::json(&toetsing, &project.sources),
    };
    terminal::print(&text)?;
    Ok(ExitCode::from(u8::from(toetsing.faalt(streng(args.streng)))))
}

/// Reads the visie in `map`, and the kaders at these paths; a path to its `bouwsteen.toml` will do.
pub(crate) fn load(map: &Path, kaders: &[PathBuf]) -> Result<Project, Failure> {
    let disk = Disk::new(folder(map));
    load_files(&disk, kaders)
}

/// Reads the visie that these files are, and the kaders at these paths.
pub(crate) fn load_files(files: &dyn Files, kaders: &[PathBuf]) -> Result<Project, Failure> {
    let named: Vec<Named> = kaders.iter().map(Named::new).collect();
    let named: Vec<&dyn Files> = named.iter().map(|kader| -> &dyn Files { kader }).collect();
    Ok(terminal::step("Lezen", || Project::load_with(files, &named))?)
}

/// The folder of the visie at `map`.
pub(crate) fn folder(map: &Path) -> &Path {
    let manifest = map.file_name().is_some_and(|name| name == "bouwsteen.toml") && map.is_file();
    match map.parent().filter(|_| manifest) {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => map,
    }
}

fn streng(streng: args::Streng) -> Streng {
    match streng {
        args::Streng::Wet => Streng::Wet,
        args::Streng::Afspraak => Streng::Afspraak,
        args::Streng::Handreiking => Streng::Handreiking,
        args::Streng::Alles => Streng::Alles,
    }
}
