//! `bouwsteen cijfers`: makes CSV of a spreadsheet, so that its numbers can stand in a visie.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    files::{Disk, FileProblem, Files},
    inlezen::{self, GRENS, Ingelezen, Keuze, Weigering},
    report,
};

use crate::{
    args::{self, CijfersOpdracht},
    failure::Failure,
    terminal,
    write::{self, Output},
};

pub(crate) fn run(args: &args::Cijfers) -> Result<ExitCode, Failure> {
    match &args.opdracht {
        CijfersOpdracht::Inlezen(args) => inlezen(args),
    }
}

fn inlezen(args: &args::Inlezen) -> Result<ExitCode, Failure> {
    let (name, bytes) = read(&args.bestand)?;
    let keuze = Keuze {
        blad: args.blad.clone(),
        kop: args.kop,
        breed: args.breed.clone(),
        vul_aan: args.vul_aan,
    };
    let made = terminal::step("Inlezen", || inlezen::inlezen(&bytes, &name, &keuze));
    let made = made.map_err(|refused| failure(&args.bestand, refused))?;
    let folder = args.uit.clone().unwrap_or_else(usual_folder);
    if !args.vervang {
        refuse_existing(&folder, &made)?;
    }
    let outputs: Vec<_> = made
        .tabellen
        .iter()
        .map(|table| Output { name: &table.naam, bytes: table.csv.as_bytes() })
        .collect();
    for path in write::write_all(&folder, &outputs)? {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    terminal::say(made.verslag.tekst().trim_end());
    Ok(ExitCode::from(u8::from(!made.verslag.is_schoon())))
}

/// The name and the bytes of a file, of which never more is read than a spreadsheet may have.
fn read(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| {
        Failure::new(format!("`{}` is geen bestandsnaam", path.display()))
            .with_help("noem een rekenblad, zoals `woningen.xlsx`")
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let disk = Disk::new(folder.unwrap_or(Path::new(".")));
    let bytes = disk.read(name, GRENS).map_err(|problem| unreadable(path, problem))?;
    Ok((name.to_owned(), bytes))
}

fn unreadable(path: &Path, problem: FileProblem) -> Failure {
    let path = path.display();
    match problem {
        FileProblem::Missing => Failure::new(format!("er is geen bestand `{path}`"))
            .with_help("kijk de naam na, en of u in de goede map staat"),
        FileProblem::TooLarge => {
            Failure::new(format!("`{path}` is groter dan {} MB", GRENS / 1024 / 1024))
                .with_help("bewaar alleen het blad dat de visie gebruikt, zonder plaatjes")
        }
        FileProblem::NoAccess => Failure::new(format!("`{path}` is niet te lezen: geen toegang"))
            .with_help("sluit het bestand als het ergens open staat"),
        FileProblem::Outside
        | FileProblem::FolderLink
        | FileProblem::NotAFile
        | FileProblem::Name
        | FileProblem::TooDeep
        | FileProblem::Other(_) => {
            Failure::new(format!("`{path}` is niet te lezen")).with_help("kies een gewoon bestand")
        }
    }
}

fn failure(path: &Path, refused: Weigering) -> Failure {
    Failure::new(format!("`{}`: {}", path.display(), refused.bericht)).with_help(refused.hulp)
}

/// `data` in a visie, where a project looks for tables; else the current folder.
fn usual_folder() -> PathBuf {
    let visie = Path::new("bouwsteen.toml").is_file();
    PathBuf::from(if visie { "data" } else { "." })
}

/// A table that was made before may have been corrected since.
fn refuse_existing(folder: &Path, made: &Ingelezen) -> Result<(), Failure> {
    let paths = made.tabellen.iter().map(|table| folder.join(&table.naam));
    let existing: Vec<_> = paths
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| format!("`{}`", path.display()))
        .collect();
    if existing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("{} bestaat al; er is niets geschreven", existing.join(", ")))
        .with_help("vervang met `--vervang`, of kies een andere map met `--uit`"))
}
