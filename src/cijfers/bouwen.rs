//! Fills the table row by row: from the types of TOML, or from the cells of CSV.

use rust_decimal::Decimal;

use super::{
    Blok, Cijfers, Dimensie, EigenDimensie, Wanneer, Woord,
    rij::{Bedrag, Rij},
    veld::{Cel, VELDEN, Veld},
};
use crate::{
    model::{
        cijfer::{Cijfer, Cijferblok, Dimensie as Modeldimensie},
        keuze::{Cijfersoort, Nauwkeurigheid, Planstatus},
        waarde::Periode,
    },
    source::{Location, Pointer},
};

/// More own dimensions than this do not fit in the set that a row is a total over.
const EIGEN: usize = 20;

/// A row that is being filled; whether it says of what kind it is, shows at the end.
#[derive(Debug, Clone)]
pub struct Concept {
    pub(super) soort: Option<Cijfersoort>,
    pub(super) rij: Rij,
    /// Its period and day are those of the block, which what the row says itself replaces.
    pub(super) leent_tijd: bool,
}

/// The table while it is being filled.
#[derive(Debug, Default)]
pub struct Bouwer {
    pub(super) cijfers: Cijfers,
}

impl Bouwer {
    /// An empty table with these own dimensions.
    pub fn new(eigen: &[Modeldimensie]) -> Self {
        let mut cijfers = Cijfers::default();
        cijfers.combinaties.insert(Box::default());
        cijfers.eigen = eigen.iter().take(EIGEN).map(EigenDimensie::of).collect();
        Self { cijfers }
    }

    /// The rows that follow stand in this block.
    pub fn blok(&mut self, blok: Blok) {
        self.cijfers.blokken.push(blok);
    }

    /// Adds a cijfer of TOML; false when neither it nor its block says what kind or unit it has.
    pub fn toml(
        &mut self,
        cijfer: &Cijfer,
        standaard: Option<&Cijfer>,
        pad: Pointer,
        location: Location,
    ) -> bool {
        let mut concept = self.begin(standaard, location);
        self.vul(&mut concept, cijfer);
        let is_whole = self.voeg(concept);
        if is_whole {
            self.cijfers.paden.push(pad);
        }
        is_whole
    }

    /// So many elements stand in `[[cijfer]]`: rows of CSV are numbered after them.
    pub fn los(&mut self, aantal: usize) {
        self.cijfers.los = aantal;
    }

    /// A new row with what holds for all rows of its block.
    pub fn begin(&mut self, standaard: Option<&Cijfer>, location: Location) -> Concept {
        let blok = self.cijfers.blokken.len().saturating_sub(1);
        let rij = Rij {
            soort: Cijfersoort::Voorraad,
            kenmerken: Default::default(),
            eigen: 0,
            eenheid: Woord::default(),
            van: Woord::default(),
            bron: Woord::default(),
            id: Woord::default(),
            versie: Woord::default(),
            vervangen_door: Woord::default(),
            toelichting: Woord::default(),
            afgerond_op: Woord::default(),
            periode: None,
            peildatum: None,
            bedrag: Bedrag::Leeg,
            nauwkeurigheid: None,
            afschermen: false,
            telt_eenmaal: false,
            totaal_over: 0,
            location,
            blok: u32::try_from(blok).unwrap_or(u32::MAX),
        };
        let mut concept = Concept { soort: None, rij, leent_tijd: false };
        if let Some(standaard) = standaard {
            self.vul(&mut concept, standaard);
            concept.leent_tijd = true;
        }
        concept
    }

    /// The column of this name.
    pub fn veld(&self, kolom: &str) -> Option<Veld> {
        let known = VELDEN.iter().find(|(naam, _)| *naam == kolom).map(|(_, veld)| *veld);
        known.or_else(|| self.cijfers.dimensie(kolom).map(Veld::Kenmerk))
    }

    /// The columns that a CSV file may have, with own dimensions.
    pub fn kolommen(&self) -> Vec<String> {
        let dimensies = self.cijfers.dimensies();
        let dimensies = dimensies.iter().map(|dimensie| self.cijfers.naam(*dimensie));
        VELDEN.iter().map(|(naam, _)| *naam).chain(dimensies).map(str::to_owned).collect()
    }

    /// The values of an own dimension; none for another column.
    pub fn waarden(&self, veld: Veld) -> Option<Vec<&str>> {
        let Veld::Kenmerk(Dimensie::Eigen(at)) = veld else { return None };
        let dimensie = self.cijfers.eigen.get(usize::from(at))?;
        Some(dimensie.waarden.iter().map(|(waarde, _)| waarde.as_str()).collect())
    }

