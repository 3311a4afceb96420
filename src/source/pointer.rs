//! JSON pointers (RFC 6901): the address of every place in the data.

use std::fmt;

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
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// The element at `index` of the list at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
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
