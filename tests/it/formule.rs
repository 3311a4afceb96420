//! Numbers in running text: `{{ … }}` gives text, exact and with its unit, or says why not and where.

use std::fmt::Write as _;
use std::sync::LazyLock;

use bouwsteen::check::check;
use bouwsteen::compose::{
    compose,
    prose::{self, Formulas, Prose, ProseOptions},
};
use bouwsteen::document::{Block, Inline, text};
use bouwsteen::formule::{MOST, Rekenaar, Uitslag, vind};
use bouwsteen::{Diagnostic, Project, Severity};
use jiff::civil::date;

use crate::support::{lines, project};

const CIJFERS: &str = r#"
[[dimensie]]
id = "leeftijds-groep"
naam = "Leeftijd"
waarde = [{ waarde = "75-plus", naam = "75 en ouder" }]

[[cijfer]]
id = "ouderen"
soort = "behoefte"
groep = "ouderen"
periode = "2027-2031"
aantal = 430
eenheid = "wooneenheid"

[[cijfer]]
id = "starters"
soort = "behoefte"
groep = "starters"
periode = "2027-2031"
aantal = 420
nauwkeurigheid = "circa"
eenheid = "wooneenheid"

[[cijfer]]
id = "studenten"
soort = "behoefte"
groep = "studenten"
periode = "2027-2031"
aantal = { min = 100, max = 140 }
eenheid = "wooneenheid"

[[cijfer]]
id = "dakloos"
soort = "behoefte"
groep = "dakloos"
gemeente = "Elders"
periode = "2027-2031"
aantal = { onbekend = "het onderzoek loopt nog" }
eenheid = "wooneenheid"

[[cijfer]]
id = "plannen"
soort = "plan"
gebied = "kern"
periode = "2027-2031"
aantal = 1380
eenheid = "wooneenheid"
kenmerk = [{ dimensie = "leeftijds-groep", waarde = "75-plus" }]

[[cijfer]]
id = "een"
soort = "stroom"
onderwerp = "een"
peildatum = 2026-01-01
aantal = 1
eenheid = "woning"

[[cijfer]]
id = "nul"
soort = "stroom"
onderwerp = "nul"
peildatum = 2026-01-01
aantal = 0
eenheid = "woning"

[[cijfer]]
id = "klein"
soort = "voorraad"
onderwerp = "klein"
peildatum = 2026-01-01
aantal = 3
eenheid = "persoon"
afschermen = true

[[cijfer]]
id = "groot"
soort = "voorraad"
onderwerp = "groot"
peildatum = 2026-01-01
aantal = 117
eenheid = "persoon"

[[cijfer]]
id = "geld"
soort = "plan"
onderwerp = "geld"
aantal = 400000
eenheid = "euro"

[[cijfer]]
id = "pm"
soort = "plan"
onderwerp = "pm"
aantal = { tekst = "*PM* [x](https://x.nl) | <b>" }
eenheid = "euro"

[[cijfer]]
id = "deel"
soort = "norm"
onderwerp = "deel"
aantal = 27.1
nauwkeurigheid = "minimaal"
eenheid = "procent"
van = "nieuwbouw"

[[cijfer]]
id = "oud"
soort = "opgave"
onderwerp = "oud"
aantal = 650
eenheid = "wooneenheid"
vervangen-door = "ouderen"
"#;

fn loaded(text: &str) -> Project {
    let manifest = format!("[opgave]\ntekst = {{ bestand = \"teksten/a.md\" }}\n{CIJFERS}");
    project(&[("bouwsteen.toml", &manifest), ("teksten/a.md", text)])
}

/// What the formulas of a text come to, as words.
fn drukt(text: &str) -> String {
    let prose = parsed(text);
    prose.blocks.iter().map(words).collect::<Vec<_>>().join("\n")
}

/// The project that texts take their numbers from.
static PROJECT: LazyLock<Project> = LazyLock::new(|| loaded(""));

