//! Computes where the gemeente stands against the normen of the kaders, each at its own level.
//!
//! INVARIANT: a norm never makes a toets fail. It is compared only at the level where it holds; the share of
//! the gemeente alone is shown beside it, never judged by a norm for the region.

mod tellen;

use jiff::civil::Date;

use crate::{
    check::{Gegevens, Plek},
    kader::{Greep, Grens, Kader, Maatstaf, Niveau, Norm, is_ingebouwd, norm::Deel},
    model::waarde::Waarde,
    project::Project,
    source::{self, Node, Part, Pointer},
    taal,
    voortgang::Gelezen,
};

use tellen::{Aandeel, Kant, Telling, Wie, telling};

/// Where the gemeente stands against one norm.
#[derive(Debug, Clone, PartialEq)]
pub struct Normstand {
    /// The norm and everything that is known about it.
    pub norm: Norm,
    /// Name of its kader.
    pub kader: String,
    /// Title of the source document.
    pub document: String,
    /// The outcome.
    pub uitkomst: Normuitkomst,
    /// Why, in one sentence without a final period.
    pub reden: String,
    /// The computations, written out.
    pub regels: Vec<Normregel>,
}

/// One computation with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normregel {
    /// Of whom, or of what: the region, the gemeente alone, a group.
    pub naam: String,
    /// `480 van 1.380 = 34,8%`, or why it cannot be said.
    pub tekst: String,
    /// Whether there is a number.
    pub is_getal: bool,
    /// Where the numbers stand.
    pub plekken: Vec<Plek>,
}

/// How a number lies with respect to a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Normuitkomst {
    /// It is within the limit.
    Haalt,
    /// It is not.
    HaaltNiet,
    /// The source names no number to compare with.
    GeenGrens,
    /// It cannot be said.
    NietTeZeggen,
}

/// An outcome with its reason.
type Oordeel = (Normuitkomst, String);

/// Every norm that is shown at `peildatum`, in the order of the kaders.
pub fn normen(project: &Project, kaders: &[&Kader], peildatum: Date) -> Vec<Normstand> {
    let all = kaders.iter().flat_map(|kader| kader.norm.iter().map(move |norm| (*kader, norm)));
    let shown = all.filter(|(_, norm)| norm.shown_at(peildatum));
    shown.map(|(kader, norm)| stand(project, kaders, kader, norm)).collect()
}

fn stand(project: &Project, kaders: &[&Kader], kader: &Kader, norm: &Norm) -> Normstand {
    let gegevens = Gegevens::new(&project.tree, project, kaders);
    let mut regels = Vec::new();
    let (uitkomst, reden) = match &norm.wat {
        Maatstaf::Aandeel { teller, noemer, opgegeven } => {
            aandeel(&gegevens, norm, (teller, noemer), opgegeven.as_deref(), &mut regels)
        }
        Maatstaf::AandeelInRegio { greep } => in_regio(&gegevens, kaders, norm, greep, &mut regels),
        Maatstaf::Vastgelegd { afspraak, opgenomen, terugval } => {
            vastgelegd(project, [afspraak, opgenomen, terugval], &mut regels)
        }
    };
    let bron = kader.bron(&norm.bron.document);
    Normstand {
        norm: norm.clone(),
        kader: kader.naam.clone(),
        document: bron.map_or_else(|| norm.bron.document.clone(), |bron| bron.titel.clone()),
        uitkomst,
        reden,
        regels,
    }
}

