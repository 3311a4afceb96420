//! Per bouwsteen: which parts of the data belong to it, and how they are printed.

mod ambities;
mod cijfers;
mod gaten;
mod rekensommen;
mod voortgang;

use crate::{
    check::{Toetsing, Uitkomst},
    compose::{figuren, namen::label, record, schrijver::Schrijver, shows_gaps},
    document::{Block, BoxRole, Inline},
    model::keuze::{Bouwsteen, Uitgelichtsoort},
    source::{Kind, Node, Pointer},
    taal,
};

/// The top-level tables that make up a bouwsteen, in order.
fn tables(bouwsteen: Bouwsteen) -> &'static [&'static str] {
    match bouwsteen {
        Bouwsteen::Context => &["programma", "beleidskader"],
        Bouwsteen::Opgave => {
            &["opgave", "gebied", "eigen-waarde", "prijsgrens", "dimensie", "rekenen", "rekensom"]
        }
        Bouwsteen::Visie => &["visie"],
        Bouwsteen::Ambities => &["ambitie", "doel", "maatregel"],
        Bouwsteen::Verbinding => &["verbinding"],
        Bouwsteen::Ouderen => &["ouderen"],
        Bouwsteen::Regio => &["regio", "regionale-afspraak", "regionaal"],
        Bouwsteen::Samenwerking => &["samenwerking", "partner"],
        Bouwsteen::Verordening => &["verordening"],
        Bouwsteen::Afwegingskader => &["afwegingskader"],
        Bouwsteen::Participatie => &["participatie", "zienswijze"],
        Bouwsteen::Preventie => &["preventie"],
        Bouwsteen::Leefomgeving => &["leefomgeving"],
        Bouwsteen::Financien => &["financien"],
        Bouwsteen::Monitoring => &["monitoring"],
        Bouwsteen::Proces => &["proces"],
    }
}

/// Whether there is anything to print: data, something missing, or a text that belongs here.
pub(super) fn has_content(w: &Schrijver<'_>, toetsing: &Toetsing, bouwsteen: Bouwsteen) -> bool {
    let data = tables(bouwsteen).iter().any(|key| w.project.tree.get(key).is_some());
    let open =
        |b: &crate::check::Bevinding| b.eis.bouwsteen == bouwsteen && b.uitkomst == Uitkomst::Open;
    let gaps = shows_gaps(w.project) && toetsing.eisen.iter().any(open);
    let visie = &w.project.visie;
    let beside = visie.uitgelicht.iter().any(|text| text.bij == Some(bouwsteen))
        || visie.afbeelding.iter().any(|image| image.bij == Some(bouwsteen));
    let numbers = bouwsteen == Bouwsteen::Opgave && !w.project.cijfers.is_empty();
    let measured = bouwsteen == Bouwsteen::Monitoring && toetsing.voortgang.is_gemeten();
    data || numbers || gaps || beside || measured || figuren::heeft(w, bouwsteen)
}

/// Writes everything of one bouwsteen under the heading that is open.
pub(super) fn write(w: &mut Schrijver<'_>, toetsing: &Toetsing, bouwsteen: Bouwsteen) {
    let depth = w.level;
    let tables = tables(bouwsteen);
    for key in tables {
        w.level = depth;
        let pointer = Pointer::root().key(key);
        let Some(node) = w.project.tree.at(&pointer) else { continue };
        match (*key, &node.kind) {
            ("ambitie", _) => ambities::write(w, toetsing),
            ("doel", _) => ambities::doelen_without_ambitie(w),
            ("maatregel", _) => ambities::maatregelen(w, &pointer, node),
            ("rekensom", _) => rekensommen::write(w, &pointer, node),
            (_, Kind::Array(_)) => record::list(w, &pointer, node, &label("", key)),
            _ => sections(w, &pointer, node, depth),
        }
    }
    w.level = depth;
    if bouwsteen == Bouwsteen::Opgave {
        cijfers::write(w);
    }
    if bouwsteen == Bouwsteen::Monitoring {
        voortgang::samengevat(w, toetsing);
    }
    beside(w, bouwsteen);
    gaten::write(w, toetsing, bouwsteen, tables);
    w.level = depth;
}

/// A table of the data straight under a chapter: its longer parts become numbered sections.
fn sections<'n>(w: &mut Schrijver<'n>, pointer: &Pointer, node: &'n Node, depth: u8) {
    w.level = depth;
    record::record(w, pointer, node, &[]);
}

