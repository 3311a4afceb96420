//! The readability of a text by the formula of Flesch and Douma.

use rust_decimal::Decimal;

use crate::source::Location;

/// Fewer words than this say too little for a figure.
pub const MINST: u64 = 100;

/// What the formula is and where it comes from, for whoever reads a figure.
pub const FORMULE: &str = "Flesch-Douma: 206,84 − 0,77 × lettergrepen per 100 woorden − 0,93 × woorden per zin (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960)";

/// What a figure does not say.
pub const KANTTEKENING: &str = "Het cijfer meet alleen hoe lang woorden en zinnen zijn. Het zegt niets over de inhoud en is geen taalniveau, zoals B1";

/// What was counted in a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Telling {
    /// Words in sentences, numbers included.
    pub woorden: u64,
    /// Of those, the words with a letter.
    pub letterwoorden: u64,
    /// The syllables of the words with a letter.
    pub lettergrepen: u64,
    /// Sentences.
    pub zinnen: u64,
}

/// The readability of a file, or of what stands under one of its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leesbaarheid {
    /// The heading; none for a file as a whole.
    pub kop: Option<String>,
    /// Where it starts.
    pub location: Location,
    /// What was counted.
    pub telling: Telling,
}

impl Telling {
    /// The figure with one decimal: higher is easier, mostly 0 to 100. None of too little text.
    pub fn cijfer(&self) -> Option<Decimal> {
        let [words, lettered, syllables, sentences] =
            [self.woorden, self.letterwoorden, self.lettergrepen, self.zinnen].map(i128::from);
        if self.woorden < MINST || lettered == 0 || sentences == 0 {
            return None;
        }
        // 206,84 − 77·s/w − 0,93·w/z, in hundredths over one denominator.
        let denominator = lettered * sentences;
        let numerator =
            20_684 * denominator - 7_700 * syllables * sentences - 93 * words * lettered;
        // Tenths, rounded half away from zero.
        let half = if numerator < 0 { -5 * denominator } else { 5 * denominator };
        let tenths = (numerator + half) / (10 * denominator);
        i64::try_from(tenths).ok().map(|tenths| Decimal::new(tenths, 1))
    }

    /// The word that Douma gives to a figure.
    pub fn waardering(&self) -> Option<&'static str> {
        let cijfer = self.cijfer()?;
        let under = |limit: i64| cijfer < Decimal::from(limit);
        Some(match () {
            () if under(30) => "zeer moeilijk",
            () if under(45) => "moeilijk",
            () if under(60) => "tamelijk moeilijk",
            () if under(70) => "normaal",
            () if under(80) => "tamelijk gemakkelijk",
            () if under(90) => "gemakkelijk",
            () => "zeer gemakkelijk",
        })
    }

    pub(super) fn erbij(&mut self, other: Self) {
        self.woorden += other.woorden;
        self.letterwoorden += other.letterwoorden;
        self.lettergrepen += other.lettergrepen;
        self.zinnen += other.zinnen;
    }
}

#[cfg(test)]
mod tests {
    use super::Telling;

    fn telling(woorden: u64, lettergrepen: u64, zinnen: u64) -> Telling {
        Telling { woorden, letterwoorden: woorden, lettergrepen, zinnen }
    }

    #[test]
    fn the_formula_is_exact() {
        // 206,84 − 0,77 × 170 − 0,93 × 20 = 57,34.
        let found = telling(200, 340, 10);
        assert_eq!(found.cijfer().map(|cijfer| cijfer.to_string()), Some("57.3".to_owned()));
        assert_eq!(found.waardering(), Some("tamelijk moeilijk"));
        // 206,84 − 0,77 × 150 − 0,93 × 10 = 82,04.
        assert_eq!(telling(100, 150, 10).cijfer().unwrap().to_string(), "82.0");
        // 206,84 − 0,77 × 300 − 0,93 × 100 = −117,16.
        assert_eq!(telling(100, 300, 1).cijfer().unwrap().to_string(), "-117.2");
    }

    #[test]
    fn too_little_text_gets_no_figure() {
        assert_eq!(telling(99, 150, 5).cijfer(), None);
        assert_eq!(Telling::default().waardering(), None);
        let numbers = Telling { woorden: 200, zinnen: 3, ..Telling::default() };
        assert_eq!(numbers.cijfer(), None);
    }
}
