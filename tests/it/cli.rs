//! The command line as a user meets it: Dutch, with honest exit codes, and careful with files.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::support::{cli, cli_in};
use crate::tidy::english;

/// What a user can get wrong, one for each kind of error of the argument parser that can arise.
const MISTAKES: &[&[&str]] = &[
    &[],
    &["toest"],
    &["toets", "--uitvor", "json"],
    &["toets", "--uitvoer", "jsn"],
    &["toets", "--uitvoer", "proza"],
    &["toets", "--uitvoer"],
    &["toets", "--peildatum", "2026-02-30"],
    &["toets", "--streng="],
    &["toets", "a", "b"],
    &["maak", "--formaat", "md,doc"],
    &["maak", "--definitief", "--definitief"],
    &["maak", "--definitief=ja"],
    &["nieuw"],
    &["nieuw", ""],
    &["nieuw", "x", "--gemeente", "12"],
    &["nieuw", "x", "--naam", "a\nb"],
    &["cijfers"],
    &["cijfers", "inlezen"],
    &["cijfers", "inlezen", "bestaat-niet.xlsx"],
    &["cijfers", "inlezen", "src"],
    &["cijfers", "inlezen", "README.md"],
    &["cijfers", "inlezen", "README.md", "--kop", "0"],
    &["kader"],
    &["kader", "toon"],
    &["kader", "toon", "geen-eis"],
    &["aanvullen", "tcsh"],
    &["toets", "bestaat-niet"],
    &["maak", "bestaat-niet"],
    &["toets", "examples/minimaal", "--kader", "bestaat-niet"],
    &["kader", "verschil", "wet"],
    &["kader", "verschil", "wet", "wett"],
    &["schema", "--kader", "--toets"],
];

const PAGES: &[&[&str]] = &[
    &["--help"],
    &["--hulp"],
    &["nieuw", "--help"],
    &["toets", "--help"],
    &["maak", "--help"],
    &["cijfers", "--help"],
    &["cijfers", "inlezen", "--help"],
    &["schema", "--help"],
    &["kader", "--help"],
    &["kader", "lijst", "--help"],
    &["kader", "toon", "--help"],
    &["kader", "verschil", "--help"],
    &["aanvullen", "--help"],
    &["--versie"],
];

#[test]
fn every_help_page_is_dutch_and_on_stdout() {
    for page in PAGES {
        let run = cli(page);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{page:?}");
        assert_eq!(english(&run.stdout.replace("--help", "")), None, "{page:?}: {}", run.stdout);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 100), "{}", run.stdout);
    }
}

#[test]
fn every_mistake_is_answered_in_dutch_with_code_two() {
    for mistake in MISTAKES {
        let run = cli(mistake);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{mistake:?}: {}", run.stderr);
        assert_eq!(english(&run.stderr.replace("--help", "")), None, "{mistake:?}: {}", run.stderr);
        assert!(!run.stderr.contains("kies uit \n"), "{mistake:?}: {}", run.stderr);
    }
}

