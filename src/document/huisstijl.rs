//! How a document looks, the same in every output: colours as they were settled, and what stands on the cover.

use serde::Serialize;

use crate::kleur::Kleur;

/// The look of a document. Whoever makes it has seen to it that words can be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Huisstijl {
    /// The built-in style it is a form of.
    pub vorm: Stijlvorm,
    /// On paper, and on a light screen.
    pub kleuren: Kleuren,
    /// On a dark screen.
    pub donker: Kleuren,
    /// A colour a series of a drawing, in their order; dark and light take turns.
    pub reeksen: Vec<Kleur>,
    /// Own fonts, vetted; empty for those of the program.
    #[serde(skip)]
    pub letters: Vec<Letter>,
    /// Names of fonts that a reader's own machine may have, best first.
    pub letternamen: Vec<String>,
    /// The mark of who publishes it.
    pub logo: Option<Beeld>,
    /// The picture on the cover.
    pub voorblad: Option<Beeld>,
}

/// The built-in styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stijlvorm {
    /// Quiet and handsome.
    Rustig,
    /// Formal: letters with feet, ruled lines.
    Klassiek,
    /// Large type and blocks of strong colour.
    Helder,
}

/// A font of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is used for.
    pub snede: Snede,
    /// The project path, by which its ending tells what it is.
    pub bestand: String,
    /// The file as it was.
    pub bytes: Vec<u8>,
}

/// What a font is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Snede {
    /// Running text.
    Gewoon,
    /// Emphasis.
    Cursief,
    /// Headings and strong emphasis.
    Vet,
}

/// An image that belongs to the look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beeld {
    /// Key into [`Document::images`](super::Document::images).
    pub image: String,
    /// What it says; none for mere decoration.
    pub alt: Option<String>,
}

/// The colours of a page, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Kleuren {
    /// The page.
    pub papier: Kleur,
    /// Running text.
    pub inkt: Kleur,
    /// Quiet text: sources, captions, numbers in the margin.
    pub stil: Kleur,
    /// Lines that only help the eye.
    pub lijn: Kleur,
    /// Behind boxes.
    pub vlak: Kleur,
    /// Behind what asks for attention.
    pub warm: Kleur,
    /// The one dark accent: headings, links, rules under headers.
    pub accent: Kleur,
    /// The one support colour: what is open, examples.
    pub steun: Kleur,
}

impl Default for Huisstijl {
    fn default() -> Self {
        let hex = |code: u32| {
            let [_, rood, groen, blauw] = code.to_be_bytes();
            Kleur::new(rood, groen, blauw)
        };
        Self {
            vorm: Stijlvorm::Rustig,
            kleuren: Kleuren {
                papier: Kleur::WIT,
                inkt: hex(0x1c_2327),
                stil: hex(0x57_636a),
                lijn: hex(0xd3_dade),
                vlak: hex(0xf1_f5f6),
                warm: hex(0xfd_f7f0),
                accent: hex(0x14_485a),
                steun: hex(0xa8_501f),
            },
            donker: Kleuren {
                papier: hex(0x14_191c),
                inkt: hex(0xe6_ecef),
                stil: hex(0xaa_b7be),
                lijn: hex(0x3a_464c),
                vlak: hex(0x1d_2529),
                warm: hex(0x2a_221b),
                accent: hex(0x8f_cade),
                steun: hex(0xf0_b184),
            },
            reeksen: vec![
                hex(0x14_485a),
                hex(0xd0_7d33),
                hex(0x6a_2c5a),
                hex(0x4a_9db5),
                hex(0x4d_4a12),
                hex(0x8a_96a0),
            ],
            letters: Vec::new(),
            letternamen: Vec::new(),
            logo: None,
            voorblad: None,
        }
    }
}
