//! `bouwsteen maak`: renders a visie and writes the files.

use std::{borrow::Cow, path::PathBuf, process::ExitCode};

use bouwsteen::{
    Diagnostic, Document, Project, Severity, Toetsing,
    bronbestanden::{self, Bronbestand, Omvang},
    check::{self, Streng},
    compose, files,
    render::{self, Format, Opties},
    report,
    source::Publiek,
};
use jiff::civil::Date;

use crate::{
    args::{Formaat, Maak},
    failure::Failure,
    site, terminal, toets,
    write::{self, Output},
    zetten::{self, Gezet},
};

/// What the files are called; the folder says whose they are.
const NAME: &str = "woonzorgvisie";

pub(crate) fn run(args: &Maak, today: Date) -> Result<ExitCode, Failure> {
    let mut project = toets::load(&args.project.map, &args.project.kader)?;
    project.revisie = files::revisie(toets::folder(&args.project.map));
    let peildatum = args.project.peildatum.unwrap_or(today);
    let wrong = project.sjabloonfouten();
    if !wrong.is_empty() {
        return Ok(refuse_sjablonen(&project, &wrong));
    }
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    if args.definitief && toetsing.faalt(Streng::Wet) {
        return Ok(refuse(&project, &toetsing));
    }
    let publiek = args.uitgave.publiek.map(Publiek::from);
    let (shown, told) = match uitgave(&project, &toetsing, publiek) {
        Ok(edition) => edition,
        Err(code) => return Ok(code),
    };
    let composed = terminal::step("Samenstellen", || compose::compose(&shown, &told, today));
    if composed.meldingen.iter().any(is_sjabloonfout) {
        return Ok(refuse_sjablonen(&project, &composed.meldingen));
    }
    let bijlagen = met_bron(args.vorm.met_bron, &project, &shown, &told, today);
    let opties = Opties { today, regelnummers: args.vorm.regelnummers, bijlagen: &bijlagen };
    let name = match publiek {
        Some(publiek) => format!("{NAME}-{}", publiek.as_str()),
        None => NAME.to_owned(),
    };
    let (rendered, said) = render_all(args, &shown, &composed.document, opties, &name)?;
    if said.iter().any(is_sjabloonfout) {
        return Ok(refuse_sjablonen(&project, &said));
    }
    let written = write_files(args, &composed.document, &rendered, &name)?;
    for path in written {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    for meldingen in [&composed.meldingen, &said] {
        terminal::say(report::meldingen_kort(meldingen, &project.sources).trim_end());
    }
    if publiek.is_none() {
        terminal::say(&everything(project.gemerkt().len()));
    }
    Ok(if toetsing.is_sound() { ExitCode::SUCCESS } else { warn(&project, &toetsing) })
}

/// What the document is made of: the edition for these readers, or the whole. When there can be no edition it says
/// why, and gives how the program ends.
pub(crate) fn uitgave<'a>(
    project: &'a Project,
    toetsing: &'a Toetsing,
    publiek: Option<Publiek>,
) -> Result<(Cow<'a, Project>, Cow<'a, Toetsing>), ExitCode> {
    let Some(publiek) = publiek else {
        return Ok((Cow::Borrowed(project), Cow::Borrowed(toetsing)));
    };
    check::uitgave(project, toetsing, publiek)
        .map(|(shown, told)| (Cow::Owned(shown), Cow::Owned(told)))
        .map_err(|found| refuse_edition(project, &found))
}

/// The files that go along in the PDF, when that is asked for: of the edition, when it is one.
pub(crate) fn met_bron(
    asked: bool,
    project: &Project,
    shown: &Project,
    toetsing: &Toetsing,
    today: Date,
) -> Vec<Bronbestand> {
    if !asked {
        Vec::new()
    } else if shown.uitgave.is_some() {
        bronbestanden::van_uitgave(project, shown, toetsing, today)
    } else {
        bronbestanden::van(project, toetsing, today, Omvang::Geheel)
    }
}

/// The files by name, and what there is to say about them.
type Rendered = (Vec<(String, Vec<u8>)>, Vec<Diagnostic>);

/// Renders everything before anything is written.
fn render_all(
    args: &Maak,
    project: &Project,
    document: &Document,
    opties: Opties<'_>,
    name: &str,
) -> Result<Rendered, Failure> {
    let (mut rendered, mut said) = (Vec::new(), Vec::new());
    for (formaat, format, what) in [
        (Formaat::Md, Format::Markdown, "Markdown schrijven"),
        (Formaat::Html, Format::Html, "HTML schrijven"),
        (Formaat::Docx, Format::Docx, "Word schrijven"),
        (Formaat::Pdf, Format::Pdf, "PDF zetten"),
    ] {
        if args.formaat.contains(&formaat) {
            let made = terminal::step(what, || match formaat {
                Formaat::Pdf => zetten::pdf(project, document, opties, args.zettijd),
                Formaat::Md | Formaat::Html | Formaat::Docx => {
                    let bytes = Some(render::render(document, format, opties)?);
                    Ok(Gezet { bytes, meldingen: Vec::new() })
                }
            })?;
            said.extend(made.meldingen);
            let file = format!("{name}.{}", format.extension());
            rendered.extend(made.bytes.map(|bytes| (file, bytes)));
        }
    }
    Ok((rendered, said))
}

fn write_files(
    args: &Maak,
    document: &Document,
    rendered: &[(String, Vec<u8>)],
    name: &str,
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
    let mut written = write::write_all(&folder, &outputs)?;
    if args.website.pagina_per_hoofdstuk {
        let files = terminal::step("Website schrijven", || render::html::site::write(document));
        written.push(site::write(&folder.join(name), &files)?);
    }
    Ok(written)
}

/// Says that what is meant for some readers is printed too; nothing when there is no such part.
fn everything(parts: usize) -> String {
    match parts {
        0 => String::new(),
        1 => "1 onderdeel is niet voor alle lezers; hier staat alles in. Kies lezers met `--publiek`."
            .to_owned(),
        _ => format!(
            "{parts} onderdelen zijn niet voor alle lezers; hier staat alles in. Kies lezers met `--publiek`."
        ),
    }
}

/// Says why there is no edition: it could show what must stay hidden, or other numbers than the whole.
fn refuse_edition(project: &Project, found: &[Diagnostic]) -> ExitCode {
    terminal::say(report::meldingen_kort(found, &project.sources).trim_end());
    terminal::say("Niets gemaakt: deze uitgave kan te veel tonen, of iets missen.");
    terminal::say("Los de punten hierboven op, of maak alles zonder `--publiek`.");
    ExitCode::from(1)
}

/// Says what is wrong with the data: the document is there, with gaps.
pub(crate) fn warn(project: &Project, toetsing: &Toetsing) -> ExitCode {
    terminal::say(report::meldingen_kort(&toetsing.meldingen, &project.sources).trim_end());
    terminal::say("Er zitten fouten in de gegevens: het document is een concept met gaten.");
    terminal::say("`bouwsteen toets` laat zien wat er moet gebeuren.");
    ExitCode::from(1)
}

fn is_sjabloonfout(melding: &Diagnostic) -> bool {
    melding.code.is_sjabloon() && melding.severity == Severity::Fout
}

/// Says what is wrong with the own templates: without them it would be another document.
pub(crate) fn refuse_sjablonen(project: &Project, meldingen: &[Diagnostic]) -> ExitCode {
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
