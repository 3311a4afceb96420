//! Reads text after text, sentence after sentence, and remembers what is to be said.

use std::{
    borrow::Cow,
    cell::LazyCell,
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use crate::{
    check::is_placeholder,
    diagnostic::{Code, Diagnostic},
    markdown::{Alinea, STUK, Soort, alineas},
    project::Project,
    source::{FileId, Location},
};

use super::{
    Bevindingen, Leesbaarheid, Taaladvies, Telling,
    afkortingen::Afkortingen,
    gegevens::gelijk,
    lettergrepen::lettergrepen,
    onaf::{Onaf, is_geld, leemtes},
    synoniemen::Synoniemen,
    teksten::Tekst,
    woorden::Woorden,
    zinnen::{woorden, zinnen},
};

/// A sentence with more words than this is long.
pub const LANG: usize = 25;

/// So many words of a long sentence are shown.
const AANHEF: usize = 5;

/// So many words back the name of a law may begin.
const NAAM: usize = 6;

/// With these begins the name of a law.
const WETTEN: [&str; 6] = ["Wet", "Besluit", "Regeling", "Verordening", "Richtlijn", "Wetboek"];

/// More figures than this help no one.
const DELEN: usize = 500;

/// What is known of the texts read so far.
pub(super) struct Lezer<'a, 'p> {
    teksten: &'a [Tekst<'p>],
    woorden: Woorden<'p>,
    afkortingen: Afkortingen,
    synoniemen: Synoniemen<'p>,
    onaf: Onaf,
    lang: Bevindingen,
    open: Bevindingen,
    /// What was counted in each file, and where its first text stands.
    bestanden: BTreeMap<FileId, (Location, Telling)>,
    koppen: Vec<Leesbaarheid>,
    meer_koppen: usize,
    geheel: Telling,
    /// The syllables of words that were seen before.
    lettergrepen: HashMap<String, u64>,
}

/// One sentence with its words.
pub(super) struct Zin<'t> {
    /// The number of its text.
    pub(super) tekst: usize,
    pub(super) alinea: &'t Alinea,
    /// Its words in the text of the paragraph.
    pub(super) woorden: Vec<Range<usize>>,
    /// The same words as they are compared.
    pub(super) gelijk: Vec<String>,
    /// What is in quotation marks in the paragraph.
    pub(super) aangehaald: &'t [Range<usize>],
}

