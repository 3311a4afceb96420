//! The kaders that come with the program.

use std::sync::LazyLock;

use crate::{
    kader::Kader,
    source::{self, Node, Sources},
};

/// One kader: its folder in `kaders/`, and the files in it in the order in which they are joined.
macro_rules! kader {
    ($naam:literal: $($file:literal)+) => {
        &[$((
            concat!("kaders/", $naam, "/", $file, ".toml"),
            include_str!(concat!("../../kaders/", $naam, "/", $file, ".toml")),
        )),+]
    };
}

/// The kaders in the order in which they stack.
const BESTANDEN: &[&[(&str, &str)]] = &[
    kader!("wet": "kader" "huisvestingswet" "woningwet" "omgevingswet" "wmo" "overig"
        "bevoegdheden"),
    kader!("ontwerpbesluit": "kader" "context" "opgave" "regio" "monitoring" "normen"),
    kader!("wonen-voor-ouderen-2021":
        "kader" "ouderen" "regio" "samenwerking" "participatie" "financien"
        "monitoring"),
    kader!("een-thuis-voor-iedereen-2022":
        "kader" "context" "opgave" "verbinding" "regio" "samenwerking" "preventie"
        "financien" "monitoring"),
    kader!("handreiking-2024":
        "kader" "context" "opgave" "visie" "ambities" "verbinding" "ouderen" "regio"
        "samenwerking" "verordening" "afwegingskader" "participatie" "leefomgeving"
        "financien" "monitoring" "proces" "bevoegdheden"),
    kader!("hulpmiddel-rijk":
        "kader" "opgave" "visie" "verbinding" "ouderen" "regio" "samenwerking"
        "preventie" "leefomgeving"),
    kader!("aanbevelingen":
        "kader" "context" "opgave" "visie" "regio" "verordening" "participatie"
        "leefomgeving" "monitoring" "proces" "normen"),
    kader!("lijsten": "kader"),
];

static KADERS: LazyLock<Vec<Kader>> =
    LazyLock::new(|| BESTANDEN.iter().map(|files| read(files)).collect());

/// The paths of all built-in files, in order.
pub fn bestanden() -> impl Iterator<Item = &'static str> {
    BESTANDEN.iter().flat_map(|files| files.iter().map(|(path, _)| *path))
}

/// All built-in kaders, in the order in which they stack.
pub fn ingebouwd() -> &'static [Kader] {
    &KADERS
}

/// The paths and texts of all built-in files, in order.
pub fn teksten() -> impl Iterator<Item = (&'static str, &'static str)> {
    BESTANDEN.iter().flat_map(|files| files.iter().copied())
}

/// Joins the files of one kader, of paths and texts, and reads them.
///
/// Panics on a file that is wrong: a built-in one is our own mistake, and the tests judge it by the same
/// schema and guards as any other (`catalogue`).
pub fn read<T: AsRef<str>>(files: &[(T, T)]) -> Kader {
    let mut sources = Sources::default();
    let mut whole: Option<Node> = None;
    for (path, text) in files {
        let (path, text) = (path.as_ref(), text.as_ref());
        let (node, errors) = source::parse(sources.add(path, text), text);
        assert!(errors.is_empty(), "invariant: {path} is valid TOML, but: {errors:?}");
        match &mut whole {
            Some(whole) => {
                let twice = source::merge(whole, node);
                assert!(twice.is_empty(), "invariant: {path} has keys of its own, not {twice:?}");
            }
            None => whole = Some(node),
        }
    }
    let whole = whole.expect("invariant: a built-in kader has files");
    source::read(&whole)
        .unwrap_or_else(|error| panic!("invariant: {}: {error}", files[0].0.as_ref()))
}
