//! Places in the document, and what they are called.

use crate::taal;

/// A place in the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::compose) struct Paragraaf {
    /// `2.1`, `A`, or the title of a part without a number.
    pub(in crate::compose) nummer: String,
    /// What a link points at.
    pub(in crate::compose) anchor: String,
    soort: Plaatssoort,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Plaatssoort {
    Genummerd,
    Bijlage,
    #[default]
    Titel,
}

impl Paragraaf {
    /// A chapter or section with a number.
    pub(super) fn numbered(nummer: String, anchor: &str) -> Self {
        Self { nummer, anchor: anchor.to_owned(), soort: Plaatssoort::Genummerd }
    }

    /// An annex with its letter.
    pub(super) fn annex(nummer: String, anchor: &str) -> Self {
        Self { nummer, anchor: anchor.to_owned(), soort: Plaatssoort::Bijlage }
    }

    /// A part that only has a title.
    pub(super) fn titled(title: &str, anchor: &str) -> Self {
        Self { nummer: title.to_owned(), anchor: anchor.to_owned(), soort: Plaatssoort::Titel }
    }
}

/// `A` as `bijlage A`, `2.1` as `paragraaf 2.1`, a title as itself.
pub(in crate::compose) fn refer(place: &Paragraaf) -> String {
    let nummer = &place.nummer;
    match place.soort {
        Plaatssoort::Genummerd if nummer.contains('.') => format!("paragraaf {nummer}"),
        Plaatssoort::Genummerd => format!("hoofdstuk {nummer}"),
        Plaatssoort::Bijlage => format!("bijlage {nummer}"),
        Plaatssoort::Titel => taal::capital(nummer),
    }
}

/// The name of an annex by its place: A to Z, then AA, AB and so on.
pub(super) fn letters(annex: usize) -> String {
    let mut out = String::new();
    let mut rest = annex;
    while let Some(last) = rest.checked_sub(1) {
        let letter = u8::try_from(last % 26).expect("invariant: a remainder of 26 is small");
        out.insert(0, char::from(b'A' + letter));
        rest = last / 26;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Paragraaf, letters, refer};

    #[test]
    fn annexes_go_on_after_z() {
        let names: Vec<String> = [1, 2, 26, 27, 28, 52, 53, 702, 703].map(letters).into();
        assert_eq!(names, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn places_are_called_by_what_they_are() {
        let places = [
            Paragraaf::numbered("2".into(), "x"),
            Paragraaf::numbered("2.1".into(), "x"),
            Paragraaf::annex("AB".into(), "x"),
            Paragraaf::titled("GGD", "x"),
        ];
        let words: Vec<String> = places.iter().map(refer).collect();
        assert_eq!(words, ["hoofdstuk 2", "paragraaf 2.1", "bijlage AB", "GGD"]);
    }
}
