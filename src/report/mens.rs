//! The report for a person: the counts, then what to do next, then the details.

use jiff::civil::Date;

use crate::{
    check::{Bevinding, Telling, Toetsing, Uitkomst},
    diagnostic::Severity,
    kader::Sterkte,
    report::{Style, excerpt, kort, printable, text, words},
    source::Sources,
};

/// So many ids are named in one line of advice.
const NAMED: usize = 6;

/// The toetsing in Dutch for a terminal, with a line end.
pub fn mens(toetsing: &Toetsing, sources: &Sources, style: &Style) -> String {
    let mut parts = vec![
        heading(toetsing, style),
        counts(&toetsing.bouwstenen, style),
        next_steps(toetsing, style),
    ];
    parts.extend(meldingen(toetsing, sources, style));
    parts.extend(open_eisen(toetsing, sources, style));
    parts.push(style.paragraph("", "Bouwsteen geeft geen juridisch advies."));
    parts.join("\n")
}

fn heading(toetsing: &Toetsing, style: &Style) -> String {
    let kaders = toetsing.kaders.iter().map(|kader| {
        let own = if kader.is_eigen() { ", eigen kader" } else { "" };
        let day = kader.peildatum.strftime("%d-%m-%Y");
        format!("{} {} (stand {day}{own})", kader.naam, kader.versie)
    });
    let kaders = kaders.collect::<Vec<_>>().join(", ");
    let kaders = if kaders.is_empty() { "geen".to_owned() } else { kaders };
    let day = toetsing.peildatum.strftime("%d-%m-%Y");
    format!(
        "{}\n{}",
        style.bold(&format!("Toets naar de regels van {day}")),
        style.paragraph("", &format!("Kaders: {kaders}.")),
    )
}

/// One row a bouwsteen. A narrow terminal gets short words and no last column.
fn counts(bouwstenen: &[Telling], style: &Style) -> String {
    let wide = style.width >= 90;
    let heads: &[&str] = if wide {
        &["voldaan", "beargumenteerd", "leg uit", "open", "n.v.t.", "beantwoord"]
    } else {
        &["vold.", "bearg.", "leg uit", "open", "n.v.t."]
    };
    let gap = if style.width >= 60 { 2 } else { 1 };
    let taken: usize = heads.iter().map(|head| head.len() + gap).sum();
    let longest =
        bouwstenen.iter().map(|row| row.bouwsteen.titel().chars().count()).max().unwrap_or(0);
    let title_width = longest.max("bouwsteen".len()).min(style.width.saturating_sub(taken).max(8));
    let line = |title: &str, cells: &[String]| {
        let mut line = text::left(title, title_width);
        for (head, cell) in heads.iter().zip(cells) {
            line += &text::right(cell, head.len() + gap);
        }
        line
    };
    let words: Vec<_> = heads.iter().map(|&head| head.to_owned()).collect();
    let mut lines = vec![style.bold(&line("bouwsteen", &words))];
    for row in bouwstenen {
        lines.push(line(row.bouwsteen.titel(), &cells(numbers(row))));
    }
    lines.push("-".repeat(title_width + taken));
    let total = bouwstenen
        .iter()
        .map(numbers)
        .fold([0; 5], |total, row| std::array::from_fn(|at| total[at] + row[at]));
    lines.push(style.bold(&line("samen", &cells(total))));
    lines.join("\n") + "\n"
}

/// In the order of the columns.
fn numbers(row: &Telling) -> [usize; 5] {
    [row.voldaan, row.beargumenteerd, row.leg_uit, row.open, row.niet_van_toepassing]
}

/// The counts of a row, and how many of the eisen that apply have an answer.
fn cells(counts: [usize; 5]) -> Vec<String> {
    let [voldaan, beargumenteerd, leg_uit, open, _] = counts;
    let answered = voldaan + beargumenteerd + leg_uit;
    let score = format!("{answered} van {}", answered + open);
    counts.iter().map(ToString::to_string).chain([score]).collect()
}

