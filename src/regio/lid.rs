//! The numbers of one gemeente as a table that can be asked and added, however they came in.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    cijfers::{Blok, Bouwer, Cel, Cijfer, Cijfers, Concept, Dimensie, Veld},
    kader::lijsten,
    model::{
        cijfer::Dimensie as Modeldimensie,
        cijferbestand::{Cijferbestand, Cijferregel},
        keuze::{Cijfersoort, Nauwkeurigheid, Planstatus},
        waarde::{Getal, Id},
    },
    source::{Location, Sources},
};

/// The kinds of numbers that the region looks at.
pub(super) const SOORTEN: [Cijfersoort; 3] =
    [Cijfersoort::Behoefte, Cijfersoort::Opgave, Cijfersoort::Plan];

/// The numbers of a gemeente about itself.
pub(super) struct Tabel {
    pub(super) cijfers: Cijfers,
    /// Rows by kind and groep, so that a part of the opgave looks at few of them.
    rijen: BTreeMap<(Cijfersoort, Option<String>), Vec<usize>>,
}

impl Tabel {
    /// A visie and the file that was made of it give the same table: both come through here.
    pub(super) fn of(bestand: &Cijferbestand) -> Self {
        let dimensies: Vec<Modeldimensie> = bestand.dimensies.iter().map(|id| own(id)).collect();
        let mut bouwer = Bouwer::new(&dimensies);
        bouwer.blok(Blok::los());
        let location = Location::start_of(Sources::default().add("", ""));
        for regel in bestand.cijfers.iter().filter(|regel| is_own(regel, &bestand.gemeente)) {
            let mut concept = bouwer.begin(None, location);
            fill(&mut bouwer, &mut concept, regel);
            bouwer.voeg(concept);
        }
        let mut cijfers = bouwer.klaar();
        cijfers.leer_nesten(lijsten(), &[]);
        let mut rijen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for cijfer in cijfers.iter() {
            let groep = cijfer.kenmerk(Dimensie::Groep).map(str::to_owned);
            rijen.entry((cijfer.soort(), groep)).or_default().push(cijfer.nummer());
        }
        Self { cijfers, rijen }
    }

    /// The rows of a kind about a groep or what lies inside it; about anyone when no groep is asked for.
    pub(super) fn over(&self, soort: Cijfersoort, groep: Option<&str>) -> Vec<Cijfer<'_>> {
        let fits = |found: Option<&str>| match (groep, found) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(asked), Some(found)) => {
                asked == found || self.cijfers.ligt_in(Dimensie::Groep, found, asked)
            }
        };
        let lists =
            self.rijen.iter().filter(|((kind, found), _)| *kind == soort && fits(found.as_deref()));
        let mut numbers: Vec<usize> = lists.flat_map(|(_, rows)| rows.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|number| self.cijfers.op(number)).collect()
    }
}

/// About the gemeente itself, and of a kind that the region looks at.
fn is_own(regel: &Cijferregel, gemeente: &str) -> bool {
    SOORTEN.contains(&regel.soort)
        && regel.regio.is_none()
        && regel.gemeente.as_deref().is_none_or(|other| other == gemeente)
}

fn own(id: &str) -> Modeldimensie {
    Modeldimensie { id: Id(id.to_owned()), naam: id.to_owned(), waarde: Vec::new() }
}

fn fill(bouwer: &mut Bouwer, concept: &mut Concept, regel: &Cijferregel) {
    let kenmerk = Veld::Kenmerk;
    let totaal = regel.totaal_over.join(" ");
    let words = [
        (Veld::Soort, Some(regel.soort.as_str())),
        (kenmerk(Dimensie::Groep), regel.groep.as_deref()),
        (kenmerk(Dimensie::Woningtype), regel.woningtype.as_deref()),
        (kenmerk(Dimensie::Segment), regel.segment.as_deref()),
        (kenmerk(Dimensie::Gebied), regel.gebied.as_deref()),
        (kenmerk(Dimensie::Huishouden), regel.huishouden.as_deref()),
        (kenmerk(Dimensie::Inkomen), regel.inkomen.as_deref()),
        (kenmerk(Dimensie::Onderwerp), regel.onderwerp.as_deref()),
        (kenmerk(Dimensie::Planstatus), regel.planstatus.map(Planstatus::as_str)),
        (Veld::Periode, regel.periode.as_deref()),
        (Veld::Nauwkeurigheid, regel.nauwkeurigheid.map(Nauwkeurigheid::as_str)),
        (Veld::Eenheid, Some(regel.eenheid.as_str())),
        (Veld::Van, regel.van.as_deref()),
        (Veld::Tekst, regel.tekst.as_deref()),
        (Veld::Onbekend, regel.onbekend.as_deref()),
        (Veld::Versie, regel.versie.as_deref()),
        (Veld::TotaalOver, Some(totaal.as_str()).filter(|text| !text.is_empty())),
    ];
    for (veld, text) in words {
        if let Some(text) = text {
            bouwer.zet(concept, veld, Cel::Tekst(text));
        }
    }
    for (dimensie, value) in &regel.kenmerken {
        if let Some(veld @ Veld::Kenmerk(Dimensie::Eigen(_))) = bouwer.veld(dimensie) {
            bouwer.zet(concept, veld, Cel::Tekst(value));
        }
    }
    let date = regel.peildatum.as_ref().and_then(|date| date.parse::<Date>().ok());
    if let Some(date) = date {
        bouwer.zet(concept, Veld::Peildatum, Cel::Dag(date));
    }
    bouwer.zet(concept, Veld::Afschermen, Cel::Ja(regel.afgeschermd));
    bouwer.zet(concept, Veld::TeltEenmaal, Cel::Ja(regel.telt_eenmaal));
    // A hidden number is none, whatever a file that was made elsewhere says.
    let shown = [(Veld::Min, &regel.min), (Veld::Max, &regel.max), (Veld::Aantal, &regel.aantal)];
    for (veld, text) in shown.into_iter().filter(|_| !regel.afgeschermd) {
        if let Some(number) = text.as_ref().and_then(|text| text.parse::<Getal>().ok()) {
            bouwer.zet(concept, veld, Cel::Getal(number.0));
        }
    }
}
