//! How far doelen are: every rule with its numbers, and what is said when nothing can be said.

use std::fmt::Write as _;

use bouwsteen::check::{self, Streng};
use bouwsteen::compose::compose;
use bouwsteen::report::{self, Style};
use bouwsteen::voortgang::{Doelstand, Koers, voortgang};
use bouwsteen::{Project, Toetsing};
use insta::assert_snapshot;
use jiff::civil::date;

use crate::support::{lindewaard, lines, project};

const VISIE: &str = "[document]\nlooptijd = \"2027-2031\"\ndatum = 2030-03-01\n\
                     [[ambitie]]\nid = \"a\"\ntitel = \"A\"\n";

/// The one doel of a visie with these keys and these rows of numbers.
fn doel(keys: &str, rows: &str) -> String {
    let toml =
        format!("{VISIE}[[doel]]\nid = \"d\"\nambitie = \"a\"\nomschrijving = \"D\"\n{keys}\n");
    let csv = format!(
        "soort;onderwerp;segment;periode;peildatum;aantal;min;max;nauwkeurigheid;eenheid;van;afschermen\n{rows}"
    );
    let project = project(&[("bouwsteen.toml", &toml), ("data/realisatie.csv", &csv)]);
    let found = voortgang(&project, date(2026, 11, 22));
    let mut out = String::new();
    for stand in &found.doelen {
        out += &line(stand);
    }
    out + &lines(&project.sources, &project.diagnostics)
        + &lines(&project.sources, &found.meldingen)
}

fn line(stand: &Doelstand) -> String {
    let mut out = format!("{}: {}\n", stand.koers.titel(), stand.reden);
    for meting in &stand.gerealiseerd {
        let moment = meting.moment(stand.optellen).unwrap_or_default();
        let unit = stand.eenheid.as_deref();
        writeln!(out, "- {moment}: {}", meting.tekst(unit))
            .expect("invariant: text can be written");
        if let Some(som) = &meting.som {
            writeln!(out, "  {som}").expect("invariant: text can be written");
        }
    }
    out
}

const BOUWEN: &str = "nulwaarde = { aantal = 0, eenheid = \"woning\", peildatum = 2027-01-01 }\n\
                      streefwaarde = { aantal = 1000, eenheid = \"woning\", periode = \"2027-2031\" }\n\
                      jaar = 2031\nmeting = { onderwerp = \"bouw\" }";

