//! What one cell becomes in a CSV: exactly what it holds, or nothing, with a note that says why.

use rust_decimal::Decimal;

use super::columns::Kind;
use super::sheet::{Cell, Content};
use super::verslag::{Notes, Punt};

/// What a spreadsheet would run, also in its full width.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What a spreadsheet shows where it has no value, in Dutch and in English.
const ERRORS: [&str; 16] = [
    "#DEEL/0!",
    "#DIV/0!",
    "#GETAL!",
    "#LEEG!",
    "#N/A",
    "#N/B",
    "#NAAM?",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#VERW!",
    "#WAARDE!",
    "#SPILL!",
    "#OVERLOOP!",
];

/// More digits than this a double cannot hold, so they come from a calculation.
const DIGITS: usize = 15;

/// What a cell becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Nothing,
    Plain(String),
    /// Why there is no number.
    Reason(String),
}

/// A place in a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) row: u32,
    pub(super) column: u32,
}

/// What a cell becomes in a column of this kind.
pub(super) fn read(cell: &Cell, kind: Kind, row: u32, notes: &mut Notes) -> Value {
    let at = At { row, column: cell.column };
    if cell.formula && cell.content != Content::NoOutcome {
        notes.cell(Punt::Formule, at.row, at.column, "");
    }
    match &cell.content {
        Content::NoOutcome => nothing(Punt::ZonderUitkomst, at, "", notes),
        Content::Number { value, percent } => {
            let shown = number(*value, *percent, at, notes);
            if kind == Kind::Date {
                notes.cell(Punt::GetalAlsDatum, at.row, at.column, &shown);
            }
            Value::Plain(shown)
        }
        Content::Text(text) if kind == Kind::Number => number_in_text(text, at, notes),
        Content::Text(text) => words(text, at, notes),
        Content::Date { day, time } => date(&day.to_string(), *time, kind, at, notes),
        Content::Bool(value) => truth(*value, kind, at, notes),
        Content::Error(words) if is_dangerous(words) => {
            nothing(Punt::Formuletekst, at, words, notes)
        }
        Content::Error(words) if kind == Kind::Number => reason(words, at, notes),
        Content::Error(words) => nothing(Punt::GeenWaarde, at, words, notes),
    }
}

fn nothing(punt: Punt, at: At, shown: &str, notes: &mut Notes) -> Value {
    notes.cell(punt, at.row, at.column, shown);
    Value::Nothing
}

fn reason(words: &str, at: At, notes: &mut Notes) -> Value {
    notes.cell(Punt::GeenGetal, at.row, at.column, words);
    Value::Reason(words.to_owned())
}

/// A number with a decimal comma; a percentage as it is shown.
fn number(value: Decimal, percent: bool, at: At, notes: &mut Notes) -> String {
    let shown = if percent { value.checked_mul(Decimal::ONE_HUNDRED) } else { Some(value) };
    let plain = plain(shown.unwrap_or(value));
    if percent {
        notes.cell(Punt::Procent, at.row, at.column, &plain);
    }
    let digits = value.mantissa().unsigned_abs().to_string();
    if value.scale() > 0 && digits.trim_end_matches('0').len() > DIGITS {
        notes.cell(Punt::VeelCijfers, at.row, at.column, &plain);
    }
    plain
}

/// A number as the reader of a project takes it when cells are separated by `;`.
pub(super) fn plain(value: Decimal) -> String {
    value.normalize().to_string().replace('.', ",")
}

/// How a text reads as a number.
enum Reading {
    Exact(Decimal),
    /// A person has to say what it means.
    Unclear,
    No,
}

fn number_in_text(text: &str, at: At, notes: &mut Notes) -> Value {
    match reading(text) {
        Reading::Exact(value) => {
            notes.cell(Punt::GetalUitTekst, at.row, at.column, text);
            Value::Plain(plain(value))
        }
        Reading::Unclear => {
            notes.cell(Punt::Dubbelzinnig, at.row, at.column, text);
            Value::Plain(text.to_owned())
        }
        Reading::No if is_dangerous(text) => nothing(Punt::Formuletekst, at, text, notes),
        Reading::No => reason(text, at, notes),
    }
}