    /// Puts a cell in a row; false when it is no value for that column.
    pub fn zet(&mut self, concept: &mut Concept, veld: Veld, cel: Cel<'_>) -> bool {
        match (veld, cel) {
            (_, Cel::Tekst(text)) => self.zet_tekst(concept, veld, text),
            (Veld::AfgerondOp, Cel::Getal(number)) => {
                concept.rij.afgerond_op = self.cijfers.woorden.woord(&number.to_string());
                true
            }
            (_, Cel::Getal(number)) => zet_getal(&mut concept.rij, veld, number),
            (Veld::Peildatum, Cel::Dag(date)) => {
                concept.eigen_tijd().peildatum = Some(date);
                true
            }
            (Veld::Afschermen, Cel::Ja(yes)) => {
                concept.rij.afschermen = yes;
                true
            }
            (Veld::TeltEenmaal, Cel::Ja(yes)) => {
                concept.rij.telt_eenmaal = yes;
                true
            }
            (_, Cel::Dag(_) | Cel::Ja(_)) => false,
        }
    }

    fn zet_tekst(&mut self, concept: &mut Concept, veld: Veld, text: &str) -> bool {
        let rij = &mut concept.rij;
        let words = &mut self.cijfers.woorden;
        match veld {
            Veld::Soort => {
                concept.soort = keuze(Cijfersoort::ALL, Cijfersoort::as_str, text);
                return concept.soort.is_some();
            }
            Veld::Nauwkeurigheid => {
                rij.nauwkeurigheid = keuze(Nauwkeurigheid::ALL, Nauwkeurigheid::as_str, text);
                return rij.nauwkeurigheid.is_some();
            }
            Veld::Kenmerk(Dimensie::Planstatus)
                if keuze(Planstatus::ALL, Planstatus::as_str, text).is_none() =>
            {
                return false;
            }
            Veld::Kenmerk(Dimensie::Eigen(at)) => self.zet_eigen(concept, at, text),
            Veld::Kenmerk(vast) => rij.kenmerken[vast.plaats().unwrap_or(0)] = words.woord(text),
            Veld::Periode => {
                let Some(years) = periode(text) else { return false };
                concept.eigen_tijd().periode = Some(years);
            }
            Veld::TotaalOver => return self.zet_totaal(concept, text),
            Veld::Id => rij.id = words.woord(text),
            Veld::Tekst => rij.bedrag = Bedrag::Tekst(words.woord(text)),
            Veld::Onbekend => rij.bedrag = Bedrag::Onbekend(words.woord(text)),
            Veld::Eenheid => rij.eenheid = words.woord(text),
            Veld::Van => rij.van = words.woord(text),
            Veld::Bron => rij.bron = words.woord(text),
            Veld::VervangenDoor => rij.vervangen_door = words.woord(text),
            Veld::Versie => rij.versie = words.woord(text),
            Veld::Toelichting => rij.toelichting = words.woord(text),
            Veld::Peildatum
            | Veld::Aantal
            | Veld::Min
            | Veld::Max
            | Veld::Afschermen
            | Veld::TeltEenmaal
            | Veld::AfgerondOp => return false,
        }
        true
    }

    fn zet_eigen(&mut self, concept: &mut Concept, at: u8, text: &str) {
        let woord = self.cijfers.woorden.woord(text);
        let now = self.cijfers.combinaties.get_index(concept.rij.eigen as usize);
        let mut values: Vec<(u8, Woord)> = now.map(|now| now.to_vec()).unwrap_or_default();
        values.retain(|(other, _)| *other != at);
        values.push((at, woord));
        values.sort_unstable();
        let (index, _) = self.cijfers.combinaties.insert_full(values.into_boxed_slice());
        concept.rij.eigen = u32::try_from(index).unwrap_or(0);
    }

    fn zet_totaal(&mut self, concept: &mut Concept, text: &str) -> bool {
        let names = text.split([',', '+', ' ']).filter(|name| !name.is_empty());
        let dimensies: Option<Vec<_>> = names.map(|name| self.cijfers.dimensie(name)).collect();
        let Some(dimensies) = dimensies else { return false };
        concept.rij.totaal_over = dimensies.iter().fold(0, |all, one| all | one.bit());
        true
    }

