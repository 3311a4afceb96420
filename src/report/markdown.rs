//! The toetsing as Markdown, for a comment on a merge request or the summary of a build.
//!
//! It composes a small document, and the writer of documents does the rest: what users write stays text.

use jiff::civil::Date;

use crate::{
    check::{Bevinding, Streng, Telling, Toetsing, Uitkomst},
    diagnostic::{Diagnostic, Severity},
    document::{Align, Block, Column, Document, Inline, Item, Mark, Row, Table},
    render::markdown::write,
    report::{kort, normen, overzicht, printable, taaladvies, voortgang, words},
    source::Sources,
};

/// More findings than this make a comment too long for a git host.
const SHOWN: usize = 50;

/// The toetsing as GitHub Flavored Markdown, with a line end: the counts, what to do, the details.
pub fn markdown(toetsing: &Toetsing, sources: &Sources, streng: Streng) -> String {
    let mut blocks = vec![
        heading(1, &overzicht::title(toetsing)),
        paragraph(marked(&overzicht::result(toetsing, streng))),
        counts(&toetsing.bouwstenen),
        heading(2, "Wat nu"),
        list(Some(1), overzicht::steps(toetsing).iter().map(|step| marked(step)).collect()),
    ];
    blocks.extend(progress(toetsing));
    blocks.extend(standing(toetsing));
    if !toetsing.meldingen.is_empty() {
        blocks.push(heading(2, "In de gegevens"));
        blocks.extend(meldingen(&toetsing.meldingen, sources, "bouwsteen toets"));
    }
    for (bouwsteen, open, deviating) in overzicht::details(toetsing) {
        blocks.push(heading(2, &overzicht::details_title(bouwsteen, open.len(), deviating.len())));
        let eisen = open.iter().chain(&deviating);
        let items = eisen.map(|found| eis(found, toetsing.peildatum, sources, streng));
        blocks.push(list(None, items.collect()));
    }
    blocks.extend(language(toetsing, sources));
    blocks.push(paragraph(vec![Inline::Emph { content: marked(&overzicht::kaders(toetsing)) }]));
    blocks.push(paragraph(vec![Inline::text("Bouwsteen geeft geen juridisch advies.")]));
    write(&Document { blocks, ..Document::default() })
}

/// How far the doelen are, when anything was measured.
fn progress(toetsing: &Toetsing) -> Vec<Block> {
    let found = &toetsing.voortgang;
    if !found.is_gemeten() {
        return Vec::new();
    }
    let items = found.doelen.iter().map(|doel| {
        let word = vec![Inline::text(format!("{}:", doel.koers.titel()))];
        let mut line = vec![Inline::Strong { content: word }, Inline::text(" ")];
        line.extend(marked(&voortgang::line(doel)));
        line
    });
    vec![
        heading(2, &voortgang::title(found)),
        paragraph(marked(&voortgang::counts(found))),
        list(None, items.collect()),
    ]
}

