//! What reading a spreadsheet did and what someone should look at, in Dutch, with the cells.

use std::collections::BTreeMap;

use super::sheet::address;

/// More places than this are counted, not listed.
const MAX_PLACES: usize = 10;

/// Texts from cells are shown up to here.
const MAX_SHOWN: usize = 40;

/// Alles wat bij het inlezen gebeurde.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verslag {
    /// Wat er gebeurde, per blad.
    pub meldingen: Vec<Melding>,
}

impl Verslag {
    /// Whether there is nothing that someone should look at.
    pub fn is_schoon(&self) -> bool {
        self.meldingen.iter().all(|melding| melding.ernst == Ernst::Gedaan)
    }

    /// One line for each melding, those to look at last, where they are still seen.
    pub fn tekst(&self) -> String {
        let of = |ernst: Ernst| self.meldingen.iter().filter(move |one| one.ernst == ernst);
        of(Ernst::Gedaan).chain(of(Ernst::LetOp)).map(Melding::line).collect()
    }
}

/// Eén soort gebeurtenis in één blad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Melding {
    /// Of iemand ernaar moet kijken.
    pub ernst: Ernst,
    /// Het blad; leeg als het over het hele bestand gaat.
    pub blad: String,
    /// Wat er gebeurde.
    pub bericht: String,
    /// Wat de gebruiker kan doen.
    pub hulp: Option<String>,
    /// De eerste cellen waar het gebeurde, zoals ``Blad1!C7 (`n.b.`)``.
    pub plekken: Vec<String>,
    /// Hoeveel cellen er nog meer zijn.
    pub meer: usize,
}

impl Melding {
    fn line(&self) -> String {
        let mut line = match self.ernst {
            Ernst::Gedaan => String::new(),
            Ernst::LetOp => "let op: ".to_owned(),
        };
        if !self.blad.is_empty() {
            line += &format!("blad `{}`: ", self.blad);
        }
        line += &self.bericht;
        if !self.plekken.is_empty() {
            line += &format!(": {}", self.plekken.join(", "));
        }
        if self.meer > 0 {
            line += &format!(" en nog {}", self.meer);
        }
        if let Some(hulp) = &self.hulp {
            line += &format!(" ({hulp})");
        }
        line + "\n"
    }
}

/// Of een melding alleen vertelt wat er gebeurde, of dat iemand moet kijken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ernst {
    /// Dit is gebeurd.
    Gedaan,
    /// Kijk hiernaar.
    LetOp,
}

/// What can happen in a cell, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Punt {
    Formule,
    GetalUitTekst,
    Procent,
    Aangevuld,
    Samengevoegd,
    ZonderUitkomst,
    GeenGetal,
    GeenWaarde,
    Dubbelzinnig,
    Formuletekst,
    ProcentAndereEenheid,
    ProcentOfDeel,
    VeelCijfers,
    Tijd,
    Datum,
    GetalAlsDatum,
    WaarOfOnwaar,
    Totaal,
    ZonderKolom,
    LegeKop,
}

