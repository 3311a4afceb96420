//! How far doelen are: a table and a chart under each ambitie, and one summary in monitoring.

use crate::{
    check::Toetsing,
    cijfers::meervoud,
    compose::{figuren, namen::words, schrijver::Schrijver},
    document::{Align, Block, Column, Inline, Mark, Row, Table},
    grafiek::{self, Grafiek, Inhoud, Punt, Stand, Stijl},
    taal,
    voortgang::{Doelstand, Koers, Meting, Voortgang},
};

/// So many measured moments stand in one cell, the last ones.
const SHOWN: usize = 5;

/// The table and the chart of one ambitie, when anything was realised for it.
pub(super) fn van_ambitie(w: &mut Schrijver<'_>, toetsing: &Toetsing, id: &str, title: &str) {
    let own: Vec<&Doelstand> = toetsing.voortgang.van_ambitie(id).collect();
    if own.iter().all(|doel| doel.gerealiseerd.is_empty()) {
        return;
    }
    let caption = format!("Voortgang van de doelen bij: {title}");
    let mut table = Table {
        anchor: Some(w.unique(&format!("voortgang-{id}"))),
        label: None,
        caption: vec![Inline::text(caption)],
        columns: vec![
            column("Doel", Align::Left, 6),
            column("Begin", Align::Right, 3),
            column("Gemeten", Align::Right, 4),
            column("Nodig", Align::Right, 3),
            column("Streefwaarde", Align::Right, 3),
            column("Stand", Align::Left, 5),
        ],
        row_headers: true,
        rows: own.iter().map(|doel| row(doel)).collect(),
        source: vec![Inline::text(explanation(&toetsing.voortgang))],
        wide: false,
    };
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
    chart(w, id, &format!("Doelen bij: {title}"), &own);
}

fn explanation(voortgang: &Voortgang) -> String {
    format!(
        "Stand op {}. Bij ‘nodig’ staat wat er bij de laatste meting had moeten zijn om de streefwaarde op tijd te halen.",
        taal::date(voortgang.dag)
    )
}

fn column(title: &str, align: Align, weight: u8) -> Column {
    Column { title: vec![Inline::text(title)], align, weight }
}

fn row(doel: &Doelstand) -> Row {
    let unit = doel.eenheid.as_deref();
    let mut name = vec![Inline::text(doel.naam())];
    if let Some(of) = counted_in(doel) {
        name.extend([Inline::Break, small(of)]);
    }
    let number = |meting: Option<&Meting>| meting.map_or_else(empty, |one| at(doel, one, false));
    let needed = doel.nodig.as_ref().map(|needed| vec![Inline::text(needed.tekst(unit))]);
    Row {
        total: false,
        cells: vec![
            name,
            number(doel.nulwaarde.as_ref()),
            measured(doel),
            needed.unwrap_or_else(empty),
            number(doel.streefwaarde.as_ref()),
            stand(doel),
        ],
    }
}

fn empty() -> Vec<Inline> {
    vec![Inline::text("–")]
}

fn small(text: impl Into<String>) -> Inline {
    Inline::Small { content: vec![Inline::text(text)] }
}

/// `woningen`, or `% van nieuwbouw`.
fn counted_in(doel: &Doelstand) -> Option<String> {
    let unit = match doel.eenheid.as_deref()? {
        "procent" => "%".to_owned(),
        other => meervoud(other),
    };
    Some(match &doel.van {
        Some(of) => format!("{unit} van {}", words(of)),
        None => unit,
    })
}

/// A number with its moment beneath it.
fn at(doel: &Doelstand, meting: &Meting, optellen: bool) -> Vec<Inline> {
    let mut line = vec![Inline::text(meting.tekst(doel.eenheid.as_deref()))];
    if let Some(moment) = meting.moment(optellen) {
        line.extend([Inline::text(" "), small(format!("({moment})"))]);
    }
    line
}

/// The last measured numbers, with the last addition written out.
fn measured(doel: &Doelstand) -> Vec<Inline> {
    let skipped = doel.gerealiseerd.len().saturating_sub(SHOWN);
    let mut line = Vec::new();
    for meting in doel.gerealiseerd.iter().skip(skipped) {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend(at(doel, meting, doel.optellen));
    }
    if let Some(sum) = doel.laatste().and_then(|last| last.som.as_ref()) {
        line.extend([Inline::Break, small(sum.clone())]);
    }
    if line.is_empty() { empty() } else { line }
}

/// The word with its shape, and why it cannot be said when it cannot.
fn stand(doel: &Doelstand) -> Vec<Inline> {
    let mark = mark(doel.koers);
    let mut line = vec![Inline::Status { mark, text: doel.koers.titel().to_owned() }];
    if doel.koers == Koers::Onbekend {
        line.extend([Inline::Break, small(format!("{}.", taal::capital(&doel.reden)))]);
    }
    line
}

