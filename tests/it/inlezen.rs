//! A spreadsheet becomes CSV: nothing is guessed at, nothing is lost without a word.

use bouwsteen::inlezen::{Keuze, inlezen};
use bouwsteen::source::to_json;
use insta::assert_snapshot;
use tempfile::TempDir;

use crate::rekenblad::{Blad, ods, xlsx, xlsx_1904};
use crate::support::{check, cli_in, project};

/// The tables and the report, or the refusal.
pub(crate) fn made(bytes: &[u8], keuze: &Keuze) -> String {
    match inlezen(bytes, "Cijfers 2026.xlsx", keuze) {
        Ok(made) => {
            let tables = made.tabellen.iter();
            let tables: String =
                tables.map(|table| format!("--- {}\n{}", table.naam, table.csv)).collect();
            format!("{tables}---\n{}", made.verslag.tekst())
        }
        Err(refused) => format!("{} ({})", refused.bericht, refused.hulp),
    }
}

fn one(rijen: &[&str]) -> String {
    made(&xlsx(&[Blad { naam: "Blad1", rijen, ..Blad::default() }]), &Keuze::default())
}

fn merged(rijen: &[&str], samen: &[&str], keuze: &Keuze) -> String {
    made(&xlsx(&[Blad { naam: "B", rijen, samen, ..Blad::default() }]), keuze)
}

fn breed(kolom: &str) -> Keuze {
    Keuze { breed: Some(kolom.to_owned()), ..Keuze::default() }
}