fn parsed(text: &str) -> Prose {
    let project = &*PROJECT;
    let rekenaar = Rekenaar::new(&project.cijfers, project.privacydrempel());
    let place = |soort: &str, id: &str| {
        let content = vec![Inline::text(format!("<{soort} {id}>"))];
        (id != "weg").then(|| vec![Block::Paragraph { number: None, anchor: None, content }])
    };
    let formulas = Some(Formulas { fill: &|formula| rekenaar.reken(formula), place: &place });
    let images = |path: &str| {
        let alt = Some(String::new());
        path.starts_with("beelden/").then(|| prose::ResolvedImage { key: path.to_owned(), alt })
    };
    let options = ProseOptions { base_level: 1, anchor_prefix: "a", images: &images, formulas };
    prose::parse(text, &options)
}

fn words(block: &Block) -> String {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => text::plain(content),
        Block::Table(table) => {
            let rows = table.rows.iter().flat_map(|row| &row.cells);
            let cells = table.columns.iter().map(|column| &column.title).chain(rows);
            cells.map(|cell| text::plain(cell)).collect::<Vec<_>>().join(" / ")
        }
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).map(words).collect::<Vec<_>>().join("\n")
        }
        Block::Quote { blocks, .. } => blocks.iter().map(words).collect::<Vec<_>>().join("\n"),
        Block::Code { text } => text.clone(),
        Block::Figure { image, alt, .. } => format!("{image} {alt}"),
        other => format!("{other:?}"),
    }
}

/// What `toets` says about the formulas of a text.
fn meldingen(text: &str) -> String {
    let project = loaded(text);
    let found: Vec<Diagnostic> = formulas(&project);
    lines(&project.sources, &found)
}

fn formulas(project: &Project) -> Vec<Diagnostic> {
    let toetsing = check(project, date(2026, 11, 22));
    let ours = |found: &Diagnostic| found.code.as_str() > "BS701";
    toetsing.meldingen.into_iter().filter(ours).collect()
}

#[test]
fn a_number_is_printed_with_its_unit_and_qualifier() {
    for (formula, printed) in [
        ("cijfer(\"ouderen\")", "430\u{a0}wooneenheden"),
        ("cijfer('starters')", "circa 420\u{a0}wooneenheden"),
        ("cijfer(\"studenten\")", "100 tot 140\u{a0}wooneenheden"),
        ("cijfer(\"een\")", "1\u{a0}woning"),
        ("cijfer(\"een\") | woord", "één\u{a0}woning"),
        ("cijfer(\"een\") | woord | getal", "één"),
        ("cijfer(\"plannen\") | getal", "1.380"),
        ("cijfer(\"plannen\") | woord", "1.380\u{a0}wooneenheden"),
        ("cijfer(\"plannen\") | wanneer", "2027 tot en met 2031"),
        ("cijfer(\"een\") | wanneer", "1 januari 2026"),
        ("cijfer(\"geld\")", "€\u{a0}400.000"),
        ("cijfer(\"deel\")", "ten minste 27,1% van nieuwbouw"),
        ("cijfer(\"deel\") | procent", "ten minste 27% van nieuwbouw"),
        ("cijfer(\"deel\") | procent(2) | getal", "ten minste 27,10"),
        ("cijfer(soort=\"behoefte\", groep=\"ouderen\") | getal", "430"),
        ("cijfer(leeftijds_groep=\"75-plus\") | getal", "1.380"),
        (
            "cijfer(soort=\"plan\", zonder=[\"gebied\", \"leeftijds_groep\"], eenheid=\"euro\", onderwerp=\"geld\")",
            "€\u{a0}400.000",
        ),
        ("cijfer(\"plannen\") | afgerond(100)", "circa 1.400\u{a0}wooneenheden"),
        ("cijfer(\"plannen\") | afgerond(10)", "1.380\u{a0}wooneenheden"),
    ] {
        assert_eq!(drukt(&format!("{{{{ {formula} }}}}")), printed, "{formula}");
    }
}

#[test]
fn numbers_are_added_compared_and_shared_exactly() {
    for (formula, printed) in [
        ("som(\"ouderen\", \"starters\")", "circa 850\u{a0}wooneenheden"),
        ("som(soort=\"behoefte\", groep=[\"ouderen\", \"starters\"]) | getal", "circa 850"),
        ("som(cijfer=[\"ouderen\", \"studenten\"]) | getal", "530 tot 570"),
        (
            "verschil(som(\"ouderen\", \"studenten\"), cijfer(\"plannen\")) | getal",
            "\u{2212}850 tot \u{2212}810",
        ),
        ("verschil(\"plannen\", \"ouderen\") | getal", "950"),
        ("aandeel(\"ouderen\", \"plannen\")", "31%"),
        ("aandeel(\"ouderen\", \"plannen\") | procent(1)", "31,2%"),
        ("aandeel(\"ouderen\", \"plannen\") | afgerond(5)", "circa 30%"),
        ("aandeel(\"studenten\", \"plannen\")", "7 tot 10%"),
        ("som(soort=\"behoefte\") | getal", "ten minste 950"),
    ] {
        assert_eq!(drukt(&format!("{{{{ {formula} }}}}")), printed, "{formula}");
    }
}

