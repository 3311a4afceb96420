//! Rows of text as a table for a spreadsheet or for Markdown, harmless in both.

use csv::WriterBuilder;

use crate::report::printable;

/// What Markdown could read as more than text.
const MARKDOWN: &str = "\\`*_{}[]<>#|~$&!^";

/// A spreadsheet takes a cell that starts with one of these for a formula, also in its full width.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// The rows as CSV with `;`, in UTF-8 with a byte order mark, as Dutch Excel reads it.
pub(super) fn csv<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut writer =
        WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(columns).expect("memory takes every row");
    for row in rows {
        writer.write_record(row.map(|cell| safe(&cell))).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("rows of text are text")
}

/// A cell that no spreadsheet reads as a formula: an apostrophe marks it as text.
fn safe(cell: &str) -> String {
    let mark = if cell.trim_start_matches(' ').starts_with(FORMULA) { "'" } else { "" };
    format!("{mark}{}", printable(cell))
}

/// The rows as a table in Markdown, with a line end.
pub(super) fn markdown<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let line = |cells: [String; N]| format!("| {} |\n", cells.join(" | "));
    let mut out = line(columns.map(str::to_owned));
    out += &line(columns.map(|_| "---".to_owned()));
    for row in rows {
        out += &line(row.map(|cell| plain(&cell)));
    }
    out
}

/// A text that Markdown prints as it is, on one line.
pub(super) fn plain(text: &str) -> String {
    let escaped = |char: char| {
        let mark = if MARKDOWN.contains(char) { "\\" } else { "" };
        format!("{mark}{char}")
    };
    printable(text).chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_more_than_text() {
        let cells = ["=1+1", "+31", "-x", "@a", "\tb", "\rc", " =d", "e;\"f\"", "| *g* <h>\ni"];
        let rows = || cells.map(|cell| [cell.to_owned()]);
        insta::assert_snapshot!(csv(["a"], rows()).trim_start_matches('\u{feff}'), @r#"
        a
        '=1+1
        '+31
        '-x
        '@a
        ' b
        '␍c
        ' =d
        "e;""f"""
        | *g* <h> i
        "#);
        insta::assert_snapshot!(markdown(["a"], rows()), @r#"
        | a |
        | --- |
        | =1+1 |
        | +31 |
        | -x |
        | @a |
        |  b |
        | ␍c |
        |  =d |
        | e;"f" |
        | \| \*g\* \<h\> i |
        "#);
    }
}
