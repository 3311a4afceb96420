//! What a doel says of its own numbers: nulwaarde, streefwaarde, unit and time, from doel and indicator.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Bezwaar, Meting, Moment, reeks};
use crate::{
    cijfers::{Cijfer, Waarde as Celwaarde, Wanneer},
    diagnostic::Code,
    model::{
        ambitie::Doel,
        keuze::Nauwkeurigheid,
        uitvoering::Indicator,
        waarde::{Periode, Waarde},
    },
    project::Project,
};

/// The numbers between which a doel moves.
#[derive(Debug, Clone)]
pub(super) struct Waarden<'a> {
    pub(super) nul: Option<Meting>,
    pub(super) streef: Option<Meting>,
    pub(super) eenheid: Option<String>,
    pub(super) van: Option<String>,
    /// From when is counted.
    pub(super) begin: Option<Moment>,
    /// When the streefwaarde must be there.
    pub(super) eind: Option<Moment>,
    /// The day on which is looked.
    pub(super) dag: Moment,
    /// The indicator whose series belongs to this doel.
    pub(super) indicator: Option<&'a Indicator>,
    /// The yearly streefwaarden before the last.
    pub(super) jaren: Vec<(Moment, Meting)>,
    units: Vec<(&'static str, Unit)>,
    reden: Option<String>,
}

/// A unit, and of what it is a share.
pub(super) type Unit = (Option<String>, Option<String>);

/// A number that was written in place or in the table of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Gelezen {
    pub(crate) meting: Meting,
    pub(crate) eenheid: Option<String>,
    pub(crate) van: Option<String>,
}

impl<'a> Waarden<'a> {
    pub(super) fn of(project: &'a Project, doel: &Doel, dag: Date) -> Result<Self, Bezwaar> {
        if doel.niet_meetbaar.is_some() && doel.streefwaarde.is_none() {
            return Err(Bezwaar::new("het doel is niet in een getal te meten"));
        }
        let indicators = reeks::of(project, doel);
        let indicator = reeks::only(project, doel, &indicators)?;
        // Values of an indicator count where the doel has none, when it is clear which indicator.
        let linked = if let [only] = indicators.as_slice() { Some(*only) } else { indicator };
        let nul = doel.nulwaarde.as_ref().or(linked.and_then(|one| one.nulwaarde.as_ref()));
        let streef =
            doel.streefwaarde.as_ref().or(linked.and_then(|one| one.streefwaarde.as_ref()));
        let reden = no_target(streef);
        let read = |value: Option<&Waarde>| value.and_then(|value| Gelezen::of(project, value));
        let (nul, streef) = (read(nul), read(streef));
        let mut units: Vec<(&'static str, Unit)> = Vec::new();
        for (name, value) in [("streefwaarde", &streef), ("nulwaarde", &nul)] {
            units.extend(value.iter().map(|value| (name, value.unit())));
        }
        let (mut jaren, yearly) = reeks::targets(project, indicator);
        units.extend(yearly.into_iter().map(|unit| ("streefwaarde per jaar", unit)));
        let named = |unit: &&(&str, Unit)| unit.1.0.is_some();
        let (eenheid, van) =
            units.iter().find(named).map(|unit| unit.1.clone()).unwrap_or_default();
        let (nul, mut streef) = (nul.map(|one| one.meting), streef.map(|one| one.meting));
        let jaar = doel.jaar.as_ref().map(|jaar| Moment::end_of(jaar.0));
        let mut eind = jaar.or_else(|| Moment::end(streef.as_ref()?.wanneer));
        if streef.is_none()
            && let Some((moment, last)) = jaren.pop()
        {
            (streef, eind) = (Some(last), Some(moment));
        }
        jaren.retain(|(moment, _)| eind.is_none_or(|eind| *moment < eind));
        let begin = begin(project, nul.as_ref(), streef.as_ref());
        let dag = Moment::day(dag);
        Ok(Self { nul, streef, eenheid, van, begin, eind, dag, indicator, jaren, units, reden })
    }

    /// Whether there is a target, and all its numbers are in one unit.
    pub(super) fn fits(&self) -> Result<(), Bezwaar> {
        if self.streef.is_none() {
            let reden = self.reden.clone();
            return Err(Bezwaar::new(
                reden.unwrap_or_else(|| "er is geen streefwaarde".to_owned()),
            ));
        }
        for (name, (eenheid, van)) in &self.units {
            self.unit(name, eenheid.as_deref(), van.as_deref())?;
        }
        if self.nul.iter().chain(&self.streef).any(|value| value.afgeschermd) {
            return Err(Bezwaar::new("een getal is afgeschermd en wordt niet gebruikt"));
        }
        Ok(())
    }

    /// Whether a number is in the unit of the target.
    pub(super) fn unit(
        &self,
        name: &str,
        eenheid: Option<&str>,
        van: Option<&str>,
    ) -> Result<(), Bezwaar> {
        let (own, of) = (self.eenheid.as_deref(), self.van.as_deref());
        let help = "gebruik één eenheid voor nulwaarde, streefwaarde en meting";
        if let (Some(own), Some(other)) = (own, eenheid)
            && own != other
        {
            let reden = format!("de {name} is in `{other}`, het doel in `{own}`");
            return Err(Bezwaar::melding(Code::VoortgangEenheid, reden, help));
        }
        let said = eenheid.is_some() && own.is_some();
        if said && of != van {
            let word = |van: Option<&str>| van.map_or("niets".to_owned(), |van| format!("`{van}`"));
            let reden =
                format!("de {name} is een deel van {}, het doel van {}", word(van), word(of));
            return Err(Bezwaar::melding(Code::VoortgangEenheid, reden, help));
        }
        Ok(())
    }

    /// Whether a number about this time counts: it is over, and not over before the beginning.
    pub(super) fn counts(&self, wanneer: Wanneer) -> bool {
        Moment::end(wanneer)
            .is_some_and(|end| end <= self.dag && self.begin.is_none_or(|begin| end > begin))
    }

    /// Whether what is counted are parts of a hundred.
    pub(super) fn is_share(&self) -> bool {
        self.eenheid.as_deref() == Some("procent")
    }

    /// The years over which the streefwaarde counts, when those are more than one.
    pub(super) fn over_years(&self) -> bool {
        let wanneer = self.streef.as_ref().map(|streef| streef.wanneer);
        matches!(wanneer, Some(Wanneer::Periode { van, tot, .. }) if van < tot)
    }
}

/// The beginning of the years that are counted: those of the streefwaarde, else the looptijd, and never
/// before the nulwaarde.
fn begin(project: &Project, nul: Option<&Meting>, streef: Option<&Meting>) -> Option<Moment> {
    let document = project.visie.document.as_ref();
    let looptijd = document.and_then(|document| document.looptijd.as_ref());
    let looptijd = looptijd.and_then(|looptijd| Moment::begin(Wanneer::from(looptijd)));
    let years = streef.and_then(|streef| match streef.wanneer {
        Wanneer::Periode { van, tot, .. } if van < tot => Some(Moment::begin_of(van)),
        Wanneer::Periode { .. } | Wanneer::Peildatum(_) | Wanneer::Onbekend => None,
    });
    let nul = nul.and_then(|nul| Moment::end(nul.wanneer));
    years.or(looptijd).max(nul)
}

/// Why there is no number to reach.
fn no_target(streef: Option<&Waarde>) -> Option<String> {
    if let Some(reason) = streef.and_then(|streef| streef.onbekend.as_deref()) {
        return Some(format!("de streefwaarde is nog niet bekend: {reason}"));
    }
    streef.map(|_| "de streefwaarde is geen getal".to_owned())
}

impl Gelezen {
    /// None when there is no number.
    pub(crate) fn of(project: &Project, value: &Waarde) -> Option<Self> {
        if let Some(named) = &value.cijfer {
            return Self::of_row(project.cijfers.met_id(&named.0)?);
        }
        let number = |getal: Option<crate::model::waarde::Getal>| getal.map(|getal| getal.0);
        let aantal = number(value.aantal);
        let (min, max) = (aantal.or(number(value.min)), aantal.or(number(value.max)));
        min.or(max)?;
        let periode = value.periode.as_ref().map(|periode: &Periode| Wanneer::from(periode));
        let peildatum = value.peildatum.as_ref().map(|date| Wanneer::Peildatum(date.0));
        Some(Self {
            meting: Meting {
                wanneer: periode.or(peildatum).unwrap_or_default(),
                min,
                max,
                nauwkeurigheid: value.nauwkeurigheid,
                afgeschermd: false,
                som: None,
            },
            eenheid: value.eenheid.as_ref().map(|unit| unit.0.clone()),
            van: value.van.clone(),
        })
    }