/// Cases with their outcomes, each under its name.
fn cases(cases: &[(&str, &str, &str)]) -> String {
    let one = |(name, keys, rows): &(&str, &str, &str)| format!("# {name}\n{}", doel(keys, rows));
    cases.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn years_of_a_count_over_a_period_are_added_and_held_against_a_straight_line() {
    let behind = "realisatie;bouw;;2027;;150;;;;woning;;\nrealisatie;bouw;;2028;;249;;;;woning;;\n";
    let exactly =
        "realisatie;bouw;;2027;;150;;;;woning;;\nrealisatie;bouw;;2028;;250;;;;woning;;\n";
    let bounds = "realisatie;bouw;;2027;;;150;250;;woning;;\n";
    let above = "realisatie;bouw;;2027;;;200;250;;woning;;\n";
    let below = "realisatie;bouw;;2027;;;150;199;;woning;;\n";
    assert_snapshot!(cases(&[
        ("400 of 1.000 after two of five years is exactly enough", BOUWEN, exactly),
        ("one less is not", BOUWEN, behind),
        ("half a year asks half of a fifth", BOUWEN, "realisatie;bouw;;2027-h1;;100;;;;woning;;\n"),
        ("all of it is done", BOUWEN, "realisatie;bouw;;2027;;1000;;;;woning;;\n"),
        ("a range across the line", BOUWEN, bounds),
        ("a range from the line up", BOUWEN, above),
        ("a range below the line", BOUWEN, below),
        ("at least 150", BOUWEN, "realisatie;bouw;;2027;;150;;;minimaal;woning;;\n"),
        ("at least 200", BOUWEN, "realisatie;bouw;;2027;;200;;;minimaal;woning;;\n"),
        ("at most 199", BOUWEN, "realisatie;bouw;;2027;;199;;;maximaal;woning;;\n"),
    ]));
}

#[test]
fn years_that_do_not_follow_each_other_are_not_added() {
    let row = |period: &str| format!("realisatie;bouw;;{period};;100;;;;woning;;\n");
    let rows = |periods: &[&str]| periods.iter().map(|period| row(period)).collect::<String>();
    assert_snapshot!(cases(&[
        ("a year is missing", BOUWEN, &rows(&["2027", "2029"])),
        ("the first year is missing", BOUWEN, &rows(&["2028"])),
        ("two periods overlap", BOUWEN, &rows(&["2027", "2027-2028"])),
        ("two periods end together", BOUWEN, &rows(&["2027", "2027-h2"])),
        ("a period begins too early", BOUWEN, &rows(&["2026-2027"])),
        ("before the looptijd nothing counts", BOUWEN, &rows(&["2025", "2026"])),
        ("what is not over does not count", BOUWEN, &rows(&["2030-2031"])),
        ("and the rest still does", BOUWEN, &rows(&["2026", "2027", "2028", "2029", "2030"])),
        ("nothing is measured", BOUWEN, ""),
    ]));
}

const STAND: &str = "nulwaarde = { aantal = 100, eenheid = \"woning\", peildatum = 2027-01-01 }\n\
                     streefwaarde = { aantal = 200, eenheid = \"woning\", peildatum = 2031-12-31 }\n\
                     jaar = 2031\nmeting = { onderwerp = \"stand\", soort = \"voorraad\" }";

#[test]
fn stands_are_compared_and_never_added() {
    let row = |date: &str, aantal: u32| format!("voorraad;stand;;;{date};{aantal};;;;woning;;\n");
    let two = row("2028-01-01", 125) + &row("2029-01-01", 139);
    let flow = "realisatie;nieuw;;2027;;25;;;;woning;;\n";
    let new = STAND.replace("soort = \"voorraad\"", "soort = \"realisatie\"");
    let new = new.replace("\"stand\"", "\"nieuw\"");
    assert_snapshot!(cases(&[
        ("the last of two", STAND, &two),
        ("the last of december is the end of the year", STAND, &row("2027-12-31", 120)),
        ("the first of july is not quite half a year", STAND, &row("2027-07-01", 110)),
        ("what came in a year, without saying that it adds up", &new, flow),
        ("and with", &format!("{new}\noptellen = true"), flow),
        ("stands do not add up", &format!("{STAND}\noptellen = true"), &row("2028-01-01", 125)),
        (
            "days and years together",
            STAND,
            &(row("2028-01-01", 125) + "voorraad;stand;;2028;;130;;;;woning;;\n")
        ),
    ]));
}

const DAKLOOS: &str = "nulwaarde = { aantal = 100, eenheid = \"persoon\", peildatum = 2027-01-01 }\n\
                       streefwaarde = { aantal = 0, eenheid = \"persoon\", peildatum = 2030-12-31 }\n\
                       jaar = 2030\nmeting = { onderwerp = \"dakloos\" }";

const AANDEEL: &str = "nulwaarde = { aantal = 46, eenheid = \"procent\", van = \"uitstromers\", periode = \"2026\" }\n\
                       streefwaarde = { aantal = 86, eenheid = \"procent\", van = \"uitstromers\", periode = \"2030\" }\n\
                       jaar = 2030\nmeting = { onderwerp = \"uitstroom\" }";

#[test]
fn less_can_be_better_and_a_share_is_done_only_in_its_year() {
    let people = |aantal: u32| format!("realisatie;dakloos;;;2028-01-01;{aantal};;;;persoon;;\n");
    let share = |year: &str, aantal: &str| {
        format!("realisatie;uitstroom;;{year};;{aantal};;;;procent;uitstromers;\n")
    };
    let keep = "streefwaarde = { aantal = 30, eenheid = \"procent\", van = \"uitstromers\", periode = \"2030\", nauwkeurigheid = \"minimaal\" }\n\
                nulwaarde = { aantal = 30, eenheid = \"procent\", van = \"uitstromers\", periode = \"2026\" }\n\
                jaar = 2030\nmeting = { onderwerp = \"uitstroom\" }";
    assert_snapshot!(cases(&[
        ("fewer people", DAKLOOS, &people(75)),
        ("not few enough", DAKLOOS, &people(76)),
        ("nobody", DAKLOOS, &people(0)),
        ("a share on its way", AANDEEL, &share("2027", "56")),
        ("a share that is behind", AANDEEL, &share("2027", "55.9")),
        ("a share that is there early", AANDEEL, &share("2028", "90")),
        ("a share in its year", &AANDEEL.replace("2030", "2029"), &share("2029", "86")),
        ("a share that is late", &AANDEEL.replace("2030", "2028"), &share("2029", "85")),
        ("a floor that is kept", keep, &share("2027", "31")),
        ("a floor that is lost", keep, &share("2027", "29")),
    ]));
}

#[test]
fn what_cannot_be_compared_is_unknown_with_the_reason() {
    let row = "realisatie;bouw;;2027;;200;;;;woning;;\n";
    let bezig = "jaar = 2031\nmeting = { onderwerp = \"bouw\" }\n";
    let streef =
        "streefwaarde = { aantal = 1000, eenheid = \"woning\", periode = \"2027-2031\" }\n";
    let nul = "nulwaarde = { aantal = 40, eenheid = \"woning\", periode = \"2022-2026\" }\n";
    let share = "streefwaarde = { aantal = 30, eenheid = \"procent\", van = \"nieuwbouw\", periode = \"2031\" }\n";
    let other = "realisatie;bouw;;2027;;20;;;;procent;voorraad;\n";
    let nested = "realisatie;bouw;sociale-huur;2027;;20;;;;woning;;\nrealisatie;bouw;betaalbaar;2027;;50;;;;woning;;\n";
    assert_snapshot!(cases(&[
        ("no target", bezig, row),
        ("a target in words", &format!("{bezig}streefwaarde = {{ tekst = \"PM\" }}"), row),
        (
            "a target that is not known",
            &format!("{bezig}streefwaarde = {{ onbekend = \"volgt\" }}"),
            row
        ),
        ("not to be measured", "niet-meetbaar = \"Dat kan niet.\"", row),
        ("nothing to measure with", streef, row),
        ("another unit", BOUWEN, "realisatie;bouw;;2027;;200;;;;persoon;;\n"),
        ("a share of something else", &format!("{bezig}{share}"), other),
        ("a beginning over other years", &format!("{bezig}{streef}{nul}"), row),
        (
            "a beginning in another unit",
            &format!("{bezig}{streef}nulwaarde = {{ aantal = 1, eenheid = \"persoon\" }}"),
            row
        ),
        (
            "plans are not realised",
            &BOUWEN.replace("onderwerp = ", "soort = \"plan\", onderwerp = "),
            row
        ),
        ("what must not be added", BOUWEN, nested),
        ("what must not be shown", BOUWEN, "realisatie;bouw;;2027;;4;;;;woning;;ja\n"),
        ("what is partly unknown", BOUWEN, "realisatie;bouw;;2027;;;;5;;woning;;\n"),
        ("without a time", BOUWEN, "realisatie;bouw;;;;4;;;;woning;;\n"),
        (
            "an even target",
            &format!(
                "{bezig}streefwaarde = {{ aantal = 5, eenheid = \"woning\", periode = \"2031\" }}\nnulwaarde = {{ aantal = 5, eenheid = \"woning\", periode = \"2026\" }}"
            ),
            row
        ),
        (
            "numbers that are too large",
            &BOUWEN.replace("1000", "79228162514264337593543950335"),
            row
        ),
    ]));
}

#[test]
fn yearly_targets_of_an_indicator_go_first() {
    let reeks = "nulwaarde = { aantal = 0, eenheid = \"woning\", peildatum = 2027-01-01 }\n\
                 streefwaarde = { aantal = 1000, eenheid = \"woning\", periode = \"2027-2031\" }\njaar = 2031\n";
    let indicator = |reeks: &str| {
        format!(
            "[[monitoring.indicator]]\nid = \"i\"\nnaam = \"I\"\ndoel = [\"d\"]\nreeks = [{reeks}]\n"
        )
    };
    let slow = "{ jaar = 2027, streefwaarde = 50 }, { jaar = 2028, streefwaarde = 150 }";
    let measured = "{ jaar = 2026, waarde = 10 }, { jaar = 2027, waarde = 60, streefwaarde = 50 }, { jaar = 2028, waarde = 140 }, { jaar = 2031, streefwaarde = 1000 }";
    let half = BOUWEN.to_owned() + "\n" + &indicator(slow);
    let two = format!("{reeks}{}{}", indicator(slow), indicator(slow).replace("\"i\"", "\"j\""));
    let own = "[[monitoring.indicator]]\nid = \"i\"\nnaam = \"I\"\ndoel = [\"d\"]\nreeks = [{ jaar = 2027, waarde = { aantal = 5, eenheid = \"persoon\" } }]\n";
    let only = indicator(
        "{ jaar = 2027, waarde = 60, streefwaarde = 50 }, { jaar = 2029, streefwaarde = 90 }",
    );
    assert_snapshot!(cases(&[
        ("50 after one year is enough", &half, "realisatie;bouw;;2027;;50;;;;woning;;\n"),
        (
            "halfway 2028 that is 100",
            &half,
            "realisatie;bouw;;2027;;50;;;;woning;;\nrealisatie;bouw;;2028-h1;;49;;;;woning;;\n"
        ),
        (
            "after that the line goes on to the end",
            &half,
            "realisatie;bouw;;2027-2029;;440;;;;woning;;\n"
        ),
        ("the series itself is a stand", &format!("{reeks}{}", indicator(measured)), ""),
        ("two series", &two, ""),
        (
            "a series with another target",
            &format!(
                "{reeks}{}",
                indicator(slow) + "streefwaarde = { aantal = 900, eenheid = \"woning\" }"
            ),
            ""
        ),
        (
            "a series about something else",
            &format!(
                "{reeks}{}",
                indicator(slow) + "streefwaarde = { aantal = 900, eenheid = \"plek\" }"
            ),
            ""
        ),
        ("a series in another unit", &format!("{reeks}{own}"), ""),
        ("a series has the target", &only, ""),
    ]));
}

/// The example of two years later.
fn heuveldal() -> (Project, Toetsing) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/voortgang");
    let project =
        Project::load(&bouwsteen::files::Disk::new(root)).expect("the example can be read");
    let toetsing = check::check(&project, date(2028, 3, 1));
    (project, toetsing)
}

