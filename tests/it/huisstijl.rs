//! The house style: readable whatever is chosen, from own colours, design tokens, fonts and images.

use bouwsteen::Project;
use bouwsteen::document::{Beeld, Block, Huisstijl, Kleuren, Stijlvorm};
use bouwsteen::files::Memory;
use bouwsteen::huisstijl::{donker, reeksen};
use bouwsteen::kleur::{GRAPHIC_CONTRAST, Kleur, TEXT_CONTRAST};
use bouwsteen::render::{html, markdown, pdf};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use crate::render_sample as sample;
use crate::support::{check, check_toml, lines, memory};

/// An excerpt of `@nl-design-system-unstable/voorbeeld-design-tokens` 7.4.1 (EUPL-1.2), with its references.
const VOORBEELD: &str = include_str!("../huisstijl/voorbeeld.tokens.json");
const REGULAR: &[u8] = include_bytes!("../../templates/letters/SourceSerif4-Regular.otf");
const ITALIC: &[u8] = include_bytes!("../../templates/letters/SourceSerif4-It.otf");

fn load(files: Memory) -> Project {
    Project::load(&files).expect("a project in memory can be read")
}

fn kleur() -> impl Strategy<Value = Kleur> {
    any::<[u8; 3]>().prop_map(|[rood, groen, blauw]| Kleur::new(rood, groen, blauw))
}

fn assert_readable(kleuren: &Kleuren) {
    let Kleuren { papier, inkt, stil, vlak, warm, accent, steun, .. } = *kleuren;
    for word in [inkt, stil, accent, steun] {
        for behind in [papier, vlak, warm] {
            assert!(word.contrast(behind) >= TEXT_CONTRAST, "{word} on {behind} in {kleuren:?}");
        }
    }
}

proptest! {
    #[test]
    fn the_nearest_colour_passes_and_none_before_it_does(
        kleur in kleur(), behind in prop::collection::vec(kleur(), 1..4), demanded in 1.0..7.0_f64,
    ) {
        let nearest = kleur.nearest_on(&behind, demanded);
        let passes = |kleur: Kleur| kleur.weakest_on(&behind) >= demanded;
        let between = (1..=1_000).map(|step| kleur.either_way(step));
        let before: Vec<Kleur> = between.take_while(|ways| !ways.contains(&nearest)).flatten().collect();
        if passes(kleur) {
            prop_assert_eq!(nearest, kleur);
        } else if passes(nearest) {
            prop_assert!(before.iter().all(|kleur| !passes(*kleur)));
        } else {
            // No lightness of this hue passes; then black or white is the best there is.
            prop_assert!((1..=1_000).flat_map(|step| kleur.either_way(step)).all(|kleur| !passes(kleur)));
        }
    }

    #[test]
    fn what_follows_from_any_accent_is_readable(accent in kleur(), steun in kleur()) {
        let kleuren = Kleuren { accent, steun, ..Huisstijl::default().kleuren };
        assert_readable(&donker(&kleuren));
        for series in reeksen(&kleuren) {
            prop_assert!(series.contrast(Kleur::WIT) >= GRAPHIC_CONTRAST, "{}", series);
        }
    }

    #[test]
    fn any_choice_of_colours_is_printed_readable(
        chosen in prop::collection::vec(kleur(), 6), vorm in prop::sample::select(vec!["rustig", "klassiek", "helder"]),
    ) {
        let roles = ["accent", "steun", "inkt", "stil", "vlak", "warm"];
        let rows: String = roles.iter().zip(&chosen).map(|(rol, kleur)| format!("{rol} = \"{kleur}\"\n")).collect();
        let toml = format!("[huisstijl]\nvorm = \"{vorm}\"\n[huisstijl.kleuren]\n{rows}");
        let look = load(memory(&[("bouwsteen.toml", &toml)])).huisstijl;
        let Kleuren { papier, inkt, vlak, warm, .. } = look.kleuren;
        for behind in [papier, vlak, warm] {
            prop_assert!(inkt.contrast(behind) >= TEXT_CONTRAST);
        }
        assert_readable(&look.donker);
    }
}

#[test]
fn the_built_in_styles_are_readable_on_paper_and_in_the_dark() {
    for (vorm, form) in [
        ("rustig", Stijlvorm::Rustig),
        ("klassiek", Stijlvorm::Klassiek),
        ("helder", Stijlvorm::Helder),
    ] {
        let toml = format!("[huisstijl]\nvorm = \"{vorm}\"");
        let project = load(memory(&[("bouwsteen.toml", &toml)]));
        assert_eq!(project.diagnostics, vec![]);
        assert_eq!(project.huisstijl.vorm, form);
        assert_readable(&project.huisstijl.kleuren);
        assert_readable(&project.huisstijl.donker);
    }
}

#[test]
fn a_colour_with_too_little_contrast_is_told_with_the_nearest_that_has_enough() {
    assert_snapshot!(
        check_toml("[huisstijl.kleuren]\naccent = \"#ffcc00\"\nlijn = \"#eeeeee\"\nsteun = \"rood\""),
        @r#"
    bouwsteen.toml:2:10: BS922 let op kleur `accent` (`#ffcc00`) heeft te weinig contrast: 1,51 met papier `#ffffff`, 1,37 met vlak `#f7f4ee` en 1,42 met warm `#fdf7f0`; nodig is 4,5 (gebruik `#896c00`: de dichtstbijzijnde kleur met genoeg contrast, die nu ook gedrukt wordt)
    bouwsteen.toml:4:9: BS205 fout `rood` bij `steun` heeft niet de juiste vorm (schrijf een kleur als `#14485a`: `#` en zes tekens 0-9 of a-f)
    "#
    );
}

