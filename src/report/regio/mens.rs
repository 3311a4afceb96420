//! The report of a region for a person at a terminal.

use super::{kern, te_weinig};
use crate::{
    diagnostic::Severity,
    regio::{Cel, Deel, Lid, Melding, Regiobeeld, woorden},
    report::{Style, printable, text},
};

/// The columns of numbers.
const COLUMNS: [(&str, Column); 5] = [
    ("behoefte", |deel| woorden::stand(deel.behoefte)),
    ("eigen opgave", |deel| woorden::stand(deel.opgave)),
    ("plannen", |deel| woorden::stand(deel.plan)),
    ("aandeel", |deel| woorden::stand(deel.aandeel)),
    ("tekort", |deel| deel.tekort.map_or_else(|| "–".to_owned(), woorden::getal)),
];

/// The text of one cell.
type Column = fn(&Deel) -> String;

/// More findings than this are counted.
const SHOWN: usize = 40;

/// The regions in Dutch for a terminal, with a line end; several begin with a table of all.
pub fn regio_mens(beelden: &[Regiobeeld], style: &Style) -> String {
    let mut parts = Vec::new();
    if beelden.len() > 1 {
        parts.push(all(beelden, style));
    }
    parts.extend(beelden.iter().map(|beeld| one(beeld, style)));
    parts.push(style.paragraph("", "Bouwsteen geeft geen juridisch advies."));
    parts.join("\n")
}

fn all(beelden: &[Regiobeeld], style: &Style) -> String {
    let mut out = format!("{}\n", style.bold(&format!("{} regio's", beelden.len())));
    for beeld in beelden {
        out += &style.paragraph("  ", &format!("{}: {}", beeld.naam, kern(beeld)));
    }
    out + &style.paragraph("", "Een gemeente kan in meer regio's zitten: tel regio's niet op.")
}

fn one(beeld: &Regiobeeld, style: &Style) -> String {
    let mut out = format!("{}\n", style.bold(&printable(&beeld.naam)));
    out += &style.paragraph("", &format!("{}.", kern(beeld)));
    out += &leden(beeld, style);
    for cel in &beeld.cellen {
        out += &format!("\n{}", part(beeld, cel, style));
    }
    out += &afspraken(beeld, style);
    out + &meldingen(beeld, style)
}

fn leden(beeld: &Regiobeeld, style: &Style) -> String {
    let mut out = format!("\n{}\n", style.bold("Leden"));
    for lid in &beeld.leden {
        out += &style.paragraph("  ", &format!("{}: {}", lid.naam, herkomst(lid)));
    }
    out
}

