//! Het document zelf: titel, status, besluiten en wat erbij hoort.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{
    Beeldsoort, Beslispuntsoort, Bouwsteen, Documentsoort, Orgaan, Status, Uitgelichtsoort,
    Uitslag, Woonzorgvorm,
};
use crate::model::streng::Grenzen;
use crate::model::verwijzing::{BronRef, HoofdstukRef, PartnerRef};
use crate::model::waarde::{
    Beeldpad, Datum, Eiscode, Elementen, Gemeentecode, Id, Jaar, Natuurlijk, Periode, Tekst, Url,
    Waarde,
};

/// Wat op de titelpagina, in het colofon en in de voettekst staat.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Documentgegevens {
    /// Titel van het document.
    pub titel: Option<String>,
    /// Tweede regel of motto onder de titel.
    pub ondertitel: Option<String>,
    /// Korte naam voor de voettekst.
    pub korte_titel: Option<String>,
    /// Wat voor stuk dit is.
    pub soort: Option<Documentsoort>,
    /// Hoe ver het stuk is: van startnotitie tot vervallen.
    pub status: Option<Status>,
    /// Versie zoals de gemeente die telt, bijvoorbeeld `0.9`.
    pub versie: Option<String>,
    /// Datum van deze versie.
    pub datum: Option<Datum>,
    /// Jaren waarvoor het stuk geldt, beide meegeteld.
    pub looptijd: Option<Periode>,
    /// Jaar tot waar het stuk vooruitkijkt.
    #[schemars(title = "Doorkijk tot")]
    pub doorkijk: Option<Jaar>,
    /// Wie dit stuk vaststelt. De praktijk verschilt, daarom is het een veld.
    pub vaststellend_orgaan: Option<Orgaan>,
    /// Nummer in het zaaksysteem.
    pub zaaknummer: Option<String>,
    /// Publicatiekenmerk, bijvoorbeeld een gmb- of CVDR-nummer.
    pub kenmerk: Option<String>,
    /// Datum waarop het stuk gaat gelden.
    #[schemars(title = "In werking vanaf")]
    pub in_werking: Option<Datum>,
    /// Datum waarop het stuk niet meer geldt.
    pub einddatum: Option<Datum>,
    /// Stukken die door dit stuk worden vervangen.
    #[serde(default)]
    pub vervangt: Vec<String>,
    /// Stukken die met dit stuk worden ingetrokken.
    #[serde(default)]
    pub trekt_in: Vec<String>,
    /// Wie opdracht gaf.
    pub opdrachtgever: Option<String>,
    /// Bureau dat meeschreef.
    pub bureau: Option<String>,
    /// Projectnummer van het bureau.
    pub projectnummer: Option<String>,
    /// `true` als de gemeente verzonnen is. Dat staat dan op de titelpagina.
    pub fictief: Option<bool>,
    /// Samenvatting in gewone taal.
    pub samenvatting: Option<Tekst>,
    /// Hoe het stuk is opgebouwd.
    pub leeswijzer: Option<Tekst>,
    /// Voorwoord met ondertekenaars.
    pub voorwoord: Option<Voorwoord>,
    /// Waar het deel over wonen en zorg staat.
    pub woonzorgdeel: Option<Woonzorgdeel>,
    /// De stand van de wet waarvan dit stuk uitgaat.
    pub wetstand: Option<Wetstand>,
    /// Hoe de PDF op de website is getoetst op toegankelijkheid.
    #[schemars(title = "Toegankelijkheid van de PDF")]
    pub pdf: Option<PdfGegevens>,
    /// De verklaring op de website.
    pub toegankelijkheidsverklaring: Option<Verklaring>,
    /// Het bestand waarin verder gewerkt kan worden.
    pub werkbestand: Option<Werkbestand>,
    /// Wie de foto's maakte.
    #[serde(default)]
    #[schemars(title = "Fotoverantwoording")]
    pub fotos: Vec<String>,
}

/// Een voorwoord met wie het ondertekent.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorwoord {
    /// Het voorwoord.
    pub tekst: Option<Tekst>,
    /// Wie ondertekenen.
    #[serde(default)]
    pub ondertekenaar: Vec<Ondertekenaar>,
}

/// Iemand die het voorwoord ondertekent.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ondertekenaar {
    /// Naam.
    pub naam: String,
    /// Functie, bijvoorbeeld wethouder wonen.
    pub functie: Option<String>,
}

/// Waar het deel over wonen en zorg in het programma te vinden is.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Woonzorgdeel {
    /// Hoofdstuk, onderdeel, bijlage of zelfstandig stuk.
    pub vorm: Option<Woonzorgvorm>,
    /// Waar het staat, bijvoorbeeld `hoofdstuk 4`.
    pub vindplaats: Option<String>,
}

