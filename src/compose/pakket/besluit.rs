//! Beslispunten as text for a voorstel or besluit, and who decides about what according to the kaders.

use super::{Omgeving, raad::with_article};
use crate::{
    compose::{opmaak::plain, record, schrijver::Schrijver},
    document::{Block, BoxRole, Inline, Item, Mark, Row, Table},
    kader::{Bevoegdheid, Kader, Rol, Zekerheid, gekozen},
    source::{Kind, Node, Pointer},
    taal,
};

pub(super) fn write(w: &mut Schrijver<'_>, om: &Omgeving<'_>) {
    let list = Pointer::root().key("besluit");
    let Some(all) = w.project.tree.at(&list).filter(|all| !all.items().is_empty()) else { return };
    let known = Bevoegdheden::of(om);
    for (index, node) in all.items().iter().enumerate() {
        besluit(w, &list.index(index), node, &known);
    }
    known.table(w);
}

/// Who decides about what on the peildatum, each with the kader that says so.
struct Bevoegdheden<'a> {
    alle: Vec<(&'a Kader, &'a Bevoegdheid)>,
}

impl<'a> Bevoegdheden<'a> {
    fn of(om: &Omgeving<'a>) -> Self {
        let project = om.basis.project;
        let chosen = project.visie.toets.as_ref().map_or(&[][..], |toets| &toets.kaders);
        let kaders = gekozen(chosen).into_iter().chain(&project.kaders);
        let day = om.basis.toetsing.peildatum;
        let alle = kaders.flat_map(|kader| kader.bevoegdheid.iter().map(move |one| (kader, one)));
        let mut alle: Vec<_> = alle.filter(|(_, one)| one.holds_at(day)).collect();
        let order: Vec<&str> = alle.iter().map(|(_, one)| one.stuk.as_str()).collect();
        // What is about the same stuk stands together.
        let place = |stuk: &str| order.iter().position(|other| *other == stuk);
        alle.sort_by_key(|(_, one)| place(&one.stuk));
        Self { alle }
    }

    /// What a beslispunt is about, when its words say so; the longest word that fits decides.
    fn about(&self, words: &str) -> Option<&(&'a Kader, &'a Bevoegdheid)> {
        let words = words.to_lowercase();
        let fitting = |one: &Bevoegdheid| {
            let fits = one.woord.iter().filter(|word| words.contains(word.as_str()));
            fits.map(String::len).max()
        };
        let decides = self.alle.iter().filter(|(_, one)| one.rol == Rol::Besluit);
        let found = decides.filter_map(|entry| Some((fitting(entry.1)?, entry)));
        found.max_by_key(|(length, _)| *length).map(|(_, entry)| entry)
    }

    fn others<'b>(
        &'b self,
        stuk: &'b str,
    ) -> impl Iterator<Item = &'b (&'a Kader, &'a Bevoegdheid)> {
        self.alle.iter().filter(move |(_, one)| one.stuk == stuk && one.rol == Rol::Betrokken)
    }

    fn table(&self, w: &mut Schrijver<'_>) {
        if self.alle.is_empty() {
            return;
        }
        w.level = 1;
        w.section("Wie besluit waarover", "wie-besluit");
        let rows = self.alle.iter().map(|(kader, one)| Row {
            total: false,
            cells: vec![
                vec![Inline::text(taal::capital(&one.naam))],
                vec![Inline::text(one.tekst.clone())],
                source(kader, one),
            ],
        });
        let titles = [("Stuk", 4), ("Wie doet wat", 8), ("Waar dat staat", 6)];
        let source = vec![Inline::text("Dit overzicht is geen juridisch advies.")];
        let table = Table::of_texts(&titles, rows.collect());
        w.blocks.push(Block::Table(Table { source, ..table }));
    }
}

/// Strength, document and place, and the words that keep it from being read as settled law.
fn source(kader: &Kader, one: &Bevoegdheid) -> Vec<Inline> {
    let title = kader.bron(&one.bron.document).map_or(&one.bron.document, |bron| &bron.titel);
    let place = format!("{title}, {}", one.bron.plaats);
    let mut line = vec![Inline::text(format!("{} · ", taal::capital(one.sterkte.titel())))];
    line.push(match &one.bron.url {
        Some(url) => Inline::Link { target: url.clone(), content: vec![Inline::text(place)] },
        None => Inline::text(place),
    });
    let word = match one.bron.zekerheid {
        Zekerheid::Gelezen => None,
        Zekerheid::Secundair => Some("secundaire bron"),
        Zekerheid::Nagaan => Some("bron nagaan"),
    };
    if let Some(word) = word {
        line.push(Inline::text(" · "));
        line.push(Inline::Status { mark: Mark::Zekerheid, text: word.to_owned() });
    }
    line
}

