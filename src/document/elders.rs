//! A place in another document that is made and kept together with this one.

use serde::Serialize;

/// Another document of the same bundle, and where in it.
///
/// INVARIANT: only the program makes one. The name is known when the program is built, so no text that a
/// user writes can point at a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elders {
    stuk: &'static str,
    extensie: Option<&'static str>,
    anker: Option<String>,
}

impl Elders {
    /// The document with this file name, without extension: a reader stays in the format that is read.
    pub fn stuk(stuk: &'static str) -> Self {
        Self { stuk, extensie: None, anker: None }
    }

    /// The file with this extension, whatever is read.
    #[must_use]
    pub fn als(mut self, extensie: &'static str) -> Self {
        self.extensie = Some(extensie);
        self
    }

    /// The place there with this anchor.
    #[must_use]
    pub fn bij(mut self, anker: &str) -> Self {
        self.anker = Some(anker.to_owned());
        self
    }

    /// The file that a link leads to, for a reader of a file with this extension.
    pub fn bestand(&self, extensie: &str) -> String {
        format!("{}.{}", self.stuk, self.extensie.unwrap_or(extensie))
    }

    /// The anchor in that file.
    pub fn anker(&self) -> Option<&str> {
        self.anker.as_deref()
    }
}
