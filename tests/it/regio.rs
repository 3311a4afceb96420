//! Many gemeenten against the opgave of their region: what is added, what is missing and what is never zero.

use std::path::Path;

use bouwsteen::{
    Project,
    files::Disk,
    regio::{self, Leeg, Oordeel, Regiobeeld, Stand, Wederkerig},
    report,
};
use insta::assert_snapshot;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use crate::support::{Run, cli, cli_in};

const TODAY: Date = date(2026, 11, 22);

const REGIO: &str = "[regio]\nnaam = \"Regio\"\nid = \"r\"\n";

/// A folder with these files.
#[expect(clippy::disallowed_methods, reason = "this test makes the files that the program reads")]
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a test");
    for (path, text) in files {
        let full = folder.path().join(path);
        std::fs::create_dir_all(full.parent().expect("it has a folder")).expect("it can be made");
        std::fs::write(full, text).expect("it can be written");
    }
    folder
}

/// The region in `regio.toml` of these files.
fn load(files: &[(&str, &str)]) -> Regiobeeld {
    let folder = folder(files);
    regio::laad(folder.path(), "regio.toml", "regio.toml", TODAY).expect("it can be read")
}

/// What the program says of these files.
fn shown(files: &[(&str, &str)], args: &[&str]) -> Run {
    let folder = folder(files);
    cli_in(folder.path(), &[&["regio"], args].concat())
}

/// A visie of a gemeente with these rows of numbers.
fn visie(naam: &str, rest: &str) -> String {
    format!("[gemeente]\nnaam = \"{naam}\"\n[[regio]]\nid = \"r\"\nnaam = \"R\"\n{rest}")
}

const KOP: &str = "soort;groep;woningtype;periode;aantal;eenheid;afschermen\n";

fn csv(rows: &str) -> String {
    format!("{KOP}{rows}")
}

fn leden(namen: &[&str]) -> String {
    let lid = |naam: &&str| {
        let map = naam.to_lowercase();
        format!("[[lid]]\ngemeente = \"{naam}\"\nmap = \"{map}\"\n")
    };
    namen.iter().map(lid).collect()
}

const OPGAVE: &str = "[[opgave]]\ngroep = \"ouderen\"\nperiode = \"2027-2031\"\naantal = 30\n\
                      eenheid = \"woning\"\n";

/// Findings, one line each.
fn lines(beeld: &Regiobeeld) -> String {
    let line = |one: &regio::Melding| {
        let also =
            one.verwant.iter().map(|(plek, words)| format!("\n    {}: {words}", plek.tekst()));
        format!("{}: {} {}{}\n", one.plek.tekst(), one.code, one.bericht, also.collect::<String>())
    };
    beeld.meldingen.iter().map(line).collect()
}

#[test]
fn the_example_in_every_form() {
    for vorm in ["mens", "json", "csv", "markdown"] {
        let run = cli(&["regio", "examples/regio", "--uitvoer", vorm]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{vorm}");
        assert_snapshot!(format!("regio_{vorm}"), run.stdout.trim_start_matches('\u{feff}'));
    }
}

#[test]
fn the_example_loads_without_a_mistake() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/regio");
    for naam in ["merenbeek", "oostervoort", "zilverwoude", "kraaienburg"] {
        let project = Project::load(&Disk::new(root.join(naam))).expect("it is there");
        assert_eq!(crate::support::lines(&project.sources, &project.diagnostics), "", "{naam}");
    }
    let agenda = regio::laad(&root.join("woonagenda"), "regio.toml", "a", TODAY).expect("there");
    assert_eq!(agenda.leden.len(), 5);
    assert_eq!(agenda.ontbreekt().count(), 0);
    assert_eq!(agenda.telling(Oordeel::Tekort), 1, "one shortage is meant");
    let zorg = regio::laad(&root.join("zorgregio"), "regio.toml", "z", TODAY).expect("there");
    assert_eq!(zorg.ontbreekt().map(|lid| lid.naam.as_str()).collect::<Vec<_>>(), ["Kraaienburg"]);
    let both = zorg.leden.iter().filter(|lid| agenda.leden.iter().any(|one| one.naam == lid.naam));
    assert_eq!(both.count(), 3, "the regions overlap");
}