#[test]
fn tokens_give_colours_through_references_and_say_which() {
    let toml = "[huisstijl]\ntokens = \"huisstijl/voorbeeld.json\"";
    let files = [("bouwsteen.toml", toml), ("huisstijl/voorbeeld.json", VOORBEELD)];
    assert_snapshot!(check(&files), @"bouwsteen.toml:2:10: BS921 advies uit `huisstijl/voorbeeld.json` komt `inkt` van `nl.paragraph.color`, `accent` van `nl.heading.level-1.color`, `steun` van `utrecht.button.primary-action.background-color` en de letter van `nl.paragraph.font-family` (wilt u iets anders, kies dan zelf `kleuren` of `letters` in `[huisstijl]`)");
    let look = load(memory(&files)).huisstijl;
    assert_eq!(look.kleuren.accent.to_string(), "#001a40");
}

#[test]
fn broken_tokens_are_told_at_their_line_and_never_fail_a_toets() {
    let toml = "[huisstijl]\ntokens = \"huisstijl/t.json\"";
    let tokens = r#"{ "nl": { "heading": { "color": { "$value": "{a.b}" } }, "link": { "color": { "value": "{c}" } } },
  "c": { "$value": "{d}" }, "d": { "$value": "{c}" }, "x": null,
  "utrecht": { "link": { "color": { "value": "rood", "original": { "value": "{nergens}" } } },
  "document": { "color": { "$value": { "colorSpace": "srgb", "components": [0.1, 0, 0.2] } } } } }"#;
    assert_snapshot!(check(&[("bouwsteen.toml", toml), ("huisstijl/t.json", tokens)]), @r#"
    bouwsteen.toml:2:10: BS921 advies uit `huisstijl/t.json` komt `inkt` van `utrecht.document.color` (wilt u iets anders, kies dan zelf `kleuren` of `letters` in `[huisstijl]`)
    huisstijl/t.json:1:45: BS923 let op token `nl.heading.color` verwijst naar `a.b`, dat er niet is (dit token telt niet mee; schrijf een kleur als `#14485a`, of kies haar bij `kleuren`)
    huisstijl/t.json:1:88: BS923 let op de verwijzingen van token `nl.link.color` lopen in een kring (dit token telt niet mee; schrijf een kleur als `#14485a`, of kies haar bij `kleuren`)
    huisstijl/t.json:3:46: BS923 let op token `utrecht.link.color` is geen kleur die te lezen is (dit token telt niet mee; schrijf een kleur als `#14485a`, of kies haar bij `kleuren`)
    "#);
}

#[test]
fn own_fonts_are_vetted_and_set() {
    let toml = "[huisstijl.letters]\ngewoon = \"huisstijl/a.otf\"\ncursief = \"huisstijl/b.otf\"\nvet = \"huisstijl/c.otf\"";
    let files = memory(&[("bouwsteen.toml", toml)])
        .with("huisstijl/a.otf", REGULAR)
        .with("huisstijl/b.otf", ITALIC)
        .with("huisstijl/c.otf", &REGULAR[..5_000]);
    let project = load(files);
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"bouwsteen.toml:4:7: BS924 let op lettertype `huisstijl/c.otf` tekent geen gewone letters (kies een ander bestand; tot dan wordt de tekst gezet in Source Sans 3)");
    let mut document =
        sample::document(vec![Block::TitlePage, sample::paragraph("Een zin met ☑.")]);
    document.huisstijl = project.huisstijl;
    let compiled = pdf::compile(&document, date(2026, 11, 22)).expect("the document compiles");
    assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
    let input = pdf::input(&document);
    let look = String::from_utf8_lossy(&input["huisstijl.json"]);
    assert!(look.contains("\"letter\":\"Source Serif 4\""), "{look}");
    assert!(input.contains_key("letters/eigen/cursief"));
    assert!(
        html::write(&document)
            .contains("font-family: \"huisstijl\"; font-weight: 400; font-style: italic")
    );
}

#[test]
fn a_cover_without_words_says_that_it_is_decoration() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
    let found = |cover: &str| {
        let toml = format!("[huisstijl]\nvoorblad = {{ bestand = \"beelden/a.svg\"{cover} }}");
        let project = load(memory(&[("bouwsteen.toml", &toml), ("beelden/a.svg", svg)]));
        (project.diagnostics.len(), project.huisstijl.voorblad)
    };
    let cover = |alt: Option<&str>| {
        Some(Beeld { image: "beelden/a.svg".to_owned(), alt: alt.map(str::to_owned) })
    };
    assert_eq!(found(""), (1, None));
    assert_eq!(found(", decoratief = true"), (0, cover(None)));
    assert_eq!(found(", alt = \"Een straat\""), (0, cover(Some("Een straat"))));
}

#[test]
fn every_style_sets_logo_and_cover_in_every_output() {
    for vorm in [Stijlvorm::Rustig, Stijlvorm::Klassiek, Stijlvorm::Helder] {
        for alt in [None, Some("Een straat".to_owned())] {
            let mut document = sample::rich();
            document.images.insert("beelden/logo.svg".to_owned(), sample::image());
            let beeld = |alt| Some(Beeld { image: "beelden/logo.svg".to_owned(), alt });
            document.huisstijl.vorm = vorm;
            document.huisstijl.logo = beeld(Some("Het <logo>".to_owned()));
            document.huisstijl.voorblad = beeld(alt.clone());
            let compiled = pdf::compile(&document, date(2026, 11, 22)).expect("it compiles");
            assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
            let page = html::write(&document);
            assert!(page.contains("alt=\"Het &lt;logo&gt;\""));
            assert_eq!(page.contains("alt=\"Een straat\""), alt.is_some());
            assert_eq!(markdown::write(&document).contains("![Een straat]"), alt.is_some());
        }
    }
}
