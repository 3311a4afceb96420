//! `bouwsteen regio`: shows what a region comes to, and writes what a gemeente shares with it.
#![expect(clippy::disallowed_methods, reason = "the command line looks into folders")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    Project,
    diagnostic::Severity,
    document::Document,
    files::Disk,
    regio::{self, BESTAND, Regiobeeld},
    render::{self, Format},
    report,
    source::Publiek,
};
use jiff::civil::Date;

use crate::{
    args::{self, Formaat, KaderVorm, RegioOpdracht},
    failure::Failure,
    terminal, toets,
    write::{self, Output},
};

/// What the files are called; the folder says whose they are.
const NAME: &str = "regio";

pub(crate) fn run(args: &args::Regio, today: Date) -> Result<ExitCode, Failure> {
    match &args.opdracht {
        Some(RegioOpdracht::Uitvoer(args)) => share(args, today),
        None => show(&args.toon, today),
    }
}

fn show(args: &args::RegioToon, today: Date) -> Result<ExitCode, Failure> {
    let mut beelden = Vec::new();
    for file in files(&args.bestand)? {
        beelden.push(terminal::step("Lezen", || load(&file, today))?);
    }
    let files = documents(args, &beelden, today)?;
    if files.is_empty() {
        let text = match args.uitvoer {
            KaderVorm::Mens => report::regio_mens(&beelden, &terminal::style()),
            KaderVorm::Json => report::regio_json(&beelden),
            KaderVorm::Csv => report::regio_csv(&beelden),
            KaderVorm::Markdown => report::regio_markdown(&beelden, today),
        };
        terminal::print(&text)?;
    }
    for path in files {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    let wrong = beelden.iter().any(Regiobeeld::faalt);
    if wrong && (args.pdf.is_some() || !args.formaat.is_empty()) {
        terminal::say("Er zitten fouten in de gegevens; het stuk noemt ze.");
    }
    Ok(ExitCode::from(u8::from(wrong)))
}

fn load(file: &Path, today: Date) -> Result<Regiobeeld, Failure> {
    let (folder, name) = split(file)?;
    let shown = file.display().to_string().replace('\\', "/");
    let help = "noem een regiobestand, zoals `regio.toml`, of de map waarin het staat";
    let loaded = regio::laad(folder, &name, &shown, today);
    loaded.map_err(|error| Failure::from(error).with_help(help))
}

/// Renders everything before anything is written.
fn documents(
    args: &args::RegioToon,
    beelden: &[Regiobeeld],
    today: Date,
) -> Result<Vec<PathBuf>, Failure> {
    if args.pdf.is_none() && args.formaat.is_empty() {
        return Ok(Vec::new());
    }
    let document = regio::stuk(beelden, today, true);
    let pdf = args.pdf.is_some() || args.formaat.contains(&Formaat::Pdf);
    let pdf =
        pdf.then(|| terminal::step("PDF zetten", || render::render(&document, Format::Pdf, today)));
    let pdf = pdf.transpose()?.unwrap_or_default();
    let mut written = Vec::new();
    if let Some(folder) = &args.uit {
        written.extend(in_folder(args, folder, &document, &pdf, today)?);
    }
    if let Some(file) = &args.pdf {
        let (folder, name) = split(file)?;
        written.extend(write::write_all(folder, &[Output { name: &name, bytes: &pdf }])?);
    }
    Ok(written)
}

fn in_folder(
    args: &args::RegioToon,
    folder: &Path,
    document: &Document,
    pdf: &[u8],
    today: Date,
) -> Result<Vec<PathBuf>, Failure> {
    let markdown = render::render(document, Format::Markdown, today)?;
    let page = render::render(document, Format::Html, today)?;
    let [md, html, set] = ["md", "html", "pdf"].map(|extension| format!("{NAME}.{extension}"));
    let mut outputs = Vec::new();
    if args.formaat.contains(&Formaat::Md) {
        outputs.push(Output { name: &md, bytes: &markdown });
        // Markdown points at its images, so they travel with it.
        let images = document.images.iter();
        outputs.extend(images.map(|(name, image)| Output { name, bytes: &image.bytes }));
    }
    if args.formaat.contains(&Formaat::Html) {
        outputs.push(Output { name: &html, bytes: &page });
    }
    if args.formaat.contains(&Formaat::Pdf) {
        outputs.push(Output { name: &set, bytes: pdf });
    }
    write::write_all(folder, &outputs)
}

/// Every file of a region that is named, or that stands in a folder that is named or right below it.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<PathBuf> = Vec::new();
    for path in named {
        let files = if path.is_dir() { in_or_below(path)? } else { vec![path.clone()] };
        found.extend(files);
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

fn in_or_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let own = if folder == Path::new(".") { PathBuf::from(BESTAND) } else { folder.join(BESTAND) };
    if own.is_file() {
        return Ok(vec![own]);
    }
    let unreadable = |error| bouwsteen::Error::io("deze map is niet te lezen", folder, error);
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let below = entries.flatten().map(|entry| entry.path().join(BESTAND));
    let mut found: Vec<PathBuf> = below.filter(|path| path.is_file()).collect();
    found.sort();
    if found.is_empty() {
        let message = format!("in `{}` staat geen `{BESTAND}`", folder.display());
        let help = "noem een regiobestand, of de map waarin het staat";
        return Err(Failure::new(message).with_help(help));
    }
    Ok(found)
}

/// Writes what a visie shares.
fn share(args: &args::RegioUitvoer, today: Date) -> Result<ExitCode, Failure> {
    let disk = Disk::new(toets::folder(&args.map));
    let project = terminal::step("Lezen", || Project::load(&disk))?;
    let wrong = project.diagnostics.iter().any(|found| found.severity == Severity::Fout);
    let named =
        project.visie.gemeente.as_ref().is_some_and(|gemeente| {
            gemeente.naam.as_ref().is_some_and(|naam| !naam.trim().is_empty())
        });
    if !named {
        let message = "de visie noemt geen gemeente; er is niets geschreven";
        return Err(Failure::new(message).with_help("vul `naam` in bij `[gemeente]`"));
    }
    if !project.gemerkt().is_empty() && !project.publiek_onzeker().is_empty() {
        let message = "niet zeker is wat de regio mag zien; er is niets geschreven";
        let help = "kijk met `bouwsteen toets` welke fouten er in de notatie en de sleutels zitten";
        return Err(Failure::new(message).with_help(help));
    }
    let marked = !project.gemerkt().is_empty();
    let project = if marked { project.voor(Publiek::Regio) } else { project };
    let text = report::cijfers_json(&regio::uitvoer::uitvoer(&project, today));
    match &args.uit {
        None => terminal::print(&text)?,
        Some(file) => {
            let (folder, name) = split(file)?;
            let outputs = [Output { name: &name, bytes: text.as_bytes() }];
            for path in write::write_all(folder, &outputs)? {
                let path = report::printable(&path.display().to_string());
                terminal::print(&format!("{path}\n"))?;
            }
        }
    }
    if wrong {
        terminal::say("Er zitten fouten in de visie; wat fout is, is niet meegegaan.");
        terminal::say("`bouwsteen toets` laat zien wat er moet gebeuren.");
    }
    Ok(ExitCode::from(u8::from(wrong)))
}

/// The folder and the name of a file.
fn split(file: &Path) -> Result<(&Path, String), Failure> {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| {
        Failure::new(format!("`{}` is geen bestandsnaam", file.display()))
            .with_help("noem een bestand, geen map")
    })?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok((folder.unwrap_or(Path::new(".")), name.to_owned()))
}