#[test]
fn a_formula_works_wherever_words_stand_and_nowhere_else() {
    let f = "{{ cijfer(\"ouderen\") | getal }}";
    for (written, printed) in [
        (format!("# Kop {f}"), "Kop 430".to_owned()),
        (format!("**{f}** en *{f}* en ~~{f}~~"), "430 en 430 en 430".to_owned()),
        (format!("a**{f}**b"), "a430b".to_owned()),
        (format!("[link {f}](https://a.nl)"), "link 430".to_owned()),
        (format!("| {f} | b |\n|---|--:|\n| c | {f} |"), "430 / b / c / 430".to_owned()),
        (format!("- {f}\n- [ ] {f}"), "430\n430".to_owned()),
        (format!("> {f}"), "430".to_owned()),
        (format!("{f}. geen lijst"), "430. geen lijst".to_owned()),
        (format!("![alt {f}](beelden/a.png)"), "beelden/a.png alt 430".to_owned()),
        (format!("`{f}`"), f.to_owned()),
        (format!("```\n{f}\n```"), f.to_owned()),
        (format!("    {f}"), f.to_owned()),
        (format!("<div>{f}</div>"), format!("<div>{f}</div>")),
        (format!("a <i title='{f}'>b</i>"), format!("a <i title='{f}'>b</i>")),
        ("`{{` en `}}`".to_owned(), "{{ en }}".to_owned()),
        ("\\{{ cijfer(\"ouderen\") }}".to_owned(), "{{ cijfer(\"ouderen\") }}".to_owned()),
        ("{{{ cijfer(\"een\") | getal }}}".to_owned(), "{1}".to_owned()),
        ("{{ {{ cijfer(\"een\") | getal }} }}".to_owned(), "{{ 1 }}".to_owned()),
        ("{% for x in y %} {# z #} {{".to_owned(), "{% for x in y %} {# z #} {{".to_owned()),
        ("&#123;&#123; a }}".to_owned(), "{{ a }}".to_owned()),
    ] {
        assert_eq!(drukt(&written), printed, "{written}");
    }
}

#[test]
fn a_target_of_a_link_is_never_filled_in() {
    let prose = parsed(
        "[a](https://a.nl/{{cijfer('een')}}) <https://b.nl/{{cijfer('een')}}> [c][{{d}}]\n\n[{{d}}]: https://c.nl/{{e}}",
    );
    let written = format!("{:?}", prose.blocks);
    assert!(!written.contains("1\u{a0}woning"), "{written}");
    assert!(!written.chars().any(text::is_hidden), "{written}");
    assert!(written.contains("https://b.nl/"), "{written}");
}

#[test]
fn footnotes_keep_their_names_and_their_numbers() {
    let prose = parsed("Zin[^n].\n\n[^n]: noot {{ cijfer(\"een\") }}");
    let Block::Paragraph { content, .. } = &prose.blocks[0] else { panic!("a paragraph") };
    let note = content.iter().find_map(|inline| match inline {
        Inline::Footnote { content, .. } => Some(text::plain(content)),
        _ => None,
    });
    assert_eq!(note.as_deref(), Some("noot 1\u{a0}woning"));
}

#[test]
fn an_outcome_is_text_and_never_markup() {
    let words = "*PM* [x](https://x.nl) | <b>";
    assert_eq!(drukt("{{ cijfer(\"pm\") }}"), words);
    let prose = parsed("| a |\n|---|\n| {{ cijfer(\"pm\") }} |");
    let Block::Table(table) = &prose.blocks[0] else { panic!("a table") };
    assert_eq!(table.rows[0].cells[0], [Inline::text(words)]);
}

