//! Which documents are in the pakket: what they are called, what is in them, and how long they may be.

/// The documents of the pakket for the raad, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Soort {
    /// The whole document.
    Programma,
    /// The samenvatting, with what texts mark for it and the doelen.
    Samenvatting,
    /// The choices under scarcity.
    Keuzes,
    /// All doelen on one page.
    Doelen,
    /// Sums of money, and what is not known of them.
    Geld,
    /// The register van afwijkingen.
    Afwijkingen,
    /// The outcome of every eis.
    Toetsverslag,
    /// What is not known yet.
    Onbekend,
    /// Beslispunten, and who decides.
    Besluit,
    /// Moties, amendementen and toezeggingen.
    Moties,
    /// The answers to zienswijzen.
    Zienswijzen,
}

impl Soort {
    /// All documents, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Programma,
        Self::Samenvatting,
        Self::Keuzes,
        Self::Doelen,
        Self::Geld,
        Self::Afwijkingen,
        Self::Toetsverslag,
        Self::Onbekend,
        Self::Besluit,
        Self::Moties,
        Self::Zienswijzen,
    ];

    /// The name of its files, without extension.
    pub const fn bestand(self) -> &'static str {
        match self {
            Self::Programma => "01-programma",
            Self::Samenvatting => "02-samenvatting",
            Self::Keuzes => "03-keuzes",
            Self::Doelen => "04-doelen",
            Self::Geld => "05-geld",
            Self::Afwijkingen => "06-afwijkingen",
            Self::Toetsverslag => "07-toetsverslag",
            Self::Onbekend => "08-onbekend",
            Self::Besluit => "09-besluit",
            Self::Moties => "10-moties",
            Self::Zienswijzen => "11-zienswijzen",
        }
    }

    /// Its title as printed.
    pub const fn titel(self) -> &'static str {
        match self {
            Self::Programma => "Het hele stuk",
            Self::Samenvatting => "Samenvatting",
            Self::Keuzes => "Keuzes bij schaarste",
            Self::Doelen => "De doelen op één bladzijde",
            Self::Geld => "Geld",
            Self::Afwijkingen => "Register van afwijkingen",
            Self::Toetsverslag => "Toetsverslag",
            Self::Onbekend => "Wat nog niet bekend is",
            Self::Besluit => "Beslispunten",
            Self::Moties => "Moties, amendementen en toezeggingen",
            Self::Zienswijzen => "Nota van beantwoording",
        }
    }

    /// What a reader finds in it, as a sentence.
    pub const fn uitleg(self) -> &'static str {
        match self {
            Self::Programma => "Alle hoofdstukken, met cijfers, kaarten en bijlagen.",
            Self::Samenvatting => "In hoogstens twee bladzijden wat er nodig is en wat er gebeurt.",
            Self::Keuzes => "Wat voorgaat als niet alles kan, en wat daardoor later komt.",
            Self::Doelen => "Van elk doel de stand nu, de streefwaarde, het jaar en de eigenaar.",
            Self::Geld => "Wat het kost, waaruit het wordt betaald en wat nog niet bekend is.",
            Self::Afwijkingen => "Waar de gemeente van een eis afwijkt, en waarom.",
            Self::Toetsverslag => "Hoe het stuk ervoor staat bij elke eis, met de bron.",
            Self::Onbekend => "Welke vragen nog open staan, wie ze uitzoekt en wanneer.",
            Self::Besluit => "De beslispunten, en welk orgaan waarover besluit.",
            Self::Moties => "Wat de raad vroeg of veranderde, en wat ermee is gedaan.",
            Self::Zienswijzen => "Wat is ingebracht, het antwoord, en of het stuk erdoor wijzigt.",
        }
    }

    /// What the list of documents says when there is nothing to put in it.
    pub const fn leeg(self) -> &'static str {
        match self {
            Self::Programma | Self::Toetsverslag => "Dit stuk is er altijd.",
            Self::Samenvatting => "Er is nog geen samenvatting, en er zijn nog geen doelen.",
            Self::Keuzes => "Er staan nog geen keuzes bij schaarste in de visie.",
            Self::Doelen => "Er zijn nog geen doelen opgeschreven.",
            Self::Geld => "Er is nog niets over geld opgeschreven.",
            Self::Afwijkingen => "De gemeente wijkt van geen enkele eis af.",
            Self::Onbekend => "Er staan geen open vragen in de visie.",
            Self::Besluit => "Er zijn nog geen beslispunten opgeschreven.",
            Self::Moties => "Er zijn geen moties, amendementen of toezeggingen opgeschreven.",
            Self::Zienswijzen => "Er zijn geen zienswijzen opgeschreven.",
        }
    }

    /// How many pages its PDF may have.
    pub const fn hoogstens(self) -> Option<usize> {
        match self {
            Self::Samenvatting => Some(2),
            Self::Doelen => Some(1),
            Self::Programma
            | Self::Keuzes
            | Self::Geld
            | Self::Afwijkingen
            | Self::Toetsverslag
            | Self::Onbekend
            | Self::Besluit
            | Self::Moties
            | Self::Zienswijzen => None,
        }
    }

    /// The anchor of its title: the file name without its number.
    pub(super) fn anker(self) -> &'static str {
        self.bestand().split_once('-').map_or(self.bestand(), |(_, name)| name)
    }
}
