//! Advice about language: what is found, what is left alone, and what hostile texts can do.

use bouwsteen::{
    Toetsing,
    check::{
        self,
        taaladvies::{Taaladvies, Woordenlijst, taaladvies, woordenlijst},
    },
    diagnostic::{Code, Severity},
    report::{self, Style},
};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{cli, lindewaard, lines, project};

const MANIFEST: &str = "[visie]\ntoekomstbeeld = { bestand = \"teksten/a.md\" }\n";

/// The advice about one Markdown text, with this added to `bouwsteen.toml`.
fn met(toml: &str, text: &str) -> Taaladvies {
    let manifest = format!("{MANIFEST}{toml}");
    taaladvies(&project(&[("bouwsteen.toml", &manifest), ("teksten/a.md", text)]))
}

/// What is found in one Markdown text, `code bericht` a line, without the help.
fn gevonden(toml: &str, text: &str) -> Vec<String> {
    let found = met(toml, text).meldingen.into_iter();
    found.map(|one| format!("{} {}", one.code, one.message)).collect()
}

fn schoon(toml: &str, text: &str) {
    assert_eq!(gevonden(toml, text), Vec::<String>::new(), "{text}");
}

fn woorden(count: usize) -> String {
    vec!["woord"; count].join(" ")
}

#[test]
fn sentences_over_twenty_five_words_are_long() {
    schoon("", &format!("Dit {}.", woorden(24)));
    let found = gevonden("", &format!("Dit {}.", woorden(25)));
    assert_eq!(found, ["BS840 een zin van 26 woorden: `Dit woord woord woord woord …`"]);
    schoon("", &format!("Dit {} bijv. {}. Daarna {}.", woorden(12), woorden(10), woorden(20)));
    let found = gevonden("", &format!("Dit {} m.b.t. {}.", woorden(12), woorden(12)));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn headings_cells_code_and_quotations_are_no_long_sentences() {
    let long = woorden(30);
    for text in [
        format!("# {long}\n\nKort."),
        format!("| {long} | b |\n|---|---|\n| {long} | d |"),
        format!("```\n{long}\n```\n\nKort."),
        format!("> {long}."),
        format!("![{long}](beelden/a.png)"),
        format!("- {}\n- {}", woorden(20), woorden(20)),
        format!("Dit {} `{long}` {}.", woorden(10), woorden(10)),
    ] {
        schoon("", &text);
    }
    assert_eq!(gevonden("", &format!("- Een [{long}](https://a.nl)")).len(), 1);
}

#[test]
fn a_formula_is_one_word() {
    let formula = "{{ som(soort=\"behoefte\", groep=\"ouderen\") | getal }}";
    schoon("", &format!("Dit {} {formula} {}.", woorden(11), woorden(12)));
}

#[test]
fn hard_words_have_a_plainer_one() {
    assert_eq!(
        gevonden("", "Wij implementeren dit. De implementatie is Thans klaar. Ook thans."),
        [
            "BS841 `implementeren` (2 keer in dit bestand) kan gewoner: invoeren",
            "BS841 `thans` kan gewoner: nu"
        ]
    );
    assert_eq!(gevonden("", "Dit is *m.b.t.* wonen."), ["BS841 `m.b.t.` kan gewoner: over"]);
    assert_eq!(gevonden("", "## Implementatie").len(), 1);
    for text in [
        "Zij zei: “wij implementeren dit thans” en ging.",
        "> Wij implementeren dit.",
        "De Wet implementatie woonplannen geldt.",
        "Het plan Adequate Zorg is af.",
        "`implementeren`",
        "https://a.nl/implementeren",
        "De implementatiefase begint.",
    ] {
        schoon("", text);
    }
}

#[test]
fn the_gemeente_adds_words_and_allows_others() {
    let toml = "[taal]\nvermijd = [{ woord = \"ouden van dagen\", liever = \"ouderen\" }]\n\
                toegestaan = [\"thans\", \"Implementatie\"]\n";
    assert_eq!(
        gevonden(toml, "De ouden van dagen. Thans. Wij doen de implementatie. Wij implementeren."),
        [
            "BS841 `ouden van dagen` kan gewoner: ouderen",
            "BS841 `implementeren` kan gewoner: invoeren"
        ]
    );
}

#[test]
fn abbreviations_are_explained_once() {
    let found = met("", "De GGZ helpt. Ook de GGZ-instelling en de Wmo.").meldingen;
    let told: Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        told,
        ["`GGZ` wordt nergens uitgelegd (2 keer)", "`Wmo` wordt nergens uitgelegd (1 keer)"]
    );
    let begrip = "[[begrip]]\nid = \"a\"\nterm = \"Wet maatschappelijke ondersteuning\"\n\
                  definitie = \"Een wet.\"\nafkorting = \"Wmo\"\n";
    schoon(begrip, "De Wmo geldt. De Wmo-raad ook.");
    for text in [
        "De geestelijke gezondheidszorg (GGZ) helpt. De GGZ is er.",
        "De GGZ (geestelijke gezondheidszorg) helpt.",
        "Op IJburg, in deel III, met een BV en 12 PDF's, code OPG-02 en GM9999.",
        "LET OP: DIT IS BELANGRIJK NIEUWS!",
        "Mail GGZ@example.nl.",
    ] {
        schoon("", text);
    }
    assert_eq!(
        gevonden("", "De GGZ helpt. De geestelijke gezondheidszorg (GGZ) is er."),
        ["BS842 `GGZ` staat er al voor de uitleg, die verderop in deze tekst komt"]
    );
}

