//! Numbers in a table: the unit in the header, and what holds for several of them said once.

use crate::{
    cijfers::meervoud,
    compose::{
        opmaak,
        record::{
            is_value,
            tabel::{CIJFER, EMPTY, Kolom, longest_word, weight},
        },
        schrijver::Schrijver,
    },
    document::{Align, Column, Inline},
    source::{Kind, Node, Pointer},
    taal,
};

/// The values of one field: the number itself where the field names a `[[cijfer]]`.
pub(super) fn values<'n>(
    w: &Schrijver<'n>,
    at: &str,
    key: &str,
    items: &[(Pointer, &'n Node)],
) -> Vec<Option<&'n Node>> {
    let opmaak = w.opmaak();
    let value = |item: &'n Node| {
        if is_cijfer(at, key) { Some(item) } else { item.get(key).map(|node| opmaak.resolve(node)) }
    };
    items.iter().map(|(_, item)| value(item)).collect()
}

/// A cijfer is its own number: with unit, qualifier and source, and hidden when it must be.
pub(super) fn is_cijfer(at: &str, key: &str) -> bool {
    at == CIJFER && key == "aantal"
}

pub(super) fn is_numeric(at: &str, key: &str, values: &[Option<&Node>]) -> bool {
    (is_cijfer(at, key) || is_value(&format!("{at}/{key}")))
        && values.iter().flatten().next().is_some()
        && values.iter().flatten().all(|node| is_number(node))
}

/// A remark on the numbers that differs from row to row, so that it gets a column of its own.
pub(super) struct Remark<'n> {
    pub(super) key: &'static str,
    /// Per row a number that carries the remark.
    rows: Vec<Option<&'n Node>>,
}

/// The remarks that differ between rows, but are the same for all numbers within each row.
pub(super) fn per_row<'n>(
    w: &Schrijver<'n>,
    at: &str,
    keys: &[String],
    items: &[(Pointer, &'n Node)],
) -> Vec<Remark<'n>> {
    let columns: Vec<Vec<Option<&Node>>> = keys
        .iter()
        .map(|key| (key, values(w, at, key, items)))
        .filter(|(key, values)| is_numeric(at, key, values))
        .map(|(_, values)| values)
        .collect();
    let row = |index: usize| columns.iter().filter_map(move |column| column[index]);
    let differs =
        |key: &str| columns.iter().any(|column| !all_same(column.iter().copied().flatten(), key));
    let in_step = |key: &str| (0..items.len()).all(|index| all_same(row(index), key));
    ["periode", "peildatum", "bron"]
        .into_iter()
        .filter(|key| !keys.iter().any(|own| own == key) && differs(key) && in_step(key))
        .map(|key| Remark { key, rows: (0..items.len()).map(|index| row(index).next()).collect() })
        .collect()
}

fn all_same<'n>(nodes: impl Iterator<Item = &'n Node>, key: &str) -> bool {
    let mut words = nodes.map(|node| plain_of(node, key));
    let first = words.next();
    words.all(|word| Some(word) == first)
}

/// Names of sources are long: the column has a letter, and the line beneath the table says which it is.
pub(super) fn remark_column(
    w: &Schrijver<'_>,
    remark: &Remark<'_>,
    lifted: &mut Vec<Inline>,
) -> Kolom {
    let mut letters: Vec<String> = Vec::new();
    let mut cells: Vec<Vec<Inline>> = Vec::new();
    for node in &remark.rows {
        let words = node.and_then(|node| plain_of(node, remark.key));
        let text = match (words, remark.key) {
            (None, _) => EMPTY.to_owned(),
            (Some(id), "bron") => {
                let at = letters.iter().position(|known| *known == id).unwrap_or_else(|| {
                    letters.push(id);
                    letters.len() - 1
                });
                letter(at)
            }
            (Some(words), "periode") => opmaak::period(&words),
            (Some(words), _) => words.parse().map_or(words, taal::date),
        };
        cells.push(vec![Inline::text(text)]);
    }
    for (at, id) in letters.iter().enumerate() {
        let space = if lifted.is_empty() { "" } else { " " };
        lifted.push(Inline::text(format!("{space}Bron {}: ", letter(at))));
        lifted.push(w.opmaak().link(id));
        lifted.push(Inline::text("."));
    }
    let title = taal::capital(remark.key);
    let weight = weight(&title, &cells);
    let narrowest = longest_word(&title, &cells) + 2;
    let column = Column { title: vec![Inline::text(title)], align: Align::Left, weight };
    Kolom { column, cells, narrowest }
}

