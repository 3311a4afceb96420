//! The one composed document: a tree of blocks that Markdown, PDF and later outputs are written from.

mod elders;
mod huisstijl;
mod register;
pub mod text;

use std::collections::BTreeMap;

use serde::Serialize;

pub use elders::Elders;
pub use huisstijl::{Beeld, Huisstijl, Kleuren, Letter, Snede, Stijlvorm};
pub use register::{Registerregel, Registersoort, register, register_items};

/// A whole document, with the bytes of its images, so that rendering needs no files.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Document {
    /// What stands on the title page and in header, footer and file properties.
    pub meta: Meta,
    /// Everything else, in reading order.
    pub blocks: Vec<Block>,
    /// Vetted images by project path, e.g. `beelden/kaart.png`; not part of the JSON for Typst.
    #[serde(skip)]
    pub images: BTreeMap<String, Image>,
    /// The numbers of drawings that have no table in the blocks, by the same path; an output that can unfold
    /// something shows them.
    #[serde(skip)]
    pub getallen: BTreeMap<String, Table>,
    /// How it looks.
    #[serde(skip)]
    pub huisstijl: Huisstijl,
    /// Parts of the look that the project writes itself, as far as they are sound: their texts by name, such
    /// as `pdf/voorblad.typ`.
    #[serde(skip)]
    pub sjablonen: BTreeMap<String, String>,
}

/// The facts about the document as a whole; every text is plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// The full title.
    pub title: String,
    /// A second line under the title.
    pub subtitle: Option<String>,
    /// What footers call the document.
    pub short_title: String,
    /// Name of the gemeente, or of who publishes it.
    pub gemeente: String,
    /// The status in words, e.g. `Concept`.
    pub status: String,
    /// Drawn lightly behind every page, e.g. `CONCEPT`; none for a settled document.
    pub watermark: Option<String>,
    /// Version as the gemeente counts it.
    pub versie: Option<String>,
    /// The date of this version in words, e.g. `22 november 2026`.
    pub date_text: String,
    /// The same date as `YYYY-MM-DD`, for the file properties.
    pub date: String,
    /// A line such as `Fictief voorbeeld`, shown on the title page when present.
    pub notice: Option<String>,
    /// Keywords for the file properties.
    pub keywords: Vec<String>,
}

/// An image that was checked: decodable, within the limits, with its size in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The bytes of the file as it was.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub format: ImageFormat,
    /// Width in pixels (for SVG in its own units).
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Drawn by the program itself, so that it can stand in a page as it is; false for every file of a project.
    pub own: bool,
}

/// The image formats that every output can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// Scalable Vector Graphics.
    Svg,
}

/// A block of the document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// The title page, made from [`Meta`].
    TitlePage,
    /// The table of contents, made from the headings.
    Contents,
    /// A list of what carries a label, made with [`register`]; the heading above it is a block of its own.
    Register {
        /// Of what.
        soort: Registersoort,
    },
    /// A heading; levels are consecutive and start at 1.
    Heading {
        /// 1 for a chapter.
        level: u8,
        /// `2.1`, or `A` for an annex; none for front matter.
        number: Option<String>,
        /// Unique in the document; links point at it.
        anchor: String,
        /// The title, never empty.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The quiet number in the margin, e.g. `1.1.4`.
        number: Option<String>,
        /// Element id and ordinal; links and amendments point at it.
        anchor: Option<String>,
        /// Never empty.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of a numbered list; none for bullets.
        start: Option<u64>,
        /// The items in order.
        items: Vec<Item>,
    },
    /// A quotation, with the speaker when known.
    Quote {
        /// What is said.
        blocks: Vec<Self>,
        /// Who says it.
        speaker: Option<String>,
    },
    /// Literal text.
    Code {
        /// The text with its line ends.
        text: String,
    },
    /// A table.
    Table(Table),
    /// An image as a figure.
    Figure {
        /// Key into [`Document::images`].
        image: String,
        /// Text alternative, never empty.
        alt: String,
        /// `Figuur 2`, given by compose.
        label: Option<String>,
        /// The caption.
        caption: Vec<Inline>,
        /// Maker and source, in small type.
        source: Vec<Inline>,
        /// Unique in the document.
        anchor: Option<String>,
    },
    /// Short facts about the thing above, each with its label.
    Facts {
        /// In order, at least one.
        items: Vec<Fact>,
    },
    /// A framed text.
    Box {
        /// What the frame means.
        role: BoxRole,
        /// Its title.
        title: Vec<Inline>,
        /// Its content.
        blocks: Vec<Self>,
    },
    /// A dashed box where something is missing.
    Gap {
        /// What is missing.
        content: Vec<Inline>,
        /// Which eis asks it, and where to fill it in.
        detail: Vec<Inline>,
    },
    /// A thematic break.
    Rule,
}

/// What a framed text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoxRole {
    /// Background that can be skipped.
    Kader,
    /// An example from practice.
    Voorbeeld,
    /// Advice.
    Tip,
    /// A note of the tool itself, such as the disclaimer.
    Opmerking,
}

