//! One judgement per kind of toets.

mod getallen;

use crate::{
    check::{
        Aanwezigheid, Gegevens, Uitkomst,
        oordeel::{Onderdeel, Oordeel},
        plain,
        voorwaarde::{Geldt, all_hold},
    },
    kader::{Toets, Voorwaarde, toets::Filter},
    schema,
    source::{Node, Pointer},
};

/// Judges one toets.
pub(super) fn judge(gegevens: &Gegevens<'_>, toets: &Toets) -> Oordeel {
    match toets {
        Toets::Aanwezig { paden, een_van } => at_paths(gegevens, paden, *een_van),
        Toets::OpenNorm { paden, een_van } => {
            let mut oordeel = at_paths(gegevens, paden, *een_van);
            oordeel.hoogste = Uitkomst::Beargumenteerd;
            oordeel
        }
        Toets::PerElement { r#in, waar, velden, een_van, moet, mag_ontbreken } => {
            let each = Each { velden, een_van: *een_van, moet, mag_ontbreken: *mag_ontbreken };
            let fields = waar.iter().chain(moet).map(|filter| &filter.veld).chain(velden);
            let elements = gegevens.elements_for(r#in, fields.map(String::as_str));
            per_element(gegevens, &among(gegevens, elements, waar), r#in, &each)
        }
        Toets::Element { r#in, waar, velden, minimaal } => {
            element(gegevens, r#in, waar, velden, *minimaal)
        }
        Toets::Dekking { lijst, waarden, r#in, sleutel, velden, uitzondering } => {
            let mut wanted = gegevens.list(lijst);
            wanted.retain(|(id, _)| waarden.is_empty() || waarden.iter().any(|w| w == id));
            let answer = Answer { list: r#in, sleutel, velden, exception: uitzondering.as_deref() };
            dekking(gegevens, &wanted, &answer)
        }
        Toets::Keuze { pad, is, mag_ontbreken } => keuze(gegevens, pad, is, *mag_ontbreken),
        Toets::Grens { pad, minimaal, maximaal, mag_ontbreken } => {
            getallen::grens(gegevens, pad, *minimaal, *maximaal, *mag_ontbreken)
        }
        Toets::Tijdvak { van, tot, minimaal_dagen, maximaal_jaren } => {
            getallen::tijdvak(gegevens, van, tot, *minimaal_dagen, *maximaal_jaren)
        }
        Toets::Uiterlijk { pad, pad_uiterlijk, datum, dag, dagen_ertussen, tenzij } => {
            let limit = getallen::Limiet {
                pad: pad_uiterlijk.as_deref(),
                datum: *datum,
                dag: dag.as_deref(),
                dagen_ertussen: *dagen_ertussen,
                tenzij: tenzij.as_deref(),
            };
            getallen::uiterlijk(gegevens, pad, &limit)
        }
        Toets::Jaren { pad, minimaal } => getallen::jaren(gegevens, pad, *minimaal),
        Toets::Actualiteit { r#in, datum, peil, jaren, tenzij } => {
            getallen::actualiteit(gegevens, r#in, datum, peil, *jaren, tenzij)
        }
        Toets::Som { r#in, links, rechts } => getallen::som(gegevens, r#in, links, rechts),
        Toets::Alle { toetsen } => alle(gegevens, toetsen),
        Toets::Indien { geldt_als, toets } => indien(gegevens, geldt_als, toets),
    }
}

/// The first part that is open gives the reason; an open norm among them makes the whole beargumenteerd.
fn alle(gegevens: &Gegevens<'_>, toetsen: &[Toets]) -> Oordeel {
    let mut whole = Oordeel::of(Vec::new());
    for toets in toetsen {
        whole.and(judge(gegevens, toets));
    }
    whole
}

/// A part that does not count is met, and answers nothing.
fn indien(gegevens: &Gegevens<'_>, conditions: &[Voorwaarde], toets: &Toets) -> Oordeel {
    match all_hold(gegevens, conditions) {
        Geldt::Ja => judge(gegevens, toets),
        Geldt::Nee(_) => Oordeel::of(Vec::new()),
        Geldt::NietTeZeggen(reason, pad) => Oordeel::open_because(reason, gegevens.plek(&pad)),
    }
}

fn at_paths(gegevens: &Gegevens<'_>, paden: &[String], een_van: bool) -> Oordeel {
    let parts = paden.iter().map(|pad| at_path(gegevens, pad));
    let (missing, found): (Vec<_>, Vec<_>) = parts.partition(Onderdeel::is_open);
    Oordeel::of(if missing.is_empty() || (een_van && !found.is_empty()) { found } else { missing })
}

fn at_path(gegevens: &Gegevens<'_>, pad: &str) -> Onderdeel {
    let mut places = gegevens.select(pad).into_iter();
    if let Some((pointer, _)) = places.find(|(_, node)| gegevens.of(node) == Aanwezigheid::Ja) {
        return Onderdeel::met(None, gegevens.plek(&pointer));
    }
    let lack = gegevens.presence(pad);
    Onderdeel::missing(pad, gegevens.home(pad), lack)
}

fn matching<'a>(gegevens: &Gegevens<'a>, list: &str, waar: &[Filter]) -> Vec<(Pointer, &'a Node)> {
    among(gegevens, gegevens.elements(list), waar)
}

fn among<'a>(
    gegevens: &Gegevens<'a>,
    mut elements: Vec<(Pointer, &'a Node)>,
    waar: &[Filter],
) -> Vec<(Pointer, &'a Node)> {
    elements.retain(|(_, node)| waar.iter().all(|filter| fits(gegevens, node, filter)));
    elements
}

fn fits<'a>(gegevens: &Gegevens<'a>, element: &'a Node, filter: &Filter) -> bool {
    let words = Gegevens::words(element, &filter.veld);
    let named = filter.is.is_empty() || words.iter().any(|word| filter.is.contains(word));
    let referred = filter.verwijst.as_ref().is_none_or(|step| {
        gegevens.elements(&step.naar).iter().any(|(_, target)| {
            let id = target.get("id").and_then(Node::as_text);
            id.is_some_and(|id| words.iter().any(|word| word == id))
                && Gegevens::words(target, &step.veld).iter().any(|word| step.is.contains(word))
        })
    });
    let there = gegevens.field_presence(element, &filter.veld) == Aanwezigheid::Ja;
    named && referred && filter.aanwezig.is_none_or(|wanted| wanted == there)
}

/// What an element lacks: nothing, a field, or a field that is said to be unknown.
fn lacks<'a>(
    gegevens: &Gegevens<'a>,
    element: &'a Node,
    velden: &[String],
    een_van: bool,
) -> Option<Aanwezigheid> {
    let mut worst = None;
    for veld in velden {
        match gegevens.field_presence(element, veld) {
            Aanwezigheid::Ja if een_van => return None,
            Aanwezigheid::Ja => {}
            Aanwezigheid::Nee => worst = Some(Aanwezigheid::Nee),
            unknown @ Aanwezigheid::Onbekend(_) => {
                worst.get_or_insert(unknown);
            }
        }
    }
    worst
}

/// What every element of a list must be like.
struct Each<'a> {
    velden: &'a [String],
    een_van: bool,
    moet: &'a [Filter],
    mag_ontbreken: bool,
}

fn per_element<'a>(
    gegevens: &Gegevens<'a>,
    elements: &[(Pointer, &'a Node)],
    list: &str,
    each: &Each<'_>,
) -> Oordeel {
    if elements.is_empty() {
        return none_there(gegevens, list, each.mag_ontbreken);
    }
    let parts = elements.iter().map(|(pointer, node)| {
        let wrong = !each.moet.iter().all(|filter| fits(gegevens, node, filter));
        let lack = lacks(gegevens, node, each.velden, each.een_van);
        let lack = lack.or(wrong.then_some(Aanwezigheid::Nee));
        part(gegevens, pointer, || name(node, pointer), lack)
    });
    Oordeel::of(parts.collect())
}

/// What an eis about values gets when there are none.
fn none_there(gegevens: &Gegevens<'_>, pad: &str, mag_ontbreken: bool) -> Oordeel {
    let home = gegevens.home(pad);
    if mag_ontbreken {
        return Oordeel::met(home);
    }
    let part = Onderdeel::short(None, None, vec![home], Aanwezigheid::Nee);
    Oordeel::of(vec![part.looked_in(gegevens, pad)])
}

/// How the value at a pointer stands: met when it lacks nothing. Only what falls short needs a name.
fn part(
    gegevens: &Gegevens<'_>,
    pointer: &Pointer,
    naam: impl FnOnce() -> String,
    lack: Option<Aanwezigheid>,
) -> Onderdeel {
    let (sleutel, plek) = (gegevens.sleutel(pointer), gegevens.plek(pointer));
    match lack {
        None => Onderdeel::met(sleutel, plek),
        Some(lack) => Onderdeel::short(sleutel, Some(naam()), vec![plek], lack),
    }
}

fn element(
    gegevens: &Gegevens<'_>,
    list: &str,
    waar: &[Filter],
    velden: &[String],
    minimaal: usize,
) -> Oordeel {
    let elements = matching(gegevens, list, waar);
    let lacking = |node| lacks(gegevens, node, velden, false);
    let complete: Vec<Onderdeel> = elements
        .iter()
        .filter(|(_, node)| lacking(node).is_none())
        .map(|(pointer, node)| part(gegevens, pointer, || name(node, pointer), None))
        .collect();
    if complete.len() >= minimaal {
        return Oordeel::of(complete);
    }
    let home = elements.first().map_or_else(|| gegevens.home(list), |(p, _)| gegevens.plek(p));
    let unknown = elements.iter().find_map(|(_, node)| match lacking(node) {
        unknown @ Some(Aanwezigheid::Onbekend(_)) => unknown,
        Some(Aanwezigheid::Ja | Aanwezigheid::Nee) | None => None,
    });
    let lack = unknown.unwrap_or(Aanwezigheid::Nee);
    let part = Onderdeel::short(None, None, vec![home], lack);
    Oordeel::of(vec![part.looked_in(gegevens, list)])
}

/// Where and how each value of a list is to be answered.
struct Answer<'a> {
    list: &'a str,
    sleutel: &'a str,
    velden: &'a [String],
    exception: Option<&'a str>,
}

fn dekking(gegevens: &Gegevens<'_>, wanted: &[(&str, &str)], answer: &Answer<'_>) -> Oordeel {
    let elements = gegevens.elements(answer.list);
    let parts = wanted.iter().map(|(value, naam)| {
        let mut named = elements.iter().filter(|(_, node)| covers(node, answer.sleutel, value));
        let first = named.clone().next();
        let answered = named.find(|(_, node)| {
            let excused = |veld| gegevens.field_presence(node, veld) == Aanwezigheid::Ja;
            answer.exception.is_some_and(excused)
                || lacks(gegevens, node, answer.velden, false).is_none()
        });
        let (sleutel, naam) = (Some((*value).to_owned()), Some((*naam).to_owned()));
        if let Some((pointer, _)) = answered {
            return Onderdeel { naam, ..Onderdeel::met(sleutel, gegevens.plek(pointer)) };
        }
        let home = first.map_or_else(|| gegevens.home(answer.list), |(p, _)| gegevens.plek(p));
        let lack = first.and_then(|(_, node)| lacks(gegevens, node, answer.velden, false));
        Onderdeel::short(sleutel, naam, vec![home], lack.unwrap_or(Aanwezigheid::Nee))
    });
    Oordeel::of(parts.collect())
}

/// Elements of a plain list (`["a", "d"]`) are their own key.
fn covers(element: &Node, sleutel: &str, value: &str) -> bool {
    plain(element).is_some_and(|word| word == value)
        || Gegevens::words(element, sleutel).iter().any(|word| word == value)
}

fn keuze(gegevens: &Gegevens<'_>, pad: &str, is: &[String], mag_ontbreken: bool) -> Oordeel {
    let values = gegevens.select(pad);
    if values.is_empty() {
        return none_there(gegevens, pad, mag_ontbreken);
    }
    let parts = values.iter().map(|(pointer, node)| {
        let word = plain(node).unwrap_or_default();
        let lack = (!is.contains(&word)).then(|| gegevens.of(node));
        part(gegevens, pointer, || word, lack)
    });
    Oordeel::of(parts.collect())
}

/// What people call an element.
fn name(node: &Node, pointer: &Pointer) -> String {
    ["naam", "titel", "omschrijving", "groep", "categorie", "id"]
        .iter()
        .find_map(|key| node.get(key).and_then(Node::as_text))
        .map_or_else(|| schema::visie().element(pointer), str::to_owned)
}
