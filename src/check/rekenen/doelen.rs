//! Goals whose beginning and end can be compared, and numbers that lie in the years of the document.

use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Wanneer},
    diagnostic::{Code, Diagnostic},
    model::{keuze::Cijfersoort, waarde::Waarde},
    source::{Location, Part, Pointer},
};

use super::{
    blad::{Bevindingen, Blad, bij},
    perioden::per_jaar,
    woorden::{noem, wanneer},
};

/// What a value of a goal says of itself.
struct Maat<'a> {
    eenheid: Option<&'a str>,
    van: Option<&'a str>,
    wanneer: Wanneer,
    getal: Option<Decimal>,
    /// The number that it refers to.
    cijfer: Option<Cijfer<'a>>,
}

/// Goals that begin in one unit, of one whole or over one length of time, and end in another.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let mut found = Bevindingen::new();
    for (index, doel) in blad.project.visie.doel.iter().enumerate() {
        let (Some(begin), Some(end)) = (&doel.nulwaarde, &doel.streefwaarde) else { continue };
        let (one, other) = (maat(blad, begin), maat(blad, end));
        let Some((why, help)) = verschil(&one, &other) else { continue };
        let pad = Pointer::root().key("doel").index(index);
        let place = |key: &str| blad.project.tree.location_of(&pad.key(key), Part::Value);
        let message = format!("bij doel `{}` {why}", doel.id.0);
        found.add(|| {
            let at = place("streefwaarde");
            let found = Diagnostic::new(Code::DoelOnvergelijkbaar, message, at);
            let words = |maat: &Maat<'_>| maat.woorden();
            let found = found.at(pad.key("streefwaarde")).help(help);
            let found = found.related(place("nulwaarde"), words(&one));
            let places = [&one, &other].into_iter();
            let places: Vec<(Location, String)> =
                places.filter_map(|maat| Some((maat.cijfer?.location(), maat.woorden()))).collect();
            places.into_iter().fold(found, |found, (at, words)| found.related(at, words))
        });
    }
    found.klaar()
}

fn maat<'a>(blad: &Blad<'a>, waarde: &'a Waarde) -> Maat<'a> {
    let named = waarde.cijfer.as_ref().and_then(|id| blad.cijfers.met_id(&id.0));
    let own = waarde.periode.as_ref().map(Wanneer::from);
    let own = own.or_else(|| waarde.peildatum.as_ref().map(|date| Wanneer::Peildatum(date.0)));
    Maat {
        eenheid: waarde.eenheid.as_ref().map(|unit| unit.0.as_str()).or(named.map(Cijfer::eenheid)),
        van: waarde.van.as_deref().or(named.and_then(Cijfer::van)),
        wanneer: own.or(named.map(Cijfer::wanneer)).unwrap_or_default(),
        getal: waarde.aantal.map(|number| number.0).or(named
            .filter(|cijfer| !cijfer.is_afgeschermd())
            .and_then(Cijfer::grenzen)
            .filter(|(min, max)| min == max)
            .map(|(number, _)| number)),
        cijfer: named,
    }
}

fn verschil(one: &Maat<'_>, other: &Maat<'_>) -> Option<(String, &'static str)> {
    let (from, to) = (one.eenheid?, other.eenheid?);
    if from != to {
        let yearly = |maat: &Maat<'_>| maat.per_jaar().unwrap_or_default();
        return Some((
            format!(
                "is de nulwaarde in `{from}` en de streefwaarde in `{to}`{}{}",
                yearly(one),
                yearly(other)
            ),
            "schrijf nulwaarde en streefwaarde in dezelfde eenheid",
        ));
    }
    if let (Some(of), Some(against)) = (one.van, other.van)
        && of != against
    {
        return Some((
            format!("is de nulwaarde een deel van `{of}` en de streefwaarde van `{against}`"),
            "neem van beide hetzelfde deel; een deel van iets anders zegt niets over vooruitgang",
        ));
    }
    let (halves, others) = (one.wanneer.halve_jaren()?, other.wanneer.halve_jaren()?);
    let rate = from == "procent" || from.contains("-per-");
    if halves == others || rate {
        return None;
    }
    let each = |maat: &Maat<'_>| maat.per_jaar().unwrap_or_default();
    Some((
        format!(
            "gaat de nulwaarde over {} en de streefwaarde over {}{}{}",
            wanneer(one.wanneer),
            wanneer(other.wanneer),
            each(one),
            each(other)
        ),
        "schrijf beide per jaar, of neem perioden die even lang zijn",
    ))
}

impl Maat<'_> {
    fn woorden(&self) -> String {
        let number = self.getal.map_or_else(|| "geen getal".to_owned(), crate::taal::number);
        let unit = self.eenheid.map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{number}{unit} ({})", wanneer(self.wanneer))
    }

    /// `; 120 in 2027-2031 is 24 per jaar`.
    fn per_jaar(&self) -> Option<String> {
        let number = self.getal?;
        let each = per_jaar(number, self.wanneer.halve_jaren()?)?;
        let over = wanneer(self.wanneer);
        Some(format!("; {} in {over} is {each} per jaar", crate::taal::number(number)))
    }
}

/// Plans, goals and tasks over years in which the document does not hold.
pub(super) fn looptijd(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let Some((first, last)) = blad.looptijd() else { return Vec::new() };
    let document = blad.project.visie.document.as_ref();
    let ahead = document.and_then(|document| document.doorkijk.as_ref()).map(|year| year.0);
    let last = ahead.map_or(last, |ahead| ahead.max(last));
    let looks_ahead = |cijfer: Cijfer<'_>| {
        matches!(cijfer.soort(), Cijfersoort::Plan | Cijfersoort::Doel | Cijfersoort::Opgave)
    };
    let pad = Pointer::root().key("document").key("looptijd");
    let place = blad.project.tree.location_of(&pad, Part::Value);
    let mut found = Bevindingen::new();
    for regel in blad.regels.iter().filter(|regel| looks_ahead(regel.cijfer)) {
        let Wanneer::Periode { van, tot, .. } = regel.cijfer.wanneer() else { continue };
        if tot >= first && van <= last {
            continue;
        }
        found.add(|| {
            let when = wanneer(regel.cijfer.wanneer());
            let message = format!(
                "{} gaat over {when}, buiten de jaren van dit stuk: {first} tot en met {last}",
                noem(regel.cijfer)
            );
            let help = "verbeter de periode, of zet er met `vervangen-door` bij wat ervoor in de plaats kwam";
            let found = bij(Code::BuitenLooptijd, regel.cijfer, message).help(help);
            found.related(place, format!("de looptijd, met de doorkijk tot {last}"))
        });
    }
    found.klaar()
}
