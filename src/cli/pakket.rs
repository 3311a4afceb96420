//! `bouwsteen pakket`: makes the documents for the raad and writes them into one folder.

use std::process::ExitCode;

use bouwsteen::{check, files, pakket, report, source::Publiek};
use jiff::civil::Date;

use crate::{
    args::{Pakket, PakketOpdracht, PakketRaad},
    failure::Failure,
    maak, terminal, toets,
    write::{self, Output},
};

pub(crate) fn run(args: &Pakket, today: Date) -> Result<ExitCode, Failure> {
    match &args.opdracht {
        PakketOpdracht::Raad(args) => raad(args, today),
    }
}

fn raad(args: &PakketRaad, today: Date) -> Result<ExitCode, Failure> {
    let mut project = toets::load(&args.project.map, &args.project.kader)?;
    project.revisie = files::revisie(toets::folder(&args.project.map));
    let wrong = project.sjabloonfouten();
    if !wrong.is_empty() {
        return Ok(maak::refuse_sjablonen(&project, &wrong));
    }
    let peildatum = args.project.peildatum.unwrap_or(today);
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    let (shown, told) = match maak::uitgave(&project, &toetsing, Some(Publiek::Raad)) {
        Ok(edition) => edition,
        Err(code) => return Ok(code),
    };
    let made = terminal::step("Stukken maken", || pakket::raad(&shown, &told, today))?;
    let folder = match &args.uit {
        Some(folder) => folder.clone(),
        None => toets::folder(&args.project.map).join("uitvoer").join("pakket-raad"),
    };
    let outputs: Vec<_> =
        made.bestanden.iter().map(|file| Output { name: &file.naam, bytes: &file.bytes }).collect();
    let earlier = write::earlier(&folder.join(pakket::MANIFEST));
    for path in write::write_all(&folder, &outputs)? {
        terminal::print(&format!("{}\n", report::printable(&path.display().to_string())))?;
    }
    for name in pakket::vervallen(&earlier, &made) {
        write::remove(&folder, &name)?;
        terminal::say(&format!("`{name}` hoort niet meer bij het pakket en is weg."));
    }
    terminal::say(report::meldingen_kort(&made.meldingen, &project.sources).trim_end());
    Ok(if toetsing.is_sound() { ExitCode::SUCCESS } else { maak::warn(&project, &toetsing) })
}
