//! A small chart of every kind, and what any chart at all may look like.

use bouwsteen::grafiek::{
    Grafiek, Inhoud, Licht, Moment, Periode, Punt, Reeks, Reeksen, Rij, Signaal, Staaf, Stand,
    Status, Voortgang,
};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

pub(crate) fn number(text: &str) -> Punt {
    Punt::getal(text.parse::<Decimal>().expect("a number"))
}

pub(crate) fn range(min: &str, max: &str) -> Punt {
    let decimal = |text: &str| text.parse().expect("a number");
    Punt::Bereik { min: decimal(min), max: decimal(max) }
}

pub(crate) fn about(text: &str) -> Punt {
    let waarde = text.parse().expect("a number");
    Punt::Getal { waarde, nauwkeurigheid: Some("circa".to_owned()) }
}

pub(crate) fn empty(reason: &str) -> Punt {
    Punt::Leeg(reason.to_owned())
}

pub(crate) fn bar(naam: &str, punt: Punt) -> Staaf {
    Staaf { naam: naam.to_owned(), punt }
}

fn row(naam: &str, punten: Vec<Punt>) -> Rij {
    Rij { naam: naam.to_owned(), punten }
}

fn line(naam: &str, punten: Vec<Punt>) -> Reeks {
    Reeks { naam: naam.to_owned(), punten }
}

fn at(punt: Punt, moment: &str) -> Stand {
    Stand { punt, moment: Some(moment.to_owned()) }
}

fn status(signaal: Signaal) -> Status {
    Status { signaal, woord: String::new() }
}

pub(crate) fn chart(titel: &str, eenheid: &str, inhoud: Inhoud) -> Grafiek {
    let (titel, eenheid) = (titel.to_owned(), eenheid.to_owned());
    Grafiek { titel, eenheid, kop: String::new(), inhoud }
}

fn series() -> Reeksen {
    Reeksen {
        namen: vec!["Sociale huur".to_owned(), "Koop".to_owned(), "Middenhuur".to_owned()],
        rijen: vec![
            row("Lindewaard", vec![number("120"), range("60", "80"), number("45")]),
            row("Oosterveld", vec![number("40"), number("0"), empty("onbekend")]),
        ],
    }
}

fn progress() -> Inhoud {
    let rij = |naam: &str, eenheid: Option<&str>, nul, nu, doel| Voortgang {
        naam: naam.to_owned(),
        eenheid: eenheid.map(str::to_owned),
        nulwaarde: at(nul, "2024"),
        gerealiseerd: at(nu, "2026"),
        streefwaarde: at(doel, "2031"),
    };
    Inhoud::Voortgang {
        rijen: vec![
            rij(
                "Nultredenwoningen",
                Some("woningen"),
                number("400"),
                number("640"),
                number("1000"),
            ),
            rij("Wachttijd", Some("maanden"), number("14"), number("15"), range("6", "8")),
            rij("Ontmoetingsplekken", None, empty("onbekend"), number("3"), number("9")),
        ],
    }
}

fn planning() -> Inhoud {
    let rij = |naam: &str, start, eind, signaal: Option<Signaal>| Periode {
        naam: naam.to_owned(),
        start,
        eind,
        status: signaal.map(status),
    };
    let quarter = Moment::Kwartaal { jaar: 2026, kwartaal: 2 };
    let day = Moment::Dag(date(2026, 12, 31));
    Inhoud::Tijdlijn {
        rijen: vec![
            rij("Verordening vaststellen", Some(quarter), Some(day), Some(Signaal::Klaar)),
            rij("Bouwen", Some(Moment::Jaar(2027)), None, Some(Signaal::LooptAchter)),
            rij("Afspraken", None, Some(Moment::Jaar(2029)), Some(Signaal::OpKoers)),
            rij("Standplaatsen", None, None, None),
        ],
        vandaag: Some(date(2027, 5, 12)),
    }
}

fn lights() -> Inhoud {
    let rij = |naam: &str, signaal, toelichting: Option<&str>| Licht {
        naam: naam.to_owned(),
        status: status(signaal),
        toelichting: toelichting.map(str::to_owned),
    };
    Inhoud::Stoplicht {
        rijen: vec![
            rij("Verordening vaststellen", Signaal::Klaar, None),
            rij("Nultredenwoningen", Signaal::OpKoers, None),
            rij("Geclusterd wonen", Signaal::LooptAchter, Some("De grond komt later vrij.")),
            rij("Standplaatsen", Signaal::Onbekend, None),
        ],
    }
}

fn lines() -> Inhoud {
    let sure = vec![number("1210"), about("1290"), empty("onbekend")];
    let hoped = vec![empty("onbekend"), number("1290"), range("1300", "1450")];
    let reeksen = vec![line("Gerealiseerd", sure), line("Verwacht", hoped)];
    Inhoud::Lijn { jaren: vec![2025, 2026, 2027], reeksen }
}

/// A chart of every kind with the unit of its numbers.
pub(crate) fn every_kind() -> Vec<Grafiek> {
    let bars = vec![
        bar("Ouderen", about("1240")),
        bar("Mensen met een beperking", range("180", "260")),
        bar("Woonwagenbewoners", empty("< 10")),
        bar("Studenten", number("-40")),
    ];
    vec![
        chart("Woonbehoefte", "wooneenheden", Inhoud::Staven { rijen: bars }),
        chart("Plannen per kern", "woningen", Inhoud::Gestapeld(series())),
        chart("Plannen per kern", "woningen", Inhoud::Gegroepeerd(series())),
        chart("Voorraad", "woningen", lines()),
        chart("Voortgang van de doelen", "", progress()),
        chart("Planning", "", planning()),
        chart("Stand van de maatregelen", "", lights()),
    ]
}

