//! How words of the data are spelled in print.

/// Words whose diacritics or capitals a key cannot hold.
const SPELLING: &[(&str, &str)] = &[
    ("financien", "financiën"),
    ("categorieen", "categorieën"),
    ("definitie bron", "bron van de definitie"),
    ("url", "webadres"),
    ("gs", "gedeputeerde staten"),
    ("mer", "plan-MER"),
    ("wlz", "Wlz"),
    ("wmo", "Wmo"),
    ("ministeriele", "ministeriële"),
    ("fictief", "verzonnen voorbeeld"),
    ("reeel", "reëel"),
    ("prive", "privé"),
    ("officiele", "officiële"),
    ("coordinatie", "coördinatie"),
    ("dakloos", "dakloze mensen"),
    ("k1", "eerste kwartaal"),
    ("k2", "tweede kwartaal"),
    ("k3", "derde kwartaal"),
    ("k4", "vierde kwartaal"),
    ("id", "naam in het bestand"),
];

/// A kebab-case word in ordinary spelling.
pub(crate) fn words(kebab: &str) -> String {
    let plain = kebab.replace('-', " ");
    if let Some((_, spelled)) = SPELLING.iter().find(|(word, _)| *word == plain) {
        return (*spelled).to_owned();
    }
    let spell = |word: &str| {
        let known = SPELLING.iter().find(|(bare, _)| *bare == word && word.len() > 2);
        known.map_or_else(|| word.to_owned(), |(_, spelled)| (*spelled).to_owned())
    };
    plain.split(' ').map(spell).collect::<Vec<_>>().join(" ")
}