/// What stands from a heading to the next empty line.
fn part<'a>(text: &'a str, heading: &str, end: &str) -> &'a str {
    let at = text.find(heading).unwrap_or_else(|| panic!("no {heading:?} in {text}"));
    let rest = &text[at..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

#[test]
fn the_example_has_goals_of_every_kind_in_every_report() {
    let (project, toetsing) = heuveldal();
    assert_eq!(lines(&project.sources, &toetsing.meldingen), "");
    let counts = Koers::ALL.map(|koers| toetsing.voortgang.aantal(koers));
    assert_eq!(counts, [2, 2, 1, 2]);
    let style = Style { width: 100, colour: false };
    let mens = report::mens(&toetsing, &project.sources, Streng::Wet, &style);
    let markdown = report::markdown(&toetsing, &project.sources, Streng::Wet);
    let kort = report::kort(&toetsing, &project.sources);
    let kort: Vec<_> = kort.lines().filter(|line| line.contains(" VOORTGANG ")).collect();
    let csv = report::csv(&toetsing, &project.sources, Streng::Wet);
    let csv: Vec<_> = csv.lines().filter(|line| line.starts_with("doel;")).collect();
    let parts = [
        part(&mens, "Voortgang op", "\n\n"),
        part(&markdown, "### Voortgang", "\n### Context"),
        &kort.join("\n"),
        &csv.join("\n"),
    ];
    assert_snapshot!(parts.join("\n\n"));
}

#[test]
fn the_document_has_a_table_and_a_chart_per_ambitie_and_one_summary() {
    let (project, toetsing) = heuveldal();
    let document = compose(&project, &toetsing, date(2028, 3, 1)).document;
    let charts: Vec<&String> = document.images.keys().collect();
    assert_eq!(
        charts,
        ["grafieken/grafiek-voortgang-genoeg.svg", "grafieken/grafiek-voortgang-thuis.svg"]
    );
    let text = bouwsteen::render::markdown::write(&document);
    let parts = [
        part(&text, "*Voortgang van de doelen bij: Er komen", "\n### "),
        part(&text, "*Voortgang van de doelen bij: Iedereen", "\n### "),
        part(&text, "Hoe ver zijn de doelen\n", "\n## "),
    ];
    assert_snapshot!(parts.join("\n\n"));
}

#[test]
fn without_anything_realised_nothing_is_shown() {
    let project = lindewaard();
    let toetsing = check::check(&project, date(2026, 11, 22));
    assert!(!toetsing.voortgang.is_gemeten());
    assert_eq!(toetsing.voortgang.aantal(Koers::Onbekend), project.visie.doel.len());
    let document = compose(&project, &toetsing, date(2026, 11, 22)).document;
    assert!(!bouwsteen::render::markdown::write(&document).contains("Voortgang van de doelen"));
    let style = Style { width: 100, colour: false };
    let mens = report::mens(&toetsing, &project.sources, Streng::Wet, &style);
    assert!(!mens.contains("Voortgang op"));
}
