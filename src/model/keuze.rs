//! De gesloten keuzes van het model; officiële lijsten staan in het kader, niet hier.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Makes an enum whose values are written in kebab-case, with its schema as a plain list.
macro_rules! keuze {
    ($($(#[doc = $doc:literal])+ $name:ident { $($variant:ident = $text:literal,)+ })*) => {$(
        $(#[doc = $doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize,
        )]
        pub enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                #[serde(rename = $text)]
                $variant,
            )+
        }

        impl $name {
            /// All values, in the order of the model.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The value as it is written in a file.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": [$($text),+] })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    )*};
}

keuze! {
    /// Wat voor stuk het is.
    Documentsoort {
        Volkshuisvestingsprogramma = "volkshuisvestingsprogramma",
        Woonzorgvisie = "woonzorgvisie",
        Woonvisie = "woonvisie",
        RegionaleWoonzorgvisie = "regionale-woonzorgvisie",
        Uitvoeringsprogramma = "uitvoeringsprogramma",
        Akkoord = "akkoord",
        Startnotitie = "startnotitie",
    }
    /// Ingebouwde stijl van het document.
    Vorm {
        Rustig = "rustig",
        Klassiek = "klassiek",
        Helder = "helder",
    }
    /// Welke open eisen tellen als fout; elke volgende grens telt er een soort bij.
    Streng {
        Wet = "wet",
        Afspraak = "afspraak",
        Handreiking = "handreiking",
        Alles = "alles",
    }
    /// Hoe ver een stuk is.
    Status {
        Startnotitie = "startnotitie",
        Concept = "concept",
        Ontwerp = "ontwerp",
        GewijzigdVastgesteld = "gewijzigd-vastgesteld",
        Vastgesteld = "vastgesteld",
        Geldend = "geldend",
        Toekomstig = "toekomstig",
        Vervallen = "vervallen",
    }
    /// Wie besluit.
    Orgaan {
        College = "college",
        Raad = "raad",
        AlgemeenBestuur = "algemeen-bestuur",
        GedeputeerdeStaten = "gedeputeerde-staten",
        ProvincialeStaten = "provinciale-staten",
        Minister = "minister",
    }
    /// Hoe het deel over wonen en zorg in het programma staat.
    Woonzorgvorm {
        Hoofdstuk = "hoofdstuk",
        Onderdeel = "onderdeel",
        Bijlage = "bijlage",
        Zelfstandig = "zelfstandig",
        Verweven = "verweven",
    }
    /// Wat voor beeld het is.
    Beeldsoort {
        Foto = "foto",
        Kaart = "kaart",
        Infographic = "infographic",
        Illustratie = "illustratie",
    }
    /// Wat voor uitgelichte tekst het is; een persona is altijd verzonnen.
    Uitgelichtsoort {
        Kader = "kader",
        Praktijkvoorbeeld = "praktijkvoorbeeld",
        Tip = "tip",
        Citaat = "citaat",
        Persona = "persona",
    }
    /// Wat een beslispunt doet.
    Beslispuntsoort {
        Vaststellen = "vaststellen",
        Kennisnemen = "kennisnemen",
        Intrekken = "intrekken",
        InWerkingLatenTreden = "in-werking-laten-treden",
        Opdragen = "opdragen",
        Overig = "overig",
    }
    /// Wat er met een amendement of motie gebeurde.
    Uitslag {
        Aangenomen = "aangenomen",
        Verworpen = "verworpen",
        Ingetrokken = "ingetrokken",
        Aangehouden = "aangehouden",
    }
    /// Hoe ingrijpend een wijziging is.
    Wijzigingsoort {
        Gewoon = "gewoon",
        Ondergeschikt = "ondergeschikt",
        Verschrijving = "verschrijving",
        Intrekking = "intrekking",
    }
    /// Wat voor gebied het is.
    Gebiedsoort {
        Gemeente = "gemeente",
        Stadsdeel = "stadsdeel",
        Wijk = "wijk",
        Kern = "kern",
        Dorp = "dorp",
        Buurt = "buurt",
    }
    /// Wat voor bron het is.
    Bronsoort {
        Wet = "wet",
        Beleid = "beleid",
        Onderzoek = "onderzoek",
        Registratie = "registratie",
        Regiobeeld = "regiobeeld",
        Monitor = "monitor",
        Overig = "overig",
    }
    /// Wat een getal betekent; soorten worden nooit bij elkaar opgeteld.
    Cijfersoort {
        Voorraad = "voorraad",
        Behoefte = "behoefte",
        Opgave = "opgave",
        Plan = "plan",
        Realisatie = "realisatie",
        Doel = "doel",
        Norm = "norm",
        Stroom = "stroom",
    }
    /// Wat er met cijfers wordt gedaan.
    Rekensoort {
        Aandeel = "aandeel",
        Som = "som",
        Verschil = "verschil",
        Stand = "stand",
    }
    /// Hoe zeker een plan is.
    Planstatus {
        Zacht = "zacht",
        Hard = "hard",
        InAanbouw = "in-aanbouw",
        Opgeleverd = "opgeleverd",
    }
    /// Hoe precies een getal is.
    Nauwkeurigheid {
        Exact = "exact",
        Circa = "circa",
        Ruim = "ruim",
        Bijna = "bijna",
        Minimaal = "minimaal",
        Maximaal = "maximaal",
        Gemiddeld = "gemiddeld",
        Verwacht = "verwacht",
    }
    /// Hoe een grafiek eruitziet.
    Grafieksoort {
        Staven = "staven",
        Gestapeld = "gestapeld",
        Gegroepeerd = "gegroepeerd",
        Lijn = "lijn",
        Tijdlijn = "tijdlijn",
    }
    /// Van welke kant van een draaitabel er totalen zijn.
    Totalen {
        Rijen = "rijen",
        Kolommen = "kolommen",
        Beide = "beide",
        Geen = "geen",
    }
    /// In welke volgorde rijen staan.
    Volgorde {
        Lijst = "lijst",
        Waarde = "waarde",
    }
    /// Waar de tabel bij een grafiek staat.
    Tabelplaats {
        Onder = "onder",
        Geen = "geen",
    }
    /// Hoe woningen erbij komen.
    Ontwikkeling {
        Nieuwbouw = "nieuwbouw",
        Transformatie = "transformatie",
        Aanpassing = "aanpassing",
        Toewijzing = "toewijzing",
    }
    /// Huur of koop.
    Eigendom {
        Huur = "huur",
        Koop = "koop",
    }
    /// Wanneer iets speelt.
    Termijn {
        Kort = "kort",
        Lang = "lang",
    }
    /// Waar een uitgangspunt over gaat.
    Thema {
        SpreidenOfClusteren = "spreiden-of-clusteren",
        Betaalbaarheid = "betaalbaarheid",
        Toegankelijkheid = "toegankelijkheid",
        Maatwerk = "maatwerk",
        Inclusie = "inclusie",
        LangerThuis = "langer-thuis",
        Overig = "overig",
    }
    /// Hoe wonen, welzijn en zorg worden verbonden.
    Aanpak {
        Gebiedsgericht = "gebiedsgericht",
        Complexgericht = "complexgericht",
        Beide = "beide",
    }
    /// Op welke schaal iets is geregeld.
    Schaal {
        Lokaal = "lokaal",
        Regionaal = "regionaal",
        Bovenregionaal = "bovenregionaal",
    }
    /// Hoe ondersteuning wordt bekostigd.
    Inkoopvorm {
        Inkoop = "inkoop",
        Subsidie = "subsidie",
    }
    /// Kwartaal van een jaar.
    Kwartaal {
        K1 = "k1",
        K2 = "k2",
        K3 = "k3",
        K4 = "k4",
    }
    /// Wat eerst gebeurt.
    Prioriteit {
        Eerst = "eerst",
        Daarna = "daarna",
        Later = "later",
    }
    /// Hoe ver iets is.
    Maatregelstatus {
        Gepland = "gepland",
        Gestart = "gestart",
        Loopt = "loopt",
        Gereed = "gereed",
        Vertraagd = "vertraagd",
        Gestopt = "gestopt",
    }
    /// Wat voor afspraak het is.
    Afspraaksoort {
        Convenant = "convenant",
        Prestatieafspraak = "prestatieafspraak",
        Samenwerkingsovereenkomst = "samenwerkingsovereenkomst",
        Intentieverklaring = "intentieverklaring",
        Woondeal = "woondeal",
        Inkoopafspraak = "inkoopafspraak",
        Overig = "overig",
    }
    /// Niveau van een regionale afspraak volgens de handreiking.
    Afspraakniveau {
        Minimaal = "minimaal",
        Aanvullend = "aanvullend",
        Strategisch = "strategisch",
    }
    /// Hoe ver een afspraak is.
    Afspraakstatus {
        Voorgenomen = "voorgenomen",
        InOverleg = "in-overleg",
        Gemaakt = "gemaakt",
        Vastgelegd = "vastgelegd",
        Vervallen = "vervallen",
    }
    /// Aan welk gebied een urgente gebonden moet zijn.
    Bindingseis {
        Woningmarktregio = "woningmarktregio",
        Gemeente = "gemeente",
        Kern = "kern",
        Geen = "geen",
    }
    /// Waarvoor de verordening dient.
    Grond {
        Urgentie = "urgentie",
        Schaarste = "schaarste",
        Leefbaarheid = "leefbaarheid",
    }
    /// Waarvoor een vergunning nodig is.
    Voorraadsoort {
        Onttrekken = "onttrekken",
        Samenvoegen = "samenvoegen",
        Omzetten = "omzetten",
        Woningvorming = "woningvorming",
        Splitsen = "splitsen",
        ToeristischeVerhuur = "toeristische-verhuur",
    }
    /// Thema van een criterium.
    Afwegingthema {
        Beleid = "beleid",
        Behoefte = "behoefte",
        Kwaliteit = "kwaliteit",
        Haalbaarheid = "haalbaarheid",
        Kosten = "kosten",
    }
    /// Hoe een zienswijze is gegeven.
    Zienswijzevorm {
        Schriftelijk = "schriftelijk",
        Elektronisch = "elektronisch",
        Mondeling = "mondeling",
    }
    /// Eenmalig of elk jaar.
    Postsoort {
        Incidenteel = "incidenteel",
        Structureel = "structureel",
    }
    /// De zestien onderdelen, in vaste volgorde.
    Bouwsteen {
        Context = "context",
        Opgave = "opgave",
        Visie = "visie",
        Ambities = "ambities",
        Verbinding = "verbinding",
        Ouderen = "ouderen",
        Regio = "regio",
        Samenwerking = "samenwerking",
        Verordening = "verordening",
        Afwegingskader = "afwegingskader",
        Participatie = "participatie",
        Preventie = "preventie",
        Leefomgeving = "leefomgeving",
        Financien = "financien",
        Monitoring = "monitoring",
        Proces = "proces",
    }
}

impl Bouwsteen {
    /// The name as printed, with its diacritics.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Context => "Context",
            Self::Opgave => "Opgave",
            Self::Visie => "Visie",
            Self::Ambities => "Ambities en doelen",
            Self::Verbinding => "Verbinding wonen, welzijn en zorg",
            Self::Ouderen => "Ouderen",
            Self::Regio => "Regionale afspraken",
            Self::Samenwerking => "Samenwerking",
            Self::Verordening => "Huisvestingsverordening",
            Self::Afwegingskader => "Afwegingskader",
            Self::Participatie => "Participatie",
            Self::Preventie => "Preventie",
            Self::Leefomgeving => "Leefomgeving",
            Self::Financien => "Financiën",
            Self::Monitoring => "Monitoring",
            Self::Proces => "Proces",
        }
    }

    /// Whether this is one of the four bouwstenen of the handreiking in the narrow sense.
    pub fn is_kern(self) -> bool {
        matches!(self, Self::Opgave | Self::Visie | Self::Ambities | Self::Samenwerking)
    }
}
