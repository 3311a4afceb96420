//! Draaitabellen and grafieken as blocks, each once: where a text asks for it, or beside its bouwsteen.

mod namen;
mod tabel;
mod tekening;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    check::figuren::{MOST, has_one_unit, line_year, maatregelen, opzet, unstackable},
    cijfers::{Draaiing, Vraag},
    compose::schrijver::Schrijver,
    document::{Block, Image, ImageFormat, Inline, Item, Table},
    grafiek::{self, Stijl},
    model::{
        figuur::{Draaitabel, Grafiek},
        keuze::{Bouwsteen, Grafieksoort, Tabelplaats, Totalen},
    },
    project::Project,
    source::{Part, Pointer},
};

/// What stands in a cell about which there is no number.
const LEEG: &str = "geen gegevens";

/// Which of the two lists an id is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figuursoort {
    /// `[[draaitabel]]`.
    Draaitabel,
    /// `[[grafiek]]`.
    Grafiek,
}

impl Figuursoort {
    /// By the word that a text uses.
    pub(super) fn of(word: &str) -> Self {
        if word == "tabel" { Self::Draaitabel } else { Self::Grafiek }
    }
}

/// Why a text does not get what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weigering {
    /// No element of this kind has this id.
    Onbekend,
    /// It stands somewhere already.
    Dubbel,
}

/// What is known of the figuren of a document while it is being written.
#[derive(Debug, Default)]
pub(super) struct Figuren {
    /// Asked for by a text, so that they are not printed elsewhere.
    gereserveerd: BTreeSet<(Figuursoort, String)>,
    /// Already in the document.
    geplaatst: BTreeSet<(Figuursoort, usize)>,
    /// The drawings by their path in the output.
    pub(super) beelden: BTreeMap<String, Image>,
    /// The numbers of those that have no table in the document.
    pub(super) getallen: BTreeMap<String, Table>,
}

/// A draaitabel or grafiek by its list and its place in that list.
type Nummer = (Figuursoort, usize);

/// A text will ask for this one: it is not printed beside its bouwsteen.
pub(super) fn reserveer(w: &mut Schrijver<'_>, soort: Figuursoort, id: &str) {
    w.figuren.gereserveerd.insert((soort, id.to_owned()));
}

/// Begins a mark for a figure; no text can hold this character.
const MERK: char = '\u{e000}';

/// A mark for the place of a figure in a text, while the text is being read; none when it is unknown.
pub(super) fn merk(project: &Project, soort: &str, id: &str) -> Option<Vec<Block>> {
    let known = match soort {
        "tabel" => project.visie.draaitabel.iter().any(|one| one.id.0 == id),
        _ => project.visie.grafiek.iter().any(|one| one.id.0 == id),
    };
    known.then(|| vec![Block::Code { text: format!("{MERK}{soort}:{id}") }])
}

/// Puts figures where their marks stand.
pub(super) fn plaats(w: &mut Schrijver<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Code { text } if text.starts_with(MERK) => {
                let (soort, id) = text[MERK.len_utf8()..].split_once(':').unwrap_or_default();
                let soort = Figuursoort::of(soort);
                // The toets tells about a figure that stands somewhere already.
                out.extend(blokken(w, soort, id).unwrap_or_default());
            }
            Block::List { start, items } => {
                let inside = |item: Item| Item { blocks: plaats(w, item.blocks), ..item };
                out.push(Block::List { start, items: items.into_iter().map(inside).collect() });
            }
            Block::Quote { blocks, speaker } => {
                out.push(Block::Quote { blocks: plaats(w, blocks), speaker });
            }
            other => out.push(other),
        }
    }
    out
}

