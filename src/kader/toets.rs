//! The closed list of ways to check an eis: no expression language, a new kind is a new variant.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::model::waarde::{Datum, Getal, Id};

/// Hoe een eis wordt getoetst aan de samengevoegde gegevens.
///
/// Een *pad* wijst een plaats in de visie aan; `*` staat voor elk element van een lijst. Een *veld* is een
/// plaats binnen één element, zonder `/` ervoor (`bod/periode`). Wat leeg is, een invulwoord of `onbekend`, is er niet.
// Numbers have a limit in the schema, so that no date that is computed with them falls outside the calendar.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(
    tag = "soort",
    deny_unknown_fields,
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Toets {
    /// Op elk pad staat iets; met `een-van` op minstens één.
    Aanwezig {
        /// De paden.
        #[schemars(with = "Vec<Pad>", length(min = 1))]
        paden: Vec<String>,
        /// Eén is genoeg.
        #[serde(default)]
        een_van: bool,
    },
    /// Er is minstens één element dat bij `waar` past, en elk zo'n element heeft alle `velden` en voldoet aan alles in `moet`.
    PerElement {
        /// Pad van de lijst.
        #[schemars(with = "Pad")]
        r#in: String,
        /// Welke elementen tellen; alles moet kloppen.
        #[serde(default)]
        waar: Vec<Filter>,
        /// Wat elk moet hebben.
        #[serde(default)]
        #[schemars(with = "Vec<Veld>")]
        velden: Vec<String>,
        /// Eén van de `velden` is genoeg per element.
        #[serde(default)]
        een_van: bool,
        /// Waar elk aan moet voldoen; alles moet kloppen.
        #[serde(default)]
        moet: Vec<Filter>,
        /// Geen enkel element dat bij `waar` past is ook goed.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// Minstens `minimaal` elementen passen bij `waar` en hebben alle `velden`.
    Element {
        /// Pad van de lijst.
        #[schemars(with = "Pad")]
        r#in: String,
        /// Welke elementen tellen; alles moet kloppen.
        #[serde(default)]
        waar: Vec<Filter>,
        /// Wat zo'n element moet hebben.
        #[serde(default)]
        #[schemars(with = "Vec<Veld>")]
        velden: Vec<String>,
        /// Hoeveel zulke elementen er moeten zijn; zonder opgave 1.
        #[serde(default = "one")]
        #[schemars(range(min = 1, max = 1_000_000))]
        minimaal: usize,
    },
    /// Elke waarde van een lijst van een kader (of van `waarden`) heeft een element, met alle `velden` of een gemotiveerde uitzondering.
    Dekking {
        /// De lijst van een kader.
        #[schemars(with = "Id")]
        lijst: String,
        /// Alleen deze waarden van de lijst; leeg betekent: alle.
        #[serde(default)]
        #[schemars(with = "Vec<Id>")]
        waarden: Vec<String>,
        /// Pad van de lijst met elementen.
        #[schemars(with = "Pad")]
        r#in: String,
        /// Het veld met de waarde; een veld dat zelf een lijst is, telt voor elk van zijn waarden.
        #[schemars(with = "Veld")]
        sleutel: String,
        /// Wat elk moet hebben.
        #[serde(default)]
        #[schemars(with = "Vec<Veld>")]
        velden: Vec<String>,
        /// Een veld dat, als er iets staat, in de plaats komt van de `velden`.
        #[schemars(with = "Option<Veld>")]
        uitzondering: Option<String>,
    },
    /// Het getal ligt binnen de grenzen.
    Grens {
        /// Pad van het getal; met `*` elk ervan.
        #[schemars(with = "Pad")]
        pad: String,
        /// Minstens dit.
        minimaal: Option<Getal>,
        /// Hoogstens dit.
        maximaal: Option<Getal>,
        /// Geen getal is ook goed.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// De waarde is een van deze woorden.
    Keuze {
        /// Pad van de waarde; met `*` elk ervan.
        #[schemars(with = "Pad")]
        pad: String,
        /// De waarden die mogen.
        #[schemars(length(min = 1))]
        is: Vec<String>,
        /// Geen waarde is ook goed.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// De tijd tussen twee datums ligt binnen de grenzen; beide dagen tellen mee.
    Tijdvak {
        /// Pad van de eerste dag.
        #[schemars(with = "Pad")]
        van: String,
        /// Pad van de laatste dag.
        #[schemars(with = "Pad")]
        tot: String,
        /// Minstens zoveel dagen.
        #[schemars(range(max = 40_000))]
        minimaal_dagen: Option<u32>,
        /// Hoogstens zoveel jaar.
        #[schemars(range(max = 100))]
        maximaal_jaren: Option<u16>,
    },
    /// Een datum is niet later dan een andere datum, of dan een vaste dag.
    Uiterlijk {
        /// Pad van de datum die wordt getoetst.
        #[schemars(with = "Pad")]
        pad: String,
        /// Pad van de uiterste datum.
        #[schemars(with = "Option<Pad>")]
        pad_uiterlijk: Option<String>,
        /// Een vaste uiterste datum.
        #[schemars(with = "Option<Datum>")]
        datum: Option<Date>,
        /// Dag van het jaar als `MM-DD`, in het jaar van de datum zelf.
        #[schemars(regex(pattern = "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]
        #[schemars(extend("x-vorm" = "schrijf maand en dag als `07-01`"))]
        dag: Option<String>,
        /// Zoveel dagen moeten ertussen zitten.
        #[serde(default)]
        #[schemars(range(max = 40_000))]
        dagen_ertussen: u32,
        /// Pad van een ja of nee; bij `true` telt de datum niet, want er is een andere afgesproken.
        #[schemars(with = "Option<Pad>")]
        tenzij: Option<String>,
    },
    /// Een periode (`2027-2031`) of lijst van jaren beslaat minstens zoveel jaar.
    Jaren {
        /// Pad van een periode, of van een lijst waarvan elk element een `jaar` heeft; met `*` elke periode.
        #[schemars(with = "Pad")]
        pad: String,
        /// Minstens zoveel jaar.
        #[schemars(range(min = 1, max = 200))]
        minimaal: usize,
    },
    /// Onderzoek is op de peildatum niet ouder dan zoveel jaar, of er staat waarom het nog klopt.
    Actualiteit {
        /// Pad van de lijst met onderzoek.
        #[schemars(with = "Pad")]
        r#in: String,
        /// Veld met de datum.
        #[schemars(with = "Veld")]
        datum: String,
        /// Pad van de datum waarop wordt gemeten.
        #[schemars(with = "Pad")]
        peil: String,
        /// Hoogstens zoveel jaar oud.
        #[schemars(range(max = 100))]
        jaren: u16,
        /// Veld met de motivering die ervoor in de plaats komt.
        #[schemars(with = "Veld")]
        tenzij: String,
    },
    /// Twee velden hebben over een hele lijst dezelfde som.
    Som {
        /// Pad van de lijst.
        #[schemars(with = "Pad")]
        r#in: String,
        /// Het ene veld.
        #[schemars(with = "Veld")]
        links: String,
        /// Het andere veld.
        #[schemars(with = "Veld")]
        rechts: String,
    },
    /// Op deze plaatsen staat een tekst; meer dan *beargumenteerd* wordt het nooit.
    OpenNorm {
        /// De plaatsen, allemaal, tenzij `een-van`.
        #[schemars(with = "Vec<Pad>", length(min = 1))]
        paden: Vec<String>,
        /// Eén is genoeg.
        #[serde(default)]
        een_van: bool,
    },
    /// Dit klopt allemaal; het eerste dat niet klopt, geeft de reden.
    Alle {
        /// De toetsen.
        #[schemars(length(min = 1))]
        toetsen: Vec<Self>,
    },
    /// Een deel dat alleen telt als alle voorwaarden kloppen.
    Indien {
        /// Wanneer het telt; een voorwaarde die niet is ingevuld, laat het deel open.
        geldt_als: Vec<Voorwaarde>,
        /// De toets.
        toets: Box<Self>,
    },
}

/// Over welke elementen van een lijst een toets gaat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filter {
    /// Het veld; een veld dat een lijst is, past als een van zijn waarden past. Leeg is het element zelf.
    #[schemars(with = "Veld")]
    pub veld: String,
    /// Het heeft een van deze waarden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<String>,
    /// Het verwijst naar een element van een andere lijst, waarvan een veld een van deze waarden heeft.
    pub verwijst: Option<Verwijst>,
    /// Het is er (`true`) of niet (`false`).
    pub aanwezig: Option<bool>,
}

/// Een stap van een verwijzing naar het element dat zij noemt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verwijst {
    /// Pad van de lijst waar naar wordt verwezen, zoals `/partner`.
    #[schemars(with = "Pad")]
    pub naar: String,
    /// Veld van het element daar.
    #[schemars(with = "Veld")]
    pub veld: String,
    /// Een van deze waarden.
    #[schemars(length(min = 1))]
    pub is: Vec<String>,
}

/// Een voorwaarde; precies een van `is`, `bevat` en `aanwezig`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorwaarde {
    /// Pad van de waarde.
    #[schemars(with = "Pad")]
    pub pad: String,
    /// De waarde is dit woord, `true` of `false`.
    pub is: Option<String>,
    /// De lijst (of een waarde bij `*`) bevat dit woord.
    pub bevat: Option<String>,
    /// Er staat iets (`true`) of niets (`false`); de tabel eromheen moet er wel zijn.
    pub aanwezig: Option<bool>,
}

/// A place in a visie, for the schema only.
pub(super) struct Pad;

/// A place inside one element, for the schema only.
pub(super) struct Veld;

impl JsonSchema for Pad {
    fn schema_name() -> Cow<'static, str> {
        "Pad".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^/",
            "maxLength": 200,
            "x-pad": true,
            "x-vorm": "begin een pad met `/`, zoals `/opgave/aandachtsgroep`"
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

impl JsonSchema for Veld {
    fn schema_name() -> Cow<'static, str> {
        "Veld".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^([^/]|$)",
            "maxLength": 200,
            "x-veld": true,
            "x-vorm": "schrijf een veld zonder `/` ervoor, zoals `bod/periode`"
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

fn one() -> usize {
    1
}