#[test]
fn the_shared_file_of_the_example_is_fresh() {
    let run = cli(&["regio", "uitvoer", "examples/regio/zilverwoude"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let without_program = |text: &str| {
        let lines = text.lines().filter(|line| !line.contains("\"programma\""));
        lines.collect::<Vec<_>>().join("\n")
    };
    let file = include_str!("../../examples/regio/aangeleverd/zilverwoude.json");
    let refresh = "run `bouwsteen regio uitvoer examples/regio/zilverwoude --uit …`";
    assert_eq!(without_program(&run.stdout), without_program(file), "{refresh}");
}

#[test]
fn a_map_and_the_file_made_of_it_give_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let opgave = "[[opgave]]\nwoningtype = \"zorggeschikt\"\nsegment = \"sociale-huur\"\n\
                  periode = \"2027-2031\"\naantal = 60\neenheid = \"wooneenheid\"\n\
                  [[opgave]]\ngroep = \"dakloos\"\nperiode = \"2027-2031\"\naantal = 200\n\
                  eenheid = \"wooneenheid\"\n";
    for (naam, map) in [("Lindewaard", "lindewaard"), ("Oostervoort", "regio/oostervoort")] {
        let project = Project::load(&Disk::new(root.join(map))).expect("it is there");
        let json = report::cijfers_json(&regio::uitvoer::uitvoer(&project, TODAY));
        assert_eq!(json, report::cijfers_json(&regio::uitvoer::uitvoer(&project, TODAY)));
        let read = regio::lees_cijfers("a.json", json.as_bytes());
        assert_eq!(read.meldingen, []);
        assert_eq!(read.inhoud.as_ref(), Some(&regio::uitvoer::uitvoer(&project, TODAY)));
        let file = |lid: &str| format!("{REGIO}[[lid]]\ngemeente = \"{naam}\"\n{lid}\n{opgave}");
        let export = load(&[("regio.toml", &file("cijfers = \"a.json\"")), ("a.json", &json)]);
        let shell = folder(&[("regio/regio.toml", &file("map = \"../visie\""))]);
        copy(&root.join(map), &shell.path().join("visie"));
        let direct = regio::laad(&shell.path().join("regio"), "regio.toml", "regio.toml", TODAY);
        let direct = direct.expect("it can be read");
        assert_eq!(export.cellen, direct.cellen, "{naam}");
        assert_eq!(export.leden[0].aangeleverd, direct.leden[0].aangeleverd);
        assert!(export.leden[0].aangeleverd.is_some());
    }
}

#[expect(clippy::disallowed_methods, reason = "this test copies an example")]
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("it can be made");
    for entry in std::fs::read_dir(from).expect("it is there").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(path, target).expect("it can be copied");
        }
    }
}

