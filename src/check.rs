//! Holds a visie against the eisen of its kaders.
//!
//! INVARIANT: checking never fails on data; whatever is missing is an outcome, not an error.

pub mod figuren;
mod formules;
mod gegevens;
mod legt_uit;
pub mod normen;
mod oordeel;
mod peildatum;
mod publiek;
mod rekenen;
mod soorten;
pub mod taaladvies;
pub mod vastlegging;
pub mod vooruit;
mod voorwaarde;
pub mod zienswijzen;

use jiff::civil::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Severity, did_you_mean, sort},
    kader::{Eis, Kader, Sterkte, gekozen, ingebouwd::ingebouwd, is_ingebouwd},
    model::keuze::Bouwsteen,
    project::{Lists, Project},
    source::{Location, Node, Part, Pointer},
    voortgang::{Voortgang, voortgang},
};

use oordeel::Oordeel;
use taaladvies::Taaladvies;
use voorwaarde::Geldt;

pub use crate::model::keuze::Streng;
pub use formules::plaatsen;
pub use gegevens::{Aanwezigheid, Gegevens, is_placeholder};
pub use legt_uit::Afwijking;
pub use normen::{Normregel, Normstand, Normuitkomst};
pub use oordeel::{Onderdeel, Stand};
pub use publiek::uitgave;
pub use rekenen::{Rekenregel, rekenregels};

/// The kader with the law.
const LAW: &str = "wet";

/// The outcome of all eisen at one peildatum.
#[derive(Debug, Clone)]
pub struct Toetsing {
    /// The day for which was decided which eisen apply.
    pub peildatum: Date,
    /// The kaders that were used.
    pub kaders: Vec<KaderInfo>,
    /// Per bouwsteen how many eisen had which outcome; only bouwstenen that have eisen.
    pub bouwstenen: Vec<Telling>,
    /// Every eis with its outcome, by bouwsteen and then in the order of the kaders.
    pub eisen: Vec<Bevinding>,
    /// Every `leg-uit`, whether it counts or not, in the order of the data.
    pub afwijkingen: Vec<Afwijking>,
    /// What is wrong with the data, the leg-uit entries among them, in file order.
    pub meldingen: Vec<Diagnostic>,
    /// How far each doel is.
    pub voortgang: Voortgang,
    /// Where the gemeente stands against each norm.
    pub normen: Vec<Normstand>,
    /// Advice about the language of the texts, when that was asked for.
    pub taal: Option<Taaladvies>,
}

/// Which kader was used, and how fresh it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KaderInfo {
    /// Short name.
    pub naam: String,
    /// Title as printed.
    pub titel: String,
    /// Version of the file.
    pub versie: String,
    /// The day on which its sources were read.
    pub peildatum: Date,
}

/// How many eisen of a bouwsteen had which outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// The bouwsteen.
    pub bouwsteen: Bouwsteen,
    /// Met.
    pub voldaan: usize,
    /// An open norm with a motivated text.
    pub beargumenteerd: usize,
    /// Motivated deviations.
    pub leg_uit: usize,
    /// Not answered.
    pub open: usize,
    /// Does not apply.
    pub niet_van_toepassing: usize,
    /// Of the open ones: answered with `onbekend`, with a reason.
    pub onbekend: usize,
}

/// The outcome of one eis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uitkomst {
    /// What is asked stands there.
    Voldaan,
    /// An open norm has a motivated text; whether that is enough, a person decides.
    Beargumenteerd,
    /// The gemeente deviates and says why.
    LegUit,
    /// Not answered.
    Open,
    /// The condition for this eis does not hold.
    NietVanToepassing,
}

