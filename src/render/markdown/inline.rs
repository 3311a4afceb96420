//! Writes running text and escapes what Markdown would read as markup.

use std::collections::BTreeMap;

use super::links::Links;
use crate::document::{Inline, text};

/// Where the text stands, as far as that changes how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// A paragraph, where lines may end.
    Paragraph,
    /// A heading, which is one line.
    Heading,
    /// A cell of a table, where a line ends with `<br>`.
    Cell,
}

/// Writes running text and keeps the footnotes that it meets.
pub(super) struct Inlines<'a> {
    links: &'a Links,
    /// Footnote id → its number in this document and its content.
    numbers: BTreeMap<String, (usize, Vec<Inline>)>,
    count: usize,
    /// Footnotes that are referred to and not yet written.
    waiting: Vec<(usize, Vec<Inline>)>,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(links: &'a Links) -> Self {
        Self { links, numbers: BTreeMap::new(), count: 0, waiting: Vec::new() }
    }

    /// A paragraph after `lead`, which is Markdown already.
    pub(super) fn paragraph(&mut self, lead: &str, content: &[Inline]) -> String {
        let body = self.line(content, Context::Paragraph);
        let fresh = lead.is_empty() || lead.ends_with("] ");
        let lines = body.split('\n').enumerate().map(|(index, line)| {
            if index == 0 && !fresh { line.to_owned() } else { guarded(line) }
        });
        format!("{lead}{}", lines.collect::<Vec<_>>().join("\n"))
    }

    /// Running text without a guard at its start.
    pub(super) fn line(&mut self, content: &[Inline], context: Context) -> String {
        let text = self.inner(content, context == Context::Cell, Style::default());
        let end = match context {
            Context::Paragraph => "\\\n",
            Context::Heading => " ",
            Context::Cell => "<br>",
        };
        let lines = text.split(BREAK).map(|line| line.trim_matches(' '));
        let line = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(end);
        if context == Context::Heading { closed_heading(&line) } else { line }
    }

    /// The footnotes met since the last time, as Markdown blocks.
    pub(super) fn take_footnotes(&mut self) -> Vec<String> {
        let mut out = Vec::new();
        while !self.waiting.is_empty() {
            for (number, content) in std::mem::take(&mut self.waiting) {
                let body = self.paragraph("", &content);
                out.push(super::indented(&format!("[^{number}]: {body}"), "    "));
            }
        }
        out
    }

    fn inner(&mut self, content: &[Inline], in_cell: bool, style: Style) -> String {
        let mut out = Out { text: String::new(), in_cell, closed: None };
        self.write(&self.merged(content, style), &mut out, style);
        out.text
    }

    /// The content without marks that change nothing, and neighbours of the same kind in one: their
    /// marks would run together.
    fn merged(&self, content: &[Inline], style: Style) -> Vec<Inline> {
        let mut out = Vec::with_capacity(content.len());
        self.merge(content, style, &mut out);
        out
    }

    fn merge(&self, content: &[Inline], style: Style, out: &mut Vec<Inline>) {
        for inline in content {
            match (out.last_mut(), inline) {
                (_, Inline::Small { content }) => self.merge(content, style, out),
                (_, Inline::Emph { content }) if style.emph => self.merge(content, style, out),
                (_, Inline::Strong { content }) if style.strong => self.merge(content, style, out),
                (_, Inline::Strike { content }) if style.strike => self.merge(content, style, out),
                (_, Inline::Link { target, content })
                    if style.link || self.links.target(target).is_none() =>
                {
                    self.merge(content, style, out);
                }
                (_, Inline::Elders { content, .. }) if style.link => {
                    self.merge(content, style, out);
                }
                (_, Inline::Code { text }) if text::visible(text).trim().is_empty() => {
                    self.merge(&[Inline::text(text)], style, out);
                }
                (Some(Inline::Text { text: first }), Inline::Text { text: next })
                | (Some(Inline::Code { text: first }), Inline::Code { text: next }) => {
                    first.push_str(next);
                }
                (Some(Inline::Emph { content: first }), Inline::Emph { content: next })
                | (Some(Inline::Strong { content: first }), Inline::Strong { content: next })
                | (Some(Inline::Strike { content: first }), Inline::Strike { content: next }) => {
                    first.extend_from_slice(next);
                }
                _ => out.push(inline.clone()),
            }
        }
    }

    fn write(&mut self, content: &[Inline], out: &mut Out, style: Style) {
        for inline in content {
            match inline {
                Inline::Text { text } => out.words(text),
                Inline::Code { text } => out.code(text),
                Inline::Break => out.raw(BREAK.encode_utf8(&mut [0; 4])),
                Inline::Status { mark, text } => out.words(&format!("{} {text}", mark.symbol())),
                Inline::Small { content } => self.write(content, out, style),
                Inline::Emph { content } => {
                    let inside = Style { emph: true, ..style };
                    self.wrapped(["*", "_"], content, out, inside);
                }
                Inline::Strong { content } => {
                    let inside = Style { strong: true, ..style };
                    self.wrapped(["**", "__"], content, out, inside);
                }
                Inline::Strike { content } => {
                    let inside = Style { strike: true, ..style };
                    self.wrapped(["~~", ""], content, out, inside);
                }
                Inline::Link { target, content } => self.link(target, content, out, style),
                // The names that a git host gives in another file are not known here.
                Inline::Elders { doel, content } => {
                    self.link(&doel.bestand("md"), content, out, style);
                }
                Inline::Footnote { id, content } => {
                    let number = self.number(id, content);
                    out.raw(&format!("[^{number}]"));
                }
                Inline::FootnoteRef { id } => {
                    if let Some((number, _)) = self.numbers.get(id) {
                        out.raw(&format!("[^{number}]"));
                    }
                }
                Inline::Image { image, alt } => {
                    out.raw(&format!("![{}]({})", escaped(alt.trim()), destination(image)));
                }
            }
        }
    }

    /// The same id with other words is another note: ids come from texts that do not know each other.
    fn number(&mut self, id: &str, content: &[Inline]) -> usize {
        if let Some((number, known)) = self.numbers.get(id)
            && known == content
        {
            return *number;
        }
        self.count += 1;
        self.numbers.insert(id.to_owned(), (self.count, content.to_vec()));
        self.waiting.push((self.count, content.to_vec()));
        self.count
    }

    fn link(&mut self, target: &str, content: &[Inline], out: &mut Out, style: Style) {
        let Some(target) = self.links.target(target) else {
            return self.write(content, out, style);
        };
        let inner = self.inner(content, out.in_cell, Style { link: true, ..style });
        let (before, body, after) = around(&inner);
        out.raw(before);
        if !body.is_empty() {
            out.raw(&format!("[{body}]({})", destination(&target)));
        }
        out.raw(after);
    }

    /// Content between marks: the first mark, or the second where the first would run together
    /// with the mark around it or before it.
    fn wrapped(&mut self, marks: [&str; 2], content: &[Inline], out: &mut Out, style: Style) {
        let taken = |mark: &&str| {
            let kind = mark.chars().next();
            kind.is_some() && (kind == style.around || kind == out.closed.map(|(mark, _)| mark))
        };
        let mark = if taken(&marks[0]) { marks[1] } else { marks[0] };
        let around_it = mark.chars().next();
        let inner = self.inner(content, out.in_cell, Style { around: around_it, ..style });
        let (before, body, after) = around(&inner);
        out.raw(before);
        out.marked(mark, body);
        out.raw(after);
    }
}

