//! Works out every formula in every text, and says at its place what is wrong with it.

use std::{collections::HashMap, ops::Range};

use crate::{
    diagnostic::{Code, Diagnostic},
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
    for tekst in teksten(project) {
        tekst.check(project, &rekenaar, &mut found);
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    if let Some(last) = found.last_mut().filter(|_| more > 0) {
        last.message = format!("{} (en nog {more} meldingen over formules)", last.message);
    }
    found
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
    fn check(&self, project: &Project, rekenaar: &Rekenaar<'_>, found: &mut Vec<Diagnostic>) {
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
                Uitslag::Plaats(plaats) => say(&plek.range, misplaatst(&plaats, plek.alleen)),
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

/// No table and no chart can be placed yet.
fn misplaatst(plaats: &Plaats, alone: bool) -> Misser {
    let Plaats { soort, id } = plaats;
    let (code, message, help) = if alone {
        let message = format!("{soort} `{id}` is onbekend");
        (Code::FormuleOnbekend, message, format!("haal de regel weg, of geef een {soort} dit `id`"))
    } else {
        let message = format!("een {soort} kan niet midden in een tekst staan");
        (Code::FormuleNotatie, message, "geef hem een alinea voor zich alleen".to_owned())
    };
    Misser { code, bericht: message, hulp: Some(help) }
}