/// One eis with its outcome.
#[derive(Debug, Clone)]
pub struct Bevinding {
    /// The eis and everything that is known about it.
    pub eis: Eis,
    /// Name of its kader.
    pub kader: String,
    /// Title of the source document.
    pub document: String,
    /// Whether an open outcome can fail a build.
    pub bindend: bool,
    /// The outcome.
    pub uitkomst: Uitkomst,
    /// Why, in one sentence without a final period.
    pub reden: String,
    /// Whether the gemeente said that it does not know yet.
    pub onbekend: bool,
    /// Where it is answered, or where the answer belongs.
    pub plekken: Vec<Plek>,
    /// Everything that the eis looks at, with how each stands.
    pub onderdelen: Vec<Onderdeel>,
    /// The words of the gemeente itself, when it deviates.
    pub motivering: Option<String>,
    /// The threshold that the gemeente chose for this bouwsteen; without one it is the caller's.
    pub streng: Option<Streng>,
}

/// A place in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plek {
    /// The place in the merged data.
    pub pad: Pointer,
    /// The place in a file.
    pub location: Location,
}

/// Holds the project against its kaders at `peildatum`.
pub fn check(project: &Project, peildatum: Date) -> Toetsing {
    let chosen = project.visie.toets.as_ref().map_or(&[][..], |toets| &toets.kaders);
    let kaders: Vec<&Kader> = gekozen(chosen).into_iter().chain(&project.kaders).collect();
    let mut toetsing = check_tree(&project.tree, project, &kaders, peildatum);
    toetsing.meldingen.extend(unknown_kaders(project, chosen));
    toetsing.meldingen.extend(without_law(project, chosen));
    toetsing.meldingen.extend(figuren::figuren(project));
    toetsing.meldingen.extend(project.check_lists(&list_values(&kaders)));
    toetsing.meldingen.extend(formules::check(project));
    toetsing.meldingen.extend(zienswijzen::check(project));
    toetsing.meldingen.extend(rekenen::rekenen(project, peildatum));
    toetsing.meldingen.extend(publiek::check(project));
    toetsing.meldingen.extend(project.diagnostics.iter().cloned());
    toetsing.normen = normen::normen(project, &kaders, peildatum);
    toetsing.voortgang = voortgang(project, peildatum);
    toetsing.meldingen.extend(toetsing.voortgang.meldingen.iter().cloned());
    sort(&mut toetsing.meldingen);
    toetsing
}

/// The same as [`check`] with other data and kaders than the project's own; of the eisen only.
pub fn check_tree(tree: &Node, project: &Project, kaders: &[&Kader], peildatum: Date) -> Toetsing {
    let gegevens = &Gegevens::new(tree, project, kaders);
    let mut eisen: Vec<Bevinding> = kaders
        .iter()
        .flat_map(|kader| kader.eis.iter().map(move |eis| (kader, eis)))
        .filter(|(_, eis)| eis.shown_at(peildatum))
        .map(|(kader, eis)| judge(gegevens, kader, eis, peildatum))
        .collect();
    let (afwijkingen, meldingen) = legt_uit::apply(gegevens, kaders, &mut eisen, peildatum);
    eisen.sort_by_key(|bevinding| bevinding.eis.bouwsteen);
    Toetsing {
        peildatum,
        kaders: kaders
            .iter()
            .filter(|kader| !kader.eis.is_empty())
            .map(|kader| KaderInfo::of(kader))
            .collect(),
        bouwstenen: count(&eisen),
        eisen,
        afwijkingen,
        meldingen,
        voortgang: Voortgang::leeg(peildatum),
        normen: Vec::new(),
        taal: None,
    }
}

/// The values of all lists of the kaders.
fn list_values(kaders: &[&Kader]) -> Lists {
    let mut values = Lists::new();
    for list in kaders.iter().flat_map(|kader| &kader.lijst) {
        let known = values.entry(list.id.clone()).or_default();
        known.extend(list.waarde.iter().map(|item| item.id.clone()));
    }
    values
}

