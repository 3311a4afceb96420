//! Own texts: Markdown in which `{{ naam }}` and `{% if naam %}` are the only orders.
//!
//! Whoever reads the orders is minijinja; what stands in them is held against a short list first. There is no
//! loop, no macro, no file and no arithmetic, so a text of bounded size costs bounded time, and what it
//! makes is counted while it is written.

use std::{
    collections::BTreeMap,
    fmt::Write,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use super::{Sjabloonfout, too_large};
use crate::diagnostic::did_you_mean;

/// The most bytes that one text can become.
const GROOTST_GEVULD: usize = 1024 * 1024;
/// The most words in one pair of braces, so that no parser goes deep.
const LANGST: usize = 60;
/// The most conditions inside each other.
const DIEPST: usize = 20;
/// More than every text needs; there are no loops.
const FUEL: u64 = 100_000;

const FILTERS: [&str; 4] = ["capitalize", "lower", "trim", "upper"];
const HULP: &str =
    "in een eigen tekst kan alleen `{{ naam }}` en `{% if naam %} … {% else %} … {% endif %}`";

/// The text with its data in it: data is written as text, never as markup.
pub fn fill(text: &str, data: Value) -> Result<String, Sjabloonfout> {
    let made = environment().render_named_str("sjabloon", text, data);
    made.map_err(|error| fault(text, &error))
}

/// Everything that is wrong in an own text that may name these fields.
pub(super) fn check(text: &str, velden: &'static [&'static str]) -> Vec<Sjabloonfout> {
    if let Some(fault) = too_large(text) {
        return vec![fault];
    }
    let mut scan = Scan { text, velden, found: Vec::new(), open: Vec::new() };
    scan.run();
    if scan.found.is_empty() {
        // With every field filled in, and with none: the two sides of a condition.
        for value in ["woord", ""] {
            let data: BTreeMap<_, _> = velden.iter().map(|veld| (*veld, value)).collect();
            if let Err(fault) = fill(text, data.into()) {
                return vec![fault];
            }
        }
    }
    scan.found
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("capitalize", minijinja::filters::capitalize);
    environment.add_filter("lower", minijinja::filters::lower);
    environment.add_filter("trim", minijinja::filters::trim);
    environment.add_filter("upper", minijinja::filters::upper);
    let written = Arc::new(AtomicUsize::new(0));
    environment
        .set_formatter(move |out, _: &mut State<'_, '_>, value| escaped(out, value, &written));
    environment
}

/// Newlines become spaces, and a backslash goes before all ASCII punctuation.
fn escaped(out: &mut Output<'_>, value: &Value, written: &AtomicUsize) -> Result<(), Error> {
    let text = value.to_string();
    if written.fetch_add(2 * text.len(), Ordering::Relaxed) > GROOTST_GEVULD {
        return Err(Error::new(ErrorKind::OutOfFuel, "too much text"));
    }
    for c in text.chars() {
        let written = match c {
            '\n' | '\r' | '\t' => out.write_char(' '),
            c if c.is_ascii_punctuation() => out.write_char('\\').and_then(|()| out.write_char(c)),
            c => out.write_char(c),
        };
        written.map_err(|error| {
            Error::new(ErrorKind::WriteFailure, "writing to memory").with_source(error)
        })?;
    }
    Ok(())
}

/// What minijinja found, at its bytes in the text.
fn fault(text: &str, error: &Error) -> Sjabloonfout {
    let line = error.line().and_then(|line| {
        let start: usize =
            text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        Some(start..start)
    });
    let plek = error.range().or(line).unwrap_or_default();
    let plek = plek.start.min(text.len())..plek.end.min(text.len());
    let bericht = match error.kind() {
        ErrorKind::UndefinedError => "dit gegeven is er niet",
        ErrorKind::OutOfFuel => "deze tekst wordt te groot",
        ErrorKind::UnknownFilter => "deze bewerking is er niet",
        _ => "dit is niet te lezen als opdracht",
    };
    Sjabloonfout::new(plek, bericht).help(HULP)
}

