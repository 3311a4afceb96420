//! Draaitabellen and grafieken: numbers from one place, with totals only where they may be.

use bouwsteen::{
    Project, check,
    cijfers::{As, Dimensie, Vak, Vraag},
    compose,
    document::{Block, Document, ImageFormat, Table, text},
    model::selectie::Selectie,
    render::markdown,
};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{lindewaard, lines, project};

const CSV: &str = "soort;groep;segment;planstatus;periode;aantal;min;max;onbekend;afschermen;eenheid;bron\n\
    behoefte;starters;sociale-huur;;2027-2031;40;;;;;woning;telling\n\
    behoefte;starters;middenhuur;;2027-2031;;100;140;;;woning;telling\n\
    behoefte;ouderen;sociale-huur;;2027-2031;60;;;;;woning;telling\n\
    behoefte;ouderen;middenhuur;;2027-2031;;;;in maart geteld;;woning;telling\n\
    behoefte;dakloos;sociale-huur;;2027-2031;8;;;;ja;woning;telling\n\
    behoefte;dakloos;middenhuur;;2027-2031;11;;;;;woning;telling\n\
    plan;;sociale-huur;hard;2027;25;;;;;woning;telling\n";

const BRON: &str = "[[bron]]\nid = \"telling\"\nnaam = \"Telling\"\n[toets]\nprivacydrempel = 10\n";

fn with(toml: &str) -> Project {
    project(&[("bouwsteen.toml", &format!("{BRON}{toml}")), ("data/a.csv", CSV)])
}

fn composed(project: &Project) -> Document {
    let today = date(2026, 11, 22);
    compose::compose(project, &check::check(project, today), today).document
}

/// What the toets says of figuren, one line each.
fn findings(project: &Project) -> String {
    let toetsing = check::check(project, date(2026, 11, 22));
    let own = toetsing.meldingen.iter().filter(|found| {
        found.pad.as_str().starts_with("/draai") || found.pad.as_str().starts_with("/grafiek")
    });
    lines(&project.sources, &own.cloned().collect::<Vec<_>>())
}

/// The tables whose caption begins like this.
fn tables<'d>(document: &'d Document, caption: &str) -> Vec<&'d Table> {
    let own = |block: &'d Block| match block {
        Block::Table(table) if text::plain(&table.caption).starts_with(caption) => Some(table),
        _ => None,
    };
    document.blocks.iter().filter_map(own).collect()
}

/// A table as lines of cells, with its caption above and its source beneath.
fn written(table: &Table) -> String {
    let mut out = format!("{}\n", text::plain(&table.caption));
    let titles: Vec<String> = table.columns.iter().map(|one| text::plain(&one.title)).collect();
    out.push_str(&format!("{}\n", titles.join(" | ")));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| text::plain(cell)).collect();
        out.push_str(&format!("{}{}\n", if row.total { "= " } else { "" }, cells.join(" | ")));
    }
    out.push_str(&text::plain(&table.source));
    out
}

const TABEL: &str = "[[draaitabel]]\nid = \"t\"\ntitel = \"Wie zoekt wat\"\nbij = \"opgave\"\n\
    selectie = { soort = \"behoefte\" }\nrijen = \"groep\"\nkolommen = \"segment\"\n";

