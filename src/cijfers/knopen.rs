//! A row as the table that TOML would have, for whoever looks at data by its schema.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::{Cijfer, Cijfers, Dimensie, Waarde, Wanneer, Woord};
use crate::model::keuze::Nauwkeurigheid;
use crate::source::{Entry, Kind, Node, Pointer};

impl Cijfers {
    /// The rows that do not stand in `[[cijfer]]`, each with its place, with what their block says.
    ///
    /// They are made once, when someone asks.
    pub fn knopen(&self) -> &[(Pointer, Node)] {
        self.knopen.get_or_init(|| {
            let rows = self.iter().filter(|cijfer| !cijfer.is_los());
            rows.map(|cijfer| (cijfer.pad(), cijfer.knoop())).collect()
        })
    }

    /// As [`knopen`](Self::knopen), but of rows that differ only in number, name and free text the first.
    pub fn vormen(&self) -> &[(Pointer, Node)] {
        self.vormen.get_or_init(|| {
            let mut seen = HashSet::new();
            let rows = self.iter().filter(|cijfer| !cijfer.is_los());
            let first = rows.filter(|cijfer| seen.insert(cijfer.vorm()));
            first.map(|cijfer| (cijfer.pad(), cijfer.knoop())).collect()
        })
    }

    /// Whether rows of one [vorm](Self::vormen) are alike in this field.
    pub fn is_vorm(veld: &str) -> bool {
        VORM.contains(&veld)
    }

    /// The row that a place lies in, when it does not stand in `[[cijfer]]`.
    pub fn rond(&self, place: &Pointer) -> Option<Cijfer<'_>> {
        let number = place.as_str().strip_prefix("/cijfer/");
        let number = number.and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        match number {
            Some(number) => self.op(self.paden.len() + number.checked_sub(self.los)?),
            None => {
                self.op(self.paden.iter().position(|pad| !is_los(pad) && place.is_within(pad))?)
            }
        }
    }

    /// How many rows do not stand in `[[cijfer]]`.
    pub fn knopen_aantal(&self) -> usize {
        self.rijen.len() - self.paden.iter().filter(|pad| is_los(pad)).count()
    }
}

/// The fields in which rows of one sort are alike.
const VORM: [&str; 14] = [
    "soort",
    "groep",
    "woningtype",
    "segment",
    "gebied",
    "gemeente",
    "regio",
    "huishouden",
    "inkomen",
    "planstatus",
    "eenheid",
    "bron",
    "periode",
    "peildatum",
];

impl Cijfer<'_> {
    /// Everything that rows of one sort have in common.
    fn vorm(self) -> impl Eq + std::hash::Hash {
        let words = Dimensie::VAST.map(|dimensie| match dimensie {
            Dimensie::Onderwerp => Woord::default(),
            other => self.woord(other),
        });
        let rij = self.rij;
        (rij.soort, words, rij.eenheid, rij.bron, rij.periode, rij.peildatum)
    }

    /// Whether it stands in `[[cijfer]]`, so that the data itself holds it.
    pub fn is_los(self) -> bool {
        self.tabel.paden.get(self.nummer).is_some_and(is_los)
    }

    /// The row as a table of the data, in the order of the model.
    pub fn knoop(self) -> Node {
        let location = self.location();
        let node = |kind| Node::new(kind, location);
        let entry = |key: &str, kind| Entry {
            key: key.to_owned(),
            key_location: location,
            node: node(kind),
        };
        let mut entries = Vec::new();
        let mut text = |key: &str, text: Option<&str>| {
            entries.extend(text.map(|text| entry(key, Kind::Text(text.to_owned()))));
        };
        text("id", self.id());
        text("soort", Some(self.soort().as_str()));
        for dimensie in Dimensie::VAST {
            text(self.tabel.naam(dimensie), self.kenmerk(dimensie));
        }
        if let Wanneer::Periode { .. } = self.wanneer() {
            text("periode", self.wanneer().geschreven().as_deref());
        }
        text("nauwkeurigheid", self.nauwkeurigheid().map(Nauwkeurigheid::as_str));
        text("eenheid", Some(self.eenheid()));
        text("van", self.van());
        text("bron", self.bron());
        text("vervangen-door", self.vervangen_door());
        text("versie", self.versie());
        text("toelichting", self.toelichting());
        if let Some(date) = self.peildatum() {
            entries.push(entry("peildatum", Kind::Date(date)));
        }
        let number = |number: Decimal| Kind::Number(number.to_string());
        match self.waarde() {
            Waarde::Leeg => {}
            Waarde::Getal(value) => entries.push(entry("aantal", number(value))),
            Waarde::Bereik(min, max) => {
                let min = min.map(|min| entry("min", number(min)));
                let max = max.map(|max| entry("max", number(max)));
                let parts = min.into_iter().chain(max).collect();
                entries.push(entry("aantal", Kind::Table(parts)));
            }
            Waarde::Tekst(words) => {
                let words = vec![entry("tekst", Kind::Text(words.to_owned()))];
                entries.push(entry("aantal", Kind::Table(words)));
            }
            Waarde::Onbekend(reason) => {
                let reason = vec![entry("onbekend", Kind::Text(reason.to_owned()))];
                entries.push(entry("aantal", Kind::Table(reason)));
            }
        }
        if self.is_afgeschermd() {
            entries.push(entry("afschermen", Kind::Bool(true)));
        }
        if let Some(step) = self.afgerond_op() {
            entries.push(entry("afgerond-op", number(step)));
        }
        entries.extend(self.lijsten(&entry));
        node(Kind::Table(entries))
    }

    /// The values of own dimensions, and the dimensions that it is a total over.
    fn lijsten(self, entry: &impl Fn(&str, Kind) -> Entry) -> Vec<Entry> {
        let location = self.location();
        let list = |items: Vec<Kind>| {
            Kind::Array(items.into_iter().map(|kind| Node::new(kind, location)).collect())
        };
        let words = |text: &str| Kind::Text(text.to_owned());
        let own = (0..self.tabel.eigen.len()).filter_map(|at| u8::try_from(at).ok());
        let own = own.filter_map(|at| {
            let dimensie = Dimensie::Eigen(at);
            let value = self.kenmerk(dimensie)?;
            let name = entry("dimensie", words(self.tabel.naam(dimensie)));
            Some(Kind::Table(vec![name, entry("waarde", words(value))]))
        });
        let own: Vec<Kind> = own.collect();
        let totals: Vec<Kind> =
            self.totaal_over().into_iter().map(|one| words(self.tabel.naam(one))).collect();
        let lists = [("kenmerk", own), ("totaal-over", totals)].into_iter();
        lists
            .filter(|(_, items)| !items.is_empty())
            .map(|(key, items)| entry(key, list(items)))
            .collect()
    }
}

fn is_los(pad: &Pointer) -> bool {
    pad.as_str().starts_with("/cijfer/")
}