const BEGRIP: &str = "[[begrip]]\nid = \"a\"\nterm = \"ouderenwoning\"\n\
                      definitie = \"Een woning voor ouderen, ook wel seniorenwoning.\"\n\
                      synoniem = [\"seniorenwoning\", \"OW\"]\n";

#[test]
fn one_word_for_one_thing() {
    assert_eq!(
        gevonden(BEGRIP, "Een ouderenwoning is fijn. Seniorenwoningen ook, en ouderenwoningen."),
        ["BS843 u gebruikt `seniorenwoning` (1 keer) naast `ouderenwoning` (2 keer)"]
    );
    schoon(BEGRIP, "Een ouderenwoning is fijn.");
    schoon(BEGRIP, "Een seniorenwoning is fijn.");
    schoon(BEGRIP, "Een ouderenwoning in de straat Seniorenwoning.");
}

#[test]
fn placeholders_are_found_wherever_they_stand() {
    for (text, word) in [
        ("De kosten zijn n.t.b. in maart.", "n.t.b."),
        ("Dit is nader in te vullen.", "nader in te vullen"),
        ("Hier TODO nog iets.", "TODO"),
        ("Wij doen xxxx samen.", "xxxx"),
        ("Wij doen [...] samen.", "[...]"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet."),
        ("Het aantal plekken is PM.", "PM"),
        ("Tekst volgt", "Tekst volgt"),
    ] {
        assert_eq!(gevonden("", text), [format!("BS844 `{word}` staat voor tekst die nog komt")]);
    }
    for text in
        ["De kosten zijn PM.", "Zij zei: “ik wil [...] wonen”.", "Het plan volgt.", "Een xx."]
    {
        schoon("", text);
    }
    let found = gevonden("[[ambitie]]\nid = \"a\"\ntitel = \"Nader in te vullen\"\n", "Goed.");
    assert_eq!(found, ["BS844 `Nader in te vullen` staat voor tekst die nog komt"]);
}

#[test]
fn readability_is_given_of_a_file_and_of_each_heading_with_enough_text() {
    let part = "De gemeente bouwt een huis voor ouderen. ".repeat(15);
    let found = met("", &format!("# Een\n\n{part}\n\n## Twee\n\n{part}\n\n## Drie\n\nKort."));
    let told: Vec<_> = found
        .delen
        .iter()
        .map(|part| (part.kop.as_deref(), part.telling.woorden, part.telling.cijfer()))
        .collect();
    // 7 words and 11 syllables a sentence: 206,84 − 0,77 × 157,14 − 0,93 × 7 = 79,33.
    let cijfer = "79.3".parse().ok();
    assert_eq!(
        told,
        [(None, 211, "79.7".parse().ok()), (Some("Een"), 105, cijfer), (Some("Twee"), 105, cijfer)]
    );
    assert_eq!(met("", "Te kort.").geheel.cijfer(), None);
}

#[test]
fn every_finding_in_toml_stands_at_its_own_words() {
    let toml = "[opgave]\ntekst = \"\"\"\nDit is \\\n   thans zo. \\u00c9\u{e9}n GGZ \\\"met\\\" middels.\"\"\"\n";
    let project = project(&[("bouwsteen.toml", toml)]);
    let found = taaladvies(&project).meldingen;
    let words: Vec<_> = found.iter().map(|one| project.sources.excerpt(one.location)).collect();
    assert_eq!(words, ["thans", "GGZ", "middels"]);
}

#[test]
fn advice_changes_no_outcome_and_costs_nothing_without_being_asked() {
    let plain = cli(&["toets", "examples/lindewaard"]);
    let told = cli(&["toets", "examples/lindewaard", "--taal"]);
    assert_eq!(plain.code, told.code);
    assert!(!plain.stdout.contains("Leesbaarheid") && told.stdout.contains("Flesch-Douma"));
    let advice = taaladvies(&lindewaard());
    assert!(advice.meldingen.iter().all(|one| one.severity == Severity::Advies));
}

fn getoetst() -> (bouwsteen::Project, Toetsing) {
    let text =
        "# Wonen\n\nThans implementeren wij dit. Volgens de GGZ is `x` n.t.b.\n\nDe ouderenwoning \
                is geen seniorenwoning.\n\n## Meer\n\n"
            .to_owned()
            + &"De gemeente bouwt een huis voor ouderen. ".repeat(15)
            + &format!("Dit {}.\n", woorden(26));
    let manifest = format!("{MANIFEST}{BEGRIP}");
    let project = project(&[("bouwsteen.toml", &manifest), ("teksten/a.md", &text)]);
    let mut toetsing = check::check(&project, date(2026, 11, 22));
    toetsing.eisen.clear();
    toetsing.bouwstenen.clear();
    toetsing.taal = Some(taaladvies(&project));
    (project, toetsing)
}

#[test]
fn a_person_reads_the_advice_file_by_file() {
    let (project, toetsing) = getoetst();
    let style = Style { width: 80, colour: false };
    let told = report::mens(&toetsing, &project.sources, check::Streng::Wet, &style);
    let at = told.find("\nTaal\n").expect("there is a section");
    assert_snapshot!("mens", &told[at + 1..]);
    let told = report::markdown(&toetsing, &project.sources, check::Streng::Wet);
    let at = told.find("## Taal").expect("there is a section");
    let until = told.find("*Kaders").expect("it ends with the kaders");
    assert_snapshot!("markdown", &told[at..until]);
}

#[test]
fn programs_get_every_finding_and_every_figure() {
    let (project, toetsing) = getoetst();
    let advice = toetsing.taal.as_ref().expect("it was asked for");
    let json: serde_json::Value =
        serde_json::from_str(&report::json(&toetsing, &project.sources)).expect("JSON");
    assert_snapshot!("json", serde_json::to_string_pretty(&json["taal"]).expect("JSON"));
    let schema = jsonschema::draft202012::new(&report::toets_schema()).expect("a valid schema");
    assert!(schema.is_valid(&json));
    let kort = report::kort(&toetsing, &project.sources);
    let csv = report::csv(&toetsing, &project.sources, check::Streng::Wet);
    let sarif = report::sarif(&toetsing, &project.sources, check::Streng::Wet, "");
    let junit = report::junit(&toetsing, &project.sources, check::Streng::Wet);
    for code in [
        Code::ZinLang,
        Code::WoordMoeilijk,
        Code::AfkortingOnbekend,
        Code::WoordNaastBegrip,
        Code::TekstOnaf,
    ] {
        let count = advice.meldingen.iter().filter(|one| one.code == code).count();
        assert!(count > 0, "{code}");
        let listed = json["meldingen"].as_array().expect("a list").iter();
        assert_eq!(listed.filter(|one| one["code"] == code.as_str()).count(), count);
        assert_eq!(kort.matches(code.as_str()).count(), count, "{kort}");
        assert_eq!(csv.matches(code.as_str()).count(), count);
        assert_eq!(junit.matches(&format!("name=\"{code}")).count(), count);
        assert!(sarif.contains(&format!("\"ruleId\": \"{code}\"")));
    }
    assert_eq!(csv.matches("\nleesbaarheid;").count(), advice.delen.len());
    assert!(!junit.contains("<failure"));
}

#[test]
fn no_text_takes_long_or_gives_more_than_can_be_read() {
    let many =
        |word: &dyn Fn(usize) -> String, count: usize| (0..count).map(word).collect::<String>();
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    let short = |at: usize| {
        [at, at / 26, at / 676, at / 17_576].map(letter).into_iter().collect::<String>()
    };
    for text in [
        "woord ".repeat(40_000),
        "thans ".repeat(40_000),
        "Thans. ".repeat(40_000),
        "PM xxx [...] ".repeat(15_000),
        many(&|at| format!("een {} ", short(at)), 30_000),
        "“".repeat(40_000) + &"(".repeat(40_000),
        "a".repeat(300_000),
        "x".repeat(300_000),
        "A (".repeat(60_000),
        "# kop\n\n".repeat(15_000),
        "- ".repeat(2_000) + "diep",
    ] {
        let found = met("", &text).meldingen;
        assert!(found.len() <= 1_000, "{}", found.len());
        assert!(found.iter().all(|one| one.message.len() < 300));
    }
}

#[test]
fn many_own_words_are_looked_up_and_not_compared() {
    let words: String =
        (0..20_000).map(|at| format!("{{ woord = \"een x{at}\", liever = \"y\" }},\n")).collect();
    let toml = format!("[taal]\nvermijd = [\n{words}]\n");
    let text = "een x7 ".repeat(50_000) + &"een z ".repeat(50_000);
    let found = gevonden(&toml, &text);
    assert!(
        found.contains(&"BS841 `een x7` (50.000 keer in dit bestand) kan gewoner: y".to_owned())
    );
}

#[test]
fn the_rest_is_counted() {
    let text = format!("Dit {}.\n\n", woorden(30)).repeat(203);
    let found = gevonden("", &text);
    assert_eq!(found.len(), 200);
    assert!(found.iter().any(|one| one.ends_with("(en nog 3 van deze meldingen)")), "{found:?}");
}

/// The page about language, with the list of words.
fn page(list: &Woordenlijst) -> String {
    let mut rows: Vec<(&str, String)> = list
        .woord
        .iter()
        .map(|one| {
            let forms: String = one.vormen.iter().map(|form| format!(", {form}")).collect();
            (one.woord.as_str(), format!("| {}{forms} | {} |\n", one.woord, one.liever))
        })
        .collect();
    rows.sort();
    let rows: String = rows.into_iter().map(|(_, row)| row).collect();
    include_str!("taal.md")
        .replace("@PEILDATUM@", &list.peildatum)
        .replace("@AANTAL@", &list.woord.len().to_string())
        + &rows
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test keeps a page of the documentation fresh")]
fn the_page_about_language_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/taal.md");
    let page = page(woordenlijst());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let now = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(now == page, "run `UPDATE_DOCS=1 cargo test taal` to refresh docs/taal.md");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_place_lies_in_it(
        text in r#"([a-zé]{1,4}|[A-Z]{1,4}|thans|m\.b\.t\.|GGZ|\(GGZ\)|xxx|PM|\[\.\.\.\]|[.!?…“”‘’"'()*_`|>#&;\\-]|&amp;|\{\{ x \}\}|[ \n]|\PC){0,80}"#,
    ) {
        let toml = serde_json::to_string(&text).expect("a text");
        let manifest = format!("{MANIFEST}[opgave]\ntekst = {toml}\n");
        let project = project(&[("bouwsteen.toml", &manifest), ("teksten/a.md", &text)]);
        for found in taaladvies(&project).meldingen {
            let file = project.sources.text(found.location.file());
            let excerpt = project.sources.excerpt(found.location);
            prop_assert!(file.contains(excerpt));
            if found.code == Code::WoordMoeilijk {
                prop_assert!(excerpt.to_lowercase().starts_with(['t', 'm']), "{}", lines(&project.sources, &[found]));
            }
        }
    }
}
