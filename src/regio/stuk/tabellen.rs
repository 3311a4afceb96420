//! The tables of the report of a region.

use crate::{
    document::{Align, Column, Inline, Mark, Row, Table},
    regio::{Cel, Deel, Oordeel, Regiobeeld, Som, Stand, Wederkerig, woorden},
    taal,
};

/// A row a region.
pub(super) fn regios(beelden: &[Regiobeeld]) -> Table {
    let mut heads = vec![("Regio", Align::Left), ("Leden", Align::Right)];
    heads.extend([("Ontbreken", Align::Right), ("Delen", Align::Right), ("Gedekt", Align::Right)]);
    heads.extend([("Tekort", Align::Right), ("Niet te zeggen", Align::Right)]);
    heads.push(("Meldingen", Align::Right));
    let rows = beelden.iter().map(|beeld| {
        let open = beeld.telling(Oordeel::NietTeZeggen) + beeld.telling(Oordeel::GeenCijfers);
        let counts = [
            beeld.leden.len(),
            beeld.ontbreekt().count(),
            beeld.cellen.len(),
            beeld.telling(Oordeel::Gedekt),
            beeld.telling(Oordeel::Tekort),
            open,
            beeld.meldingen.len(),
        ];
        let cells = counts.iter().map(|count| text(&count.to_string()));
        Row { total: false, cells: [text(&beeld.naam)].into_iter().chain(cells).collect() }
    });
    table(&heads, rows.collect())
}

/// A row a part of the opgave.
pub(super) fn overzicht(beeld: &Regiobeeld) -> Table {
    let heads = [
        ("Deel van de opgave", Align::Left),
        ("Eenheid", Align::Left),
        ("Opgave", Align::Right),
        ("Leden samen", Align::Right),
        ("Tekort", Align::Right),
        ("Uitkomst", Align::Left),
        ("Geteld", Align::Left),
    ];
    let rows = beeld.cellen.iter().map(|cel| {
        let held = cel.draagt();
        let maat = woorden::maat(cel.maat);
        let counted = format!("{maat}: {} van {}", held.geteld, cel.delen.len());
        let cells = vec![
            text(&woorden::over(&cel.sleutel)),
            text(&woorden::eenheid(&cel.sleutel)),
            text(&woorden::stand(cel.opgave)),
            text(&woorden::stand(held.stand)),
            text(&woorden::tekort(cel.tekort)),
            vec![Inline::Status {
                mark: mark(cel.oordeel),
                text: woorden::oordeel(cel.oordeel).to_owned(),
            }],
            text(&counted),
        ];
        Row { total: false, cells }
    });
    Table { wide: false, ..table(&heads, rows.collect()) }
}

fn mark(oordeel: Oordeel) -> Mark {
    match oordeel {
        Oordeel::Gedekt => Mark::Voldaan,
        Oordeel::Tekort => Mark::Open,
        Oordeel::NietTeZeggen => Mark::Beargumenteerd,
        Oordeel::GeenCijfers => Mark::NietVanToepassing,
    }
}

/// A column of numbers with its sum.
struct Kolom {
    title: &'static str,
    of: fn(&Deel) -> Stand,
    som: Som,
}

/// A row a member; a column without a number is left out.
pub(super) fn deel(beeld: &Regiobeeld, cel: &Cel) -> Table {
    let columns = [
        Kolom { title: "Behoefte", of: |deel| deel.behoefte, som: cel.behoefte },
        Kolom { title: "Eigen opgave", of: |deel| deel.opgave, som: cel.eigen_opgave },
        Kolom { title: "Plannen", of: |deel| deel.plan, som: cel.plan },
        Kolom { title: "Afgesproken aandeel", of: |deel| deel.aandeel, som: cel.aandeel },
    ];
    let filled = |one: &&Kolom| one.som.geteld + one.som.verborgen > 0;
    let columns: Vec<&Kolom> = columns.iter().filter(filled).collect();
    let shares = cel.aandeel.geteld > 0;
    let mut heads = vec![("Gemeente", Align::Left)];
    heads.extend(columns.iter().map(|one| (one.title, Align::Right)));
    if shares {
        heads.push(("Onder aandeel", Align::Right));
    }
    let members = beeld.leden.iter().zip(&cel.delen).map(|(lid, deel)| {
        let mut cells = vec![text(&lid.naam)];
        cells.extend(columns.iter().map(|one| text(&woorden::stand((one.of)(deel)))));
        if shares {
            cells.push(text(&deel.tekort.map_or_else(|| "–".to_owned(), woorden::getal)));
        }
        Row { total: false, cells }
    });
    let mut rows: Vec<Row> = members.collect();
    let sums = columns.iter().map(|one| text(&woorden::stand(one.som.stand)));
    let mut total: Vec<Vec<Inline>> = [text("Samen")].into_iter().chain(sums).collect();
    if shares {
        // What one has too much does not help another.
        total.push(text("–"));
    }
    rows.push(Row { total: true, cells: total });
    table(&heads, rows)
}

