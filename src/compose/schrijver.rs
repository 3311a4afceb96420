//! Writes blocks one after another: numbers, anchors, and where each piece of data came to stand.

mod links;
mod passages;
mod plek;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    compose::{
        figuren::{self, Figuren},
        namen::Namen,
        opmaak::{Opmaak, all_pointers},
        prose::{self, Formulas, ProseOptions, ResolvedImage},
        rijen::Rijen,
        sjabloon,
    },
    diagnostic::{Code, Diagnostic},
    document::{Block, Huisstijl, Image, Inline, Table},
    formule::Rekenaar,
    project::Project,
    source::{Location, Node, Pointer},
};

pub(super) use links::Buur;
pub(super) use passages::Passage;
pub(super) use plek::{Paragraaf, refer};

use links::Links;

/// Deepest level that still gets a heading; below it a bold line does.
const DEEPEST: u8 = 4;

/// Drawings, and the numbers of those that have no table beside them.
#[derive(Default)]
pub(super) struct Tekeningen {
    pub(super) beelden: BTreeMap<String, Image>,
    pub(super) getallen: BTreeMap<String, Table>,
}

/// A finished document, with what other documents need of it.
pub(super) struct Geschreven {
    pub(super) blocks: Vec<Block>,
    /// The drawings that were made for it.
    pub(super) tekeningen: Tekeningen,
    pub(super) meldingen: Vec<Diagnostic>,
    /// In which paragraaf each piece of data is printed.
    pub(super) plekken: BTreeMap<Pointer, Paragraaf>,
    /// What can be linked to, and the anchor of each.
    pub(super) namen: BTreeMap<String, String>,
    pub(super) passages: Vec<Passage>,
}

/// The document so far.
pub(super) struct Schrijver<'a> {
    pub(super) project: &'a Project,
    pub(super) namen: &'a Namen,
    pub(super) rijen: &'a Rijen,
    /// How drawings look.
    pub(super) huisstijl: &'a Huisstijl,
    /// The day on which the document is made.
    pub(super) today: Date,
    /// Draaitabellen and grafieken.
    pub(super) figuren: Figuren,
    /// Another document, for links to what is not printed here.
    pub(super) buur: Option<&'a Buur>,
    /// What texts mark for the samenvatting, in the order of the document.
    passages: Vec<Passage>,
    rekenaar: Rekenaar<'a>,
    pub(super) blocks: Vec<Block>,
    /// What the author of a text should know.
    pub(super) meldingen: Vec<Diagnostic>,
    /// In which paragraaf each piece of data is printed.
    pub(super) plekken: BTreeMap<Pointer, Paragraaf>,
    anchors: BTreeSet<String>,
    targets: BTreeMap<String, String>,
    /// Level of the last heading.
    pub(super) level: u8,
    here: Paragraaf,
    numbered: bool,
    chapter: usize,
    annex: usize,
    section: usize,
    item: usize,
    tables: usize,
    figures: usize,
}

impl<'a> Schrijver<'a> {
    pub(super) fn new(
        project: &'a Project,
        namen: &'a Namen,
        rijen: &'a Rijen,
        huisstijl: &'a Huisstijl,
        today: Date,
    ) -> Self {
        Self {
            today,
            figuren: Figuren::default(),
            buur: None,
            passages: Vec::new(),
            project,
            namen,
            rijen,
            huisstijl,
            rekenaar: Rekenaar::new(&project.cijfers, project.privacydrempel()),
            blocks: Vec::new(),
            meldingen: Vec::new(),
            plekken: BTreeMap::new(),
            anchors: BTreeSet::new(),
            targets: BTreeMap::new(),
            level: 0,
            here: Paragraaf::default(),
            numbered: false,
            chapter: 0,
            annex: 0,
            section: 0,
            item: 0,
            tables: 0,
            figures: 0,
        }
    }

