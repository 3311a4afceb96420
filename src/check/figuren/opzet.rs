//! What a draaitabel or grafiek asks of the numbers, or what it lacks to be made.

use crate::{
    cijfers::{As, Cijfers, Vraag},
    diagnostic::{Code, did_you_mean},
    model::{
        figuur::{Draaitabel, Grafiek},
        keuze::{Grafieksoort, Volgorde},
        waarde::Kenmerknaam,
    },
};

/// What a grafiek shows.
#[derive(Debug, Clone, Copy)]
pub enum Opzet<'q> {
    /// Numbers in rows and columns.
    Cijfers(Vraag<'q>),
    /// Maatregelen over the years.
    Tijdlijn,
}

/// Why a draaitabel or grafiek cannot be made as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gebrek {
    /// The kind of finding.
    pub code: Code,
    /// The key that it is about.
    pub sleutel: &'static str,
    /// What is wrong.
    pub bericht: String,
    /// What to do about it.
    pub hulp: String,
}

/// What a draaitabel asks.
pub fn tabel<'q>(cijfers: &Cijfers, tabel: &'q Draaitabel) -> Result<Vraag<'q>, Gebrek> {
    let rijen = axis(cijfers, "rijen", &tabel.rijen)?;
    let kolommen =
        tabel.kolommen.as_ref().map(|name| axis(cijfers, "kolommen", name)).transpose()?;
    different(rijen, kolommen, "kolommen")?;
    let op_waarde = tabel.volgorde == Some(Volgorde::Waarde);
    Ok(Vraag { selectie: &tabel.selectie, rijen, kolommen, op_waarde })
}

/// What a grafiek asks.
pub fn grafiek<'q>(cijfers: &Cijfers, grafiek: &'q Grafiek) -> Result<Opzet<'q>, Gebrek> {
    let soort = grafiek.soort;
    let word = soort.as_str();
    if soort == Grafieksoort::Tijdlijn {
        return Ok(Opzet::Tijdlijn);
    }
    let Some(selectie) = &grafiek.selectie else {
        let help = "zeg welke cijfers meedoen, bijvoorbeeld `selectie = { soort = \"behoefte\" }`";
        return Err(missing("selectie", word, help));
    };
    let rijen = match (&grafiek.rijen, soort) {
        (Some(name), _) => axis(cijfers, "rijen", name)?,
        (None, Grafieksoort::Lijn) => As::Jaar,
        (None, _) => {
            let help = "zeg wat er naast de staven staat, bijvoorbeeld `rijen = \"groep\"`";
            return Err(missing("rijen", word, help));
        }
    };
    let is_line = soort == Grafieksoort::Lijn;
    if is_line && rijen != As::Jaar {
        let bericht = "een lijn loopt over jaren".to_owned();
        let hulp = "schrijf `rijen = \"jaar\"`, of kies `soort = \"staven\"`".to_owned();
        return Err(Gebrek { code: Code::OnbekendeWaarde, sleutel: "rijen", bericht, hulp });
    }
    let kolommen = grafiek.reeksen.as_ref().map(|name| axis(cijfers, "reeksen", name));
    let kolommen = kolommen.transpose()?;
    if matches!(soort, Grafieksoort::Gestapeld | Grafieksoort::Gegroepeerd) && kolommen.is_none() {
        let help = "zeg wat de kleuren betekenen, bijvoorbeeld `reeksen = \"segment\"`";
        return Err(missing("reeksen", word, help));
    }
    if soort == Grafieksoort::Staven && kolommen.is_some() {
        let bericht = "`staven` heeft geen reeksen".to_owned();
        let hulp =
            "kies `soort = \"gestapeld\"` of `\"gegroepeerd\"`, of haal `reeksen` weg".to_owned();
        return Err(Gebrek { code: Code::OnbekendeWaarde, sleutel: "reeksen", bericht, hulp });
    }
    different(rijen, kolommen, "reeksen")?;
    let op_waarde = grafiek.volgorde == Some(Volgorde::Waarde) && !is_line;
    Ok(Opzet::Cijfers(Vraag { selectie, rijen, kolommen, op_waarde }))
}

fn axis(cijfers: &Cijfers, sleutel: &'static str, name: &Kenmerknaam) -> Result<As, Gebrek> {
    let name = name.0.as_str();
    cijfers.as_met_naam(name).ok_or_else(|| {
        let known = cijfers.assen();
        let all = || {
            let known: Vec<String> = known.iter().map(|one| format!("`{one}`")).collect();
            format!("kies uit {}", known.join(", "))
        };
        let hulp = did_you_mean(name, known.iter().copied()).unwrap_or_else(all);
        let bericht = format!("`{name}` is geen kenmerk van cijfers");
        Gebrek { code: Code::OnbekendeWaarde, sleutel, bericht, hulp }
    })
}

fn different(rijen: As, kolommen: Option<As>, sleutel: &'static str) -> Result<(), Gebrek> {
    if kolommen != Some(rijen) {
        return Ok(());
    }
    let bericht = format!("`rijen` en `{sleutel}` zijn hetzelfde kenmerk");
    let hulp = format!("kies bij `{sleutel}` een ander kenmerk, of haal die sleutel weg");
    Err(Gebrek { code: Code::OnbekendeWaarde, sleutel, bericht, hulp })
}

fn missing(sleutel: &'static str, soort: &str, help: &str) -> Gebrek {
    let bericht = format!("bij een grafiek met soort `{soort}` ontbreekt `{sleutel}`");
    Gebrek { code: Code::VerplichteSleutel, sleutel, bericht, hulp: help.to_owned() }
}
