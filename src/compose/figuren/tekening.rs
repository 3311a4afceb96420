//! Numbers and maatregelen as the description of a drawing.

use crate::{
    check::figuren::line_year,
    cijfers::{Cijfer, Draaiing, Vak, Vraag, Waarde},
    compose::{namen::words, schrijver::Schrijver},
    grafiek::{
        Grafiek as Tekening, Inhoud, Moment, Periode, Punt, Reeks, Reeksen, Rij, Signaal, Staaf,
        Status,
    },
    model::{
        ambitie::Maatregel,
        figuur::Grafiek,
        keuze::{Grafieksoort, Kwartaal, Maatregelstatus, Nauwkeurigheid},
    },
    taal,
};

use super::{namen, tabel};

/// The numbers of a grafiek in the form that shows them.
pub(super) fn van(
    w: &Schrijver<'_>,
    one: &Grafiek,
    soort: Grafieksoort,
    (vraag, draaiing): (&Vraag<'_>, &Draaiing<'_>),
    leeg: &str,
) -> Tekening {
    let (unit, of) = draaiing.eenheid().unwrap_or_default();
    let punt = |cell: &Vak<'_>| punt(w, cell, leeg);
    let name = |index: usize| namen::plek(w, vraag.rijen, draaiing.rijen[index]);
    let series = || -> Vec<String> {
        let places = draaiing.kolommen.iter();
        match vraag.kolommen {
            Some(axis) => places.map(|place| namen::plek(w, axis, *place)).collect(),
            None => vec![taal::capital(&namen::eenheid(unit, of))],
        }
    };
    let rows = draaiing.vakken.iter().enumerate();
    let inhoud = match soort {
        Grafieksoort::Staven | Grafieksoort::Tijdlijn => Inhoud::Staven {
            rijen: rows
                .map(|(index, cells)| Staaf {
                    naam: name(index),
                    punt: cells.first().map_or_else(|| Punt::Leeg(leeg.to_owned()), punt),
                })
                .collect(),
        },
        Grafieksoort::Gestapeld | Grafieksoort::Gegroepeerd => {
            let row = |(index, cells): (usize, &Vec<Vak<'_>>)| Rij {
                naam: name(index),
                punten: cells.iter().map(punt).collect(),
            };
            let all = Reeksen { namen: series(), rijen: rows.map(row).collect() };
            if soort == Grafieksoort::Gestapeld {
                Inhoud::Gestapeld(all)
            } else {
                Inhoud::Gegroepeerd(all)
            }
        }
        Grafieksoort::Lijn => lijn(draaiing, series(), &punt),
    };
    let kop = namen::kop(w, vraag.rijen).to_lowercase();
    Tekening { titel: one.titel.clone(), eenheid: namen::eenheid(unit, of), kop, inhoud }
}

/// The rows that are years, a line a column.
fn lijn(draaiing: &Draaiing<'_>, names: Vec<String>, punt: &dyn Fn(&Vak<'_>) -> Punt) -> Inhoud {
    let years = draaiing.rijen.iter().zip(&draaiing.vakken);
    let years: Vec<_> = years.filter_map(|(row, cells)| Some((line_year(*row)?, cells))).collect();
    let line = |(index, naam): (usize, String)| {
        let point = |(_, cells): &(i16, &Vec<Vak<'_>>)| {
            cells.get(index).map_or_else(|| Punt::Leeg(String::new()), punt)
        };
        Reeks { naam, punten: years.iter().map(point).collect() }
    };
    Inhoud::Lijn {
        jaren: years.iter().map(|(year, _)| *year).collect(),
        reeksen: names.into_iter().enumerate().map(line).collect(),
    }
}

