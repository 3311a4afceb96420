//! What is wrong in the file of a region or in shared numbers, each with its place; and hostile texts.

use bouwsteen::regio::{lees_cijfers, lees_regio};
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::support::{cli, cli_in};

fn found(meldingen: &[bouwsteen::regio::Melding]) -> String {
    let line = |one: &bouwsteen::regio::Melding| {
        let help = one.hulp.as_deref().unwrap_or_default();
        format!("{}: {} {} ({help})\n", one.plek.tekst(), one.code, one.bericht)
    };
    meldingen.iter().map(line).collect()
}

#[test]
fn every_mistake_in_the_file_of_a_region_has_a_place() {
    let text = "[regio]\nnam = \"R\"\n[[lid]]\ngemeente = \"A\"\ncode = \"9999\"\nmapp = \"x\"\n\
                [[opgave]]\nperiode = \"2027\"\naantal = \"veel\"\neenheid = \"woning\"\n";
    assert_snapshot!(found(&lees_regio("r.toml", text.as_bytes()).meldingen), @"
    r.toml:1:1: BS202 `regio` mist de verplichte sleutel `naam` (voeg `naam = …` toe)
    r.toml:2:1: BS201 onbekende sleutel `nam` (bedoelde u `naam`?)
    r.toml:5:8: BS205 `9999` bij `code` heeft niet de juiste vorm (schrijf de CBS-code: `GM` en vier cijfers)
    r.toml:6:1: BS201 onbekende sleutel `mapp` (bedoelde u `map`?)
    r.toml:9:10: BS203 `aantal` is tekst, maar hier hoort een getal (schrijf alleen cijfers, met een punt voor decimalen)
    ");
}

#[test]
fn every_mistake_in_shared_numbers_has_a_place() {
    let text = "{\n  \"versie\": 2,\n  \"gemeente\": \"A\",\n  \"datum\": \"2026-13-01\",\n  \
                \"programma\": \"x\",\n  \"document\": {},\n  \"afspraken\": [],\n  \"cijfers\": [\n    \
                { \"soort\": \"plann\", \"eenheid\": \"woning\", \"aantal\": 12 },\n    \
                { \"soort\": \"plan\", \"aantal\": \"1e9\", \"extra\": true }\n  ]\n}\n";
    let read = lees_cijfers("c.json", text.as_bytes());
    assert!(read.inhoud.is_none());
    assert_snapshot!(found(&read.meldingen), @r#"
    c.json:2:13: BS206 `2` bij `versie` is te hoog: hoogstens 1 (een nieuwere versie van bouwsteen maakte dit bestand: werk bij)
    c.json:4:12: BS104 `2026-13-01` bij `datum` is geen bestaande datum (schrijf een datum als `2026-01-31`)
    c.json:9:16: BS204 onbekende waarde `plann` voor `soort` (bedoelde u `plan`?)
    c.json:9:56: BS203 `aantal` is een getal, maar hier hoort tekst (schrijf `"12"`)
    c.json:10:5: BS202 `cijfers` mist de verplichte sleutel `eenheid` (maak het bestand opnieuw met `bouwsteen regio uitvoer`)
    c.json:10:34: BS205 `1e9` bij `aantal` heeft niet de juiste vorm (maak het bestand opnieuw met `bouwsteen regio uitvoer`)
    c.json:10:41: BS201 onbekende sleutel `extra` (maak het bestand opnieuw met `bouwsteen regio uitvoer`)
    "#);
    for (text, words) in [
        ("{", "c.json:1:1: BS101 een blok is niet goed afgesloten"),
        ("[]", "c.json:1:1: BS203"),
        ("{\"a\": 1, \"a\": 2}", "c.json:1:10: BS102 sleutel `a` staat er twee keer"),
    ] {
        let meldingen = found(&lees_cijfers("c.json", text.as_bytes()).meldingen);
        assert!(meldingen.starts_with(words), "{text}: {meldingen}");
    }
    let sound = include_str!("../../examples/regio/aangeleverd/zilverwoude.json");
    assert!(lees_cijfers("c.json", sound.as_bytes()).inhoud.is_some());
    let large = sound.replacen("\"220\"", "\"99999999999999999999999999999\"", 1);
    let read = lees_cijfers("c.json", large.as_bytes());
    assert!(read.inhoud.is_none(), "digits that cannot be kept are no number");
    assert_snapshot!(found(&read.meldingen), @"c.json:19:17: BS105 dit getal heeft te veel cijfers (schrijf hoogstens 28 cijfers)");
    let not_text = lees_cijfers("c.json", b"\xff");
    assert!(found(&not_text.meldingen).contains("BS006"), "{:?}", not_text.meldingen);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test makes the files that the program reads")]
fn paths_and_files_that_are_not_there_are_findings() {
    let folder = tempfile::tempdir().expect("there is room");
    let text = "[regio]\nnaam = \"R\"\nopgave = \"weg.csv\"\n\
                [[lid]]\ngemeente = \"A\"\nmap = \"/etc\"\n[[lid]]\ngemeente = \"B\"\nmap = 'b\\c'\n\
                [[lid]]\ngemeente = \"C\"\ncijfers = \"c.json\"\n[[lid]]\ngemeente = \"D\"\n\
                map = \"d\"\n[[lid]]\ngemeente = \"A\"\n[[afspraak]]\nvan = \"A\"\nnaar = \"CC\"\n\
                aantal = 1\neenheid = \"woning\"\n[[opgave]]\ngroep = \"oudern\"\n\
                periode = \"2027\"\naantal = 1\neenheid = \"woning\"\n";
    std::fs::write(folder.path().join("regio.toml"), text).expect("it can be written");
    let run = cli_in(folder.path(), &["regio"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let meldingen = run.stdout.split("Meldingen\n").nth(1).expect("there are findings");
    assert_snapshot!(meldingen, @"
      regio.toml:3:10: BS002 fout `weg.csv` bestaat niet; kijk de naam na
      regio.toml:4:1: BS007 fout `/etc` begint niet bij de map van dit bestand; schrijf een pad vanaf
      dit bestand, zoals `../gemeente`
      regio.toml:7:1: BS008 fout `b\\c` heeft een backslash; schrijf een pad met `/`
      regio.toml:10:1: BS002 fout `c.json` bestaat niet; kijk de naam na
      regio.toml:13:1: BS002 fout `d` bestaat niet; kijk de naam na
      regio.toml:16:1: BS302 fout gemeente `A` staat er twee keer (regio.toml:4:1: hier staat zij
      eerst); verwijder een van de twee
      regio.toml:20:8: BS301 fout `CC` is geen lid van deze regio; bedoelde u `C`?
      regio.toml:23:1: BS304 let op `oudern` staat niet in de lijst `aandachtsgroepen`; bedoelde u
      `ouderen`?

    Bouwsteen geeft geen juridisch advies.
    ");
}

#[test]
fn a_region_that_is_not_there_is_a_failure() {
    let run = cli(&["regio", "examples/weg/regio.toml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("er is geen regiobestand"), "{}", run.stderr);
    let run = cli(&["regio", "src"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("staat geen `regio.toml`"), "{}", run.stderr);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test makes the files that the program reads")]
fn hostile_names_come_out_as_text() {
    let folder = tempfile::tempdir().expect("there is room");
    let naam = "=HYPERLINK(\\\"x\\\")\\u001b[31m<script>|*b*#\\u202e";
    let text = format!(
        "[regio]\nnaam = \"{naam}\"\n[[lid]]\ngemeente = \"{naam}\"\ntoelichting = \"{naam}\"\n\
         [[opgave]]\nperiode = \"2027\"\naantal = 1\neenheid = \"woning\"\nbron = \"{naam}\"\n\
         verdeling = [{{ gemeente = \"{naam}\", aantal = 1 }}]\n"
    );
    std::fs::write(folder.path().join("regio.toml"), text).expect("it can be written");
    for vorm in ["mens", "json", "csv", "markdown"] {
        let run = cli_in(folder.path(), &["regio", "--uitvoer", vorm]);
        assert_eq!(run.code, 0, "{vorm}: {}{}", run.stdout, run.stderr);
        let steers = |char: char| matches!(char, '\u{1b}' | '\u{202e}');
        assert!(!run.stdout.contains(steers), "{vorm}: {}", run.stdout);
        assert!(run.stdout.contains("HYPERLINK"), "{vorm}");
    }
    let csv = cli_in(folder.path(), &["regio", "--uitvoer", "csv"]).stdout;
    assert!(!csv.contains(";=") && !csv.contains(";\"="), "{csv}");
    let markdown = cli_in(folder.path(), &["regio", "--uitvoer", "markdown"]).stdout;
    assert!(!markdown.contains("<script>") && !markdown.contains("*b*"), "{markdown}");
    let json = cli_in(folder.path(), &["regio", "--uitvoer", "json"]).stdout;
    let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let back = read["regios"][0]["leden"][0]["gemeente"].as_str().expect("a name");
    assert!(back.starts_with("=HYPERLINK(\"x\")\u{1b}"), "{back:?}");
    let run = cli_in(folder.path(), &["regio", "--pdf", "uit.pdf"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "./uit.pdf\n"), "{}", run.stderr);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test reads what the program wrote")]
fn documents_are_written_and_the_same_every_time() {
    let folder = tempfile::tempdir().expect("there is room");
    let target = folder.path().to_str().expect("plain");
    let run = || {
        let args = ["regio", "examples/regio/zorgregio", "--formaat", "md,pdf", "--uit", target];
        let run = cli(&args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let read = |name: &str| std::fs::read(folder.path().join(name)).expect("it is there");
        (read("regio.md"), read("regio.pdf"), read("beelden/figuur-1.svg"))
    };
    assert!(run() == run());
    assert!(run().1.starts_with(b"%PDF"));
}

#[test]
fn the_schema_files_are_fresh_and_the_outputs_fit_them() {
    for (option, file) in [
        ("--regio", include_str!("../../schemas/regio.schema.json")),
        ("--cijfers", include_str!("../../schemas/cijfers.schema.json")),
        ("--regiobeeld", include_str!("../../schemas/regiobeeld.schema.json")),
    ] {
        let fresh = cli(&["schema", option]).stdout;
        assert!(file == fresh, "run `cargo run -- schema {option} > schemas/….schema.json`");
    }
    for (schema, output) in [
        ("--cijfers", cli(&["regio", "uitvoer", "examples/lindewaard"]).stdout),
        ("--regiobeeld", cli(&["regio", "examples/regio", "--uitvoer", "json"]).stdout),
    ] {
        let read = |text: &str| serde_json::from_str(text).expect("it is JSON");
        let schema: serde_json::Value = read(&cli(&["schema", schema]).stdout);
        let validator = jsonschema::validator_for(&schema).expect("it is a schema");
        let wrong: Vec<_> = validator.iter_errors(&read(&output)).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reading_never_panics(text in "\\PC{0,200}", json in "[{}\\[\\]\",:0-9a-z \\n]{0,80}") {
        lees_regio("r.toml", text.as_bytes());
        lees_cijfers("c.json", text.as_bytes());
        lees_cijfers("c.json", json.as_bytes());
    }
}
