//! The arithmetic: what does not add up is found, and nothing else is.

use std::{collections::BTreeSet, fmt::Write as _};

use bouwsteen::{
    check::{check, rekenregels},
    diagnostic::{Code, Diagnostic, Severity},
};
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{lindewaard, lines, project};

/// Every finding of the arithmetic in a project.
fn found(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let mut all = check(&project(files), date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    all
}

/// The findings about one `bouwsteen.toml`, one line each, the word of the severity and the message.
fn toml(text: &str) -> String {
    let project = project(&[("bouwsteen.toml", text)]);
    let mut all = check(&project, date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    lines(&project.sources, &all)
}

/// Rows in one block.
fn blok(standaard: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("  {{ {row} }},\n")).collect();
    format!("[[cijferblok]]\nstandaard = {{ {standaard} }}\ncijfer = [\n{}]\n", rows.concat())
}

const BEHOEFTE: &str = "soort = \"behoefte\", eenheid = \"woning\", periode = \"2027-2031\"";

#[test]
fn every_rule_passes_what_is_right_and_finds_what_is_wrong() {
    for regel in rekenregels() {
        let right = project(&[("bouwsteen.toml", regel.goed)]);
        let all = check(&right, date(2026, 11, 22)).meldingen;
        assert!(all.is_empty(), "{} goed: {}", regel.code, lines(&right.sources, &all));
        let wrong = found(&[("bouwsteen.toml", regel.fout)]);
        let codes: BTreeSet<Code> = wrong.iter().map(|found| found.code).collect();
        assert_eq!(codes, BTreeSet::from([regel.code]), "{}: {wrong:#?}", regel.code);
        for one in wrong {
            assert!(!one.related.is_empty(), "{} shows one place only: {one:?}", regel.code);
            assert!(one.help.is_some_and(|help| help.len() > 10), "{} says what to do", regel.code);
        }
    }
}

#[test]
fn every_code_of_the_arithmetic_has_a_rule() {
    let ruled: Vec<Code> = rekenregels().iter().map(|regel| regel.code).collect();
    let all: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| ("BS801".."BS830").contains(&code.as_str()))
        .collect();
    assert_eq!(ruled, all);
}

#[test]
fn the_example_adds_up() {
    let project = lindewaard();
    let mut all = check(&project, date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code.as_str().starts_with("BS8"));
    all.retain(|found| found.severity != Severity::Advies);
    assert_eq!(lines(&project.sources, &all), "");
}

/// What a total of 60 and 40 finds, when it says this.
fn totaal(total: &str) -> String {
    let rows = ["groep = \"ouderen\", aantal = 60", "groep = \"starters\", aantal = 40", total];
    toml(&blok(BEHOEFTE, &rows))
}

#[test]
fn a_total_that_is_off_shows_the_sum_and_every_part() {
    assert_eq!(
        totaal("id = \"samen\", totaal-over = [\"groep\"], aantal = 1300"),
        "bouwsteen.toml:6:3: BS801 fout `samen` is niet de som van de delen: 60 + 40 = 100, hier \
         staat 1.300 (verbeter het totaal of een deel, of zet `afgerond-op` als er is afgerond)\n    \
         bouwsteen.toml:4:3: 60 (2027-2031)\n    bouwsteen.toml:5:3: 40 (2027-2031)\n"
    );
}

#[test]
fn an_estimate_is_no_mistake_but_is_said() {
    let off = totaal("totaal-over = [\"groep\"], aantal = 110, nauwkeurigheid = \"circa\"");
    assert!(off.contains("BS801 let op") && off.contains("het scheelt 10"), "{off}");
    let least = totaal("totaal-over = [\"groep\"], aantal = 90, nauwkeurigheid = \"minimaal\"");
    assert_eq!(least, "");
    let most = totaal("totaal-over = [\"groep\"], aantal = 90, nauwkeurigheid = \"maximaal\"");
    assert!(most.contains("BS801 let op"), "{most}");
}