impl<'a, 'p> Lezer<'a, 'p> {
    pub(super) fn new(project: &'p Project, teksten: &'a [Tekst<'p>]) -> Self {
        Self {
            teksten,
            woorden: Woorden::new(project),
            afkortingen: Afkortingen::new(project),
            synoniemen: Synoniemen::new(project),
            onaf: Onaf::new(),
            lang: Bevindingen::new(),
            open: Bevindingen::new(),
            bestanden: BTreeMap::new(),
            koppen: Vec::new(),
            meer_koppen: 0,
            geheel: Telling::default(),
            lettergrepen: HashMap::new(),
        }
    }

    /// Reads text number `index`.
    pub(super) fn tekst(&mut self, index: usize) {
        let tekst = &self.teksten[index];
        if is_placeholder(&tekst.inhoud) {
            if let Some(words) = inhoud(&tekst.inhoud) {
                self.open.add(|| nog_open(tekst, &words, &tekst.inhoud[words.clone()]));
            }
            return;
        }
        let mut whole = Telling::default();
        let mut part: Option<Leesbaarheid> = None;
        let mut parts = Vec::new();
        for alinea in alineas(&tekst.inhoud) {
            let counted = self.alinea(index, &alinea);
            if alinea.soort == Soort::Kop {
                let location = tekst.location(&alinea.plaats(&(0..alinea.tekst.len())));
                let kop = Some(kort(alinea.tekst.trim()).into_owned());
                let next = Leesbaarheid { kop, location, telling: Telling::default() };
                parts.extend(part.replace(next));
            } else if let Some(part) = &mut part {
                part.telling.erbij(counted);
            }
            whole.erbij(counted);
        }
        parts.extend(part);
        self.onthoud(tekst, whole, parts);
    }

    /// Remembers what was counted in a text, and under each of its headings when it has more than one part.
    fn onthoud(&mut self, tekst: &Tekst<'_>, whole: Telling, parts: Vec<Leesbaarheid>) {
        self.geheel.erbij(whole);
        let start = if tekst.is_bestand() {
            Location::start_of(tekst.bestand())
        } else {
            tekst.location(&(0..tekst.inhoud.len()))
        };
        let file = self.bestanden.entry(tekst.bestand());
        file.or_insert_with(|| (start, Telling::default())).1.erbij(whole);
        let own = parts.into_iter().filter(|part| part.telling != whole);
        for part in own.filter(|part| part.telling.cijfer().is_some()) {
            if self.koppen.len() < DELEN {
                self.koppen.push(part);
            } else {
                self.meer_koppen += 1;
            }
        }
    }

    fn alinea(&mut self, tekst: usize, alinea: &Alinea) -> Telling {
        let text = &alinea.tekst;
        let quoted = aangehaald(text);
        let pad = self.teksten[tekst].pad.as_str();
        let geld = LazyCell::new(|| is_geld(text) || is_geld(pad));
        let mut telling = Telling::default();
        for gap in leemtes(text).into_iter().filter(|gap| !ligt_in(gap, &quoted)) {
            self.zeg_open(tekst, alinea, &gap);
        }
        for zin in zinnen(text) {
            let woorden = woorden(text, zin);
            let gelijk = woorden.iter().map(|word| gelijk(&text[word.clone()])).collect();
            let zin = Zin { tekst, alinea, woorden, gelijk, aangehaald: &quoted };
            self.zin(&zin, &geld);
            if !matches!(alinea.soort, Soort::Kop | Soort::Cel) {
                telling.erbij(self.tel(&zin));
            }
        }
        telling
    }

    fn zin(&mut self, zin: &Zin<'_>, geld: &LazyCell<bool, impl FnOnce() -> bool>) {
        let (text, tekst) = (&zin.alinea.tekst, &self.teksten[zin.tekst]);
        let place = |range: &Range<usize>| zin.alinea.plaats(range);
        let words = |range: &Range<usize>| place(&zin.tot(range));
        for gap in self.onaf.vind(text, &zin.woorden, &zin.gelijk, &|| **geld) {
            self.zeg_open(zin.tekst, zin.alinea, &gap);
        }
        self.afkortingen.lees(zin.tekst, text, &zin.woorden, &place);
        if !tekst.begrip {
            self.synoniemen.lees(zin);
        }
        if tekst.citaat || zin.alinea.soort == Soort::Citaat {
            return;
        }
        self.woorden.lees(zin, tekst.bestand());
        let running = matches!(zin.alinea.soort, Soort::Alinea | Soort::Punt);
        let count = zin.woorden.len();
        if running && count > LANG {
            self.lang.add(|| {
                let message = format!("een zin van {count} woorden: `{}`", zin.aanhef());
                let location = tekst.location(&words(&(0..count)));
                Diagnostic::new(Code::ZinLang, message, location)
                    .at(tekst.pad.clone())
                    .help(format!("maak er kortere zinnen van, van hoogstens {LANG} woorden"))
            });
        }
    }

    fn zeg_open(&mut self, tekst: usize, alinea: &Alinea, gap: &Range<usize>) {
        let tekst = &self.teksten[tekst];
        self.open.add(|| nog_open(tekst, &alinea.plaats(gap), &alinea.tekst[gap.clone()]));
    }

    /// Counts words and syllables; a line without letters is no sentence.
    fn tel(&mut self, zin: &Zin<'_>) -> Telling {
        let mut telling = Telling { zinnen: 1, ..Telling::default() };
        for word in &zin.woorden {
            let word = &zin.alinea.tekst[word.clone()];
            telling.woorden += 1;
            if word.chars().any(char::is_alphabetic) {
                telling.letterwoorden += 1;
                telling.lettergrepen += self.lettergrepen(word);
            }
        }
        if telling.letterwoorden == 0 { Telling::default() } else { telling }
    }

    fn lettergrepen(&mut self, word: &str) -> u64 {
        if let Some(known) = self.lettergrepen.get(word) {
            return *known;
        }
        let count = u64::try_from(lettergrepen(word)).unwrap_or(u64::MAX);
        self.lettergrepen.insert(word.to_owned(), count);
        count
    }

    /// Everything that is to be said, in file order.
    pub(super) fn klaar(mut self, project: &Project) -> Taaladvies {
        for (text, location) in super::velden::onaf(project) {
            self.open.add(|| {
                let message = format!("`{}` staat voor tekst die nog komt", kort(text));
                Diagnostic::new(Code::TekstOnaf, message, location).help(NOG_OPEN)
            });
        }
        let mut meldingen = self.lang.klaar();
        meldingen.extend(self.open.klaar());
        meldingen.extend(self.woorden.klaar(self.teksten));
        let mut short = Bevindingen::new();
        self.afkortingen.klaar(self.teksten, &mut |finding| short.add(finding));
        meldingen.extend(short.klaar());
        let mut double = Bevindingen::new();
        self.synoniemen.klaar(self.teksten, &mut |finding| double.add(finding));
        meldingen.extend(double.klaar());
        crate::diagnostic::sort(&mut meldingen);
        let files = self.bestanden.into_values();
        let files = files.map(|(location, telling)| Leesbaarheid { kop: None, location, telling });
        let mut delen: Vec<Leesbaarheid> = files.chain(self.koppen).collect();
        delen.retain(|part| part.telling.cijfer().is_some());
        delen.sort_by_key(|part| (part.location.file(), part.kop.is_some(), part.location));
        Taaladvies { meldingen, geheel: self.geheel, delen, meer_delen: self.meer_koppen }
    }
}

impl Zin<'_> {
    /// How it begins; what a formula gives is not known here.
    fn aanhef(&self) -> String {
        let shown = self.woorden.iter().take(AANHEF).map(|word| {
            let word = &self.alinea.tekst[word.clone()];
            let formula = word.len() > 4 && word.bytes().all(|byte| byte == b'0');
            if formula || word.contains(STUK) { "…".into() } else { kort(word) }
        });
        format!("{} …", shown.collect::<Vec<_>>().join(" "))
    }

