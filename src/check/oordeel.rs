//! What an eis gets: how each part stands that it looks at, and what follows from them together.

use crate::{
    check::{Aanwezigheid, Gegevens, Plek, Uitkomst},
    kader::Eis,
    schema,
};

/// Where a `melding` names the parts that fall short.
const NAAM: &str = "{naam}";

/// At most this many parts are named in one sentence.
const NAMED: usize = 5;

/// One thing that an eis looks at: an element, a value of a list, or a place in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onderdeel {
    /// The `id` of the element or the value of the list, by which a `leg-uit` names it.
    pub sleutel: Option<String>,
    /// What people call it; none for a place in the data, and where the eis is about one thing only.
    pub naam: Option<String>,
    /// Where it stands, or where it belongs.
    pub plekken: Vec<Plek>,
    /// How it stands.
    pub stand: Stand,
    /// Why it falls short, where that is not the `melding` of the eis.
    pub(super) reden: Option<String>,
    /// What to say in place of a `melding` that wants a name, when nothing has one.
    pub(super) leeg: Option<String>,
    /// The path, for what is a place in the data rather than an element.
    pub(super) pad: Option<String>,
    /// Which part of an `alle` it belongs to.
    pub(super) deel: usize,
}

/// How one part of an eis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// What is asked, stands there.
    InOrde,
    /// It falls short.
    Tekort,
    /// It falls short, and the gemeente says that it does not know yet.
    Onbekend,
    /// It falls short, and a `leg-uit` says why.
    Uitgelegd,
}

/// What an eis gets, before anyone deviates from it.
#[derive(Debug, Clone)]
pub(super) struct Oordeel {
    /// The outcome when no part falls short.
    pub(super) hoogste: Uitkomst,
    /// Every part, in order.
    pub(super) onderdelen: Vec<Onderdeel>,
    /// Why the eis does not apply.
    reden: Option<String>,
}

impl Onderdeel {
    /// A part with what is asked.
    pub(super) fn met(sleutel: Option<String>, plek: Plek) -> Self {
        let (plekken, stand) = (vec![plek], Stand::InOrde);
        Self { plekken, stand, sleutel, naam: None, reden: None, leeg: None, pad: None, deel: 0 }
    }

    /// A part that falls short, and whether that is because it is not known yet.
    pub(super) fn short(
        sleutel: Option<String>,
        naam: Option<String>,
        plekken: Vec<Plek>,
        lack: Aanwezigheid,
    ) -> Self {
        let (stand, reden) = match lack {
            // A value that is there but wrong falls short all the same.
            Aanwezigheid::Ja | Aanwezigheid::Nee => (Stand::Tekort, None),
            Aanwezigheid::Onbekend(reason) => {
                let reason = format!("nog niet bekend: {}", reason.trim_end_matches('.'));
                (Stand::Onbekend, Some(reason))
            }
        };
        Self { sleutel, naam, plekken, stand, reden, leeg: None, pad: None, deel: 0 }
    }

    /// A place in the data that holds nothing, or nothing that counts.
    pub(super) fn missing(pad: &str, plek: Plek, lack: Aanwezigheid) -> Self {
        Self { pad: Some(pad.to_owned()), ..Self::short(None, None, vec![plek], lack) }
    }

    /// Notes where was looked, for when there is no element to name.
    pub(super) fn looked_in(self, gegevens: &Gegevens<'_>, list: &str) -> Self {
        let place = schema::visie().place(list);
        let leeg = if gegevens.select(list).is_empty() {
            format!("{place} is nog niet ingevuld")
        } else {
            format!("in {place} staat nog niet wat deze eis vraagt")
        };
        Self { leeg: Some(leeg), ..self }
    }

    /// Whether it falls short and nobody explained why.
    pub fn is_open(&self) -> bool {
        match self.stand {
            Stand::Tekort | Stand::Onbekend => true,
            Stand::InOrde | Stand::Uitgelegd => false,
        }
    }
}

impl Oordeel {
    /// Met, as far as these parts are.
    pub(super) fn of(onderdelen: Vec<Onderdeel>) -> Self {
        Self { hoogste: Uitkomst::Voldaan, onderdelen, reden: None }
    }

    /// Met at one place.
    pub(super) fn met(plek: Plek) -> Self {
        Self::of(vec![Onderdeel::met(None, plek)])
    }

    /// Not answered; the answer belongs at these places.
    pub(super) fn open(plekken: Vec<Plek>) -> Self {
        Self::of(vec![Onderdeel::short(None, None, plekken, Aanwezigheid::Nee)])
    }

