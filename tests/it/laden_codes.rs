//! Every code of loading, produced by at least one project.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

use bouwsteen::diagnostic::Code;
use bouwsteen::files::{FileEntry, FileProblem, Files, LIMITS};
use bouwsteen::schema::Schema;
use bouwsteen::source::{Sources, parse};
use bouwsteen::{Error, Project};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{lines, memory, project};

/// What is wrong in `bouwsteen.toml`, with the code it gives.
const TOML: [(Code, &str); 23] = [
    (Code::BestandOntbreekt, "[opgave]\ntekst = { bestand = \"teksten/a.md\" }"),
    (Code::PadVerlaatProject, "[opgave]\ntekst = { bestand = \"../a.md\" }"),
    (Code::PadMetBackslash, "[opgave]\ntekst = { bestand = 'teksten\\a.md' }"),
    (Code::VerkeerdeExtensie, "[opgave]\ntekst = { bestand = \"teksten/a.txt\" }"),
    (Code::BeeldZonderAlt, "[[afbeelding]]\nid = \"a\"\nbestand = \"beelden/a.png\"\nalt = \"\""),
    (Code::Notatie, "[document"),
    (Code::DubbeleSleutel, "[document]\ntitel = \"a\"\ntitel = \"b\""),
    (Code::Datum, "[document]\ndatum = 2026-02-30"),
    (Code::Getal, "a = 1e9"),
    (Code::OnbekendeSleutel, "[documnt]"),
    (Code::VerplichteSleutel, "[[ambitie]]\ntitel = \"a\""),
    (Code::VerkeerdSoort, "[document]\ntitel = 3"),
    (Code::OnbekendeWaarde, "[document]\nsoort = \"boek\""),
    (Code::Vorm, "[[ambitie]]\nid = \"Twee Woorden\"\ntitel = \"a\""),
    (Code::BuitenGrenzen, "[document]\ndoorkijk = 1200"),
    (Code::OnbekendeVerwijzing, "[[gebied]]\nid = \"a\"\nnaam = \"A\"\nonderdeel-van = \"b\""),
    (Code::Kringverwijzing, "[[gebied]]\nid = \"a\"\nnaam = \"A\"\nonderdeel-van = \"a\""),
    (Code::NegatiefAantal, "[gemeente]\ninwoners = -1"),
    (Code::GebrokenAantal, "[gemeente]\ninwoners = 1.5"),
    (
        Code::PercentageZonderNoemer,
        "[[cijfer]]\nsoort = \"plan\"\neenheid = \"procent\"\naantal = 1",
    ),
    (
        Code::PercentageTeHoog,
        "[[cijfer]]\nsoort = \"plan\"\neenheid = \"procent\"\nvan = \"a\"\naantal = 101",
    ),
    (Code::BereikOmgekeerd, "[gemeente]\ninwoners = { min = 2, max = 1 }"),
    (Code::PeriodeOmgekeerd, "[document]\nlooptijd = \"2030-2026\""),
];

fn codes(files: &dyn Files) -> BTreeSet<Code> {
    let project = Project::load(files).expect("in memory");
    let lists = BTreeMap::from([("eenheden".to_owned(), vec!["woning".to_owned()])]);
    let listed = project.check_lists(&lists);
    project.diagnostics.iter().chain(&listed).map(|found| found.code).collect()
}

