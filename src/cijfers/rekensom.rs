//! Works out the sums that a gemeente writes down.
//!
//! INVARIANT: what must not be shown is in no words, and neither is an outcome that would give it away.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Bezwaar, Cijfer, Cijfers, Uitkomst, Wanneer};
use crate::{
    model::{keuze::Nauwkeurigheid, keuze::Rekensoort, rekenen::Rekensom, selectie::Selectie},
    taal,
};

/// A sum that was worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Berekening<'a> {
    /// The sum written out, such as `480 van 1.380 is 34,8%`; none when it cannot be said.
    pub woorden: Option<String>,
    /// The numbers that take part, each with its name in the sum.
    pub termen: Vec<(&'static str, Uitkomst<'a>)>,
    /// What is wrong with it.
    pub gebrek: Option<Gebrek<'a>>,
}

/// Why a sum is not right, or cannot be worked out.
#[derive(Debug, Clone, PartialEq)]
pub enum Gebrek<'a> {
    /// This part was not written.
    Ontbreekt(&'static str),
    /// This part picks no numbers.
    Leeg(&'static str),
    /// The numbers of this part must not be added.
    Bezwaar(&'static str, Bezwaar<'a>),
    /// These two parts are counted in different units.
    Eenheden(Cijfer<'a>, Cijfer<'a>),
    /// These two parts hold at different times.
    Tijden(Cijfer<'a>, Cijfer<'a>),
    /// The outcome of a share is no percentage.
    GeenProcent(Cijfer<'a>),
    /// A part is unknown, hidden or zero.
    NietTeZeggen,
    /// The outcome is another than what stands there.
    WijktAf {
        /// What stands there, in words.
        staat: String,
        /// How far it is off, in words.
        verschil: String,
        /// Whether one of the numbers is an estimate.
        geschat: bool,
    },
}

/// A lowest and highest outcome, and how far rounding may have moved it.
#[derive(Clone, Copy)]
struct Getal {
    min: Decimal,
    max: Decimal,
    speling: Decimal,
}

type Termen<'a> = Vec<(&'static str, Uitkomst<'a>)>;

impl Cijfers {
    /// Works out a sum of the gemeente.
    pub fn reken<'a>(&'a self, som: &Rekensom) -> Berekening<'a> {
        let mut termen = Vec::new();
        let gebrek = self.termen(som, &mut termen).err();
        let mut berekening = Berekening { woorden: None, termen, gebrek };
        if berekening.gebrek.is_none() {
            let outcome = berekening.reken(som);
            berekening.gebrek = outcome.err();
        }
        berekening
    }

    fn termen<'a>(&'a self, som: &Rekensom, to: &mut Termen<'a>) -> Result<(), Gebrek<'a>> {
        let named: &[(&'static str, &Option<Selectie>, bool)] = match som.soort {
            Rekensoort::Aandeel => {
                &[("deel", &som.deel, som.procent.is_none()), ("geheel", &som.geheel, true)]
            }
            Rekensoort::Som => &[],
            Rekensoort::Verschil => &[("van", &som.van, true), ("min", &som.min, true)],
            Rekensoort::Stand => &[
                ("begin", &som.begin, true),
                ("erbij", &som.erbij, som.eraf.is_none()),
                ("eraf", &som.eraf, som.erbij.is_none()),
                ("eind", &som.eind, true),
            ],
        };
        for (naam, selectie, needed) in named {
            match selectie {
                Some(selectie) => to.push((naam, self.term(naam, selectie)?)),
                None if *needed => return Err(Gebrek::Ontbreekt(naam)),
                None => {}
            }
        }
        if som.soort == Rekensoort::Som {
            self.delen_van(&som.delen, to)?;
        }
        if let Some(uitkomst) = som.uitkomst.as_ref().filter(|_| som.soort != Rekensoort::Stand) {
            to.push(("uitkomst", self.term("uitkomst", uitkomst)?));
        }
        vergelijkbaar(som, to)
    }

    fn term<'a>(
        &'a self,
        naam: &'static str,
        selectie: &Selectie,
    ) -> Result<Uitkomst<'a>, Gebrek<'a>> {
        let picked = self.kies(selectie);
        if picked.is_empty() {
            return Err(Gebrek::Leeg(naam));
        }
        self.som(&picked).map_err(|bezwaar| Gebrek::Bezwaar(naam, bezwaar))
    }

    /// Parts may be taken together from a day and from years, as that is said in so many words.
    fn delen_van<'a>(&'a self, delen: &[Selectie], to: &mut Termen<'a>) -> Result<(), Gebrek<'a>> {
        if delen.is_empty() {
            return Err(Gebrek::Ontbreekt("delen"));
        }
        for selectie in delen {
            to.push(("delen", self.term("delen", selectie)?));
        }
        let all: Vec<Cijfer<'a>> = to
            .iter()
            .flat_map(|(_, term)| term.delen.iter().chain(&term.onbekend))
            .copied()
            .collect();
        let dated = |c: &&Cijfer<'a>| matches!(c.wanneer(), Wanneer::Peildatum(_));
        let (days, years): (Vec<_>, Vec<_>) = all.iter().partition(dated);
        for together in [days, years].into_iter().filter(|some| !some.is_empty()) {
            self.som(&together).map_err(|bezwaar| Gebrek::Bezwaar("delen", bezwaar))?;
        }
        Ok(())
    }
}

