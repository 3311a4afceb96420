//! Loading tables of numbers.

use bouwsteen::{
    cijfers::{Dimensie, Waarde, Wanneer},
    project::Project,
};
use insta::assert_snapshot;

use crate::support::{check, lines, memory, project};

const MANIFEST: (&str, &str) = ("bouwsteen.toml", "");

#[test]
fn a_row_becomes_a_cijfer() {
    let text = "soort;groep;eenheid;periode;aantal;min;max;peildatum;afschermen;toelichting\n\
                behoefte;ouderen;woning;2026-2030;12,50;;;;ja;\"met ; en \"\"quotes\"\"\"\n\
                opgave;ouderen;woning;2026;;100;140;31-1-2026;nee;\n";
    let project = project(&[MANIFEST, ("data/a.csv", text)]);
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @r#"data/a.csv:2:35: BS402 fout `aantal` is 12.50: een `woning` telt in hele getallen (rond af, of schrijf `nauwkeurigheid = "gemiddeld"`)"#);
    let rows: Vec<_> = project.cijfers.iter().collect();
    let [first, second] = rows.as_slice() else { panic!("two rows") };
    let Waarde::Getal(amount) = first.waarde() else { panic!("a number") };
    assert_eq!(amount.to_string(), "12.50");
    assert!(first.is_afgeschermd() && !second.is_afgeschermd());
    assert_eq!(first.toelichting(), Some("met ; en \"quotes\""));
    assert_eq!(first.kenmerk(Dimensie::Groep), Some("ouderen"));
    assert_eq!(first.wanneer(), Wanneer::Periode { van: 2026, tot: 2030, helft: 0 });
    assert!(matches!(second.waarde(), Waarde::Bereik(Some(_), Some(_))));
    assert_eq!(second.wanneer().geschreven().as_deref(), Some("2026"));
    assert_eq!(second.peildatum().map(|day| day.to_string()).as_deref(), Some("2026-01-31"));
    assert_eq!(second.pad().as_str(), "/cijfer/1");
}