/// What to do, the most pressing first.
fn next_steps(toetsing: &Toetsing, style: &Style) -> String {
    let mut steps = Vec::new();
    let weighing =
        |severity| toetsing.meldingen.iter().filter(move |found| found.severity == severity);
    let fouten = weighing(Severity::Fout).count();
    if fouten > 0 {
        let many = if fouten == 1 { "de fout" } else { "de fouten" };
        steps.push(format!("Herstel {many} in de gegevens ({fouten}); hieronder staat waar."));
    }
    for sterkte in Sterkte::ALL {
        let open = open(toetsing).filter(|found| found.bindend && found.eis.sterkte == sterkte);
        steps.extend(named(open).map(|ids| format!("{}: {ids}.", request(sterkte))));
    }
    let later = named(open(toetsing).filter(|found| !found.bindend));
    steps.extend(later.map(|ids| format!("Kijk vooruit, want dit telt nu niet mee: {ids}.")));
    let notes = weighing(Severity::Let).count() + weighing(Severity::Advies).count();
    if notes > 0 {
        steps.push(format!("Bekijk wat aandacht vraagt in de gegevens ({notes})."));
    }
    if steps.is_empty() {
        steps.push("Er staat niets meer open. Laat de visie lezen door een mens.".to_owned());
    }
    let numbered =
        steps.iter().enumerate().map(|(at, step)| style.paragraph(&format!("{}. ", at + 1), step));
    format!("{}\n{}", style.bold("Wat nu"), numbered.collect::<String>())
}

fn request(sterkte: Sterkte) -> &'static str {
    match sterkte {
        Sterkte::Wet => "Vul in wat de wet vraagt",
        Sterkte::BesluitOntwerp => "Vul in wat het ontwerpbesluit vraagt",
        Sterkte::BestuurlijkeAfspraak => "Vul in, of leg uit, wat bestuurlijk is afgesproken",
        Sterkte::Handreiking => "Vul in, of leg uit, wat de handreiking vraagt",
        Sterkte::Aanbevolen => "Overweeg wat wordt aanbevolen",
    }
}

/// `4 eisen staan open (A-01, A-02 en nog 2)`; none when there are none.
fn named<'a>(eisen: impl Iterator<Item = &'a Bevinding>) -> Option<String> {
    let ids: Vec<_> = eisen.map(|eis| printable(&eis.eis.id)).collect();
    let many = if ids.len() == 1 { "eis staat" } else { "eisen staan" };
    let rest = ids.len().checked_sub(NAMED).filter(|rest| *rest > 0);
    let rest = rest.map_or_else(String::new, |rest| format!(" en nog {rest}"));
    let shown = ids.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    (!ids.is_empty()).then(|| format!("{} {many} open ({shown}{rest})", ids.len()))
}

fn open(toetsing: &Toetsing) -> impl Iterator<Item = &Bevinding> {
    toetsing.eisen.iter().filter(|eis| eis.uitkomst == Uitkomst::Open)
}

fn meldingen(toetsing: &Toetsing, sources: &Sources, style: &Style) -> Option<String> {
    let excerpts = toetsing
        .meldingen
        .iter()
        .map(|found| format!("{}\n", excerpt::render(found, sources, style)));
    let excerpts = excerpts.collect::<Vec<_>>().join("\n");
    let title = style.bold("In de gegevens");
    (!excerpts.is_empty()).then(|| format!("{title}\n{excerpts}"))
}

/// Every open eis, those that count first.
fn open_eisen(toetsing: &Toetsing, sources: &Sources, style: &Style) -> Option<String> {
    let (binding, others): (Vec<_>, Vec<_>) = open(toetsing).partition(|eis| eis.bindend);
    let all = binding.into_iter().chain(others);
    let details = all
        .map(|eis| open_eis(eis, toetsing.peildatum, sources, style))
        .collect::<Vec<_>>()
        .join("\n");
    let title = style.bold("Nog open");
    (!details.is_empty()).then(|| format!("{title}\n{details}"))
}

fn open_eis(found: &Bevinding, peildatum: Date, sources: &Sources, style: &Style) -> String {
    let eis = &found.eis;
    let bron = words::source(&found.document, &eis.bron.plaats, eis.bron.url.as_deref());
    let mut text = style.open(&printable(&eis.id)) + "\n";
    text += &style.paragraph("  ", &eis.titel);
    text += &style.paragraph("  Open:  ", &found.reden);
    text += &style.paragraph("  Doen:  ", &eis.herstel);
    text += &style.paragraph("  Bron:  ", &bron);
    if found.is_eigen() {
        text += &style.paragraph("  Kader: ", &format!("{} (eigen kader)", found.kader));
    }
    text += &style.paragraph("  Telt:  ", &weight(found, peildatum));
    let mut places: Vec<_> =
        found.plekken.iter().map(|plek| kort::place(plek.location, sources)).collect();
    places.dedup();
    if !places.is_empty() {
        text += &style.paragraph("  Plek:  ", &places.join(", "));
    }
    text
}

/// How strong the eis is, whether one may deviate, and how sure we are: always in words.
fn weight(found: &Bevinding, peildatum: Date) -> String {
    let mut words = vec![found.eis.sterkte.titel(), words::afwijken(found.eis.afwijken)];
    words.extend(found.voorbehoud(peildatum));
    if !found.bindend {
        words.push("telt nu niet mee");
    }
    words.join(" · ")
}
