//! `bouwsteen maak`: renders a visie and writes the files.

use std::{path::PathBuf, process::ExitCode};

use bouwsteen::{
    Document, Project, Toetsing,
    check::{self, Streng},
    compose,
    render::{self, Format},
    report,
};
use jiff::civil::Date;

use crate::{
    args::{Formaat, Maak},
    failure::Failure,
    terminal, toets,
    write::{self, Output},
};

/// What the files are called; the folder says whose they are.
const NAME: &str = "woonzorgvisie";

pub(crate) fn run(args: &Maak, today: Date) -> Result<ExitCode, Failure> {
    let project = toets::load(&args.project.map, &args.project.kader)?;
    let peildatum = args.project.peildatum.unwrap_or(today);
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    if args.definitief && toetsing.faalt(Streng::Wet) {
        return Ok(refuse(&project, &toetsing));
    }
    let composed = terminal::step("Samenstellen", || compose::compose(&project, &toetsing, today));
    let written = write_files(args, &composed.document, today)?;
    for path in written {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    terminal::say(report::meldingen_kort(&composed.meldingen, &project.sources).trim_end());
    Ok(if toetsing.is_sound() { ExitCode::SUCCESS } else { warn(&project, &toetsing) })
}

/// Renders everything before anything is written.
fn write_files(args: &Maak, document: &Document, today: Date) -> Result<Vec<PathBuf>, Failure> {
    let folder = match &args.uit {
        Some(folder) => folder.clone(),
        None => toets::folder(&args.project.map).join("uitvoer"),
    };
    let mut rendered = Vec::new();
    for (formaat, format, what) in [
        (Formaat::Md, Format::Markdown, "Markdown schrijven"),
        (Formaat::Html, Format::Html, "HTML schrijven"),
        (Formaat::Docx, Format::Docx, "Word schrijven"),
        (Formaat::Pdf, Format::Pdf, "PDF zetten"),
    ] {
        if args.formaat.contains(&formaat) {
            let bytes = terminal::step(what, || render::render(document, format, today))?;
            rendered.push((format!("{NAME}.{}", format.extension()), bytes));
        }
    }
    let mut outputs: Vec<_> = rendered.iter().map(|(name, bytes)| Output { name, bytes }).collect();
    if args.formaat.contains(&Formaat::Md) {
        // Markdown points at its images, so they travel with it.
        let images = document.images.iter();
        outputs.extend(images.map(|(name, image)| Output { name, bytes: &image.bytes }));
    }
    write::write_all(&folder, &outputs)
}

/// Says what is wrong with the data: the document is there, with gaps.
fn warn(project: &Project, toetsing: &Toetsing) -> ExitCode {
    terminal::say(report::meldingen_kort(&toetsing.meldingen, &project.sources).trim_end());
    terminal::say("Er zitten fouten in de gegevens: het document is een concept met gaten.");
    terminal::say("`bouwsteen toets` laat zien wat er moet gebeuren.");
    ExitCode::from(1)
}

/// Says why there is no definitive document.
fn refuse(project: &Project, toetsing: &Toetsing) -> ExitCode {
    terminal::say(report::kort(toetsing, &project.sources).trim_end());
    terminal::say("Niets gemaakt: de visie kan nog niet definitief zijn.");
    terminal::say("Los de punten hierboven op, of maak een concept zonder `--definitief`.");
    ExitCode::from(1)
}
