//! The same number twice.

use std::collections::HashMap;

use crate::{
    cijfers::{Cijfer, Sleutel, Waarde},
    diagnostic::{Code, Diagnostic, Severity},
};

use super::{
    blad::{Bevindingen, Blad, bij},
    woorden::{getal, noem},
};

/// Two rows that say the same of themselves.
pub(super) fn toets(blad: &Blad<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<&Sleutel, Cijfer<'_>> = HashMap::with_capacity(blad.regels.len());
    let mut found = Bevindingen::new();
    for regel in blad.regels.iter().filter(|regel| is_heel(regel.cijfer)) {
        match first.get(&regel.sleutel) {
            Some(earlier) => found.add(|| dubbel(*earlier, regel.cijfer)),
            None => {
                first.insert(&regel.sleutel, regel.cijfer);
            }
        }
    }
    found.klaar()
}

/// Whether its value could be read: what is wrong with it otherwise is said already.
fn is_heel(cijfer: Cijfer<'_>) -> bool {
    match cijfer.waarde() {
        Waarde::Leeg => false,
        Waarde::Bereik(Some(min), Some(max)) => min <= max,
        Waarde::Getal(_) | Waarde::Bereik(..) | Waarde::Tekst(_) | Waarde::Onbekend(_) => true,
    }
}

fn dubbel(earlier: Cijfer<'_>, later: Cijfer<'_>) -> Diagnostic {
    let hidden = earlier.is_afgeschermd() || later.is_afgeschermd();
    let differ = earlier.waarde() != later.waarde();
    let both = earlier.grenzen().is_some() && later.grenzen().is_some();
    let same_name = noem(later) == noem(earlier);
    let message = if differ && both && !hidden && same_name {
        format!("{} staat er twee keer, met {} en {}", noem(later), getal(earlier), getal(later))
    } else if same_name {
        format!("{} staat er twee keer", noem(later))
    } else if differ && both && !hidden {
        format!(
            "{} heeft dezelfde kenmerken als {}, maar een ander getal: {} en {}",
            noem(later),
            noem(earlier),
            getal(earlier),
            getal(later)
        )
    } else {
        format!("{} staat er ook als {}", noem(later), noem(earlier))
    };
    let mut found = bij(Code::CijferDubbel, later, message);
    if !(differ && both) {
        found.severity = Severity::Let;
    }
    let help =
        "haal er een weg, of zeg wat er verschilt met `onderwerp`, `versie` of `vervangen-door`";
    found.related(earlier.location(), getal(earlier)).help(help)
}
