//! Footnotes at the end of a chapter, each with the way back to every place that refers to it.

use super::{
    Writer,
    element::{Element, el},
    inline::Note,
    places::NOTE,
};

impl Writer<'_> {
    /// The footnotes since the last time.
    pub(super) fn footnotes(&mut self) -> Option<Element> {
        let mut waiting = self.inlines.take_footnotes();
        let first = waiting.first()?.number;
        let mut list = el("ol").with("start", first.to_string());
        while !waiting.is_empty() {
            for note in &waiting {
                list.push(self.footnote(note));
            }
            // A footnote can have footnotes of its own.
            waiting = self.inlines.take_footnotes();
        }
        let section = el("div").with("class", "noten").with("role", "doc-endnotes");
        Some(section.add(list))
    }

    fn footnote(&mut self, note: &Note) -> Element {
        let number = note.number;
        let item = el("li").with("id", self.places.free(format!("{NOTE}-{number}")));
        let mut item = item.all(self.inlines.line(&note.content));
        for (index, page) in self.places.references(&note.id).iter().enumerate() {
            let count = index + 1;
            let id = self.places.reference(number, count);
            let back = el("a")
                .with("href", self.places.to(self.inlines.page, *page, &id))
                .with("role", "doc-backlink");
            item.push(" ");
            item.push(if count == 1 {
                back.with("aria-label", format!("Terug naar verwijzing {number}")).add("↩")
            } else {
                let label = format!("Terug naar verwijzing {number}, plaats {count}");
                back.with("aria-label", label).add("↩").add(el("sup").add(count.to_string()))
            });
        }
        item
    }
}