#[test]
fn every_code_of_loading_is_produced() {
    let mut produced = BTreeSet::new();
    for (code, text) in TOML {
        let found = codes(&memory(&[("bouwsteen.toml", text)]));
        assert!(found.contains(&code), "{code} by {text}: {found:?}");
        produced.insert(code);
    }
    let mut many = memory(&[]);
    for index in 0..=LIMITS.files {
        many = many.with(format!("beelden/{index}.png"), "");
    }
    produced.extend(codes(&many));
    let image = |bytes: &[u8]| {
        let text = "[[afbeelding]]\nid = \"a\"\nbestand = \"beelden/a.svg\"\nalt = \"a\"";
        codes(&memory(&[("bouwsteen.toml", text)]).with("beelden/a.svg", bytes))
    };
    produced.extend(image(b"<svg><script/></svg>"));
    produced.extend(image(b"geen beeld"));
    produced.extend(image("<svg>".repeat(100).as_bytes()));
    let odd = memory(&[
        ("bouwsteen.toml", &"a.".repeat(100)),
        ("visie/a.toml", "[document]\ntitel = \"a\"\n[[gebied]]\nid = \"a\"\nnaam = \"A\""),
    ])
    .with("visie/b.toml", "[document]\ntitel = \"a\"\n[[gebied]]\nid = \"a\"\nnaam = \"B\"")
    .with("visie/c.toml", b"\xff".to_vec())
    .with("visie/d.toml", vec![b' '; usize::try_from(LIMITS.toml).expect("small") + 1])
    .with("visie/e.toml", format!("a = [{}]", "1,".repeat(LIMITS.values)));
    produced.extend(codes(&odd));
    let tables = memory(&[("bouwsteen.toml", "")])
        .with(
            "data/a.csv",
            "soort;eenheid;aantal;a\nplan;stuks;1\nplan;stuks;x;\nplan;stuks;=A1;\n",
        )
        .with("data/b.csv", b"soort;eenheid\nplan;\xeb\n".to_vec())
        .with("data/c.csv", format!("soort;eenheid\n{}", "x\n".repeat(LIMITS.rows)));
    produced.extend(codes(&tables));
    let odd_tables = memory(&[("bouwsteen.toml", ""), ("data/b.csv", "")])
        .with("data/a.csv", "soort,eenheid,aantal\nplan,woning,1\n");
    produced.extend(codes(&odd_tables));
    produced.extend(codes(&Closed));
    produced.extend(passing().1.into_iter().map(|(code, _)| code));
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| code.as_str() < "BS6" && !produced.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no test produces {missing:?}");
}

#[test]
fn codes_are_stable_unique_and_in_order() {
    let all: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let mut sorted = all.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(all, sorted);
}

/// A project whose files cannot be read, each for a reason of its own.
struct Closed;

impl Files for Closed {
    fn list(&self) -> Result<Vec<FileEntry>, Error> {
        let problems = [
            ("bouwsteen.toml", Ok(10)),
            ("data/a.csv", Ok(10)),
            ("kaders/a.toml", Err(FileProblem::NotAFile)),
            ("teksten", Err(FileProblem::NoAccess)),
            ("visie/a.toml", Err(FileProblem::Name)),
            ("visie/b", Err(FileProblem::TooDeep)),
        ];
        Ok(problems.map(|(path, size)| FileEntry { path: path.to_owned(), size }).into())
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FileProblem> {
        if path == "data/a.csv" { Err(FileProblem::NoAccess) } else { Ok(Box::new(Broken)) }
    }
}

/// A file on a disk that fails halfway.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("broken"))
    }
}

#[test]
fn files_and_folders_that_cannot_be_read_are_findings() {
    let project = Project::load(&Closed).expect("the project itself can be read");
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @"
    bouwsteen.toml:1:1: BS003 fout `bouwsteen.toml` is niet te lezen (kijk of het bestand heel is en niet in gebruik)
    kaders/a.toml:1:1: BS003 fout `kaders/a.toml` is geen gewoon bestand (haal het uit het project)
    teksten:1:1: BS003 fout `teksten` mag niet worden gelezen (geef uzelf leesrechten, of sluit het programma dat het bestand open heeft)
    visie/a.toml:1:1: BS003 fout `visie/a.toml` heeft een naam met onleesbare tekens (geef het bestand een gewone naam)
    visie/b:1:1: BS003 fout `visie/b` ligt te diep in mappen (zet het bestand in een hogere map)
    data/a.csv:1:1: BS003 fout `data/a.csv` mag niet worden gelezen (geef uzelf leesrechten, of sluit het programma dat het bestand open heeft)
    ");
}

