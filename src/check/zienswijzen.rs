//! Whether every zienswijze has an answer that says what came of it, once the document is past ontwerp.

use crate::{
    check::gegevens::is_placeholder,
    diagnostic::{Code, Diagnostic},
    model::{keuze::Status, proces::Zienswijze, waarde::Tekst},
    project::Project,
    source::{Part, Pointer},
};

/// What a zienswijze misses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gebrek {
    /// There is no answer.
    Reactie,
    /// It does not say whether the document changes.
    Gevolg,
}

impl Gebrek {
    /// In words, to follow the name of the zienswijze.
    pub fn bericht(self) -> &'static str {
        match self {
            Self::Reactie => "er is nog geen reactie",
            Self::Gevolg => "er staat niet of het stuk erdoor wijzigt",
        }
    }

    /// The key where the answer belongs.
    pub fn sleutel(self) -> &'static str {
        match self {
            Self::Reactie => "reactie",
            Self::Gevolg => "leidt-tot-wijziging",
        }
    }

    fn code(self) -> Code {
        match self {
            Self::Reactie => Code::ZienswijzeZonderReactie,
            Self::Gevolg => Code::ZienswijzeZonderGevolg,
        }
    }
}

/// What zienswijzen miss, each with its number in the list; whatever the status of the document is.
pub fn gebreken(project: &Project) -> Vec<(usize, Gebrek)> {
    let all = project.visie.zienswijze.iter().enumerate();
    let missing = |(index, one): (usize, &Zienswijze)| {
        let reaction =
            (!answered(project, one.reactie.as_ref())).then_some((index, Gebrek::Reactie));
        let result = one.leidt_tot_wijziging.is_none().then_some((index, Gebrek::Gevolg));
        [reaction, result]
    };
    all.flat_map(missing).flatten().collect()
}

/// The same as findings, for a document that is past ontwerp.
pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let status = project.visie.document.as_ref().and_then(|document| document.status);
    let settled = status.is_some_and(|status| match status {
        Status::GewijzigdVastgesteld
        | Status::Vastgesteld
        | Status::Geldend
        | Status::Toekomstig
        | Status::Vervallen => true,
        Status::Startnotitie | Status::Concept | Status::Ontwerp => false,
    });
    if !settled {
        return Vec::new();
    }
    let list = Pointer::root().key("zienswijze");
    let found = gebreken(project).into_iter().map(|(index, gebrek)| {
        let pad = list.index(index);
        let id = &project.visie.zienswijze[index].id.0;
        let location = project.tree.location_of(&pad, Part::Value);
        let message = format!("bij zienswijze `{id}` {}", gebrek.zin());
        let help = format!("vul `{}` in; het stuk is al vastgesteld", gebrek.sleutel());
        Diagnostic::new(gebrek.code(), message, location).at(pad).help(help)
    });
    found.collect()
}

impl Gebrek {
    /// In words, in the middle of a sentence.
    fn zin(self) -> &'static str {
        match self {
            Self::Reactie => "staat geen reactie",
            Self::Gevolg => "staat niet of het stuk erdoor wijzigt",
        }
    }
}

fn answered(project: &Project, text: Option<&Tekst>) -> bool {
    match text {
        Some(Tekst::Hier(text)) => !is_placeholder(text),
        Some(Tekst::Bestand(path)) => project.tekst(path).is_some_and(|text| !is_placeholder(text)),
        Some(Tekst::Onbekend(_)) | None => false,
    }
}
