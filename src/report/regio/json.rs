//! The region as JSON: a contract with other programs. Fields may be added, never changed.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use crate::{
    model::cijferbestand::Cijferbestand,
    regio::{
        self, Cel as Deelopgave, Deel as Aandeel, Lid as Gemeente, Melding as Bevinding,
        Overeenkomst, Plek as Plaats, Regiobeeld, Som as Optelling, Stand as Getalstand,
    },
    report::{json::ernst, text},
};

/// Version of the contract.
const VERSIE: &str = "1";

/// The regions as one JSON object, with a line end; numbers are text, so that no digit is lost.
pub fn regio_json(beelden: &[Regiobeeld]) -> String {
    text::json(&Uitslag {
        versie: VERSIE,
        programma: Programma { naam: "bouwsteen", versie: env!("CARGO_PKG_VERSION") },
        regios: beelden.iter().map(Regio::of).collect(),
    })
}

/// What a gemeente shares with its region as one JSON object, with a line end.
pub fn cijfers_json(bestand: &Cijferbestand) -> String {
    text::json(bestand)
}

/// The JSON Schema (draft 2020-12) of what [`regio_json`] writes.
pub fn regiobeeld_schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<Uitslag<'_>>().to_value()
}

/// De uitslag van `bouwsteen regio --uitvoer json`.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Regiobeeld")]
struct Uitslag<'a> {
    /// De versie van deze afspraak; velden kunnen erbij komen zonder dat zij verandert.
    versie: &'static str,
    /// Het programma dat de uitslag maakte.
    programma: Programma,
    /// De regio's, in de volgorde waarin zij gevraagd zijn.
    regios: Vec<Regio<'a>>,
}

/// Een programma.
#[derive(Serialize, JsonSchema)]
struct Programma {
    /// De naam.
    naam: &'static str,
    /// De versie.
    versie: &'static str,
}

/// Een regio.
#[derive(Serialize, JsonSchema)]
struct Regio<'a> {
    /// De naam.
    naam: &'a str,
    /// Het regiobestand.
    bestand: &'a str,
    /// De dag waarop de cijfers zijn verzameld.
    #[schemars(extend("format" = "date"))]
    peildatum: Option<String>,
    /// De leden.
    leden: Vec<Lid<'a>>,
    /// De delen van de opgave.
    delen: Vec<Deel<'a>>,
    /// Wie wat van wie overneemt.
    afspraken: Vec<Afspraak<'a>>,
    /// Wat er mis is, of aandacht vraagt.
    meldingen: Vec<Melding<'a>>,
}

/// Een gemeente van de regio.
#[derive(Serialize, JsonSchema)]
struct Lid<'a> {
    /// De naam.
    gemeente: &'a str,
    /// De CBS-code.
    code: Option<&'a str>,
    /// Waar haar cijfers vandaan komen.
    bron: Option<&'a str>,
    /// Of zij cijfers heeft aangeleverd.
    aangeleverd: bool,
    /// Waarom zij ontbreekt.
    reden: Option<&'a str>,
    /// Hoe ver haar stuk is.
    status: Option<&'static str>,
    /// De versie van haar stuk.
    versie: Option<&'a str>,
}

/// Een deel van de regionale opgave.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Deel<'a> {
    /// Aandachtsgroep; leeg voor alle samen.
    groep: Option<&'a str>,
    /// Woningtype; leeg voor alle samen.
    woningtype: Option<&'a str>,
    /// Prijssegment; leeg voor alle samen.
    segment: Option<&'a str>,
    /// De jaren, of de dag.
    wanneer: &'a str,
    /// Waarin is geteld.
    eenheid: &'a str,
    /// Waarvan het een percentage is.
    van: Option<&'a str>,
    /// De opgave van de regio.
    opgave: Stand,
    /// Waar die staat.
    bron: Option<&'a str>,
    /// Wat elk lid draagt, in de volgorde van `leden`.
    leden: Vec<Draagt<'a>>,
    /// De behoefte van de leden samen.
    behoefte: Som,
    /// De opgave die de leden zelf zien, samen.
    eigen_opgave: Som,
    /// De plannen van de leden samen.
    plan: Som,
    /// De aandelen van de leden samen.
    aandeel: Som,
    /// Waar de opgave naast is gelegd: de plannen, of de eigen opgaven waar niemand een plan heeft.
    #[schemars(extend("enum" = ["plannen", "eigen-opgave"]))]
    maat: &'static str,
    /// Wat er tekort is: de opgave min de maat.
    tekort: Option<Tekort>,
    /// Of de maat de opgave dekt.
    #[schemars(extend("enum" = ["gedekt", "tekort", "niet-te-zeggen", "geen-cijfers"]))]
    oordeel: &'static str,
}

