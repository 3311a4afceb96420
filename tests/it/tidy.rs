//! Keeps the house in order: layers, files, and documents that agree with the program.

use std::{fs, path::Path};

use crate::support::cli;

/// The layers, lowest first. A module uses only lower layers; within a layer modules are strangers.
const LAYERS: &[&[&str]] = &[
    &["source", "error", "taal", "kleur", "letters", "markdown"],
    &["diagnostic"],
    &["files", "model", "document", "sjabloon"],
    &["grafiek", "huisstijl"],
    &["kader"],
    &["schema"],
    &["catalogue", "cijfers", "inlezen"],
    &["formule"],
    &["project"],
    &["voortgang"],
    &["check"],
    &["bronbestanden", "compose", "regio"],
    &["render"],
    &["report", "pakket"],
];

/// Words that are English and never Dutch.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "not",
    "with",
    "cannot",
    "invalid",
    "unknown",
    "missing",
    "should",
    "expected",
    "failed",
    "found",
    "file",
    "files",
    "value",
    "values",
    "required",
    "usage",
    "options",
    "error",
    "errors",
    "arguments",
    "commands",
    "unexpected",
    "provided",
    "possible",
    "default",
    "print",
    "for",
    "more",
    "information",
    "try",
    "similar",
    "exists",
];

/// These turn the words of a parser into ours, so they name its words.
const TRANSLATORS: &[&str] =
    &["src/source/syntax.rs", "src/source/parse.rs", "src/source/de.rs", "src/sjabloon/woorden.rs"];

