//! The kaders that come with the program.

use std::sync::LazyLock;

use crate::{
    kader::Kader,
    source::{self, Entry, Kind, Node, Sources},
};

/// The files of each kader, in the order in which the kaders stack; files of one kader are joined.
const BESTANDEN: &[&[(&str, &str)]] = &[
    &[
        ("kaders/wet/kader.toml", include_str!("../../kaders/wet/kader.toml")),
        ("kaders/wet/huisvestingswet.toml", include_str!("../../kaders/wet/huisvestingswet.toml")),
        ("kaders/wet/woningwet.toml", include_str!("../../kaders/wet/woningwet.toml")),
        ("kaders/wet/omgevingswet.toml", include_str!("../../kaders/wet/omgevingswet.toml")),
        ("kaders/wet/wmo.toml", include_str!("../../kaders/wet/wmo.toml")),
        ("kaders/wet/overig.toml", include_str!("../../kaders/wet/overig.toml")),
    ],
    &[("kaders/ontwerpbesluit.toml", include_str!("../../kaders/ontwerpbesluit.toml"))],
    &[(
        "kaders/bestuurlijke-afspraken.toml",
        include_str!("../../kaders/bestuurlijke-afspraken.toml"),
    )],
    &[("kaders/handreiking-2024.toml", include_str!("../../kaders/handreiking-2024.toml"))],
    &[("kaders/hulpmiddel-rijk.toml", include_str!("../../kaders/hulpmiddel-rijk.toml"))],
    &[("kaders/aanbevelingen.toml", include_str!("../../kaders/aanbevelingen.toml"))],
    &[("kaders/lijsten.toml", include_str!("../../kaders/lijsten.toml"))],
];

static KADERS: LazyLock<Vec<Kader>> =
    LazyLock::new(|| BESTANDEN.iter().map(|files| read(files)).collect());

/// All built-in kaders, in the order in which they stack.
pub fn ingebouwd() -> &'static [Kader] {
    &KADERS
}

/// Joins the files of one kader and reads them; a built-in file that is wrong is our own mistake.
fn read(files: &[(&str, &str)]) -> Kader {
    let mut sources = Sources::default();
    let mut whole: Option<Node> = None;
    for (path, text) in files {
        let (node, errors) = source::parse(sources.add(*path, *text), text);
        assert!(errors.is_empty(), "invariant: {path} is valid TOML, but: {errors:?}");
        match &mut whole {
            Some(whole) => join(whole, node),
            None => whole = Some(node),
        }
    }
    let whole = whole.expect("invariant: a built-in kader has files");
    source::read(&whole).unwrap_or_else(|error| panic!("invariant: {}: {error}", files[0].0))
}

/// Adds the lists of a further file after those that are there.
fn join(into: &mut Node, from: Node) {
    let (Kind::Table(into), Kind::Table(from)) = (&mut into.kind, from.kind) else { return };
    for entry in from {
        match into.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => extend(known, entry),
            None => into.push(entry),
        }
    }
}

fn extend(known: &mut Entry, more: Entry) {
    let (Kind::Array(items), Kind::Array(more)) = (&mut known.node.kind, more.node.kind) else {
        panic!("invariant: only lists stand in more than one file of a kader, not `{}`", known.key)
    };
    items.extend(more);
}
