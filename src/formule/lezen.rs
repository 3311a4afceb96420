//! Reads a formula into its parts: first word by word, so that only calls, names and texts reach minijinja.
//!
//! What a formula can cost is bounded here: there are no operators, so no text can be repeated or joined,
//! and no function or filter but those below, so none that is expensive.

use std::{error::Error as _, fmt};

use minijinja::{
    Environment, Error, ErrorKind,
    value::{Kwargs, Object, Rest, Value, ValueKind},
};
use rust_decimal::Decimal;

use super::{LANGST, Misser, Plaats, kort};
use crate::diagnostic::{Code, did_you_mean};

/// Functions that give a number.
const FUNCTIES: [&str; 4] = ["cijfer", "som", "verschil", "aandeel"];
/// Functions that place something.
const PLAATSEN: [&str; 2] = ["tabel", "grafiek"];
/// What can be done with a number.
const FILTERS: [&str; 5] = ["getal", "afgerond", "procent", "woord", "wanneer"];
/// Steps of the evaluator; a formula of [`LANGST`] characters takes far fewer.
const FUEL: u64 = 2_000;

/// A formula in its parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    /// One number.
    Cijfer(Vraag),
    /// Numbers added up.
    Som(Vraag),
    /// The first less the second.
    Verschil(Box<Self>, Box<Self>),
    /// The first as a share of the second.
    Aandeel(Box<Self>, Box<Self>),
    /// A number in another form.
    Vorm(Box<Self>, Vorm),
    /// Where a table or chart stands.
    Plaats(Plaats),
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vorm {
    /// Without its unit.
    Getal,
    /// To a multiple of this.
    Afgerond(Decimal),
    /// With so many decimals.
    Procent(u32),
    /// In words up to twenty.
    Woord,
    /// When it holds.
    Wanneer,
}

/// Which numbers are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Vraag {
    /// By id.
    pub(super) ids: Vec<String>,
    /// By what they are about.
    pub(super) kenmerken: Vec<(String, Vec<String>)>,
}

impl Object for Term {}

/// Reads what stands in the braces.
pub(super) fn lees(text: &str) -> Result<Term, Misser> {
    let length = text.chars().count();
    if length > LANGST {
        let message = format!("de formule heeft {length} tekens; hoogstens {LANGST} mag");
        return Err(notatie(message).hulp("kies met minder kenmerken, of geef het cijfer een `id`"));
    }
    keur(text)?;
    let mut environment = Environment::empty();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    functions(&mut environment);
    filters(&mut environment);
    let value = environment.compile_expression(text).and_then(|made| made.eval(()));
    let value = value.map_err(|error| {
        let own = error.source().and_then(|source| source.downcast_ref::<Misser>()).cloned();
        own.unwrap_or_else(|| notatie("de formule klopt niet").hulp(VOORBEELD))
    })?;
    term(&value).ok_or_else(|| notatie("de formule geeft geen getal").hulp(VOORBEELD))
}

const VOORBEELD: &str = "schrijf bijvoorbeeld `{{ cijfer(\"id\") }}` of `{{ som(soort=\"plan\", gebied=\"kern\") | getal }}`";

fn notatie(message: impl Into<String>) -> Misser {
    Misser::new(Code::FormuleNotatie, message)
}

fn term(value: &Value) -> Option<Term> {
    value.downcast_object_ref::<Term>().cloned()
}

/// An error that goes through minijinja unseen.
fn door(misser: Misser) -> Error {
    Error::new(ErrorKind::InvalidOperation, "formule").with_source(misser)
}

fn functions(environment: &mut Environment<'_>) {
    environment.add_function("cijfer", |ids: Rest<Value>, kwargs: Kwargs| {
        vraag("cijfer", &ids, &kwargs).map(|vraag| Value::from_object(Term::Cijfer(vraag)))
    });
    environment.add_function("som", |ids: Rest<Value>, kwargs: Kwargs| {
        vraag("som", &ids, &kwargs).map(|vraag| Value::from_object(Term::Som(vraag)))
    });
    environment.add_function("verschil", |parts: Rest<Value>, kwargs: Kwargs| {
        let (one, other) = twee("verschil", &parts, &kwargs)?;
        Ok::<_, Error>(Value::from_object(Term::Verschil(one, other)))
    });
    environment.add_function("aandeel", |parts: Rest<Value>, kwargs: Kwargs| {
        let (one, other) = twee("aandeel", &parts, &kwargs)?;
        Ok::<_, Error>(Value::from_object(Term::Aandeel(one, other)))
    });
    for soort in PLAATSEN {
        environment.add_function(soort, move |ids: Rest<Value>, kwargs: Kwargs| {
            let (None, [id]) = (kwargs.args().next(), &ids[..]) else {
                let message = format!("`{soort}` vraagt één `id`");
                return Err(door(
                    notatie(message).hulp(format!("schrijf `{{{{ {soort}(\"id\") }}}}`")),
                ));
            };
            let id = woord(soort, id)?;
            Ok(Value::from_object(Term::Plaats(Plaats { soort, id })))
        });
    }
}