/// The blocks of the draaitabel or grafiek with this id, for the place where a text asks for it.
///
/// They still have to go through [`Schrijver::push_numbered`], which gives them their labels.
fn blokken(w: &mut Schrijver<'_>, soort: Figuursoort, id: &str) -> Result<Vec<Block>, Weigering> {
    let visie = &w.project.visie;
    let index = match soort {
        Figuursoort::Draaitabel => visie.draaitabel.iter().position(|one| one.id.0 == id),
        Figuursoort::Grafiek => visie.grafiek.iter().position(|one| one.id.0 == id),
    };
    let index = index.filter(|index| *index < MOST).ok_or(Weigering::Onbekend)?;
    if w.figuren.geplaatst.contains(&(soort, index)) {
        return Err(Weigering::Dubbel);
    }
    Ok(een(w, (soort, index)))
}

/// Whether anything is to be printed beside this bouwsteen.
pub(super) fn heeft(w: &Schrijver<'_>, bouwsteen: Bouwsteen) -> bool {
    !waar(w, |bij, hoofdstuk| hoofdstuk.is_none() && bij == Some(bouwsteen)).is_empty()
}

/// Prints what stands beside this bouwsteen.
pub(super) fn bij(w: &mut Schrijver<'_>, bouwsteen: Bouwsteen) {
    let own = waar(w, |bij, hoofdstuk| hoofdstuk.is_none() && bij == Some(bouwsteen));
    druk(w, own);
}

/// Prints what stands in this chapter of the gemeente's own.
pub(super) fn in_hoofdstuk(w: &mut Schrijver<'_>, id: &str) {
    let own = waar(w, |_, hoofdstuk| hoofdstuk == Some(id));
    druk(w, own);
}

/// What stands nowhere yet and is asked for by no text.
pub(super) fn rest(w: &Schrijver<'_>) -> Vec<(Figuursoort, usize)> {
    waar(w, |_, _| true)
}

/// Prints these, in this order.
pub(super) fn druk(w: &mut Schrijver<'_>, own: Vec<Nummer>) {
    for nummer in own {
        let blocks = een(w, nummer);
        w.push_numbered(blocks);
    }
}

/// What is not printed yet, by where it wants to stand, in the order of the data.
fn waar(w: &Schrijver<'_>, fits: impl Fn(Option<Bouwsteen>, Option<&str>) -> bool) -> Vec<Nummer> {
    let visie = &w.project.visie;
    let tables = visie.draaitabel.iter().take(MOST).enumerate().map(|(index, one)| {
        ((Figuursoort::Draaitabel, index), &one.id, one.bij, one.hoofdstuk.as_ref())
    });
    let charts = visie.grafiek.iter().take(MOST).enumerate().map(|(index, one)| {
        ((Figuursoort::Grafiek, index), &one.id, one.bij, one.hoofdstuk.as_ref())
    });
    let mut found: Vec<_> = tables
        .chain(charts)
        .filter(|(nummer, id, ..)| {
            let asked = w.figuren.gereserveerd.contains(&(nummer.0, id.0.clone()));
            !asked && !w.figuren.geplaatst.contains(nummer)
        })
        .filter(|(_, _, bij, hoofdstuk)| fits(*bij, hoofdstuk.map(|one| one.0.as_str())))
        .map(|(nummer, ..)| nummer)
        .collect();
    let tree = &w.project.tree;
    found.sort_by_key(|nummer| tree.location_of(&pad(*nummer), Part::Header));
    found
}

fn pad((soort, index): Nummer) -> Pointer {
    let list = match soort {
        Figuursoort::Draaitabel => "draaitabel",
        Figuursoort::Grafiek => "grafiek",
    };
    Pointer::root().key(list).index(index)
}

/// One draaitabel or grafiek, which from now on has its place.
fn een(w: &mut Schrijver<'_>, nummer: Nummer) -> Vec<Block> {
    let (project, pointer) = (w.project, pad(nummer));
    let Some(node) = project.tree.at(&pointer) else { return Vec::new() };
    w.figuren.geplaatst.insert(nummer);
    w.printed(&pointer, node);
    let id = node.get("id").and_then(crate::source::Node::as_text).unwrap_or_default();
    let anchor = w.unique(id);
    w.target(node, Some(&anchor));
    let (blocks, note) = match nummer.0 {
        Figuursoort::Draaitabel => {
            let Some(one) = project.visie.draaitabel.get(nummer.1) else { return Vec::new() };
            (draaitabel(w, one, anchor), one.toelichting.as_deref())
        }
        Figuursoort::Grafiek => {
            let Some(one) = project.visie.grafiek.get(nummer.1) else { return Vec::new() };
            (grafiek(w, one, anchor), one.toelichting.as_deref())
        }
    };
    let note = note.filter(|note| !note.trim().is_empty()).map(|note| Block::Paragraph {
        number: None,
        anchor: None,
        content: vec![Inline::text(note)],
    });
    blocks.into_iter().chain(note).collect()
}

