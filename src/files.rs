//! Where the files of a project come from: the only IO of the library.

mod disk;
mod git;
mod memory;
mod named;

use std::io::{self, Read};

use crate::error::Error;

pub use disk::Disk;
pub use git::{Revisie, Revision, revisie};
pub use memory::Memory;
pub use named::Named;

/// A source of files: a folder on disk, a revision in git, or files in memory.
pub trait Files {
    /// Every file of the project with its size, sorted by path.
    ///
    /// Fails only when the project as a whole cannot be read; what is wrong with one file or folder
    /// stands in its entry.
    fn list(&self) -> Result<Vec<FileEntry>, Error>;

    /// Opens one file by its path in the project.
    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem>;

    /// Reads a whole file of at most `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileProblem> {
        let mut bytes = Vec::new();
        let read = self.open(path)?.take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| FileProblem::from(&error))?;
        if bytes.len() as u64 > limit { Err(FileProblem::TooLarge) } else { Ok(bytes) }
    }
}

/// One file of a project, or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Relative to the project, with `/`.
    pub path: String,
    /// The size in bytes, or why there is nothing to read.
    pub size: Result<u64, FileProblem>,
}

/// Why one file or folder cannot be read; a finding, not a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// There is no such file.
    Missing,
    /// The operating system refuses.
    NoAccess,
    /// It lies, or a link leads, outside the project.
    Outside,
    /// A link to a folder.
    FolderLink,
    /// A folder, or something else that is no file.
    NotAFile,
    /// Its name is not valid Unicode.
    Name,
    /// It grew over the limit.
    TooLarge,
    /// Folders in folders in folders.
    TooDeep,
    /// Something else that the operating system said.
    Other(io::ErrorKind),
}

impl From<&io::Error> for FileProblem {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NoAccess,
            io::ErrorKind::IsADirectory => Self::NotAFile,
            kind => Self::Other(kind),
        }
    }
}

/// How large a project may be; every limit is checked before reading and named in its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in a TOML file.
    pub toml: u64,
    /// Bytes in a Markdown file.
    pub markdown: u64,
    /// Bytes in an image.
    pub image: u64,
    /// Pixels in an image.
    pub pixels: u64,
    /// Bytes in a font.
    pub font: u64,
    /// Bytes in a CSV file.
    pub csv: u64,
    /// Files in a project.
    pub files: usize,
    /// Bytes in a project.
    pub project: u64,
    /// Values in all TOML files together, so that memory stays bounded.
    pub values: usize,
    /// Rows in all CSV files together, so that memory stays bounded.
    pub rows: usize,
    /// Eisen in all own kaders together.
    pub eisen: usize,
    /// Values in all lists of own kaders together.
    pub list_values: usize,
    /// Values of the data that own eisen look at, each time they do, so that a toets ends in time.
    pub work: usize,
}

/// The limits in force.
pub const LIMITS: Limits = Limits {
    toml: 4 * MB,
    markdown: 2 * MB,
    image: 20 * MB,
    pixels: 50_000_000,
    font: 2 * MB,
    csv: 256 * MB,
    files: 2_000,
    project: 512 * MB,
    values: 200_000,
    rows: 1_000_000,
    eisen: 5_000,
    list_values: 5_000,
    work: 10_000_000,
};

const MB: u64 = 1024 * 1024;
