//! The parts of the document that a project may write itself: what is built in, and what may stand in its own.
//!
//! An own part is text that others may have written. Here it is only read, never run: what can be wrong with
//! it is found without making the document, and what could reach out of it or grow without end is refused.

mod kop;
mod pagina;
mod stijlblad;
mod tekst;
mod woorden;

use std::{collections::BTreeMap, ops::Range};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, did_you_mean};

pub use kop::{Herkomst, met_kop};
pub use tekst::fill;
pub use woorden::{dutch, dutch_hint};

/// The folder in a project where its own parts stand.
pub const MAP: &str = "sjablonen/";

/// The most bytes of an own part.
pub const GROOTST: u64 = 256 * 1024;

/// What a part is, and so how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soort {
    /// A text in Markdown, in which data is filled in.
    Tekst,
    /// A part of the pages of the PDF, in Typst.
    Pagina,
    /// The look of the web page, in CSS.
    Stijlblad,
}

/// A part that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sjabloon {
    /// Its path below [`MAP`], such as `pdf/voorblad.typ`.
    pub naam: &'static str,
    /// What stands in it, in a few Dutch words.
    pub over: &'static str,
    /// The text that is built in.
    pub tekst: &'static str,
    /// The data that may be filled in; only a text has any.
    pub velden: &'static [&'static str],
}