/// Words of users, and what nobody should ever write.
fn words() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "<script>alert(1)</script>".to_owned(),
        "&amp; \" ' <!-- ]]> <![CDATA[".to_owned(),
        "\u{0}\u{1}\u{202e}om\u{feff}\u{fffe}\u{2028}x".to_owned(),
        "😀👨‍👩‍👧 中文 عربي e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".to_owned(),
        "onafgebrokenlangwoord".repeat(30),
        "een lang verhaal over wonen en zorg ".repeat(20),
        "  ".to_owned(),
    ]);
    prop_oneof![3 => "[a-zA-Z -]{0,40}", 1 => any::<String>(), 2 => hostile]
}

fn decimals() -> impl Strategy<Value = Decimal> {
    let any = (any::<i128>(), 0_u32..=28)
        .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits >> 33, scale));
    let ends = [Decimal::MIN, Decimal::MAX, Decimal::ZERO, Decimal::new(1, 28)];
    prop_oneof![4 => (-3000_i64..3000).prop_map(Decimal::from), 1 => any, 1 => prop::sample::select(ends.to_vec())]
}

fn points() -> impl Strategy<Value = Punt> {
    prop_oneof![
        3 => (decimals(), prop::option::of(words()))
            .prop_map(|(waarde, nauwkeurigheid)| Punt::Getal { waarde, nauwkeurigheid }),
        1 => (decimals(), decimals()).prop_map(|(min, max)| Punt::Bereik { min, max }),
        1 => words().prop_map(Punt::Leeg),
    ]
}

fn moments() -> impl Strategy<Value = Option<Moment>> {
    let moment = prop_oneof![
        3 => (2020_i16..2040).prop_map(Moment::Jaar),
        1 => any::<i16>().prop_map(Moment::Jaar),
        1 => (any::<i16>(), any::<u8>()).prop_map(|(jaar, kwartaal)| Moment::Kwartaal { jaar, kwartaal }),
        1 => (2020_i16..2040, 1_i8..=12).prop_map(|(year, month)| Moment::Dag(date(year, month, 28))),
    ];
    prop::option::of(moment)
}

fn statuses() -> impl Strategy<Value = Status> {
    let signals = vec![Signaal::Klaar, Signaal::OpKoers, Signaal::LooptAchter, Signaal::Onbekend];
    (prop::sample::select(signals), words()).prop_map(|(signaal, woord)| Status { signaal, woord })
}

fn any_series() -> impl Strategy<Value = Reeksen> {
    let rij = (words(), vec(points(), 0..16)).prop_map(|(naam, punten)| Rij { naam, punten });
    (vec(words(), 0..16), vec(rij, 0..50)).prop_map(|(namen, rijen)| Reeksen { namen, rijen })
}

fn any_lines() -> impl Strategy<Value = Inhoud> {
    let years = prop_oneof![3 => vec(2015_i16..2040, 0..20), 1 => vec(any::<i16>(), 0..200)];
    let reeks = (words(), vec(points(), 0..20)).prop_map(|(naam, punten)| Reeks { naam, punten });
    (years, vec(reeks, 0..15)).prop_map(|(jaren, reeksen)| Inhoud::Lijn { jaren, reeksen })
}

fn any_progress() -> impl Strategy<Value = Inhoud> {
    let stand =
        || (points(), prop::option::of(words())).prop_map(|(punt, moment)| Stand { punt, moment });
    let rij = (words(), prop::option::of(words()), stand(), stand(), stand()).prop_map(
        |(naam, eenheid, nulwaarde, gerealiseerd, streefwaarde)| Voortgang {
            naam,
            eenheid,
            nulwaarde,
            gerealiseerd,
            streefwaarde,
        },
    );
    vec(rij, 0..30).prop_map(|rijen| Inhoud::Voortgang { rijen })
}

fn any_planning() -> impl Strategy<Value = Inhoud> {
    let rij = (words(), moments(), moments(), prop::option::of(statuses()))
        .prop_map(|(naam, start, eind, status)| Periode { naam, start, eind, status });
    let today = prop::option::of((2015_i16..2045).prop_map(|year| date(year, 2, 28)));
    (vec(rij, 0..50), today).prop_map(|(rijen, vandaag)| Inhoud::Tijdlijn { rijen, vandaag })
}

fn any_lights() -> impl Strategy<Value = Inhoud> {
    let rij = (words(), statuses(), prop::option::of(words()))
        .prop_map(|(naam, status, toelichting)| Licht { naam, status, toelichting });
    vec(rij, 0..50).prop_map(|rijen| Inhoud::Stoplicht { rijen })
}

/// Any chart.
pub(crate) fn charts() -> impl Strategy<Value = Grafiek> {
    let staaf = (words(), points()).prop_map(|(naam, punt)| Staaf { naam, punt });
    let inhoud = prop_oneof![
        vec(staaf, 0..50).prop_map(|rijen| Inhoud::Staven { rijen }),
        any_series().prop_map(Inhoud::Gestapeld),
        any_series().prop_map(Inhoud::Gegroepeerd),
        any_lines(),
        any_progress(),
        any_planning(),
        any_lights(),
    ];
    (words(), words(), words(), inhoud).prop_map(|(titel, eenheid, kop, inhoud)| Grafiek {
        titel,
        eenheid,
        kop,
        inhoud,
    })
}