/// Data against a schema with what the schema of a visie does not use.
fn passing() -> (Sources, Vec<(Code, bouwsteen::Diagnostic)>) {
    let schema = Schema::new(json!({
        "type": "object",
        "properties": {
            "a": { "type": "array", "uniqueItems": true, "maxItems": 2, "items": { "type": "string" } },
            "b": { "type": "number", "multipleOf": 5, "exclusiveMinimum": 0 },
            "c": { "oneOf": [
                { "type": "object", "properties": { "soort": { "const": "een" }, "x": { "type": "integer" } }, "required": ["soort"], "additionalProperties": false },
                { "type": "object", "properties": { "soort": { "const": "twee" } }, "required": ["soort"], "additionalProperties": false },
                { "type": "string", "minLength": 3 }
            ] },
            "d": { "anyOf": [{ "enum": ["ouderen", "starters"] }, { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }] },
            "e": { "not": {} }
        }
    }));
    let texts = [
        "a = [\"x\", \"x\", \"y\"]\nb = 7\ne = 1",
        "b = -5\nc = { soort = \"twe\" }\nd = \"Oudren\"",
        "c = { soort = \"een\", x = 1.0, y = 2 }\nd = 3",
        "c = {}\nd = \"eigen-groep\"",
        "c = \"x\"",
        "c = 3",
    ];
    let mut sources = Sources::default();
    let mut found = Vec::new();
    for text in texts {
        let file = sources.add(format!("{}.toml", found.len()), text);
        let (node, errors) = parse(file, text);
        assert_eq!(errors, []);
        let findings = schema.validate(&node).into_iter().filter_map(|finding| finding.diagnostic);
        let mut findings: Vec<_> = findings.map(|found| (found.code, found)).collect();
        findings.sort_by_key(|(_, found)| found.location);
        found.extend(findings);
    }
    (sources, found)
}

#[test]
fn every_kind_of_schema_error_is_said_in_dutch_at_the_branch_that_was_meant() {
    let (sources, found) = passing();
    let found: Vec<_> = found.into_iter().map(|(_, found)| found).collect();
    assert_snapshot!(lines(&sources, &found), @r#"
    0.toml:1:5: BS206 fout `a` heeft te veel waarden: hoogstens 2
    0.toml:1:5: BS207 fout in `a` staat een waarde twee keer
    0.toml:2:5: BS207 fout `7` bij `b` is geen veelvoud van 5
    0.toml:3:5: BS207 fout `e` hoort hier niet
    4.toml:1:5: BS206 fout `-5` bij `b` is te laag: meer dan 0
    4.toml:2:15: BS204 fout onbekende waarde `twe` voor `soort` (bedoelde u `twee`?)
    4.toml:3:5: BS205 fout `Oudren` bij `d` heeft niet de juiste vorm (bedoelde u `ouderen`?)
    7.toml:1:26: BS203 fout `x` is een getal, maar hier hoort een heel getal (rond af op een heel getal)
    7.toml:1:31: BS201 fout onbekende sleutel `y` (bedoelde u `x`?)
    7.toml:2:5: BS203 fout `d` is een getal, maar hier hoort tekst (schrijf `"3"`)
    10.toml:1:5: BS202 fout `c` mist de verplichte sleutel `soort` (voeg `soort = …` toe)
    11.toml:1:5: BS206 fout `c` is te kort: minstens 3 tekens
    12.toml:1:5: BS203 fout `c` is een getal, maar hier hoort een tabel of tekst (schrijf `"3"`)
    "#);
}

#[test]
fn what_is_left_out_is_a_gap_and_the_rest_is_read() {
    let project = project(&[(
        "bouwsteen.toml",
        "[[ambitie]]\ntitel = \"zonder id\"\n[[ambitie]]\nid = \"b\"\ntitel = 3\n[[ambitie]]\nid = \"c\"\ntitel = \"C\"\nkleur = \"rood\"\n",
    )]);
    let gaps: Vec<_> =
        project.gaps.iter().map(|gap| format!("{} {}", gap.pad, gap.message)).collect();
    assert_snapshot!(gaps.join("\n"), @r#"
    /ambitie/0 `ambitie` mist de verplichte sleutel `id`
    /ambitie/1/titel `titel` is een getal, maar hier hoort tekst
    /ambitie/2/kleur onbekende sleutel `kleur`
    "#);
    let left: Vec<_> = project.visie.ambitie.iter().map(|ambitie| ambitie.id.0.as_str()).collect();
    assert_eq!(left, ["c"]);
}

#[test]
fn other_data_can_be_put_in_a_project() {
    let project = project(&[("bouwsteen.toml", "[document]\ntitel = \"Thuis\"\n")]);
    let mut tree = project.tree.clone();
    tree.remove(&bouwsteen::source::Pointer::parse("/document/titel").expect("a pointer"))
        .expect("it is there");
    let changed = project.with_tree(tree);
    assert_eq!(
        project.visie.document.and_then(|document| document.titel).as_deref(),
        Some("Thuis")
    );
    assert_eq!(changed.visie.document.and_then(|document| document.titel), None);
}
