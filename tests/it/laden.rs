//! Loading: files, notation, schema.

use insta::assert_snapshot;

use crate::support::{check, check_toml, project};

#[test]
fn a_sound_project_has_no_findings() {
    assert_snapshot!(check_toml("[document]\ntitel = \"Thuis\"\n"), @"");
}

#[test]
fn a_folder_without_a_manifest_says_how_to_begin() {
    assert_snapshot!(check(&[]), @r#"bouwsteen.toml:1:1: BS001 fout het bestand `bouwsteen.toml` ontbreekt in deze map (kies de map van een project, of begin er een met `bouwsteen nieuw MAP`)"#);
}

#[test]
fn every_syntax_error_is_found_and_the_rest_is_read() {
    let text = "[document]\ntitel = \"Thuis\nstatus = concept\nversie = \"1\n\n[gemeente]\nnaam = \"Lindewaard\"\n[[ambitie]\nid = \n";
    assert_snapshot!(check_toml(text), @r#"
    bouwsteen.toml:2:15: BS101 fout deze tekst is niet goed afgesloten (sluit de tekst af met hetzelfde aanhalingsteken, op dezelfde regel)
    bouwsteen.toml:3:10: BS101 fout deze waarde is geen getal, datum, `true` of `false` (zet tekst tussen aanhalingstekens)
    bouwsteen.toml:4:12: BS101 fout deze tekst is niet goed afgesloten (sluit de tekst af met hetzelfde aanhalingsteken, op dezelfde regel)
    bouwsteen.toml:8:11: BS101 fout deze kop is niet afgesloten (sluit af met `]]`, zoals in `[[ambitie]]`)
    bouwsteen.toml:9:1: BS201 fout onbekende sleutel `id` (kijk in de documentatie of het schema welke hier passen)
    "#);
    let project = project(&[("bouwsteen.toml", text)]);
    assert_eq!(
        project.visie.gemeente.and_then(|gemeente| gemeente.naam),
        Some("Lindewaard".to_owned())
    );
}

#[test]
fn a_key_that_stands_twice_shows_both_places() {
    assert_snapshot!(check_toml("[document]\ntitel = \"a\"\n\"titel\" = \"b\"\n\n[document]\nversie = \"1\"\n"), @r#"
    bouwsteen.toml:3:1: BS102 fout sleutel `titel` staat er al (verwijder een van de twee, of maak er een lijst van)
        bouwsteen.toml:2:1: hier staat hij ook
    bouwsteen.toml:5:2: BS102 fout sleutel `document` staat er al (verwijder een van de twee, of maak er een lijst van)
        bouwsteen.toml:1:1: hier staat hij ook
    "#);
}

#[test]
fn a_key_in_two_files_shows_both_places() {
    assert_snapshot!(check(&[
        ("bouwsteen.toml", "[document]\ntitel = \"a\"\n"),
        ("visie/1.toml", "[[partner]]\nid = \"een\"\nnaam = \"Een\"\nsoort = \"gemeente\"\n[document]\ntitel = \"b\"\n"),
        ("visie/2.toml", "[[partner]]\nid = \"twee\"\nnaam = \"Twee\"\nsoort = \"gemeente\"\n"),
    ]), @r#"
    visie/1.toml:6:1: BS106 fout sleutel `titel` staat ook in een ander bestand (verwijder een van de twee; de eerste telt nu)
        bouwsteen.toml:2:1: hier staat hij eerst
    "#);
}

#[test]
fn unknown_keys_and_values_are_located_and_explained() {
    assert_snapshot!(check_toml("\u{feff}[document]\r\ntitle = \"Thuis\"\r\nsoort = \"woonvisi\"\r\nversie = 3\r\n[documnt]\r\n"), @r#"
    bouwsteen.toml:2:1: BS201 fout onbekende sleutel `title` (bedoelde u `titel`?)
    bouwsteen.toml:3:9: BS204 fout onbekende waarde `woonvisi` voor `soort` (bedoelde u `woonvisie`?)
    bouwsteen.toml:4:10: BS203 fout `versie` is een getal, maar hier hoort tekst (schrijf `"3"`)
    bouwsteen.toml:5:2: BS201 fout onbekende sleutel `documnt` (bedoelde u `document`?)
    "#);
}

#[test]
fn dates_and_numbers() {
    assert_snapshot!(check_toml("[document]\nin-werking = 2026-02-30\neinddatum = 2026-01-01T10:00:00Z\n[[cijfer]]\nid = \"a\"\nsoort = \"plan\"\neenheid = \"woning\"\naantal = inf\n[[cijfer]]\nid = \"b\"\nsoort = \"plan\"\neenheid = \"woning\"\naantal = 1e3\n[[cijfer]]\nid = \"c\"\nsoort = \"plan\"\neenheid = \"woning\"\naantal = 0x10\n"), @r#"
    bouwsteen.toml:2:14: BS104 fout deze datum bestaat niet (schrijf een datum als `2026-01-31`, zonder aanhalingstekens)
    bouwsteen.toml:3:13: BS104 fout hier staat een tijdstip (schrijf alleen de datum: `2026-01-31`)
    bouwsteen.toml:8:10: BS105 fout dit getal staat niet in gewone cijfers (schrijf het getal voluit: `1250.5`)
    bouwsteen.toml:13:10: BS105 fout dit getal staat niet in gewone cijfers (schrijf het getal voluit: `1250.5`)
    bouwsteen.toml:18:10: BS105 fout dit getal staat niet in gewone cijfers (schrijf het getal voluit: `1250.5`)
    "#);
}

#[test]
fn a_text_of_the_wrong_form_says_which_form_is_meant() {
    let text = "[gemeente]\ncode = \"9999\"\n[[bron]]\nid = \"Bron 1\"\nnaam = \"b\"\n[[bron]]\nid = \"b\"\nnaam = \"b\"\nurl = \"voorbeeld.nl\"\n\
                [document]\nlooptijd = \"2026 tot 2030\"\ndatum = \"2026-02-30\"\n[[leg-uit]]\neis = \"regio 11\"\n";
    assert_snapshot!(check_toml(text), @r#"
    bouwsteen.toml:2:8: BS205 fout `9999` bij `code` heeft niet de juiste vorm (schrijf de CBS-code: `GM` en vier cijfers)
    bouwsteen.toml:4:6: BS205 fout `Bron 1` bij `id` heeft niet de juiste vorm (gebruik kleine letters en cijfers, met `-` ertussen)
    bouwsteen.toml:9:7: BS205 fout `voorbeeld.nl` bij `url` heeft niet de juiste vorm (schrijf een webadres dat begint met `https://`)
    bouwsteen.toml:11:12: BS205 fout `2026 tot 2030` bij `looptijd` heeft niet de juiste vorm (schrijf een jaar of twee: `2026` of `2026-2030`)
    bouwsteen.toml:12:9: BS104 fout `2026-02-30` bij `datum` is geen bestaande datum (schrijf een datum als `2026-01-31`)
    bouwsteen.toml:13:1: BS202 fout `leg-uit` mist de verplichte sleutel `motivering` (voeg `motivering = …` toe)
    bouwsteen.toml:14:7: BS205 fout `regio 11` bij `eis` heeft niet de juiste vorm (schrijf de code met hoofdletters: `BEH-02`)
    "#);
}

#[test]
fn a_large_broken_file_is_read_as_far_as_memory_allows() {
    let found = check_toml(&format!("[document]\ntitel = \"Thuis\"\n{}", "=\n".repeat(200_000)));
    assert_eq!(found.lines().count(), 100);
    let last = found.lines().last().expect("a hundred lines");
    assert!(last.contains("de rest van dit bestand telt niet mee"), "{last}");
}

#[test]
fn thousands_of_wrong_references_stay_affordable() {
    let gebied = |index| {
        format!("[[gebied]]\nid = \"g{index}\"\nnaam = \"G\"\nonderdeel-van = \"h{index}\"\n")
    };
    let found = check_toml(&(0..5_000).map(gebied).collect::<Vec<_>>().concat());
    assert_eq!(found.lines().count(), 1_000);
}
