//! Stacks own kaders on those of the program: they may add and tighten, never overwrite or loosen unseen.

use std::collections::{BTreeMap, BTreeSet};

use super::work::{Data, Meter};
use super::{Draft, Known, judge, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::files::LIMITS;
use crate::kader::ingebouwd::{ingebouwd, teksten};
use crate::kader::{Eis, Kader, Sterkte, is_ingebouwd};
use crate::source::{Location, Node, Part, Pointer, Sources, parse};

/// For more doubles than this, nobody looks up where each of them stands first.
const MAX_PLACES: usize = 20;

/// More own normen than this would take too long to compute.
const MAX_NORMEN: usize = 100;

/// What a list of the gemeente itself has beside the lists of the kaders: list and value.
type OwnValues<'a> = &'a [(String, String)];

/// The own kaders as they take part, and everything that is wrong with them.
///
/// `data` is that of the visie, for a bound on the work that a toets takes.
pub fn stack(
    drafts: Vec<Draft>,
    own: OwnValues<'_>,
    data: Data<'_>,
    sources: &mut Sources,
) -> (Vec<Kader>, Vec<Diagnostic>) {
    let mut stack = Stack { sources, diagnostics: Vec::new(), looked_up: 0 };
    let mut drafts = stack.named(drafts);
    let mut known = Known::built_in();
    stack.unique(&mut drafts);
    stack.bounded(&mut drafts, data);
    drafts.iter().for_each(|draft| known.add(&draft.kader));
    for (list, value) in own {
        known.lists.entry(list.clone()).or_default().insert(value.clone());
    }
    for draft in &mut drafts {
        let judged = judge(draft, &known);
        stack.diagnostics.extend(judged.diagnostics);
        keep(draft, |index, _| !judged.useless.contains(&index));
        keep_normen(draft, &judged.useless_normen);
    }
    stack.sharper(&drafts);
    let own = drafts.into_iter().map(|draft| {
        stack.diagnostics.extend(draft.diagnostics);
        draft.kader
    });
    let own = own.collect();
    (own, stack.diagnostics)
}

struct Stack<'a> {
    sources: &'a mut Sources,
    diagnostics: Vec<Diagnostic>,
    looked_up: usize,
}

/// Keeps these eisen, in the kader and in its tree alike.
fn keep(draft: &mut Draft, mut wanted: impl FnMut(usize, &Eis) -> bool) {
    let list = Pointer::root().key("eis");
    let gone: Vec<usize> = (0..draft.kader.eis.len())
        .filter(|index| !wanted(*index, &draft.kader.eis[*index]))
        .collect();
    let places = gone.iter().map(|index| list.index(*index)).collect();
    let empty = Node::empty(draft.tree.location);
    let tree = std::mem::replace(&mut draft.tree, empty);
    draft.tree = crate::schema::prune(tree, &places);
    let mut index = 0;
    draft.kader.eis.retain(|_| {
        index += 1;
        gone.binary_search(&(index - 1)).is_err()
    });
}

