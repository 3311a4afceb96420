//! Reads the own kaders of a project, and those that the user names from elsewhere.

use crate::catalogue::{self, Draft};
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::files::{FileEntry, Files};
use crate::kader::Kader;
use crate::source::{Node, Sources};

use super::{Loading, Project, has_extension};

/// The name of the file in a folder that comes first: it holds name, version and sources.
const HEAD: &str = "kader.toml";

/// One kader as it is being gathered: what it is called for want of a name, and its files in order.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    group: String,
    files: Vec<Node>,
}

/// A kader by itself, held against nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct LooseKader {
    /// The files that were read.
    pub sources: Sources,
    /// The kader as far as it is sound; none when nothing could be read.
    pub kader: Option<Kader>,
    /// What is wrong with its files.
    pub diagnostics: Vec<Diagnostic>,
}

impl LooseKader {
    /// Reads one kader; fails only when there is nothing to read.
    pub fn load(files: &dyn Files) -> Result<Self, Error> {
        let mut loading = Loading::new(files);
        loading.named_kader(files)?;
        let mut drafts = loading.drafts();
        let Loading { sources, mut diagnostics, .. } = loading;
        let draft = drafts.pop();
        let kader = draft.map(|draft| {
            diagnostics.extend(draft.diagnostics);
            draft.kader
        });
        diagnostic::sort(&mut diagnostics);
        Ok(Self { sources, kader, diagnostics })
    }
}

impl Project {
    /// What is wrong with the own kaders, in file order.
    pub fn kader_diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| self.kader_files.contains(&found.location.file()))
    }
}

impl<'a> Loading<'a> {
    /// One file below `kaders/`: each file there is a kader, and each folder is one.
    pub(super) fn kader_file(&mut self, entry: &FileEntry) {
        let inside = entry.path.strip_prefix("kaders/").unwrap_or(&entry.path);
        let (group, file) = inside.split_once('/').unwrap_or((inside, ""));
        let stem = group.strip_suffix(".toml").filter(|_| file.is_empty()).unwrap_or(group);
        // A file and a folder of one name are two kaders, and so get a finding about their name.
        let kind = if file.is_empty() { "bestand" } else { "map" };
        self.kader_part(entry, &format!("{kind}/{stem}"), file == HEAD);
    }

    /// A kader that the user names: all of its files are one kader.
    pub(super) fn named_kader(&mut self, files: &'a dyn Files) -> Result<(), Error> {
        let entries = files.list()?;
        let own = std::mem::replace(&mut self.files, files);
        let first = entries.first().map(|entry| entry.path.clone()).unwrap_or_default();
        for entry in self.within_limits(&entries) {
            let (folder, name) = entry.path.rsplit_once('/').unwrap_or(("", &entry.path));
            let is_alone = entries.len() == 1 && name != HEAD;
            let stem =
                if is_alone { name.rsplit_once('.').map_or(name, |(s, _)| s) } else { folder };
            let stem = stem.rsplit('/').next().unwrap_or(stem);
            self.kader_part(entry, &format!("{first}/{stem}"), name == HEAD);
        }
        self.files = own;
        Ok(())
    }

    fn kader_part(&mut self, entry: &FileEntry, group: &str, is_head: bool) {
        let node = has_extension(&entry.path, "toml").then(|| self.toml_file(entry)).flatten();
        self.kader_files.extend(self.sources.find(&entry.path));
        let Some(node) = node else { return };
        let known = self.kaders.iter().position(|gathered| gathered.group == group);
        let at = known.unwrap_or_else(|| {
            self.kaders.push(Gathered { group: group.to_owned(), files: Vec::new() });
            self.kaders.len() - 1
        });
        let files = &mut self.kaders[at].files;
        files.insert(if is_head { 0 } else { files.len() }, node);
    }

    /// The gathered kaders, each read by itself.
    pub(super) fn drafts(&mut self) -> Vec<Draft> {
        let gathered = std::mem::take(&mut self.kaders).into_iter();
        let stem = |group: &str| group.rsplit('/').next().unwrap_or_default().to_owned();
        gathered.filter_map(|one| catalogue::read(one.files, &stem(&one.group))).collect()
    }
}
