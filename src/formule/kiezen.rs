//! Picks the numbers that a formula asks for, and says why there are none.

use std::collections::BTreeSet;

use crate::{
    cijfers::{Cijfer, Cijfers, Dimensie},
    diagnostic::{Code, did_you_mean},
    model::{
        cijfer::Kenmerk,
        keuze::{Cijfersoort, Planstatus},
        selectie::{EenOfMeer, Selectie},
        verwijzing::{
            Aandachtsgroep, CijferRef, DimensieRef, Eenheid, GebiedRef, Huishouden, Inkomen,
            RegioRef, Segment, Woningtype,
        },
        waarde::{Datum, Kenmerknaam, Periode, Woord},
    },
};

use super::{Misser, kort, lezen::Vraag};

/// The names of a selection that are no dimension.
const ANDERE: [&str; 7] = ["soort", "eenheid", "van", "periode", "peildatum", "versie", "zonder"];

/// More rows than this are not searched for a word that looks like another.
const MOST_ROWS: usize = 20_000;

/// The numbers that a question is about; at least one.
pub(super) fn kies<'a>(
    cijfers: &'a Cijfers,
    vraag: &Vraag,
    zoek: bool,
) -> Result<Vec<Cijfer<'a>>, Misser> {
    for (at, id) in vraag.ids.iter().enumerate() {
        if vraag.ids[..at].contains(id) {
            let message = format!("cijfer `{}` staat er twee keer", kort(id));
            return Err(Misser::new(Code::FormuleNotatie, message).hulp("noem elk cijfer één keer"));
        }
        if cijfers.met_id(id).is_none() {
            let known = zoek.then(|| did_you_mean(id, cijfers.ids().take(MOST_ROWS))).flatten();
            let message = format!("cijfer `{}` bestaat niet", kort(id));
            let help = "geef het cijfer dit `id`, of kies met kenmerken";
            return Err(Misser::new(Code::FormuleOnbekend, message).hulp(help).hulp_als(known));
        }
    }
    let chosen = cijfers.kies(&selectie(cijfers, vraag)?);
    if chosen.is_empty() {
        return Err(nothing(cijfers, vraag, zoek));
    }
    Ok(chosen)
}

fn selectie(cijfers: &Cijfers, vraag: &Vraag) -> Result<Selectie, Misser> {
    let mut made = Selectie::default();
    if !vraag.ids.is_empty() {
        made.cijfer = Some(EenOfMeer(vraag.ids.iter().cloned().map(CijferRef).collect()));
    }
    for (name, words) in &vraag.kenmerken {
        vul(&mut made, cijfers, name, words)?;
    }
    Ok(made)
}

fn vul(made: &mut Selectie, cijfers: &Cijfers, name: &str, words: &[String]) -> Result<(), Misser> {
    fn list<T>(words: &[String], make: fn(String) -> T) -> EenOfMeer<T> {
        EenOfMeer(words.iter().cloned().map(make).collect())
    }
    match name {
        "soort" => {
            made.soort =
                Some(keuze(name, een(name, words)?, Cijfersoort::ALL, Cijfersoort::as_str)?);
        }
        "groep" => made.groep = Some(list(words, Aandachtsgroep)),
        "woningtype" => made.woningtype = Some(list(words, Woningtype)),
        "segment" => made.segment = Some(list(words, Segment)),
        "gebied" => made.gebied = Some(list(words, GebiedRef)),
        "gemeente" => made.gemeente = Some(list(words, |word| word)),
        "regio" => made.regio = Some(list(words, RegioRef)),
        "huishouden" => made.huishouden = Some(list(words, Huishouden)),
        "inkomen" => made.inkomen = Some(list(words, Inkomen)),
        "onderwerp" => made.onderwerp = Some(list(words, |word| word)),
        "planstatus" => {
            let each =
                words.iter().map(|word| keuze(name, word, Planstatus::ALL, Planstatus::as_str));
            made.planstatus = Some(EenOfMeer(each.collect::<Result<_, _>>()?));
        }
        "eenheid" => made.eenheid = Some(Eenheid(een(name, words)?.to_owned())),
        "van" => made.van = Some(een(name, words)?.to_owned()),
        "versie" => made.versie = Some(een(name, words)?.to_owned()),
        "periode" => {
            let period = Periode(een(name, words)?.to_owned());
            period.jaren().ok_or_else(|| vorm(name, &period.0, "2027-2031"))?;
            made.periode = Some(period);
        }
        "peildatum" => {
            let word = een(name, words)?;
            let date = word.parse().map_err(|_| vorm(name, word, "2026-01-01"))?;
            made.peildatum = Some(Datum(date));
        }
        "zonder" => {
            for word in words {
                eigen_naam(cijfers, word).or_else(|| cijfers.dimensie(word)).ok_or_else(|| {
                    onbekend("het kenmerk", word, dimensies(cijfers).iter().map(String::as_str))
                })?;
                made.zonder.push(Kenmerknaam(word.replace('_', "-")));
            }
        }
        own => {
            let dimensie =
                eigen_naam(cijfers, own).ok_or_else(|| onbekend_kenmerk(cijfers, own))?;
            let dimensie = DimensieRef(cijfers.naam(dimensie).to_owned());
            let waarde = Woord(een(name, words)?.to_owned());
            made.kenmerk.push(Kenmerk { dimensie, waarde });
        }
    }
    Ok(())
}

