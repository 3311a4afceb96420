//! The data as eisen look at it: what counts as there, and what does not.

use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    check::{Plek, plain},
    cijfers::{Cijfer, Cijfers, Waarde},
    kader::Kader,
    model::{
        keuze::{Bouwsteen, Streng},
        waarde::Getal,
    },
    project::Project,
    source::{Kind, Location, Node, Part, Pointer},
};

/// Words that stand for a text that is still to come, wherever they stand.
pub(super) const ONAF: &[&str] = &[
    "todo",
    "tbd",
    "xxx",
    "ntb",
    "lorem ipsum",
    "nader in te vullen",
    "nader te bepalen",
    "nader uit te werken",
    "nog in te vullen",
    "nog te bepalen",
    "nog uit te werken",
    "tekst volgt",
    "vul hier in",
];

/// Words that say the same when a text has no others.
const ALLEEN: &[&str] = &["ntv", "in te vullen", "invullen", "volgt", "vul in"];

/// Beginnings that mark a whole text as still to come.
const PLACEHOLDER_STARTS: &[&str] =
    &["todo", "lorem ipsum", "vul in", "vul hier", "xxx", "nader in te vullen", "nog in te vullen"];

/// The fields that tell an element apart from the others in its list, the surest first.
pub(super) const SLEUTELS: &[&str] =
    &["id", "groep", "categorie", "contract", "onderwerp", "soort", "naam"];

/// From so many rows on, an eis looks at one of each sort of row.
const LONG: usize = 1_000;

/// The merged data with the texts that it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Gegevens<'a> {
    tree: &'a Node,
    project: &'a Project,
    kaders: &'a [&'a Kader],
}

/// Whether a value counts as there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aanwezigheid {
    /// There is something.
    Ja,
    /// Nothing, or only a placeholder.
    Nee,
    /// The gemeente says that it does not know yet, and why.
    Onbekend(String),
}

