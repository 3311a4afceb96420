//! Takes from a visie what the region may know: its numbers without what is hidden, and its agreements.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Dimensie, Waarde, Wanneer},
    model::{
        cijferbestand::{
            Afspraakregel, Cijferbestand, Cijferregel, Herkomst, VERSIE, Verdeelregel,
        },
        keuze::Planstatus,
        regiobestand::Overname,
        samenwerking::RegionaleAfspraak,
    },
    project::Project,
    source::{Part, Pointer},
};

/// What a gemeente shares with her region; `today` is printed in it.
pub fn uitvoer(project: &Project, today: Date) -> Cijferbestand {
    let gemeente = project.visie.gemeente.as_ref();
    let document = project.visie.document.as_ref();
    let eigen = project.cijfers.eigen().iter();
    let current = |cijfer: &Cijfer<'_>| cijfer.vervangen_door().is_none();
    let cijfers = project.cijfers.iter().filter(current);
    Cijferbestand {
        versie: VERSIE,
        programma: format!("bouwsteen {}", env!("CARGO_PKG_VERSION")),
        datum: today.to_string(),
        gemeente: gemeente.and_then(|one| one.naam.clone()).unwrap_or_default(),
        code: gemeente.and_then(|one| one.code.as_ref()).map(|code| code.0.clone()),
        fictief: document.is_some_and(|one| one.fictief == Some(true)),
        document: document.map(herkomst).unwrap_or_default(),
        dimensies: eigen.map(|dimensie| dimensie.id.clone()).collect(),
        cijfers: cijfers.map(|cijfer| regel(project, cijfer)).collect(),
        afspraken: afspraken(project),
        verdelingen: verdelingen(project),
    }
}

fn herkomst(document: &crate::model::stuk::Documentgegevens) -> Herkomst {
    Herkomst {
        titel: document.titel.clone(),
        status: document.status,
        versie: document.versie.clone(),
        datum: document.datum.as_ref().map(|date| date.0.to_string()),
    }
}

fn regel(project: &Project, cijfer: Cijfer<'_>) -> Cijferregel {
    let cijfers = &project.cijfers;
    let word = |dimensie: Dimensie| cijfer.kenmerk(dimensie).map(str::to_owned);
    let text = |text: Option<&str>| text.map(str::to_owned);
    let eigen = |(dimensie, value): (Dimensie, &str)| {
        let own = matches!(dimensie, Dimensie::Eigen(_));
        own.then(|| (cijfers.naam(dimensie).to_owned(), value.to_owned()))
    };
    let status = cijfer.kenmerk(Dimensie::Planstatus);
    let (peildatum, periode) = match cijfer.wanneer() {
        Wanneer::Peildatum(date) => (Some(date.to_string()), None),
        other @ (Wanneer::Periode { .. } | Wanneer::Onbekend) => (None, other.geschreven()),
    };
    let bron = cijfer.bron().map(|id| {
        let known = project.visie.bron.iter().find(|bron| bron.id.0 == id);
        known.map_or_else(|| id.to_owned(), |bron| bron.naam.clone())
    });
    let regel = Cijferregel {
        id: text(cijfer.id()),
        soort: cijfer.soort(),
        groep: word(Dimensie::Groep),
        woningtype: word(Dimensie::Woningtype),
        segment: word(Dimensie::Segment),
        gebied: word(Dimensie::Gebied),
        gemeente: word(Dimensie::Gemeente),
        regio: word(Dimensie::Regio),
        huishouden: word(Dimensie::Huishouden),
        inkomen: word(Dimensie::Inkomen),
        onderwerp: word(Dimensie::Onderwerp),
        planstatus: Planstatus::ALL.iter().copied().find(|one| Some(one.as_str()) == status),
        kenmerken: cijfer.kenmerken().into_iter().filter_map(eigen).collect(),
        periode,
        peildatum,
        aantal: None,
        min: None,
        max: None,
        tekst: None,
        onbekend: None,
        afgeschermd: cijfer.is_afgeschermd(),
        nauwkeurigheid: cijfer.nauwkeurigheid(),
        eenheid: cijfer.eenheid().to_owned(),
        van: text(cijfer.van()),
        bron,
        telt_eenmaal: cijfer.telt_eenmaal(),
        totaal_over: totals(project, cijfer),
        afgerond_op: cijfer.afgerond_op().map(written),
        versie: text(cijfer.versie()),
    };
    if cijfer.is_afgeschermd() { regel } else { with_number(regel, cijfer.waarde()) }
}

