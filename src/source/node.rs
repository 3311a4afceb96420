//! The tree of values, in which every value and every key knows its place.

use jiff::civil::Date;
use serde_json::Value;

use super::{Lezers, Location, Pointer};

/// One value of the data with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it holds.
    pub kind: Kind,
    /// The value, or for a table its header.
    pub location: Location,
    /// For whom it is meant.
    pub lezers: Lezers,
}

/// The kinds of value that TOML has, as far as a visie uses them.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A string.
    Text(String),
    /// A number, as it was written (without underscores), so that no digit is lost.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A calendar date.
    Date(Date),
    /// A list.
    Array(Vec<Node>),
    /// A table, in the order of the file.
    Table(Vec<Entry>),
}

/// One key of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, unescaped.
    pub key: String,
    /// Where the key stands.
    pub key_location: Location,
    /// Its value.
    pub node: Node,
}

/// Which part of a place a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The key; for the element of a list the element itself.
    Key,
    /// The value.
    Value,
    /// The header of the nearest table: the place itself, or the table around it.
    Header,
}

impl Node {
    /// A value at a place, for everybody.
    pub fn new(kind: Kind, location: Location) -> Self {
        Self { kind, location, lezers: Lezers::default() }
    }

    /// An empty table.
    pub fn empty(location: Location) -> Self {
        Self::new(Kind::Table(Vec::new()), location)
    }

