//! The register van afwijkingen and the toetsverslag.

use minijinja::context;

use crate::{
    check::{Bevinding, Telling, Toetsing, Uitkomst},
    compose::{
        normen, record,
        schrijver::{Schrijver, refer},
    },
    document::{Align, Block, Column, Inline, Mark, Row, Table},
    model::keuze::Bouwsteen,
    source::{Node, Pointer},
    taal,
};

/// Every leg-uit, whether it is used or not.
pub(super) fn afwijkingen(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    if w.project.tree.get("leg-uit").is_none() {
        return;
    }
    w.chapter("Afwijkingen: pas toe of leg uit", "afwijkingen");
    afwijkingen_inhoud(w, toetsing);
}

/// The same under a heading that is open.
pub(super) fn afwijkingen_inhoud(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let list = Pointer::root().key("leg-uit");
    let Some(node) = w.project.tree.at(&list) else { return };
    w.own_text("afwijkingen", context! {});
    for (index, item) in node.items().iter().enumerate() {
        let pointer = list.index(index);
        let code = item.get("eis").and_then(Node::as_text).unwrap_or_default();
        let known = toetsing.eisen.iter().find(|bevinding| bevinding.eis.id == code);
        w.section(&format!("Afwijking van {code}"), &format!("afwijking-{code}"));
        if let Some(bevinding) = known {
            let mut line =
                vec![Inline::Emph { content: vec![Inline::text(bevinding.eis.titel.clone())] }];
            line.push(Inline::text(" "));
            line.extend(source_of(bevinding, toetsing));
            w.paragraph(line);
        }
        if let Some(code) = item.get("eis") {
            w.printed(&pointer.key("eis"), code);
        }
        if let Some(element) = item.get("element") {
            w.paragraph(only_for(known, element));
            w.printed(&pointer.key("element"), element);
        }
        record::record(w, &pointer, item, &["eis", "element"]);
    }
}

/// The parts of the eis that a deviation is about, by the names that the reader knows.
fn only_for(known: Option<&Bevinding>, element: &Node) -> Vec<Inline> {
    let words =
        element.as_text().into_iter().chain(element.items().iter().filter_map(Node::as_text));
    let named = |word: &str| {
        let parts = known.map_or(&[][..], |bevinding| &bevinding.onderdelen);
        let part = parts.iter().find(|part| part.sleutel.as_deref() == Some(word));
        part.and_then(|part| part.naam.clone()).unwrap_or_else(|| word.to_owned())
    };
    let names: Vec<String> = words.map(named).collect();
    vec![
        Inline::Strong { content: vec![Inline::text("Alleen voor:")] },
        Inline::text(format!(" {}", taal::list(&names))),
    ]
}

/// The counts per bouwsteen, then every eis.
pub(super) fn toetsverslag(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    w.annex("Toetsverslag", "toetsverslag");
    toetsverslag_inhoud(w, toetsing);
}

/// The same under a heading that is open.
pub(super) fn toetsverslag_inhoud(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let kaders: Vec<String> = toetsing
        .kaders
        .iter()
        .map(|k| {
            format!("{} (versie {}, gelezen op {})", k.titel, k.versie, taal::date(k.peildatum))
        })
        .collect();
    let unknown: usize = toetsing.bouwstenen.iter().map(|telling| telling.onbekend).sum();
    let data = context! {
        peildatum => taal::date(toetsing.peildatum),
        kaders => kaders.join("; "),
        onbekend => if unknown == 0 { String::new() } else { unknown.to_string() },
    };
    w.own_text("toetsverslag", data);
    counts(w, toetsing);
    normen::write(w, toetsing);
    for telling in &toetsing.bouwstenen {
        details(w, toetsing, telling);
    }
    if let Some(node) = w.project.tree.get("toets") {
        let pointer = Pointer::root().key("toets");
        w.section("Instellingen van de toets", "toets");
        record::record(w, &pointer, node, &[]);
    }
    if let Some(node) = w.project.tree.get("taal") {
        let pointer = Pointer::root().key("taal");
        w.section("Woorden waar de gemeente op let", "taal");
        record::record(w, &pointer, node, &[]);
    }
}

fn counts(w: &mut Schrijver<'_>, toetsing: &Toetsing) {
    let number = |count: usize| vec![Inline::text(count.to_string())];
    let row = |name: String, counts: [usize; 5], total: bool| {
        let mut cells = vec![vec![Inline::text(name)]];
        cells.extend(counts.map(number));
        Row { total, cells }
    };
    let mut rows: Vec<Row> =
        toetsing.bouwstenen.iter().map(|t| row(name(t.bouwsteen), t.counts(), false)).collect();
    let all = Uitkomst::ALL.map(|uitkomst| toetsing.totaal(uitkomst));
    rows.push(row("Alle eisen".to_owned(), all, true));
    let mut columns = vec![column("Bouwsteen", Align::Left, 5)];
    let titles = ["Voldaan", "Beargu\u{ad}menteerd", "Leg uit", "Nog open", "Niet van toepassing"];
    columns.extend(titles.map(|title| column(title, Align::Right, 3)));
    let mut table = Table {
        anchor: Some(w.unique("toetsverslag-tellingen")),
        label: None,
        caption: vec![Inline::text("Uitkomsten per bouwsteen, in aantallen eisen")],
        columns,
        row_headers: true,
        rows,
        source: vec![Inline::text(
            "Een ster (*) staat bij de vier bouwstenen van de handreiking in enge zin.",
        )],
        wide: false,
    };
    w.label_table(&mut table);
    w.blocks.push(Block::Table(table));
}