/// Boxes, quotes and images that the gemeente put beside this bouwsteen.
fn beside(w: &mut Schrijver<'_>, bouwsteen: Bouwsteen) {
    let visie = &w.project.visie;
    for (index, text) in visie.uitgelicht.iter().enumerate() {
        if text.bij == Some(bouwsteen) {
            uitgelicht(w, index);
        }
    }
    for (index, image) in visie.afbeelding.iter().enumerate() {
        if image.bij == Some(bouwsteen) {
            afbeelding(w, index);
        }
    }
    figuren::bij(w, bouwsteen);
}

/// One box, example, tip, quote or persona.
pub(super) fn uitgelicht(w: &mut Schrijver<'_>, index: usize) {
    let pointer = Pointer::root().key("uitgelicht").index(index);
    let (Some(node), Some(text)) =
        (w.project.tree.at(&pointer), w.project.visie.uitgelicht.get(index))
    else {
        return;
    };
    w.printed(&pointer, node);
    w.target(node, None);
    let place = pointer.key("tekst");
    let mut blocks = node.get("tekst").map(|tekst| w.parse(&place, tekst)).unwrap_or_default();
    let label = match text.soort {
        // The output itself says what an example or a tip is.
        Uitgelichtsoort::Kader | Uitgelichtsoort::Praktijkvoorbeeld | Uitgelichtsoort::Tip => None,
        Uitgelichtsoort::Citaat => {
            w.blocks.push(Block::Quote { blocks, speaker: text.spreker.clone() });
            return;
        }
        Uitgelichtsoort::Persona => Some("Verzonnen persoon"),
    };
    let role = match text.soort {
        Uitgelichtsoort::Tip => BoxRole::Tip,
        Uitgelichtsoort::Praktijkvoorbeeld => BoxRole::Voorbeeld,
        Uitgelichtsoort::Kader | Uitgelichtsoort::Persona | Uitgelichtsoort::Citaat => {
            BoxRole::Kader
        }
    };
    if let Some(speaker) = &text.spreker {
        let content = vec![Inline::Small { content: vec![Inline::text(speaker.clone())] }];
        blocks.push(Block::Paragraph { number: None, anchor: None, content });
    }
    let title = match (label, text.titel.as_deref()) {
        (Some(label), Some(title)) => format!("{label}: {title}"),
        (Some(label), None) => label.to_owned(),
        (None, Some(title)) => title.to_owned(),
        (None, None) if role == BoxRole::Kader => "Kader".to_owned(),
        (None, None) => String::new(),
    };
    let title = if title.is_empty() { Vec::new() } else { vec![Inline::text(title)] };
    w.blocks.push(Block::Box { role, title, blocks });
}

/// One image with its caption, source and text version.
pub(super) fn afbeelding(w: &mut Schrijver<'_>, index: usize) {
    let pointer = Pointer::root().key("afbeelding").index(index);
    let (Some(node), Some(image)) =
        (w.project.tree.at(&pointer), w.project.visie.afbeelding.get(index))
    else {
        return;
    };
    w.printed(&pointer, node);
    if w.project.images.contains_key(&image.bestand.0) && !image.alt.trim().is_empty() {
        let anchor = w.unique(&image.id.0);
        w.target(node, Some(&anchor));
        let mut source: Vec<Vec<Inline>> = Vec::new();
        source.extend(image.soort.map(|kind| vec![Inline::text(taal::capital(kind.as_str()))]));
        source.extend(
            image.maker.as_ref().map(|maker| vec![Inline::text(format!("maker: {maker}"))]),
        );
        source.extend(
            image.bron.as_ref().map(|bron| vec![Inline::text("bron: "), w.opmaak().link(&bron.0)]),
        );
        let caption = image.bijschrift.clone().unwrap_or_else(|| image.alt.clone());
        w.push_numbered(vec![Block::Figure {
            image: image.bestand.0.clone(),
            alt: image.alt.clone(),
            label: None,
            caption: vec![Inline::text(caption)],
            source: crate::compose::opmaak::joined(source),
            anchor: Some(anchor),
        }]);
    }
    if let Some(text) = node.get("tekstversie") {
        let blocks = w.parse(&pointer.key("tekstversie"), text);
        if !blocks.is_empty() {
            let title = vec![Inline::text("De afbeelding in woorden")];
            w.blocks.push(Block::Box { role: BoxRole::Kader, title, blocks });
        }
    }
}