/// Where the gemeente stands against the normen, when anything could be computed.
fn standing(toetsing: &Toetsing) -> Vec<Block> {
    let items: Vec<Vec<Inline>> = normen::shown(toetsing)
        .into_iter()
        .map(|found| {
            let id = vec![Inline::text(found.norm.id.clone())];
            let mut line = vec![Inline::Strong { content: id }, Inline::text(" ")];
            line.extend(marked(&found.norm.titel));
            for (label, words) in normen::facts(found, toetsing.peildatum) {
                line.extend([Inline::Break, Inline::text(format!("{label}: "))]);
                line.extend(marked(&words::sentence(&words)));
            }
            line
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![heading(2, normen::TITLE), list(None, items)]
}

fn counts(bouwstenen: &[Telling]) -> Block {
    let row = |name: &str, counts: [usize; 5], total: bool| {
        let cells = [name.to_owned()].into_iter().chain(overzicht::cells(counts));
        Row { total, cells: cells.map(|cell| vec![Inline::text(cell)]).collect() }
    };
    let mut rows: Vec<Row> = bouwstenen
        .iter()
        .map(|telling| row(telling.bouwsteen.titel(), telling.counts(), false))
        .collect();
    rows.push(row("Samen", overzicht::total(bouwstenen), true));
    let heads = ["Bouwsteen"].into_iter().chain(Uitkomst::ALL.map(Uitkomst::titel));
    let columns = heads.chain(["beantwoord"]).enumerate().map(|(at, title)| Column {
        title: vec![Inline::text(words::capital(title))],
        align: if at == 0 { Align::Left } else { Align::Right },
        weight: 1,
    });
    Block::Table(Table {
        anchor: None,
        label: None,
        caption: Vec::new(),
        columns: columns.collect(),
        row_headers: true,
        rows,
        source: Vec::new(),
        wide: false,
    })
}

/// The first findings, and how many more there are.
fn meldingen(found: &[Diagnostic], sources: &Sources, command: &str) -> Vec<Block> {
    let items = found.iter().take(SHOWN).map(|found| melding(found, sources));
    let mut blocks = vec![list(None, items.collect())];
    let rest = found.len().saturating_sub(SHOWN);
    if rest > 0 {
        let more = format!("En nog {rest}; `{command}` laat ze allemaal zien.");
        blocks.push(paragraph(marked(&more)));
    }
    blocks
}

/// Advice about the language, when that was asked for.
fn language(toetsing: &Toetsing, sources: &Sources) -> Vec<Block> {
    let Some(taal) = &toetsing.taal else { return Vec::new() };
    let about = format!("{}. {}.", taaladvies::FORMULE, taaladvies::KANTTEKENING);
    let mut blocks = vec![
        heading(2, taaladvies::TITEL),
        paragraph(marked(&format!("{} {}", taaladvies::ADVIES, taaladvies::geheel(taal)))),
        paragraph(marked(&about)),
    ];
    let (delen, rest) = taal.delen.split_at(taal.delen.len().min(SHOWN));
    if !delen.is_empty() {
        let items = delen.iter().map(|part| {
            let mut line =
                vec![Inline::Code { text: printable(sources.path(part.location.file())) }];
            line.push(Inline::text(": "));
            line.extend(marked(&taaladvies::deel(part)));
            line
        });
        blocks.push(list(None, items.collect()));
    }
    if !rest.is_empty() {
        let more = format!("En nog {} cijfers; `bouwsteen toets --taal` toont ze.", rest.len());
        blocks.push(paragraph(marked(&more)));
    }
    if !taal.meldingen.is_empty() {
        blocks.extend(meldingen(&taal.meldingen, sources, "bouwsteen toets --taal"));
    }
    blocks
}

fn melding(found: &Diagnostic, sources: &Sources) -> Vec<Inline> {
    let word = match found.severity {
        Severity::Fout => "fout",
        Severity::Let => "let op",
        Severity::Advies => "advies",
    };
    let mut line = vec![
        Inline::Strong { content: vec![Inline::text(format!("{} ({word})", found.code))] },
        Inline::text(" in "),
        Inline::Code { text: printable(&kort::place(found.location, sources)) },
        Inline::text(": "),
    ];
    line.extend(marked(&words::sentence(&found.message)));
    if let Some(help) = &found.help {
        line.push(Inline::text(" "));
        line.extend(marked(&words::sentence(help)));
    }
    line
}

/// All facts about what counts here and about deviations; of the rest only what to do, and why it is no
/// settled law.
fn eis(found: &Bevinding, peildatum: Date, sources: &Sources, streng: Streng) -> Vec<Inline> {
    let whole = found.uitkomst != Uitkomst::Open || found.faalt(streng);
    let mark = if found.uitkomst == Uitkomst::Open { Mark::Open } else { Mark::LegUit };
    let id = Inline::Status { mark, text: printable(&found.eis.id) };
    let mut line = vec![Inline::Strong { content: vec![id] }, Inline::text(" ")];
    line.extend(marked(&found.eis.titel));
    let facts = overzicht::facts(found, peildatum, sources).into_iter();
    let doubt = !found.voorbehoud(peildatum).is_empty();
    let told = |label: &str| whole || label == "Doen" || (doubt && label == "Telt");
    for (label, words) in facts.filter(|(label, _)| told(label)) {
        line.extend([Inline::Break, Inline::text(format!("{label}: "))]);
        line.extend(match label {
            "Plek" => vec![Inline::Code { text: printable(&words) }],
            "Bron" => source(found),
            _ => marked(&words),
        });
    }
    line
}

/// Document and place, as a link when there is an address.
fn source(found: &Bevinding) -> Vec<Inline> {
    let bron = &found.eis.bron;
    let content =
        vec![Inline::text(printable(&words::source(&found.document, &bron.plaats, None)))];
    match bron.url.as_deref().filter(|url| words::is_web_address(url)) {
        Some(url) => vec![Inline::Link { target: url.to_owned(), content }],
        None => content,
    }
}

/// A message with what stands in backticks as code; a backtick without a twin is text.
fn marked(message: &str) -> Vec<Inline> {
    let message = printable(message);
    let parts: Vec<&str> = message.split('`').collect();
    let paired = parts.len() - usize::from(parts.len().is_multiple_of(2));
    let (whole, rest) = parts.split_at(paired);
    let mut out: Vec<Inline> = whole
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(at, part)| match at % 2 {
            0 => Inline::text(*part),
            _ => Inline::Code { text: (*part).to_owned() },
        })
        .collect();
    out.extend(rest.iter().map(|part| Inline::text(format!("`{part}"))));
    out
}

fn heading(level: u8, title: &str) -> Block {
    let content = vec![Inline::text(printable(title))];
    Block::Heading { level, number: None, anchor: String::new(), content }
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { number: None, anchor: None, content }
}

fn list(start: Option<u64>, items: Vec<Vec<Inline>>) -> Block {
    let items = items.into_iter().map(|content| Item {
        number: None,
        anchor: None,
        done: None,
        blocks: vec![paragraph(content)],
    });
    Block::List { start, items: items.collect() }
}
