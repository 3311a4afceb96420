//! Adds up what a norm counts, and holds a part against its whole and a limit, exactly.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    check::Gegevens,
    cijfers::{Bezwaar, Cijfer, Dimensie, Uitkomst, Wanneer},
    kader::{Greep, Grens, norm::Deel},
    source::Location,
    taal,
};

/// Of whom numbers are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wie<'a> {
    /// The gemeente of the project.
    Gemeente,
    /// The region with this id.
    Regio(&'a str),
}

/// What numbers come to, and where the first of them stands.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub(super) min: Decimal,
    pub(super) max: Decimal,
    pub(super) eenheid: String,
    wanneer: Wanneer,
    pub(super) plek: Location,
}

/// A part of a whole between two fractions; an open end is not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aandeel {
    laagst: Option<(Decimal, Decimal)>,
    hoogst: Option<(Decimal, Decimal)>,
}

/// How something lies with respect to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kant {
    Binnen,
    Buiten,
    Beide,
}

/// The sum of what a greep picks; none when there is nothing, and a reason when it must not be added.
pub(super) fn telling(
    gegevens: &Gegevens<'_>,
    greep: &Greep,
    groep: Option<&str>,
    wie: Wie<'_>,
) -> Result<Option<Telling>, String> {
    let project = gegevens.project();
    let cijfers = &project.cijfers;
    let own = project.visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.as_deref());
    let rows: Vec<Cijfer<'_>> = cijfers
        .iter()
        .filter(|row| row.soort() == greep.soort && row.vervangen_door().is_none())
        // A percentage is no part of a whole that is counted.
        .filter(|row| row.eenheid() != "procent")
        .filter(|row| is_of(*row, wie, own) && picks(gegevens, greep, *row))
        .filter(|row| groep.is_none_or(|groep| row.kenmerk(Dimensie::Groep) == Some(groep)))
        .collect();
    if rows.is_empty() {
        return Ok(None);
    }
    // The parts of a total that is there need not be added.
    let wholes = wholes(greep, groep, &rows);
    let total = if wholes.is_empty() { &rows } else { &wholes };
    let sum = cijfers.som(&rows).or_else(|_| cijfers.som(total));
    let sum = sum.map_err(|bezwaar| refused(&bezwaar).to_owned())?;
    Telling::of(&sum).map(Some)
}

fn is_of(row: Cijfer<'_>, wie: Wie<'_>, own: Option<&str>) -> bool {
    let (regio, gemeente) = (row.kenmerk(Dimensie::Regio), row.kenmerk(Dimensie::Gemeente));
    match wie {
        Wie::Gemeente => regio.is_none() && (gemeente.is_none() || gemeente == own),
        Wie::Regio(id) => regio == Some(id) && gemeente.is_none(),
    }
}

fn picks(gegevens: &Gegevens<'_>, greep: &Greep, row: Cijfer<'_>) -> bool {
    let fits = |dimensie: Dimensie, words: &[String]| {
        words.is_empty()
            || row.kenmerk(dimensie).is_some_and(|value| {
                let around = dimensie.lijst().map(|list| gegevens.around(list, value));
                let around = around.unwrap_or_default();
                words.iter().any(|word| word == value || around.contains(&word.as_str()))
            })
    };
    let status = row.kenmerk(Dimensie::Planstatus);
    fits(Dimensie::Segment, &greep.segment)
        && fits(Dimensie::Woningtype, &greep.woningtype)
        && fits(Dimensie::Groep, &greep.groep)
        && (greep.planstatus.is_empty()
            || greep.planstatus.iter().any(|wanted| Some(wanted.as_str()) == status))
}

/// The numbers that are not split further than what is asked for.
fn wholes<'a>(greep: &Greep, groep: Option<&str>, rows: &[Cijfer<'a>]) -> Vec<Cijfer<'a>> {
    let asked = |dimensie: &Dimensie| match dimensie {
        Dimensie::Segment => !greep.segment.is_empty(),
        Dimensie::Woningtype => !greep.woningtype.is_empty(),
        Dimensie::Groep => groep.is_some() || !greep.groep.is_empty(),
        Dimensie::Planstatus => !greep.planstatus.is_empty(),
        Dimensie::Regio | Dimensie::Gemeente | Dimensie::Onderwerp => true,
        Dimensie::Gebied | Dimensie::Huishouden | Dimensie::Inkomen | Dimensie::Eigen(_) => false,
    };
    let whole = |row: &&Cijfer<'a>| row.kenmerken().iter().all(|(dimensie, _)| asked(dimensie));
    rows.iter().filter(whole).copied().collect()
}

impl Telling {
    fn of(sum: &Uitkomst<'_>) -> Result<Self, String> {
        let Some(first) = sum.delen.first().filter(|_| sum.onbekend.is_empty()) else {
            return Err("van een van de cijfers is het getal niet bekend".to_owned());
        };
        if sum.verborgen() > 0 {
            return Err("een van de cijfers is afgeschermd".to_owned());
        }
        Ok(Self {
            min: sum.min,
            max: sum.max,
            eenheid: first.eenheid().to_owned(),
            wanneer: sum.wanneer,
            plek: first.location(),
        })
    }

