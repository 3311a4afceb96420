//! What a user reads about templates: which there are, how those of a project stand, and what is wrong in them.

use crate::{
    diagnostic::Diagnostic,
    project::Project,
    report::{Style, excerpt, printable_lines},
    sjabloon::{Herkomst, INGEBOUWD, MAP, Sjabloon},
    source::Sources,
};

/// One line a template, and what can be done with them.
pub fn sjablonen(project: &Project) -> String {
    let width = INGEBOUWD.iter().map(|one| one.naam.len()).max().unwrap_or_default();
    let mut out = String::new();
    for one in INGEBOUWD {
        let stand = stand(project, one);
        out.push_str(&format!("{:width$}  {stand}\n{:width$}  {}\n", one.naam, "", one.over));
    }
    out.push_str("\nMet `bouwsteen sjabloon uitpakken MAP NAAM` zet u er een in uw visie.\n");
    printable_lines(&out)
}

/// How it stands with one template in this project.
fn stand(project: &Project, one: &Sjabloon) -> String {
    let Some(file) = project.sources.find(&format!("{MAP}{}", one.naam)) else {
        return "ingebouwd".to_owned();
    };
    let herkomst = Herkomst::of(one, project.sources.text(file));
    let mut words = match &herkomst {
        Some(Herkomst { aangepast: false, .. }) => "eigen, niet aangepast".to_owned(),
        Some(_) => "eigen, aangepast".to_owned(),
        None => "eigen, zonder kopregel".to_owned(),
    };
    if let Some(old) = herkomst.filter(|herkomst| herkomst.verouderd) {
        words.push_str(&format!("; het ingebouwde is veranderd sinds versie {}", old.versie));
    }
    if !project.sjablonen.contains_key(one.naam) {
        words.push_str("; met fouten, zie `bouwsteen toets`");
    }
    words
}

/// Findings for a person, each with its line and what to do about it.
pub fn meldingen(meldingen: &[Diagnostic], sources: &Sources, style: &Style) -> String {
    let shown: Vec<_> =
        meldingen.iter().map(|found| excerpt::render(found, sources, style) + "\n").collect();
    shown.join("\n")
}