/// The share of the gemeente, and of the region as far as the data has it.
fn aandeel(
    gegevens: &Gegevens<'_>,
    norm: &Norm,
    greep: (&Greep, &Greep),
    opgegeven: Option<&str>,
    regels: &mut Vec<Normregel>,
) -> Oordeel {
    let project = gegevens.project();
    let own = share(gegevens, greep, Wie::Gemeente, "de gemeente alleen".to_owned(), regels);
    let niet = |reden: &str| (Normuitkomst::NietTeZeggen, reden.to_owned());
    match norm.niveau {
        Niveau::Gemeente => match own {
            Ok(own) => judge(norm, own, "in de gemeente"),
            Err(reden) => niet(&reden),
        },
        Niveau::Land => {
            niet("de norm geldt voor het hele land; een gemeente kan haar niet alleen halen")
        }
        Niveau::Regio => {
            let (id, at) = match regio(project, norm) {
                Ok(found) => found,
                Err(reden) => return niet(&reden),
            };
            let counted = share(gegevens, greep, Wie::Regio(&id), "de regio".to_owned(), regels);
            let stated = opgegeven.and_then(|veld| stated(project, &at.key(veld), regels));
            match (counted, stated) {
                (Ok(counted), _) => judge(norm, counted, "in de regio"),
                (Err(_), Some(stated)) => judge(norm, stated, "in de regio"),
                (Err(_), None) => niet(
                    "de norm geldt voor de regio, en de gegevens hebben geen getal voor de regio",
                ),
            }
        }
    }
}

/// Adds a computation for one level. Without any numbers there is no line, but the reason is given.
fn share(
    gegevens: &Gegevens<'_>,
    (teller, noemer): (&Greep, &Greep),
    wie: Wie<'_>,
    naam: String,
    regels: &mut Vec<Normregel>,
) -> Result<Aandeel, String> {
    let none = || "er zijn geen cijfers waarmee dit te berekenen is".to_owned();
    let counted = telling(gegevens, noemer, None, wie).and_then(|whole| {
        let Some(whole) = whole else { return Ok(None) };
        let part = telling(gegevens, teller, None, wie)?;
        Ok(part.map(|part| (part, whole)))
    });
    match counted {
        Ok(None) => Err(none()),
        Ok(Some((part, whole))) => written(&part, &whole, naam, regels),
        Err(reden) => {
            regels.push(Normregel::zonder(naam, &reden));
            Err(reden)
        }
    }
}

/// `480 van 1.380 = 34,8% (2027 tot en met 2031)`.
fn written(
    part: &Telling,
    whole: &Telling,
    naam: String,
    regels: &mut Vec<Normregel>,
) -> Result<Aandeel, String> {
    let both = format!("{} van {}", part.tekst(), whole.tekst());
    let share = part.van(whole).and_then(|share| {
        let words = share.tekst();
        words.map(|words| (share, words)).ok_or_else(|| "de getallen zijn te groot".to_owned())
    });
    match share {
        Ok((share, words)) => {
            let years = whole.jaren().map(|years| format!(" ({years})")).unwrap_or_default();
            let root = Pointer::root();
            let plek = |plek| Plek { pad: root.clone(), location: plek };
            regels.push(Normregel {
                naam,
                tekst: format!("{both} = {words}{years}"),
                is_getal: true,
                plekken: vec![plek(part.plek), plek(whole.plek)],
            });
            Ok(share)
        }
        Err(reden) => {
            regels.push(Normregel::zonder(naam, &format!("{both}; {reden}")));
            Err(reden)
        }
    }
}

/// The percentage that the data gives for the region.
fn stated(project: &Project, at: &Pointer, regels: &mut Vec<Normregel>) -> Option<Aandeel> {
    let node = project.tree.at(at)?;
    let (share, words) = procent(project, node)?;
    regels.push(Normregel {
        naam: "de regio, volgens de gegevens".to_owned(),
        tekst: words,
        is_getal: true,
        plekken: vec![plek(project, at)],
    });
    Some(share)
}

/// A percentage in the data, and its words.
fn procent(project: &Project, node: &Node) -> Option<(Aandeel, String)> {
    let value = Gelezen::of(project, &source::read::<Waarde>(node).ok()?)?;
    if value.eenheid.as_deref().is_some_and(|unit| unit != "procent") || value.meting.afgeschermd {
        return None;
    }
    let (min, max) = value.meting.ends();
    Some((Aandeel::procent(min, max), value.meting.tekst(Some("procent"))))
}

