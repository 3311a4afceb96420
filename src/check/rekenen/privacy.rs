//! Counts so small that a person may be recognised in them, shown or to be worked out.

use rust_decimal::Decimal;

use crate::{
    cijfers::{Cijfer, Dimensie, Waarde},
    diagnostic::{Code, Diagnostic},
    taal,
};

use super::{
    blad::{Bevindingen, Blad, Regel, bij},
    totalen::Optelling,
    woorden::{getal, noem},
};

/// From so many persons a count may be shown.
const DREMPEL: u32 = 10;

fn drempel(blad: &Blad<'_>) -> Decimal {
    let toets = blad.project.visie.toets.as_ref();
    toets.and_then(|toets| toets.privacydrempel.as_ref()).map_or(DREMPEL, |n| n.0).into()
}

/// Small counts of persons of one kind in one place.
pub(super) fn klein(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let least = drempel(blad);
    let mut found = Bevindingen::new();
    for regel in blad.regels.iter().filter(|regel| is_over_mensen(regel)) {
        let small = regel.cijfer.grenzen().filter(|(_, max)| *max < least && *max > Decimal::ZERO);
        if small.is_none() || regel.cijfer.is_afgeschermd() {
            continue;
        }
        found.add(|| {
            let message = format!(
                "{} is zo klein ({}) dat mensen te herkennen zijn; de grens is {}",
                noem(regel.cijfer),
                getal(regel.cijfer),
                taal::number(least)
            );
            let found = bij(Code::TeKleinAantal, regel.cijfer, message);
            let bron = regel.cijfer.location();
            let help =
                format!("zet er `afschermen = true` bij; dan staat er `< {}`", taal::number(least));
            found.related(bron, getal(regel.cijfer)).help(help)
        });
    }
    found.klaar()
}

fn is_over_mensen(regel: &Regel<'_>) -> bool {
    let people = matches!(regel.cijfer.eenheid(), "persoon" | "huishouden");
    let place = [Dimensie::Gebied, Dimensie::Gemeente];
    let place = place.iter().any(|dimensie| regel.gevuld.bevat(*dimensie));
    let vast = crate::cijfers::Verzameling::of(&Dimensie::VAST);
    let kind = regel.gevuld.bevat(Dimensie::Groep) || !regel.gevuld.zonder(vast).is_empty();
    people && place && kind
}

/// A hidden number that follows from a total that is shown and the other parts.
pub(super) fn afleidbaar(
    blad: &Blad<'_>,
    totals: &[Optelling<'_>],
    implied: &[Optelling<'_>],
) -> Vec<Diagnostic> {
    let mut found = Bevindingen::new();
    let guessed = implied.iter().filter(|one| past(one));
    for one in totals.iter().chain(guessed) {
        let Some(hidden) = enige_verborgen(one) else { continue };
        found.add(|| {
            let message = format!(
                "{} is afgeschermd, maar is uit te rekenen: {} min de andere delen",
                noem(hidden),
                noem(one.totaal)
            );
            let at = bij(Code::TeKleinAantal, hidden, message);
            let help =
                "scherm nog een deel af, of het totaal; of rond het totaal af met `afgerond-op`";
            at.related(one.totaal.location(), format!("het totaal is {}", getal(one.totaal)))
                .help(help)
        });
    }
    let _ = blad;
    found.klaar()
}

/// The only part that is hidden, when everything else is a plain number.
fn enige_verborgen<'a>(one: &Optelling<'a>) -> Option<Cijfer<'a>> {
    let mut hidden = one.delen.iter().filter(|deel| deel.is_afgeschermd());
    let (only, None) = (*hidden.next()?, hidden.next()) else { return None };
    let plain = |cijfer: &Cijfer<'_>| {
        matches!(cijfer.waarde(), Waarde::Getal(_))
            && !cijfer.is_afgeschermd()
            && cijfer.afgerond_op().is_none()
    };
    let others = one.delen.iter().filter(|deel| **deel != only);
    (one.delen.len() > 1 && plain(&one.totaal) && others.clone().all(plain)).then_some(only)
}

/// Whether the rows are exactly the parts of what looks like their total.
fn past(one: &Optelling<'_>) -> bool {
    let exact = |cijfer: &Cijfer<'_>| match cijfer.waarde() {
        Waarde::Getal(number) => Some(number),
        Waarde::Leeg | Waarde::Bereik(..) | Waarde::Tekst(_) | Waarde::Onbekend(_) => None,
    };
    let add = |sum: Decimal, deel: &Cijfer<'_>| sum.checked_add(exact(deel)?);
    let sum = one.delen.iter().try_fold(Decimal::ZERO, add);
    sum.is_some() && sum == exact(&one.totaal)
}