fn filters(environment: &mut Environment<'_>) {
    let vorm = |value: &Value, vorm: Vorm| match term(value) {
        Some(Term::Plaats(plaats)) => {
            Err(door(notatie(format!("achter `{}` kan geen `|`", plaats.soort))))
        }
        Some(term) => Ok(Value::from_object(Term::Vorm(Box::new(term), vorm))),
        None => Err(door(notatie("voor `|` staat geen getal").hulp(VOORBEELD))),
    };
    environment.add_filter("getal", move |value: Value, rest: Rest<Value>| {
        zonder("getal", &rest)?;
        vorm(&value, Vorm::Getal)
    });
    environment.add_filter("woord", move |value: Value, rest: Rest<Value>| {
        zonder("woord", &rest)?;
        vorm(&value, Vorm::Woord)
    });
    environment.add_filter("wanneer", move |value: Value, rest: Rest<Value>| {
        zonder("wanneer", &rest)?;
        vorm(&value, Vorm::Wanneer)
    });
    environment.add_filter("afgerond", move |value: Value, rest: Rest<Value>| {
        let step = match &rest[..] {
            [step] => getal(step).filter(|step| *step > Decimal::ZERO),
            _ => None,
        };
        let wrong =
            || notatie("`afgerond` vraagt één getal boven nul").hulp("schrijf `afgerond(10)`");
        vorm(&value, Vorm::Afgerond(step.ok_or_else(|| door(wrong()))?))
    });
    environment.add_filter("procent", move |value: Value, rest: Rest<Value>| {
        let decimals = match &rest[..] {
            [] => Some(0),
            [count] => getal(count).and_then(|count| u32::try_from(count).ok()).filter(|n| *n <= 4),
            _ => None,
        };
        let wrong = || notatie("`procent` vraagt 0 tot 4 decimalen").hulp("schrijf `procent(1)`");
        vorm(&value, Vorm::Procent(decimals.ok_or_else(|| door(wrong()))?))
    });
}

fn zonder(naam: &str, rest: &[Value]) -> Result<(), Error> {
    let wrong = || door(notatie(format!("achter `{naam}` staat te veel")));
    if rest.is_empty() { Ok(()) } else { Err(wrong()) }
}

fn getal(value: &Value) -> Option<Decimal> {
    let plain = matches!(value.kind(), ValueKind::Number);
    plain.then(|| value.to_string().parse::<Decimal>().ok()).flatten()
}

fn woord(naam: &str, value: &Value) -> Result<String, Error> {
    let wrong =
        || door(notatie(format!("`{naam}` vraagt tekst tussen aanhalingstekens")).hulp(VOORBEELD));
    match value.kind() {
        ValueKind::String => value.as_str().map(str::to_owned).ok_or_else(wrong),
        ValueKind::Number if value.is_integer() => Ok(value.to_string()),
        _ => Err(wrong()),
    }
}

fn woorden(naam: &str, value: &Value) -> Result<Vec<String>, Error> {
    if !matches!(value.kind(), ValueKind::Seq) {
        return woord(naam, value).map(|one| vec![one]);
    }
    let items = value.try_iter().map_err(|_| door(notatie("de formule klopt niet")))?;
    items.map(|item| woord(naam, &item)).collect()
}

fn vraag(naam: &str, ids: &[Value], kwargs: &Kwargs) -> Result<Vraag, Error> {
    let mut vraag = Vraag::default();
    for id in ids {
        vraag.ids.extend(woorden(naam, id)?);
    }
    for key in kwargs.args() {
        let value: Value = kwargs.get(key)?;
        let words = woorden(key, &value)?;
        if words.is_empty() {
            return Err(door(notatie(format!("de lijst bij `{key}` is leeg"))));
        }
        match key {
            "cijfer" => vraag.ids.extend(words),
            _ => vraag.kenmerken.push((key.to_owned(), words)),
        }
    }
    if vraag == Vraag::default() {
        let message = format!("`{naam}` zegt niet welk cijfer");
        return Err(door(notatie(message).hulp(VOORBEELD)));
    }
    Ok(vraag)
}

fn twee(naam: &str, parts: &[Value], kwargs: &Kwargs) -> Result<(Box<Term>, Box<Term>), Error> {
    let part = |value: &Value| match (term(value), value.as_str()) {
        (Some(Term::Plaats(_)) | None, None) => None,
        (Some(term), _) => Some(Box::new(term)),
        (None, Some(id)) => {
            Some(Box::new(Term::Cijfer(Vraag { ids: vec![id.to_owned()], ..Vraag::default() })))
        }
    };
    let both = match (kwargs.args().next(), parts) {
        (None, [one, other]) => part(one).zip(part(other)),
        _ => None,
    };
    both.ok_or_else(|| {
        let help = format!("schrijf `{{{{ {naam}(cijfer(\"a\"), cijfer(\"b\")) }}}}`");
        door(notatie(format!("`{naam}` vraagt twee cijfers")).hulp(help))
    })
}