fn name(bouwsteen: Bouwsteen) -> String {
    let star = if bouwsteen.is_kern() { " *" } else { "" };
    format!("{}{star}", bouwsteen.titel())
}

fn column(title: &str, align: Align, weight: u8) -> Column {
    Column { title: vec![Inline::text(title)], align, weight }
}

fn details(w: &mut Schrijver<'_>, toetsing: &Toetsing, telling: &Telling) {
    let title = telling.bouwsteen.titel();
    w.section(title, &format!("toets-{}", telling.bouwsteen.as_str()));
    let own = toetsing.eisen.iter().filter(|b| b.eis.bouwsteen == telling.bouwsteen);
    let rows = own.map(|bevinding| row(w, toetsing, bevinding)).collect();
    let table = Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: vec![
            column("Eis", Align::Left, 2),
            column("Wat wordt gevraagd, en door welke bron", Align::Left, 8),
            column("Uitkomst", Align::Left, 5),
        ],
        row_headers: true,
        rows,
        source: Vec::new(),
        wide: false,
    };
    w.blocks.push(Block::Table(table));
}

fn row(w: &Schrijver<'_>, toetsing: &Toetsing, bevinding: &Bevinding) -> Row {
    let eis = &bevinding.eis;
    let mut asked = vec![Inline::text(eis.titel.clone()), Inline::Break];
    asked.push(Inline::Small { content: source_of(bevinding, toetsing) });
    let mark = mark(bevinding.uitkomst);
    let mut outcome = vec![Inline::Status { mark, text: bevinding.uitkomst.titel().to_owned() }];
    let mut small = Vec::new();
    if bevinding.uitkomst != Uitkomst::Voldaan && !bevinding.reden.is_empty() {
        small.push(Inline::text(format!("{}.", taal::capital(&bevinding.reden))));
    }
    if let Some(place) = answered_at(w, bevinding) {
        if !small.is_empty() {
            small.push(Inline::text(" "));
        }
        small.push(place);
    }
    if !small.is_empty() {
        outcome.push(Inline::Break);
        outcome.push(Inline::Small { content: small });
    }
    Row { total: false, cells: vec![vec![Inline::text(eis.id.clone())], asked, outcome] }
}

/// Strength, document and place, and the words that keep it from being read as settled law.
fn source_of(bevinding: &Bevinding, toetsing: &Toetsing) -> Vec<Inline> {
    let bron = &bevinding.eis.bron;
    let place = format!("{}, {}", bevinding.document, bron.plaats);
    let strength = taal::capital(bevinding.eis.sterkte.titel());
    let mut line = vec![Inline::text(format!("{strength} · "))];
    if bevinding.is_eigen() {
        line.push(Inline::text(format!("eigen kader {} · ", bevinding.kader)));
    }
    line.push(match &bron.url {
        Some(url) => Inline::Link { target: url.clone(), content: vec![Inline::text(place)] },
        None => Inline::text(place),
    });
    for word in bevinding.voorbehoud(toetsing.peildatum) {
        line.push(Inline::text(" · "));
        line.push(Inline::Status { mark: Mark::Zekerheid, text: word.to_owned() });
    }
    line
}

/// The paragraaf where the answer is printed, as a link.
fn answered_at(w: &Schrijver<'_>, bevinding: &Bevinding) -> Option<Inline> {
    match bevinding.uitkomst {
        Uitkomst::Voldaan | Uitkomst::Beargumenteerd | Uitkomst::LegUit => {}
        Uitkomst::Open | Uitkomst::NietVanToepassing => return None,
    }
    let place = bevinding.plekken.iter().find_map(|plek| {
        let mut pad = Some(plek.pad.clone());
        while let Some(at) = pad {
            if let Some(found) = w.plekken.get(&at) {
                return Some(found);
            }
            pad = at.parent();
        }
        None
    })?;
    let target = format!("#{}", place.anchor);
    Some(Inline::Link { target, content: vec![Inline::text(format!("Zie {}.", refer(place)))] })
}

fn mark(uitkomst: Uitkomst) -> Mark {
    match uitkomst {
        Uitkomst::Voldaan => Mark::Voldaan,
        Uitkomst::Beargumenteerd => Mark::Beargumenteerd,
        Uitkomst::LegUit => Mark::LegUit,
        Uitkomst::Open => Mark::Open,
        Uitkomst::NietVanToepassing => Mark::NietVanToepassing,
    }
}
