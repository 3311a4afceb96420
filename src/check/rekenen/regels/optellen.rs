//! The rules about adding up: parts and totals, sums, times, places, and what is in a row twice.

use super::Rekenregel;
use crate::diagnostic::Code;

pub(super) const REGELS: &[Rekenregel] = &[
    Rekenregel {
        code: Code::TotaalWijktAf,
        titel: "Delen en hun totaal",
        uitleg: "Een cijfer met `totaal-over` is de som van de rijen die dat kenmerk wel hebben en verder hetzelfde zeggen. Afronding mag, als `afgerond-op` het zegt. Is een getal een schatting, dan is het verschil een aandachtspunt. Een bereik past als het de som raakt. Ontbreekt een deel of is het afgeschermd, dan wordt er niet gerekend.",
        goed: r#"[[cijferblok]]
standaard = { soort = "behoefte", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { groep = "ouderen", aantal = 60 },
  { groep = "starters", aantal = 40 },
  { totaal-over = ["groep"], aantal = 100 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "behoefte", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { groep = "ouderen", aantal = 60 },
  { groep = "starters", aantal = 40 },
  { totaal-over = ["groep"], aantal = 110 },
]"#,
    },
    Rekenregel {
        code: Code::TotaalZonderAfspraak,
        titel: "Rijen die op een totaal lijken",
        uitleg: "Een rij die hetzelfde zegt als andere rijen maar één kenmerk mist, lijkt hun totaal. Zijn de delen samen meer, dan is dat een aandachtspunt; zijn ze minder, dan een advies. Met `totaal-over` is het geen vermoeden meer.",
        goed: r#"[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "woning", peildatum = 2026-01-01 }
cijfer = [
  { segment = "sociale-huur", aantal = 300 },
  { segment = "middenhuur", aantal = 100 },
  { aantal = 400 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "voorraad", eenheid = "woning", peildatum = 2026-01-01 }
cijfer = [
  { segment = "sociale-huur", aantal = 300 },
  { segment = "middenhuur", aantal = 100 },
  { aantal = 350 },
]"#,
    },
    Rekenregel {
        code: Code::RekensomWijktAf,
        titel: "Rekensommen van de gemeente",
        uitleg: "Een `[[rekensom]]` is een aandeel, een som, een verschil of een stand. Een percentage mag zijn afgerond op de decimalen die er staan. De som staat ook in het document. Zonder `uitkomst` rekent het document die uit.",
        goed: r#"[[rekensom]]
id = "aandeel-sociaal"
soort = "aandeel"
deel = { cijfer = "sociaal" }
geheel = { cijfer = "alles" }
uitkomst = { cijfer = "aandeel" }
[[cijferblok]]
standaard = { soort = "plan", periode = "2027-2031", eenheid = "woning" }
cijfer = [
  { id = "sociaal", onderwerp = "sociale huur", aantal = 480 },
  { id = "alles", onderwerp = "alle plannen", aantal = 1380 },
  { id = "aandeel", aantal = 34.8, eenheid = "procent", van = "nieuwbouw" },
]"#,
        fout: r#"[[rekensom]]
id = "aandeel-sociaal"
soort = "aandeel"
deel = { cijfer = "sociaal" }
geheel = { cijfer = "alles" }
uitkomst = { cijfer = "aandeel" }
[[cijferblok]]
standaard = { soort = "plan", periode = "2027-2031", eenheid = "woning" }
cijfer = [
  { id = "sociaal", onderwerp = "sociale huur", aantal = 480 },
  { id = "alles", onderwerp = "alle plannen", aantal = 1380 },
  { id = "aandeel", aantal = 35.2, eenheid = "procent", van = "nieuwbouw" },
]"#,
    },
    Rekenregel {
        code: Code::StandWijktAf,
        titel: "Begin, verandering en eind",
        uitleg: "Staat een voorraad op twee dagen en staat er voor precies de jaren daartussen een stroom met dezelfde kenmerken, dan is begin plus verandering het eind. Gaat er ook iets af, gebruik dan een `[[rekensom]]` met `soort = \"stand\"`.",
        goed: r#"[[cijferblok]]
standaard = { onderwerp = "sociale huur", eenheid = "woning" }
cijfer = [
  { soort = "voorraad", peildatum = 2025-01-01, aantal = 4500 },
  { soort = "stroom", periode = "2025", aantal = 80 },
  { soort = "voorraad", peildatum = 2026-01-01, aantal = 4580 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { onderwerp = "sociale huur", eenheid = "woning" }
cijfer = [
  { soort = "voorraad", peildatum = 2025-01-01, aantal = 4500 },
  { soort = "stroom", periode = "2025", aantal = 80 },
  { soort = "voorraad", peildatum = 2026-01-01, aantal = 4600 },
]"#,
    },
    Rekenregel {
        code: Code::PeriodenWijkenAf,
        titel: "Halve jaren, jaren en perioden",
        uitleg: "Staat hetzelfde cijfer er voor een hele periode en voor delen die samen precies die periode zijn, dan is de som van de delen het geheel. Dat geldt voor plannen, realisatie, stroom, behoefte en opgave.",
        goed: r#"[[cijferblok]]
standaard = { soort = "realisatie", eenheid = "woning" }
cijfer = [
  { periode = "2027-h1", aantal = 40 },
  { periode = "2027-h2", aantal = 60 },
  { periode = "2027", aantal = 100 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "realisatie", eenheid = "woning" }
cijfer = [
  { periode = "2027-h1", aantal = 40 },
  { periode = "2027-h2", aantal = 60 },
  { periode = "2027", aantal = 120 },
]"#,
    },
    Rekenregel {
        code: Code::GebiedenWijkenAf,
        titel: "Kernen, gemeente en regio",
        uitleg: "Kernen zijn samen de gemeente, de leden van een regio samen de regio, en deelregio's samen de grotere regio. Er wordt alleen vergeleken als elk deel een cijfer heeft; een deel dat ontbreekt wordt genoemd en telt niet als nul.",
        goed: r#"[gemeente]
naam = "A"
[[regio]]
id = "streek"
naam = "Streek"
lid = ["A", "B"]
[[cijferblok]]
standaard = { soort = "behoefte", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { aantal = 100 },
  { gemeente = "B", aantal = 200 },
  { regio = "streek", aantal = 300 },
]"#,
        fout: r#"[gemeente]
naam = "A"
[[regio]]
id = "streek"
naam = "Streek"
lid = ["A", "B"]
[[cijferblok]]
standaard = { soort = "behoefte", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { aantal = 100 },
  { gemeente = "B", aantal = 200 },
  { regio = "streek", aantal = 350 },
]"#,
    },
    Rekenregel {
        code: Code::NietOpTellen,
        titel: "Wat niet bij elkaar hoort",
        uitleg: "Wie een totaal of een rekensom opschrijft, mag geen soorten, eenheden, noemers of perioden mengen, en niets dubbel tellen: zorggeschikt zit in geclusterd, en sociale huur zit in betaalbaar. Telt elke woning één keer, dan zegt `telt-eenmaal = true` dat.",
        goed: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { segment = "sociale-huur", aantal = 300 },
  { segment = "middenhuur", aantal = 500 },
  { totaal-over = ["segment"], aantal = 800 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "woning", periode = "2027-2031" }
cijfer = [
  { segment = "sociale-huur", aantal = 300 },
  { segment = "betaalbaar", aantal = 500 },
  { totaal-over = ["segment"], aantal = 800 },
]"#,
    },
    Rekenregel {
        code: Code::CijferDubbel,
        titel: "Hetzelfde cijfer twee keer",
        uitleg: "Twee rijen met dezelfde soort, kenmerken, tijd, eenheid en versie zijn hetzelfde cijfer. Verschilt het getal, dan is een van de twee fout.",
        goed: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "woning", periode = "2027" }
cijfer = [
  { groep = "ouderen", aantal = 10 },
  { groep = "starters", aantal = 10 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "woning", periode = "2027" }
cijfer = [
  { groep = "ouderen", aantal = 10 },
  { groep = "ouderen", aantal = 12 },
]"#,
    },
    Rekenregel {
        code: Code::GeenHonderd,
        titel: "Percentages samen honderd",
        uitleg: "Percentages van hetzelfde geheel die alleen in één kenmerk verschillen, zijn samen hoogstens 100, op afronding na. Zijn ze samen bijna 100, of zijn alle waarden van een eigen dimensie er, dan ook niet minder.",
        goed: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "procent", van = "nieuwbouw", periode = "2027-2031" }
cijfer = [
  { segment = "sociale-huur", aantal = 30 },
  { segment = "middenhuur", aantal = 40 },
  { segment = "dure-koop", aantal = 30 },
]"#,
        fout: r#"[[cijferblok]]
standaard = { soort = "plan", eenheid = "procent", van = "nieuwbouw", periode = "2027-2031" }
cijfer = [
  { segment = "sociale-huur", aantal = 30 },
  { segment = "middenhuur", aantal = 50 },
  { segment = "dure-koop", aantal = 30 },
]"#,
    },
];
