//! The sums of the gemeente, each worked out in one line.

use crate::{
    cijfers::{Berekening, Gebrek},
    compose::{namen::label, schrijver::Schrijver},
    document::{Block, Inline},
    source::{Node, Pointer},
};

/// What stands instead of a sum that cannot be worked out.
const NOT: &str = "Niet uit te rekenen; zie de toets.";

/// Every sum under one heading: what it is, the sum itself, and its note.
pub(super) fn write(w: &mut Schrijver<'_>, list: &Pointer, node: &Node) {
    let depth = w.level;
    let sums = &w.project.visie.rekensom;
    if sums.is_empty() {
        return;
    }
    w.heading(depth + 1, &label("", "rekensom"), "rekensommen");
    for (index, som) in sums.iter().enumerate() {
        let worked = (index < Berekening::MOST).then(|| w.project.cijfers.reken(som));
        let mut content = Vec::new();
        if let Some(title) = &som.titel {
            let title = format!("{}.", title.trim_end_matches(['.', ':', '?']));
            content.push(Inline::Strong { content: vec![Inline::text(title)] });
            content.push(Inline::text(" "));
        }
        content.push(Inline::text(worked.map_or_else(|| NOT.to_owned(), |worked| words(&worked))));
        if let Some(note) = &som.toelichting {
            content.push(Inline::text(format!(" {note}")));
        }
        let pointer = list.index(index);
        if let Some(item) = node.items().get(index) {
            w.printed(&pointer, item);
            w.target(item, None);
        }
        w.push_numbered(vec![Block::Paragraph { number: None, anchor: None, content }]);
    }
    w.level = depth;
}

fn words(worked: &Berekening<'_>) -> String {
    match (&worked.woorden, &worked.gebrek) {
        (Some(sum), Some(Gebrek::WijktAf { staat, .. })) => {
            format!("{sum}; in de cijfers staat {staat}.")
        }
        (Some(sum), _) => format!("{sum}."),
        (None, Some(Gebrek::NietTeZeggen)) => {
            "Niet uit te rekenen: een van de getallen is nog niet bekend of afgeschermd.".to_owned()
        }
        (None, _) => NOT.to_owned(),
    }
}
