//! Bouwsteen turns a woonzorgvisie, written as TOML and Markdown, into a toets and a document.
//!
//! The pipeline, one sentence a stage:
//!
//! 1. [`Project::load`] reads every file through [`files::Files`], parses it into a tree of nodes that
//!    know their place, validates that tree against the schema and reads what is sound into a [`Visie`].
//! 2. Whatever is wrong on the way becomes a [`Diagnostic`]; the wrong part is left out and the rest goes on.
//!    Kaders go the same way, through [`catalogue`], which also guards what an eis points at.
//! 3. [`check`](check::check) holds the visie against the eisen of its kaders and gives a [`Toetsing`].
//! 4. [`compose`](compose::compose) makes one [`Document`], a tree of blocks, out of the two.
//!    [`regio`] does the same for many gemeenten against the opgave of their region.
//! 5. [`render`](render::render) writes that document as Markdown, HTML, Word or PDF; [`report`] writes the toetsing.
//!    [`pakket`] makes a folder of documents for the raad, each cut from the same data.
//!
//! Invariants, as absences: loading never fails on data. Nothing but `files` does IO. Nothing but `source`
//! knows byte offsets. No stage reads the clock. Text never becomes Typst markup. No output depends on
//! the order of a hash map.

pub mod bronbestanden;
pub mod catalogue;
pub mod check;
pub mod cijfers;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod error;
pub mod files;
pub mod formule;
pub mod grafiek;
pub mod huisstijl;
pub mod inlezen;
pub mod kader;
pub mod kleur;
mod letters;
mod markdown;
pub mod model;
pub mod pakket;
pub mod project;
pub mod regio;
pub mod render;
pub mod report;
pub mod schema;
pub mod sjabloon;
pub mod source;
mod taal;
pub mod voortgang;

pub use check::{Toetsing, Uitkomst};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use document::Document;
pub use error::Error;
pub use model::Visie;
pub use project::Project;
