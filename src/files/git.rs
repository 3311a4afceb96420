//! A project as it was recorded in git: which revision its files are, and its files at any revision.
//!
//! Only objects and names are read. Nothing of the repository runs: no hook, no filter, no configuration but
//! its own, no submodule, and no link is followed. A repository that is broken or hostile is one that is not
//! there.

mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Component, Path};

use gix::discover::upwards;
use gix::open::Options;
use gix::{ObjectId, Repository, ThreadSafeRepository};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Disk, FileEntry, FileProblem, Files, LIMITS};
use crate::error::Error;

/// No object larger than this is unpacked, whatever a repository says of itself.
const MAX_OBJECT: u64 = LIMITS.csv + 1;

/// The revision in git that a project was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisie {
    /// The full name of the commit, in hexadecimal digits.
    pub commit: String,
    /// The day on which it was recorded, where its maker was.
    pub datum: Date,
    /// Whether the files of the project differ from that commit.
    pub gewijzigd: bool,
}

impl Revisie {
    /// Enough of the name to find the commit by; always as many digits, so that it never changes.
    pub fn kort(&self) -> &str {
        self.commit.get(..12).unwrap_or(&self.commit)
    }
}

/// The revision that the project in this folder is at; none when it is not recorded in git.
pub fn revisie(folder: &Path) -> Option<Revisie> {
    let (repository, place) = open(folder)?;
    let head = repository.head_id().ok()?.detach();
    let recorded = Revision::read(repository, &place, head)?;
    let gewijzigd = !recorded.equals(&Disk::new(folder));
    Some(Revisie { gewijzigd, ..recorded.revisie })
}

/// A project as it was at one revision.
pub struct Revision {
    repository: Repository,
    revisie: Revisie,
    entries: Vec<FileEntry>,
    blobs: BTreeMap<String, ObjectId>,
}

impl Revision {
    /// The project in this folder at `revision`: a branch, a tag, a commit or what git makes one of.
    pub fn find(folder: &Path, revision: &str) -> Result<Self, Error> {
        let Some((repository, place)) = open(folder) else {
            let message = format!("`{}` staat niet in een git-repository", folder.display());
            return Err(Error::new(message));
        };
        let found = repository.rev_parse_single(revision).map(gix::Id::detach);
        let Ok(found) = found else {
            return Err(Error::new(format!("revisie `{revision}` is niet te vinden in git")));
        };
        let project = Self::read(repository, &place, found);
        project.ok_or_else(|| Error::new(format!("in revisie `{revision}` staat deze visie niet")))
    }

    /// Which revision it is.
    pub fn revisie(&self) -> &Revisie {
        &self.revisie
    }

    fn read(repository: Repository, place: &str, object: ObjectId) -> Option<Self> {
        let commit = repository.find_object(object).ok()?.peel_to_commit().ok()?;
        let time = commit.time().ok()?;
        let there = time.seconds.checked_add(i64::from(time.offset))?;
        let datum = Timestamp::from_second(there).ok()?.to_zoned(TimeZone::UTC).date();
        let revisie = Revisie { commit: commit.id().to_string(), datum, gewijzigd: false };
        let root = commit.tree_id().ok()?.detach();
        let (entries, blobs) = tree::project(&repository, root, place)?;
        drop(commit);
        Some(Self { repository, revisie, entries, blobs })
    }

    /// Whether the files on disk are these; a checkout may have changed line ends.
    fn equals(&self, disk: &Disk) -> bool {
        let Ok(listed) = disk.list() else { return false };
        let paths = |entries: &[FileEntry]| -> Vec<String> {
            entries.iter().map(|entry| entry.path.clone()).collect()
        };
        paths(&listed) == paths(&self.entries)
            && listed.iter().all(|entry| {
                let recorded = self.blobs.get(&entry.path);
                let bytes = disk.read(&entry.path, MAX_OBJECT).ok();
                bytes.zip(recorded).is_some_and(|(bytes, id)| is_blob(&bytes, id))
            })
    }
}

impl Files for Revision {
    fn list(&self) -> Result<Vec<FileEntry>, Error> {
        Ok(self.entries.clone())
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem> {
        let id = self.blobs.get(path).ok_or(FileProblem::Missing)?;
        let broken = FileProblem::Other(std::io::ErrorKind::InvalidData);
        let mut blob = self.repository.find_blob(*id).map_err(|_| broken)?;
        Ok(Box::new(Cursor::new(blob.take_data())))
    }
}

/// Whether these bytes are the blob, or are it with the line ends of Windows.
fn is_blob(bytes: &[u8], id: &ObjectId) -> bool {
    let same = |bytes: &[u8]| {
        gix::objs::compute_hash(id.kind(), gix::objs::Kind::Blob, bytes)
            .is_ok_and(|hash| hash == *id)
    };
    if same(bytes) {
        return true;
    }
    if !bytes.contains(&b'\r') {
        return false;
    }
    let next = bytes.iter().skip(1).chain([&0]);
    let pairs = bytes.iter().zip(next);
    let unix: Vec<u8> =
        pairs.filter(|pair| *pair != (&b'\r', &b'\n')).map(|(byte, _)| *byte).collect();
    same(&unix)
}

/// The repository that holds this folder, and the path of the folder in it.
fn open(folder: &Path) -> Option<(Repository, String)> {
    let folder = fs::canonicalize(folder).ok()?;
    let limit = format!("gitoxide.objects.allocLimit={MAX_OBJECT}");
    let isolated = || Options::isolated().config_overrides([limit.as_str()]);
    let trust = gix::sec::trust::Mapping { full: isolated(), reduced: isolated() };
    let found =
        ThreadSafeRepository::discover_opts(&folder, upwards::Options::default(), trust).ok()?;
    let repository = found.to_thread_local();
    let root = fs::canonicalize(repository.workdir()?).ok()?;
    let mut names = Vec::new();
    for part in folder.strip_prefix(root).ok()?.components() {
        match part {
            Component::Normal(name) => names.push(name.to_str()?.to_owned()),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some((repository, names.join("/")))
}
