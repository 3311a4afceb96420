//! Files in memory: for tests, and for what an editor has not saved yet.

use std::collections::BTreeMap;
use std::io::Read;

use super::{FileEntry, FileProblem, Files};
use crate::error::Error;

/// A project that exists in memory only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// The same project with one more file, or with other content in that file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }
}

impl Files for Memory {
    fn list(&self) -> Result<Vec<FileEntry>, Error> {
        let entry = |(path, bytes): (&String, &Vec<u8>)| FileEntry {
            path: path.clone(),
            size: Ok(bytes.len() as u64),
        };
        Ok(self.files.iter().map(entry).collect())
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem> {
        let bytes = self.files.get(path).ok_or(FileProblem::Missing)?;
        Ok(Box::new(bytes.as_slice()))
    }
}