#[test]
fn a_hidden_number_never_leaves_the_visie() {
    let rows = csv("plan;ouderen;;2027-2031;7777;woning;ja\n");
    let visie = visie("Aa", "");
    let files = [("bouwsteen.toml", visie.as_str()), ("data/a.csv", &rows)];
    let run = shown(&files, &["uitvoer"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("\"afgeschermd\": true"), "{}", run.stdout);
    assert!(!run.stdout.contains("7777"), "{}", run.stdout);
}

#[test]
fn what_is_shared_steers_no_terminal_and_loses_nothing() {
    let visie = "[gemeente]\nnaam = \"A\\u009b31m\\u202e\\\"},{\"\n";
    let run = shown(&[("bouwsteen.toml", visie)], &["uitvoer"]);
    assert!(!run.stdout.contains(['\u{9b}', '\u{202e}']), "{}", run.stdout);
    let read = regio::lees_cijfers("a.json", run.stdout.as_bytes());
    let gemeente = read.inhoud.map(|inhoud| inhoud.gemeente);
    assert_eq!(gemeente.as_deref(), Some("A\u{9b}31m\u{202e}\"},{"));
}

#[test]
fn a_missing_member_is_missing_and_never_zero() {
    let regio = format!("{REGIO}{}[[lid]]\ngemeente = \"Be\"\n{OPGAVE}", leden(&["Aa"]));
    let (aa, rows) = (visie("Aa", ""), csv("plan;ouderen;;2027-2031;20;woning;\n"));
    let beeld =
        load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &aa), ("aa/data/a.csv", &rows)]);
    let cel = &beeld.cellen[0];
    assert_eq!(cel.delen[1].plan, Stand::Leeg(Leeg::Ontbreekt));
    assert_eq!((cel.plan.geteld, cel.plan.ontbreekt), (1, 1));
    assert!(matches!(cel.plan.stand, Stand::Getal { ten_minste: true, .. }));
    assert_eq!(cel.oordeel, Oordeel::NietTeZeggen);
    assert!(!beeld.faalt(), "missing is no mistake: {}", lines(&beeld));
    assert_snapshot!(lines(&beeld), @"regio.toml:7:1: BS901 Be heeft nog geen cijfers aangeleverd");
}

/// Two gemeenten that each may record that Be takes over from Aa.
fn overname(aa: Option<u32>, be: Option<u32>, regio: Option<u32>) -> Regiobeeld {
    let record = |aantal: u32| {
        format!(
            "van = \"Aa\"\nnaar = \"Be\"\naantal = {aantal}\neenheid = \"woning\"\n\
             groep = \"ouderen\"\nperiode = \"2027-2031\"\n"
        )
    };
    let own = |naam: &str, aantal: Option<u32>| {
        let rest = aantal.map(|aantal| {
            let around = "[[regionale-afspraak]]\nid = \"x\"\nonderwerp = \"woonopgave\"\n\
                          titel = \"X\"\nregio = \"r\"\n[[regionale-afspraak.overname]]\n";
            format!("{around}{}", record(aantal))
        });
        visie(naam, &rest.unwrap_or_default())
    };
    let verdeling = "verdeling = [{ gemeente = \"Aa\", aantal = 20 }, { gemeente = \"Be\", \
                     aantal = 10 }]\n";
    let afspraak = regio.map(|aantal| format!("[[afspraak]]\n{}", record(aantal)));
    let members = leden(&["Aa", "Be"]);
    let regio = format!("{REGIO}{members}{OPGAVE}{verdeling}{}", afspraak.unwrap_or_default());
    let (aa, be) = (own("Aa", aa), own("Be", be));
    load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &aa), ("be/bouwsteen.toml", &be)])
}

#[test]
fn an_agreement_of_both_sides_moves_the_share() {
    let beeld = overname(Some(12), Some(12), Some(12));
    assert_eq!(lines(&beeld), "");
    assert_eq!(beeld.afspraken.len(), 1);
    assert_eq!(beeld.afspraken[0].stand, Wederkerig::Wederkerig);
    let shares: Vec<Stand> = beeld.cellen[0].delen.iter().map(|deel| deel.aandeel).collect();
    assert_eq!(shares, [Stand::exact(8.into()), Stand::exact(22.into())]);
}

