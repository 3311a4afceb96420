//! What an eis gets: how each part stands that it looks at, and what follows from them together.

use crate::{
    check::{Aanwezigheid, Plek, Uitkomst},
    kader::Eis,
};

/// At most this many parts are named in one sentence.
const NAMED: usize = 5;

/// One thing that an eis looks at: an element, a value of a list, or a place in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onderdeel {
    /// The `id` of the element or the value of the list, by which a `leg-uit` names it.
    pub sleutel: Option<String>,
    /// What people call it; none where the eis is about one thing only.
    pub naam: Option<String>,
    /// Where it stands, or where it belongs.
    pub plekken: Vec<Plek>,
    /// How it stands.
    pub stand: Stand,
    /// Why it falls short, where that is not the `melding` of the eis.
    pub(super) reden: Option<String>,
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
        Self { sleutel, naam: None, plekken, stand, reden: None, deel: 0 }
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
        Self { sleutel, naam, plekken, stand, reden, deel: 0 }
    }

    /// Whether it falls short and nobody explained why.
    pub fn is_open(&self) -> bool {
        match self.stand {
            Stand::Tekort | Stand::Onbekend => true,
            Stand::InOrde | Stand::Uitgelegd => false,
        }
    }

    /// What to call it in a sentence.
    pub fn title(&self) -> Option<&str> {
        self.naam.as_deref().or(self.sleutel.as_deref())
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
    let open = pressing(onderdelen);
    if let Some(reason) = open.clone().find_map(|part| part.reden.clone()) {
        return reason;
    }
    if !eis.melding.contains("{naam}") {
        return eis.melding.clone();
    }
    let names = named(open.filter_map(|part| part.naam.as_deref()));
    let names = names.unwrap_or_else(|| "alle onderdelen".to_owned());
    eis.melding.replace("`{naam}`", "{naam}").replace("{naam}", &names)
}

/// Names in one sentence, the first few of them; none when there are none.
pub(super) fn named<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => None,
        1..=NAMED => Some(shown),
        more => Some(format!("{shown} en nog {}", more - NAMED)),
    }
}