#[test]
fn mistakes_name_what_was_meant() {
    let said: String = MISTAKES[1..25].iter().map(|mistake| cli(mistake).stderr).collect();
    insta::assert_snapshot!(said);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let run = crate::support::cli_without_reader(&["schema"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn completion_knows_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = cli(&["aanvullen", shell]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("peildatum"), "{shell}");
    }
}

#[test]
fn a_fixed_day_must_be_a_number() {
    let run =
        crate::support::cli_with(&["toets"], Path::new("."), &[("SOURCE_DATE_EPOCH", "gisteren")]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("SOURCE_DATE_EPOCH"), "{}", run.stderr);
}

#[test]
fn a_new_visie_has_all_its_files_and_no_mistakes() {
    let folder = TempDir::new().expect("a temporary folder");
    let run = cli_in(folder.path(), &["nieuw", "visie", "--naam", "Ou\"d\\e 'Dijk"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "visie\n"), "{}", run.stderr);
    assert_eq!(english(&run.stderr), None);
    let made = folder.path().join("visie");
    insta::assert_snapshot!(names(&made).join("\n"), @r"
    .bouwsteen/bouwsteen.schema.json
    .gitattributes
    .gitignore
    .vscode/extensions.json
    .vscode/tasks.json
    LEESMIJ.md
    bouwsteen.toml
    teksten/toekomstbeeld.md
    visie/visie.toml
    ");
    assert_eq!(mistakes_in(&made), "");
    for file in [".vscode/tasks.json", ".vscode/extensions.json"] {
        serde_json::from_str::<serde_json::Value>(&read(&made.join(file))).expect("JSON");
    }
}

#[test]
fn every_line_that_a_new_visie_offers_can_be_used() {
    let folder = TempDir::new().expect("a temporary folder");
    assert_eq!(cli_in(folder.path(), &["nieuw", "."]).code, 0);
    for file in ["bouwsteen.toml", "visie/visie.toml"] {
        let path = folder.path().join(file);
        let offered = read(&path).lines().map(offered_line).collect::<Vec<_>>().join("\n");
        write(&path, &offered);
    }
    let said = mistakes_in(folder.path());
    // The one eis that the scaffold names is an example, and says so by its number.
    let other: Vec<_> = said.lines().filter(|line| !line.contains("XXX-00")).collect();
    assert!(other.is_empty(), "{said}");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder.path().join("brief.txt"), "mijn tekst");
    let run = cli_in(folder.path(), &["nieuw", "."]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is niet leeg"), "{}", run.stderr);
    assert_eq!(names(folder.path()), ["brief.txt"]);
}

#[test]
fn a_new_visie_without_a_place_leaves_nothing() {
    let folder = TempDir::new().expect("a temporary folder");
    let run = cli_in(folder.path(), &["nieuw", "geen/map"]);
    assert_eq!(run.code, 2);
    assert!(names(folder.path()).is_empty());
}

/// A project with one mistake, held against the smallest kader.
fn small_visie(status: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let text = format!(
        "[document]\ntitel = \"Klein\"\nstatus = \"{status}\"\n\n[toets]\nkaders = [\"wonen-voor-ouderen-2021\"]\n"
    );
    write(&folder.path().join("bouwsteen.toml"), &text);
    folder
}

#[test]
fn toets_fails_only_for_what_streng_asks() {
    let sound = small_visie("concept");
    let code = |folder: &TempDir, args: &[&str]| cli_in(folder.path(), args).code;
    assert_eq!(code(&sound, &["toets"]), 0);
    assert_eq!(code(&sound, &["toets", "--streng", "afspraak"]), 1);
    assert_eq!(code(&sound, &["toets", "bouwsteen.toml", "--uitvoer", "kort"]), 0);
    assert_eq!(code(&small_visie("conept"), &["toets"]), 1);
}

#[test]
fn toets_looks_at_the_day_that_is_asked() {
    let folder = small_visie("concept");
    let args = ["toets", "--peildatum", "2030-01-02", "--uitvoer", "json"];
    let said = cli_in(folder.path(), &args).stdout;
    assert!(said.contains("\"peildatum\": \"2030-01-02\""), "{said}");
}

#[test]
fn maak_writes_all_files_twice_the_same() {
    let folder = small_visie("concept");
    let run = cli_in(folder.path(), &["maak"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let listed: Vec<_> = run.stdout.lines().map(|line| line.replace('\\', "/")).collect();
    let names = ["md", "html", "pdf"].map(|kind| format!("./uitvoer/woonzorgvisie.{kind}"));
    assert_eq!(listed, names);
    let first = bytes(&folder.path().join("uitvoer/woonzorgvisie.pdf"));
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(cli_in(folder.path(), &["maak", "--formaat", "pdf", "--uit", "elders"]).code, 0);
    assert!(first == bytes(&folder.path().join("elders/woonzorgvisie.pdf")));
    assert!(!folder.path().join("elders/woonzorgvisie.md").exists());
}

#[test]
fn wrong_data_still_gives_a_concept_with_code_one() {
    let folder = small_visie("conept");
    let run = cli_in(folder.path(), &["maak", "--formaat", "md"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("BS204") && run.stderr.contains("concept met gaten"),
        "{}",
        run.stderr
    );
    assert_eq!(english(&run.stderr), None);
    assert!(folder.path().join("uitvoer/woonzorgvisie.md").exists());
}

#[test]
fn definitief_writes_nothing_while_the_data_is_wrong() {
    let folder = small_visie("conept");
    let run = cli_in(folder.path(), &["maak", "--definitief", "--formaat", "md"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(names(folder.path()), ["bouwsteen.toml"]);
}

#[test]
fn an_output_that_cannot_be_replaced_survives() {
    let folder = small_visie("concept");
    let target = folder.path().join("uitvoer/woonzorgvisie.md");
    fs::create_dir_all(target.parent().expect("a folder")).expect("a writable folder");
    write(&target, "de oude tekst");
    set_read_only(&target, true);
    let run = cli_in(folder.path(), &["maak", "--formaat", "md"]);
    set_read_only(&target, false);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("sluit het bestand"), "{}", run.stderr);
    assert_eq!(english(&run.stderr), None);
    assert_eq!(read(&target), "de oude tekst");
    assert_eq!(names(target.parent().expect("a folder")), ["woonzorgvisie.md"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_output_folder_is_refused() {
    let folder = small_visie("concept");
    let out = folder.path().join("uitvoer");
    fs::create_dir(&out).expect("a writable folder");
    set_read_only(&out, true);
    let run = cli_in(folder.path(), &["maak", "--formaat", "md"]);
    set_read_only(&out, false);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("hier is niet te schrijven"), "{}", run.stderr);
    assert!(names(&out).is_empty());
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let folder = small_visie("concept");
    let run = cli_in(folder.path(), &["maak", "--formaat", "md", "--uit", "bouwsteen.toml"]);
    assert_eq!(run.code, 2);
    assert_eq!(english(&run.stderr), None);
    assert_eq!(names(folder.path()), ["bouwsteen.toml"]);
}

#[test]
fn markdown_travels_with_its_images() {
    let out = TempDir::new().expect("a temporary folder");
    let out_name = out.path().to_str().expect("a plain path");
    cli(&["maak", "examples/lindewaard", "--formaat", "md", "--uit", out_name]);
    let text = read(&out.path().join("woonzorgvisie.md"));
    let images: Vec<_> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| target.starts_with("beelden/"))
        .collect();
    assert!(!images.is_empty(), "lindewaard has an image");
    assert!(images.iter().all(|image| out.path().join(image).is_file()), "{images:?}");
}

fn set_read_only(path: &Path, read_only: bool) {
    let mut permissions = fs::metadata(path).expect("it is there").permissions();
    permissions.set_readonly(read_only);
    fs::set_permissions(path, permissions).expect("our own file");
}

#[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).expect("a file that was written")
}

/// What loading finds, as the program says it: one line each.
fn mistakes_in(folder: &Path) -> String {
    let project = bouwsteen::Project::load(&bouwsteen::files::Disk::new(folder)).expect("readable");
    crate::support::lines(&project.sources, &project.diagnostics)
}

/// A `#` without a space stands before a line that can be used.
fn offered_line(line: &str) -> &str {
    match line.strip_prefix('#') {
        Some(data) if data.starts_with(|char: char| char.is_ascii_lowercase() || char == '[') => {
            data
        }
        _ => line,
    }
}

#[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file that was written")
}

#[expect(clippy::disallowed_methods, reason = "a test sets the scene")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a writable folder");
}

/// The files below a folder, sorted.
#[expect(clippy::disallowed_methods, reason = "a test reads what the program wrote")]
fn names(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path();
                let inside = path.strip_prefix(folder).expect("below the folder");
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
