//! JSON pointers (RFC 6901): the address of every place in the data.

use std::fmt::{self, Write as _};

/// A JSON pointer into the merged tree; the empty string is the whole project.
///
/// As a *pattern*, a segment `*` stands for every index of an array.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// The whole project.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Reads a pointer; none when it is not empty and does not start with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The value under `key` of the table at this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut longer = self.with_room(key.len());
        longer.push_key(key);
        longer
    }

    /// The element at `index` of the list at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut longer = self.with_room(4);
        longer.push_index(index);
        longer
    }

    /// The place `inside` the value at this place.
    #[must_use]
    pub fn join(&self, inside: &Self) -> Self {
        Self(format!("{}{}", self.0, inside.0))
    }

    /// The same place, with room for a segment of so many bytes.
    fn with_room(&self, bytes: usize) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + bytes);
        text.push_str(&self.0);
        Self(text)
    }

    /// Goes to the value under `key`; a walk goes back with [`truncate`](Self::truncate).
    pub(crate) fn push_key(&mut self, key: &str) {
        self.0.push('/');
        if key.contains(['~', '/']) {
            self.0.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            self.0.push_str(key);
        }
    }

    /// Goes to the element at `index`.
    pub(crate) fn push_index(&mut self, index: usize) {
        write!(self.0, "/{index}").expect("invariant: text can be written");
    }

    /// Goes back to where the pointer had this many bytes.
    pub(crate) fn truncate(&mut self, bytes: usize) {
        self.0.truncate(bytes);
    }

    /// The table or list that holds this place; none for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// The keys and indices on the way, unescaped.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = String> + '_ {
        let rest = self.0.strip_prefix('/').map(|rest| rest.split('/'));
        rest.into_iter().flatten().map(|segment| segment.replace("~1", "/").replace("~0", "~"))
    }

    /// The last key or index, unescaped; none for the root.
    pub fn last(&self) -> Option<String> {
        self.segments().next_back()
    }

    /// Whether `self` is `other` or lies inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
