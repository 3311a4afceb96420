//! How much work a toets is, so that no kader can keep the program busy for hours.

use std::collections::BTreeMap;

use super::Known;
use super::uses::{What, uses_of};
use crate::kader::Eis;
use crate::source::{Node, Pointer};

/// The data that eisen look at.
#[derive(Debug, Clone, Copy)]
pub struct Data<'a> {
    /// What stands in TOML.
    pub tree: &'a Node,
    /// Rows that count as elements of `[[cijfer]]` and do not stand in the tree.
    pub rows: usize,
}

/// Counts values of the data that a toets looks at.
pub(super) struct Meter<'a> {
    data: Data<'a>,
    known: &'a Known,
    /// How many values stand at a pattern; the same patterns come back all the time.
    sizes: BTreeMap<String, usize>,
}

impl<'a> Meter<'a> {
    pub(super) fn new(data: Data<'a>, known: &'a Known) -> Self {
        Self { data, known, sizes: BTreeMap::new() }
    }

    /// How many values the toets of an eis looks at, at most.
    pub(super) fn weight(&mut self, eis: &Eis) -> usize {
        let mut total = 1_usize;
        // How many elements the filter in hand goes through, and how many values a dekking asks for.
        let (mut elements, mut asked) = (1, 1);
        for one in uses_of(eis, &Pointer::root()) {
            let cost = match &one.what {
                What::Lijst(list) => {
                    asked = self.known.lists.get(list).map_or(1, |values| values.len().max(1));
                    0
                }
                // A filter that follows references looks, for each element, at all that are referred to.
                What::Pad(list) if one.at.last().as_deref() == Some("naar") => {
                    elements * self.size(list)
                }
                What::Pad(pad) => std::mem::replace(&mut asked, 1) * self.size(pad),
                What::Veld { lijst, .. } => {
                    elements = self.size(lijst);
                    elements
                }
                What::Woord { .. }
                | What::Lijstwaarde { .. }
                | What::NietEen(_)
                | What::VraagtNiets(_) => 1,
            };
            total = total.saturating_add(cost);
        }
        total
    }

    /// How many values stand at a pattern, with the elements of a list there.
    fn size(&mut self, pattern: &str) -> usize {
        if let Some(size) = self.sizes.get(pattern) {
            return *size;
        }
        let elements = self.data.tree.select(&format!("{pattern}/*")).len();
        let is_cijfer = pattern.strip_prefix("/cijfer");
        let is_cijfer = is_cijfer.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let rows = if is_cijfer { self.data.rows } else { 0 };
        let size = 1 + self.data.tree.select(pattern).len() + elements + rows;
        self.sizes.insert(pattern.to_owned(), size);
        size
    }
}
