//! The rules about comparing: plans and needs, goals, amounts, sources, times, people and prose.

use super::Rekenregel;
use crate::diagnostic::Code;

pub(super) const REGELS: &[Rekenregel] = &[
    Rekenregel {
        code: Code::PlanTekort,
        titel: "Plannen en behoefte",
        uitleg: "Alleen als `planuitval` bij `[rekenen]` staat: de plannen min de uitval zijn niet minder dan de behoefte, of zonder behoefte de opgave. Dat geldt voor het geheel, per segment en per woningtype, voor plannen in de jaren van de behoefte.",
        goed: r#"[rekenen]
planuitval = 20
[[cijferblok]]
standaard = { segment = "sociale-huur", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { soort = "plan", aantal = 500 },
  { soort = "behoefte", aantal = 400 },
]"#,
        fout: r#"[rekenen]
planuitval = 20
[[cijferblok]]
standaard = { segment = "sociale-huur", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { soort = "plan", aantal = 450 },
  { soort = "behoefte", aantal = 400 },
]"#,
    },
    Rekenregel {
        code: Code::BuitenBereik,
        titel: "Realisatie en bereik",
        uitleg: "Wat is gerealiseerd ligt in het bereik van het plan, het doel of de norm met dezelfde kenmerken. Een getal met `minimaal` of `maximaal` is ook een grens.",
        goed: r#"[[cijferblok]]
standaard = { onderwerp = "nieuwe woningen", eenheid = "woning", periode = "2027" }
cijfer = [
  { soort = "plan", aantal = { min = 100, max = 140 } },
  { soort = "realisatie", aantal = 120 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { onderwerp = "nieuwe woningen", eenheid = "woning", periode = "2027" }
cijfer = [
  { soort = "plan", aantal = { min = 100, max = 140 } },
  { soort = "realisatie", aantal = 90 },
]"#,
    },
    Rekenregel {
        code: Code::DoelOnvergelijkbaar,
        titel: "Begin en streven van een doel",
        uitleg: "De nulwaarde en de streefwaarde van een doel hebben dezelfde eenheid, zijn van hetzelfde geheel en gaan over even lange perioden. Anders staat erbij wat het per jaar is.",
        goed: r#"[[ambitie]]
id = "a"
titel = "Meer woningen"
[[doel]]
id = "d"
ambitie = "a"
omschrijving = "Meer woningen"
nulwaarde = { aantal = 100, eenheid = "woning", periode = "2025" }
streefwaarde = { aantal = 140, eenheid = "woning", periode = "2030" }"#,
        fout: r#"[[ambitie]]
id = "a"
titel = "Meer woningen"
[[doel]]
id = "d"
ambitie = "a"
omschrijving = "Meer woningen"
nulwaarde = { aantal = 100, eenheid = "woning", periode = "2025" }
streefwaarde = { aantal = 140, eenheid = "woning", periode = "2027-2031" }"#,
    },
    Rekenregel {
        code: Code::PrijsgrensWijktAf,
        titel: "Prijsgrenzen",
        uitleg: "Een `[[prijsgrens]]` heeft het bedrag dat het kader voor dat jaar noemt. Is dat bedrag in de bron zelf gelezen, dan is een ander bedrag een fout; anders een aandachtspunt. Een eigen indeling met `lokale-naam` mag binnen de grenzen liggen.",
        goed: r#"[[prijsgrens]]
segment = "sociale-huur"
peiljaar = 2026
bovengrens = 932.93"#,
        fout: r#"[[prijsgrens]]
segment = "sociale-huur"
peiljaar = 2026
bovengrens = 900.07"#,
    },
    Rekenregel {
        code: Code::BronOud,
        titel: "Oude bronnen",
        uitleg: "Een bron van cijfers over voorraad, behoefte of opgave is hoogstens twee jaar oud op de dag van de toets, of zo oud als `bron-jaren` bij `[rekenen]` zegt. Er is één melding per bron.",
        goed: r#"[[bron]]
id = "onderzoek"
naam = "Onderzoek"
datum = 2025-06-01
[[cijfer]]
soort = "behoefte"
eenheid = "woning"
periode = "2027-2031"
aantal = 100
bron = "onderzoek""#,
        fout: r#"[[bron]]
id = "onderzoek"
naam = "Onderzoek"
datum = 2019-06-01
[[cijfer]]
soort = "behoefte"
eenheid = "woning"
periode = "2027-2031"
aantal = 100
bron = "onderzoek""#,
    },
    Rekenregel {
        code: Code::VervangenGebruikt,
        titel: "Vervangen cijfers",
        uitleg: "Een cijfer met `vervangen-door` wordt niet meer gebruikt in een waarde, een rekensom of een andere keuze. Wijst het naar een cijfer dat zelf ook is vervangen, dan is dat een advies; via andere naar zichzelf is altijd mis.",
        goed: r#"[gemeente]
naam = "A"
inwoners = { cijfer = "nieuw" }
[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "persoon" }
cijfer = [
  { id = "oud", peildatum = 2024-01-01, aantal = 38000, vervangen-door = "nieuw" },
  { id = "nieuw", peildatum = 2026-01-01, aantal = 38400 },
]"#,
        fout: r#"[gemeente]
naam = "A"
inwoners = { cijfer = "oud" }
[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "persoon" }
cijfer = [
  { id = "oud", peildatum = 2024-01-01, aantal = 38000, vervangen-door = "nieuw" },
  { id = "nieuw", peildatum = 2026-01-01, aantal = 38400 },
]"#,
    },
    Rekenregel {
        code: Code::BuitenLooptijd,
        titel: "Buiten de looptijd",
        uitleg: "Een plan, doel of opgave gaat over jaren in de looptijd van het document, of in de jaren daarna tot en met de doorkijk.",
        goed: r#"[document]
looptijd = "2027-2031"
doorkijk = 2040
[[cijfer]]
soort = "plan"
eenheid = "woning"
periode = "2032-2035"
aantal = 100"#,
        fout: r#"[document]
looptijd = "2027-2031"
[[cijfer]]
soort = "plan"
eenheid = "woning"
periode = "2020-2024"
aantal = 100"#,
    },
    Rekenregel {
        code: Code::TeKleinAantal,
        titel: "Kleine aantallen mensen",
        uitleg: "Een aantal personen of huishoudens van een groep in een gebied of gemeente is niet kleiner dan 10, of dan `privacydrempel` bij `[toets]`, tenzij het is afgeschermd. Een afgeschermd getal is ook niet uit te rekenen uit een totaal en de andere delen.",
        goed: r#"[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "persoon", peildatum = 2026-01-01, gemeente = "A" }
cijfer = [
  { groep = "dakloos", aantal = 6, afschermen = true },
  { groep = "ouderen", aantal = 400 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "persoon", peildatum = 2026-01-01, gemeente = "A" }
cijfer = [
  { groep = "dakloos", aantal = 6 },
  { groep = "ouderen", aantal = 400 },
]"#,
    },
    Rekenregel {
        code: Code::TekstWijktAf,
        titel: "Getallen in teksten",
        uitleg: "Alleen met `teksten-nalezen = true` bij `[rekenen]`: noemt een zin een getal met een eenheid en ook waar een cijfer over gaat, dan heeft een van die cijfers dat getal.",
        goed: r#"[rekenen]
teksten-nalezen = true
[opgave]
tekst = "Voor alle groepen samen zijn 1.576 woningen nodig."
[[cijfer]]
soort = "behoefte"
onderwerp = "alle groepen samen"
eenheid = "woning"
periode = "2027-2031"
aantal = 1576"#,
        fout: r#"[rekenen]
teksten-nalezen = true
[opgave]
tekst = "Voor alle groepen samen zijn 1.567 woningen nodig."
[[cijfer]]
soort = "behoefte"
onderwerp = "alle groepen samen"
eenheid = "woning"
periode = "2027-2031"
aantal = 1576"#,
    },
];
