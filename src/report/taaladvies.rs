//! What is said about the language of a visie, in the forms for a person and in JSON.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

pub(super) use crate::check::taaladvies::{FORMULE, KANTTEKENING};

use crate::{
    check::taaladvies::{Leesbaarheid, MINST, Taaladvies, Telling},
    diagnostic::{Code, Diagnostic},
    report::{Style, printable, text, words},
    source::{FileId, Location, Sources},
    taal,
};

/// The heading.
pub(super) const TITEL: &str = "Taal";

/// How heavy it weighs.
pub(super) const ADVIES: &str = "Dit is advies: het laat de toets nooit mislukken.";

/// The section in a report for a person: the whole, what to do, and then file after file.
pub(super) fn mens(advies: &Taaladvies, sources: &Sources, style: &Style) -> String {
    let mut parts = vec![kop(advies, style)];
    let mut files: BTreeMap<FileId, (Vec<&Leesbaarheid>, Vec<&Diagnostic>)> = BTreeMap::new();
    for part in &advies.delen {
        files.entry(part.location.file()).or_default().0.push(part);
    }
    for found in &advies.meldingen {
        files.entry(found.location.file()).or_default().1.push(found);
    }
    for (file, (delen, meldingen)) in files {
        let mut out = format!("{}\n", style.bold(&printable(sources.path(file))));
        for part in delen {
            out += &style.paragraph("  ", &deel(part));
        }
        for found in meldingen {
            let position = sources.position(found.location);
            let place = format!("{}:{}", position.line, position.column);
            let lead = format!("  {}  {}  ", text::left(&place, 7), found.code);
            out += &style.paragraph(&lead, &regel(found, sources));
        }
        parts.push(out);
    }
    parts.join("\n")
}

fn kop(advies: &Taaladvies, style: &Style) -> String {
    let mut out = format!("{}\n", style.bold(TITEL));
    out += &style.paragraph("", &format!("{ADVIES} {}", geheel(advies)));
    out += &style.paragraph("", &format!("{FORMULE}. {KANTTEKENING}."));
    for (code, count, help) in soorten(advies) {
        let lead = format!("  {}  ", code.as_str());
        let told = format!("{} ({count}). {}", words::capital(code.title()), words::sentence(help));
        out += &style.paragraph(&lead, &told);
    }
    if advies.meer_delen > 0 {
        let more = format!("Van nog {} kopjes staat het cijfer er niet bij.", advies.meer_delen);
        out += &style.paragraph("", &more);
    }
    out
}

/// Each kind of advice, how often it is given, and what to do about it.
fn soorten(advies: &Taaladvies) -> Vec<(Code, usize, &str)> {
    let mut found: BTreeMap<Code, (usize, &str)> = BTreeMap::new();
    for one in &advies.meldingen {
        found.entry(one.code).or_insert((0, hulp(one.code))).0 += 1;
    }
    found.into_iter().map(|(code, (count, help))| (code, count, help)).collect()
}

/// What to do, said once for all findings of a kind.
fn hulp(code: Code) -> &'static str {
    match code {
        Code::ZinLang => {
            "maak er kortere zinnen van, van hoogstens 25 woorden; een getal of formule telt als een woord"
        }
        Code::WoordMoeilijk => {
            "kies het gewone woord, of zet het moeilijke in `[taal]` bij `toegestaan`"
        }
        Code::AfkortingOnbekend => {
            "schrijf haar de eerste keer voluit met de afkorting tussen haakjes, of maak een `[[begrip]]`"
        }
        Code::WoordNaastBegrip => "kies één woord voor hetzelfde",
        Code::TekstOnaf => "vul het in, of schrijf `{ onbekend = \"reden\" }`",
        _ => "",
    }
}

/// `Leesbaarheid van alles samen: 46,7 (tamelijk moeilijk), bij 7.421 woorden in 611 zinnen.`
pub(super) fn geheel(advies: &Taaladvies) -> String {
    match cijfer(&advies.geheel) {
        Some(cijfer) => format!("Leesbaarheid van alle teksten samen: {cijfer}."),
        None => format!("Voor een cijfer voor de leesbaarheid zijn {MINST} woorden nodig."),
    }
}

