//! De huisstijl: hoe het document eruitziet, in elke uitvoer hetzelfde.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::Vorm;
use crate::model::waarde::{Beeldpad, Hexkleur, Letterpad, Tokenpad};

/// Hoe het document eruitziet. Wat niet leesbaar zou zijn, wordt bijgesteld; de toets zegt dat dan.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Huisstijl {
    /// Ingebouwde stijl: `rustig` (als u niets kiest), `klassiek` of `helder`.
    pub vorm: Option<Vorm>,
    /// Eigen kleuren. Zij gaan voor op die uit de design tokens.
    pub kleuren: Option<Kleurkeuze>,
    /// Bestand met design tokens (JSON) in de map `huisstijl/`, bijvoorbeeld van het NL Design System.
    #[schemars(title = "Design tokens")]
    pub tokens: Option<Tokenpad>,
    /// Logo op de titelpagina.
    pub logo: Option<Logo>,
    /// Beeld op de titelpagina.
    pub voorblad: Option<Voorblad>,
    /// Eigen letters, uit bestanden in de map `huisstijl/`.
    pub letters: Option<Letters>,
}

/// De kleuren van het document, als `#rrggbb`. Het papier blijft altijd wit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kleurkeuze {
    /// Kleur van koppen, koppelingen en lijnen onder tabelkoppen.
    pub accent: Option<Hexkleur>,
    /// Tweede kleur: wat aandacht vraagt, en om en om in grafieken.
    #[schemars(title = "Steunkleur")]
    pub steun: Option<Hexkleur>,
    /// Kleur van de lopende tekst.
    pub inkt: Option<Hexkleur>,
    /// Kleur van kleine tekst: bronnen, bijschriften en nummers.
    #[schemars(title = "Stille tekst")]
    pub stil: Option<Hexkleur>,
    /// Kleur van dunne lijnen.
    pub lijn: Option<Hexkleur>,
    /// Kleur achter kaders.
    pub vlak: Option<Hexkleur>,
    /// Kleur achter wat aandacht vraagt.
    #[schemars(title = "Warm vlak")]
    pub warm: Option<Hexkleur>,
}

/// Het logo van de gemeente.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Logo {
    /// Pad van het beeld: SVG, PNG of JPEG.
    pub bestand: Beeldpad,
    /// Wat het logo zegt, voor wie het niet ziet, bijvoorbeeld `Gemeente Lindewaard`.
    pub alt: String,
}

/// Het beeld op de titelpagina.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorblad {
    /// Pad van het beeld: SVG, PNG of JPEG.
    pub bestand: Beeldpad,
    /// Wat er te zien is, voor wie het niet ziet.
    pub alt: Option<String>,
    /// Zeg `true` als het beeld alleen versiering is; dan is `alt` niet nodig.
    pub decoratief: Option<bool>,
}

/// Letterbestanden (`.otf` of `.ttf`) van één familie. Wat ontbreekt, wordt gezet in Source Sans 3.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Letters {
    /// Pad van de gewone letter.
    pub gewoon: Letterpad,
    /// Pad van de cursieve letter.
    pub cursief: Option<Letterpad>,
    /// Pad van de vette letter, voor koppen en nadruk.
    pub vet: Option<Letterpad>,
}
