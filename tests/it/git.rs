//! Git: what is recorded, whether the files are that, and the same PDF again from any revision.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests make real repositories with git itself"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bouwsteen::Project;
use bouwsteen::files::{Disk, Files, Revision, revisie};
use tempfile::TempDir;

use crate::support::{Run, cli_in};

const MANIFEST: &str = "[document]\ntitel = \"Thuis in Proefdorp\"\nfictief = true\n\
    samenvatting = { bestand = \"teksten/kort.md\" }\n";

/// A repository with a project in a folder of it, recorded once under the tag `eerste`.
struct Archief {
    root: TempDir,
}

impl Archief {
    fn new() -> Self {
        let archief = Self { root: tempfile::tempdir().expect("a folder") };
        archief.write("visie/bouwsteen.toml", MANIFEST);
        archief.write("visie/teksten/kort.md", "Iedereen woont prettig.\n");
        archief.write("LEESMIJ.md", "Van buiten.\n");
        archief.git(&["init", "--quiet", "--initial-branch=hoofd"]);
        archief.record("2026-10-13T23:30:00 +0200");
        archief.git(&["tag", "--annotate", "-m", "eerste", "eerste"]);
        archief
    }

    fn project(&self) -> PathBuf {
        self.root.path().join("visie")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(path, text).expect("writable");
    }

    fn record(&self, moment: &str) {
        self.git(&["add", "--all"]);
        self.git_at(&["commit", "--quiet", "-m", "Vastgelegd"], moment);
    }

    fn git(&self, args: &[&str]) -> String {
        self.git_at(args, "2026-10-14T12:00:00 +0200")
    }

