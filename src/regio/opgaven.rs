//! Gathers the opgave of a region, from its file and from a table beside it.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{Leeg, Melding, Plek, Sleutel, Stand, bestand::Regiolezing, woorden};
use crate::{
    cijfers::{Cijfer, Dimensie, Waarde},
    diagnostic::{Code, did_you_mean},
    kader::lijsten,
    model::{
        keuze::Cijfersoort,
        regiobestand::{Regiobestand, Regioopgave},
    },
    project::LosseTabel,
    source::{Part, Pointer},
};

/// One part of the opgave, with the share of each member.
#[derive(Debug)]
pub(super) struct Opgave {
    pub(super) sleutel: Sleutel,
    pub(super) stand: Stand,
    pub(super) bron: Option<String>,
    pub(super) plek: Plek,
    /// The share of a gemeente, by its name.
    pub(super) aandelen: BTreeMap<String, Decimal>,
    /// Every gemeente that is named, with the first place.
    pub(super) genoemd: Vec<(String, Plek)>,
}

/// All parts in the order in which they are written.
#[derive(Default)]
struct Lijst {
    opgaven: Vec<Opgave>,
    op_sleutel: HashMap<Sleutel, usize>,
    meldingen: Vec<Melding>,
}

/// Every part of the opgave; a part that stands there twice counts once.
pub(super) fn of(
    lezing: &Regiolezing,
    regio: &Regiobestand,
    table: Option<LosseTabel>,
    meldingen: &mut Vec<Melding>,
) -> Vec<Opgave> {
    let mut lijst = Lijst::default();
    for (at, opgave) in regio.opgave.iter().enumerate() {
        let pad = Pointer::root().key("opgave").index(at);
        let place =
            |pad: &Pointer| Plek::of(lezing.tree.location_of(pad, Part::Header), &lezing.sources);
        let plek = place(&pad);
        let index = lijst.geheel(sleutel(opgave), stand(opgave), opgave.bron.clone(), plek);
        for (at, deel) in opgave.verdeling.iter().enumerate() {
            let plek = place(&pad.key("verdeling").index(at));
            lijst.aandeel(index, &deel.gemeente, deel.aantal.0, plek);
        }
    }
    if let Some(table) = table {
        let found = table.meldingen.iter();
        lijst.meldingen.extend(found.map(|one| Melding::of(one, &table.sources)));
        for cijfer in table.cijfers.iter() {
            lijst.rij(cijfer, Plek::of(cijfer.location(), &table.sources));
        }
    }
    for opgave in &lijst.opgaven {
        lijst.meldingen.extend(vreemde_woorden(opgave));
    }
    meldingen.append(&mut lijst.meldingen);
    lijst.opgaven
}

/// Words that no list knows: no member will have a number for them.
fn vreemde_woorden(opgave: &Opgave) -> Vec<Melding> {
    let sleutel = &opgave.sleutel;
    let unit = Some(sleutel.eenheid.clone());
    let words = [
        ("aandachtsgroepen", &sleutel.groep),
        ("woningtypen", &sleutel.woningtype),
        ("segmenten", &sleutel.segment),
        ("eenheden", &unit),
    ];
    let words = words.into_iter().filter_map(|(lijst, word)| Some((lijst, word.as_deref()?)));
    let strange = words.filter_map(|(lijst, word)| {
        let known: Vec<&str> = lijsten()
            .filter(|one| one.id == lijst)
            .flat_map(|one| one.waarde.iter().map(|item| item.id.as_str()))
            .collect();
        if known.contains(&word) {
            return None;
        }
        let bericht = format!("`{word}` staat niet in de lijst `{lijst}`");
        let near = did_you_mean(word, known);
        let help = near.unwrap_or_else(|| "gebruik hetzelfde woord als de leden".to_owned());
        Some(Melding::new(Code::OnbekendInLijst, bericht, opgave.plek.clone()).hulp(help))
    });
    strange.collect()
}

impl Lijst {
    /// The place of a part in the list; a new one when it is not known yet.
    fn plaats(&mut self, sleutel: Sleutel, plek: &Plek) -> usize {
        if let Some(at) = self.op_sleutel.get(&sleutel) {
            return *at;
        }
        let at = self.opgaven.len();
        self.op_sleutel.insert(sleutel.clone(), at);
        self.opgaven.push(Opgave {
            sleutel,
            stand: Stand::Leeg(Leeg::GeenCijfer),
            bron: None,
            plek: plek.clone(),
            aandelen: BTreeMap::new(),
            genoemd: Vec::new(),
        });
        at
    }

