//! Leads from a place in the text of a TOML value back to the place where it is written.

/// How a value in TOML is written: where each stretch of its text starts in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alignment {
    /// Offsets in the text and in the source; between two of these both go on side by side.
    steps: Vec<(usize, usize)>,
}

impl Alignment {
    /// Lays the text of a value beside its source, quotes included; none when they do not fit.
    pub(crate) fn new(source: &str, text: &str) -> Option<Self> {
        let start = opening(source)?;
        let literal = source.starts_with('\'');
        let mut steps = vec![(0, start)];
        let (mut at, mut written) = (0, start);
        let mut chars = text.chars();
        while at < text.len() {
            let rest = &source[written..];
            let skipped = if literal { 0 } else { continuation(rest) };
            if skipped > 0 || rest.starts_with("\r\n") {
                written += skipped.max(usize::from(skipped == 0 && !text[at..].starts_with('\r')));
                steps.push((at, written));
                if skipped > 0 {
                    continue;
                }
            }
            let char = chars.next()?;
            let rest = &source[written..];
            let (length, same) = match rest.strip_prefix('\\').filter(|_| !literal) {
                Some(escape) => (1 + escape_length(escape)?, false),
                None => (char.len_utf8(), rest.starts_with(char)),
            };
            if !same && !rest.starts_with('\\') {
                return None;
            }
            at += char.len_utf8();
            written += length;
            if length != char.len_utf8() {
                steps.push((at, written));
            }
            source.get(written..)?;
        }
        Some(Self { steps })
    }

    /// Where in the source the character at this offset of the text is written.
    pub(crate) fn place(&self, at: usize) -> usize {
        let index = self.steps.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.steps.get(index).map_or(0, |(start, written)| written + (at - start))
    }
}

/// How long the opening quotes are, with the line break that belongs to them.
fn opening(source: &str) -> Option<usize> {
    let long = ["\"\"\"", "'''"].into_iter().find(|quotes| source.starts_with(quotes));
    let Some(quotes) = long else { return source.starts_with(['"', '\'']).then_some(1) };
    let rest = &source[quotes.len()..];
    let line = ["\r\n", "\n"].into_iter().find(|line| rest.starts_with(line));
    Some(quotes.len() + line.map_or(0, str::len))
}

/// How long a backslash at the end of a line is, with all white space after it.
fn continuation(source: &str) -> usize {
    let Some(rest) = source.strip_prefix('\\') else { return 0 };
    let bare = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let white = &rest[..rest.len() - bare.len()];
    if white.contains('\n') { 1 + white.len() } else { 0 }
}

/// How long an escape is without its backslash.
fn escape_length(escape: &str) -> Option<usize> {
    let length = match escape.chars().next()? {
        'u' => 5,
        'U' => 9,
        'x' => 3,
        char => char.len_utf8(),
    };
    escape.is_char_boundary(length).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::Alignment;

    #[test]
    fn every_word_is_found_where_it_is_written() {
        for (source, text) in [
            ("\"een twee\"", "een twee"),
            ("'een \\ twee'", "een \\ twee"),
            ("\"\"\"\neen \\\n  twee\"\"\"", "een twee"),
            ("\"\"\"\r\neen\r\ntwee\"\"\"", "een\ntwee"),
            ("\"\"\"\r\neen\r\ntwee\"\"\"", "een\r\ntwee"),
            ("\"\\\"\\u00e9\\\" een\\ttwee\"", "\"é\" een\ttwee"),
            ("'''\nhé een twee'''", "hé een twee"),
        ] {
            let found = Alignment::new(source, text).expect(source);
            for word in ["een", "twee"] {
                let at = text.find(word).expect("it is there");
                let place = found.place(at);
                assert_eq!(&source[place..place + word.len()], word, "{source}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_not_aligned() {
        for (source, text) in [("\"een\"", "twee"), ("een", "een"), ("", "een"), ("\"\\", "een")] {
            assert_eq!(Alignment::new(source, text), None, "{source}");
        }
    }
}
