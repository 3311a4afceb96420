//! Composes the report of regions: what is short first, then each part of the opgave, then who said what.

mod delen;
mod tabellen;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Regiobeeld, woorden};
use crate::{
    document::{Block, BoxRole, Document, Fact, Image, Inline, Item, Mark, Meta, Table},
    model::keuze::Status,
    taal,
};

/// More findings than this are counted, not printed.
const SHOWN: usize = 100;

/// The report of one region, or of several with a table of all in front. `drawings` puts charts in it.
pub fn stuk(beelden: &[Regiobeeld], today: Date, drawings: bool) -> Document {
    let meta = meta(beelden, today);
    let mut w = Schrijver { drawings, ..Schrijver::default() };
    w.blocks.push(Block::TitlePage);
    colofon(&mut w, beelden, today);
    w.blocks.push(Block::Contents);
    if beelden.len() > 1 {
        w.heading(1, "Alle regio's");
        w.paragraph(
            "Een gemeente kan in meer regio's zitten. Tel regio's daarom niet bij elkaar op.",
        );
        let table = tabellen::regios(beelden);
        w.table("Hoe elke regio ervoor staat", table, Vec::new());
    }
    for beeld in beelden {
        regio(&mut w, beeld, u8::from(beelden.len() > 1));
    }
    Document { meta, blocks: w.blocks, images: w.images, ..Document::default() }
}

/// What is written so far.
#[derive(Default)]
pub(super) struct Schrijver {
    blocks: Vec<Block>,
    images: BTreeMap<String, Image>,
    drawings: bool,
    anchors: usize,
    tables: usize,
    figures: usize,
    chapters: [usize; 3],
}

impl Schrijver {
    /// A heading with its number.
    fn heading(&mut self, level: u8, title: &str) {
        let at = usize::from(level.clamp(1, 3)) - 1;
        self.chapters[at] += 1;
        self.chapters[at + 1..].fill(0);
        let number = self.chapters[..=at].iter().map(usize::to_string).collect::<Vec<_>>();
        self.anchors += 1;
        self.blocks.push(Block::Heading {
            level,
            number: Some(number.join(".")),
            anchor: format!("deel-{}", self.anchors),
            content: vec![Inline::text(title)],
        });
    }

    fn paragraph(&mut self, words: &str) {
        self.blocks.push(plain(vec![Inline::text(words)]));
    }

    /// A table with its label.
    fn table(&mut self, caption: &str, table: Table, source: Vec<Inline>) {
        self.tables += 1;
        self.blocks.push(Block::Table(Table {
            anchor: Some(format!("tabel-{}", self.tables)),
            label: Some(format!("Tabel {}", self.tables)),
            caption: vec![Inline::text(caption)],
            source,
            ..table
        }));
    }

    fn list(&mut self, items: Vec<Vec<Inline>>) {
        let item =
            |content| Item { number: None, anchor: None, done: None, blocks: vec![plain(content)] };
        if !items.is_empty() {
            self.blocks
                .push(Block::List { start: None, items: items.into_iter().map(item).collect() });
        }
    }
}

fn plain(content: Vec<Inline>) -> Block {
    Block::Paragraph { number: None, anchor: None, content }
}

fn meta(beelden: &[Regiobeeld], today: Date) -> Meta {
    let first = beelden.first();
    let title = match beelden {
        [one] => one.titel.clone(),
        _ => format!("Wonen en zorg in {} regio's", beelden.len()),
    };
    let naam = first.filter(|_| beelden.len() == 1).map(|one| one.naam.clone());
    let status = first.filter(|_| beelden.len() == 1).and_then(|one| one.status);
    let status = status.unwrap_or(Status::Concept);
    let settled = matches!(
        status,
        Status::Vastgesteld | Status::GewijzigdVastgesteld | Status::Geldend | Status::Toekomstig
    );
    let date = first.and_then(|one| one.peildatum).filter(|_| beelden.len() == 1).unwrap_or(today);
    Meta {
        subtitle: Some("Wie draagt wat van de regionale opgave".to_owned()),
        short_title: title.clone(),
        gemeente: naam.unwrap_or_else(|| "Regio's".to_owned()),
        status: taal::capital(&woorden::woord(status.as_str())),
        watermark: (!settled).then(|| "CONCEPT".to_owned()),
        versie: first.filter(|_| beelden.len() == 1).and_then(|one| one.versie.clone()),
        date_text: taal::date(date),
        date: date.to_string(),
        notice: is_fictief(beelden).then(|| "Voorbeeld: deze regio is verzonnen".to_owned()),
        keywords: vec!["woonzorgvisie".to_owned(), "regio".to_owned()],
        title,
    }
}

fn is_fictief(beelden: &[Regiobeeld]) -> bool {
    beelden.iter().any(|beeld| beeld.fictief)
}

