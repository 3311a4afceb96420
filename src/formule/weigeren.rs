//! Says in words why numbers must not be added or compared.

use super::{Misser, kort};
use crate::{
    cijfers::{Bezwaar, Cijfer, Cijfers},
    diagnostic::Code,
};

/// What a person calls a number: its id, or where it stands.
pub(super) fn naam(cijfer: Cijfer<'_>) -> String {
    cijfer.id().map_or_else(|| format!("`{}`", cijfer.pad()), |id| format!("`{}`", kort(id)))
}

/// The objection to a sum, in words.
pub(super) fn som(cijfers: &Cijfers, bezwaar: &Bezwaar<'_>) -> Misser {
    let both = |one: &Cijfer<'_>, other: &Cijfer<'_>| format!("{} en {}", naam(*one), naam(*other));
    let (message, help) = match bezwaar {
        Bezwaar::Geen => ("er is niets om op te tellen".to_owned(), "kies ten minste één cijfer"),
        Bezwaar::Soorten(one, other) => (
            format!(
                "{} zijn niet van één soort: {} en {}",
                both(one, other),
                one.soort().as_str(),
                other.soort().as_str()
            ),
            "kies één soort met `soort=`",
        ),
        Bezwaar::Eenheden(one, other) => (
            format!(
                "{} hebben niet dezelfde eenheid: {} en {}",
                both(one, other),
                kort(one.eenheid()),
                kort(other.eenheid())
            ),
            "kies één eenheid met `eenheid=`",
        ),
        Bezwaar::Noemers(one, other) => (
            format!("{} zijn percentages van verschillende dingen", both(one, other)),
            "kies er een met `van=`",
        ),
        Bezwaar::Perioden(one, other) => (
            format!("{} gelden niet voor dezelfde tijd", both(one, other)),
            "kies één tijd met `periode=` of `peildatum=`",
        ),
        Bezwaar::Genest(inner, outer, dimensie) => (
            format!(
                "{} zit al in {}: de waarden van `{}` overlappen",
                naam(*inner),
                naam(*outer),
                cijfers.naam(*dimensie)
            ),
            "kies waarden die elkaar niet overlappen, of zet `telt-eenmaal = true` bij de cijfers",
        ),
        Bezwaar::TotaalEnDeel(total, part) => (
            format!("{} is een deel van {}", naam(*part), naam(*total)),
            "laat totalen weg met `zonder=`, of zet `totaal-over` bij het totaal",
        ),
        Bezwaar::TeGroot => ("de uitkomst is te groot".to_owned(), "kies minder cijfers"),
    };
    rekenen(message).hulp(help)
}

/// Numbers that cannot be worked with together.
pub(super) fn rekenen(message: impl Into<String>) -> Misser {
    Misser::new(Code::FormuleRekenen, message)
}

/// A hidden number that an outcome could give away.
pub(super) fn afgeschermd() -> Misser {
    let message = "in deze formule zit een afgeschermd cijfer; de uitkomst kan het verraden";
    let help = "laat het cijfer weg uit de formule; `{{ cijfer(\"id\") }}` drukt het als `< 10`";
    Misser::new(Code::FormuleAfgeschermd, message).hulp(help)
}
