//! Loads the members of a region, several at a time; what comes out never depends on which was first.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use jiff::civil::Date;

use super::{
    Melding, Plek, Regiobeeld,
    beeld::{self, Levering},
    bestand::{GRENS, lees_cijfers, lees_regio},
    uitvoer,
};
use crate::{
    diagnostic::{Code, Severity},
    error::Error,
    files::{Disk, FileProblem, Files, LIMITS},
    model::{cijfer::Cijfer, keuze::Cijfersoort, regiobestand::Regiolid},
    project::{LosseTabel, Project, losse_tabel},
    source::{Part, Pointer},
};

/// How the file of a region is called.
pub const BESTAND: &str = "regio.toml";

/// Deep data needs more stack than some systems give a thread.
const STACK: usize = 32 << 20;

/// Loads a region and holds its members against its opgave.
///
/// `name` is a file in `folder`, and `shown` what findings call it. Fails only when that file cannot be read;
/// what is wrong with a member is a finding. `today` stands in what a visie gives.
pub fn laad(folder: &Path, name: &str, shown: &str, today: Date) -> Result<Regiobeeld, Error> {
    let disk = Disk::new(folder);
    let bytes = disk.read(name, LIMITS.toml).map_err(|problem| failure(shown, problem))?;
    let mut lezing = lees_regio(shown, &bytes);
    let around = Around { folder, beside: beside(shown) };
    let opgave = lezing.regio.regio.as_ref().and_then(|regio| regio.opgave.clone());
    let table = opgave.and_then(|path| {
        let pad = Pointer::root().key("regio").key("opgave");
        let plek = Plek::of(lezing.tree.location_of(&pad, Part::Value), &lezing.sources);
        match around.table(&path) {
            Ok(table) => Some(table),
            Err(reason) => {
                lezing.meldingen.push(unreadable(&path, reason, plek));
                None
            }
        }
    });
    let plekken: Vec<Plek> = (0..lezing.regio.lid.len())
        .map(|at| {
            let pad = Pointer::root().key("lid").index(at);
            Plek::of(lezing.tree.location_of(&pad, Part::Header), &lezing.sources)
        })
        .collect();
    let members = lezing.regio.lid.iter().zip(&plekken).collect::<Vec<_>>();
    let leveringen = in_order(&members, |(lid, plek)| around.lever(lid, plek, today));
    Ok(beeld::beeld(lezing, table, leveringen, plekken))
}

/// The folder of a file, with `/`; empty for a file in the current folder.
fn beside(shown: &str) -> &str {
    shown.rfind('/').map_or("", |at| &shown[..=at])
}

/// Does something for every element on as many threads as the machine has, and keeps the order.
fn in_order<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(all.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return done };
            done.push((at, work(one)));
        }
    };
    let mut done = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).ok();
        let spawned: Vec<_> = (1..workers).filter_map(spawn).collect();
        // This thread works too, so that there is always one.
        let mut done = run();
        for worker in spawned {
            done.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Why a file or folder gives nothing.
enum Reden {
    Backslash,
    Absoluut,
    Probleem(FileProblem),
}

/// The folder that paths start from.
struct Around<'a> {
    folder: &'a Path,
    /// The same folder as findings call it, with `/` at its end; empty for the current folder.
    beside: &'a str,
}