#[test]
fn rounding_has_to_be_said_and_goes_no_further_than_said() {
    assert!(totaal("totaal-over = [\"groep\"], aantal = 105").contains("BS801 fout"));
    assert_eq!(totaal("totaal-over = [\"groep\"], aantal = 105, afgerond-op = 10"), "");
    assert!(totaal("totaal-over = [\"groep\"], aantal = 106, afgerond-op = 10").contains("BS801"));
}

#[test]
fn ranges_are_compared_as_ranges() {
    let rows = |total: &str| {
        let part = "groep = \"ouderen\", aantal = { min = 50, max = 70 }";
        let total = format!("totaal-over = [\"groep\"], aantal = {total}");
        toml(&blok(BEHOEFTE, &[part, "groep = \"starters\", aantal = 40", &total]))
    };
    assert_eq!(rows("100"), "");
    assert_eq!(rows("{ min = 110, max = 130 }"), "");
    let off = rows("120");
    assert!(off.contains("(50 tot 70) + 40 = 90 tot 110, hier staat 120"), "{off}");
}

#[test]
fn what_is_unknown_or_hidden_is_not_reckoned_with_and_not_shown() {
    for part in ["aantal = 77, afschermen = true", "aantal = { onbekend = \"volgt\" }"] {
        let part = format!("groep = \"ouderen\", {part}");
        let other = "groep = \"starters\", aantal = { min = 1, max = 2 }";
        let total = "totaal-over = [\"groep\"], aantal = 900";
        assert_eq!(toml(&blok(BEHOEFTE, &[&part, other, total])), "");
    }
}

#[test]
fn a_total_may_be_over_more_dimensions_and_over_own_ones() {
    let own = "[[dimensie]]\nid = \"fase\"\nnaam = \"Fase\"\nwaarde = [\
               { waarde = \"een\", naam = \"Een\" }, { waarde = \"twee\", naam = \"Twee\" }]\n";
    let rows = |total: u32| {
        let mut rows = Vec::new();
        for (group, phase) in [("ouderen", "een"), ("ouderen", "twee"), ("starters", "een")] {
            let kenmerk = format!("kenmerk = [{{ dimensie = \"fase\", waarde = \"{phase}\" }}]");
            rows.push(format!("groep = \"{group}\", {kenmerk}, aantal = 10"));
        }
        // A row in between has only one of the two, so it is no part.
        rows.push("groep = \"ouderen\", aantal = 20".to_owned());
        rows.push(format!("totaal-over = [\"groep\", \"fase\"], aantal = {total}"));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        toml(&format!("{own}{}", blok(BEHOEFTE, &rows)))
    };
    assert_eq!(rows(30), "");
    assert!(rows(31).contains("10 + 10 + 10 = 30, hier staat 31"), "{}", rows(31));
}

#[test]
fn plans_of_some_of_the_years_are_parts_of_the_plans_of_all() {
    let rows = |total: u32| {
        let total =
            format!("totaal-over = [\"onderwerp\"], periode = \"2027-2031\", aantal = {total}");
        let first = "onderwerp = \"Haven\", periode = \"2027-2029\", aantal = 100";
        let second = "onderwerp = \"Hof\", periode = \"2030\", aantal = 50";
        let outside = "onderwerp = \"Later\", periode = \"2030-2035\", aantal = 7";
        toml(&blok("soort = \"plan\", eenheid = \"woning\"", &[first, second, outside, &total]))
    };
    assert_eq!(rows(150), "");
    assert!(rows(157).contains("100 + 50 = 150, hier staat 157"));
}

#[test]
fn a_total_without_parts_says_what_a_part_looks_like() {
    let alone = toml(&blok(BEHOEFTE, &["totaal-over = [\"groep\"], aantal = 100"]));
    assert!(alone.contains("BS801 advies"), "{alone}");
}

