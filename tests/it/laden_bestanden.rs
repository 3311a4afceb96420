//! Loading: files, paths, encodings, limits, images.

use std::fs;

use bouwsteen::Project;
use bouwsteen::files::{Disk, Memory};
use insta::assert_snapshot;

use crate::support::{check, lines, memory};

fn found(files: &Memory) -> String {
    let project = Project::load(files).expect("in memory");
    lines(&project.sources, &project.diagnostics)
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::GrayImage::new(width, height);
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG can be written");
    bytes.into_inner()
}

fn images(paths: &[&str]) -> String {
    let image = |path: &&str| {
        let id: String = path.chars().filter(char::is_ascii_lowercase).collect();
        format!("[[afbeelding]]\nid = \"{id}\"\nbestand = '{path}'\nalt = \"Een kaart\"\n")
    };
    paths.iter().map(image).collect()
}

#[test]
fn paths_that_leave_the_project_or_lead_nowhere() {
    let texts = [
        "teksten\\\\visie.md",
        "../visie.md",
        "/etc/visie.md",
        "teksten/vise.md",
        "teksten/visie.docx",
        "C:/x.md",
    ];
    let begrip = |(at, path): (usize, &&str)| {
        format!(
            "[[begrip]]\nid = \"b{at}\"\nterm = \"b\"\ndefinitie = {{ bestand = \"{path}\" }}\n"
        )
    };
    let toml = texts.iter().enumerate().map(begrip).collect::<Vec<_>>().concat();
    assert_snapshot!(check(&[("bouwsteen.toml", &toml), ("teksten/visie.md", "# Hoi")]), @r#"
    bouwsteen.toml:4:25: BS008 fout pad `teksten\visie.md` heeft een backslash (gebruik `/`: `teksten/visie.md`)
    bouwsteen.toml:8:25: BS007 fout pad `../visie.md` leidt naar buiten het project (zet het bestand in het project en schrijf het pad vanaf de projectmap)
    bouwsteen.toml:12:25: BS007 fout pad `/etc/visie.md` leidt naar buiten het project (zet het bestand in het project en schrijf het pad vanaf de projectmap)
    bouwsteen.toml:16:25: BS002 fout bestand `teksten/vise.md` bestaat niet (bedoelde u `teksten/visie.md`?)
    bouwsteen.toml:20:25: BS009 fout `teksten/visie.docx` heeft niet de juiste extensie (gebruik een bestand op `.md`)
    bouwsteen.toml:24:25: BS007 fout pad `C:/x.md` leidt naar buiten het project (zet het bestand in het project en schrijf het pad vanaf de projectmap)
    "#);
}

#[test]
fn encodings() {
    let files = memory(&[])
        .with("bouwsteen.toml", b"[document]\ntitel = \"Thu\xefs\"\n".to_vec())
        .with("visie/a.toml", b"\xff\xfe[\0".to_vec())
        .with("visie/b.toml", "\u{feff}[document]\r\nversi = \"é\"\r\n".as_bytes().to_vec());
    assert_snapshot!(found(&files), @r#"
    bouwsteen.toml:2:13: BS006 fout dit bestand is geen UTF-8 (sla het bestand op als UTF-8)
    visie/a.toml:1:1: BS006 fout dit bestand is geen UTF-8 (sla het bestand op als UTF-8)
    visie/b.toml:2:1: BS201 fout onbekende sleutel `versi` (bedoelde u `versie`?)
    "#);
}

#[test]
fn files_over_the_limits() {
    let big = |megabytes: usize| vec![b' '; megabytes * 1024 * 1024 + 1];
    let toml = format!(
        "[opgave]\ntekst = {{ bestand = \"teksten/a.md\" }}\n{}",
        images(&["beelden/a.png"])
    );
    let mut files = memory(&[("bouwsteen.toml", &toml)])
        .with("visie/a.toml", big(4))
        .with("teksten/a.md", big(2))
        .with("beelden/a.png", big(20));
    assert_snapshot!(found(&files), @r#"
    bouwsteen.toml:2:21: BS003 fout `teksten/a.md` telt niet mee (kijk bij de melding over dat bestand wat eraan scheelt)
    bouwsteen.toml:5:11: BS003 fout `beelden/a.png` telt niet mee (kijk bij de melding over dat bestand wat eraan scheelt)
    visie/a.toml:1:1: BS004 fout `visie/a.toml` is groter dan 4 MB (maak het bestand kleiner of splits het)
    teksten/a.md:1:1: BS004 fout `teksten/a.md` is groter dan 2 MB (maak het bestand kleiner of splits het)
    beelden/a.png:1:1: BS004 fout `beelden/a.png` is groter dan 20 MB (maak het bestand kleiner of splits het)
    "#);
    for index in 0..2_000 {
        files = files.with(format!("visie/{index:04}.toml"), "");
    }
    assert_snapshot!(found(&files), @r#"
    bouwsteen.toml:2:21: BS003 fout `teksten/a.md` telt niet mee (kijk bij de melding over dat bestand wat eraan scheelt)
    bouwsteen.toml:5:11: BS003 fout `beelden/a.png` telt niet mee (kijk bij de melding over dat bestand wat eraan scheelt)
    visie/1997.toml:1:1: BS005 fout het project heeft meer dan 2.000 bestanden (dit bestand en wat erna komt telt niet mee; haal weg wat niet nodig is)
    teksten/a.md:1:1: BS004 fout `teksten/a.md` is groter dan 2 MB (maak het bestand kleiner of splits het)
    beelden/a.png:1:1: BS004 fout `beelden/a.png` is groter dan 20 MB (maak het bestand kleiner of splits het)
    "#);
}

#[test]
fn values_over_the_limit() {
    let row = "[[],[],[],[],[],[],[],[],[],[]],".repeat(60_000);
    assert_snapshot!(check(&[("bouwsteen.toml", ""), ("visie/a.toml", &format!("a = [{row}]"))]), @r#"visie/a.toml:1:1: BS107 fout het project heeft meer dan 200.000 waarden (dit bestand telt niet mee; zet cijfers in een CSV)"#);
}

#[test]
fn images_are_vetted() {
    let whole = png(8, 4);
    let cut = whole[..whole.len() - 20].to_vec();
    let names = [
        "beelden/a.png",
        "beelden/b.png",
        "beelden/c.png",
        "beelden/d.png",
        "beelden/e.png",
        "beelden/f.svg",
        "beelden/g.svg",
        "beelden/h.svg",
        "beelden/i.svg",
        "beelden/j.svg",
        "beelden/k.svg",
        "beelden/l.svg",
    ];
    let toml =
        images(&names) + "[[afbeelding]]\nid = \"z\"\nbestand = \"beelden/z.png\"\nalt = \" \"\n";
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"5\">{inner}</svg>")
    };
    let level = |level: usize| {
        let uses = format!("<use href=\"#l{level}\"/>").repeat(10);
        format!("<g id=\"l{}\">{uses}</g>", level + 1)
    };
    let nested = (0..12).map(level).collect::<Vec<_>>().concat();
    let files = memory(&[("bouwsteen.toml", &toml)])
        .with("beelden/a.png", whole.clone())
        .with("beelden/b.png", cut)
        .with("beelden/c.png", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec())
        .with("beelden/d.png", "geen beeld")
        .with("beelden/e.png", png(10_000, 5_001))
        .with("beelden/f.svg", svg("<rect width=\"5\" height=\"5\"/>"))
        .with("beelden/g.svg", svg("<script>alert(1)</script>"))
        .with("beelden/h.svg", svg("<a href=\"https://voorbeeld.nl\"><rect/></a>"))
        .with("beelden/i.svg", svg(&format!("<g id=\"l0\"><rect/></g>{nested}")))
        .with("beelden/j.svg", svg(&"<g>".repeat(10_000)))
        .with("beelden/k.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>")
        .with("beelden/l.svg", svg("<rect style=\"fill: url(https://voorbeeld.nl/x)\"/>"))
        .with("beelden/z.png", whole);
    let project = Project::load(&files).expect("in memory");
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @r#"
    bouwsteen.toml:7:11: BS010 fout `beelden/b.png` is beschadigd (open het beeld in een tekenprogramma en sla het opnieuw op)
    bouwsteen.toml:11:11: BS010 fout `beelden/c.png` is geen PNG, JPEG of SVG (sla het beeld op als PNG, JPEG of SVG)
    bouwsteen.toml:15:11: BS010 fout `beelden/d.png` is geen PNG, JPEG of SVG (sla het beeld op als PNG, JPEG of SVG)
    bouwsteen.toml:19:11: BS011 fout `beelden/e.png` heeft meer dan 50 miljoen beeldpunten (maak het beeld kleiner: 2.000 beeldpunten breed is genoeg voor drukwerk)
    bouwsteen.toml:27:11: BS012 fout `beelden/g.svg` bevat een script of haalt iets van buiten (sla de tekening op als gewone SVG, zonder koppelingen en scripts)
    bouwsteen.toml:31:11: BS012 fout `beelden/h.svg` bevat een script of haalt iets van buiten (sla de tekening op als gewone SVG, zonder koppelingen en scripts)
    bouwsteen.toml:35:11: BS011 fout `beelden/i.svg` heeft te veel onderdelen (maak de tekening eenvoudiger, of sla haar op als PNG)
    bouwsteen.toml:39:11: BS011 fout `beelden/j.svg` heeft te veel onderdelen (maak de tekening eenvoudiger, of sla haar op als PNG)
    bouwsteen.toml:43:11: BS012 fout `beelden/k.svg` bevat een script of haalt iets van buiten (sla de tekening op als gewone SVG, zonder koppelingen en scripts)
    bouwsteen.toml:47:11: BS012 fout `beelden/l.svg` bevat een script of haalt iets van buiten (sla de tekening op als gewone SVG, zonder koppelingen en scripts)
    bouwsteen.toml:52:7: BS013 fout beeld `beelden/z.png` heeft geen tekstalternatief (zeg in `alt` wat er te zien is voor wie het beeld niet ziet)
    "#);
    let sizes: Vec<_> = project
        .images
        .iter()
        .map(|(path, image)| (path.as_str(), image.width, image.height))
        .collect();
    assert_eq!(sizes, [("beelden/a.png", 8, 4), ("beelden/f.svg", 10, 5), ("beelden/z.png", 8, 4)]);
}

#[test]
fn a_folder_that_is_not_there_is_a_failure_with_its_path() {
    let error = Project::load(&Disk::new("/bestaat/niet")).expect_err("no such folder");
    assert_snapshot!(error, @r#"de projectmap is niet te lezen (`/bestaat/niet`): bestaat niet"#);
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the files are what is tested")]
#[test]
fn links_that_leave_the_project_are_not_followed() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().expect("a folder");
    let root = tempfile::tempdir().expect("a folder");
    let path = |name: &str| root.path().join(name);
    fs::create_dir_all(path("visie/diep")).expect("a folder");
    fs::write(path("bouwsteen.toml"), "[document]\ntitel = \"Thuis\"\n").expect("a file");
    fs::write(path("visie/diep/a.toml"), "[document]\nversie = \"1\"\n").expect("a file");
    fs::write(path("visie/.verborgen.toml"), "x").expect("a file");
    fs::write(path("visie/lees.txt"), "x").expect("a file");
    fs::write(outside.path().join("geheim.toml"), "a = 1").expect("a file");
    symlink(outside.path().join("geheim.toml"), path("visie/geheim.toml")).expect("a link");
    symlink(outside.path(), path("teksten")).expect("a link");
    symlink(path("visie/diep/a.toml"), path("visie/binnen.toml")).expect("a link");
    symlink(path("visie"), path("visie/kring")).expect("a link");
    symlink(path("bestaat-niet"), path("visie/wees.toml")).expect("a link");
    let project = Project::load(&Disk::new(root.path())).expect("a project");
    assert_snapshot!(lines(&project.sources, &project.diagnostics), @r#"
    teksten:1:1: BS007 fout `teksten` leidt naar buiten het project (kopieer het bestand naar het project)
    visie/diep/a.toml:2:1: BS106 fout sleutel `versie` staat ook in een ander bestand (verwijder een van de twee; de eerste telt nu)
        visie/binnen.toml:2:1: hier staat hij eerst
    visie/geheim.toml:1:1: BS007 fout `visie/geheim.toml` leidt naar buiten het project (kopieer het bestand naar het project)
    visie/kring:1:1: BS003 fout `visie/kring` is een koppeling naar een map (zet de map zelf in het project)
    visie/wees.toml:1:1: BS002 fout `visie/wees.toml` bestaat niet (kijk de naam van het bestand na)
    "#);
}