/// Wat een lid draagt.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Draagt<'a> {
    /// De gemeente.
    gemeente: &'a str,
    /// Haar behoefte.
    behoefte: Stand,
    /// De opgave die zij zelf ziet.
    eigen_opgave: Stand,
    /// Haar plannen.
    plan: Stand,
    /// Haar aandeel, na wat gemeenten van elkaar overnemen.
    aandeel: Stand,
    /// Hoeveel haar plannen onder haar aandeel blijven, als dat zeker is.
    tekort: Option<String>,
}

/// Een getal, of waarom er geen is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Stand {
    /// Het laagste dat het kan zijn.
    min: Option<String>,
    /// Het hoogste dat het kan zijn; leeg bij `ten-minste`.
    max: Option<String>,
    /// Of het meer kan zijn, omdat iets ontbreekt of is afgeschermd.
    ten_minste: bool,
    /// Hoe precies het getal is.
    nauwkeurigheid: Option<&'static str>,
    /// Waarom er geen getal is.
    #[schemars(extend("enum" = ["ontbreekt", "geen-cijfer", "afgeschermd", "onbekend", "andere-periode", "andere-eenheid", "niet-op-te-tellen", null]))]
    leeg: Option<&'static str>,
}

/// Een som over leden.
#[derive(Serialize, JsonSchema)]
struct Som {
    /// De som van wat bekend is.
    stand: Stand,
    /// Hoeveel leden erin zitten.
    geteld: usize,
    /// Hoeveel leden niets hebben aangeleverd.
    ontbreekt: usize,
    /// Hoeveel leden geen cijfer hebben dat meetelt.
    zonder: usize,
    /// Hoeveel leden maar voor een deel meetellen.
    deels: usize,
    /// Hoeveel leden hun getal afschermen.
    verborgen: usize,
}

/// Wat er tekort is; onder nul is er over.
#[derive(Serialize, JsonSchema)]
struct Tekort {
    /// Het minste dat het kan zijn, voor zover bekend.
    min: String,
    /// Het meeste dat het kan zijn.
    max: String,
    /// Of het minder kan zijn, omdat plannen ontbreken.
    hoogstens: bool,
}

/// Een gemeente die een deel van de opgave van een andere overneemt.
#[derive(Serialize, JsonSchema)]
struct Afspraak<'a> {
    /// Wie afgeeft.
    van: &'a str,
    /// Wie overneemt.
    naar: &'a str,
    /// Aandachtsgroep.
    groep: Option<&'a str>,
    /// Woningtype.
    woningtype: Option<&'a str>,
    /// Prijssegment.
    segment: Option<&'a str>,
    /// De jaren; leeg als de afspraak die niet noemt.
    wanneer: &'a str,
    /// Waarin is geteld.
    eenheid: &'a str,
    /// Wie wat vastlegt.
    vastgelegd: Vec<Vastgelegd<'a>>,
    /// Of beide kanten hetzelfde vastleggen.
    #[schemars(extend("enum" = ["wederkerig", "eenzijdig", "tegenspraak", "niet-na-te-gaan"]))]
    stand: &'static str,
}

/// Wat een kant vastlegt.
#[derive(Serialize, JsonSchema)]
struct Vastgelegd<'a> {
    /// De gemeente, of de regio.
    wie: &'a str,
    /// Hoeveel.
    aantal: String,
    /// Waar het staat.
    plek: Plek<'a>,
}

/// Een plek in een bestand.
#[derive(Serialize, JsonSchema)]
struct Plek<'a> {
    /// Het bestand.
    bestand: &'a str,
    /// De regel, vanaf 1; 0 als die niet bekend is.
    regel: usize,
    /// De kolom, vanaf 1; 0 als die niet bekend is.
    kolom: usize,
}

/// Iets wat mis is, of aandacht vraagt.
#[derive(Serialize, JsonSchema)]
struct Melding<'a> {
    /// De vaste code.
    code: &'static str,
    /// Hoe zwaar de melding weegt.
    #[schemars(extend("enum" = ["fout", "let-op", "advies"]))]
    ernst: &'static str,
    /// Wat er is.
    bericht: &'a str,
    /// Wat te doen.
    hulp: Option<&'a str>,
    /// Waar het is.
    plek: Plek<'a>,
    /// Andere plekken die erbij horen.
    verwant: Vec<Verwant<'a>>,
}

/// Een andere plek die bij een melding hoort.
#[derive(Serialize, JsonSchema)]
struct Verwant<'a> {
    /// Wat er op die plek is.
    bericht: &'a str,
    /// De plek.
    plek: Plek<'a>,
}