/// What stands behind the name of a file or heading.
pub(super) fn deel(part: &Leesbaarheid) -> String {
    let cijfer = cijfer(&part.telling).unwrap_or_default();
    match &part.kop {
        Some(kop) => format!("leesbaarheid onder `{kop}`: {cijfer}"),
        None => format!("leesbaarheid: {cijfer}"),
    }
}

/// `46,7 (tamelijk moeilijk), 7.421 woorden in 611 zinnen`.
pub(super) fn cijfer(telling: &Telling) -> Option<String> {
    let cijfer = telling.cijfer()?;
    let zinnen = if telling.zinnen == 1 { "zin" } else { "zinnen" };
    Some(format!(
        "{} ({}), {} woorden in {} {zinnen}",
        taal::number(cijfer),
        telling.waardering()?,
        taal::number(telling.woorden.into()),
        taal::number(telling.zinnen.into()),
    ))
}

/// The message, with the other lines where the same stands.
fn regel(found: &Diagnostic, sources: &Sources) -> String {
    let message = words::sentence(&found.message);
    let line = |at: Location| sources.position(at).line;
    let others: BTreeSet<usize> = found.related.iter().map(|(at, _)| line(*at)).collect();
    let others: Vec<usize> =
        others.into_iter().filter(|other| *other != line(found.location)).collect();
    match (found.code, found.related.as_slice()) {
        (_, []) => message,
        (Code::WoordMoeilijk, _) if others.is_empty() => message,
        (Code::WoordMoeilijk, _) => {
            let others: Vec<String> = others.iter().map(usize::to_string).collect();
            format!("{message} Ook op regel {}.", taal::list(&others))
        }
        (_, [(at, words), ..]) => {
            let file = sources.path(at.file());
            format!("{message} {}: {file}, regel {}.", words::capital(words), line(*at))
        }
    }
}

/// De taal van de teksten; alleen met `--taal`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Taalblok<'a> {
    /// De formule van de leesbaarheid, met de bron.
    formule: &'static str,
    /// Wat het cijfer niet zegt.
    kanttekening: &'static str,
    /// Alle teksten samen.
    geheel: Cijfer,
    /// Elk bestand en elk kopje met genoeg tekst voor een cijfer.
    delen: Vec<Deel<'a>>,
}

/// Hoe leesbaar een tekst is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Cijfer {
    /// Het cijfer, met een cijfer achter de komma: hoger is makkelijker. Leeg bij minder dan 100 woorden.
    leesbaarheid: Option<String>,
    /// Het woord dat erbij hoort, van zeer moeilijk tot zeer gemakkelijk.
    waardering: Option<&'static str>,
    /// Woorden in zinnen, met de getallen.
    woorden: u64,
    /// Zinnen.
    zinnen: u64,
    /// Lettergrepen van de woorden met een letter.
    lettergrepen: u64,
}

/// Hoe leesbaar een bestand is, of wat onder een kop staat.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Deel<'a> {
    /// De kop; leeg voor een heel bestand.
    kop: Option<&'a str>,
    /// Het bestand, vanaf de map van de visie, met `/`.
    bestand: &'a str,
    /// De regel, vanaf 1.
    #[schemars(range(min = 1))]
    regel: usize,
    /// Hoe leesbaar het is.
    cijfer: Cijfer,
}

impl<'a> Taalblok<'a> {
    pub(super) fn new(advies: &'a Taaladvies, sources: &'a Sources) -> Self {
        let delen = advies.delen.iter().map(|part| Deel {
            kop: part.kop.as_deref(),
            bestand: sources.path(part.location.file()),
            regel: sources.position(part.location).line,
            cijfer: Cijfer::new(&part.telling),
        });
        Self {
            formule: FORMULE,
            kanttekening: KANTTEKENING,
            geheel: Cijfer::new(&advies.geheel),
            delen: delen.collect(),
        }
    }
}

impl Cijfer {
    fn new(telling: &Telling) -> Self {
        Self {
            leesbaarheid: telling.cijfer().map(|cijfer| cijfer.to_string()),
            waardering: telling.waardering(),
            woorden: telling.woorden,
            zinnen: telling.zinnen,
            lettergrepen: telling.lettergrepen,
        }
    }
}
