//! The series of indicators that belong to a doel: measured numbers and yearly streefwaarden.

use super::{Bezwaar, Meting, Moment, lezen::Gelezen};
use crate::{
    cijfers::Wanneer,
    diagnostic::Code,
    model::{ambitie::Doel, uitvoering::Indicator},
    project::Project,
};

/// The indicators that name this doel.
pub(super) fn of<'a>(project: &'a Project, doel: &Doel) -> Vec<&'a Indicator> {
    let all = project.visie.monitoring.iter().flat_map(|monitoring| &monitoring.indicator);
    all.filter(|indicator| indicator.doel.iter().any(|named| named.0 == doel.id.0)).collect()
}

/// The indicator with a series; two series of one doel cannot both be right.
pub(super) fn only<'a>(indicators: &[&'a Indicator]) -> Result<Option<&'a Indicator>, Bezwaar> {
    let mut with = indicators.iter().copied().filter(|indicator| !indicator.reeks.is_empty());
    let first = with.next();
    match (first, with.next()) {
        (Some(first), Some(second)) => {
            let reden = format!(
                "`{}` en `{}` geven allebei waarden per jaar voor dit doel",
                first.id.0, second.id.0
            );
            let help = "noem het doel bij één indicator met een `reeks`";
            Err(Bezwaar::melding(Code::VoortgangMeting, reden, help))
        }
        _ => Ok(first),
    }
}

/// The yearly streefwaarden at the end of their years in order of time, and their units.
pub(super) fn targets(
    project: &Project,
    indicator: Option<&Indicator>,
) -> (Vec<(Moment, Meting)>, Vec<(Option<String>, Option<String>)>) {
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
