//! Charts: what is drawn, told and listed; colours that everybody can tell apart.

use std::collections::BTreeMap;

use bouwsteen::document::{Block, Document, Image, ImageFormat, Table, text};
use bouwsteen::grafiek::stijl::{GRAPHIC_CONTRAST, TEXT_CONTRAST};
use bouwsteen::grafiek::{Grafiek, Inhoud, Kleur, Punt, Stijl, Tekening, teken};
use bouwsteen::render::pdf;
use bouwsteen::{Code, Project};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;
use ttf_parser::Face;
use usvg::roxmltree::{self, Node};

use crate::grafiek_vormen::{about, bar, chart, charts, empty, every_kind, number, range};
use crate::render_sample::{heading, meta};
use crate::support::memory;

fn draw(grafiek: &Grafiek) -> Tekening {
    teken(grafiek, &Stijl::default(), "figuur-1")
}

fn bars(rows: Vec<(&str, Punt)>) -> Grafiek {
    let rijen = rows.into_iter().map(|(naam, punt)| bar(naam, punt)).collect();
    chart("Woningen per kern", "woningen", Inhoud::Staven { rijen })
}

fn listed(table: &Table) -> String {
    let cells = |cells: Vec<String>| cells.join(" | ");
    let head = table.columns.iter().map(|column| text::plain(&column.title)).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|it| text::plain(it)).collect());
    std::iter::once(head).chain(rows).map(cells).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_as_drawing_and_table() {
    for grafiek in every_kind() {
        let tekening = draw(&grafiek);
        let name = format!("grafiek_{}", grafiek.inhoud.vorm().word());
        let shown = format!("{}\n{}", tekening.svg, listed(&tekening.tabel));
        assert_snapshot!(name, shown);
    }
}

