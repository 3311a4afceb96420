//! Puts together what the members of a region gave, part by part of the opgave.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{
    Aangeleverd, Cel, Deel, Leeg, Lid, Maat, Melding, Plek, Regiobeeld, Sleutel, Stand,
    afspraken::{self, Kant},
    bestand::Regiolezing,
    cel::{self, Opmerking},
    lid::Tabel,
    opgaven::{self, Opgave},
    som::{Som, vergelijk},
    uitvoer, woorden,
};
use crate::{
    diagnostic::{Code, did_you_mean},
    model::{
        cijferbestand::{Afspraakregel, Cijferbestand},
        keuze::Cijfersoort,
        regiobestand::{Regiobestand, Regiolid},
    },
    project::LosseTabel,
    source::{Part, Pointer},
};

/// What one member gave.
#[derive(Debug, Default)]
pub(super) struct Levering {
    /// Its numbers and agreements.
    pub(super) inhoud: Option<Cijferbestand>,
    /// What is wrong with them.
    pub(super) meldingen: Vec<Melding>,
    /// What comes before the places that it names.
    pub(super) voor: String,
}

impl Levering {
    pub(super) fn zonder(melding: Melding) -> Self {
        Self { inhoud: None, meldingen: vec![melding], voor: String::new() }
    }
}

/// One of the numbers of a gemeente.
type Kolom = fn(&Deel) -> Stand;

/// What is gathered on the way.
struct Bouw {
    regio: Regiobestand,
    lezing: Regiolezing,
    leden: Vec<Lid>,
    plekken: Vec<Plek>,
    namen: HashMap<String, usize>,
    meldingen: Vec<Melding>,
}

/// Holds the members against the opgave; `plekken` are the places of the members in the file.
pub(super) fn beeld(
    mut lezing: Regiolezing,
    table: Option<LosseTabel>,
    leveringen: Vec<Levering>,
    plekken: Vec<Plek>,
) -> Regiobeeld {
    let meldingen = std::mem::take(&mut lezing.meldingen);
    let regio = std::mem::take(&mut lezing.regio);
    let (leden, namen) = (Vec::new(), HashMap::new());
    let mut bouw = Bouw { regio, lezing, leden, plekken, namen, meldingen };
    let leveringen = bouw.leden(leveringen);
    let mut opgaven = opgaven::of(&bouw.lezing, &bouw.regio, table, &mut bouw.meldingen);
    let eigen = bouw.eigen_afspraken();
    for (regel, plek) in &eigen {
        bouw.neem_over(&mut opgaven, regel, plek);
    }
    let cellen = bouw.cellen(opgaven, &leveringen);
    let naam = bouw.regio.regio.as_ref().map(|regio| regio.naam.clone()).unwrap_or_default();
    let id = bouw.regio.regio.as_ref().and_then(|regio| regio.id.as_ref()).map(|id| id.0.as_str());
    let kanten = bouw.kanten(&leveringen, id);
    let (afspraken, found) = afspraken::vergelijk(&naam, &eigen, &kanten);
    bouw.meldingen.extend(found);
    bouw.klaar(cellen, afspraken)
}

impl Bouw {
    /// Who is in the region, and whether what they gave is theirs.
    fn leden(&mut self, leveringen: Vec<Levering>) -> Vec<Levering> {
        let members = std::mem::take(&mut self.regio.lid);
        let mut kept = Vec::new();
        let mut plekken = Vec::new();
        for (at, (lid, mut levering)) in members.into_iter().zip(leveringen).enumerate() {
            let plek = self.plekken[at].clone();
            if let Some(first) = self.namen.get(&lid.gemeente) {
                let bericht = format!("gemeente `{}` staat er twee keer", lid.gemeente);
                let known: &Plek = &plekken[*first];
                let melding = Melding::new(Code::DubbeleId, bericht, plek);
                let melding = melding.verwant(known.clone(), "hier staat zij eerst");
                self.meldingen.push(melding.hulp("verwijder een van de twee"));
                continue;
            }
            self.meldingen.append(&mut levering.meldingen);
            if let Some(melding) = ander(&lid, levering.inhoud.as_ref(), &plek) {
                self.meldingen.push(melding);
                levering.inhoud = None;
            }
            let named = lid.map.is_some() || lid.cijfers.is_some();
            if levering.inhoud.is_none() && !named {
                let bericht = format!("{} heeft nog geen cijfers aangeleverd", lid.gemeente);
                let melding = Melding::new(Code::RegioLidOntbreekt, bericht, plek.clone());
                let hulp = "vraag om een bestand van `bouwsteen regio uitvoer`";
                self.meldingen.push(melding.hulp(hulp));
            }
            self.namen.insert(lid.gemeente.clone(), self.leden.len());
            self.leden.push(shown(lid, levering.inhoud.as_ref(), named));
            plekken.push(plek);
            kept.push(levering);
        }
        self.plekken = plekken;
        kept
    }