#[test]
fn comma_and_point_tables_read_the_same() {
    let semicolon = "soort;eenheid;aantal\nplan;woning;1234,5\n";
    let comma = "soort,eenheid,aantal\r\nplan,woning,1234.5\r\n";
    let read = |text| {
        let project = project(&[MANIFEST, ("data/a.csv", text)]);
        let rows = project.cijfers.iter().map(|cijfer| format!("{:?}", cijfer.waarde()));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(read(semicolon), read(comma));
    assert_eq!(read(semicolon), ["Getal(1234.5)"]);
}

#[test]
fn cells_that_are_no_number_point_at_the_cell() {
    let text = "\u{feff}sep=;\nsoort;eenheid;aantal;toelichting\n\
                plan;persoon;1.234;a\nplan;persoon;1 234;b\nplan;persoon;1.234,5;c\nplan;persoon;n.b.;d\n\
                plan;persoon;#N/B;e\nplan;procent;12%;f\nplan;persoon;=A1+B1;g\nplan;persoon;12;=cmd|'/c calc'!A0\n\
                plan;persoon;12;@SOM(A1)\nplan;persoon;+A1;h\nplan;persoon;twaalf;i\n\n;;;\n\
                plan;persoon;12\nplan,persoon,12,j\nplan;persoon;-3;k\nplan;persoon;2,5;l\n";
    assert_snapshot!(check(&[MANIFEST, ("data/a.csv", text)]), @r#"
    data/a.csv:3:14: BS503 fout `1.234` heeft een scheidingsteken voor duizendtallen (schrijf `1234` als dat het getal is)
    data/a.csv:4:14: BS503 fout `1 234` heeft een scheidingsteken voor duizendtallen (schrijf `1234` als dat het getal is)
    data/a.csv:5:14: BS503 fout `1.234,5` heeft een scheidingsteken voor duizendtallen (schrijf `1234,5` als dat het getal is)
    data/a.csv:6:14: BS503 fout `n.b.` is geen getal (laat de cel leeg, of zet de reden in een kolom `onbekend`)
    data/a.csv:7:14: BS503 fout `#N/B` is geen getal (laat de cel leeg, of zet de reden in een kolom `onbekend`)
    data/a.csv:8:14: BS503 fout `12%` heeft een eenheid bij het getal (schrijf alleen het getal, en de eenheid in de kolom `eenheid`)
    data/a.csv:9:14: BS504 fout cel `=A1+B1` bevat een formule (zet in de cel de uitkomst, niet de formule)
    data/a.csv:10:17: BS504 fout cel `=cmd|'/c calc'!A0` bevat een formule (zet in de cel de uitkomst, niet de formule)
    data/a.csv:11:17: BS504 fout cel `@SOM(A1)` bevat een formule (zet in de cel de uitkomst, niet de formule)
    data/a.csv:12:14: BS504 fout cel `+A1` bevat een formule (zet in de cel de uitkomst, niet de formule)
    data/a.csv:13:14: BS503 fout `twaalf` is geen getal (schrijf alleen cijfers)
    data/a.csv:16:1: BS502 fout deze rij heeft 3 cellen, de kop 4 (zet elke waarde in een eigen cel, en sluit aanhalingstekens)
    data/a.csv:17:1: BS502 fout deze rij heeft 1 cel, de kop 4 (zet elke waarde in een eigen cel, en sluit aanhalingstekens)
    data/a.csv:18:14: BS401 fout `aantal` is -3: een aantal is niet negatief (schrijf een aantal van 0 of hoger)
    data/a.csv:19:14: BS402 fout `aantal` is 2.5: een `persoon` telt in hele getallen (rond af, of schrijf `nauwkeurigheid = "gemiddeld"`)
    "#);
}

#[test]
fn columns_that_do_not_fit_are_named() {
    assert_snapshot!(check(&[
        MANIFEST,
        ("data/a.csv", "soort;eenhied;aantal;aantal\nplan;woning;1;2\n"),
        ("data/b.csv", "soort|eenheid|aantal\nplan|woning|1\n"),
        ("data/c.csv", "soort;eenheid;antal;kleur\nplan;woning;1;rood\n"),
        ("data/d.csv", "soort;eenheid;aantal\nplann;woning;1\n;woning;2\n"),
        ("data/e.csv", "soort;eenheid;aantal\nplan;\"woning;1\nplan;woning;2\n"),
        ("data/f.xlsx", "PK"),
    ]), @"
    data/f.xlsx:1:1: BS009 fout `data/f.xlsx` is een rekenblad en telt niet mee (maak er CSV van met `bouwsteen cijfers inlezen data/f.xlsx`)
    data/a.csv:1:1: BS501 fout kolom `eenheid` ontbreekt; deze tabel telt niet mee (voeg de kolom toe, of zet de waarde in `standaard` van een `[[cijferblok]]`)
    data/a.csv:1:7: BS501 fout onbekende kolom `eenhied` (bedoelde u `eenheid`?)
    data/a.csv:1:22: BS501 fout kolom `aantal` staat er twee keer (verwijder een van de twee)
    data/b.csv:1:1: BS501 fout onbekende kolom `soort|eenheid|aantal` (scheid kolommen met `;` of `,`)
    data/c.csv:1:15: BS501 fout onbekende kolom `antal` (bedoelde u `aantal`?)
    data/c.csv:1:21: BS501 fout onbekende kolom `kleur` (bekende kolommen zijn `id`, `soort`, `periode`, `peildatum`, `aantal`, `min`, `max`, `tekst`, `onbekend`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`)
    data/d.csv:2:1: BS204 fout onbekende waarde `plann` voor `soort` (bedoelde u `plan`?)
    data/d.csv:3:1: BS202 fout in deze rij ontbreekt `soort` (vul de cel in)
    data/e.csv:2:1: BS502 fout deze rij heeft 2 cellen, de kop 3 (zet elke waarde in een eigen cel, en sluit aanhalingstekens)
    ");
}

#[test]
fn a_table_from_excel_is_read_as_windows_1252_with_a_notice() {
    let bytes = b"soort;eenheid;aantal;toelichting\r\nplan;woning;1;geb\xebd\r\n".to_vec();
    let files =
        memory(&[MANIFEST]).with("data/a.csv", bytes).with("data/b.csv", b"\xff\xfea\0".to_vec());
    let project = Project::load(&files).expect("in memory");
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @r#"
    data/a.csv:1:1: BS505 advies deze tabel is gelezen als Windows-1252 (kies in Excel bij Opslaan als: CSV UTF-8)
    data/b.csv:1:1: BS006 fout dit bestand is geen UTF-8 (kies in Excel bij Opslaan als: CSV UTF-8)
    "#);
    let first = project.cijfers.op(0).expect("a row");
    assert_eq!(first.toelichting(), Some("gebëd"));
}

#[test]
fn a_place_in_a_table_is_its_cell_whatever_the_quotes() {
    let text = "soort;toelichting;eenheid;aantal\n\"plan\";\"a;\"\"b\"\"\";woning;x1\nplan;5\" buis;woning;x2\nplan;\"twee\nregels\";woning;x3\n";
    assert_snapshot!(check(&[MANIFEST, ("data/a.csv", text)]), @r#"
    data/a.csv:2:25: BS503 fout `x1` is geen getal (schrijf alleen cijfers)
    data/a.csv:3:21: BS503 fout `x2` is geen getal (schrijf alleen cijfers)
    data/a.csv:5:16: BS503 fout `x3` is geen getal (schrijf alleen cijfers)
    "#);
}