impl Punt {
    /// How serious it is, what it says of this many cells, and what one can do.
    fn words(self, count: usize) -> (Ernst, String, Option<&'static str>) {
        let look = |words: &str, help| (Ernst::LetOp, cells(count, words), Some(help));
        let done = |words: &str| (Ernst::Gedaan, cells(count, words), None);
        match self {
            Self::Formule => done("met een formule; de uitkomst is overgenomen"),
            Self::GetalUitTekst => done("met een getal als tekst; overgenomen als getal"),
            Self::Procent => done("met een percentage; `34,8 %` is overgenomen als `34,8`"),
            Self::Aangevuld => done("aangevuld uit een samengevoegde cel"),
            Self::Samengevoegd => look(
                "samengevoegd in de tabel; alleen de eerste rij en kolom hebben de waarde",
                "`--vul-aan` vult de andere aan, behalve getallen",
            ),
            Self::ZonderUitkomst => look(
                "met een formule zonder uitkomst; leeg gelaten",
                "open het bestand in Excel, laat het rekenen en bewaar het",
            ),
            Self::GeenGetal => look(
                "zonder getal in een kolom met getallen; het staat als reden in `onbekend`",
                "kijk of de reden klopt",
            ),
            Self::GeenWaarde => look("zonder waarde; leeg gelaten", "verbeter de cel"),
            Self::Dubbelzinnig => look(
                "met een getal als tekst dat op meer manieren te lezen is; overgenomen als tekst",
                "maak er in Excel een getal van: bij `;` is de komma het decimaalteken",
            ),
            Self::Formuletekst => look(
                "met tekst die een rekenprogramma zou uitvoeren; leeg gelaten",
                "begin de tekst niet met `=`, `+`, `-` of `@`",
            ),
            Self::ProcentAndereEenheid => look(
                "met een percentage, terwijl `eenheid` in die rij geen `procent` is",
                "kijk de eenheid na",
            ),
            Self::ProcentOfDeel => look(
                "met een getal tussen 0 en 1 bij de eenheid `procent`",
                "is 0,348 bedoeld als 34,8? Geef de cel in Excel de opmaak Percentage",
            ),
            Self::VeelCijfers => look(
                "met een getal van meer dan 15 cijfers, precies zoals het is bewaard",
                "rond het af in Excel",
            ),
            Self::Tijd => look("met een datum en een tijd; de tijd is weggelaten", "kijk het na"),
            Self::Datum => look(
                "met een datum in een kolom waar geen datum hoort; overgenomen als tekst",
                "Excel maakt van `1-2` een datum: geef de cel de opmaak Tekst en typ het opnieuw",
            ),
            Self::GetalAlsDatum => look(
                "met een getal waar een datum hoort; overgenomen als getal",
                "geef de cel in Excel de opmaak Datum",
            ),
            Self::WaarOfOnwaar => look(
                "met WAAR of ONWAAR in een kolom waar dat niet hoort; overgenomen als tekst",
                "kijk het na",
            ),
            Self::Totaal => look(
                "met een totaal; die rij of kolom is weggelaten",
                "bouwsteen telt zelf op; een totaal ernaast zou dubbel tellen",
            ),
            Self::ZonderKolom => {
                look("onder een lege kop; weggelaten", "geef de kolom een naam als zij mee moet")
            }
            Self::LegeKop => look(
                "in de kop zonder bruikbare naam; die kolom is weggelaten",
                "geef de kolom een naam van gewone woorden",
            ),
        }
    }
}

fn cells(count: usize, words: &str) -> String {
    if count == 1 { format!("1 cel {words}") } else { format!("{count} cellen {words}") }
}

/// Gathers what happens in one sheet.
#[derive(Debug)]
pub(super) struct Notes {
    sheet: String,
    said: Vec<Melding>,
    cells: BTreeMap<Punt, (Vec<String>, usize)>,
}

impl Notes {
    pub(super) fn new(sheet: &str) -> Self {
        Self { sheet: sheet.to_owned(), said: Vec::new(), cells: BTreeMap::new() }
    }

    /// Something about the sheet as a whole.
    pub(super) fn done(&mut self, bericht: impl Into<String>) {
        self.push(Ernst::Gedaan, bericht.into(), None);
    }

    /// Something about the sheet as a whole that someone should look at.
    pub(super) fn look(&mut self, bericht: impl Into<String>, hulp: impl Into<String>) {
        self.push(Ernst::LetOp, bericht.into(), Some(hulp.into()));
    }

    fn push(&mut self, ernst: Ernst, bericht: String, hulp: Option<String>) {
        let blad = self.sheet.clone();
        self.said.push(Melding { ernst, blad, bericht, hulp, plekken: Vec::new(), meer: 0 });
    }

    /// Something about one cell, with what stands in it.
    pub(super) fn cell(&mut self, punt: Punt, row: u32, column: u32, shown: &str) {
        let (places, more) = self.cells.entry(punt).or_default();
        if places.len() == MAX_PLACES {
            *more += 1;
            return;
        }
        let mut place = format!("{}!{}", self.sheet, address(row, column));
        if !shown.is_empty() {
            place += &format!(" (`{}`)", short(shown));
        }
        places.push(place);
    }

    /// All of it: first what is about the sheet, then about its cells.
    pub(super) fn meldingen(self) -> Vec<Melding> {
        let blad = self.sheet;
        let cells = self.cells.into_iter().map(|(punt, (plekken, meer))| {
            let (ernst, bericht, hulp) = punt.words(plekken.len() + meer);
            let hulp = hulp.map(str::to_owned);
            Melding { ernst, blad: blad.clone(), bericht, hulp, plekken, meer }
        });
        self.said.into_iter().chain(cells).collect()
    }
}

/// A text from a cell on one line, for between backticks.
pub(super) fn short(text: &str) -> String {
    let plain = |char: char| if char.is_control() || char == '`' { ' ' } else { char };
    let mut line: String = text.chars().take(MAX_SHOWN).map(plain).collect();
    if text.chars().nth(MAX_SHOWN).is_some() {
        line.push('…');
    }
    line
}