fn totals(project: &Project, cijfer: Cijfer<'_>) -> Vec<String> {
    let over = cijfer.totaal_over().into_iter();
    over.map(|dimensie| project.cijfers.naam(dimensie).to_owned()).collect()
}

fn with_number(mut regel: Cijferregel, waarde: Waarde<'_>) -> Cijferregel {
    match waarde {
        Waarde::Leeg => {}
        Waarde::Getal(number) => regel.aantal = Some(written(number)),
        Waarde::Bereik(min, max) => (regel.min, regel.max) = (min.map(written), max.map(written)),
        Waarde::Tekst(words) => regel.tekst = Some(words.to_owned()),
        Waarde::Onbekend(reason) => regel.onbekend = Some(reason.to_owned()),
    }
    regel
}

/// The digits without zeros at the end, so that the same number is the same text.
fn written(number: Decimal) -> String {
    number.normalize().to_string()
}

fn afspraken(project: &Project) -> Vec<Afspraakregel> {
    let list = Pointer::root().key("regionale-afspraak");
    let mut found = Vec::new();
    for (index, afspraak) in project.visie.regionale_afspraak.iter().enumerate() {
        let around = list.index(index).key("overname");
        for (at, overname) in afspraak.overname.iter().enumerate() {
            let plek = plek(project, &around.index(at));
            let id = Some(afspraak.id.0.clone());
            let regio = afspraak.regio.as_ref().map(|regio| regio.0.clone());
            found.push(Afspraakregel { id, regio, ..of(overname, plek) });
        }
    }
    found
}

/// An agreement in the words of the file that is shared.
pub(super) fn of(overname: &Overname, plek: Option<String>) -> Afspraakregel {
    Afspraakregel {
        id: None,
        plek,
        regio: None,
        van: overname.van.clone(),
        naar: overname.naar.clone(),
        aantal: written(overname.aantal.0),
        eenheid: overname.eenheid.0.clone(),
        groep: overname.groep.as_ref().map(|word| word.0.clone()),
        woningtype: overname.woningtype.as_ref().map(|word| word.0.clone()),
        segment: overname.segment.as_ref().map(|word| word.0.clone()),
        periode: overname.periode.as_ref().map(|period| period.0.clone()),
    }
}

fn verdelingen(project: &Project) -> Vec<Verdeelregel> {
    let list = Pointer::root().key("regionale-afspraak");
    let agreements = project.visie.regionale_afspraak.iter().enumerate();
    agreements.flat_map(|(index, one)| deelregels(project, &list.index(index), one)).collect()
}

fn deelregels(project: &Project, pad: &Pointer, afspraak: &RegionaleAfspraak) -> Vec<Verdeelregel> {
    let Some(regio) = &afspraak.regio else { return Vec::new() };
    let mut groepen: Vec<String> = afspraak.groep.iter().map(|groep| groep.0.clone()).collect();
    groepen.sort();
    let parts = afspraak.verdeling.iter().enumerate();
    let parts = parts.filter_map(|(at, deel)| {
        let waarde = deel.aantal.as_ref()?;
        Some(Verdeelregel {
            plek: plek(project, &pad.key("verdeling").index(at)),
            regio: regio.0.clone(),
            onderwerp: afspraak.onderwerp.0.clone(),
            groepen: groepen.clone(),
            gemeente: deel.gemeente.clone(),
            jaar: deel.jaar.as_ref().map(|jaar| jaar.0),
            aantal: written(waarde.aantal?.0),
            eenheid: waarde.eenheid.as_ref().map(|eenheid| eenheid.0.clone()),
        })
    });
    parts.collect()
}

/// `visie/regio.toml:12`.
fn plek(project: &Project, pad: &Pointer) -> Option<String> {
    let location = project.tree.at(pad).map(|_| project.tree.location_of(pad, Part::Header))?;
    let position = project.sources.position(location);
    Some(format!("{}:{}", project.sources.path(location.file()), position.line))
}
