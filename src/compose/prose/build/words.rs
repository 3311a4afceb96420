//! Words: without what cannot be seen, and with what formulas come to in the place of their marks.

use std::{borrow::Cow, ops::Range};

use super::{super::ProseNoteKind, Builder, Kind};
use crate::{
    document::{Inline, Mark, text},
    formule::{Plaats, Uitslag, inhoud},
};

impl Builder<'_> {
    pub(super) fn words(&mut self, words: &str, range: Range<usize>) {
        let written = self.written(words);
        if let Kind::Code(text) | Kind::Html(text) = &mut self.top().kind {
            return text.push_str(&written);
        }
        self.top().text_end = range.end;
        if matches!(written, Cow::Owned(_)) {
            return self.filled(words, range);
        }
        let text = self.cleaned(words, &range);
        self.inline(Inline::Text { text });
    }

    pub(super) fn cleaned(&mut self, words: &str, range: &Range<usize>) -> String {
        if words.chars().any(text::is_hidden) {
            self.note(range.clone(), ProseNoteKind::HiddenCharacters);
        }
        text::visible(words).into_owned()
    }

    /// Words of the parser with formulas as they were written: in code, and wherever no text stands.
    pub(super) fn written<'t>(&self, words: &'t str) -> Cow<'t, str> {
        let marked = self.marked.and_then(|marked| marked.geschreven(words));
        marked.map_or(Cow::Borrowed(words), Cow::Owned)
    }

    /// Words with marks in them, with what the formulas come to.
    fn filled(&mut self, words: &str, range: Range<usize>) {
        let Some(marked) = self.marked else { return };
        // An entity can spell the character of a mark; only what stands in the text itself is one.
        let source = self.text.get(range.clone()).unwrap_or_default();
        let mut rest = words;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| marked.formule(*c).is_some()) {
            self.plain(&rest[..at], &range);
            rest = &rest[at + c.len_utf8()..];
            let formula = marked.formule(c).unwrap_or_default();
            match source.find(c) {
                Some(place) => {
                    let alone = marked.staat_alleen(range.start + place);
                    self.formula(formula, alone);
                }
                None => self.plain(&c.to_string(), &range),
            }
        }
        self.plain(rest, &range);
    }

    fn plain(&mut self, words: &str, range: &Range<usize>) {
        let text = self.cleaned(words, range);
        self.inline(Inline::Text { text });
    }

    fn formula(&mut self, formula: &str, alone: bool) {
        let Some(formulas) = self.options.formulas else { return };
        match (formulas.fill)(formula) {
            Uitslag::Tekst(words, _) => {
                let text = text::visible(&words).into_owned();
                self.inline(Inline::Text { text });
            }
            Uitslag::Onbekend(reason) => self.missing(&reason),
            // The toets says why; here stands what was written, so that its author finds it.
            Uitslag::Fout(_) => self.missing(formula),
            Uitslag::Plaats(place) => self.place(&place, alone, formula),
        }
    }

    fn place(&mut self, place: &Plaats, alone: bool, formula: &str) {
        let Some(formulas) = self.options.formulas else { return };
        let found = alone.then(|| (formulas.place)(place.soort, &place.id)).flatten();
        if found.is_some() {
            self.placed = found;
        } else {
            self.mark(&format!("{} hier niet te plaatsen: {}", place.soort, inhoud(formula)));
        }
    }

    fn missing(&mut self, why: &str) {
        self.mark(&format!("cijfer nog niet bekend: {why}"));
    }

    fn mark(&mut self, words: &str) {
        let text = text::visible(words).into_owned();
        // A heading also stands in the table of contents, where only its words count.
        let in_heading = self.frames.iter().any(|frame| matches!(frame.kind, Kind::Heading(_)));
        self.inline(if in_heading {
            Inline::Text { text }
        } else {
            Inline::Status { mark: Mark::Open, text }
        });
    }
}