/// Looks at every pair of braces.
struct Scan<'a> {
    text: &'a str,
    velden: &'static [&'static str],
    found: Vec<Sjabloonfout>,
    /// Where the conditions begin that have no end yet, and whether each had its `else`.
    open: Vec<(Range<usize>, bool)>,
}

/// A word of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Woord<'a> {
    Naam(&'a str),
    Tekst,
    Teken(&'a str),
}

type Woorden<'a> = Vec<(Woord<'a>, Range<usize>)>;

impl<'a> Scan<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(start) = next_brace(self.text, at) {
            at = match &self.text[start..start + 2] {
                "{#" => self.comment(start),
                "{{" => self.order(start, "}}"),
                _ => self.order(start, "%}"),
            };
        }
        for (start, _) in std::mem::take(&mut self.open) {
            let fault = Sjabloonfout::new(start, "deze `if` heeft geen `{% endif %}`");
            self.found.push(fault.help("zet `{% endif %}` waar de voorwaarde ophoudt"));
        }
    }

    fn comment(&mut self, start: usize) -> usize {
        if let Some(end) = self.text[start..].find("#}") {
            return start + end + 2;
        }
        self.found.push(Sjabloonfout::new(start..start + 2, "deze opmerking heeft geen `#}`"));
        self.text.len()
    }

    /// Reads one order and gives where it ends.
    fn order(&mut self, start: usize, close: &str) -> usize {
        match self.words(start + 2, close) {
            Ok((words, end)) => {
                let all = start..end;
                if words.len() > LANGST {
                    self.refuse(all, "deze opdracht is te lang".into());
                } else if close == "}}" {
                    self.value(&words, all);
                } else {
                    self.statement(&words, all);
                }
                end
            }
            Err(fault) => {
                self.found.push(fault);
                // What follows cannot be told apart from what is wrong here.
                self.text[start..].find(close).map_or(self.text.len(), |end| start + end + 2)
            }
        }
    }

    fn words(&self, start: usize, close: &str) -> Result<(Woorden<'a>, usize), Sjabloonfout> {
        let mut words = Vec::new();
        // A dash after the braces takes away white space.
        let mut at = start + usize::from(self.text[start..].starts_with(['-', '+']));
        loop {
            let rest = &self.text[at..];
            let Some(first) = rest.chars().next() else { break };
            let ends = rest.strip_prefix(['-', '+']).unwrap_or(rest);
            if ends.starts_with(close) {
                return Ok((words, at + (rest.len() - ends.len()) + 2));
            }
            let (word, length) = match first {
                c if c.is_whitespace() => {
                    at += c.len_utf8();
                    continue;
                }
                c if c.is_ascii_alphabetic() || c == '_' => {
                    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
                    let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
                    (Woord::Naam(&rest[..length]), length)
                }
                '"' | '\'' => (Woord::Tekst, quoted(rest, first, at)?),
                _ => {
                    let known = ["==", "!=", "(", ")", "|"].into_iter();
                    let mut known = known.filter(|sign| rest.starts_with(sign));
                    let Some(sign) = known.next() else {
                        let bericht = format!("`{first}` kan niet in een opdracht");
                        let plek = at..at + first.len_utf8();
                        return Err(Sjabloonfout::new(plek, bericht).help(HULP));
                    };
                    (Woord::Teken(sign), sign.len())
                }
            };
            words.push((word, at..at + length));
            at += length;
        }
        let bericht = format!("deze opdracht heeft geen `{close}`");
        Err(Sjabloonfout::new(start - 2..start, bericht).help(HULP))
    }

    /// `{{ naam }}`, perhaps with filters.
    fn value(&mut self, words: &Woorden<'a>, all: Range<usize>) {
        let Some(((Woord::Naam(naam), plek), filters)) = words.split_first() else {
            return self.refuse(all, "hier hoort de naam van een gegeven".into());
        };
        self.field(naam, plek.clone());
        for pair in filters.chunks(2) {
            match pair {
                [(Woord::Teken("|"), _), (Woord::Naam(filter), plek)] => {
                    self.filter(filter, plek.clone());
                }
                _ => return self.refuse(pair[0].1.clone(), "dit kan hier niet staan".into()),
            }
        }
    }

    fn statement(&mut self, words: &Woorden<'a>, all: Range<usize>) {
        let Some(((Woord::Naam(order), _), rest)) = words.split_first() else {
            return self.refuse(all, "hier hoort `if`, `elif`, `else` of `endif`".into());
        };
        match *order {
            "if" => {
                self.open.push((all.clone(), false));
                if self.open.len() > DIEPST {
                    self.refuse(all.clone(), "te veel voorwaarden in elkaar".into());
                }
                self.condition(rest, &all);
            }
            "elif" => {
                self.inside(order, &all, false);
                self.condition(rest, &all);
            }
            "else" => {
                self.inside(order, &all, true);
                self.nothing(rest);
            }
            "endif" => {
                self.inside(order, &all, false);
                self.open.pop();
                self.nothing(rest);
            }
            other => self.refuse(all, format!("`{other}` kan niet in een eigen tekst")),
        }
    }

    /// An order that belongs to a condition, which has at most one `else`, as the last.
    fn inside(&mut self, order: &str, all: &Range<usize>, is_else: bool) {
        match self.open.last_mut() {
            None => self.refuse(all.clone(), format!("bij deze `{order}` hoort een `if`")),
            Some((_, had_else)) if *had_else && order != "endif" => {
                self.refuse(all.clone(), format!("`{order}` kan niet na `else`"));
            }
            Some((_, had_else)) => *had_else |= is_else,
        }
    }

    fn condition(&mut self, words: &[(Woord<'a>, Range<usize>)], all: &Range<usize>) {
        if words.is_empty() {
            return self.refuse(all.clone(), "hier ontbreekt de voorwaarde".into());
        }
        let mut after_pipe = false;
        for (word, plek) in words {
            match word {
                Woord::Naam(filter) if after_pipe => self.filter(filter, plek.clone()),
                Woord::Naam("and" | "or" | "not") | Woord::Tekst | Woord::Teken(_) => {}
                Woord::Naam(naam) => self.field(naam, plek.clone()),
            }
            after_pipe = *word == Woord::Teken("|");
        }
    }

    fn nothing(&mut self, words: &[(Woord<'a>, Range<usize>)]) {
        if let Some((_, plek)) = words.first() {
            self.refuse(plek.clone(), "dit kan hier niet staan".into());
        }
    }

    fn field(&mut self, naam: &str, plek: Range<usize>) {
        if self.velden.contains(&naam) {
            return;
        }
        let known: Vec<_> = self.velden.iter().map(|veld| format!("`{veld}`")).collect();
        let known = match known.as_slice() {
            [] => "in deze tekst is niets in te vullen".to_owned(),
            names => format!("in te vullen is: {}", names.join(", ")),
        };
        let help = did_you_mean(naam, self.velden.iter().copied()).unwrap_or(known);
        self.found.push(Sjabloonfout::new(plek, format!("onbekend gegeven `{naam}`")).help(help));
    }

    fn filter(&mut self, filter: &str, plek: Range<usize>) {
        if !FILTERS.contains(&filter) {
            let help = format!("er is: `{}`", FILTERS.join("`, `"));
            let fault = Sjabloonfout::new(plek, format!("onbekende bewerking `{filter}`"));
            self.found.push(fault.help(help));
        }
    }

    fn refuse(&mut self, plek: Range<usize>, bericht: String) {
        self.found.push(Sjabloonfout::new(plek, bericht).help(HULP));
    }
}

/// Where the next order or comment begins.
fn next_brace(text: &str, from: usize) -> Option<usize> {
    let starts = text[from..].match_indices('{').map(|(at, _)| from + at);
    starts.into_iter().find(|at| text[at + 1..].starts_with(['{', '%', '#']))
}

/// The length of a text between quotes; a backslash has no place in it.
fn quoted(rest: &str, quote: char, at: usize) -> Result<usize, Sjabloonfout> {
    let end = rest[1..].find([quote, '\\', '\n']).map(|end| end + 1);
    match end {
        Some(end) if rest[end..].starts_with(quote) => Ok(end + 1),
        _ => Err(Sjabloonfout::new(at..at + 1, format!("deze tekst eindigt niet met `{quote}`"))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use minijinja::context;

    use super::{check, fill};

    fn messages(text: &str) -> Vec<String> {
        let found = check(text, &["aantal", "naam"]);
        found
            .into_iter()
            .map(|one| format!("{}..{} {}", one.plek.start, one.plek.end, one.bericht))
            .collect()
    }

    #[test]
    fn fields_and_conditions_are_all_there_is() {
        let text = "{# x #}{% if aantal == \"1\" and not naam %}een{%- elif naam|upper -%}{{ naam | trim }}\
                    {% else %}{{ aantal }}{% endif %}";
        assert_eq!(messages(text), Vec::<String>::new());
        for (text, found) in [
            ("a {{ aantl }}", "5..10 onbekend gegeven `aantl`"),
            ("{% for x in naam %}{% endfor %}", "0..19 `for` kan niet in een eigen tekst"),
            ("{% set x = naam %}", "9..10 `=` kan niet in een opdracht"),
            ("{{ naam ~ naam }}", "8..9 `~` kan niet in een opdracht"),
            ("{{ naam * 9 }}", "8..9 `*` kan niet in een opdracht"),
            ("{{ naam.x }}", "7..8 `.` kan niet in een opdracht"),
            ("{{ naam|replace }}", "8..15 onbekende bewerking `replace`"),
            ("{% include naam %}", "0..18 `include` kan niet in een eigen tekst"),
            ("{% raw %}", "0..9 `raw` kan niet in een eigen tekst"),
            ("x {% if naam %}", "2..15 deze `if` heeft geen `{% endif %}`"),
            ("{% endif %}", "0..11 bij deze `endif` hoort een `if`"),
            ("{{ naam", "0..2 deze opdracht heeft geen `}}`"),
            ("{# naam", "0..2 deze opmerking heeft geen `#}`"),
            ("{{ }}", "0..5 hier hoort de naam van een gegeven"),
            ("{% if %}{% endif %}", "0..8 hier ontbreekt de voorwaarde"),
            ("{% if naam == \"a %}", "14..15 deze tekst eindigt niet met `\"`"),
        ] {
            assert_eq!(messages(text).first().map(String::as_str), Some(found), "{text}");
        }
    }

    #[test]
    fn a_condition_that_cannot_be_read_is_told() {
        assert_eq!(messages("regel\n{% if naam not %}a{% endif %}").len(), 1);
        let deep = format!("{{% if {}naam{} %}}a{{% endif %}}", "(".repeat(29), ")".repeat(29));
        assert_eq!(messages(&deep), Vec::<String>::new());
        assert_eq!(messages(&"{% if naam %}".repeat(30)).len(), 40);
    }

    #[test]
    fn what_a_text_becomes_is_bounded() {
        let data = context! { naam => "n".repeat(400_000) };
        let text = "{{ naam }}".repeat(5);
        assert_eq!(
            fill(&text, data).map_err(|fault| fault.bericht),
            Err("deze tekst wordt te groot".into())
        );
    }

    proptest! {
        #[test]
        fn any_text_is_checked_and_what_passes_is_filled_in(
            parts in proptest::collection::vec(prop::sample::select(vec![
                "{{", "}}", "{%", "%}", "{#", "#}", "naam", "aantal", "if", "endif", "else", " ", "\n",
                "-", "|", "upper", "\"", "'", "(", ")", "==", "not", "and", "é", "*", "[", "raw", "set",
            ]), 0..24),
        ) {
            let text = parts.concat();
            let found = check(&text, &["aantal", "naam"]);
            for one in &found {
                prop_assert!(text.get(one.plek.clone()).is_some(), "{one:?}");
            }
            if found.is_empty() {
                let filled = fill(&text, context! { naam => "*x*", aantal => "" }).map_err(|fault| fault.bericht);
                prop_assert!(filled.is_ok_and(|filled| !filled.contains("*x*") || text.contains("*x*")));
            }
        }
    }
}
