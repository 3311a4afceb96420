//! Looks at every draaitabel and grafiek: whether it can be made, and whether its numbers may be together.

pub mod opzet;

use std::collections::BTreeSet;

use crate::{
    cijfers::{As, Bezwaar, Cijfer, Draaiing, Plek, Vak, Vraag, Wanneer},
    diagnostic::{Code, Diagnostic},
    model::{figuur::Grafiek, keuze::Grafieksoort},
    project::Project,
    source::{Part, Pointer},
};
use opzet::{Gebrek, Opzet};

/// More draaitabellen and grafieken than this are not made.
pub const MOST: usize = 500;

/// Everything that is wrong with the draaitabellen and grafieken of a project.
pub(super) fn figuren(project: &Project) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, tabel) in project.visie.draaitabel.iter().enumerate() {
        let mut one = Onderzoek::new(project, "draaitabel", index, &mut found);
        if one.fits(index) {
            match opzet::tabel(&project.cijfers, tabel) {
                Ok(vraag) => drop(one.numbers(&vraag, "kolommen")),
                Err(gebrek) => one.flaw(gebrek),
            }
        }
    }
    for (index, grafiek) in project.visie.grafiek.iter().enumerate() {
        let mut one = Onderzoek::new(project, "grafiek", index, &mut found);
        if one.fits(index) {
            match opzet::grafiek(&project.cijfers, grafiek) {
                Ok(Opzet::Cijfers(vraag)) => {
                    one.idle(&[("doel", !grafiek.doel.is_empty())], "alleen bij een tijdlijn");
                    one.idle(
                        &[("ambitie", !grafiek.ambitie.is_empty())],
                        "alleen bij een tijdlijn",
                    );
                    one.drawing(grafiek, &vraag);
                }
                Ok(Opzet::Tijdlijn) => one.timeline(grafiek),
                Err(gebrek) => one.flaw(gebrek),
            }
        }
    }
    found
}

/// Whether all numbers can stand along one axis of a drawing.
pub fn has_one_unit(draaiing: &Draaiing<'_>) -> bool {
    draaiing.cijfers.is_empty() || draaiing.eenheid().is_some()
}

/// The first row whose parts must not be stacked, for stacking is adding.
pub fn unstackable<'a, 'd>(draaiing: &'d Draaiing<'a>) -> Option<(Plek<'a>, &'d Bezwaar<'a>)> {
    let rows = draaiing.rijen.iter().zip(&draaiing.rijtotalen);
    rows.into_iter().find_map(|(row, total)| match total {
        Vak::Bezwaar(objection) => Some((*row, objection)),
        Vak::Leeg | Vak::Een(_) | Vak::Som(_) | Vak::Verborgen => None,
    })
}

/// The year that a place on a line stands for.
pub fn line_year(plek: Plek<'_>) -> Option<i16> {
    match plek {
        Plek::Wanneer(Wanneer::Periode { van, tot, .. }) if van == tot => i16::try_from(van).ok(),
        Plek::Wanneer(_) | Plek::Soort(_) | Plek::Woord(_) | Plek::Geen => None,
    }
}

/// One draaitabel or grafiek.
struct Onderzoek<'p, 'f> {
    project: &'p Project,
    pad: Pointer,
    found: &'f mut Vec<Diagnostic>,
}

impl<'p, 'f> Onderzoek<'p, 'f> {
    fn new(project: &'p Project, list: &str, index: usize, found: &'f mut Vec<Diagnostic>) -> Self {
        Self { project, pad: Pointer::root().key(list).index(index), found }
    }

    fn report(&mut self, code: Code, key: &str, message: String) -> Diagnostic {
        let pad = self.pad.key(key);
        let there = self.project.tree.at(&pad).is_some();
        let part = if there { Part::Key } else { Part::Header };
        let location = self.project.tree.location_of(&pad, part);
        Diagnostic::new(code, message, location).at(if there { pad } else { self.pad.clone() })
    }