impl Around<'_> {
    /// What a member gives.
    fn lever(&self, lid: &Regiolid, plek: &Plek, today: Date) -> Levering {
        match (&lid.map, &lid.cijfers) {
            (Some(_), Some(_)) => {
                let bericht = format!("bij {} staan `map` en `cijfers`", lid.gemeente);
                let melding = Melding::new(Code::OnbekendeSleutel, bericht, plek.clone());
                Levering::zonder(melding.hulp("kies een van de twee"))
            }
            (Some(map), None) => self.visie(map, plek, today),
            (None, Some(file)) => self.cijfers(file, plek),
            (None, None) => Levering::default(),
        }
    }

    fn visie(&self, map: &str, plek: &Plek, today: Date) -> Levering {
        let folder = match self.path(map) {
            Ok(folder) => folder,
            Err(reason) => return Levering::zonder(unreadable(map, reason, plek.clone())),
        };
        let Ok(project) = Project::load(&Disk::new(folder)) else {
            let reason = Reden::Probleem(FileProblem::Missing);
            return Levering::zonder(unreadable(map, reason, plek.clone()));
        };
        let shown = self.shown(map);
        let wrong = project.diagnostics.iter().filter(|one| one.severity == Severity::Fout);
        let wrong: Vec<_> = wrong.collect();
        let mut meldingen = Vec::new();
        if let Some(first) = wrong.first() {
            let many = if wrong.len() == 1 { "1 fout" } else { &format!("{} fouten", wrong.len()) };
            let bericht = format!("in de visie in `{map}` zit {many}");
            let mut place = Plek::of(first.location, &project.sources);
            place.bestand = format!("{shown}/{}", place.bestand);
            let melding = Melding::new(Code::RegioLidFouten, bericht, plek.clone());
            let melding = melding.verwant(place, first.message.clone());
            meldingen.push(melding.hulp(format!("bekijk ze met `bouwsteen toets {shown}`")));
        }
        let inhoud = Some(uitvoer::uitvoer(&project, today));
        Levering { inhoud, meldingen, voor: format!("{shown}/") }
    }

    fn cijfers(&self, path: &str, plek: &Plek) -> Levering {
        let bytes = match self.read(path, GRENS) {
            Ok(bytes) => bytes,
            Err(reason) => return Levering::zonder(unreadable(path, reason, plek.clone())),
        };
        let shown = self.shown(path);
        let lezing = lees_cijfers(&shown, &bytes);
        let voor = format!("{shown}: ");
        Levering { inhoud: lezing.inhoud, meldingen: lezing.meldingen, voor }
    }

    fn table(&self, path: &str) -> Result<LosseTabel, Reden> {
        let bytes = self.read(path, LIMITS.toml)?;
        let standaard = Cijfer { soort: Some(Cijfersoort::Opgave), ..Cijfer::default() };
        Ok(losse_tabel(&self.shown(path), bytes, standaard))
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Reden> {
        let full = self.path(path)?;
        let name = full.file_name().and_then(|name| name.to_str());
        let name = name.ok_or(Reden::Probleem(FileProblem::NotAFile))?.to_owned();
        let folder = full.parent().unwrap_or(self.folder);
        Disk::new(folder).read(&name, limit).map_err(Reden::Probleem)
    }

    /// A path as findings call it: from where the user is, without a detour over `..`.
    fn shown(&self, path: &str) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let whole = format!("{}{path}", self.beside);
        let lead = if whole.starts_with('/') { "/" } else { "" };
        for part in whole.split('/').filter(|part| !matches!(*part, "" | ".")) {
            if part == ".." && parts.last().is_some_and(|last| *last != "..") {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
        if parts.is_empty() { ".".to_owned() } else { format!("{lead}{}", parts.join("/")) }
    }

    /// A path from the folder of the file of the region; the user may name a folder beside it.
    fn path(&self, path: &str) -> Result<PathBuf, Reden> {
        if path.contains('\\') {
            return Err(Reden::Backslash);
        }
        let path = Path::new(path);
        if path.is_absolute() || path.has_root() {
            return Err(Reden::Absoluut);
        }
        Ok(self.folder.join(path))
    }
}

fn unreadable(path: &str, reason: Reden, plek: Plek) -> Melding {
    let problem = match reason {
        Reden::Backslash => {
            let bericht = format!("`{path}` heeft een backslash");
            let melding = Melding::new(Code::PadMetBackslash, bericht, plek);
            return melding.hulp("schrijf een pad met `/`");
        }
        Reden::Absoluut => {
            let bericht = format!("`{path}` begint niet bij de map van dit bestand");
            let melding = Melding::new(Code::PadVerlaatProject, bericht, plek);
            return melding.hulp("schrijf een pad vanaf dit bestand, zoals `../gemeente`");
        }
        Reden::Probleem(problem) => problem,
    };
    let (code, words, help) = match problem {
        FileProblem::Missing => (Code::BestandOntbreekt, "bestaat niet", "kijk de naam na"),
        FileProblem::TooLarge => {
            (Code::BestandTeGroot, "is te groot", "laat weg wat de regio niet gebruikt")
        }
        FileProblem::NoAccess => {
            (Code::BestandOnleesbaar, "mag niet worden gelezen", "geef uzelf leesrechten")
        }
        FileProblem::Outside
        | FileProblem::FolderLink
        | FileProblem::NotAFile
        | FileProblem::Name
        | FileProblem::TooDeep
        | FileProblem::Other(_) => (
            Code::BestandOnleesbaar,
            "is niet te lezen",
            "kies een gewoon bestand of een gewone map",
        ),
    };
    Melding::new(code, format!("`{path}` {words}"), plek).hulp(help)
}

fn failure(shown: &str, problem: FileProblem) -> Error {
    match problem {
        FileProblem::Missing => Error::new(format!("er is geen regiobestand `{shown}`")),
        FileProblem::TooLarge => Error::new(format!("`{shown}` is te groot voor een regiobestand")),
        FileProblem::NoAccess => Error::new(format!("`{shown}` is niet te lezen: geen toegang")),
        FileProblem::Outside
        | FileProblem::FolderLink
        | FileProblem::NotAFile
        | FileProblem::Name
        | FileProblem::TooDeep
        | FileProblem::Other(_) => Error::new(format!("`{shown}` is niet te lezen")),
    }
}