    fn git_at(&self, args: &[&str], moment: &str) -> String {
        let mut git = Command::new("git");
        git.current_dir(self.root.path()).args(["-c", "protocol.file.allow=always"]).args(args);
        for (name, value) in [
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_AUTHOR_NAME", "Proef"),
            ("GIT_AUTHOR_EMAIL", "proef@example.org"),
            ("GIT_COMMITTER_NAME", "Proef"),
            ("GIT_COMMITTER_EMAIL", "proef@example.org"),
            ("GIT_AUTHOR_DATE", moment),
            ("GIT_COMMITTER_DATE", moment),
        ] {
            git.env(name, value);
        }
        let output = git.output().expect("git is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    }

    fn is_changed(&self) -> bool {
        revisie(&self.project()).expect("a revision").gewijzigd
    }

    fn run(&self, args: &[&str]) -> Run {
        cli_in(self.root.path(), args)
    }
}

/// The paths and texts of a project.
fn content(files: &dyn Files) -> Vec<(String, String)> {
    let entries = files.list().expect("it can be listed");
    let text = |path: &str| {
        let bytes = files.read(path, 10_000).map_err(|problem| format!("{problem:?}"));
        bytes.map_or_else(|problem| problem, |bytes| String::from_utf8(bytes).expect("text"))
    };
    entries.into_iter().map(|entry| (entry.path.clone(), text(&entry.path))).collect()
}

#[test]
fn a_project_outside_git_has_no_revision() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(revisie(folder.path()), None);
    assert_eq!(revisie(&folder.path().join("weg")), None);
    assert!(Revision::find(folder.path(), "HEAD").is_err());
}

#[test]
fn the_revision_is_the_last_commit_on_the_day_of_its_maker() {
    let archief = Archief::new();
    let found = revisie(&archief.project()).expect("a revision");
    assert_eq!(found.commit, archief.git(&["rev-parse", "HEAD"]));
    assert_eq!(found.kort(), &found.commit[..12]);
    assert_eq!(found.datum.to_string(), "2026-10-13");
    assert!(!found.gewijzigd);
}

#[test]
fn only_files_of_the_project_count_as_changes() {
    let archief = Archief::new();
    archief.write("LEESMIJ.md", "Veranderd.\n");
    archief.write("visie/uitvoer/oud.md", "Gemaakt.\n");
    assert!(!archief.is_changed());
    archief.write("visie/teksten/nieuw.md", "Nieuw.\n");
    assert!(archief.is_changed());
    fs::remove_file(archief.project().join("teksten/nieuw.md")).expect("it was there");
    assert!(!archief.is_changed());
    archief.write("visie/teksten/kort.md", "Iedereen woont prettig!\n");
    assert!(archief.is_changed());
    fs::remove_file(archief.project().join("teksten/kort.md")).expect("it was there");
    assert!(archief.is_changed());
}

#[test]
fn line_ends_of_another_system_are_no_change() {
    let archief = Archief::new();
    archief.write("visie/bouwsteen.toml", &MANIFEST.replace('\n', "\r\n"));
    assert!(!archief.is_changed());
    archief.write("visie/bouwsteen.toml", &MANIFEST.replace('\n', "\r"));
    assert!(archief.is_changed());
}

#[test]
fn a_project_that_is_not_recorded_has_no_revision() {
    let archief = Archief::new();
    archief.write("ander/bouwsteen.toml", MANIFEST);
    assert_eq!(revisie(&archief.root.path().join("ander")), None);
    assert!(Revision::find(&archief.root.path().join("ander"), "HEAD").is_err());
}

#[test]
fn an_earlier_state_is_found_by_every_name_and_in_a_pack() {
    let archief = Archief::new();
    let then = content(&Disk::new(archief.project()));
    archief.write("visie/teksten/kort.md", "Anders.\n");
    archief.record("2026-11-01T12:00:00 +0100");
    let commit = archief.git(&["rev-parse", "eerste^{commit}"]);
    for packed in [false, true] {
        if packed {
            archief.git(&["gc", "--quiet", "--prune=now"]);
        }
        for name in ["eerste", "hoofd~1", "HEAD^", &commit, &commit[..9]] {
            let found = Revision::find(&archief.project(), name).expect("it is there");
            assert_eq!(found.revisie().commit, commit, "{name}");
            assert_eq!(content(&found), then, "{name}");
        }
    }
    for name in ["nergens", "HEAD~9", "0000000", "", "eerste:visie", "eerste^{tree}"] {
        assert!(Revision::find(&archief.project(), name).is_err(), "{name}");
    }
}

#[test]
fn a_revision_loads_as_the_same_project() {
    let archief = Archief::new();
    let disk = Project::load(&Disk::new(archief.project())).expect("it can be read");
    let recorded = Revision::find(&archief.project(), "eerste").expect("it is there");
    assert_eq!(Project::load(&recorded).expect("it can be read"), disk);
}

#[cfg(unix)]
#[test]
fn links_and_other_repositories_are_not_followed() {
    let archief = Archief::new();
    let secret = archief.root.path().join("geheim.md");
    fs::write(&secret, "Geheim.\n").expect("writable");
    std::os::unix::fs::symlink(&secret, archief.project().join("teksten/link.md")).expect("a link");
    let other = Archief::new();
    let path = other.root.path().to_str().expect("plain").to_owned();
    archief.git(&["submodule", "--quiet", "add", &path, "visie/teksten/ander"]);
    archief.record("2026-11-01T12:00:00 +0100");
    let recorded = Revision::find(&archief.project(), "HEAD").expect("it is there");
    let paths: Vec<_> = content(&recorded);
    let expected = [
        ("bouwsteen.toml".to_owned(), MANIFEST.to_owned()),
        ("teksten/kort.md".to_owned(), "Iedereen woont prettig.\n".to_owned()),
        ("teksten/link.md".to_owned(), "Missing".to_owned()),
    ];
    assert_eq!(paths, expected);
}

/// Every file of the repository's own administration.
fn administration(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { administration(&path, found) } else { found.push(path) }
    }
}

