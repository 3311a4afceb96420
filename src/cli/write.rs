//! Writes outputs so that each is there as a whole or not at all, and an older one survives a failure.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Component, Path, PathBuf},
};

use bouwsteen::Error;
use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

/// One file to write: its path below the output folder, and its bytes.
pub(crate) struct Output<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

/// Writes all of `outputs` into `folder`, which is made when it is not there, and gives their paths.
///
/// Every file is first written beside its target. Only when all bytes are on disk do the files take
/// their names, so what fails for lack of space or rights leaves the older outputs as they were.
pub(crate) fn write_all(folder: &Path, outputs: &[Output<'_>]) -> Result<Vec<PathBuf>, Failure> {
    let prepared: Result<Vec<_>, Failure> =
        outputs.iter().map(|output| prepare(folder, output)).collect();
    prepared?.into_iter().map(|(file, target)| take_name(file, target)).collect()
}

/// The bytes of an earlier output; nothing when it is not there or not to be read.
#[expect(clippy::disallowed_methods, reason = "an earlier output is no file of the project")]
pub(crate) fn earlier(path: &Path) -> Vec<u8> {
    const MOST: u64 = 1 << 20;
    let small = fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= MOST);
    if small { fs::read(path).unwrap_or_default() } else { Vec::new() }
}

/// Takes away an earlier output; one that is gone already is fine.
pub(crate) fn remove(folder: &Path, name: &str) -> Result<(), Failure> {
    let path = folder.join(name);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(in_use(&path, error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn prepare(folder: &Path, output: &Output<'_>) -> Result<(NamedTempFile, PathBuf), Failure> {
    let inside =
        Path::new(output.name).components().all(|part| matches!(part, Component::Normal(_)));
    assert!(inside, "invariant: the names of outputs and images stay below the output folder");
    let target = folder.join(output.name);
    let parent = target.parent().expect("a name below a folder has a parent");
    fs::create_dir_all(parent).map_err(|error| cannot_write(parent, error))?;
    refuse_read_only(parent, &target)?;
    let mut file = beside(parent).map_err(|error| cannot_write(parent, error))?;
    file.write_all(output.bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| cannot_write(&target, error))?;
    Ok((file, target))
}

fn take_name(file: NamedTempFile, target: PathBuf) -> Result<PathBuf, Failure> {
    match file.persist(&target) {
        Ok(_) => Ok(target),
        Err(error) => Err(in_use(&target, error.error)),
    }
}

/// A temporary file with the rights that a new file normally gets.
pub(crate) fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".bouwsteen-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// An administrator could write here all the same, and a rename replaces a protected file: ask first.
fn refuse_read_only(folder: &Path, target: &Path) -> Result<(), Failure> {
    let read_only =
        |path: &Path| fs::metadata(path).is_ok_and(|data| data.permissions().readonly());
    // On Windows the mark on a folder says nothing about what is in it.
    if cfg!(unix) && read_only(folder) {
        Err(cannot_write(folder, ErrorKind::ReadOnlyFilesystem.into()))
    } else if target.is_dir() {
        Err(cannot_write(target, ErrorKind::IsADirectory.into()))
    } else if read_only(target) {
        Err(in_use(target, ErrorKind::PermissionDenied.into()))
    } else {
        Ok(())
    }
}

fn cannot_write(path: &Path, error: io::Error) -> Failure {
    Failure::from(Error::io("hier is niet te schrijven", path, error)).with_help(
        "kies een map waarin u mag schrijven, bij `maak` met `--uit`; er is niets veranderd",
    )
}

fn in_use(path: &Path, error: io::Error) -> Failure {
    Failure::from(Error::io("dit bestand is niet te vervangen", path, error))
        .with_help("sluit het bestand als het ergens open staat, of haal de beveiliging eraf")
}