#[test]
fn a_table_keeps_ranges_names_gaps_and_never_shows_what_is_hidden() {
    let project = with(&format!("{TABEL}totalen = \"beide\"\n"));
    assert_eq!(findings(&project), "");
    let document = composed(&project);
    let [table] = tables(&document, "Wie zoekt wat")[..] else { panic!("one table") };
    assert_snapshot!(written(table), @r#"
    Wie zoekt wat (woningen)
    Aandachtsgroep | Sociale huur | Middeldure huur | Totaal
    Mensen die dakloos zijn of dat dreigen te worden | < 10 | 11 | afgeschermd
    Ouderen | 60 | onbekend | 60 + onbekend
    Starters | 40 | 100 tot 140 | 140 tot 180
    = Totaal | afgeschermd | 111 tot 151 + onbekend | afgeschermd
    Bron: Telling. Periode: 2027 tot en met 2031. Waar een getal is afgeschermd, staat ook geen som waaruit het te berekenen is. Onbekend: in maart geteld.
    "#);
}

#[test]
fn a_table_without_columns_has_the_unit_as_header() {
    let toml = "[[draaitabel]]\nid = \"t\"\ntitel = \"Wie zoekt wat\"\nselectie = { groep = [\"starters\", \
        \"ouderen\"], segment = \"sociale-huur\" }\nrijen = \"groep\"\nvolgorde = \"waarde\"\ntotalen = \"kolommen\"";
    let document = composed(&with(toml));
    let [table] = tables(&document, "Wie zoekt wat")[..] else { panic!("one table") };
    assert_snapshot!(written(table), @r#"
    Wie zoekt wat
    Aandachtsgroep | Woningen
    Ouderen | 60
    Starters | 40
    = Totaal | 100
    Bron: Telling. Periode: 2027 tot en met 2031.
    "#);
}

#[test]
fn what_must_not_be_added_gets_no_total_and_a_reason() {
    let toml = "[[draaitabel]]\nid = \"t\"\ntitel = \"Alles\"\nselectie = { segment = \"sociale-huur\" }\n\
        rijen = \"segment\"\nkolommen = \"soort\"\ntotalen = \"beide\"";
    let project = with(toml);
    let document = composed(&project);
    let [table] = tables(&document, "Alles")[..] else { panic!("one table") };
    assert_snapshot!(written(table), @r#"
    Alles (woningen)
    Segment | Behoefte | Plan
    Sociale huur | afgeschermd | 25
    Bron: Telling. Periode: 2027; 2027 tot en met 2031. Geen totaal: het zijn verschillende soorten cijfers: behoefte en plan. Waar een getal is afgeschermd, staat ook geen som waaruit het te berekenen is.
    "#);
}

#[test]
fn numbers_that_must_not_be_together_are_found_at_their_place() {
    let mixed = "[[draaitabel]]\nid = \"t\"\ntitel = \"Alles\"\nselectie = { segment = \"sociale-huur\" }\n\
        rijen = \"segment\"\n";
    assert_snapshot!(findings(&with(mixed)), @r#"
    bouwsteen.toml:9:1: BS712 fout bij `sociale-huur` staan cijfers die niet bij elkaar mogen: het zijn verschillende soorten cijfers: `behoefte` en `plan` (kies één `soort`, of zet `soort` in de rijen of kolommen)
        data/a.csv:2:1: dit cijfer doet mee
        data/a.csv:8:1: dit cijfer doet mee
    "#);
    let document = composed(&with(mixed));
    let [table] = tables(&document, "Alles")[..] else { panic!("one table") };
    assert!(written(table).contains("niet op te tellen"), "{}", written(table));
}

#[test]
fn each_mistake_in_a_table_or_chart_has_its_place_and_help() {
    let toml = "[[draaitabel]]\nid = \"a\"\ntitel = \"A\"\nselectie = { soort = \"norm\" }\nrijen = \"groep\"\n\
        [[draaitabel]]\nid = \"b\"\ntitel = \"B\"\nselectie = { soort = \"plan\" }\nrijen = \"goep\"\n\
        [[draaitabel]]\nid = \"c\"\ntitel = \"C\"\nselectie = { soort = \"plan\" }\nrijen = \"soort\"\nkolommen = \"soort\"\n\
        [[grafiek]]\nid = \"d\"\ntitel = \"D\"\nsoort = \"staven\"\nrijen = \"groep\"\n\
        [[grafiek]]\nid = \"e\"\ntitel = \"E\"\nsoort = \"gestapeld\"\nrijen = \"groep\"\nselectie = { soort = \"behoefte\" }\n\
        [[grafiek]]\nid = \"f\"\ntitel = \"F\"\nsoort = \"lijn\"\nselectie = { soort = \"behoefte\", segment = \"sociale-huur\" }\nreeksen = \"groep\"\n\
        [[grafiek]]\nid = \"g\"\ntitel = \"G\"\nsoort = \"tijdlijn\"\nrijen = \"groep\"\n\
        [[grafiek]]\nid = \"h\"\ntitel = \"H\"\nsoort = \"staven\"\nrijen = \"groep\"\nselectie = { soort = \"plan\" }\nreeksen = \"segment\"\n\
        [[grafiek]]\nid = \"i\"\ntitel = \"I\"\nsoort = \"lijn\"\nrijen = \"groep\"\nselectie = { soort = \"plan\" }\n\
        [[grafiek]]\nid = \"j\"\ntitel = \"J\"\nsoort = \"staven\"\nrijen = \"segment\"\nselectie = { soort = \"plan\" }\nambitie = []\ndoel = [\"x\"]\n";
    let project = with(toml);
    assert_snapshot!(findings(&project), @r#"
    bouwsteen.toml:9:1: BS711 let op geen enkel cijfer past bij deze `selectie` (kies ruimer, of kijk of de cijfers er al zijn)
    bouwsteen.toml:15:1: BS204 fout `goep` is geen kenmerk van cijfers (bedoelde u `groep`?)
    bouwsteen.toml:21:1: BS204 fout `rijen` en `kolommen` zijn hetzelfde kenmerk (kies bij `kolommen` een ander kenmerk, of haal die sleutel weg)
    bouwsteen.toml:22:1: BS202 fout bij een grafiek met soort `staven` ontbreekt `selectie` (zeg welke cijfers meedoen, bijvoorbeeld `selectie = { soort = "behoefte" }`)
    bouwsteen.toml:27:1: BS202 fout bij een grafiek met soort `gestapeld` ontbreekt `reeksen` (zeg wat de kleuren betekenen, bijvoorbeeld `reeksen = "segment"`)
    bouwsteen.toml:37:1: BS712 let op niet elk cijfer hoort bij één jaar; die staan niet in de lijn (kies cijfers met een peildatum of met één jaar als `periode`)
    bouwsteen.toml:42:1: BS711 let op er is geen maatregel voor deze tijdlijn (voeg een `[[maatregel]]` toe, of kies ruimer)
    bouwsteen.toml:43:1: BS714 let op `rijen` doet hier niets: een tijdlijn gaat over maatregelen (haal `rijen` weg, of kies een andere `soort`)
    bouwsteen.toml:50:1: BS204 fout `staven` heeft geen reeksen (kies `soort = "gestapeld"` of `"gegroepeerd"`, of haal `reeksen` weg)
    bouwsteen.toml:55:1: BS204 fout een lijn loopt over jaren (schrijf `rijen = "jaar"`, of kies `soort = "staven"`)
    bouwsteen.toml:64:1: BS714 let op `doel` doet hier niets: alleen bij een tijdlijn (haal `doel` weg, of kies een andere `soort`)
    bouwsteen.toml:64:9: BS301 fout `x` is geen id van een doel (voeg een `[[doel]]` toe met `id = "x"`)
    "#);
    // And the document is there, with a box for each that cannot be made.
    let gaps = composed(&project).blocks.into_iter().filter(|it| matches!(it, Block::Gap { .. }));
    let titles: Vec<String> = gaps
        .filter_map(|block| match block {
            Block::Gap { content, .. } => Some(text::plain(&content)),
            _ => None,
        })
        .filter(|title| title.starts_with("Nog niet te maken"))
        .collect();
    assert_eq!(titles.len(), 9, "{titles:?}");
}

const STAPEL: &str = "[[grafiek]]\nid = \"g\"\ntitel = \"Behoefte in beeld\"\nsoort = \"gestapeld\"\n\
    selectie = { soort = \"behoefte\" }\nrijen = \"groep\"\nreeksen = \"segment\"\n";

fn figures<'d>(document: &'d Document) -> Vec<(&'d String, &'d String)> {
    let own = |block: &'d Block| match block {
        Block::Figure { image, alt, .. } => Some((image, alt)),
        _ => None,
    };
    document.blocks.iter().filter_map(own).collect()
}

#[test]
fn a_chart_travels_with_the_document_and_hides_what_is_hidden() {
    let document = composed(&with(STAPEL));
    let [(image, alt)] = figures(&document)[..] else { panic!("one figure") };
    assert_eq!(image, "grafieken/g.svg");
    let picture = &document.images[image];
    assert_eq!(picture.format, ImageFormat::Svg);
    let svg = String::from_utf8(picture.bytes.clone()).expect("text");
    assert!(svg.contains("&lt; 10") && alt.contains("< 10"), "{alt}");
    assert!(!alt.contains('8') && !svg.contains(">8<"), "the hidden number shows");
    let [table] = tables(&document, "Behoefte in beeld: de getallen")[..] else {
        panic!("a table")
    };
    assert_eq!(table.rows.len(), 3);
    assert!(markdown::write(&document).contains("(grafieken/g.svg)"));
}

#[test]
fn an_own_text_alternative_replaces_that_of_the_program() {
    let document = composed(&with(&format!("{STAPEL}alt = \"Drie staven.\"\ntabel = \"geen\"\n")));
    let [(_, alt)] = figures(&document)[..] else { panic!("one figure") };
    assert_eq!(alt, "Drie staven.");
    assert!(tables(&document, "Behoefte in beeld").is_empty());
}

#[test]
fn a_drawing_never_takes_the_place_of_an_image_of_the_project() {
    let own = "[[afbeelding]]\nid = \"eigen\"\nbestand = \"Grafieken/g.SVG\"\nalt = \"eigen\"\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>";
    let toml = format!("{BRON}{STAPEL}{own}");
    let project =
        project(&[("bouwsteen.toml", &toml), ("data/a.csv", CSV), ("Grafieken/g.SVG", svg)]);
    let document = composed(&project);
    let paths: Vec<&str> = document.images.keys().map(String::as_str).collect();
    assert_eq!(paths, ["Grafieken/g.SVG", "grafieken/g-2.svg"]);
}

#[test]
fn stacking_what_must_not_be_added_becomes_bars_beneath_each_other() {
    let csv = "soort;groep;woningtype;periode;aantal;eenheid\n\
        behoefte;ouderen;nultreden;2027;40;woning\nbehoefte;ouderen;zorggeschikt;2027;20;woning\n";
    let toml = "[[grafiek]]\nid = \"g\"\ntitel = \"G\"\nsoort = \"gestapeld\"\n\
        selectie = { soort = \"behoefte\" }\nrijen = \"groep\"\nreeksen = \"woningtype\"\n";
    let project = project(&[("bouwsteen.toml", toml), ("data/a.csv", csv)]);
    assert_snapshot!(findings(&project), @r#"
    bouwsteen.toml:5:1: BS712 fout bij `ouderen` mogen de delen niet op elkaar: `zorggeschikt` zit al in `nultreden` (kies er een van, of zet `telt-eenmaal = true` bij cijfers die elke woning één keer tellen)
        data/a.csv:3:1: dit cijfer doet mee
        data/a.csv:2:1: dit cijfer doet mee
    "#);
    let document = composed(&project);
    let [(_, alt)] = figures(&document)[..] else { panic!("one figure") };
    assert!(alt.starts_with("Staafdiagram met groepen"), "{alt}");
}

#[test]
fn different_units_are_not_drawn_but_stand_in_the_table() {
    let csv = "soort;groep;periode;aantal;eenheid\nbehoefte;ouderen;2027;40;woning\n\
        behoefte;starters;2027;20;persoon\n";
    let toml = "[[grafiek]]\nid = \"g\"\ntitel = \"G\"\nsoort = \"staven\"\n\
        selectie = { soort = \"behoefte\" }\nrijen = \"groep\"\ntabel = \"geen\"\n";
    let project = project(&[("bouwsteen.toml", toml), ("data/a.csv", csv)]);
    let document = composed(&project);
    assert!(figures(&document).is_empty());
    let [table] = tables(&document, "G: de getallen")[..] else { panic!("a table") };
    assert_snapshot!(written(table), @r#"
    G: de getallen
    Aandachtsgroep | Aantal
    Ouderen | 40 woningen
    Starters | 20 personen
    Periode: 2027.
    "#);
}

#[test]
fn a_timeline_shows_the_maatregelen_of_its_ambitie() {
    let toml = "[[ambitie]]\nid = \"a\"\ntitel = \"A\"\n[[doel]]\nid = \"d\"\nambitie = \"a\"\nomschrijving = \"D\"\n\
        [[maatregel]]\nid = \"m\"\nomschrijving = \"Bouwen.\"\ndoel = [\"d\"]\nstart = 2027\nkwartaal = \"k3\"\neind = 2029\nstatus = \"vertraagd\"\n\
        [[maatregel]]\nid = \"n\"\nomschrijving = \"Iets anders\"\n\
        [[grafiek]]\nid = \"g\"\ntitel = \"Planning\"\nsoort = \"tijdlijn\"\nambitie = [\"a\"]\n";
    let document = composed(&with(toml));
    let [table] = tables(&document, "Planning")[..] else { panic!("a table") };
    assert_snapshot!(written(table), @r#"
    Planning: begin en eind
    Maatregel | Start | Eind | Status
    Bouwen | 3e kwartaal 2027 | 2029 | vertraagd
    "#);
}

#[test]
fn hostile_words_stay_words() {
    let csv = "soort;onderwerp;periode;aantal;eenheid\n\
        plan;\"<script>|*x*|\";2027;4;woning\nplan;{{ 1 }};2027;5;woning\n";
    let toml = "[[draaitabel]]\nid = \"t\"\ntitel = \"*T* | <b>\"\nselectie = { soort = \"plan\" }\nrijen = \"onderwerp\"\n\
        leeg = \"|\"\ntoelichting = \"[x](javascript:1) <i>\"\n\
        [[grafiek]]\nid = \"g\"\ntitel = \"<svg>\"\nsoort = \"staven\"\nselectie = { soort = \"plan\" }\nrijen = \"onderwerp\"\n";
    let document = composed(&project(&[("bouwsteen.toml", toml), ("data/a.csv", csv)]));
    let written = markdown::write(&document).replace("\\]", "");
    for raw in ["<script>", "<b>", "<i>", "](javascript:"] {
        assert!(!written.contains(raw), "{raw} in:\n{written}");
    }
    let svg = &document.images["grafieken/g.svg"].bytes;
    let svg = String::from_utf8(svg.clone()).expect("text");
    assert!(!svg.contains("<script") && svg.contains("&lt;script"), "{svg}");
}

#[test]
fn a_table_that_is_too_large_is_cut_and_says_so() {
    let mut csv = "soort;onderwerp;periode;aantal;eenheid\n".to_owned();
    for index in 0..1_000 {
        csv.push_str(&format!("plan;o{index};2027;1;woning\n"));
    }
    let toml = "[[draaitabel]]\nid = \"t\"\ntitel = \"T\"\nselectie = { soort = \"plan\" }\nrijen = \"onderwerp\"\n\
        totalen = \"kolommen\"\n[[draaitabel]]\nid = \"u\"\ntitel = \"U\"\nselectie = { soort = \"plan\" }\n\
        rijen = \"soort\"\nkolommen = \"onderwerp\"\n";
    let project = project(&[("bouwsteen.toml", toml), ("data/a.csv", &csv)]);
    assert_snapshot!(findings(&project), @r#"
    bouwsteen.toml:5:1: BS713 let op `rijen` heeft er 800 te veel; die vallen weg (kies minder in `selectie`, of kies een ander kenmerk)
    bouwsteen.toml:12:1: BS713 let op `kolommen` heeft er 976 te veel; die vallen weg (kies minder in `selectie`, of kies een ander kenmerk)
    "#);
    let document = composed(&project);
    let [table] = tables(&document, "T")[..] else { panic!("a table") };
    assert_eq!(table.rows.len(), 201);
    let total = table.rows.last().expect("a total");
    assert_eq!(text::plain(&total.cells[1]), "1.000");
    assert!(text::plain(&table.source).contains("Er zijn nog 800 rijen."));
}

#[test]
fn the_tables_of_the_example_agree_with_its_declared_totals() {
    let project = lindewaard();
    assert_eq!(findings(&project), "");
    let document = composed(&project);
    for (caption, total, declared) in [
        ("Woonbehoefte per aandachtsgroep en prijsklasse", "1.576", "behoefte-groepen-totaal"),
        ("Plannen per kern", "1.380", "plan-totaal"),
    ] {
        let [table] = tables(&document, caption)[..] else { panic!("{caption}") };
        let last = table.rows.last().and_then(|row| row.cells.last()).expect("a total");
        assert_eq!(text::plain(last), total);
        let cijfer = project.cijfers.met_id(declared).expect("it is declared");
        let (min, _) = cijfer.grenzen().expect("a number");
        assert_eq!(min.to_string(), total.replace('.', ""));
    }
    let shown: Vec<&str> =
        document.images.keys().filter_map(|path| path.strip_prefix("grafieken/")).collect();
    assert_eq!(shown.len(), 4, "{shown:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn totals_are_the_sum_of_their_cells(
        rows in prop::collection::vec((0_u8..4, 0_u8..4, 0_u32..10_000), 1..30),
    ) {
        let mut csv = "soort;onderwerp;gemeente;periode;aantal;eenheid\n".to_owned();
        for (one, two, number) in &rows {
            csv.push_str(&format!("plan;r{one};k{two};2027;{number};woning\n"));
        }
        let project = project(&[("bouwsteen.toml", ""), ("data/a.csv", &csv)]);
        let selectie = Selectie::default();
        let vraag = Vraag {
            selectie: &selectie,
            rijen: As::Dimensie(Dimensie::Onderwerp),
            kolommen: Some(As::Dimensie(Dimensie::Gemeente)),
            op_waarde: true,
        };
        let turned = project.cijfers.draai(&vraag, &|_, _| None);
        let size = |cell: &Vak<'_>| match cell {
            Vak::Leeg => 0,
            Vak::Een(cijfer) => whole(cijfer.grenzen().map(|(min, _)| min)),
            Vak::Som(outcome) => whole(Some(outcome.min)),
            Vak::Verborgen | Vak::Bezwaar(_) => panic!("{cell:?}"),
        };
        let all: u32 = rows.iter().map(|(.., number)| number).sum();
        prop_assert_eq!(size(&turned.geheel), all);
        prop_assert_eq!(turned.rijtotalen.iter().map(size).sum::<u32>(), all);
        prop_assert_eq!(turned.kolomtotalen.iter().map(size).sum::<u32>(), all);
        prop_assert_eq!(turned.vakken.iter().flatten().map(size).sum::<u32>(), all);
        let sizes: Vec<u32> = turned.rijtotalen.iter().map(size).collect();
        prop_assert!(sizes.is_sorted_by(|one, other| one >= other), "{:?}", sizes);
    }
}

fn whole(number: Option<rust_decimal::Decimal>) -> u32 {
    number.and_then(|number| number.to_string().parse().ok()).expect("a whole number")
}