    pub(super) fn opmaak(&self) -> Opmaak<'a> {
        let drempel = self.project.privacydrempel();
        Opmaak { namen: self.namen, tree: &self.project.tree, rijen: self.rijen, drempel }
    }

    /// A part before the chapters, or any part without a number.
    pub(super) fn part(&mut self, title: &str, anchor: &str) {
        self.numbered = false;
        self.open_heading(1, None, title, anchor);
    }

    /// A numbered chapter.
    pub(super) fn chapter(&mut self, title: &str, anchor: &str) {
        self.chapter += 1;
        self.numbered = true;
        self.open_heading(1, Some(self.chapter.to_string()), title, anchor);
    }

    /// An annex with a letter.
    pub(super) fn annex(&mut self, title: &str, anchor: &str) {
        self.annex += 1;
        let letter = plek::letters(self.annex);
        self.numbered = false;
        self.open_heading(1, Some(letter), title, anchor);
    }

    /// A section: numbered inside a chapter, bare elsewhere.
    pub(super) fn section(&mut self, title: &str, anchor: &str) {
        let number = self.next_section(anchor);
        self.push_heading(2, number, title, anchor);
    }

    fn next_section(&mut self, anchor: &str) -> Option<String> {
        self.section += 1;
        self.item = 0;
        let number = self.numbered.then(|| format!("{}.{}", self.chapter, self.section));
        if let Some(nummer) = number.clone() {
            self.here = Paragraaf::numbered(nummer, anchor);
        }
        number
    }

    /// A heading below the section, or a bold line where headings would get too deep.
    pub(super) fn heading(&mut self, level: u8, title: &str, anchor: &str) {
        let level = level.min(self.level + 1);
        if level == 2 {
            self.section(title, anchor);
            return;
        }
        if level > DEEPEST {
            let anchor = Some(self.unique(anchor));
            let content = vec![Inline::Strong { content: vec![Inline::text(title)] }];
            self.blocks.push(Block::Paragraph { number: None, anchor, content });
            return;
        }
        self.push_heading(level, None, title, anchor);
    }

    fn open_heading(&mut self, level: u8, number: Option<String>, title: &str, anchor: &str) {
        (self.section, self.item) = (0, 0);
        self.push_heading(level, number, title, anchor);
    }

    fn push_heading(&mut self, level: u8, number: Option<String>, title: &str, anchor: &str) {
        let anchor = self.unique(anchor);
        if level <= 2 {
            self.here = match &number {
                Some(number) if self.numbered => Paragraaf::numbered(number.clone(), &anchor),
                Some(letter) => Paragraaf::annex(letter.clone(), &anchor),
                None => Paragraaf::titled(title, &anchor),
            };
        }
        self.level = level;
        let title = if title.trim().is_empty() { "Zonder titel" } else { title };
        let content = vec![Inline::text(title)];
        self.blocks.push(Block::Heading { level, number, anchor, content });
    }

    /// The prose of a `Tekst`, as blocks that are not yet in the document.
    pub(super) fn parse(&mut self, pointer: &Pointer, node: &Node) -> Vec<Block> {
        let file = node.get("bestand").and_then(Node::as_text);
        let Some(text) = node.as_text().or_else(|| file.and_then(|f| self.project.tekst(f))) else {
            return Vec::new();
        };
        self.parse_text(text, pointer, node, file)
    }

    fn parse_text(
        &mut self,
        text: &str,
        pointer: &Pointer,
        node: &Node,
        file: Option<&str>,
    ) -> Vec<Block> {
        let project = self.project;
        let images = |path: &str| find_image(project, file, path);
        let prefix = self.slug(pointer);
        let level = self.level.min(DEEPEST - 1);
        let fill = |formula: &str| self.rekenaar.reken(formula);
        let place = |soort: &str, id: &str| figuren::merk(project, soort, id);
        let formulas = Some(Formulas { fill: &fill, place: &place });
        let options =
            ProseOptions { base_level: level, anchor_prefix: &prefix, images: &images, formulas };
        let parsed = prose::parse(text, &options);
        let file = file.and_then(|path| project.teksten.get(path)).copied();
        for note in parsed.notes {
            let location = match file {
                Some(file) => Location::new(file, note.range),
                None => node.location,
            };
            let (message, help) = words_of(&note.kind);
            let diagnostic = Diagnostic::new(Code::Proza, message, location).at(pointer.clone());
            self.meldingen.push(diagnostic.help(help));
        }
        passages::note(&mut self.passages, pointer, &parsed.blocks, &parsed.samenvatting);
        let mut blocks = parsed.blocks;
        self.settle_anchors(&mut blocks);
        figuren::plaats(self, blocks)
    }

    /// One of the document's own texts, filled in with data.
    pub(super) fn own_text(&mut self, name: &str, data: minijinja::Value) {
        let made = sjabloon::blocks(self.project, name, data, &mut self.meldingen);
        let mut blocks = made.blocks;
        for note in made.notes {
            // Where it stands in what was filled in says nothing of where it was written.
            let (message, help) = words_of(&note.kind);
            let naam = format!("teksten/{name}.md");
            let Some(file) = self.project.sjablonen.get(&naam) else { continue };
            let found = Diagnostic::new(Code::Proza, message, Location::start_of(*file));
            self.meldingen.push(found.help(help));
        }
        self.settle_anchors(&mut blocks);
        self.blocks.append(&mut blocks);
    }

    /// Anchors of prose are unique in its own text; here they become so in the document.
    fn settle_anchors(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { anchor, .. } => *anchor = self.unique(anchor),
                Block::Paragraph { anchor, .. } | Block::Figure { anchor, .. } => {
                    *anchor = anchor.take().map(|name| self.unique(&name));
                }
                Block::Table(table) => {
                    table.anchor = table.anchor.take().map(|name| self.unique(&name));
                }
                Block::List { items, .. } => {
                    for item in items {
                        item.anchor = item.anchor.take().map(|name| self.unique(&name));
                        self.settle_anchors(&mut item.blocks);
                    }
                }
                Block::Quote { blocks, .. } | Block::Box { blocks, .. } => {
                    self.settle_anchors(blocks);
                }
                Block::TitlePage
                | Block::Contents
                | Block::Register { .. }
                | Block::Code { .. }
                | Block::Facts { .. }
                | Block::Gap { .. }
                | Block::Rule => {}
            }
        }
    }

    /// Puts blocks in the document, with the quiet numbers that amendments refer to.
    pub(super) fn push_numbered(&mut self, mut blocks: Vec<Block>) {
        for block in &mut blocks {
            match block {
                Block::Heading { level, number, anchor, .. } => {
                    self.level = *level;
                    if *level == 2 {
                        *number = self.next_section(anchor);
                    }
                }
                Block::Paragraph { number, .. } => *number = self.next_number(),
                Block::List { items, .. } => {
                    for item in items {
                        item.number = self.next_number();
                    }
                }
                Block::Table(table) => self.label_table(table),
                Block::Figure { label, .. } => *label = Some(self.next_figure()),
                Block::TitlePage
                | Block::Contents
                | Block::Register { .. }
                | Block::Quote { .. }
                | Block::Code { .. }
                | Block::Box { .. }
                | Block::Facts { .. }
                | Block::Gap { .. }
                | Block::Rule => {}
            }
        }
        self.blocks.append(&mut blocks);
    }

    /// One paragraph of the document's own words.
    pub(super) fn paragraph(&mut self, content: Vec<Inline>) {
        self.blocks.push(Block::Paragraph { number: None, anchor: None, content });
    }

    fn next_number(&mut self) -> Option<String> {
        if !self.numbered {
            return None;
        }
        self.item += 1;
        Some(if self.section == 0 {
            format!("{}.0.{}", self.chapter, self.item)
        } else {
            format!("{}.{}.{}", self.chapter, self.section, self.item)
        })
    }

    /// Only a table that says what it shows gets a number.
    pub(super) fn label_table(&mut self, table: &mut Table) {
        if table.caption.is_empty() {
            return;
        }
        self.tables += 1;
        table.label = Some(format!("Tabel {}", self.tables));
    }

    fn next_figure(&mut self) -> String {
        self.figures += 1;
        format!("Figuur {}", self.figures)
    }

    /// A name for an anchor that nothing else in the document has.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "deel" } else { wanted };
        let mut name = wanted.to_owned();
        let mut count = 1;
        while !self.anchors.insert(name.clone()) {
            count += 1;
            name = format!("{wanted}-{count}");
        }
        name
    }

    /// The stable start of anchors for a piece of data: the id of its element and the keys below it.
    pub(super) fn slug(&self, pointer: &Pointer) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut here = Some(pointer.clone());
        while let Some(at) = here {
            if let Some(id) = self.project.tree.at(&at).and_then(|node| node.get("id")?.as_text()) {
                parts.push(id.to_owned());
                break;
            }
            parts.extend(at.last());
            here = at.parent();
        }
        parts.reverse();
        parts.join("-")
    }

    /// Notes that a piece of data is printed here, so that the toetsverslag can point at it.
    pub(super) fn printed(&mut self, pointer: &Pointer, node: &Node) {
        let mut pointers = Vec::new();
        all_pointers(pointer, node, &mut pointers);
        for pointer in pointers {
            self.plekken.entry(pointer).or_insert_with(|| self.here.clone());
        }
    }

    /// Notes only this place, not what lies inside it.
    pub(super) fn printed_here(&mut self, pointer: &Pointer) {
        self.plekken.entry(pointer.clone()).or_insert_with(|| self.here.clone());
    }

    /// Links to this element go to `anchor`, or to the current section.
    pub(super) fn target(&mut self, node: &Node, anchor: Option<&str>) {
        if let Some(id) = node.get("id").and_then(Node::as_text) {
            let anchor = anchor.unwrap_or(&self.here.anchor).to_owned();
            self.targets.entry(id.to_owned()).or_insert(anchor);
        }
    }

    /// The finished blocks: every link inside the document points at something.
    pub(super) fn finish(mut self) -> Geschreven {
        let mut blocks = std::mem::take(&mut self.blocks);
        let links = Links { targets: &self.targets, anchors: &self.anchors, elders: self.buur };
        links.blocks(&mut blocks);
        let mut namen: BTreeMap<String, String> =
            self.anchors.into_iter().map(|anchor| (anchor.clone(), anchor)).collect();
        namen.append(&mut self.targets);
        Geschreven {
            blocks,
            tekeningen: Tekeningen {
                beelden: self.figuren.beelden,
                getallen: self.figuren.getallen,
            },
            meldingen: self.meldingen,
            plekken: self.plekken,
            namen,
            passages: self.passages,
        }
    }
}