#[test]
fn rows_below_what_looks_like_their_total_are_only_an_advice() {
    let less = totaal("aantal = 130");
    assert!(less.contains("BS802 advies") && less.contains("er ontbreekt 30"), "{less}");
    assert!(less.contains("`totaal-over = [\"groep\"]`"), "{less}");
    let nested = [
        "woningtype = \"geclusterd\", aantal = 60",
        "woningtype = \"zorggeschikt\", aantal = 60",
        "aantal = 80",
    ];
    assert_eq!(toml(&blok(BEHOEFTE, &nested)), "", "zorggeschikt lies in geclusterd");
    let shares = [
        "segment = \"dure-koop\", aantal = 60",
        "segment = \"middenhuur\", aantal = 60",
        "aantal = 70",
    ];
    let shares =
        toml(&blok("soort = \"norm\", eenheid = \"meter\", peildatum = 2026-01-01", &shares));
    assert_eq!(shares, "", "distances are not added");
}

#[test]
fn nested_kinds_may_be_added_when_each_home_counts_once() {
    let rows = |once: &str| {
        let total = "totaal-over = [\"woningtype\"], aantal = 120";
        let rows = [
            "woningtype = \"geclusterd\", aantal = 60",
            "woningtype = \"zorggeschikt\", aantal = 60",
            total,
        ];
        toml(&blok(&format!("{BEHOEFTE}{once}"), &rows))
    };
    let mixed = rows("");
    assert!(
        mixed.contains("BS809 fout") && mixed.contains("`zorggeschikt` zit al in `geclusterd`"),
        "{mixed}"
    );
    assert_eq!(rows(", telt-eenmaal = true"), "");
}

/// A sum over numbers `a` to `d`, of which `p` is a percentage.
fn som(som: &str) -> String {
    let rows = [
        "id = \"a\", onderwerp = \"a\", aantal = 480",
        "id = \"b\", onderwerp = \"b\", aantal = 1380",
        "id = \"c\", onderwerp = \"c\", aantal = 900",
        "id = \"p\", onderwerp = \"p\", aantal = 34.8, eenheid = \"procent\", van = \"nieuwbouw\"",
        "id = \"nul\", onderwerp = \"nul\", aantal = 0",
        "id = \"mens\", onderwerp = \"mens\", aantal = 10, eenheid = \"persoon\"",
        "id = \"later\", onderwerp = \"later\", aantal = 10, periode = \"2032\"",
        "id = \"geheim\", onderwerp = \"geheim\", aantal = 77, afschermen = true",
    ];
    let rows = blok("soort = \"plan\", eenheid = \"woning\", periode = \"2027-2031\"", &rows);
    toml(&format!("[[rekensom]]\nid = \"s\"\n{som}\n{rows}"))
}

#[test]
fn a_share_is_rounded_as_it_is_written() {
    let share = |outcome: &str| {
        som(&format!(
            "soort = \"aandeel\"\ndeel = {{ cijfer = \"a\" }}\ngeheel = {{ cijfer = \"b\" }}\n{outcome}"
        ))
    };
    assert_eq!(share("uitkomst = { cijfer = \"p\" }"), "");
    assert_eq!(share(""), "");
    let off = share("uitkomst = { cijfer = \"c\" }");
    assert!(off.contains("BS809 fout") && off.contains("staat in `woning`"), "{off}");
    let nothing =
        som("soort = \"aandeel\"\ndeel = { cijfer = \"a\" }\ngeheel = { cijfer = \"nul\" }");
    assert_eq!(nothing, "", "a share of nothing cannot be said");
}

#[test]
fn a_percentage_of_a_whole_is_a_number() {
    let text = |whole: &str| {
        som(&format!(
            "soort = \"aandeel\"\nprocent = {whole}\ngeheel = {{ cijfer = \"b\" }}\nuitkomst = {{ cijfer = \"a\" }}"
        ))
    };
    assert_eq!(text("34.8"), "", "34,8% of 1.380 is 480,24");
    assert!(text("35").contains("35% van 1.380 is 483, hier staat 480"), "{}", text("35"));
}

