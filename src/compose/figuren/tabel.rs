//! Numbers in rows and columns as a table: unit in the header, totals where they may be, sources beneath.

use crate::{
    cijfers::{As, Cijfer, Draaiing, Hoeveelheid, Uitkomst, Vak, Vraag, Waarde, Wanneer},
    compose::{
        opmaak::{joined, plain},
        schrijver::Schrijver,
    },
    document::{Align, Column, Inline, Row, Table},
    model::keuze::Totalen,
    source::Kind,
    taal,
};

use super::namen;

/// What stands where numbers must not be added.
pub(super) const GEEN_SOM: &str = "niet op te tellen";
/// What stands where a hidden number would show.
pub(super) const AFGESCHERMD: &str = "afgeschermd";
/// What stands where nobody knows the number yet.
pub(super) const ONBEKEND: &str = "onbekend";
/// More sources, periods or reasons than this bury the rest.
const FEW: usize = 6;
/// More columns than this need all the width there is.
const UPRIGHT: usize = 7;

/// How a table is wanted.
pub(super) struct Vorm<'a> {
    /// What it shows.
    pub(super) titel: &'a str,
    /// What stands in an empty cell.
    pub(super) leeg: &'a str,
    /// Which totals.
    pub(super) totalen: Totalen,
    /// Its anchor.
    pub(super) anchor: Option<String>,
}

/// The table.
pub(super) fn van(
    w: &Schrijver<'_>,
    vraag: &Vraag<'_>,
    draaiing: &Draaiing<'_>,
    vorm: Vorm<'_>,
) -> Table {
    let drukker = Drukker { w, draaiing, leeg: vorm.leeg };
    let sums = |all: &[Vak<'_>], own: Totalen| {
        let wanted = vorm.totalen == own || vorm.totalen == Totalen::Beide;
        wanted && all.len() > 1 && !all.iter().all(|cell| matches!(cell, Vak::Bezwaar(_)))
    };
    let beside = draaiing.kolommen.len() > 1 && sums(&draaiing.rijtotalen, Totalen::Rijen);
    let below = draaiing.rijen.len() > 1
        && (sums(&draaiing.kolomtotalen, Totalen::Kolommen)
            || draaiing.kolommen.len() == 1 && vorm.totalen != Totalen::Geen)
        && !matches!(draaiing.kolomtotalen.as_slice(), [Vak::Bezwaar(_)]);
    let mut rows = drukker.rows(vraag.rijen, beside);
    rows.extend(below.then(|| drukker.totals(beside)));
    let titles = drukker.titles(vraag.kolommen, beside);
    let columns = columns(namen::kop(w, vraag.rijen), titles, &rows);
    let mut source = bron(w, vraag, draaiing);
    let notes = drukker.notes(vorm.totalen);
    if !source.is_empty() && !notes.is_empty() {
        source.push(Inline::text(" "));
    }
    source.extend((!notes.is_empty()).then(|| Inline::text(notes.join(" "))));
    let unit = drukker.unit().filter(|_| draaiing.kolommen.len() > 1);
    Table {
        anchor: vorm.anchor,
        label: None,
        caption: vec![Inline::text(caption(vorm.titel, unit.as_deref()))],
        wide: columns.len() > UPRIGHT,
        columns,
        row_headers: true,
        rows,
        source,
    }
}

/// The title with the unit, unless the title says it.
fn caption(title: &str, unit: Option<&str>) -> String {
    let title = title.trim();
    let title = if title.is_empty() { "Cijfers" } else { title };
    match unit.filter(|unit| !title.to_lowercase().contains(&unit.to_lowercase())) {
        Some(unit) => format!("{title} ({unit})"),
        None => title.to_owned(),
    }
}

fn columns(first: String, titles: Vec<String>, rows: &[Row]) -> Vec<Column> {
    let all = std::iter::once((first, Align::Left));
    let all = all.chain(titles.into_iter().map(|title| (title, Align::Right)));
    let column = |(index, (title, align)): (usize, (String, Align))| {
        let length = |row: &Row| row.cells.get(index).map_or(0, |cell| plain(cell).chars().count());
        let longest = rows.iter().map(length).max().unwrap_or(0).min(40);
        let weight = longest.max(title.chars().count() / 2).clamp(5, 40);
        let weight = u8::try_from(weight).unwrap_or(40);
        Column { title: vec![Inline::text(title)], align, weight }
    };
    all.enumerate().map(column).collect()
}

struct Drukker<'w, 'p> {
    w: &'w Schrijver<'p>,
    draaiing: &'w Draaiing<'w>,
    leeg: &'w str,
}

impl Drukker<'_, '_> {
    /// The unit of all numbers.
    fn unit(&self) -> Option<String> {
        let (unit, of) = self.draaiing.eenheid()?;
        Some(namen::eenheid(unit, of))
    }