    /// What a cijfer of TOML says, on top of what the row has.
    fn vul(&mut self, concept: &mut Concept, cijfer: &Cijfer) {
        concept.soort = cijfer.soort.or(concept.soort);
        for (veld, text) in words(cijfer) {
            self.zet_tekst(concept, veld, text);
        }
        for kenmerk in &cijfer.kenmerk {
            if let Some(Dimensie::Eigen(at)) = self.cijfers.dimensie(&kenmerk.dimensie.0) {
                self.zet_eigen(concept, at, &kenmerk.waarde.0);
            }
        }
        for naam in &cijfer.totaal_over {
            if let Some(dimensie) = self.cijfers.dimensie(&naam.0) {
                concept.rij.totaal_over |= dimensie.bit();
            }
        }
        if let Some(date) = &cijfer.peildatum {
            concept.eigen_tijd().peildatum = Some(date.0);
        }
        if let Some(step) = cijfer.afgerond_op {
            concept.rij.afgerond_op = self.cijfers.woorden.woord(&step.0.to_string());
        }
        let rij = &mut concept.rij;
        rij.nauwkeurigheid = cijfer.nauwkeurigheid.or(rij.nauwkeurigheid);
        rij.afschermen = cijfer.afschermen.unwrap_or(rij.afschermen);
        rij.telt_eenmaal = cijfer.telt_eenmaal.unwrap_or(rij.telt_eenmaal);
        if let Some(waarde) = &cijfer.aantal {
            rij.nauwkeurigheid = waarde.nauwkeurigheid.or(rij.nauwkeurigheid);
            rij.bedrag = self.bedrag(waarde);
        }
    }

    fn bedrag(&mut self, waarde: &crate::model::waarde::Waarde) -> Bedrag {
        let (min, max) = (waarde.min.map(|n| n.0), waarde.max.map(|n| n.0));
        if let Some(number) = waarde.aantal {
            Bedrag::Getal(number.0)
        } else if min.is_some() || max.is_some() {
            Bedrag::Bereik(min, max)
        } else if let Some(text) = &waarde.tekst {
            Bedrag::Tekst(self.cijfers.woorden.woord(text))
        } else if let Some(reason) = &waarde.onbekend {
            Bedrag::Onbekend(self.cijfers.woorden.woord(reason))
        } else {
            Bedrag::Leeg
        }
    }

    /// Adds a row; false when neither it nor its block says what kind or unit it has.
    pub fn voeg(&mut self, concept: Concept) -> bool {
        let Concept { soort: Some(soort), mut rij, .. } = concept else { return false };
        if rij.eenheid == Woord::default() {
            return false;
        }
        rij.soort = soort;
        let at = u32::try_from(self.cijfers.rijen.len()).unwrap_or(u32::MAX);
        if rij.id != Woord::default() {
            self.cijfers.op_id.entry(rij.id).or_insert(at);
        }
        self.cijfers.rijen.push(rij);
        true
    }

    /// Whether a rule about numbers may have something to say: most rows are plain counts.
    pub fn is_verdacht(&self, concept: &Concept) -> bool {
        let rij = &concept.rij;
        let upside_down = match rij.wanneer() {
            Wanneer::Periode { van, tot, .. } => van > tot,
            Wanneer::Onbekend | Wanneer::Peildatum(_) => false,
        };
        let odd = match rij.bedrag {
            Bedrag::Getal(number) => number.is_sign_negative() || !number.fract().is_zero(),
            Bedrag::Bereik(..) => true,
            Bedrag::Leeg | Bedrag::Tekst(_) | Bedrag::Onbekend(_) => false,
        };
        upside_down || odd || self.cijfers.woorden.tekst(rij.eenheid) == Some("procent")
    }

    /// Where the number with this id stands, when there is one already.
    pub fn plek_van(&self, id: &str) -> Option<Location> {
        self.cijfers.met_id(id).map(super::Cijfer::location)
    }

    /// Whether a dimension has this name.
    pub fn is_dimensie(&self, naam: &str) -> bool {
        self.cijfers.dimensie(naam).is_some()
    }

    /// The finished table.
    pub fn klaar(mut self) -> Cijfers {
        self.cijfers.rijen.shrink_to_fit();
        self.cijfers
    }
}

impl Concept {
    /// The row, to say when it holds: first what its block says goes.
    fn eigen_tijd(&mut self) -> &mut Rij {
        if std::mem::take(&mut self.leent_tijd) {
            (self.rij.periode, self.rij.peildatum) = (None, None);
        }
        &mut self.rij
    }

    /// Whether it says of what kind it is.
    pub fn heeft_soort(&self) -> bool {
        self.soort.is_some()
    }

