//! What changed between a toetsing that was recorded and one of now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Toetsing, Uitkomst, Vastlegging};

/// What changed since a toetsing was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vergelijking {
    /// The day of the rules then.
    pub peildatum: Date,
    /// Every eis whose outcome differs, what is worse first, then by id.
    pub verschillen: Vec<Verschil>,
    /// Every kader whose version differs, with then and now; none where it was not used.
    pub kaders: Vec<(String, Option<String>, Option<String>)>,
}

/// One eis whose outcome differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verschil {
    /// How to look at it.
    pub richting: Richting,
    /// The id of the eis.
    pub eis: String,
    /// What the eis asks; none for an eis that is gone.
    pub titel: Option<String>,
    /// The outcome then; none for an eis that is new.
    pub was: Option<Uitkomst>,
    /// The outcome now; none for an eis that is gone.
    pub wordt: Option<Uitkomst>,
}

/// Whether a difference is for the worse; the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Richting {
    /// What was answered, explained or did not apply, is open or less answered now.
    Slechter,
    /// Better answered than before.
    Beter,
    /// Different, but no worse and no better.
    Anders,
    /// The eis was not there before.
    Nieuw,
    /// The eis is not there any more.
    Weg,
}

/// What differs between what was recorded and the toetsing of now.
pub fn compare(was: &Vastlegging, now: &Toetsing) -> Vergelijking {
    let current: BTreeMap<&str, _> =
        now.eisen.iter().map(|found| (found.eis.id.as_str(), found)).collect();
    let kept = current.iter().filter_map(|(id, found)| {
        let before = was.eisen.get(*id).copied();
        let richting = direction(before, found.uitkomst)?;
        let titel = Some(found.eis.titel.clone());
        let wordt = Some(found.uitkomst);
        Some(Verschil { richting, eis: (*id).to_owned(), titel, was: before, wordt })
    });
    let gone = was.eisen.iter().filter(|(id, _)| !current.contains_key(id.as_str()));
    let gone = gone.map(|(id, outcome)| Verschil {
        richting: Richting::Weg,
        eis: id.clone(),
        titel: None,
        was: Some(*outcome),
        wordt: None,
    });
    let mut verschillen: Vec<Verschil> = kept.chain(gone).collect();
    verschillen.sort_by(|a, b| (a.richting, &a.eis).cmp(&(b.richting, &b.eis)));
    Vergelijking { peildatum: was.peildatum, verschillen, kaders: kaders(was, now) }
}

/// None when the outcome is the same.
fn direction(was: Option<Uitkomst>, wordt: Uitkomst) -> Option<Richting> {
    let Some(was) = was else { return Some(Richting::Nieuw) };
    if was == wordt {
        return None;
    }
    Some(match (rank(was), rank(wordt)) {
        (None, _) if wordt == Uitkomst::Open => Richting::Slechter,
        (Some(before), Some(after)) if after < before => Richting::Slechter,
        (Some(before), Some(after)) if after > before => Richting::Beter,
        (Some(_) | None, Some(_) | None) => Richting::Anders,
    })
}

/// How well an eis is answered; what does not apply stands outside that order.
fn rank(uitkomst: Uitkomst) -> Option<u8> {
    match uitkomst {
        Uitkomst::Open => Some(0),
        Uitkomst::LegUit => Some(1),
        Uitkomst::Voldaan | Uitkomst::Beargumenteerd => Some(2),
        Uitkomst::NietVanToepassing => None,
    }
}

fn kaders(was: &Vastlegging, now: &Toetsing) -> Vec<(String, Option<String>, Option<String>)> {
    let mut versions: BTreeMap<&str, (Option<&str>, Option<&str>)> = BTreeMap::new();
    for (naam, versie) in &was.kaders {
        versions.entry(naam).or_default().0 = Some(versie);
    }
    for kader in &now.kaders {
        versions.entry(&kader.naam).or_default().1 = Some(&kader.versie);
    }
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let changed = versions.into_iter().filter(|(_, (was, now))| was != now);
    changed.map(|(naam, (was, now))| (naam.to_owned(), owned(was), owned(now))).collect()
}

impl Vergelijking {
    /// Whether an eis came out worse than before.
    pub fn is_worse(&self) -> bool {
        self.verschillen.iter().any(|verschil| verschil.richting == Richting::Slechter)
    }
}

impl Richting {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Slechter, Self::Beter, Self::Anders, Self::Nieuw, Self::Weg];

    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slechter => "slechter",
            Self::Beter => "beter",
            Self::Anders => "anders",
            Self::Nieuw => "nieuw",
            Self::Weg => "weg",
        }
    }

    /// The words as printed above them.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Slechter => "Slechter dan vastgelegd",
            Self::Beter => "Beter dan vastgelegd",
            Self::Anders => "Anders, maar niet slechter",
            Self::Nieuw => "Nieuwe eisen",
            Self::Weg => "Eisen die er niet meer zijn",
        }
    }
}
