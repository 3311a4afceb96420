//! The closed list of codes: a retired code is never used again.

use std::fmt;

use super::Severity;

/// A stable code per kind of finding.
///
/// BS0 files, BS1 notation, BS2 schema, BS3 references, BS4 values that contradict, BS5 tables of
/// numbers, BS6 eisen, BS7 prose and document, BS8 what the numbers say together (BS84 is language), BS9 the
/// region, the look (BS92), editions and the pakket (BS93) and own templates (BS94).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "every variant says what it is in its title")]
pub enum Code {
    GeenManifest,
    BestandOntbreekt,
    BestandOnleesbaar,
    BestandTeGroot,
    TeVeelBestanden,
    GeenUtf8,
    PadVerlaatProject,
    PadMetBackslash,
    VerkeerdeExtensie,
    BeeldOnleesbaar,
    BeeldTeGroot,
    BeeldOnveilig,
    BeeldZonderAlt,
    Notatie,
    DubbeleSleutel,
    TeDiep,
    Datum,
    Getal,
    DubbeleSleutelBestanden,
    TeVeelWaarden,
    OnbekendeSleutel,
    VerplichteSleutel,
    VerkeerdSoort,
    OnbekendeWaarde,
    Vorm,
    BuitenGrenzen,
    NietPassend,
    OnbekendeVerwijzing,
    DubbeleId,
    Kringverwijzing,
    OnbekendInLijst,
    NegatiefAantal,
    GebrokenAantal,
    PercentageZonderNoemer,
    PercentageTeHoog,
    BereikOmgekeerd,
    PeriodeOmgekeerd,
    TabelKolom,
    TabelRij,
    TabelGetal,
    TabelFormule,
    TabelCodering,
    TabelTeLang,
    TabelNotatie,
    TabelLeeg,
    OnbekendKader,
    LegUitOnbekendeEis,
    LegUitNietToegestaan,
    LegUitVerlopen,
    LegUitTeKort,
    LegUitOngebruikt,
    LegUitOnvolledig,
    LegUitOnbekendElement,
    LegUitInToekomst,
    LegUitOmgekeerd,
    LegUitHerhaald,
    KaderPad,
    KaderWoord,
    KaderToets,
    KaderCitaat,
    KaderTeGroot,
    KaderLosser,
    KaderZonderWet,
    KaderVoorbeeld,
    Proza,
    FormuleNotatie,
    FormuleOnbekend,
    FormuleKeuze,
    FormuleRekenen,
    FormuleAfgeschermd,
    FormuleOnaf,
    FormuleOnvolledig,
    FiguurLeeg,
    FiguurOptelling,
    FiguurTeGroot,
    FiguurSleutel,
    TotaalWijktAf,
    TotaalZonderAfspraak,
    RekensomWijktAf,
    StandWijktAf,
    PeriodenWijkenAf,
    GebiedenWijkenAf,
    PlanTekort,
    BuitenBereik,
    NietOpTellen,
    DoelOnvergelijkbaar,
    PrijsgrensWijktAf,
    BronOud,
    VervangenGebruikt,
    CijferDubbel,
    BuitenLooptijd,
    GeenHonderd,
    TeKleinAantal,
    TekstWijktAf,
    VoortgangMeting,
    VoortgangEenheid,
    VoortgangPeriode,
    ZinLang,
    WoordMoeilijk,
    AfkortingOnbekend,
    WoordNaastBegrip,
    TekstOnaf,
    RegioLidOntbreekt,
    RegioLidAnder,
    RegioLidFouten,
    RegioPeriode,
    RegioEenheid,
    RegioOptellen,
    RegioVerborgen,
    RegioVerdeling,
    RegioEenzijdig,
    RegioTegenspraak,
    RegioAfspraakLos,
    KleurToken,
    KleurContrast,
    TokenOnbruikbaar,
    LetterOnbruikbaar,
    PubliekOnleesbaar,
    PubliekMist,
    ZienswijzeZonderReactie,
    ZienswijzeZonderGevolg,
    PakketTeLang,
    SjabloonOnbekend,
    SjabloonTekst,
    SjabloonStijlblad,
    SjabloonPagina,
    SjabloonGestopt,
    SjabloonVerouderd,
    SjabloonWaarschuwing,
}

