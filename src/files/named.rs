//! One file, or the TOML files of one folder, that the user names on the command line.
#![expect(clippy::disallowed_methods, reason = "the library reads files only below `files`")]

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{FileEntry, FileProblem, Files, LIMITS};
use crate::error::Error;

/// A kader outside the project; its files are called by the path that the user typed.
///
/// The user may name any place; a link in a folder that leads out of it is still not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    given: PathBuf,
}

impl Named {
    /// The file or folder at this path.
    pub fn new(given: impl Into<PathBuf>) -> Self {
        Self { given: given.into() }
    }

    /// The path as typed, with `/`.
    fn shown(&self) -> String {
        let path = self.given.to_string_lossy().replace('\\', "/");
        path.trim_end_matches('/').to_owned()
    }

    fn failure(&self, error: std::io::Error) -> Error {
        Error::io("het kader is niet te lezen", &self.given, error)
    }

    fn folder(&self) -> Result<Vec<FileEntry>, Error> {
        let listed = fs::read_dir(&self.given).map_err(|error| self.failure(error))?;
        let mut names = Vec::new();
        for entry in listed.take(LIMITS.files + 1) {
            names.push(entry.map_err(|error| self.failure(error))?.file_name());
        }
        names.sort();
        let names = names.iter().filter_map(|name| name.to_str());
        let kept = names.filter(|name| is_toml(name) && !name.starts_with(['.', '~']));
        let entry = |name: &str| {
            let size = self.inside(name).and_then(|path| size(&path));
            FileEntry { path: format!("{}/{name}", self.shown()), size }
        };
        Ok(kept.map(entry).collect())
    }

    /// The real path of a file in the folder.
    fn inside(&self, name: &str) -> Result<PathBuf, FileProblem> {
        if name.contains(['/', '\\']) || matches!(name, "" | "." | "..") {
            return Err(FileProblem::Outside);
        }
        let real = |path: &Path| fs::canonicalize(path).map_err(|e| FileProblem::from(&e));
        let (root, file) = (real(&self.given)?, real(&self.given.join(name))?);
        if file.starts_with(root) { Ok(file) } else { Err(FileProblem::Outside) }
    }
}

impl Files for Named {
    fn list(&self) -> Result<Vec<FileEntry>, Error> {
        let found = fs::metadata(&self.given).map_err(|error| self.failure(error))?;
        let entries = if found.is_dir() {
            self.folder()?
        } else {
            vec![FileEntry { path: self.shown(), size: size(&self.given) }]
        };
        if entries.is_empty() {
            let message = format!("in `{}` staat geen kader: geen enkel `.toml`", self.shown());
            return Err(Error::new(message));
        }
        Ok(entries)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem> {
        let shown = self.shown();
        let real = match path.strip_prefix(&shown) {
            Some("") => self.given.clone(),
            Some(rest) => self.inside(rest.strip_prefix('/').ok_or(FileProblem::Outside)?)?,
            None => return Err(FileProblem::Outside),
        };
        size(&real)?;
        Ok(Box::new(File::open(&real).map_err(|error| FileProblem::from(&error))?))
    }
}

fn is_toml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("toml"))
}

/// The size of a plain file; a named pipe would wait for ever.
fn size(path: &Path) -> Result<u64, FileProblem> {
    let found = fs::metadata(path).map_err(|error| FileProblem::from(&error))?;
    if found.is_file() { Ok(found.len()) } else { Err(FileProblem::NotAFile) }
}
