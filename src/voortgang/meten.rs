//! Gathers what was realised: per period from the table of numbers, or from the series of an indicator.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    Bezwaar, Doelstand, Meting, Moment,
    lezen::{Gelezen, Waarden},
    reeks,
};
use crate::{
    cijfers::{Bezwaar as Somfout, Cijfer, Cijfers, Uitkomst, Wanneer},
    diagnostic::Code,
    model::{
        ambitie::Doel,
        keuze::{Cijfersoort, Nauwkeurigheid},
        selectie::Selectie,
    },
    project::Project,
    taal,
};

const YEARS: &str = "geef elk jaar een eigen cijfer, zonder gat en zonder overlap";

/// Fills what was realised within the looptijd.
pub(super) fn measured(
    project: &Project,
    doel: &Doel,
    waarden: &Waarden<'_>,
    stand: &mut Doelstand,
) -> Result<(), Bezwaar> {
    let found = match (&doel.meting, waarden.indicator) {
        (Some(meting), _) => of_table(&project.cijfers, meting, waarden)?,
        (None, Some(indicator)) => {
            let values = reeks::measured(project, indicator);
            let counts = |value: &Gelezen| waarden.counts(value.meting.wanneer);
            for value in values.iter().filter(|value| counts(value)) {
                waarden.unit("meting", value.eenheid.as_deref(), value.van.as_deref())?;
            }
            let values = values.into_iter().map(|value| value.meting);
            stand.gerealiseerd = within(waarden, values.collect())?;
            return Ok(());
        }
        (None, None) => {
            return Err(Bezwaar::new("er is geen `meting` en geen indicator met een `reeks`"));
        }
    };
    let found = within(waarden, found)?;
    stand.optellen = adds_up(doel, waarden, &found)?;
    stand.gerealiseerd = if stand.optellen {
        let sums = added(waarden, found)?;
        if stand.nulwaarde.is_none() {
            stand.nulwaarde = Some(Meting::zero());
        }
        sums
    } else {
        same_length(waarden, &found)?;
        found
    };
    Ok(())
}

/// What is over at the day of looking and not over before the beginning.
fn within(waarden: &Waarden<'_>, found: Vec<Meting>) -> Result<Vec<Meting>, Bezwaar> {
    let any = !found.is_empty();
    let over = |meting: &Meting| Moment::end(meting.wanneer).is_some_and(|end| end <= waarden.dag);
    let (past, later): (Vec<Meting>, Vec<Meting>) = found.into_iter().partition(over);
    let begun = |meting: &Meting| {
        waarden.begin.is_none_or(|begin| Moment::end(meting.wanneer).is_some_and(|end| end > begin))
    };
    let found: Vec<Meting> = past.into_iter().filter(begun).collect();
    if found.is_empty() {
        let reden = match (any, later.is_empty()) {
            (false, _) => "er is nog niets gemeten",
            (true, false) => "de periode van de meting is nog niet voorbij",
            (true, true) => "er is nog niets gemeten sinds het begin van de looptijd",
        };
        return Err(Bezwaar::new(reden));
    }
    Ok(found)
}

/// One number a period, in order of time.
fn of_table(
    cijfers: &Cijfers,
    meting: &Selectie,
    waarden: &Waarden<'_>,
) -> Result<Vec<Meting>, Bezwaar> {
    let soort = match meting.soort.unwrap_or(Cijfersoort::Realisatie) {
        soort @ (Cijfersoort::Realisatie | Cijfersoort::Voorraad | Cijfersoort::Stroom) => soort,
        soort @ (Cijfersoort::Behoefte
        | Cijfersoort::Opgave
        | Cijfersoort::Plan
        | Cijfersoort::Doel
        | Cijfersoort::Norm) => {
            let reden = format!("de meting kiest cijfers van de soort `{}`", soort.as_str());
            let help = "kies `realisatie`, of `voorraad` of `stroom`: dat is gemeten";
            return Err(Bezwaar::melding(Code::VoortgangMeting, reden, help));
        }
    };
    let chosen = cijfers.kies(&Selectie { soort: Some(soort), ..meting.clone() });
    let mut groups: BTreeMap<(Moment, Wanneer), Vec<Cijfer<'_>>> = BTreeMap::new();
    for row in chosen {
        let Some(end) = Moment::end(row.wanneer()) else {
            let reden = "een cijfer van de meting heeft geen periode en geen peildatum";
            let help = "zet bij elk cijfer `periode` of `peildatum`";
            return Err(Bezwaar::melding(Code::VoortgangPeriode, reden, help));
        };
        groups.entry((end, row.wanneer())).or_default().push(row);
    }
    let mut found: Vec<Meting> = Vec::new();
    for ((_, wanneer), rows) in &groups {
        found.push(if waarden.counts(*wanneer) {
            let sum = cijfers.som(rows).map_err(|fout| refused(&fout))?;
            let first = rows.first().copied();
            let eenheid = first.map(Cijfer::eenheid).filter(|unit| !unit.is_empty());
            waarden.unit("meting", eenheid, first.and_then(Cijfer::van))?;
            Meting::of(*wanneer, &sum)
        } else {
            // What is too early or too late is only known to be there.
            Meting::empty(*wanneer)
        });
    }
    apart(&found)?;
    Ok(found)
}

