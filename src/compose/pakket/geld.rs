//! The page about money: sums per year with how many amounts are not known, then every post.

use rust_decimal::Decimal;

use super::{lijst, record};
use crate::{
    cijfers::{Hoeveelheid, Waarde},
    compose::{namen::words, opmaak::hoeveelheid, schrijver::Schrijver},
    document::{Align, Block, Column, Inline, Row, Table},
    model::keuze::Nauwkeurigheid,
    source::{Node, Pointer},
    taal,
};

pub(super) fn write(w: &mut Schrijver<'_>) {
    let pointer = Pointer::root().key("financien");
    let Some(node) = w.project.tree.at(&pointer) else { return };
    if node.get("post").is_some_and(|posts| !posts.items().is_empty()) {
        totals(w, node);
        lijst(w, &pointer.key("post"), "Alle posten");
    }
    w.level = 1;
    w.section("Toelichting", "toelichting");
    let before = w.blocks.len();
    record::record(w, &pointer, node, &["post"]);
    if w.blocks.len() == before {
        w.blocks.pop();
    }
    without_post(w, node);
}

/// The posten of one kind in one year, added up.
#[derive(Debug, Clone, Default)]
struct Som {
    min: Decimal,
    max: Decimal,
    posten: usize,
    /// Posten without an amount that can be added.
    pm: usize,
    /// How exact the amounts are that are not exact: one word for all, or about.
    ongeveer: Option<Nauwkeurigheid>,
    /// So large that it cannot be added up exactly.
    te_groot: bool,
}

impl Som {
    fn add(&mut self, amount: Option<&Hoeveelheid<'_>>) {
        self.posten += 1;
        let known =
            amount.filter(|amount| !amount.afgeschermd).and_then(|amount| match amount.waarde {
                Waarde::Getal(value) => Some((value, value, amount.nauwkeurigheid)),
                Waarde::Bereik(Some(min), Some(max)) => Some((min, max, amount.nauwkeurigheid)),
                Waarde::Bereik(..) | Waarde::Tekst(_) | Waarde::Onbekend(_) | Waarde::Leeg => None,
            });
        let Some((min, max, how)) = known else {
            self.pm += 1;
            return;
        };
        if let Some(how) = how.filter(|how| *how != Nauwkeurigheid::Exact) {
            let same = self.ongeveer.is_none_or(|before| before == how);
            self.ongeveer = Some(if same { how } else { Nauwkeurigheid::Circa });
        }
        match (self.min.checked_add(min), self.max.checked_add(max)) {
            (Some(min), Some(max)) => (self.min, self.max) = (min, max),
            _ => self.te_groot = true,
        }
    }

    fn tekst(&self, unit: &str) -> String {
        if self.pm == self.posten {
            return "PM".to_owned();
        }
        if self.te_groot {
            return "te groot om op te tellen".to_owned();
        }
        let waarde = if self.min == self.max {
            Waarde::Getal(self.min)
        } else {
            Waarde::Bereik(Some(self.min), Some(self.max))
        };
        let amount = Hoeveelheid {
            waarde,
            nauwkeurigheid: self.ongeveer,
            eenheid: unit,
            van: None,
            afgeschermd: false,
        };
        let pm = match self.pm {
            0 => String::new(),
            1 => ", exclusief 1 PM-post".to_owned(),
            count => format!(", exclusief {count} PM-posten"),
        };
        format!("{}{pm}", amount.tekst(0, " "))
    }
}

/// What posten are added up by: kind, unit, year.
type Sleutel = (String, String, Option<String>);