fn herkomst(lid: &Lid) -> String {
    let Some(given) = &lid.aangeleverd else {
        let reden = lid.reden.as_deref().unwrap_or("nog niet aangeleverd");
        return format!("ontbreekt ({reden})");
    };
    let status = given.document.status.map(|status| woorden::woord(status.as_str()));
    let versie = given.document.versie.as_ref().map(|versie| format!("versie {versie}"));
    let facts = [Some(format!("{} cijfers", given.cijfers)), status, versie];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn part(beeld: &Regiobeeld, cel: &Cel, style: &Style) -> String {
    let title = woorden::over(&cel.sleutel);
    let unit = woorden::eenheid(&cel.sleutel);
    let head = style.bold(&printable(&format!("{title} (in {unit})")));
    let verdict = format!(
        "Opgave {}, {} {}, tekort {}: {}.",
        woorden::stand(cel.opgave),
        woorden::maat(cel.maat),
        woorden::stand(cel.draagt().stand),
        woorden::tekort(cel.tekort),
        woorden::oordeel(cel.oordeel)
    );
    let mut out = format!("{head}\n{}{}", style.paragraph("", &verdict), table(beeld, cel, style));
    let notes = [("behoefte", cel.behoefte), ("eigen opgave", cel.eigen_opgave)];
    let notes = notes.into_iter().chain([("plannen", cel.plan), ("aandeel", cel.aandeel)]);
    for (name, som) in notes.filter(|(_, som)| som.geteld > 0 && !som.is_volledig()) {
        let words = woorden::onvolledig(&som, cel.delen.len());
        out += &style.paragraph("  ", &format!("In de som van {name}: {words}."));
    }
    let short = te_weinig(beeld, cel);
    if !short.is_empty() {
        out += &style.paragraph("  ", &format!("Onder het aandeel: {}.", short.join(", ")));
    }
    out
}

/// A row a member; a column without a single number is left out.
fn table(beeld: &Regiobeeld, cel: &Cel, style: &Style) -> String {
    let sums = [cel.behoefte, cel.eigen_opgave, cel.plan, cel.aandeel];
    let filled = |at: usize| {
        sums.get(at).map_or(cel.aandeel.geteld > 0, |som| som.geteld + som.verborgen > 0)
    };
    let columns: Vec<usize> = (0..COLUMNS.len()).filter(|at| filled(*at)).collect();
    if columns.is_empty() {
        return style.paragraph("  ", "Geen enkel lid heeft hier een cijfer dat meetelt.");
    }
    let mut rows: Vec<(String, Vec<String>)> =
        vec![("gemeente".to_owned(), columns.iter().map(|at| COLUMNS[*at].0.to_owned()).collect())];
    for (lid, deel) in beeld.leden.iter().zip(&cel.delen) {
        rows.push((printable(&lid.naam), columns.iter().map(|at| COLUMNS[*at].1(deel)).collect()));
    }
    // Shortages have no sum: what one has too much does not help another.
    let sum =
        |at: &usize| sums.get(*at).map_or_else(|| "–".to_owned(), |som| woorden::stand(som.stand));
    let total = columns.iter().map(sum);
    rows.push(("samen".to_owned(), total.collect()));
    let width =
        |at: usize| rows.iter().map(|(_, cells)| cells[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let taken: usize = widths.iter().map(|width| width + 2).sum();
    let longest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let name_width = longest.min(style.width.saturating_sub(taken + 2).max(8));
    let line = |(name, cells): &(String, Vec<String>)| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| text::right(cell, width + 2));
        format!("  {}{}\n", text::left(name, name_width), cells.collect::<String>())
    };
    rows.iter().map(line).collect()
}

fn afspraken(beeld: &Regiobeeld, style: &Style) -> String {
    if beeld.afspraken.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", style.bold("Afspraken tussen leden"));
    for one in &beeld.afspraken {
        let says = one.vastgelegd.iter();
        let says = says.map(|side| format!("{} zegt {}", side.wie, woorden::getal(side.aantal)));
        let words = format!(
            "{} neemt over van {}, {}: {}. {}.",
            one.naar,
            one.van,
            woorden::over(&one.sleutel),
            says.collect::<Vec<_>>().join(", "),
            crate::taal::capital(woorden::wederkerig(one.stand))
        );
        out += &style.paragraph("  ", &words);
    }
    out
}

fn meldingen(beeld: &Regiobeeld, style: &Style) -> String {
    if beeld.meldingen.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", style.bold("Meldingen"));
    for melding in beeld.meldingen.iter().take(SHOWN) {
        out += &style.paragraph("  ", &line(melding));
    }
    let rest = beeld.meldingen.len().saturating_sub(SHOWN);
    if rest > 0 {
        out += &style.paragraph("  ", &format!("En nog {rest}; `--uitvoer json` toont ze alle."));
    }
    out
}

fn line(melding: &Melding) -> String {
    let weight = match melding.ernst {
        Severity::Fout => "fout",
        Severity::Let => "let op",
        Severity::Advies => "advies",
    };
    let also = melding.verwant.iter().map(|(plek, words)| format!(" ({}: {words})", plek.tekst()));
    let help = melding.hulp.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!(
        "{}: {} {weight} {}{}{help}",
        melding.plek.tekst(),
        melding.code,
        melding.bericht,
        also.collect::<String>()
    )
}