    fn titles(&self, axis: Option<As>, beside: bool) -> Vec<String> {
        let unit = self.unit();
        let Some(axis) = axis else {
            return vec![taal::capital(&unit.unwrap_or_else(|| "aantal".to_owned()))];
        };
        let places = self.draaiing.kolommen.iter().enumerate();
        let titles = places.map(|(index, place)| {
            let name = namen::plek(self.w, axis, *place);
            // A single column has the unit here, as does one that differs from the others.
            let own = self
                .column_unit(index)
                .filter(|_| self.draaiing.kolommen.len() == 1 || unit.is_none());
            own.map_or_else(|| name.clone(), |unit| format!("{name} ({unit})"))
        });
        titles.chain(beside.then(|| "Totaal".to_owned())).collect()
    }

    /// The unit of the numbers in one column, when that is the same for all of them.
    fn column_unit(&self, index: usize) -> Option<String> {
        let cells = self.draaiing.vakken.iter().filter_map(|row| row.get(index));
        let mut units = cells.flat_map(cijfers).map(|cijfer| (cijfer.eenheid(), cijfer.van()));
        let (unit, of) = units.next()?;
        units.all(|other| other == (unit, of)).then(|| namen::eenheid(unit, of))
    }

    fn rows(&self, axis: As, beside: bool) -> Vec<Row> {
        let units: Vec<bool> = (0..self.draaiing.kolommen.len())
            .map(|index| self.unit().is_none() && self.column_unit(index).is_none())
            .collect();
        let rows = self.draaiing.rijen.iter().zip(&self.draaiing.vakken);
        rows.zip(&self.draaiing.rijtotalen)
            .map(|((place, cells), total)| {
                let mut line = vec![namen::plek(self.w, axis, *place)];
                line.extend(cells.iter().zip(&units).map(|(cell, unit)| self.vak(cell, *unit)));
                line.extend(beside.then(|| self.total(total)));
                row(line, false)
            })
            .collect()
    }

    fn totals(&self, beside: bool) -> Row {
        let mut line = vec!["Totaal".to_owned()];
        line.extend(self.draaiing.kolomtotalen.iter().map(|cell| self.total(cell)));
        line.extend(beside.then(|| self.total(&self.draaiing.geheel)));
        row(line, true)
    }

    fn total(&self, cell: &Vak<'_>) -> String {
        match cell {
            Vak::Bezwaar(_) => "–".to_owned(),
            Vak::Leeg | Vak::Een(_) | Vak::Som(_) | Vak::Verborgen => self.vak(cell, false),
        }
    }

    fn vak(&self, cell: &Vak<'_>, with_unit: bool) -> String {
        let words = match cell {
            Vak::Leeg => self.leeg.to_owned(),
            Vak::Een(cijfer) => {
                een(self.w, *cijfer, with_unit).unwrap_or_else(|| self.leeg.to_owned())
            }
            Vak::Som(outcome) => som(outcome, with_unit),
            Vak::Verborgen => AFGESCHERMD.to_owned(),
            Vak::Bezwaar(_) => GEEN_SOM.to_owned(),
        };
        if words.trim().is_empty() { "–".to_owned() } else { words }
    }

    /// What a reader should know of the numbers.
    fn notes(&self, totalen: Totalen) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        let cells = || self.draaiing.vakken.iter().flatten();
        let beside = self
            .draaiing
            .rijtotalen
            .iter()
            .filter(|_| matches!(totalen, Totalen::Rijen | Totalen::Beide));
        let below = self.draaiing.kolomtotalen.iter().filter(|_| totalen != Totalen::Geen);
        let totals: Vec<&Vak<'_>> = beside.chain(below).collect();
        let mut add = |note: String| {
            if !notes.contains(&note) {
                notes.push(note);
            }
        };
        for cell in cells() {
            if let Vak::Bezwaar(objection) = cell {
                add(format!("Niet opgeteld: {}.", namen::reden(self.w, objection)));
            }
        }
        for total in &totals {
            if let Vak::Bezwaar(objection) = total {
                add(format!("Geen totaal: {}.", namen::reden(self.w, objection)));
            }
        }
        notes.truncate(FEW);
        if cells().chain(totals).any(|cell| matches!(cell, Vak::Verborgen)) {
            notes.push(
                "Waar een getal is afgeschermd, staat ook geen som waaruit het te berekenen is."
                    .to_owned(),
            );
        }
        let mut reasons: Vec<String> = Vec::new();
        for cijfer in &self.draaiing.cijfers {
            if let Waarde::Onbekend(reason) = cijfer.waarde()
                && !cijfer.is_afgeschermd()
                && !reason.trim().is_empty()
                && !reasons.iter().any(|known| known == reason.trim())
            {
                reasons.push(reason.trim().to_owned());
            }
        }
        let reasons = reasons.into_iter().take(FEW);
        notes.extend(reasons.map(|reason| format!("Onbekend: {}.", reason.trim_end_matches('.'))));
        let left = [(self.draaiing.rijen_over, "rijen"), (self.draaiing.kolommen_over, "kolommen")];
        let left = left.into_iter().filter(|(count, _)| *count > 0);
        notes.extend(left.map(|(count, what)| format!("Er zijn nog {count} {what}.")));
        notes
    }
}

