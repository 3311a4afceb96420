//! Ends every stream of a PDF so that no reader can take a byte of data for the end of a line.
//!
//! A stream ends with a line end before `endstream`. When the last byte of its data happens to be a
//! carriage return, that byte and the line feed after it look like one line end, and a strict reader
//! says that the length is wrong. A full carriage return and line feed after the data settles it.

/// What stands between the data of a stream and the next object.
const END: &[u8] = b"\nendstream\nendobj";

/// Length of one line in the table of offsets.
const ENTRY: usize = 20;

/// The same PDF with settled streams; unchanged when its table of offsets cannot be read.
pub(super) fn settled(pdf: Vec<u8>) -> Vec<u8> {
    let Some(table) = Table::find(&pdf) else { return pdf };
    let doubtful = table.doubtful(&pdf);
    if doubtful.is_empty() { pdf } else { table.with_returns(&pdf, &doubtful) }
}

/// The table of offsets at the end of a PDF.
struct Table {
    /// Where the word `xref` stands.
    start: usize,
    /// Where the first line of the table stands.
    lines: usize,
    /// The offset in each line, with its line number, in the order of the file.
    offsets: Vec<(usize, usize)>,
}

impl Table {
    fn find(pdf: &[u8]) -> Option<Self> {
        let word = pdf.windows(9).rposition(|window| window == b"startxref")?;
        let start: usize = leading_number(&pdf[word + 9..])?;
        let rest = pdf.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let count: usize = leading_number(rest)?;
        let lines = pdf.len() - rest.len() + rest.iter().position(|&byte| byte == b'\n')? + 1;
        let mut offsets = Vec::new();
        for line in 0..count {
            let entry = pdf.get(lines + line * ENTRY..)?.get(..ENTRY)?;
            if entry[17] == b'n' {
                offsets.push((leading_number(entry)?, line));
            }
        }
        offsets.sort_unstable();
        Some(Self { start, lines, offsets })
    }

    /// Where the line end after the data of each doubtful stream stands.
    fn doubtful(&self, pdf: &[u8]) -> Vec<usize> {
        let starts = self.offsets.iter().map(|(offset, _)| *offset);
        let ends = starts.clone().skip(1).chain([self.start]);
        let ends_doubtful = |(start, end): (usize, usize)| {
            let object = pdf.get(start..end)?.trim_ascii_end();
            let data = object.strip_suffix(END)?;
            data.ends_with(b"\r").then_some(start + data.len())
        };
        starts.zip(ends).filter_map(ends_doubtful).collect()
    }

    fn with_returns(&self, pdf: &[u8], places: &[usize]) -> Vec<u8> {
        let moved = |offset: usize| offset + places.partition_point(|place| *place < offset);
        let mut out = Vec::with_capacity(pdf.len() + places.len());
        let mut from = 0;
        for &place in places {
            out.extend_from_slice(&pdf[from..place]);
            out.push(b'\r');
            from = place;
        }
        out.extend_from_slice(&pdf[from..self.start]);
        let mut tail = pdf[self.start..].to_vec();
        for (offset, line) in &self.offsets {
            let at = self.lines - self.start + line * ENTRY;
            tail[at..at + 10].copy_from_slice(format!("{:010}", moved(*offset)).as_bytes());
        }
        let word = tail.windows(9).rposition(|window| window == b"startxref");
        tail.truncate(word.expect("invariant: the table was found by this word"));
        out.extend_from_slice(&tail);
        out.extend_from_slice(format!("startxref\n{}\n%%EOF", moved(self.start)).as_bytes());
        out
    }
}

fn leading_number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.trim_ascii_start();
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of two objects, of which the first has these data.
    fn file(data: &str) -> Vec<u8> {
        let first =
            format!("1 0 obj\n<</Length {}>>\nstream\n{data}\nendstream\nendobj\n", data.len());
        let second = "2 0 obj\n<</A 1>>\nendobj\n";
        let start = 5 + first.len() + second.len();
        let table = format!(
            "xref\n0 3\n0000000000 65535 f\r\n{:010} 00000 n\r\n{:010} 00000 n\r\n",
            5,
            5 + first.len()
        );
        format!("%PDF\n{first}{second}{table}trailer\n<</Size 3>>\nstartxref\n{start}\n%%EOF")
            .into()
    }

    #[test]
    fn a_stream_that_ends_in_a_return_gets_a_full_line_end() {
        let settled = settled(file("abc\r"));
        let text = String::from_utf8(settled.clone()).expect("text");
        assert!(text.contains("abc\r\r\nendstream"), "{text:?}");
        let table = Table::find(&settled).expect("a table");
        for (offset, line) in &table.offsets {
            assert!(text[*offset..].starts_with(&format!("{line} 0 obj")), "{text:?}");
        }
    }

    #[test]
    fn other_files_stay_as_they_are() {
        for pdf in [file("abc"), file("a\r\nb"), b"%PDF nothing".to_vec(), Vec::new()] {
            assert_eq!(settled(pdf.clone()), pdf);
        }
    }
}
