//! What the tests share: projects in memory, and findings as lines of text.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use bouwsteen::Project;
use bouwsteen::diagnostic::{Diagnostic, Severity};
use bouwsteen::files::Memory;
use bouwsteen::kader::{Kader, ingebouwd};
use bouwsteen::source::Sources;

/// 22 November 2026, the day on which every run of the program takes place.
const TODAY: &str = "1795305600";

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

/// What a run of the program gave.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// The result.
    pub(crate) stdout: String,
    /// The talk.
    pub(crate) stderr: String,
}

/// Runs the program on a fixed day, in a bare environment.
pub(crate) fn cli(args: &[&str]) -> Run {
    cli_in(Path::new(env!("CARGO_MANIFEST_DIR")), args)
}

/// As [`cli`], in this folder.
pub(crate) fn cli_in(folder: &Path, args: &[&str]) -> Run {
    cli_with(args, folder, &[("SOURCE_DATE_EPOCH", TODAY)])
}

/// As [`cli_in`], with these variables and no others of the program's.
pub(crate) fn cli_with(args: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Run {
    let output = program(args, folder, variables).output().expect("the program starts");
    run(output)
}

/// As [`cli`], with a stdout that nobody reads.
pub(crate) fn cli_without_reader(args: &[&str]) -> Run {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = program(args, folder, &[("SOURCE_DATE_EPOCH", TODAY)]);
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    run(command.stdout(writer).stderr(Stdio::piped()).output().expect("the program starts"))
}

fn run(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run {
        code: output.status.code().expect("the program ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

#[expect(clippy::disallowed_methods, reason = "this test runs the program itself")]
fn program(args: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bouwsteen"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "TERM", "COLUMNS"] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    command
}

/// The example that is complete.
pub(crate) fn lindewaard() -> Project {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lindewaard");
    Project::load(&bouwsteen::files::Disk::new(root)).expect("the example can be read")
}

/// The built-in kaders in the order in which they stack.
pub(crate) const KADERS: [&str; 8] = [
    "wet",
    "ontwerpbesluit",
    "wonen-voor-ouderen-2021",
    "een-thuis-voor-iedereen-2022",
    "handreiking-2024",
    "hulpmiddel-rijk",
    "aanbevelingen",
    "lijsten",
];

/// The kaders as they stand on disk, so that a change in them can be tested without building anything.
pub(crate) fn kaders() -> &'static [Kader] {
    static READ: LazyLock<Vec<Kader>> =
        LazyLock::new(|| KADERS.iter().map(|naam| ingebouwd::read(&kader_files(naam))).collect());
    &READ
}

/// The paths and texts of one kader on disk: `kader.toml`, and then the files beside it by name.
#[expect(clippy::disallowed_methods, reason = "the tests read the kaders from disk")]
pub(crate) fn kader_files(naam: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("kaders").join(naam);
    let entries = std::fs::read_dir(&folder).expect("every kader has a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("it can be read").file_name().into_string().expect("plain"))
        .collect();
    names.sort_by_key(|name| (name != "kader.toml", name.clone()));
    let read = |name: String| {
        let text = std::fs::read_to_string(folder.join(&name)).expect("it can be read");
        (format!("kaders/{naam}/{name}"), text)
    };
    names.into_iter().map(read).collect()
}
