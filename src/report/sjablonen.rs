//! What a user reads about templates: which there are, how those of a project stand, and what is wrong in them.

use crate::{
    diagnostic::Diagnostic,
    project::Project,
    report::{Style, excerpt, printable_lines},
    sjabloon::{Herkomst, INGEBOUWD, MAP, Sjabloon},
    source::{FileId, Sources},
};

/// One line a template, and below those of the project how they stand.
pub fn sjablonen(project: &Project) -> String {
    let width = INGEBOUWD.iter().map(|one| one.naam.len()).max().unwrap_or_default();
    let mut out = String::new();
    for one in INGEBOUWD {
        let file = project.sources.find(&format!("{MAP}{}", one.naam));
        let whose = if file.is_some() { "eigen" } else { "ingebouwd" };
        out.push_str(&format!("{:width$}  {whose:9}  {}\n", one.naam, one.over));
        if let Some(file) = file {
            out.push_str(&format!("{:width$}  {:9}  {}\n", "", "", stand(project, one, file)));
        }
    }
    out.push_str("\nMet `bouwsteen sjabloon uitpakken MAP NAAM` zet u er een in uw visie.\n");
    printable_lines(&out)
}

/// How it stands with a template that this project has itself.
fn stand(project: &Project, one: &Sjabloon, file: FileId) -> String {
    let herkomst = Herkomst::of(one, project.sources.text(file));
    let first = match &herkomst {
        Some(Herkomst { aangepast: false, versie, .. }) => {
            format!("zoals uitgepakt uit versie {versie}")
        }
        Some(Herkomst { versie, .. }) => format!("aangepast sinds versie {versie}"),
        None => "zonder kopregel: of het nog past bij deze versie, is niet te zien".to_owned(),
    };
    let old = herkomst.is_some_and(|herkomst| herkomst.verouderd);
    let old = old.then_some("het ingebouwde is sindsdien veranderd");
    let wrong = !project.sjablonen.contains_key(one.naam);
    let wrong = wrong.then_some("er zitten fouten in, zie `bouwsteen toets`");
    let words = [Some(first.as_str()), old, wrong];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Findings for a person, each with its line and what to do about it.
pub fn meldingen(meldingen: &[Diagnostic], sources: &Sources, style: &Style) -> String {
    let shown: Vec<_> =
        meldingen.iter().map(|found| excerpt::render(found, sources, style) + "\n").collect();
    shown.join("\n")
}
