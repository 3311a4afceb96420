//! Takes the rows of CSV over from another table, whole or without what an edition leaves out.

use std::collections::BTreeSet;

use super::{Blok, Bouwer, Cijfer, Cijfers, Concept, Dimensie, Woord, rij::Bedrag};
use crate::source::Pointer;

/// What a table is taken over without.
#[derive(Debug, Default)]
pub struct Weglating {
    /// The blocks whose rows are left out, by the place of their `[[cijferblok]]`.
    pub blokken: BTreeSet<Pointer>,
    /// The elements that are left out, by id: rows about a gebied or regio among them go too.
    pub ids: BTreeSet<String>,
}

impl Weglating {
    /// Whether a row of CSV is left out.
    pub fn treft(&self, cijfer: Cijfer<'_>) -> bool {
        let pad = cijfer.tabel.blok(cijfer).and_then(|blok| blok.pad.as_ref());
        let about = |dimensie| cijfer.kenmerk(dimensie).is_some_and(|id| self.ids.contains(id));
        pad.is_some_and(|pad| self.blokken.contains(pad))
            || about(Dimensie::Gebied)
            || about(Dimensie::Regio)
    }

    /// A block as it stands in the new table: one that is left out keeps only its number.
    fn blok(&self, blok: &Blok) -> Blok {
        let hidden = blok.pad.as_ref().is_some_and(|pad| self.blokken.contains(pad));
        if hidden { Blok::los() } else { blok.clone() }
    }
}

impl Bouwer {
    /// Takes over the rows of CSV from another table with the same dimensions.
    pub fn neem_csv(&mut self, other: &Cijfers, weg: &Weglating) {
        let shift = u32::try_from(self.cijfers.blokken.len()).unwrap_or(u32::MAX);
        self.cijfers.blokken.extend(other.blokken.iter().map(|blok| weg.blok(blok)));
        for cijfer in other.iter().filter(|cijfer| cijfer.is_csv() && !weg.treft(*cijfer)) {
            let concept = self.neem_over(other, cijfer, shift, weg);
            self.voeg(concept);
        }
    }

    /// A row in the words of this table.
    fn neem_over(
        &mut self,
        other: &Cijfers,
        cijfer: Cijfer<'_>,
        shift: u32,
        weg: &Weglating,
    ) -> Concept {
        let mut rij = cijfer.rij.clone();
        let mut same = |woord: Woord| match other.woorden.tekst(woord) {
            Some(text) => self.cijfers.woorden.woord(text),
            None => Woord::default(),
        };
        rij.kenmerken = rij.kenmerken.map(&mut same);
        for woord in [&mut rij.bron, &mut rij.vervangen_door] {
            if other.woorden.tekst(*woord).is_some_and(|id| weg.ids.contains(id)) {
                *woord = Woord::default();
            }
        }
        for woord in [
            &mut rij.eenheid,
            &mut rij.van,
            &mut rij.bron,
            &mut rij.id,
            &mut rij.versie,
            &mut rij.vervangen_door,
            &mut rij.toelichting,
            &mut rij.afgerond_op,
        ] {
            *woord = same(*woord);
        }
        if let Bedrag::Tekst(woord) | Bedrag::Onbekend(woord) = &mut rij.bedrag {
            *woord = same(*woord);
        }
        let own = other.combinaties.get_index(rij.eigen as usize);
        let own = own.map(|own| own.iter().map(|(at, woord)| (*at, same(*woord))).collect());
        let own: Box<[(u8, Woord)]> = own.unwrap_or_default();
        let (eigen, _) = self.cijfers.combinaties.insert_full(own);
        rij.eigen = u32::try_from(eigen).unwrap_or(0);
        rij.blok = rij.blok.saturating_add(shift);
        Concept { soort: Some(rij.soort), rij, leent_tijd: false }
    }
}