    /// Whether it has a unit.
    pub fn heeft_eenheid(&self) -> bool {
        self.rij.eenheid != Woord::default()
    }
}

impl EigenDimensie {
    fn of(dimensie: &Modeldimensie) -> Self {
        let values = dimensie.waarde.iter();
        Self {
            id: dimensie.id.0.clone(),
            naam: dimensie.naam.clone(),
            waarden: values.map(|value| (value.waarde.0.clone(), value.naam.clone())).collect(),
        }
    }
}

impl Blok {
    /// Loose rows.
    pub fn los() -> Self {
        Self { titel: None, toelichting: None, bestand: None, pad: None }
    }

    /// The rows of a `[[cijferblok]]`.
    pub fn of(blok: &Cijferblok, pad: Pointer) -> Self {
        let (titel, toelichting) = (blok.titel.clone(), blok.toelichting.clone());
        let bestand = blok.bestand.as_ref().map(|path| path.0.clone());
        Self { titel, toelichting, bestand, pad: Some(pad) }
    }

    /// The rows of a CSV file without a block.
    pub fn van_bestand(path: &str) -> Self {
        Self { bestand: Some(path.to_owned()), ..Self::los() }
    }
}

/// The plain words of a cijfer, each with its column.
fn words(cijfer: &Cijfer) -> impl Iterator<Item = (Veld, &str)> {
    let kenmerk = Veld::Kenmerk;
    let planstatus = cijfer.planstatus.map(Planstatus::as_str);
    [
        (Veld::Id, cijfer.id.as_ref().map(|id| id.0.as_str())),
        (kenmerk(Dimensie::Groep), cijfer.groep.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Woningtype), cijfer.woningtype.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Segment), cijfer.segment.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Gebied), cijfer.gebied.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Gemeente), cijfer.gemeente.as_deref()),
        (kenmerk(Dimensie::Regio), cijfer.regio.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Huishouden), cijfer.huishouden.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Inkomen), cijfer.inkomen.as_ref().map(|word| word.0.as_str())),
        (kenmerk(Dimensie::Onderwerp), cijfer.onderwerp.as_deref()),
        (kenmerk(Dimensie::Planstatus), planstatus),
        (Veld::Periode, cijfer.periode.as_ref().map(|periode| periode.0.as_str())),
        (Veld::Eenheid, cijfer.eenheid.as_ref().map(|word| word.0.as_str())),
        (Veld::Van, cijfer.van.as_deref()),
        (Veld::Bron, cijfer.bron.as_ref().map(|id| id.0.as_str())),
        (Veld::VervangenDoor, cijfer.vervangen_door.as_ref().map(|id| id.0.as_str())),
        (Veld::Versie, cijfer.versie.as_deref()),
        (Veld::Toelichting, cijfer.toelichting.as_deref()),
    ]
    .into_iter()
    .filter_map(|(veld, text)| Some((veld, text?)))
}

fn zet_getal(rij: &mut Rij, veld: Veld, number: Decimal) -> bool {
    rij.bedrag = match (veld, rij.bedrag) {
        (Veld::Aantal, _) => Bedrag::Getal(number),
        // A number in one piece goes before its bounds.
        (Veld::Min | Veld::Max, bedrag @ Bedrag::Getal(_)) => bedrag,
        (Veld::Min, Bedrag::Bereik(_, max)) => Bedrag::Bereik(Some(number), max),
        (Veld::Max, Bedrag::Bereik(min, _)) => Bedrag::Bereik(min, Some(number)),
        (Veld::Min, _) => Bedrag::Bereik(Some(number), None),
        (Veld::Max, _) => Bedrag::Bereik(None, Some(number)),
        (_, bedrag) => bedrag,
    };
    matches!(veld, Veld::Aantal | Veld::Min | Veld::Max)
}

fn keuze<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, text: &str) -> Option<T> {
    all.iter().copied().find(|one| word(*one) == text)
}

/// A period as it is written: `2027`, `2027-2031` or `2027-h1`.
pub(super) fn periode(text: &str) -> Option<Wanneer> {
    let year = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (first, rest) = match text.split_once('-') {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    let van = year(first)?;
    let (tot, helft) = match rest {
        None => (van, 0),
        Some("h1") => (van, 1),
        Some("h2") => (van, 2),
        Some(last) => (year(last)?, 0),
    };
    Some(Wanneer::Periode { van, tot, helft })
}

impl From<&Periode> for Wanneer {
    fn from(period: &Periode) -> Self {
        periode(&period.0).unwrap_or_default()
    }
}