#[test]
fn sums_and_differences_fit_to_the_last_digit() {
    let minus = |outcome: &str| {
        som(&format!(
            "soort = \"verschil\"\nvan = {{ cijfer = \"b\" }}\nmin = {{ cijfer = \"a\" }}\nuitkomst = {{ cijfer = \"{outcome}\" }}"
        ))
    };
    assert_eq!(minus("c"), "");
    assert!(minus("a").contains("1.380 − 480 = 900, hier staat 480"), "{}", minus("a"));
    let plus = som(
        "soort = \"som\"\ndelen = [{ cijfer = [\"a\", \"c\"] }]\nuitkomst = { cijfer = \"b\" }",
    );
    assert_eq!(plus, "");
    let stock = som(
        "soort = \"stand\"\nbegin = { cijfer = \"c\" }\nerbij = { cijfer = \"a\" }\neind = { cijfer = \"b\" }",
    );
    assert_eq!(stock, "");
}

#[test]
fn a_sum_that_cannot_be_worked_out_says_why() {
    let share = |part: &str, whole: &str| {
        som(&format!(
            "soort = \"aandeel\"\ndeel = {{ cijfer = \"{part}\" }}\ngeheel = {{ cijfer = \"{whole}\" }}"
        ))
    };
    assert!(share("mens", "b").contains("BS809 fout"), "{}", share("mens", "b"));
    assert!(share("later", "b").contains("`later` is 2032 en `b` 2027-2031"));
    assert_eq!(share("geheim", "b"), "");
    let missing = som("soort = \"aandeel\"\ndeel = { cijfer = \"a\" }");
    assert!(missing.contains("BS803 fout") && missing.contains("ontbreekt `geheel`"), "{missing}");
    let empty = som("soort = \"som\"\ndelen = [{ soort = \"norm\" }]");
    assert!(empty.contains("`delen` van rekensom `s` kiest geen cijfers"), "{empty}");
}

#[test]
fn the_document_shows_the_sum_and_nothing_hidden() {
    let text = "[[rekensom]]\nsoort = \"aandeel\"\ntitel = \"Geheim\"\ndeel = { cijfer = \"x\" }\n\
                geheel = { cijfer = \"y\" }\n[[rekensom]]\nsoort = \"verschil\"\nvan = { cijfer = \"y\" }\n\
                min = { cijfer = \"z\" }\n";
    let rows = [
        "id = \"x\", onderwerp = \"x\", aantal = 8642, afschermen = true",
        "id = \"y\", onderwerp = \"y\", aantal = 1380",
        "id = \"z\", onderwerp = \"z\", aantal = 480",
    ];
    let project = project(&[("bouwsteen.toml", &format!("{text}{}", blok(BEHOEFTE, &rows)))]);
    let today = date(2026, 11, 22);
    let document = bouwsteen::compose::compose(&project, &check(&project, today), today).document;
    let markdown = bouwsteen::render::markdown::write(&document);
    assert!(markdown.contains("1.380 − 480 = 900"));
    assert!(markdown.contains("Niet uit te rekenen") && !markdown.contains("8.642"));
}

#[test]
fn years_and_halves_are_each_compared_with_what_they_make() {
    let rows = |year: u32, all: u32| {
        let year = format!("periode = \"2027\", aantal = {year}");
        let all = format!("periode = \"2027-2028\", aantal = {all}");
        let rows = [
            "periode = \"2027-h1\", aantal = 40",
            "periode = \"2027-h2\", aantal = 60",
            &year,
            "periode = \"2028\", aantal = 50",
            &all,
        ];
        toml(&blok("soort = \"realisatie\", eenheid = \"woning\"", &rows))
    };
    assert_eq!(rows(100, 150), "");
    assert!(rows(100, 151).contains("100 + 50 = 150, hier staat 151"), "{}", rows(100, 151));
    assert!(rows(90, 140).contains("40 + 60 = 100, hier staat 90"), "{}", rows(90, 140));
}

#[test]
fn a_stock_may_also_shrink() {
    let rows = |end: u32| {
        let end = format!("soort = \"voorraad\", peildatum = 2027-01-01, aantal = {end}");
        let rows = [
            "soort = \"voorraad\", peildatum = 2025-01-01, aantal = 500",
            "soort = \"stroom\", periode = \"2025\", aantal = 20",
            "soort = \"stroom\", periode = \"2026\", aantal = 10",
            &end,
        ];
        toml(&blok("eenheid = \"woning\", onderwerp = \"kamers\"", &rows))
    };
    assert_eq!(rows(530) + &rows(470), "");
    assert!(rows(500).contains("500 + 20 + 10 = 530, hier staat 500"), "{}", rows(500));
}