    /// The agreements in the file of the region, each with its place.
    fn eigen_afspraken(&mut self) -> Vec<(Afspraakregel, Plek)> {
        let mut found = Vec::new();
        for (at, overname) in self.regio.afspraak.iter().enumerate() {
            let pad = Pointer::root().key("afspraak").index(at);
            let place = |pad: &Pointer, part| {
                Plek::of(self.lezing.tree.location_of(pad, part), &self.lezing.sources)
            };
            let mut known = true;
            for (key, name) in [("van", &overname.van), ("naar", &overname.naar)] {
                if !self.namen.contains_key(name) {
                    let plek = place(&pad.key(key), Part::Value);
                    self.meldingen.push(onbekend(name, &self.leden, plek));
                    known = false;
                }
            }
            if known {
                found.push((uitvoer::of(overname, None), place(&pad, Part::Header)));
            }
        }
        found
    }

    /// Moves a part of a share from one gemeente to another.
    fn neem_over(&mut self, opgaven: &mut [Opgave], regel: &Afspraakregel, plek: &Plek) {
        let mut fitting = opgaven.iter_mut().filter(|one| is_over(&one.sleutel, regel));
        let (first, second) = (fitting.next(), fitting.next());
        let wie = format!("de afspraak tussen {} en {}", regel.naar, regel.van);
        let refuse = |words: &str, hulp: &str| {
            let bericht = format!("{wie} {words}");
            Melding::new(Code::RegioAfspraakLos, bericht, plek.clone()).hulp(hulp)
        };
        let Some(opgave) = first.filter(|_| second.is_none()) else {
            let hulp = "noem dezelfde groep, woningtype, segment, periode en eenheid als de opgave";
            self.meldingen.push(refuse("hoort niet bij precies één regionale opgave", hulp));
            return;
        };
        let number = regel.aantal.parse::<Decimal>().ok();
        let shares = [&regel.van, &regel.naar].map(|name| opgave.aandelen.get(name).copied());
        let moved = match (shares, number) {
            ([Some(van), Some(naar)], Some(number)) => {
                van.checked_sub(number).zip(naar.checked_add(number))
            }
            _ => None,
        };
        match moved {
            Some((van, naar)) if !van.is_sign_negative() || van.is_zero() => {
                opgave.aandelen.insert(regel.van.clone(), van);
                opgave.aandelen.insert(regel.naar.clone(), naar);
            }
            Some(_) => {
                let words = format!("geeft meer af dan het aandeel van {}", regel.van);
                self.meldingen.push(refuse(&words, "kijk het aantal en de verdeling na"));
            }
            None => {
                let words = "verandert niets: niet beide gemeenten hebben een aandeel";
                self.meldingen.push(refuse(words, "vul `verdeling` aan bij de opgave"));
            }
        }
    }