#[test]
fn an_agreement_on_one_side_is_found_with_both_places() {
    let beeld = overname(None, Some(12), Some(12));
    assert!(beeld.faalt());
    assert_eq!(beeld.afspraken[0].stand, Wederkerig::Eenzijdig);
    assert_snapshot!(lines(&beeld), @"
    regio.toml:16:1: BS909 de afspraak dat Be iets overneemt van Aa (Ouderen, 2027 tot en met 2031) staat niet in de visie van Aa
        regio.toml:4:1: Aa legt het niet vast
    ");
}

#[test]
fn agreements_that_contradict_are_found_with_both_places() {
    let beeld = overname(Some(12), Some(10), None);
    assert!(beeld.faalt());
    assert_eq!(beeld.afspraken[0].stand, Wederkerig::Tegenspraak);
    assert_snapshot!(lines(&beeld), @"
    aa/bouwsteen.toml:11: BS910 de afspraak dat Be iets overneemt van Aa (Ouderen, 2027 tot en met 2031): Aa legt 12 vast en Be 10
        be/bouwsteen.toml:11: hier staat 10
    aa/bouwsteen.toml:11: BS911 de afspraak dat Be iets overneemt van Aa (Ouderen, 2027 tot en met 2031) staat niet in het regiobestand
    ");
}

/// One gemeente with these rows against an opgave of thirty woningen for ouderen.
fn one(rows: &str) -> Regiobeeld {
    let regio = format!("{REGIO}{}{OPGAVE}", leden(&["Aa"]));
    let (aa, rows) = (visie("Aa", ""), csv(rows));
    load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &aa), ("aa/data/a.csv", &rows)])
}

#[test]
fn other_years_and_other_units_are_named_and_not_added() {
    let beeld = one("opgave;ouderen;;2027-2030;20;woning;\nplan;ouderen;;2027;20;wooneenheid;\n");
    let deel = &beeld.cellen[0].delen[0];
    assert_eq!(deel.opgave, Stand::Leeg(Leeg::AnderePeriode));
    assert_eq!(deel.plan, Stand::Leeg(Leeg::AndereEenheid));
    assert_eq!(beeld.cellen[0].plan.geteld, 0);
    assert_snapshot!(lines(&beeld), @"
    regio.toml:4:1: BS904 Aa telt over andere jaren dan de regio, bij 1 deel van de opgave; bijvoorbeeld opgave bij Ouderen, 2027 tot en met 2031: 2027-2030
    regio.toml:4:1: BS905 Aa telt in een andere eenheid dan de regio, bij 1 deel van de opgave; bijvoorbeeld plannen bij Ouderen, 2027 tot en met 2031: wooneenheid
    ");
}

#[test]
fn plans_inside_the_years_are_added_and_what_sticks_out_makes_it_a_least() {
    let inside = one("plan;ouderen;;2027-2028;5;woning;\nplan;ouderen;;2030-h1;4;woning;\n");
    assert_eq!(inside.cellen[0].delen[0].plan, Stand::exact(9.into()));
    let out = one("plan;ouderen;;2027-2028;5;woning;\nplan;ouderen;;2031-2032;4;woning;\n");
    let plan = out.cellen[0].delen[0].plan;
    assert!(matches!(plan, Stand::Getal { ten_minste: true, min, .. } if min == 5.into()));
}

#[test]
fn parts_make_a_whole_and_nested_parts_do_not() {
    let parts =
        one("plan;ouderen;regulier;2027;5;woning;\nplan;ouderen;flexwoning;2027;4;woning;\n");
    assert_eq!(parts.cellen[0].delen[0].plan, Stand::exact(9.into()));
    let nested =
        one("plan;ouderen;nultreden;2027;5;woning;\nplan;ouderen;geclusterd;2027;4;woning;\n");
    assert_eq!(nested.cellen[0].delen[0].plan, Stand::Leeg(Leeg::NietOpTeTellen));
    let whole = one("plan;ouderen;;2027;6;woning;\nplan;ouderen;geclusterd;2027;4;woning;\n");
    assert_eq!(whole.cellen[0].delen[0].plan, Stand::exact(6.into()), "the own total goes first");
}

#[test]
fn digits_are_kept_exactly() {
    let rows = "plan;ouderen;;2027;0,1;hectare;\nplan;ouderen;;2028;0,2;hectare;\n";
    let opgave = OPGAVE.replace("\"woning\"", "\"hectare\"").replace("30", "0.3");
    let regio = format!("{REGIO}{}{opgave}", leden(&["Aa"]));
    let (aa, rows) = (visie("Aa", ""), csv(rows));
    let beeld =
        load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &aa), ("aa/data/a.csv", &rows)]);
    assert_eq!(beeld.cellen[0].oordeel, Oordeel::Gedekt, "{}", lines(&beeld));
}