#[test]
fn a_member_without_a_number_is_named_and_never_zero() {
    let regio = "[gemeente]\nnaam = \"A\"\n[[regio]]\nid = \"streek\"\nnaam = \"Streek\"\nlid = [\"A\", \"B\", \"C\"]\n";
    let rows = |total: u32| {
        let total = format!("regio = \"streek\", aantal = {total}");
        toml(&format!(
            "{regio}{}",
            blok(BEHOEFTE, &["aantal = 100", "gemeente = \"B\", aantal = 200", &total])
        ))
    };
    let missing = rows(350);
    assert!(
        missing.contains("BS806 advies") && missing.contains("er is geen cijfer voor C"),
        "{missing}"
    );
    assert!(rows(250).contains("BS806 let op"), "{}", rows(250));
}

#[test]
fn kernen_make_the_gemeente_and_subregions_the_region() {
    let places = "[[gebied]]\nid = \"x\"\nnaam = \"X\"\nsoort = \"kern\"\n[[gebied]]\nid = \"y\"\nnaam = \"Y\"\nsoort = \"kern\"\n";
    let rows = |total: &str| {
        let rows = ["gebied = \"x\", aantal = 40", "gebied = \"y\", aantal = 60", total];
        toml(&format!("{places}{}", blok(BEHOEFTE, &rows)))
    };
    assert_eq!(rows("aantal = 100"), "");
    assert!(rows("aantal = 110").contains("40 + 60 = 100, hier staat 110"));
    let own = "[gemeente]\nnaam = \"A\"\n[[gebied]]\nid = \"alles\"\nnaam = \"A\"\nsoort = \"gemeente\"\n";
    let rows = [
        "gebied = \"x\", aantal = 40",
        "gebied = \"y\", aantal = 60",
        "gebied = \"alles\", aantal = 110",
    ];
    let whole = toml(&format!("{own}{places}{}", blok(BEHOEFTE, &rows)));
    assert!(whole.contains("40 + 60 = 100, hier staat 110"), "{whole}");
    let regios = "[[regio]]\nid = \"r\"\nnaam = \"R\"\nlid = [\"A\", \"B\"]\n[[regio]]\nid = \"s\"\nnaam = \"S\"\nlid = [\"A\"]\n\
                  onderdeel-van = \"r\"\n[[regio]]\nid = \"t\"\nnaam = \"T\"\nlid = [\"B\"]\nonderdeel-van = \"r\"\n";
    let rows =
        ["regio = \"s\", aantal = 40", "regio = \"t\", aantal = 60", "regio = \"r\", aantal = 110"];
    let regional = toml(&format!("{regios}{}", blok(BEHOEFTE, &rows)));
    assert!(regional.contains("BS806 let op") && regional.contains("40 + 60 = 100"), "{regional}");
}

#[test]
fn a_hidden_number_must_not_follow_from_the_total() {
    let rows = |total: &str| {
        let rows = [
            "groep = \"ouderen\", aantal = 77, afschermen = true",
            "groep = \"starters\", aantal = 40",
            total,
        ];
        toml(&blok(BEHOEFTE, &rows))
    };
    for total in ["totaal-over = [\"groep\"], aantal = 117", "aantal = 117"] {
        let found = rows(total);
        assert!(found.contains("BS817 let op") && !found.contains("77"), "{found}");
    }
    assert_eq!(rows("totaal-over = [\"groep\"], aantal = 120, afgerond-op = 10"), "");
}

#[test]
fn small_counts_of_people_follow_the_threshold_of_the_gemeente() {
    let text = |drempel: u32| {
        let row = "groep = \"dakloos\", gemeente = \"A\", aantal = 12";
        let rows =
            blok("soort = \"voorraad\", eenheid = \"persoon\", peildatum = 2026-01-01", &[row]);
        toml(&format!("[toets]\nprivacydrempel = {drempel}\n{rows}"))
    };
    assert_eq!(text(10), "");
    assert!(text(15).contains("de grens is 15"));
}