    fn of_row(row: Cijfer<'_>) -> Option<Self> {
        let (min, max) = match row.waarde() {
            Celwaarde::Getal(number) => (Some(number), Some(number)),
            Celwaarde::Bereik(min, max) => (min, max),
            Celwaarde::Leeg | Celwaarde::Tekst(_) | Celwaarde::Onbekend(_) => return None,
        };
        Some(Self {
            meting: Meting {
                wanneer: row.wanneer(),
                min,
                max,
                nauwkeurigheid: row.nauwkeurigheid(),
                afgeschermd: row.is_afgeschermd(),
                som: None,
            },
            eenheid: Some(row.eenheid().to_owned()).filter(|unit| !unit.is_empty()),
            van: row.van().map(str::to_owned),
        })
    }

    pub(super) fn unit(&self) -> Unit {
        (self.eenheid.clone(), self.van.clone())
    }
}

impl Meting {
    /// Both ends of a target; an open end counts as the other.
    pub(super) fn target(&self) -> Option<(Decimal, Decimal)> {
        let (min, max) = (self.min.or(self.max)?, self.max.or(self.min)?);
        Some((min, max))
    }

    /// Both ends of what was realised; none where it has no end.
    pub(crate) fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self.nauwkeurigheid {
            Some(Nauwkeurigheid::Minimaal) => (self.min, None),
            Some(Nauwkeurigheid::Maximaal) => (None, self.max),
            Some(
                Nauwkeurigheid::Exact
                | Nauwkeurigheid::Circa
                | Nauwkeurigheid::Ruim
                | Nauwkeurigheid::Bijna
                | Nauwkeurigheid::Gemiddeld
                | Nauwkeurigheid::Verwacht,
            )
            | None => (self.min, self.max),
        }
    }
}
