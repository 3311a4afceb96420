//! A project in a folder on disk.
#![expect(clippy::disallowed_methods, reason = "the one place of the library that reads files")]

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{FileEntry, FileProblem, Files, LIMITS};
use crate::error::Error;

/// The folders that hold the files of a project, beside `bouwsteen.toml`.
pub(super) const FOLDERS: [&str; 7] =
    ["beelden", "data", "huisstijl", "kaders", "sjablonen", "teksten", "visie"];

/// The one file that every project has.
pub(super) const MANIFEST: &str = "bouwsteen.toml";

/// Folders in folders deeper than this are not read.
pub(super) const MAX_DEPTH: usize = 16;

/// A project in a folder on disk; links that lead out of it are never followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The project in this folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The real folder, through links.
    fn real_root(&self) -> Result<PathBuf, Error> {
        fs::canonicalize(&self.root)
            .map_err(|error| Error::io("de projectmap is niet te lezen", &self.root, error))
    }
}

impl Files for Disk {
    fn list(&self) -> Result<Vec<FileEntry>, Error> {
        let root = self.real_root()?;
        if let Err(error) = fs::read_dir(&root) {
            return Err(Error::io("de projectmap is niet te lezen", &self.root, error));
        }
        let mut walk = Walk { root: &root, found: Vec::new() };
        if fs::symlink_metadata(root.join(MANIFEST)).is_ok() {
            walk.entry(MANIFEST.to_owned(), 0);
        }
        for folder in FOLDERS {
            if fs::symlink_metadata(root.join(folder)).is_ok_and(|found| !found.is_file()) {
                walk.entry(folder.to_owned(), 0);
            }
        }
        walk.found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(walk.found)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem> {
        let root = fs::canonicalize(&self.root).map_err(|error| FileProblem::from(&error))?;
        let plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !plain || path.contains('\\') {
            return Err(FileProblem::Outside);
        }
        let real = fs::canonicalize(root.join(path)).map_err(|error| FileProblem::from(&error))?;
        if !real.starts_with(&root) {
            return Err(FileProblem::Outside);
        }
        // A named pipe would wait for ever.
        if !fs::metadata(&real).map_err(|error| FileProblem::from(&error))?.is_file() {
            return Err(FileProblem::NotAFile);
        }
        Ok(Box::new(File::open(&real).map_err(|error| FileProblem::from(&error))?))
    }
}

struct Walk<'a> {
    root: &'a Path,
    found: Vec<FileEntry>,
}

impl Walk<'_> {
    fn entry(&mut self, path: String, depth: usize) {
        // One more than the limit, so that the limit is seen to be passed.
        if self.found.len() > LIMITS.files {
            return;
        }
        let size = match self.look(&path) {
            Ok(Some(size)) => Ok(size),
            Ok(None) if depth < MAX_DEPTH => match self.folder(&path, depth) {
                Ok(()) => return,
                Err(problem) => Err(problem),
            },
            Ok(None) => Err(FileProblem::TooDeep),
            Err(problem) => Err(problem),
        };
        self.found.push(FileEntry { path, size });
    }

    /// The size of a file, or none for a folder.
    fn look(&self, path: &str) -> Result<Option<u64>, FileProblem> {
        let full = self.root.join(path);
        let link = fs::symlink_metadata(&full).map_err(|error| FileProblem::from(&error))?;
        if link.is_symlink() {
            let real = fs::canonicalize(&full).map_err(|error| FileProblem::from(&error))?;
            if !real.starts_with(self.root) {
                return Err(FileProblem::Outside);
            }
        }
        let found = fs::metadata(&full).map_err(|error| FileProblem::from(&error))?;
        if found.is_file() {
            Ok(Some(found.len()))
        } else if !found.is_dir() {
            Err(FileProblem::NotAFile)
        } else if link.is_symlink() {
            Err(FileProblem::FolderLink)
        } else {
            Ok(None)
        }
    }

    fn folder(&mut self, path: &str, depth: usize) -> Result<(), FileProblem> {
        let listed =
            fs::read_dir(self.root.join(path)).map_err(|error| FileProblem::from(&error))?;
        let mut names = Vec::new();
        for entry in listed.take(LIMITS.files + 1) {
            names.push(entry.map_err(|error| FileProblem::from(&error))?.file_name());
        }
        names.sort();
        for name in names {
            let Some(name) = name.to_str() else {
                let path = format!("{path}/{}", name.to_string_lossy());
                self.found.push(FileEntry { path, size: Err(FileProblem::Name) });
                continue;
            };
            // Hidden files and the lock files of word processors are not the user's own.
            if !name.starts_with(['.', '~']) {
                self.entry(format!("{path}/{name}"), depth + 1);
            }
        }
        Ok(())
    }
}
