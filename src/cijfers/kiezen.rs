//! Picks the numbers that a selection asks for.

use super::{Cijfer, Cijfers, Dimensie, Wanneer, Woord};
use crate::model::{
    keuze::{Cijfersoort, Planstatus},
    selectie::{EenOfMeer, Selectie},
};

/// A selection in the words of this table.
struct Eisen {
    ids: Option<Vec<Woord>>,
    soort: Option<Cijfersoort>,
    kenmerken: Vec<(Dimensie, Vec<Woord>)>,
    zonder: Vec<Dimensie>,
    eenheid: Option<Woord>,
    van: Option<Woord>,
    versie: Option<Woord>,
    wanneer: Vec<Wanneer>,
}

impl Cijfers {
    /// The numbers that fit a selection, in the order of the table.
    ///
    /// A number that is superseded fits only when it is asked for by its id.
    pub fn kies(&self, selectie: &Selectie) -> Vec<Cijfer<'_>> {
        let eisen = self.eisen(selectie);
        if let Some(ids) = &eisen.ids {
            let named = ids.iter().filter_map(|id| self.op_id.get(id));
            let named = named.filter_map(|at| self.op(usize::try_from(*at).ok()?));
            return named.filter(|cijfer| eisen.passen(*cijfer)).collect();
        }
        let current = |cijfer: &Cijfer<'_>| cijfer.vervangen_door().is_none();
        self.iter().filter(current).filter(|cijfer| eisen.passen(*cijfer)).collect()
    }

    fn eisen(&self, selectie: &Selectie) -> Eisen {
        // A word that the table does not know fits nothing.
        let never = Woord(u32::MAX);
        let woord = |text: &str| self.woorden.bekend(text).unwrap_or(never);
        let mut kenmerken: Vec<(Dimensie, Vec<Woord>)> = Vec::new();
        let mut add = |dimensie: Dimensie, words: Vec<&str>| {
            if !words.is_empty() {
                kenmerken.push((dimensie, words.into_iter().map(woord).collect()));
            }
        };
        add(Dimensie::Groep, texts(selectie.groep.as_ref(), |one| &one.0));
        add(Dimensie::Woningtype, texts(selectie.woningtype.as_ref(), |one| &one.0));
        add(Dimensie::Segment, texts(selectie.segment.as_ref(), |one| &one.0));
        add(Dimensie::Gebied, texts(selectie.gebied.as_ref(), |one| &one.0));
        add(Dimensie::Gemeente, texts(selectie.gemeente.as_ref(), |one| one));
        add(Dimensie::Regio, texts(selectie.regio.as_ref(), |one| &one.0));
        add(Dimensie::Huishouden, texts(selectie.huishouden.as_ref(), |one| &one.0));
        add(Dimensie::Inkomen, texts(selectie.inkomen.as_ref(), |one| &one.0));
        add(Dimensie::Onderwerp, texts(selectie.onderwerp.as_ref(), |one| one));
        let planstatus = selectie.planstatus.iter().flat_map(|all| &all.0);
        add(Dimensie::Planstatus, planstatus.map(|status: &Planstatus| status.as_str()).collect());
        for kenmerk in &selectie.kenmerk {
            if let Some(dimensie) = self.dimensie(&kenmerk.dimensie.0) {
                add(dimensie, vec![&kenmerk.waarde.0]);
            }
        }
        let zonder = selectie.zonder.iter().filter_map(|naam| self.dimensie(&naam.0)).collect();
        let period = selectie.periode.as_ref().map(Wanneer::from);
        let date = selectie.peildatum.as_ref().map(|date| Wanneer::Peildatum(date.0));
        let ids = selectie.cijfer.as_ref();
        Eisen {
            ids: ids.map(|ids| ids.0.iter().map(|id| woord(&id.0)).collect()),
            soort: selectie.soort,
            kenmerken,
            zonder,
            eenheid: selectie.eenheid.as_ref().map(|unit| woord(&unit.0)),
            van: selectie.van.as_deref().map(woord),
            versie: selectie.versie.as_deref().map(woord),
            wanneer: period.into_iter().chain(date).collect(),
        }
    }
}

impl Eisen {
    fn passen(&self, cijfer: Cijfer<'_>) -> bool {
        let rij = cijfer.rij;
        self.soort.is_none_or(|soort| soort == rij.soort)
            && self.eenheid.is_none_or(|eenheid| eenheid == rij.eenheid)
            && self.van.is_none_or(|van| van == rij.van)
            && self.versie.is_none_or(|versie| versie == rij.versie)
            && (self.wanneer.is_empty() || self.wanneer.contains(&rij.wanneer()))
            && self
                .kenmerken
                .iter()
                .all(|(dimensie, words)| words.contains(&cijfer.woord(*dimensie)))
            && self.zonder.iter().all(|dimensie| cijfer.woord(*dimensie) == Woord::default())
    }
}

fn texts<T>(words: Option<&EenOfMeer<T>>, text: impl Fn(&T) -> &String) -> Vec<&str> {
    words.iter().flat_map(|all| &all.0).map(|one| text(one).as_str()).collect()
}
