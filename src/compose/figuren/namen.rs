//! What the places on an axis are called in print, and in which order lists have them.

use std::collections::HashMap;

use crate::{
    cijfers::{As, Bezwaar, Dimensie, Plek, Wanneer, meervoud},
    compose::{
        namen::{label, words},
        opmaak::period,
        schrijver::Schrijver,
    },
    kader::{self, Lijst},
    model::keuze::Planstatus,
    project::Project,
    taal,
};

/// The place of every value in the list that it comes from.
pub(super) struct Rangen {
    by_axis: HashMap<As, HashMap<String, usize>>,
}

impl Rangen {
    pub(super) fn of(project: &Project) -> Self {
        let visie = &project.visie;
        let mut by_axis: HashMap<As, HashMap<String, usize>> = HashMap::new();
        let mut add = |dimensie: Dimensie, word: &str| {
            let order = by_axis.entry(As::Dimensie(dimensie)).or_default();
            let next = order.len();
            order.entry(word.to_owned()).or_insert(next);
        };
        let listed =
            |id: &str| Dimensie::VAST.into_iter().find(|dimensie| dimensie.lijst() == Some(id));
        let own = project.kaders.iter().flat_map(|kader| &kader.lijst);
        for list in kader::lijsten().map(|list| -> &Lijst { list }).chain(own) {
            let Some(dimensie) = listed(&list.id) else { continue };
            list.waarde.iter().for_each(|item| add(dimensie, &item.id));
        }
        for item in &visie.eigen_waarde {
            if let Some(dimensie) = listed(&item.lijst) {
                add(dimensie, &item.id.0);
            }
        }
        visie.gebied.iter().for_each(|one| add(Dimensie::Gebied, &one.id.0));
        visie.regio.iter().for_each(|one| add(Dimensie::Regio, &one.id.0));
        Planstatus::ALL.iter().for_each(|one| add(Dimensie::Planstatus, one.as_str()));
        for (index, own) in project.cijfers.eigen().iter().enumerate() {
            let Ok(at) = u8::try_from(index) else { continue };
            own.waarden.iter().for_each(|(word, _)| add(Dimensie::Eigen(at), word));
        }
        Self { by_axis }
    }

    pub(super) fn rang(&self, axis: As, word: &str) -> Option<usize> {
        self.by_axis.get(&axis)?.get(word).copied()
    }
}

/// What an axis is called, with a capital.
pub(super) fn kop(w: &Schrijver<'_>, axis: As) -> String {
    match axis {
        As::Jaar => "Jaar".to_owned(),
        As::Periode => "Periode".to_owned(),
        As::Soort => "Soort".to_owned(),
        As::Dimensie(Dimensie::Groep) => "Aandachtsgroep".to_owned(),
        As::Dimensie(Dimensie::Eigen(at)) => {
            let own = w.project.cijfers.eigen().get(usize::from(at));
            own.map_or_else(String::new, |own| taal::capital(&own.naam))
        }
        As::Dimensie(dimensie) => label("/cijfer/*", w.project.cijfers.naam(dimensie)),
    }
}

/// What a place on an axis is called, with a capital.
pub(super) fn plek(w: &Schrijver<'_>, axis: As, place: Plek<'_>) -> String {
    let name = match (place, axis) {
        (Plek::Geen, _) => format!("{} niet genoemd", kop(w, axis)),
        (Plek::Soort(soort), _) => soort.as_str().to_owned(),
        (Plek::Wanneer(wanneer), _) => tijd(wanneer).unwrap_or_default(),
        (Plek::Woord(word), As::Dimensie(dimensie)) => waarde(w, dimensie, word),
        (Plek::Woord(word), As::Jaar | As::Periode | As::Soort) => word.to_owned(),
    };
    let name = taal::capital(name.trim());
    if name.is_empty() { "–".to_owned() } else { name }
}

/// The printed name of a value of a dimension.
fn waarde(w: &Schrijver<'_>, dimensie: Dimensie, word: &str) -> String {
    if let Some(list) = dimensie.lijst() {
        return w.namen.value(list, word);
    }
    match dimensie {
        Dimensie::Gebied | Dimensie::Regio => {
            w.namen.element(word).map_or_else(|| words(word), |element| element.naam.clone())
        }
        Dimensie::Planstatus => words(word),
        Dimensie::Eigen(_) => w.namen.value(w.project.cijfers.naam(dimensie), word),
        Dimensie::Groep
        | Dimensie::Woningtype
        | Dimensie::Segment
        | Dimensie::Huishouden
        | Dimensie::Inkomen
        | Dimensie::Gemeente
        | Dimensie::Onderwerp => word.to_owned(),
    }
}

/// A moment or period in words.
pub(super) fn tijd(wanneer: Wanneer) -> Option<String> {
    match wanneer {
        Wanneer::Onbekend => None,
        Wanneer::Peildatum(date) => Some(taal::date(date)),
        Wanneer::Periode { .. } => wanneer.geschreven().map(|text| period(&text)),
    }
}

/// A unit in the plural with what it is a share of: `wooneenheden`, `% van nieuwbouw`.
pub(super) fn eenheid(unit: &str, of: Option<&str>) -> String {
    let unit = match unit {
        "procent" => "%".to_owned(),
        other => meervoud(other),
    };
    match of {
        Some(of) => format!("{unit} van {}", words(of)),
        None => unit,
    }
}

/// Why numbers must not be added, in the names that a reader knows.
pub(super) fn reden(w: &Schrijver<'_>, objection: &Bezwaar<'_>) -> String {
    objection.reden(&|dimensie, word| match dimensie {
        Some(dimensie) => waarde(w, dimensie, word).to_lowercase(),
        None => words(word),
    })
}
