//! `bouwsteen toets`: holds a visie against its kaders and reports.

use std::{
    path::{Component, Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    Project, Toetsing,
    check::{self, Streng},
    files::{Disk, Files, Named},
    report,
};
use jiff::civil::Date;

use crate::{
    args::{self, Uitvoer},
    failure::Failure,
    terminal, vastlegging,
};

pub(crate) fn run(args: &args::Toets, today: Date) -> Result<ExitCode, Failure> {
    refuse_form(args)?;
    let project = load(&args.project.map, &args.project.kader)?;
    let peildatum = args.project.peildatum.unwrap_or(today);
    let mut toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    if args.taal {
        let advies = terminal::step("Taal nalezen", || check::taaladvies::taaladvies(&project));
        toetsing.taal = Some(advies);
    }
    if let Some(file) = &args.vergelijk {
        return vastlegging::compare(args, file.as_deref(), &project, &toetsing);
    }
    let (sources, streng) = (&project.sources, streng(args.streng));
    let text = match args.uitvoer {
        Uitvoer::Mens => report::mens(&toetsing, sources, streng, &terminal::style()),
        Uitvoer::Kort => report::kort(&toetsing, sources),
        Uitvoer::Json if args.vooruit => report::json_vooruit(&toetsing, sources),
        Uitvoer::Json => report::json(&toetsing, sources),
        Uitvoer::Sarif => report::sarif(&toetsing, sources, streng, &root(&args.project.map)),
        Uitvoer::Junit => report::junit(&toetsing, sources, streng),
        Uitvoer::Csv => report::csv(&toetsing, sources, streng),
        Uitvoer::Markdown => report::markdown(&toetsing, sources, streng),
    };
    terminal::print(&text)?;
    if args.vooruit {
        terminal::print(&ahead(args.uitvoer, &project, &toetsing))?;
    }
    if let Some(file) = &args.vastleggen {
        vastlegging::record(args, file.as_deref(), &project, &toetsing)?;
    }
    Ok(ExitCode::from(u8::from(toetsing.faalt(streng))))
}

/// The folder of the visie below the current folder, with `/`; empty when it is that folder itself, or
/// lies elsewhere.
fn root(map: &Path) -> String {
    let folder = folder(map);
    let current = std::env::current_dir().ok();
    let below = current.and_then(|current| folder.strip_prefix(current).ok().map(Path::to_owned));
    let below = below.unwrap_or_else(|| folder.to_owned());
    let mut names = Vec::new();
    for component in below.components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => names.push(name.to_string_lossy().into_owned()),
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                return String::new();
            }
        }
    }
    names.join("/")
}

/// What is coming, after the report; JSON has it inside.
fn ahead(uitvoer: Uitvoer, project: &Project, toetsing: &Toetsing) -> String {
    match uitvoer {
        Uitvoer::Mens => format!("\n{}", report::mens_vooruit(toetsing, &terminal::style())),
        Uitvoer::Kort => report::kort_vooruit(toetsing, &project.sources),
        Uitvoer::Json | Uitvoer::Sarif | Uitvoer::Junit | Uitvoer::Csv | Uitvoer::Markdown => {
            String::new()
        }
    }
}

/// What is coming and what changed have a place in some forms only.
fn refuse_form(args: &args::Toets) -> Result<(), Failure> {
    let option = match (args.vooruit, &args.vergelijk) {
        (true, _) => "--vooruit",
        (false, Some(_)) => "--vergelijk",
        (false, None) => return Ok(()),
    };
    match args.uitvoer {
        Uitvoer::Mens | Uitvoer::Kort | Uitvoer::Json => Ok(()),
        Uitvoer::Sarif | Uitvoer::Junit | Uitvoer::Csv | Uitvoer::Markdown => {
            let message = format!("`{option}` kan niet met deze vorm van `--uitvoer`");
            Err(Failure::new(message).with_help("kies uit `mens`, `kort`, `json`"))
        }
    }
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