fn totals(w: &mut Schrijver<'_>, node: &Node) {
    let posts = node.get("post").map(Node::items).unwrap_or_default();
    let mut sums: std::collections::BTreeMap<Sleutel, Som> = std::collections::BTreeMap::new();
    let mut whole = sums.clone();
    for post in posts {
        let text = |key: &str| post.get(key).and_then(Node::as_text).unwrap_or_default();
        let amount = post.get("bedrag").map(|node| w.opmaak().resolve(node));
        let amount = amount.map(hoeveelheid);
        let soort = text("soort").to_owned();
        let unit = amount.as_ref().map_or("", |amount| amount.eenheid);
        let unit = if unit.is_empty() { unit_of(&soort) } else { unit };
        let year = post.get("jaar").and_then(Node::as_number).map(str::to_owned);
        let key = (soort.clone(), unit.to_owned(), year);
        sums.entry(key).or_default().add(amount.as_ref());
        whole.entry((soort, unit.to_owned(), None)).or_default().add(amount.as_ref());
    }
    let mut rows = Vec::new();
    for (key, total) in &whole {
        let own = sums.iter().filter(|(one, _)| one.0 == key.0 && one.1 == key.1);
        rows.extend(
            own.map(|((_, unit, year), sum)| row(&key.0, year.as_deref(), unit, sum, false)),
        );
        rows.push(row(&key.0, Some("alle jaren"), &key.1, total, true));
    }
    table(w, rows);
}

/// The unit of an amount that does not say one.
fn unit_of(soort: &str) -> &'static str {
    if soort == "structureel" { "euro-per-jaar" } else { "euro" }
}

fn row(soort: &str, year: Option<&str>, unit: &str, sum: &Som, total: bool) -> Row {
    let soort = if soort.is_empty() {
        "Soort niet genoemd".to_owned()
    } else {
        taal::capital(&words(soort))
    };
    let texts = [
        soort,
        year.unwrap_or("geen jaar").to_owned(),
        sum.tekst(unit),
        sum.posten.to_string(),
        sum.pm.to_string(),
    ];
    Row { total, cells: texts.map(|text| vec![Inline::text(text)]).into() }
}

fn table(w: &mut Schrijver<'_>, rows: Vec<Row>) {
    let column =
        |title: &str, align, weight| Column { title: vec![Inline::text(title)], align, weight };
    w.level = 1;
    w.section("Bij elkaar", "bij-elkaar");
    w.blocks.push(Block::Table(Table {
        anchor: None,
        label: None,
        caption: vec![Inline::text("Wat het kost, per soort en per jaar")],
        columns: vec![
            column("Soort", Align::Left, 4),
            column("Jaar", Align::Left, 3),
            column("Bedrag", Align::Right, 8),
            column("Posten", Align::Right, 2),
            column("Waarvan PM", Align::Right, 3),
        ],
        row_headers: true,
        rows,
        source: vec![Inline::text(
            "PM is een post waarvan het bedrag nog niet bekend is. Zo’n post telt niet mee in het bedrag, en ook \
             niet als nul. Eenmalige bedragen en bedragen per jaar zijn niet bij elkaar opgeteld.",
        )],
        wide: false,
    }));
}

/// Maatregelen that no post pays for; what is said of their money stands with them.
fn without_post(w: &mut Schrijver<'_>, node: &Node) {
    let posts = node.get("post").map(Node::items).unwrap_or_default();
    let paid: Vec<&str> =
        posts.iter().filter_map(|post| post.get("maatregel").and_then(Node::as_text)).collect();
    let all = w.project.tree.get("maatregel").map(Node::items).unwrap_or_default();
    let ids = all.iter().filter_map(|one| one.get("id").and_then(Node::as_text));
    let links: Vec<Vec<Inline>> =
        ids.filter(|id| !paid.contains(id)).map(|id| vec![w.opmaak().link(id)]).collect();
    if links.is_empty() {
        return;
    }
    w.level = 1;
    w.section("Maatregelen zonder post", "zonder-post");
    let mut line = vec![Inline::text("Bij deze maatregelen hoort geen post: ")];
    line.extend(crate::compose::opmaak::joined(links));
    line.push(Inline::text("."));
    w.paragraph(line);
}
