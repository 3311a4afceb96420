//! What a day decides about an eis: whether it is shown, whether it binds, and which words go with it.

use jiff::civil::Date;

use crate::kader::{Adressaat, Afwijken, Eis, Geldig, Norm, Sterkte, Vervallen, Zekerheid};

/// What is said of an eis whose expected day came without the kader saying that it is in force.
pub(super) const VOORBIJ: &str = "de verwachte datum is voorbij; nagaan";

impl Eis {
    /// Whether the eis is shown at all: not retired, and not past its last day.
    pub(super) fn shown_at(&self, peildatum: Date) -> bool {
        shown_at(&self.geldig, self.vervallen.as_ref(), peildatum)
    }

    /// Whether an open outcome can fail a build: only what is in force, read, and asked of the gemeente.
    pub fn binds_at(&self, peildatum: Date) -> bool {
        let certain = match self.sterkte {
            // Law that was not read in its own text is not shown as settled.
            Sterkte::Wet => self.bron.zekerheid == Zekerheid::Gelezen,
            Sterkte::BesluitOntwerp => false,
            Sterkte::BestuurlijkeAfspraak | Sterkte::Handreiking | Sterkte::Aanbevolen => {
                self.bron.zekerheid != Zekerheid::Nagaan
            }
        };
        certain && !self.is_expected_at(peildatum) && self.adressaat.is_gemeente()
    }

    fn is_expected_at(&self, peildatum: Date) -> bool {
        self.geldig.is_expected_at(peildatum)
    }

    /// Whether the expected day came, and the kader still does not say that the eis is in force.
    pub(super) fn is_overdue_at(&self, peildatum: Date) -> bool {
        self.geldig.is_overdue_at(peildatum)
    }

    /// The words that keep an eis from being read as settled law: verwacht, ontwerp, bron nagaan.
    pub fn voorbehoud(&self, peildatum: Date) -> Vec<&'static str> {
        let mut words = reserves(self.sterkte, &self.geldig, self.bron.zekerheid, peildatum);
        match self.adressaat {
            Adressaat::Gemeente | Adressaat::College | Adressaat::Raad => {}
            Adressaat::Corporatie => words.push("plicht van de corporatie"),
            Adressaat::Provincie => words.push("taak van de provincie"),
            Adressaat::Rijk => words.push("taak van het Rijk"),
        }
        words
    }

    /// Whether a leg-uit can stand in for an answer.
    pub fn may_deviate(&self) -> bool {
        match self.afwijken {
            Afwijken::Nee => false,
            Afwijken::Motiveren | Afwijken::Vrij => true,
        }
    }
}

impl Norm {
    /// Whether the norm is shown at all: not retired, and not past its last day.
    pub(super) fn shown_at(&self, peildatum: Date) -> bool {
        shown_at(&self.geldig, self.vervallen.as_ref(), peildatum)
    }

    /// The words that keep a norm from being read as settled law: verwacht, ontwerp, bron nagaan.
    pub fn voorbehoud(&self, peildatum: Date) -> Vec<&'static str> {
        reserves(self.sterkte, &self.geldig, self.bron.zekerheid, peildatum)
    }
}

impl Geldig {
    /// Whether it is not in force yet. Only `van` puts a rule in force; an expected day that passes does not.
    fn is_expected_at(&self, peildatum: Date) -> bool {
        match self.van {
            Some(van) => van > peildatum,
            None => self.verwacht.is_some(),
        }
    }

    fn is_overdue_at(&self, peildatum: Date) -> bool {
        self.van.is_none() && self.verwacht.is_some_and(|day| day <= peildatum)
    }
}

fn shown_at(geldig: &Geldig, vervallen: Option<&Vervallen>, peildatum: Date) -> bool {
    let retired = vervallen.is_some_and(|vervallen| vervallen.sinds <= peildatum);
    !retired && geldig.tot.is_none_or(|tot| tot >= peildatum)
}

fn reserves(
    sterkte: Sterkte,
    geldig: &Geldig,
    zekerheid: Zekerheid,
    peildatum: Date,
) -> Vec<&'static str> {
    let mut words = Vec::new();
    if sterkte == Sterkte::BesluitOntwerp {
        words.push("ontwerp");
    }
    if geldig.is_expected_at(peildatum) {
        words.push("verwacht");
    }
    if geldig.is_overdue_at(peildatum) {
        words.push(VOORBIJ);
    }
    match zekerheid {
        Zekerheid::Gelezen => {}
        Zekerheid::Secundair => words.push("secundaire bron"),
        Zekerheid::Nagaan => words.push("bron nagaan"),
    }
    words
}
