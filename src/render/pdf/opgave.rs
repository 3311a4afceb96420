//! What a process of its own needs to set the pages of a document, and what it gives back, as bytes.

use std::{collections::BTreeMap, fmt};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Compiled;
use crate::{document::Document, render::Opties, sjabloon::Sjabloonfout};

/// Everything that Typst sees of a document, and the day that it takes for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opgave {
    pub(super) bestanden: BTreeMap<String, Vec<u8>>,
    pub(super) vandaag: Date,
    /// Whether files go along in the PDF.
    pub(super) met_bron: bool,
}

/// Something that Typst has to say about a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zetfout {
    /// The file it is about, such as `voorblad.typ`; none when it is about the document as a whole.
    pub bestand: Option<String>,
    /// The line in that file, from 1; 0 without a file.
    pub regel: usize,
    /// What it is, at its bytes in that file.
    pub fout: Sjabloonfout,
}

/// What comes back from setting: the PDF, or why there is none.
pub type Zetsel = Result<Compiled, Vec<Zetfout>>;

/// The first line of an `opgave` as bytes: the files follow one another in this order.
#[derive(Serialize, Deserialize)]
struct Inhoud {
    vandaag: Date,
    met_bron: bool,
    bestanden: Vec<(String, usize)>,
}

/// The first line of what comes back; the PDF follows it.
#[derive(Serialize, Deserialize)]
struct Verslag {
    paginas: usize,
    waarschuwingen: Vec<Zetfout>,
    fouten: Vec<Zetfout>,
}

impl Opgave {
    /// What is needed to set this document.
    pub fn of<'a>(document: &Document, opties: impl Into<Opties<'a>>) -> Self {
        let opties = opties.into();
        let bestanden = super::files(document, opties.regelnummers, opties.bijlagen);
        Self { bestanden, vandaag: opties.today, met_bron: !opties.bijlagen.is_empty() }
    }

    /// As bytes that [`Opgave::from_bytes`] reads back.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bestanden = self.bestanden.iter().map(|(name, bytes)| (name.clone(), bytes.len()));
        let inhoud = Inhoud {
            vandaag: self.vandaag,
            met_bron: self.met_bron,
            bestanden: bestanden.collect(),
        };
        let mut out = line(&inhoud);
        self.bestanden.values().for_each(|bytes| out.extend_from_slice(bytes));
        out
    }

    /// Reads back what [`Opgave::to_bytes`] wrote; none when it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (inhoud, mut rest): (Inhoud, _) = split(bytes)?;
        let mut bestanden = BTreeMap::new();
        for (name, length) in inhoud.bestanden {
            let (file, later) = rest.split_at_checked(length)?;
            bestanden.insert(name, file.to_vec());
            rest = later;
        }
        Some(Self { bestanden, vandaag: inhoud.vandaag, met_bron: inhoud.met_bron })
    }
}

/// What came of setting, as bytes that [`read_zetsel`] reads back.
pub fn write_zetsel(zetsel: &Zetsel) -> Vec<u8> {
    match zetsel {
        Ok(Compiled { pdf, pages, warnings }) => {
            let waarschuwingen = warnings.clone();
            let mut out = line(&Verslag { paginas: *pages, waarschuwingen, fouten: Vec::new() });
            out.extend_from_slice(pdf);
            out
        }
        Err(fouten) => {
            let (waarschuwingen, fouten) = (Vec::new(), fouten.clone());
            line(&Verslag { paginas: 0, waarschuwingen, fouten })
        }
    }
}

/// Reads back what [`write_zetsel`] wrote; none when it is something else, as when it broke off.
pub fn read_zetsel(bytes: &[u8]) -> Option<Zetsel> {
    let (verslag, pdf): (Verslag, _) = split(bytes)?;
    let Verslag { paginas: pages, waarschuwingen: warnings, fouten } = verslag;
    match pdf {
        [] if fouten.is_empty() => None,
        [] => Some(Err(fouten)),
        pdf if pdf.ends_with(b"%%EOF") || pdf.ends_with(b"%%EOF\n") => {
            Some(Ok(Compiled { pdf: pdf.to_vec(), pages, warnings }))
        }
        _ => None,
    }
}

fn line(value: &impl Serialize) -> Vec<u8> {
    let mut out = serde_json::to_vec(value).expect("lists and texts become JSON");
    out.push(b'\n');
    out
}

fn split<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Option<(T, &'b [u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((serde_json::from_slice(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

impl fmt::Display for Zetfout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fout.bericht)?;
        if let Some(file) = &self.bestand {
            write!(f, " [{file}:{}]", self.regel)?;
        }
        match &self.fout.hulp {
            Some(hulp) => write!(f, " ({hulp})"),
            None => Ok(()),
        }
    }
}
