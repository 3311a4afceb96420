//! One value as running text: numbers with their unit, dates, names and links.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::{
    cijfers::{Hoeveelheid, Waarde, Wanneer},
    compose::{
        namen::{Namen, label, words},
        record::is_selection,
        rijen::Rijen,
    },
    document::Inline,
    model::{
        keuze::Nauwkeurigheid,
        waarde::{Getal, Periode},
    },
    project::NIET_HIER,
    schema,
    source::{Kind, Node, Pointer},
    taal,
};

pub(super) use crate::document::text::plain;

/// Knows how a value at a place is printed.
pub(super) struct Opmaak<'a> {
    pub(super) namen: &'a Namen,
    /// The data, for a `Waarde` that names a `[[cijfer]]`.
    pub(super) tree: &'a Node,
    /// The rows that do not stand in `[[cijfer]]`.
    pub(super) rijen: &'a Rijen,
    /// Hidden counts are below this.
    pub(super) drempel: u32,
}

impl<'a> Opmaak<'a> {
    /// The `[[cijfer]]` that a `Waarde` names, or the value itself.
    pub(super) fn resolve<'b>(&self, node: &'b Node) -> &'b Node
    where
        'a: 'b,
    {
        let named = node.get("cijfer").and_then(Node::as_text);
        let row = named.and_then(|id| self.rijen.met_id(id));
        let element = named.and_then(|id| self.namen.element(id));
        row.or_else(|| self.tree.at(&element?.pad)).unwrap_or(node)
    }

    /// A value without parts of its own, or a `Waarde` or unknown, as text; none for real tables.
    pub(super) fn inline(&self, pattern: &str, node: &Node) -> Option<Vec<Inline>> {
        match &node.kind {
            Kind::Text(text) => Some(self.text(pattern, text)),
            Kind::Number(digits) => Some(vec![Inline::text(number(pattern, digits))]),
            Kind::Bool(yes) => Some(vec![Inline::text(if *yes { "ja" } else { "nee" })]),
            Kind::Date(date) => Some(vec![Inline::text(taal::date(*date))]),
            Kind::Table(_) if is_selection(pattern) => Some(self.selectie(pattern, node)),
            Kind::Table(_) => self.waarde(pattern, node),
            Kind::Array(items) => {
                let parts: Option<Vec<_>> =
                    items.iter().map(|item| self.inline(&format!("{pattern}/*"), item)).collect();
                Some(joined(parts?))
            }
        }
    }

    fn text(&self, pattern: &str, text: &str) -> Vec<Inline> {
        let schema = schema::visie();
        if let Some(list) = schema.keyword(pattern, "x-lijst").and_then(|list| list.as_str()) {
            return vec![Inline::text(self.namen.value(list, text))];
        }
        if schema.keyword(pattern, "x-verwijst").is_some() {
            return vec![self.link(text)];
        }
        if schema.keyword(pattern, "enum").is_some() {
            return vec![Inline::text(words(text))];
        }
        if text.starts_with("https://") || text.starts_with("http://") {
            let content = vec![Inline::text(text)];
            return vec![Inline::Link { target: text.to_owned(), content }];
        }
        if is_period(pattern) {
            return vec![Inline::text(period(text))];
        }
        vec![Inline::text(text)]
    }

    /// The name of the element with this id, as a link to where it stands.
    pub(super) fn link(&self, id: &str) -> Inline {
        match self.namen.element(id) {
            Some(element) => Inline::Link {
                target: format!("#{id}"),
                content: vec![Inline::text(element.naam.clone())],
            },
            None if id == NIET_HIER => Inline::text(words(id)),
            None => Inline::text(id),
        }
    }

    /// Which numbers are chosen: `soort: realisatie; segment: sociale huur`.
    fn selectie(&self, pattern: &str, node: &Node) -> Vec<Inline> {
        let mut line = Vec::new();
        for key in schema::visie().keys(pattern) {
            let inner = format!("{pattern}/{key}");
            let words = node.get(key).and_then(|value| self.inline(&inner, value));
            let Some(words) = words.filter(|words| !words.is_empty()) else { continue };
            let space = if line.is_empty() { "" } else { "; " };
            line.push(Inline::text(format!("{space}{}: ", label(pattern, key).to_lowercase())));
            line.extend(words);
        }
        line
    }

    /// A `Waarde` in one line; none when the table is something else.
    fn waarde(&self, pattern: &str, node: &Node) -> Option<Vec<Inline>> {
        if let Some(reason) = node.get("onbekend").and_then(Node::as_text) {
            return Some(vec![Inline::Emph {
                content: vec![Inline::text(format!("nog niet bekend: {reason}"))],
            }]);
        }
        if let (Some(own), Some(value)) = (node.get("dimensie"), node.get("waarde")) {
            let (own, value) = (own.as_text()?, value.as_text()?);
            return Some(vec![Inline::text(self.namen.kenmerk(own, value))]);
        }
        if schema::visie().at(&format!("{pattern}/nauwkeurigheid")).is_none()
            || schema::visie().at(&format!("{pattern}/id")).is_some()
        {
            return None;
        }
        let node = self.resolve(node);
        let mut line = vec![Inline::text(self.amount(node))];
        line.extend(self.remarks(node));
        Some(line)
    }

    /// The number, range or words of a `Waarde` or of a `[[cijfer]]`, with qualifier and unit.
    pub(super) fn amount(&self, node: &Node) -> String {
        hoeveelheid(node).tekst(self.drempel, " ")
    }

    /// Period, reference date and source, between brackets.
    pub(super) fn remarks(&self, node: &Node) -> Vec<Inline> {
        let mut parts: Vec<Inline> = Vec::new();
        let texts = |key: &str| node.get(key).and_then(Node::as_text);
        parts.extend(texts("periode").map(|years| Inline::text(period(years))));
        if let Some(date) = node.get("peildatum").and_then(Node::as_date) {
            parts.push(Inline::text(format!("per {}", taal::date(date))));
        }
        if let Some(source) = texts("bron") {
            parts.push(self.link(source));
        }
        if parts.is_empty() {
            return parts;
        }
        let mut line = vec![Inline::text(" (")];
        line.extend(joined(parts.into_iter().map(|part| vec![part]).collect()));
        line.push(Inline::text(")"));
        line
    }
}

