//! The toetsing as `JUnit` XML, for the test tab of a build server; the only user of `quick-junit`.
//!
//! A suite for the data and one a bouwsteen, with a case an eis. There is no time in it: the same visie
//! gives the same file.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::{
    check::{Bevinding, Streng, Toetsing, Uitkomst},
    diagnostic::{Diagnostic, Severity},
    report::{json::ernst, kort, overzicht, printable, words},
    source::Sources,
};

/// The toetsing as XML, with a line end.
pub fn junit(toetsing: &Toetsing, sources: &Sources, streng: Streng) -> String {
    let mut report = Report::new("bouwsteen");
    report.add_test_suite(gegevens(toetsing, sources));
    for telling in &toetsing.bouwstenen {
        let mut suite = TestSuite::new(telling.bouwsteen.as_str());
        suite.add_property(("titel", telling.bouwsteen.titel()));
        suite.add_property(("peildatum", toetsing.peildatum.to_string().as_str()));
        let own = toetsing.eisen.iter().filter(|found| found.eis.bouwsteen == telling.bouwsteen);
        suite.add_test_cases(own.map(|found| eis(found, toetsing, sources, streng)));
        report.add_test_suite(suite);
    }
    let xml = report.to_string().expect("texts become XML");
    // The schema that Jenkins holds a file against has no `skipped` on the outermost element.
    xml.replacen(&format!(" skipped=\"{}\"", report.skipped), "", 1)
}

/// What is wrong with the data; without that, one case that says so.
fn gegevens(toetsing: &Toetsing, sources: &Sources) -> TestSuite {
    let mut suite = TestSuite::new("gegevens");
    if toetsing.alle_meldingen().next().is_none() {
        let mut case = TestCase::new("de gegevens zijn te lezen", TestCaseStatus::success());
        case.set_classname("bouwsteen.gegevens");
        suite.add_test_case(case);
    }
    suite.add_test_cases(toetsing.alle_meldingen().map(|found| melding(found, sources)));
    suite
}

/// Only a mistake fails; the rest passes, with its words.
fn melding(found: &Diagnostic, sources: &Sources) -> TestCase {
    let place = kort::place(found.location, sources);
    let words = lines([
        ("", words::sentence(&found.message)),
        ("Doen: ", found.help.as_deref().map(words::sentence).unwrap_or_default()),
        ("Plek: ", place.clone()),
    ]);
    let name = printable(&format!("{} {}: {}", found.code, place, found.message));
    let mut case = match found.severity {
        Severity::Fout => TestCase::new(name, failure(&found.message, found.code.as_str(), &words)),
        Severity::Let | Severity::Advies => {
            let mut case = TestCase::new(name, TestCaseStatus::success());
            case.set_system_out(format!("Ernst: {}\n{words}", ernst(found.severity)));
            case
        }
    };
    case.set_classname("bouwsteen.gegevens");
    case
}

fn eis(found: &Bevinding, toetsing: &Toetsing, sources: &Sources, streng: Streng) -> TestCase {
    let eis = &found.eis;
    let reden = words::sentence(&found.reden);
    let status = match found.uitkomst {
        Uitkomst::Voldaan | Uitkomst::Beargumenteerd | Uitkomst::LegUit => {
            TestCaseStatus::success()
        }
        Uitkomst::Open if found.faalt(streng) => {
            failure(&reden, eis.sterkte.as_str(), &details(found, sources))
        }
        Uitkomst::Open => {
            let voorbehoud = found.voorbehoud(toetsing.peildatum).join(", ");
            let why = if voorbehoud.is_empty() { eis.sterkte.titel() } else { &voorbehoud };
            skipped(&format!("Open, maar telt niet mee ({why}). {reden}"))
        }
        Uitkomst::NietVanToepassing => skipped(&format!("Niet van toepassing. {reden}")),
    };
    let mut case = TestCase::new(printable(&format!("{} {}", eis.id, eis.titel)), status);
    case.set_classname(format!("bouwsteen.{}", eis.bouwsteen.as_str()));
    match found.uitkomst {
        Uitkomst::Voldaan | Uitkomst::NietVanToepassing | Uitkomst::Open => {}
        Uitkomst::Beargumenteerd => {
            case.set_system_out(format!("Beargumenteerd, niet voldaan. {}", printable(&reden)));
        }
        Uitkomst::LegUit => {
            let motivering = found.motivering.clone().unwrap_or_default();
            let words = lines([("", reden), ("Motivering: ", motivering)]);
            case.set_system_out(format!(
                "Leg uit: een gemotiveerde afwijking, niet voldaan. {words}"
            ));
        }
    }
    case
}

fn details(found: &Bevinding, sources: &Sources) -> String {
    let eis = &found.eis;
    lines([
        ("Open: ", words::sentence(&found.reden)),
        ("Doen: ", words::sentence(&eis.herstel)),
        ("Bron: ", words::source(&found.document, &eis.bron.plaats, eis.bron.url.as_deref())),
        ("Plek: ", overzicht::places(found, sources).unwrap_or_default()),
    ])
}

/// One line a fact, without those that are empty.
fn lines<const N: usize>(facts: [(&str, String); N]) -> String {
    let shown = facts.into_iter().filter(|(_, words)| !words.is_empty());
    let lines = shown.map(|(label, words)| format!("{label}{}", printable(&words)));
    lines.collect::<Vec<_>>().join("\n")
}

fn failure(message: &str, kind: &str, words: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(printable(message)).set_type(kind).set_description(words);
    status
}

fn skipped(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(printable(message));
    status
}
