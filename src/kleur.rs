//! Colours, and how strongly one stands out on another.

mod ruimte;

use std::fmt;

use serde::{Serialize, Serializer};

pub use ruimte::Tint;

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kleur {
    /// Red, from 0 to 255.
    pub rood: u8,
    /// Green.
    pub groen: u8,
    /// Blue.
    pub blauw: u8,
}

/// How strongly running text must stand out (WCAG 2.2, 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

/// How strongly the parts of a drawing must stand out (WCAG 2.2, 1.4.11).
pub const GRAPHIC_CONTRAST: f64 = 3.0;

impl Kleur {
    /// The colour of the page.
    pub const WIT: Self = Self::new(255, 255, 255);
    /// Black.
    pub const ZWART: Self = Self::new(0, 0, 0);

    /// The colour with these parts.
    pub const fn new(rood: u8, groen: u8, blauw: u8) -> Self {
        Self { rood, groen, blauw }
    }

    /// `#14485a` as a colour; none for any other notation.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self::new(part(0)?, part(2)?, part(4)?))
    }

    /// Relative luminance, from 0 for black to 1 for white (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.rood) + 0.7152 * part(self.groen) + 0.0722 * part(self.blauw)
    }

    /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// This colour with so many percent of another in it.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let part = |one: u8, two: u8| {
            let share = u16::from(percent.min(100));
            let mixed = (u16::from(one) * (100 - share) + u16::from(two) * share + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self::new(
            part(self.rood, other.rood),
            part(self.groen, other.groen),
            part(self.blauw, other.blauw),
        )
    }

    /// The colour for words on this one: white, ink, or black where ink does not stand out enough.
    #[must_use]
    pub fn words(self, inkt: Self) -> Self {
        let choices = [Self::WIT, inkt, Self::ZWART];
        let readable = |other: &Self| self.contrast(*other) >= TEXT_CONTRAST;
        choices.into_iter().find(readable).unwrap_or(Self::ZWART)
    }

    /// The colour of the lines or dots on this one: words on it stay readable.
    #[must_use]
    pub fn motif(self) -> Self {
        let dark = self.contrast(Self::WIT) >= TEXT_CONTRAST;
        let mut shares =
            [25, 20, 15, 10, 5, 0].into_iter().map(|share| self.mixed(Self::WIT, share));
        let readable = |lines: &Self| lines.contrast(Self::WIT) >= TEXT_CONTRAST;
        let lines = if dark { shares.find(readable) } else { None };
        lines.unwrap_or_else(|| self.mixed(Self::WIT, if dark { 0 } else { 70 }))
    }
}

impl fmt::Display for Kleur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.rood, self.groen, self.blauw)
    }
}

impl Serialize for Kleur {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
