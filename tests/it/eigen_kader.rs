//! Own kaders: they take part, every mistake has a place, and nothing hostile gets further than a finding.

use std::fmt::Write as _;

use bouwsteen::check::{self, Toetsing};
use bouwsteen::diagnostic::Code;
use bouwsteen::files::LIMITS;
use bouwsteen::{Project, Uitkomst, schema};
use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{lines, project};

/// What every kader begins with.
pub(crate) const HEAD: &str = r#"naam = "regio"
titel = "Regio"
versie = "1"
peildatum = 2026-11-22
toelichting = "Alleen voor een test."

[[bron]]
id = "stuk"
titel = "Stuk"
"#;

/// An eis with this id and these further lines.
pub(crate) fn eis(id: &str, more: &str) -> String {
    let mut text = format!("\n[[eis]]\nid = \"{id}\"\n");
    for (key, line) in [
        ("bouwsteen", "bouwsteen = \"opgave\""),
        ("titel", "titel = \"Dit is gevraagd.\""),
        ("sterkte", "sterkte = \"bestuurlijke-afspraak\""),
        ("afwijken", "afwijken = \"motiveren\""),
        ("bron", "bron = { document = \"stuk\", plaats = \"art. 1\", zekerheid = \"gelezen\" }"),
        ("toets", "toets = { soort = \"aanwezig\", paden = [\"/opgave/tekst\"] }"),
        ("melding", "melding = \"dit ontbreekt\""),
        ("herstel", "herstel = \"vul `tekst` in\""),
    ] {
        let is_given = more.lines().any(|given| given.starts_with(&format!("{key} =")));
        if !is_given {
            writeln!(text, "{line}").expect("invariant: text can be written");
        }
    }
    text + more + "\n"
}

/// What loading a project with one own kader finds.
fn found(kader: &str) -> String {
    let project = with(kader);
    lines(&project.sources, &project.diagnostics)
}

fn with(kader: &str) -> Project {
    project(&[("bouwsteen.toml", ""), ("kaders/regio.toml", kader)])
}

fn toets(project: &Project) -> Toetsing {
    check::check(project, date(2026, 11, 22))
}

/// The ids of the eisen of own kaders that take part.
fn own(project: &Project) -> Vec<String> {
    let toetsing = toets(project);
    toetsing.eisen.iter().filter(|b| b.is_eigen()).map(|b| b.eis.id.clone()).collect()
}

#[test]
fn every_kind_of_toets_can_stand_in_an_own_kader() {
    let eisen = TOETSEN.iter().enumerate().map(|(index, toets)| {
        eis(&format!("ZZ-{:02}", index + 10), &format!("toets = {{ {toets} }}"))
    });
    let project = with(&(HEAD.to_owned() + &eisen.collect::<String>()));
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    assert_eq!(own(&project).len(), TOETSEN.len());
}

#[test]
fn an_own_kader_takes_part_and_says_its_name() {
    let project = with(&(HEAD.to_owned() + &eis("ZZ-01", "")));
    assert_eq!(lines(&project.sources, &project.diagnostics), "");
    let toetsing = toets(&project);
    let own = toetsing.eisen.iter().find(|b| b.is_eigen()).expect("it takes part");
    assert_eq!((own.kader.as_str(), own.uitkomst), ("regio", Uitkomst::Open));
    assert!(toetsing.kaders.iter().any(|kader| kader.naam == "regio" && kader.is_eigen()));
}

