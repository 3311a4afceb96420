//! `bouwsteen nieuw`: a new project in an empty folder, all of it or nothing.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use bouwsteen::Error;
use tempfile::{Builder, TempDir};

use crate::{args::Nieuw, failure::Failure, terminal};

/// The files of a new project, with `@GEMEENTE@` and `@NAAM@` still to fill in.
const FILES: [(&str, &str); 8] = [
    ("bouwsteen.toml", include_str!("nieuw/bouwsteen.toml")),
    ("visie/visie.toml", include_str!("nieuw/visie.toml")),
    ("teksten/toekomstbeeld.md", include_str!("nieuw/toekomstbeeld.md")),
    ("LEESMIJ.md", include_str!("nieuw/LEESMIJ.md")),
    (".gitignore", include_str!("nieuw/gitignore")),
    (".gitattributes", include_str!("nieuw/gitattributes")),
    (".vscode/extensions.json", include_str!("nieuw/extensions.json")),
    (".vscode/tasks.json", include_str!("nieuw/tasks.json")),
];

/// Where the copy of the schema stands that the `#:schema` lines point at.
const SCHEMA: &str = ".bouwsteen/bouwsteen.schema.json";

pub(crate) fn run(args: &Nieuw) -> Result<ExitCode, Failure> {
    let target = std::path::absolute(&args.map)
        .map_err(|error| Error::io("deze map kan niet", &args.map, error))?;
    let exists = refuse_non_empty(&target)?;
    let parent = target.parent().ok_or_else(|| Failure::new("deze map kan geen visie worden"))?;
    let draft = draft_in(if exists { &target } else { parent })?;
    fill(draft.path(), args).map_err(|error| not_made(&target, error))?;
    let moved = if exists { move_into(&draft, &target) } else { rename(draft, &target) };
    moved.map_err(|error| not_made(&target, error))?;
    let shown = args.map.display();
    terminal::print(&bouwsteen::report::printable_lines(&format!("{shown}\n")))?;
    terminal::say("De visie staat klaar. Verder gaat u zo:");
    terminal::say("  1. open de map in een teksteditor en begin in `bouwsteen.toml`");
    terminal::say(&format!("  2. bouwsteen toets {shown}"));
    terminal::say(&format!("  3. bouwsteen maak {shown}"));
    Ok(ExitCode::SUCCESS)
}

/// Whether `target` is there; if so it must be an empty folder.
#[expect(clippy::disallowed_methods, reason = "the command line looks whether the folder is empty")]
fn refuse_non_empty(target: &Path) -> Result<bool, Failure> {
    match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(true),
        Ok(false) => Err(Failure::new(format!("de map `{}` is niet leeg", target.display()))
            .with_help("kies een nieuwe map; er is niets veranderd")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::io("hier kan geen visie komen", target, error).into()),
    }
}

/// A folder beside its final place, removed again when anything fails.
fn draft_in(parent: &Path) -> Result<TempDir, Failure> {
    let mut builder = Builder::new();
    builder.prefix(".bouwsteen-nieuw-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(parent).map_err(|error| {
        Failure::from(Error::io("hier is geen map te maken", parent, error))
            .with_help("kies een map die bestaat en waarin u mag schrijven")
    })
}

#[expect(clippy::disallowed_methods, reason = "the command line writes the files of a new project")]
fn fill(folder: &Path, args: &Nieuw) -> io::Result<()> {
    let schema = format!("{:#}\n", bouwsteen::schema::editor_schema());
    let texts = FILES.iter().map(|(name, text)| (*name, filled_in(text, args)));
    for (name, text) in texts.chain([(SCHEMA, schema)]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("every file stands in a folder"))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Names go in as TOML strings, so that no name can break the file.
fn filled_in(text: &str, args: &Nieuw) -> String {
    let naam = args.naam.as_deref().unwrap_or("Naam van de gemeente");
    text.replace("@GEMEENTE@", &quoted(&args.gemeente)).replace("@NAAM@", &quoted(naam))
}

/// A JSON string is a TOML string too; only DEL needs care, and the argument parser refuses that.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn rename(draft: TempDir, target: &Path) -> io::Result<()> {
    fs::rename(draft.path(), target)?;
    let _moved = draft.keep();
    Ok(())
}

/// Moves what is in `draft` up into `target`; on failure everything goes back.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line looks into the folder that it made"
)]
fn move_into(draft: &TempDir, target: &Path) -> io::Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in fs::read_dir(draft.path())? {
        let entry = entry?;
        let to = target.join(entry.file_name());
        if let Err(error) = fs::rename(entry.path(), &to) {
            for (from, to) in moved {
                let _ = fs::rename(to, from);
            }
            return Err(error);
        }
        moved.push((entry.path(), to));
    }
    Ok(())
}

fn not_made(target: &Path, error: io::Error) -> Failure {
    Failure::from(Error::io("de visie is niet gemaakt", target, error))
        .with_help("kies een map waarin u mag schrijven; er is niets achtergebleven")
}
