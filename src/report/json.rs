//! The toetsing as JSON: a contract with other programs. Fields may be added, never changed.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use crate::{
    check::{Bevinding, Telling, Toetsing, vastlegging::Vergelijking},
    diagnostic::{Diagnostic, Severity},
    report::{
        normen::Normblok, taaladvies::Taalblok, text, vergelijking::Vergeleken,
        voortgang::Voortgangsblok, vooruit,
    },
    source::{Location, Pointer, Sources},
};

/// Version of the contract.
const VERSIE: &str = "1";

/// The toetsing as one JSON object, with a line end.
pub fn json(toetsing: &Toetsing, sources: &Sources) -> String {
    text::json(&Uitslag::new(toetsing, sources))
}

/// As [`json`], with what changes after the peildatum.
pub fn json_vooruit(toetsing: &Toetsing, sources: &Sources) -> String {
    let vooruit = Some(vooruit::rows(toetsing));
    text::json(&Uitslag { vooruit, ..Uitslag::new(toetsing, sources) })
}

/// As [`json`], with what changed since a toetsing was recorded.
pub fn json_vergeleken(
    toetsing: &Toetsing,
    sources: &Sources,
    vergelijking: &Vergelijking,
) -> String {
    let vergelijking = Some(Vergeleken::new(vergelijking));
    text::json(&Uitslag { vergelijking, ..Uitslag::new(toetsing, sources) })
}

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
pub fn toets_schema() -> Value {
    let schema: Schema = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = false)
        .into_generator()
        .into_root_schema_for::<Uitslag<'_>>();
    schema.to_value()
}

/// De uitslag van `bouwsteen toets --uitvoer json`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Uitslag<'a> {
    /// De versie van deze afspraak; velden kunnen erbij komen zonder dat zij verandert.
    versie: &'static str,
    /// Het programma dat de uitslag maakte.
    programma: Programma,
    /// De dag waarop de regels gelden waaraan getoetst is.
    #[schemars(extend("format" = "date"))]
    peildatum: String,
    /// De kaders waaraan getoetst is.
    kaders: Vec<Kader<'a>>,
    /// De onderdelen van de visie, met hun tellingen.
    bouwstenen: Vec<Bouwsteen>,
    /// Elke eis met haar uitkomst.
    eisen: Vec<Eis<'a>>,
    /// Wat er mis is met de gegevens.
    meldingen: Vec<Melding<'a>>,
    /// Hoe ver de doelen zijn.
    voortgang: Voortgangsblok<'a>,
    /// Waar de gemeente staat ten opzichte van de normen van de kaders.
    normen: Vec<Normblok<'a>>,
    /// De taal van de teksten; alleen met `--taal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    taal: Option<Taalblok<'a>>,
    /// Wat na de peildatum verandert; alleen met `--vooruit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    vooruit: Option<Vec<vooruit::Regel>>,
    /// Wat veranderde sinds een toetsing die is vastgelegd; alleen met `--vergelijk`.
    #[serde(skip_serializing_if = "Option::is_none")]
    vergelijking: Option<Vergeleken<'a>>,
}

/// Een programma.
#[derive(Serialize, JsonSchema)]
struct Programma {
    /// De naam.
    naam: &'static str,
    /// De versie.
    versie: &'static str,
}

/// Een kader: eisen uit een of meer bronnen.
#[derive(Serialize, JsonSchema)]
struct Kader<'a> {
    /// De korte naam.
    naam: &'a str,
    /// De versie.
    versie: &'a str,
    /// De dag waarop de bronnen gelezen zijn.
    #[schemars(extend("format" = "date"))]
    peildatum: String,
    /// Of het een eigen kader is, van gemeente, regio of provincie.
    eigen: bool,
}

/// Een onderdeel van de visie.
#[derive(Serialize, JsonSchema)]
struct Bouwsteen {
    /// Het kenmerk.
    id: &'static str,
    /// De titel.
    titel: &'static str,
    /// Hoeveel eisen welke uitkomst hebben.
    tellingen: Tellingen,
}