/// Which marks are open around a text; each opens once.
#[expect(clippy::struct_excessive_bools, reason = "four marks, each open or not")]
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    emph: bool,
    strong: bool,
    strike: bool,
    link: bool,
    /// The mark right around the text.
    around: Option<char>,
}

/// Stands for a line end until the line is done; no text can hold it, as it is for private use.
const BREAK: char = '\u{e000}';

/// The line under construction.
struct Out {
    text: String,
    in_cell: bool,
    /// The mark that the text ends with, and whether a letter behind it would keep it from closing.
    closed: Option<(char, bool)>,
}

impl Out {
    fn raw(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        // `!` before a link would make it an image.
        if markdown.starts_with('[') && self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        self.text.push_str(markdown);
        self.closed = None;
    }

    fn words(&mut self, words: &str) {
        let mut escaped = escaped(words);
        let Some(first) = escaped.chars().next() else { return };
        if matches!(self.closed, Some((_, true))) && !is_neutral(first) {
            escaped.replace_range(..first.len_utf8(), &reference(first));
        }
        // Behind the bracket of a footnote these would make a link or a definition of it.
        if self.text.ends_with(']') && !self.text.ends_with("\\]") && "(:".contains(first) {
            self.text.push('\\');
        }
        if self.text.ends_with(' ') {
            escaped = escaped.trim_start_matches(' ').to_owned();
        }
        self.raw(&escaped);
    }

