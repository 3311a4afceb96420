//! Resolves pointers to places and places to lines: the only module that knows byte offsets and `toml`.
//!
//! INVARIANT: parsing never fails. [`parse`] gives a tree of whatever is sound, and a list of what is not.

mod align;
mod de;
mod depth;
mod json;
mod merge;
mod node;
mod parse;
mod pointer;
mod publiek;
mod syntax;
mod write;

use std::ops::Range;

pub(crate) use align::Alignment;
pub use de::{ReadError, read};
pub use json::parse_json;
pub use merge::{Collision, merge};
pub use node::{Entry, Kind, Node, Part, to_json};
pub use parse::parse;
pub use pointer::Pointer;
pub use publiek::{Lezers, Publiek};
pub use syntax::{SyntaxError, SyntaxKind};
pub use write::to_toml;

/// One file that was read; ordered as the files were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of one file; made here, and turned into line and column by [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    file: FileId,
    start: u32,
    end: u32,
}

/// Where a location starts, as a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Every file of a project that was read, with its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SourceFile {
    path: String,
    text: String,
    lines: Vec<u32>,
}

impl Sources {
    /// Adds a file; `path` is relative to the project, with `/`, and `text` has no byte order mark.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| offset(at + 1))).collect();
        self.files.push(SourceFile { path: path.into(), text, lines });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer than 2^32 files"))
    }

    /// The path of a file, relative to the project.
    pub fn path(&self, file: FileId) -> &str {
        &self.file(file).path
    }

    /// The text of a file, without its byte order mark.
    pub fn text(&self, file: FileId) -> &str {
        &self.file(file).text
    }

    /// The paths of all files, in the order in which they were read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// The file with this path, when it was read.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.path == path)?;
        u32::try_from(at).ok().map(FileId)
    }

    /// Line and column of the start of a location.
    pub fn position(&self, location: Location) -> Position {
        let file = self.file(location.file);
        let start = self.range(location).start;
        let line = file.lines.partition_point(|line| *line as usize <= start);
        let line_start = file.lines[line - 1] as usize;
        Position { line, column: file.text[line_start..start].chars().count() + 1 }
    }

    /// Line and column just after the end of a location.
    pub fn end(&self, location: Location) -> Position {
        let end = self.range(location).end;
        self.position(Location::new(location.file, end..end))
    }

    /// The text a location covers.
    pub fn excerpt(&self, location: Location) -> &str {
        &self.text(location.file)[self.range(location)]
    }

    /// The place of a text inside a location, when it is written there as it is; `before` others like it
    /// come first. In a value between quotes its own quotes have a backslash.
    pub fn within(&self, location: Location, text: &str, before: usize) -> Option<Location> {
        let range = self.range(location);
        let source = &self.text(location.file)[range.clone()];
        let escaped = text.replace('"', "\\\"");
        [text, escaped.as_str()].into_iter().find_map(|text| {
            let at = range.start + source.match_indices(text).nth(before)?.0;
            Some(Location::new(location.file, at..at + text.len()))
        })
    }

    /// The bytes a location covers, always on character boundaries; for the report's excerpts only.
    pub(crate) fn range(&self, location: Location) -> Range<usize> {
        let text = self.text(location.file);
        let start = text.floor_char_boundary(location.start as usize);
        let end = text.ceil_char_boundary(location.end as usize);
        start..end.max(start)
    }

    fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }
}

impl Location {
    /// The very start of a file, for what is wrong with the file as a whole.
    pub const fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The file it lies in.
    pub const fn file(self) -> FileId {
        self.file
    }

    /// From the start of this one to the end of a later one in the same file.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { end: self.end.max(last.end), ..self }
    }

    /// A stretch of `file`; the bytes come from a parser over that same text.
    pub(crate) fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: offset(range.start), end: offset(range.end) }
    }
}

/// A byte offset; the limits on file sizes keep every offset far below 2^32.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