    fn flaw(&mut self, gebrek: Gebrek) {
        let found = self.report(gebrek.code, gebrek.sleutel, gebrek.bericht).help(gebrek.hulp);
        self.found.push(found);
    }

    /// The first that is too many says so.
    fn fits(&mut self, index: usize) -> bool {
        if index == MOST {
            let message = format!("er zijn er meer dan {MOST}; de rest komt niet in het document");
            let found = self.report(Code::FiguurTeGroot, "id", message);
            self.found.push(found.help("haal weg wat niemand leest"));
        }
        index < MOST
    }

    /// Keys that do nothing for this kind.
    fn idle(&mut self, keys: &[(&str, bool)], when: &str) {
        for (key, is_there) in keys {
            if *is_there {
                let message = format!("`{key}` doet hier niets: {when}");
                let found = self.report(Code::FiguurSleutel, key, message);
                self.found
                    .push(found.help(format!("haal `{key}` weg, of kies een andere `soort`")));
            }
        }
    }

    fn timeline(&mut self, grafiek: &Grafiek) {
        let keys = [
            ("selectie", grafiek.selectie.is_some()),
            ("rijen", grafiek.rijen.is_some()),
            ("reeksen", grafiek.reeksen.is_some()),
            ("leeg", grafiek.leeg.is_some()),
            ("volgorde", grafiek.volgorde.is_some()),
        ];
        self.idle(&keys, "een tijdlijn gaat over maatregelen");
        let chosen = maatregelen(self.project, grafiek);
        if chosen.is_empty() {
            let message = "er is geen maatregel voor deze tijdlijn".to_owned();
            let found = self.report(Code::FiguurLeeg, "soort", message);
            self.found.push(found.help("voeg een `[[maatregel]]` toe, of kies ruimer"));
        }
    }