/// Two numbers about one moment cannot both be the stand.
fn apart(found: &[Meting]) -> Result<(), Bezwaar> {
    let ends = found.windows(2);
    let mut twice =
        ends.filter(|pair| Moment::end(pair[0].wanneer) == Moment::end(pair[1].wanneer));
    twice.next().map_or(Ok(()), |pair| {
        let words = |meting: &Meting| meting.moment(false).unwrap_or_default();
        let reden = format!(
            "de metingen over {} en {} eindigen op hetzelfde moment",
            words(&pair[0]),
            words(&pair[1])
        );
        Err(Bezwaar::melding(Code::VoortgangPeriode, reden, YEARS))
    })
}

/// Whether the measured years are added up: as the doel says, or as its numbers leave no doubt.
fn adds_up(doel: &Doel, waarden: &Waarden<'_>, found: &[Meting]) -> Result<bool, Bezwaar> {
    let dated = |meting: &&Meting| matches!(meting.wanneer, Wanneer::Peildatum(_));
    let days = found.iter().filter(dated).count();
    if days > 0 && days < found.len() {
        let reden = "de meting heeft cijfers op een dag en cijfers over een periode";
        let help = "kies met `meting` alleen het een of het ander";
        return Err(Bezwaar::melding(Code::VoortgangPeriode, reden, help));
    }
    if doel.optellen == Some(true) && (days > 0 || waarden.is_share()) {
        let what = if days > 0 { "standen op een dag" } else { "percentages" };
        let reden = format!("{what} zijn niet op te tellen");
        return Err(Bezwaar::melding(Code::VoortgangPeriode, reden, "haal `optellen = true` weg"));
    }
    if let Some(said) = doel.optellen {
        return Ok(said);
    }
    if days > 0 || waarden.is_share() {
        return Ok(false);
    }
    match waarden.streef.as_ref().map(|streef| streef.wanneer) {
        Some(Wanneer::Periode { van, tot, .. }) => Ok(van < tot),
        Some(Wanneer::Peildatum(_) | Wanneer::Onbekend) | None => {
            let reden = "niet duidelijk is of de gemeten jaren bij elkaar horen";
            let help = "zet bij het doel `optellen = true` of `optellen = false`";
            Err(Bezwaar::melding(Code::VoortgangPeriode, reden, help))
        }
    }
}

/// From the beginning on, every year once: the nulwaarde and what was realised since.
fn added(waarden: &Waarden<'_>, found: Vec<Meting>) -> Result<Vec<Meting>, Bezwaar> {
    let wrong = |reden: String| Bezwaar::melding(Code::VoortgangPeriode, reden, YEARS);
    let (mut min, mut max) = start(waarden)?;
    let mut parts = if max.is_zero() { Vec::new() } else { vec![range(min, max)] };
    let mut reached = waarden.begin.ok_or_else(|| {
        Bezwaar::new("niet bekend is vanaf wanneer wordt geteld: de looptijd ontbreekt")
    })?;
    let mut nauwkeurigheid = None;
    let mut sums = Vec::new();
    for meting in found {
        let words = meting.moment(false).unwrap_or_default();
        let begin = Moment::begin(meting.wanneer);
        if begin != Some(reached) {
            let clash = begin < Some(reached);
            let what = if clash {
                "overlapt met wat ervoor telt"
            } else {
                "sluit niet aan: een jaar ontbreekt"
            };
            return Err(wrong(format!("de meting over {words} {what}")));
        }
        reached = Moment::end(meting.wanneer).unwrap_or(reached);
        let (Some(low), Some(high)) = (meting.min, meting.max) else {
            sums.push(Meting::empty(meting.wanneer));
            return Ok(sums);
        };
        let too_large = || Bezwaar::new("de getallen zijn te groot om op te tellen");
        min = min.checked_add(low).ok_or_else(too_large)?;
        max = max.checked_add(high).ok_or_else(too_large)?;
        parts.push(range(low, high));
        nauwkeurigheid = loosest(nauwkeurigheid, meting.nauwkeurigheid);
        let hidden = meting.afgeschermd || sums.last().is_some_and(|sum: &Meting| sum.afgeschermd);
        sums.push(Meting {
            min: Some(min),
            max: Some(max),
            nauwkeurigheid,
            afgeschermd: hidden,
            som: (parts.len() > 1 && !hidden)
                .then(|| format!("{} = {}", parts.join(" + "), taal::range(min, max))),
            wanneer: meting.wanneer,
        });
    }
    Ok(sums)
}