#[test]
fn superseded_numbers_in_csv_are_followed_to_the_end() {
    let csv = |last: &str| {
        format!(
            "id;soort;eenheid;peildatum;aantal;vervangen-door\na;voorraad;woning;2024-01-01;1;b\n\
             b;voorraad;woning;2025-01-01;2;c\nc;voorraad;woning;2026-01-01;3;{last}\n"
        )
    };
    let findings = |last: &str| found(&[("bouwsteen.toml", ""), ("data/a.csv", &csv(last))]);
    let chain = findings("");
    let words: Vec<&str> = chain.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(words, ["`a` is vervangen door `b`, en dat is zelf ook vervangen"]);
    assert_eq!(chain[0].severity, Severity::Advies);
    let circle = findings("a");
    assert_eq!(circle.len(), 3);
    assert!(circle.iter().all(|found| found.message.contains("door zichzelf")), "{circle:?}");
}

#[test]
fn shares_may_be_off_by_their_rounding() {
    let rows = |last: &str| {
        let last = format!("segment = \"dure-koop\", aantal = {last}");
        let rows = [
            "segment = \"sociale-huur\", aantal = 33.3",
            "segment = \"middenhuur\", aantal = 33.3",
            &last,
        ];
        toml(&blok(
            "soort = \"plan\", eenheid = \"procent\", van = \"nieuwbouw\", periode = \"2027\"",
            &rows,
        ))
    };
    assert_eq!(rows("33.3") + &rows("20.0"), "", "rounding, and shares of which one is missing");
    assert!(rows("33.0").contains("33,3 + 33,3 + 33,0 = 99,6"), "{}", rows("33.0"));
    assert!(rows("40.0").contains("BS816 let op"));
}

#[test]
fn a_text_is_compared_with_the_numbers_about_the_same() {
    let toml = "[rekenen]\nteksten-nalezen = true\n[opgave]\ntekst = { bestand = \"teksten/a.md\" }\n\
                [[cijfer]]\nsoort = \"plan\"\nonderwerp = \"sociale huur\"\neenheid = \"procent\"\nvan = \"nieuwbouw\"\n\
                periode = \"2027-2031\"\naantal = 34.8\n";
    let text =
        "# Kop\n\nIn 2027 is er veel. Van de plannen is 35,8% sociale huur. Elders is 12% groen.\n";
    let project = project(&[("bouwsteen.toml", toml), ("teksten/a.md", text)]);
    let mut all = check(&project, date(2026, 11, 22)).meldingen;
    all.retain(|found| found.code == Code::TekstWijktAf);
    let found = lines(&project.sources, &all);
    assert!(found.starts_with("teksten/a.md:3:39: BS818 advies de tekst noemt 35,8"), "{found}");
    assert_eq!(all.len(), 1, "{found}");
}

