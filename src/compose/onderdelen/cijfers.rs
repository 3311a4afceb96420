//! The one table of numbers: a printed table per kind and block, as kinds are never mixed.

use crate::{
    cijfers::{Blok, Cijfer},
    compose::{
        namen::words,
        record::{self, Lijst},
        rijen,
        schrijver::Schrijver,
    },
    document::Inline,
    model::keuze::Cijfersoort,
    source::{Node, Pointer},
    taal,
};

/// All numbers, as far as a reader can oversee them.
pub(super) fn write(w: &mut Schrijver<'_>) {
    let depth = w.level;
    let cijfers = &w.project.cijfers;
    if cijfers.is_empty() {
        return;
    }
    w.heading(depth + 1, "Cijfers", "cijfers");
    for kind in Cijfersoort::ALL {
        let own: Vec<Cijfer<'_>> =
            cijfers.iter().filter(|cijfer| cijfer.soort() == *kind).collect();
        let block = |cijfer: &Cijfer<'_>| cijfers.blok(*cijfer).map(std::ptr::from_ref);
        for rows in own.chunk_by(|one, other| block(one) == block(other)) {
            let blok = rows.first().and_then(|first| cijfers.blok(*first));
            tabel(w, *kind, blok, rows);
        }
    }
    blocks(w);
    w.level = depth;
}

fn tabel(w: &mut Schrijver<'_>, kind: Cijfersoort, blok: Option<&Blok>, rows: &[Cijfer<'_>]) {
    if let Some(note) = blok.and_then(|blok| blok.toelichting.as_deref()) {
        w.paragraph(vec![Inline::text(note)]);
    }
    let pointer = Pointer::root().key("cijfer");
    let items: Vec<(Pointer, &Node)> = rows
        .iter()
        .filter_map(|cijfer| {
            let pad = cijfer.pad();
            match w.rijen.op(cijfer.nummer()) {
                Some((place, node)) => Some((place.clone(), node)),
                None => w.project.tree.at(&pad).map(|node| (pad, node)),
            }
        })
        .collect();
    let lijst = Lijst { pointer: &pointer, pattern: "/cijfer/*" };
    record::items_of(w, &lijst, &items, &title(kind, blok), &[]);
    if items.len() < rows.len() {
        let all = taal::number(rows.len().into());
        let file = blok.and_then(|blok| blok.bestand.as_deref()).unwrap_or_default();
        let words = format!(
            "Er zijn {all} rijen; hier staan de eerste {}. Alle rijen staan in ",
            rijen::MOST
        );
        let file = Inline::Code { text: file.to_owned() };
        w.paragraph(vec![Inline::text(words), file, Inline::text(".")]);
    }
}

/// `Voorraad`, with the title of the block or the name of the CSV file when that says more.
fn title(kind: Cijfersoort, blok: Option<&Blok>) -> String {
    let kind = taal::capital(kind.as_str());
    let own = blok.and_then(|blok| blok.titel.clone());
    let file = blok.and_then(|blok| blok.bestand.as_deref());
    let stem = file.and_then(|path| path.rsplit('/').next()?.strip_suffix(".csv"));
    match own.or_else(|| stem.map(words)) {
        Some(more) if !more.eq_ignore_ascii_case(&kind) => format!("{kind}: {more}"),
        Some(_) | None => kind,
    }
}

/// What a block says holds for its rows, and each row shows it.
fn blocks(w: &mut Schrijver<'_>) {
    let list = Pointer::root().key("cijferblok");
    if let Some(node) = w.project.tree.at(&list) {
        w.printed(&list, node);
    }
}