fn unknown_kaders(project: &Project, chosen: &[String]) -> Vec<Diagnostic> {
    let known = || ingebouwd().iter().chain(&project.kaders).map(|kader| kader.naam.as_str());
    let places = project.tree.select("/toets/kaders/*");
    let unknown =
        places.iter().zip(chosen).filter(|(_, naam)| !known().any(|k| k == naam.as_str()));
    unknown
        .map(|((pointer, node), naam)| {
            let help = did_you_mean(naam, known())
                .unwrap_or_else(|| format!("kies uit {}", known().collect::<Vec<_>>().join(", ")));
            let message = format!("kader `{naam}` bestaat niet");
            Diagnostic::new(Code::OnbekendKader, message, node.location)
                .at(pointer.clone())
                .help(help)
        })
        .collect()
}

/// A choice of kaders may leave the law out, but not unseen.
fn without_law(project: &Project, chosen: &[String]) -> Option<Diagnostic> {
    if chosen.is_empty() || chosen.iter().any(|naam| naam == LAW) {
        return None;
    }
    let pad = Pointer::root().key("toets").key("kaders");
    let location = project.tree.location_of(&pad, Part::Value);
    let message = "er wordt niet aan de wet getoetst; de wet geldt wel";
    let help = format!("zet `\"{LAW}\"` bij `kaders`, of laat `kaders` weg");
    Some(Diagnostic::new(Code::KaderZonderWet, message, location).at(pad).help(help))
}

fn judge(gegevens: &Gegevens<'_>, kader: &Kader, eis: &Eis, peildatum: Date) -> Bevinding {
    let oordeel = match voorwaarde::applies(gegevens, eis) {
        Geldt::Ja => soorten::judge(gegevens, &eis.toets),
        Geldt::Nee(reason) => Oordeel::not_applicable(reason),
        Geldt::NietTeZeggen(reason, pad) => Oordeel::open_because(reason, gegevens.plek(&pad)),
    };
    Bevinding {
        kader: kader.naam.clone(),
        document: kader
            .bron(&eis.bron.document)
            .map_or_else(|| eis.bron.document.clone(), |bron| bron.titel.clone()),
        bindend: eis.binds_at(peildatum),
        uitkomst: oordeel.uitkomst(),
        onbekend: oordeel.onderdelen.iter().any(|part| part.stand == Stand::Onbekend),
        reden: oordeel.reason(eis),
        plekken: oordeel.plekken(),
        onderdelen: oordeel.onderdelen,
        motivering: None,
        streng: gegevens.own_threshold(eis.bouwsteen),
        eis: eis.clone(),
    }
}

fn count(eisen: &[Bevinding]) -> Vec<Telling> {
    Bouwsteen::ALL
        .iter()
        .map(|&bouwsteen| {
            let of = |uitkomst| {
                let fits = |b: &&Bevinding| b.eis.bouwsteen == bouwsteen && b.uitkomst == uitkomst;
                eisen.iter().filter(fits).count()
            };
            Telling {
                bouwsteen,
                voldaan: of(Uitkomst::Voldaan),
                beargumenteerd: of(Uitkomst::Beargumenteerd),
                leg_uit: of(Uitkomst::LegUit),
                open: of(Uitkomst::Open),
                niet_van_toepassing: of(Uitkomst::NietVanToepassing),
                onbekend: eisen
                    .iter()
                    .filter(|b| b.eis.bouwsteen == bouwsteen && b.onbekend)
                    .count(),
            }
        })
        .filter(|telling| telling.totaal() > 0)
        .collect()
}

impl Toetsing {
    /// Whether the data is right, whatever is still open.
    pub fn is_sound(&self) -> bool {
        self.meldingen.iter().all(|melding| melding.severity != Severity::Fout)
    }

    /// Whether the data is wrong, or a binding eis at or above the threshold of its bouwsteen is open.
    /// For a bouwsteen without a threshold of its own that is `streng`.
    pub fn faalt(&self, streng: Streng) -> bool {
        !self.is_sound() || self.eisen.iter().any(|bevinding| bevinding.faalt(streng))
    }