    /// Not answered, because of what stands there.
    pub(super) fn open_with(naam: String, plekken: Vec<Plek>) -> Self {
        Self::of(vec![Onderdeel::short(None, Some(naam), plekken, Aanwezigheid::Nee)])
    }

    /// Open for a reason of its own.
    pub(super) fn open_because(reason: String, plek: Plek) -> Self {
        let part = Onderdeel::short(None, None, vec![plek], Aanwezigheid::Nee);
        Self::of(vec![Onderdeel { reden: Some(reason), ..part }])
    }

    /// Does not apply.
    pub(super) fn not_applicable(reason: String) -> Self {
        let (hoogste, reden) = (Uitkomst::NietVanToepassing, Some(reason));
        Self { hoogste, reden, onderdelen: Vec::new() }
    }

    /// Adds the parts of a further check after those that are there.
    pub(super) fn and(&mut self, other: Self) {
        let next = self.onderdelen.last().map_or(0, |part| part.deel + 1);
        self.hoogste = self.hoogste.max(other.hoogste);
        let moved = other.onderdelen.into_iter();
        self.onderdelen.extend(moved.map(|part| Onderdeel { deel: part.deel + next, ..part }));
    }

    /// The outcome before anyone deviates.
    pub(super) fn uitkomst(&self) -> Uitkomst {
        if self.onderdelen.iter().any(Onderdeel::is_open) { Uitkomst::Open } else { self.hoogste }
    }

    /// Why this outcome, in the words of the eis.
    pub(super) fn reason(&self, eis: &Eis) -> String {
        match self.uitkomst() {
            Uitkomst::Voldaan => "wat de eis vraagt, staat er".to_owned(),
            Uitkomst::Beargumenteerd => {
                "er staat een motivering; of die volstaat, beoordelen mensen".to_owned()
            }
            Uitkomst::LegUit | Uitkomst::NietVanToepassing => {
                self.reden.clone().unwrap_or_default()
            }
            Uitkomst::Open => why_open(eis, &self.onderdelen),
        }
    }

    /// The places that answer it, or where the answer belongs.
    pub(super) fn plekken(&self) -> Vec<Plek> {
        match self.uitkomst() {
            Uitkomst::Open => places(pressing(&self.onderdelen)),
            Uitkomst::Voldaan
            | Uitkomst::Beargumenteerd
            | Uitkomst::LegUit
            | Uitkomst::NietVanToepassing => places(self.onderdelen.iter()),
        }
    }
}

/// The parts that are open, of the first part of an `alle` that has any.
pub(super) fn pressing(onderdelen: &[Onderdeel]) -> impl Iterator<Item = &Onderdeel> + Clone {
    let open = onderdelen.iter().filter(|part| part.is_open());
    let first = open.clone().map(|part| part.deel).min();
    open.filter(move |part| Some(part.deel) == first)
}

/// All places of these parts.
pub(super) fn places<'a>(parts: impl Iterator<Item = &'a Onderdeel>) -> Vec<Plek> {
    parts.flat_map(|part| part.plekken.iter().cloned()).collect()
}

/// Why an eis is open: what its parts say themselves, or the `melding` with their names.
pub(super) fn why_open(eis: &Eis, onderdelen: &[Onderdeel]) -> String {
    let mut open = pressing(onderdelen);
    if let Some(reason) = open.clone().find_map(|part| part.reden.clone()) {
        return reason;
    }
    if !eis.melding.contains(NAAM) {
        return eis.melding.clone();
    }
    match named(open.clone()) {
        Some(names) => eis.melding.replace(&format!("`{NAAM}`"), NAAM).replace(NAAM, &names),
        None => open
            .find_map(|part| part.leeg.clone())
            .unwrap_or_else(|| "er staat nog niet wat deze eis vraagt".to_owned()),
    }
}

/// What these parts are called in one sentence, the first few of them and each once; none when none has
/// a name. Keys of one table are named together.
pub(super) fn named<'a>(parts: impl Iterator<Item = &'a Onderdeel> + Clone) -> Option<String> {
    let paths: Vec<&str> = parts.clone().filter_map(|part| part.pad.as_deref()).collect();
    let places = schema::visie().places(&paths);
    let elements = parts.filter(|part| part.pad.is_none()).filter_map(|part| part.naam.clone());
    let mut names: Vec<String> = Vec::new();
    for name in elements.chain(places) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let shown = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => None,
        1..=NAMED => Some(shown),
        more => Some(format!("{shown} en nog {}", more - NAMED)),
    }
}