    /// Whether a word is a name, or part of the name of a law.
    pub(super) fn is_naam(&self, at: usize) -> bool {
        let text = &self.alinea.tekst;
        let word = |index: usize| &text[self.woorden[index].clone()];
        let capital = word(at).chars().next().is_some_and(char::is_uppercase);
        if at > 0 && capital && word(at).contains(char::is_lowercase) {
            return true;
        }
        for before in (at.saturating_sub(NAAM)..at).rev() {
            let between = &text[self.woorden[before].end..self.woorden[before + 1].start];
            if !between.chars().all(char::is_whitespace) {
                return false;
            }
            if WETTEN.contains(&word(before)) {
                return true;
            }
        }
        false
    }

    /// From the first to the last of these words, in the text of the paragraph.
    pub(super) fn tot(&self, words: &Range<usize>) -> Range<usize> {
        match (self.woorden.get(words.start), self.woorden.get(words.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.start..last.end,
            (Some(_) | None, _) => 0..0,
        }
    }
}

/// What to do about a text that is still to come.
const NOG_OPEN: &str = "vul het in, of schrijf `{ onbekend = \"reden\" }` als u het nog niet weet";

fn nog_open(tekst: &Tekst<'_>, place: &Range<usize>, words: &str) -> Diagnostic {
    let message = format!("`{}` staat voor tekst die nog komt", kort(words));
    Diagnostic::new(Code::TekstOnaf, message, tekst.location(place))
        .at(tekst.pad.clone())
        .help(NOG_OPEN)
}

/// The first line with anything in it.
fn inhoud(text: &str) -> Option<Range<usize>> {
    let start = text.find(|char: char| !char.is_whitespace())?;
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    Some(start..start + line.len())
}

/// Words cut to what a message can show.
fn kort(words: &str) -> Cow<'_, str> {
    const SHOWN: usize = 80;
    if words.len() <= SHOWN {
        return Cow::Borrowed(words);
    }
    Cow::Owned(format!("{}…", words[..words.floor_char_boundary(SHOWN)].trim_end()))
}

/// What stands in quotation marks; a mark that is never closed opens nothing.
fn aangehaald(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let letter_after = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match open {
            Some((start, close)) if char == close && !(char == '’' && letter_after) => {
                found.push(start..at);
                open = None;
            }
            Some(_) => {}
            None => {
                let close = match char {
                    '“' | '„' | '”' => '”',
                    '‘' => '’',
                    '"' => '"',
                    '«' => '»',
                    _ => continue,
                };
                open = Some((at, close));
            }
        }
    }
    found
}

/// Whether a stretch lies in one of these, which are in order.
pub(super) fn ligt_in(range: &Range<usize>, these: &[Range<usize>]) -> bool {
    let after = these.partition_point(|one| one.start <= range.start);
    after > 0 && range.end <= these[after - 1].end
}
