//! The manifest of a pakket: which files belong to it, each with its size and SHA-256, and what made them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Bestand;
use crate::{check::Toetsing, project::Project};

/// The version of what is in the file.
const VORM: &str = "bouwsteen-pakket-1";

/// The name of the file.
pub const NAAM: &str = "manifest.json";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Manifest<'a> {
    vorm: &'static str,
    pakket: &'static str,
    titel: &'a str,
    gemeente: &'a str,
    versie: Option<&'a str>,
    fictief: bool,
    gemaakt_met: String,
    gemaakt_op: String,
    peildatum: String,
    kaders: Vec<Kader<'a>>,
    bestanden: Vec<Regel<'a>>,
}

#[derive(Serialize)]
struct Kader<'a> {
    naam: &'a str,
    versie: &'a str,
    peildatum: String,
}

#[derive(Serialize)]
struct Regel<'a> {
    naam: &'a str,
    titel: &'a str,
    bytes: usize,
    sha256: String,
}

/// The manifest of these files.
pub(super) fn of(
    project: &Project,
    toetsing: &Toetsing,
    files: &[Bestand],
    today: Date,
) -> Bestand {
    let document = project.visie.document.as_ref();
    let gemeente = project.visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.as_deref());
    let manifest = Manifest {
        vorm: VORM,
        pakket: "raad",
        titel: document.and_then(|document| document.titel.as_deref()).unwrap_or_default(),
        gemeente: gemeente.unwrap_or_default(),
        versie: document.and_then(|document| document.versie.as_deref()),
        fictief: document.and_then(|document| document.fictief).unwrap_or_default(),
        gemaakt_met: format!("bouwsteen {}", env!("CARGO_PKG_VERSION")),
        gemaakt_op: today.to_string(),
        peildatum: toetsing.peildatum.to_string(),
        kaders: toetsing
            .kaders
            .iter()
            .map(|kader| Kader {
                naam: &kader.naam,
                versie: &kader.versie,
                peildatum: kader.peildatum.to_string(),
            })
            .collect(),
        bestanden: files.iter().map(line).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).expect("the manifest has string keys");
    bytes.push(b'\n');
    Bestand { naam: NAAM.to_owned(), titel: "Manifest".to_owned(), bytes }
}

/// The names in an earlier manifest; none when it is something else.
pub(super) fn names(bytes: &[u8]) -> Option<Vec<String>> {
    #[derive(Deserialize)]
    struct Earlier {
        vorm: String,
        bestanden: Vec<Name>,
    }
    #[derive(Deserialize)]
    struct Name {
        naam: String,
    }
    let earlier: Earlier = serde_json::from_slice(bytes).ok()?;
    (earlier.vorm == VORM).then(|| earlier.bestanden.into_iter().map(|file| file.naam).collect())
}

fn line(file: &Bestand) -> Regel<'_> {
    let hash = Sha256::digest(&file.bytes);
    Regel {
        naam: &file.naam,
        titel: &file.titel,
        bytes: file.bytes.len(),
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