    /// The value under a key; none when this is no table.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The key with its value; none when this is no table.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The keys of a table; empty when this is no table.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Table(entries) => entries,
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Array(_) => &[],
        }
    }

    /// The elements of a list; empty when this is no list.
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::Array(items) => items,
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Table(_) => &[],
        }
    }

    /// The text of a string.
    pub fn as_text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { None }
    }

    /// The text of a number, as it was written.
    pub fn as_number(&self) -> Option<&str> {
        if let Kind::Number(text) = &self.kind { Some(text) } else { None }
    }

    /// A truth value.
    pub const fn as_bool(&self) -> Option<bool> {
        if let Kind::Bool(value) = self.kind { Some(value) } else { None }
    }

    /// A date.
    pub const fn as_date(&self) -> Option<Date> {
        if let Kind::Date(date) = self.kind { Some(date) } else { None }
    }

    /// Whether this is a table.
    pub const fn is_table(&self) -> bool {
        matches!(self.kind, Kind::Table(_))
    }

    /// How many values the tree holds, itself included.
    pub fn count(&self) -> usize {
        let items: usize = self.items().iter().map(Self::count).sum();
        let entries: usize = self.entries().iter().map(|entry| entry.node.count()).sum();
        1 + items + entries
    }

    /// The value at a pointer.
    pub fn at(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.segments().try_fold(self, |node, segment| node.child(&segment))
    }

    /// Every value that matches a pattern, in order; a segment `*` matches every index of a list.
    ///
    /// A part of the pattern that is not there gives nothing.
    pub fn select(&self, pattern: &str) -> Vec<(Pointer, &Self)> {
        let mut found = vec![(Pointer::root(), self)];
        for segment in pattern.split('/').skip(1) {
            let segment = segment.replace("~1", "/").replace("~0", "~");
            found = found.into_iter().flat_map(|(at, node)| node.step(&at, &segment)).collect();
        }
        found
    }

    /// Where a place stands; a place that is missing gives the nearest one around it.
    pub fn location_of(&self, pointer: &Pointer, part: Part) -> Location {
        let (mut node, mut key, mut header) = (self, self.location, self.location);
        for segment in pointer.segments() {
            let Some(child) = node.child(&segment) else { return header };
            key = node.entry(&segment).map_or(child.location, |entry| entry.key_location);
            node = child;
            if node.is_table() {
                header = node.location;
            }
        }
        match part {
            Part::Key => key,
            Part::Value => node.location,
            Part::Header => header,
        }
    }

    /// Takes a place out, and gives what stood there.
    pub fn remove(&mut self, pointer: &Pointer) -> Option<Self> {
        let last = pointer.last()?;
        let parent = self.at_mut(&pointer.parent()?)?;
        match &mut parent.kind {
            Kind::Array(items) => {
                let index = last.parse().ok().filter(|index| *index < items.len())?;
                Some(items.remove(index))
            }
            Kind::Table(entries) => {
                let index = entries.iter().position(|entry| entry.key == last)?;
                Some(entries.remove(index).node)
            }
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => None,
        }
    }

    /// Puts a value at a place, making tables on the way; an index equal to the length appends.
    ///
    /// Gives false, and changes nothing of what was there, when the way runs through another kind of value.
    pub fn set(&mut self, pointer: &Pointer, node: Self) -> bool {
        let mut target = self;
        for segment in pointer.segments() {
            let location = node.location;
            match target.child_or_new(&segment, location) {
                Some(child) => target = child,
                None => return false,
            }
        }
        *target = node;
        true
    }

    /// Gives every value and key in the tree this one place.
    #[must_use]
    pub fn placed_at(mut self, location: Location) -> Self {
        self.location = location;
        match &mut self.kind {
            Kind::Array(items) => {
                for item in items {
                    *item = std::mem::replace(item, Self::empty(location)).placed_at(location);
                }
            }
            Kind::Table(entries) => {
                for entry in entries {
                    entry.key_location = location;
                    let node = std::mem::replace(&mut entry.node, Self::empty(location));
                    entry.node = node.placed_at(location);
                }
            }
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => {}
        }
        self
    }

    pub(super) fn child(&self, segment: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Array(items) => items.get(segment.parse::<usize>().ok()?),
            Kind::Table(_) => self.get(segment),
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => None,
        }
    }

    fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        pointer.segments().try_fold(self, |node, segment| match &mut node.kind {
            Kind::Array(items) => items.get_mut(segment.parse::<usize>().ok()?),
            Kind::Table(entries) => {
                entries.iter_mut().find(|entry| entry.key == segment).map(|entry| &mut entry.node)
            }
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => None,
        })
    }

    fn child_or_new(&mut self, segment: &str, location: Location) -> Option<&mut Self> {
        match &mut self.kind {
            Kind::Array(items) => {
                let index = segment.parse::<usize>().ok()?;
                if index == items.len() {
                    items.push(Self::empty(location));
                }
                items.get_mut(index)
            }
            Kind::Table(entries) => {
                let known = entries.iter().position(|entry| entry.key == segment);
                let index = known.unwrap_or_else(|| {
                    let node = Self::empty(location);
                    entries.push(Entry { key: segment.to_owned(), key_location: location, node });
                    entries.len() - 1
                });
                entries.get_mut(index).map(|entry| &mut entry.node)
            }
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => None,
        }
    }

    fn step(&self, at: &Pointer, segment: &str) -> Vec<(Pointer, &Self)> {
        if segment == "*" {
            let items = self.items().iter().enumerate();
            return items.map(|(index, item)| (at.index(index), item)).collect();
        }
        self.child(segment).map(|child| (at.key(segment), child)).into_iter().collect()
    }
}

/// The tree as JSON, for validation against the schema only: large numbers lose digits here.
pub fn to_json(node: &Node) -> Value {
    match &node.kind {
        Kind::Text(text) => Value::String(text.clone()),
        Kind::Number(text) => number_to_json(text),
        Kind::Bool(value) => Value::Bool(*value),
        Kind::Date(date) => Value::String(date.to_string()),
        Kind::Array(items) => Value::Array(items.iter().map(to_json).collect()),
        Kind::Table(entries) => {
            let pairs = entries.iter().map(|entry| (entry.key.clone(), to_json(&entry.node)));
            Value::Object(pairs.collect())
        }
    }
}

fn number_to_json(text: &str) -> Value {
    if let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = text.parse::<u64>() {
        return number.into();
    }
    text.parse::<f64>().map_or(Value::Null, Value::from)
}