#[test]
fn every_file_of_a_kader_is_judged_and_broken_eisen_are_left_out() {
    let broken = [
        eis("ZZ-01", "sterkte = \"wett\""),
        eis("ZZ-02", "melidng = \"oeps\""),
        eis("ZZ-03", "geldig = { van = \"ooit\" }"),
        eis("ZZ-04", "toets = { soort = \"per-elemnt\", in = \"/doel\" }"),
        eis("ZZ-05", "toets = { soort = \"per-element\", velden = [\"titel\"] }"),
        eis("ZZ-06", "toets = { soort = \"per-element\", in = \"/doel\", veldn = [\"titel\"] }"),
        eis("ZZ-07", "toets = { soort = \"aanwezig\", paden = \"/doel\" }"),
        eis(
            "ZZ-08",
            "toets = { soort = \"tijdvak\", van = \"/a\", tot = \"/b\", maximaal-jaren = 60000 }",
        ),
        "\n[[eis]]\nid = \"zz9\"\n".to_owned(),
        eis("ZZ-10", ""),
    ]
    .concat();
    let files = [
        ("bouwsteen.toml", ""),
        ("kaders/regio/kader.toml", HEAD),
        ("kaders/regio/a.toml", &broken),
        ("kaders/regio/b.toml", "versie = \"2\"\n[[bron]]\nid = \"stuk\"\ntitel = \"Nog een\"\n"),
        ("kaders/kaal.toml", "titel = \"Kaal\"\nlijsten = 3\n"),
    ];
    let project = project(&files);
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    kaders/kaal.toml:1:1: BS202 fout het kader mist `naam`, `versie`, `peildatum` en `toelichting` (zet deze bovenaan, in het eerste bestand van het kader)
    kaders/kaal.toml:2:1: BS201 fout onbekende sleutel `lijsten` (bedoelde u `lijst`?)
    kaders/regio/a.toml:11:11: BS204 fout onbekende waarde `wett` voor `sterkte` (bedoelde u `wet`?)
    kaders/regio/a.toml:23:1: BS201 fout onbekende sleutel `melidng` (bedoelde u `melding`?)
    kaders/regio/a.toml:35:18: BS104 fout `ooit` bij `van` is geen bestaande datum (schrijf een datum als `2026-01-31`)
    kaders/regio/a.toml:46:19: BS204 fout onbekende waarde `per-elemnt` voor `soort` (bedoelde u `per-element`?)
    kaders/regio/a.toml:57:9: BS202 fout `toets` mist de verplichte sleutel `in` (voeg `in = …` toe)
    kaders/regio/a.toml:68:48: BS201 fout onbekende sleutel `veldn` (bedoelde u `velden`?)
    kaders/regio/a.toml:79:39: BS203 fout `paden` is tekst, maar hier hoort een lijst (zet de waarde tussen `[` en `]`)
    kaders/regio/a.toml:90:71: BS206 fout `60000` bij `maximaal-jaren` is te hoog: hoogstens 100
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `afwijken` (voeg `afwijken = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `bouwsteen` (voeg `bouwsteen = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `bron` (voeg `bron = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `herstel` (voeg `herstel = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `melding` (voeg `melding = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `sterkte` (voeg `sterkte = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `titel` (voeg `titel = …` toe)
    kaders/regio/a.toml:92:1: BS202 fout `eis` mist de verplichte sleutel `toets` (voeg `toets = …` toe)
    kaders/regio/a.toml:93:6: BS205 fout `zz9` bij `id` heeft niet de juiste vorm (schrijf de code met hoofdletters: `BEH-02`)
    kaders/regio/b.toml:1:1: BS106 fout sleutel `versie` staat ook in een ander bestand (verwijder een van de twee; de eerste telt nu)
        kaders/regio/kader.toml:3:1: hier staat hij eerst
    kaders/regio/b.toml:3:6: BS302 fout bron `stuk` staat al in dit kader (voeg de twee samen)
        kaders/regio/kader.toml:8:6: hier staat hij eerst
    ");
    assert_eq!(own(&project), ["ZZ-10"]);
    assert_eq!(
        project.kaders.iter().map(|k| k.naam.as_str()).collect::<Vec<_>>(),
        ["kaal", "regio"]
    );
}

#[test]
fn a_path_that_does_not_exist_points_at_the_path_that_was_meant() {
    let paths = |toets: &str| eis("ZZ-01", &format!("toets = {toets}"));
    let toetsen = [
        r#"{ soort = "aanwezig", paden = ["/opgave/tekst", "/opgaev/tekst", "/opgave/aandachtgroep/*/groep", "/opgave/aandachtsgroep/groep", "/opgave/zzzzzz", "doel"] }"#,
        r#"{ soort = "per-element", in = "/doel", velden = ["omschrijvng"], waar = [{ veld = "trekkr", aanwezig = true }], moet = [{ veld = "partner", verwijst = { naar = "/partner", veld = "srt", is = ["gemeente"] } }] }"#,
        r#"{ soort = "element", in = "/gemeente/naam", velden = ["x"] }"#,
        r#"{ soort = "dekking", lijst = "aandachtsgroepn", in = "/opgave/aandachtsgroep", sleutel = "groepp", uitzondering = "geen-opgav", waarden = ["ouderen"] }"#,
        r#"{ soort = "dekking", lijst = "aandachtsgroepen", in = "/opgave/aandachtsgroep", sleutel = "groep", waarden = ["oudren"] }"#,
        r#"{ soort = "alle", toetsen = [{ soort = "indien", geldt-als = [{ pad = "/document/sort", is = "x" }], toets = { soort = "jaren", pad = "/document/looptyd", minimaal = 5 } }] }"#,
        r#"{ soort = "som", in = "/doel", links = "a", rechts = "titel" }"#,
        r#"{ soort = "actualiteit", in = "/doel", datum = "datm", peil = "/document/dtum", jaren = 5, tenzij = "titel" }"#,
        r#"{ soort = "tijdvak", van = "/document/in-werkin", tot = "/document/einddatum" }"#,
        r#"{ soort = "uiterlijk", pad = "/document/datm", pad-uiterlijk = "/document/einddatm", tenzij = "/x" }"#,
        r#"{ soort = "open-norm", paden = ["/visie/toekomstbeld"] }"#,
        r#"{ soort = "grens", pad = "/gemeente/inwoner", minimaal = 1 }"#,
        r#"{ soort = "keuze", pad = "/document/soorten", is = ["x"] }"#,
    ];
    let kader = toetsen.iter().enumerate();
    let kader =
        kader.map(|(index, toets)| paths(toets).replace("ZZ-01", &format!("ZZ-{:02}", index + 10)));
    let project = with(&(HEAD.to_owned() + &kader.collect::<String>()));
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    kaders/regio.toml:20:157: BS205 fout `doel` bij `paden` heeft niet de juiste vorm (begin een pad met `/`, zoals `/opgave/aandachtsgroep`)
    kaders/regio.toml:31:58: BS620 fout `omschrijvng` is geen veld van `/doel` (bedoelde u `omschrijving`?)
    kaders/regio.toml:31:91: BS620 fout `trekkr` is geen veld van `/doel` (bedoelde u `trekker`?)
    kaders/regio.toml:31:188: BS620 fout `srt` is geen veld van `/partner` (kies uit `id`, `naam`, `soort`, `afkorting`, `code`, `van`, `tot`, `opvolger`, `ondertekent`, `gebonden-aan`, `voorbehoud`)
    kaders/regio.toml:42:63: BS620 fout `/gemeente/naam` is geen lijst, dus zij heeft geen elementen (noem bij `in` het pad van een lijst)
    kaders/regio.toml:53:38: BS621 fout lijst `aandachtsgroepn` bestaat niet (bedoelde u `aandachtsgroepen`?)
    kaders/regio.toml:53:98: BS620 fout `groepp` is geen veld van `/opgave/aandachtsgroep` (bedoelde u `groep`?)
    kaders/regio.toml:53:123: BS620 fout `geen-opgav` is geen veld van `/opgave/aandachtsgroep` (bedoelde u `geen-opgave`?)
    kaders/regio.toml:64:119: BS621 fout lijst `aandachtsgroepen` heeft geen waarde `oudren` (bedoelde u `ouderen`?)
    kaders/regio.toml:75:79: BS620 fout pad `/document/sort` bestaat niet in een visie (bedoelde u `/document/soort`?)
    kaders/regio.toml:75:143: BS620 fout pad `/document/looptyd` bestaat niet in een visie (bedoelde u `/document/looptijd`?)
    kaders/regio.toml:86:48: BS620 fout `a` is geen veld van `/doel` (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:86:62: BS620 fout `titel` is geen veld van `/doel` (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:97:56: BS620 fout `datm` is geen veld van `/doel` (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:97:71: BS620 fout pad `/document/dtum` bestaat niet in een visie (bedoelde u `/document/datum`?)
    kaders/regio.toml:97:109: BS620 fout `titel` is geen veld van `/doel` (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:108:36: BS620 fout pad `/document/in-werkin` bestaat niet in een visie (bedoelde u `/document/in-werking`?)
    kaders/regio.toml:119:38: BS620 fout pad `/document/datm` bestaat niet in een visie (bedoelde u `/document/datum`?)
    kaders/regio.toml:119:72: BS620 fout pad `/document/einddatm` bestaat niet in een visie (bedoelde u `/document/einddatum`?)
    kaders/regio.toml:119:103: BS620 fout pad `/x` bestaat niet in een visie (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:130:41: BS620 fout pad `/visie/toekomstbeld` bestaat niet in een visie (bedoelde u `/visie/toekomstbeeld`?)
    kaders/regio.toml:141:34: BS620 fout pad `/gemeente/inwoner` bestaat niet in een visie (bedoelde u `/gemeente/inwoners`?)
    kaders/regio.toml:152:34: BS620 fout pad `/document/soorten` bestaat niet in een visie (bedoelde u `/document/soort`?)
    ");
    assert_eq!(own(&project), Vec::<String>::new());
}

#[test]
fn a_word_that_can_never_stand_there_is_found() {
    let kader = [
        eis("ZZ-01", "geldt-als = [{ pad = \"/document/soort\", is = \"woonzorgvise\" }]"),
        eis("ZZ-02", "geldt-als-een-van = [{ pad = \"/verordening/grond\", bevat = \"armoede\" }]"),
        eis("ZZ-03", "geldt-als = [{ pad = \"/document\", is = \"x\" }]"),
        eis(
            "ZZ-04",
            "toets = { soort = \"keuze\", pad = \"/document/status\", is = [\"ontwerp\", \"klad\"] }",
        ),
        eis(
            "ZZ-05",
            "geldt-als = [{ pad = \"/opgave/aandachtsgroep/*/groep\", bevat = \"hofje\" }]",
        ),
        eis(
            "ZZ-06",
            "geldt-als = [{ pad = \"/opgave/aandachtsgroep/*/groep\", bevat = \"kust\" }]",
        ),
        "\n[[lijst]]\nid = \"aandachtsgroepen\"\ntitel = \"Meer\"\npeildatum = 2026-01-01\n\
         bron = { document = \"stuk\", plaats = \"art. 2\", zekerheid = \"gelezen\" }\n\
         waarde = [{ id = \"kust\", naam = \"aan de kust\" }]\n"
            .to_owned(),
    ];
    let own = "[[eigen-waarde]]\nid = \"hofje\"\nlijst = \"aandachtsgroepen\"\nnaam = \"Hofje\"\n";
    let kader = HEAD.to_owned() + &kader.concat();
    let project = project(&[("bouwsteen.toml", own), ("kaders/regio.toml", &kader)]);
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    kaders/regio.toml:21:46: BS621 fout `/document/soort` kan nooit `woonzorgvise` zijn (bedoelde u `woonzorgvisie`?)
    kaders/regio.toml:33:60: BS621 fout `/verordening/grond` kan nooit `armoede` zijn (kies uit `leefbaarheid`, `schaarste`, `urgentie`)
    kaders/regio.toml:45:40: BS621 fout bij `/document` staat nooit een woord (vergelijk met een keuze, een tekst of ja en nee)
    kaders/regio.toml:56:71: BS621 fout `/document/status` kan nooit `klad` zijn (kies uit `concept`, `geldend`, `gewijzigd-vastgesteld`, `ontwerp`, `startnotitie`, `toekomstig`, `vastgesteld`, `vervallen`)
    ");
}

#[test]
fn sources_quotes_and_companions_are_checked() {
    let bron = |rest: &str| {
        format!("bron = {{ document = \"stuk\", plaats = \"1\", zekerheid = \"gelezen\"{rest} }}")
    };
    let citaat =
        format!(", citaat = {{ tekst = \"Zo is het.\", sha256 = \"{}\" }}", "0".repeat(64));
    let kader = [
        eis("ZZ-01", &bron("").replace("\"stuk\"", "\"stk\"")),
        eis("ZZ-02", &bron(&citaat)),
        eis("ZZ-03", &bron(", citaat = { tekst = \"Zonder hash mag.\" }")),
        eis("ZZ-04", "sleept-mee = [\"WWZ-10\", \"ZZ-04\", \"ZZ-99\"]"),
        eis("ZZ-05", "scherper-dan = \"QQ-01\""),
        eis("ZZ-06", "geldt-als = [{ pad = \"/document/soort\" }]"),
        eis(
            "ZZ-07",
            "geldt-als = [{ pad = \"/document/soort\", is = \"akkoord\", aanwezig = true }]",
        ),
        eis(
            "ZZ-08",
            "fout = [{ zet = \"/opgave/tekst\" }, { verwijder = \"/opgave/{groep=x}/tkst\" }]",
        ),
        eis("ZZ-09", "toets = { soort = \"grens\", pad = \"/gemeente/inwoners\" }"),
        eis("ZZ-10", "toets = { soort = \"uiterlijk\", pad = \"/document/datum\" }"),
        eis(
            "ZZ-11",
            "toets = { soort = \"uiterlijk\", pad = \"/document/datum\", dag = \"13-40\" }",
        ),
    ];
    assert_snapshot!(found(&(HEAD.to_owned() + &kader.concat())), @"
    kaders/regio.toml:20:21: BS301 fout `stk` is geen bron van dit kader (bedoelde u `stuk`?)
    kaders/regio.toml:31:108: BS623 fout het citaat is niet meer wat het was (herstel de woorden, of schrijf bij een nieuw citaat d87b3009f19dd641e53fae1c799fcefcbaf6fc83de28b7956c7fd0fe525e0f6c)
    kaders/regio.toml:54:25: BS301 fout een eis noemt zichzelf (noem een andere eis)
    kaders/regio.toml:54:34: BS301 fout er is geen eis `ZZ-99` (bedoelde u `ZZ-09`?)
    kaders/regio.toml:66:16: BS301 fout er is geen eis `QQ-01` (`bouwsteen kader lijst` toont alle eisen)
    kaders/regio.toml:78:14: BS622 fout een voorwaarde heeft precies een van `is`, `bevat` en `aanwezig` (haal weg wat te veel is, of vul aan wat ontbreekt)
    kaders/regio.toml:90:14: BS622 fout een voorwaarde heeft precies een van `is`, `bevat` en `aanwezig` (haal weg wat te veel is, of vul aan wat ontbreekt)
    kaders/regio.toml:102:9: BS622 fout `fout` heeft `verwijder`, of `zet` met `waarde` (haal weg wat te veel is, of vul aan wat ontbreekt)
    kaders/regio.toml:102:50: BS620 fout pad `/opgave/*/tkst` bestaat niet in een visie (kijk in het schema van de visie wat hier past)
    kaders/regio.toml:113:9: BS622 fout deze toets vraagt niets: elke visie voldoet eraan (geef `minimaal` of `maximaal`)
    kaders/regio.toml:124:9: BS622 fout deze toets vraagt niets: elke visie voldoet eraan (geef `pad-uiterlijk`, `datum` of `dag`)
    kaders/regio.toml:135:63: BS205 fout `13-40` bij `dag` heeft niet de juiste vorm (schrijf maand en dag als `07-01`)
    ");
}

#[test]
fn an_example_must_fit_in_a_visie_and_be_about_the_eis() {
    let kader = [
        eis("ZZ-01", "voorbeeld = \"[opgave]\\ntekst = 'Zo.'\""),
        eis("ZZ-02", "voorbeeld = \"[opgave\""),
        eis("ZZ-03", "voorbeeld = \"[opgave]\\ntekts = 'Zo.'\""),
        eis("ZZ-04", "voorbeeld = \"[visie]\\ntekst = 'Zo.'\""),
    ];
    let project = with(&(HEAD.to_owned() + &kader.concat()));
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    kaders/regio.toml:33:13: BS627 let op het voorbeeld is niet te lezen: deze kop is niet afgesloten (wat hier staat moet zo in een visie te plakken zijn)
    kaders/regio.toml:45:13: BS627 let op het voorbeeld past niet in een visie: onbekende sleutel `tekts` (wat hier staat moet zo in een visie te plakken zijn)
    kaders/regio.toml:57:13: BS627 let op het voorbeeld gaat niet over wat de eis vraagt (wat hier staat moet zo in een visie te plakken zijn)
    ");
    assert_eq!(own(&project), ["ZZ-01", "ZZ-02", "ZZ-03", "ZZ-04"]);
}

#[test]
fn an_id_that_exists_names_both_places() {
    let more = "\n[[lijst]]\nid = \"aandachtsgroepen\"\ntitel = \"Meer\"\npeildatum = 2026-01-01\n\
         bron = { document = \"stuk\", plaats = \"art. 2\", zekerheid = \"gelezen\" }\n\
         waarde = [{ id = \"ouderen\", naam = \"iedereen\" }, { id = \"kust\", naam = \"kust\" }]\n\
         [[bron]]\nid = \"stuk\"\ntitel = \"Nog een\"\n";
    let kader = [eis("WWZ-10", ""), eis("ZZ-01", ""), eis("ZZ-01", ""), more.to_owned()].concat();
    let wet = HEAD.replace("\"regio\"", "\"wet\"");
    let project = project(&[
        ("bouwsteen.toml", ""),
        ("kaders/a.toml", &(HEAD.to_owned() + &kader)),
        ("kaders/b.toml", HEAD),
        ("kaders/wet.toml", &wet),
    ]);
    // The lines of the kaders of the program move with every change in them.
    let said = lines(&project.sources, &project.diagnostics);
    let said = said.lines().map(|line| match line.trim_start().strip_prefix("ingebouwd/") {
        Some(place) => format!("    ingebouwd/{}:…", place.split(':').next().unwrap_or_default()),
        None => line.to_owned(),
    });
    assert_snapshot!(said.collect::<Vec<_>>().join("\n"), @"
    kaders/a.toml:12:6: BS302 fout eis `WWZ-10` bestaat al (geef uw eis een nieuw `id`; met `scherper-dan` zegt u welke eis zij aanscherpt)
        ingebouwd/wet/wmo.toml:…
    kaders/a.toml:36:6: BS302 fout eis `ZZ-01` bestaat al (geef uw eis een nieuw `id`; met `scherper-dan` zegt u welke eis zij aanscherpt)
        kaders/a.toml:24:6: hier staat hij eerst
    kaders/a.toml:52:18: BS302 fout lijst `aandachtsgroepen` heeft al een waarde `ouderen` (geef de waarde een eigen `id`, of haal haar weg)
        ingebouwd/lijsten/kader.toml:…
    kaders/a.toml:54:6: BS302 fout bron `stuk` staat al in dit kader (voeg de twee samen)
        kaders/a.toml:8:6: hier staat hij eerst
    kaders/b.toml:1:8: BS302 fout kader `regio` bestaat al; dit kader doet niet mee (geef het kader een eigen `naam`)
        kaders/a.toml:1:8: hier staat hij eerst
    kaders/wet.toml:1:8: BS302 fout kader `wet` bestaat al; dit kader doet niet mee (geef het kader een eigen `naam`)
    ");
    assert_eq!(own(&project), ["ZZ-01"]);
}

#[test]
fn an_eis_that_says_to_be_sharper_but_is_looser_is_a_finding() {
    let law = "sterkte = \"wet\"\nafwijken = \"nee\"\n";
    let kader = [
        eis("ZZ-01", law),
        eis("ZZ-02", "scherper-dan = \"ZZ-01\"\nsterkte = \"wet\"\nafwijken = \"nee\""),
        eis(
            "ZZ-03",
            "scherper-dan = \"ZZ-01\"\nsterkte = \"handreiking\"\nafwijken = \"vrij\"\nadressaat = \"rijk\"",
        ),
        eis(
            "ZZ-04",
            "scherper-dan = \"ZZ-01\"\nsterkte = \"wet\"\nafwijken = \"nee\"\nvervallen = { sinds = 2026-01-01, reden = \"weg\" }",
        ),
        eis("ZZ-05", "scherper-dan = \"WWZ-10\"\nsterkte = \"aanbevolen\"\nafwijken = \"vrij\""),
    ];
    let project = with(&(HEAD.to_owned() + &kader.concat()));
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    kaders/regio.toml:44:11: BS625 let op `ZZ-03` is losser dan `ZZ-01`: de sterkte is `handreiking` en daar is het wet (`ZZ-01` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    kaders/regio.toml:45:12: BS625 let op `ZZ-03` is losser dan `ZZ-01`: afwijken is `vrij` in plaats van `nee` (`ZZ-01` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    kaders/regio.toml:46:13: BS625 let op `ZZ-03` is losser dan `ZZ-01`: zij is voor `rijk` en niet voor de gemeente (`ZZ-01` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    kaders/regio.toml:59:13: BS625 let op `ZZ-04` is losser dan `ZZ-01`: zij is vervallen (`ZZ-01` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    kaders/regio.toml:70:11: BS625 let op `ZZ-05` is losser dan `WWZ-10`: de sterkte is `aanbevolen` en daar is het wet (`WWZ-10` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    kaders/regio.toml:71:12: BS625 let op `ZZ-05` is losser dan `WWZ-10`: afwijken is `vrij` in plaats van `nee` (`WWZ-10` blijft gewoon gelden; maak uw eis even streng, of haal `scherper-dan` weg)
    ");
    assert!(toets(&project).is_sound(), "it deserves a look and breaks nothing");
    assert_eq!(own(&project), ["ZZ-01", "ZZ-02", "ZZ-03", "ZZ-05"]);
}

#[test]
fn leaving_the_law_out_is_a_finding_and_an_own_kader_may_be_named() {
    let chosen = |kaders: &str| {
        let manifest = format!("[toets]\nkaders = {kaders}\n");
        let project = project(&[("bouwsteen.toml", &manifest), ("kaders/regio.toml", HEAD)]);
        lines(&project.sources, &toets(&project).meldingen)
    };
    assert_eq!(chosen("[\"wet\", \"regio\"]"), "");
    assert_snapshot!(chosen("[\"regio\"]"), @r#"bouwsteen.toml:2:10: BS626 let op er wordt niet aan de wet getoetst; de wet geldt wel (zet `"wet"` bij `kaders`, of laat `kaders` weg)"#);
    assert_snapshot!(chosen("[\"wet\", \"regoi\"]"), @"bouwsteen.toml:2:18: BS600 fout kader `regoi` bestaat niet (bedoelde u `regio`?)");
}

#[test]
fn values_that_a_kader_adds_count_as_known() {
    let list = "\n[[lijst]]\nid = \"woningtypen\"\ntitel = \"Meer\"\npeildatum = 2026-01-01\n\
         bron = { document = \"stuk\", plaats = \"art. 2\", zekerheid = \"gelezen\" }\n\
         waarde = [{ id = \"duinhuis\", naam = \"duinhuis\" }]\n";
    let manifest = "[[cijfer]]\nsoort = \"plan\"\neenheid = \"woning\"\naantal = 3\nwoningtype = \"duinhuis\"\n";
    let without = project(&[("bouwsteen.toml", manifest), ("kaders/regio.toml", HEAD)]);
    assert!(lines(&without.sources, &toets(&without).meldingen).contains("`duinhuis` staat niet"));
    let kader = HEAD.to_owned() + list;
    let with = project(&[("bouwsteen.toml", manifest), ("kaders/regio.toml", &kader)]);
    assert_eq!(lines(&with.sources, &toets(&with).meldingen), "");
}

#[test]
fn hostile_kaders_are_findings_and_end_in_time() {
    let deep = format!("a = {}", "[".repeat(10_000));
    let alle = "{ soort = \"alle\", toetsen = [".repeat(10_000);
    let many: String =
        (0..=LIMITS.eisen).map(|n| eis(&format!("Z{}-{:02}", n / 100, n % 100), "")).collect();
    // Ids of more than the form allows are themselves findings; what counts is that it ends.
    let letters = |n: usize| {
        let letter = |n: usize| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26]);
        format!("{}{}", letter(n / 26), letter(n))
    };
    let valid: String = (0..=LIMITS.eisen)
        .map(|n| eis(&format!("Q{}-{:02}", letters(n / 100), n % 100), ""))
        .collect();
    let types = "naam = 3\ntitel = []\nversie = {}\npeildatum = true\nbron = 1\nlijst = \"x\"\neis = [1, [], \"a\"]\n";
    let control = HEAD.replace("\"regio\"", "\"re\\u001bgio\"");
    let nested = format!(
        "toets = {}{{ soort = \"x\" }}{}",
        "{ soort = \"alle\", toetsen = [".repeat(28),
        "] }".repeat(28)
    );
    let words =
        format!("geldt-als-een-van = [{}]", "{ pad = \"/document\", is = \"x\" },".repeat(5_000));
    for (kader, said) in [
        (HEAD.to_owned() + &eis("ZZ-01", &nested), "BS204"),
        (HEAD.to_owned() + &eis("ZZ-01", &words), "BS621"),
        (deep, "BS103"),
        (format!("[[eis]]\ntoets = {alle}"), "BS103"),
        (HEAD.to_owned() + &many, "BS205"),
        (HEAD.to_owned() + &valid, "BS624"),
        (types.to_owned(), "BS203"),
        (control, "BS205"),
        ("\u{0}".to_owned(), "BS101"),
    ] {
        let project = with(&kader);
        let found = lines(&project.sources, &project.diagnostics);
        assert!(found.contains(said), "{said}: {found:.400}");
        assert!(project.kaders.iter().map(|kader| kader.eis.len()).sum::<usize>() <= LIMITS.eisen);
    }
}

#[test]
fn work_is_bounded_by_the_size_of_the_visie() {
    let paths = format!(
        "toets = {{ soort = \"aanwezig\", paden = [{}] }}",
        "\"/bron/*/naam\",".repeat(1_500)
    );
    let kader: String = (10..20).map(|n| eis(&format!("ZZ-{n}"), &paths)).collect();
    let kader = HEAD.to_owned() + &kader;
    let manifest = "[[bron]]\nid = \"a\"\nnaam = \"A\"\n".repeat(2_000);
    let project = project(&[("bouwsteen.toml", &manifest), ("kaders/regio.toml", &kader)]);
    let found: Vec<_> = project.kader_diagnostics().cloned().collect();
    assert_snapshot!(lines(&project.sources, &found), @"kaders/regio.toml:44:1: BS624 fout eigen kaders vragen te veel werk voor een visie van deze omvang (wat hier begint telt niet mee; haal weg wat niet nodig is)");
    assert_eq!(own(&project), ["ZZ-10", "ZZ-11", "ZZ-12"]);
}

/// A key of an eis.
fn key() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(schema::kader().keys("/eis/*"))
}

/// A value of any sort, also at the edges of what numbers can hold.
fn value() -> impl Strategy<Value = String> {
    let fixed = [
        "[]",
        "{}",
        "[[]]",
        "true",
        "1.5",
        "2026-01-01",
        "\"2026-01-01\"",
        "\"wet\"",
        "\"\"",
        "70000",
        "4294967296",
        "-1",
        "12345678901234567890.5",
        "\"/doel\"",
        "[\"/doel\"]",
        "{ van = 2026-01-01 }",
        "{ pad = \"/doel\", is = \"x\" }",
        "[{ veld = \"id\", is = [\"a\"] }]",
        "{ sinds = 2026-01-01, reden = \"x\" }",
    ];
    prop_oneof![
        proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<f32>().prop_map(|n| format!("{n:?}")),
    ]
}

/// A sound toets of each kind.
const TOETSEN: [&str; 14] = [
    "soort = \"aanwezig\", paden = [\"/doel\"], een-van = true",
    "soort = \"per-element\", in = \"/doel\", waar = [], velden = [], moet = [], mag-ontbreken = true",
    "soort = \"element\", in = \"/doel\", minimaal = 1",
    "soort = \"dekking\", lijst = \"aandachtsgroepen\", in = \"/doel\", sleutel = \"id\"",
    "soort = \"grens\", pad = \"/gemeente/inwoners\", minimaal = 1, maximaal = 2.5",
    "soort = \"keuze\", pad = \"/document/soort\", is = [\"akkoord\"]",
    "soort = \"tijdvak\", van = \"/document/datum\", tot = \"/document/einddatum\", minimaal-dagen = 1, maximaal-jaren = 2",
    "soort = \"uiterlijk\", pad = \"/document/datum\", datum = 2026-01-01, dagen-ertussen = 3",
    "soort = \"jaren\", pad = \"/document/looptijd\", minimaal = 5",
    "soort = \"actualiteit\", in = \"/doel\", datum = \"id\", peil = \"/document/datum\", jaren = 5, tenzij = \"id\"",
    "soort = \"som\", in = \"/doel\", links = \"id\", rechts = \"id\"",
    "soort = \"open-norm\", paden = [\"/doel\"]",
    "soort = \"alle\", toetsen = [{ soort = \"aanwezig\", paden = [\"/doel\"] }]",
    "soort = \"indien\", geldt-als = [], toets = { soort = \"aanwezig\", paden = [\"/doel\"] }",
];

/// A toets of each kind, in which one value may be of any sort.
fn toets_with_a_value() -> impl Strategy<Value = String> {
    let toets = proptest::sample::select(TOETSEN.to_vec());
    (toets, any::<prop::sample::Index>(), value()).prop_map(|(toets, index, value)| {
        let mut pairs: Vec<String> = toets.split(", ").map(str::to_owned).collect();
        let index = index.index(pairs.len() + 1);
        if let Some((key, _)) = pairs.get(index).and_then(|pair| pair.split_once(" = ")) {
            pairs[index] = format!("{key} = {value}");
        }
        format!("{{ {} }}", pairs.join(", "))
    })
}

/// A piece of a kader, right or wrong.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "eis",
        "lijst",
        "bron",
        "toets",
        "soort",
        "alle",
        "toetsen",
        "waarde",
        "naam",
        "geldt-als",
        "in",
        "velden",
        "peildatum",
        "per-element",
        "dekking",
        "/doel",
        "2026-01-01",
        "wet",
    ];
    let word = proptest::sample::select(words.to_vec());
    prop_oneof![
        word.clone().prop_map(|word| format!("[[{word}]]\n")),
        (word.clone(), word.clone()).prop_map(|(a, b)| format!("[[{a}.{b}]]\n")),
        (word.clone(), word.clone()).prop_map(|(a, b)| format!("{a} = \"{b}\"\n")),
        (word.clone(), word.clone()).prop_map(|(a, b)| format!("{a} = {{ soort = \"{b}\" }}\n")),
        (word.clone(), any::<i64>()).prop_map(|(a, n)| format!("{a} = {n}\n")),
        (word, ".{0,20}").prop_map(|(a, text)| format!("{a} = {text}\n")),
        (key(), value()).prop_map(|(key, value)| eis("ZZ-01", &format!("{key} = {value}"))),
        toets_with_a_value().prop_map(|toets| eis("ZZ-02", &format!("toets = {toets}"))),
        Just(HEAD.to_owned()),
    ]
}

proptest! {
    #[test]
    fn any_text_as_kader_gives_findings_and_never_a_panic(
        pieces in proptest::collection::vec(piece(), 0..12),
        tail in ".{0,80}",
    ) {
        let project = with(&(pieces.concat() + &tail));
        let toetsing = toets(&project);
        // What the schema lets through reads: it refuses whatever does not fit the types.
        prop_assert!(project.diagnostics.iter().all(|found| found.code != Code::NietPassend));
        for found in &toetsing.meldingen {
            let _ = project.sources.position(found.location);
        }
    }
}

#[test]
fn the_example_is_clean_and_meets_its_own_kader() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/eigen-kader");
    let project = Project::load(&bouwsteen::files::Disk::new(root)).expect("it can be read");
    let toetsing = toets(&project);
    assert_eq!(lines(&project.sources, &toetsing.meldingen), "");
    let own = toetsing.eisen.iter().filter(|b| b.is_eigen());
    let own: Vec<_> = own.map(|b| (b.eis.id.as_str(), b.uitkomst)).collect();
    assert_eq!(own, [("DUIN-01", Uitkomst::Voldaan), ("DUIN-02", Uitkomst::Voldaan)]);
}
