//! Parses TOML into the tree of nodes, with every mistake at once.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::depth::{MAX_DEPTH, too_deep};
use super::syntax::{UNCLOSED_LIST, description, dutch, follows_from_unclosed_list};
use super::{Entry, FileId, Kind, Location, Node, SyntaxError, SyntaxKind};

/// More than this many mistakes of notation in one file are counted, not listed.
const MAX_ERRORS: usize = 100;

/// After the first mistake, no more of a file is read than this many bytes.
const MAX_BROKEN: usize = 256 * 1024;

/// Parses one file; the tree holds whatever is sound, the list what is not, in file order.
pub fn parse(file: FileId, text: &str) -> (Node, Vec<SyntaxError>) {
    let root = Location::start_of(file);
    if let Some(range) = too_deep(text) {
        return (Node::empty(root), vec![depth_error(Location::new(file, range))]);
    }
    let (table, errors, is_cut) = recover(text);
    let complaints = complaints(text, &errors);
    let spans = errors.iter().filter_map(toml::de::Error::span).collect();
    let mut lowering = Lowering { file, broken: merge(spans), errors: Vec::new() };
    let kind = Kind::Table(lowering.table(table.get_ref()));
    let node = Node::new(kind, root);
    let mut found = lowering.errors;
    let notation = complaints.iter().take(MAX_ERRORS * 2);
    found.extend(notation.map(|complaint| syntax_error(file, text, &node, complaint)));
    found.sort_by_key(|error| error.location);
    found.dedup_by_key(|error| error.location.start);
    bound(&mut found, complaints.len(), is_cut);
    (node, found)
}

/// Parses as far as memory allows: every mistake takes some, and a large file can hold millions.
///
/// Tells whether the text is cut off.
fn recover(text: &str) -> (Spanned<DeTable<'_>>, Vec<toml::de::Error>, bool) {
    let first = match DeTable::parse(text) {
        Ok(table) => return (table, Vec::new(), false),
        Err(error) => error.span().unwrap_or_default().end,
    };
    let enough = text.floor_char_boundary(first.saturating_add(MAX_BROKEN));
    let line = text.get(enough..).and_then(|rest| rest.find('\n')).map(|line| enough + line);
    let Some(end) = line else {
        let (table, errors) = DeTable::parse_recoverable(text);
        return (table, errors, false);
    };
    let (table, mut errors) = DeTable::parse_recoverable(&text[..end]);
    // What stands open where the text is cut off is no mistake of the user.
    errors.retain(|error| error.span().is_none_or(|span| span.end < end));
    (table, errors, true)
}

/// What the parser says about a stretch of the text.
type Complaint<'a> = (&'a str, Range<usize>);

/// What the parser complains about, without what only follows from a list that is not closed.
fn complaints<'a>(text: &str, errors: &'a [toml::de::Error]) -> Vec<Complaint<'a>> {
    let described = errors.iter().map(|error| {
        let span = error.span().unwrap_or_default();
        let before = text.get(..span.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (description(error.message(), line, span.is_empty()), span)
    });
    let mut all: Vec<Complaint<'_>> = described.collect();
    if let Some(unclosed) = all.iter().position(|(what, _)| *what == UNCLOSED_LIST) {
        // The parser notices at the end of the file; the person sees it where the list goes wrong.
        let wrong = all.iter().filter(|(what, _)| follows_from_unclosed_list(what));
        if let Some(first) = wrong.map(|(_, span)| span.clone()).min_by_key(|span| span.start) {
            all[unclosed].1 = first;
            all.retain(|(what, _)| !follows_from_unclosed_list(what));
        }
    }
    all
}

fn depth_error(location: Location) -> SyntaxError {
    SyntaxError {
        kind: SyntaxKind::Depth,
        message: format!(
            "hier is dieper genest dan {MAX_DEPTH} niveaus; dit bestand telt niet mee"
        ),
        location,
        related: Vec::new(),
        help: Some("maak de tabellen en lijsten minder diep".to_owned()),
    }
}

fn syntax_error(
    file: FileId,
    text: &str,
    root: &Node,
    (description, span): &Complaint<'_>,
) -> SyntaxError {
    let location = Location::new(file, span.clone());
    let (kind, message, help) = dutch(description);
    let mut found = SyntaxError {
        kind,
        message: message.to_owned(),
        location,
        related: Vec::new(),
        help: help.map(str::to_owned),
    };
    if kind == SyntaxKind::DuplicateKey {
        let key = text.get(span.clone()).unwrap_or_default();
        let key = key.trim_matches(['"', '\'']);
        found.message = format!("sleutel `{key}` staat er al");
        found.help = Some("verwijder een van de twee, of maak er een lijst van".to_owned());
        let first = first_place(file, text, root, key, location);
        found.related = first.into_iter().map(|at| (at, "hier staat hij ook".to_owned())).collect();
    }
    found
}

fn bound(found: &mut Vec<SyntaxError>, total: usize, is_cut: bool) {
    let more = total.saturating_sub(MAX_ERRORS);
    let rest = match (found.len() > MAX_ERRORS, is_cut) {
        (false, false) => return,
        (true, false) => format!("en nog {more} fouten in dit bestand"),
        (false, true) => "de rest van dit bestand telt niet mee".to_owned(),
        (true, true) => format!("en nog {more} fouten; de rest van dit bestand telt niet mee"),
    };
    found.truncate(MAX_ERRORS);
    if let Some(last) = found.last_mut() {
        last.message = format!("{} ({rest})", last.message);
    }
}

