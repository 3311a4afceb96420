//! What the tests share: projects in memory, and findings as lines of text.

use std::fmt::Write as _;

use bouwsteen::Project;
use bouwsteen::diagnostic::{Diagnostic, Severity};
use bouwsteen::files::Memory;
use bouwsteen::source::Sources;

/// A project in memory, of paths and texts.
pub(crate) fn memory(files: &[(&str, &str)]) -> Memory {
    files.iter().fold(Memory::default(), |memory, (path, text)| memory.with(*path, *text))
}

/// A loaded project in memory.
pub(crate) fn project(files: &[(&str, &str)]) -> Project {
    Project::load(&memory(files)).expect("a project in memory can be read")
}

/// What loading finds, one line each: `bestand:regel:kolom: CODE ernst bericht (hulp)`.
pub(crate) fn check(files: &[(&str, &str)]) -> String {
    let project = project(files);
    lines(&project.sources, &project.diagnostics)
}

/// What loading one `bouwsteen.toml` finds.
pub(crate) fn check_toml(text: &str) -> String {
    check(&[("bouwsteen.toml", text)])
}

/// Findings, one line each, with related places as indented lines.
pub(crate) fn lines(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in diagnostics {
        let severity = match found.severity {
            Severity::Fout => "fout",
            Severity::Let => "let op",
            Severity::Advies => "advies",
        };
        let help = found.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let place = place(sources, found.location);
        writeln!(out, "{place}: {} {severity} {}{help}", found.code, found.message)
            .expect("invariant: text can be written");
        for (location, words) in &found.related {
            writeln!(out, "    {}: {words}", self::place(sources, *location))
                .expect("invariant: text can be written");
        }
    }
    out
}

fn place(sources: &Sources, location: bouwsteen::source::Location) -> String {
    let position = sources.position(location);
    format!("{}:{}:{}", sources.path(location.file()), position.line, position.column)
}
