//! Works out every formula in every text, and says at its place what is wrong with it.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use crate::{
    check::publiek::Gemis,
    diagnostic::{Code, Diagnostic, did_you_mean},
    formule::{Misser, Plaats, Rekenaar, Uitslag, vind},
    project::Project,
    schema,
    source::{FileId, Location, Pointer},
};

/// More findings than this are counted, not listed.
const MOST: usize = 500;

/// One text of the project.
struct Tekst<'a> {
    text: &'a str,
    pad: Pointer,
    plaats: Waar,
}

/// Where a text stands.
#[derive(Clone, Copy)]
enum Waar {
    /// It is a Markdown file.
    Bestand(FileId),
    /// It is a value in TOML.
    Waarde(Location),
}

/// What is wrong with the formulas of a project.
pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let rekenaar = Rekenaar::new(&project.cijfers, project.privacydrempel());
    let mut found = Vec::new();
    let mut placed = BTreeSet::new();
    for tekst in teksten(project) {
        tekst.check(project, &rekenaar, &mut placed, &mut found);
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    if let Some(last) = found.last_mut().filter(|_| more > 0) {
        last.message = format!("{} (en nog {more} meldingen over formules)", last.message);
    }
    found
}

/// The tables and charts that a text asks for, for they stand there and nowhere else.
pub fn plaatsen(project: &Project) -> Vec<Plaats> {
    let rekenaar = Rekenaar::new(&project.cijfers, project.privacydrempel());
    let mut found = Vec::new();
    for tekst in teksten(project) {
        for plek in vind(tekst.text).plekken.into_iter().filter(|plek| plek.alleen) {
            if let Uitslag::Plaats(plaats) = rekenaar.reken(&tekst.text[plek.range]) {
                found.push(plaats);
            }
        }
    }
    found
}

/// Every formula in an edition that needs a hidden row, or a table or chart that the edition leaves out.
pub(super) fn gemist(
    project: &Project,
    edition: &Project,
    hidden: &BTreeSet<Location>,
) -> Vec<Gemis> {
    let rekenaar = Rekenaar::new(&project.cijfers, project.privacydrempel());
    let mut found = Vec::new();
    for tekst in teksten(project).into_iter().filter(|tekst| tekst.is_in(project, edition)) {
        for plek in vind(tekst.text).plekken {
            let formula = &tekst.text[plek.range.clone()];
            let rows = rekenaar.gebruikt(formula);
            let row = rows.iter().map(|row| row.location()).find(|row| hidden.contains(row));
            let (wat, weg) = match (row, rekenaar.reken(formula)) {
                (Some(row), _) => ("een cijfer waarmee deze formule rekent", Some(row)),
                (None, Uitslag::Plaats(plaats)) if is_left_out(project, edition, &plaats) => {
                    ("de tabel of grafiek die hier moet staan", None)
                }
                (None, _) => continue,
            };
            let location = tekst.location(project, &plek.range);
            found.push(Gemis { location, pad: tekst.pad.clone(), wat, weg });
        }
    }
    found
}

fn is_left_out(project: &Project, edition: &Project, plaats: &Plaats) -> bool {
    let has = |of: &Project| figuren(of, plaats.soort).contains(&plaats.id.as_str());
    has(project) && !has(edition)
}

/// The ids that a table or chart of this kind can have.
fn figuren<'p>(project: &'p Project, soort: &str) -> Vec<&'p str> {
    let visie = &project.visie;
    match soort {
        "tabel" => visie.draaitabel.iter().map(|one| one.id.0.as_str()).collect(),
        _ => visie.grafiek.iter().map(|one| one.id.0.as_str()).collect(),
    }
}

/// The texts that may hold a formula; a file that is used twice is one text.
fn teksten(project: &Project) -> Vec<Tekst<'_>> {
    let mut found = Vec::new();
    let mut files: HashMap<FileId, Pointer> = HashMap::new();
    schema::visie().walk(&project.tree, &mut |pad, node, part| {
        let Some(text) = node.as_text() else { return };
        if part.contains_key("x-tekst") && text.contains("{{") {
            let (pad, plaats) = (pad.clone(), Waar::Waarde(node.location));
            found.push(Tekst { text, pad, plaats });
        } else if part.get("x-bestand").is_some_and(|kind| kind == "tekst")
            && let Some(file) = project.teksten.get(text)
        {
            files.entry(*file).or_insert_with(|| pad.parent().unwrap_or_else(|| pad.clone()));
        }
    });
    for file in project.teksten.values() {
        let text = project.sources.text(*file);
        if let Some(pad) = files.get(file).filter(|_| text.contains("{{")) {
            found.push(Tekst { text, pad: pad.clone(), plaats: Waar::Bestand(*file) });
        }
    }
    found
}

