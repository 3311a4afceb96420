//! What stands before the chapters: title page, colofon, contents, voorwoord and samenvatting.

use jiff::civil::Date;
use minijinja::context;

use crate::{
    check::Toetsing,
    compose::{record, schrijver::Schrijver},
    document::{Block, Fact, Inline, Meta},
    files::Revisie,
    source::{Node, Pointer},
    taal,
};

/// The fields of `[document]` that have a place of their own.
const ELSEWHERE: &[&str] = &["samenvatting", "leeswijzer", "voorwoord"];

/// Writes everything before the first chapter.
pub(super) fn write(w: &mut Schrijver<'_>, toetsing: &Toetsing, meta: &Meta, today: Date) {
    w.blocks.push(Block::TitlePage);
    colofon(w, toetsing, meta, today);
    w.blocks.push(Block::Contents);
    voorwoord(w);
    for (key, title) in [("samenvatting", "Samenvatting"), ("leeswijzer", "Leeswijzer")] {
        let pointer = Pointer::root().key("document").key(key);
        let Some(node) = w.project.tree.at(&pointer) else { continue };
        w.part(title, key);
        w.printed(&pointer, node);
        let blocks = w.parse(&pointer, node);
        w.push_numbered(blocks);
    }
}

fn colofon(w: &mut Schrijver<'_>, toetsing: &Toetsing, meta: &Meta, today: Date) {
    w.part("Colofon", "colofon");
    if let Some(notice) = &meta.notice {
        w.paragraph(vec![Inline::Strong { content: vec![Inline::text(notice.clone())] }]);
    }
    if let Some(publiek) = w.project.uitgave {
        let title = format!("Uitgave voor {}.", publiek.naam());
        w.paragraph(vec![
            Inline::Strong { content: vec![Inline::text(title)] },
            Inline::text(
                " Wat alleen voor andere lezers is bedoeld, staat er niet in. De uitkomsten ",
            ),
            Inline::text("van de toets gaan over de hele visie."),
        ]);
    }
    for key in ["gemeente", "document"] {
        let pointer = Pointer::root().key(key);
        if let Some(node) = w.project.tree.at(&pointer) {
            record::record(w, &pointer, node, ELSEWHERE);
        }
    }
    w.section("Hoe dit stuk is gemaakt", "hoe-gemaakt");
    let items = herkomst(w, toetsing, today);
    w.blocks.push(Block::Facts { items });
    let kaders: Vec<String> = toetsing.kaders.iter().map(|kader| kader.titel.clone()).collect();
    let data = context! {
        programma => env!("CARGO_PKG_VERSION"),
        vandaag => taal::date(today),
        kaders => taal::list(&kaders),
        peildatum => taal::date(toetsing.peildatum),
    };
    w.own_text("colofon", data);
}

/// What the document is made from and with.
fn herkomst(w: &Schrijver<'_>, toetsing: &Toetsing, today: Date) -> Vec<Fact> {
    let fact = |label: &str, content| Fact { label: label.to_owned(), content };
    let text = |words: String| vec![Inline::text(words)];
    let mut facts = vec![
        fact("Gemaakt op", text(taal::date(today))),
        fact("Gemaakt met", text(format!("bouwsteen {}", env!("CARGO_PKG_VERSION")))),
        fact("Peildatum toets", text(taal::date(toetsing.peildatum))),
    ];
    facts.extend(w.project.revisie.as_ref().map(|revisie| fact("Revisie", text(words(revisie)))));
    let kaders = toetsing.kaders.iter();
    let kaders = kaders.map(|kader| format!("{} (versie {})", kader.titel, kader.versie));
    let mut lines: Vec<Inline> =
        kaders.flat_map(|kader| [Inline::text(kader), Inline::Break]).collect();
    lines.pop();
    if !lines.is_empty() {
        facts.push(fact("Kaders", lines));
    }
    facts
}

/// Which revision the document is made from, for the colofon.
fn words(revisie: &Revisie) -> String {
    let changed =
        if revisie.gewijzigd { ", met wijzigingen die nog niet zijn vastgelegd" } else { "" };
    format!("{} in git, vastgelegd op {}{changed}", revisie.kort(), taal::date(revisie.datum))
}

fn voorwoord(w: &mut Schrijver<'_>) {
    let pointer = Pointer::root().key("document").key("voorwoord");
    let Some(node) = w.project.tree.at(&pointer) else { return };
    w.part("Voorwoord", "voorwoord");
    record::record(w, &pointer, node, &["ondertekenaar"]);
    let list = pointer.key("ondertekenaar");
    let Some(signers) = w.project.tree.at(&list) else { return };
    for (index, signer) in signers.items().iter().enumerate() {
        w.printed(&list.index(index), signer);
        let text = |key: &str| signer.get(key).and_then(Node::as_text);
        let mut line =
            vec![Inline::Strong { content: vec![Inline::text(text("naam").unwrap_or("–"))] }];
        if let Some(role) = text("functie") {
            line.push(Inline::Break);
            line.push(Inline::text(role));
        }
        w.paragraph(line);
    }
}