/// The one region that a norm is about: its id and its place.
fn regio(project: &Project, norm: &Norm) -> Result<(String, Pointer), String> {
    let role = |regio: &&crate::model::omgeving::Regio| {
        norm.regio_rol.is_empty() || regio.rol.iter().any(|rol| norm.regio_rol.contains(&rol.0))
    };
    let all = project.visie.regio.iter().enumerate();
    let mut fitting = all.filter(|(_, regio)| role(regio));
    match (fitting.next(), fitting.next()) {
        (Some((index, regio)), None) => {
            Ok((regio.id.0.clone(), Pointer::root().key("regio").index(index)))
        }
        (None, _) => {
            Err("de norm geldt voor de regio, en de gegevens noemen die regio niet".to_owned())
        }
        (Some(_), Some(_)) => {
            Err("meer dan één regio past bij de norm; welke wordt bedoeld, is niet te zeggen"
                .to_owned())
        }
    }
}

/// Per group which part of the need of the region is that of the gemeente.
fn in_regio(
    gegevens: &Gegevens<'_>,
    kaders: &[&Kader],
    norm: &Norm,
    greep: &Greep,
    regels: &mut Vec<Normregel>,
) -> Oordeel {
    let id = match regio(gegevens.project(), norm) {
        Ok((id, _)) => id,
        Err(reden) => return (Normuitkomst::NietTeZeggen, reden),
    };
    let mut shares = Vec::new();
    for lijst in kaders.iter().flat_map(|kader| &kader.lijst) {
        if lijst.id != "aandachtsgroepen" {
            continue;
        }
        for groep in &lijst.waarde {
            let count = |wie| telling(gegevens, greep, Some(&groep.id), wie);
            let naam = || taal::capital(&groep.naam);
            match (count(Wie::Gemeente), count(Wie::Regio(&id))) {
                (Ok(Some(own)), Ok(Some(all))) => {
                    shares.extend(written(&own, &all, naam(), regels).ok());
                }
                (Err(reden), Ok(Some(_))) | (Ok(Some(_)), Err(reden)) => {
                    regels.push(Normregel::zonder(naam(), &reden));
                }
                (Ok(None), _) | (_, Ok(None)) | (Err(_), Err(_)) => {}
            }
        }
    }
    if shares.is_empty() {
        let reden = "er zijn geen cijfers van gemeente en regio voor dezelfde groep";
        return (Normuitkomst::NietTeZeggen, reden.to_owned());
    }
    let Some(grens) = &norm.grens else {
        return (Normuitkomst::GeenGrens, "de bron noemt geen getal".to_owned());
    };
    let sides: Vec<_> = shares.iter().map(|share| share.binnen(grens)).collect();
    let words = limit(grens);
    if sides.contains(&Some(Kant::Buiten)) {
        (Normuitkomst::HaaltNiet, format!("niet elke groep is {words}"))
    } else if sides.iter().all(|side| *side == Some(Kant::Binnen)) {
        (Normuitkomst::Haalt, format!("elke groep is {words}"))
    } else {
        (Normuitkomst::NietTeZeggen, format!("een bereik ligt aan beide kanten van {words}"))
    }
}

/// Whether the agreed percentage holds in the gemeente; the law names no percentage itself.
fn vastgelegd(
    project: &Project,
    [afspraak, opgenomen, terugval]: [&String; 3],
    regels: &mut Vec<Normregel>,
) -> Oordeel {
    let niet = |reden: &str| (Normuitkomst::NietTeZeggen, reden.to_owned());
    let agreed = project.tree.select(afspraak);
    let agreed: Vec<_> =
        agreed.into_iter().filter_map(|(at, node)| Some((at, procent(project, node)?.1))).collect();
    let [(at, words)] = agreed.as_slice() else {
        return niet(if agreed.is_empty() {
            "in de gegevens staat geen percentage dat in de regio is afgesproken"
        } else {
            "in de gegevens staat meer dan één afgesproken percentage"
        });
    };
    regels.push(Normregel {
        naam: "afgesproken in de regio".to_owned(),
        tekst: words.clone(),
        is_getal: true,
        plekken: vec![plek(project, at)],
    });
    if let Some((at, node)) = project.tree.select(terugval).into_iter().next()
        && let Some((_, fallback)) = procent(project, node)
    {
        regels.push(Normregel {
            naam: "als de afspraak niet is vastgelegd (opgegeven door de gemeente)".to_owned(),
            tekst: fallback,
            is_getal: true,
            plekken: vec![plek(project, &at)],
        });
    }
    let recorded = project.tree.select(opgenomen).into_iter().next();
    match recorded.and_then(|(_, node)| node.as_bool()) {
        Some(true) => {
            (Normuitkomst::Haalt, format!("de afspraak van {words} staat in de verordening"))
        }
        Some(false) => (
            Normuitkomst::HaaltNiet,
            format!(
                "de afspraak van {words} staat niet in de verordening; dan geldt een ander percentage"
            ),
        ),
        None => niet("er staat niet of de afspraak in de verordening is opgenomen"),
    }
}