/// De stand van de wet waarvan het stuk uitgaat.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wetstand {
    /// Datum waarop de wet is gelezen.
    pub peildatum: Option<Datum>,
    /// Waar de wet is gelezen.
    #[serde(default)]
    pub bron: Vec<BronRef>,
    /// Versiedatum van het Besluit kwaliteit leefomgeving.
    #[schemars(title = "Versie van het Besluit kwaliteit leefomgeving")]
    pub bkl_versie: Option<Datum>,
    /// Wat nog niet vaststaat.
    pub toelichting: Option<Tekst>,
}

/// Toegankelijkheid van de gepubliceerde PDF.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PdfGegevens {
    /// Of de PDF aan de norm voldoet.
    pub toegankelijk: Option<bool>,
    /// Waarmee en wanneer dat is getoetst.
    pub test: Option<Tekst>,
    /// Toegankelijk alternatief als iets niet lukt.
    pub alternatief: Option<Tekst>,
}

/// Toegankelijkheidsverklaring van de website.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verklaring {
    /// Datum van de verklaring.
    pub datum: Option<Datum>,
    /// Waar de verklaring staat.
    pub url: Option<Url>,
}

/// Bestand om in verder te werken.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Werkbestand {
    /// Bestandsformaat, bijvoorbeeld `odt` of `toml en markdown`.
    pub formaat: Option<String>,
    /// Waar het te krijgen is.
    pub vindplaats: Option<String>,
}

/// De gemeente die het stuk maakt.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gemeente {
    /// Naam van de gemeente, zonder het woord gemeente.
    pub naam: Option<String>,
    /// CBS-code, bijvoorbeeld `GM9999`.
    pub code: Option<Gemeentecode>,
    /// Provincie.
    pub provincie: Option<String>,
    /// Aantal inwoners, in personen, met peildatum.
    pub inwoners: Option<Waarde>,
    /// Aantal huishoudens, met peildatum.
    pub huishoudens: Option<Waarde>,
}

/// Welke kaders en eigen lijsten gelden.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Toetskeuze {
    /// Ingebouwde kaders om aan te toetsen. Leeg betekent: alle. Eigen kaders doen altijd mee.
    #[serde(default)]
    pub kaders: Vec<String>,
    /// Vanaf hoeveel personen een aantal per gebied en groep zichtbaar mag zijn. Standaard 10.
    pub privacydrempel: Option<Natuurlijk>,
    /// Welke open eisen tellen als fout, per bouwsteen. Zonder eigen grens geldt die van `--streng`.
    #[serde(default)]
    #[schemars(title = "Wat telt als fout")]
    pub streng: Grenzen,
}

/// Een eigen waarde naast een officiële lijst, bijvoorbeeld een eigen doelgroep.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EigenWaarde {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// De lijst waar deze waarde bij komt, bijvoorbeeld `aandachtsgroepen` of `woningtypen`.
    pub lijst: String,
    /// Naam zoals die gedrukt wordt.
    pub naam: String,
    /// Wat eronder valt.
    pub definitie: Option<Tekst>,
    /// Officiële waarden die deze eigen waarde geheel of deels dekt.
    #[serde(default)]
    pub valt_onder: Vec<String>,
    /// `true` als deze groep buiten dit stuk valt.
    pub buiten_reikwijdte: Option<bool>,
}

/// Een eigen hoofdstuk: volgorde en titel zijn vrij.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Hoofdstuk {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Titel van het hoofdstuk.
    pub titel: String,
    /// De tekst van het hoofdstuk.
    pub tekst: Option<Tekst>,
    /// De bouwstenen die in dit hoofdstuk komen, in volgorde.
    #[serde(default)]
    #[schemars(title = "Bouwstenen")]
    pub bouwsteen: Vec<Bouwsteen>,
    /// Hoofdstuk waar dit een paragraaf van is.
    pub onderdeel_van: Option<HoofdstukRef>,
    /// `true` voor een hoofdstuk zonder nummer, zoals een voorwoord.
    pub ongenummerd: Option<bool>,
}

/// Een bijlage, met een letter.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bijlage {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Titel.
    pub titel: String,
    /// Tekst van de bijlage.
    pub tekst: Option<Tekst>,
    /// Formaat bij aparte aanlevering, bijvoorbeeld `PDF/A-2a`.
    pub formaat: Option<String>,
    /// Waarom de bijlage niet als tekst kan worden aangeleverd.
    #[schemars(title = "Waarom als PDF")]
    pub reden_pdf: Option<Tekst>,
}

/// Een afbeelding, kaart of infographic.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afbeelding {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Pad van het beeld, bijvoorbeeld `beelden/kaart.png`.
    pub bestand: Beeldpad,
    /// Tekstalternatief: wat er te zien is voor wie het niet ziet.
    pub alt: String,
    /// Tekst onder de afbeelding.
    pub bijschrift: Option<String>,
    /// Foto, kaart, infographic of illustratie.
    pub soort: Option<Beeldsoort>,
    /// Maker of rechthebbende.
    pub maker: Option<String>,
    /// Bron van de gegevens in het beeld.
    pub bron: Option<BronRef>,
    /// Dezelfde informatie als tekst.
    pub tekstversie: Option<Tekst>,
    /// Bouwsteen waar de afbeelding bij staat.
    pub bij: Option<Bouwsteen>,
}

