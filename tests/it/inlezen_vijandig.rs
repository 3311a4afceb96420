//! Files that are no spreadsheet, or that mean harm: refused in Dutch, in bounded time and memory.

use bouwsteen::inlezen::{GRENS, Keuze, inlezen};
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::inlezen::made;
use crate::rekenblad::{Blad, ods, ods_of, ods_with, parts, raw, replace, xlsx, zip};

const CELL: &str = "<c r=\"A1\" t=\"inlineStr\"><is><t>soort</t></is></c>\
                    <c r=\"B1\" t=\"inlineStr\"><is><t>eenheid</t></is></c>";

fn said(bytes: &[u8]) -> String {
    made(bytes, &Keuze::default())
}

fn small() -> Vec<u8> {
    let rijen = &["soort|eenheid|aantal", "plan|woning|n:12", "plan|s:|f:1+1=2", "x|y|p:0.5"][..];
    xlsx(&[Blad { naam: "B", rijen, samen: &["A2:A3"], verborgen: false }])
}

fn small_ods() -> Vec<u8> {
    ods(
        "<table:table table:name=\"B\"><table:table-row><table:table-cell office:value-type=\"string\">\
         <text:p>soort</text:p></table:table-cell><table:table-cell office:value-type=\"string\">\
         <text:p>eenheid</text:p></table:table-cell></table:table-row><table:table-row>\
         <table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>",
    )
}

#[test]
fn what_is_no_spreadsheet_is_told_apart() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = |stream: &str| [&[0xd0, 0xcf, 0x11, 0xe0], &[0; 99][..], &wide(stream)].concat();
    let of = |name: &str| zip(&[(name.to_owned(), "x".to_owned())]);
    let files = [
        Vec::new(),
        b"soort;eenheid\nplan;woning\n".to_vec(),
        b"<html><table>".to_vec(),
        b"\x00\x01\x02\x03".to_vec(),
        old("Workbook"),
        old("EncryptedPackage"),
        of("xl/workbook.bin"),
        of("Index/Document.iwa"),
        of("word/document.xml"),
        b"PK\x03\x04 en dan niets".to_vec(),
        small()[..300].to_vec(),
        vec![b'P'; usize::try_from(GRENS).expect("it fits") + 1],
        ods_with("", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
    ];
    assert_snapshot!(files.map(|bytes| said(&bytes)).join("\n"), @r#"
    dit bestand is leeg (kijk of het bestand goed is bewaard)
    dit is gewone tekst, geen rekenblad (is het een CSV? Geef het de extensie .csv en zet het zo in de map `data`)
    dit is een webpagina of XML, geen rekenblad (open het in Excel of LibreOffice en bewaar het als .xlsx)
    dit bestand is geen rekenblad (kies een bestand dat eindigt op .xlsx of .ods)
    dit is een oud rekenblad (.xls) of een ander oud Office-bestand (open het in Excel of LibreOffice en bewaar het als .xlsx)
    dit rekenblad is beveiligd met een wachtwoord (haal het wachtwoord eraf: in Excel bij Bestand, Info, Werkmap beveiligen)
    dit is een binair rekenblad (.xlsb) (open het in het programma waar het uit komt en bewaar het als .xlsx)
    dit is een rekenblad van Apple Numbers (.numbers) (open het in het programma waar het uit komt en bewaar het als .xlsx)
    dit bestand is geen rekenblad (kies een bestand dat eindigt op .xlsx of .ods)
    dit rekenblad is beschadigd of anders opgebouwd dan verwacht (open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx)
    dit rekenblad is beschadigd of anders opgebouwd dan verwacht (open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx)
    dit bestand is groter dan 20 MB (bewaar alleen het blad dat de visie gebruikt, zonder plaatjes)
    dit rekenblad is beveiligd met een wachtwoord (haal het wachtwoord eraf: in Excel bij Bestand, Info, Werkmap beveiligen)
    "#);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut bomb = parts(&[Blad { naam: "B", ..Blad::default() }], "");
    bomb.push(("xl/media/nul.bin".to_owned(), "0".repeat(40 << 20)));
    let bytes = zip(&bomb);
    assert!(bytes.len() < 100_000);
    assert_snapshot!(said(&bytes), @r#"dit bestand pakt uit tot meer dan 256 MB, of bestaat uit te veel delen (bewaar alleen het blad dat de visie gebruikt)"#);
    // The directory lies about the size: what comes out counts.
    let honest = (40_u32 << 20).to_le_bytes();
    let mut lying = bytes.clone();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == honest {
            lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
    }
    assert_ne!(lying, bytes);
    let told = said(&lying);
    assert!(
        told.starts_with("dit bestand pakt uit") || told.starts_with("dit rekenblad is"),
        "{told}"
    );
    let many: Vec<_> =
        (0..6_000).map(|part| (format!("{part}/workbook.xml"), String::new())).collect();
    assert_snapshot!(said(&zip(&many)), @r#"dit bestand pakt uit tot meer dan 256 MB, of bestaat uit te veel delen (bewaar alleen het blad dat de visie gebruikt)"#);
}

#[test]
fn an_address_far_away_takes_no_memory() {
    let rows = format!(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">{CELL}</row>\
         <row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A2:XFD1048576\"/></mergeCells>"
    );
    let vul_aan = Keuze { vul_aan: true, ..Keuze::default() };
    assert_snapshot!(made(&raw(&rows), &vul_aan), @r#"
    --- cijfers-2026.csv
    soort;eenheid
    1;
    ---
    blad `B`: de kop staat in rij 1
    blad `B`: 1 rij naar `cijfers-2026.csv`
    let op: blad `B`: 1 cel samengevoegd in de tabel; alleen de eerste rij en kolom hebben de waarde: B!A2 (`A2:XFD1048576`) (`--vul-aan` vult de andere aan, behalve getallen)
    let op: blad `B`: 1 cel onder een lege kop; weggelaten: B!XFD1048576 (`2`) (geef de kolom een naam als zij mee moet)
    "#);
}

#[test]
fn what_the_file_says_of_itself_is_not_believed() {
    let sheet = |rows: &str| raw(&format!("<sheetData>{rows}</sheetData>"));
    let strings = |sst: &str| {
        let mut parts = parts(&[Blad { naam: "B", ..Blad::default() }], "");
        replace(&mut parts, "xl/sharedStrings.xml", sst.to_owned());
        zip(&parts)
    };
    let font = "x".repeat(5_000);
    let style = |styles: &str| {
        let mut parts = parts(&[Blad { naam: "B", ..Blad::default() }], "");
        replace(&mut parts, "xl/styles.xml", styles.to_owned());
        zip(&parts)
    };
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    let damaged = [
        strings("<sst uniqueCount=\"18446744073709551615\"></sst>"),
        strings("<sst uniqueCount=\"9999999\"></sst>"),
        sheet("<row r=\"1\"><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>"),
        sheet("<row r=\"99999999999\"><c><v>1</v></c></row>"),
        sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"),
        sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></row>"),
        raw("<dimension ref=\"B2:A1\"/><sheetData/>"),
        raw("<sheetData><row>"),
        raw(&deep),
        style(&format!(
            "<styleSheet><fonts><font><name val=\"{font}\"/></font></fonts></styleSheet>"
        )),
        style(&format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(140_000))),
        ods_of("<office:document-content><table:table table:name=\"B\"><table:table-row>", "<m/>"),
        ods_of("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<m/>"),
    ];
    for (index, bytes) in damaged.iter().enumerate() {
        let told = said(bytes);
        assert!(told.starts_with("dit rekenblad is beschadigd"), "{index}: {told}");
    }
}

#[test]
fn entities_are_never_expanded() {
    let mut parts = parts(&[Blad { naam: "B", ..Blad::default() }], "");
    let sheet = format!(
        "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\">{CELL}\
         </row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
    );
    replace(&mut parts, "xl/worksheets/sheet1.xml", sheet);
    assert!(said(&zip(&parts)).starts_with("dit rekenblad is beschadigd"));
}

#[test]
fn repeated_cells_are_bounded() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>";
    let row =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert_snapshot!(said(&ods(&format!("<table:table table:name=\"B\">{row}</table:table>"))), @r#"dit rekenblad heeft te veel cellen of te veel tekst (bewaar alleen het blad en de kolommen die de visie gebruikt)"#);
    let row = "<table:table-row table:number-rows-repeated=\"1000001\"><table:table-cell \
               office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    assert_snapshot!(said(&ods(&format!("<table:table table:name=\"B\">{row}</table:table>"))), @r#"dit blad heeft meer dan 1.000.000 rijen (bewaar alleen de rijen die de visie gebruikt)"#);
}

