//! The composed document: nothing of the data is forgotten, and what is missing shows.

use std::collections::BTreeSet;

use bouwsteen::{
    Project, check, compose, schema,
    source::{Kind, Node, Pointer},
};
use jiff::civil::date;

use crate::support::{lindewaard, project};

fn composition(project: &Project) -> compose::Composition {
    let today = date(2026, 11, 22);
    compose::compose(project, &check::check(project, today), today)
}

/// Every value that is not a table or a list, with its place.
fn leaves(at: &Pointer, node: &Node, found: &mut Vec<String>) {
    for entry in node.entries() {
        leaves(&at.key(&entry.key), &entry.node, found);
    }
    for (index, item) in node.items().iter().enumerate() {
        leaves(&at.index(index), item, found);
    }
    if !matches!(node.kind, Kind::Table(_) | Kind::Array(_)) {
        found.push(at.to_string());
    }
}

/// Names in the file, and choices about order that the document shows by following them.
fn has_no_line_of_its_own(pointer: &str) -> bool {
    let steers = |key: &str| pointer.starts_with("/hoofdstuk/") && pointer.contains(key);
    pointer.ends_with("/id")
        // The look is seen, not told.
        || pointer.starts_with("/huisstijl/")
        || steers("/bouwsteen")
        || steers("/onderdeel-van")
        || steers("/ongenummerd")
}

#[test]
fn every_value_of_the_example_is_printed() {
    let project = lindewaard();
    let composition = composition(&project);
    let mut all = Vec::new();
    leaves(&Pointer::root(), &project.tree, &mut all);
    let forgotten: Vec<&String> = all
        .iter()
        .filter(|pointer| !composition.printed.contains(*pointer))
        .filter(|pointer| !has_no_line_of_its_own(pointer))
        .collect();
    assert!(forgotten.is_empty(), "{} of {}: {forgotten:#?}", forgotten.len(), all.len());
}

/// All patterns of fields in the schema, as `/opgave/aandachtsgroep/*/omvang`.
fn schema_patterns() -> BTreeSet<String> {
    let schema = schema::visie();
    let mut found = BTreeSet::new();
    let mut open = vec![String::new()];
    while let Some(at) = open.pop() {
        for key in schema.keys(&at) {
            let inner = format!("{at}/{key}");
            // A number, a text and a choice of cijfers are values, whatever they hold.
            let values = ["nauwkeurigheid", "bestand", "zonder"];
            if values.iter().any(|key| schema.at(&format!("{inner}/{key}")).is_some())
                && schema.at(&format!("{inner}/id")).is_none()
            {
                found.insert(inner);
                continue;
            }
            for next in [inner.clone(), format!("{inner}/*")] {
                let chosen = schema.at(&format!("{next}/zonder")).is_some();
                if !schema.keys(&next).is_empty() && !chosen {
                    open.push(next);
                }
            }
            found.insert(inner);
        }
    }
    found
}

#[test]
fn every_field_is_filled_in_the_example_or_its_overlay() {
    let project = lindewaard();
    let overlay = include_str!("aanvulling.toml");
    let mut sources = bouwsteen::source::Sources::default();
    let file = sources.add("aanvulling.toml", overlay);
    let (overlay, _) = bouwsteen::source::parse(file, overlay);
    let blocks = overlay.select("/cijferblok/*/cijfer/*").into_iter();
    let blocks = blocks.chain(overlay.select("/cijferblok/*/standaard")).map(|(_, node)| node);
    let rows = project.cijfers.knopen().iter().map(|(_, row)| row);
    let rows: Vec<_> = rows.chain(blocks).collect();
    let in_a_row = |field: &str| rows.iter().any(|row| !row.select(field).is_empty());
    let empty: Vec<String> = schema_patterns()
        .into_iter()
        // The rows of a block and what holds for them have the fields of a `[[cijfer]]`.
        .filter(|at| {
            !["/cijferblok/*/cijfer/*/", "/cijferblok/*/standaard/"]
                .iter()
                .any(|same| at.starts_with(same))
        })
        .filter(|at| project.tree.select(at).is_empty() && overlay.select(at).is_empty())
        .filter(|at| at.strip_prefix("/cijfer/*").is_none_or(|field| !in_a_row(field)))
        .collect();
    assert!(empty.is_empty(), "{}: {empty:?}", empty.len());
}

#[test]
fn hostile_text_in_every_kind_of_place_stays_text() {
    let toml = r##"
[document]
titel = "#import \"x\"; $a$ *b* <script>"
samenvatting = "{% raw %} <b>vet</b> `#eval(1)`"
[[begrip]]
id = "x"
term = "| a | b |"
definitie = "#panic()"
[[partner]]
id = "y"
naam = "[klik](javascript:alert(1))"
soort = "corporatie"
"##;
    let composition = composition(&project(&[("bouwsteen.toml", toml)]));
    let markdown = bouwsteen::render::markdown::write(&composition.document);
    let bare = markdown.replace('\\', "");
    for text in ["{% raw %}", "<b>vet</b>", "#eval(1)", "#panic()", "[klik](javascript:alert(1))"] {
        assert!(bare.contains(text), "{text} in:\n{bare}");
    }
    let unescaped = markdown.replace("\\]", "");
    assert!(!unescaped.contains("](javascript:"), "a refused link");
    assert!(!markdown.contains("<script>"), "raw HTML");
}
