//! Whether gemeenten that take over from each other record the same.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    Melding, Overeenkomst, Plek, Sleutel, Vastgelegd, Wederkerig,
    woorden::{getal, over},
};
use crate::{
    diagnostic::Code,
    model::cijferbestand::{Afspraakregel, Verdeelregel},
    model::waarde::Getal,
};

/// A gemeente of the region, as far as agreements go.
pub(super) struct Kant<'a> {
    /// Its name.
    pub(super) naam: &'a str,
    /// Where it stands in the file of the region.
    pub(super) plek: Plek,
    /// What it records; none when it is missing.
    pub(super) afspraken: Option<Vec<(&'a Afspraakregel, Plek)>>,
    /// How it records that an opgave is shared out.
    pub(super) verdelingen: Vec<(&'a Verdeelregel, Plek)>,
}

/// Who gives, who takes, and what it is about.
type Onderwerp = (String, String, Sleutel);

/// Every agreement with what its sides record. `regio` is what the file of the region itself says.
pub(super) fn vergelijk(
    naam: &str,
    regio: &[(Afspraakregel, Plek)],
    kanten: &[Kant<'_>],
) -> (Vec<Overeenkomst>, Vec<Melding>) {
    let leden: BTreeMap<&str, &Kant<'_>> = kanten.iter().map(|kant| (kant.naam, kant)).collect();
    let mut gathered: BTreeMap<Onderwerp, Vec<Vastgelegd>> = BTreeMap::new();
    let own = regio.iter().map(|(regel, plek)| (naam, regel, plek));
    let theirs = kanten.iter().flat_map(|kant| {
        let records = kant.afspraken.iter().flatten();
        records.map(move |(regel, plek)| (kant.naam, *regel, plek))
    });
    for (wie, regel, plek) in own.chain(theirs) {
        // What gemeenten agree with others is a matter of another region.
        let known = [&regel.van, &regel.naar].iter().all(|one| leden.contains_key(one.as_str()));
        if let Some(aantal) = regel.aantal.parse::<Getal>().ok().filter(|_| known) {
            add(gathered.entry(onderwerp(regel)).or_default(), wie, aantal.0, plek);
        }
    }
    let mut meldingen = Vec::new();
    let mut found = Vec::new();
    for ((van, naar, sleutel), vastgelegd) in gathered {
        let sides = [van.as_str(), naar.as_str()].map(|one| leden[one]);
        let mut one =
            Overeenkomst { van, naar, sleutel, vastgelegd, stand: Wederkerig::Wederkerig };
        one.stand = oordeel(&one, sides, &mut meldingen);
        if one.vastgelegd.iter().all(|record| record.wie != naam) {
            let bericht = format!("{} staat niet in het regiobestand", zin(&one));
            let plek = one.vastgelegd.first().map(|record| record.plek.clone()).unwrap_or_default();
            let hulp = "voeg een `[[afspraak]]` toe; tot dan verandert het aandeel niet";
            meldingen.push(Melding::new(Code::RegioAfspraakLos, bericht, plek).hulp(hulp));
        }
        found.push(one);
    }
    meldingen.extend(verdelingen(kanten));
    (found, meldingen)
}

/// The same agreement in pieces is one agreement.
fn add(records: &mut Vec<Vastgelegd>, wie: &str, aantal: Decimal, plek: &Plek) {
    match records.iter_mut().find(|record| record.wie == wie) {
        Some(record) => record.aantal = record.aantal.saturating_add(aantal),
        None => records.push(Vastgelegd { wie: wie.to_owned(), aantal, plek: plek.clone() }),
    }
}

fn onderwerp(regel: &Afspraakregel) -> Onderwerp {
    let sleutel = Sleutel {
        groep: regel.groep.clone(),
        woningtype: regel.woningtype.clone(),
        segment: regel.segment.clone(),
        wanneer: regel.periode.clone().unwrap_or_default(),
        eenheid: regel.eenheid.clone(),
        van: None,
    };
    (regel.van.clone(), regel.naar.clone(), sleutel)
}

fn oordeel(one: &Overeenkomst, sides: [&Kant<'_>; 2], meldingen: &mut Vec<Melding>) -> Wederkerig {
    let Some(first) = one.vastgelegd.first() else { return Wederkerig::NietNaTeGaan };
    if let Some(other) = one.vastgelegd.iter().find(|record| record.aantal != first.aantal) {
        let (a, b) = (getal(first.aantal), getal(other.aantal));
        let bericht = format!("{}: {} legt {a} vast en {} {b}", zin(one), first.wie, other.wie);
        let melding = Melding::new(Code::RegioTegenspraak, bericht, first.plek.clone());
        let melding = melding.verwant(other.plek.clone(), format!("hier staat {b}"));
        meldingen.push(melding.hulp("vraag na welk aantal is afgesproken, en leg dat overal vast"));
        return Wederkerig::Tegenspraak;
    }
    let mut stand = Wederkerig::Wederkerig;
    for kant in sides {
        if one.vastgelegd.iter().any(|record| record.wie == kant.naam) {
            continue;
        }
        if kant.afspraken.is_none() {
            let bericht = format!("{} is niet na te gaan: {} ontbreekt", zin(one), kant.naam);
            let melding = Melding::new(Code::RegioAfspraakLos, bericht, first.plek.clone());
            meldingen.push(melding.hulp("vraag de cijfers en afspraken van deze gemeente op"));
            stand = stand.max(Wederkerig::NietNaTeGaan);
            continue;
        }
        let bericht = format!("{} staat niet in de visie van {}", zin(one), kant.naam);
        let hulp = "leg de afspraak daar ook vast, als `overname` bij een `[[regionale-afspraak]]`";
        let melding = Melding::new(Code::RegioEenzijdig, bericht, first.plek.clone());
        let naast = format!("{} legt het niet vast", kant.naam);
        meldingen.push(melding.verwant(kant.plek.clone(), naast).hulp(hulp));
        stand = Wederkerig::Eenzijdig;
    }
    stand
}

/// `de afspraak dat Aa iets overneemt van Be (ouderen, 2027-2031)`.
fn zin(one: &Overeenkomst) -> String {
    let over = over(&one.sleutel);
    format!("de afspraak dat {} iets overneemt van {} ({over})", one.naar, one.van)
}

/// Gemeenten that record that an opgave is shared out in different ways.
fn verdelingen(kanten: &[Kant<'_>]) -> Vec<Melding> {
    let mut seen = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut meldingen = Vec::new();
    for kant in kanten {
        for (regel, plek) in &kant.verdelingen {
            let key = (
                (&regel.regio, &regel.onderwerp, &regel.groepen),
                (&regel.gemeente, regel.jaar, &regel.eenheid),
            );
            let Ok(aantal) = regel.aantal.parse::<Getal>() else { continue };
            let (first, who, where_) = seen.entry(key).or_insert((aantal, kant.naam, plek));
            if *first != aantal && *who != kant.naam && told.insert(key) {
                let (a, b) = (getal(first.0), getal(aantal.0));
                let bericht = format!(
                    "over het deel van {} in de afspraak over {} legt {who} {a} vast en {} {b}",
                    regel.gemeente,
                    super::woorden::woord(&regel.onderwerp),
                    kant.naam,
                );
                let melding = Melding::new(Code::RegioTegenspraak, bericht, (*where_).clone());
                let melding = melding.verwant(plek.clone(), format!("hier staat {b}"));
                let hulp = "vraag na wat is afgesproken, en leg dat overal vast";
                meldingen.push(melding.hulp(hulp));
            }
        }
    }
    meldingen
}
