//! How an eis is checked, in Dutch words.

use crate::{
    kader::toets::{Filter, Toets, Voorwaarde},
    report::words::day,
    schema,
};

/// What the toets asks, as a sentence without a final period.
pub(super) fn toets(toets: &Toets) -> String {
    match toets {
        Toets::Aanwezig { paden, een_van } => format!("{} is ingevuld", paths(paden, *een_van)),
        Toets::OpenNorm { paden, een_van } => {
            let paths = paths(paden, *een_van);
            format!("bij {paths} staat een tekst; of die volstaat, beoordelen mensen")
        }
        Toets::PerElement { r#in, waar, velden, een_van, moet, mag_ontbreken } => {
            per_element(r#in, waar, (velden, *een_van), moet, *mag_ontbreken)
        }
        Toets::Element { r#in: list, waar, velden, minimaal } => {
            let many = if *minimaal == 1 {
                "één element".to_owned()
            } else {
                format!("{minimaal} elementen")
            };
            let has = has(velden, false).map_or_else(String::new, |has| format!(" met {has}"));
            format!("er is minstens {many} van {}{}{has}", place(list), where_words(waar))
        }
        Toets::Dekking { lijst, waarden, r#in, velden, uitzondering, .. } => {
            dekking(lijst, waarden, r#in, velden, uitzondering.as_deref())
        }
        Toets::Grens { pad, minimaal, maximaal, mag_ontbreken } => {
            let limits = [
                minimaal.map(|n| format!("minstens {}", n.0)),
                maximaal.map(|n| format!("hoogstens {}", n.0)),
            ];
            let limits = limits.into_iter().flatten().collect::<Vec<_>>().join(" en ");
            format!("{} is {limits}{}", place(pad), absent(*mag_ontbreken))
        }
        Toets::Keuze { pad, is, mag_ontbreken } => {
            format!("{} is {}{}", place(pad), any(is), absent(*mag_ontbreken))
        }
        Toets::Tijdvak { van, tot, minimaal_dagen, maximaal_jaren } => {
            let limits = [
                minimaal_dagen.map(|days| format!("duurt minstens {days} dagen")),
                maximaal_jaren.map(|years| format!("duurt hoogstens {years} jaar")),
            ];
            let limits = limits.into_iter().flatten().collect::<Vec<_>>().join(" en ");
            let limits = if limits.is_empty() { "klopt".to_owned() } else { limits };
            format!("de tijd van {} tot en met {} {limits}", place(van), place(tot))
        }
        Toets::Uiterlijk { .. } => uiterlijk(toets),
        Toets::Jaren { pad, minimaal } => {
            format!("{} beslaat minstens {minimaal} jaar", place(pad))
        }
        Toets::Actualiteit { r#in: list, datum, peil, jaren, tenzij } => format!(
            "elk element van {} is op {} hoogstens {jaren} jaar oud naar `{datum}`, of heeft een tekst \
            bij `{tenzij}`",
            place(list),
            place(peil),
        ),
        Toets::Som { r#in: list, links, rechts } => {
            format!("over {} zijn `{links}` en `{rechts}` samen even groot", place(list))
        }
        Toets::Alle { toetsen } => {
            toetsen.iter().map(self::toets).collect::<Vec<_>>().join("; en ")
        }
        Toets::Indien { geldt_als, toets } => {
            format!("als {}: {}", voorwaarden(geldt_als, " en "), self::toets(toets))
        }
    }
}

/// A path as a user types it.
fn place(pad: &str) -> String {
    schema::visie().place(pad)
}

/// When an eis applies, as words that follow *als*; empty without conditions.
pub(super) fn voorwaarden(conditions: &[Voorwaarde], between: &str) -> String {
    conditions.iter().map(voorwaarde).collect::<Vec<_>>().join(between)
}

fn voorwaarde(condition: &Voorwaarde) -> String {
    let Voorwaarde { pad, is, bevat, aanwezig } = condition;
    let pad = place(pad);
    match (is, bevat, aanwezig) {
        (Some(word), ..) => format!("{pad} `{word}` is"),
        (None, Some(word), _) => format!("{pad} `{word}` bevat"),
        (None, None, Some(false)) => format!("{pad} er niet is"),
        (None, None, Some(true) | None) => format!("{pad} er is"),
    }
}

fn per_element(
    list: &str,
    waar: &[Filter],
    (velden, een_van): (&[String], bool),
    moet: &[Filter],
    mag_ontbreken: bool,
) -> String {
    let must: Vec<String> = moet.iter().map(filter).collect();
    let must = (!must.is_empty()).then(|| format!("voldoet aan: {}", must.join(" en ")));
    let has = has(velden, een_van).map(|has| format!("heeft {has}"));
    let asked: Vec<String> = has.into_iter().chain(must).collect();
    let asked = if asked.is_empty() { "is goed".to_owned() } else { asked.join(" en ") };
    let least = if mag_ontbreken { "" } else { ", en er is er minstens één" };
    format!("elk element van {}{} {asked}{least}", place(list), where_words(waar))
}

fn dekking(
    lijst: &str,
    waarden: &[String],
    list: &str,
    velden: &[String],
    uitzondering: Option<&str>,
) -> String {
    let of = if waarden.is_empty() {
        format!("elke waarde van de lijst `{lijst}`")
    } else {
        format!("elk van {} uit de lijst `{lijst}`", each(waarden))
    };
    let has = has(velden, false).map_or_else(String::new, |has| format!(" met {has}"));
    let unless = uitzondering.map_or_else(String::new, |veld| format!(", of met `{veld}`"));
    format!("{of} staat in {}{has}{unless}", place(list))
}

fn uiterlijk(toets: &Toets) -> String {
    let Toets::Uiterlijk { pad, pad_uiterlijk, datum, dag, dagen_ertussen, tenzij } = toets else {
        return String::new();
    };
    let limit = match (datum, pad_uiterlijk, dag) {
        (Some(date), ..) => day(*date),
        (None, Some(pad), _) => place(pad),
        (None, None, Some(day)) => format!("{day} (maand en dag) van dat jaar"),
        (None, None, None) => "zichzelf".to_owned(),
    };
    let days = match dagen_ertussen {
        0 => String::new(),
        days => format!(", met minstens {days} dagen ertussen"),
    };
    let unless =
        tenzij.as_ref().map_or_else(String::new, |pad| format!(", tenzij {} ja is", place(pad)));
    format!("{} is niet later dan {limit}{days}{unless}", place(pad))
}

fn where_words(waar: &[Filter]) -> String {
    if waar.is_empty() {
        return String::new();
    }
    format!(" waarbij {}", waar.iter().map(filter).collect::<Vec<_>>().join(" en "))
}

fn filter(filter: &Filter) -> String {
    let Filter { veld, is, verwijst, aanwezig } = filter;
    let veld = if veld.is_empty() { "de waarde zelf".to_owned() } else { format!("`{veld}`") };
    let mut parts = Vec::new();
    if !is.is_empty() {
        parts.push(format!("{veld} {} is", any(is)));
    }
    if let Some(step) = verwijst {
        let target =
            format!("een element van {} met `{}` {}", place(&step.naar), step.veld, any(&step.is));
        parts.push(format!("{veld} verwijst naar {target}"));
    }
    match aanwezig {
        Some(true) => parts.push(format!("{veld} is ingevuld")),
        Some(false) => parts.push(format!("{veld} niet is ingevuld")),
        None => {}
    }
    parts.join(" en ")
}

fn has(velden: &[String], een_van: bool) -> Option<String> {
    let choice = if een_van && velden.len() > 1 { "minstens een van " } else { "" };
    (!velden.is_empty()).then(|| format!("{choice}{}", each(velden)))
}

fn paths(paden: &[String], een_van: bool) -> String {
    let choice = if een_van && paden.len() > 1 { "minstens een van " } else { "" };
    let paden: Vec<&str> = paden.iter().map(String::as_str).collect();
    format!("{choice}{}", joined(&schema::visie().places(&paden), "en"))
}

fn absent(mag_ontbreken: bool) -> &'static str {
    if mag_ontbreken { ", als het er staat" } else { "" }
}

fn each(words: &[String]) -> String {
    listed(words, "en")
}

fn any(words: &[String]) -> String {
    listed(words, "of")
}

fn listed(words: &[String], between: &str) -> String {
    joined(&words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>(), between)
}

fn joined(words: &[String], between: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} {between} {last}", others.join(", ")),
    }
}
