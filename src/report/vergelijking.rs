//! A toetsing beside the one that was recorded: was and wordt, eis by eis.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    check::{
        Uitkomst,
        vastlegging::{Richting, Vergelijking, Verschil},
    },
    report::{Style, printable, words},
};

/// What changed, for a person, with a line end.
pub fn mens_vergeleken(vergelijking: &Vergelijking, style: &Style) -> String {
    let day = words::day(vergelijking.peildatum);
    let mut parts = vec![style.bold(&format!("Vergeleken met de toetsing van {day}")) + "\n"];
    for (naam, was, wordt) in &vergelijking.kaders {
        let version = |one: &Option<String>| one.clone().unwrap_or_else(|| "geen".to_owned());
        let line = format!("Kader {naam}: {} → {}", version(was), version(wordt));
        parts.push(style.paragraph("", &line));
    }
    for richting in Richting::ALL {
        let same = vergelijking.verschillen.iter().filter(|one| one.richting == richting);
        let lines: String = same.map(|one| style.paragraph("  ", &sentence(one))).collect();
        if !lines.is_empty() {
            parts.push(format!("\n{}\n{lines}", style.bold(richting.titel())));
        }
    }
    if vergelijking.verschillen.is_empty() {
        parts.push(style.paragraph("", "Geen enkele uitkomst is veranderd."));
    }
    parts.concat()
}

/// The same as lines, `eis: richting: was → wordt`.
pub fn kort_vergeleken(vergelijking: &Vergelijking) -> String {
    let lines = vergelijking.verschillen.iter().map(|one| {
        let line = format!("{}: {}: {}", one.eis, one.richting.as_str(), steps(one));
        printable(&line) + "\n"
    });
    lines.collect()
}

fn sentence(verschil: &Verschil) -> String {
    let titel = verschil.titel.as_ref().map(|titel| format!("  {titel}")).unwrap_or_default();
    format!("{}: {}{titel}", verschil.eis, steps(verschil))
}

/// `voldaan → nog open`.
fn steps(verschil: &Verschil) -> String {
    match (verschil.was, verschil.wordt) {
        (Some(was), Some(wordt)) => format!("{} → {}", was.titel(), wordt.titel()),
        (Some(was), None) => format!("was {}", was.titel()),
        (None, Some(wordt)) => format!("nu {}", wordt.titel()),
        (None, None) => String::new(),
    }
}

/// De vergelijking met een toetsing die eerder is vastgelegd.
#[derive(Serialize, JsonSchema)]
pub(super) struct Vergeleken<'a> {
    /// De peildatum van de vastgelegde toetsing.
    #[schemars(extend("format" = "date"))]
    peildatum: String,
    /// Elke eis met een andere uitkomst dan toen.
    verschillen: Vec<Regel<'a>>,
}

/// Een eis met een andere uitkomst dan toen.
#[derive(Serialize, JsonSchema)]
struct Regel<'a> {
    /// Het kenmerk van de eis.
    eis: &'a str,
    /// Of het slechter is dan toen, beter, anders, of dat de eis nieuw of weg is.
    #[schemars(extend("enum" = ["slechter", "beter", "anders", "nieuw", "weg"]))]
    richting: &'static str,
    /// De uitkomst toen; `null` bij een nieuwe eis.
    was: Option<&'static str>,
    /// De uitkomst nu; `null` bij een eis die er niet meer is.
    wordt: Option<&'static str>,
}

impl<'a> Vergeleken<'a> {
    pub(super) fn new(vergelijking: &'a Vergelijking) -> Self {
        let rows = vergelijking.verschillen.iter().map(|one| Regel {
            eis: &one.eis,
            richting: one.richting.as_str(),
            was: one.was.map(Uitkomst::as_str),
            wordt: one.wordt.map(Uitkomst::as_str),
        });
        Self { peildatum: vergelijking.peildatum.to_string(), verschillen: rows.collect() }
    }
}