    /// The number in Dutch notation.
    pub(super) fn tekst(&self) -> String {
        taal::range(self.min, self.max)
    }

    /// Its years, for between brackets.
    pub(super) fn jaren(&self) -> Option<String> {
        let (van, tot) = self.wanneer.jaren()?;
        Some(if van == tot { van.to_string() } else { format!("{van} tot en met {tot}") })
    }

    /// Which part of another it is; a reason when the two do not go together.
    pub(super) fn van(&self, whole: &Self) -> Result<Aandeel, String> {
        if self.eenheid != whole.eenheid {
            return Err(format!(
                "het een is geteld in `{}`, het ander in `{}`",
                self.eenheid, whole.eenheid
            ));
        }
        if let (Some((van, tot)), Some((first, last))) =
            (self.wanneer.jaren(), whole.wanneer.jaren())
            && (van < first || tot > last)
        {
            return Err("de getallen gaan over andere jaren".to_owned());
        }
        if self.min > whole.max {
            return Err("het deel is groter dan het geheel".to_owned());
        }
        if whole.min <= Decimal::ZERO {
            return Err("er is niets waar het een deel van is".to_owned());
        }
        Ok(Aandeel { laagst: Some((self.min, whole.max)), hoogst: Some((self.max, whole.min)) })
    }
}

impl Aandeel {
    /// A fraction.
    pub(super) fn exact(top: Decimal, bottom: Decimal) -> Self {
        Self { laagst: Some((top, bottom)), hoogst: Some((top, bottom)) }
    }

    /// A percentage that was written down.
    pub(super) fn procent(min: Option<Decimal>, max: Option<Decimal>) -> Self {
        let part = |end: Option<Decimal>| end.map(|number| (number, Decimal::ONE_HUNDRED));
        Self { laagst: part(min), hoogst: part(max) }
    }

    /// The percentage in Dutch notation, rounded.
    pub(super) fn tekst(self) -> Option<String> {
        let percent = |part: Option<(Decimal, Decimal)>| match part {
            None => Some(None),
            Some((top, bottom)) => {
                let share = top.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(bottom)?;
                Some(Some(short(share.normalize())))
            }
        };
        Some(match (percent(self.laagst)?, percent(self.hoogst)?) {
            (Some(min), Some(max)) => format!("{}%", taal::range(min, max)),
            (Some(min), None) => format!("ten minste {}%", taal::number(min)),
            (None, Some(max)) => format!("ten hoogste {}%", taal::number(max)),
            (None, None) => return None,
        })
    }

    /// On which side of a limit it lies; none when the digits do not fit.
    pub(super) fn binnen(self, grens: &Grens) -> Option<Kant> {
        let mut kant = Kant::Binnen;
        let limits = [(&grens.minimaal, Ordering::Less), (&grens.maximaal, Ordering::Greater)];
        for (deel, outside) in limits {
            let Some(deel) = deel.as_ref().map(Deel::breuk) else { continue };
            let (worst, best) = match outside {
                Ordering::Less => (self.laagst, self.hoogst),
                Ordering::Equal | Ordering::Greater => (self.hoogst, self.laagst),
            };
            let deel = deel?;
            let is_outside = |part: Option<(Decimal, Decimal)>| match part {
                Some(part) => Some(compare(part, deel)? == outside),
                // An end that is not known may lie anywhere.
                None => Some(true),
            };
            let best_is_out = best.is_some() && is_outside(best)?;
            kant = match (best_is_out, is_outside(worst)?) {
                (true, _) => return Some(Kant::Buiten),
                (false, true) => Kant::Beide,
                (false, false) => kant,
            };
        }
        Some(kant)
    }
}

/// Two fractions with positive denominators, by cross multiplication.
fn compare((a, b): (Decimal, Decimal), (c, d): (Decimal, Decimal)) -> Option<Ordering> {
    Some(a.checked_mul(d)?.cmp(&c.checked_mul(b)?))
}

/// One decimal, or a few more where one would print a round number that it is not.
fn short(share: Decimal) -> Decimal {
    const MOST: u32 = 4;
    let at = |digits| {
        share.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).normalize()
    };
    let honest = |digits: &u32| at(*digits) == share || at(*digits).scale() == *digits;
    at((1..=MOST).find(honest).unwrap_or(MOST))
}

/// Why numbers must not be added, in words.
fn refused(bezwaar: &Bezwaar<'_>) -> &'static str {
    match bezwaar {
        Bezwaar::Geen => "er zijn geen cijfers",
        Bezwaar::Soorten(..) => "de cijfers zijn van verschillende soorten",
        Bezwaar::Eenheden(..) => "de cijfers hebben verschillende eenheden",
        Bezwaar::Noemers(..) => "de cijfers zijn een deel van verschillende dingen",
        Bezwaar::Perioden(..) => "de cijfers gaan over verschillende perioden",
        Bezwaar::Genest(..) => {
            "de cijfers tellen deels hetzelfde; telt elke woning één keer, zeg dat dan met `telt-eenmaal`"
        }
        Bezwaar::TotaalEnDeel(..) => "een totaal en delen ervan staan door elkaar",
        Bezwaar::TeGroot => "de getallen zijn te groot om op te tellen",
    }
}
