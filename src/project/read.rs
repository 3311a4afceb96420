//! Reads the files of a project within their limits, as text.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::{FileEntry, FileProblem, LIMITS};
use crate::source::{FileId, Location, Node, parse};

use super::{Loading, has_extension};

/// At the start of a file some editors put this; it is no part of the text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Loading<'_> {
    /// The files to read: all of them, or as many as fit in the limits of a project.
    pub(super) fn within_limits<'e>(&mut self, entries: &'e [FileEntry]) -> &'e [FileEntry] {
        let mut total = 0;
        let mut fits = 0;
        for entry in entries.iter().take(LIMITS.files) {
            total += entry.size.as_ref().copied().unwrap_or_default();
            if total > LIMITS.project {
                break;
            }
            fits += 1;
        }
        if fits < entries.len() {
            let message = if total > LIMITS.project {
                format!("het project is groter dan {}", size(LIMITS.project))
            } else {
                format!("het project heeft meer dan {} bestanden", count(LIMITS.files))
            };
            let path = entries[fits].path.clone();
            let help = "dit bestand en wat erna komt telt niet mee; haal weg wat niet nodig is";
            self.file_finding(Code::TeVeelBestanden, &path, message, help);
        }
        &entries[..fits]
    }

    /// The data of a TOML file; an empty table when it cannot be read.
    pub(super) fn toml(&mut self, entry: &FileEntry) -> Node {
        let node = self.toml_file(entry);
        node.unwrap_or_else(|| Node::empty(Location::start_of(self.placeholder(&entry.path))))
    }

    /// The data of a TOML file; none, with a finding, when it cannot be read.
    pub(super) fn toml_file(&mut self, entry: &FileEntry) -> Option<Node> {
        let file = self.text(entry)?;
        let (node, errors) = parse(file, self.sources.text(file));
        self.diagnostics.extend(errors.into_iter().map(Diagnostic::from));
        self.values += node.count();
        if self.values > LIMITS.values {
            let message = format!("het project heeft meer dan {} waarden", count(LIMITS.values));
            let found = Diagnostic::new(Code::TeVeelWaarden, message, Location::start_of(file));
            self.diagnostics.push(found.help("dit bestand telt niet mee; zet cijfers in een CSV"));
            return None;
        }
        Some(node)
    }

    /// A text file, decoded; none, with a finding, when it cannot be read.
    pub(super) fn text(&mut self, entry: &FileEntry) -> Option<FileId> {
        self.text_within(entry, limit(&entry.path))
    }

    /// The same, with a limit of its own.
    pub(super) fn text_within(&mut self, entry: &FileEntry, limit: u64) -> Option<FileId> {
        let bytes = self.bytes(entry, limit)?;
        let (text, invalid_at) = decode(bytes);
        let file = self.sources.add(&entry.path, text);
        if let Some(at) = invalid_at {
            let message = "dit bestand is geen UTF-8";
            let location = Location::new(file, at..at);
            let found = Diagnostic::new(Code::GeenUtf8, message, location);
            self.diagnostics.push(found.help("sla het bestand op als UTF-8"));
        }
        Some(file)
    }

    /// The bytes of a file; none, with a finding, when it cannot be read or is over the limit.
    pub(super) fn bytes(&mut self, entry: &FileEntry, limit: u64) -> Option<Vec<u8>> {
        let size = match entry.size {
            Ok(found) if found > limit => Err(FileProblem::TooLarge),
            other => other,
        };
        match size.and_then(|_| self.files.read(&entry.path, limit)) {
            Ok(bytes) => Some(bytes),
            Err(problem) => {
                self.problem(&entry.path, problem, limit);
                None
            }
        }
    }

    /// Reports why a file or folder cannot be read.
    pub(super) fn problem(&mut self, path: &str, problem: FileProblem, limit: u64) {
        let (code, message, help) = words(path, problem, limit);
        self.file_finding(code, path, message, help);
    }

    /// Reports a spreadsheet, which nothing here reads.
    pub(super) fn spreadsheet(&mut self, path: &str) {
        let message = format!("`{path}` is een rekenblad en telt niet mee");
        let help = format!("maak er CSV van met `bouwsteen cijfers inlezen {path}`");
        self.file_finding(Code::VerkeerdeExtensie, path, message, &help);
    }

    fn file_finding(&mut self, code: Code, path: &str, message: String, help: &str) {
        let location = Location::start_of(self.placeholder(path));
        self.diagnostics.push(Diagnostic::new(code, message, location).help(help));
    }

    /// A file that was not read, so that a finding has a place to point at.
    fn placeholder(&mut self, path: &str) -> FileId {
        self.sources.find(path).unwrap_or_else(|| self.sources.add(path, ""))
    }
}

fn limit(path: &str) -> u64 {
    if has_extension(path, "md") { LIMITS.markdown } else { LIMITS.toml }
}

/// Text without byte order mark, and where it stops being UTF-8; the rest then has stand-ins.
fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if utf16 {
        return (String::new(), Some(0));
    }
    let (text, invalid_at) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest.to_owned(), invalid_at.map(|at| at - BYTE_ORDER_MARK.len())),
        None => (text, invalid_at),
    }
}

fn words(path: &str, problem: FileProblem, limit: u64) -> (Code, String, &'static str) {
    let message = |words: &str| format!("`{path}` {words}");
    match problem {
        FileProblem::Missing => {
            (Code::BestandOntbreekt, message("bestaat niet"), "kijk de naam van het bestand na")
        }
        FileProblem::NoAccess => (
            Code::BestandOnleesbaar,
            message("mag niet worden gelezen"),
            "geef uzelf leesrechten, of sluit het programma dat het bestand open heeft",
        ),
        FileProblem::Outside => (
            Code::PadVerlaatProject,
            message("leidt naar buiten het project"),
            "kopieer het bestand naar het project",
        ),
        FileProblem::FolderLink => (
            Code::BestandOnleesbaar,
            message("is een koppeling naar een map"),
            "zet de map zelf in het project",
        ),
        FileProblem::NotAFile => {
            (Code::BestandOnleesbaar, message("is geen gewoon bestand"), "haal het uit het project")
        }
        FileProblem::Name => (
            Code::BestandOnleesbaar,
            message("heeft een naam met onleesbare tekens"),
            "geef het bestand een gewone naam",
        ),
        FileProblem::TooLarge => (
            Code::BestandTeGroot,
            message(&format!("is groter dan {}", size(limit))),
            "maak het bestand kleiner of splits het",
        ),
        FileProblem::TooDeep => (
            Code::BestandOnleesbaar,
            message("ligt te diep in mappen"),
            "zet het bestand in een hogere map",
        ),
        FileProblem::Other(_) => (
            Code::BestandOnleesbaar,
            message("is niet te lezen"),
            "kijk of het bestand heel is en niet in gebruik",
        ),
    }
}

/// A size in whole megabytes, or kilobytes when it is small.
pub(super) fn size(bytes: u64) -> String {
    let megabyte = 1024 * 1024;
    if bytes < megabyte {
        format!("{} kB", bytes / 1024)
    } else {
        format!("{} MB", bytes / megabyte)
    }
}

/// A limit with a point between thousands.
pub(super) fn count(limit: usize) -> String {
    if limit < 1_000 {
        limit.to_string()
    } else {
        format!("{}.{:03}", limit / 1_000, limit % 1_000)
    }
}
