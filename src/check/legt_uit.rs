//! Pas toe of leg uit: motivated deviations, and what is wrong with them.

use jiff::civil::Date;

use crate::{
    check::{Aanwezigheid, Bevinding, Gegevens, Uitkomst, gegevens::date_of},
    diagnostic::{Code, Diagnostic, did_you_mean},
    source::{Node, Part, Pointer},
};

/// A motivering shorter than this many characters explains nothing.
const KORTST: usize = 40;

/// Turns open eisen into *leg uit* where a sound motivering says so; gives what is wrong with the others.
pub(super) fn apply(
    gegevens: &Gegevens<'_>,
    eisen: &mut [Bevinding],
    peildatum: Date,
) -> Vec<Diagnostic> {
    let mut meldingen = Vec::new();
    for (pointer, node) in gegevens.elements("/leg-uit") {
        let Some(code) = node.get("eis").and_then(Node::as_text) else { continue };
        match eisen.iter().position(|bevinding| bevinding.eis.id == code) {
            None => meldingen.push(unknown(gegevens, &pointer, code, eisen)),
            Some(index) => {
                let finding = weigh(gegevens, &pointer, node, &eisen[index], peildatum);
                let refused = finding.as_ref().is_some_and(|finding| finding.refuses);
                meldingen.extend(finding.map(|finding| finding.diagnostic));
                if !refused {
                    deviate(gegevens, &mut eisen[index], &pointer, node);
                }
            }
        }
    }
    meldingen
}

struct Finding {
    refuses: bool,
    diagnostic: Diagnostic,
}

fn deviate<'a>(
    gegevens: &Gegevens<'a>,
    bevinding: &mut Bevinding,
    pointer: &Pointer,
    node: &'a Node,
) {
    if bevinding.uitkomst != Uitkomst::Open {
        return;
    }
    let by = node.get("besloten-door").and_then(Node::as_text);
    let when = node.get("datum").and_then(date_of);
    let decided = match (by, when) {
        (Some(by), Some(when)) => format!("besloten door {by} op {when}"),
        (Some(by), None) => format!("besloten door {by}"),
        (None, Some(when)) => format!("besloten op {when}"),
        (None, None) => "er staat niet bij wie besloot".to_owned(),
    };
    bevinding.uitkomst = Uitkomst::LegUit;
    bevinding.onbekend = false;
    bevinding.reden = format!("de gemeente wijkt gemotiveerd af, {decided}");
    bevinding.plekken = vec![gegevens.plek(pointer)];
    let words = node.get("motivering").and_then(|node| gegevens.text(node));
    bevinding.motivering = words.map(|words| words.trim().to_owned());
}

fn weigh<'a>(
    gegevens: &Gegevens<'a>,
    pointer: &Pointer,
    node: &'a Node,
    bevinding: &Bevinding,
    peildatum: Date,
) -> Option<Finding> {
    let eis = &bevinding.eis;
    let at = |key: &str| gegevens.location(&pointer.key(key), Part::Value);
    let refuse = |diagnostic: Diagnostic| Some(Finding { refuses: true, diagnostic });
    if !eis.may_deviate() {
        let message = format!("van eis `{}` mag de gemeente niet afwijken", eis.id);
        let help = format!("haal deze `leg-uit` weg en vul in wat de eis vraagt: {}", eis.herstel);
        return refuse(
            Diagnostic::new(Code::LegUitNietToegestaan, message, at("eis"))
                .at(pointer.key("eis"))
                .help(help),
        );
    }
    if let Some(end) = node.get("geldig-tot").and_then(date_of).filter(|end| *end < peildatum) {
        let message = format!("de afwijking van eis `{}` gold tot en met {end}", eis.id);
        return refuse(
            Diagnostic::new(Code::LegUitVerlopen, message, at("geldig-tot"))
                .at(pointer.key("geldig-tot"))
                .help(
                    "neem een nieuw besluit en pas `geldig-tot` aan, of vul in wat de eis vraagt",
                ),
        );
    }
    let words = node.get("motivering").and_then(|node| gegevens.text(node)).unwrap_or_default();
    let there = node.get("motivering").map(|node| gegevens.of(node)) == Some(Aanwezigheid::Ja);
    if !there || words.trim().chars().count() < KORTST {
        let message = format!("de motivering om af te wijken van eis `{}` is te kort", eis.id);
        return refuse(
            Diagnostic::new(Code::LegUitTeKort, message, at("motivering"))
                .at(pointer.key("motivering"))
                .help(format!(
                    "schrijf in ten minste {KORTST} tekens op waarom de gemeente afwijkt"
                )),
        );
    }
    match bevinding.uitkomst {
        Uitkomst::Open => incomplete(gegevens, pointer, node, &eis.id),
        Uitkomst::Voldaan
        | Uitkomst::Beargumenteerd
        | Uitkomst::LegUit
        | Uitkomst::NietVanToepassing => {
            let message = format!(
                "de afwijking van eis `{}` is niet nodig: die eis is {}",
                eis.id,
                bevinding.uitkomst.titel()
            );
            let diagnostic = Diagnostic::new(Code::LegUitOngebruikt, message, at("eis"))
                .at(pointer.key("eis"))
                .help("haal deze `leg-uit` weg");
            Some(Finding { refuses: false, diagnostic })
        }
    }
}

/// A deviation that nobody decided upon still stands, but says so.
fn incomplete(
    gegevens: &Gegevens<'_>,
    pointer: &Pointer,
    node: &Node,
    code: &str,
) -> Option<Finding> {
    let missing: Vec<&str> =
        ["besloten-door", "datum"].into_iter().filter(|key| node.get(key).is_none()).collect();
    if missing.is_empty() {
        return None;
    }
    let keys = missing.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" en ");
    let message = format!("bij de afwijking van eis `{code}` staat niet wie wanneer besloot");
    let location = gegevens.location(pointer, Part::Header);
    let diagnostic = Diagnostic::new(Code::LegUitOnvolledig, message, location)
        .at(pointer.clone())
        .help(format!("vul {keys} in"));
    Some(Finding { refuses: false, diagnostic })
}

fn unknown(
    gegevens: &Gegevens<'_>,
    pointer: &Pointer,
    code: &str,
    eisen: &[Bevinding],
) -> Diagnostic {
    let known = eisen.iter().map(|bevinding| bevinding.eis.id.as_str());
    let help = did_you_mean(code, known)
        .unwrap_or_else(|| "`bouwsteen kader lijst` laat alle eisen zien".to_owned());
    let location = gegevens.location(&pointer.key("eis"), Part::Value);
    Diagnostic::new(
        Code::LegUitOnbekendeEis,
        format!("eis `{code}` staat in geen van de kaders"),
        location,
    )
    .at(pointer.key("eis"))
    .help(help)
}