fn mark(koers: Koers) -> Mark {
    match koers {
        Koers::Klaar => Mark::Voldaan,
        Koers::OpKoers => Mark::Beargumenteerd,
        Koers::LooptAchter => Mark::LegUit,
        Koers::Onbekend => Mark::NietVanToepassing,
    }
}

/// The doelen that have a beginning, an end and a number between them.
fn chart(w: &mut Schrijver<'_>, id: &str, title: &str, own: &[&Doelstand]) {
    let drawn: Vec<&Doelstand> = own.iter().copied().filter(|doel| doel.nodig.is_some()).collect();
    let Some(first) = drawn.first() else { return };
    let unit = |doel: &Doelstand| counted_in(doel).unwrap_or_default();
    let shared = drawn.iter().all(|doel| unit(doel) == unit(first));
    let rijen = drawn.iter().map(|doel| grafiek::Voortgang {
        naam: doel.naam(),
        eenheid: (!shared).then(|| unit(doel)),
        nulwaarde: point(doel.nulwaarde.as_ref(), false),
        gerealiseerd: point(doel.laatste(), doel.optellen),
        streefwaarde: point(doel.streefwaarde.as_ref(), false),
    });
    let grafiek = Grafiek {
        titel: title.to_owned(),
        eenheid: if shared { unit(first) } else { String::new() },
        kop: "doel".to_owned(),
        inhoud: Inhoud::Voortgang { rijen: rijen.collect() },
    };
    let anchor = w.unique(&format!("grafiek-voortgang-{id}"));
    let drawing = grafiek::teken(&grafiek, &Stijl::kolom(w.huisstijl), &anchor);
    let size = (drawing.breedte, drawing.hoogte);
    let image = figuren::bewaar(w, &anchor, drawing.svg, size);
    w.push_numbered(vec![Block::Figure {
        image,
        alt: drawing.alt,
        label: None,
        caption: vec![Inline::text(title)],
        source: vec![Inline::text("De getallen staan in de tabel hierboven.")],
        anchor: Some(anchor),
    }]);
}

fn point(meting: Option<&Meting>, optellen: bool) -> Stand {
    let Some(meting) = meting else {
        return Stand { punt: Punt::Leeg("onbekend".to_owned()), moment: None };
    };
    let punt = match (meting.min, meting.max) {
        _ if meting.afgeschermd => Punt::Leeg("afgeschermd".to_owned()),
        (Some(min), Some(max)) if min == max => {
            Punt::Getal { waarde: min, nauwkeurigheid: meting.woord().map(str::to_owned) }
        }
        (Some(min), Some(max)) => Punt::Bereik { min, max },
        (Some(_) | None, None) | (None, Some(_)) => Punt::Leeg(meting.tekst(None)),
    };
    Stand { punt, moment: meting.moment(optellen) }
}

/// All ambities with how many of their doelen stand how, when anything was realised.
pub(super) fn samengevat(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let voortgang = &toetsing.voortgang;
    if !voortgang.is_gemeten() {
        return;
    }
    let depth = w.level;
    w.heading(depth + 1, "Hoe ver zijn de doelen", "voortgang");
    let mut rows: Vec<Row> = Vec::new();
    for ambitie in &w.project.visie.ambitie {
        let own: Vec<&Doelstand> = voortgang.van_ambitie(&ambitie.id.0).collect();
        if !own.is_empty() {
            rows.push(counts(ambitie.titel.clone(), &own, false));
        }
    }
    let all: Vec<&Doelstand> = voortgang.doelen.iter().collect();
    rows.push(counts("Alle doelen".to_owned(), &all, true));
    let mut columns = vec![column("Ambitie", Align::Left, 6)];
    columns.extend(Koers::ALL.map(|koers| column(&taal::capital(koers.titel()), Align::Right, 2)));
    let mut table = Table {
        anchor: Some(w.unique("voortgang-tellingen")),
        label: None,
        caption: vec![Inline::text("Voortgang per ambitie, in aantallen doelen")],
        columns,
        row_headers: true,
        rows,
        source: vec![Inline::text(format!("Stand op {}.", taal::date(voortgang.dag)))],
        wide: false,
    };
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
    w.level = depth;
}

fn counts(name: String, own: &[&Doelstand], total: bool) -> Row {
    let count = |koers: Koers| own.iter().filter(|doel| doel.koers == koers).count();
    let numbers = Koers::ALL.map(|koers| vec![Inline::text(count(koers).to_string())]);
    Row { total, cells: [vec![Inline::text(name)]].into_iter().chain(numbers).collect() }
}