/// `a` to `z`, and then `aa`.
fn letter(at: usize) -> String {
    let last = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { last.to_string() } else { format!("{}{last}", letter(at / 26 - 1)) }
}

fn is_number(node: &Node) -> bool {
    let has = |key: &&str| node.get(key).is_some();
    let counted = ["aantal", "min", "max"].iter().any(&has);
    let inner = node.get("aantal").is_some_and(|inner| inner.get("tekst").is_some());
    let otherwise = ["tekst", "onbekend"].iter().any(has) || inner;
    !otherwise && (node.as_number().is_some() || counted)
}

/// Which remarks are the same for all values that are there.
pub(super) fn shared(values: &[Option<&Node>]) -> Vec<&'static str> {
    let same = |key: &&str| all_same(values.iter().copied().flatten(), key);
    ["eenheid", "van", "periode", "peildatum", "bron"].into_iter().filter(same).collect()
}

fn plain_of(node: &Node, key: &str) -> Option<String> {
    let value = node.get(key)?;
    value.as_text().map(str::to_owned).or_else(|| value.as_date().map(|date| date.to_string()))
}

/// ` (woningen)` for the header; sums of money keep their sign in the cell.
pub(super) fn unit(example: &Node, shared: &[&str]) -> String {
    if !shared.contains(&"eenheid") || !shared.contains(&"van") {
        return String::new();
    }
    let of = plain_of(example, "van").map(|of| format!(" van {}", of.replace('-', " ")));
    let of = of.unwrap_or_default();
    match plain_of(example, "eenheid").as_deref() {
        None => String::new(),
        Some(unit) if unit.starts_with("euro") => String::new(),
        Some("procent") => format!(" (%{of})"),
        Some(unit) => format!(" ({}{of})", meervoud(unit)),
    }
}

/// A number without what its header and the line beneath the table already say.
pub(super) fn bare(w: &Schrijver<'_>, node: &Node, shared: &[&str]) -> Vec<Inline> {
    let mut bare = node.clone();
    let money = plain_of(node, "eenheid").is_some_and(|unit| unit.starts_with("euro"));
    let unit_above = shared.contains(&"eenheid") && shared.contains(&"van") && !money;
    if let Kind::Table(entries) = &mut bare.kind {
        entries.retain(|entry| match entry.key.as_str() {
            "eenheid" | "van" => !unit_above,
            key => !shared.contains(&key),
        });
    }
    let mut line = vec![Inline::text(w.opmaak().amount(&bare))];
    line.extend(w.opmaak().remarks(&bare));
    line
}

/// Period, reference date and source that hold for the whole column.
pub(super) fn remark(
    w: &Schrijver<'_>,
    lifted: &mut Vec<Inline>,
    title: &str,
    example: &Node,
    shared: &[&str],
) {
    let texts = |key: &str| {
        let value = shared.contains(&key).then(|| example.get(key)).flatten();
        value.and_then(Node::as_text)
    };
    let mut words: Vec<Vec<Inline>> = Vec::new();
    words.extend(texts("periode").map(|years| vec![Inline::text(opmaak::period(years))]));
    let date = shared.contains(&"peildatum").then(|| example.get("peildatum")?.as_date()).flatten();
    if let Some(date) = date {
        words.push(vec![Inline::text(format!("peildatum {}", taal::date(date)))]);
    }
    if let Some(bron) = texts("bron") {
        words.push(vec![Inline::text("bron: "), w.opmaak().link(bron)]);
    }
    if words.is_empty() {
        return;
    }
    let space = if lifted.is_empty() { "" } else { " " };
    lifted.push(Inline::text(format!("{space}{title}: ")));
    lifted.extend(opmaak::joined(words));
    lifted.push(Inline::text("."));
}