/// `12` and `12,5` can be read in one way; `1.234`, `1 234`, `12 %` and `€ 5` ask for a person.
fn reading(text: &str) -> Reading {
    let digits = text.trim_start_matches(['+', '-', '\u{2212}']);
    let is_digit = |char: char| char.is_ascii_digit();
    let numeric = |char: char| is_digit(char) || " .,'’%€".contains(char);
    if !digits.contains(is_digit) || !digits.chars().all(numeric) {
        return Reading::No;
    }
    let mut parts = digits.split([',', '.']);
    let (whole, part) = (parts.next().unwrap_or_default(), parts.next());
    let sound = parts.next().is_none()
        && !whole.is_empty()
        && whole.chars().all(is_digit)
        && part.is_none_or(|part| {
            !part.is_empty() && part.chars().all(is_digit) && (part.len() != 3 || whole == "0")
        });
    let written = text.replace(',', ".").replace('\u{2212}', "-");
    match Decimal::from_str_exact(written.trim_start_matches('+')) {
        Ok(value) if sound => Reading::Exact(value),
        _ => Reading::Unclear,
    }
}

/// Text in a column where any text may stand.
fn words(text: &str, at: At, notes: &mut Notes) -> Value {
    let dash = text.chars().all(|char| "-–—".contains(char));
    if dash || is_error(text) {
        nothing(Punt::GeenWaarde, at, text, notes)
    } else if is_dangerous(text) && !matches!(reading(text), Reading::Exact(_)) {
        nothing(Punt::Formuletekst, at, text, notes)
    } else {
        Value::Plain(text.to_owned())
    }
}

fn date(day: &str, time: bool, kind: Kind, at: At, notes: &mut Notes) -> Value {
    match kind {
        Kind::Number => return reason(day, at, notes),
        Kind::Date if time => notes.cell(Punt::Tijd, at.row, at.column, day),
        Kind::Date => {}
        Kind::Bool | Kind::Word | Kind::Text | Kind::Unknown => {
            notes.cell(Punt::Datum, at.row, at.column, day);
        }
    }
    Value::Plain(day.to_owned())
}

fn truth(value: bool, kind: Kind, at: At, notes: &mut Notes) -> Value {
    let shown = if value { "WAAR" } else { "ONWAAR" };
    match kind {
        Kind::Bool => Value::Plain(if value { "ja" } else { "nee" }.to_owned()),
        Kind::Number => reason(shown, at, notes),
        Kind::Date | Kind::Word | Kind::Text | Kind::Unknown => {
            notes.cell(Punt::WaarOfOnwaar, at.row, at.column, shown);
            Value::Plain(shown.to_lowercase())
        }
    }
}

/// Whether a spreadsheet that opens the CSV would take the text for a formula; a dash alone it does not.
pub(super) fn is_dangerous(text: &str) -> bool {
    text.trim_start().starts_with(FORMULA) && !text.chars().all(|char| char == '-')
}