impl<'a> Regio<'a> {
    fn of(beeld: &'a Regiobeeld) -> Self {
        Self {
            naam: &beeld.naam,
            bestand: &beeld.bestand,
            peildatum: beeld.peildatum.map(|date| date.to_string()),
            leden: beeld.leden.iter().map(lid).collect(),
            delen: beeld.cellen.iter().map(|cel| deel(beeld, cel)).collect(),
            afspraken: beeld.afspraken.iter().map(afspraak).collect(),
            meldingen: beeld.meldingen.iter().map(melding).collect(),
        }
    }
}

fn lid(lid: &Gemeente) -> Lid<'_> {
    let document = lid.aangeleverd.as_ref().map(|given| &given.document);
    Lid {
        gemeente: &lid.naam,
        code: lid.code.as_deref(),
        bron: lid.bron.as_deref(),
        aangeleverd: document.is_some(),
        reden: lid.reden.as_deref(),
        status: document.and_then(|one| one.status).map(crate::model::keuze::Status::as_str),
        versie: document.and_then(|one| one.versie.as_deref()),
    }
}

fn deel<'a>(beeld: &'a Regiobeeld, cel: &'a Deelopgave) -> Deel<'a> {
    let sleutel = &cel.sleutel;
    let members = beeld.leden.iter().zip(&cel.delen);
    Deel {
        groep: sleutel.groep.as_deref(),
        woningtype: sleutel.woningtype.as_deref(),
        segment: sleutel.segment.as_deref(),
        wanneer: &sleutel.wanneer,
        eenheid: &sleutel.eenheid,
        van: sleutel.van.as_deref(),
        opgave: stand(cel.opgave),
        bron: cel.bron.as_deref(),
        leden: members.map(|(lid, deel)| draagt(lid, deel)).collect(),
        behoefte: som(cel.behoefte),
        eigen_opgave: som(cel.eigen_opgave),
        plan: som(cel.plan),
        aandeel: som(cel.aandeel),
        maat: cel.maat.as_str(),
        tekort: cel.tekort.map(tekort),
        oordeel: cel.oordeel.as_str(),
    }
}

fn draagt<'a>(lid: &'a Gemeente, deel: &Aandeel) -> Draagt<'a> {
    Draagt {
        gemeente: &lid.naam,
        behoefte: stand(deel.behoefte),
        eigen_opgave: stand(deel.opgave),
        plan: stand(deel.plan),
        aandeel: stand(deel.aandeel),
        tekort: deel.tekort.map(|short| short.normalize().to_string()),
    }
}

fn stand(stand: Getalstand) -> Stand {
    match stand {
        Getalstand::Getal { min, max, ten_minste, nauwkeurigheid } => Stand {
            min: Some(min.normalize().to_string()),
            max: (!ten_minste).then(|| max.normalize().to_string()),
            ten_minste,
            nauwkeurigheid: nauwkeurigheid.map(crate::model::keuze::Nauwkeurigheid::as_str),
            leeg: None,
        },
        Getalstand::Leeg(why) => Stand {
            min: None,
            max: None,
            ten_minste: false,
            nauwkeurigheid: None,
            leeg: Some(why.as_str()),
        },
    }
}

fn som(som: Optelling) -> Som {
    let Optelling { geteld, ontbreekt, zonder, deels, verborgen, .. } = som;
    Som { stand: stand(som.stand), geteld, ontbreekt, zonder, deels, verborgen }
}

fn tekort(tekort: regio::Tekort) -> Tekort {
    let written = |number: rust_decimal::Decimal| number.normalize().to_string();
    Tekort { min: written(tekort.min), max: written(tekort.max), hoogstens: tekort.hoogstens }
}

fn afspraak(one: &Overeenkomst) -> Afspraak<'_> {
    let sides = one.vastgelegd.iter().map(|side| Vastgelegd {
        wie: &side.wie,
        aantal: side.aantal.normalize().to_string(),
        plek: plek(&side.plek),
    });
    Afspraak {
        van: &one.van,
        naar: &one.naar,
        groep: one.sleutel.groep.as_deref(),
        woningtype: one.sleutel.woningtype.as_deref(),
        segment: one.sleutel.segment.as_deref(),
        wanneer: &one.sleutel.wanneer,
        eenheid: &one.sleutel.eenheid,
        vastgelegd: sides.collect(),
        stand: one.stand.as_str(),
    }
}

fn plek(plek: &Plaats) -> Plek<'_> {
    Plek { bestand: &plek.bestand, regel: plek.regel, kolom: plek.kolom }
}

fn melding(found: &Bevinding) -> Melding<'_> {
    let related = found.verwant.iter();
    Melding {
        code: found.code.as_str(),
        ernst: ernst(found.ernst),
        bericht: &found.bericht,
        hulp: found.hulp.as_deref(),
        plek: plek(&found.plek),
        verwant: related.map(|(at, words)| Verwant { bericht: words, plek: plek(at) }).collect(),
    }
}
