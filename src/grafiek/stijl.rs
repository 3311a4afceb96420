//! The look of drawings: colours that can be replaced, and what makes them readable.

use crate::document::Huisstijl;
pub use crate::kleur::{GRAPHIC_CONTRAST, Kleur, TEXT_CONTRAST};

/// The look and the room of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stijl {
    /// Width in units; four to a millimetre keep the words at 9 points or more.
    pub breedte: u32,
    /// Height in units that rows may fill; what does not fit stands in the table only.
    pub hoogte: u32,
    /// A colour a series, in their order; after the last the first comes again with another pattern.
    /// Dark and light take turns, so that neighbours differ in print without colour.
    pub reeksen: Vec<Kleur>,
    /// Words.
    pub inkt: Kleur,
    /// Quiet words: axes, units and what is missing.
    pub stil: Kleur,
    /// Lines that only help the eye.
    pub haarlijn: Kleur,
    /// What goes well or is done.
    pub goed: Kleur,
    /// What asks for attention: behind schedule, today.
    pub let_op: Kleur,
}

impl Default for Stijl {
    fn default() -> Self {
        Self {
            breedte: 640,
            hoogte: 640,
            reeksen: vec![
                Kleur::new(0x14, 0x48, 0x5a),
                Kleur::new(0xd0, 0x7d, 0x33),
                Kleur::new(0x6a, 0x2c, 0x5a),
                Kleur::new(0x4a, 0x9d, 0xb5),
                Kleur::new(0x4d, 0x4a, 0x12),
                Kleur::new(0x8a, 0x96, 0xa0),
            ],
            inkt: Kleur::new(0x1c, 0x23, 0x27),
            stil: Kleur::new(0x57, 0x63, 0x6a),
            haarlijn: Kleur::new(0xd3, 0xda, 0xde),
            goed: Kleur::new(0x14, 0x48, 0x5a),
            let_op: Kleur::new(0xa8, 0x50, 0x1f),
        }
    }
}

impl Stijl {
    /// The look for the column of text of a document, in which words print at the size they were drawn: A4
    /// less the margins in `templates/pdf/stijl.typ`.
    pub fn kolom(huisstijl: &Huisstijl) -> Self {
        let kleuren = &huisstijl.kleuren;
        let look = Self {
            reeksen: huisstijl.reeksen.clone(),
            inkt: kleuren.inkt,
            stil: kleuren.stil,
            haarlijn: kleuren.lijn,
            goed: kleuren.accent,
            let_op: kleuren.steun,
            ..Self::default()
        };
        look.at_width(126)
    }

    /// The same look for a column of so many millimetres: words stay 9 points or more.
    #[must_use]
    pub fn at_width(mut self, millimetres: u32) -> Self {
        self.breedte = millimetres.saturating_mul(4);
        self.hoogte = self.breedte;
        self
    }

    /// The colour of a series; black when the look names none.
    pub fn reeks(&self, index: usize) -> Kleur {
        let index = index % self.reeksen.len().max(1);
        self.reeksen.get(index).copied().unwrap_or(Kleur::ZWART)
    }
}
