//! The series of indicators that belong to a doel: measured numbers and yearly streefwaarden.

use super::{
    Bezwaar, Meting, Moment,
    lezen::{Gelezen, Unit},
};
use crate::{
    cijfers::Wanneer,
    diagnostic::Code,
    model::{ambitie::Doel, uitvoering::Indicator, waarde::Waarde},
    project::Project,
};

/// The indicators that name this doel.
pub(super) fn of<'a>(project: &'a Project, doel: &Doel) -> Vec<&'a Indicator> {
    let all = project.visie.monitoring.iter().flat_map(|monitoring| &monitoring.indicator);
    all.filter(|indicator| indicator.doel.iter().any(|named| named.0 == doel.id.0)).collect()
}

/// The indicator whose series belongs to a doel: one with the same streefwaarde, or with none of its own.
///
/// An indicator in another unit measures something else; two that both fit cannot both be right.
pub(super) fn only<'a>(
    project: &Project,
    doel: &Doel,
    indicators: &[&'a Indicator],
) -> Result<Option<&'a Indicator>, Bezwaar> {
    let read = |value: Option<&Waarde>| value.and_then(|value| Gelezen::of(project, value));
    let goal = read(doel.streefwaarde.as_ref());
    let mut same: Vec<&Indicator> = Vec::new();
    let mut other = None;
    for indicator in indicators.iter().copied().filter(|one| !one.reeks.is_empty()) {
        match (&goal, read(indicator.streefwaarde.as_ref())) {
            (Some(goal), Some(own)) if goal.unit() != own.unit() => {}
            (Some(goal), Some(own)) if goal.meting.target() != own.meting.target() => {
                other = Some(indicator);
            }
            _ => same.push(indicator),
        }
    }
    let (reden, help) = match (same.as_slice(), other) {
        ([only], _) => return Ok(Some(*only)),
        ([], None) => return Ok(None),
        ([], Some(other)) => (
            format!("`{}` heeft een andere streefwaarde dan het doel", other.id.0),
            "geef doel en indicator dezelfde streefwaarde, of haal het doel weg bij de indicator",
        ),
        ([first, second, ..], _) => (
            format!("`{}` en `{}` passen allebei bij dit doel", first.id.0, second.id.0),
            "noem het doel bij één indicator met een `reeks`",
        ),
    };
    Err(Bezwaar::melding(Code::VoortgangMeting, reden, help))
}

/// The yearly streefwaarden at the end of their years in order of time, and their units.
pub(super) fn targets(
    project: &Project,
    indicator: Option<&Indicator>,
) -> (Vec<(Moment, Meting)>, Vec<Unit>) {
    let rows = indicator.iter().flat_map(|indicator| &indicator.reeks);
    let read = rows.filter_map(|row| {
        let value = Gelezen::of(project, row.streefwaarde.as_ref()?)?;
        Some((row.jaar.0, value))
    });
    let mut values: Vec<(u16, Gelezen)> = read.collect();
    values.sort_by_key(|(jaar, _)| *jaar);
    values.dedup_by_key(|(jaar, _)| *jaar);
    let units = values.iter().map(|(_, value)| value.unit()).collect();
    let at_end = |(jaar, value): (u16, Gelezen)| (Moment::end_of(jaar), stand(jaar, value.meting));
    (values.into_iter().map(at_end).collect(), units)
}

/// The measured numbers of a series, each with its unit.
pub(super) fn measured(project: &Project, indicator: &Indicator) -> Vec<Gelezen> {
    let rows = indicator.reeks.iter().filter_map(|row| {
        let mut value = Gelezen::of(project, row.waarde.as_ref()?)?;
        value.meting = stand(row.jaar.0, value.meting);
        Some(value)
    });
    let mut values: Vec<Gelezen> = rows.collect();
    values.sort_by_key(|value| Moment::end(value.meting.wanneer));
    values
}

/// A number of a series is about its year.
fn stand(jaar: u16, meting: Meting) -> Meting {
    Meting { wanneer: Wanneer::Periode { van: jaar, tot: jaar, helft: 0 }, ..meting }
}
