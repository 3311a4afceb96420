//! The closed list of ways to check an eis: no expression language, a new kind is a new variant.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::waarde::Getal;

/// How an eis is checked against the merged data.
///
/// A *pad* is a JSON pointer in which `*` stands for every element of a list. A *veld* is a path inside
/// one element without the leading `/` (`bod/periode`). What is empty, a placeholder or `onbekend` is absent.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    tag = "soort",
    deny_unknown_fields,
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Toets {
    /// Every path holds something; with `een-van`, at least one of them does.
    Aanwezig {
        /// The paths.
        paden: Vec<String>,
        /// One is enough.
        #[serde(default)]
        een_van: bool,
    },
    /// There is at least one element that fits `waar`; each such element has all `velden` and meets all of `moet`.
    PerElement {
        /// Path of the list.
        r#in: String,
        /// Which elements count; all conditions must hold.
        #[serde(default)]
        waar: Vec<Filter>,
        /// What each must have.
        #[serde(default)]
        velden: Vec<String>,
        /// One of the `velden` is enough per element.
        #[serde(default)]
        een_van: bool,
        /// What each must meet; all conditions must hold.
        #[serde(default)]
        moet: Vec<Filter>,
        /// No element that fits `waar` is fine too.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// At least `minimaal` elements fit `waar` and have all `velden`.
    Element {
        /// Path of the list.
        r#in: String,
        /// Which elements count; all conditions must hold.
        #[serde(default)]
        waar: Vec<Filter>,
        /// What such an element must have.
        #[serde(default)]
        velden: Vec<String>,
        /// How many such elements there must be.
        #[serde(default = "one")]
        minimaal: usize,
    },
    /// Each value of a kader list (or of `waarden`) has an element, with all `velden` or a motivated exception.
    Dekking {
        /// The kader list.
        lijst: String,
        /// Only these values of the list; empty means all.
        #[serde(default)]
        waarden: Vec<String>,
        /// Path of the list of elements.
        r#in: String,
        /// The field that names the value; a field that is itself a list counts for each of its values.
        sleutel: String,
        /// What each must have.
        #[serde(default)]
        velden: Vec<String>,
        /// A field that, when motivated, takes the place of the `velden`.
        uitzondering: Option<String>,
    },
    /// The number lies within the limits; absent is open unless `mag-ontbreken`.
    Grens {
        /// Path of the number (a `Waarde`); with `*`, each of them.
        pad: String,
        /// At least.
        minimaal: Option<Getal>,
        /// At most.
        maximaal: Option<Getal>,
        /// Absent is fine.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// The value is one of these words.
    Keuze {
        /// Path of the value; with `*`, each of them.
        pad: String,
        /// The allowed values.
        is: Vec<String>,
        /// Absent is fine.
        #[serde(default)]
        mag_ontbreken: bool,
    },
    /// The time from one date to another lies within the limits; both days count.
    Tijdvak {
        /// Path of the first day.
        van: String,
        /// Path of the last day.
        tot: String,
        /// At least this many days.
        minimaal_dagen: Option<u32>,
        /// At most this many years: `tot` is not later than the day before `van` that many years on.
        maximaal_jaren: Option<u16>,
    },
    /// One date is not later than another, or than a fixed day.
    Uiterlijk {
        /// Path of the date that is checked.
        pad: String,
        /// Path of the latest date.
        pad_uiterlijk: Option<String>,
        /// A fixed latest date; only for a date that is settled.
        datum: Option<Date>,
        /// Day of the year as `MM-DD`, in the year of the date itself.
        dag: Option<String>,
        /// This many days must lie between the two.
        #[serde(default)]
        dagen_ertussen: u32,
        /// A flag that, when true, takes the place of the date (another date was agreed).
        tenzij: Option<String>,
    },
    /// A period (`2027-2031`) or list of years covers at least this many years.
    Jaren {
        /// Path of a `Periode`, or of a list whose elements have `jaar`; with `*`, each period.
        pad: String,
        /// At least this many years.
        minimaal: usize,
    },
    /// Research is not older than this many years at the reference date, or a text says why it still holds.
    Actualiteit {
        /// Path of the list of research.
        r#in: String,
        /// Field with the date.
        datum: String,
        /// Path of the reference date.
        peil: String,
        /// At most this many years.
        jaren: u16,
        /// Field with the motivation that takes its place.
        tenzij: String,
    },
    /// Two fields have the same sum over a list.
    Som {
        /// Path of the list.
        r#in: String,
        /// The one field.
        links: String,
        /// The other field.
        rechts: String,
    },
    /// A text at one of these places; it can only become *beargumenteerd*.
    OpenNorm {
        /// The places, all of them unless `een-van`.
        paden: Vec<String>,
        /// One is enough.
        #[serde(default)]
        een_van: bool,
    },
    /// All of these hold; the first that does not gives the reason.
    Alle {
        /// The checks.
        toetsen: Vec<Self>,
    },
    /// A part that only counts when all conditions hold; inside `alle`, for one branch of an eis.
    Indien {
        /// When it counts; a condition that is not filled in leaves the part open.
        geldt_als: Vec<Voorwaarde>,
        /// The check.
        toets: Box<Self>,
    },
}

/// Which elements of a list a check is about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filter {
    /// The field; a field that is a list fits when one of its values does. Empty is the element itself.
    pub veld: String,
    /// It has one of these values.
    #[serde(default)]
    pub is: Vec<String>,
    /// It refers by id to an element of another list whose field has one of these values.
    pub verwijst: Option<Verwijst>,
    /// It is present (true) or absent (false).
    pub aanwezig: Option<bool>,
}

/// A step from a reference to the element it names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verwijst {
    /// Path of the list that is referred to, e.g. `/partner`.
    pub naar: String,
    /// Field of the element there.
    pub veld: String,
    /// One of these values.
    pub is: Vec<String>,
}

/// A condition for an eis to apply; exactly one of `is`, `bevat` and `aanwezig`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorwaarde {
    /// Path of the value.
    pub pad: String,
    /// The value is this word, `true` or `false`.
    pub is: Option<String>,
    /// The list (or the values at `*`) contains this word.
    pub bevat: Option<String>,
    /// There is something (true) or nothing (false); needs the table around it to be there.
    pub aanwezig: Option<bool>,
}

fn one() -> usize {
    1
}