/// One fact: `Trekker` and who that is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// What it is about, without a colon; never empty.
    pub label: String,
    /// What holds, never empty.
    pub content: Vec<Inline>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// The quiet number in the margin, as for a paragraph.
    pub number: Option<String>,
    /// As for a paragraph.
    pub anchor: Option<String>,
    /// `Some` for a task list: whether it is done.
    pub done: Option<bool>,
    /// The content; a single paragraph in the simple case.
    pub blocks: Vec<Block>,
}

/// A table with a header row and, mostly, a header column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Unique in the document.
    pub anchor: Option<String>,
    /// `Tabel 3`, given by compose.
    pub label: Option<String>,
    /// What it shows.
    pub caption: Vec<Inline>,
    /// Its columns, at least one.
    pub columns: Vec<Column>,
    /// Whether the first cell of each row is that row's header.
    pub row_headers: bool,
    /// The body; each row has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Source, peildatum and notes, in small type beneath.
    pub source: Vec<Inline>,
    /// Too wide for an upright page.
    pub wide: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// The header, with the unit where there is one; never empty.
    pub title: Vec<Inline>,
    /// Numbers stand right.
    pub align: Align,
    /// Share of the width relative to the other columns, from 1 up.
    pub weight: u8,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Text.
    Left,
    /// Marks.
    Center,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Set apart from the rows above it.
    pub total: bool,
    /// One text a column; [`Inline::Break`] splits lines.
    pub cells: Vec<Vec<Inline>>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text; never markup.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emph {
        /// What is emphasised.
        content: Vec<Self>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        content: Vec<Self>,
    },
    /// Struck text.
    Strike {
        /// What is struck.
        content: Vec<Self>,
    },
    /// Small print.
    Small {
        /// What is small.
        content: Vec<Self>,
    },
    /// Literal text.
    Code {
        /// The text.
        text: String,
    },
    /// A link with an allowed scheme, or to an anchor of this document.
    Link {
        /// `https:`, `http:` or `mailto:`, or `#anchor`.
        target: String,
        /// Never empty.
        content: Vec<Self>,
    },
    /// A link to another document of the same bundle.
    Elders {
        /// Where it leads; never made of what a user writes.
        doel: Elders,
        /// Never empty.
        content: Vec<Self>,
    },
    /// A footnote at its first reference.
    Footnote {
        /// Unique in the document.
        id: String,
        /// What it says.
        content: Vec<Self>,
    },
    /// A later reference to the same footnote.
    FootnoteRef {
        /// The id of the footnote.
        id: String,
    },
    /// An image in running text.
    Image {
        /// Key into [`Document::images`].
        image: String,
        /// Text alternative, never empty.
        alt: String,
    },
    /// A status: shape, word and colour together.
    Status {
        /// Which shape and colour.
        mark: Mark,
        /// The word.
        text: String,
    },
    /// A line end that must stay.
    Break,
}

/// The marks that go with a status word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A filled circle: voldaan.
    Voldaan,
    /// A half circle: beargumenteerd.
    Beargumenteerd,
    /// A diamond: leg uit.
    LegUit,
    /// An open square: open.
    Open,
    /// A dash: niet van toepassing.
    NietVanToepassing,
    /// A small flag: a certainty word such as ontwerp, verwacht or bron nagaan.
    Zekerheid,
}

impl ImageFormat {
    /// Its media type, such as `image/png`.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }

    /// What the name of its file ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }
}

impl Table {
    /// A table of texts with these titles, each with its share of the width, and the first cell of a row as header.
    pub fn of_texts(titles: &[(&str, u8)], rows: Vec<Row>) -> Self {
        let column = |(title, weight): &(&str, u8)| Column {
            title: vec![Inline::text(*title)],
            align: Align::Left,
            weight: *weight,
        };
        Self {
            anchor: None,
            label: None,
            caption: Vec::new(),
            columns: titles.iter().map(column).collect(),
            row_headers: true,
            rows,
            source: Vec::new(),
            wide: false,
        }
    }
}

impl Meta {
    /// Status, version and date, as far as they are known: `Vastgesteld · versie 1.0 · 13 oktober 2026`.
    pub fn stand(&self) -> String {
        let versie = self.versie.as_ref().map(|versie| format!("versie {versie}"));
        let facts = [Some(&self.status), versie.as_ref(), Some(&self.date_text)];
        let facts = facts.into_iter().flatten().filter(|fact| !fact.trim().is_empty());
        facts.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }

    /// What stands at the foot of every page: status and version.
    pub fn voet(&self) -> String {
        let versie = self.versie.as_ref().map(|versie| format!(" · versie {versie}"));
        format!("{}{}", self.status, versie.unwrap_or_default())
    }
}

impl Mark {
    /// A shape that stands beside the word in running text.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Voldaan => "●",
            Self::Beargumenteerd => "◐",
            Self::LegUit => "◆",
            Self::Open => "☐",
            Self::NietVanToepassing => "–",
            Self::Zekerheid => "⚑",
        }
    }
}

impl Fact {
    /// Whether two facts such as this one fit beside each other on a line of text.
    pub fn is_short(&self) -> bool {
        self.label.chars().count() <= 16 && text::plain(&self.content).chars().count() <= 20
    }
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}
