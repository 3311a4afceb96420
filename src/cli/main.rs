//! The command line: reads the arguments, calls the library, and writes what it gives.
//!
//! It is its own crate root, so it can only use the public library. It alone reads the clock and the
//! environment, writes files and prints; whatever is a decision about a visie belongs in the library.

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

mod aanvullen;
mod args;
mod cijfers;
mod clock;
mod failure;
mod kader;
mod maak;
mod nieuw;
mod pakket;
mod regio;
mod schema;
mod site;
mod sjabloon;
mod terminal;
mod toets;
mod usage;
mod vastlegging;
mod verifieer;
mod write;
mod zetten;

use args::{Args, Opdracht};
use failure::Failure;

/// Deep data and long tables need more stack than some systems give the first thread.
const STACK: usize = 64 << 20;

fn main() -> ExitCode {
    terminal::set_panic_message();
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(|| match run() {
        Ok(code) => code,
        Err(failure) => failure.report(),
    });
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::from(101),
        Err(_) => Failure::new("er is te weinig geheugen om te starten").report(),
    }
}

fn run() -> Result<ExitCode, Failure> {
    let mut typed = std::env::args().skip(1);
    if typed.next().is_some_and(|first| first == zetten::OPDRACHT) {
        return Ok(zetten::run_kind(typed.next().as_deref()));
    }
    let command = usage::dutch(Args::command());
    let args = match command.try_get_matches().and_then(|found| Args::from_arg_matches(&found)) {
        Ok(args) => args,
        Err(error) => return usage::report(&error),
    };
    match args.opdracht {
        Opdracht::Nieuw(args) => nieuw::run(&args),
        Opdracht::Toets(args) => toets::run(&args, clock::today()?),
        Opdracht::Maak(args) => maak::run(&args, clock::today()?),
        Opdracht::Verifieer(args) => verifieer::run(&args),
        Opdracht::Pakket(args) => pakket::run(&args, clock::today()?),
        Opdracht::Cijfers(args) => cijfers::run(&args),
        Opdracht::Regio(args) => regio::run(&args, clock::today()?),
        Opdracht::Sjabloon(args) => sjabloon::run(&args.opdracht),
        Opdracht::Schema(args) => schema::run(&args),
        Opdracht::Kader(args) => kader::run(&args, clock::today()?),
        Opdracht::Aanvullen(args) => aanvullen::run(&args),
    }
}