/// Hoeveel eisen welke uitkomst hebben.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Tellingen {
    /// Wat de eis vraagt, staat erin.
    voldaan: usize,
    /// Er staat iets over in; een mens beoordeelt of dat genoeg is.
    beargumenteerd: usize,
    /// Er wordt afgeweken, met een motivering.
    leg_uit: usize,
    /// Het staat er nog niet in.
    open: usize,
    /// De eis geldt niet voor deze visie.
    niet_van_toepassing: usize,
}

/// Een eis met haar uitkomst.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Eis<'a> {
    /// Het vaste kenmerk.
    id: &'a str,
    /// De korte naam van het kader waar de eis in staat.
    kader: &'a str,
    /// Het kenmerk van de bouwsteen.
    bouwsteen: &'static str,
    /// Wat de eis vraagt.
    titel: &'a str,
    /// Hoe sterk de bron is.
    #[schemars(extend("enum" = ["wet", "besluit-ontwerp", "bestuurlijke-afspraak", "handreiking", "aanbevolen"]))]
    sterkte: &'static str,
    /// Hoe zeker de bron is.
    #[schemars(extend("enum" = ["gelezen", "secundair", "nagaan"]))]
    zekerheid: &'static str,
    /// Of de gemeente mag afwijken.
    #[schemars(extend("enum" = ["nee", "motiveren", "vrij"]))]
    afwijken: &'static str,
    /// Voor wie de eis is.
    #[schemars(extend("enum" = ["gemeente", "college", "raad", "corporatie", "provincie", "rijk"]))]
    adressaat: &'static str,
    /// Of de eis nu telt: zij geldt al, de bron is zeker en zij is voor de gemeente.
    bindend: bool,
    /// Woorden die erbij horen, zoals `verwacht`, `ontwerp` of `bron nagaan`.
    voorbehoud: Vec<&'static str>,
    /// De uitkomst.
    #[schemars(extend("enum" = ["voldaan", "beargumenteerd", "leg-uit", "open", "niet-van-toepassing"]))]
    uitkomst: &'static str,
    /// Of de gemeente zegt dat zij het antwoord nog niet weet.
    onbekend: bool,
    /// Waarom dit de uitkomst is.
    reden: &'a str,
    /// Wat te doen als de eis open staat.
    herstel: &'a str,
    /// Waar de eis vandaan komt.
    bron: Bron<'a>,
    /// Waar het antwoord in de gegevens staat.
    plekken: Vec<Plek<'a>>,
}

/// De vindplaats van een eis.
#[derive(Serialize, JsonSchema)]
struct Bron<'a> {
    /// Het document.
    document: &'a str,
    /// Het artikel, de bladzijde of het kopje.
    plaats: &'a str,
    /// Het adres, als dat er is.
    url: Option<&'a str>,
}

/// Een plek in de gegevens.
#[derive(Serialize, JsonSchema)]
struct Plek<'a> {
    /// Het bestand, vanaf de map van de visie, met `/`.
    bestand: &'a str,
    /// De regel, vanaf 1.
    #[schemars(range(min = 1))]
    regel: usize,
    /// De kolom in tekens, vanaf 1.
    #[schemars(range(min = 1))]
    kolom: usize,
    /// De plaats in de samengevoegde gegevens, als JSON Pointer.
    pad: &'a str,
}

/// Iets wat mis is met de gegevens, of aandacht vraagt.
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
    /// Het bestand, vanaf de map van de visie, met `/`.
    bestand: &'a str,
    /// De regel, vanaf 1.
    #[schemars(range(min = 1))]
    regel: usize,
    /// De kolom in tekens, vanaf 1.
    #[schemars(range(min = 1))]
    kolom: usize,
    /// De plaats in de samengevoegde gegevens, als JSON Pointer.
    pad: &'a str,
    /// Andere plekken die erbij horen.
    verwant: Vec<Verwant<'a>>,
}

/// Een andere plek die bij een melding hoort.
#[derive(Serialize, JsonSchema)]
struct Verwant<'a> {
    /// Wat er op die plek is.
    bericht: &'a str,
    /// Het bestand, vanaf de map van de visie, met `/`.
    bestand: &'a str,
    /// De regel, vanaf 1.
    #[schemars(range(min = 1))]
    regel: usize,
    /// De kolom in tekens, vanaf 1.
    #[schemars(range(min = 1))]
    kolom: usize,
}

