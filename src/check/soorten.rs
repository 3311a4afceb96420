//! One judgement per kind of toets.

mod getallen;

use crate::{
    check::{
        Aanwezigheid, Gegevens, Plek, Uitkomst, plain,
        voorwaarde::{Geldt, all_hold},
    },
    kader::{Eis, Toets, Voorwaarde, toets::Filter},
    schema,
    source::{Node, Pointer},
};

/// What an eis gets, before anyone deviates from it.
#[derive(Debug, Clone)]
pub(super) struct Oordeel {
    pub(super) uitkomst: Uitkomst,
    pub(super) onbekend: bool,
    /// Places that answer it, or where the answer belongs.
    pub(super) plekken: Vec<Plek>,
    /// A reason of its own; without one the eis gives its `melding`.
    reden: Option<String>,
    /// The elements that fall short, by name.
    tekort: Vec<String>,
    /// What to say in place of the `melding` when it wants a name and no element falls short.
    leeg: Option<String>,
}

/// Where a `melding` names the elements that fall short.
const NAAM: &str = "{naam}";

/// At most this many elements are named in one sentence.
const NAMED: usize = 5;

/// Judges one toets.
pub(super) fn judge(gegevens: &Gegevens<'_>, toets: &Toets) -> Oordeel {
    match toets {
        Toets::Aanwezig { paden, een_van } => at_paths(gegevens, paden, *een_van),
        Toets::OpenNorm { paden, een_van } => {
            let mut oordeel = at_paths(gegevens, paden, *een_van);
            if oordeel.uitkomst == Uitkomst::Voldaan {
                oordeel.uitkomst = Uitkomst::Beargumenteerd;
            }
            oordeel
        }
        Toets::PerElement { r#in, waar, velden, een_van, moet, mag_ontbreken } => {
            let each = Each { velden, een_van: *een_van, moet, mag_ontbreken: *mag_ontbreken };
            per_element(gegevens, &matching(gegevens, r#in, waar), r#in, &each)
        }
        Toets::Element { r#in, waar, velden, minimaal } => {
            element(gegevens, r#in, waar, velden, *minimaal)
        }
        Toets::Dekking { lijst, waarden, r#in, sleutel, velden, uitzondering } => {
            let mut wanted = gegevens.list(lijst);
            wanted.retain(|(id, _)| waarden.is_empty() || waarden.iter().any(|w| w == id));
            let answer = Answer { list: r#in, sleutel, velden, exception: uitzondering.as_deref() };
            dekking(gegevens, &wanted, &answer)
        }
        Toets::Keuze { pad, is, mag_ontbreken } => keuze(gegevens, pad, is, *mag_ontbreken),
        Toets::Grens { pad, minimaal, maximaal, mag_ontbreken } => {
            getallen::grens(gegevens, pad, *minimaal, *maximaal, *mag_ontbreken)
        }
        Toets::Tijdvak { van, tot, minimaal_dagen, maximaal_jaren } => {
            getallen::tijdvak(gegevens, van, tot, *minimaal_dagen, *maximaal_jaren)
        }
        Toets::Uiterlijk { pad, pad_uiterlijk, datum, dag, dagen_ertussen, tenzij } => {
            let limit = getallen::Limiet {
                pad: pad_uiterlijk.as_deref(),
                datum: *datum,
                dag: dag.as_deref(),
                dagen_ertussen: *dagen_ertussen,
                tenzij: tenzij.as_deref(),
            };
            getallen::uiterlijk(gegevens, pad, &limit)
        }
        Toets::Jaren { pad, minimaal } => getallen::jaren(gegevens, pad, *minimaal),
        Toets::Actualiteit { r#in, datum, peil, jaren, tenzij } => {
            getallen::actualiteit(gegevens, r#in, datum, peil, *jaren, tenzij)
        }
        Toets::Som { r#in, links, rechts } => getallen::som(gegevens, r#in, links, rechts),
        Toets::Alle { toetsen } => alle(gegevens, toetsen),
        Toets::Indien { geldt_als, toets } => indien(gegevens, geldt_als, toets),
    }
}

/// The first part that is open decides; a single open norm among them makes the whole beargumenteerd.
fn alle(gegevens: &Gegevens<'_>, toetsen: &[Toets]) -> Oordeel {
    let mut whole = Oordeel::met(Vec::new());
    for toets in toetsen {
        let part = judge(gegevens, toets);
        if part.uitkomst == Uitkomst::Open {
            return part;
        }
        whole.uitkomst = whole.uitkomst.max(part.uitkomst);
        whole.plekken.extend(part.plekken);
    }
    whole
}

/// A part that does not count is met, and answers nothing.
fn indien(gegevens: &Gegevens<'_>, conditions: &[Voorwaarde], toets: &Toets) -> Oordeel {
    match all_hold(gegevens, conditions) {
        Geldt::Ja => judge(gegevens, toets),
        Geldt::Nee(_) => Oordeel::met(Vec::new()),
        Geldt::NietTeZeggen(reason, pad) => Oordeel::open_because(reason, gegevens.plek(&pad)),
    }
}

fn at_paths(gegevens: &Gegevens<'_>, paden: &[String], een_van: bool) -> Oordeel {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    let mut unknown = None;
    for pad in paden {
        match gegevens.presence(pad) {
            Aanwezigheid::Ja => found.extend(present_at(gegevens, pad)),
            Aanwezigheid::Nee => missing.push(pad.as_str()),
            Aanwezigheid::Onbekend(reason) => {
                missing.push(pad);
                unknown.get_or_insert(reason);
            }
        }
    }
    if missing.is_empty() || (een_van && !found.is_empty()) {
        return Oordeel::met(found);
    }
    let homes = missing.iter().map(|pad| gegevens.home(pad)).collect();
    let oordeel = Oordeel::open(homes);
    match unknown {
        Some(reason) => oordeel.unknown(&reason),
        None => oordeel.short_of(schema::visie().places(&missing)),
    }
}

fn present_at(gegevens: &Gegevens<'_>, pad: &str) -> Option<Plek> {
    let mut places = gegevens.select(pad).into_iter();
    let (pointer, _) = places.find(|(_, node)| gegevens.of(node) == Aanwezigheid::Ja)?;
    Some(gegevens.plek(&pointer))
}

fn matching<'a>(gegevens: &Gegevens<'a>, list: &str, waar: &[Filter]) -> Vec<(Pointer, &'a Node)> {
    let elements = gegevens.elements(list).into_iter();
    elements.filter(|(_, node)| waar.iter().all(|filter| fits(gegevens, node, filter))).collect()
}

fn fits<'a>(gegevens: &Gegevens<'a>, element: &'a Node, filter: &Filter) -> bool {
    let words = Gegevens::words(element, &filter.veld);
    let named = filter.is.is_empty() || words.iter().any(|word| filter.is.contains(word));
    let referred = filter.verwijst.as_ref().is_none_or(|step| {
        gegevens.elements(&step.naar).iter().any(|(_, target)| {
            let id = target.get("id").and_then(Node::as_text);
            id.is_some_and(|id| words.iter().any(|word| word == id))
                && Gegevens::words(target, &step.veld).iter().any(|word| step.is.contains(word))
        })
    });
    let there = gegevens.field_presence(element, &filter.veld) == Aanwezigheid::Ja;
    named && referred && filter.aanwezig.is_none_or(|wanted| wanted == there)
}

/// What an element lacks: nothing, a field, or a field that is said to be unknown.
fn lacks<'a>(
    gegevens: &Gegevens<'a>,
    element: &'a Node,
    velden: &[String],
    een_van: bool,
) -> Option<Aanwezigheid> {
    let mut worst = None;
    for veld in velden {
        match gegevens.field_presence(element, veld) {
            Aanwezigheid::Ja if een_van => return None,
            Aanwezigheid::Ja => {}
            Aanwezigheid::Nee => worst = Some(Aanwezigheid::Nee),
            unknown @ Aanwezigheid::Onbekend(_) => {
                worst.get_or_insert(unknown);
            }
        }
    }
    worst
}

/// What every element of a list must be like.
struct Each<'a> {
    velden: &'a [String],
    een_van: bool,
    moet: &'a [Filter],
    mag_ontbreken: bool,
}

fn per_element<'a>(
    gegevens: &Gegevens<'a>,
    elements: &[(Pointer, &'a Node)],
    list: &str,
    each: &Each<'_>,
) -> Oordeel {
    if elements.is_empty() {
        return Oordeel::without_elements(gegevens, list, each.mag_ontbreken);
    }
    let mut oordeel = Oordeel::met(Vec::new());
    for (pointer, node) in elements {
        let wrong = !each.moet.iter().all(|filter| fits(gegevens, node, filter));
        let lack = lacks(gegevens, node, each.velden, each.een_van);
        match lack.or(wrong.then_some(Aanwezigheid::Nee)) {
            None => oordeel.plekken.push(gegevens.plek(pointer)),
            Some(lack) => oordeel.fall_short(gegevens.plek(pointer), name(node, pointer), lack),
        }
    }
    oordeel
}

fn element(
    gegevens: &Gegevens<'_>,
    list: &str,
    waar: &[Filter],
    velden: &[String],
    minimaal: usize,
) -> Oordeel {
    let elements = matching(gegevens, list, waar);
    let lacking = |node| lacks(gegevens, node, velden, false);
    let complete: Vec<Plek> = elements
        .iter()
        .filter(|(_, node)| lacking(node).is_none())
        .map(|(pointer, _)| gegevens.plek(pointer))
        .collect();
    if complete.len() >= minimaal {
        return Oordeel::met(complete);
    }
    let home = elements.first().map_or_else(|| gegevens.home(list), |(p, _)| gegevens.plek(p));
    let unknown = elements.iter().find_map(|(_, node)| match lacking(node) {
        Some(Aanwezigheid::Onbekend(reason)) => Some(reason),
        Some(Aanwezigheid::Ja | Aanwezigheid::Nee) | None => None,
    });
    let oordeel = Oordeel::open(vec![home]).looked_in(gegevens, list);
    unknown.map_or(oordeel.clone(), |reason| oordeel.unknown(&reason))
}

/// Where and how each value of a list is to be answered.
struct Answer<'a> {
    list: &'a str,
    sleutel: &'a str,
    velden: &'a [String],
    exception: Option<&'a str>,
}

fn dekking(gegevens: &Gegevens<'_>, wanted: &[(&str, &str)], answer: &Answer<'_>) -> Oordeel {
    let elements = gegevens.elements(answer.list);
    let mut oordeel = Oordeel::met(Vec::new());
    for (value, naam) in wanted {
        let mut named = elements.iter().filter(|(_, node)| covers(node, answer.sleutel, value));
        let first = named.clone().next();
        let answered = named.find(|(_, node)| {
            let excused = |veld| gegevens.field_presence(node, veld) == Aanwezigheid::Ja;
            answer.exception.is_some_and(excused)
                || lacks(gegevens, node, answer.velden, false).is_none()
        });
        match (answered, first) {
            (Some((pointer, _)), _) => oordeel.plekken.push(gegevens.plek(pointer)),
            (None, Some((pointer, node))) => {
                let lack = lacks(gegevens, node, answer.velden, false);
                let lack = lack.unwrap_or(Aanwezigheid::Nee);
                oordeel.fall_short(gegevens.plek(pointer), (*naam).to_owned(), lack);
            }
            (None, None) => {
                let home = gegevens.home(answer.list);
                oordeel.fall_short(home, (*naam).to_owned(), Aanwezigheid::Nee);
            }
        }
    }
    oordeel
}

/// Elements of a plain list (`["a", "d"]`) are their own key.
fn covers(element: &Node, sleutel: &str, value: &str) -> bool {
    plain(element).is_some_and(|word| word == value)
        || Gegevens::words(element, sleutel).iter().any(|word| word == value)
}

fn keuze(gegevens: &Gegevens<'_>, pad: &str, is: &[String], mag_ontbreken: bool) -> Oordeel {
    let values = gegevens.select(pad);
    if values.is_empty() {
        return Oordeel::without_elements(gegevens, pad, mag_ontbreken);
    }
    let mut oordeel = Oordeel::met(Vec::new());
    for (pointer, node) in &values {
        let plek = gegevens.plek(pointer);
        let word = plain(node).unwrap_or_default();
        if is.contains(&word) {
            oordeel.plekken.push(plek);
        } else {
            oordeel.fall_short(plek, word, gegevens.of(node).without_yes());
        }
    }
    oordeel
}

impl Aanwezigheid {
    /// A value that is there but wrong counts as lacking.
    fn without_yes(self) -> Self {
        match self {
            Self::Ja | Self::Nee => Self::Nee,
            unknown @ Self::Onbekend(_) => unknown,
        }
    }
}

impl Oordeel {
    /// Answered at these places.
    fn met(plekken: Vec<Plek>) -> Self {
        let uitkomst = Uitkomst::Voldaan;
        Self { uitkomst, onbekend: false, plekken, reden: None, tekort: Vec::new(), leeg: None }
    }

    /// Not answered; these are the places where the answer belongs.
    fn open(plekken: Vec<Plek>) -> Self {
        Self { uitkomst: Uitkomst::Open, ..Self::met(plekken) }
    }

    /// No element to look at: fine when there need be none.
    fn without_elements(gegevens: &Gegevens<'_>, list: &str, mag_ontbreken: bool) -> Self {
        let home = vec![gegevens.home(list)];
        let oordeel = if mag_ontbreken { Self::met(home) } else { Self::open(home) };
        oordeel.looked_in(gegevens, list)
    }

    /// Notes where was looked, for when there is no element to name.
    fn looked_in(mut self, gegevens: &Gegevens<'_>, list: &str) -> Self {
        let place = schema::visie().place(list);
        self.leeg = Some(if gegevens.select(list).is_empty() {
            format!("{place} is nog niet ingevuld")
        } else {
            format!("in {place} staat nog niet wat deze eis vraagt")
        });
        self
    }

    /// Open for a reason of its own.
    pub(super) fn open_because(reason: String, plek: Plek) -> Self {
        Self { reden: Some(reason), ..Self::open(vec![plek]) }
    }

    /// Does not apply.
    pub(super) fn not_applicable(reason: String) -> Self {
        let uitkomst = Uitkomst::NietVanToepassing;
        Self { uitkomst, reden: Some(reason), ..Self::met(Vec::new()) }
    }

    fn unknown(mut self, reason: &str) -> Self {
        self.onbekend = true;
        self.reden = Some(format!("nog niet bekend: {}", reason.trim_end_matches('.')));
        self
    }

    fn short_of(mut self, tekort: Vec<String>) -> Self {
        self.tekort = tekort;
        self
    }

    /// Notes one element that lacks something; from then on the whole is open.
    fn fall_short(&mut self, plek: Plek, naam: String, lack: Aanwezigheid) {
        if self.uitkomst != Uitkomst::Open {
            self.uitkomst = Uitkomst::Open;
            self.plekken.clear();
        }
        self.plekken.push(plek);
        self.tekort.push(naam);
        if let Aanwezigheid::Onbekend(reason) = lack {
            self.onbekend = true;
            self.reden.get_or_insert(format!("nog niet bekend: {}", reason.trim_end_matches('.')));
        }
    }

    /// Why this outcome, in the words of the eis.
    pub(super) fn reason(&self, eis: &Eis) -> String {
        if let Some(reason) = &self.reden {
            return reason.clone();
        }
        match self.uitkomst {
            Uitkomst::Voldaan => "wat de eis vraagt, staat er".to_owned(),
            Uitkomst::Beargumenteerd => {
                "er staat een motivering; of die volstaat, beoordelen mensen".to_owned()
            }
            Uitkomst::LegUit | Uitkomst::NietVanToepassing => String::new(),
            Uitkomst::Open if self.tekort.is_empty() && eis.melding.contains(NAAM) => {
                let general = || "er staat nog niet wat deze eis vraagt".to_owned();
                self.leeg.clone().unwrap_or_else(general)
            }
            Uitkomst::Open => fill_in(&eis.melding, &self.tekort),
        }
    }
}

/// Puts the names of what falls short in the place of `{naam}`, each once.
fn fill_in(melding: &str, tekort: &[String]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in tekort {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        shown += &format!(" en nog {more}");
    }
    melding.replace(&format!("`{NAAM}`"), NAAM).replace(NAAM, &shown)
}

/// What people call an element.
fn name(node: &Node, pointer: &Pointer) -> String {
    ["naam", "titel", "omschrijving", "groep", "categorie", "id"]
        .iter()
        .find_map(|key| node.get(key).and_then(Node::as_text))
        .map_or_else(|| schema::visie().element(pointer), str::to_owned)
}
