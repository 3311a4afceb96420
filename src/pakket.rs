//! Makes the pakket for the raad: every document as files, a list of them, and a manifest with their hashes.

mod manifest;

use jiff::civil::Date;

use crate::{
    check::Toetsing,
    compose::pakket::{Soort, Stuk, Stukken, index, stukken},
    diagnostic::{Code, Diagnostic, sort},
    error::Error,
    model::waarde::Tekst,
    project::Project,
    render::{Format, pdf, render},
    source::{Location, Part, Pointer},
};

/// The name of the manifest.
pub use manifest::NAAM as MANIFEST;

/// What every document is written as, and what readers call that.
const VORMEN: [(Format, &str); 3] =
    [(Format::Html, "webpagina"), (Format::Pdf, "PDF"), (Format::Docx, "Word")];

/// All files of a pakket.
#[derive(Debug, Clone, PartialEq)]
pub struct Pakket {
    /// The files, in the order in which a reader meets them; the manifest is last.
    pub bestanden: Vec<Bestand>,
    /// What the authors should know, in file order.
    pub meldingen: Vec<Diagnostic>,
}

/// One file of a pakket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bestand {
    /// Its name, without a folder.
    pub naam: String,
    /// What it is, for a person.
    pub titel: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The pakket for the raad, of the edition that the raad may see. Same project, same days: the same bytes.
///
/// Fails only when a document cannot be written; what is missing in the data is said in the list.
pub fn raad(project: &Project, toetsing: &Toetsing, today: Date) -> Result<Pakket, Error> {
    let mut made = stukken(project, toetsing, today);
    let mut meldingen = std::mem::take(&mut made.meldingen);
    let mut bestanden = list_of(project, toetsing, &made.stukken, today)?;
    for stuk in &made.stukken {
        let Some(document) = &stuk.document else { continue };
        for (format, _) in VORMEN {
            let bytes = match format {
                Format::Pdf => {
                    let compiled = pdf::compile(document, today)?;
                    meldingen.extend(too_long(project, &made, stuk.soort, compiled.pages));
                    compiled.pdf
                }
                Format::Markdown | Format::Html | Format::Docx => render(document, format, today)?,
            };
            let naam = format!("{}.{}", stuk.soort.bestand(), format.extension());
            bestanden.push(Bestand { naam, titel: stuk.soort.titel().to_owned(), bytes });
        }
    }
    bestanden.push(manifest::of(project, toetsing, &bestanden, today));
    sort(&mut meldingen);
    Ok(Pakket { bestanden, meldingen })
}

/// The files of an earlier pakket that do not belong to this one any more, by the manifest of that pakket.
///
/// Only names that a pakket can have are given, whatever the manifest says.
pub fn vervallen(manifest: &[u8], nu: &Pakket) -> Vec<String> {
    let names = manifest::names(manifest).unwrap_or_default();
    let possible = |name: &String| {
        let of = |soort: Soort| {
            let name =
                |(format, _): (Format, &str)| format!("{}.{}", soort.bestand(), format.extension());
            VORMEN.map(name)
        };
        Soort::ALL.into_iter().flat_map(of).any(|known| known == *name)
    };
    let gone = |name: &String| nu.bestanden.iter().all(|file| file.naam != *name);
    names.into_iter().filter(possible).filter(gone).collect()
}

/// The list of all documents, as a page and as text.
fn list_of(
    project: &Project,
    toetsing: &Toetsing,
    stukken: &[Stuk],
    today: Date,
) -> Result<Vec<Bestand>, Error> {
    let vormen = VORMEN.map(|(format, word)| (format.extension(), word));
    let document = index(project, toetsing, stukken, &vormen, today);
    let file = |format: Format| {
        let bytes = render(&document, format, today)?;
        let naam = format!("index.{}", format.extension());
        Ok(Bestand { naam, titel: "Alle stukken".to_owned(), bytes })
    };
    [Format::Html, Format::Markdown].into_iter().map(file).collect()
}

/// A document that has more pages than a reader was promised.
fn too_long(
    project: &Project,
    stukken: &Stukken,
    soort: Soort,
    pages: usize,
) -> Option<Diagnostic> {
    let most = soort.hoogstens().filter(|most| pages > *most)?;
    let pad = match soort {
        Soort::Doelen => Pointer::root().key("doel"),
        _ => Pointer::root().key("document").key("samenvatting"),
    };
    let location = match project.tree.at(&pad) {
        Some(_) => project.tree.location_of(&pad, Part::Value),
        None => Location::start_of(project.tree.location.file()),
    };
    let unit = if most == 1 { "bladzijde" } else { "bladzijden" };
    let name = soort.bestand();
    let message =
        format!("`{name}` telt {pages} bladzijden; hoogstens {most} {unit} is de bedoeling");
    let mut found = Diagnostic::new(Code::PakketTeLang, message, location).at(pad);
    if soort == Soort::Doelen {
        return Some(
            found.help("maak omschrijvingen van doelen en ambities korter, of voeg doelen samen"),
        );
    }
    let mut marked: Vec<_> = stukken.gemerkt.iter().filter(|(_, words)| *words > 0).collect();
    marked.sort_by_key(|(_, words)| std::cmp::Reverse(*words));
    for (pad, words) in marked.iter().take(LONGEST) {
        let message = format!("hier staan {words} woorden met `{{.samenvatting}}`");
        found = found.related(project.tree.location_of(pad, Part::Value), message);
    }
    Some(found.help(shorten(project, marked.len())))
}

/// So many of the texts that make a samenvatting long are named.
const LONGEST: usize = 3;

/// What can be made shorter.
fn shorten(project: &Project, marked: usize) -> String {
    let own = project.visie.document.as_ref().and_then(|document| document.samenvatting.as_ref());
    let text = own.and_then(|text| match text {
        Tekst::Hier(text) => Some(text.as_str()),
        Tekst::Bestand(path) => project.tekst(path),
        Tekst::Onbekend(_) => None,
    });
    let words = text.map_or(0, |text| text.split_whitespace().count());
    let doelen = project.visie.doel.len();
    let advice = match (words, marked) {
        (_, 1..) => {
            "haal `{.samenvatting}` weg bij wat de lezer kan missen, of kort `samenvatting` in"
        }
        (1.., 0) => "kort `samenvatting` in",
        (0, 0) => "maak omschrijvingen van doelen korter",
    };
    format!("{advice}; `samenvatting` telt nu {words} woorden en er zijn {doelen} doelen")
}
