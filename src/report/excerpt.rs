//! A diagnostic with the place in the file underlined; the only user of `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{Style, printable},
    source::{Location, Sources},
};

/// So much of a long line is shown on either side of the place, in bytes.
const AROUND: usize = 200;

/// The diagnostic as several lines, without a line end.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources, style: &Style) -> String {
    let title = level(diagnostic.severity)
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.as_str());
    let mut group = place(Group::with_title(title), diagnostic.location, None, sources);
    for (location, words) in &diagnostic.related {
        group = place(group, *location, Some(words), sources);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.with_name("hulp").message(printable(help)));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.width).decor_style(DecorStyle::Ascii).render(&[group])
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Fout => Level::ERROR.with_name("fout"),
        Severity::Let => Level::WARNING.with_name("let op"),
        Severity::Advies => Level::INFO.with_name("advies"),
    }
}

/// Adds the name of the file, and its line with the place underlined.
///
/// Position and line are given apart, because the line is only the part of the file that is shown.
fn place<'a>(
    group: Group<'a>,
    location: Location,
    words: Option<&str>,
    sources: &Sources,
) -> Group<'a> {
    let position = sources.position(location);
    let path = printable(sources.path(location.file()));
    let origin = Origin::path(path).line(position.line).char_column(position.column);
    let (line, span) = shown_line(sources.text(location.file()), sources.range(location));
    let kind = if words.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation = kind.span(span).label(words.map(printable));
    let snippet = Snippet::source(line).line_start(position.line).annotation(annotation);
    group.element(origin).element(snippet)
}

/// The line that `range` starts on, made harmless, and the place of `range` in it.
fn shown_line(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let span_end = range.end.min(line_end);
    let from = text.ceil_char_boundary(line_start.max(range.start.saturating_sub(AROUND)));
    let to = text.floor_char_boundary(line_end.min(span_end.min(range.start + AROUND) + AROUND));
    let span_end = span_end.min(to);
    let before = spaced(&text[from..range.start]);
    let inside = spaced(&text[range.start..span_end]);
    let after = spaced(text[span_end..to].trim_end());
    let span = before.len()..before.len() + inside.len();
    (before + &inside + &after, span)
}

/// Harmless, with tabs as wide as an editor shows them.
fn spaced(text: &str) -> String {
    printable(&text.replace('\t', "    "))
}
