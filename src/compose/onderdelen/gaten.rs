//! What is missing, shown in place: open eisen, and data that was left out because it is wrong.

use minijinja::context;

use crate::{
    check::{Bevinding, Toetsing, Uitkomst},
    compose::{schrijver::Schrijver, shows_gaps},
    document::{Block, Inline, Mark},
    model::keuze::Bouwsteen,
};

/// More open eisen than this in one place would bury the text; the toetsverslag has them all.
const SHOWN: usize = 6;

/// Writes what is missing from one bouwsteen.
pub(super) fn write(
    w: &mut Schrijver<'_>,
    toetsing: &Toetsing,
    bouwsteen: Bouwsteen,
    tables: &[&str],
) {
    left_out(w, tables);
    if !shows_gaps(w.project) {
        return;
    }
    let mut open: Vec<&Bevinding> = toetsing
        .eisen
        .iter()
        .filter(|b| b.eis.bouwsteen == bouwsteen && b.uitkomst == Uitkomst::Open)
        .collect();
    open.sort_by_key(|bevinding| (!bevinding.bindend, bevinding.eis.sterkte));
    for bevinding in open.iter().take(SHOWN) {
        gap(w, toetsing, bevinding);
    }
    let rest = open.len().saturating_sub(SHOWN);
    if rest > 0 {
        w.own_text("gaten", context! { aantal => rest.to_string() });
    }
}

fn gap(w: &mut Schrijver<'_>, toetsing: &Toetsing, bevinding: &Bevinding) {
    let eis = &bevinding.eis;
    let mut detail = vec![Inline::text(format!("{} · {}", eis.id, eis.sterkte.titel()))];
    for word in bevinding.voorbehoud(toetsing.peildatum) {
        detail.push(Inline::text(" · "));
        detail.push(Inline::Status { mark: Mark::Zekerheid, text: word.to_owned() });
    }
    detail.push(Inline::Break);
    detail.push(Inline::text(crate::taal::capital(&eis.herstel)));
    w.blocks.push(Block::Gap { content: vec![Inline::text(eis.titel.clone())], detail });
}

/// Data that does not fit is not printed, but that it was there is.
fn left_out(w: &mut Schrijver<'_>, tables: &[&str]) {
    for gap in &w.project.gaps {
        if !gap.pad.segments().next().is_some_and(|first| tables.contains(&first.as_str())) {
            continue;
        }
        let file = w.project.sources.path(gap.location.file()).to_owned();
        let line = w.project.sources.position(gap.location).line;
        let content = format!("Hier is iets weggelaten: {}", gap.message);
        let detail = vec![
            Inline::text("Kijk in "),
            Inline::Code { text: file },
            Inline::text(format!(" op regel {line}.")),
        ];
        w.blocks.push(Block::Gap { content: vec![Inline::text(content)], detail });
    }
}