#[test]
fn a_broken_repository_is_one_that_is_not_there() {
    let archief = Archief::new();
    archief.git(&["gc", "--quiet", "--prune=now"]);
    let mut files = Vec::new();
    administration(&archief.root.path().join(".git"), &mut files);
    for file in files {
        let Ok(whole) = fs::read(&file) else { continue };
        let mut rights = fs::metadata(&file).expect("it is there").permissions();
        #[expect(clippy::permissions_set_readonly_false, reason = "a file of this test alone")]
        rights.set_readonly(false);
        fs::set_permissions(&file, rights).expect("it is ours");
        let turned: Vec<u8> = whole.iter().map(|byte| byte ^ 0xff).collect();
        let high: Vec<u8> = whole.iter().map(|byte| byte | 0x80).collect();
        let cut = whole[..whole.len() / 2].to_vec();
        let one = |at: usize| {
            let mut bytes = whole.clone();
            bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 0x55);
            bytes
        };
        let some = (0..whole.len()).step_by(whole.len().div_ceil(40).max(1)).map(one);
        for bytes in [turned, high, cut, Vec::new()].into_iter().chain(some) {
            fs::write(&file, &bytes).expect("writable");
            // What matters is that there is an answer.
            let found = revisie(&archief.project());
            assert!(found.is_none_or(|found| found.commit.len() == 40), "{}", file.display());
        }
        fs::write(&file, &whole).expect("writable");
    }
    assert!(!archief.is_changed());
    fs::remove_dir_all(archief.root.path().join(".git")).expect("it was there");
    archief.write(".git", "gitdir: ../../../../etc\n");
    assert_eq!(revisie(&archief.project()), None);
}

#[test]
fn the_same_pdf_comes_out_of_the_revision_it_was_made_from() {
    let archief = Archief::new();
    let made = archief.run(&["maak", "visie", "--formaat", "pdf,md", "--uit", "uit"]);
    assert_eq!(made.stderr, "");
    let pdf = "uit/woonzorgvisie.pdf";
    let colofon =
        fs::read_to_string(archief.root.path().join("uit/woonzorgvisie.md")).expect("made");
    let commit = archief.git(&["rev-parse", "HEAD"]);
    let words = format!("{} in git, vastgelegd op 13 oktober 2026", &commit[..12]);
    assert!(colofon.contains(&words), "{colofon}");
    archief.write("visie/teksten/kort.md", "Later.\n");
    archief.record("2026-11-01T12:00:00 +0100");
    let check = |from: &str, day: &str| {
        archief.run(&["verifieer", pdf, "--van", from, "--datum", day, "visie"])
    };
    let same = check("eerste", "2026-11-22");
    let yes = format!("Ja: `{pdf}` is gelijk aan wat revisie {} oplevert.\n", &commit[..12]);
    assert_eq!((same.code, same.stdout), (0, yes));
    let other = check("HEAD", "2026-11-22");
    assert_eq!(other.code, 1);
    assert!(other.stdout.starts_with("Nee: "), "{}", other.stdout);
    assert_eq!(other.stdout.matches("sha256").count(), 2, "{}", other.stdout);
    let unknown = check("nergens", "2026-11-22");
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("revisie `nergens` is niet te vinden"), "{}", unknown.stderr);
}

#[test]
fn a_pdf_of_changes_that_were_not_recorded_differs_and_says_so() {
    let archief = Archief::new();
    archief.write("visie/teksten/kort.md", "Nog niet vastgelegd.\n");
    archief.run(&["maak", "visie", "--formaat", "pdf,md", "--uit", "uit"]);
    let colofon =
        fs::read_to_string(archief.root.path().join("uit/woonzorgvisie.md")).expect("made");
    assert!(colofon.contains("met wijzigingen die nog niet zijn vastgelegd"), "{colofon}");
    archief.record("2026-11-01T12:00:00 +0100");
    let pdf = ["verifieer", "uit/woonzorgvisie.pdf", "--datum", "2026-11-22", "visie"];
    let run = archief.run(&[&pdf[..], &["--van", "HEAD"]].concat());
    assert_eq!(run.code, 1);
}

#[test]
fn the_options_of_the_pdf_belong_to_it() {
    let archief = Archief::new();
    let options = ["--regelnummers", "--met-bron", "--peildatum", "2027-01-01"];
    archief.run(&[&["maak", "visie", "--formaat", "pdf", "--uit", "uit"][..], &options].concat());
    let pdf = ["verifieer", "uit/woonzorgvisie.pdf", "--van", "eerste", "--datum", "2026-11-22"];
    let with = archief.run(&[&pdf[..], &["visie"], &options].concat());
    assert_eq!(with.code, 0, "{}", with.stdout);
    let without = archief.run(&[&pdf[..], &["visie"], &options[1..]].concat());
    assert_eq!(without.code, 1, "{}", without.stdout);
}