/// Period or reference date of a `Waarde` or of a `[[cijfer]]`.
pub(super) fn moment(node: &Node) -> Option<String> {
    let years = node.get("periode").and_then(Node::as_text).map(period);
    let day = node.get("peildatum").and_then(Node::as_date).map(taal::date);
    years.or(day)
}

/// The number of a `Waarde` or of a `[[cijfer]]`, with what belongs to it.
pub(super) fn hoeveelheid(node: &Node) -> Hoeveelheid<'_> {
    let inner = node.get("aantal").filter(|inner| !inner.entries().is_empty());
    let text = |key: &str| {
        let within = inner.and_then(|inner| inner.get(key)).and_then(Node::as_text);
        within.or_else(|| node.get(key).and_then(Node::as_text))
    };
    let read = |key: &str| inner.unwrap_or(node).get(key).and_then(decimal);
    let waarde = match (text("tekst"), text("onbekend")) {
        (Some(words), _) => Waarde::Tekst(words),
        (None, Some(reason)) => Waarde::Onbekend(reason),
        (None, None) => {
            match (read("aantal").or_else(|| decimal(node)), read("min"), read("max")) {
                (Some(value), ..) => Waarde::Getal(value),
                (None, None, None) => Waarde::Leeg,
                (None, min, max) => Waarde::Bereik(min, max),
            }
        }
    };
    let exact = text("nauwkeurigheid");
    Hoeveelheid {
        waarde,
        nauwkeurigheid: Nauwkeurigheid::ALL.iter().copied().find(|one| Some(one.as_str()) == exact),
        eenheid: text("eenheid").unwrap_or_default(),
        van: text("van"),
        afgeschermd: node.get("afschermen").and_then(Node::as_bool) == Some(true),
    }
}

/// The number of a plain value.
pub(super) fn decimal(node: &Node) -> Option<Decimal> {
    Some(Getal::from_str(node.as_number()?).ok()?.0)
}

/// Years and ordinals stay bare; other numbers get their separators.
fn number(pattern: &str, digits: &str) -> String {
    let last = pattern.rsplit('/').find(|part| *part != "*").unwrap_or_default();
    let bare = ["jaar", "horizon", "doorkijk", "peiljaar", "termijn", "start", "eind", "nummer"];
    match Getal::from_str(digits) {
        Ok(value) if !bare.contains(&last) => taal::number(value.0),
        Ok(_) | Err(_) => taal::plain_number(digits),
    }
}

fn is_period(pattern: &str) -> bool {
    let last = pattern.rsplit('/').next().unwrap_or_default();
    matches!(last, "periode" | "looptijd")
}

/// `2027-2031` as `2027 tot en met 2031`, for both years count; `2027-h1` as the first half of that year.
pub(super) fn period(text: &str) -> String {
    Wanneer::from(&Periode(text.to_owned())).tekst().unwrap_or_else(|| text.to_owned())
}

/// Parts with commas between them.
pub(super) fn joined(parts: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut line = Vec::new();
    for part in parts {
        if !line.is_empty() {
            line.push(Inline::text(", "));
        }
        line.extend(part);
    }
    line
}

/// The pointers of everything inside a node, itself included.
pub(super) fn all_pointers(at: &Pointer, node: &Node, found: &mut Vec<Pointer>) {
    found.push(at.clone());
    for entry in node.entries() {
        all_pointers(&at.key(&entry.key), &entry.node, found);
    }
    for (index, item) in node.items().iter().enumerate() {
        all_pointers(&at.index(index), item, found);
    }
}
