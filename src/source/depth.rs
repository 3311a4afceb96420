//! Finds nesting that is too deep before the parser meets it, so that no input can exhaust the stack.

use std::ops::Range;

/// Deeper than any visie needs: its own data is at most about eight levels deep.
pub(super) const MAX_DEPTH: usize = 64;

/// The first place where tables, lists and dotted keys together nest deeper than [`MAX_DEPTH`].
///
/// Reads strings and comments by the same rules as the lexer of `toml`; where a broken text leaves
/// doubt it counts too much rather than too little.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut scan = Scan { bytes: text.as_bytes(), ..Scan::default() };
    while let Some(byte) = scan.peek(0) {
        let start = scan.at;
        scan.step(byte);
        if scan.depth() > MAX_DEPTH {
            return Some(start..scan.at);
        }
    }
    None
}

#[derive(Default)]
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How deep the header of the current table lies.
    header: usize,
    in_header: bool,
    /// The dots of the key that is being read.
    dots: usize,
    /// Every open bracket, with the dots of the key before it.
    open: Vec<(u8, usize)>,
    open_dots: usize,
}

impl Scan<'_> {
    fn depth(&self) -> usize {
        self.header + self.open_dots + self.open.len() + self.dots
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn step(&mut self, byte: u8) {
        self.at += 1;
        match byte {
            b'.' => self.dots += 1,
            b',' => self.dots = 0,
            b'\n' | b'\r' => self.line(),
            b'#' => self.skip_until(|byte| matches!(byte, b'\n' | b'\r')),
            b'[' | b'{' => self.open(byte),
            b']' => self.close(b'['),
            b'}' => self.close(b'{'),
            b'"' | b'\'' => self.string(byte),
            b' ' | b'\t' | b'=' => {}
            _ => self.skip_until(|byte| b".=,[]{} \t#\r\n".contains(&byte)),
        }
    }

    fn line(&mut self) {
        if self.in_header {
            self.header = self.dots + 1;
            self.in_header = false;
        }
        self.dots = 0;
    }

    fn open(&mut self, byte: u8) {
        if byte == b'[' && self.open.is_empty() && self.starts_line() {
            self.in_header = true;
            self.header = 0;
        } else if !self.in_header {
            self.open.push((byte, self.dots));
            self.open_dots += self.dots;
            self.dots = 0;
        }
    }

    fn close(&mut self, opened_by: u8) {
        if self.open.last().is_some_and(|(byte, _)| *byte == opened_by) {
            let (_, dots) = self.open.pop().expect("invariant: just seen");
            self.open_dots -= dots;
            self.dots = dots;
        }
    }

    fn starts_line(&self) -> bool {
        let before = &self.bytes[..self.at - 1];
        before
            .iter()
            .rev()
            .find(|byte| !matches!(byte, b' ' | b'\t'))
            .is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    }

    fn string(&mut self, quote: u8) {
        if self.peek(0) == Some(quote) && self.peek(1) == Some(quote) {
            self.at += 2;
            self.long_string(quote);
            return;
        }
        while let Some(byte) = self.peek(0) {
            if byte == b'\n' {
                return;
            }
            self.at += 1;
            if byte == quote {
                return;
            }
            self.escape(quote, byte);
        }
    }

    fn long_string(&mut self, quote: u8) {
        while let Some(byte) = self.peek(0) {
            if byte == quote && self.peek(1) == Some(quote) && self.peek(2) == Some(quote) {
                self.at += 3;
                for _ in 0..2 {
                    if self.peek(0) == Some(quote) {
                        self.at += 1;
                    }
                }
                return;
            }
            self.at += 1;
            self.escape(quote, byte);
        }
    }

    fn escape(&mut self, quote: u8, byte: u8) {
        if quote == b'"' && byte == b'\\' && matches!(self.peek(0), Some(b'\\' | b'"')) {
            self.at += 1;
        }
    }

    fn skip_until(&mut self, end: impl Fn(u8) -> bool) {
        while self.peek(0).is_some_and(|byte| !end(byte)) {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_in_prose_and_numbers_are_no_depth() {
        let dots = ".".repeat(500);
        let text = format!("a = \"{dots}\"\nb = '''{dots}'''\n# {dots}\nc = [1.5, 2.5]\n");
        assert_eq!(too_deep(&text.repeat(50)), None);
    }

    #[test]
    fn every_kind_of_nesting_counts() {
        for deep in [
            format!("a = {}", "[".repeat(10_000)),
            format!("{}a = 1", "a.".repeat(10_000)),
            format!("[{}a]", "a.".repeat(10_000)),
            "a.b.c.d.e = {".repeat(20),
            format!("[{}a]\n{}a = 1", "a.".repeat(40), "b.".repeat(40)),
        ] {
            assert!(too_deep(&deep).is_some(), "{deep:.40}");
        }
    }
}