/// Takes normen out, of the kader and of its tree alike.
fn keep_normen(draft: &mut Draft, gone: &BTreeSet<usize>) {
    let list = Pointer::root().key("norm");
    let places = gone.iter().map(|index| list.index(*index)).collect();
    let empty = Node::empty(draft.tree.location);
    let tree = std::mem::replace(&mut draft.tree, empty);
    draft.tree = crate::schema::prune(tree, &places);
    let mut index = 0;
    draft.kader.norm.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

impl Stack<'_> {
    /// Two kaders with one name would be one in every report: the later one does not take part.
    fn named(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut seen: BTreeMap<String, Location> = BTreeMap::new();
        let mut kept = Vec::new();
        for draft in drafts {
            let at = Pointer::root().key("naam");
            let location = place(&draft, &at);
            let naam = draft.kader.naam.clone();
            let first = seen.get(&naam).copied();
            if first.is_none() && !is_ingebouwd(&naam) {
                seen.insert(naam, location);
                kept.push(draft);
                continue;
            }
            let message = format!("kader `{naam}` bestaat al; dit kader doet niet mee");
            let found = Diagnostic::new(Code::DubbeleId, message, location);
            let found = found.help("geef het kader een eigen `naam`");
            self.diagnostics.push(match first {
                Some(first) => found.related(first, "hier staat hij eerst"),
                None => found,
            });
            self.diagnostics.extend(draft.diagnostics);
        }
        kept
    }

    /// An id belongs to one eis, one source, one list of a kader, one value of a list.
    fn unique(&mut self, drafts: &mut [Draft]) {
        let built_in = Known::built_in();
        let mut eisen: BTreeMap<String, Location> = BTreeMap::new();
        let mut normen: BTreeMap<String, Location> = BTreeMap::new();
        let mut values: BTreeMap<(String, String), Location> = BTreeMap::new();
        for draft in drafts {
            self.unique_sources(draft);
            let mut double = BTreeSet::new();
            for (index, eis) in draft.kader.eis.iter().enumerate() {
                let at = Pointer::root().key("eis").index(index).key("id");
                let location = place(draft, &at);
                let first = eisen.get(&eis.id).copied();
                if first.is_some() || built_in.eisen.contains(&eis.id) {
                    double.insert(index);
                    let message = format!("eis `{}` bestaat al", eis.id);
                    let first = first.or_else(|| self.built_in(&["/eis/*/id"], &eis.id));
                    let help = "geef uw eis een nieuw `id`; met `scherper-dan` zegt u welke eis zij aanscherpt";
                    self.twice(message, location, first, help);
                } else {
                    eisen.insert(eis.id.clone(), location);
                }
            }
            keep(draft, |index, _| !double.contains(&index));
            self.unique_normen(draft, &built_in, &mut normen);
            self.unique_values(draft, &built_in, &mut values);
        }
    }

    /// An id belongs to one norm, and there are not more of them than a person could read.
    fn unique_normen(
        &mut self,
        draft: &mut Draft,
        built_in: &Known,
        seen: &mut BTreeMap<String, Location>,
    ) {
        let mut gone = BTreeSet::new();
        for (index, norm) in draft.kader.norm.iter().enumerate() {
            let at = Pointer::root().key("norm").index(index).key("id");
            let location = place(draft, &at);
            let first = seen.get(&norm.id).copied();
            if first.is_some() || built_in.normen.contains(&norm.id) {
                gone.insert(index);
                let message = format!("norm `{}` bestaat al", norm.id);
                let first = first.or_else(|| self.built_in(&["/norm/*/id"], &norm.id));
                self.twice(message, location, first, "geef uw norm een nieuw `id`");
            } else if seen.len() >= MAX_NORMEN {
                let message = format!("eigen kaders hebben meer dan {MAX_NORMEN} normen");
                self.too_large(message, location);
                gone.extend(index..draft.kader.norm.len());
                break;
            } else {
                seen.insert(norm.id.clone(), location);
            }
        }
        keep_normen(draft, &gone);
    }

    fn unique_sources(&mut self, draft: &Draft) {
        let bronnen = draft.kader.bron.iter().map(|bron| bron.id.as_str()).collect::<Vec<_>>();
        let lijsten = draft.kader.lijst.iter().map(|list| list.id.as_str()).collect::<Vec<_>>();
        for (key, ids) in [("bron", bronnen), ("lijst", lijsten)] {
            let mut seen: BTreeMap<&str, Location> = BTreeMap::new();
            for (index, id) in ids.into_iter().enumerate() {
                let at = Pointer::root().key(key).index(index).key("id");
                let location = place(draft, &at);
                if let Some(first) = seen.get(id).copied() {
                    let message = format!("{key} `{id}` staat al in dit kader");
                    self.twice(message, location, Some(first), "voeg de twee samen");
                } else {
                    seen.insert(id, location);
                }
            }
        }
    }

    /// A kader may add values to a list, but not say something else of a value that is there.
    fn unique_values(
        &mut self,
        draft: &mut Draft,
        built_in: &Known,
        seen: &mut BTreeMap<(String, String), Location>,
    ) {
        let mut double = BTreeSet::new();
        for (index, list) in draft.kader.lijst.iter().enumerate() {
            let values = Pointer::root().key("lijst").index(index).key("waarde");
            for (item, value) in list.waarde.iter().enumerate() {
                let location = place(draft, &values.index(item).key("id"));
                let key = (list.id.clone(), value.id.clone());
                let first = seen.get(&key).copied();
                let known = built_in.lists.get(&list.id).is_some_and(|w| w.contains(&value.id));
                if first.is_some() || known {
                    double.insert((index, item));
                    let message = format!("lijst `{}` heeft al een waarde `{}`", list.id, value.id);
                    let first =
                        first.or_else(|| self.built_in(&["/lijst/*/waarde/*/id"], &value.id));
                    let help = "geef de waarde een eigen `id`, of haal haar weg";
                    self.twice(message, location, first, help);
                } else {
                    seen.insert(key, location);
                }
            }
        }
        for (index, list) in draft.kader.lijst.iter_mut().enumerate() {
            let mut item = 0;
            list.waarde.retain(|_| {
                item += 1;
                !double.contains(&(index, item - 1))
            });
        }
    }

    fn twice(&mut self, message: String, at: Location, first: Option<Location>, help: &str) {
        let found = Diagnostic::new(Code::DubbeleId, message, at).help(help);
        self.diagnostics.push(match first {
            Some(first) => found.related(first, "hier staat hij eerst"),
            None => found,
        });
    }

    /// Where an id stands in the kaders of the program; its file then counts as one that was read.
    fn built_in(&mut self, patterns: &[&str], id: &str) -> Option<Location> {
        self.looked_up += 1;
        let quoted = format!("\"{id}\"");
        let files = teksten().filter(|(_, text)| text.contains(&quoted));
        for (path, text) in files.take_while(|_| self.looked_up <= MAX_PLACES) {
            let shown = format!("ingebouwd/{}", path.trim_start_matches("kaders/"));
            let file = self.sources.find(&shown);
            let file = file.unwrap_or_else(|| self.sources.add(shown, text));
            let (tree, _) = parse(file, text);
            let mut found = patterns.iter().flat_map(|pattern| tree.select(pattern));
            if let Some((_, node)) = found.find(|(_, node)| node.as_text() == Some(id)) {
                return Some(node.location);
            }
        }
        None
    }

    /// Own kaders together stay within the limits; what comes after does not take part.
    fn bounded(&mut self, drafts: &mut [Draft], data: Data<'_>) {
        let mut known = Known::built_in();
        let mut items = 0;
        for draft in drafts.iter_mut() {
            items += draft.kader.lijst.iter().map(|list| list.waarde.len()).sum::<usize>();
            if items > LIMITS.list_values {
                let message =
                    format!("eigen lijsten hebben meer dan {} waarden", LIMITS.list_values);
                self.too_large(message, place(draft, &Pointer::root().key("lijst")));
                draft.kader.lijst.clear();
            }
            known.add(&draft.kader);
        }
        let mut meter = Meter::new(data, &known);
        let (mut eisen, mut work) = (0, 0_usize);
        for draft in drafts {
            let first_out = draft.kader.eis.iter().position(|eis| {
                eisen += 1;
                if eisen <= LIMITS.eisen && work <= LIMITS.work {
                    work = work.saturating_add(meter.weight(eis));
                }
                eisen > LIMITS.eisen || work > LIMITS.work
            });
            let Some(index) = first_out else { continue };
            let message = if eisen > LIMITS.eisen {
                format!("eigen kaders hebben meer dan {} eisen", LIMITS.eisen)
            } else {
                "eigen kaders vragen te veel werk voor een visie van deze omvang".to_owned()
            };
            let at = Pointer::root().key("eis").index(index);
            self.too_large(message, draft.tree.location_of(&at, Part::Header));
            keep(draft, |other, _| other < index);
        }
    }

    fn too_large(&mut self, message: String, at: Location) {
        let help = "wat hier begint telt niet mee; haal weg wat niet nodig is";
        self.diagnostics.push(Diagnostic::new(Code::KaderTeGroot, message, at).help(help));
    }

    /// An eis that sharpens another is not looser than that one.
    fn sharper(&mut self, drafts: &[Draft]) {
        let all = ingebouwd().iter().chain(drafts.iter().map(|draft| &draft.kader));
        let known: BTreeMap<&str, &Eis> =
            all.flat_map(|kader| &kader.eis).map(|eis| (eis.id.as_str(), eis)).collect();
        for draft in drafts {
            for (index, eis) in draft.kader.eis.iter().enumerate() {
                let Some(base) = eis.scherper_dan.as_deref().and_then(|id| known.get(id)) else {
                    continue;
                };
                let at = Pointer::root().key("eis").index(index);
                let found = looser(eis, base).into_iter().map(|(key, words)| {
                    let message = format!("`{}` is losser dan `{}`: {words}", eis.id, base.id);
                    let help = format!(
                        "`{}` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg",
                        base.id
                    );
                    Diagnostic::new(Code::KaderLosser, message, place(draft, &at.key(key)))
                        .help(help)
                });
                self.diagnostics.extend(found);
            }
        }
    }
}

/// What makes an eis looser than the one that it says to sharpen: the key, and words for it.
fn looser(eis: &Eis, base: &Eis) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if eis.afwijken > base.afwijken {
        let words = format!(
            "afwijken is `{}` in plaats van `{}`",
            eis.afwijken.as_str(),
            base.afwijken.as_str()
        );
        found.push(("afwijken", words));
    }
    if base.sterkte == Sterkte::Wet && eis.sterkte != Sterkte::Wet {
        let words = format!("de sterkte is `{}` en daar is het wet", eis.sterkte.as_str());
        found.push(("sterkte", words));
    }
    if base.adressaat.is_gemeente() && !eis.adressaat.is_gemeente() {
        let words = format!("zij is voor `{}` en niet voor de gemeente", eis.adressaat.as_str());
        found.push(("adressaat", words));
    }
    if eis.vervallen.is_some() && base.vervallen.is_none() {
        found.push(("vervallen", "zij is vervallen".to_owned()));
    }
    found
}
