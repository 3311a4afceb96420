//! What changes after the peildatum: eisen that come into force or lapse, and deviations that end.

use jiff::civil::Date;

use super::{Bevinding, Plek, Toetsing, Uitkomst};

/// One change that is coming, or one that was expected and has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verandering {
    /// The day; for what ends the last day on which it holds.
    pub datum: Date,
    /// What happens.
    pub soort: Wending,
    /// The id of the eis.
    pub eis: String,
    /// What the eis asks.
    pub titel: String,
    /// The words that keep it from being read as settled, such as `verwacht` and `bron nagaan`.
    pub voorbehoud: Vec<&'static str>,
    /// The outcome at the peildatum.
    pub uitkomst: Uitkomst,
    /// The parts of the eis that it is about; empty means the whole eis.
    pub elementen: Vec<String>,
    /// Where in the data it is answered or belongs; none when nothing in the data is about it.
    pub plek: Option<Plek>,
}

/// What happens to an eis or a deviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wending {
    /// It comes into force and can fail a build from then on.
    WordtBindend,
    /// It comes into force, but stays something that only informs.
    GaatGelden,
    /// It is expected; it never binds by itself.
    Verwacht,
    /// It was expected by now, and whether it is in force has to be looked up.
    VerwachtVoorbij,
    /// Its last day.
    GeldtTot,
    /// It is retired.
    Vervalt,
    /// The last day of a deviation that is needed: after it the eis is open again.
    AfwijkingEindigt,
}

impl Wending {
    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WordtBindend => "wordt-bindend",
            Self::GaatGelden => "gaat-gelden",
            Self::Verwacht => "verwacht",
            Self::VerwachtVoorbij => "verwacht-voorbij",
            Self::GeldtTot => "geldt-tot",
            Self::Vervalt => "vervalt",
            Self::AfwijkingEindigt => "afwijking-eindigt",
        }
    }

    /// The words as printed.
    pub fn titel(self) -> &'static str {
        match self {
            Self::WordtBindend => "gaat gelden en telt dan mee",
            Self::GaatGelden => "gaat gelden, maar telt niet mee",
            Self::Verwacht => "wordt verwacht, telt pas mee als het vaststaat",
            Self::VerwachtVoorbij => "werd verwacht, telt pas mee als het vaststaat",
            Self::GeldtTot => "geldt tot en met deze dag",
            Self::Vervalt => "vervalt",
            Self::AfwijkingEindigt => "de afwijking geldt tot en met deze dag",
        }
    }
}

impl Toetsing {
    /// Everything that changes after the peildatum, in order of date.
    pub fn vooruit(&self) -> Vec<Verandering> {
        let eisen = self.eisen.iter().flat_map(|found| of_eis(found, self.peildatum));
        let mut all: Vec<Verandering> = eisen.chain(self.endings()).collect();
        all.sort_by(|a, b| {
            (a.datum, a.soort, &a.eis, &a.elementen).cmp(&(b.datum, b.soort, &b.eis, &b.elementen))
        });
        all
    }

    /// The last days of the deviations that are needed.
    fn endings(&self) -> impl Iterator<Item = Verandering> {
        self.afwijkingen.iter().filter(|one| one.gebruikt).filter_map(|one| {
            let datum = one.geldig_tot?;
            let found = self.eisen.iter().find(|found| found.eis.id == one.eis)?;
            Some(Verandering {
                elementen: one.elementen.clone(),
                plek: Some(one.plek.clone()),
                ..change(found, datum, Wending::AfwijkingEindigt, self.peildatum)
            })
        })
    }
}

fn of_eis(found: &Bevinding, peildatum: Date) -> Vec<Verandering> {
    let (eis, geldig) = (&found.eis, &found.eis.geldig);
    let starts = geldig.van.filter(|van| *van > peildatum).map(|van| {
        (van, if eis.binds_at(van) { Wending::WordtBindend } else { Wending::GaatGelden })
    });
    let expected = geldig.verwacht.filter(|_| geldig.van.is_none()).map(|day| {
        let overdue = eis.is_overdue_at(peildatum);
        (day, if overdue { Wending::VerwachtVoorbij } else { Wending::Verwacht })
    });
    let ends = geldig.tot.map(|tot| (tot, Wending::GeldtTot));
    let retires = eis.vervallen.as_ref().map(|vervallen| (vervallen.sinds, Wending::Vervalt));
    let all = [starts, expected, ends, retires].into_iter().flatten();
    all.map(|(day, soort)| change(found, day, soort, peildatum)).collect()
}

fn change(found: &Bevinding, datum: Date, soort: Wending, peildatum: Date) -> Verandering {
    Verandering {
        datum,
        soort,
        eis: found.eis.id.clone(),
        titel: found.eis.titel.clone(),
        voorbehoud: found.voorbehoud(peildatum),
        uitkomst: found.uitkomst,
        elementen: Vec::new(),
        plek: found.plekken.first().cloned(),
    }
}