/// A row a member: what it gave.
pub(super) fn leden(beeld: &Regiobeeld) -> Table {
    let heads = [
        ("Gemeente", Align::Left),
        ("Stuk", Align::Left),
        ("Status", Align::Left),
        ("Versie en datum", Align::Left),
        ("Cijfers", Align::Right),
        ("Bron", Align::Left),
    ];
    let rows = beeld.leden.iter().map(|lid| {
        let naam = match &lid.code {
            Some(code) => format!("{} ({code})", lid.naam),
            None => lid.naam.clone(),
        };
        let source = lid.bron.clone().unwrap_or_else(|| "–".to_owned());
        let Some(given) = &lid.aangeleverd else {
            let reden = lid.reden.as_deref().unwrap_or("nog niet aangeleverd");
            let words = format!("Ontbreekt: {reden}");
            let cells = [&naam, words.as_str(), "–", "–", "–", source.as_str()];
            return Row { total: false, cells: cells.iter().map(|cell| text(cell)).collect() };
        };
        let document = &given.document;
        let date = document.datum.as_ref().map(|date| woorden::wanneer(date));
        let versie = [document.versie.clone(), date].into_iter().flatten().collect::<Vec<_>>();
        let status = document.status.map(|status| taal::capital(&woorden::woord(status.as_str())));
        let cells = [
            naam,
            document.titel.clone().unwrap_or_else(|| "–".to_owned()),
            status.unwrap_or_else(|| "–".to_owned()),
            if versie.is_empty() { "–".to_owned() } else { versie.join(", ") },
            given.cijfers.to_string(),
            source,
        ];
        Row { total: false, cells: cells.iter().map(|cell| text(cell)).collect() }
    });
    table(&heads, rows.collect())
}

/// A row an agreement.
pub(super) fn afspraken(beeld: &Regiobeeld) -> Table {
    let heads = [
        ("Neemt over", Align::Left),
        ("Van", Align::Left),
        ("Waarover", Align::Left),
        ("Wie legt wat vast", Align::Left),
        ("Uitkomst", Align::Left),
    ];
    let rows = beeld.afspraken.iter().map(|one| {
        let says = one.vastgelegd.iter();
        let says = says.map(|side| format!("{}: {}", side.wie, woorden::getal(side.aantal)));
        let cells = vec![
            text(&one.naar),
            text(&one.van),
            text(&woorden::over(&one.sleutel)),
            text(&says.collect::<Vec<_>>().join("; ")),
            vec![Inline::Status {
                mark: match one.stand {
                    Wederkerig::Wederkerig => Mark::Voldaan,
                    Wederkerig::Eenzijdig | Wederkerig::Tegenspraak => Mark::Open,
                    Wederkerig::NietNaTeGaan => Mark::NietVanToepassing,
                },
                text: woorden::wederkerig(one.stand).to_owned(),
            }],
        ];
        Row { total: false, cells }
    });
    table(&heads, rows.collect())
}

fn table(heads: &[(&str, Align)], rows: Vec<Row>) -> Table {
    let columns = heads.iter().enumerate().map(|(at, (title, align))| Column {
        title: text(title),
        align: *align,
        weight: if at == 0 { 3 } else { 2 },
    });
    Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: columns.collect(),
        row_headers: true,
        rows,
        source: Vec::new(),
        wide: heads.len() > 6,
    }
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}