/// Whether the parts are counted in the same unit, and what they say is of the same time.
fn vergelijkbaar<'a>(som: &Rekensom, termen: &Termen<'a>) -> Result<(), Gebrek<'a>> {
    let first = |naam: &str| {
        let (_, term) = termen.iter().find(|(other, _)| *other == naam)?;
        Some((*term.delen.first().or(term.onbekend.first())?, term))
    };
    let share = som.soort == Rekensoort::Aandeel && som.procent.is_none();
    let all = termen.iter().filter(|(naam, _)| !(share && *naam == "uitkomst"));
    let mut all = all.filter_map(|(_, term)| term.delen.first().or(term.onbekend.first()).copied());
    if let Some(one) = all.next()
        && let Some(other) = all.find(|other| {
            one.eenheid() != other.eenheid() || (one.van() != other.van() && one.van().is_some())
        })
    {
        return Err(Gebrek::Eenheden(one, other));
    }
    if let Some((uitkomst, _)) = first("uitkomst").filter(|_| share)
        && uitkomst.eenheid() != "procent"
    {
        return Err(Gebrek::GeenProcent(uitkomst));
    }
    let pairs: [(&str, &str); 2] = [("deel", "geheel"), ("van", "min")];
    for (part, whole) in pairs {
        if let (Some((one, part)), Some((other, whole))) = (first(part), first(whole))
            && !valt_in(part.wanneer, whole.wanneer)
        {
            return Err(Gebrek::Tijden(one, other));
        }
    }
    Ok(())
}

/// The same time, or years that lie inside the other years.
fn valt_in(part: Wanneer, whole: Wanneer) -> bool {
    match (part, whole) {
        (
            Wanneer::Periode { van, tot, .. },
            Wanneer::Periode { van: first, tot: last, helft: 0 },
        ) => first <= van && tot <= last,
        _ => part == whole,
    }
}

impl<'a> Berekening<'a> {
    /// So many sums are worked out: each may look at every number.
    pub const MOST: usize = 1_000;

