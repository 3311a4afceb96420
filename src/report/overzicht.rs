//! What every report for a person says, in the order in which it says it; the reports differ in form.

use jiff::civil::Date;

use crate::{
    check::{Bevinding, Streng, Telling, Toetsing, Uitkomst},
    diagnostic::Severity,
    kader::Sterkte,
    model::keuze::Bouwsteen,
    report::{kort, words},
    source::Sources,
};

/// So many ids are named in one line of advice.
const NAMED: usize = 6;

/// `Toets naar de regels van 22-11-2026`.
pub(super) fn title(toetsing: &Toetsing) -> String {
    format!("Toets naar de regels van {}", words::day(toetsing.peildatum))
}

/// Which kaders were used, in one sentence.
pub(super) fn kaders(toetsing: &Toetsing) -> String {
    let kaders = toetsing.kaders.iter().map(|kader| {
        let own = if kader.is_eigen() { ", eigen kader" } else { "" };
        let day = words::day(kader.peildatum);
        format!("{} {} (stand {day}{own})", kader.naam, kader.versie)
    });
    let kaders = kaders.collect::<Vec<_>>().join(", ");
    format!("Kaders: {}.", if kaders.is_empty() { "geen" } else { &kaders })
}

/// The result in one or two sentences: what counts, and by which threshold.
pub(super) fn result(toetsing: &Toetsing, streng: Streng) -> String {
    let fouten = weighing(toetsing, Severity::Fout);
    let counting = toetsing.eisen.iter().filter(|found| found.faalt(streng)).count();
    let own = toetsing.eisen.iter().any(|found| found.streng.is_some());
    let own = if own { ", met eigen grenzen uit `[toets.streng]`" } else { "" };
    let limit = format!("De grens is {}{own}.", streng.as_str());
    let fouten =
        (fouten > 0).then(|| number(fouten, "fout in de gegevens", "fouten in de gegevens"));
    let eisen = (counting > 0).then(|| number(counting, "open eis", "open eisen"));
    let what: Vec<String> = [fouten, eisen].into_iter().flatten().collect();
    let many = what.len() > 1 || weighing(toetsing, Severity::Fout).max(counting) > 1;
    match what.as_slice() {
        [] => format!("In orde: niets laat de toets mislukken. {limit}"),
        _ if many => format!("Nog niet in orde: {} tellen mee. {limit}", what.join(" en ")),
        _ => format!("Nog niet in orde: {} telt mee. {limit}", what.join(" en ")),
    }
}

/// What to do, the most pressing first.
pub(super) fn steps(toetsing: &Toetsing) -> Vec<String> {
    let mut steps = Vec::new();
    let fouten = weighing(toetsing, Severity::Fout);
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
    let notes = weighing(toetsing, Severity::Let) + weighing(toetsing, Severity::Advies);
    if notes > 0 {
        steps.push(format!("Bekijk wat aandacht vraagt in de gegevens ({notes})."));
    }
    if steps.is_empty() {
        steps.push("Er staat niets meer open. Laat de visie lezen door een mens.".to_owned());
    }
    steps
}

/// The bouwstenen of which something is to be said, each with its open eisen (those that count first)
/// and the eisen from which the gemeente deviates.
pub(super) fn details(toetsing: &Toetsing) -> Vec<(Bouwsteen, Vec<&Bevinding>, Vec<&Bevinding>)> {
    let of = |bouwsteen: Bouwsteen, uitkomst: Uitkomst| {
        let mut found: Vec<&Bevinding> = toetsing
            .eisen
            .iter()
            .filter(|found| found.eis.bouwsteen == bouwsteen && found.uitkomst == uitkomst)
            .collect();
        found.sort_by_key(|found| (!found.bindend, found.eis.sterkte));
        found
    };
    let each = toetsing.bouwstenen.iter().map(|telling| telling.bouwsteen);
    each.map(|bouwsteen| {
        (bouwsteen, of(bouwsteen, Uitkomst::Open), of(bouwsteen, Uitkomst::LegUit))
    })
    .filter(|(_, open, deviating)| !open.is_empty() || !deviating.is_empty())
    .collect()
}

