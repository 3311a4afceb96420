//! The region as a table for a spreadsheet: a row a member of each part, and a row for all together.

use crate::{
    regio::{Cel, Regiobeeld, Som, Stand, woorden},
    report::tabel,
};

/// The columns in order; they may be added at the end, never changed.
const COLUMNS: [&str; 26] = [
    "regio",
    "groep",
    "woningtype",
    "segment",
    "wanneer",
    "eenheid",
    "van",
    "rij",
    "gemeente",
    "code",
    "opgave-min",
    "opgave-max",
    "behoefte-min",
    "behoefte-max",
    "eigen-opgave-min",
    "eigen-opgave-max",
    "plan-min",
    "plan-max",
    "aandeel-min",
    "aandeel-max",
    "tekort",
    "oordeel",
    "ten-minste",
    "waarom-leeg",
    "bron",
    "maat",
];

/// The regions as CSV with `;`, in UTF-8 with a byte order mark, each row ending in a line end.
pub fn regio_csv(beelden: &[Regiobeeld]) -> String {
    let rows = beelden.iter().flat_map(|beeld| {
        beeld.cellen.iter().flat_map(move |cel| {
            let members = (0..cel.delen.len()).map(move |at| member(beeld, cel, at));
            members.chain([together(beeld, cel)])
        })
    });
    tabel::csv(COLUMNS, rows)
}

fn member(beeld: &Regiobeeld, cel: &Cel, at: usize) -> [String; COLUMNS.len()] {
    let (lid, deel) = (&beeld.leden[at], &cel.delen[at]);
    let standen = [
        ("behoefte", deel.behoefte),
        ("eigen-opgave", deel.opgave),
        ("plan", deel.plan),
        ("aandeel", deel.aandeel),
    ];
    let mut row = base(beeld, cel, "lid");
    put(&mut row, "gemeente", lid.naam.clone());
    put(&mut row, "code", lid.code.clone().unwrap_or_default());
    fill(&mut row, &standen);
    let tekort = deel.tekort.map(|short| number(&short.normalize().to_string()));
    put(&mut row, "tekort", tekort.unwrap_or_default());
    put(&mut row, "bron", lid.bron.clone().unwrap_or_default());
    row
}

fn together(beeld: &Regiobeeld, cel: &Cel) -> [String; COLUMNS.len()] {
    let of = |som: Som| som.stand;
    let standen = [
        ("opgave", cel.opgave),
        ("behoefte", of(cel.behoefte)),
        ("eigen-opgave", of(cel.eigen_opgave)),
        ("plan", of(cel.plan)),
        ("aandeel", of(cel.aandeel)),
    ];
    let mut row = base(beeld, cel, "samen");
    fill(&mut row, &standen);
    put(&mut row, "tekort", woorden::tekort(cel.tekort));
    put(&mut row, "maat", cel.maat.as_str().to_owned());
    put(&mut row, "oordeel", cel.oordeel.as_str().to_owned());
    put(&mut row, "bron", cel.bron.clone().unwrap_or_default());
    row
}

fn base(beeld: &Regiobeeld, cel: &Cel, rij: &str) -> [String; COLUMNS.len()] {
    let mut row: [String; COLUMNS.len()] = Default::default();
    let sleutel = &cel.sleutel;
    let text = |word: &Option<String>| word.clone().unwrap_or_default();
    for (column, cell) in [
        ("regio", beeld.naam.clone()),
        ("groep", text(&sleutel.groep)),
        ("woningtype", text(&sleutel.woningtype)),
        ("segment", text(&sleutel.segment)),
        ("wanneer", sleutel.wanneer.clone()),
        ("eenheid", sleutel.eenheid.clone()),
        ("van", text(&sleutel.van)),
        ("rij", rij.to_owned()),
    ] {
        put(&mut row, column, cell);
    }
    row
}

fn fill(row: &mut [String; COLUMNS.len()], standen: &[(&str, Stand)]) {
    let (mut least, mut empty) = (Vec::new(), Vec::new());
    for (name, stand) in standen {
        match stand {
            Stand::Getal { min, max, ten_minste, .. } => {
                put(row, &format!("{name}-min"), number(&min.normalize().to_string()));
                // What may be more has no highest.
                if *ten_minste {
                    least.push(*name);
                } else {
                    put(row, &format!("{name}-max"), number(&max.normalize().to_string()));
                }
            }
            Stand::Leeg(why) => empty.push(format!("{name}: {}", why.as_str())),
        }
    }
    put(row, "ten-minste", least.join(", "));
    put(row, "waarom-leeg", empty.join(", "));
}

/// A Dutch spreadsheet reads a comma as the decimal sign.
fn number(text: &str) -> String {
    text.replace('.', ",")
}

fn put(row: &mut [String; COLUMNS.len()], column: &str, cell: String) {
    let at = COLUMNS.iter().position(|known| *known == column);
    row[at.expect("invariant: the columns are columns")] = cell;
}
