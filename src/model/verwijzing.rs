//! Verwijzingen naar elementen met een `id`, en waarden uit lijsten van het kader.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::model::waarde::KEBAB;

/// Makes a text type that must be the `id` of an element elsewhere in the visie.
macro_rules! verwijzing {
    ($($name:ident => $naar:literal, $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": KEBAB, "x-verwijst": $naar })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    )*};
}

/// Makes a text type whose values stand in a list of the kader, beside the gemeente's own values.
macro_rules! lijstwaarde {
    ($($name:ident => $lijst:literal, $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": KEBAB, "x-lijst": $lijst })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    )*};
}

verwijzing! {
    AmbitieRef => "ambitie", "Het `id` van een `[[ambitie]]`.";
    BronRef => "bron", "Het `id` van een `[[bron]]`.";
    CijferRef => "cijfer", "Het `id` van een `[[cijfer]]`.";
    CriteriumRef => "afwegingskader/criterium", "Het `id` van een `[[afwegingskader.criterium]]`.";
    DimensieRef => "dimensie", "Het `id` van een `[[dimensie]]`.";
    DoelRef => "doel", "Het `id` van een `[[doel]]`.";
    GebiedRef => "gebied", "Het `id` van een `[[gebied]]`.";
    HoofdstukRef => "hoofdstuk", "Het `id` van een `[[hoofdstuk]]`.";
    MaatregelRef => "maatregel", "Het `id` van een `[[maatregel]]`.";
    PartnerRef => "partner", "Het `id` van een `[[partner]]`.";
    RegioRef => "regio", "Het `id` van een `[[regio]]`.";
}

lijstwaarde! {
    Aandachtsgroep => "aandachtsgroepen", "Een waarde uit de lijst `aandachtsgroepen`.";
    Afspraakonderwerp => "afspraakonderwerpen", "Een waarde uit de lijst `afspraakonderwerpen`.";
    Beleidssoort => "beleidssoorten", "Een waarde uit de lijst `beleidssoorten`.";
    Contractvorm => "contractvormen", "Een waarde uit de lijst `contractvormen`.";
    Eenheid => "eenheden", "Een waarde uit de lijst `eenheden`.";
    Huishouden => "huishoudens", "Een waarde uit de lijst `huishoudens`.";
    Inkomen => "inkomens", "Een waarde uit de lijst `inkomens`.";
    Participatiegroep => "participatiegroepen", "Een waarde uit de lijst `participatiegroepen`.";
    Partnersoort => "partnersoorten", "Een waarde uit de lijst `partnersoorten`.";
    Regiorol => "regio-rollen", "Een waarde uit de lijst `regio-rollen`.";
    Segment => "segmenten", "Een waarde uit de lijst `segmenten`.";
    Urgentiecategorie => "urgentiecategorieen", "Een waarde uit de lijst `urgentiecategorieen`.";
    Weigeringsgrondsoort => "weigeringsgronden", "Een waarde uit de lijst `weigeringsgronden`.";
    Woningtype => "woningtypen", "Een waarde uit de lijst `woningtypen`.";
}
