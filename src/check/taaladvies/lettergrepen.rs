//! Counts the syllables of a Dutch word by its vowels.
//!
//! A rule of thumb: names, English words and compounds whose parts meet in vowels may be one off.
//! `tests` holds it against words that were counted by hand, and says how often it is right.

/// Vowels that make one syllable together, the longest first.
const KERNEN: [&str; 20] = [
    "ieu", "eeu", "oei", "aai", "ooi", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei",
    "ij", "au", "ou", "ai", "oi",
];

/// So many letters of a word are looked at.
const MOST: usize = 200;

/// How many syllables a word has; an abbreviation that is spelled has one a letter.
pub(super) fn lettergrepen(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|char| char.is_alphabetic()).take(MOST).collect();
    if letters.is_empty() {
        return 0;
    }
    let capitals = letters.iter().all(|char| char.is_uppercase());
    let vowels: usize = word.split(['-', '\'', '’']).map(klinkers).sum();
    if vowels == 0 || (capitals && (2..=4).contains(&letters.len())) {
        return letters.len().min(5);
    }
    vowels
}

/// A letter without its accent, and whether its accent starts a syllable.
fn kaal(char: char) -> (char, bool) {
    match char {
        'ä' => ('a', true),
        'ë' => ('e', true),
        'ï' => ('i', true),
        'ö' => ('o', true),
        'ü' => ('u', true),
        'á' | 'à' | 'â' => ('a', false),
        'é' | 'è' | 'ê' => ('e', false),
        'í' | 'ì' | 'î' => ('i', false),
        'ó' | 'ò' | 'ô' => ('o', false),
        'ú' | 'ù' | 'û' => ('u', false),
        other => (other, false),
    }
}

fn klinkers(part: &str) -> usize {
    let letters: Vec<(char, bool)> =
        part.chars().take(MOST).flat_map(char::to_lowercase).map(kaal).collect();
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let length = kern(&letters, at);
        count += usize::from(length > 0);
        at += length.max(1);
    }
    count
}

/// How many letters from `at` on are the vowels of one syllable.
fn kern(letters: &[(char, bool)], at: usize) -> usize {
    let (letter, _) = letters[at];
    let before = at.checked_sub(1).map(|at| letters[at].0);
    let after = letters.get(at + 1).map(|(char, _)| *char);
    match letter {
        // `qu` and the `y` of `yoga` and `royaal` are consonants.
        'u' if before == Some('q') => 0,
        'y' if after.is_some_and(is_klinker) => 0,
        letter if is_klinker(letter) => {
            let found = KERNEN.iter().find(|kern| begint(letters, at, kern));
            let kern = found.map_or(1, |kern| kern.len());
            // `museum`: after `eu` an `m` at the end makes two syllables.
            let latin = kern == 2
                && letter == 'e'
                && after == Some('u')
                && letters.len() == at + 3
                && letters[at + 2].0 == 'm';
            if latin { 1 } else { kern }
        }
        _ => 0,
    }
}

/// Whether these vowels stand here, with no accent that starts a syllable after the first.
fn begint(letters: &[(char, bool)], at: usize, kern: &str) -> bool {
    kern.chars().enumerate().all(|(index, char)| {
        letters
            .get(at + index)
            .is_some_and(|(letter, accent)| *letter == char && (index == 0 || !accent))
    })
}

fn is_klinker(char: char) -> bool {
    matches!(char, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
