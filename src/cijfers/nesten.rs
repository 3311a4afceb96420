//! Which values lie inside others: zorggeschikt in geclusterd, geclusterd in nultreden.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cijfers, Dimensie, Woord};
use crate::{kader::Lijst, model::cijfer::Dimensie as Modeldimensie};

/// Per dimension and value the values around it, however far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Nesten(BTreeMap<(Dimensie, Woord), BTreeSet<Woord>>);

impl Cijfers {
    /// Learns from the lists of the kaders and the own dimensions which values lie inside others.
    pub fn leer_nesten<'l>(
        &mut self,
        lijsten: impl Iterator<Item = &'l Lijst>,
        eigen: &[Modeldimensie],
    ) {
        self.nesten.0.clear();
        let mut direct: BTreeMap<(Dimensie, &str), Vec<&str>> = BTreeMap::new();
        for lijst in lijsten {
            let of_list = |dimensie: &Dimensie| dimensie.lijst() == Some(lijst.id.as_str());
            let Some(dimensie) = Dimensie::VAST.into_iter().find(of_list) else { continue };
            for item in &lijst.waarde {
                let around = direct.entry((dimensie, &item.id)).or_default();
                around.extend(item.valt_onder.iter().map(String::as_str));
            }
        }
        for dimensie in eigen {
            let Some(own) = self.dimensie(&dimensie.id.0) else { continue };
            for value in &dimensie.waarde {
                let around = direct.entry((own, &value.waarde.0)).or_default();
                around.extend(value.valt_onder.iter().map(|word| word.0.as_str()));
            }
        }
        for (dimensie, value) in direct.keys().copied().collect::<Vec<_>>() {
            let Some(woord) = self.woorden.bekend(value) else { continue };
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            let mut todo = vec![value];
            while let Some(inner) = todo.pop() {
                for outer in direct.get(&(dimensie, inner)).into_iter().flatten() {
                    if *outer != value && seen.insert(outer) {
                        todo.push(outer);
                    }
                }
            }
            let around: BTreeSet<Woord> =
                seen.into_iter().filter_map(|word| self.woorden.bekend(word)).collect();
            if !around.is_empty() {
                self.nesten.0.insert((dimensie, woord), around);
            }
        }
    }

    /// Whether the value of a dimension lies inside another value of it.
    pub fn ligt_in(&self, dimensie: Dimensie, binnen: &str, buiten: &str) -> bool {
        let words = self.woorden.bekend(binnen).zip(self.woorden.bekend(buiten));
        words.is_some_and(|(inner, outer)| self.woord_in(dimensie, inner, outer))
    }

    pub(super) fn woord_in(&self, dimensie: Dimensie, inner: Woord, outer: Woord) -> bool {
        self.nesten.0.get(&(dimensie, inner)).is_some_and(|around| around.contains(&outer))
    }

    /// Whether any value of this dimension that is in use lies inside another.
    pub(super) fn nest(&self, dimensie: Dimensie) -> bool {
        self.nesten.0.keys().any(|(nested, _)| *nested == dimensie)
    }
}