/// What is drawn for a cell; what is not a number is written.
fn punt(w: &Schrijver<'_>, cell: &Vak<'_>, leeg: &str) -> Punt {
    match cell {
        Vak::Leeg => Punt::Leeg(leeg.to_owned()),
        Vak::Een(cijfer) => een(w, *cijfer, leeg),
        Vak::Verborgen => Punt::Leeg(tabel::AFGESCHERMD.to_owned()),
        Vak::Bezwaar(_) => Punt::Leeg(tabel::GEEN_SOM.to_owned()),
        Vak::Som(outcome) if !outcome.onbekend.is_empty() || outcome.delen.is_empty() => {
            Punt::Leeg(tabel::som(outcome, false))
        }
        Vak::Som(outcome) if outcome.is_exact() => Punt::Getal {
            waarde: outcome.min,
            nauwkeurigheid: outcome
                .nauwkeurigheid
                .and_then(Nauwkeurigheid::vooraf)
                .map(str::to_owned),
        },
        Vak::Som(outcome) => Punt::Bereik { min: outcome.min, max: outcome.max },
    }
}

fn een(w: &Schrijver<'_>, cijfer: Cijfer<'_>, leeg: &str) -> Punt {
    let written = || Punt::Leeg(tabel::een(w, cijfer, false).unwrap_or_else(|| leeg.to_owned()));
    if cijfer.is_afgeschermd() {
        return written();
    }
    match cijfer.waarde() {
        Waarde::Getal(waarde) => Punt::Getal {
            waarde,
            nauwkeurigheid: cijfer
                .nauwkeurigheid()
                .and_then(Nauwkeurigheid::vooraf)
                .map(str::to_owned),
        },
        Waarde::Bereik(Some(min), Some(max)) => Punt::Bereik { min, max },
        Waarde::Bereik(..) | Waarde::Leeg | Waarde::Tekst(_) | Waarde::Onbekend(_) => written(),
    }
}

/// Maatregelen from their start to their end.
pub(super) fn tijdlijn(w: &Schrijver<'_>, one: &Grafiek, chosen: &[usize]) -> Tekening {
    let all = &w.project.visie.maatregel;
    let mut rows: Vec<&Maatregel> = chosen.iter().filter_map(|index| all.get(*index)).collect();
    rows.sort_by_key(|one| {
        let start = one.start.as_ref().map(|year| year.0);
        let end = one.eind.as_ref().map(|year| year.0);
        (start.is_none(), start, one.kwartaal, end.is_none(), end)
    });
    let rijen = rows.into_iter().map(periode).collect();
    let inhoud = Inhoud::Tijdlijn { rijen, vandaag: Some(w.today) };
    let (titel, kop) = (one.titel.clone(), "maatregel".to_owned());
    Tekening { titel, eenheid: String::new(), kop, inhoud }
}

fn periode(maatregel: &Maatregel) -> Periode {
    let year = |year: u16| i16::try_from(year).ok();
    let start = maatregel.start.as_ref().and_then(|jaar| year(jaar.0));
    let start = start.map(|jaar| match maatregel.kwartaal {
        Some(kwartaal) => Moment::Kwartaal { jaar, kwartaal: nummer(kwartaal) },
        None => Moment::Jaar(jaar),
    });
    Periode {
        naam: maatregel.omschrijving.trim_end_matches('.').to_owned(),
        start,
        eind: maatregel.eind.as_ref().and_then(|jaar| year(jaar.0)).map(Moment::Jaar),
        status: maatregel.status.map(status),
    }
}

fn nummer(kwartaal: Kwartaal) -> u8 {
    match kwartaal {
        Kwartaal::K1 => 1,
        Kwartaal::K2 => 2,
        Kwartaal::K3 => 3,
        Kwartaal::K4 => 4,
    }
}

fn status(status: Maatregelstatus) -> Status {
    let signaal = match status {
        Maatregelstatus::Gereed => Signaal::Klaar,
        Maatregelstatus::Gestart | Maatregelstatus::Loopt => Signaal::OpKoers,
        Maatregelstatus::Vertraagd => Signaal::LooptAchter,
        Maatregelstatus::Gepland | Maatregelstatus::Gestopt => Signaal::Onbekend,
    };
    Status { signaal, woord: words(status.as_str()) }
}
