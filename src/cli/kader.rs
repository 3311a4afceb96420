//! `bouwsteen kader`: shows the eisen that come with the program.

use std::process::ExitCode;

use bouwsteen::{
    diagnostic,
    kader::{Kader, ingebouwd::ingebouwd},
    report,
};

use crate::{
    args::{self, KaderOpdracht, KaderVorm},
    failure::Failure,
    terminal,
};

pub(crate) fn run(args: &args::Kader) -> Result<ExitCode, Failure> {
    let kaders = ingebouwd();
    let text = match &args.opdracht {
        KaderOpdracht::Lijst(args) => match args.uitvoer.uitvoer {
            KaderVorm::Mens => report::eisen_lijst(kaders, &terminal::style()),
            KaderVorm::Json => report::eisen_json(kaders),
        },
        KaderOpdracht::Toon(args) => {
            let found = match args.uitvoer.uitvoer {
                KaderVorm::Mens => report::eis_toon(kaders, &args.id, &terminal::style()),
                KaderVorm::Json => report::eis_json(kaders, &args.id),
            };
            found.ok_or_else(|| unknown(&args.id, kaders))?
        }
    };
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(id: &str, kaders: &[Kader]) -> Failure {
    let known = kaders.iter().flat_map(|kader| &kader.eis).map(|eis| eis.id.as_str());
    let help = diagnostic::nearest(&id.to_uppercase(), known).map_or_else(
        || "`bouwsteen kader lijst` toont alle eisen".to_owned(),
        |near| format!("bedoelde u `{near}`?"),
    );
    Failure::new(format!("er is geen eis `{id}`")).with_help(help)
}