    fn cellen(&mut self, opgaven: Vec<Opgave>, leveringen: &[Levering]) -> Vec<Cel> {
        let tabellen = leveringen.iter().map(|one| one.inhoud.as_ref().map(Tabel::of));
        let tabellen: Vec<Option<Tabel>> = tabellen.collect();
        let mut odd: Vec<Vec<(String, Opmerking)>> = vec![Vec::new(); self.leden.len()];
        let mut cellen = Vec::new();
        for opgave in opgaven {
            self.onbekende_leden(&opgave);
            let mut delen = Vec::new();
            for (at, lid) in self.leden.iter().enumerate() {
                let aandeel = opgave.aandelen.get(&lid.naam);
                let aandeel =
                    aandeel.map_or(Stand::Leeg(Leeg::GeenCijfer), |one| Stand::exact(*one));
                let Some(tabel) = &tabellen[at] else {
                    delen.push(cel::ontbreekt(aandeel));
                    continue;
                };
                let (deel, found) = cel::deel(&opgave.sleutel, tabel, aandeel);
                let over = woorden::over(&opgave.sleutel);
                odd[at].extend(found.into_iter().map(|one| (over.clone(), one)));
                delen.push(deel);
            }
            let cel = cel_of(opgave.sleutel, opgave.stand, opgave.bron, delen);
            self.waarschuw(&cel, &opgave.plek);
            cellen.push(cel);
        }
        self.opmerkingen(odd);
        cellen
    }

    fn onbekende_leden(&mut self, opgave: &Opgave) {
        for (name, plek) in &opgave.genoemd {
            if !self.namen.contains_key(name) {
                self.meldingen.push(onbekend(name, &self.leden, plek.clone()));
            }
        }
    }

    /// Shares that do not add up, and a hidden number that the others give away.
    fn waarschuw(&mut self, cel: &Cel, plek: &Plek) {
        let over = woorden::over(&cel.sleutel);
        let (opgave, aandeel) = (cel.opgave, cel.aandeel.stand);
        if let (Stand::Getal { min, max, .. }, Stand::Getal { min: sum, ten_minste: false, .. }) =
            (opgave, aandeel)
            && !(min..=max).contains(&sum)
        {
            let (sum, whole) = (woorden::getal(sum), woorden::bereik(min, max));
            let bericht = format!(
                "de verdeling van {over} telt op tot {sum}, en de regionale opgave is {whole}"
            );
            let melding = Melding::new(Code::RegioVerdeling, bericht, plek.clone());
            self.meldingen.push(melding.hulp("kijk de verdeling en de opgave na"));
        }
        let soorten: [(&str, Som, Kolom); 3] = [
            ("behoefte", cel.behoefte, |deel| deel.behoefte),
            ("opgave", cel.eigen_opgave, |deel| deel.opgave),
            ("plannen", cel.plan, |deel| deel.plan),
        ];
        for (soort, som, of) in soorten {
            if som.verborgen != 1 || som.ontbreekt + som.zonder + som.deels > 0 {
                continue;
            }
            let hidden = |deel: &Deel| of(deel) == Stand::Leeg(Leeg::Afgeschermd);
            let at = cel.delen.iter().position(hidden);
            let naam = at.map(|at| self.leden[at].naam.as_str()).unwrap_or_default();
            let bericht = format!(
                "bij {over} is alleen {naam} afgeschermd ({soort}): wie het totaal kent, rekent haar getal uit"
            );
            let melding = Melding::new(Code::RegioVerborgen, bericht, plek.clone());
            let hulp = "noem het totaal van de regio nergens, of scherm een tweede gemeente af";
            self.meldingen.push(melding.hulp(hulp));
        }
    }

    /// One finding a member and a reason, with an example: hundreds would be read by nobody.
    fn opmerkingen(&mut self, odd: Vec<Vec<(String, Opmerking)>>) {
        for (at, found) in odd.into_iter().enumerate() {
            let mut grouped: BTreeMap<Leeg, Vec<(String, Opmerking)>> = BTreeMap::new();
            for (over, one) in found {
                grouped.entry(one.waarom).or_default().push((over, one));
            }
            for (waarom, found) in grouped {
                let melding =
                    opmerking(&self.leden[at].naam, waarom, &found, self.plekken[at].clone());
                self.meldingen.extend(melding);
            }
        }
    }