fn colofon(w: &mut Schrijver, beelden: &[Regiobeeld], today: Date) {
    let fact = |label: &str, words: String| Fact {
        label: label.to_owned(),
        content: vec![Inline::text(words)],
    };
    let bouwsteen = format!("Bouwsteen {}", env!("CARGO_PKG_VERSION"));
    let mut items = vec![
        fact("Gemaakt op", taal::date(today)),
        fact("Gemaakt met", bouwsteen),
        fact(
            "Gegevens",
            taal::list(&beelden.iter().map(|one| one.bestand.clone()).collect::<Vec<_>>()),
        ),
    ];
    if let [one] = beelden {
        let rol: Vec<String> = one.rol.iter().map(|rol| woorden::rol(rol).to_lowercase()).collect();
        if !rol.is_empty() {
            items.push(fact("Indeling voor", taal::list(&rol)));
        }
        if let Some(date) = one.peildatum {
            items.push(fact("Peildatum", taal::date(date)));
        }
    }
    let words = "Dit stuk telt op wat gemeenten aanleverden. Het is geen officiële bekendmaking en geen \
                 juridisch advies. Een gemeente die niets aanleverde, ontbreekt; zij telt nergens als nul. \
                 Een afgeschermd getal telt niet mee: een som is dan ten minste het getal dat er staat.";
    w.blocks.push(Block::Box {
        role: BoxRole::Opmerking,
        title: vec![Inline::text("Over dit stuk")],
        blocks: vec![plain(vec![Inline::text(words)]), Block::Facts { items }],
    });
}

/// Everything about one region; `deeper` is 1 when it is a chapter of its own.
fn regio(w: &mut Schrijver, beeld: &Regiobeeld, deeper: u8) {
    if deeper > 0 {
        w.heading(1, &beeld.naam);
    }
    w.heading(1 + deeper, "In het kort");
    kort(w, beeld);
    w.heading(1 + deeper, "De opgave, deel voor deel");
    for cel in &beeld.cellen {
        delen::write(w, beeld, cel, 2 + deeper);
    }
    w.heading(1 + deeper, "Leden");
    w.table("Wie wat aanleverde", tabellen::leden(beeld), Vec::new());
    if !beeld.afspraken.is_empty() {
        w.heading(1 + deeper, "Afspraken tussen leden");
        w.paragraph(
            "Neemt een gemeente iets over, dan hoort de andere gemeente dat ook vast te leggen.",
        );
        w.table("Wie neemt wat van wie over", tabellen::afspraken(beeld), Vec::new());
    }
    if !beeld.meldingen.is_empty() {
        w.heading(1 + deeper, "Waar nog naar gekeken moet worden");
        meldingen(w, beeld);
    }
}

fn kort(w: &mut Schrijver, beeld: &Regiobeeld) {
    let missing: Vec<String> = beeld.ontbreekt().map(|lid| lid.naam.clone()).collect();
    let leden = beeld.leden.len();
    if missing.is_empty() {
        w.paragraph(&format!("Alle {leden} leden leverden cijfers aan."));
    } else {
        let verb = if missing.len() == 1 { "ontbreekt" } else { "ontbreken" };
        let (count, named) = (missing.len(), taal::list(&missing));
        let words =
            format!("{count} van de {leden} leden {verb}: {named}. Hun deel is niet geteld.");
        w.blocks.push(Block::Gap {
            content: vec![Inline::text(words)],
            detail: vec![Inline::text(format!(
                "Vul `{}` aan als de cijfers er zijn.",
                beeld.bestand
            ))],
        });
    }
    w.table("De opgave naast de plannen van de leden", tabellen::overzicht(beeld), Vec::new());
    delen::chart(w, beeld);
}

fn meldingen(w: &mut Schrijver, beeld: &Regiobeeld) {
    let line = |melding: &super::Melding| {
        let mut bericht = taal::capital(&melding.bericht.replace('`', "'"));
        bericht.push('.');
        if let Some(help) = &melding.hulp {
            bericht += &format!(" {}.", taal::capital(&help.replace('`', "'")));
        }
        let places = std::iter::once(melding.plek.tekst());
        let places = places.chain(melding.verwant.iter().map(|(plek, _)| plek.tekst()));
        let places = places.filter(|place| !place.is_empty()).collect::<Vec<_>>().join(" en ");
        vec![
            Inline::Status { mark: Mark::Open, text: melding.code.as_str().to_owned() },
            Inline::text(format!(" {bericht} ")),
            Inline::Small { content: vec![Inline::text(format!("({places})"))] },
        ]
    };
    w.list(beeld.meldingen.iter().take(SHOWN).map(line).collect());
    let rest = beeld.meldingen.len().saturating_sub(SHOWN);
    if rest > 0 {
        w.paragraph(&format!("En nog {rest} meldingen; het programma toont ze alle."));
    }
}
