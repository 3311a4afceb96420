//! One part of the opgave in the report: a sentence, a table of who carries what, and the chart of all parts.

use super::{Schrijver, tabellen};
use crate::{
    document::{Block, Huisstijl, Image, ImageFormat, Inline},
    grafiek::{Grafiek, Inhoud, Punt, Reeksen, Rij, Stijl, teken},
    model::keuze::Nauwkeurigheid,
    regio::{Cel, Maat, Oordeel, Regiobeeld, Stand, woorden},
    taal,
};

pub(super) fn write(w: &mut Schrijver, beeld: &Regiobeeld, cel: &Cel, level: u8) {
    w.heading(level, &woorden::over(&cel.sleutel));
    w.paragraph(&zin(cel));
    let short = beeld.leden.iter().zip(&cel.delen).filter_map(|(lid, deel)| {
        let tekort = deel.tekort?;
        Some(format!("{} ({})", lid.naam, woorden::getal(tekort)))
    });
    let short: Vec<String> = short.collect();
    if !short.is_empty() {
        w.paragraph(&format!("Onder het afgesproken aandeel blijven: {}.", taal::list(&short)));
    }
    let caption = format!("Wie draagt wat: {}", taal::capital(&woorden::over(&cel.sleutel)));
    w.table(&caption, tabellen::deel(beeld, cel), bron(cel));
}

/// What the numbers come to, and how sure that is.
fn zin(cel: &Cel) -> String {
    let unit = woorden::eenheid(&cel.sleutel);
    let opgave = match cel.opgave {
        Stand::Getal { .. } => format!("De regionale opgave is {}", woorden::stand(cel.opgave)),
        Stand::Leeg(_) => "De regionale opgave is nog niet bekend".to_owned(),
    };
    let (maat, held) = (woorden::maat(cel.maat), cel.draagt().stand);
    let plan = match held {
        Stand::Getal { .. } => format!("de {maat} tellen op tot {}", woorden::stand(held)),
        Stand::Leeg(_) => format!("van de {maat} is geen getal bekend"),
    };
    let end = match cel.oordeel {
        Oordeel::Gedekt => format!("De {maat} dekken de opgave."),
        Oordeel::Tekort => format!("Er is een tekort van {}.", woorden::tekort(cel.tekort)),
        Oordeel::NietTeZeggen => {
            let most = woorden::tekort(cel.tekort);
            format!("Of er een tekort is, is nog niet te zeggen: {most}.")
        }
        Oordeel::GeenCijfers => "De twee zijn niet te vergelijken.".to_owned(),
    };
    format!("{opgave}; {plan} (in {unit}). {end}")
}

/// What is not in the sums, and where the opgave stands.
fn bron(cel: &Cel) -> Vec<Inline> {
    let sums = [
        ("behoefte", cel.behoefte),
        ("eigen opgave", cel.eigen_opgave),
        ("plannen", cel.plan),
        ("aandeel", cel.aandeel),
    ];
    let partial = sums.iter().filter(|(_, som)| som.geteld > 0 && !som.is_volledig());
    let mut notes: Vec<String> = partial
        .map(|(name, som)| {
            format!("Som van {name}: {}.", woorden::onvolledig(som, cel.delen.len()))
        })
        .collect();
    if let Some(bron) = &cel.bron {
        notes.push(format!("Over de opgave: {bron}."));
    }
    if notes.is_empty() { Vec::new() } else { vec![Inline::text(notes.join(" "))] }
}

/// The opgave beside the plans, for every part in the same unit.
pub(super) fn chart(w: &mut Schrijver, beeld: &Regiobeeld) {
    let planned = beeld.cellen.iter().find(|cel| cel.maat == Maat::Plannen);
    let Some(first) = planned.filter(|_| w.drawings) else { return };
    let unit = woorden::eenheid(&first.sleutel);
    // One unit a chart, and never plans beside what is no plan.
    let same = beeld
        .cellen
        .iter()
        .filter(|cel| woorden::eenheid(&cel.sleutel) == unit && cel.maat == Maat::Plannen);
    let rijen: Vec<Rij> = same
        .map(|cel| Rij {
            naam: woorden::over(&cel.sleutel),
            punten: vec![punt(cel.opgave), punt(cel.plan.stand)],
        })
        .collect();
    let namen = vec!["Regionale opgave".to_owned(), "Plannen van de leden samen".to_owned()];
    let grafiek = Grafiek {
        titel: format!("Opgave en plannen in {}", beeld.naam),
        eenheid: unit,
        kop: "deel van de opgave".to_owned(),
        inhoud: Inhoud::Gegroepeerd(Reeksen { namen, rijen }),
    };
    w.figures += 1;
    let id = format!("figuur-{}", w.figures);
    let drawn = teken(&grafiek, &Stijl::kolom(&Huisstijl::default()), &id);
    let name = format!("beelden/{id}.svg");
    w.images.insert(
        name.clone(),
        Image {
            bytes: drawn.svg.into_bytes(),
            format: ImageFormat::Svg,
            width: drawn.breedte,
            height: drawn.hoogte,
            own: true,
        },
    );
    w.blocks.push(Block::Figure {
        image: name,
        alt: drawn.alt,
        label: Some(format!("Figuur {}", w.figures)),
        caption: vec![Inline::text(grafiek.titel)],
        source: vec![Inline::text("Dezelfde getallen staan in de tabel hierboven.")],
        anchor: Some(id),
    });
}

fn punt(stand: Stand) -> Punt {
    match stand {
        Stand::Leeg(why) => Punt::Leeg(woorden::leeg(why).to_owned()),
        Stand::Getal { min, ten_minste: true, .. } => {
            Punt::Getal { waarde: min, nauwkeurigheid: Some("ten minste".to_owned()) }
        }
        Stand::Getal { min, max, nauwkeurigheid, .. } if min == max => {
            let word = nauwkeurigheid.filter(|one| *one != Nauwkeurigheid::Exact);
            Punt::Getal { waarde: min, nauwkeurigheid: word.map(|one| one.as_str().to_owned()) }
        }
        Stand::Getal { min, max, .. } => Punt::Bereik { min, max },
    }
}