/// An own dimension; a name in a formula has `_` where that has `-`.
fn eigen_naam(cijfers: &Cijfers, name: &str) -> Option<Dimensie> {
    let known = cijfers.dimensie(&name.replace('_', "-"))?;
    matches!(known, Dimensie::Eigen(_)).then_some(known)
}

fn dimensies(cijfers: &Cijfers) -> Vec<String> {
    cijfers.dimensies().into_iter().map(|one| cijfers.naam(one).replace('-', "_")).collect()
}

fn een<'a>(name: &str, words: &'a [String]) -> Result<&'a str, Misser> {
    let [only] = words else {
        let message = format!("bij `{}` kan maar één waarde staan", kort(name));
        return Err(Misser::new(Code::FormuleNotatie, message));
    };
    Ok(only)
}

fn vorm(name: &str, word: &str, example: &str) -> Misser {
    let message = format!("`{}` is geen {name}", kort(word));
    Misser::new(Code::FormuleNotatie, message).hulp(format!("schrijf bijvoorbeeld `{example}`"))
}

fn keuze<T: Copy>(
    name: &str,
    word: &str,
    all: &[T],
    written: fn(T) -> &'static str,
) -> Result<T, Misser> {
    let found = all.iter().copied().find(|one| written(*one) == word);
    found.ok_or_else(|| onbekend(name, word, all.iter().map(|one| written(*one))))
}

fn onbekend_kenmerk(cijfers: &Cijfers, name: &str) -> Misser {
    let mut known = dimensies(cijfers);
    known.extend(ANDERE.map(str::to_owned));
    known.push("cijfer".to_owned());
    onbekend("het kenmerk", name, known.iter().map(String::as_str))
}

fn onbekend<'a>(what: &str, word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Misser {
    let help = did_you_mean(word, known.clone());
    let all = || known.map(|one| format!("`{one}`")).collect::<Vec<_>>();
    let help = help.unwrap_or_else(|| format!("kies uit {}", crate::taal::list(&all())));
    let message = format!("{what} `{}` bestaat niet", kort(word));
    Misser::new(Code::FormuleOnbekend, message).hulp(help)
}

/// Which word no number has, or else that no number has them all.
fn nothing(cijfers: &Cijfers, vraag: &Vraag, zoek: bool) -> Misser {
    let message = "geen enkel cijfer past bij deze keuze";
    let general = Misser::new(Code::FormuleKeuze, message);
    let general = general.hulp("haal een kenmerk weg, of kijk in de cijfers welke er zijn");
    if !zoek {
        return general;
    }
    for (name, words) in &vraag.kenmerken {
        let Some(known) = waarden(cijfers, name) else { continue };
        if let Some(word) = words.iter().find(|word| !known.contains(word.as_str())) {
            let help = did_you_mean(word, known.iter().copied());
            let message = format!("geen enkel cijfer heeft {name} `{}`", kort(word));
            return Misser::new(Code::FormuleKeuze, message)
                .hulp("kijk in de cijfers welke er zijn")
                .hulp_als(help);
        }
    }
    general
}

fn waarden<'a>(cijfers: &'a Cijfers, name: &str) -> Option<BTreeSet<&'a str>> {
    let rows = cijfers.iter().take(MOST_ROWS);
    Some(match name {
        "eenheid" => rows.map(Cijfer::eenheid).collect(),
        "van" => rows.filter_map(Cijfer::van).collect(),
        "versie" => rows.filter_map(Cijfer::versie).collect(),
        _ => {
            let dimensie = eigen_naam(cijfers, name).or_else(|| cijfers.dimensie(name))?;
            rows.filter_map(|cijfer| cijfer.kenmerk(dimensie)).collect()
        }
    })
}
