//! The sums that the gemeente wrote down itself.

use crate::{
    cijfers::{Berekening, Bezwaar, Cijfer, Gebrek},
    diagnostic::{Code, Diagnostic, Severity},
    model::rekenen::Rekensom,
    source::{Part, Pointer},
    taal,
};

use super::{
    blad::{Bevindingen, Blad},
    woorden::{self, met_plaatsen, noem, wanneer},
};

/// Sums that do not come out, or cannot be worked out.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let (mut wrong, mut mixed) = (Bevindingen::new(), Bevindingen::new());
    let sums = &blad.project.visie.rekensom;
    if sums.len() > Berekening::MOST {
        wrong.add(|| te_veel(blad, sums.len()));
    }
    for (index, som) in sums.iter().take(Berekening::MOST).enumerate() {
        let pad = Pointer::root().key("rekensom").index(index);
        let worked = blad.cijfers.reken(som);
        if let Some(found) = gebrek(blad, som, &pad, &worked) {
            let list = if found.code == Code::NietOpTellen { &mut mixed } else { &mut wrong };
            list.add(|| found);
        }
    }
    wrong.klaar().into_iter().chain(mixed.klaar()).collect()
}

fn te_veel(blad: &Blad<'_>, count: usize) -> Diagnostic {
    let (count, most) = (taal::number(count.into()), taal::number(Berekening::MOST.into()));
    let pad = Pointer::root().key("rekensom").index(Berekening::MOST);
    let location = blad.project.tree.location_of(&pad, Part::Header);
    let message = format!("er zijn {count} rekensommen; alleen de eerste {most} zijn nagerekend");
    let found = Diagnostic::new(Code::RekensomWijktAf, message, location).at(pad);
    found.help("gebruik `totaal-over` voor totalen; dat kan zo vaak als nodig is")
}

fn gebrek(
    blad: &Blad<'_>,
    som: &Rekensom,
    pad: &Pointer,
    worked: &Berekening<'_>,
) -> Option<Diagnostic> {
    let name = naam(som);
    let at = |code: Code, message: String, key: Option<&str>| {
        let place = key.map_or_else(|| pad.clone(), |key| pad.key(key));
        let part = if key.is_some() { Part::Value } else { Part::Header };
        let location = blad.project.tree.location_of(&place, part);
        Diagnostic::new(code, message, location).at(place)
    };
    let mixed = |why: String, rows: [Cijfer<'_>; 2], help: &str| {
        let message = format!("{name} mengt cijfers die niet bij elkaar horen: {why}");
        met_plaatsen(at(Code::NietOpTellen, message, None), rows).help(help)
    };
    Some(match worked.gebrek.as_ref()? {
        Gebrek::NietTeZeggen => return None,
        Gebrek::Ontbreekt(key) => {
            let help = format!("zeg met `{key} = {{ cijfer = \"…\" }}` om welk cijfer het gaat");
            at(Code::RekensomWijktAf, format!("bij {name} ontbreekt `{key}`"), None).help(help)
        }
        Gebrek::Leeg(key) => {
            let help = "vergelijk de kenmerken met die van de cijfers, of kies een cijfer bij naam";
            at(Code::RekensomWijktAf, format!("`{key}` van {name} kiest geen cijfers"), Some(key))
                .help(help)
        }
        Gebrek::Bezwaar(key, bezwaar) => gemengd(&at, &name, key, bezwaar),
        Gebrek::Eenheden(one, other) => mixed(
            format!("{} is in {} en {} in {}", noem(*one), maat(*one), noem(*other), maat(*other)),
            [*one, *other],
            "neem cijfers in dezelfde eenheid",
        ),
        Gebrek::Tijden(one, other) => mixed(
            format!(
                "{} is {} en {} {}",
                noem(*one),
                wanneer(one.wanneer()),
                noem(*other),
                wanneer(other.wanneer())
            ),
            [*one, *other],
            "neem cijfers van dezelfde periode of peildatum",
        ),
        Gebrek::GeenProcent(cijfer) => mixed(
            format!("{} is een aandeel, maar staat in `{}`", noem(*cijfer), cijfer.eenheid()),
            [*cijfer, *cijfer],
            "neem als uitkomst een cijfer met `eenheid = \"procent\"`, of zet `procent` bij de som",
        ),
        Gebrek::WijktAf { staat, verschil, geschat } => {
            let sum = worked.woorden.as_deref().unwrap_or_default();
            let message = format!("{name} klopt niet: {sum}, hier staat {staat}");
            let mut found = at(Code::RekensomWijktAf, message, None);
            if *geschat {
                found.severity = Severity::Let;
            }
            let rows = worked.termen.iter().flat_map(|(_, term)| term.delen.iter().copied());
            met_plaatsen(found, rows)
                .help(format!("het scheelt {verschil}; verbeter de uitkomst of een van de cijfers"))
        }
    })
}

fn gemengd(
    at: &impl Fn(Code, String, Option<&str>) -> Diagnostic,
    name: &str,
    key: &str,
    bezwaar: &Bezwaar<'_>,
) -> Diagnostic {
    let (why, rows, help) = woorden::bezwaar(bezwaar);
    let message = format!("{name} mengt bij `{key}` cijfers die niet bij elkaar horen: {why}");
    met_plaatsen(at(Code::NietOpTellen, message, Some(key)), rows).help(help)
}

fn naam(som: &Rekensom) -> String {
    let id = som.id.as_ref().map(|id| id.0.as_str());
    match id.or(som.titel.as_deref()) {
        Some(name) => format!("rekensom `{name}`"),
        None => "deze rekensom".to_owned(),
    }
}

fn maat(cijfer: Cijfer<'_>) -> String {
    match cijfer.van() {
        Some(van) => format!("`{}` van `{van}`", cijfer.eenheid()),
        None => format!("`{}`", cijfer.eenheid()),
    }
}
