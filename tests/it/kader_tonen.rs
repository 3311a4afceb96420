//! Own kaders on the command line: named from elsewhere, listed, shown whole, and compared.

use insta::assert_snapshot;

use crate::eigen_kader::{HEAD, eis};
use crate::support::{cli, cli_in};

#[test]
fn a_kader_from_elsewhere_takes_part_when_it_is_named() {
    let kader = "examples/eigen-kader/kaders/regio-duinrand";
    let json = cli(&["toets", "examples/minimaal", "--kader", kader, "--uitvoer", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let named = json["kaders"].as_array().expect("a list").iter();
    let own: Vec<_> = named.filter(|kader| kader["eigen"] == true).collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["naam"], "regio-duinrand");
    let file = format!("{kader}/opgave.toml");
    let alone = cli(&["toets", "examples/minimaal", "--kader", &file, "--uitvoer", "kort"]);
    assert_eq!(alone.code, 1);
    let line = alone.stdout.lines().find(|line| line.contains("BS202")).expect("a finding");
    assert_eq!(
        line,
        format!(
            "{file}:1:1: BS202 het kader mist `naam`, `titel`, `versie`, `peildatum` en `toelichting`"
        )
    );
}

/// One eis of the example, in this form.
fn show(id: &str, vorm: &str) -> String {
    let run = cli(&["kader", "toon", id, "--uitvoer", vorm, "--map", "examples/eigen-kader"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.stdout
}

/// All eisen with those of the example, in this form.
fn list(vorm: &str) -> String {
    cli(&["kader", "lijst", "--uitvoer", vorm, "--map", "examples/eigen-kader"]).stdout
}

#[test]
fn an_own_eis_is_shown_whole_to_a_person() {
    assert_snapshot!(show("duin-02", "mens"), @"
    DUIN-02
    Bij elke regionale afspraak staat voor welke regio zij geldt.

    De provincie vraagt wat de handreiking aanraadt, en maakt er een plicht van.

    Bouwsteen:  regio
    Sterkte:    wet
    Afwijken:   afwijken mag niet
    Voor wie:   gemeente
    Geldt:      vanaf 01-07-2026
    Bron:       Omgevingsverordening Duinland, artikel 4.12
    Zekerheid:  bron gelezen
    Toets:      elk element van `[[regionale-afspraak]]` heeft `regio`, en er is er minstens één
    Invullen:   geef elke `[[regionale-afspraak]]` een `regio` met het `id` van een `[[regio]]`
    Scherper:   dan REG-13; die eis blijft ook gelden
    Kader:      regio-duinrand 2026.1 (eigen kader)

    Citaat
      „Elke regionale afspraak noemt de regio waarvoor zij geldt.”
      SHA-256 56e312635e820a5d54684cec74b7eda9f3dd3f26e1a9dcf3ee1e7012fc1db80d
    ");
    let other = show("DUIN-01", "mens");
    let example = "\n[[opgave.aandachtsgroep]]\ngroep = \"kustwerkers\"\nbeleid = ";
    assert!(other.contains(example), "{other}");
    let list = list("mens");
    assert!(list.contains("regio-duinrand 2026.1 (2 eisen, eigen kader)"), "{list}");
}

#[test]
fn an_own_eis_is_shown_whole_to_other_programs() {
    assert_snapshot!(show("duin-02", "markdown"), @r"
    ## DUIN-02

    Bij elke regionale afspraak staat voor welke regio zij geldt.

    De provincie vraagt wat de handreiking aanraadt, en maakt er een plicht van.

    |  |  |
    | --- | --- |
    | Bouwsteen | regio |
    | Sterkte | wet |
    | Afwijken | afwijken mag niet |
    | Voor wie | gemeente |
    | Geldt | vanaf 01-07-2026 |
    | Bron | Omgevingsverordening Duinland, artikel 4.12 |
    | Zekerheid | bron gelezen |
    | Toets | elk element van \`\[\[regionale-afspraak\]\]\` heeft \`regio\`, en er is er minstens één |
    | Invullen | geef elke \`\[\[regionale-afspraak\]\]\` een \`regio\` met het \`id\` van een \`\[\[regio\]\]\` |
    | Scherper | dan REG-13; die eis blijft ook gelden |
    | Kader | regio-duinrand 2026.1 (eigen kader) |

    > Elke regionale afspraak noemt de regio waarvoor zij geldt.

    SHA-256 van het citaat: 56e312635e820a5d54684cec74b7eda9f3dd3f26e1a9dcf3ee1e7012fc1db80d
    ");
    assert_snapshot!(show("duin-02", "json"), @r#"
    {
      "id": "DUIN-02",
      "kader": "regio-duinrand",
      "bouwsteen": "regio",
      "titel": "Bij elke regionale afspraak staat voor welke regio zij geldt.",
      "uitleg": "De provincie vraagt wat de handreiking aanraadt, en maakt er een plicht van.",
      "sterkte": "wet",
      "zekerheid": "gelezen",
      "afwijken": "nee",
      "adressaat": "gemeente",
      "geldig": {
        "van": "2026-07-01",
        "tot": null,
        "verwacht": null
      },
      "bron": {
        "document": "Omgevingsverordening Duinland",
        "plaats": "artikel 4.12",
        "url": null
      },
      "herstel": "geef elke `[[regionale-afspraak]]` een `regio` met het `id` van een `[[regio]]`",
      "vervallen": null,
      "eigen": true,
      "scherper-dan": "REG-13",
      "voorbehoud": [],
      "geldt-als": [],
      "geldt-als-een-van": [],
      "toets": {
        "soort": "per-element",
        "in": "/regionale-afspraak",
        "waar": [],
        "velden": [
          "regio"
        ],
        "een-van": false,
        "moet": [],
        "mag-ontbreken": false
      },
      "toets-in-woorden": "elk element van `[[regionale-afspraak]]` heeft `regio`, en er is er minstens één",
      "melding": "bij regionale afspraak {naam} staat niet voor welke regio zij geldt",
      "citaat": {
        "tekst": "Elke regionale afspraak noemt de regio waarvoor zij geldt.",
        "sha256": "56e312635e820a5d54684cec74b7eda9f3dd3f26e1a9dcf3ee1e7012fc1db80d"
      },
      "voorbeeld": null
    }
    "#);
    assert_snapshot!(show("duin-02", "csv").trim_start_matches('\u{feff}'), @"
    id;kader;eigen;bouwsteen;titel;uitleg;sterkte;zekerheid;afwijken;adressaat;van;tot;verwacht;vervallen;voorbehoud;document;plaats;url;toets;herstel
    DUIN-02;regio-duinrand;ja;regio;Bij elke regionale afspraak staat voor welke regio zij geldt.;De provincie vraagt wat de handreiking aanraadt, en maakt er een plicht van.;wet;gelezen;nee;gemeente;2026-07-01;;;;;Omgevingsverordening Duinland;artikel 4.12;;elk element van `[[regionale-afspraak]]` heeft `regio`, en er is er minstens één;geef elke `[[regionale-afspraak]]` een `regio` met het `id` van een `[[regio]]`
    ");
    for vorm in ["csv", "markdown"] {
        let list = list(vorm);
        assert!(list.contains("DUIN-01") && list.contains("HUV-01"), "{list:.200}");
    }
}

#[test]
fn what_differs_between_two_versions_is_told_per_field() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let list = "\n[[lijst]]\nid = \"groepen\"\ntitel = \"Groepen\"\npeildatum = 2026-01-01\n\
         bron = { document = \"stuk\", plaats = \"art. 2\", zekerheid = \"gelezen\" }\n\
         waarde = [{ id = \"a\", naam = \"A\" }, { id = \"b\", naam = \"=B()\" }]\n";
    let old = [HEAD, &eis("ZZ-01", ""), &eis("ZZ-02", ""), list].concat();
    let new = old
        .replace("versie = \"1\"", "versie = \"2\"")
        .replace("ZZ-02", "ZZ-03")
        .replace(
            "paden = [\"/opgave/tekst\"]",
            "paden = [\"/opgave/tekst\", \"/visie/tekst\"], een-van = true",
        )
        .replace("{ id = \"a\", naam = \"A\" }", "{ id = \"c\", naam = \"C\" }")
        .replace("=B()", "=B(1)");
    for (name, text) in [("oud.toml", &old), ("nieuw.toml", &new)] {
        write(&folder.path().join(name), text);
    }
    let show = |vorm: &str| {
        let args = ["kader", "verschil", "oud.toml", "nieuw.toml", "--uitvoer", vorm];
        let run = cli_in(folder.path(), &args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run.stdout
    };
    assert_snapshot!(show("mens"), @r#"
    Van regio 1 naar regio 2

    Weg (2)
      waarde groepen/a  A
      eis ZZ-02  Dit is gevraagd.

    Nieuw (2)
      waarde groepen/c  C
      eis ZZ-03  Dit is gevraagd.

    Veranderd (3)
      kader  Regio
        versie
          was:   1
          wordt: 2
      waarde groepen/b  =B(1)
        naam
          was:   =B()
          wordt: =B(1)
      eis ZZ-01  Dit is gevraagd.
        toets
          was:   { soort = "aanwezig", paden = ["/opgave/tekst"] }
          wordt: { soort = "aanwezig", paden = ["/opgave/tekst", "/visie/tekst"], een-van = true }
    "#);
    assert_snapshot!(show("csv").trim_start_matches('\u{feff}'), @r#"
    wat;id;titel;aard;veld;oud;nieuw
    kader;;Regio;anders;versie;1;2
    waarde;groepen/a;A;weg;;;
    waarde;groepen/c;C;nieuw;;;
    waarde;groepen/b;'=B(1);anders;naam;'=B();'=B(1)
    eis;ZZ-02;Dit is gevraagd.;weg;;;
    eis;ZZ-01;Dit is gevraagd.;anders;toets;"{ soort = ""aanwezig"", paden = [""/opgave/tekst""] }";"{ soort = ""aanwezig"", paden = [""/opgave/tekst"", ""/visie/tekst""], een-van = true }"
    eis;ZZ-03;Dit is gevraagd.;nieuw;;;
    "#);
    assert_snapshot!(show("markdown"), @r#"
    ## Van regio 1 naar regio 2

    | wat | id | titel | aard | veld | oud | nieuw |
    | --- | --- | --- | --- | --- | --- | --- |
    | kader |  | Regio | anders | versie | 1 | 2 |
    | waarde | groepen/a | A | weg |  |  |  |
    | waarde | groepen/c | C | nieuw |  |  |  |
    | waarde | groepen/b | =B(1) | anders | naam | =B() | =B(1) |
    | eis | ZZ-02 | Dit is gevraagd. | weg |  |  |  |
    | eis | ZZ-01 | Dit is gevraagd. | anders | toets | \{ soort = "aanwezig", paden = \["/opgave/tekst"\] \} | \{ soort = "aanwezig", paden = \["/opgave/tekst", "/visie/tekst"\], een-van = true \} |
    | eis | ZZ-03 | Dit is gevraagd. | nieuw |  |  |  |
    "#);
    let json: serde_json::Value = serde_json::from_str(&show("json")).expect("JSON");
    assert_eq!(json["wijzigingen"].as_array().map(Vec::len), Some(7));
    let same = cli(&["kader", "verschil", "wet", "kaders/wet"]);
    assert!(same.code == 0 && same.stdout.ends_with("Er is geen verschil.\n"), "{}", same.stdout);
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn write(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).expect("it can be written");
}

#[test]
fn a_wrong_kader_is_said_and_what_is_sound_is_shown() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    write(&folder.path().join("k.toml"), &["lijstt = 1\n", HEAD, &eis("ZZ-01", "")].concat());
    let run = cli_in(folder.path(), &["kader", "toon", "ZZ-01", "--kader", "k.toml"]);
    assert!(run.code == 1 && run.stdout.starts_with("ZZ-01"), "{}", run.stdout);
    assert_eq!(run.stderr, "k.toml:1:1: BS201 onbekende sleutel `lijstt`\n");
    let empty = cli_in(folder.path(), &["kader", "lijst", "--kader", "weg.toml"]);
    assert_eq!(empty.code, 2);
    assert_eq!(empty.stderr, "fout: het kader is niet te lezen (`weg.toml`): bestaat niet\n");
}

#[test]
fn a_link_out_of_a_named_folder_is_not_followed() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let inside = folder.path().join("kader");
    std::fs::create_dir(&inside).expect("it can be made");
    write(&folder.path().join("buiten.toml"), HEAD);
    write(&inside.join("kader.toml"), HEAD);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../buiten.toml", inside.join("link.toml")).expect("a link");
        let run = cli_in(folder.path(), &["kader", "lijst", "--kader", "kader"]);
        assert_eq!(run.code, 1);
        assert_eq!(
            run.stderr,
            "kader/link.toml:1:1: BS007 `kader/link.toml` leidt naar buiten het project\n"
        );
    }
}
