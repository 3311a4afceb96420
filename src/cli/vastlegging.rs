//! The toetsing as a file: written for `--vastleggen`, read again for `--vergelijk`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    Project, Toetsing,
    check::vastlegging::{self, BESTAND, Gelezen, KOP, Vergelijking},
    files::{Disk, FileProblem, Files, LIMITS},
    report,
};

use crate::{
    args::{self, Uitvoer},
    failure::Failure,
    terminal, toets,
    write::{self, Output},
};

/// Writes the toetsing; one of wrong data says nothing that is worth keeping.
pub(crate) fn record(
    args: &args::Toets,
    file: Option<&Path>,
    project: &Project,
    toetsing: &Toetsing,
) -> Result<(), Failure> {
    if !toetsing.is_sound() {
        terminal::say("De toetsing is niet vastgelegd: er zitten fouten in de gegevens.");
        return Ok(());
    }
    let (folder, name) = place(args, file)?;
    refuse_other_file(&folder, &name)?;
    let text = vastlegging::write(toetsing, project);
    let outputs = [Output { name: &name, bytes: text.as_bytes() }];
    for path in write::write_all(&folder, &outputs)? {
        terminal::say(&format!("De toetsing is vastgelegd in {}.", path.display()));
    }
    Ok(())
}

/// Shows what changed since the toetsing was recorded; fails when an eis came out worse.
pub(crate) fn compare(
    args: &args::Toets,
    file: Option<&Path>,
    project: &Project,
    toetsing: &Toetsing,
) -> Result<ExitCode, Failure> {
    let (folder, name) = place(args, file)?;
    let bytes = Disk::new(&folder)
        .read(&name, LIMITS.toml)
        .map_err(|problem| unreadable(&folder.join(&name), problem))?;
    let Gelezen { sources, inhoud, meldingen } = vastlegging::read(&name, &bytes);
    let Some(was) = inhoud else {
        terminal::say(report::meldingen_kort(&meldingen, &sources).trim_end());
        terminal::say("De vastgelegde toetsing is niet te lezen; er is niets vergeleken.");
        terminal::say("Herstel het bestand, of leg de toetsing opnieuw vast met `--vastleggen`.");
        return Ok(ExitCode::from(1));
    };
    let vergelijking = vastlegging::compare(&was, toetsing);
    terminal::print(&shown(args, project, toetsing, &vergelijking))?;
    if !toetsing.is_sound() {
        terminal::say(report::meldingen_kort(&toetsing.meldingen, &project.sources).trim_end());
        terminal::say("Er zitten fouten in de gegevens.");
    }
    Ok(ExitCode::from(u8::from(vergelijking.is_worse() || !toetsing.is_sound())))
}

fn shown(
    args: &args::Toets,
    project: &Project,
    toetsing: &Toetsing,
    vergelijking: &Vergelijking,
) -> String {
    match args.uitvoer {
        Uitvoer::Mens => report::mens_vergeleken(vergelijking, &terminal::style()),
        Uitvoer::Kort => report::kort_vergeleken(vergelijking),
        // The other forms were refused before.
        Uitvoer::Json | Uitvoer::Sarif | Uitvoer::Junit | Uitvoer::Csv | Uitvoer::Markdown => {
            report::json_vergeleken(toetsing, &project.sources, vergelijking)
        }
    }
}

/// The folder and the name of the file: what the flag says, or its usual place beside the visie.
fn place(args: &args::Toets, file: Option<&Path>) -> Result<(PathBuf, String), Failure> {
    let Some(file) = file else {
        return Ok((toets::folder(&args.project.map).to_owned(), BESTAND.to_owned()));
    };
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| {
        Failure::new(format!("`{}` is geen bestandsnaam", file.display()))
            .with_help(format!("noem een bestand, zoals `{BESTAND}`"))
    })?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok((folder.unwrap_or(Path::new(".")).to_owned(), name.to_owned()))
}

/// A slip of the keyboard must not cost anyone a file of the visie.
fn refuse_other_file(folder: &Path, name: &str) -> Result<(), Failure> {
    let bytes = match Disk::new(folder).read(name, LIMITS.toml) {
        Ok(bytes) => bytes,
        Err(FileProblem::Missing) => return Ok(()),
        Err(problem) => return Err(unreadable(&folder.join(name), problem)),
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if text.is_empty() || text.starts_with(KOP.as_bytes()) {
        return Ok(());
    }
    let path = folder.join(name);
    Err(Failure::new(format!("`{}` is geen vastgelegde toetsing", path.display()))
        .with_help("kies een andere naam, of haal dit bestand eerst weg; er is niets veranderd"))
}

fn unreadable(path: &Path, problem: FileProblem) -> Failure {
    let path = path.display();
    match problem {
        FileProblem::Missing => Failure::new(format!("er is geen vastgelegde toetsing `{path}`"))
            .with_help("maak haar met `bouwsteen toets --vastleggen`"),
        FileProblem::TooLarge => Failure::new(format!("`{path}` is te groot voor een toetsing")),
        FileProblem::NoAccess => Failure::new(format!("`{path}` is niet te lezen: geen toegang")),
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