    /// What is wrong with the data, followed by advice about the language.
    pub fn alle_meldingen(&self) -> impl Iterator<Item = &Diagnostic> {
        self.meldingen.iter().chain(self.taal.iter().flat_map(|taal| &taal.meldingen))
    }

    /// The counts over all bouwstenen.
    pub fn totaal(&self, uitkomst: Uitkomst) -> usize {
        self.eisen.iter().filter(|bevinding| bevinding.uitkomst == uitkomst).count()
    }
}

impl Bevinding {
    /// Whether this outcome fails a toets at `streng`.
    pub fn faalt(&self, streng: Streng) -> bool {
        self.uitkomst == Uitkomst::Open && self.telt(streng)
    }

    /// Whether this eis would fail a toets if it were open: by the threshold of its bouwsteen, or else
    /// by `streng`.
    pub fn telt(&self, streng: Streng) -> bool {
        self.bindend && self.streng.unwrap_or(streng).includes(self.eis.sterkte)
    }

    /// Whether it comes from a kader that does not come with the program.
    pub fn is_eigen(&self) -> bool {
        !is_ingebouwd(&self.kader)
    }

    /// The words that keep an eis from being read as settled law.
    pub fn voorbehoud(&self, peildatum: Date) -> Vec<&'static str> {
        self.eis.voorbehoud(peildatum)
    }
}

impl Telling {
    /// All eisen of the bouwsteen.
    pub fn totaal(&self) -> usize {
        self.voldaan + self.beargumenteerd + self.leg_uit + self.open + self.niet_van_toepassing
    }
}

impl Telling {
    /// The counts in the order of [`Uitkomst::ALL`].
    pub fn counts(&self) -> [usize; 5] {
        Uitkomst::ALL.map(|uitkomst| match uitkomst {
            Uitkomst::Voldaan => self.voldaan,
            Uitkomst::Beargumenteerd => self.beargumenteerd,
            Uitkomst::LegUit => self.leg_uit,
            Uitkomst::Open => self.open,
            Uitkomst::NietVanToepassing => self.niet_van_toepassing,
        })
    }
}

impl Streng {
    /// Whether eisen of this strength can fail a toets.
    pub fn includes(self, sterkte: Sterkte) -> bool {
        match sterkte {
            Sterkte::Wet => true,
            Sterkte::BesluitOntwerp => false,
            Sterkte::BestuurlijkeAfspraak => self != Self::Wet,
            Sterkte::Handreiking => matches!(self, Self::Handreiking | Self::Alles),
            Sterkte::Aanbevolen => self == Self::Alles,
        }
    }
}

impl Uitkomst {
    /// All outcomes in the order of every report.
    pub const ALL: [Self; 5] =
        [Self::Voldaan, Self::Beargumenteerd, Self::LegUit, Self::Open, Self::NietVanToepassing];

    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Voldaan => "voldaan",
            Self::Beargumenteerd => "beargumenteerd",
            Self::LegUit => "leg-uit",
            Self::Open => "open",
            Self::NietVanToepassing => "niet-van-toepassing",
        }
    }

    /// The words as printed.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Voldaan => "voldaan",
            Self::Beargumenteerd => "beargumenteerd",
            Self::LegUit => "leg uit",
            Self::Open => "nog open",
            Self::NietVanToepassing => "niet van toepassing",
        }
    }
}

impl KaderInfo {
    /// Whether it does not come with the program.
    pub fn is_eigen(&self) -> bool {
        !is_ingebouwd(&self.naam)
    }

    fn of(kader: &Kader) -> Self {
        Self {
            naam: kader.naam.clone(),
            titel: kader.titel.clone(),
            versie: kader.versie.clone(),
            peildatum: kader.peildatum,
        }
    }
}

/// The text of a plain value, as conditions and filters compare it.
fn plain(node: &Node) -> Option<String> {
    let text = node.as_text().or_else(|| node.as_number()).map(str::to_owned);
    text.or_else(|| node.as_bool().map(|yes| yes.to_string()))
        .or_else(|| node.as_date().map(|date| date.to_string()))
}
