//! The words for parts of the opgave, numbers and reasons, the same in every output.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Leeg, Maat, Oordeel, Sleutel, Som, Stand, Tekort, Wederkerig};
use crate::{kader::lijsten, model::keuze::Nauwkeurigheid, taal};

/// `wonen-en-zorg` as `wonen en zorg`.
pub(crate) fn woord(kebab: &str) -> String {
    kebab.replace('-', " ")
}

/// A number in Dutch notation, without zeros at the end.
pub(crate) fn getal(number: Decimal) -> String {
    taal::number(number.normalize())
}

/// The printed name of a value of a list.
fn naam(lijst: &str, id: &str) -> String {
    let mut items = lijsten().filter(|known| known.id == lijst).flat_map(|known| &known.waarde);
    items.find(|item| item.id == id).map_or_else(|| woord(id), |item| item.naam.clone())
}

/// The printed name of a region's role.
pub(crate) fn rol(id: &str) -> String {
    naam("regiorollen", id)
}

/// `2027-2031` as `2027 tot en met 2031`; a day as `1 januari 2027`.
pub(crate) fn wanneer(text: &str) -> String {
    if let Ok(date) = text.parse::<Date>() {
        return taal::date(date);
    }
    match text.split_once('-') {
        Some((year, "h1")) => format!("eerste helft van {year}"),
        Some((year, "h2")) => format!("tweede helft van {year}"),
        Some((first, last)) if first != last => format!("{first} tot en met {last}"),
        Some((year, _)) => year.to_owned(),
        None => text.to_owned(),
    }
}

/// What a part of the opgave is about, without its years: `Ouderen, zorggeschikt, sociale huur`.
pub(crate) fn onderwerp(sleutel: &Sleutel) -> String {
    let parts = [
        ("aandachtsgroepen", &sleutel.groep),
        ("woningtypen", &sleutel.woningtype),
        ("segmenten", &sleutel.segment),
    ];
    let named = parts.iter().filter_map(|(lijst, id)| id.as_ref().map(|id| naam(lijst, id)));
    let named: Vec<String> = named.collect();
    let Some((first, rest)) = named.split_first() else { return "Alle woningen".to_owned() };
    let rest = rest.iter().map(|name| format!(", {}", small(name)));
    format!("{}{}", taal::capital(first), rest.collect::<String>())
}

/// The name without its capital; an abbreviation keeps its capitals.
fn small(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

/// What the opgave is held against.
pub(crate) fn maat(maat: Maat) -> &'static str {
    match maat {
        Maat::Plannen => "plannen",
        Maat::EigenOpgave => "eigen opgaven",
    }
}

/// The same with its years.
pub(crate) fn over(sleutel: &Sleutel) -> String {
    let onderwerp = onderwerp(sleutel);
    if sleutel.wanneer.is_empty() {
        onderwerp
    } else {
        format!("{onderwerp}, {}", wanneer(&sleutel.wanneer))
    }
}

/// In what is counted: `wooneenheid`, or `procent van de nieuwbouw`.
pub(crate) fn eenheid(sleutel: &Sleutel) -> String {
    let unit = naam("eenheden", &sleutel.eenheid);
    let unit = unit.to_lowercase();
    match &sleutel.van {
        Some(van) => format!("{unit} van {}", woord(van)),
        None => unit,
    }
}

/// A number, or why there is none.
pub(crate) fn stand(stand: Stand) -> String {
    match stand {
        Stand::Leeg(why) => leeg(why).to_owned(),
        Stand::Getal { min, max, ten_minste, nauwkeurigheid } => {
            let exact = nauwkeurigheid.is_none_or(|one| one == Nauwkeurigheid::Exact);
            let word = nauwkeurigheid.filter(|_| !exact).map(Nauwkeurigheid::as_str);
            let lead = if ten_minste { Some("ten minste") } else { word };
            let number = if ten_minste { getal(min) } else { bereik(min, max) };
            lead.map_or_else(|| number.clone(), |lead| format!("{lead} {number}"))
        }
    }
}

/// `120`, or `100 tot 140`.
pub(crate) fn bereik(min: Decimal, max: Decimal) -> String {
    taal::range(min.normalize(), max.normalize())
}

/// Why there is no number, short enough for a cell.
pub(crate) fn leeg(why: Leeg) -> &'static str {
    match why {
        Leeg::Ontbreekt => "ontbreekt",
        Leeg::GeenCijfer => "geen cijfer",
        Leeg::Afgeschermd => "afgeschermd",
        Leeg::Onbekend => "onbekend",
        Leeg::AnderePeriode => "andere jaren",
        Leeg::AndereEenheid => "andere eenheid",
        Leeg::NietOpTeTellen => "niet op te tellen",
    }
}

/// What is short: `40`, `hoogstens 40`, `geen (20 over)`.
pub(crate) fn tekort(tekort: Option<Tekort>) -> String {
    let Some(Tekort { min, max, hoogstens }) = tekort else { return "–".to_owned() };
    if max <= Decimal::ZERO {
        let over = if max.is_zero() { String::new() } else { format!(" ({} over)", getal(-max)) };
        return format!("geen{over}");
    }
    let number = if hoogstens { getal(max) } else { bereik(min, max) };
    if hoogstens { format!("hoogstens {number}") } else { number }
}

/// What an outcome says.
pub(crate) fn oordeel(oordeel: Oordeel) -> &'static str {
    match oordeel {
        Oordeel::Gedekt => "gedekt",
        Oordeel::Tekort => "tekort",
        Oordeel::NietTeZeggen => "nog niet te zeggen",
        Oordeel::GeenCijfers => "geen cijfers",
    }
}

/// What agreements come to.
pub(crate) fn wederkerig(stand: Wederkerig) -> &'static str {
    match stand {
        Wederkerig::Wederkerig => "wederkerig",
        Wederkerig::Eenzijdig => "eenzijdig",
        Wederkerig::Tegenspraak => "in tegenspraak",
        Wederkerig::NietNaTeGaan => "niet na te gaan",
    }
}

/// What is not in a sum: `2 van de 5 ontbreken; 1 heeft geen cijfer`. Empty when everything is in it.
pub(crate) fn onvolledig(som: &Som, leden: usize) -> String {
    let number = |count: usize, one: &str, more: &str| {
        let words = if count == 1 { one } else { more };
        (count > 0).then(|| format!("{count} {words}"))
    };
    let missing = (som.ontbreekt > 0).then(|| {
        let verb = if som.ontbreekt == 1 { "ontbreekt" } else { "ontbreken" };
        format!("{} van de {leden} {verb}", som.ontbreekt)
    });
    let parts = [
        missing,
        number(som.zonder, "zonder bruikbaar cijfer", "zonder bruikbaar cijfer"),
        number(som.deels, "telt voor een deel mee", "tellen voor een deel mee"),
        number(som.verborgen, "is afgeschermd", "zijn afgeschermd"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