fn draaitabel(w: &Schrijver<'_>, one: &Draaitabel, anchor: String) -> Vec<Block> {
    let vraag = match opzet::tabel(&w.project.cijfers, one) {
        Ok(vraag) => vraag,
        Err(gebrek) => return vec![gat(&one.titel, &gebrek.bericht, &gebrek.hulp)],
    };
    let draaiing = draai(w, &vraag);
    if draaiing.cijfers.is_empty() {
        return vec![gat(&one.titel, NIETS, NIETS_HULP)];
    }
    let vorm = tabel::Vorm {
        titel: &one.titel,
        leeg: one.leeg.as_deref().unwrap_or(LEEG),
        totalen: one.totalen.unwrap_or(Totalen::Geen),
        anchor: Some(anchor),
    };
    vec![Block::Table(tabel::van(w, &vraag, &draaiing, vorm))]
}

const NIETS: &str = "er is geen cijfer dat hier past";
const NIETS_HULP: &str = "kies ruimer in `selectie`, of voeg de cijfers toe";

fn grafiek(w: &mut Schrijver<'_>, one: &Grafiek, anchor: String) -> Vec<Block> {
    let vraag = match opzet::grafiek(&w.project.cijfers, one) {
        Ok(opzet::Opzet::Cijfers(vraag)) => vraag,
        Ok(opzet::Opzet::Tijdlijn) => return tijdlijn(w, one, anchor),
        Err(gebrek) => return vec![gat(&one.titel, &gebrek.bericht, &gebrek.hulp)],
    };
    let draaiing = draai(w, &vraag);
    if draaiing.cijfers.is_empty() {
        return vec![gat(&one.titel, NIETS, NIETS_HULP)];
    }
    let leeg = one.leeg.as_deref().unwrap_or(LEEG);
    let mut blocks = Vec::new();
    let lost = why_not_drawn(one.soort, &draaiing);
    let with_table = one.tabel != Some(Tabelplaats::Geen) || lost.is_some();
    let anchor = if let Some((reason, help)) = lost {
        blocks.push(gat(&one.titel, reason, help));
        Some(anchor)
    } else {
        let soort = match one.soort {
            // Stacking is adding, so what must not be added stands beneath each other.
            Grafieksoort::Gestapeld if unstackable(&draaiing).is_some() => {
                Grafieksoort::Gegroepeerd
            }
            soort => soort,
        };
        let shown = tekening::van(w, one, soort, (&vraag, &draaiing), leeg);
        let source = tabel::bron(w, &vraag, &draaiing);
        blocks.push(figuur(w, one, &shown, source, anchor));
        None
    };
    if with_table {
        let titel = format!("{}: de getallen", one.titel);
        let vorm = tabel::Vorm { titel: &titel, leeg, totalen: Totalen::Geen, anchor };
        blocks.push(Block::Table(tabel::van(w, &vraag, &draaiing, vorm)));
    }
    blocks
}

/// Why numbers cannot be drawn, and what to do about it; they still fit in a table.
fn why_not_drawn(
    soort: Grafieksoort,
    draaiing: &Draaiing<'_>,
) -> Option<(&'static str, &'static str)> {
    if !has_one_unit(draaiing) {
        let help = "kies één `eenheid` in `selectie`, en bij procenten één `van`";
        return Some(("de cijfers hebben verschillende eenheden", help));
    }
    let no_year = draaiing.rijen.iter().all(|row| line_year(*row).is_none());
    (soort == Grafieksoort::Lijn && no_year).then_some((
        "geen van de cijfers hoort bij één jaar",
        "kies cijfers met een peildatum, of met één jaar als `periode`",
    ))
}