/// Een kader, praktijkvoorbeeld, tip, citaat of persona.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Uitgelicht {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Wat voor tekst het is.
    pub soort: Uitgelichtsoort,
    /// Titel van het kader.
    pub titel: Option<String>,
    /// De tekst.
    pub tekst: Tekst,
    /// Wie aan het woord is.
    pub spreker: Option<String>,
    /// Bouwsteen waar de tekst bij staat.
    pub bij: Option<Bouwsteen>,
}

/// Een besluit over dit stuk, met genummerde beslispunten.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Besluit {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Wie besluit.
    pub orgaan: Option<Orgaan>,
    /// Datum van het besluit.
    pub datum: Option<Datum>,
    /// Datum van bekendmaking; die kan maanden later zijn.
    pub bekendgemaakt: Option<Datum>,
    /// Nummer van het voorstel.
    pub voorstelnummer: Option<String>,
    /// Datum van het voorstel.
    pub voorsteldatum: Option<Datum>,
    /// De genummerde beslispunten.
    #[serde(default)]
    #[schemars(title = "Beslispunten")]
    pub beslispunt: Vec<Beslispunt>,
    /// Amendementen.
    #[serde(default)]
    #[schemars(title = "Amendementen")]
    pub amendement: Vec<Amendement>,
    /// Moties.
    #[serde(default)]
    #[schemars(title = "Moties")]
    pub motie: Vec<Motie>,
}

/// Een genummerd punt van een besluit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Beslispunt {
    /// Nummer van het beslispunt.
    pub nummer: Natuurlijk,
    /// Wat voor punt het is.
    pub soort: Option<Beslispuntsoort>,
    /// De tekst.
    pub tekst: Tekst,
}

/// Een wijziging die het orgaan aannam of verwierp.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Amendement {
    /// Nummer.
    pub nummer: Option<String>,
    /// Titel.
    pub titel: String,
    /// Hoofdstuk, alinea of bladzijde die wijzigt.
    pub plaats: Option<String>,
    /// De nieuwe tekst.
    pub tekst: Option<Tekst>,
    /// Wie indienden.
    #[serde(default)]
    #[schemars(title = "Indieners")]
    pub indiener: Vec<String>,
    /// Aangenomen, verworpen of ingetrokken.
    pub uitslag: Option<Uitslag>,
}

/// Een motie met wat ermee gebeurt.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Motie {
    /// Nummer.
    pub nummer: Option<String>,
    /// Titel.
    pub titel: String,
    /// De tekst.
    pub tekst: Option<Tekst>,
    /// Wie indienden.
    #[serde(default)]
    #[schemars(title = "Indieners")]
    pub indiener: Vec<String>,
    /// Aangenomen, verworpen of ingetrokken.
    pub uitslag: Option<Uitslag>,
    /// Wat er per datum mee is gedaan.
    #[serde(default)]
    pub stand: Vec<Standregel>,
}

/// Wat er op een datum is gedaan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Standregel {
    /// Datum.
    pub datum: Datum,
    /// Wat er is gedaan.
    pub tekst: String,
}

/// Een toezegging aan de raad.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Toezegging {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Nummer in het register.
    pub nummer: Option<String>,
    /// Wat is toegezegd.
    pub tekst: Tekst,
    /// Aan wie.
    pub aan: Option<Orgaan>,
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Wat er per datum mee is gedaan.
    #[serde(default)]
    pub stand: Vec<Standregel>,
}

/// Iets wat de gemeente nog niet weet.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NogOnbekend {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Wat nog niet bekend is.
    pub vraag: String,
    /// Waarom het nog niet bekend is.
    pub reden: Option<Tekst>,
    /// Wie het uitzoekt.
    pub trekker: Option<PartnerRef>,
    /// Wanneer het bekend is.
    #[schemars(title = "Bekend op")]
    pub gereed: Option<Datum>,
    /// Bouwsteen waar het bij hoort.
    pub bij: Option<Bouwsteen>,
}

/// Een gemotiveerde afwijking van één eis: pas toe of leg uit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LegUit {
    /// De code van de eis, bijvoorbeeld `REG-09`.
    pub eis: Eiscode,
    /// Waarom de gemeente afwijkt.
    pub motivering: Tekst,
    /// Wie besloot om af te wijken.
    pub besloten_door: Option<Orgaan>,
    /// Wanneer dat is besloten.
    pub datum: Option<Datum>,
    /// Tot wanneer de afwijking geldt.
    pub geldig_tot: Option<Datum>,
    /// Waarvoor de uitleg geldt, als dat niet de hele eis is: het `id` van een element of een waarde zoals een
    /// aandachtsgroep, of een lijst daarvan.
    pub element: Option<Elementen>,
}