#[test]
fn a_hidden_number_makes_a_least_and_one_alone_is_warned_of() {
    let regio = format!("{REGIO}{}{OPGAVE}", leden(&["Aa", "Be"]));
    let (aa, be) = (visie("Aa", ""), visie("Be", ""));
    let (seen, hidden) =
        (csv("plan;ouderen;;2027;20;woning;\n"), csv("plan;ouderen;;2027;7777;woning;ja\n"));
    let files = [
        ("regio.toml", regio.as_str()),
        ("aa/bouwsteen.toml", &aa),
        ("aa/data/a.csv", &seen),
        ("be/bouwsteen.toml", &be),
        ("be/data/a.csv", &hidden),
    ];
    let beeld = load(&files);
    let cel = &beeld.cellen[0];
    assert_eq!(cel.delen[1].plan, Stand::Leeg(Leeg::Afgeschermd));
    assert!(
        matches!(cel.plan.stand, Stand::Getal { ten_minste: true, min, .. } if min == 20.into())
    );
    assert_snapshot!(lines(&beeld), @"regio.toml:10:1: BS907 bij Ouderen, 2027 tot en met 2031 is alleen Be afgeschermd (plannen): wie het totaal kent, rekent haar getal uit");
    for vorm in ["mens", "json", "csv", "markdown"] {
        let out = shown(&files, &["--uitvoer", vorm]).stdout;
        let shows = out.contains("7777") || out.contains("7.777") || out.contains("7797");
        assert!(!shows && out.contains("fgeschermd"), "{vorm}: {out}");
    }
}

#[test]
fn numbers_of_another_gemeente_do_not_count() {
    let regio = format!("{REGIO}{}{OPGAVE}", leden(&["Aa"]));
    let other = visie("Zet", "");
    let beeld = load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &other)]);
    assert!(beeld.leden[0].aangeleverd.is_none() && beeld.faalt());
    assert_snapshot!(lines(&beeld), @"regio.toml:4:1: BS902 bij lid `Aa` staan cijfers van `Zet`");
}

