//! Whether an eis applies to this visie.

use crate::{
    check::{Aanwezigheid, Gegevens, plain},
    kader::{Eis, Voorwaarde},
    schema,
    source::{Kind, Node, Pointer},
};

/// The answer to whether an eis applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Geldt {
    /// It applies.
    Ja,
    /// It does not, and why.
    Nee(String),
    /// The condition is not filled in: the eis stays open, and the place to fill in.
    NietTeZeggen(String, Pointer),
}

/// Whether all conditions of the eis hold, and one of its alternatives.
pub(super) fn applies(gegevens: &Gegevens<'_>, eis: &Eis) -> Geldt {
    match all_hold(gegevens, &eis.geldt_als) {
        Geldt::Ja => {}
        other @ (Geldt::Nee(_) | Geldt::NietTeZeggen(..)) => return other,
    }
    let answers: Vec<Geldt> =
        eis.geldt_als_een_van.iter().map(|condition| holds(gegevens, condition)).collect();
    if answers.is_empty() || answers.contains(&Geldt::Ja) {
        return Geldt::Ja;
    }
    let unknown = answers.iter().find(|answer| matches!(answer, Geldt::NietTeZeggen(..)));
    unknown.or(answers.first()).cloned().unwrap_or(Geldt::Ja)
}

/// Whether all of these conditions hold; the first that does not decides.
pub(super) fn all_hold(gegevens: &Gegevens<'_>, conditions: &[Voorwaarde]) -> Geldt {
    let answers = conditions.iter().map(|condition| holds(gegevens, condition));
    answers.into_iter().find(|answer| *answer != Geldt::Ja).unwrap_or(Geldt::Ja)
}

fn holds(gegevens: &Gegevens<'_>, condition: &Voorwaarde) -> Geldt {
    if let Some(wanted) = condition.aanwezig {
        return is_there(gegevens, condition, wanted);
    }
    let wanted = condition.is.as_deref().or(condition.bevat.as_deref()).unwrap_or_default();
    let words = words_at(gegevens, &condition.pad);
    if words.is_empty() {
        return not_filled_in(gegevens, &condition.pad);
    }
    if words.iter().any(|word| word == wanted) {
        return Geldt::Ja;
    }
    let words = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let place = schema::visie().place(&condition.pad);
    Geldt::Nee(match wanted {
        "true" => format!("geldt alleen als {place} op `true` staat"),
        _ => format!("geldt alleen bij `{wanted}`; bij {place} staat hier {words}"),
    })
}

/// An absent thing only says something when the table around it is there.
fn is_there(gegevens: &Gegevens<'_>, condition: &Voorwaarde, wanted: bool) -> Geldt {
    let there = gegevens.presence(&condition.pad) == Aanwezigheid::Ja;
    if there == wanted {
        return Geldt::Ja;
    }
    let place = schema::visie().place(&condition.pad);
    if there {
        return Geldt::Nee(format!("geldt niet omdat {place} is ingevuld"));
    }
    let around = condition.pad.trim_end_matches("/*").rsplit_once('/').map_or("", |(head, _)| head);
    let known = around.is_empty() || gegevens.presence(around) == Aanwezigheid::Ja;
    if known {
        Geldt::Nee(format!("geldt alleen als {place} is ingevuld"))
    } else {
        not_filled_in(gegevens, &condition.pad)
    }
}

fn not_filled_in(gegevens: &Gegevens<'_>, pad: &str) -> Geldt {
    let place = schema::visie().place(pad);
    let reason = format!("{place} is niet ingevuld, dus is niet te zeggen of deze eis geldt");
    Geldt::NietTeZeggen(reason, gegevens.home(pad).pad)
}

fn words_at(gegevens: &Gegevens<'_>, pad: &str) -> Vec<String> {
    let values = |node: &Node| match &node.kind {
        Kind::Array(items) => items.iter().filter_map(plain).collect(),
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Table(_) => {
            plain(node).into_iter().collect::<Vec<_>>()
        }
    };
    gegevens.select(pad).into_iter().flat_map(|(_, node)| values(node)).collect()
}
