//! The eisen of the kaders themselves, without a visie: as a list or one at a time, in every form.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::{
    kader::{Citaat, Eis, Kader},
    report::{Style, printable, tabel, text, toetswoorden, words},
};

/// The columns of the table; some may be added at the end, never changed.
const COLUMNS: [&str; 20] = [
    "id",
    "kader",
    "eigen",
    "bouwsteen",
    "titel",
    "uitleg",
    "sterkte",
    "zekerheid",
    "afwijken",
    "adressaat",
    "van",
    "tot",
    "verwacht",
    "vervallen",
    "voorbehoud",
    "document",
    "plaats",
    "url",
    "toets",
    "herstel",
];

/// All eisen as lines for a person, per bouwsteen in the order of the kaders.
pub fn eisen_lijst(kaders: &[&Kader], style: &Style) -> String {
    let mut out = String::new();
    for kader in kaders {
        let own = if kader.is_ingebouwd() { "" } else { ", eigen kader" };
        let title = format!("{} {} ({} eisen{own})", kader.naam, kader.versie, kader.eis.len());
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
pub fn eis_toon(kaders: &[&Kader], id: &str, peildatum: Date, style: &Style) -> Option<String> {
    let (kader, eis) = find(kaders, id)?;
    let mut out = format!("{}\n", style.bold(&printable(&eis.id)));
    out += &style.paragraph("", &eis.titel);
    if let Some(uitleg) = &eis.uitleg {
        out.push('\n');
        out += &style.paragraph("", uitleg);
    }
    out.push('\n');
    for (lead, text) in facts(kader, eis, peildatum) {
        out += &style.paragraph(&format!("{:<12}", format!("{lead}:")), &text);
    }
    if let Some(citaat) = &eis.bron.citaat {
        out += &format!("\n{}\n", style.bold("Citaat"));
        out += &style.paragraph("  ", &format!("„{}”", citaat.tekst));
        out += &style.paragraph("  ", &format!("SHA-256 {}", citaat.hash()));
    }
    if let Some(voorbeeld) = &eis.voorbeeld {
        // Not indented or wrapped, so that it can be pasted as it stands.
        out += &format!("\n{}\n", style.bold("Voorbeeld, om te plakken in uw visie"));
        out += text::printable_lines(voorbeeld).trim_end();
        out.push('\n');
    }
    Some(out)
}

/// What there is to say about an eis, in the order of every report, each under its name.
fn facts(kader: &Kader, eis: &Eis, peildatum: Date) -> Vec<(&'static str, String)> {
    let own = if kader.is_ingebouwd() { "" } else { " (eigen kader)" };
    let mut facts = vec![
        ("Bouwsteen", eis.bouwsteen.as_str().to_owned()),
        ("Sterkte", eis.sterkte.titel().to_owned()),
        ("Afwijken", words::afwijken(eis.afwijken).to_owned()),
        ("Voor wie", eis.adressaat.as_str().to_owned()),
        ("Geldt", geldig(eis)),
    ];
    let conditions = conditions(eis);
    facts.extend((!conditions.is_empty()).then_some(("Geldt als", conditions)));
    facts.push(("Bron", bron(kader, eis)));
    facts.push(("Zekerheid", words::zekerheid(eis.bron.zekerheid).to_owned()));
    let voorbehoud = eis.voorbehoud(peildatum).join(", ");
    facts.extend((!voorbehoud.is_empty()).then_some(("Let op", voorbehoud)));
    facts.push(("Toets", toetswoorden::toets(&eis.toets)));
    facts.push(("Invullen", eis.herstel.clone()));
    if let Some(base) = &eis.scherper_dan {
        facts.push(("Scherper", format!("dan {base}; die eis blijft ook gelden")));
    }
    if let Some(vervallen) = &eis.vervallen {
        let since = words::day(vervallen.sinds);
        facts.push(("Vervallen", format!("sinds {since}: {}", vervallen.reden)));
    }
    facts.push(("Kader", format!("{} {}{own}", kader.naam, kader.versie)));
    facts
}

fn conditions(eis: &Eis) -> String {
    let all = toetswoorden::voorwaarden(&eis.geldt_als, " en ");
    let one = toetswoorden::voorwaarden(&eis.geldt_als_een_van, " of ");
    [all, one].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", en ")
}

/// All eisen as a JSON list, one object an eis, with a line end. Fields may be added, never changed.
pub fn eisen_json(kaders: &[&Kader], peildatum: Date) -> String {
    let eisen = every(kaders).map(|(kader, eis)| row(kader, eis, peildatum));
    text::json(&eisen.collect::<Vec<_>>())
}

/// One eis as a JSON object; none when no kader has it.
pub fn eis_json(kaders: &[&Kader], id: &str, peildatum: Date) -> Option<String> {
    find(kaders, id).map(|(kader, eis)| text::json(&row(kader, eis, peildatum)))
}

/// All eisen as CSV, one row an eis.
pub fn eisen_csv(kaders: &[&Kader], peildatum: Date) -> String {
    tabel::csv(COLUMNS, every(kaders).map(|(kader, eis)| cells(kader, eis, peildatum)))
}

/// One eis as CSV; none when no kader has it.
pub fn eis_csv(kaders: &[&Kader], id: &str, peildatum: Date) -> Option<String> {
    let (kader, eis) = find(kaders, id)?;
    Some(tabel::csv(COLUMNS, [cells(kader, eis, peildatum)]))
}

/// All eisen as Markdown: a table a kader, with a line end.
pub fn eisen_markdown(kaders: &[&Kader]) -> String {
    let table = |kader: &&&Kader| {
        let rows = kader.eis.iter().map(|eis| {
            let source = format!("{}, {}", document(kader, eis), eis.bron.plaats);
            let bouwsteen = eis.bouwsteen.titel().to_owned();
            [eis.id.clone(), eis.titel.clone(), bouwsteen, eis.sterkte.titel().to_owned(), source]
        });
        let table = tabel::markdown(["Eis", "Wat", "Bouwsteen", "Sterkte", "Bron"], rows);
        let head = format!("## {}\n\n", tabel::plain(&kader.titel));
        let own = if kader.is_ingebouwd() { "" } else { ", eigen kader" };
        let facts = format!("{}, versie {}{own}", kader.naam, kader.versie);
        format!("{head}{}.\n\n{table}", tabel::plain(&facts))
    };
    let tables = kaders.iter().filter(|kader| !kader.eis.is_empty());
    tables.map(|kader| table(&kader)).collect::<Vec<_>>().join("\n")
}

/// One eis as Markdown; none when no kader has it.
pub fn eis_markdown(kaders: &[&Kader], id: &str, peildatum: Date) -> Option<String> {
    let (kader, eis) = find(kaders, id)?;
    let mut out = format!("## {}\n\n{}\n", tabel::plain(&eis.id), tabel::plain(&eis.titel));
    if let Some(uitleg) = &eis.uitleg {
        out += &format!("\n{}\n", tabel::plain(uitleg));
    }
    let rows = facts(kader, eis, peildatum).into_iter().map(|(lead, text)| [lead.to_owned(), text]);
    out += &format!("\n{}", tabel::markdown(["", ""], rows));
    if let Some(citaat) = &eis.bron.citaat {
        let quote = tabel::plain(&citaat.tekst);
        out += &format!("\n> {quote}\n\nSHA-256 van het citaat: {}\n", citaat.hash());
    }
    if let Some(voorbeeld) = &eis.voorbeeld {
        let text = text::printable_lines(voorbeeld);
        let text = text.trim_end();
        let fence = fence(text);
        out += &format!("\nVoorbeeld, om te plakken:\n\n{fence}toml\n{text}\n{fence}\n");
    }
    Some(out)
}

/// A fence longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
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
    eigen: bool,
    scherper_dan: Option<&'a str>,
    voorbehoud: Vec<&'static str>,
    geldt_als: Value,
    geldt_als_een_van: Value,
    toets: Value,
    toets_in_woorden: String,
    melding: &'a str,
    citaat: Option<Quote<'a>>,
    voorbeeld: Option<&'a str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    tekst: &'a str,
    sha256: String,
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

fn row<'a>(kader: &'a Kader, eis: &'a Eis, peildatum: Date) -> Rij<'a> {
    let text = |date: Option<Date>| date.map(|date| date.to_string());
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
        eigen: !kader.is_ingebouwd(),
        scherper_dan: eis.scherper_dan.as_deref(),
        voorbehoud: eis.voorbehoud(peildatum),
        geldt_als: value(&eis.geldt_als),
        geldt_als_een_van: value(&eis.geldt_als_een_van),
        toets: value(&eis.toets),
        toets_in_woorden: toetswoorden::toets(&eis.toets),
        melding: &eis.melding,
        citaat: eis.bron.citaat.as_ref().map(quote),
        voorbeeld: eis.voorbeeld.as_deref(),
    }
}

