//! The table under a drawing: every number, every row, and why a cell has none.

use super::woorden::{self, one_line};
use super::{
    Grafiek, Inhoud, Licht, Moment, Periode, Punt, Reeks, Reeksen, Staaf, Stand, Voortgang,
};
use crate::document::{Align, Column, Inline, Row, Table};
use crate::taal;

/// More columns than this need a landscape page.
const UPRIGHT: usize = 7;
/// What stands in a cell where nothing belongs.
const EMPTY: &str = "–";

/// All that a chart shows as rows and columns; label, anchor and source are for who places it.
pub(super) fn of(grafiek: &Grafiek) -> Table {
    let unit = grafiek.eenheid.as_str();
    let head = |word: &str| header(&grafiek.kop, word);
    let (columns, rows) = match &grafiek.inhoud {
        Inhoud::Staven { rijen } => {
            (vec![head("onderwerp"), number(&header(unit, "waarde"))], bars(rijen))
        }
        Inhoud::Gestapeld(reeksen) | Inhoud::Gegroepeerd(reeksen) => {
            let names = reeksen.namen.iter().map(|naam| number(&series(naam, unit)));
            (std::iter::once(head("onderwerp")).chain(names).collect(), parts(reeksen))
        }
        Inhoud::Lijn { jaren, reeksen } => {
            let names = reeksen.iter().map(|reeks| number(&series(&reeks.naam, unit)));
            (std::iter::once(head("jaar")).chain(names).collect(), years(jaren, reeksen))
        }
        Inhoud::Voortgang { rijen } => progress(head("indicator"), unit, rijen),
        Inhoud::Tijdlijn { rijen, .. } => planning(head("maatregel"), rijen),
        Inhoud::Stoplicht { rijen } => lights(head("onderwerp"), rijen),
    };
    let columns: Vec<Column> = columns.into_iter().map(Head::column).collect();
    let wide = columns.len() > UPRIGHT;
    let caption = vec![Inline::text(one_line(&grafiek.titel))];
    Table {
        anchor: None,
        label: None,
        caption,
        columns,
        row_headers: true,
        rows: rows.into_iter().map(row).collect(),
        source: Vec::new(),
        wide,
    }
}

/// A column that is still to be made.
struct Head {
    title: String,
    align: Align,
    weight: u8,
}

impl Head {
    fn column(self) -> Column {
        let title = vec![Inline::text(self.title)];
        Column { title, align: self.align, weight: self.weight }
    }
}

fn header(own: &str, word: &str) -> Head {
    let own = one_line(own);
    let title = taal::capital(if own.is_empty() { word } else { &own });
    Head { title, align: Align::Left, weight: 3 }
}

fn number(head: &Head) -> Head {
    Head { title: head.title.clone(), align: Align::Right, weight: 2 }
}

/// `Koop (wooneenheden)`.
fn series(name: &str, unit: &str) -> Head {
    let (name, unit) = (one_line(name), one_line(unit));
    match (name.is_empty(), unit.is_empty()) {
        (false, false) => header(&format!("{name} ({unit})"), ""),
        (false, true) => header(&name, ""),
        (true, _) => header(&unit, "waarde"),
    }
}

fn row(cells: Vec<String>) -> Row {
    let cell =
        |words: String| vec![Inline::text(if words.is_empty() { EMPTY.to_owned() } else { words })];
    Row { total: false, cells: cells.into_iter().map(cell).collect() }
}

fn bars(rijen: &[Staaf]) -> Vec<Vec<String>> {
    rijen.iter().map(|staaf| vec![one_line(&staaf.naam), staaf.punt.words()]).collect()
}

fn words(punt: Option<&Punt>) -> String {
    punt.map_or_else(|| woorden::UNKNOWN.to_owned(), Punt::words)
}

fn parts(reeksen: &Reeksen) -> Vec<Vec<String>> {
    let row = |rij: &super::Rij| {
        let points = (0..reeksen.namen.len()).map(|index| words(rij.punten.get(index)));
        std::iter::once(one_line(&rij.naam)).chain(points).collect()
    };
    reeksen.rijen.iter().map(row).collect()
}

fn years(jaren: &[i16], reeksen: &[Reeks]) -> Vec<Vec<String>> {
    let mut order: Vec<usize> = (0..jaren.len()).collect();
    order.sort_by_key(|index| jaren[*index]);
    let row = |index: usize| {
        let points = reeksen.iter().map(|reeks| words(reeks.punten.get(index)));
        std::iter::once(jaren[index].to_string()).chain(points).collect()
    };
    order.into_iter().map(row).collect()
}

fn progress(first: Head, unit: &str, rijen: &[Voortgang]) -> (Vec<Head>, Vec<Vec<String>>) {
    let titles = ["nulwaarde", "gerealiseerd", "streefwaarde"];
    let own = rijen.iter().any(|rij| rij.eenheid.is_some());
    let mut columns = vec![first];
    if own {
        columns.push(header("", "eenheid"));
    }
    let shared = if own { "" } else { unit };
    columns.extend(titles.map(|title| number(&series(title, shared))));
    let row = |rij: &Voortgang| {
        let mut cells = vec![one_line(&rij.naam)];
        if own {
            cells.push(one_line(rij.eenheid.as_deref().unwrap_or(unit)));
        }
        cells.extend([&rij.nulwaarde, &rij.gerealiseerd, &rij.streefwaarde].map(Stand::words));
        cells
    };
    (columns, rijen.iter().map(row).collect())
}

fn planning(first: Head, rijen: &[Periode]) -> (Vec<Head>, Vec<Vec<String>>) {
    let columns = vec![first, header("", "start"), header("", "eind"), header("", "status")];
    let moment = |moment: Option<Moment>| moment.map(Moment::words).unwrap_or_default();
    let row = |rij: &Periode| {
        let status = rij.status.as_ref().map(|status| one_line(status.word()));
        let (start, end) = (moment(rij.start), moment(rij.eind));
        vec![one_line(&rij.naam), start, end, status.unwrap_or_default()]
    };
    (columns, rijen.iter().map(row).collect())
}

fn lights(first: Head, rijen: &[Licht]) -> (Vec<Head>, Vec<Vec<String>>) {
    let remarks = rijen.iter().any(|licht| licht.toelichting.is_some());
    let mut columns = vec![first, header("", "status")];
    if remarks {
        columns.push(header("", "toelichting"));
    }
    let row = |licht: &Licht| {
        let mut cells = vec![one_line(&licht.naam), one_line(licht.status.word())];
        if remarks {
            cells.push(one_line(licht.toelichting.as_deref().unwrap_or_default()));
        }
        cells
    };
    (columns, rijen.iter().map(row).collect())
}
