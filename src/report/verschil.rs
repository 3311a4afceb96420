//! What differs between two versions of a kader, for a person or for another program.

use serde::Serialize;

use crate::{
    kader::verschil::{Aard, Verschil, Wijziging},
    report::{Style, printable, tabel, text},
};

/// The columns of the table; some may be added at the end, never changed.
const COLUMNS: [&str; 7] = ["wat", "id", "titel", "aard", "veld", "oud", "nieuw"];

/// The difference in Dutch for a terminal, with a line end.
pub fn verschil_mens(verschil: &Verschil, style: &Style) -> String {
    let title = format!("Van {} naar {}", name(&verschil.oud), name(&verschil.nieuw));
    let mut out = format!("{}\n", style.bold(&printable(&title)));
    if verschil.wijzigingen.is_empty() {
        out += "Er is geen verschil.\n";
    }
    for aard in [Aard::Weg, Aard::Nieuw, Aard::Anders] {
        let found: Vec<_> = verschil.wijzigingen.iter().filter(|one| one.aard == aard).collect();
        if !found.is_empty() {
            let title = format!("{} ({})", heading(aard), found.len());
            out += &format!("\n{}\n", style.bold(&title));
            out += &found.into_iter().map(|one| change(one, style)).collect::<String>();
        }
    }
    out
}

/// The difference as one JSON object, with a line end. Fields may be added, never changed.
pub fn verschil_json(verschil: &Verschil) -> String {
    let side =
        |(naam, versie): &(String, String)| Kant { naam: naam.clone(), versie: versie.clone() };
    let wijzigingen = verschil.wijzigingen.iter().map(|one| Rij {
        wat: one.wat.as_str(),
        id: &one.id,
        titel: &one.titel,
        aard: one.aard.as_str(),
        velden: one
            .velden
            .iter()
            .map(|veld| Verandering {
                veld: &veld.naam,
                oud: veld.oud.as_deref(),
                nieuw: veld.nieuw.as_deref(),
            })
            .collect(),
    });
    text::json(&Uitslag {
        oud: side(&verschil.oud),
        nieuw: side(&verschil.nieuw),
        wijzigingen: wijzigingen.collect(),
    })
}

/// The difference as CSV: one row a field that differs, or one row for what is new or gone.
pub fn verschil_csv(verschil: &Verschil) -> String {
    tabel::csv(COLUMNS, rows(verschil))
}

/// The difference as a table in Markdown, with a line end.
pub fn verschil_markdown(verschil: &Verschil) -> String {
    let (oud, nieuw) = (name(&verschil.oud), name(&verschil.nieuw));
    let title = format!("## Van {} naar {}\n\n", tabel::plain(&oud), tabel::plain(&nieuw));
    if verschil.wijzigingen.is_empty() {
        return format!("{title}Er is geen verschil.\n");
    }
    title + &tabel::markdown(COLUMNS, rows(verschil))
}

#[derive(Serialize)]
struct Uitslag<'a> {
    oud: Kant,
    nieuw: Kant,
    wijzigingen: Vec<Rij<'a>>,
}

#[derive(Serialize)]
struct Kant {
    naam: String,
    versie: String,
}

#[derive(Serialize)]
struct Rij<'a> {
    wat: &'static str,
    id: &'a str,
    titel: &'a str,
    aard: &'static str,
    velden: Vec<Verandering<'a>>,
}

#[derive(Serialize)]
struct Verandering<'a> {
    veld: &'a str,
    oud: Option<&'a str>,
    nieuw: Option<&'a str>,
}

fn name((naam, versie): &(String, String)) -> String {
    format!("{naam} {versie}")
}

fn heading(aard: Aard) -> &'static str {
    match aard {
        Aard::Nieuw => "Nieuw",
        Aard::Weg => "Weg",
        Aard::Anders => "Veranderd",
    }
}

fn change(one: &Wijziging, style: &Style) -> String {
    let space = if one.id.is_empty() { "" } else { " " };
    let lead = printable(&format!("  {}{space}{}  ", one.wat.as_str(), one.id));
    let mut out = style.paragraph(&lead, &one.titel);
    for veld in &one.velden {
        let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "(niets)".to_owned());
        out += &format!("    {}\n", printable(&veld.naam));
        out += &style.paragraph("      was:   ", &side(&veld.oud));
        out += &style.paragraph("      wordt: ", &side(&veld.nieuw));
    }
    out
}

fn rows(verschil: &Verschil) -> Vec<[String; 7]> {
    let mut rows = Vec::new();
    for one in &verschil.wijzigingen {
        let row = |veld: &str, oud: Option<&String>, nieuw: Option<&String>| {
            [
                one.wat.as_str().to_owned(),
                one.id.clone(),
                one.titel.clone(),
                one.aard.as_str().to_owned(),
                veld.to_owned(),
                oud.cloned().unwrap_or_default(),
                nieuw.cloned().unwrap_or_default(),
            ]
        };
        if one.velden.is_empty() {
            rows.push(row("", None, None));
        }
        rows.extend(one.velden.iter().map(|v| row(&v.naam, v.oud.as_ref(), v.nieuw.as_ref())));
    }
    rows
}
