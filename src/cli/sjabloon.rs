//! `bouwsteen sjabloon`: shows the templates, and puts copies of them in a project.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::{
    Error, report,
    sjabloon::{self, INGEBOUWD, MAP, Sjabloon},
};

use crate::{
    args::{SjabloonOpdracht, SjabloonUitpakken},
    failure::Failure,
    terminal, toets, write,
};

pub(crate) fn run(opdracht: &SjabloonOpdracht) -> Result<ExitCode, Failure> {
    match opdracht {
        SjabloonOpdracht::Lijst(args) => {
            let project = toets::load(&args.map, &[])?;
            terminal::print(&report::sjablonen(&project))?;
            Ok(ExitCode::SUCCESS)
        }
        SjabloonOpdracht::Uitpakken(args) => unpack(args),
    }
}

fn unpack(args: &SjabloonUitpakken) -> Result<ExitCode, Failure> {
    let chosen = chosen(args)?;
    let folder = toets::folder(&args.map);
    if !folder.join("bouwsteen.toml").is_file() {
        let message = format!("in `{}` staat geen visie", folder.display());
        return Err(Failure::new(message).with_help("kies de map met het bestand `bouwsteen.toml`"));
    }
    let mut kept = false;
    for one in chosen {
        let target = folder.join(MAP).join(one.naam);
        if place(folder, &target, &sjabloon::met_kop(one))? {
            let shown = report::printable(&target.display().to_string());
            terminal::print(&format!("{shown}\n"))?;
        } else {
            kept = true;
            terminal::say(&format!("`{}` staat er al en blijft zoals het is", target.display()));
        }
    }
    Ok(ExitCode::from(u8::from(kept)))
}

/// The templates that were asked for, each of which is there.
fn chosen(args: &SjabloonUitpakken) -> Result<Vec<&'static Sjabloon>, Failure> {
    if args.alles {
        return Ok(INGEBOUWD.iter().collect());
    }
    if args.namen.is_empty() {
        return Err(Failure::new("er is niet gezegd welke sjablonen")
            .with_help("noem ze na de map, of kies `--alles`; zie `bouwsteen sjabloon lijst`"));
    }
    let found = args.namen.iter().map(|naam| {
        let naam = naam.strip_prefix(MAP).unwrap_or(naam);
        sjabloon::find(naam).ok_or_else(|| {
            let help = sjabloon::suggest(naam);
            let help = help.unwrap_or_else(|| "zie `bouwsteen sjabloon lijst`".to_owned());
            Failure::new(format!("sjabloon `{naam}` bestaat niet")).with_help(help)
        })
    });
    found.collect()
}

/// Writes a file that is not there yet; false when there is something.
fn place(root: &Path, target: &Path, text: &str) -> Result<bool, Failure> {
    let parent = target.parent().expect("a template stands in a folder");
    let there = parent.ancestors().find(|folder| folder.exists()).unwrap_or(root);
    inside(root, there)?;
    fs::create_dir_all(parent).map_err(|error| cannot(parent, error))?;
    let mut file = write::beside(parent).map_err(|error| cannot(parent, error))?;
    file.write_all(text.as_bytes()).map_err(|error| cannot(target, error))?;
    match file.persist_noclobber(target) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot(target, error.error)),
    }
}

/// A link may lead the folder of templates out of the project; nothing is written there.
fn inside(root: &Path, folder: &Path) -> Result<(), Failure> {
    let real = |path: &Path| -> Result<PathBuf, Failure> {
        fs::canonicalize(path).map_err(|error| cannot(path, error))
    };
    if real(folder)?.starts_with(real(root)?) {
        return Ok(());
    }
    let message = format!("`{}` leidt naar buiten het project", folder.display());
    Err(Failure::new(message).with_help("maak van `sjablonen` een gewone map"))
}

fn cannot(path: &Path, error: io::Error) -> Failure {
    Failure::from(Error::io("hier is geen sjabloon te schrijven", path, error))
}
