//! A rich document to render: every block and mark, and enough of it to fill pages.

use bouwsteen::compose::prose::{self, ProseOptions, ResolvedImage};
use bouwsteen::document::{
    Align, Block, BoxRole, Column, Document, Image, ImageFormat, Inline, Item, Mark, Meta, Row,
    Table,
};

pub(crate) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

pub(crate) fn heading(level: u8, number: Option<&str>, title: &str) -> Block {
    let anchor = title.to_lowercase().replace(' ', "-");
    Block::Heading { level, number: number.map(str::to_owned), anchor, content: text(title) }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph { number: None, anchor: None, content: text(words) }
}

fn numbered(number: &str, words: &str) -> Block {
    let anchor = Some(format!("p-{number}"));
    Block::Paragraph { number: Some(number.to_owned()), anchor, content: text(words) }
}

pub(crate) fn meta() -> Meta {
    Meta {
        title: "Samen wonen, samen zorgen".to_owned(),
        subtitle: Some("Wonen en zorg in het volkshuisvestingsprogramma 2027–2031".to_owned()),
        short_title: "Wonen en zorg Lindewaard".to_owned(),
        gemeente: "Gemeente Lindewaard".to_owned(),
        status: "Concept".to_owned(),
        watermark: Some("CONCEPT".to_owned()),
        versie: Some("0.4".to_owned()),
        date_text: "22 november 2026".to_owned(),
        date: "2026-11-22".to_owned(),
        notice: Some("Fictief voorbeeld: deze gemeente bestaat niet.".to_owned()),
        keywords: vec!["wonen".to_owned(), "zorg".to_owned()],
    }
}

pub(crate) fn document(blocks: Vec<Block>) -> Document {
    Document { meta: meta(), blocks, ..Document::default() }
}

/// A prose text as it stands in a document, with one image known as `beelden/kaart.svg`.
pub(crate) fn prose(words: &str, prefix: &str) -> Vec<Block> {
    let images = |path: &str| {
        let known = path == "beelden/kaart.svg";
        known.then(|| ResolvedImage { key: path.to_owned(), alt: None })
    };
    prose::parse(
        words,
        &ProseOptions { base_level: 2, anchor_prefix: prefix, images: &images, formulas: None },
    )
    .blocks
}

pub(crate) fn image() -> Image {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="140" viewBox="0 0 400 140">
<rect width="400" height="140" fill="#eef3f4"/><path d="M10 110 C90 20 150 130 230 60 S360 30 390 90"
fill="none" stroke="#14485a" stroke-width="4"/><circle cx="120" cy="70" r="9" fill="#a8501f"/>
<circle cx="260" cy="58" r="9" fill="#a8501f"/></svg>"##;
    Image {
        bytes: svg.as_bytes().to_vec(),
        format: ImageFormat::Svg,
        width: 400,
        height: 140,
        own: false,
    }
}

fn column(title: &str, align: Align, weight: u8) -> Column {
    Column { title: text(title), align, weight }
}

pub(crate) fn row(cells: &[&str], total: bool) -> Row {
    Row { total, cells: cells.iter().map(|cell| text(cell)).collect() }
}

fn opgave() -> Table {
    let names = [
        "Ouderen met zorgvraag",
        "Dak- en thuisloze mensen",
        "Statushouders",
        "Mensen die uitstromen uit beschermd wonen",
        "Arbeidsmigranten",
        "Studenten",
        "Woonwagenbewoners",
    ];
    let mut rows: Vec<Row> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            row(&[name, &format!("{}", 40 + i * 37), &format!("1.{:03}", i * 91), "12,5"], false)
        })
        .collect();
    rows.push(row(&["Totaal", "1.057", "3.911", "12,5"], true));
    Table {
        anchor: Some("tabel-opgave".to_owned()),
        label: Some("Tabel 1".to_owned()),
        caption: text("Woonopgave per aandachtsgroep, 2027 tot en met 2031"),
        columns: vec![
            column("Aandachtsgroep", Align::Left, 6),
            column("Nu (woningen)", Align::Right, 3),
            column("Nodig in 2031 (woningen)", Align::Right, 3),
            column("Aandeel sociale huur (%)", Align::Right, 3),
        ],
        row_headers: true,
        rows,
        source: text(
            "Bron: Woonzorganalyse Lindewaard 2025, peildatum 1 januari 2026. Cijfers zijn afgerond.",
        ),
        wide: false,
    }
}

fn maatregelen() -> Table {
    let titles =
        ["Maatregel", "Doel", "Trekker", "Partners", "Termijn", "Middelen", "Indicator", "Status"];
    let columns = titles.iter().map(|title| column(title, Align::Left, 3)).collect();
    let rows = (1..=14)
        .map(|n| {
            let mut row = row(
                &[
                    &format!("M{n} Geclusterde woonvormen mogelijk maken in de kernen"),
                    "Ouderen wonen langer zelfstandig",
                    "Gemeente Lindewaard, afdeling Ruimte",
                    "Woningcorporatie De Linde, zorgaanbieder Waardzorg",
                    "2027–2029",
                    "€ 125.000 per jaar",
                    "Aantal opgeleverde woningen per jaar",
                    "",
                ],
                false,
            );
            let marks = [Mark::Voldaan, Mark::Beargumenteerd, Mark::LegUit, Mark::Open];
            let words = ["gereed", "loopt", "leg uit", "open"];
            row.cells[7] =
                vec![Inline::Status { mark: marks[n % 4], text: words[n % 4].to_owned() }];
            row
        })
        .collect();
    Table {
        anchor: None,
        label: Some("Tabel 2".to_owned()),
        caption: text("Maatregelen bij de ambitie Langer zelfstandig thuis"),
        columns,
        row_headers: true,
        rows,
        source: text("Bron: uitvoeringsprogramma, vastgesteld door het college."),
        wide: true,
    }
}