/// An image by its path from the project, or from the text's own folder.
fn find_image(project: &Project, file: Option<&str>, path: &str) -> Option<ResolvedImage> {
    let folder = file.and_then(|file| file.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    let near = parts.join("/");
    let key = [path, near.as_str()].into_iter().find(|key| project.images.contains_key(*key))?;
    let known = project.visie.afbeelding.iter().find(|image| image.bestand.0 == key);
    Some(ResolvedImage { key: key.to_owned(), alt: known.map(|image| image.alt.clone()) })
}

/// What to tell the author about a note.
fn words_of(kind: &prose::ProseNoteKind) -> (String, String) {
    use prose::ProseNoteKind as Kind;
    let (message, help) = match kind {
        Kind::EmptyHeading => {
            ("een kop zonder tekst is weggelaten".into(), "geef de kop een tekst of haal hem weg")
        }
        Kind::NestedHeading => (
            "een kop in een lijst of citaat staat als vette regel".into(),
            "zet de kop buiten de lijst of het citaat",
        ),
        Kind::HiddenCharacters => (
            "onzichtbare tekens zijn weggelaten".into(),
            "typ de tekst opnieuw in plaats van plakken",
        ),
        Kind::Html => {
            ("HTML staat letterlijk in het document".into(), "gebruik Markdown in plaats van HTML")
        }
        Kind::RefusedLink { target } => (
            format!("de link naar `{target}` is niet toegestaan en staat als gewone tekst"),
            "gebruik een adres dat begint met https:, http: of mailto:",
        ),
        Kind::EmptyLink => (
            "een link heeft geen tekst".into(),
            "zet tussen de rechte haken waar de link heen gaat",
        ),
        Kind::UnknownImage { path } => (
            format!("het beeld `{path}` is niet gevonden en staat als tekst"),
            "zet het beeld in de map `beelden` en noem het in `[[afbeelding]]`",
        ),
        Kind::ImageWithoutAlt { path } => (
            format!("het beeld `{path}` heeft geen tekstalternatief en is weggelaten"),
            "schrijf tussen de rechte haken wat er te zien is",
        ),
        Kind::TooDeep => {
            ("de tekst is te diep genest en is afgevlakt".into(), "gebruik minder niveaus")
        }
        Kind::NestedFootnote { name } => (
            format!("de voetnoot `{name}` staat in een andere voetnoot"),
            "verwijs alleen vanuit gewone tekst naar een voetnoot",
        ),
        Kind::UnusedFootnote { name } => (
            format!("naar de voetnoot `{name}` verwijst niets; hij is weggelaten"),
            "zet in de tekst een verwijzing of haal de voetnoot weg",
        ),
        Kind::DuplicateAnchor { name } => {
            (format!("het anker `{name}` staat er twee keer"), "kies een andere naam")
        }
        Kind::HugeTable => ("een tabel heeft te veel lege cellen".into(), "maak de tabel kleiner"),
    };
    (message, help.to_owned())
}