/// A word of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teken<'a> {
    Naam(&'a str),
    Getal,
    Tekst,
    Leesteken(char),
}

impl fmt::Display for Teken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Naam(name) => f.write_str(name),
            Self::Getal => f.write_str("een getal"),
            Self::Tekst => f.write_str("een tekst"),
            Self::Leesteken(c) => write!(f, "{c}"),
        }
    }
}

/// Looks at every word before the parser does: nothing but calls, names, texts, numbers and lists.
fn keur(text: &str) -> Result<(), Misser> {
    let tekens = tekens(text)?;
    if tekens.is_empty() {
        return Err(notatie("de formule is leeg").hulp(VOORBEELD));
    }
    let mut given: Vec<Vec<&str>> = vec![Vec::new()];
    for (at, teken) in tekens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tekens.get(at)).copied();
        let after = tekens.get(at + 1).copied();
        match teken {
            Teken::Leesteken('(' | '[') => given.push(Vec::new()),
            Teken::Leesteken(')' | ']') => {
                given.pop();
            }
            Teken::Leesteken(_) | Teken::Getal | Teken::Tekst => {}
            Teken::Naam(name) => {
                keur_naam(name, before, after)?;
                if after == Some(Teken::Leesteken('='))
                    && let Some(call) = given.last_mut()
                {
                    if call.contains(name) {
                        let help = "zet de waarden in een lijst: `[\"a\", \"b\"]`";
                        return Err(notatie(format!("`{name}` staat er twee keer")).hulp(help));
                    }
                    call.push(name);
                }
            }
        }
    }
    // A list is only ever a value, never a place in another value.
    let index = tekens.windows(2).find(|pair| {
        let value = !matches!(pair[0], Teken::Leesteken('(' | '[' | ',' | '='));
        pair[1] == Teken::Leesteken('[') && value
    });
    index.map_or(Ok(()), |_| Err(notatie("de formule klopt niet").hulp(VOORBEELD)))
}

fn keur_naam(
    name: &str,
    before: Option<Teken<'_>>,
    after: Option<Teken<'_>>,
) -> Result<(), Misser> {
    let called = after == Some(Teken::Leesteken('('));
    let unknown = |what: &str, known: &[&str]| {
        let help = did_you_mean(name, known.iter().copied());
        let all = known.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>();
        let help = help.unwrap_or_else(|| format!("kies uit {}", crate::taal::list(&all)));
        Misser::new(Code::FormuleOnbekend, format!("{what} `{}` bestaat niet", kort(name)))
            .hulp(help)
    };
    if before == Some(Teken::Leesteken('|')) {
        return if FILTERS.contains(&name) { Ok(()) } else { Err(unknown("de vorm", &FILTERS)) };
    }
    if called {
        let all = [FUNCTIES.as_slice(), PLAATSEN.as_slice()].concat();
        return if all.contains(&name) { Ok(()) } else { Err(unknown("de functie", &all)) };
    }
    if after == Some(Teken::Leesteken('=')) {
        return Ok(());
    }
    let name = kort(name);
    let help = format!("zet tekst tussen aanhalingstekens: `{{{{ cijfer(\"{name}\") }}}}`");
    Err(notatie(format!("`{name}` staat los in de formule")).hulp(help))
}

fn tekens(text: &str) -> Result<Vec<Teken<'_>>, Misser> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let (teken, length) = teken(rest, c)?;
        found.push(teken);
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

fn teken(rest: &str, c: char) -> Result<(Teken<'_>, usize), Misser> {
    let run = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
    match c {
        'a'..='z' | 'A'..='Z' | '_' => {
            let length = run(|c| c.is_ascii_alphanumeric() || c == '_');
            Ok((Teken::Naam(&rest[..length]), length))
        }
        '0'..='9' => Ok((Teken::Getal, run(|c| c.is_ascii_digit() || c == '.'))),
        '"' | '\'' => {
            let inside = &rest[1..];
            let end = inside.find([c, '\\']).filter(|&end| inside[end..].starts_with(c));
            let wrong = || notatie("een tekst in de formule heeft geen eind, of een `\\`");
            end.map(|end| (Teken::Tekst, end + 2)).ok_or_else(wrong)
        }
        '(' | ')' | '[' | ']' | ',' | '=' | '|' => Ok((Teken::Leesteken(c), 1)),
        '“' | '”' | '„' | '‘' | '’' | '«' | '»' => {
            Err(notatie("de formule heeft kromme aanhalingstekens").hulp("gebruik rechte: `\"`"))
        }
        '+' | '-' | '*' | '/' | '%' | '~' => {
            let help = "gebruik `som`, `verschil` of `aandeel`";
            Err(notatie(format!("rekenen met `{c}` kan niet in een formule")).hulp(help))
        }
        other => {
            let message =
                format!("het teken `{}` kan niet in een formule", kort(&other.to_string()));
            Err(notatie(message).hulp(VOORBEELD))
        }
    }
}
