//! Keeps the folder of a site: new pages come, pages of chapters that are gone go, and other files stay.
//!
//! The list in the folder says what the program wrote there, with the hash of each file. Only a file that is
//! on the list and still has those bytes is taken away; a file that is not on it is never replaced.
#![expect(clippy::disallowed_methods, reason = "the command line looks into folders")]

use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Component, Path, PathBuf},
};

use bouwsteen::{Error, render::html::site::File, report};
use sha2::{Digest, Sha256};

use crate::{
    failure::Failure,
    terminal,
    write::{self, Output},
};

/// The list of files with their hashes, as `sha256sum` writes and reads it.
const LIST: &str = "bestanden.sha256";

/// Names below the folder of the site, each with the hash of its bytes.
type Hashes = BTreeMap<String, String>;

/// Writes the site into its folder, and gives the path of its first page.
pub(crate) fn write(folder: &Path, files: &[File]) -> Result<PathBuf, Failure> {
    let old = read_list(folder)?;
    let new: Hashes = files.iter().map(|file| (file.name.clone(), hash(&file.bytes))).collect();
    refuse_strangers(folder, &old, &new)?;
    let gone: Hashes = old.into_iter().filter(|(name, _)| !new.contains_key(name)).collect();
    // The list comes first and forgets nothing: what ends halfway is put right by the next run.
    let all = list(&new.iter().chain(&gone).collect());
    let mut outputs = vec![Output { name: LIST, bytes: all.as_bytes() }];
    outputs.extend(files.iter().map(|file| Output { name: &file.name, bytes: &file.bytes }));
    write::write_all(folder, &outputs)?;
    if !gone.is_empty() {
        remove(folder, &gone);
        let now = list(&new.iter().collect());
        write::write_all(folder, &[Output { name: LIST, bytes: now.as_bytes() }])?;
    }
    Ok(folder.join(files.first().map_or("", |file| &file.name)))
}

fn read_list(folder: &Path) -> Result<Hashes, Failure> {
    let path = folder.join(LIST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Error::io("dit bestand is niet te lezen", &path, error).into()),
    };
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    let inside = |name: &str| {
        let mut parts = Path::new(name).components().peekable();
        parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
    };
    let known = lines.filter(|(_, name)| inside(name) && *name != LIST);
    Ok(known.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect())
}

fn list(hashes: &BTreeMap<&String, &String>) -> String {
    hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that is in the way and not ours stops everything before anything is written.
fn refuse_strangers(folder: &Path, old: &Hashes, new: &Hashes) -> Result<(), Failure> {
    let strange = |(name, hash): &(&String, &String)| {
        let path = folder.join(name);
        !old.contains_key(*name) && path.exists() && !holds(&path, hash)
    };
    let strangers: Vec<String> =
        new.iter().filter(strange).map(|(name, _)| format!("`{name}`")).collect();
    if strangers.is_empty() {
        return Ok(());
    }
    let names = strangers.join(", ");
    let shown = folder.display();
    let message = format!("in `{shown}` staat al {names}, en dat is niet door bouwsteen gemaakt");
    Err(Failure::new(message).with_help(
        "verplaats wat daar staat, of kies een andere map met `--uit`; er is niets veranderd",
    ))
}

fn holds(path: &Path, wanted: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| hash(&bytes) == wanted)
}

/// Takes away pages that no longer belong to the site, unless somebody changed them.
fn remove(folder: &Path, gone: &Hashes) {
    for (name, hash) in gone {
        let path = folder.join(name);
        if !path.exists() {
            continue;
        }
        let shown = report::printable(&path.display().to_string());
        if !holds(&path, hash) {
            terminal::say(&format!(
                "`{shown}` hoort niet meer bij de website, maar is veranderd: het blijft."
            ));
        } else if fs::remove_file(&path).is_err() {
            terminal::say(&format!("`{shown}` hoort niet meer bij de website; haal het zelf weg."));
        }
    }
}
