//! The rows of CSV and of blocks that the document needs, as tables of the data.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    project::Project,
    source::{Node, Pointer},
};

/// More rows than this of one block help no reader; they stay in their file.
pub(super) const MOST: usize = 500;

/// Rows by their number in the table of numbers.
#[derive(Debug, Default)]
pub(super) struct Rijen {
    rijen: BTreeMap<usize, (Pointer, Node)>,
    op_id: HashMap<String, usize>,
}

impl Rijen {
    /// The first rows of every block, and those that something refers to.
    pub(super) fn of(project: &Project) -> Self {
        let named: BTreeSet<&str> = project.genoemde_cijfers().collect();
        let mut rows = Self::default();
        let (mut block, mut count) = (None, 0);
        for cijfer in project.cijfers.iter().filter(|cijfer| !cijfer.is_los()) {
            let of = project.cijfers.blok(cijfer).map(std::ptr::from_ref);
            count = if of == block { count + 1 } else { 1 };
            block = of;
            let id = cijfer.id().filter(|id| named.contains(id));
            if count <= MOST || id.is_some() {
                let place = cijfer.pad();
                rows.rijen.insert(cijfer.nummer(), (place, cijfer.knoop()));
            }
            if let Some(id) = cijfer.id().filter(|_| count <= MOST).or(id) {
                rows.op_id.entry(id.to_owned()).or_insert(cijfer.nummer());
            }
        }
        rows
    }

    /// The row with this number.
    pub(super) fn op(&self, nummer: usize) -> Option<(&Pointer, &Node)> {
        self.rijen.get(&nummer).map(|(pointer, node)| (pointer, node))
    }

    /// The row with this id.
    pub(super) fn met_id(&self, id: &str) -> Option<&Node> {
        self.op(*self.op_id.get(id)?).map(|(_, node)| node)
    }
}
