//! Makes the argument parser speak Dutch: its help pages and every kind of its errors.

use std::process::ExitCode;

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{failure::Failure, terminal};

const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

/// Gives `command` and all below it the Dutch help page.
pub(crate) fn dutch(command: Command) -> Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .max_term_width(100)
        .mut_subcommands(dutch)
}

/// Prints the help or version that was asked for, or says in Dutch what is wrong with the command.
pub(crate) fn report(error: &Error) -> Result<ExitCode, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal::print(&format!("{}\n", error.render().to_string().trim_end()))?;
            Ok(ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal::say(error.render().to_string().trim_end());
            Ok(ExitCode::from(2))
        }
        _ => Err(Failure::new(message(error)).with_help(help(error))),
    }
}

/// What is wrong. The kinds that remain cannot arise from what a user types.
fn message(error: &Error) -> String {
    let arg = first(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = first(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues
            if value.is_empty() =>
        {
            format!("bij `{arg}` hoort een waarde")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{value}` kan niet bij `{arg}`")
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("onbekende optie `{arg}`"),
        ErrorKind::UnknownArgument => format!("`{arg}` is hier te veel"),
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("onbekende opdracht `{name}`")
        }
        ErrorKind::MissingSubcommand => "er is geen opdracht gegeven".to_owned(),
        ErrorKind::MissingRequiredArgument => {
            format!("er ontbreekt {}", listed(error, ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => format!("`{value}` is te veel bij `{arg}`"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("bij `{arg}` hoort een ander aantal waarden")
        }
        ErrorKind::ArgumentConflict => match first(error, ContextKind::PriorArg) {
            Some(other) if other != arg => format!("`{arg}` gaat niet samen met `{other}`"),
            _ => format!("`{arg}` kan maar een keer"),
        },
        ErrorKind::NoEquals => format!("bij `{arg}` hoort een `=`"),
        ErrorKind::InvalidUtf8 => "wat u typte bevat tekens die niet te lezen zijn".to_owned(),
        _ => "deze opdracht is niet te lezen".to_owned(),
    }
}

/// What to do about it: the nearest known word, the known values, or the reason of our own parser.
fn help(error: &Error) -> String {
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let reason = std::error::Error::source(error)
        .filter(|_| error.kind() == ErrorKind::ValueValidation)
        .map(ToString::to_string);
    if let Some(near) = suggested.into_iter().find_map(|kind| first(error, kind)) {
        format!("bedoelde u `{near}`?")
    } else if let Some(reason) = reason {
        reason
    } else if !strings(error, ContextKind::ValidValue).is_empty() {
        format!("kies uit {}", listed(error, ContextKind::ValidValue))
    } else {
        "`bouwsteen --help` toont wat er kan".to_owned()
    }
}

fn first(error: &Error, kind: ContextKind) -> Option<String> {
    strings(error, kind).into_iter().next()
}

fn listed(error: &Error, kind: ContextKind) -> String {
    let quoted: Vec<_> = strings(error, kind).iter().map(|text| format!("`{text}`")).collect();
    quoted.join(", ")
}

fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
