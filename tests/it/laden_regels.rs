//! Loading: names and values against each other.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use crate::support::{check, check_toml, lines, project};

#[test]
fn an_unknown_id_names_the_nearest_known_one() {
    assert_snapshot!(check(&[
        ("bouwsteen.toml", "[[partner]]\nid = \"zorgkantoor\"\nnaam = \"Zorgkantoor\"\nsoort = \"zorgkantoor\"\n"),
        ("visie/a.toml", "[[ambitie]]\nid = \"thuis\"\ntitel = \"Thuis\"\ntrekker = \"zorgkantor\"\n[[ambitie]]\nid = \"samen\"\ntitel = \"Samen\"\ntrekker = \"thuis\"\n[[doel]]\nid = \"doel\"\ntitel = \"Doel\"\nambitie = \"onvindbaar\"\n"),
    ]), @r#"
    visie/a.toml:4:11: BS301 fout `zorgkantor` is geen id van een partner (bedoelde u `zorgkantoor`?)
    visie/a.toml:8:11: BS301 fout `thuis` is geen id van een partner (`thuis` is een ambitie; hier hoort een partner)
    visie/a.toml:9:1: BS202 fout `doel` mist de verplichte sleutel `omschrijving` (voeg `omschrijving = …` toe)
    visie/a.toml:11:1: BS201 fout onbekende sleutel `titel` (kijk in de documentatie of het schema welke hier passen)
    "#);
}

#[test]
fn an_id_that_stands_twice_shows_both_places() {
    assert_snapshot!(check(&[
        ("bouwsteen.toml", "[[partner]]\nid = \"een\"\nnaam = \"Een\"\nsoort = \"gemeente\"\n"),
        ("visie/a.toml", "[[ambitie]]\nid = \"een\"\ntitel = \"Thuis\"\n"),
    ]), @r#"
    visie/a.toml:2:6: BS302 fout id `een` bestaat al (geef elk element een eigen id)
        bouwsteen.toml:2:6: hier staat hij eerst
    "#);
}

#[test]
fn a_reference_to_an_element_that_is_left_out_is_no_second_mistake() {
    assert_snapshot!(check_toml("[[partner]]\nid = \"een\"\nsoort = 3\n[[ambitie]]\nid = \"a\"\ntitel = \"A\"\ntrekker = \"een\"\n"), @r#"
    bouwsteen.toml:1:1: BS202 fout `partner` mist de verplichte sleutel `naam` (voeg `naam = …` toe)
    bouwsteen.toml:3:9: BS203 fout `soort` is een getal, maar hier hoort tekst (schrijf `"3"`)
    "#);
}

#[test]
fn references_that_run_in_a_circle_are_found() {
    let gebied = |id: &str, to: &str| {
        format!("[[gebied]]\nid = \"{id}\"\nnaam = \"{id}\"\nonderdeel-van = \"{to}\"\n")
    };
    let text =
        [gebied("a", "b"), gebied("b", "c"), gebied("c", "b"), gebied("d", "d"), gebied("e", "a")]
            .concat();
    assert_snapshot!(check_toml(&text), @r#"
    bouwsteen.toml:8:17: BS303 fout verwijzingen lopen in een kring: `b` → `c` → `b` (haal een van deze verwijzingen weg)
    bouwsteen.toml:16:17: BS303 fout verwijzingen lopen in een kring: `d` → `d` (haal een van deze verwijzingen weg)
    "#);
}

#[test]
fn counts_percentages_ranges_and_periods() {
    let cijfer = |rest: &str| format!("[[cijfer]]\nsoort = \"plan\"\n{rest}\n");
    let text = [
        cijfer("eenheid = \"woning\"\naantal = -3"),
        cijfer("eenheid = \"persoon\"\naantal = 2.5"),
        cijfer("eenheid = \"persoon\"\naantal = 2.5\nnauwkeurigheid = \"gemiddeld\""),
        cijfer("eenheid = \"procent\"\naantal = 30"),
        cijfer("eenheid = \"procent\"\nvan = \"nieuwbouw\"\naantal = 130"),
        cijfer("eenheid = \"procent\"\nvan = \"groei\"\naantal = 130"),
        cijfer("eenheid = \"woning\"\naantal = { min = 140, max = 100 }"),
        cijfer("eenheid = \"woning\"\naantal = 1\nperiode = \"2030-2026\""),
        "[[partner]]\nid = \"p\"\nnaam = \"P\"\nsoort = \"gemeente\"\nvan = 2027-01-01\ntot = 2026-01-01\n".to_owned(),
        "[gemeente]\ninwoners = -5\n".to_owned(),
    ]
    .concat();
    assert_snapshot!(check_toml(&text), @r#"
    bouwsteen.toml:4:10: BS401 fout `aantal` is -3: een aantal is niet negatief (schrijf een aantal van 0 of hoger)
    bouwsteen.toml:8:10: BS402 fout `aantal` is 2.5: een `persoon` telt in hele getallen (rond af, of schrijf `nauwkeurigheid = "gemiddeld"`)
    bouwsteen.toml:16:11: BS403 fout een percentage zonder `van` zegt niet waarvan (voeg `van` toe, bijvoorbeeld `van = "nieuwbouw"` of `van = "voorraad"`)
    bouwsteen.toml:22:10: BS404 fout `aantal` is 130 procent, meer dan het geheel (kijk het getal na; schrijf bij groei `van = "groei"`)
    bouwsteen.toml:31:29: BS405 fout `max` is lager dan `min` (draai de twee om, of verbeter er een)
        bouwsteen.toml:31:18: hier staat `min`
    bouwsteen.toml:36:11: BS406 fout periode `2030-2026` eindigt voor hij begint (schrijf `2026-2030`)
    bouwsteen.toml:42:7: BS406 fout `tot` ligt voor `van` (draai de twee om, of verbeter er een)
        bouwsteen.toml:41:7: hier staat `van`
    bouwsteen.toml:44:12: BS401 fout `inwoners` is -5: een aantal is niet negatief (schrijf een aantal van 0 of hoger)
    "#);
}

#[test]
fn a_value_outside_a_list_gets_the_nearest_and_own_values_count() {
    let project = project(&[(
        "bouwsteen.toml",
        "[[eigen-waarde]]\nid = \"zeevarenden\"\nlijst = \"aandachtsgroepen\"\nnaam = \"Zeevarenden\"\n\
         [[cijfer]]\nsoort = \"plan\"\neenheid = \"woning\"\ngroep = \"oudren\"\n\
         [[cijfer]]\nsoort = \"plan\"\neenheid = \"woning\"\ngroep = \"zeevarenden\"\n\
         [[cijfer]]\nsoort = \"plan\"\neenheid = \"woning\"\ngroep = \"ridders\"\n",
    )]);
    let lists = BTreeMap::from([("aandachtsgroepen".to_owned(), vec!["ouderen".to_owned()])]);
    assert_snapshot!(lines(&project.sources, &project.check_lists(&lists)), @r#"
    bouwsteen.toml:8:9: BS304 let op `oudren` staat niet in de lijst `aandachtsgroepen` (bedoelde u `ouderen`?)
    bouwsteen.toml:16:9: BS304 let op `ridders` staat niet in de lijst `aandachtsgroepen` (voeg een `[[eigen-waarde]]` toe met `lijst = "aandachtsgroepen"`)
    "#);
}
