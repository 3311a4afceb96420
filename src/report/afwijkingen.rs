//! The eisen from which the gemeente deviates with a motivering: never met, and not open either.

use crate::{
    check::{Bevinding, Toetsing, Uitkomst},
    report::{Style, printable},
};

/// One paragraph an eis; none when nothing is explained.
pub(super) fn mens(toetsing: &Toetsing, style: &Style) -> Option<String> {
    let found = toetsing.eisen.iter().filter(|found| found.uitkomst == Uitkomst::LegUit);
    let lines: String = found.map(|found| line(found, toetsing, style)).collect();
    let title = style.bold("Uitgelegd (telt niet als voldaan)");
    (!lines.is_empty()).then(|| format!("{title}\n{lines}"))
}

fn line(found: &Bevinding, toetsing: &Toetsing, style: &Style) -> String {
    let own = toetsing.afwijkingen.iter().filter(|one| one.gebruikt && one.eis == found.eis.id);
    let until = own.filter_map(|one| one.geldig_tot).min();
    let until = until.map(|day| format!(", tot en met {}", day.strftime("%d-%m-%Y")));
    let lead = format!("  {}  ", printable(&found.eis.id));
    style.paragraph(&lead, &format!("{}{}", found.reden, until.unwrap_or_default()))
}