const VISIE: &str = r#"
Iedere inwoner van Lindewaard woont in een **passend huis**, met zorg en ondersteuning in de buurt. Dat
vraagt om samenwerking: tussen gemeente, corporaties, zorgaanbieders en bewoners.[^1] Zie ook
[de tabel met de opgave](#tabel-opgave) en de [handreiking](https://www.example.org/handreiking?jaar=2024).

## Wat wij willen bereiken

1. Ouderen vinden een geschikte woning in de eigen kern.
2. Wie uitstroomt uit beschermd wonen, heeft binnen drie maanden een huis.
   - Daarvoor sluiten wij een regionale afspraak.
   - De corporaties houden elk jaar woningen vrij.
3. Nieuwe buurten krijgen een ontmoetingsplek.

### Uitgangspunten

- [x] Zelfstandig waar het kan
- [ ] Geclusterd waar het nodig is
- [ ] Verpleegzorg thuis als alternatief voor het verpleeghuis

> Een huis is pas een thuis als je er iemand kent.
>
> En als de bus nog rijdt.

| Kern | Voorzieningen | Inwoners |
|:-----|:--------------|---------:|
| Lindedorp | supermarkt, huisarts, apotheek | 8.450 |
| Waardzicht | dorpshuis | 2.120 |

```
code blijft letterlijk: #import "x.typ" {{ naam }} <b>
```

Een `{{ sjabloon }}` en <b>html</b> blijven letterlijk staan.[^2] {#letterlijk}

![Kaart van de vier kernen](beelden/kaart.svg "De vier kernen van Lindewaard")

[^1]: Zie hoofdstuk 5 over samenwerking. De afspraken staan ook in de *woondeal*.
[^2]: Ook `#sys.version` is gewoon tekst.
"#;

/// Every block there is, in a document that looks like a real one.
pub(crate) fn rich() -> Document {
    let alinea = "De vraag naar woningen met zorg groeit de komende jaren sterk. Steeds meer mensen blijven langer zelfstandig wonen, ook als zij zorg nodig hebben. Dat stelt eisen aan de woning, aan de buurt en aan de samenwerking tussen woningcorporaties, zorgaanbieders en welzijnsorganisaties. De huisvestingsverordening regelt wie met voorrang een woning krijgt.";
    let mut blocks = vec![Block::TitlePage, heading(1, None, "Colofon"), paragraph(alinea)];
    blocks.push(Block::Box {
        role: BoxRole::Opmerking,
        title: text("Over dit bestand"),
        blocks: vec![paragraph("Dit bestand is niet de officiële publicatie. Die staat in het Gemeenteblad. Het geeft geen juridisch advies.")],
    });
    blocks.extend([Block::Contents, heading(1, Some("1"), "Opgave")]);
    blocks.push(numbered("1.1", alinea));
    blocks.push(numbered("1.2", alinea));
    blocks.push(heading(2, Some("1.1"), "Aandachtsgroepen"));
    blocks.push(numbered("1.1.1", alinea));
    blocks.push(Block::Table(opgave()));
    blocks.push(Block::Gap {
        content: text("de woonbehoefte van woonwagenbewoners ontbreekt."),
        detail: text("Gevraagd door BEH-02 (ontwerpbesluit). Vul `woonbehoefte` in bij deze groep in visie/opgave.toml."),
    });
    blocks.push(numbered("1.1.2", alinea));
    blocks.push(Block::Box {
        role: BoxRole::Voorbeeld,
        title: text("Hofje in Waardzicht"),
        blocks: vec![paragraph("In Waardzicht bouwden bewoners, corporatie en zorgaanbieder samen een hofje met achttien nultredenwoningen rond een gezamenlijke tuin.")],
    });
    blocks.push(heading(1, Some("2"), "Visie"));
    blocks.extend(prose(VISIE, "visie"));
    blocks.push(Block::Quote {
        blocks: vec![paragraph("Ik wil hier oud worden, met mijn vriendinnen om de hoek.")],
        speaker: Some("bewoonster van Lindedorp".to_owned()),
    });
    blocks.push(heading(2, Some("2.3"), "Maatregelen"));
    blocks.push(Block::Table(maatregelen()));
    blocks.push(heading(1, Some("3"), "Toetsverslag"));
    let marks = [
        (Mark::Voldaan, "voldaan"),
        (Mark::Beargumenteerd, "beargumenteerd"),
        (Mark::LegUit, "leg uit"),
        (Mark::Open, "open"),
        (Mark::NietVanToepassing, "niet van toepassing"),
        (Mark::Zekerheid, "bron nagaan"),
    ];
    let items = marks.iter().enumerate().map(|(index, (mark, word))| Item {
        number: Some(format!("3.1.{}", index + 1)),
        anchor: None,
        done: None,
        blocks: vec![Block::Paragraph {
            number: None,
            anchor: None,
            content: vec![
                Inline::Status { mark: *mark, text: (*word).to_owned() },
                Inline::text(" en wat dat zegt"),
            ],
        }],
    });
    blocks.push(Block::List { start: None, items: items.collect() });
    blocks.push(Block::Rule);
    for _ in 0..6 {
        blocks.push(paragraph(alinea));
    }
    let mut document = document(blocks);
    document.images.insert("beelden/kaart.svg".to_owned(), image());
    document
}