/// Where a key that stands twice stood first; the parser says only where the second stands.
fn first_place(file: FileId, text: &str, root: &Node, key: &str, at: Location) -> Option<Location> {
    let before = text.get(..at.start as usize)?;
    let line_start = before.rfind('\n').map_or(0, |line| line + 1);
    if before[line_start..].trim_start().starts_with('[') {
        return first_header(file, text, line_start, key);
    }
    first_key(root, key, at)
}

/// The parser drops the first of two tables with one name, so its header is sought in the text.
fn first_header(file: FileId, text: &str, second: usize, key: &str) -> Option<Location> {
    let name = |line: &str| line.replace([' ', '\t', '[', ']'], "");
    let line_of = |start: usize| text[start..].lines().next().unwrap_or_default();
    let header = name(line_of(second));
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let is_first = |start: &usize| {
        let line = line_of(*start).trim_start();
        let assigned = line.strip_prefix(key).map(str::trim_start);
        line.starts_with('[') && name(line) == header
            || assigned.is_some_and(|rest| rest.starts_with(['=', '.']))
    };
    let start = starts.take_while(|start| *start < second).find(is_first)?;
    let line = line_of(start);
    let indent = line.len() - line.trim_start().len();
    Some(Location::new(file, start + indent..start + line.trim_end().len()))
}

/// The nearest earlier key of that name in the same table.
///
/// The table around the second key is the one that opens last before it, among the tables that have
/// this key and, when they are inline, are still open there.
fn first_key(root: &Node, key: &str, second: Location) -> Option<Location> {
    let mut found: Option<(Location, Location)> = None;
    let mut queue = vec![root];
    while let Some(node) = queue.pop() {
        for entry in node.entries() {
            queue.push(&entry.node);
            let earlier = entry.key_location < second;
            let around = (node.location, entry.key_location);
            let inline = node.location.end > entry.key_location.start;
            let open = !inline || node.location.end >= second.end;
            if earlier && open && entry.key == key && found.is_none_or(|best| best < around) {
                found = Some(around);
            }
        }
        queue.extend(node.items());
    }
    found.map(|(_, key)| key)
}

struct Lowering {
    file: FileId,
    /// The stretches the parser complained about, apart and in order.
    broken: Vec<Range<usize>>,
    errors: Vec<SyntaxError>,
}

impl Lowering {
    fn table(&mut self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        // Where a key is missing, the parser puts an empty one that stands nowhere.
        let written = entries.into_iter().filter(|(key, _)| !key.span().is_empty());
        let lowered = written.map(|(key, value)| {
            let node = self.value(value)?;
            let key_location = Location::new(self.file, key.span());
            Some(Entry { key: key.get_ref().clone().into_owned(), key_location, node })
        });
        lowered.flatten().collect()
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Node> {
        let location = Location::new(self.file, value.span());
        let kind = match value.get_ref() {
            DeValue::Array(items) => {
                Kind::Array(items.iter().filter_map(|item| self.value(item)).collect())
            }
            DeValue::Table(table) => Kind::Table(self.table(table)),
            _ if self.is_broken(&value.span()) => return None,
            DeValue::String(text) => Kind::Text(text.clone().into_owned()),
            DeValue::Boolean(value) => Kind::Bool(*value),
            DeValue::Integer(number) if number.radix() == 10 => {
                self.number(number.as_str(), location)?
            }
            DeValue::Integer(number) => self.number(&number.to_string(), location)?,
            DeValue::Float(number) => self.number(number.as_str(), location)?,
            DeValue::Datetime(datetime) => self.date(*datetime, location)?,
        };
        Some(Node::new(kind, location))
    }

    /// What the parser could not read comes out as a stand-in value; an empty place is one too.
    fn is_broken(&self, span: &Range<usize>) -> bool {
        if span.is_empty() {
            return true;
        }
        let after = self.broken.partition_point(|broken| broken.start <= span.end);
        self.broken[..after].last().is_some_and(|broken| {
            broken.end > span.start && broken.start < span.end
                || broken.is_empty() && broken.start >= span.start
        })
    }

    fn number(&mut self, text: &str, location: Location) -> Option<Kind> {
        let text = text.strip_prefix('+').unwrap_or(text);
        if Decimal::from_str_exact(text).is_ok() {
            return Some(Kind::Number(text.to_owned()));
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        let message = if plain {
            "dit getal heeft meer dan 28 cijfers"
        } else {
            "dit getal staat niet in gewone cijfers"
        };
        self.refuse(SyntaxKind::Number, message, "schrijf het getal voluit: `1250.5`", location);
        None
    }

    fn date(&mut self, datetime: Datetime, location: Location) -> Option<Kind> {
        let Datetime { date, time, offset } = datetime;
        if time.is_some() || offset.is_some() {
            let message = "hier staat een tijdstip";
            self.refuse(
                SyntaxKind::Date,
                message,
                "schrijf alleen de datum: `2026-01-31`",
                location,
            );
            return None;
        }
        let date = date?;
        let (year, month, day) =
            (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
        let exact = Date::new(year.ok()?, month.ok()?, day.ok()?);
        if exact.is_err() {
            let message = "deze datum bestaat niet";
            self.refuse(SyntaxKind::Date, message, "kijk de dag en de maand na", location);
        }
        exact.ok().map(Kind::Date)
    }

    fn refuse(&mut self, kind: SyntaxKind, message: &str, help: &str, location: Location) {
        if self.errors.len() < MAX_ERRORS {
            let (message, help) = (message.to_owned(), Some(help.to_owned()));
            self.errors.push(SyntaxError { kind, message, location, related: Vec::new(), help });
        }
    }
}

/// Puts stretches in order and joins those that overlap.
fn merge(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