#[test]
fn findings_of_one_kind_are_bounded_and_counted() {
    let rows: Vec<String> = (0..300).map(|at| format!("aantal = {at}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let all = found(&[("bouwsteen.toml", &blok(BEHOEFTE, &rows))]);
    assert_eq!(all.len(), 200);
    assert!(all.iter().any(|found| found.message.ends_with("(en nog 99 van deze meldingen)")));
}

#[test]
fn a_row_without_a_number_is_no_double() {
    let empty = toml(&blok(BEHOEFTE, &["groep = \"ouderen\"", "groep = \"ouderen\", aantal = 3"]));
    assert_eq!(empty, "");
    let same = toml(&blok(BEHOEFTE, &["bron = \"x\", aantal = 3", "bron = \"y\", aantal = 3"]));
    assert!(same.contains("BS814 let op"), "{same}");
}

#[test]
fn many_rows_of_one_total_take_one_look_each() {
    // Ten totals of the same parts at other times, each with the parts of its own time.
    let mut rows = String::from("soort;groep;periode;aantal;eenheid;totaal-over\n");
    for year in 2020..2030 {
        for group in 0..50 {
            let _ = writeln!(rows, "behoefte;g{group};{year};{group};woning;");
        }
        let _ = writeln!(rows, "behoefte;;{year};1226;woning;groep");
    }
    let all = found(&[("bouwsteen.toml", ""), ("data/a.csv", &rows)]);
    assert_eq!(all.len(), 10);
    assert!(
        all.iter().all(|found| found.message.ends_with("(50 getallen) = 1.225, hier staat 1.226"))
    );
}

#[test]
fn a_change_in_the_example_is_noticed() {
    let project = lindewaard();
    for (id, code) in [
        ("plan-totaal", Code::TotaalWijktAf),
        ("behoefte-groepen-totaal", Code::TotaalWijktAf),
        ("voorraad-totaal", Code::TotaalWijktAf),
    ] {
        let row = project.cijfers.met_id(id).expect("the example has it");
        let path = project.sources.path(row.location().file()).to_owned();
        let text = project.sources.text(row.location().file());
        let line = text.lines().find(|line| line.starts_with(&format!("{id};"))).expect("a row");
        let number = row.grenzen().expect("a number").0.to_string();
        let changed = line.replace(&format!(";{number};"), &format!(";{number}1;"));
        let mut files = bouwsteen::files::Memory::default();
        for at in [
            "bouwsteen.toml",
            "visie/basis.toml",
            "data/behoefte.csv",
            "data/plannen.csv",
            "data/voorraad.csv",
        ] {
            let file = project.sources.find(at).expect("the example has it");
            let text = project.sources.text(file);
            let text = if at == path { text.replace(line, &changed) } else { text.to_owned() };
            files = files.with(at, text);
        }
        let other = bouwsteen::Project::load(&files).expect("in memory");
        let all = check(&other, date(2026, 11, 22)).meldingen;
        assert!(all.iter().any(|found| found.code == code && found.message.contains(id)), "{id}");
    }
}

/// The page about the arithmetic, from its rules.
fn page() -> String {
    let mut page = include_str!("rekenwerk.md").to_owned();
    page += "\n| code | wat wordt nagerekend | ernst |\n|---|---|---|\n";
    for regel in rekenregels() {
        let severity = match regel.code.severity() {
            Severity::Fout => "fout",
            Severity::Let => "let op",
            Severity::Advies => "advies",
        };
        let _ = writeln!(page, "| {} | {} | {severity} |", regel.code, regel.titel);
    }
    for regel in rekenregels() {
        let message = found(&[("bouwsteen.toml", regel.fout)]).remove(0).message;
        let _ = write!(
            page,
            "\n## {}: {}\n\n{}\n\nDit gaat goed:\n\n```toml\n{}\n```\n\nDit gaat mis:\n\n```toml\n{}\n```\n\n> {message}\n",
            regel.code, regel.titel, regel.uitleg, regel.goed, regel.fout
        );
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test keeps a page of the documentation fresh")]
fn the_page_about_arithmetic_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rekenwerk.md");
    let page = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let now = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(now == page, "run `UPDATE_DOCS=1 cargo test rekenen` to refresh docs/rekenwerk.md");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_total_is_found_exactly_when_it_is_off(parts in prop::collection::vec(0_u32..100_000, 2..8)) {
        let groups = ["ouderen", "starters", "studenten", "dakloos", "beperking", "mantelzorg",
            "arbeidsmigranten", "vergunninghouders"];
        let total: u32 = parts.iter().sum();
        for (stated, findings) in [(total, 0), (total + 1, 1)] {
            let mut rows: Vec<String> = parts
                .iter()
                .zip(groups)
                .map(|(part, group)| format!("groep = \"{group}\", aantal = {part}"))
                .collect();
            rows.push(format!("totaal-over = [\"groep\"], aantal = {stated}"));
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let all = found(&[("bouwsteen.toml", &blok(BEHOEFTE, &rows))]);
            prop_assert_eq!(all.len(), findings, "{:?}", all);
        }
    }
}
