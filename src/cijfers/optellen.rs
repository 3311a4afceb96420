//! Adds numbers up, and objects to what must not be added.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{Cijfer, Cijfers, Dimensie, Waarde, Wanneer, Woord};
use crate::model::keuze::{Cijfersoort, Nauwkeurigheid};

/// What numbers come to together.
#[derive(Debug, Clone, PartialEq)]
pub struct Uitkomst<'a> {
    /// The lowest that it can be.
    pub min: Decimal,
    /// The highest that it can be.
    pub max: Decimal,
    /// The numbers that were added.
    pub delen: Vec<Cijfer<'a>>,
    /// Numbers that are not known, or are words: they are not in it.
    pub onbekend: Vec<Cijfer<'a>>,
    /// How far it may be off because its parts were rounded.
    pub speling: Decimal,
    /// How exact it is: as exact as its least exact part.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// When it holds: from the first to the last year of its parts.
    pub wanneer: Wanneer,
}

/// Why numbers must not be added.
#[derive(Debug, Clone, PartialEq)]
pub enum Bezwaar<'a> {
    /// There are none.
    Geen,
    /// They are of different kinds.
    Soorten(Cijfer<'a>, Cijfer<'a>),
    /// They are counted in different units.
    Eenheden(Cijfer<'a>, Cijfer<'a>),
    /// They are shares of different things.
    Noemers(Cijfer<'a>, Cijfer<'a>),
    /// They hold at different times.
    Perioden(Cijfer<'a>, Cijfer<'a>),
    /// The first lies inside the second.
    Genest(Cijfer<'a>, Cijfer<'a>, Dimensie),
    /// The second is a part of the first.
    TotaalEnDeel(Cijfer<'a>, Cijfer<'a>),
    /// The outcome has more digits than can be kept exactly.
    TeGroot,
}

impl PartialEq for Cijfer<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tabel, other.tabel) && self.nummer == other.nummer
    }
}

impl Cijfers {
    /// Adds numbers up. Totals whose parts are there too are left out; what is still mixed is refused.
    pub fn som<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Result<Uitkomst<'a>, Bezwaar<'a>> {
        let cijfers = self.zonder_totalen(cijfers);
        let first = *cijfers.first().ok_or(Bezwaar::Geen)?;
        for other in &cijfers {
            if other.rij.soort != first.rij.soort {
                return Err(Bezwaar::Soorten(first, *other));
            }
            if other.rij.eenheid != first.rij.eenheid {
                return Err(Bezwaar::Eenheden(first, *other));
            }
            if other.rij.van != first.rij.van {
                return Err(Bezwaar::Noemers(first, *other));
            }
        }
        self.perioden(&cijfers)?;
        self.delen(&cijfers)?;
        self.geneste(&cijfers)?;
        Uitkomst::of(&cijfers).ok_or(Bezwaar::TeGroot)
    }

    /// The words of all dimensions, without those in a set of dimensions.
    pub(super) fn woorden_van(&self, cijfer: Cijfer<'_>, zonder: u32) -> Vec<Woord> {
        let own = (0..self.eigen.len()).filter_map(|at| u8::try_from(at).ok());
        let all = Dimensie::VAST.into_iter().chain(own.map(Dimensie::Eigen));
        let word = |dimensie: Dimensie| match zonder & dimensie.bit() {
            0 => cijfer.woord(dimensie),
            _ => Woord::default(),
        };
        all.map(word).collect()
    }