fn quote(citaat: &Citaat) -> Quote<'_> {
    Quote { tekst: &citaat.tekst, sha256: citaat.hash() }
}

fn value(part: &impl Serialize) -> Value {
    serde_json::to_value(part).expect("a part of a kader becomes JSON")
}

fn cells(kader: &Kader, eis: &Eis, peildatum: Date) -> [String; COLUMNS.len()] {
    let row = row(kader, eis, peildatum);
    let text = |text: &str| text.to_owned();
    let eigen = if row.eigen { "ja" } else { "nee" };
    [
        text(row.id),
        text(row.kader),
        text(eigen),
        text(row.bouwsteen),
        text(row.titel),
        text(row.uitleg.unwrap_or_default()),
        text(row.sterkte),
        text(row.zekerheid),
        text(row.afwijken),
        text(row.adressaat),
        row.geldig.van.unwrap_or_default(),
        row.geldig.tot.unwrap_or_default(),
        row.geldig.verwacht.unwrap_or_default(),
        row.vervallen.unwrap_or_default(),
        row.voorbehoud.join(", "),
        text(row.bron.document),
        text(row.bron.plaats),
        text(row.bron.url.unwrap_or_default()),
        row.toets_in_woorden,
        text(row.herstel),
    ]
}

fn every<'a>(kaders: &'a [&Kader]) -> impl Iterator<Item = (&'a Kader, &'a Eis)> {
    kaders.iter().flat_map(|kader| kader.eis.iter().map(move |eis| (*kader, eis)))
}

fn find<'a>(kaders: &'a [&Kader], id: &str) -> Option<(&'a Kader, &'a Eis)> {
    every(kaders).find(|(_, eis)| eis.id.eq_ignore_ascii_case(id))
}

fn document<'a>(kader: &'a Kader, eis: &'a Eis) -> &'a str {
    kader.bron(&eis.bron.document).map_or(&eis.bron.document, |bron| &bron.titel)
}

fn bron(kader: &Kader, eis: &Eis) -> String {
    words::source(document(kader, eis), &eis.bron.plaats, eis.bron.url.as_deref())
}

fn geldig(eis: &Eis) -> String {
    let day =
        |words: &str, date: Option<Date>| date.map(|date| format!("{words} {}", words::day(date)));
    let parts = [
        day("vanaf", eis.geldig.van),
        day("tot en met", eis.geldig.tot),
        day("verwacht vanaf", eis.geldig.verwacht),
        day("vervallen sinds", eis.vervallen.as_ref().map(|vervallen| vervallen.sinds)),
    ];
    let known: Vec<_> = parts.into_iter().flatten().collect();
    if known.is_empty() { "nu".to_owned() } else { known.join(", ") }
}
