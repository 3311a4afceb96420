//! Why a command could not do its work: always exit code 2.

use std::process::ExitCode;

use bouwsteen::{Error, report::printable};

use crate::terminal;

/// The world failed, or the command was typed wrongly.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what the user can do about it.
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says it on stderr and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        terminal::say(&printable(&format!("fout: {}", self.message)));
        if let Some(help) = &self.help {
            terminal::say(&printable(&format!("hulp: {help}")));
        }
        ExitCode::from(2)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error.to_string())
    }
}