#[test]
fn characters_that_look_like_marks_are_no_marks() {
    let first = '\u{f0000}';
    let written = format!("{first}{{{{ cijfer(\"een\") | getal }}}} &#xf0000; `{first}` b");
    assert_eq!(drukt(&written), "1   b");
    let prose = parsed("\u{f0000} <b> {{ cijfer(\"een\") }} \u{202e}");
    let places: Vec<_> = prose.notes.iter().map(|note| note.range.clone()).collect();
    assert_eq!(places, [0..5, 5..8, 8..32]);
}

#[test]
fn a_hidden_number_stays_hidden() {
    for formula in [
        "cijfer(\"klein\")",
        "som(\"klein\")",
        "cijfer(\"klein\") | getal | woord",
        "cijfer(\"klein\") | afgerond(1)",
        "som(\"klein\") | procent(1)",
    ] {
        assert_eq!(drukt(&format!("{{{{ {formula} }}}}")), "< 10", "{formula}");
    }
    for formula in [
        "som(\"klein\", \"groot\")",
        "verschil(\"groot\", \"klein\")",
        "aandeel(cijfer(\"klein\") | getal, \"groot\")",
        "aandeel(\"groot\", som(soort=\"voorraad\"))",
    ] {
        let text = format!("{{{{ {formula} }}}}");
        let printed = drukt(&text);
        assert!(printed.starts_with("cijfer nog niet bekend: "), "{printed}");
        let found = meldingen(&text);
        assert!(found.starts_with("teksten/a.md:1:1: BS706 fout "), "{found}");
        for leak in ["3", "120", "114", "2,"] {
            assert!(!printed.contains(leak), "{printed}");
        }
    }
}

