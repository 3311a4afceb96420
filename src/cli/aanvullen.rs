//! `bouwsteen aanvullen`: the completion script of a shell.

use std::process::ExitCode;

use clap::CommandFactory;

use crate::{
    args::{Aanvullen, Args},
    failure::Failure,
    terminal, usage,
};

pub(crate) fn run(args: &Aanvullen) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut usage::dutch(Args::command()),
        "bouwsteen",
        &mut script,
    );
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