impl<'a> Gegevens<'a> {
    /// Data, the project that holds its Markdown files, and the kaders whose lists it uses.
    pub fn new(tree: &'a Node, project: &'a Project, kaders: &'a [&'a Kader]) -> Self {
        Self { tree, project, kaders }
    }

    /// The project that the data is of.
    pub(super) fn project(&self) -> &'a Project {
        self.project
    }

    /// The threshold that the gemeente chose for a bouwsteen.
    pub(super) fn own_threshold(&self, bouwsteen: Bouwsteen) -> Option<Streng> {
        self.project.visie.toets.as_ref()?.streng.of(bouwsteen)
    }

    /// The values of a list of the kaders, each with its name.
    pub(super) fn list(&self, id: &str) -> Vec<(&'a str, &'a str)> {
        let lists = self.kaders.iter().flat_map(|kader| &kader.lijst).filter(|list| list.id == id);
        lists.flat_map(|list| &list.waarde).map(|w| (w.id.as_str(), w.naam.as_str())).collect()
    }

    /// The values of a list that include this one, however far around it.
    pub(super) fn around(&self, id: &str, value: &str) -> Vec<&'a str> {
        let lists = self.kaders.iter().flat_map(|kader| &kader.lijst).filter(|list| list.id == id);
        let items: Vec<_> = lists.flat_map(|list| &list.waarde).collect();
        let mut found: Vec<&str> = Vec::new();
        let mut inner = vec![value];
        while let Some(value) = inner.pop() {
            let outer = items.iter().filter(|item| item.id == value).flat_map(|i| &i.valt_onder);
            for outer in outer.map(String::as_str).filter(|word| *word != value) {
                if !found.contains(&outer) {
                    found.push(outer);
                    inner.push(outer);
                }
            }
        }
        found
    }

    /// Everything at a pattern; rows of CSV count as elements of `[[cijfer]]`.
    pub(super) fn select(&self, pattern: &str) -> Vec<(Pointer, &'a Node)> {
        let mut found = self.tree.select(pattern);
        let Some(rest) = pattern.strip_prefix("/cijfer") else { return found };
        let cijfers = &self.project.cijfers;
        let rows = || cijfers.knopen().iter();
        match rest.strip_prefix("/*") {
            Some("") => found.extend(rows().map(|(pointer, node)| (pointer.clone(), node))),
            Some(field) if field.starts_with('/') => {
                found.extend(rows().flat_map(|(pointer, node)| {
                    let inside = node.select(field).into_iter();
                    inside.map(|(at, node)| (pointer.join(&at), node))
                }));
            }
            // The list itself: that it is there shows in any row.
            None if rest.is_empty() => {
                found.extend(
                    cijfers.vormen().iter().take(1).map(|(pointer, node)| (pointer.clone(), node)),
                );
            }
            Some(_) | None => {}
        }
        found
    }

    /// The elements of the list at `pattern`, each with its own place.
    pub(super) fn elements(&self, pattern: &str) -> Vec<(Pointer, &'a Node)> {
        self.select(&format!("{pattern}/*"))
    }

    /// As [`elements`](Self::elements), for an eis about each of them that looks at these fields only.
    ///
    /// Of a long table of numbers, rows that are alike in those fields count as one.
    pub(super) fn elements_for<'f>(
        &self,
        list: &str,
        mut fields: impl Iterator<Item = &'f str>,
    ) -> Vec<(Pointer, &'a Node)> {
        let cijfers = &self.project.cijfers;
        if list != "/cijfer" || cijfers.knopen_aantal() <= LONG || !fields.all(Cijfers::is_vorm) {
            return self.elements(list);
        }
        let mut found = self.tree.select("/cijfer/*");
        found.extend(cijfers.vormen().iter().map(|(pointer, node)| (pointer.clone(), node)));
        found
    }

    /// The values inside one element at a field path; a list counts for each of its values.
    pub(super) fn field(element: &'a Node, veld: &str) -> Vec<(Pointer, &'a Node)> {
        Self::inside(element, veld)
            .into_iter()
            .flat_map(|(pointer, node)| match &node.kind {
                Kind::Array(items) => items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| (pointer.index(index), item))
                    .collect(),
                Kind::Text(_)
                | Kind::Number(_)
                | Kind::Bool(_)
                | Kind::Date(_)
                | Kind::Table(_) => {
                    vec![(pointer, node)]
                }
            })
            .collect()
    }

    /// The plain values inside one element at a field path.
    pub(super) fn words(element: &'a Node, veld: &str) -> Vec<String> {
        Self::field(element, veld).into_iter().filter_map(|(_, node)| plain(node)).collect()
    }

    /// Whether there is something at a pattern.
    pub(super) fn presence(&self, pattern: &str) -> Aanwezigheid {
        self.best(self.select(pattern).into_iter().map(|(_, node)| node))
    }

    /// Whether there is something inside one element at a field path.
    pub(super) fn field_presence(&self, element: &'a Node, veld: &str) -> Aanwezigheid {
        self.best(Self::inside(element, veld).into_iter().map(|(_, node)| node))
    }

    /// What stands at a field path; the empty path is the element itself.
    fn inside(element: &'a Node, veld: &str) -> Vec<(Pointer, &'a Node)> {
        if veld.is_empty() {
            return vec![(Pointer::root(), element)];
        }
        element.select(&format!("/{veld}"))
    }

    fn best(&self, nodes: impl Iterator<Item = &'a Node>) -> Aanwezigheid {
        let mut best = Aanwezigheid::Nee;
        for node in nodes {
            match self.of(node) {
                Aanwezigheid::Ja => return Aanwezigheid::Ja,
                Aanwezigheid::Nee => {}
                unknown @ Aanwezigheid::Onbekend(_) => best = unknown,
            }
        }
        best
    }

    /// Whether a value counts as there: placeholders, empty texts and `onbekend` do not.
    pub fn of(&self, node: &'a Node) -> Aanwezigheid {
        match &node.kind {
            Kind::Text(text) if is_placeholder(text) => Aanwezigheid::Nee,
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => Aanwezigheid::Ja,
            Kind::Array(items) => self.best(items.iter()),
            Kind::Table(entries) => {
                if let Some(reason) = node.get("onbekend").and_then(Node::as_text) {
                    return Aanwezigheid::Onbekend(reason.trim().to_owned());
                }
                if let Some(path) = node.get("bestand").and_then(Node::as_text) {
                    return self.of_file(path);
                }
                self.best(entries.iter().map(|entry| &entry.node))
            }
        }
    }

    /// Images have no text here and count by their path; Markdown counts by what it says.
    fn of_file(&self, path: &str) -> Aanwezigheid {
        let is_text = path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"));
        match self.project.tekst(path) {
            Some(text) if !is_placeholder(text) => Aanwezigheid::Ja,
            Some(_) => Aanwezigheid::Nee,
            None if is_text => Aanwezigheid::Nee,
            None => Aanwezigheid::Ja,
        }
    }

    /// The text of a `Tekst`, in place or from its file.
    pub fn text(&self, node: &'a Node) -> Option<&'a str> {
        let path = node.get("bestand").and_then(Node::as_text);
        node.as_text().or_else(|| path.and_then(|path| self.project.tekst(path)))
    }

    /// The date at a pattern.
    pub(super) fn date(&self, pattern: &str) -> Option<(Pointer, Date)> {
        self.select(pattern).into_iter().find_map(|(pointer, node)| Some((pointer, date_of(node)?)))
    }

    /// The lowest and highest number that a `Waarde` stands for.
    pub(super) fn range(&self, node: &'a Node) -> Option<(Decimal, Decimal)> {
        if let Some(id) = node.get("cijfer").and_then(Node::as_text) {
            return match self.project.cijfers.met_id(id)?.waarde() {
                Waarde::Getal(number) => Some((number, number)),
                Waarde::Bereik(min, max) => Some((min.or(max)?, max.or(min)?)),
                Waarde::Leeg | Waarde::Tekst(_) | Waarde::Onbekend(_) => None,
            };
        }
        let number = |node: &Node| Some(Getal::from_str(node.as_number()?).ok()?.0);
        if let Some(number) = number(node).or_else(|| number(node.get("aantal")?)) {
            return Some((number, number));
        }
        let min = node.get("min").and_then(number);
        let max = node.get("max").and_then(number);
        Some((min.or(max)?, max.or(min)?))
    }

    /// What a `leg-uit` calls the element of a list at a pointer, or the one around it: its `id`, or the
    /// value that tells it apart.
    pub(super) fn sleutel(&self, pointer: &Pointer) -> Option<String> {
        if let Some(row) = self.row(pointer) {
            return row.id().map(str::to_owned);
        }
        let mut at = pointer.clone();
        loop {
            let list = at.parent()?;
            let node = self.tree.at(&at)?;
            if matches!(self.tree.at(&list)?.kind, Kind::Array(_)) {
                let named = SLEUTELS.iter().find_map(|key| node.get(key).and_then(Node::as_text));
                return named.or_else(|| node.as_text()).map(str::to_owned);
            }
            at = list;
        }
    }

    /// Where a part of the data stands, or the nearest thing around it.
    pub(super) fn location(&self, pointer: &Pointer, part: Part) -> Location {
        self.tree.location_of(pointer, part)
    }

    /// The place of a pointer, or of the nearest thing around it that exists.
    pub fn plek(&self, pointer: &Pointer) -> Plek {
        let location = self
            .row(pointer)
            .map_or_else(|| self.tree.location_of(pointer, Part::Header), Cijfer::location);
        Plek { pad: pointer.clone(), location }
    }

    /// The row of CSV or of a block that a pointer lies in.
    fn row(&self, pointer: &Pointer) -> Option<Cijfer<'a>> {
        pointer.as_str().strip_prefix("/cijfer")?;
        self.project.cijfers.rond(pointer)
    }

    /// The place where the answer to a pattern belongs: the first match of as much of it as exists.
    pub(super) fn home(&self, pattern: &str) -> Plek {
        let mut known = pattern;
        while let Some((shorter, _)) = known.rsplit_once('/') {
            if let Some((pointer, _)) = self.select(known).into_iter().next() {
                return Plek {
                    location: self.tree.location_of(&pointer, Part::Header),
                    pad: Pointer::parse(&pattern.replace("/*", "/0")).unwrap_or(pointer),
                };
            }
            known = shorter;
        }
        let pad = Pointer::parse(&pattern.replace("/*", "/0")).unwrap_or_default();
        Plek { pad, location: self.tree.location }
    }
}

/// A date, also where a mutation wrote it as text.
pub(super) fn date_of(node: &Node) -> Option<Date> {
    node.as_date().or_else(|| node.as_text().and_then(|text| text.parse().ok()))
}

/// Whether a text only says that a text is still to come.
pub fn is_placeholder(text: &str) -> bool {
    let bare: String = text
        .trim()
        .chars()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    bare.is_empty()
        || ONAF.contains(&bare.as_str())
        || ALLEEN.contains(&bare.as_str())
        || PLACEHOLDER_STARTS.iter().any(|start| bare.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders_count_as_absent() {
        for text in
            ["", " \n", "TODO", "n.t.b.", "xxx", "Nader in te vullen.", "…", "Lorem ipsum dolor"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["PM", "De gemeente volgt de regio.", "12", "Volgt uit de analyse"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
