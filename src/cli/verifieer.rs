//! `bouwsteen verifieer`: makes a PDF again from git, and tells whether it is the same.

use std::{fs::File, io::Read, process::ExitCode};

use bouwsteen::{
    Error, bronbestanden::sha256, check, compose, files::Revision, render::Opties,
    report::printable, source::Publiek,
};

use crate::{args::Verifieer, failure::Failure, maak, terminal, toets, zetten};

/// No PDF of a visie is larger.
const MAX_PDF: u64 = 1024 * 1024 * 1024;

pub(crate) fn run(args: &Verifieer) -> Result<ExitCode, Failure> {
    let given = read(args)?;
    let files = Revision::find(toets::folder(&args.project.map), &args.van)
        .map_err(|error| Failure::from(error).with_help(HELP))?;
    let mut project = toets::load_files(&files, &args.project.kader)?;
    project.revisie = Some(files.revisie().clone());
    let peildatum = args.project.peildatum.unwrap_or(args.datum);
    let toetsing = terminal::step("Toetsen", || check::check(&project, peildatum));
    let publiek = args.uitgave.publiek.map(Publiek::from);
    let (shown, told) = match maak::uitgave(&project, &toetsing, publiek) {
        Ok(edition) => edition,
        Err(code) => return Ok(code),
    };
    let composed = terminal::step("Samenstellen", || compose::compose(&shown, &told, args.datum));
    let bijlagen = maak::met_bron(args.vorm.met_bron, &project, &shown, &told, args.datum);
    let regelnummers = args.vorm.regelnummers;
    let opties = Opties { today: args.datum, regelnummers, bijlagen: &bijlagen };
    let made = terminal::step("PDF zetten", || {
        zetten::pdf(&shown, &composed.document, opties, zetten::SECONDEN)
    })?;
    let Some(made) = made.bytes else {
        return Ok(maak::refuse_sjablonen(&project, &made.meldingen));
    };
    report(args, files.revisie().kort(), &given, &made)
}

const HELP: &str = "noem een tak, een label of een commit uit het git-archief van de visie, zoals de revisie in het \
    colofon";

#[expect(
    clippy::disallowed_methods,
    reason = "the command line reads the file that the user names"
)]
fn read(args: &Verifieer) -> Result<Vec<u8>, Failure> {
    let failed = |error| Error::io("de PDF is niet te lezen", &args.pdf, error);
    let mut bytes = Vec::new();
    let file = File::open(&args.pdf).map_err(failed)?;
    file.take(MAX_PDF).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn report(args: &Verifieer, revisie: &str, given: &[u8], made: &[u8]) -> Result<ExitCode, Failure> {
    let name = args.pdf.display().to_string();
    if given == made {
        let line = format!("Ja: `{name}` is gelijk aan wat revisie {revisie} oplevert.");
        terminal::print(&format!("{}\n", printable(&line)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let line = format!("Nee: `{name}` is niet gelijk aan wat revisie {revisie} oplevert.");
    terminal::print(&format!("{}\n\n", printable(&line)))?;
    for (what, bytes) in [("deze PDF  ", given), ("uit git   ", made)] {
        let line = format!("{what} {} bytes, sha256 {}\n", bytes.len(), sha256(bytes));
        terminal::print(&line)?;
    }
    terminal::print(&format!("\n{}\n", reasons(args)))?;
    Ok(ExitCode::from(1))
}

/// What usually makes two files differ.
fn reasons(args: &Verifieer) -> String {
    let with = |on: bool| if on { "met" } else { "zonder" };
    let peildatum = args.project.peildatum.unwrap_or(args.datum);
    format!(
        "Dit kan de oorzaak zijn:\n\
        - het colofon van de PDF noemt een andere revisie, een andere dag of een andere peildatum; u gaf dag \
        {} en peildatum {peildatum}\n\
        - er waren wijzigingen die nog niet waren vastgelegd; het colofon zegt dat dan\n\
        - de PDF is gemaakt met een andere versie van bouwsteen; dit is versie {}\n\
        - de opties verschillen; u koos {} `--regelnummers` en {} `--met-bron`\n\
        - de PDF is na het maken veranderd",
        args.datum,
        env!("CARGO_PKG_VERSION"),
        with(args.vorm.regelnummers),
        with(args.vorm.met_bron),
    )
}
