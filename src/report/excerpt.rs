//! A diagnostic with the place in the file underlined; the only user of `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    diagnostic::{Diagnostic, Severity},
    report::{Style, printable, text},
    source::{Location, Sources},
};

/// So much of a line is shown after the place, in bytes; the renderer cuts at the width of the terminal.
const AFTER: usize = 400;

/// A place deeper in its line than this, in bytes, is named but not shown.
const DEEP: usize = 4_000;

/// What stands before a line of help: line numbers, a mark and its name.
const MARGIN: usize = 14;

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
        let lines = text::wrap(&printable(help), style.width.saturating_sub(MARGIN)).join("\n");
        group = group.element(Level::HELP.with_name("hulp").message(lines));
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
fn place<'a>(
    group: Group<'a>,
    location: Location,
    words: Option<&str>,
    sources: &Sources,
) -> Group<'a> {
    let position = sources.position(location);
    let path = printable(sources.path(location.file()));
    let Some((line, span)) = shown_line(sources, location) else {
        return group.element(Origin::path(path).line(position.line).char_column(position.column));
    };
    let kind = if words.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation = kind.span(span).label(words.map(printable));
    group.element(Snippet::source(line).path(path).line_start(position.line).annotation(annotation))
}

/// The line that a place starts on, made harmless, and the place in it; none when nothing can be shown.
///
/// Each character stays one character, so that the renderer counts the same column as [`Sources`].
fn shown_line(sources: &Sources, location: Location) -> Option<(String, Range<usize>)> {
    let text = sources.text(location.file());
    let range = sources.range(location);
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let to = text.floor_char_boundary(end.min(range.start + AFTER));
    let line = text[start..to].trim_end();
    if line.is_empty() || range.start - start > DEEP {
        return None;
    }
    let place = range.start.min(start + line.len())..range.end.min(start + line.len());
    let before = printable(&text[start..place.start]);
    let inside = printable(&text[place.clone()]);
    let after = printable(&text[place.end..start + line.len()]);
    let span = before.len()..before.len() + inside.len();
    Some((before + &inside + &after, span))
}
