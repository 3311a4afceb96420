//! A spreadsheet becomes CSV: nothing is guessed at, nothing is lost without a word.

use bouwsteen::inlezen::{Keuze, inlezen};
use insta::assert_snapshot;

use crate::rekenblad::{Blad, ods, xlsx, xlsx_1904};
use crate::support::{check, project};

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
    ]), @"");
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
    ]), @"");
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
    ]), @"");
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
    assert_snapshot!(text, @"");
}

#[test]
fn a_header_is_found_below_titles_and_named_as_people_write() {
    assert_snapshot!(one(&[
        "Woningbouw in Lindewaard",
        "stand 1 januari",
        "",
        "SOORT|Éénheid|Eenheid |Aantal woningen|aantal|aantal||Kleur, of zo",
        "plan|x|woning|n:1|n:2|n:3|n:4|rood",
    ]), @"");
    assert_snapshot!(one(&["a|b", "c|d"]), @"");
    assert_snapshot!(one(&["soort|2027|2028", "plan|n:1|n:2"]), @"");
    let kop = |kop| Keuze { kop: Some(kop), ..Keuze::default() };
    let rijen = ["x|y", "aantal|z", "n:1|w"];
    assert_snapshot!(merged(&rijen, &[], &kop(2)), @"");
    assert_snapshot!(merged(&rijen, &[], &kop(9)), @"");
    assert_snapshot!(merged(&rijen, &[], &kop(1)), @"");
}

#[test]
fn a_cross_table_becomes_long() {
    let rijen = [
        "Id|Soort|Groep|Eenheid|n:2027|n:2028|2029 - 2031|Totaal",
        "a|opgave|ouderen|woning|n:10||n:30|n:40",
        "b|opgave|studenten|woning|n.b.|n:5|=1|n:5",
        "Totaal|||woning|n:10|n:5|n:30|n:45",
    ];
    assert_snapshot!(merged(&rijen, &[], &breed("Periode")), @"");
    assert_snapshot!(merged(&rijen, &[], &Keuze::default()), @"");
    let rijen = ["groep|n:2027|n:2028|n:2029", "ouderen|n:1|n:2|n:3"];
    assert_snapshot!(merged(&rijen, &[], &breed("periode")), @"");
    let rijen = ["soort|eenheid|periode|Sociale huur|Betaalbare koop", "plan|woning|2027|n:1|n:2"];
    assert_snapshot!(merged(&rijen, &[], &breed("segment")), @"");
}

#[test]
fn a_cross_table_that_cannot_be_turned_is_refused() {
    let rijen = ["soort|eenheid|aantal|n:2027", "plan|woning|n:1|n:2"];
    let said =
        ["periode", "aantal", "periodee", "soort"].map(|kolom| merged(&rijen, &[], &breed(kolom)));
    assert_snapshot!(said.join("\n"), @"");
    assert_snapshot!(merged(&["soort|eenheid", "plan|woning"], &[], &breed("periode")), @"");
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
    assert_snapshot!(merged(&rijen, &samen, &Keuze::default()), @"");
    let vul_aan = Keuze { vul_aan: true, ..Keuze::default() };
    assert_snapshot!(merged(&rijen, &samen, &vul_aan), @"");
}

#[test]
fn merged_names_are_filled_down_and_refused_across() {
    let rijen = ["soort|eenheid|Aantal woningen", "||n:2027|n:2028", "plan|woning|n:1|n:2"];
    let samen = ["A1:A2", "B1:B2", "C1:D1"];
    assert_snapshot!(merged(&rijen, &samen, &Keuze::default()), @"");
    let kop = Keuze { kop: Some(2), ..breed("periode") };
    assert_snapshot!(merged(&rijen, &samen, &kop), @"");
    assert_snapshot!(merged(&["soort|eenheid|aantal", "||(stuks)", "plan|woning|n:1"], &samen[..2], &Keuze::default()), @"");
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
    assert_snapshot!(made(&bytes, &Keuze::default()), @"");
    let blad = |naam: &str| Keuze { blad: Some(naam.to_owned()), ..Keuze::default() };
    assert_snapshot!(made(&bytes, &blad("geheim")), @"");
    assert_snapshot!(made(&bytes, &blad("Bestaat niet")), @"");
    assert_snapshot!(made(&bytes, &blad("Kop")), @"");
    let hidden = xlsx(&[Blad { naam: "V", rijen, verborgen: true, ..Blad::default() }]);
    assert_snapshot!(made(&hidden, &Keuze::default()), @"");
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
    assert_snapshot!(made(&xlsx(&blad), &Keuze::default()), @"");
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
    assert_snapshot!(made(&ods(&table), &Keuze::default()), @"");
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
    assert_eq!(project(&csv).visie.cijfer, project(&toml).visie.cijfer);
    assert_eq!(project(&csv).visie.cijfer.len(), 5);
}

#[test]
fn an_ambiguous_number_is_asked_again_by_the_project() {
    let rijen = &["soort|eenheid|aantal", "plan|woning|1.234"][..];
    let bytes = xlsx(&[Blad { naam: "B", rijen, ..Blad::default() }]);
    let made = inlezen(&bytes, "a.xlsx", &Keuze::default()).expect("a table");
    let said = check(&[("bouwsteen.toml", ""), ("data/a.csv", made.tabellen[0].csv.as_str())]);
    assert!(said.contains("data/a.csv:2:13: BS503 fout `1.234`"), "{said}");
}