#[test]
fn an_opgave_in_a_table_has_a_day_and_shares_and_places() {
    let regio = format!("{REGIO}opgave = \"o.csv\"\n{}", leden(&["Aa"]));
    let table = "groep;gemeente;peildatum;aantal;eenheid\nouderen;;2027-01-01;30;woning\n\
                 ouderen;Aa;2027-01-01;25;woning\nouderen;Bee;2027-01-01;5;woning\n\
                 ouderen;;2027-01-01;31;woning\nouderen;;;31;woning\nouderen;;2027-01-01;x;woning\n";
    let rows = "soort;groep;peildatum;aantal;eenheid\nopgave;ouderen;2026-01-01;20;woning\n";
    let aa = visie("Aa", "");
    let beeld = load(&[
        ("regio.toml", &regio),
        ("o.csv", table),
        ("aa/bouwsteen.toml", &aa),
        ("aa/data/a.csv", rows),
    ]);
    let cel = &beeld.cellen[0];
    assert_eq!(cel.opgave, Stand::exact(30.into()));
    assert_eq!(cel.delen[0].aandeel, Stand::exact(25.into()));
    assert_eq!(cel.delen[0].opgave, Stand::Leeg(Leeg::AnderePeriode), "another day is not added");
    assert_snapshot!(lines(&beeld), @"
    o.csv:7:21: BS503 `x` is geen getal
    o.csv:5:1: BS302 de opgave voor Ouderen, 1 januari 2027 staat er twee keer
        o.csv:2:1: hier staat zij eerst
    o.csv:6:1: BS202 in deze rij ontbreekt `periode`
    o.csv:7:1: BS302 de opgave voor Ouderen, 1 januari 2027 staat er twee keer
        o.csv:2:1: hier staat zij eerst
    o.csv:4:1: BS301 `Bee` is geen lid van deze regio
    o.csv:2:1: BS908 de verdeling van Ouderen, 1 januari 2027 telt op tot 25, en de regionale opgave is 30
    regio.toml:5:1: BS904 Aa telt over andere jaren dan de regio, bij 1 deel van de opgave; bijvoorbeeld opgave bij Ouderen, 1 januari 2027: 2026-01-01
    ");
}

#[test]
fn a_region_is_the_same_every_time_whoever_is_read_first() {
    let run = || cli(&["regio", "examples/regio", "--uitvoer", "json"]).stdout;
    let first = run();
    assert!((0..3).all(|_| run() == first));
}

#[test]
fn an_agreement_for_another_region_is_left_alone() {
    let elsewhere = visie(
        "Aa",
        "[[regio]]\nid = \"z\"\nnaam = \"Z\"\n[[regionale-afspraak]]\nid = \"x\"\nonderwerp = \"woonopgave\"\n\
         titel = \"X\"\nregio = \"z\"\n[[regionale-afspraak.overname]]\nvan = \"Aa\"\nnaar = \"Be\"\n\
         aantal = 3\neenheid = \"woning\"\n",
    );
    let regio = format!("{REGIO}{}{OPGAVE}", leden(&["Aa", "Be"]));
    let be = visie("Be", "");
    let files = [("aa/bouwsteen.toml", elsewhere.as_str()), ("be/bouwsteen.toml", &be)];
    let beeld = load(&[&[("regio.toml", regio.as_str())], &files[..]].concat());
    assert_eq!((lines(&beeld).as_str(), beeld.afspraken.len()), ("", 0));
    let here =
        load(&[&[("regio.toml", regio.replace("\"r\"", "\"z\"").as_str())], &files[..]].concat());
    assert_eq!(here.afspraken[0].stand, Wederkerig::Eenzijdig);
}

#[test]
fn shares_that_two_gemeenten_record_differently_contradict() {
    let verdeling = |naam: &str, aantal: u32| {
        visie(
            naam,
            &format!(
                "[[regionale-afspraak]]\nid = \"x\"\nonderwerp = \"woonopgave\"\ntitel = \"X\"\n\
                 regio = \"r\"\n[[regionale-afspraak.verdeling]]\ngemeente = \"Be\"\naantal = {aantal}\n"
            ),
        )
    };
    let regio = format!("{REGIO}{}{OPGAVE}", leden(&["Aa", "Be"]));
    let (aa, be) = (verdeling("Aa", 20), verdeling("Be", 18));
    let beeld =
        load(&[("regio.toml", &regio), ("aa/bouwsteen.toml", &aa), ("be/bouwsteen.toml", &be)]);
    assert!(beeld.faalt());
    assert_snapshot!(lines(&beeld), @"
    aa/bouwsteen.toml:11: BS910 over het deel van Be in de afspraak over woonopgave legt Aa 20 vast en Be 18
        be/bouwsteen.toml:11: hier staat 18
    ");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test reads what the program wrote")]
fn the_report_is_a_web_page_too() {
    let out = TempDir::new().expect("a temporary folder");
    let folder = out.path().to_str().expect("a plain path");
    let run = cli(&["regio", "examples/regio/zorgregio", "--formaat", "html", "--uit", folder]);
    assert!(run.stdout.contains("regio.html"), "{}{}", run.stdout, run.stderr);
    let page = std::fs::read_to_string(out.path().join("regio.html")).expect("it was written");
    let seen = crate::html_lezer::read(&page);
    assert!(seen.names.iter().any(|name| name == "table"));
    assert!(seen.main.contains("opgave"), "{}", seen.main);
}