/// One besluit: who, having read what, decides what.
fn besluit<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node, known: &Bevoegdheden<'_>) {
    let text = |key: &str| node.get(key).and_then(Node::as_text);
    let date = |key: &str| node.get(key).and_then(Node::as_date).map(taal::date);
    let orgaan = text("orgaan");
    let who = orgaan.map_or_else(|| "een orgaan dat nog niet is genoemd".to_owned(), with_article);
    w.level = 1;
    let title = match date("datum") {
        Some(date) => format!("Besluit van {who} van {date}"),
        None => format!("Voorstel voor een besluit van {who}"),
    };
    w.section(&title, text("id").unwrap_or("besluit"));
    w.target(node, None);
    let proposal = match (text("voorstelnummer"), date("voorsteldatum")) {
        (None, None) => String::new(),
        (Some(number), None) => format!(", gelezen voorstel {number}"),
        (None, Some(date)) => format!(", gelezen het voorstel van {date}"),
        (Some(number), Some(date)) => format!(", gelezen voorstel {number} van {date}"),
    };
    let opening = if date("datum").is_some() { "besluit" } else { "besluit (voorstel)" };
    let gemeente = w.project.visie.gemeente.as_ref().and_then(|gemeente| gemeente.naam.clone());
    let of = gemeente.filter(|_| matches!(orgaan, Some("college" | "raad")));
    let of = of.map(|naam| format!(" van de gemeente {naam}")).unwrap_or_default();
    let line = format!("{}{of}{proposal}, {opening}:", taal::capital(&who));
    w.paragraph(vec![Inline::text(line)]);
    let points = points(w, pointer, node);
    remarks(w, orgaan, &points, known);
    record::record(w, pointer, node, SAID);
}

/// What the text of a besluit says already, or another document of the pakket.
const SAID: &[&str] =
    &["orgaan", "datum", "voorstelnummer", "voorsteldatum", "beslispunt", "amendement", "motie"];

/// Prints the beslispunten with their own numbers; gives the number, kind and words of each.
fn points(w: &mut Schrijver<'_>, pointer: &Pointer, node: &Node) -> Vec<(String, String, String)> {
    let list = pointer.key("beslispunt");
    let mut found = Vec::new();
    let mut next: Option<u64> = None;
    for (index, point) in
        node.get("beslispunt").map(Node::items).unwrap_or_default().iter().enumerate()
    {
        let place = list.index(index).key("tekst");
        let blocks = point.get("tekst").map(|tekst| words(w, &place, tekst)).unwrap_or_default();
        let number = point.get("nummer").and_then(Node::as_number).unwrap_or("0").to_owned();
        let kind = point.get("soort").and_then(Node::as_text).unwrap_or_default().to_owned();
        let start = number.parse().unwrap_or(0);
        found.push((number, kind, blocks_text(&blocks)));
        let item = Item { number: None, anchor: None, done: None, blocks };
        match w.blocks.last_mut() {
            Some(Block::List { items, .. }) if next == Some(start) => items.push(item),
            _ => w.blocks.push(Block::List { start: Some(start), items: vec![item] }),
        }
        next = start.checked_add(1);
    }
    found
}

/// The text of a beslispunt, or why it is not known yet.
fn words(w: &mut Schrijver<'_>, place: &Pointer, tekst: &Node) -> Vec<Block> {
    let reason = tekst.get("onbekend").and_then(Node::as_text);
    if let (Some(reason), Kind::Table(_)) = (reason, &tekst.kind) {
        let content = vec![Inline::text(format!("Nog niet bekend: {reason}"))];
        return vec![Block::Paragraph { number: None, anchor: None, content }];
    }
    w.parse(place, tekst)
}

fn blocks_text(blocks: &[Block]) -> String {
    let mut line = Vec::new();
    blocks.iter().cloned().for_each(|block| record::flatten(block, &mut line));
    plain(&line)
}

/// Where a beslispunt adopts something that the kader leaves to another orgaan.
fn remarks(
    w: &mut Schrijver<'_>,
    orgaan: Option<&str>,
    points: &[(String, String, String)],
    known: &Bevoegdheden<'_>,
) {
    let own = orgaan.map(with_article);
    for (number, _, words) in points.iter().filter(|(_, kind, _)| kind == "vaststellen") {
        let Some((kader, one)) = known.about(words) else { continue };
        if orgaan.is_none_or(|orgaan| orgaan == one.orgaan.as_str()) {
            continue;
        }
        let decides = with_article(one.orgaan.as_str());
        let own = own.clone().unwrap_or_default();
        let sentence = format!(
            "Volgens {} besluit {decides} over {}. Hier besluit {own}. Ga na of dat zo is bedoeld. ",
            kader.bron(&one.bron.document).map_or(&one.bron.document, |bron| &bron.titel),
            one.naam,
        );
        let mut content = vec![Inline::text(sentence)];
        for (_, other) in
            known.others(&one.stuk).filter(|(_, other)| orgaan == Some(other.orgaan.as_str()))
        {
            content.push(Inline::text(format!("{} ", other.tekst)));
        }
        content.push(Inline::Small { content: source(kader, one) });
        let title = vec![Inline::text(format!("Beslispunt {number}: wie besluit?"))];
        let blocks = vec![Block::Paragraph { number: None, anchor: None, content }];
        w.blocks.push(Block::Box { role: BoxRole::Opmerking, title, blocks });
    }
}
