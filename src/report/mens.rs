//! The report for a person at a terminal: the counts, then what to do next, then the details.

use jiff::civil::Date;

use crate::{
    check::{Bevinding, Streng, Telling, Toetsing},
    report::{Style, excerpt, normen, overzicht, printable, taaladvies, text, voortgang},
    source::Sources,
};

/// The toetsing in Dutch for a terminal, with a line end.
pub fn mens(toetsing: &Toetsing, sources: &Sources, streng: Streng, style: &Style) -> String {
    let mut parts = vec![
        heading(toetsing, streng, style),
        counts(&toetsing.bouwstenen, style),
        next_steps(toetsing, style),
    ];
    parts.extend(voortgang::mens(toetsing, style));
    parts.extend(normen::mens(toetsing, style));
    parts.extend(meldingen(toetsing, sources, style));
    parts.extend(details(toetsing, sources, style));
    parts.extend(toetsing.taal.iter().map(|taal| taaladvies::mens(taal, sources, style)));
    parts.push(closing(toetsing, style));
    parts.join("\n")
}

fn heading(toetsing: &Toetsing, streng: Streng, style: &Style) -> String {
    let title = style.bold(&overzicht::title(toetsing));
    let kaders = style.paragraph("", &overzicht::kaders(toetsing));
    let result = style.paragraph("", &overzicht::result(toetsing, streng));
    format!("{title}\n{kaders}\n{result}")
}

/// The heads of the columns and the space before each, the roomiest first.
const COLUMNS: [(&[&str], usize); 5] = [
    (&["voldaan", "beargumenteerd", "leg uit", "open", "n.v.t.", "beantwoord"], 2),
    (&["voldaan", "beargumenteerd", "leg uit", "open", "n.v.t."], 2),
    (&["voldaan", "beargumenteerd", "leg uit", "open", "n.v.t."], 1),
    (&["vold.", "bearg.", "leg uit", "open", "n.v.t."], 2),
    (&["vold.", "bearg.", "leg uit", "open", "n.v.t."], 1),
];

/// One row a bouwsteen. A narrow terminal gets fewer columns, and short words above them.
fn counts(bouwstenen: &[Telling], style: &Style) -> String {
    let titles = bouwstenen.iter().map(|row| row.bouwsteen.titel().chars().count());
    let longest = titles.max().unwrap_or(0).max("bouwsteen".len());
    let room = |heads: &[&str], gap| heads.iter().map(|head| head.len() + gap).sum::<usize>();
    let fits = |(heads, gap): &&(&[&str], usize)| longest + room(heads, *gap) <= style.width;
    let [.., narrowest] = &COLUMNS;
    let (heads, gap) = *COLUMNS.iter().find(fits).unwrap_or(narrowest);
    let taken = room(heads, gap);
    let title_width = longest.min(style.width.saturating_sub(taken).max(8));
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
        lines.push(line(row.bouwsteen.titel(), &overzicht::cells(row.counts())));
    }
    lines.push("-".repeat(title_width + taken));
    let total = overzicht::cells(overzicht::total(bouwstenen));
    lines.push(style.bold(&line("samen", &total)));
    lines.join("\n") + "\n"
}

fn next_steps(toetsing: &Toetsing, style: &Style) -> String {
    let steps = overzicht::steps(toetsing).into_iter().enumerate();
    let numbered = steps.map(|(at, step)| style.paragraph(&format!("{}. ", at + 1), &step));
    format!("{}\n{}", style.bold("Wat nu"), numbered.collect::<String>())
}

/// After long details the top is out of sight.
fn closing(toetsing: &Toetsing, style: &Style) -> String {
    let more = !toetsing.meldingen.is_empty() || !overzicht::details(toetsing).is_empty();
    let above = if more { "Bovenaan, bij \"Wat nu\", staat wat u eerst kunt doen. " } else { "" };
    style.paragraph("", &format!("{above}Bouwsteen geeft geen juridisch advies."))
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

/// Per bouwsteen every open eis, those that count first, and then the deviations.
fn details(toetsing: &Toetsing, sources: &Sources, style: &Style) -> Vec<String> {
    let each = overzicht::details(toetsing).into_iter();
    each.map(|(bouwsteen, open, deviating)| {
        let title = overzicht::details_title(bouwsteen, open.len(), deviating.len());
        let rule = "-".repeat(title.chars().count().min(style.width));
        let eisen = open.iter().chain(&deviating);
        let eisen = eisen.map(|found| eis(found, toetsing.peildatum, sources, style));
        let eisen = eisen.collect::<Vec<_>>().join("\n");
        format!("{}\n{rule}\n{eisen}", style.bold(&title))
    })
    .collect()
}

fn eis(found: &Bevinding, peildatum: Date, sources: &Sources, style: &Style) -> String {
    let id = printable(&found.eis.id);
    let title = style.paragraph(&format!("{id}  "), &found.eis.titel);
    let mut out = title.replacen(&id, &style.open(&id), 1);
    let facts = overzicht::facts(found, peildatum, sources);
    let widest = facts.iter().map(|(label, _)| label.len()).max().unwrap_or(0) + ":".len();
    for (label, words) in facts {
        let label = text::left(&format!("{label}:"), widest);
        out += &style.paragraph(&format!("  {label}  "), &words);
    }
    out
}
