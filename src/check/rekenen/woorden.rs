//! How the findings name numbers, the times at which they hold, and what must not be added.

use rust_decimal::Decimal;

use crate::{
    cijfers::{Bezwaar, Cijfer, Cijfers, Dimensie, Waarde, Wanneer},
    diagnostic::Diagnostic,
    taal,
};

/// So many other places are named with a finding.
const PLACES: usize = 5;

/// `40`, `40 tot 60`, or why there is no number to show.
pub(super) fn getal(cijfer: Cijfer<'_>) -> String {
    if cijfer.is_afgeschermd() {
        return "afgeschermd".to_owned();
    }
    match cijfer.waarde() {
        Waarde::Getal(number) => taal::number(number),
        Waarde::Bereik(Some(min), Some(max)) => bereik(min, max),
        Waarde::Bereik(Some(min), None) => format!("{} of meer", taal::number(min)),
        Waarde::Bereik(None, Some(max)) => format!("hoogstens {}", taal::number(max)),
        Waarde::Bereik(None, None) | Waarde::Leeg => "geen getal".to_owned(),
        Waarde::Tekst(_) => "geen getal maar woorden".to_owned(),
        Waarde::Onbekend(_) => "nog niet bekend".to_owned(),
    }
}

/// `40`, or `40 tot 60`.
pub(super) fn bereik(min: Decimal, max: Decimal) -> String {
    let (low, high) = (taal::number(min), taal::number(max));
    if min == max { low } else { format!("{low} tot {high}") }
}

/// The id, or what it is about.
pub(super) fn noem(cijfer: Cijfer<'_>) -> String {
    if let Some(id) = cijfer.id() {
        return format!("`{id}`");
    }
    let words: Vec<String> =
        cijfer.kenmerken().into_iter().map(|(_, value)| format!("`{value}`")).collect();
    let kind = cijfer.soort().as_str();
    let when = cijfer.wanneer().geschreven().map(|when| format!(" {when}")).unwrap_or_default();
    if words.is_empty() {
        return format!("{kind}{when}");
    }
    format!("{kind} {}{when}", taal::list(&words))
}

/// `groep`, or `groep en segment`.
pub(super) fn dimensies(cijfers: &Cijfers, all: &[Dimensie]) -> String {
    let words: Vec<String> = all.iter().map(|one| format!("`{}`", cijfers.naam(*one))).collect();
    taal::list(&words)
}

/// `["groep", "segment"]`, as it is written in TOML.
pub(super) fn lijst(cijfers: &Cijfers, all: &[Dimensie]) -> String {
    let words: Vec<String> = all.iter().map(|one| format!("\"{}\"", cijfers.naam(*one))).collect();
    format!("[{}]", words.join(", "))
}

/// The same finding, with the places of the numbers that it is about, each with that number.
pub(super) fn met_plaatsen<'a>(
    mut found: Diagnostic,
    cijfers: impl IntoIterator<Item = Cijfer<'a>>,
) -> Diagnostic {
    for cijfer in cijfers.into_iter().take(PLACES) {
        found = found.related(cijfer.location(), deel(cijfer));
    }
    found
}

/// `40 (2027)`.
fn deel(cijfer: Cijfer<'_>) -> String {
    match cijfer.wanneer().geschreven() {
        Some(when) => format!("{} ({when})", getal(cijfer)),
        None => getal(cijfer),
    }
}

/// When a number holds, in words.
pub(super) fn wanneer(wanneer: Wanneer) -> String {
    match wanneer {
        Wanneer::Onbekend => "zonder periode".to_owned(),
        Wanneer::Peildatum(date) => taal::date(date),
        Wanneer::Periode { .. } => wanneer.geschreven().unwrap_or_default(),
    }
}

/// What must not be added, which numbers show it, and what to do.
pub(super) fn bezwaar<'a>(bezwaar: &Bezwaar<'a>) -> (String, Vec<Cijfer<'a>>, String) {
    let name = |one: &Cijfer<'a>| noem(*one);
    match bezwaar {
        Bezwaar::Geen => {
            ("er zijn geen cijfers".into(), Vec::new(), "kies andere kenmerken".into())
        }
        Bezwaar::TeGroot => {
            let help = "kijk of een getal te veel cijfers heeft";
            ("de uitkomst heeft te veel cijfers".into(), Vec::new(), help.into())
        }
        Bezwaar::Soorten(one, other) => (
            format!(
                "{} is {} en {} is {}",
                name(one),
                one.soort().as_str(),
                name(other),
                other.soort().as_str()
            ),
            vec![*one, *other],
            "tel alleen cijfers van dezelfde soort op".into(),
        ),
        Bezwaar::Eenheden(one, other) => (
            format!(
                "{} is in `{}` en {} in `{}`",
                name(one),
                one.eenheid(),
                name(other),
                other.eenheid()
            ),
            vec![*one, *other],
            "reken om naar dezelfde eenheid, of laat een van de twee weg".into(),
        ),
        Bezwaar::Noemers(one, other) => {
            let of = |cijfer: &Cijfer<'_>| cijfer.van().unwrap_or("niets").to_owned();
            (
                format!(
                    "{} is van `{}` en {} van `{}`",
                    name(one),
                    of(one),
                    name(other),
                    of(other)
                ),
                vec![*one, *other],
                "percentages van iets anders tel je niet op; reken eerst met aantallen".into(),
            )
        }
        Bezwaar::Perioden(one, other) => (
            format!(
                "{} is {} en {} {}",
                name(one),
                wanneer(one.wanneer()),
                name(other),
                wanneer(other.wanneer())
            ),
            vec![*one, *other],
            "neem cijfers van dezelfde periode of peildatum, en tel geen jaar twee keer".into(),
        ),
        Bezwaar::Genest(one, other, dimensie) => (
            format!(
                "`{}` zit al in `{}`: dan telt {} dubbel",
                one.kenmerk(*dimensie).unwrap_or_default(),
                other.kenmerk(*dimensie).unwrap_or_default(),
                name(one)
            ),
            vec![*one, *other],
            "laat een van de twee weg, of zet `telt-eenmaal = true` als alles één keer is geteld"
                .into(),
        ),
        Bezwaar::TotaalEnDeel(one, other) => (
            format!("{} is het geheel en {} een deel daarvan", name(one), name(other)),
            vec![*one, *other],
            "laat het totaal weg, of zet er `totaal-over` bij".into(),
        ),
    }
}
