//! Where the gemeente stands against the normen, in the reports; shown when anything could be computed.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    check::{Normregel, Normstand, Toetsing},
    report::{Style, words},
};

/// The heading.
pub(super) const TITLE: &str = "Waar staat de gemeente";

/// The normen of which something is known.
pub(super) fn shown(toetsing: &Toetsing) -> Vec<&Normstand> {
    toetsing.normen.iter().filter(|found| !found.regels.is_empty()).collect()
}

/// The facts about one norm, each with its label.
pub(super) fn facts(found: &Normstand, peildatum: Date) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Stand", format!("{}; {}", found.uitkomst.titel(), found.reden))];
    let line = |regel: &Normregel| format!("{}: {}", regel.naam, regel.tekst);
    facts.extend(found.regels.iter().map(|regel| ("Getallen", line(regel))));
    facts.push(("Niveau", found.niveau().to_owned()));
    let bron = &found.norm.bron;
    facts.push(("Bron", words::source(&found.document, &bron.plaats, bron.url.as_deref())));
    if found.is_eigen() {
        facts.push(("Kader", format!("{} (eigen kader)", found.kader)));
    }
    let mut weight = vec![found.norm.sterkte.titel()];
    weight.extend(found.voorbehoud(peildatum));
    facts.push(("Telt", format!("{} · telt niet mee in de toets", weight.join(" · "))));
    facts
}

/// The section in a report for a person.
pub(super) fn mens(toetsing: &Toetsing, style: &Style) -> Option<String> {
    let shown = shown(toetsing);
    if shown.is_empty() {
        return None;
    }
    let mut parts = vec![format!("{}\n", style.bold(TITLE))];
    for found in shown {
        let lead = format!("{}  ", found.norm.id);
        let mut part = style.paragraph(&lead, &found.norm.titel);
        for (label, words) in facts(found, toetsing.peildatum) {
            part += &style.paragraph(&format!("  {label}: "), &words::sentence(&words));
        }
        parts.push(part);
    }
    let (title, rest) = parts.split_at(1);
    Some(format!("{}{}", title.concat(), rest.join("\n")))
}

/// Waar de gemeente staat ten opzichte van een norm.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Normblok<'a> {
    /// Het vaste kenmerk.
    id: &'a str,
    /// De korte naam van het kader waar de norm in staat.
    kader: &'a str,
    /// Wat de norm zegt.
    titel: &'a str,
    /// Het gebied waarvoor de norm geldt; alleen daar wordt vergeleken.
    #[schemars(extend("enum" = ["gemeente", "regio", "land"]))]
    niveau: &'static str,
    /// Hoe sterk de bron is.
    #[schemars(extend("enum" = ["wet", "besluit-ontwerp", "bestuurlijke-afspraak", "handreiking", "aanbevolen"]))]
    sterkte: &'static str,
    /// Hoe zeker de bron is.
    #[schemars(extend("enum" = ["gelezen", "secundair", "nagaan"]))]
    zekerheid: &'static str,
    /// Woorden die erbij horen, zoals `verwacht`, `ontwerp` of `bron nagaan`.
    voorbehoud: Vec<&'static str>,
    /// De uitkomst; een norm laat de toets nooit mislukken.
    #[schemars(extend("enum" = ["haalt", "haalt-niet", "geen-grens", "niet-te-zeggen"]))]
    uitkomst: &'static str,
    /// Waarom dit de uitkomst is.
    reden: &'a str,
    /// De berekeningen, elk met de getallen.
    berekening: Vec<Berekening<'a>>,
    /// Het document waar de norm vandaan komt.
    document: &'a str,
    /// Het artikel, de bladzijde of het kopje.
    plaats: &'a str,
    /// Het adres, als dat er is.
    url: Option<&'a str>,
}

/// Eén berekening.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Berekening<'a> {
    /// Van wie het getal is: de regio, de gemeente alleen, of een groep.
    naam: &'a str,
    /// De berekening uitgeschreven, of waarom die niet te maken is.
    tekst: &'a str,
    /// Of er een getal uitkomt.
    is_getal: bool,
}

impl<'a> Normblok<'a> {
    pub(super) fn new(found: &'a Normstand, peildatum: Date) -> Self {
        let norm = &found.norm;
        let line = |regel: &'a Normregel| Berekening {
            naam: &regel.naam,
            tekst: &regel.tekst,
            is_getal: regel.is_getal,
        };
        Self {
            id: &norm.id,
            kader: &found.kader,
            titel: &norm.titel,
            niveau: norm.niveau.as_str(),
            sterkte: norm.sterkte.as_str(),
            zekerheid: norm.bron.zekerheid.as_str(),
            voorbehoud: found.voorbehoud(peildatum),
            uitkomst: found.uitkomst.as_str(),
            reden: &found.reden,
            berekening: found.regels.iter().map(line).collect(),
            document: &found.document,
            plaats: &norm.bron.plaats,
            url: norm.bron.url.as_deref(),
        }
    }
}
