//! `bouwsteen toets`: holds a visie against its kaders and reports.

use std::{path::Path, process::ExitCode};

use bouwsteen::{
    Project, Toetsing,
    check::{self, Streng},
    files::Disk,
    report,
};
use jiff::civil::Date;

use crate::{
    args::{self, Uitvoer},
    failure::Failure,
    terminal, vastlegging,
};

pub(crate) fn run(args: &args::Toets, today: Date) -> Result<ExitCode, Failure> {
    let project = load(&args.project.map)?;
    let peildatum = args.project.peildatum.unwrap_or(today);
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    if let Some(file) = &args.vergelijk {
        return vastlegging::compare(args, file.as_deref(), &project, &toetsing);
    }
    let text = match args.uitvoer {
        Uitvoer::Mens => report::mens(&toetsing, &project.sources, &terminal::style()),
        Uitvoer::Kort => report::kort(&toetsing, &project.sources),
        Uitvoer::Json if args.vooruit => report::json_vooruit(&toetsing, &project.sources),
        Uitvoer::Json => report::json(&toetsing, &project.sources),
    };
    terminal::print(&text)?;
    if args.vooruit {
        terminal::print(&ahead(args.uitvoer, &project, &toetsing))?;
    }
    if let Some(file) = &args.vastleggen {
        vastlegging::record(args, file.as_deref(), &project, &toetsing)?;
    }
    Ok(ExitCode::from(u8::from(toetsing.faalt(streng(args.streng)))))
}

/// What is coming, after the report; JSON has it inside.
fn ahead(uitvoer: Uitvoer, project: &Project, toetsing: &Toetsing) -> String {
    match uitvoer {
        Uitvoer::Mens => format!("\n{}", report::mens_vooruit(toetsing, &terminal::style())),
        Uitvoer::Kort => report::kort_vooruit(toetsing, &project.sources),
        Uitvoer::Json => String::new(),
    }
}

/// Reads the visie in `map`; a path to its `bouwsteen.toml` will do.
pub(crate) fn load(map: &Path) -> Result<Project, Failure> {
    let disk = Disk::new(folder(map));
    Ok(terminal::step("Lezen", || Project::load(&disk))?)
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