#[test]
fn modules_use_only_lower_layers() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(layer) = layer_of(module(&path)) else { continue };
        for used in used_modules(&text) {
            let lower = layer_of(&used).is_some_and(|other| other < layer);
            if used != module(&path) && !lower {
                wrong.push(format!("{path}: uses `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let lib = read("src/lib.rs");
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let without: Vec<_> = modules.filter(|module| layer_of(module).is_none()).collect();
    assert!(without.is_empty(), "give these a layer: {without:?}");
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).collect();
    assert!(silent.is_empty(), "{:?}", silent.iter().map(|(path, _)| path).collect::<Vec<_>>());
}

#[test]
fn files_stay_one_room() {
    for (path, text) in sources() {
        assert!(text.lines().count() <= 500, "{path} has over 500 lines");
        assert!(!path.ends_with("/mod.rs"), "{path}: use `x.rs` beside `x/`");
    }
}

#[test]
fn what_a_user_reads_is_dutch() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if TRANSLATORS.contains(&path.as_str()) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            // Invariants and reasons speak to programmers.
            let internal = ["expect(", "reason =", "panic!", "assert", "unreachable!", "//"];
            if internal.iter().any(|word| line.contains(word)) {
                continue;
            }
            for literal in literals(line) {
                let literal = without_placeholders(literal);
                if let Some(word) = english(&literal).filter(|_| literal.contains(' ')) {
                    wrong.push(format!("{path}:{}: `{word}` in {literal:?}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn readme_names_the_commands_that_help_offers() {
    let readme = read("README.md");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `bouwsteen "));
    let named: Vec<_> = rows.filter_map(|row| row.split('`').next()).collect();
    let help = cli(&["--help"]).stdout;
    let offered = help.split("Opdrachten:\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    let offered: Vec<_> = offered
        .expect("the help page lists commands")
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(named, offered);
    for command in ["cargo run -- maak examples/lindewaard", "cargo test"] {
        assert!(readme.lines().any(|line| line == command), "README lacks `{command}`");
    }
}

/// What a user reads about the program.
const DOCUMENTS: &[&str] = &[
    "README.md",
    "docs/cijfers-in-de-tekst.md",
    "docs/cijfers-inlezen.md",
    "docs/huisstijl.md",
    "docs/kader.md",
    "docs/publiceren.md",
    "docs/publiek.md",
    "docs/pakket.md",
    "docs/rekenwerk.md",
    "docs/regio.md",
    "docs/toets.md",
    "docs/uitvoer.md",
    "docs/schrijven.md",
    "docs/taal.md",
    "docs/sjablonen.md",
    "docs/json.md",
    "docs/toetsing.md",
    "docs/voortgang.md",
    "docs/website.md",
    "docs/word.md",
];

#[test]
fn options_named_in_documents_exist() {
    let commands = [
        "nieuw",
        "toets",
        "maak",
        "verifieer",
        "pakket raad",
        "cijfers inlezen",
        "regio",
        "regio uitvoer",
        "schema",
        "kader",
        "kader lijst",
        "kader verschil",
        "sjabloon",
        "sjabloon lijst",
        "sjabloon uitpakken",
        "aanvullen",
    ];
    let help: String = commands
        .iter()
        .map(|command| {
            let args: Vec<_> = command.split(' ').chain(["--help"]).collect();
            cli(&args).stdout
        })
        .collect();
    for document in DOCUMENTS {
        let text = read(document);
        for line in text.lines().filter(|line| line.contains("bouwsteen ")) {
            for word in line.split(|char: char| char.is_whitespace() || char == '`') {
                let known = !word.starts_with("--") || word == "--versie" || help.contains(word);
                assert!(known, "{document} names `{word}`, which no command has");
            }
        }
    }
}

#[test]
fn links_between_documents_resolve() {
    for document in DOCUMENTS.iter().chain(&["CONTRIBUTING.md"]) {
        let text = read(document);
        let folder = root().join(document);
        let folder = folder.parent().expect("a document stands in a folder");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let local = !target.contains("://") && !target.is_empty();
            assert!(!local || folder.join(target).exists(), "{document} points at {target}");
        }
    }
}

/// The English word in a text, when there is one.
pub(crate) fn english(text: &str) -> Option<&str> {
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '-' && char != '_');
    words.into_iter().find(|word| ENGLISH.contains(&word.to_lowercase().as_str()))
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// `check` for `src/check.rs` and for `src/check/kinds.rs`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split(['/', '.']).next().unwrap_or(inside)
}

/// The modules of this crate that a file names, also inside `use crate::{…}`.
fn used_modules(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    let code: String = text.lines().filter(|line| !line.trim().starts_with("//")).collect();
    for rest in code.split("crate::").skip(1) {
        let group = rest.strip_prefix('{').map(top_level_names);
        used.extend(group.unwrap_or_else(|| vec![leading_name(rest)]));
    }
    // Re-exports of the crate root stand for the module that they come from.
    let home = |name: String| match name.as_str() {
        "Toetsing" | "Uitkomst" => "check".to_owned(),
        "Code" | "Diagnostic" | "Severity" => "diagnostic".to_owned(),
        "Document" => "document".to_owned(),
        "Error" => "error".to_owned(),
        "Visie" => "model".to_owned(),
        "Project" => "project".to_owned(),
        _ => name,
    };
    used.into_iter().map(home).filter(|name| !name.is_empty()).collect()
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect()
}

fn top_level_names(group: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0;
    let mut done = false;
    for char in group.chars() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(String::new());
                done = false;
            }
            ':' if depth == 0 => done = true,
            _ if depth == 0 && !done && !char.is_whitespace() => {
                names.last_mut().expect("there is always a name").push(char);
            }
            _ => {}
        }
    }
    names
}

/// The string literals on one line, roughly.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// A format string without what is filled in.
fn without_placeholders(literal: &str) -> String {
    let mut parts = literal.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + " " + part.split_once('}').map_or("", |(_, rest)| rest))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "this test reads the project's own files")]
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust file below `src`, with its text, in order.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    found.sort();
    found.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

#[expect(clippy::disallowed_methods, reason = "this test reads the project's own files")]
fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(root()).expect("below the root");
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
}
