//! The eisen of the kaders themselves, without a visie: as a list, one at a time, or as JSON.

use serde::Serialize;

use crate::{
    kader::{Eis, Kader},
    report::{Style, printable, text, words},
};

/// All eisen as lines for a person, per bouwsteen in the order of the kaders.
pub fn eisen_lijst(kaders: &[Kader], style: &Style) -> String {
    let mut out = String::new();
    for kader in kaders {
        let title = format!("{} {} ({} eisen)", kader.naam, kader.versie, kader.eis.len());
        out += &style.bold(&printable(&title));
        out.push('\n');
        out += &style.paragraph("", &kader.titel);
        let widest = kader.eis.iter().map(|eis| eis.id.len()).max().unwrap_or(0);
        for eis in &kader.eis {
            let lead = format!("  {} ", text::left(&printable(&eis.id), widest));
            let facts = format!("{} · {}", eis.bouwsteen.as_str(), eis.sterkte.titel());
            out += &style.paragraph(&lead, &format!("{} [{facts}]", eis.titel));
        }
        out.push('\n');
    }
    out
}

/// One eis with all that belongs to it; none when no kader has it.
pub fn eis_toon(kaders: &[Kader], id: &str, style: &Style) -> Option<String> {
    let (kader, eis) = find(kaders, id)?;
    let mut out = format!("{}\n", style.bold(&printable(&eis.id)));
    out += &style.paragraph("", &eis.titel);
    if let Some(uitleg) = &eis.uitleg {
        out.push('\n');
        out += &style.paragraph("", uitleg);
    }
    out.push('\n');
    out += &style.paragraph("Bouwsteen:  ", eis.bouwsteen.as_str());
    out += &style.paragraph("Sterkte:    ", eis.sterkte.titel());
    out += &style.paragraph("Afwijken:   ", words::afwijken(eis.afwijken));
    out += &style.paragraph("Voor wie:   ", eis.adressaat.as_str());
    out += &style.paragraph("Geldt:      ", &geldig(eis));
    out += &style.paragraph("Bron:       ", &bron(kader, eis));
    out += &style.paragraph("Zekerheid:  ", words::zekerheid(eis.bron.zekerheid));
    out += &style.paragraph("Invullen:   ", &eis.herstel);
    out += &style.paragraph("Kader:      ", &format!("{} {}", kader.naam, kader.versie));
    Some(out)
}

/// All eisen as a JSON list, one object an eis, with a line end.
pub fn eisen_json(kaders: &[Kader]) -> String {
    let eisen = kaders.iter().flat_map(|kader| kader.eis.iter().map(|eis| row(kader, eis)));
    text::json(&eisen.collect::<Vec<_>>())
}

/// One eis as a JSON object; none when no kader has it.
pub fn eis_json(kaders: &[Kader], id: &str) -> Option<String> {
    find(kaders, id).map(|(kader, eis)| text::json(&row(kader, eis)))
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Rij<'a> {
    id: &'a str,
    kader: &'a str,
    bouwsteen: &'static str,
    titel: &'a str,
    uitleg: Option<&'a str>,
    sterkte: &'static str,
    zekerheid: &'static str,
    afwijken: &'static str,
    adressaat: &'static str,
    geldig: Geldig,
    bron: Bron<'a>,
    herstel: &'a str,
    vervallen: Option<String>,
}

#[derive(Serialize)]
struct Geldig {
    van: Option<String>,
    tot: Option<String>,
    verwacht: Option<String>,
}

#[derive(Serialize)]
struct Bron<'a> {
    document: &'a str,
    plaats: &'a str,
    url: Option<&'a str>,
}

fn row<'a>(kader: &'a Kader, eis: &'a Eis) -> Rij<'a> {
    let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    Rij {
        id: &eis.id,
        kader: &kader.naam,
        bouwsteen: eis.bouwsteen.as_str(),
        titel: &eis.titel,
        uitleg: eis.uitleg.as_deref(),
        sterkte: eis.sterkte.as_str(),
        zekerheid: eis.bron.zekerheid.as_str(),
        afwijken: eis.afwijken.as_str(),
        adressaat: eis.adressaat.as_str(),
        geldig: Geldig {
            van: text(eis.geldig.van),
            tot: text(eis.geldig.tot),
            verwacht: text(eis.geldig.verwacht),
        },
        bron: Bron {
            document: document(kader, eis),
            plaats: &eis.bron.plaats,
            url: eis.bron.url.as_deref(),
        },
        herstel: &eis.herstel,
        vervallen: text(eis.vervallen.as_ref().map(|vervallen| vervallen.sinds)),
    }
}

fn find<'a>(kaders: &'a [Kader], id: &str) -> Option<(&'a Kader, &'a Eis)> {
    let all = kaders.iter().flat_map(|kader| kader.eis.iter().map(move |eis| (kader, eis)));
    all.into_iter().find(|(_, eis)| eis.id.eq_ignore_ascii_case(id))
}

fn document<'a>(kader: &'a Kader, eis: &'a Eis) -> &'a str {
    kader.bron(&eis.bron.document).map_or(&eis.bron.document, |bron| &bron.titel)
}

fn bron(kader: &Kader, eis: &Eis) -> String {
    words::source(document(kader, eis), &eis.bron.plaats, eis.bron.url.as_deref())
}

fn geldig(eis: &Eis) -> String {
    let day = |words: &str, date: Option<jiff::civil::Date>| {
        date.map(|date| format!("{words} {}", date.strftime("%d-%m-%Y")))
    };
    let parts = [
        day("vanaf", eis.geldig.van),
        day("tot en met", eis.geldig.tot),
        day("verwacht vanaf", eis.geldig.verwacht),
        day("vervallen sinds", eis.vervallen.as_ref().map(|vervallen| vervallen.sinds)),
    ];
    let known: Vec<_> = parts.into_iter().flatten().collect();
    if known.is_empty() { "nu".to_owned() } else { known.join(", ") }
}
