//! For whom a part of the data is meant, and the data as one kind of reader may see it.

use super::{Kind, Node, Pointer};

/// A kind of reader that an edition is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publiek {
    /// The gemeenteraad.
    Raad,
    /// Inwoners.
    Inwoner,
    /// The other gemeenten of the region, and its partners.
    Regio,
}

/// The readers that a part of the data is meant for: everybody, unless it names some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lezers {
    /// Bit by bit the readers that must not see it.
    zonder: u8,
}

impl Publiek {
    /// All kinds of readers.
    pub const ALL: [Self; 3] = [Self::Raad, Self::Inwoner, Self::Regio];

    /// The word in the data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Raad => "raad",
            Self::Inwoner => "inwoner",
            Self::Regio => "regio",
        }
    }

    /// The readers as a text names them.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Raad => "de raad",
            Self::Inwoner => "inwoners",
            Self::Regio => "de regio",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Raad => 1,
            Self::Inwoner => 2,
            Self::Regio => 4,
        }
    }
}

impl Lezers {
    /// Only these readers.
    pub fn alleen(wie: &[Publiek]) -> Self {
        let zonder = Publiek::ALL.into_iter().filter(|one| !wie.contains(one));
        Self { zonder: zonder.map(Publiek::bit).sum() }
    }

    /// Whether this reader may see it.
    pub const fn is_voor(self, publiek: Publiek) -> bool {
        self.zonder & publiek.bit() == 0
    }

    /// Whether everybody may see it.
    pub const fn is_iedereen(self) -> bool {
        self.zonder == 0
    }
}

impl Node {
    /// The data without what these readers must not see.
    #[must_use]
    pub fn voor(&self, publiek: Publiek) -> Self {
        let kind = match &self.kind {
            Kind::Array(items) => {
                let kept = items.iter().filter(|item| item.lezers.is_voor(publiek));
                Kind::Array(kept.map(|item| item.voor(publiek)).collect())
            }
            Kind::Table(entries) => {
                let kept = entries.iter().filter(|entry| entry.node.lezers.is_voor(publiek));
                let copy = kept.map(|entry| super::Entry {
                    key: entry.key.clone(),
                    key_location: entry.key_location,
                    node: entry.node.voor(publiek),
                });
                Kind::Table(copy.collect())
            }
            same @ (Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_)) => {
                same.clone()
            }
        };
        Self { kind, location: self.location, lezers: self.lezers }
    }

    /// Whether a place lies in something that these readers must not see.
    pub fn is_verborgen(&self, at: &Pointer, publiek: Publiek) -> bool {
        let mut node = self;
        for segment in at.segments() {
            let Some(child) = node.child(&segment) else { return false };
            if !child.lezers.is_voor(publiek) {
                return true;
            }
            node = child;
        }
        false
    }

    /// Every part that is meant for some readers only, in order, with its place.
    pub fn gemerkt(&self) -> Vec<(Pointer, &Self)> {
        let mut found = Vec::new();
        gather(&mut Pointer::root(), self, &mut found);
        found
    }
}

fn gather<'n>(at: &mut Pointer, node: &'n Node, found: &mut Vec<(Pointer, &'n Node)>) {
    let here = at.as_str().len();
    if !node.lezers.is_iedereen() {
        found.push((at.clone(), node));
    }
    for entry in node.entries() {
        at.push_key(&entry.key);
        gather(at, &entry.node, found);
        at.truncate(here);
    }
    for (index, item) in node.items().iter().enumerate() {
        at.push_index(index);
        gather(at, item, found);
        at.truncate(here);
    }
}