/// Every part, in the order in which a user reads about them.
pub const INGEBOUWD: &[Sjabloon] = &[
    Sjabloon {
        naam: "teksten/colofon.md",
        over: "hoe en wanneer het stuk is gemaakt",
        tekst: include_str!("../templates/teksten/colofon.md"),
        velden: &["programma", "vandaag", "kaders", "peildatum"],
    },
    Sjabloon {
        naam: "teksten/onbekend.md",
        over: "bij wat nog niet bekend is",
        tekst: include_str!("../templates/teksten/onbekend.md"),
        velden: &[],
    },
    Sjabloon {
        naam: "teksten/afwijkingen.md",
        over: "bij de afwijkingen van eisen",
        tekst: include_str!("../templates/teksten/afwijkingen.md"),
        velden: &[],
    },
    Sjabloon {
        naam: "teksten/gaten.md",
        over: "bij eisen zonder antwoord",
        tekst: include_str!("../templates/teksten/gaten.md"),
        velden: &["aantal"],
    },
    Sjabloon {
        naam: "teksten/toetsverslag.md",
        over: "boven het toetsverslag",
        tekst: include_str!("../templates/teksten/toetsverslag.md"),
        velden: &["peildatum", "kaders", "onbekend"],
    },
    Sjabloon {
        naam: "teksten/begrippen.md",
        over: "boven de begrippen",
        tekst: include_str!("../templates/teksten/begrippen.md"),
        velden: &[],
    },
    Sjabloon {
        naam: "teksten/afkortingen.md",
        over: "boven de afkortingen",
        tekst: include_str!("../templates/teksten/afkortingen.md"),
        velden: &[],
    },
    Sjabloon {
        naam: "teksten/bronnen.md",
        over: "boven de bronnen",
        tekst: include_str!("../templates/teksten/bronnen.md"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/voorblad.typ",
        over: "het voorblad van de PDF",
        tekst: include_str!("../templates/pdf/voorblad.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/stijl.typ",
        over: "kleuren, letters en maten van de PDF",
        tekst: include_str!("../templates/pdf/stijl.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/pagina.typ",
        over: "kop en voet van elke pagina",
        tekst: include_str!("../templates/pdf/pagina.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/document.typ",
        over: "de opbouw van de PDF: marges, koppen, inhoud",
        tekst: include_str!("../templates/pdf/document.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/blok.typ",
        over: "alinea's, lijsten en kaders in de PDF",
        tekst: include_str!("../templates/pdf/blok.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/tabel.typ",
        over: "tabellen en figuren in de PDF",
        tekst: include_str!("../templates/pdf/tabel.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/tekst.typ",
        over: "lopende tekst, koppelingen en noten in de PDF",
        tekst: include_str!("../templates/pdf/tekst.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: "pdf/main.typ",
        over: "waar het zetten van de PDF begint",
        tekst: include_str!("../templates/pdf/main.typ"),
        velden: &[],
    },
    Sjabloon {
        naam: STIJLBLAD,
        over: "hoe de webpagina eruitziet",
        tekst: include_str!("../templates/html/stijl.css"),
        velden: &[],
    },
];

/// The look of the web page.
const STIJLBLAD: &str = "html/stijl.css";

/// Something that is wrong in a part, at its bytes in that text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sjabloonfout {
    /// Where it stands, in bytes.
    pub plek: Range<usize>,
    /// What is wrong, as a message reads.
    pub bericht: String,
    /// What to do about it.
    pub hulp: Option<String>,
}

impl Sjabloonfout {
    fn new(plek: Range<usize>, bericht: impl Into<String>) -> Self {
        Self { plek, bericht: bericht.into(), hulp: None }
    }

    fn help(mut self, hulp: impl Into<String>) -> Self {
        self.hulp = Some(hulp.into());
        self
    }
}

impl Sjabloon {
    /// What the part is.
    pub fn soort(&self) -> Soort {
        match self.naam.split_once('/') {
            Some(("teksten", _)) => Soort::Tekst,
            Some(("pdf", _)) => Soort::Pagina,
            _ => Soort::Stijlblad,
        }
    }

    /// The code of what is wrong in such a part.
    pub fn code(&self) -> Code {
        match self.soort() {
            Soort::Tekst => Code::SjabloonTekst,
            Soort::Pagina => Code::SjabloonPagina,
            Soort::Stijlblad => Code::SjabloonStijlblad,
        }
    }

    /// Everything that is wrong in an own text for this part, as far as can be seen without making the
    /// document.
    pub fn check(&self, text: &str) -> Vec<Sjabloonfout> {
        match self.soort() {
            Soort::Tekst => tekst::check(text, self.velden),
            Soort::Pagina => pagina::check(text),
            Soort::Stijlblad => stijlblad::check(text),
        }
    }
}

/// The built-in part with this name.
pub fn find(naam: &str) -> Option<&'static Sjabloon> {
    INGEBOUWD.iter().find(|one| one.naam == naam)
}

/// Help that names the part that was meant.
pub fn suggest(naam: &str) -> Option<String> {
    did_you_mean(naam, INGEBOUWD.iter().map(|one| one.naam)).or_else(|| {
        // Who leaves out the folder means the file.
        let file = naam.rsplit('/').next().unwrap_or(naam);
        let same = |one: &&Sjabloon| one.naam.rsplit('/').next() == Some(file);
        INGEBOUWD.iter().find(same).map(|one| format!("bedoelde u `{}`?", one.naam))
    })
}

/// The parts of the pages of the PDF by their file name, those of the project in place of the built-in ones.
pub fn paginas(eigen: &BTreeMap<String, String>) -> impl Iterator<Item = (&'static str, &str)> {
    INGEBOUWD.iter().filter_map(|one| {
        let file = one.naam.strip_prefix("pdf/")?;
        Some((file, eigen.get(one.naam).map_or(one.tekst, String::as_str)))
    })
}

/// Whether a project writes pages of the PDF itself, so that setting them runs what it wrote.
pub fn has_paginas(eigen: &BTreeMap<String, String>) -> bool {
    eigen.keys().any(|naam| naam.starts_with("pdf/"))
}

/// The look of the web page: that of the project when it can do no harm, and else the built-in one.
pub fn stijl(eigen: &BTreeMap<String, String>) -> &str {
    let built_in = find(STIJLBLAD).map_or("", |one| one.tekst);
    let own = eigen.get(STIJLBLAD).filter(|text| stijlblad::check(text).is_empty());
    own.map_or(built_in, String::as_str)
}

/// Everything with a limit of its own is held against it here.
fn too_large(text: &str) -> Option<Sjabloonfout> {
    (text.len() as u64 > GROOTST).then(|| {
        Sjabloonfout::new(0..0, format!("een sjabloon is hoogstens {} kB", GROOTST / 1024))
    })
}

#[cfg(test)]
mod tests {
    use super::INGEBOUWD;

    #[test]
    fn what_is_built_in_passes_its_own_check() {
        for one in INGEBOUWD {
            assert_eq!(one.check(one.tekst), [], "{}", one.naam);
        }
    }
}