/// `Samenwerking: 4 eisen open, 1 afwijking`.
pub(super) fn details_title(bouwsteen: Bouwsteen, open: usize, deviating: usize) -> String {
    let open = (open > 0).then(|| number(open, "eis open", "eisen open"));
    let deviating = (deviating > 0).then(|| number(deviating, "afwijking", "afwijkingen"));
    let counts: Vec<String> = [open, deviating].into_iter().flatten().collect();
    format!("{}: {}", bouwsteen.titel(), counts.join(", "))
}

/// The facts about one eis, each with its label.
pub(super) fn facts(
    found: &Bevinding,
    peildatum: Date,
    sources: &Sources,
) -> Vec<(&'static str, String)> {
    let eis = &found.eis;
    let mut facts = match found.uitkomst {
        Uitkomst::Open => {
            vec![("Open", words::sentence(&found.reden)), ("Doen", words::sentence(&eis.herstel))]
        }
        Uitkomst::Voldaan
        | Uitkomst::Beargumenteerd
        | Uitkomst::LegUit
        | Uitkomst::NietVanToepassing => {
            let mut facts = vec![("Leg uit", words::sentence(&found.reden))];
            facts.extend(found.motivering.clone().map(|words| ("Motivering", words)));
            facts
        }
    };
    let bron = words::source(&found.document, &eis.bron.plaats, eis.bron.url.as_deref());
    facts.push(("Bron", bron));
    facts.extend(found.is_eigen().then(|| ("Kader", format!("{} (eigen kader)", found.kader))));
    facts.push(("Telt", weight(found, peildatum)));
    facts.extend(places(found, sources).map(|places| ("Plek", places)));
    facts
}

/// Where an eis is answered or where the answer belongs; none when nothing stands there yet.
pub(super) fn places(found: &Bevinding, sources: &Sources) -> Option<String> {
    let mut places: Vec<_> = found
        .plekken
        .iter()
        .map(|plek| kort::place(plek.location, sources))
        .filter(|place| place != kort::START)
        .collect();
    places.dedup();
    (!places.is_empty()).then(|| places.join(", "))
}

/// The counts of a row, and how many of the eisen that apply have an answer.
pub(super) fn cells(counts: [usize; 5]) -> Vec<String> {
    let [voldaan, beargumenteerd, leg_uit, open, _] = counts;
    let answered = voldaan + beargumenteerd + leg_uit;
    let score = format!("{answered} van {}", answered + open);
    counts.iter().map(ToString::to_string).chain([score]).collect()
}

/// The counts over all bouwstenen.
pub(super) fn total(bouwstenen: &[Telling]) -> [usize; 5] {
    bouwstenen
        .iter()
        .map(Telling::counts)
        .fold([0; 5], |total, row| std::array::from_fn(|at| total[at] + row[at]))
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

fn weighing(toetsing: &Toetsing, severity: Severity) -> usize {
    toetsing.meldingen.iter().filter(|found| found.severity == severity).count()
}

fn open(toetsing: &Toetsing) -> impl Iterator<Item = &Bevinding> {
    toetsing.eisen.iter().filter(|eis| eis.uitkomst == Uitkomst::Open)
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
    let ids: Vec<&str> = eisen.map(|eis| eis.eis.id.as_str()).collect();
    let many = if ids.len() == 1 { "eis staat" } else { "eisen staan" };
    let rest = ids.len().checked_sub(NAMED).filter(|rest| *rest > 0);
    let rest = rest.map_or_else(String::new, |rest| format!(" en nog {rest}"));
    let shown = ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    (!ids.is_empty()).then(|| format!("{} {many} open ({shown}{rest})", ids.len()))
}

fn number(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