fn row(line: Vec<String>, total: bool) -> Row {
    let cells = line.into_iter().map(|text| vec![Inline::text(text)]).collect();
    Row { total, cells }
}

/// The numbers that a cell shows or adds.
fn cijfers<'c, 'a>(cell: &'c Vak<'a>) -> Box<dyn Iterator<Item = Cijfer<'a>> + 'c> {
    match cell {
        Vak::Een(cijfer) => Box::new(std::iter::once(*cijfer)),
        Vak::Som(outcome) => Box::new(outcome.delen.iter().chain(&outcome.onbekend).copied()),
        Vak::Leeg | Vak::Verborgen | Vak::Bezwaar(_) => Box::new(std::iter::empty()),
    }
}

/// One number as it is printed everywhere, without the unit that stands above it; none when it is empty.
pub(super) fn een(w: &Schrijver<'_>, cijfer: Cijfer<'_>, with_unit: bool) -> Option<String> {
    if !cijfer.is_afgeschermd() {
        match cijfer.waarde() {
            Waarde::Leeg => return None,
            Waarde::Onbekend(_) => return Some(ONBEKEND.to_owned()),
            Waarde::Getal(_) | Waarde::Bereik(..) | Waarde::Tekst(_) => {}
        }
    }
    let mut node = cijfer.knoop();
    let keeps_unit = with_unit || is_money(cijfer.eenheid());
    if let Kind::Table(entries) = &mut node.kind {
        entries.retain(|entry| keeps_unit || !matches!(entry.key.as_str(), "eenheid" | "van"));
    }
    Some(w.opmaak().amount(&node))
}

/// A sum; what is not known is said beside it.
pub(super) fn som(outcome: &Uitkomst<'_>, with_unit: bool) -> String {
    let Some(first) = outcome.delen.first() else { return ONBEKEND.to_owned() };
    let waarde = if outcome.is_exact() {
        Waarde::Getal(outcome.min)
    } else {
        Waarde::Bereik(Some(outcome.min), Some(outcome.max))
    };
    let sum = Hoeveelheid {
        waarde,
        nauwkeurigheid: outcome.nauwkeurigheid,
        eenheid: first.eenheid(),
        van: first.van(),
        afgeschermd: false,
    };
    let number =
        if with_unit || is_money(first.eenheid()) { sum.tekst(0, " ") } else { sum.getal(0) };
    if outcome.onbekend.is_empty() { number } else { format!("{number} + {ONBEKEND}") }
}

fn is_money(unit: &str) -> bool {
    unit.starts_with("euro")
}

/// Where the numbers come from and when they hold.
pub(super) fn bron(w: &Schrijver<'_>, vraag: &Vraag<'_>, draaiing: &Draaiing<'_>) -> Vec<Inline> {
    let mut sources: Vec<&str> = Vec::new();
    let mut times: Vec<Wanneer> = Vec::new();
    for cijfer in &draaiing.cijfers {
        let bron = cijfer.bron().filter(|bron| !sources.contains(bron));
        sources.extend(bron.filter(|_| sources.len() <= FEW));
        let time = Some(cijfer.wanneer()).filter(|time| !times.contains(time));
        times.extend(time.filter(|time| *time != Wanneer::Onbekend && times.len() <= FEW));
    }
    let mut line = Vec::new();
    if !sources.is_empty() {
        let word = if sources.len() == 1 { "Bron: " } else { "Bronnen: " };
        line.push(Inline::text(word));
        let links = sources.iter().take(FEW).map(|id| vec![w.opmaak().link(id)]).collect();
        line.extend(joined(links));
        line.push(Inline::text(if sources.len() > FEW { " en andere." } else { "." }));
    }
    let shown = [Some(vraag.rijen), vraag.kolommen];
    if !shown.contains(&Some(As::Periode)) && !shown.contains(&Some(As::Jaar)) {
        times.sort_unstable();
        if let Some(words) = tijden(&times) {
            let space = if line.is_empty() { "" } else { " " };
            line.push(Inline::text(format!("{space}{words}.")));
        }
    }
    line
}

fn tijden(times: &[Wanneer]) -> Option<String> {
    let words: Vec<String> = times.iter().filter_map(|time| namen::tijd(*time)).collect();
    let dates = times.iter().all(|time| matches!(time, Wanneer::Peildatum(_)));
    let word = if dates { "Peildatum" } else { "Periode" };
    match words.as_slice() {
        [] => None,
        few if few.len() < FEW => Some(format!("{word}: {}", few.join("; "))),
        _ => {
            let years: Vec<(u16, u16)> = times.iter().filter_map(|time| time.jaren()).collect();
            let first = years.iter().map(|(first, _)| *first).min()?;
            let last = years.iter().map(|(_, last)| *last).max()?;
            Some(format!("{word}: verschillend, van {first} tot en met {last}"))
        }
    }
}