/// What the count begins with.
fn start(waarden: &Waarden<'_>) -> Result<(Decimal, Decimal), Bezwaar> {
    let zero = (Decimal::ZERO, Decimal::ZERO);
    let Some(nul) = &waarden.nul else {
        if waarden.over_years() {
            return Ok(zero);
        }
        return Err(Bezwaar::new("de nulwaarde ontbreekt"));
    };
    let value = nul.target().unwrap_or(zero);
    let help =
        "schrijf de nulwaarde als 0, of geef nulwaarde en streefwaarde allebei een `peildatum`";
    let reden = match nul.wanneer {
        _ if value == zero => return Ok(zero),
        Wanneer::Periode { .. } => "de nulwaarde telt over een andere periode dan de meting",
        Wanneer::Peildatum(_) | Wanneer::Onbekend if waarden.over_years() => {
            "de streefwaarde telt over een periode, maar de nulwaarde is een stand"
        }
        Wanneer::Peildatum(_) | Wanneer::Onbekend => return Ok(value),
    };
    Err(Bezwaar::melding(Code::VoortgangPeriode, reden, help))
}

/// A number over a year says nothing about a target over half a year.
fn same_length(waarden: &Waarden<'_>, found: &[Meting]) -> Result<(), Bezwaar> {
    let length = |meting: &Meting| meting.wanneer.halve_jaren();
    let Some(streef) = waarden.streef.as_ref() else { return Ok(()) };
    let targets = [Some(streef), waarden.nul.as_ref()];
    let Some(wanted) = length(streef) else { return Ok(()) };
    let mut others = found.iter().chain(targets.into_iter().flatten());
    match others.find(|other| length(other).is_some_and(|own| own != wanted)) {
        Some(other) => {
            let words = |meting: &Meting| meting.moment(false).unwrap_or_default();
            let reden = format!(
                "het getal over {} gaat over een andere tijd dan de streefwaarde ({})",
                words(other),
                words(streef)
            );
            let help = "vergelijk perioden die even lang zijn, of zet `optellen = true`";
            Err(Bezwaar::melding(Code::VoortgangPeriode, reden, help))
        }
        None => Ok(()),
    }
}

impl Meting {
    fn of(wanneer: Wanneer, sum: &Uitkomst<'_>) -> Self {
        if !sum.onbekend.is_empty() {
            return Self::empty(wanneer);
        }
        let hidden = sum.verborgen() > 0;
        Self {
            wanneer,
            min: Some(sum.min),
            max: Some(sum.max),
            nauwkeurigheid: sum.nauwkeurigheid,
            afgeschermd: hidden,
            som: (sum.delen.len() > 1 && !hidden).then(|| sum.uitgeschreven()),
        }
    }

    /// What a count begins with.
    fn zero() -> Self {
        let zero = Some(Decimal::ZERO);
        Self { min: zero, max: zero, ..Self::empty(Wanneer::Onbekend) }
    }

    fn empty(wanneer: Wanneer) -> Self {
        Self { wanneer, min: None, max: None, nauwkeurigheid: None, afgeschermd: false, som: None }
    }
}

fn range(min: Decimal, max: Decimal) -> String {
    let words = taal::range(min, max);
    if min == max { words } else { format!("({words})") }
}

/// The least exact of two.
fn loosest(one: Option<Nauwkeurigheid>, other: Option<Nauwkeurigheid>) -> Option<Nauwkeurigheid> {
    match (one, other) {
        (None | Some(Nauwkeurigheid::Exact), other) => other.or(one),
        (one, None | Some(Nauwkeurigheid::Exact)) => one,
        (one, other) if one == other => one,
        _ => Some(Nauwkeurigheid::Circa),
    }
}

/// Why numbers of one period must not be added, in words.
fn refused(fout: &Somfout<'_>) -> Bezwaar {
    let (reden, pair) = match fout {
        Somfout::Geen => ("de meting kiest geen cijfers", None),
        Somfout::Soorten(a, b) => ("cijfers van een andere soort tellen niet op", Some((a, b))),
        Somfout::Eenheden(a, b) => ("cijfers in een andere eenheid tellen niet op", Some((a, b))),
        Somfout::Noemers(a, b) => ("delen van iets anders tellen niet op", Some((a, b))),
        Somfout::Perioden(a, b) => ("cijfers over een andere tijd tellen niet op", Some((a, b))),
        Somfout::Genest(a, b, _) => ("twee cijfers tellen deels hetzelfde", Some((a, b))),
        Somfout::TotaalEnDeel(a, b) => {
            ("een totaal en een deel ervan tellen niet op", Some((a, b)))
        }
        Somfout::TeGroot => ("de getallen zijn te groot om op te tellen", None),
    };
    let help = "maak de `meting` enger, bijvoorbeeld met `zonder = [\"gebied\"]`";
    let plekken = pair.into_iter().flat_map(|(one, other)| [one.location(), other.location()]);
    let plekken = plekken.collect();
    Bezwaar { plekken, ..Bezwaar::melding(Code::VoortgangMeting, reden, help) }
}