    /// Declared totals are not added to their own parts.
    pub(super) fn zonder_totalen<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Vec<Cijfer<'a>> {
        let sets: BTreeSet<u32> =
            cijfers.iter().map(|c| c.rij.totaal_over).filter(|set| *set != 0).collect();
        if sets.is_empty() {
            return cijfers.to_vec();
        }
        let mut parts: HashSet<(u32, Vec<Woord>)> = HashSet::new();
        for set in &sets {
            // A total over what numbers are about has parts that say so, and parts that need not.
            let named = set & !Dimensie::Onderwerp.bit();
            let filled = |c: &&Cijfer<'_>| {
                c.gevuld().bits() & named == named && c.rij.totaal_over & set != *set
            };
            parts.extend(cijfers.iter().filter(filled).map(|c| (*set, self.woorden_van(*c, *set))));
        }
        let keep = |c: &&Cijfer<'_>| {
            let set = c.rij.totaal_over;
            set == 0 || !parts.contains(&(set, self.woorden_van(**c, set)))
        };
        cijfers.iter().filter(keep).copied().collect()
    }

    fn perioden<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Result<(), Bezwaar<'a>> {
        let first = cijfers[0];
        let dated = |c: &Cijfer<'_>| matches!(c.rij.wanneer(), Wanneer::Peildatum(_));
        for other in cijfers {
            let differs = other.rij.wanneer() != first.rij.wanneer();
            if differs && (dated(other) || dated(&first)) {
                return Err(Bezwaar::Perioden(first, *other));
            }
        }
        // What happens over years may be added over years, but the same years never twice.
        let loose = matches!(
            first.rij.soort,
            Cijfersoort::Plan | Cijfersoort::Realisatie | Cijfersoort::Stroom
        );
        let mut seen: HashMap<Vec<Woord>, Vec<Cijfer<'a>>> = HashMap::new();
        for cijfer in cijfers {
            let key = if loose { self.woorden_van(*cijfer, 0) } else { Vec::new() };
            let others = seen.entry(key).or_default();
            let clash = others.iter().find(|other| {
                other.rij.wanneer() != cijfer.rij.wanneer()
                    && overlap(other.rij.wanneer(), cijfer.rij.wanneer())
            });
            if let Some(other) = clash {
                return Err(Bezwaar::Perioden(*other, *cijfer));
            }
            if others.iter().all(|other| other.rij.wanneer() != cijfer.rij.wanneer()) {
                others.push(*cijfer);
            }
        }
        Ok(())
    }

    /// A number that says less than another and otherwise the same, has that other in it.
    fn delen<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Result<(), Bezwaar<'a>> {
        let about = !Dimensie::Onderwerp.bit();
        let mut by_set: BTreeMap<u32, IndexMap<Vec<Woord>, Cijfer<'a>>> = BTreeMap::new();
        for cijfer in cijfers {
            let set = cijfer.gevuld().bits() & about;
            let key = self.woorden_van(*cijfer, !about);
            by_set.entry(set).or_default().entry(key).or_insert(*cijfer);
        }
        for (small, totals) in &by_set {
            for (large, parts) in by_set.iter().filter(|(large, _)| *small & **large == *small) {
                if small == large {
                    continue;
                }
                for part in parts.values() {
                    let key = self.woorden_van(*part, !about | (large & !small));
                    if let Some(total) = totals.get(&key) {
                        return Err(Bezwaar::TotaalEnDeel(*total, *part));
                    }
                }
            }
        }
        Ok(())
    }

    fn geneste<'a>(&'a self, cijfers: &[Cijfer<'a>]) -> Result<(), Bezwaar<'a>> {
        for dimensie in self.dimensies().into_iter().filter(|one| self.nest(*one)) {
            let mut by_rest: HashMap<Vec<Woord>, Vec<Cijfer<'a>>> = HashMap::new();
            for cijfer in cijfers.iter().filter(|c| !c.rij.telt_eenmaal) {
                let zonder = dimensie.bit() | Dimensie::Onderwerp.bit();
                let others = by_rest.entry(self.woorden_van(*cijfer, zonder)).or_default();
                let (own, word) = (cijfer.woord(dimensie), |c: &Cijfer<'_>| c.woord(dimensie));
                for other in others.iter() {
                    if self.woord_in(dimensie, own, word(other)) {
                        return Err(Bezwaar::Genest(*cijfer, *other, dimensie));
                    }
                    if self.woord_in(dimensie, word(other), own) {
                        return Err(Bezwaar::Genest(*other, *cijfer, dimensie));
                    }
                }
                if others.iter().all(|other| word(other) != own) {
                    others.push(*cijfer);
                }
            }
        }
        Ok(())
    }
}

impl<'a> Uitkomst<'a> {
    /// Adds numbers up of which it is known already that they belong together.
    ///
    /// None when there are none, or the outcome cannot be kept exactly.
    pub(crate) fn of(cijfers: &[Cijfer<'a>]) -> Option<Self> {
        let mut sum = Self {
            min: Decimal::ZERO,
            max: Decimal::ZERO,
            delen: Vec::new(),
            onbekend: Vec::new(),
            speling: Decimal::ZERO,
            nauwkeurigheid: None,
            wanneer: cijfers.first()?.wanneer(),
        };
        for cijfer in cijfers {
            let Some((min, max)) = cijfer.grenzen() else {
                sum.onbekend.push(*cijfer);
                continue;
            };
            sum.min = sum.min.checked_add(min)?;
            sum.max = sum.max.checked_add(max)?;
            if let Some(step) = cijfer.afgerond_op() {
                sum.speling = sum.speling.checked_add(step.checked_div(Decimal::TWO)?)?;
            }
            sum.nauwkeurigheid = ruimste(sum.nauwkeurigheid, cijfer.nauwkeurigheid());
            sum.wanneer = samen(sum.wanneer, cijfer.wanneer());
            sum.delen.push(*cijfer);
        }
        Some(sum)
    }

    /// Whether it is one number and no range.
    pub fn is_exact(&self) -> bool {
        self.min == self.max
    }

    /// Whether one of its parts must not be shown.
    pub fn verborgen(&self) -> usize {
        self.delen.iter().filter(|cijfer| cijfer.is_afgeschermd()).count()
    }

    /// Whether a number agrees with it, within what rounding allows.
    pub fn past(&self, (min, max): (Decimal, Decimal), speling: Decimal) -> bool {
        let room = self.speling.saturating_add(speling);
        min <= self.max.saturating_add(room) && max >= self.min.saturating_sub(room)
    }

    /// The sum written out: `40 + 60 + 20 = 120`; long ones are cut.
    pub fn uitgeschreven(&self) -> String {
        format!("{} = {}", self.optelling(), self.tekst())
    }

    /// What is added, written out: `40 + 60 + 20`; long ones are cut.
    pub fn optelling(&self) -> String {
        const MOST: usize = 12;
        let number = |cijfer: &Cijfer<'_>| match cijfer.waarde() {
            _ if cijfer.is_afgeschermd() => "(afgeschermd)".to_owned(),
            Waarde::Getal(number) => crate::taal::number(number),
            Waarde::Bereik(Some(min), Some(max)) => {
                format!("({} tot {})", crate::taal::number(min), crate::taal::number(max))
            }
            Waarde::Bereik(..) | Waarde::Leeg | Waarde::Tekst(_) | Waarde::Onbekend(_) => {
                "?".to_owned()
            }
        };
        let mut parts: Vec<String> = self.delen.iter().take(MOST).map(number).collect();
        if self.delen.len() > MOST {
            parts.push(format!("… ({} getallen)", self.delen.len()));
        }
        parts.join(" + ")
    }

    /// The outcome in Dutch notation; a range as `100 tot 140`.
    pub fn tekst(&self) -> String {
        crate::taal::range(self.min, self.max)
    }
}

fn overlap(one: Wanneer, other: Wanneer) -> bool {
    let halves = |wanneer: Wanneer| match wanneer {
        Wanneer::Periode { van, tot, helft } => {
            let (first, last) = (u32::from(van) * 2, u32::from(tot) * 2 + 1);
            Some(match helft {
                1 => (first, first),
                2 => (last, last),
                _ => (first, last),
            })
        }
        Wanneer::Onbekend | Wanneer::Peildatum(_) => None,
    };
    match (halves(one), halves(other)) {
        (Some((a, b)), Some((c, d))) => a <= d && c <= b,
        // Without a period nothing says that they are apart.
        _ => true,
    }
}

/// From the first to the last year of both.
fn samen(one: Wanneer, other: Wanneer) -> Wanneer {
    match (one, other) {
        (Wanneer::Periode { van: a, tot: b, .. }, Wanneer::Periode { van: c, tot: d, .. })
            if one != other =>
        {
            Wanneer::Periode { van: a.min(c), tot: b.max(d), helft: 0 }
        }
        _ => one,
    }
}

/// The least exact of two.
pub(crate) fn ruimste(
    one: Option<Nauwkeurigheid>,
    other: Option<Nauwkeurigheid>,
) -> Option<Nauwkeurigheid> {
    match (one, other) {
        (None | Some(Nauwkeurigheid::Exact), other) => other.or(one),
        (one, None | Some(Nauwkeurigheid::Exact)) => one,
        (one, other) if one == other => one,
        _ => Some(Nauwkeurigheid::Circa),
    }
}
