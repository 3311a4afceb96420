//! Where the gemeente stands against the normen: one table in the toetsverslag, with sources.

use crate::{
    check::{Normstand, Normuitkomst, Toetsing},
    compose::schrijver::Schrijver,
    document::{Align, Block, Column, Inline, Mark, Row, Table},
    taal,
};

/// The table, when anything could be computed.
pub(super) fn write(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let shown = toetsing.normen.iter().filter(|found| !found.regels.is_empty());
    let rows: Vec<Row> = shown.map(|found| row(toetsing, found)).collect();
    if rows.is_empty() {
        return;
    }
    w.section("Waar staat de gemeente", "normen");
    let mut table = Table {
        anchor: Some(w.unique("normen-tabel")),
        label: None,
        caption: vec![Inline::text("De getallen van de gemeente naast normen")],
        columns: vec![column("Norm", 6), column("Getallen", 6), column("Stand", 4)],
        row_headers: true,
        rows,
        source: vec![Inline::text(
            "Een norm wordt alleen vergeleken op het niveau waar zij geldt. Zij telt niet mee in de toets.",
        )],
        wide: false,
    };
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
}

fn column(title: &str, weight: u8) -> Column {
    Column { title: vec![Inline::text(title)], align: Align::Left, weight }
}

fn row(toetsing: &Toetsing, found: &Normstand) -> Row {
    let norm = &found.norm;
    let mut asked = vec![Inline::text(format!("{}. {}", norm.id, norm.titel)), Inline::Break];
    asked.push(Inline::Small { content: source(toetsing, found) });
    let mut numbers = Vec::new();
    for regel in &found.regels {
        if !numbers.is_empty() {
            numbers.push(Inline::Break);
        }
        let name = format!("{}: ", taal::capital(&regel.naam));
        numbers.extend([Inline::text(name), Inline::text(regel.tekst.clone())]);
    }
    let status =
        Inline::Status { mark: mark(found.uitkomst), text: found.uitkomst.titel().to_owned() };
    let why = format!("{}. {}.", taal::capital(&found.reden), taal::capital(found.niveau()));
    let why = Inline::Small { content: vec![Inline::text(why)] };
    Row { total: false, cells: vec![asked, numbers, vec![status, Inline::Break, why]] }
}

/// Strength, document and place, and the words that keep it from being read as settled law.
fn source(toetsing: &Toetsing, found: &Normstand) -> Vec<Inline> {
    let bron = &found.norm.bron;
    let place = format!("{}, {}", found.document, bron.plaats);
    let strength = taal::capital(found.norm.sterkte.titel());
    let own =
        if found.is_eigen() { format!("eigen kader {} · ", found.kader) } else { String::new() };
    let mut line = vec![Inline::text(format!("{strength} · {own}"))];
    line.push(match &bron.url {
        Some(url) => Inline::Link { target: url.clone(), content: vec![Inline::text(place)] },
        None => Inline::text(place),
    });
    for word in found.voorbehoud(toetsing.peildatum) {
        line.push(Inline::text(" · "));
        line.push(Inline::Status { mark: Mark::Zekerheid, text: word.to_owned() });
    }
    line
}

fn mark(uitkomst: Normuitkomst) -> Mark {
    match uitkomst {
        Normuitkomst::Haalt => Mark::Voldaan,
        Normuitkomst::HaaltNiet => Mark::LegUit,
        Normuitkomst::GeenGrens => Mark::Beargumenteerd,
        Normuitkomst::NietTeZeggen => Mark::NietVanToepassing,
    }
}