impl Tekst<'_> {
    /// Whether an edition of the project prints it.
    fn is_in(&self, project: &Project, edition: &Project) -> bool {
        match self.plaats {
            Waar::Bestand(file) => edition.teksten.values().any(|kept| *kept == file),
            Waar::Waarde(_) => {
                edition.uitgave.is_none_or(|of| !project.tree.is_verborgen(&self.pad, of))
            }
        }
    }

    fn check(
        &self,
        project: &Project,
        rekenaar: &Rekenaar<'_>,
        placed: &mut BTreeSet<Plaats>,
        found: &mut Vec<Diagnostic>,
    ) {
        let formulas = vind(self.text);
        let mut say = |range: &Range<usize>, misser: Misser| {
            let location = self.location(project, range);
            let diagnostic =
                Diagnostic::new(misser.code, misser.bericht, location).at(self.pad.clone());
            found.push(match misser.hulp {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        };
        for plek in &formulas.plekken {
            match rekenaar.reken(&self.text[plek.range.clone()]) {
                Uitslag::Tekst(_, None) | Uitslag::Onbekend(_) => {}
                Uitslag::Tekst(_, Some(misser)) | Uitslag::Fout(misser) => say(&plek.range, misser),
                Uitslag::Plaats(plaats) => {
                    let known = figuren(project, plaats.soort);
                    if let Some(misser) = misplaatst(&plaats, plek.alleen, &known) {
                        say(&plek.range, misser);
                    } else if !placed.insert(plaats.clone()) {
                        say(&plek.range, dubbel(&plaats));
                    }
                }
            }
        }
        for range in &formulas.los {
            let message = "hier staat `{{` zonder `}}` op dezelfde regel; het wordt zo gedrukt";
            let help = "zet de hele formule op één regel, of schrijf `\\{{` als het zo is bedoeld";
            say(range, onaf(message, help));
        }
        if let Some(range) = &formulas.te_veel {
            let message = format!(
                "deze tekst heeft meer dan {} formules; de rest wordt zo gedrukt",
                crate::formule::MOST
            );
            say(range, onaf(&message, "verdeel de tekst over meer bestanden"));
        }
    }

    /// The place in the Markdown file, or else in the value in TOML when it is written there as it is.
    fn location(&self, project: &Project, range: &Range<usize>) -> Location {
        match self.plaats {
            Waar::Bestand(file) => Location::new(file, range.clone()),
            Waar::Waarde(location) => {
                let written = &self.text[range.clone()];
                let before = self.text[..range.start].matches(written).count();
                project.sources.within(location, written, before).unwrap_or(location)
            }
        }
    }
}

fn onaf(message: &str, help: &str) -> Misser {
    Misser { code: Code::FormuleOnaf, bericht: message.to_owned(), hulp: Some(help.to_owned()) }
}

/// Why a table or chart cannot stand where a text asks for it.
fn misplaatst(plaats: &Plaats, alone: bool, known: &[&str]) -> Option<Misser> {
    let Plaats { soort, id } = plaats;
    let (code, message, help) = if !alone {
        let message = format!("een {soort} kan niet midden in een tekst staan");
        (Code::FormuleNotatie, message, "geef hem een alinea voor zich alleen".to_owned())
    } else if known.contains(&id.as_str()) {
        return None;
    } else {
        let list = if *soort == "tabel" { "draaitabel" } else { "grafiek" };
        let message = format!("{soort} `{id}` is onbekend");
        let add = format!("haal de regel weg, of geef een `[[{list}]]` dit `id`");
        let help = did_you_mean(id, known.iter().copied()).unwrap_or(add);
        (Code::FormuleOnbekend, message, help)
    };
    Some(Misser { code, bericht: message, hulp: Some(help) })
}

fn dubbel(plaats: &Plaats) -> Misser {
    let Plaats { soort, id } = plaats;
    let bericht = format!("{soort} `{id}` staat al in een tekst");
    let hulp = Some("haal een van de twee regels weg; verwijs met een link".to_owned());
    Misser { code: Code::FormuleKeuze, bericht, hulp }
}
