//! How far the doelen are, in every form of the report; shown when anything was measured.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    check::Toetsing,
    report::{
        Style,
        kort::{line as one_line, place},
        words,
    },
    source::Sources,
    voortgang::{Doelstand, Koers, Meting, Voortgang},
};

/// The heading, with the day on which is looked.
pub(super) fn title(voortgang: &Voortgang) -> String {
    format!("Voortgang op {}", words::day(voortgang.dag))
}

/// `2 op koers, 1 loopt achter, 1 klaar, 3 onbekend`.
pub(super) fn counts(voortgang: &Voortgang) -> String {
    let counts = Koers::ALL.map(|koers| {
        let count = voortgang.aantal(koers);
        let word = match koers {
            Koers::LooptAchter if count != 1 => "lopen achter",
            Koers::LooptAchter | Koers::Klaar | Koers::OpKoers | Koers::Onbekend => koers.titel(),
        };
        format!("{count} {word}")
    });
    format!("Van de {} doelen: {}.", voortgang.doelen.len(), counts.join(", "))
}

/// What stands after the word for how it stands.
pub(super) fn line(doel: &Doelstand) -> String {
    format!("{} {}", words::sentence(&doel.naam()), words::sentence(&doel.reden))
}

/// The section in a report for a person.
pub(super) fn mens(toetsing: &Toetsing, style: &Style) -> Option<String> {
    let voortgang = &toetsing.voortgang;
    if !voortgang.is_gemeten() {
        return None;
    }
    let mut out = format!("{}\n", style.bold(&title(voortgang)));
    out += &style.paragraph("", &counts(voortgang));
    for doel in &voortgang.doelen {
        out += &style.paragraph(&format!("  {}: ", doel.koers.titel()), &line(doel));
    }
    Some(out)
}

/// One line for every doel that is behind, for that is what asks for work.
pub(super) fn kort(toetsing: &Toetsing, sources: &Sources) -> String {
    let behind = toetsing.voortgang.doelen.iter().filter(|doel| doel.koers == Koers::LooptAchter);
    let lines = behind.map(|doel| {
        let at = place(doel.location, sources);
        let message = format!("doel `{}` loopt achter: {}", doel.id, doel.reden);
        one_line(&at, "VOORTGANG", &message)
    });
    lines.collect()
}

/// Hoe ver de doelen zijn.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Voortgangsblok<'a> {
    /// De dag waarop is gekeken: de peildatum, of de datum van het document als die later is.
    #[schemars(extend("format" = "date"))]
    dag: String,
    /// Hoeveel doelen er hoe voor staan.
    tellingen: Tellingen,
    /// Elk doel.
    doelen: Vec<Doel<'a>>,
}

/// Hoeveel doelen er hoe voor staan.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Tellingen {
    /// Er is ten minste wat nu nodig is.
    op_koers: usize,
    /// Er is minder dan wat nu nodig is.
    loopt_achter: usize,
    /// De streefwaarde is gehaald.
    klaar: usize,
    /// Het is niet te zeggen.
    onbekend: usize,
}

/// Hoe ver een doel is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Doel<'a> {
    /// Het kenmerk van het doel.
    id: &'a str,
    /// Het kenmerk van de ambitie.
    ambitie: &'a str,
    /// Hoe het ervoor staat.
    #[schemars(extend("enum" = ["op-koers", "loopt-achter", "klaar", "onbekend"]))]
    stand: &'static str,
    /// Waarom.
    reden: &'a str,
    /// Waarin is geteld.
    eenheid: Option<&'a str>,
    /// Waarvan het een percentage is.
    van: Option<&'a str>,
    /// Of de gemeten jaren zijn opgeteld.
    opgeteld: bool,
    /// De stand bij het begin.
    nulwaarde: Option<Getal>,
    /// Wat is gemeten, op volgorde van tijd.
    gemeten: Vec<Getal>,
    /// Wat bij de laatste meting nodig was, afgerond op één decimaal.
    nodig: Option<Getal>,
    /// De stand die bereikt moet zijn.
    streefwaarde: Option<Getal>,
    /// Het bestand, vanaf de map van de visie, met `/`.
    bestand: &'a str,
    /// De regel, vanaf 1.
    #[schemars(range(min = 1))]
    regel: usize,
    /// De plaats in de samengevoegde gegevens, als JSON Pointer.
    pad: &'a str,
}

/// Een getal of een bereik, als tekst zodat geen cijfer verloren gaat.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Getal {
    /// Het laagste; `null` als dat open is, niet bekend of afgeschermd.
    min: Option<String>,
    /// Het hoogste; gelijk aan `min` als het één getal is.
    max: Option<String>,
    /// Wanneer het geldt, in woorden.
    moment: Option<String>,
}

impl<'a> Voortgangsblok<'a> {
    pub(super) fn new(voortgang: &'a Voortgang, sources: &'a Sources) -> Self {
        Self {
            dag: voortgang.dag.to_string(),
            tellingen: Tellingen {
                op_koers: voortgang.aantal(Koers::OpKoers),
                loopt_achter: voortgang.aantal(Koers::LooptAchter),
                klaar: voortgang.aantal(Koers::Klaar),
                onbekend: voortgang.aantal(Koers::Onbekend),
            },
            doelen: voortgang.doelen.iter().map(|doel| Doel::new(doel, sources)).collect(),
        }
    }
}

impl<'a> Doel<'a> {
    fn new(doel: &'a Doelstand, sources: &'a Sources) -> Self {
        let nodig = doel.nodig.as_ref().map(|nodig| Getal {
            min: Some(nodig.min.to_string()),
            max: Some(nodig.max.to_string()),
            moment: doel.laatste().and_then(|last| last.moment(doel.optellen)),
        });
        Self {
            id: &doel.id,
            ambitie: &doel.ambitie,
            stand: doel.koers.as_str(),
            reden: &doel.reden,
            eenheid: doel.eenheid.as_deref(),
            van: doel.van.as_deref(),
            opgeteld: doel.optellen,
            nulwaarde: doel.nulwaarde.as_ref().map(|one| Getal::new(one, false)),
            gemeten: doel.gerealiseerd.iter().map(|one| Getal::new(one, doel.optellen)).collect(),
            nodig,
            streefwaarde: doel.streefwaarde.as_ref().map(|one| Getal::new(one, false)),
            bestand: sources.path(doel.location.file()),
            regel: sources.position(doel.location).line,
            pad: doel.pad.as_str(),
        }
    }
}

impl Getal {
    fn new(meting: &Meting, optellen: bool) -> Self {
        let shown = |end: Option<rust_decimal::Decimal>| {
            end.filter(|_| !meting.afgeschermd).map(|number| number.to_string())
        };
        let moment = meting.moment(optellen);
        Self { min: shown(meting.min), max: shown(meting.max), moment }
    }
}