#[test]
fn what_nobody_knows_yet_is_no_mistake() {
    let text = "Er zijn {{ cijfer(\"dakloos\") }}.";
    assert_eq!(drukt(text), "Er zijn cijfer nog niet bekend: het onderzoek loopt nog.");
    assert_eq!(meldingen(text), "");
    insta::assert_snapshot!(meldingen("{{ som(soort=\"behoefte\") }} {{ cijfer(\"oud\") }}"), @r"
    teksten/a.md:1:1: BS708 advies in deze som is `dakloos` nog niet bekend (er staat nu `ten minste`; laat de onbekende cijfers weg uit de keuze als dat niet klopt)
    teksten/a.md:1:29: BS708 advies `oud` is vervangen door `ouderen` (gebruik het nieuwe cijfer, of laat het staan als het om het oude getal gaat)
    ");
}

#[test]
fn mistakes_are_told_at_their_place() {
    let wrong = [
        "cijfer(\"oudern\")",
        "cijfr(\"ouderen\")",
        "cijfer(\"ouderen\") | gtal",
        "cijfer(soort=\"behoefte\")",
        "som(soort=\"behoefte\", groep=\"oudren\")",
        "som(soort=\"behofte\")",
        "som(grop=\"ouderen\")",
        "som(soort=\"behoefte\", woningtype=\"nultreden\")",
        "som(\"ouderen\", \"plannen\")",
        "som(\"een\", \"geld\")",
        "som(\"plannen\", \"geld\")",
        "verschil(\"ouderen\", \"een\")",
        "aandeel(\"een\", \"nul\")",
        "verschil(\"pm\", \"geld\")",
        "som(groep=\"ouderen\", groep=\"starters\")",
        "som(periode=\"straks\")",
        "som()",
        "verschil(\"een\")",
        "\"een\" * 1000000000",
        "cijfer(een)",
        "cijfer(“een”)",
        "cijfer(\"een\"",
        "",
        "3",
        "cijfer(\"een\").waarde",
        "[cijfer(\"een\")][0]",
        "cijfer(\"een\") | procent",
        "cijfer(\"een\") | afgerond(0)",
        "range(1000000000)",
        "cijfer(\"een\") if x else y",
        "tabel(\"a\")",
        "som(\"een\", \"een\")",
        "cijfer(\"geld\") | wanneer",
        "tabel(\"a\") | getal",
    ];
    let text: String = wrong.iter().map(|formula| format!("Één {{{{ {formula} }}}}\n\n")).collect();
    insta::assert_snapshot!("formule_fouten", meldingen(&text));
    let printed = drukt(&text);
    assert_eq!(printed.matches("cijfer nog niet bekend: ").count(), wrong.len() - 1);
}

#[test]
fn loose_braces_and_long_formulas_are_told() {
    let long = format!("{{{{ cijfer(\"{}\") }}}}", "é".repeat(200));
    let text = format!("a {{{{ b\n\nc `{{{{` \\{{{{ {{{{\n\n{long}");
    insta::assert_snapshot!(meldingen(&text), @r"
    teksten/a.md:1:3: BS707 advies hier staat `{{` zonder `}}` op dezelfde regel; het wordt zo gedrukt (zet de hele formule op één regel, of schrijf `\{{` als het zo is bedoeld)
    teksten/a.md:3:12: BS707 advies hier staat `{{` zonder `}}` op dezelfde regel; het wordt zo gedrukt (zet de hele formule op één regel, of schrijf `\{{` als het zo is bedoeld)
    teksten/a.md:5:1: BS702 fout de formule heeft 210 tekens; hoogstens 200 mag (kies met minder kenmerken, of geef het cijfer een `id`)
    ");
    assert_eq!(drukt("a {{ b\n\nc"), "a {{ b\nc");
}

#[test]
fn a_text_in_toml_gets_the_same() {
    let manifest = format!(
        "[opgave]\ntekst = \"Er zijn {{{{ cijfer(\\\"x\\\") }}}} en {{{{ cijfer('x') }}}} en {{{{ cijfer('x') }}}}\"\n[visie]\ntekst = '''\na\n{{{{ cijfer(\"y\") }}}}'''\n{CIJFERS}"
    );
    let project = project(&[("bouwsteen.toml", &manifest)]);
    insta::assert_snapshot!(lines(&project.sources, &formulas(&project)), @r"
    bouwsteen.toml:2:18: BS703 fout cijfer `x` bestaat niet (geef het cijfer dit `id`, of kies met kenmerken)
    bouwsteen.toml:2:41: BS703 fout cijfer `x` bestaat niet (geef het cijfer dit `id`, of kies met kenmerken)
    bouwsteen.toml:2:62: BS703 fout cijfer `x` bestaat niet (geef het cijfer dit `id`, of kies met kenmerken)
    bouwsteen.toml:6:1: BS703 fout cijfer `y` bestaat niet (geef het cijfer dit `id`, of kies met kenmerken)
    ");
}

#[test]
fn the_document_prints_the_number_and_marks_what_is_wrong() {
    let project = loaded("Er zijn {{ cijfer(\"ouderen\") }} en {{ cijfer(\"weg\") }}.");
    let toetsing = check(&project, date(2026, 11, 22));
    assert!(!toetsing.is_sound());
    let composed = compose(&project, &toetsing, date(2026, 11, 22));
    let all: String = composed.document.blocks.iter().map(words).collect();
    let sentence =
        "Er zijn 430\u{a0}wooneenheden en cijfer nog niet bekend: {{ cijfer(\"weg\") }}.";
    assert!(all.contains(sentence), "{all}");
    let severe = |found: &Diagnostic| found.severity == Severity::Fout;
    assert!(!composed.meldingen.iter().any(severe), "the toets tells it, once");
}

#[test]
fn the_examples_of_the_documentation_are_what_comes_out() {
    let document = include_str!("../../docs/cijfers-in-de-tekst.md");
    let block = |kind: &str| {
        let inside = document.split(&format!("```{kind}\n")).nth(1).expect("a block begins");
        inside.split("```").next().expect("a block ends").to_owned()
    };
    let project = project(&[("bouwsteen.toml", &block("toml"))]);
    let rekenaar = Rekenaar::new(&project.cijfers, project.privacydrempel());
    let examples = block("text");
    assert!(examples.lines().count() > 10);
    for line in examples.lines() {
        let (formula, printed) = line.split_once('→').expect("an example and what it gives");
        let Uitslag::Tekst(words, None) = rekenaar.reken(formula.trim()) else {
            panic!("{formula}: {:?}", rekenaar.reken(formula.trim()));
        };
        assert_eq!(words.replace('\u{a0}', " "), printed.trim(), "{formula}");
    }
}

#[test]
fn a_paragraph_can_ask_for_a_table_or_a_chart() {
    assert_eq!(drukt("a\n\n{{ tabel(\"t\") }}\n\nb"), "a\n<tabel t>\nb");
    assert_eq!(drukt("  {{ grafiek('g') }}  "), "<grafiek g>");
    for (written, printed) in [
        ("zin {{ tabel(\"t\") }}", "zin tabel hier niet te plaatsen: tabel(\"t\")"),
        ("> {{ tabel(\"t\") }}", "tabel hier niet te plaatsen: tabel(\"t\")"),
        ("**{{ tabel(\"t\") }}**", "tabel hier niet te plaatsen: tabel(\"t\")"),
        ("{{ tabel(\"weg\") }}", "tabel hier niet te plaatsen: tabel(\"weg\")"),
    ] {
        assert_eq!(drukt(written), printed, "{written}");
    }
}

#[test]
fn a_text_full_of_formulas_is_bounded() {
    let mut text = String::new();
    for number in 0..10_000 {
        let _ = write!(text, "{{{{ cijfer(\"x{number}\") }}}} ");
    }
    let found = vind(&text);
    assert_eq!(found.plekken.len(), MOST);
    assert!(found.te_veel.is_some());
    let project = loaded(&text);
    let found = formulas(&project);
    assert_eq!(found.len(), 500);
    let printed = drukt(&text);
    assert_eq!(printed.matches("cijfer nog niet bekend: {{").count(), MOST);
    assert_eq!(printed.matches("{{").count(), 10_000, "the others as they are written");
    let same = "{{ cijfer(\"een\") | getal }}".repeat(MOST);
    assert_eq!(drukt(&same), "1".repeat(MOST));
}

#[test]
fn a_heading_with_a_mistake_keeps_its_place_in_the_contents() {
    let prose = parsed("# Kop {{ cijfer(\"weg\") }}");
    let Block::Heading { content, .. } = &prose.blocks[0] else { panic!("a heading") };
    assert_eq!(content, &[Inline::text("Kop cijfer nog niet bekend: {{ cijfer(\"weg\") }}")]);
}

#[test]
fn nothing_that_is_expensive_gets_through() {
    let rekenaar = Rekenaar::new(&PROJECT.cijfers, 10);
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(95), close.repeat(95));
    for formula in [
        "\"x\" * 999999999",
        "[1] * 999999999",
        "\"x\" ~ \"y\"",
        "10 ** 10 ** 10",
        "\"a\"|replace(\"\", \"aaaaaaaaaaaaaaaa\")",
        "lipsum()",
        "range(999999999)|list",
        "dict(a=1)",
        "namespace()",
        "debug()",
        "cijfer.__class__",
        "self.x",
        "loop.index",
        "{\"a\": 1}",
        "cijfer(\"een\")[\"x\"]",
        "\"abc\"[0]",
        "cijfer == cijfer",
        "som(*[1])",
        "som(**x)",
        "cijfer(\"een\\\" \")",
        &deep("(", ")"),
        &deep("[", "]"),
        &deep("[", ""),
    ] {
        let outcome = rekenaar.reken(formula);
        assert!(matches!(outcome, Uitslag::Fout(_)), "{formula}: {outcome:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_with_braces_parses(
        text in "(\\{\\{|\\}\\}|[-*_#>|`~\\[\\](){}:!^1. \n<&;aé\\\\\"\u{f0000}]|cijfer\\(\"een\"\\)){0,120}",
    ) {
        let prose = parsed(&text);
        for note in &prose.notes {
            proptest::prop_assert!(text.get(note.range.clone()).is_some());
        }
        let printed = format!("{:?}", prose.blocks);
        let marked = printed.contains("\\u{f0000}");
        proptest::prop_assert!(!marked, "{}", printed);
        for plek in vind(&text).plekken {
            let formula = text.get(plek.range).expect("on characters");
            proptest::prop_assert!(formula.starts_with("{{") && formula.ends_with("}}"));
        }
    }

    #[test]
    fn any_formula_has_an_outcome(formula in "[a-z0-9\"'(),=|\\[\\] ._é]{0,60}") {
        let outcome = Rekenaar::new(&PROJECT.cijfers, 10).reken(&formula);
        if let Uitslag::Tekst(words, _) = outcome {
            proptest::prop_assert!(words.chars().count() <= 200);
        }
    }
}
