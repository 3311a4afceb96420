//! Reads one table of numbers that stands outside a project, by the same rules.

use crate::cijfers::{Blok, Bouwer, Cijfers};
use crate::diagnostic::{self, Diagnostic};
use crate::files::{FileEntry, Memory};
use crate::kader::lijsten;
use crate::model::cijfer::{Cijfer, Cijferblok};
use crate::source::Sources;

use super::Loading;

/// A table of numbers on its own.
#[derive(Debug, Clone)]
pub struct LosseTabel {
    /// The file, so that findings can be shown.
    pub sources: Sources,
    /// Its rows.
    pub cijfers: Cijfers,
    /// What is wrong with it, in order.
    pub meldingen: Vec<Diagnostic>,
}

/// The rows of a CSV file with this path and these bytes; `standaard` holds for what a row does not say.
pub fn losse_tabel(path: &str, bytes: Vec<u8>, standaard: Cijfer) -> LosseTabel {
    let entry = FileEntry { path: path.to_owned(), size: Ok(bytes.len() as u64) };
    let files = Memory::default().with(path, bytes);
    let blok = Cijferblok { standaard: Some(standaard), ..Cijferblok::default() };
    let (mut loading, mut bouwer) = (Loading::new(&files), Bouwer::new(&[]));
    bouwer.blok(Blok::van_bestand(path));
    loading.csv(&entry, &mut bouwer, Some(&blok));
    let mut cijfers = bouwer.klaar();
    cijfers.leer_nesten(lijsten(), &[]);
    let Loading { sources, diagnostics: mut meldingen, .. } = loading;
    diagnostic::sort(&mut meldingen);
    LosseTabel { sources, cijfers, meldingen }
}