    /// The number of the region as a whole.
    fn geheel(
        &mut self,
        sleutel: Sleutel,
        stand: Stand,
        bron: Option<String>,
        plek: Plek,
    ) -> usize {
        let at = self.plaats(sleutel, &plek);
        let known = &mut self.opgaven[at];
        if known.stand == Stand::Leeg(Leeg::GeenCijfer) {
            (known.stand, known.bron, known.plek) = (stand, bron, plek);
            return at;
        }
        let bericht =
            format!("de opgave voor {} staat er twee keer", woorden::over(&known.sleutel));
        let melding = Melding::new(Code::DubbeleId, bericht, plek);
        let melding = melding.verwant(known.plek.clone(), "hier staat zij eerst");
        self.meldingen.push(melding.hulp("verwijder een van de twee; de eerste telt nu"));
        at
    }

    fn aandeel(&mut self, at: usize, gemeente: &str, aantal: Decimal, plek: Plek) {
        let opgave = &mut self.opgaven[at];
        if opgave.aandelen.contains_key(gemeente) {
            let over = woorden::over(&opgave.sleutel);
            let bericht = format!("het aandeel van `{gemeente}` in {over} staat er twee keer");
            let melding = Melding::new(Code::DubbeleId, bericht, plek);
            self.meldingen.push(melding.hulp("verwijder een van de twee; de eerste telt nu"));
            return;
        }
        opgave.aandelen.insert(gemeente.to_owned(), aantal);
        opgave.genoemd.push((gemeente.to_owned(), plek));
    }

    /// A row of the table: the opgave of the region, or the share of a gemeente in it.
    fn rij(&mut self, cijfer: Cijfer<'_>, plek: Plek) {
        if cijfer.soort() != Cijfersoort::Opgave {
            let bericht = format!("deze rij is een {} en geen opgave", cijfer.soort().as_str());
            let melding = Melding::new(Code::OnbekendeWaarde, bericht, plek);
            self.meldingen.push(melding.hulp("laat de rij weg; alleen een opgave telt mee"));
            return;
        }
        let word = |dimensie: Dimensie| cijfer.kenmerk(dimensie).map(str::to_owned);
        let Some(wanneer) = cijfer.wanneer().geschreven() else {
            let melding =
                Melding::new(Code::VerplichteSleutel, "in deze rij ontbreekt `periode`", plek);
            self.meldingen.push(melding.hulp("vul de jaren in, zoals 2027-2031"));
            return;
        };
        let sleutel = Sleutel {
            groep: word(Dimensie::Groep),
            woningtype: word(Dimensie::Woningtype),
            segment: word(Dimensie::Segment),
            wanneer,
            eenheid: cijfer.eenheid().to_owned(),
            van: cijfer.van().map(str::to_owned),
        };
        let Some(gemeente) = cijfer.kenmerk(Dimensie::Gemeente) else {
            let bron = cijfer.toelichting().map(str::to_owned);
            let bron = bron.or_else(|| cijfer.bron().map(woorden::woord));
            self.geheel(sleutel, of_row(cijfer), bron, plek);
            return;
        };
        let at = self.plaats(sleutel, &plek);
        if let Waarde::Getal(number) = cijfer.waarde() {
            self.aandeel(at, gemeente, number, plek);
        } else {
            let bericht = format!("het aandeel van `{gemeente}` is geen getal");
            let melding = Melding::new(Code::TabelGetal, bericht, plek);
            self.meldingen.push(melding.hulp("vul `aantal` in"));
        }
    }
}

fn of_row(cijfer: Cijfer<'_>) -> Stand {
    match cijfer.grenzen() {
        _ if cijfer.is_afgeschermd() => Stand::Leeg(Leeg::Afgeschermd),
        Some((min, max)) => {
            let nauwkeurigheid = cijfer.nauwkeurigheid();
            Stand::Getal { min, max, ten_minste: false, nauwkeurigheid }
        }
        None => Stand::Leeg(Leeg::Onbekend),
    }
}

fn sleutel(opgave: &Regioopgave) -> Sleutel {
    Sleutel {
        groep: opgave.groep.as_ref().map(|word| word.0.clone()),
        woningtype: opgave.woningtype.as_ref().map(|word| word.0.clone()),
        segment: opgave.segment.as_ref().map(|word| word.0.clone()),
        wanneer: opgave.periode.0.clone(),
        eenheid: opgave.eenheid.0.clone(),
        van: opgave.van.clone(),
    }
}

fn stand(opgave: &Regioopgave) -> Stand {
    let nauwkeurigheid = opgave.nauwkeurigheid;
    match (opgave.aantal, opgave.min, opgave.max) {
        (Some(one), _, _) => {
            Stand::Getal { min: one.0, max: one.0, ten_minste: false, nauwkeurigheid }
        }
        (None, Some(min), Some(max)) => {
            Stand::Getal { min: min.0, max: max.0, ten_minste: false, nauwkeurigheid }
        }
        _ => Stand::Leeg(Leeg::Onbekend),
    }
}