    /// What holds for every table of numbers.
    fn numbers(&mut self, vraag: &Vraag<'_>, columns: &str) -> Draaiing<'p> {
        let draaiing = self.project.cijfers.draai(vraag, &|_, _| None);
        if draaiing.cijfers.is_empty() {
            let message = "geen enkel cijfer past bij deze `selectie`".to_owned();
            let found = self.report(Code::FiguurLeeg, "selectie", message);
            self.found.push(found.help("kies ruimer, of kijk of de cijfers er al zijn"));
        }
        for (over, key) in [(draaiing.rijen_over, "rijen"), (draaiing.kolommen_over, columns)] {
            if over > 0 {
                let message = format!("`{key}` heeft er {over} te veel; die vallen weg");
                let found = self.report(Code::FiguurTeGroot, key, message);
                self.found.push(found.help("kies minder in `selectie`, of kies een ander kenmerk"));
            }
        }
        self.cells(&draaiing);
        draaiing
    }

    fn cells(&mut self, draaiing: &Draaiing<'_>) {
        let mut cells = draaiing.bezwaren();
        let Some((row, column, objection)) = cells.next() else { return };
        let more = cells.count();
        let reason = objection.reden(&|_, word| format!("`{word}`"));
        let mut message =
            format!("{} staan cijfers die niet bij elkaar mogen: {reason}", place(row, column));
        if more > 0 {
            message = format!("{message} (en nog {more} keer zoiets in deze tabel)");
        }
        self.objection(message, objection);
    }

    fn objection(&mut self, message: String, objection: &Bezwaar<'_>) {
        let mut found = self.report(Code::FiguurOptelling, "selectie", message);
        for cijfer in parts(objection).into_iter().flatten() {
            found = found.related(cijfer.location(), "dit cijfer doet mee");
        }
        self.found.push(found.help(remedy(objection)));
    }

    /// What holds for a drawing beside that.
    fn drawing(&mut self, grafiek: &Grafiek, vraag: &Vraag<'_>) {
        let draaiing = self.numbers(vraag, "reeksen");
        if !has_one_unit(&draaiing) {
            let message = "deze cijfers hebben niet dezelfde eenheid; één as past daar niet bij";
            let found = self.report(Code::FiguurOptelling, "selectie", message.to_owned());
            self.found.push(found.help("kies één `eenheid`, en bij procenten één `van`"));
        }
        if grafiek.soort == Grafieksoort::Gestapeld
            && draaiing.bezwaren().next().is_none()
            && let Some((row, objection)) = unstackable(&draaiing)
        {
            let reason = objection.reden(&|_, word| format!("`{word}`"));
            let place = place(row, Plek::Geen);
            let message = format!("{place} mogen de delen niet op elkaar: {reason}");
            self.objection(message, objection);
        }
        let lost = draaiing.rijen.iter().filter(|row| line_year(**row).is_none()).count();
        if grafiek.soort == Grafieksoort::Lijn && vraag.rijen == As::Jaar && lost > 0 {
            let message =
                "niet elk cijfer hoort bij één jaar; die staan niet in de lijn".to_owned();
            let found = self.report(Code::FiguurOptelling, "selectie", message);
            let found = found.help("kies cijfers met een peildatum of met één jaar als `periode`");
            self.found.push(Diagnostic { severity: crate::diagnostic::Severity::Let, ..found });
        }
    }
}

/// The indices of the maatregelen that a tijdlijn shows.
pub fn maatregelen(project: &Project, grafiek: &Grafiek) -> Vec<usize> {
    let visie = &project.visie;
    let named = grafiek.doel.iter().map(|doel| doel.0.as_str());
    let under = visie.doel.iter().filter(|doel| grafiek.ambitie.contains(&doel.ambitie));
    let doelen: BTreeSet<&str> = named.chain(under.map(|doel| doel.id.0.as_str())).collect();
    let everything = grafiek.doel.is_empty() && grafiek.ambitie.is_empty();
    let chosen = visie.maatregel.iter().enumerate().filter(|(_, maatregel)| {
        everything || maatregel.doel.iter().any(|doel| doelen.contains(doel.0.as_str()))
    });
    chosen.map(|(index, _)| index).collect()
}

/// Where in a table it is, for a message.
fn place(row: Plek<'_>, column: Plek<'_>) -> String {
    let words = [row, column].into_iter().filter_map(written);
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    if words.is_empty() { "hier".to_owned() } else { format!("bij {}", words.join(" en ")) }
}

fn written(plek: Plek<'_>) -> Option<String> {
    match plek {
        Plek::Woord(word) => Some(word.to_owned()),
        Plek::Soort(soort) => Some(soort.as_str().to_owned()),
        Plek::Wanneer(wanneer) => wanneer.geschreven(),
        Plek::Geen => None,
    }
}

fn parts<'a>(objection: &Bezwaar<'a>) -> [Option<Cijfer<'a>>; 2] {
    match objection {
        Bezwaar::Geen | Bezwaar::TeGroot => [None, None],
        Bezwaar::Soorten(one, other)
        | Bezwaar::Eenheden(one, other)
        | Bezwaar::Noemers(one, other)
        | Bezwaar::Perioden(one, other)
        | Bezwaar::Genest(one, other, _)
        | Bezwaar::TotaalEnDeel(one, other) => [Some(*one), Some(*other)],
    }
}

fn remedy(objection: &Bezwaar<'_>) -> &'static str {
    match objection {
        Bezwaar::Geen | Bezwaar::TeGroot => "kies andere cijfers",
        Bezwaar::Soorten(..) => "kies één `soort`, of zet `soort` in de rijen of kolommen",
        Bezwaar::Eenheden(..) => "kies één `eenheid`",
        Bezwaar::Noemers(..) => "kies één `van`",
        Bezwaar::Perioden(..) => {
            "kies één `periode` of `peildatum`, of zet `periode` in de kolommen"
        }
        Bezwaar::Genest(..) => {
            "kies er een van, of zet `telt-eenmaal = true` bij cijfers die elke woning één keer tellen"
        }
        Bezwaar::TotaalEnDeel(..) => {
            "laat het totaal weg met `zonder`, of zet `totaal-over` bij dat totaal"
        }
    }
}