    fn term(&self, naam: &str) -> Option<&Uitkomst<'a>> {
        self.termen.iter().find(|(other, _)| *other == naam).map(|(_, term)| term)
    }

    fn reken(&mut self, som: &Rekensom) -> Result<(), Gebrek<'a>> {
        let vague = |term: &Uitkomst<'_>| term.verborgen() > 0 || !term.onbekend.is_empty();
        if self.termen.iter().any(|(_, term)| vague(term)) {
            return Err(Gebrek::NietTeZeggen);
        }
        let (left, outcome) = self.uitwerken(som).ok_or(Gebrek::NietTeZeggen)?;
        let share = som.soort == Rekensoort::Aandeel && som.procent.is_none();
        let written = if som.soort == Rekensoort::Stand { "eind" } else { "uitkomst" };
        let is = if som.soort == Rekensoort::Aandeel { " is " } else { " = " };
        let Some(written) = self.term(written).cloned() else {
            let decimals = if share { 1 } else { outcome.min.normalize().scale() };
            self.woorden = Some(format!("{left}{is}{}", outcome.tekst(decimals, share)));
            return Ok(());
        };
        let decimals = written.min.scale().max(written.max.scale());
        // A product is written as a whole number; what was added has to fit to the last digit.
        let rounds = som.soort == Rekensoort::Aandeel;
        let half = if rounds {
            Decimal::new(5, decimals.saturating_add(1).min(28))
        } else {
            Decimal::ZERO
        };
        let decimals =
            if rounds { decimals } else { outcome.min.normalize().scale().max(decimals) };
        let sum = format!("{left}{is}{}", outcome.tekst(decimals, share));
        let fits = written.past((outcome.min, outcome.max), outcome.speling.saturating_add(half));
        let stated = Getal { min: written.min, max: written.max, speling: Decimal::ZERO };
        self.woorden = Some(sum);
        if fits {
            return Ok(());
        }
        let gap = stated.afstand(&outcome);
        Err(Gebrek::WijktAf {
            staat: stated.tekst(written.min.scale(), share),
            verschil: taal::number(gap.round_dp(decimals.max(1)).normalize()),
            geschat: self.termen.iter().any(|(_, term)| is_geschat(term.nauwkeurigheid)),
        })
    }

    /// The sum as far as the outcome, and the outcome.
    fn uitwerken(&self, som: &Rekensom) -> Option<(String, Getal)> {
        let get = |naam: &str| self.term(naam).map(Getal::of);
        match som.soort {
            Rekensoort::Aandeel => {
                let whole = get("geheel")?;
                if let Some(percent) = som.procent {
                    let words = format!(
                        "{}% van {}",
                        taal::number(percent.0),
                        self.term("geheel")?.tekst()
                    );
                    return Some((
                        words,
                        whole.maal(percent.0.checked_div(Decimal::ONE_HUNDRED)?)?,
                    ));
                }
                let words =
                    format!("{} van {}", self.term("deel")?.tekst(), self.term("geheel")?.tekst());
                Some((words, get("deel")?.procent_van(&whole)?))
            }
            Rekensoort::Som => {
                let parts: Vec<&Uitkomst<'_>> = self
                    .termen
                    .iter()
                    .filter(|(naam, _)| *naam == "delen")
                    .map(|(_, t)| t)
                    .collect();
                let words = match parts.as_slice() {
                    [only] => only.optelling(),
                    _ => parts.iter().map(|part| part.tekst()).collect::<Vec<_>>().join(" + "),
                };
                let mut sum = parts.into_iter().map(Getal::of);
                let first = sum.next()?;
                Some((words, sum.try_fold(first, |all, one| all.plus(&one))?))
            }
            Rekensoort::Verschil => {
                let words =
                    format!("{} − {}", self.term("van")?.tekst(), self.term("min")?.tekst());
                Some((words, get("van")?.min(&get("min")?)?))
            }
            Rekensoort::Stand => {
                let mut words = self.term("begin")?.tekst();
                let mut sum = get("begin")?;
                if let Some(more) = self.term("erbij") {
                    words += &format!(" + {}", more.tekst());
                    sum = sum.plus(&Getal::of(more))?;
                }
                if let Some(less) = self.term("eraf") {
                    words += &format!(" − {}", less.tekst());
                    sum = sum.min(&Getal::of(less))?;
                }
                Some((words, sum))
            }
        }
    }
}

/// Whether numbers of this exactness may differ without one of them being wrong.
pub(crate) fn is_geschat(nauwkeurigheid: Option<Nauwkeurigheid>) -> bool {
    !matches!(nauwkeurigheid, None | Some(Nauwkeurigheid::Exact))
}

impl Getal {
    fn of(term: &Uitkomst<'_>) -> Self {
        Self { min: term.min, max: term.max, speling: term.speling }
    }

    fn plus(self, other: &Self) -> Option<Self> {
        Some(Self {
            min: self.min.checked_add(other.min)?,
            max: self.max.checked_add(other.max)?,
            speling: self.speling.checked_add(other.speling)?,
        })
    }

    fn min(self, other: &Self) -> Option<Self> {
        Some(Self {
            min: self.min.checked_sub(other.max)?,
            max: self.max.checked_sub(other.min)?,
            speling: self.speling.checked_add(other.speling)?,
        })
    }

    fn maal(self, factor: Decimal) -> Option<Self> {
        Some(Self {
            min: self.min.checked_mul(factor)?,
            max: self.max.checked_mul(factor)?,
            speling: self.speling.checked_mul(factor)?,
        })
    }

    fn procent_van(self, whole: &Self) -> Option<Self> {
        let percent = |part: Decimal, whole: Decimal| {
            part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
        };
        let min = percent(self.min, whole.max)?;
        let max = percent(self.max, whole.min)?;
        // Rounding in the whole moves the share by as much as the share itself is of the whole.
        let off = percent(self.speling, whole.min)?
            .checked_add(max.checked_mul(whole.speling)?.checked_div(whole.min)?)?;
        Some(Self { min, max, speling: off })
    }

    fn afstand(&self, other: &Self) -> Decimal {
        let above = self.min.saturating_sub(other.max);
        let below = other.min.saturating_sub(self.max);
        above.max(below).max(Decimal::ZERO)
    }

    fn tekst(&self, decimals: u32, percent: bool) -> String {
        let shown = |number: Decimal| {
            let number =
                number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            let sign = if percent { "%" } else { "" };
            format!("{}{sign}", taal::number(number))
        };
        let (min, max) = (shown(self.min), shown(self.max));
        if min == max { min } else { format!("{min} tot {max}") }
    }
}
