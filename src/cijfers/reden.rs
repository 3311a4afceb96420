//! Says in words why numbers must not be added.

use super::{Bezwaar, Cijfer, Dimensie, Wanneer};

/// How the value of a dimension, or a word such as a unit, is written.
pub type Schrijfwijze<'n> = dyn Fn(Option<Dimensie>, &str) -> String + 'n;

impl Bezwaar<'_> {
    /// The reason, as a part of a sentence: `de eenheden verschillen: woning en plek`.
    pub fn reden(&self, naam: &Schrijfwijze<'_>) -> String {
        let two = |one: &str, other: &str| format!("{} en {}", naam(None, one), naam(None, other));
        match self {
            Self::Geen => "er zijn geen getallen".to_owned(),
            Self::Soorten(one, other) => {
                let words = two(one.soort().as_str(), other.soort().as_str());
                format!("het zijn verschillende soorten cijfers: {words}")
            }
            Self::Eenheden(one, other) => {
                format!("de eenheden verschillen: {}", two(one.eenheid(), other.eenheid()))
            }
            Self::Noemers(one, other) => {
                let of = |cijfer: &Cijfer<'_>| cijfer.van().unwrap_or("iets anders").to_owned();
                let words = two(&of(one), &of(other));
                format!("de percentages gaan niet over hetzelfde: {words}")
            }
            Self::Perioden(one, other) => {
                let (one, other) = (when(one.wanneer()), when(other.wanneer()));
                format!("de tijden passen niet bij elkaar: {one} en {other}")
            }
            Self::Genest(inner, outer, dimensie) => {
                let value = |cijfer: &Cijfer<'_>| {
                    naam(Some(*dimensie), cijfer.kenmerk(*dimensie).unwrap_or_default())
                };
                format!("{} zit al in {}", value(inner), value(outer))
            }
            Self::TotaalEnDeel(..) => "er staat een totaal bij met een deel daarvan".to_owned(),
            Self::TeGroot => "de uitkomst heeft te veel cijfers".to_owned(),
        }
    }
}

fn when(wanneer: Wanneer) -> String {
    match wanneer {
        Wanneer::Peildatum(date) => crate::taal::date(date),
        other => other.geschreven().unwrap_or_else(|| "zonder tijd".to_owned()),
    }
}