    /// `body` between marks, with references where Markdown's flanking rules need them.
    fn marked(&mut self, mark: &str, body: &str) {
        let mut body = body.to_owned();
        for at_end in [false, true] {
            let edge = if at_end { body.chars().next_back() } else { body.chars().next() };
            if let Some(edge) = edge.filter(|c| c.is_whitespace()) {
                let at = if at_end { body.len() - edge.len_utf8() } else { 0 };
                body.replace_range(at..at + edge.len_utf8(), &reference(edge));
            }
        }
        let (Some(opens), Some(closes)) = (body.chars().next(), body.chars().next_back()) else {
            return;
        };
        let Some(kind) = mark.chars().next() else { return self.raw(&body) };
        if let Some(before) = self.text.chars().next_back()
            && (kind == '_' || !opens.is_alphanumeric())
            && !is_neutral(before)
        {
            self.text.truncate(self.text.len() - before.len_utf8());
            self.text.push_str(&reference(before));
        }
        self.raw(&format!("{mark}{body}{mark}"));
        self.closed = Some((kind, kind == '_' || !closes.is_alphanumeric()));
    }

    fn code(&mut self, code: &str) {
        let mut code = text::visible(code).into_owned();
        if self.in_cell {
            code = code.replace('|', "\\|");
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let edge = code.starts_with('`') || code.ends_with('`');
        let padded = code.starts_with(' ') && code.ends_with(' ');
        let space = if edge || padded { " " } else { "" };
        self.raw(&format!("{fence}{space}{code}{space}{fence}"));
    }
}

/// The spaces and line ends before, what is between, and those after.
fn around(text: &str) -> (&str, &str, &str) {
    let body = text.trim_matches([' ', BREAK]);
    let start = text.len() - text.trim_start_matches([' ', BREAK]).len();
    let start = if body.is_empty() { 0 } else { start };
    (&text[..start], body, &text[start + body.len()..])
}

/// Text on one line, with a backslash before what would be markup anywhere in a line.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let words = text::visible(words);
    let mut chars = words.chars().peekable();
    let mut before = None;
    let (mut at, count) = (0, words.chars().count());
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        at += 1;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' | '$' => true,
            // The letters at either end may become a reference, which is no letter to Markdown.
            '_' => !(letter(before) && letter(after) && at > 2 && at + 1 < count),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        if !(c == ' ' && before == Some(' ')) {
            out.push(c);
        }
        before = Some(c);
    }
    out
}

/// As [`escaped`], guarded for the start of a line as well.
pub(super) fn escaped_line(words: &str) -> String {
    guarded(escaped(words).trim())
}

/// A backslash before what would be markup at the start of a line.
fn guarded(line: &str) -> String {
    let line = line.trim_start_matches(' ');
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = line[digits..].chars();
    let (first, next) = (rest.next(), rest.next());
    let ends = next.is_none_or(|c| c == ' ' || c == '\\');
    let markup = match first {
        Some('.' | ')') => digits > 0 && ends,
        Some('-') => digits == 0 && (ends || matches!(next, Some('-' | ':'))),
        Some('+') => digits == 0 && ends,
        Some(':') => digits == 0 && next == Some('-'),
        Some('#' | '=') => digits == 0,
        _ => false,
    };
    if markup { format!("{}\\{}", &line[..digits], &line[digits..]) } else { line.to_owned() }
}

/// A heading's closing `#` would be taken for markup.
fn closed_heading(line: &str) -> String {
    let line = guarded(line);
    match line.strip_suffix('#') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\#"),
        _ => line,
    }
}

/// ASCII spaces and punctuation never keep a mark from opening or closing.
fn is_neutral(c: char) -> bool {
    c == ' ' || c == BREAK || c.is_ascii_punctuation()
}

fn reference(c: char) -> String {
    format!("&#{};", u32::from(c))
}

/// A link target that needs no angle brackets.
fn destination(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in text::visible(target).chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '\\' => out.push_str("%5C"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
