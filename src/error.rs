//! The one error for when the world fails; wrong data is a `Diagnostic`, never an `Error`.

use std::{fmt, io, path::PathBuf};

/// A failure outside the data: a file that cannot be read or written, with its path.
#[derive(Debug)]
pub struct Error {
    message: String,
    path: Option<PathBuf>,
    source: Option<io::Error>,
}

impl Error {
    /// A failure in Dutch words, without a path.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), path: None, source: None }
    }

    /// A failure of the file system at `path`; `message` says in Dutch what was tried.
    pub fn io(message: impl Into<String>, path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self { message: message.into(), path: Some(path.into()), source: Some(source) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(path) = &self.path {
            write!(f, " (`{}`)", path.display())?;
        }
        match &self.source {
            Some(source) => write!(f, ": {}", reason(source.kind())),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// The Dutch words for what the operating system said; its own text is English.
fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "bestaat niet",
        io::ErrorKind::PermissionDenied => "geen toegang",
        io::ErrorKind::AlreadyExists => "bestaat al",
        io::ErrorKind::StorageFull => "de schijf is vol",
        io::ErrorKind::ReadOnlyFilesystem => "de schijf is alleen-lezen",
        io::ErrorKind::NotADirectory => "is geen map",
        io::ErrorKind::IsADirectory => "is een map",
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "is in gebruik door een ander programma"
        }
        _ => "het besturingssysteem weigert dit",
    }
}