fn judge(norm: &Norm, share: Aandeel, waar: &str) -> Oordeel {
    let Some(words) = share.tekst() else {
        return (Normuitkomst::NietTeZeggen, "het getal is niet bekend".to_owned());
    };
    let Some(grens) = &norm.grens else {
        return (
            Normuitkomst::GeenGrens,
            format!("{waar} is het {words}; de bron noemt geen getal"),
        );
    };
    let limit = limit(grens);
    match share.binnen(grens) {
        Some(Kant::Binnen) => {
            (Normuitkomst::Haalt, format!("{waar} is het {words}; de norm is {limit}"))
        }
        Some(Kant::Buiten) => {
            (Normuitkomst::HaaltNiet, format!("{waar} is het {words}; de norm is {limit}"))
        }
        Some(Kant::Beide) | None => (
            Normuitkomst::NietTeZeggen,
            format!("{waar} is het {words}; dat ligt aan beide kanten van de norm: {limit}"),
        ),
    }
}

/// `ten minste 2/3`, `ten hoogste 30%`.
fn limit(grens: &Grens) -> String {
    let word = |word: &str, deel: &Option<Deel>| {
        let deel = deel.as_ref()?;
        let written = deel.0.replace('.', ",");
        // A fraction is easier to compare when it is a percentage too.
        let (top, bottom) = deel.breuk().filter(|_| deel.0.contains('/')).unzip();
        let percent = top.zip(bottom).and_then(|(top, bottom)| Aandeel::exact(top, bottom).tekst());
        let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
        Some(format!("{word} {written}{percent}"))
    };
    let both = [word("ten minste", &grens.minimaal), word("ten hoogste", &grens.maximaal)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" en ")
}

fn plek(project: &Project, at: &Pointer) -> Plek {
    Plek { pad: at.clone(), location: project.tree.location_of(at, Part::Value) }
}

impl Normregel {
    fn zonder(naam: String, reden: &str) -> Self {
        let tekst = format!("niet te zeggen: {reden}");
        Self { naam, tekst, is_getal: false, plekken: Vec::new() }
    }
}

impl Normstand {
    /// The words that keep it from being read as settled law.
    pub fn voorbehoud(&self, peildatum: Date) -> Vec<&'static str> {
        self.norm.voorbehoud(peildatum)
    }

    /// Whether it comes from a kader that does not come with the program.
    pub fn is_eigen(&self) -> bool {
        !is_ingebouwd(&self.kader)
    }

    /// What to say about the level when the norm is not one for each gemeente.
    pub fn niveau(&self) -> &'static str {
        match self.norm.niveau {
            Niveau::Gemeente => "de norm geldt voor elke gemeente",
            Niveau::Regio => "de norm geldt voor de regio samen, niet voor de gemeente alleen",
            Niveau::Land => "de norm geldt voor het hele land, niet voor de gemeente alleen",
        }
    }
}

impl Normuitkomst {
    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Haalt => "haalt",
            Self::HaaltNiet => "haalt-niet",
            Self::GeenGrens => "geen-grens",
            Self::NietTeZeggen => "niet-te-zeggen",
        }
    }

    /// The words as printed.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Haalt => "haalt de norm",
            Self::HaaltNiet => "haalt de norm niet",
            Self::GeenGrens => "geen getal om te halen",
            Self::NietTeZeggen => "niet te zeggen",
        }
    }
}