impl Code {
    /// Every code, in order.
    pub const ALL: &'static [Self] = &[
        Self::GeenManifest,
        Self::BestandOntbreekt,
        Self::BestandOnleesbaar,
        Self::BestandTeGroot,
        Self::TeVeelBestanden,
        Self::GeenUtf8,
        Self::PadVerlaatProject,
        Self::PadMetBackslash,
        Self::VerkeerdeExtensie,
        Self::BeeldOnleesbaar,
        Self::BeeldTeGroot,
        Self::BeeldOnveilig,
        Self::BeeldZonderAlt,
        Self::Notatie,
        Self::DubbeleSleutel,
        Self::TeDiep,
        Self::Datum,
        Self::Getal,
        Self::DubbeleSleutelBestanden,
        Self::TeVeelWaarden,
        Self::OnbekendeSleutel,
        Self::VerplichteSleutel,
        Self::VerkeerdSoort,
        Self::OnbekendeWaarde,
        Self::Vorm,
        Self::BuitenGrenzen,
        Self::NietPassend,
        Self::OnbekendeVerwijzing,
        Self::DubbeleId,
        Self::Kringverwijzing,
        Self::OnbekendInLijst,
        Self::NegatiefAantal,
        Self::GebrokenAantal,
        Self::PercentageZonderNoemer,
        Self::PercentageTeHoog,
        Self::BereikOmgekeerd,
        Self::PeriodeOmgekeerd,
        Self::TabelKolom,
        Self::TabelRij,
        Self::TabelGetal,
        Self::TabelFormule,
        Self::TabelCodering,
        Self::TabelTeLang,
        Self::TabelNotatie,
        Self::TabelLeeg,
        Self::OnbekendKader,
        Self::LegUitOnbekendeEis,
        Self::LegUitNietToegestaan,
        Self::LegUitVerlopen,
        Self::LegUitTeKort,
        Self::LegUitOngebruikt,
        Self::LegUitOnvolledig,
        Self::LegUitOnbekendElement,
        Self::LegUitInToekomst,
        Self::LegUitOmgekeerd,
        Self::LegUitHerhaald,
        Self::KaderPad,
        Self::KaderWoord,
        Self::KaderToets,
        Self::KaderCitaat,
        Self::KaderTeGroot,
        Self::KaderLosser,
        Self::KaderZonderWet,
        Self::KaderVoorbeeld,
        Self::Proza,
        Self::FormuleNotatie,
        Self::FormuleOnbekend,
        Self::FormuleKeuze,
        Self::FormuleRekenen,
        Self::FormuleAfgeschermd,
        Self::FormuleOnaf,
        Self::FormuleOnvolledig,
        Self::FiguurLeeg,
        Self::FiguurOptelling,
        Self::FiguurTeGroot,
        Self::FiguurSleutel,
        Self::TotaalWijktAf,
        Self::TotaalZonderAfspraak,
        Self::RekensomWijktAf,
        Self::StandWijktAf,
        Self::PeriodenWijkenAf,
        Self::GebiedenWijkenAf,
        Self::PlanTekort,
        Self::BuitenBereik,
        Self::NietOpTellen,
        Self::DoelOnvergelijkbaar,
        Self::PrijsgrensWijktAf,
        Self::BronOud,
        Self::VervangenGebruikt,
        Self::CijferDubbel,
        Self::BuitenLooptijd,
        Self::GeenHonderd,
        Self::TeKleinAantal,
        Self::TekstWijktAf,
        Self::VoortgangMeting,
        Self::VoortgangEenheid,
        Self::VoortgangPeriode,
        Self::ZinLang,
        Self::WoordMoeilijk,
        Self::AfkortingOnbekend,
        Self::WoordNaastBegrip,
        Self::TekstOnaf,
        Self::RegioLidOntbreekt,
        Self::RegioLidAnder,
        Self::RegioLidFouten,
        Self::RegioPeriode,
        Self::RegioEenheid,
        Self::RegioOptellen,
        Self::RegioVerborgen,
        Self::RegioVerdeling,
        Self::RegioEenzijdig,
        Self::RegioTegenspraak,
        Self::RegioAfspraakLos,
        Self::KleurToken,
        Self::KleurContrast,
        Self::TokenOnbruikbaar,
        Self::LetterOnbruikbaar,
        Self::PubliekOnleesbaar,
        Self::PubliekMist,
        Self::ZienswijzeZonderReactie,
        Self::ZienswijzeZonderGevolg,
        Self::PakketTeLang,
        Self::SjabloonOnbekend,
        Self::SjabloonTekst,
        Self::SjabloonStijlblad,
        Self::SjabloonPagina,
        Self::SjabloonGestopt,
        Self::SjabloonVerouderd,
        Self::SjabloonWaarschuwing,
    ];

    /// The code as printed, e.g. `BS201`.
    pub const fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// Whether it is about an own template, without which nothing is made.
    pub const fn is_sjabloon(self) -> bool {
        matches!(
            self,
            Self::SjabloonOnbekend
                | Self::SjabloonTekst
                | Self::SjabloonStijlblad
                | Self::SjabloonPagina
                | Self::SjabloonGestopt
                | Self::SjabloonVerouderd
                | Self::SjabloonWaarschuwing
        )
    }

    /// How much a finding with this code weighs, unless it says otherwise.
    pub const fn severity(self) -> Severity {
        self.facts().1
    }

    /// What the code stands for, in Dutch.
    pub const fn title(self) -> &'static str {
        self.facts().2
    }

    #[expect(clippy::too_many_lines, reason = "one line a code, as in a table")]
    const fn facts(self) -> (&'static str, Severity, &'static str) {
        use Severity::{Advies, Fout, Let};
        match self {
            Self::GeenManifest => ("BS001", Fout, "het projectbestand ontbreekt"),
            Self::BestandOntbreekt => ("BS002", Fout, "een bestand ontbreekt"),
            Self::BestandOnleesbaar => ("BS003", Fout, "een bestand of map is niet te lezen"),
            Self::BestandTeGroot => ("BS004", Fout, "een bestand is te groot"),
            Self::TeVeelBestanden => ("BS005", Fout, "het project is te groot"),
            Self::GeenUtf8 => ("BS006", Fout, "een bestand is geen UTF-8"),
            Self::PadVerlaatProject => ("BS007", Fout, "een pad verlaat het project"),
            Self::PadMetBackslash => ("BS008", Fout, "een pad heeft een backslash"),
            Self::VerkeerdeExtensie => ("BS009", Fout, "een bestand heeft de verkeerde extensie"),
            Self::BeeldOnleesbaar => ("BS010", Fout, "een beeld is niet te lezen"),
            Self::BeeldTeGroot => ("BS011", Fout, "een beeld heeft te veel beeldpunten"),
            Self::BeeldOnveilig => ("BS012", Fout, "een beeld haalt iets van buiten"),
            Self::BeeldZonderAlt => ("BS013", Fout, "een beeld heeft geen tekstalternatief"),
            Self::Notatie => ("BS101", Fout, "de notatie klopt niet"),
            Self::DubbeleSleutel => ("BS102", Fout, "een sleutel staat twee keer in een tabel"),
            Self::TeDiep => ("BS103", Fout, "te diep genest"),
            Self::Datum => ("BS104", Fout, "een datum bestaat niet"),
            Self::Getal => ("BS105", Fout, "een getal is niet te lezen"),
            Self::DubbeleSleutelBestanden => ("BS106", Fout, "een sleutel staat in twee bestanden"),
            Self::TeVeelWaarden => ("BS107", Fout, "het project heeft te veel waarden"),
            Self::OnbekendeSleutel => ("BS201", Fout, "een sleutel is onbekend"),
            Self::VerplichteSleutel => ("BS202", Fout, "een verplichte sleutel ontbreekt"),
            Self::VerkeerdSoort => ("BS203", Fout, "een waarde is van de verkeerde soort"),
            Self::OnbekendeWaarde => ("BS204", Fout, "een waarde is onbekend"),
            Self::Vorm => ("BS205", Fout, "een tekst heeft niet de juiste vorm"),
            Self::BuitenGrenzen => ("BS206", Fout, "een waarde valt buiten de grenzen"),
            Self::NietPassend => ("BS207", Fout, "een waarde past niet"),
            Self::OnbekendeVerwijzing => ("BS301", Fout, "een verwijzing wijst nergens naar"),
            Self::DubbeleId => ("BS302", Fout, "een id staat er twee keer"),
            Self::Kringverwijzing => ("BS303", Fout, "verwijzingen lopen in een kring"),
            Self::OnbekendInLijst => ("BS304", Let, "een waarde staat niet in de lijst"),
            Self::NegatiefAantal => ("BS401", Fout, "een aantal is negatief"),
            Self::GebrokenAantal => ("BS402", Fout, "een aantal is niet heel"),
            Self::PercentageZonderNoemer => ("BS403", Fout, "een percentage mist zijn noemer"),
            Self::PercentageTeHoog => ("BS404", Fout, "een percentage is hoger dan 100"),
            Self::BereikOmgekeerd => ("BS405", Fout, "een bereik staat op zijn kop"),
            Self::PeriodeOmgekeerd => ("BS406", Fout, "een periode eindigt voor hij begint"),
            Self::TabelKolom => ("BS501", Fout, "een tabel mist een kolom of heeft er een te veel"),
            Self::TabelRij => ("BS502", Fout, "een rij heeft niet het juiste aantal cellen"),
            Self::TabelGetal => ("BS503", Fout, "een cel is geen getal"),
            Self::TabelFormule => ("BS504", Fout, "een cel bevat een formule"),
            Self::TabelCodering => ("BS505", Advies, "een tabel is niet in UTF-8"),
            Self::TabelTeLang => ("BS506", Fout, "een tabel heeft te veel rijen"),
            Self::TabelNotatie => ("BS507", Advies, "een tabel heeft de Engelse notatie"),
            Self::TabelLeeg => ("BS508", Let, "een tabel is leeg"),
            Self::OnbekendKader => ("BS600", Fout, "een kader bestaat niet"),
            Self::LegUitOnbekendeEis => {
                ("BS601", Fout, "een afwijking noemt een eis die er niet is")
            }
            Self::LegUitNietToegestaan => ("BS602", Fout, "van deze eis mag niet worden afgeweken"),
            Self::LegUitVerlopen => ("BS603", Let, "een afwijking is verlopen"),
            Self::LegUitTeKort => ("BS604", Fout, "een motivering is te kort"),
            Self::LegUitOngebruikt => ("BS605", Let, "een afwijking is niet nodig"),
            Self::LegUitOnvolledig => ("BS606", Let, "bij een afwijking ontbreekt het besluit"),
            Self::LegUitOnbekendElement => {
                ("BS607", Fout, "een afwijking noemt een onderdeel dat de eis niet kent")
            }
            Self::LegUitInToekomst => ("BS608", Let, "een besluit om af te wijken is er nog niet"),
            Self::LegUitOmgekeerd => ("BS609", Fout, "een afwijking eindigt voor het besluit"),
            Self::LegUitHerhaald => ("BS610", Let, "dezelfde motivering staat bij meer eisen"),
            Self::KaderPad => ("BS620", Fout, "een pad in een kader bestaat niet"),
            Self::KaderWoord => ("BS621", Fout, "een woord in een kader kan niet voorkomen"),
            Self::KaderToets => ("BS622", Fout, "een toets in een kader klopt niet"),
            Self::KaderCitaat => ("BS623", Fout, "een citaat is veranderd"),
            Self::KaderTeGroot => ("BS624", Fout, "eigen kaders zijn te groot"),
            Self::KaderLosser => ("BS625", Let, "een eigen eis is losser dan wat zij aanscherpt"),
            Self::KaderZonderWet => ("BS626", Let, "de wet is niet gekozen"),
            Self::KaderVoorbeeld => ("BS627", Let, "een voorbeeld in een kader klopt niet"),
            Self::Proza => ("BS701", Advies, "een tekst kan niet worden gedrukt zoals bedoeld"),
            Self::FormuleNotatie => ("BS702", Fout, "een formule is niet te lezen"),
            Self::FormuleOnbekend => ("BS703", Fout, "een formule noemt iets dat er niet is"),
            Self::FormuleKeuze => ("BS704", Fout, "een formule kiest geen of te veel cijfers"),
            Self::FormuleRekenen => ("BS705", Fout, "een formule rekent met wat niet samengaat"),
            Self::FormuleAfgeschermd => {
                ("BS706", Fout, "een formule kan een afgeschermd cijfer verraden")
            }
            Self::FormuleOnaf => ("BS707", Advies, "accolades in een tekst beginnen geen formule"),
            Self::FormuleOnvolledig => {
                ("BS708", Advies, "een getal in een tekst is onvolledig of vervangen")
            }
            Self::FiguurLeeg => ("BS711", Let, "een tabel of grafiek heeft niets om te tonen"),
            Self::FiguurOptelling => {
                ("BS712", Fout, "een tabel of grafiek telt op wat niet bij elkaar mag")
            }
            Self::FiguurTeGroot => ("BS713", Let, "een tabel of grafiek is te groot"),
            Self::FiguurSleutel => ("BS714", Let, "een sleutel van een grafiek doet niets"),
            Self::TotaalWijktAf => ("BS801", Fout, "een totaal is niet de som van zijn delen"),
            Self::TotaalZonderAfspraak => {
                ("BS802", Let, "delen passen niet bij een totaal dat niet zegt waarover het gaat")
            }
            Self::RekensomWijktAf => ("BS803", Fout, "een rekensom klopt niet"),
            Self::StandWijktAf => ("BS804", Let, "begin en verandering zijn samen niet het eind"),
            Self::PeriodenWijkenAf => ("BS805", Fout, "jaren zijn samen niet de hele periode"),
            Self::GebiedenWijkenAf => ("BS806", Let, "gebieden zijn samen niet het grotere gebied"),
            Self::PlanTekort => ("BS807", Let, "er zijn minder plannen dan er nodig is"),
            Self::BuitenBereik => ("BS808", Let, "wat is gerealiseerd valt buiten het bereik"),
            Self::NietOpTellen => {
                ("BS809", Fout, "getallen zijn gemengd die niet bij elkaar horen")
            }
            Self::DoelOnvergelijkbaar => {
                ("BS810", Let, "begin en streven van een doel zijn niet te vergelijken")
            }
            Self::PrijsgrensWijktAf => ("BS811", Fout, "een prijsgrens is anders dan in het kader"),
            Self::BronOud => ("BS812", Let, "een bron is oud"),
            Self::VervangenGebruikt => ("BS813", Let, "een vervangen cijfer wordt nog gebruikt"),
            Self::CijferDubbel => ("BS814", Fout, "hetzelfde cijfer staat er twee keer"),
            Self::BuitenLooptijd => ("BS815", Let, "een cijfer valt buiten de looptijd"),
            Self::GeenHonderd => ("BS816", Let, "percentages zijn samen geen 100"),
            Self::TeKleinAantal => ("BS817", Let, "een aantal personen is te klein om te tonen"),
            Self::TekstWijktAf => {
                ("BS818", Advies, "een tekst noemt een ander getal dan de cijfers")
            }
            Self::VoortgangMeting => ("BS830", Let, "een meting kiest cijfers die niet samengaan"),
            Self::VoortgangEenheid => ("BS831", Let, "een meting heeft een andere eenheid"),
            Self::VoortgangPeriode => ("BS832", Let, "de perioden van een meting passen niet"),
            Self::ZinLang => ("BS840", Advies, "een zin is lang"),
            Self::WoordMoeilijk => ("BS841", Advies, "een moeilijk woord heeft een gewoner woord"),
            Self::AfkortingOnbekend => ("BS842", Advies, "een afkorting wordt niet uitgelegd"),
            Self::WoordNaastBegrip => ("BS843", Advies, "twee woorden staan voor hetzelfde"),
            Self::TekstOnaf => ("BS844", Advies, "een tekst is nog niet af"),
            Self::RegioLidOntbreekt => ("BS901", Let, "een lid van de regio ontbreekt"),
            Self::RegioLidAnder => ("BS902", Fout, "cijfers zijn van een andere gemeente"),
            Self::RegioLidFouten => ("BS903", Fout, "de gegevens van een lid zijn niet in orde"),
            Self::RegioPeriode => ("BS904", Let, "een lid telt over andere jaren dan de regio"),
            Self::RegioEenheid => ("BS905", Let, "een lid telt in een andere eenheid dan de regio"),
            Self::RegioOptellen => ("BS906", Let, "cijfers van een lid zijn niet op te tellen"),
            Self::RegioVerborgen => ("BS907", Let, "een afgeschermd getal is uit te rekenen"),
            Self::RegioVerdeling => {
                ("BS908", Let, "de verdeling telt niet op tot de regionale opgave")
            }
            Self::RegioEenzijdig => ("BS909", Fout, "een afspraak staat maar aan een kant"),
            Self::RegioTegenspraak => ("BS910", Fout, "afspraken spreken elkaar tegen"),
            Self::RegioAfspraakLos => ("BS911", Let, "een afspraak telt niet mee"),
            Self::KleurToken => ("BS921", Advies, "de huisstijl komt uit design tokens"),
            Self::KleurContrast => ("BS922", Let, "een kleur valt te weinig op"),
            Self::TokenOnbruikbaar => ("BS923", Let, "een design token is niet te gebruiken"),
            Self::LetterOnbruikbaar => ("BS924", Let, "een lettertype is niet te gebruiken"),
            Self::PubliekOnleesbaar => ("BS930", Fout, "niet duidelijk is voor wie iets is"),
            Self::PubliekMist => ("BS931", Let, "een uitgave mist iets dat zij nodig heeft"),
            Self::ZienswijzeZonderReactie => ("BS935", Let, "een zienswijze heeft geen reactie"),
            Self::ZienswijzeZonderGevolg => {
                ("BS936", Let, "een reactie zegt niet of het stuk wijzigt")
            }
            Self::PakketTeLang => ("BS937", Let, "een stuk van het pakket is te lang"),
            Self::SjabloonOnbekend => ("BS941", Let, "een bestand bij de sjablonen doet niets"),
            Self::SjabloonTekst => ("BS942", Fout, "een eigen tekst is niet te lezen"),
            Self::SjabloonStijlblad => ("BS943", Fout, "een eigen stijlblad kan zo niet"),
            Self::SjabloonPagina => ("BS944", Fout, "een eigen sjabloon van de PDF klopt niet"),
            Self::SjabloonGestopt => ("BS945", Fout, "een eigen sjabloon kost te veel"),
            Self::SjabloonVerouderd => {
                ("BS946", Advies, "een eigen sjabloon is van een oudere versie")
            }
            Self::SjabloonWaarschuwing => {
                ("BS947", Let, "een eigen sjabloon geeft een waarschuwing")
            }
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
