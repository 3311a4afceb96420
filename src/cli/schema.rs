//! `bouwsteen schema`: the JSON Schema of the data, of a kader, of a region, or of a report.

use std::process::ExitCode;

use crate::{args::Schema, failure::Failure, terminal};

pub(crate) fn run(args: &Schema) -> Result<ExitCode, Failure> {
    let schema = if args.toets {
        bouwsteen::report::toets_schema()
    } else if args.toetsing {
        bouwsteen::check::vastlegging::schema().clone()
    } else if args.kader {
        bouwsteen::schema::kader_schema()
    } else if args.regio {
        bouwsteen::schema::regio_schema()
    } else if args.cijfers {
        bouwsteen::schema::cijfers().value().clone()
    } else if args.regiobeeld {
        bouwsteen::report::regiobeeld_schema()
    } else {
        bouwsteen::schema::editor_schema()
    };
    terminal::print(&format!("{schema:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