    fn kanten<'a>(&'a self, leveringen: &'a [Levering], regio: Option<&str>) -> Vec<Kant<'a>> {
        let all = self.leden.iter().zip(&self.plekken).zip(leveringen);
        let kant = |((lid, plek), levering): ((&'a Lid, &Plek), &'a Levering)| {
            let place = |text: &Option<String>| named_place(&levering.voor, text.as_deref());
            let inhoud = levering.inhoud.as_ref();
            // An agreement for another region is a matter of that region.
            let here =
                |own: &Option<String>| own.is_none() || regio.is_none() || own.as_deref() == regio;
            let records = inhoud.map(|inhoud| {
                let records = inhoud.afspraken.iter().filter(|regel| here(&regel.regio));
                records.map(|regel| (regel, place(&regel.plek))).collect()
            });
            let shares = inhoud.into_iter().flat_map(|inhoud| &inhoud.verdelingen);
            let shares = shares.filter(|regel| Some(regel.regio.as_str()) == regio);
            Kant {
                naam: &lid.naam,
                plek: plek.clone(),
                afspraken: records,
                verdelingen: shares.map(|regel| (regel, place(&regel.plek))).collect(),
            }
        };
        all.map(kant).collect()
    }

    fn klaar(mut self, cellen: Vec<Cel>, afspraken: Vec<super::Overeenkomst>) -> Regiobeeld {
        let regio = self.regio.regio.unwrap_or_default();
        let bestand = self.plekken.first().map(|plek| plek.bestand.clone());
        let root = Plek::of(self.lezing.tree.location, &self.lezing.sources);
        // The heaviest first; within those in the order of the files.
        self.meldingen.sort_by_key(|melding| melding.ernst);
        self.meldingen.dedup();
        let naam =
            if regio.naam.trim().is_empty() { "Regio zonder naam" } else { regio.naam.trim() };
        Regiobeeld {
            bestand: bestand.unwrap_or(root.bestand),
            naam: naam.to_owned(),
            titel: regio.titel.unwrap_or_else(|| format!("Wonen en zorg in {naam}")),
            rol: regio.rol.into_iter().map(|rol| rol.0).collect(),
            peildatum: regio.peildatum.map(|date| date.0),
            status: regio.status,
            versie: regio.versie,
            fictief: regio.fictief == Some(true),
            leden: self.leden,
            cellen,
            afspraken,
            meldingen: self.meldingen,
        }
    }
}

fn cel_of(sleutel: Sleutel, opgave: Stand, bron: Option<String>, delen: Vec<Deel>) -> Cel {
    let sum = |of: Kolom| Som::of(delen.iter().map(of));
    let (behoefte, eigen_opgave) = (sum(|deel| deel.behoefte), sum(|deel| deel.opgave));
    let (plan, aandeel) = (sum(|deel| deel.plan), sum(|deel| deel.aandeel));
    let of = |som: &Som| som.geteld + som.verborgen > 0;
    let maat = if !of(&plan) && of(&eigen_opgave) { Maat::EigenOpgave } else { Maat::Plannen };
    let held = if maat == Maat::Plannen { &plan } else { &eigen_opgave };
    let (tekort, oordeel) = vergelijk(opgave, held);
    Cel {
        sleutel,
        opgave,
        bron,
        delen,
        behoefte,
        eigen_opgave,
        plan,
        aandeel,
        maat,
        tekort,
        oordeel,
    }
}

/// Whether an agreement is about this part of the opgave; without a period about any.
fn is_over(sleutel: &Sleutel, regel: &Afspraakregel) -> bool {
    sleutel.groep == regel.groep
        && sleutel.woningtype == regel.woningtype
        && sleutel.segment == regel.segment
        && sleutel.eenheid == regel.eenheid
        && regel.periode.as_ref().is_none_or(|period| *period == sleutel.wanneer)
}

/// What is wrong when numbers are not those of the member.
fn ander(lid: &Regiolid, inhoud: Option<&Cijferbestand>, plek: &Plek) -> Option<Melding> {
    let inhoud = inhoud?;
    let code = lid.code.as_ref().map(|code| code.0.as_str());
    let other = match (code, inhoud.code.as_deref()) {
        (Some(own), Some(found)) => own != found || lid.gemeente != inhoud.gemeente,
        _ => lid.gemeente != inhoud.gemeente,
    };
    if !other {
        return None;
    }
    let found = match (inhoud.gemeente.as_str(), inhoud.code.as_deref()) {
        ("", None) => "een gemeente zonder naam".to_owned(),
        ("", Some(code)) => format!("een gemeente zonder naam met code `{code}`"),
        (naam, None) => format!("`{naam}`"),
        (naam, Some(code)) => format!("`{naam}` met code `{code}`"),
    };
    let bericht = format!("bij lid `{}` staan cijfers van {found}", lid.gemeente);
    let melding = Melding::new(Code::RegioLidAnder, bericht, plek.clone());
    Some(melding.hulp("kijk `gemeente`, `code` en het pad na; deze cijfers tellen niet mee"))
}

fn shown(lid: Regiolid, inhoud: Option<&Cijferbestand>, named: bool) -> Lid {
    let reden = match inhoud {
        Some(_) => None,
        None if named => Some("de cijfers zijn niet te gebruiken".to_owned()),
        None => Some(lid.toelichting.unwrap_or_else(|| "nog niet aangeleverd".to_owned())),
    };
    Lid {
        naam: lid.gemeente,
        code: lid.code.map(|code| code.0).or_else(|| inhoud.and_then(|one| one.code.clone())),
        bron: lid.map.or(lid.cijfers),
        aangeleverd: inhoud.map(|inhoud| Aangeleverd {
            document: inhoud.document.clone(),
            cijfers: inhoud.cijfers.len(),
            fictief: inhoud.fictief,
        }),
        reden,
    }
}

fn onbekend(naam: &str, leden: &[Lid], plek: Plek) -> Melding {
    let bericht = format!("`{naam}` is geen lid van deze regio");
    let near = did_you_mean(naam, leden.iter().map(|lid| lid.naam.as_str()));
    let help = near.unwrap_or_else(|| "voeg de gemeente toe als `[[lid]]`".to_owned());
    Melding::new(Code::OnbekendeVerwijzing, bericht, plek).hulp(help)
}

fn opmerking(
    naam: &str,
    waarom: Leeg,
    found: &[(String, Opmerking)],
    plek: Plek,
) -> Option<Melding> {
    let (over, first) = found.first()?;
    let many = if found.len() == 1 { "1 deel" } else { &format!("{} delen", found.len()) };
    let soort = match first.soort {
        Cijfersoort::Plan => "plannen",
        other => other.as_str(),
    };
    let example = format!("bijvoorbeeld {soort} bij {over}: {}", first.anders);
    let (code, words, help) = match waarom {
        Leeg::AnderePeriode => (
            Code::RegioPeriode,
            "telt over andere jaren dan de regio",
            "reken de cijfers om naar de jaren van de regio",
        ),
        Leeg::AndereEenheid => (
            Code::RegioEenheid,
            "telt in een andere eenheid dan de regio",
            "spreek af in welke eenheid de regio telt",
        ),
        Leeg::NietOpTeTellen => (
            Code::RegioOptellen,
            "heeft cijfers die niet bij elkaar mogen",
            "lever ook het totaal aan, of zet `telt-eenmaal = true` als elke woning één keer telt",
        ),
        Leeg::Ontbreekt | Leeg::GeenCijfer | Leeg::Afgeschermd | Leeg::Onbekend => return None,
    };
    let bericht = format!("{naam} {words}, bij {many} van de opgave; {example}");
    Some(Melding::new(code, bericht, plek).hulp(format!("dit telt niet mee; {help}")))
}

/// A place that a member names itself: `visie/regio.toml:12`.
fn named_place(voor: &str, text: Option<&str>) -> Plek {
    let text = text.unwrap_or_default();
    let (path, line) = match text.rsplit_once(':') {
        Some((path, line)) => (path, line.parse().unwrap_or(0)),
        None => (text, 0),
    };
    let bestand = format!("{voor}{path}");
    Plek { bestand: bestand.trim_end_matches([':', ' ']).to_owned(), regel: line, kolom: 0 }
}