/// The words in a drawing, in the order in which they are written.
fn written(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("the drawing is XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| Some(node.text()?.to_owned())).collect()
}

#[test]
fn numbers_are_written_as_they_are_known() {
    let grafiek = bars(vec![
        ("A", about("1234.5")),
        ("B", range("-40", "-10")),
        ("C", range("30", "30")),
        ("D", empty("< 10")),
        ("E", empty("")),
        ("F", number("0")),
    ]);
    let written = written(&draw(&grafiek).svg);
    for words in ["circa 1.234,5", "−40 tot −10", "30", "< 10", "onbekend", "0", "1.000", "500"]
    {
        assert!(written.iter().any(|text| text == words), "{words} in {written:?}");
    }
}

#[test]
fn what_is_missing_is_no_bar() {
    let filled = |punt: Punt| {
        let svg = draw(&bars(vec![("A", number("10")), ("B", punt)])).svg;
        let accent = format!("fill=\"{}\"", Stijl::default().reeks(0));
        svg.matches(accent.as_str()).count()
    };
    assert_eq!(filled(number("5")), 2);
    assert_eq!(filled(empty("onbekend")), 1);
    assert_eq!(filled(number("0")), 1);
}

#[test]
fn rows_that_do_not_fit_are_counted_and_stand_in_the_table() {
    let names: Vec<String> = (0..200).map(|index| format!("Buurt {index}")).collect();
    let rows = names.iter().map(|name| (name.as_str(), number("7"))).collect();
    let tekening = draw(&bars(rows));
    let written = written(&tekening.svg);
    let drawn = written.iter().filter(|text| text.starts_with("Buurt ")).count();
    let note = format!("en nog {} rijen: zie de tabel", 200 - drawn);
    assert!(drawn >= 20 && written.contains(&note), "{drawn} drawn, {:?}", written.last());
    assert_eq!(tekening.tabel.rows.len(), 200);
    assert!(tekening.hoogte <= tekening.breedte);
}

#[test]
fn years_have_no_thousands_separator_and_an_axis_away_from_zero_says_so() {
    let reeks = bouwsteen::grafiek::Reeks {
        naam: String::new(),
        punten: vec![number("41200"), number("41950")],
    };
    let inhoud = Inhoud::Lijn { jaren: vec![2026, 2027], reeksen: vec![reeks] };
    let written = written(&draw(&chart("Inwoners", "inwoners", inhoud)).svg);
    for words in ["2026", "2027", "41.200", "Let op: de as begint niet bij 0, maar bij 41.200."] {
        assert!(written.iter().any(|text| text == words), "{words} in {written:?}");
    }
}

#[test]
fn hostile_words_come_out_literally_and_whole_tags_never() {
    let name = "<script>alert('&')</script> \u{202e}om\u{0} 😀";
    let tekening = draw(&bars(vec![(name, number("1"))]));
    assert!(!tekening.svg.contains("<script"));
    let shown = written(&tekening.svg).join(" ");
    assert!(shown.contains("<script>alert('&')</script> om [U+1F600]"), "{shown}");
    assert!(tekening.alt.contains("<script>alert('&')</script> om 😀: 1"), "{}", tekening.alt);
}

#[test]
fn few_values_are_all_told_and_many_by_their_extremes() {
    let few =
        draw(&bars(vec![("Oost", about("120")), ("West", empty("< 10")), ("Zuid", number("40"))]));
    assert_snapshot!(few.alt, @"Staafdiagram: Woningen per kern, in woningen. Er zijn 3 staven. Oost: circa 120; West: < 10; Zuid: 40. Het hoogste getal is circa 120 (Oost). Het laagste getal is 40 (Zuid).");
    let names: Vec<String> = (0..30).map(|index| format!("Buurt {index}")).collect();
    let value = |index: usize| number(&(index * 7 % 30).to_string());
    let rows = names.iter().enumerate().map(|(index, name)| (name.as_str(), value(index)));
    let many = draw(&bars(rows.collect())).alt;
    assert_snapshot!(many, @"Staafdiagram: Woningen per kern, in woningen. Er zijn 30 staven. Het hoogste getal is 29 (Buurt 17). Het laagste getal is 0 (Buurt 0). Alle getallen staan in de tabel.");
    let none = draw(&bars(Vec::new())).alt;
    assert_snapshot!(none, @"Staafdiagram: Woningen per kern, in woningen. Er zijn geen staven.");
    let zero = draw(&bars(vec![("A", number("0")), ("B", number("0"))])).alt;
    assert_snapshot!(zero, @"Staafdiagram: Woningen per kern, in woningen. Er zijn 2 staven. A: 0; B: 0. Alle getallen zijn 0.");
}

#[test]
fn a_project_and_a_pdf_take_the_drawings() {
    let mut blocks = vec![Block::TitlePage, heading(1, Some("1"), "Grafieken")];
    let mut images = BTreeMap::new();
    let mut files = memory(&[]);
    let mut toml = String::new();
    for grafiek in every_kind() {
        let word = grafiek.inhoud.vorm().word();
        let tekening = teken(&grafiek, &Stijl::default().at_width(126), word);
        let path = format!("beelden/{word}.svg");
        toml += &format!(
            "[[afbeelding]]\nid = \"{word}\"\nbestand = \"{path}\"\nalt = \"Een grafiek\"\n"
        );
        files = files.with(&path, tekening.svg.clone().into_bytes());
        let (width, height) = (tekening.breedte, tekening.hoogte);
        let bytes = tekening.svg.into_bytes();
        images.insert(
            path.clone(),
            Image { bytes, format: ImageFormat::Svg, width, height, own: true },
        );
        blocks.push(Block::Figure {
            image: path,
            alt: tekening.alt,
            label: None,
            caption: Vec::new(),
            source: Vec::new(),
            anchor: None,
        });
        blocks.push(Block::Table(tekening.tabel));
    }
    let project = Project::load(&files.with("bouwsteen.toml", toml)).expect("in memory");
    let image = |code: Code| code.as_str().starts_with("BS4");
    let about_images: Vec<_> = project.diagnostics.iter().filter(|it| image(it.code)).collect();
    assert!(about_images.is_empty(), "{about_images:?}");
    let document = Document { meta: meta(), blocks, images, ..Document::default() };
    let compiled = pdf::compile(&document, date(2026, 11, 22)).expect("the drawings compile");
    assert_eq!(compiled.warnings, []);
}

/// Where a text stands: left, top, right, bottom.
struct Place {
    words: String,
    edges: [f64; 4],
}

fn place(node: &Node<'_, '_>, faces: &[Face<'_>; 2]) -> Place {
    let attribute = |name: &str| node.attribute(name).unwrap_or_default();
    let length = |name: &str| attribute(name).parse::<f64>().expect("a number");
    let words = node.text().unwrap_or_default().to_owned();
    let face = &faces[usize::from(attribute("font-weight") == "600")];
    let advance = |c: char| {
        let glyph =
            face.glyph_index(c).unwrap_or_else(|| panic!("no glyph for {c:?} in {words:?}"));
        f64::from(face.glyph_hor_advance(glyph).unwrap_or(0))
    };
    let size = length("font-size");
    let width = words.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em());
    let left = match attribute("text-anchor") {
        "middle" => length("x") - width / 2.0,
        "end" => length("x") - width,
        _ => length("x"),
    };
    let base = length("y");
    Place { words, edges: [left, base - 0.66 * size, left + width, base + 0.1 * size] }
}

/// Whether two texts cover each other, apart from rounding.
fn touch(one: &Place, two: &Place) -> bool {
    let [left, top, right, low] = one.edges;
    let [other_left, other_top, other_right, other_low] = two.edges;
    let (across, down) =
        (right.min(other_right) - left.max(other_left), low.min(other_low) - top.max(other_top));
    across > 0.3 && down > 0.3
}

fn faces() -> [Face<'static>; 2] {
    let regular = include_bytes!("../../templates/letters/SourceSans3-Regular.otf");
    let semibold = include_bytes!("../../templates/letters/SourceSans3-Semibold.otf");
    [regular.as_slice(), semibold].map(|bytes| Face::parse(bytes, 0).expect("a font"))
}

/// Everything that must hold for any drawing.
fn judge(tekening: &Tekening) -> Result<(), TestCaseError> {
    let document = roxmltree::Document::parse(&tekening.svg).expect("the drawing is XML");
    let (width, height) = (f64::from(tekening.breedte), f64::from(tekening.hoogte));
    let shapes = document.descendants().filter(|node| node.attribute("id").is_none());
    let mut values = shapes
        .filter(|node| !node.has_tag_name("svg"))
        .flat_map(|node| node.attributes().map(|attribute| attribute.value()));
    let strange = values.find(|value| value.contains("NaN") || value.contains("inf"));
    prop_assert!(strange.is_none(), "{strange:?}");
    let known = ["svg", "title", "desc", "path", "circle", "text"];
    let other =
        document.descendants().find(|it| it.is_element() && !known.contains(&it.tag_name().name()));
    prop_assert!(other.is_none(), "{other:?}");
    let faces = faces();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let places: Vec<Place> = texts.map(|node| place(&node, &faces)).collect();
    for (index, one) in places.iter().enumerate() {
        let [left, top, right, low] = one.edges;
        let inside = left >= -0.2 && top >= 0.0 && right <= width + 0.2 && low <= height;
        prop_assert!(inside, "{:?} at {:?} in {width} by {height}", one.words, one.edges);
        for two in &places[index + 1..] {
            let message =
                format!("{:?} {:?} {:?} {:?}", one.words, one.edges, two.words, two.edges);
            prop_assert!(!touch(one, two), "{message}");
        }
    }
    let tree = usvg::Tree::from_str(&tekening.svg, &usvg::Options::default()).expect("it draws");
    let shapes = tree.root().abs_stroke_bounding_box();
    let inside = shapes.left() >= -1.0 && shapes.top() >= -1.0;
    prop_assert!(inside && f64::from(shapes.right()) <= width + 1.0, "{shapes:?}");
    prop_assert!(f64::from(shapes.bottom()) <= height + 1.0, "{shapes:?} in {height}");
    prop_assert!(!tekening.alt.is_empty() && tekening.alt.chars().count() <= 900);
    let columns = tekening.tabel.columns.len();
    prop_assert!(tekening.tabel.rows.iter().all(|row| row.cells.len() == columns));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_chart_is_a_sound_drawing(grafiek in charts(), width in 90_u32..220, id in "[a-z0-9<\"é -]{0,8}") {
        let stijl = Stijl::default().at_width(width);
        let tekening = teken(&grafiek, &stijl, &id);
        prop_assert_eq!(&tekening, &teken(&grafiek, &stijl, &id));
        judge(&tekening)?;
    }
}

#[test]
fn every_kind_is_sound_and_two_on_a_page_share_no_name() {
    for grafiek in every_kind() {
        judge(&draw(&grafiek)).unwrap_or_else(|error| panic!("{}: {error}", grafiek.titel));
    }
    let ids = |id: &str| {
        let svg = teken(&every_kind()[0], &Stijl::default(), id).svg;
        let parts = svg.split(" id=\"").skip(1);
        parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids("figuur-1"), ["figuur-1-titel", "figuur-1-uitleg"]);
    assert_eq!(ids("2\"><x"), ["grafiek-2---x-titel", "grafiek-2---x-uitleg"]);
}

#[test]
fn words_and_shapes_stand_out() {
    let stijl = Stijl::default();
    for colour in [stijl.inkt, stijl.stil, stijl.goed, stijl.let_op] {
        assert!(colour.contrast(Kleur::WIT) >= TEXT_CONTRAST, "{colour} on white");
    }
    for colour in &stijl.reeksen {
        assert!(colour.contrast(Kleur::WIT) >= GRAPHIC_CONTRAST, "{colour} on white");
        for ground in [*colour, colour.motif()] {
            let words = colour.words(stijl.inkt);
            assert!(words.contrast(ground) >= TEXT_CONTRAST, "{words} on {ground}");
        }
    }
    let black_on_white = Kleur::new(0, 0, 0).contrast(Kleur::WIT);
    assert!((black_on_white - 21.0).abs() < 1e-9);
}

/// What somebody with a form of colour blindness sees, in full severity: the matrices of Machado, Oliveira
/// and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency".
const BLIND: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The luminance of a colour as it is seen.
fn seen(colour: Kleur, matrix: &[[f64; 3]; 3]) -> f64 {
    let parts = [
        Kleur::new(colour.rood, colour.rood, colour.rood),
        Kleur::new(colour.groen, colour.groen, colour.groen),
        Kleur::new(colour.blauw, colour.blauw, colour.blauw),
    ];
    // The luminance of a grey is its linear value.
    let linear = parts.map(Kleur::luminance);
    let row = |row: &[f64; 3]| {
        (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]).clamp(0.0, 1.0)
    };
    let [red, green, blue] = [row(&matrix[0]), row(&matrix[1]), row(&matrix[2])];
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn neighbours_differ_for_every_eye_and_in_grey() {
    let stijl = Stijl::default();
    let grey = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for (name, matrix) in BLIND.into_iter().chain([("grey", grey)]) {
        for index in 0..stijl.reeksen.len() {
            let [one, two] = [index, index + 1].map(|at| seen(stijl.reeks(at), &matrix) + 0.05);
            let ratio = one.max(two) / one.min(two);
            assert!(ratio >= 2.0, "{name}: series {index} and the next differ {ratio:.2}");
        }
        let [good, late] = [stijl.goed, stijl.let_op].map(|it| seen(it, &matrix) + 0.05);
        // Shape, word and hatch say the same.
        assert!(late / good >= 1.4, "{name}: {:.2}", late / good);
    }
}

#[test]
fn a_house_style_keeps_words_readable() {
    for step in 0..=255_u8 {
        for colour in
            [Kleur::new(step, step, step), Kleur::new(step, 80, 40), Kleur::new(0, step, 200)]
        {
            let words = colour.words(Stijl::default().inkt);
            assert!(words.contrast(colour) >= TEXT_CONTRAST, "{words} on {colour}");
        }
    }
    assert_eq!(Kleur::parse("#14485a"), Some(Kleur::new(0x14, 0x48, 0x5a)));
    for wrong in ["14485a", "#14485", "#14485g", "#+4485a", "red", "#é4485"] {
        assert_eq!(Kleur::parse(wrong), None);
    }
}