impl<'a> Uitslag<'a> {
    fn new(toetsing: &'a Toetsing, sources: &'a Sources) -> Self {
        let kaders = toetsing.kaders.iter().map(|kader| Kader {
            naam: &kader.naam,
            versie: &kader.versie,
            peildatum: kader.peildatum.to_string(),
            eigen: kader.is_eigen(),
        });
        Self {
            versie: VERSIE,
            programma: Programma { naam: "bouwsteen", versie: env!("CARGO_PKG_VERSION") },
            peildatum: toetsing.peildatum.to_string(),
            kaders: kaders.collect(),
            bouwstenen: toetsing.bouwstenen.iter().map(bouwsteen).collect(),
            eisen: toetsing
                .eisen
                .iter()
                .map(|bevinding| eis(bevinding, toetsing.peildatum, sources))
                .collect(),
            meldingen: toetsing.alle_meldingen().map(|found| melding(found, sources)).collect(),
            voortgang: Voortgangsblok::new(&toetsing.voortgang, sources),
            normen: toetsing
                .normen
                .iter()
                .map(|found| Normblok::new(found, toetsing.peildatum))
                .collect(),
            taal: toetsing.taal.as_ref().map(|taal| Taalblok::new(taal, sources)),
            vooruit: None,
            vergelijking: None,
        }
    }
}

fn bouwsteen(telling: &Telling) -> Bouwsteen {
    Bouwsteen {
        id: telling.bouwsteen.as_str(),
        titel: telling.bouwsteen.titel(),
        tellingen: Tellingen {
            voldaan: telling.voldaan,
            beargumenteerd: telling.beargumenteerd,
            leg_uit: telling.leg_uit,
            open: telling.open,
            niet_van_toepassing: telling.niet_van_toepassing,
        },
    }
}

fn eis<'a>(bevinding: &'a Bevinding, peildatum: Date, sources: &'a Sources) -> Eis<'a> {
    let eis = &bevinding.eis;
    Eis {
        id: &eis.id,
        kader: &bevinding.kader,
        bouwsteen: eis.bouwsteen.as_str(),
        titel: &eis.titel,
        sterkte: eis.sterkte.as_str(),
        zekerheid: eis.bron.zekerheid.as_str(),
        afwijken: eis.afwijken.as_str(),
        adressaat: eis.adressaat.as_str(),
        bindend: bevinding.bindend,
        voorbehoud: bevinding.voorbehoud(peildatum),
        uitkomst: bevinding.uitkomst.as_str(),
        onbekend: bevinding.onbekend,
        reden: &bevinding.reden,
        herstel: &eis.herstel,
        bron: Bron {
            document: &bevinding.document,
            plaats: &eis.bron.plaats,
            url: eis.bron.url.as_deref(),
        },
        plekken: bevinding
            .plekken
            .iter()
            .map(|plek| place(plek.location, &plek.pad, sources))
            .collect(),
    }
}

fn melding<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Melding<'a> {
    let Plek { bestand, regel, kolom, pad } = place(diagnostic.location, &diagnostic.pad, sources);
    let verwant = diagnostic.related.iter().map(|(location, words)| {
        let position = sources.position(*location);
        let bestand = sources.path(location.file());
        Verwant { bericht: words, bestand, regel: position.line, kolom: position.column }
    });
    Melding {
        code: diagnostic.code.as_str(),
        ernst: ernst(diagnostic.severity),
        bericht: &diagnostic.message,
        hulp: diagnostic.help.as_deref(),
        bestand,
        regel,
        kolom,
        pad,
        verwant: verwant.collect(),
    }
}

fn place<'a>(location: Location, pad: &'a Pointer, sources: &'a Sources) -> Plek<'a> {
    let position = sources.position(location);
    Plek {
        bestand: sources.path(location.file()),
        regel: position.line,
        kolom: position.column,
        pad: pad.as_str(),
    }
}

pub(super) fn ernst(severity: Severity) -> &'static str {
    match severity {
        Severity::Fout => "fout",
        Severity::Let => "let-op",
        Severity::Advies => "advies",
    }
}
