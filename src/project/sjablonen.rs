//! Reads the own templates of a project, and points at what is wrong with them.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::files::FileEntry;
use crate::sjabloon::{self, Herkomst, MAP, Sjabloon, Sjabloonfout};
use crate::source::{FileId, Location};

use super::{Loading, Project};

impl Loading<'_> {
    /// One file in the folder of own templates; what is not sound does not count.
    pub(super) fn sjabloon(&mut self, entry: &FileEntry) {
        let naam = entry.path.strip_prefix(MAP).unwrap_or(&entry.path);
        let Some(known) = sjabloon::find(naam) else { return self.unknown(entry, naam) };
        let before = self.diagnostics.len();
        let Some(file) = self.text_within(entry, sjabloon::GROOTST) else { return };
        let faults = known.check(self.sources.text(file));
        let found = faults.into_iter().map(|fault| finding(known.code(), file, fault));
        self.diagnostics.extend(found);
        if self.diagnostics.len() == before {
            self.sjablonen.insert(naam.to_owned(), file);
        }
        self.diagnostics.extend(outdated(known, file, self.sources.text(file)));
    }

    fn unknown(&mut self, entry: &FileEntry, naam: &str) {
        if entry.size.is_err() {
            self.text(entry);
            return;
        }
        let file = self.sources.add(&entry.path, "");
        let message = format!("`{}` is geen sjabloon en telt niet mee", entry.path);
        let help = sjabloon::suggest(naam)
            .unwrap_or_else(|| "`bouwsteen sjabloon lijst` toont welke er zijn".to_owned());
        let found = Diagnostic::new(Code::SjabloonOnbekend, message, Location::start_of(file));
        self.diagnostics.push(found.help(help));
    }
}

impl Project {
    /// Whether an own template is wrong, so that no document can be made as it was meant.
    pub fn sjabloonfouten(&self) -> Vec<Diagnostic> {
        let wrong = |found: &&Diagnostic| {
            let place = self.sources.path(found.location.file());
            found.severity == Severity::Fout && (found.code.is_sjabloon() || place.starts_with(MAP))
        };
        self.diagnostics.iter().filter(wrong).cloned().collect()
    }

    /// A finding about an own template; about those of the PDF together when it has no name.
    pub fn sjabloonmelding(
        &self,
        code: Code,
        naam: Option<&str>,
        fout: Sjabloonfout,
    ) -> Option<Diagnostic> {
        let named = naam.and_then(|naam| self.sjablonen.get(naam));
        let first = || self.sjablonen.iter().find(|(naam, _)| naam.starts_with("pdf/"));
        match named {
            Some(file) => Some(finding(code, *file, fout)),
            None => {
                first().map(|(_, file)| finding(code, *file, Sjabloonfout { plek: 0..0, ..fout }))
            }
        }
    }
}

fn finding(code: Code, file: FileId, fout: Sjabloonfout) -> Diagnostic {
    let found = Diagnostic::new(code, fout.bericht, Location::new(file, fout.plek));
    Diagnostic { help: fout.hulp, ..found }
}

/// The built-in template has changed since this one was taken from it.
fn outdated(known: &Sjabloon, file: FileId, text: &str) -> Option<Diagnostic> {
    let herkomst = Herkomst::of(known, text).filter(|herkomst| herkomst.verouderd)?;
    let message = format!(
        "sjabloon `{}` is van versie {}; het ingebouwde is sindsdien veranderd",
        known.naam, herkomst.versie
    );
    let help = "hernoem uw bestand, pak het sjabloon opnieuw uit en neem uw wijzigingen over";
    let found = Diagnostic::new(Code::SjabloonVerouderd, message, Location::start_of(file));
    Some(found.help(help))
}
