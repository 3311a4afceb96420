//! `bouwsteen kader`: shows the eisen that a visie is held against, and compares versions of a kader.

use std::{path::Path, process::ExitCode};

use bouwsteen::{
    Project, Severity, diagnostic,
    files::{Memory, Named},
    kader::{self, Kader, ingebouwd::ingebouwd},
    project::LooseKader,
    report,
};
use jiff::civil::Date;

use crate::{
    args::{self, KaderKeuze, KaderOpdracht, KaderVerschil, KaderVorm},
    failure::Failure,
    terminal, toets,
};

pub(crate) fn run(args: &args::Kader, today: Date) -> Result<ExitCode, Failure> {
    match &args.opdracht {
        KaderOpdracht::Lijst(args) => {
            let own = own(&args.keuze)?;
            let kaders = all(own.as_ref());
            terminal::print(&match args.uitvoer.uitvoer {
                KaderVorm::Mens => report::eisen_lijst(&kaders, &terminal::style()),
                KaderVorm::Json => report::eisen_json(&kaders, today),
                KaderVorm::Csv => report::eisen_csv(&kaders, today),
                KaderVorm::Markdown => report::eisen_markdown(&kaders),
            })?;
            Ok(say(own.as_ref()))
        }
        KaderOpdracht::Toon(args) => {
            let own = own(&args.keuze)?;
            let kaders = all(own.as_ref());
            let shown = match args.uitvoer.uitvoer {
                KaderVorm::Mens => report::eis_toon(&kaders, &args.id, today, &terminal::style()),
                KaderVorm::Json => report::eis_json(&kaders, &args.id, today),
                KaderVorm::Csv => report::eis_csv(&kaders, &args.id, today),
                KaderVorm::Markdown => report::eis_markdown(&kaders, &args.id, today),
            };
            // An eis can be missing because its kader is wrong; that is said first.
            let code = say(own.as_ref());
            terminal::print(&shown.ok_or_else(|| unknown(&args.id, &kaders))?)?;
            Ok(code)
        }
        KaderOpdracht::Verschil(args) => verschil(args),
    }
}

/// The project that holds the own kaders; none when none were asked for.
fn own(keuze: &KaderKeuze) -> Result<Option<Project>, Failure> {
    match &keuze.map {
        Some(map) => toets::load(map, &keuze.kader).map(Some),
        None if keuze.kader.is_empty() => Ok(None),
        None => toets::load_files(&Memory::default(), &keuze.kader).map(Some),
    }
}

fn all(own: Option<&Project>) -> Vec<&Kader> {
    ingebouwd().iter().chain(own.into_iter().flat_map(|project| &project.kaders)).collect()
}

/// Says what is wrong with the own kaders.
fn say(own: Option<&Project>) -> ExitCode {
    let Some(project) = own else { return ExitCode::SUCCESS };
    let found: Vec<_> = project.kader_diagnostics().cloned().collect();
    terminal::say(report::meldingen_kort(&found, &project.sources).trim_end());
    ExitCode::from(u8::from(found.iter().any(|one| one.severity == Severity::Fout)))
}

fn verschil(args: &KaderVerschil) -> Result<ExitCode, Failure> {
    let (oud, oud_sound) = version(&args.oud)?;
    let (nieuw, nieuw_sound) = version(&args.nieuw)?;
    let found = kader::verschil(&oud, &nieuw);
    terminal::print(&match args.uitvoer.uitvoer {
        KaderVorm::Mens => report::verschil_mens(&found, &terminal::style()),
        KaderVorm::Json => report::verschil_json(&found),
        KaderVorm::Csv => report::verschil_csv(&found),
        KaderVorm::Markdown => report::verschil_markdown(&found),
    })?;
    Ok(ExitCode::from(u8::from(!(oud_sound && nieuw_sound))))
}

/// One side of a comparison, and whether its files are sound; what is wrong with them is said.
fn version(path: &Path) -> Result<(Kader, bool), Failure> {
    let name = path.to_string_lossy();
    if let Some(kader) = ingebouwd().iter().find(|kader| kader.naam == name) {
        return Ok((kader.clone(), true));
    }
    let known = ingebouwd().iter().map(|kader| kader.naam.as_str());
    let help = diagnostic::did_you_mean(&name, known).unwrap_or_else(|| {
        "noem een bestand, een map, of een ingebouwd kader als `wet`".to_owned()
    });
    let loose = LooseKader::load(&Named::new(path))
        .map_err(|error| Failure::from(error).with_help(help.clone()))?;
    terminal::say(report::meldingen_kort(&loose.diagnostics, &loose.sources).trim_end());
    let sound = loose.diagnostics.iter().all(|found| found.severity != Severity::Fout);
    let kader = loose
        .kader
        .ok_or_else(|| Failure::new(format!("in `{name}` staat geen kader")).with_help(help))?;
    Ok((kader, sound))
}

fn unknown(id: &str, kaders: &[&Kader]) -> Failure {
    let known = kaders.iter().flat_map(|kader| &kader.eis).map(|eis| eis.id.as_str());
    let help = diagnostic::nearest(&id.to_uppercase(), known).map_or_else(
        || "`bouwsteen kader lijst` toont alle eisen".to_owned(),
        |near| format!("bedoelde u `{near}`?"),
    );
    Failure::new(format!("er is geen eis `{id}`")).with_help(help)
}