/// Maatregelen over the years, with the same as a table beneath.
fn tijdlijn(w: &mut Schrijver<'_>, one: &Grafiek, anchor: String) -> Vec<Block> {
    let chosen = maatregelen(w.project, one);
    if chosen.is_empty() {
        let reason = "er is geen maatregel die hier past";
        return vec![gat(&one.titel, reason, "voeg een `[[maatregel]]` toe, of kies ruimer")];
    }
    let shown = tekening::tijdlijn(w, one, &chosen);
    let mut blocks = vec![figuur(w, one, &shown, Vec::new(), anchor)];
    if one.tabel != Some(Tabelplaats::Geen) {
        let mut table = grafiek::teken(&shown, &Stijl::kolom(w.huisstijl), "tabel").tabel;
        table.caption = vec![Inline::text(format!("{}: begin en eind", one.titel))];
        blocks.push(Block::Table(table));
    }
    blocks
}

fn draai<'p>(w: &Schrijver<'p>, vraag: &Vraag<'_>) -> Draaiing<'p> {
    let rangen = namen::Rangen::of(w.project);
    w.project.cijfers.draai(vraag, &|axis, word| rangen.rang(axis, word))
}

/// The drawing as a figure; its bytes go with the document.
fn figuur(
    w: &mut Schrijver<'_>,
    one: &Grafiek,
    shown: &grafiek::Grafiek,
    source: Vec<Inline>,
    anchor: String,
) -> Block {
    let drawn = grafiek::teken(shown, &Stijl::kolom(w.huisstijl), &format!("figuur-{anchor}"));
    let (size, svg) = ((drawn.breedte, drawn.hoogte), drawn.svg);
    let image = bewaar(w, &one.id.0, svg, size);
    if one.tabel == Some(Tabelplaats::Geen) {
        let titel = format!("{}: de getallen", one.titel.trim());
        let table = Table { caption: vec![Inline::text(titel)], ..drawn.tabel };
        w.figuren.getallen.insert(image.clone(), table);
    }
    let own = one.alt.clone().filter(|alt| !alt.trim().is_empty());
    Block::Figure {
        image,
        alt: own.unwrap_or(drawn.alt),
        label: None,
        caption: vec![Inline::text(one.titel.trim())],
        source,
        anchor: Some(anchor),
    }
}

/// Keeps a drawing for the document, and gives its path in the output.
pub(super) fn bewaar(w: &mut Schrijver<'_>, id: &str, svg: String, size: (u32, u32)) -> String {
    let image = vrije_naam(w, id);
    let (bytes, (width, height)) = (svg.into_bytes(), size);
    let picture = Image { bytes, format: ImageFormat::Svg, width, height, own: true };
    w.figuren.beelden.insert(image.clone(), picture);
    image
}

/// A path that no image of the project has, however capitals count where it is written.
fn vrije_naam(w: &Schrijver<'_>, id: &str) -> String {
    let taken = |path: &String| {
        let known = w.project.images.keys().chain(w.figuren.beelden.keys());
        known.into_iter().any(|other| other.to_lowercase() == *path)
    };
    let first = std::iter::once(format!("grafieken/{id}.svg"));
    let more = (2_u32..).map(|count| format!("grafieken/{id}-{count}.svg"));
    first.chain(more).find(|path| !taken(path)).unwrap_or_default()
}

/// What is shown instead of what cannot be made.
fn gat(titel: &str, reden: &str, hulp: &str) -> Block {
    let titel = if titel.trim().is_empty() { "Zonder titel" } else { titel };
    Block::Gap {
        content: vec![Inline::text(format!("Nog niet te maken: {titel}"))],
        detail: vec![
            Inline::text(crate::taal::capital(reden)),
            Inline::text("."),
            Inline::Break,
            Inline::text(format!("{}.", crate::taal::capital(&hulp.replace('`', "")))),
        ],
    }
}