fn is_error(text: &str) -> bool {
    ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error)) || text.starts_with("Err:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(content: Content, kind: Kind) -> String {
        let mut notes = Notes::new("B");
        let value = read(&Cell { column: 2, content, formula: false }, kind, 6, &mut notes);
        let said = notes.meldingen().into_iter().map(|one| one.plekken.join(" "));
        let line = format!("{value:?} {}", said.collect::<Vec<_>>().join(" "));
        line.trim_end().to_owned()
    }

    fn text(text: &str, kind: Kind) -> String {
        made(Content::text(text).expect("a text"), kind)
    }

    #[test]
    fn text_in_a_column_of_numbers_is_a_number_a_question_or_a_reason() {
        let all = [
            "12", " 12,5 ", "12.5", "0.125", "-3", "1.234", "1,234", "1 234", "1.234,5", "12 %",
            "€ 5", "n.b.", "-", "x", "100-140", "#N/B", "=A1", "@SOM(A1)", "-x", "twaalf",
        ];
        let lines: Vec<_> = all.iter().map(|one| text(one, Kind::Number)).collect();
        insta::assert_snapshot!(lines.join("\n"), @r##"
        Plain("12") B!C7 (`12`)
        Plain("12,5") B!C7 (`12,5`)
        Plain("12,5") B!C7 (`12.5`)
        Plain("0,125") B!C7 (`0.125`)
        Plain("-3") B!C7 (`-3`)
        Plain("1.234") B!C7 (`1.234`)
        Plain("1,234") B!C7 (`1,234`)
        Plain("1 234") B!C7 (`1 234`)
        Plain("1.234,5") B!C7 (`1.234,5`)
        Plain("12 %") B!C7 (`12 %`)
        Plain("€ 5") B!C7 (`€ 5`)
        Reason("n.b.") B!C7 (`n.b.`)
        Reason("-") B!C7 (`-`)
        Reason("x") B!C7 (`x`)
        Reason("100-140") B!C7 (`100-140`)
        Reason("#N/B") B!C7 (`#N/B`)
        Nothing B!C7 (`=A1`)
        Nothing B!C7 (`@SOM(A1)`)
        Nothing B!C7 (`-x`)
        Reason("twaalf") B!C7 (`twaalf`)
        "##);
    }

    #[test]
    fn other_columns_keep_text_and_leave_out_what_would_run() {
        let all =
            ["ouderen", "=1+1", "+31 6", "+5", "@x", "－1", "-", "—", "#REF!", "Err:502", "a=b"];
        let lines: Vec<_> = all.iter().map(|one| text(one, Kind::Text)).collect();
        insta::assert_snapshot!(lines.join("\n"), @r##"
        Plain("ouderen")
        Nothing B!C7 (`=1+1`)
        Nothing B!C7 (`+31 6`)
        Plain("+5")
        Nothing B!C7 (`@x`)
        Nothing B!C7 (`－1`)
        Nothing B!C7 (`-`)
        Nothing B!C7 (`—`)
        Nothing B!C7 (`#REF!`)
        Nothing B!C7 (`Err:502`)
        Plain("a=b")
        "##);
    }

    #[test]
    fn values_that_stand_in_the_wrong_column_are_told() {
        let day = Content::Date { day: jiff::civil::date(2026, 1, 31), time: true };
        let number = |value, percent| Content::number(value, percent);
        let lines = [
            made(day.clone(), Kind::Date),
            made(day.clone(), Kind::Number),
            made(day, Kind::Text),
            made(number(46_053.0, false), Kind::Date),
            made(number(0.348, true), Kind::Number),
            made(number(0.1 + 0.2, false), Kind::Number),
            made(Content::Bool(true), Kind::Bool),
            made(Content::Bool(true), Kind::Number),
            made(Content::Bool(false), Kind::Text),
            made(Content::Error("=cmd".into()), Kind::Number),
            made(Content::NoOutcome, Kind::Number),
        ];
        insta::assert_snapshot!(lines.join("\n"), @r##"
        Plain("2026-01-31") B!C7 (`2026-01-31`)
        Reason("2026-01-31") B!C7 (`2026-01-31`)
        Plain("2026-01-31") B!C7 (`2026-01-31`)
        Plain("46053") B!C7 (`46053`)
        Plain("34,8") B!C7 (`34,8`)
        Plain("0,30000000000000004") B!C7 (`0,30000000000000004`)
        Plain("ja")
        Reason("WAAR") B!C7 (`WAAR`)
        Plain("onwaar") B!C7 (`ONWAAR`)
        Nothing B!C7 (`=cmd`)
        Nothing B!C7
        "##);
    }
}
