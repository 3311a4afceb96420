//! `bouwsteen maak`: renders a visie and writes the files.

use std::{path::PathBuf, process::ExitCode};

use bouwsteen::{
    Diagnostic, Document, Project, Severity, Toetsing,
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
    zetten::{self, Gezet},
};

/// What the files are called; the folder says whose they are.
const NAME: &str = "woonzorgvisie";

pub(crate) fn run(args: &Maak, today: Date) -> Result<ExitCode, Failure> {
    let project = toets::load(&args.project.map, &args.project.kader)?;
    let peildatum = args.project.peildatum.unwrap_or(today);
    let wrong = project.sjabloonfouten();
    if !wrong.is_empty() {
        return Ok(refuse_sjablonen(&project, &wrong));
    }
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    if args.definitief && toetsing.faalt(Streng::Wet) {
        return Ok(refuse(&project, &toetsing));
    }
    let composed = terminal::step("Samenstellen", || compose::compose(&project, &toetsing, today));
    if composed.meldingen.iter().any(is_sjabloonfout) {
        return Ok(refuse_sjablonen(&project, &composed.meldingen));
    }
    let (rendered, said) = render_all(args, &project, &composed.document, today)?;
    if said.iter().any(is_sjabloonfout) {
        return Ok(refuse_sjablonen(&project, &said));
    }
    let written = write_files(args, &composed.document, &rendered)?;
    for path in written {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    for meldingen in [&composed.meldingen, &said] {
        terminal::say(report::meldingen_kort(meldingen, &project.sources).trim_end());
    }
    Ok(if toetsing.is_sound() { ExitCode::SUCCESS } else { warn(&project, &toetsing) })
}

/// The files by name, and what there is to say about them.
type Rendered = (Vec<(String, Vec<u8>)>, Vec<Diagnostic>);

/// Renders everything before anything is written.
fn render_all(
    args: &Maak,
    project: &Project,
    document: &Document,
    today: Date,
) -> Result<Rendered, Failure> {
    let (mut rendered, mut said) = (Vec::new(), Vec::new());
    for (formaat, format, what) in [
        (Formaat::Md, Format::Markdown, "Markdown schrijven"),
        (Formaat::Html, Format::Html, "HTML schrijven"),
        (Formaat::Pdf, Format::Pdf, "PDF zetten"),
    ] {
        if args.formaat.contains(&formaat) {
            let made = terminal::step(what, || match formaat {
                Formaat::Pdf => zetten::pdf(project, document, today, args.zettijd),
                Formaat::Md | Formaat::Html => {
                    let bytes = Some(render::render(document, format, today)?);
                    Ok(Gezet { bytes, meldingen: Vec::new() })
                }
            })?;
            said.extend(made.meldingen);
            rendered
                .extend(made.bytes.map(|bytes| (format!("{NAME}.{}", format.extension()), bytes)));
        }
    }
    Ok((rendered, said))
}

fn write_files(
    args: &Maak,
    document: &Document,
    rendered: &[(String, Vec<u8>)],
) -> Result<Vec<PathBuf>, Failure> {
    let folder = match &args.uit {
        Some(folder) => folder.clone(),
        None => toets::folder(&args.project.map).join("uitvoer"),
    };
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

fn is_sjabloonfout(melding: &Diagnostic) -> bool {
    melding.code.is_sjabloon() && melding.severity == Severity::Fout
}

/// Says what is wrong with the own templates: without them it would be another document.
fn refuse_sjablonen(project: &Project, meldingen: &[Diagnostic]) -> ExitCode {
    let style = report::Style { colour: false, ..terminal::style() };
    terminal::say(report::meldingen(meldingen, &project.sources, &style).trim_end());
    terminal::say("Niets gemaakt: uw eigen sjablonen zijn nog niet in orde.");
    terminal::say(
        "Los de punten hierboven op, of haal het sjabloon weg; dan geldt het ingebouwde.",
    );
    ExitCode::from(1)
}

/// Says why there is no definitive document.
fn refuse(project: &Project, toetsing: &Toetsing) -> ExitCode {
    terminal::say(report::kort(toetsing, &project.sources).trim_end());
    terminal::say("Niets gemaakt: de visie kan nog niet definitief zijn.");
    terminal::say("Los de punten hierboven op, of maak een concept zonder `--definitief`.");
    ExitCode::from(1)
}
