//! What an eis points at: paths into a visie, words that it compares, and lists of a kader.
//!
//! The one place that knows, for each kind of toets, what there is to guard.

use crate::kader::toets::{Filter, Toets, Voorwaarde};
use crate::kader::{Eis, Maatstaf, Mutatie, Norm};
use crate::schema;
use crate::source::Pointer;

/// Something that an eis points at, and where in the kader it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The place in the kader.
    pub at: Pointer,
    /// What stands there.
    pub what: What,
}

/// The sorts of things that an eis can point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A place in a visie, as a pattern.
    Pad(String),
    /// A field of the elements of a list; empty is the element itself.
    Veld {
        /// Pattern of the list.
        lijst: String,
        /// The field.
        veld: String,
    },
    /// A word that the value at a place is compared with.
    Woord {
        /// Pattern of the place.
        pad: String,
        /// The word.
        woord: String,
    },
    /// A list of a kader.
    Lijst(String),
    /// A value of a list of a kader.
    Lijstwaarde {
        /// The list.
        lijst: String,
        /// The value.
        waarde: String,
    },
    /// Something that is to be exactly one of several; what it is, in Dutch.
    NietEen(&'static str),
    /// A toets that lets everything pass; what it lacks, in Dutch.
    VraagtNiets(&'static str),
}

impl What {
    /// The pattern of the place in a visie, when it is one.
    pub fn pattern(&self) -> Option<String> {
        match self {
            Self::Pad(pad) => Some(pad.clone()),
            Self::Veld { lijst, veld } => Some(of_element(lijst, veld)),
            Self::Woord { .. }
            | Self::Lijst(_)
            | Self::Lijstwaarde { .. }
            | Self::NietEen(_)
            | Self::VraagtNiets(_) => None,
        }
    }
}

/// Everything that an eis points at; `at` is the place of the eis in its kader.
pub fn uses_of(eis: &Eis, at: &Pointer) -> Vec<Use> {
    let mut uses = Uses::default();
    for (key, conditions) in
        [("geldt-als", &eis.geldt_als), ("geldt-als-een-van", &eis.geldt_als_een_van)]
    {
        uses.conditions(&at.key(key), conditions);
    }
    uses.toets(&at.key("toets"), &eis.toets);
    for (index, mutation) in eis.fout.iter().enumerate() {
        uses.mutation(&at.key("fout").index(index), mutation);
    }
    uses.found
}

/// Everything that a toets points at.
pub fn uses_of_toets(toets: &Toets) -> Vec<Use> {
    let mut uses = Uses::default();
    uses.toets(&Pointer::root(), toets);
    uses.found
}

#[derive(Default)]
struct Uses {
    found: Vec<Use>,
}

impl Uses {
    fn add(&mut self, at: Pointer, what: What) {
        self.found.push(Use { at, what });
    }

    fn pad(&mut self, at: Pointer, pad: &str) {
        self.add(at, What::Pad(pad.to_owned()));
    }

    fn paden(&mut self, at: &Pointer, paden: &[String]) {
        for (index, pad) in paden.iter().enumerate() {
            self.pad(at.index(index), pad);
        }
    }

    fn veld(&mut self, at: Pointer, lijst: &str, veld: &str) {
        self.add(at, What::Veld { lijst: lijst.to_owned(), veld: veld.to_owned() });
    }

    fn velden(&mut self, at: &Pointer, lijst: &str, velden: &[String]) {
        for (index, veld) in velden.iter().enumerate() {
            self.veld(at.index(index), lijst, veld);
        }
    }

    fn woord(&mut self, at: Pointer, pad: &str, woord: &str) {
        self.add(at, What::Woord { pad: pad.to_owned(), woord: woord.to_owned() });
    }

    fn woorden(&mut self, at: &Pointer, pad: &str, woorden: &[String]) {
        for (index, woord) in woorden.iter().enumerate() {
            self.woord(at.index(index), pad, woord);
        }
    }

    fn conditions(&mut self, at: &Pointer, conditions: &[Voorwaarde]) {
        for (index, condition) in conditions.iter().enumerate() {
            let at = at.index(index);
            let Voorwaarde { pad, is, bevat, aanwezig } = condition;
            let said = [is.is_some(), bevat.is_some(), aanwezig.is_some()];
            if said.iter().filter(|said| **said).count() != 1 {
                let what = "een voorwaarde heeft precies een van `is`, `bevat` en `aanwezig`";
                self.add(at.clone(), What::NietEen(what));
            }
            self.pad(at.key("pad"), pad);
            for (key, word) in [("is", is), ("bevat", bevat)] {
                if let Some(word) = word {
                    self.woord(at.key(key), pad, word);
                }
            }
        }
    }

    fn filters(&mut self, at: &Pointer, lijst: &str, filters: &[Filter]) {
        for (index, filter) in filters.iter().enumerate() {
            let at = at.index(index);
            self.veld(at.key("veld"), lijst, &filter.veld);
            self.woorden(&at.key("is"), &of_element(lijst, &filter.veld), &filter.is);
            if let Some(step) = &filter.verwijst {
                let at = at.key("verwijst");
                self.pad(at.key("naar"), &step.naar);
                self.veld(at.key("veld"), &step.naar, &step.veld);
                self.woorden(&at.key("is"), &of_element(&step.naar, &step.veld), &step.is);
            }
        }
    }

    fn mutation(&mut self, at: &Pointer, mutation: &Mutatie) {
        let Mutatie { verwijder, zet, waarde } = mutation;
        if verwijder.is_some() == zet.is_some() || zet.is_some() != waarde.is_some() {
            self.add(at.clone(), What::NietEen("`fout` heeft `verwijder`, of `zet` met `waarde`"));
        }
        for (key, pad) in [("verwijder", verwijder), ("zet", zet)] {
            if let Some(pad) = pad {
                self.pad(at.key(key), &any_element(pad));
            }
        }
    }

    fn toets(&mut self, at: &Pointer, toets: &Toets) {
        match toets {
            Toets::Aanwezig { paden, .. } | Toets::OpenNorm { paden, .. } => {
                self.paden(&at.key("paden"), paden);
            }
            Toets::PerElement { r#in, waar, velden, moet, .. } => {
                self.pad(at.key("in"), r#in);
                self.filters(&at.key("waar"), r#in, waar);
                self.velden(&at.key("velden"), r#in, velden);
                self.filters(&at.key("moet"), r#in, moet);
            }
            Toets::Element { r#in, waar, velden, .. } => {
                self.pad(at.key("in"), r#in);
                self.filters(&at.key("waar"), r#in, waar);
                self.velden(&at.key("velden"), r#in, velden);
            }
            Toets::Dekking { .. } => self.dekking(at, toets),
            Toets::Grens { pad, minimaal, maximaal, .. } => {
                self.pad(at.key("pad"), pad);
                let asks = minimaal.is_some() || maximaal.is_some();
                self.asks(at, asks, "`minimaal` of `maximaal`");
            }
            Toets::Jaren { pad, .. } => self.pad(at.key("pad"), pad),
            Toets::Keuze { pad, is, .. } => {
                self.pad(at.key("pad"), pad);
                self.woorden(&at.key("is"), pad, is);
            }
            Toets::Tijdvak { van, tot, .. } => {
                self.pad(at.key("van"), van);
                self.pad(at.key("tot"), tot);
            }
            Toets::Uiterlijk { pad, pad_uiterlijk, datum, dag, tenzij, .. } => {
                self.pad(at.key("pad"), pad);
                for (key, pad) in [("pad-uiterlijk", pad_uiterlijk), ("tenzij", tenzij)] {
                    if let Some(pad) = pad {
                        self.pad(at.key(key), pad);
                    }
                }
                let asks = pad_uiterlijk.is_some() || datum.is_some() || dag.is_some();
                self.asks(at, asks, "`pad-uiterlijk`, `datum` of `dag`");
            }
            Toets::Actualiteit { r#in, datum, peil, tenzij, .. } => {
                self.pad(at.key("in"), r#in);
                self.veld(at.key("datum"), r#in, datum);
                self.pad(at.key("peil"), peil);
                self.veld(at.key("tenzij"), r#in, tenzij);
            }
            Toets::Som { r#in, links, rechts } => {
                self.pad(at.key("in"), r#in);
                self.veld(at.key("links"), r#in, links);
                self.veld(at.key("rechts"), r#in, rechts);
            }
            Toets::Alle { toetsen } => {
                let at = at.key("toetsen");
                for (index, toets) in toetsen.iter().enumerate() {
                    self.toets(&at.index(index), toets);
                }
            }
            Toets::Indien { geldt_als, toets } => {
                self.conditions(&at.key("geldt-als"), geldt_als);
                self.toets(&at.key("toets"), toets);
            }
        }
    }

    fn dekking(&mut self, at: &Pointer, toets: &Toets) {
        let Toets::Dekking { lijst, waarden, r#in, sleutel, velden, uitzondering } = toets else {
            return;
        };
        self.add(at.key("lijst"), What::Lijst(lijst.clone()));
        for (index, waarde) in waarden.iter().enumerate() {
            let what = What::Lijstwaarde { lijst: lijst.clone(), waarde: waarde.clone() };
            self.add(at.key("waarden").index(index), what);
        }
        self.pad(at.key("in"), r#in);
        let key = if plain_list(r#in) { "" } else { sleutel };
        self.veld(at.key("sleutel"), r#in, key);
        self.velden(&at.key("velden"), r#in, velden);
        if let Some(veld) = uitzondering {
            self.veld(at.key("uitzondering"), r#in, veld);
        }
    }

    fn asks(&mut self, at: &Pointer, asks: bool, lacking: &'static str) {
        if !asks {
            self.add(at.clone(), What::VraagtNiets(lacking));
        }
    }
}

fn of_element(lijst: &str, veld: &str) -> String {
    if veld.is_empty() { format!("{lijst}/*") } else { format!("{lijst}/*/{veld}") }
}

/// Elements of a plain list (`["a", "d"]`) are their own key.
fn plain_list(lijst: &str) -> bool {
    schema::visie().keyword(&format!("{lijst}/*"), "type").is_some_and(|kind| kind == "string")
}

/// A fout may name an element by a value: `{soort=wmo-plan}`.
fn any_element(pad: &str) -> String {
    let segment = |part: &str| if part.starts_with('{') { "*".to_owned() } else { part.to_owned() };
    pad.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// Everything that a norm at this place of its kader points at.
pub fn uses_of_norm(norm: &Norm, at: &Pointer) -> Vec<Use> {
    let mut found = Vec::new();
    let mut words = |at: &Pointer, pad: &str, words: &[String]| {
        for (index, woord) in words.iter().enumerate() {
            let what = What::Woord { pad: pad.to_owned(), woord: woord.clone() };
            found.push(Use { at: at.index(index), what });
        }
    };
    words(&at.key("regio-rol"), "/regio/*/rol", &norm.regio_rol);
    let wat = at.key("wat");
    for (key, greep) in norm.wat.grepen() {
        let at = wat.key(key);
        words(&at.key("segment"), "/cijfer/*/segment", &greep.segment);
        words(&at.key("woningtype"), "/cijfer/*/woningtype", &greep.woningtype);
        words(&at.key("groep"), "/cijfer/*/groep", &greep.groep);
    }
    match &norm.wat {
        Maatstaf::Aandeel { opgegeven: Some(veld), .. } => {
            let what = What::Veld { lijst: "/regio".to_owned(), veld: veld.clone() };
            found.push(Use { at: wat.key("opgegeven"), what });
        }
        Maatstaf::Aandeel { opgegeven: None, .. } | Maatstaf::AandeelInRegio { .. } => {}
        Maatstaf::Vastgelegd { afspraak, opgenomen, terugval } => {
            let paden = [("afspraak", afspraak), ("opgenomen", opgenomen), ("terugval", terugval)];
            let pad = |(key, pad): (&str, &String)| Use {
                at: wat.key(key),
                what: What::Pad(pad.clone()),
            };
            found.extend(paden.map(pad));
        }
    }
    let empty = norm.grens.as_ref().is_some_and(|grens| *grens == crate::kader::Grens::leeg());
    found.extend(empty.then(|| Use {
        at: at.key("grens"),
        what: What::VraagtNiets("`grens` een `minimaal` of een `maximaal`, of haal haar weg"),
    }));
    found
}