#[test]
fn a_plain_table_is_taken_over_without_a_question() {
    assert_snapshot!(one(&[
        "soort|groep|eenheid|periode|aantal|peildatum|afschermen|toelichting",
        "behoefte|ouderen|woning|2026-2030|n:120|d:46053|b:1|s:",
        "opgave|ouderen|procent|n:2026|q:0.34799999999999998||b:0|met ; en \"quotes\"",
        "opgave|ouderen|woning|2026|n:12.5|||  spaties\u{a0} ",
    ]), @r#"
    --- cijfers-2026.csv
    soort;groep;eenheid;periode;aantal;peildatum;afschermen;toelichting
    behoefte;ouderen;woning;2026-2030;120;2026-01-31;ja;rijke tekst
    opgave;ouderen;procent;2026;34,8;;nee;"met ; en ""quotes"""
    opgave;ouderen;woning;2026;12,5;;;spaties
    ---
    blad `Blad1`: de kop staat in rij 1
    blad `Blad1`: 3 rijen naar `cijfers-2026.csv`
    blad `Blad1`: 1 cel met een percentage; `34,8 %` is overgenomen als `34,8`: Blad1!E3 (`34,8`)
    "#);
}

#[test]
fn numbers_are_those_that_the_sheet_holds() {
    assert_snapshot!(one(&[
        "soort|eenheid|aantal|toelichting",
        "plan|woning|n:1234567|heel",
        "plan|procent|p:0.07|procent",
        "plan|woning|p:0.5|procent bij woning",
        "plan|procent|n:0.348|deel bij procent",
        "plan|woning|n:0.30000000000000004|ruis",
        "plan|woning|n:1E-3|macht",
        "plan|woning|n:1E300|te groot",
        "plan|woning|f:SUM(A1)=12|formule",
        "plan|woning|f:SUM(A1)=|zonder uitkomst",
    ]), @r#"
    --- cijfers-2026.csv
    soort;eenheid;aantal;toelichting;onbekend
    plan;woning;1234567;heel;
    plan;procent;7;procent;
    plan;woning;50;procent bij woning;
    plan;procent;0,348;deel bij procent;
    plan;woning;0,30000000000000004;ruis;
    plan;woning;0,001;macht;
    plan;woning;;te groot;1e300
    plan;woning;12;formule;
    plan;woning;;zonder uitkomst;
    ---
    blad `Blad1`: de kop staat in rij 1
    blad `Blad1`: 9 rijen naar `cijfers-2026.csv`
    blad `Blad1`: 1 cel met een formule; de uitkomst is overgenomen: Blad1!C9
    blad `Blad1`: 2 cellen met een percentage; `34,8 %` is overgenomen als `34,8`: Blad1!C3 (`7`), Blad1!C4 (`50`)
    let op: blad `Blad1`: 1 cel met een formule zonder uitkomst; leeg gelaten: Blad1!C10 (open het bestand in Excel, laat het rekenen en bewaar het)
    let op: blad `Blad1`: 1 cel zonder getal in een kolom met getallen; het staat als reden in `onbekend`: Blad1!C8 (`1e300`) (kijk of de reden klopt)
    let op: blad `Blad1`: 1 cel met een percentage, terwijl `eenheid` in die rij geen `procent` is: Blad1!C4 (`0,5`) (kijk de eenheid na)
    let op: blad `Blad1`: 1 cel met een getal tussen 0 en 1 bij de eenheid `procent`: Blad1!C5 (`0,348`) (is 0,348 bedoeld als 34,8? Geef de cel in Excel de opmaak Percentage)
    let op: blad `Blad1`: 1 cel met een getal van meer dan 15 cijfers, precies zoals het is bewaard: Blad1!C6 (`0,30000000000000004`) (rond het af in Excel)
    "#);
}

#[test]
fn what_is_no_number_becomes_a_reason() {
    assert_snapshot!(one(&[
        "Soort|Eenheid|Aantal|Onbekend",
        "plan|woning|e:#N/A",
        "plan|woning|e:#DIV/0!|eerder",
        "plan|woning|e:#REF!",
        "plan|woning|n.b.",
        "plan|woning|-",
        "plan|woning|x",
        "plan|woning|d:46053",
        "plan|woning|1.234",
        "plan|woning| 12",
        "e:#N/A|woning|n:1",
    ]), @r#"
    --- cijfers-2026.csv
    soort;eenheid;aantal;onbekend
    plan;woning;;#N/B
    plan;woning;;eerder, #DEEL/0!
    plan;woning;;#VERW!
    plan;woning;;n.b.
    plan;woning;;-
    plan;woning;;x
    plan;woning;;2026-01-31
    plan;woning;1.234;
    plan;woning;12;
    ;woning;1;
    ---
    blad `Blad1`: de kop staat in rij 1
    blad `Blad1`: kolom `Soort` heet nu `soort`
    blad `Blad1`: kolom `Eenheid` heet nu `eenheid`
    blad `Blad1`: kolom `Aantal` heet nu `aantal`
    blad `Blad1`: kolom `Onbekend` heet nu `onbekend`
    blad `Blad1`: 10 rijen naar `cijfers-2026.csv`
    blad `Blad1`: 1 cel met een getal als tekst; overgenomen als getal: Blad1!C10 (`12`)
    let op: blad `Blad1`: 7 cellen zonder getal in een kolom met getallen; het staat als reden in `onbekend`: Blad1!C2 (`#N/B`), Blad1!C3 (`#DEEL/0!`), Blad1!C4 (`#VERW!`), Blad1!C5 (`n.b.`), Blad1!C6 (`-`), Blad1!C7 (`x`), Blad1!C8 (`2026-01-31`) (kijk of de reden klopt)
    let op: blad `Blad1`: 1 cel zonder waarde; leeg gelaten: Blad1!A11 (`#N/B`) (verbeter de cel)
    let op: blad `Blad1`: 1 cel met een getal als tekst dat op meer manieren te lezen is; overgenomen als tekst: Blad1!C9 (`1.234`) (maak er in Excel een getal van: bij `;` is de komma het decimaalteken)
    "#);
}

#[test]
fn nothing_is_written_that_a_spreadsheet_would_run() {
    let text = one(&[
        "soort|eenheid|aantal|toelichting|=cmd|@kop",
        "plan|woning|n:-3|=HYPERLINK(1)|a|b",
        "plan|woning|=1+1|+31 6|c|d",
        "plan|woning|@SOM(A1)|-x|e|f",
        "plan|woning|n:1|＝1|g|h",
    ]);
    assert_snapshot!(text, @r#"
    --- cijfers-2026.csv
    soort;eenheid;aantal;toelichting
    plan;woning;-3;
    plan;woning;;
    plan;woning;;
    plan;woning;1;
    ---
    blad `Blad1`: de kop staat in rij 1
    blad `Blad1`: 4 rijen naar `cijfers-2026.csv`
    let op: blad `Blad1`: 6 cellen met tekst die een rekenprogramma zou uitvoeren; leeg gelaten: Blad1!D2 (`=HYPERLINK(1)`), Blad1!C3 (`=1+1`), Blad1!D3 (`+31 6`), Blad1!C4 (`@SOM(A1)`), Blad1!D4 (`-x`), Blad1!D5 (`＝1`) (begin de tekst niet met `=`, `+`, `-` of `@`)
    let op: blad `Blad1`: 2 cellen in de kop zonder bruikbare naam; die kolom is weggelaten: Blad1!E1 (`=cmd`), Blad1!F1 (`@kop`) (geef de kolom een naam van gewone woorden)
    "#);
}

#[test]
fn a_header_is_found_below_titles_and_named_as_people_write() {
    assert_snapshot!(one(&[
        "Woningbouw in Lindewaard",
        "stand 1 januari",
        "",
        "SOORT|Éénheid|Eenheid |Aantal woningen|aantal|aantal||Kleur, of zo",
        "plan|x|woning|n:1|n:2|n:3|n:4|rood",
    ]), @"
    --- cijfers-2026.csv
    soort;eenheid;Aantal woningen;aantal;Kleur of zo
    plan;x;1;2;rood
    ---
    blad `Blad1`: de kop staat in rij 4; de 2 rijen erboven horen niet bij de tabel
    blad `Blad1`: kolom `SOORT` heet nu `soort`
    blad `Blad1`: kolom `Éénheid` heet nu `eenheid`
    blad `Blad1`: kolom `Eenheid` heet nu `eenheid`
    blad `Blad1`: 1 rij naar `cijfers-2026.csv`
    let op: blad `Blad1`: kolom `eenheid` staat er twee keer; kolom C telt niet mee (geef een van de twee een andere naam)
    let op: blad `Blad1`: onbekende kolom `Aantal woningen` (D4) (bedoelde u `aantal`?)
    let op: blad `Blad1`: kolom `aantal` staat er twee keer; kolom F telt niet mee (geef een van de twee een andere naam)
    let op: blad `Blad1`: onbekende kolom `Kleur, of zo` (H4) (bekende kolommen zijn `id`, `soort`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`, `periode`, `peildatum`, `aantal`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `max`, `min`, `tekst`, `onbekend`)
    let op: blad `Blad1`: 1 cel onder een lege kop; weggelaten: Blad1!G5 (`4`) (geef de kolom een naam als zij mee moet)
    ");
    assert_snapshot!(one(&["a|b", "c|d"]), @"blad `Blad1`: geen rij met minstens twee bekende namen van kolommen gevonden (wijs de rij aan met `--kop`; bekende kolommen zijn `id`, `soort`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`, `periode`, `peildatum`, `aantal`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `max`, `min`, `tekst`, `onbekend`)");
    assert_snapshot!(one(&["soort|2027|2028", "plan|n:1|n:2"]), @r#"blad `Blad1`: geen rij met minstens twee bekende namen van kolommen gevonden (staan er jaren in de kop? `--breed periode` maakt van elk jaar rijen)"#);
    let kop = |kop| Keuze { kop: Some(kop), ..Keuze::default() };
    let rijen = ["x|y", "aantal|z", "n:1|w"];
    assert_snapshot!(merged(&rijen, &[], &kop(2)), @"
    --- cijfers-2026.csv
    aantal;z
    1;w
    ---
    blad `B`: de kop staat in rij 2; de rij erboven hoort niet bij de tabel
    blad `B`: 1 rij naar `cijfers-2026.csv`
    let op: blad `B`: onbekende kolom `z` (B2) (bekende kolommen zijn `id`, `soort`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`, `periode`, `peildatum`, `aantal`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `max`, `min`, `tekst`, `onbekend`)
    let op: blad `B`: kolom `soort` ontbreekt (voeg de kolom toe, met in elke rij een waarde; anders telt de tabel niet mee)
    let op: blad `B`: kolom `eenheid` ontbreekt (voeg de kolom toe, met in elke rij een waarde; anders telt de tabel niet mee)
    ");
    assert_snapshot!(merged(&rijen, &[], &kop(9)), @r#"blad `B`: rij 9 is leeg (geef met `--kop` het nummer van de rij met de namen van de kolommen)"#);
    assert_snapshot!(merged(&rijen, &[], &kop(1)), @"blad `B`: in de kop staat geen enkele bekende kolom (bekende kolommen zijn `id`, `soort`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`, `periode`, `peildatum`, `aantal`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `max`, `min`, `tekst`, `onbekend`)");
}

#[test]
fn a_cross_table_becomes_long() {
    let rijen = [
        "Id|Soort|Groep|Eenheid|n:2027|n:2028|2029 - 2031|Totaal",
        "a|opgave|ouderen|woning|n:10||n:30|n:40",
        "b|opgave|studenten|woning|n.b.|n:5|=1|n:5",
        "Totaal|||woning|n:10|n:5|n:30|n:45",
    ];
    assert_snapshot!(merged(&rijen, &[], &breed("Periode")), @r#"
    --- cijfers-2026.csv
    id;soort;groep;eenheid;periode;aantal;onbekend
    a-2027;opgave;ouderen;woning;2027;10;
    a-2029-2031;opgave;ouderen;woning;2029-2031;30;
    b-2027;opgave;studenten;woning;2027;;n.b.
    b-2028;opgave;studenten;woning;2028;5;
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: kolom `Id` heet nu `id`
    blad `B`: kolom `Soort` heet nu `soort`
    blad `B`: kolom `Groep` heet nu `groep`
    blad `B`: kolom `Eenheid` heet nu `eenheid`
    blad `B`: kolom `2029 - 2031` wordt de waarde `2029-2031`
    blad `B`: 4 keer werd een cel een rij; 1 keer was de cel leeg
    blad `B`: elke `id` kreeg de naam van zijn kolom erachter
    blad `B`: 4 rijen naar `cijfers-2026.csv`
    let op: blad `B`: 1 cel zonder getal in een kolom met getallen; het staat als reden in `onbekend`: B!E3 (`n.b.`) (kijk of de reden klopt)
    let op: blad `B`: 1 cel met tekst die een rekenprogramma zou uitvoeren; leeg gelaten: B!G3 (`=1`) (begin de tekst niet met `=`, `+`, `-` of `@`)
    let op: blad `B`: 2 cellen met een totaal; die rij of kolom is weggelaten: B!H1 (`Totaal`), B!A4 (`Totaal`) (bouwsteen telt zelf op; een totaal ernaast zou dubbel tellen)
    "#);
    assert_snapshot!(merged(&rijen, &[], &Keuze::default()), @r#"
    --- cijfers-2026.csv
    id;soort;groep;eenheid;2027;2028;2029 - 2031
    a;opgave;ouderen;woning;10;;30
    b;opgave;studenten;woning;n.b.;5;
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: kolom `Id` heet nu `id`
    blad `B`: kolom `Soort` heet nu `soort`
    blad `B`: kolom `Groep` heet nu `groep`
    blad `B`: kolom `Eenheid` heet nu `eenheid`
    blad `B`: 2 rijen naar `cijfers-2026.csv`
    let op: blad `B`: de kolommen `2027`, `2028`, `2029 - 2031` zijn jaren (`--breed periode` maakt van elk jaar rijen)
    let op: blad `B`: 1 cel met tekst die een rekenprogramma zou uitvoeren; leeg gelaten: B!G3 (`=1`) (begin de tekst niet met `=`, `+`, `-` of `@`)
    let op: blad `B`: 2 cellen met een totaal; die rij of kolom is weggelaten: B!H1 (`Totaal`), B!A4 (`Totaal`) (bouwsteen telt zelf op; een totaal ernaast zou dubbel tellen)
    "#);
    let rijen = ["groep|n:2027|n:2028|n:2029", "ouderen|n:1|n:2|n:3"];
    assert_snapshot!(merged(&rijen, &[], &breed("periode")), @r#"
    --- cijfers-2026.csv
    groep;periode;aantal
    ouderen;2027;1
    ouderen;2028;2
    ouderen;2029;3
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 3 keer werd een cel een rij; 0 keer was de cel leeg
    blad `B`: 3 rijen naar `cijfers-2026.csv`
    let op: blad `B`: kolom `soort` ontbreekt (voeg de kolom toe, met in elke rij een waarde; anders telt de tabel niet mee)
    let op: blad `B`: kolom `eenheid` ontbreekt (voeg de kolom toe, met in elke rij een waarde; anders telt de tabel niet mee)
    "#);
    let rijen = ["soort|eenheid|periode|Sociale huur|Betaalbare koop", "plan|woning|2027|n:1|n:2"];
    assert_snapshot!(merged(&rijen, &[], &breed("segment")), @r#"
    --- cijfers-2026.csv
    soort;eenheid;periode;segment;aantal
    plan;woning;2027;sociale-huur;1
    plan;woning;2027;betaalbare-koop;2
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: kolom `Sociale huur` wordt de waarde `sociale-huur`
    blad `B`: kolom `Betaalbare koop` wordt de waarde `betaalbare-koop`
    blad `B`: 2 keer werd een cel een rij; 0 keer was de cel leeg
    blad `B`: 2 rijen naar `cijfers-2026.csv`
    "#);
}

#[test]
fn a_cross_table_that_cannot_be_turned_is_refused() {
    let rijen = ["soort|eenheid|aantal|n:2027", "plan|woning|n:1|n:2"];
    let said =
        ["periode", "aantal", "periodee", "soort"].map(|kolom| merged(&rijen, &[], &breed(kolom)));
    assert_snapshot!(said.join("\n"), @r#"
    blad `B`: `--breed periode` kan niet: de kolom `aantal` is er al (laat `--breed` weg, of hernoem de kolom)
    `--breed aantal` kan niet: de kop heeft nooit deze waarden (kies een kolom als `periode`, `groep` of `segment`)
    `--breed periodee` is geen bekende kolom (bedoelde u `periode`?)
    blad `B`: `--breed soort` kan niet: de kolom `soort` is er al (laat `--breed` weg, of hernoem de kolom)
    "#);
    assert_snapshot!(merged(&["soort|eenheid", "plan|woning"], &[], &breed("periode")), @r#"blad `B`: `--breed periode` vindt geen kolommen om rijen van te maken (alle kolommen hebben een bekende naam; laat `--breed` weg)"#);
}

#[test]
fn merged_cells_are_told_and_filled_on_request() {
    let rijen = [
        "soort|groep|eenheid|aantal",
        "opgave|ouderen|woning|n:1",
        "opgave||woning|n:2",
        "opgave|studenten|woning|n:3",
        "opgave|statushouders|woning|",
    ];
    let samen = ["B2:B3", "D4:D5"];
    assert_snapshot!(merged(&rijen, &samen, &Keuze::default()), @r#"
    --- cijfers-2026.csv
    soort;groep;eenheid;aantal
    opgave;ouderen;woning;1
    opgave;;woning;2
    opgave;studenten;woning;3
    opgave;statushouders;woning;
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 4 rijen naar `cijfers-2026.csv`
    let op: blad `B`: 2 cellen samengevoegd in de tabel; alleen de eerste rij en kolom hebben de waarde: B!B2 (`B2:B3`), B!D4 (`D4:D5`) (`--vul-aan` vult de andere aan, behalve getallen)
    "#);
    let vul_aan = Keuze { vul_aan: true, ..Keuze::default() };
    assert_snapshot!(merged(&rijen, &samen, &vul_aan), @r#"
    --- cijfers-2026.csv
    soort;groep;eenheid;aantal
    opgave;ouderen;woning;1
    opgave;ouderen;woning;2
    opgave;studenten;woning;3
    opgave;statushouders;woning;
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 4 rijen naar `cijfers-2026.csv`
    blad `B`: 1 cel aangevuld uit een samengevoegde cel: B!B3
    let op: blad `B`: 1 cel samengevoegd in de tabel; alleen de eerste rij en kolom hebben de waarde: B!D4 (`D4:D5`) (`--vul-aan` vult de andere aan, behalve getallen)
    "#);
}

#[test]
fn merged_names_are_filled_down_and_refused_across() {
    let rijen = ["soort|eenheid|Aantal woningen", "||n:2027|n:2028", "plan|woning|n:1|n:2"];
    let samen = ["A1:A2", "B1:B2", "C1:D1"];
    assert_snapshot!(merged(&rijen, &samen, &Keuze::default()), @r#"blad `B`: in de kop zijn de cellen C1:D1 samengevoegd (geef elke kolom een eigen naam, of wijs met `--kop 2` een lagere rij aan)"#);
    let kop = Keuze { kop: Some(2), ..breed("periode") };
    assert_snapshot!(merged(&rijen, &samen, &kop), @r#"
    --- cijfers-2026.csv
    soort;eenheid;periode;aantal
    plan;woning;2027;1
    plan;woning;2028;2
    ---
    blad `B`: de kop staat in rij 2; de rij erboven hoort niet bij de tabel
    blad `B`: 2 keer werd een cel een rij; 0 keer was de cel leeg
    blad `B`: 2 rijen naar `cijfers-2026.csv`
    "#);
    assert_snapshot!(merged(&["soort|eenheid|aantal", "||(stuks)", "plan|woning|n:1"], &samen[..2], &Keuze::default()), @r#"
    --- cijfers-2026.csv
    soort;eenheid;aantal
    plan;woning;1
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 1 rij naar `cijfers-2026.csv`
    let op: blad `B`: de kop loopt door tot en met rij 2 (wat in die rijen onder de namen staat, is weggelaten)
    "#);
}

#[test]
fn every_sheet_with_a_table_is_a_file() {
    let rijen = &["soort|eenheid|aantal", "plan|woning|n:1"][..];
    let blad = |naam| Blad { naam, rijen, ..Blad::default() };
    let bytes = xlsx(&[
        blad("Voorraad 2026"),
        Blad { naam: "Leeg", ..Blad::default() },
        Blad { naam: "Kop", rijen: &rijen[..1], ..Blad::default() },
        Blad { naam: "Uitleg", rijen: &["zomaar|tekst"], ..Blad::default() },
        Blad { verborgen: true, ..blad("Geheim") },
        blad("voorraad-2026"),
    ]);
    assert_snapshot!(made(&bytes, &Keuze::default()), @"
    --- cijfers-2026-voorraad-2026.csv
    soort;eenheid;aantal
    plan;woning;1
    --- cijfers-2026-voorraad-2026-2.csv
    soort;eenheid;aantal
    plan;woning;1
    ---
    blad `Voorraad 2026`: de kop staat in rij 1
    blad `Voorraad 2026`: 1 rij naar `cijfers-2026-voorraad-2026.csv`
    blad `Leeg`: leeg, en daarom overgeslagen
    blad `Kop`: de kop staat in rij 1
    blad `voorraad-2026`: de kop staat in rij 1
    blad `voorraad-2026`: 1 rij naar `cijfers-2026-voorraad-2026-2.csv`
    let op: blad `Kop`: onder de kop staan geen rijen; er is geen CSV van gemaakt (vul de tabel)
    let op: blad `Uitleg`: overgeslagen: geen rij met minstens twee bekende namen van kolommen gevonden (wijs de rij aan met `--kop`; bekende kolommen zijn `id`, `soort`, `groep`, `woningtype`, `segment`, `gebied`, `gemeente`, `regio`, `huishouden`, `inkomen`, `onderwerp`, `planstatus`, `periode`, `peildatum`, `aantal`, `nauwkeurigheid`, `eenheid`, `van`, `bron`, `vervangen-door`, `afschermen`, `telt-eenmaal`, `totaal-over`, `afgerond-op`, `versie`, `toelichting`, `max`, `min`, `tekst`, `onbekend`)
    let op: blad `Geheim`: verborgen, en daarom overgeslagen (`--blad` leest het toch)
    ");
    let blad = |naam: &str| Keuze { blad: Some(naam.to_owned()), ..Keuze::default() };
    assert_snapshot!(made(&bytes, &blad("geheim")), @r#"
    --- cijfers-2026-geheim.csv
    soort;eenheid;aantal
    plan;woning;1
    ---
    blad `Geheim`: de kop staat in rij 1
    blad `Geheim`: 1 rij naar `cijfers-2026-geheim.csv`
    "#);
    assert_snapshot!(made(&bytes, &blad("Bestaat niet")), @r#"er is geen blad `Bestaat niet` (de bladen zijn `Voorraad 2026`, `Leeg`, `Kop`, `Uitleg`, `Geheim`, `voorraad-2026`)"#);
    assert_snapshot!(made(&bytes, &blad("Kop")), @r#"in dit rekenblad staat geen tabel met rijen (zet in het blad een kop met namen van kolommen, en rijen eronder)"#);
    let hidden = xlsx(&[Blad { naam: "V", rijen, verborgen: true, ..Blad::default() }]);
    assert_snapshot!(made(&hidden, &Keuze::default()), @r#"in dit rekenblad staat geen tabel met rijen (er zijn verborgen bladen: kies er een, zoals `--blad "V"`)"#);
}

#[test]
fn dates_count_from_the_day_that_the_file_says() {
    let rijen = &[
        "soort|eenheid|peildatum|periode|aantal",
        "plan|woning|d:46053|d:46053|n:1",
        "plan|woning|n:46053|2026|n:2",
        "plan|woning|d:46053.5|2026|n:3",
        "plan|woning|d:0.5|2026|n:4",
        "plan|woning|31-1-2026|2026|n:5",
    ][..];
    let blad = [Blad { naam: "B", rijen, ..Blad::default() }];
    assert_snapshot!(made(&xlsx(&blad), &Keuze::default()), @r#"
    --- cijfers-2026.csv
    soort;eenheid;peildatum;periode;aantal
    plan;woning;2026-01-31;2026-01-31;1
    plan;woning;46053;2026;2
    plan;woning;2026-01-31;2026;3
    plan;woning;;2026;4
    plan;woning;31-1-2026;2026;5
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 5 rijen naar `cijfers-2026.csv`
    let op: blad `B`: 1 cel zonder waarde; leeg gelaten: B!C5 (`tijd zonder datum`) (verbeter de cel)
    let op: blad `B`: 1 cel met een datum en een tijd; de tijd is weggelaten: B!C4 (`2026-01-31`) (kijk het na)
    let op: blad `B`: 1 cel met een datum in een kolom waar geen datum hoort; overgenomen als tekst: B!D2 (`2026-01-31`) (Excel maakt van `1-2` een datum: geef de cel de opmaak Tekst en typ het opnieuw)
    let op: blad `B`: 1 cel met een getal waar een datum hoort; overgenomen als getal: B!C3 (`46053`) (geef de cel in Excel de opmaak Datum)
    "#);
    let mac = made(&xlsx_1904(&blad), &Keuze::default());
    assert!(mac.contains("plan;woning;2030-02-01;"), "{mac}");
}

#[test]
fn an_open_document_sheet_reads_the_same() {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let value = |kind: &str, value: &str| {
        format!("<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"/>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let empty = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"/></table:table-row>";
    let rows = [
        row(&["soort", "eenheid", "aantal", "groep", "peildatum", "afschermen", "toelichting"].map(text)),
        row(&[
            text("plan"),
            text("procent"),
            value("percentage", "0.34799999999999998"),
            "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>ouderen</text:p></table:table-cell>".to_owned(),
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-01-31\"/>".to_owned(),
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>".to_owned(),
            text("een &amp; <text:span>twee</text:span></text:p><text:p>regel<text:s text:c=\"2\"/>2<office:annotation><text:p>geheim</text:p></office:annotation>"),
        ]),
        row(&[
            text("plan"),
            text("woning"),
            "<table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>".to_owned(),
            "<table:covered-table-cell/>".to_owned(),
        ]),
        row(&[
            text("plan"),
            text("woning"),
            "<table:table-cell table:formula=\"of:=A1\" office:value-type=\"string\" calcext:value-type=\"error\" office:string-value=\"\"><text:p>#N/B</text:p></table:table-cell>".to_owned(),
        ]),
        empty.to_owned(),
    ];
    let table = format!(
        "<table:table table:name=\"Een\">{}</table:table><table:table table:name=\"Twee\" table:style-name=\"weg\"/>",
        rows.concat()
    );
    assert_snapshot!(made(&ods(&table), &Keuze::default()), @r#"
    --- cijfers-2026.csv
    soort;eenheid;aantal;groep;peildatum;afschermen;toelichting;onbekend
    plan;procent;34,8;ouderen;2026-01-31;ja;"een & twee
    regel  2";
    plan;woning;2;;;;;
    plan;woning;;;;;;#N/B
    ---
    blad `Een`: de kop staat in rij 1
    blad `Een`: 3 rijen naar `cijfers-2026.csv`
    blad `Een`: 2 cellen met een formule; de uitkomst is overgenomen: Een!C3, Een!C4
    blad `Een`: 1 cel met een percentage; `34,8 %` is overgenomen als `34,8`: Een!C2 (`34,8`)
    let op: blad `Een`: 1 cel samengevoegd in de tabel; alleen de eerste rij en kolom hebben de waarde: Een!D2 (`D2:D3`) (`--vul-aan` vult de andere aan, behalve getallen)
    let op: blad `Een`: 1 cel zonder getal in een kolom met getallen; het staat als reden in `onbekend`: Een!C4 (`#N/B`) (kijk of de reden klopt)
    let op: blad `Twee`: verborgen, en daarom overgeslagen (`--blad` leest het toch)
    "#);
    let vul_aan = Keuze { vul_aan: true, ..Keuze::default() };
    let filled = made(&ods(&table), &vul_aan);
    assert!(filled.contains("plan;woning;2;ouderen;"), "{filled}");
}

#[test]
fn a_project_loads_what_was_made_as_it_stood_in_the_sheet() {
    let rijen = &[
        "id|soort|eenheid|van|periode|aantal|min|max|peildatum|afschermen|toelichting|nauwkeurigheid",
        "a|behoefte|woning||2026-2030|n:1234|||d:46053|b:1|met ; en, \"quotes\"|",
        "b|behoefte|procent|voorraad|2026|q:0.34125|||||regel|gemiddeld",
        "c|behoefte|woning||2027||n:100|n:140||||",
        "d|behoefte|woning||2028|n.b.|||||#1 is geen formule|",
        "e|behoefte|woning||2029|n:12.125||||||gemiddeld",
    ][..];
    let bytes = xlsx(&[Blad { naam: "B", rijen, ..Blad::default() }]);
    let made = inlezen(&bytes, "a.xlsx", &Keuze::default()).expect("a sound table");
    let toml = "[[cijfer]]\nid = \"a\"\nsoort = \"behoefte\"\neenheid = \"woning\"\nperiode = \"2026-2030\"\naantal = 1234\n\
        peildatum = 2026-01-31\nafschermen = true\ntoelichting = 'met ; en, \"quotes\"'\n\
        [[cijfer]]\nid = \"b\"\nsoort = \"behoefte\"\neenheid = \"procent\"\nvan = \"voorraad\"\nperiode = \"2026\"\naantal = 34.125\n\
        toelichting = \"regel\"\nnauwkeurigheid = \"gemiddeld\"\n\
        [[cijfer]]\nid = \"c\"\nsoort = \"behoefte\"\neenheid = \"woning\"\nperiode = \"2027\"\naantal = { min = 100, max = 140 }\n\
        [[cijfer]]\nid = \"d\"\nsoort = \"behoefte\"\neenheid = \"woning\"\nperiode = \"2028\"\naantal = { onbekend = \"n.b.\" }\n\
        toelichting = \"#1 is geen formule\"\n\
        [[cijfer]]\nid = \"e\"\nsoort = \"behoefte\"\neenheid = \"woning\"\nperiode = \"2029\"\naantal = 12.125\n\
        nauwkeurigheid = \"gemiddeld\"\n";
    let csv = [("bouwsteen.toml", ""), ("data/a.csv", made.tabellen[0].csv.as_str())];
    let toml = [("bouwsteen.toml", toml)];
    assert_eq!(check(&csv), "");
    let rows = |files| {
        let project = project(files);
        let rows = project.cijfers.iter().map(|cijfer| to_json(&cijfer.knoop()).to_string());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(rows(&csv), rows(&toml));
    assert_eq!(rows(&csv).len(), 5);
}

#[test]
fn an_ambiguous_number_is_asked_again_by_the_project() {
    let rijen = &["soort|eenheid|aantal", "plan|woning|1.234"][..];
    let bytes = xlsx(&[Blad { naam: "B", rijen, ..Blad::default() }]);
    let made = inlezen(&bytes, "a.xlsx", &Keuze::default()).expect("a table");
    let said = check(&[("bouwsteen.toml", ""), ("data/a.csv", made.tabellen[0].csv.as_str())]);
    assert!(said.contains("data/a.csv:2:13: BS503 fout `1.234`"), "{said}");
}

/// A folder with this table as `woningen.xlsx`.
fn folder(rijen: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let bytes = xlsx(&[Blad { naam: "B", rijen, ..Blad::default() }]);
    write(&folder, "woningen.xlsx", &bytes);
    folder
}

#[expect(clippy::disallowed_methods, reason = "this test makes the files of a user")]
fn write(folder: &TempDir, name: &str, bytes: &[u8]) {
    std::fs::write(folder.path().join(name), bytes).expect("it can be written");
}

#[expect(clippy::disallowed_methods, reason = "this test reads what was written")]
fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("it can be read")
}

#[test]
fn the_command_writes_where_a_visie_looks_and_replaces_on_request() {
    let folder = folder(&["soort|eenheid|aantal", "plan|woning|n:1"]);
    let run = |args: &[&str]| {
        cli_in(folder.path(), &[&["cijfers", "inlezen", "woningen.xlsx"], args].concat())
    };
    let first = run(&[]);
    assert_eq!((first.code, first.stdout.replace('\\', "/").as_str()), (0, "./woningen.csv\n"));
    assert_eq!(
        first.stderr,
        "blad `B`: de kop staat in rij 1\nblad `B`: 1 rij naar `woningen.csv`\n"
    );
    write(&folder, "woningen.csv", b"van mij");
    let refused = run(&[]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("`--vervang`"), "{}", refused.stderr);
    assert_eq!(read(&folder, "woningen.csv"), "van mij");
    assert_eq!(run(&["--vervang"]).code, 0);
    assert_eq!(read(&folder, "woningen.csv"), "soort;eenheid;aantal\nplan;woning;1\n");
    write(&folder, "bouwsteen.toml", b"");
    assert_eq!(run(&[]).code, 0);
    assert_eq!(read(&folder, "data/woningen.csv"), read(&folder, "woningen.csv"));
    assert_eq!(run(&["--uit", "elders"]).code, 0);
    assert_eq!(read(&folder, "elders/woningen.csv"), read(&folder, "woningen.csv"));
}

#[test]
fn the_exit_code_says_whether_someone_should_look() {
    let folder = folder(&["soort|eenheid|aantal", "plan|woning|n.b."]);
    let run = |args: &[&str]| {
        cli_in(folder.path(), &[&["cijfers", "inlezen", "woningen.xlsx"], args].concat())
    };
    let looked = run(&[]);
    assert_eq!(looked.code, 1);
    assert!(looked.stderr.contains("B!C2 (`n.b.`)"), "{}", looked.stderr);
    let refused = run(&["--blad", "X"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert_eq!(
        refused.stderr,
        "fout: `woningen.xlsx`: er is geen blad `X`\nhulp: de bladen zijn `B`\n"
    );
}

#[test]
fn the_example_of_the_documentation_is_what_comes_out() {
    let rijen = &[
        "Opgave wonen met zorg",
        "Soort|Groep|Eenheid|n:2027|n:2028|Totaal",
        "opgave|ouderen|woning|n:40|n:35|n:75",
        "opgave|studenten|woning|n.b.|n:12|n:12",
    ][..];
    let bytes = xlsx(&[Blad { naam: "Opgave", rijen, ..Blad::default() }]);
    let made = inlezen(&bytes, "opgave.xlsx", &breed("periode")).expect("a table");
    let told = made.verslag.tekst();
    let document = include_str!("../../docs/cijfers-inlezen.md");
    let blocks: Vec<_> = document.split("```text\n").skip(1).collect();
    let shown = |index: usize| blocks[index].split("```").next().expect("a block ends");
    assert_eq!(made.tabellen[0].csv, shown(0));
    for line in shown(1).lines() {
        assert!(told.contains(line), "{line}\n{told}");
    }
}
