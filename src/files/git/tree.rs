//! Finds the files of a project in a tree of git, within the limits that hold for a folder on disk.

use std::collections::BTreeMap;

use gix::objs::tree::EntryKind;
use gix::{ObjectId, Repository};

use crate::files::disk::{FOLDERS, MANIFEST, MAX_DEPTH};
use crate::files::{FileEntry, FileProblem, LIMITS};

/// No listing of a folder is larger than this.
const MAX_TREE: u64 = 16 * 1024 * 1024;
/// Folders that are looked into; the same small tree can stand in itself ever so often.
const MAX_TREES: usize = 10_000;

/// The files of the project at `place`, sorted by path, and the blobs of those that can be read; none when there is
/// no project, or more than can be looked through.
pub(super) fn project(
    repository: &Repository,
    root: ObjectId,
    place: &str,
) -> Option<(Vec<FileEntry>, BTreeMap<String, ObjectId>)> {
    let mut walk = Walk { repository, found: Vec::new(), blobs: BTreeMap::new(), trees: 0 };
    let mut here = walk.tree(root)?;
    for name in place.split('/').filter(|name| !name.is_empty()) {
        let (kind, id) = here.remove(name)?;
        let is_folder = matches!(kind, EntryKind::Tree);
        here = is_folder.then(|| walk.tree(id))??;
    }
    let (kind, id) = here.get(MANIFEST)?;
    walk.entry(MANIFEST.to_owned(), *kind, *id, 0)?;
    for folder in FOLDERS {
        if let Some((EntryKind::Tree, id)) = here.get(folder) {
            walk.entry(folder.to_owned(), EntryKind::Tree, *id, 0)?;
        }
    }
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    Some((walk.found, walk.blobs))
}

struct Walk<'a> {
    repository: &'a Repository,
    found: Vec<FileEntry>,
    blobs: BTreeMap<String, ObjectId>,
    trees: usize,
}

impl Walk<'_> {
    fn entry(&mut self, path: String, kind: EntryKind, id: ObjectId, depth: usize) -> Option<()> {
        // One more than the limit, so that the limit is seen to be passed.
        if self.found.len() > LIMITS.files {
            return Some(());
        }
        let size = match kind {
            EntryKind::Tree if depth < MAX_DEPTH => return self.folder(&path, id, depth),
            EntryKind::Tree => Err(FileProblem::TooDeep),
            EntryKind::Blob | EntryKind::BlobExecutable => {
                self.blobs.insert(path.clone(), id);
                let header = self.repository.find_header(id);
                let broken = FileProblem::Other(std::io::ErrorKind::InvalidData);
                header.map(|header| header.size()).map_err(|_| broken)
            }
            EntryKind::Link => Err(FileProblem::NotAFile),
            // A submodule is another repository.
            EntryKind::Commit => return Some(()),
        };
        self.found.push(FileEntry { path, size });
        Some(())
    }

    fn folder(&mut self, path: &str, id: ObjectId, depth: usize) -> Option<()> {
        for (name, (kind, id)) in self.tree(id)? {
            if !name.starts_with(['.', '~']) {
                self.entry(format!("{path}/{name}"), kind, id, depth + 1)?;
            }
        }
        Some(())
    }

    /// What stands in a folder; names that could lead elsewhere are left out.
    fn tree(&mut self, id: ObjectId) -> Option<BTreeMap<String, (EntryKind, ObjectId)>> {
        self.trees += 1;
        let size = self.repository.find_header(id).ok()?.size();
        if self.trees > MAX_TREES || size > MAX_TREE {
            return None;
        }
        let tree = self.repository.find_tree(id).ok()?;
        let mut entries = BTreeMap::new();
        for entry in tree.decode().ok()?.entries {
            let name = str::from_utf8(entry.filename).unwrap_or_default();
            if !name.contains(['/', '\\', '\0']) && !matches!(name, "" | "." | "..") {
                entries.insert(name.to_owned(), (entry.mode.kind(), entry.oid.to_owned()));
            }
        }
        Some(entries)
    }
}