#[test]
fn one_long_text_in_many_cells_is_bounded() {
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(3_000);
    let mut parts = parts(&[Blad { naam: "B", ..Blad::default() }], "");
    let text = "tekst ".repeat(5_000);
    replace(&mut parts, "xl/sharedStrings.xml", format!("<sst><si><t>{text}</t></si></sst>"));
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    replace(&mut parts, "xl/worksheets/sheet1.xml", sheet);
    assert_snapshot!(said(&zip(&parts)), @r#"dit rekenblad heeft te veel cellen of te veel tekst (bewaar alleen het blad en de kolommen die de visie gebruikt)"#);
}

#[test]
fn hostile_names_stay_inside_the_folder_and_out_of_the_way() {
    let rijen = &["soort|eenheid|aantal", "plan|woning|n:1"][..];
    let blad = |naam| Blad { naam, rijen, ..Blad::default() };
    let bytes = xlsx(&[blad("../../etc"), blad("C:\\x"), blad("`|*\u{202e}"), blad("…")]);
    let made = inlezen(&bytes, "..\\..\\a/b.xlsx", &Keuze::default()).expect("tables");
    let names: Vec<_> = made.tabellen.iter().map(|table| table.naam.as_str()).collect();
    assert_eq!(names, ["a-b-etc.csv", "a-b-c-x.csv", "a-b-blad.csv", "a-b-blad-2.csv"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_table_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = said(&bytes);
    }

    #[test]
    fn a_changed_file_is_a_table_or_a_refusal(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ods in any::<bool>(),
    ) {
        let mut bytes = if ods { small_ods() } else { small() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert!(!said(&bytes).is_empty());
    }

    /// Under the packing, where a change is not caught by a checksum.
    #[test]
    fn changed_xml_is_a_table_or_a_refusal(
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=&;:A-Za-z0-9 .-]{0,3}"), 1..5),
    ) {
        let rijen = &["soort|eenheid|aantal", "plan|woning|n:12", "plan|s:|f:1+1=2"][..];
        let mut parts = parts(&[Blad { naam: "B", rijen, samen: &["A2:A3"], verborgen: false }], "");
        let part = part.index(parts.len());
        let text = &mut parts[part].1;
        for (at, with) in changes {
            let at = at.index(text.len().max(1)).min(text.len());
            let to = (at + with.len()).min(text.len());
            text.replace_range(at..to, &with);
        }
        prop_assert!(!said(&zip(&parts)).is_empty());
    }
}
