//! Works out what a formula comes to: exact, with ranges as ranges, and hidden numbers hidden.

use std::{cell::RefCell, collections::HashMap};

use rust_decimal::{Decimal, RoundingStrategy};

use super::{
    Misser, Uitslag, inhoud, kiezen, kort,
    lezen::{self, Term, Vorm, Vraag},
    weigeren,
};
use crate::{
    cijfers::{Cijfer, Cijfers, Hoeveelheid, Waarde, Wanneer},
    diagnostic::Code,
    document::text,
    model::keuze::Nauwkeurigheid,
    taal,
};

/// Between a number and its unit.
const VAST: &str = "\u{a0}";
/// The most characters of an outcome.
const LANGST: usize = 200;
/// How many rows all formulas of a project may look at; adding a row counts as looking at many.
const BUDGET: usize = 500_000_000;
const PER_ROW_ADDED: usize = 20;
/// After so many mistakes nobody reads what was meant.
const MOST_SUGGESTIONS: usize = 100;

/// Works out formulas over one table of numbers, each formula once.
#[derive(Debug)]
pub struct Rekenaar<'a> {
    cijfers: &'a Cijfers,
    drempel: u32,
    stand: RefCell<Stand>,
}

#[derive(Debug, Default)]
struct Stand {
    bekend: HashMap<String, Uitslag>,
    gezien: usize,
    missers: usize,
}

/// A number in the making.
#[derive(Debug, Clone, Copy)]
struct Grootheid<'a> {
    hoeveel: Hoeveelheid<'a>,
    wanneer: Wanneer,
    /// What of it is shown.
    toon: Toon,
    /// Without its unit.
    kaal: bool,
    /// A share is rounded when it is printed, unless that was asked for.
    aandeel: bool,
}

/// What of a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toon {
    /// The number in digits.
    Getal,
    /// The number in words.
    Woord,
    /// When it holds.
    Wanneer,
}

/// What came out, and what the author should know about it.
type Gerekend<'a> = (Grootheid<'a>, Option<Misser>);

impl<'a> Rekenaar<'a> {
    /// Numbers below `drempel` may be hidden; they are printed as `< drempel`.
    pub fn new(cijfers: &'a Cijfers, drempel: u32) -> Self {
        Self { cijfers, drempel, stand: RefCell::default() }
    }

    /// What a formula comes to, with or without its braces.
    pub fn reken(&self, formule: &str) -> Uitslag {
        let text = inhoud(formule);
        if let Some(known) = self.stand.borrow().bekend.get(text) {
            return known.clone();
        }
        let found = self.uitslag(text);
        let mut stand = self.stand.borrow_mut();
        stand.missers += usize::from(matches!(found, Uitslag::Fout(_)));
        stand.bekend.insert(text.to_owned(), found.clone());
        found
    }

    fn uitslag(&self, text: &str) -> Uitslag {
        let gerekend = match lezen::lees(text) {
            Ok(Term::Plaats(plaats)) => return Uitslag::Plaats(plaats),
            Ok(term) => self.term(&term),
            Err(misser) => Err(misser),
        };
        match gerekend {
            Err(misser) => Uitslag::Fout(misser),
            Ok((made, advice)) => match self.schrijf(&made) {
                Ok(words) => Uitslag::Tekst(words, advice),
                Err(reason) => Uitslag::Onbekend(reason),
            },
        }
    }

    fn term(&self, term: &Term) -> Result<Gerekend<'a>, Misser> {
        match term {
            Term::Cijfer(vraag) => self.cijfer(vraag),
            Term::Som(vraag) => self.som(vraag),
            Term::Verschil(one, other) => self.samen(one, other, Grootheid::min),
            Term::Aandeel(one, other) => self.samen(one, other, Grootheid::deel),
            Term::Vorm(inner, vorm) => {
                let (made, advice) = self.term(inner)?;
                Ok((made.vorm(*vorm)?, advice))
            }
            Term::Plaats(plaats) => {
                Err(weigeren::rekenen(format!("een {} is geen getal", plaats.soort)))
            }
        }
    }

    pub(super) fn kies(&self, vraag: &Vraag) -> Result<Vec<Cijfer<'a>>, Misser> {
        // An id is found at once; for anything else every row is looked at.
        self.besteed(if vraag.ids.is_empty() { self.cijfers.len() } else { vraag.ids.len() })?;
        let seeks = self.stand.borrow().missers < MOST_SUGGESTIONS;
        kiezen::kies(self.cijfers, vraag, seeks)
    }

    fn besteed(&self, rows: usize) -> Result<(), Misser> {
        let mut stand = self.stand.borrow_mut();
        stand.gezien = stand.gezien.saturating_add(rows);
        if stand.gezien <= BUDGET {
            return Ok(());
        }
        let message = "de formules samen kijken naar te veel cijfers";
        Err(weigeren::rekenen(message).hulp("gebruik minder formules"))
    }

    fn cijfer(&self, vraag: &Vraag) -> Result<Gerekend<'a>, Misser> {
        let chosen = self.kies(vraag)?;
        let [only] = chosen[..] else {
            let names: Vec<String> =
                chosen.iter().take(3).map(|one| weigeren::naam(*one)).collect();
            let more = if chosen.len() > 3 { " en meer" } else { "" };
            let message = format!(
                "{} cijfers passen bij deze keuze: {}{more}",
                chosen.len(),
                names.join(", ")
            );
            let help = "kies er een met nog een kenmerk, of tel ze op met `som`";
            return Err(Misser::new(Code::FormuleKeuze, message).hulp(help));
        };
        Ok((Grootheid::van(only), oud(only)))
    }

    fn som(&self, vraag: &Vraag) -> Result<Gerekend<'a>, Misser> {
        let chosen = self.kies(vraag)?;
        self.besteed(chosen.len().saturating_mul(PER_ROW_ADDED))?;
        let sum = self.cijfers.som(&chosen).map_err(|no| weigeren::som(self.cijfers, &no))?;
        let Some(first) = sum.delen.first().copied() else {
            let mut unknown = Grootheid::van(sum.onbekend[0]);
            unknown.hoeveel.waarde = Waarde::Onbekend(reden(sum.onbekend[0]));
            return Ok((unknown, None));
        };
        let hidden = sum.delen.iter().chain(&sum.onbekend).any(|cijfer| cijfer.is_afgeschermd());
        if hidden && sum.delen.len() + sum.onbekend.len() > 1 {
            return Err(weigeren::afgeschermd());
        }
        let mut made = Grootheid::van(first);
        made.wanneer = sum.wanneer;
        made.hoeveel.nauwkeurigheid = sum.nauwkeurigheid;
        made.hoeveel.waarde = bereik(sum.min, sum.max);
        if sum.onbekend.is_empty() {
            return Ok((made, chosen.iter().find_map(|one| oud(*one))));
        }
        made.hoeveel.nauwkeurigheid = None;
        made.hoeveel.waarde = Waarde::Bereik(Some(sum.min), None);
        let count = sum.onbekend.len();
        let message = match count {
            1 => format!("in deze som is {} nog niet bekend", weigeren::naam(sum.onbekend[0])),
            _ => {
                format!("in deze som zijn {count} van de {} cijfers nog niet bekend", chosen.len())
            }
        };
        let help = "er staat nu `ten minste`; laat de onbekende cijfers weg uit de keuze als dat niet klopt";
        Ok((made, Some(Misser::new(Code::FormuleOnvolledig, message).hulp(help))))
    }

    fn samen(
        &self,
        one: &Term,
        other: &Term,
        reken: fn(&Grootheid<'a>, &Grootheid<'a>) -> Result<Grootheid<'a>, Misser>,
    ) -> Result<Gerekend<'a>, Misser> {
        let (one, advice) = self.term(one)?;
        let (other, more) = self.term(other)?;
        if one.hoeveel.afgeschermd || other.hoeveel.afgeschermd {
            return Err(weigeren::afgeschermd());
        }
        for part in [&one, &other] {
            if matches!(part.hoeveel.waarde, Waarde::Onbekend(_)) {
                return Ok((*part, None));
            }
        }
        Ok((reken(&one, &other)?, advice.or(more)))
    }

    /// The outcome as text, or why it is not known.
    fn schrijf(&self, made: &Grootheid<'_>) -> Result<String, String> {
        let hoeveel = made.afgerond_aandeel();
        if let (Waarde::Onbekend(reason), Toon::Getal | Toon::Woord) = (hoeveel.waarde, made.toon) {
            return Err(short(reason));
        }
        let words = match made.toon {
            Toon::Wanneer => made.wanneer.tekst().unwrap_or_default(),
            Toon::Getal if made.kaal => hoeveel.getal(self.drempel),
            Toon::Getal => hoeveel.tekst(self.drempel, VAST),
            Toon::Woord => {
                let word = |value| taal::in_words(value).map(str::to_owned);
                let write = |value| word(value).unwrap_or_else(|| taal::number(value));
                let number = hoeveel.met(self.drempel, write);
                let bare = made.kaal || hoeveel.afgeschermd;
                if bare { number } else { number + &hoeveel.achter(VAST) }
            }
        };
        Ok(short(&words))
    }
}

impl<'a> Grootheid<'a> {
    fn van(cijfer: Cijfer<'a>) -> Self {
        let mut hoeveel = Hoeveelheid::from(cijfer);
        if matches!(hoeveel.waarde, Waarde::Leeg | Waarde::Bereik(None, None)) {
            hoeveel.waarde = Waarde::Onbekend(reden(cijfer));
        }
        let wanneer = cijfer.wanneer();
        Self { hoeveel, wanneer, toon: Toon::Getal, kaal: false, aandeel: false }
    }

    fn grenzen(&self) -> Result<(Decimal, Decimal), Misser> {
        match self.hoeveel.waarde {
            Waarde::Getal(value) => Ok((value, value)),
            Waarde::Bereik(Some(min), Some(max)) => Ok((min, max)),
            Waarde::Tekst(words) => {
                Err(weigeren::rekenen(format!("met `{}` is niet te rekenen", kort(words))))
            }
            Waarde::Bereik(..) | Waarde::Leeg | Waarde::Onbekend(_) => {
                let message = "van een van de cijfers is alleen de onder- of bovengrens bekend";
                Err(weigeren::rekenen(message))
            }
        }
    }

    fn min(&self, other: &Self) -> Result<Self, Misser> {
        self.vergelijkbaar(other)?;
        let ((a, b), (c, d)) = (self.grenzen()?, other.grenzen()?);
        let (min, max) = (a.checked_sub(d), b.checked_sub(c));
        let mut made = *self;
        made.hoeveel.waarde = uitkomst(min, max)?;
        let exact = other.hoeveel.nauwkeurigheid.map(omgekeerd);
        made.hoeveel.nauwkeurigheid = ruimste(self.hoeveel.nauwkeurigheid, exact);
        Ok(made)
    }

    fn deel(&self, whole: &Self) -> Result<Self, Misser> {
        self.vergelijkbaar(whole)?;
        let ((a, b), (c, d)) = (self.grenzen()?, whole.grenzen()?);
        if c <= Decimal::ZERO && d >= Decimal::ZERO {
            return Err(weigeren::rekenen("het geheel is nul; daar is geen aandeel van"));
        }
        if a < Decimal::ZERO || c < Decimal::ZERO {
            return Err(weigeren::rekenen("van een getal onder nul is geen aandeel te geven"));
        }
        let share = |part: Decimal, whole: Decimal| {
            part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
        };
        let mut made = *self;
        made.hoeveel.waarde = uitkomst(share(a, d), share(b, c))?;
        let exact = whole.hoeveel.nauwkeurigheid.map(omgekeerd);
        made.hoeveel.nauwkeurigheid = ruimste(self.hoeveel.nauwkeurigheid, exact);
        (made.hoeveel.eenheid, made.hoeveel.van, made.aandeel) = ("procent", None, true);
        Ok(made)
    }

    /// Whether the two are about the same unit and about times that fit each other.
    fn vergelijkbaar(&self, other: &Self) -> Result<(), Misser> {
        let (one, two) = (self.hoeveel.eenheid, other.hoeveel.eenheid);
        if one != two {
            let message = format!("de eenheden zijn niet gelijk: {} en {}", kort(one), kort(two));
            return Err(weigeren::rekenen(message));
        }
        if self.hoeveel.van != other.hoeveel.van {
            return Err(weigeren::rekenen("het zijn percentages van verschillende dingen"));
        }
        let fits = match (self.wanneer, other.wanneer) {
            (Wanneer::Onbekend, _) | (_, Wanneer::Onbekend) => true,
            (Wanneer::Peildatum(_), Wanneer::Peildatum(_)) => true,
            (Wanneer::Periode { .. }, Wanneer::Periode { .. }) => {
                let same = self.wanneer.halve_jaren() == other.wanneer.halve_jaren();
                same || within(self.wanneer, other.wanneer) || within(other.wanneer, self.wanneer)
            }
            (Wanneer::Peildatum(_), Wanneer::Periode { .. })
            | (Wanneer::Periode { .. }, Wanneer::Peildatum(_)) => false,
        };
        let message = "de cijfers gelden niet voor dezelfde tijd";
        fits.then_some(()).ok_or_else(|| {
            weigeren::rekenen(message).hulp("kies één tijd met `periode=` of `peildatum=`")
        })
    }

    fn vorm(mut self, vorm: Vorm) -> Result<Self, Misser> {
        match vorm {
            Vorm::Getal => self.kaal = true,
            Vorm::Woord => self.toon = Toon::Woord,
            Vorm::Wanneer => {
                if self.wanneer == Wanneer::Onbekend {
                    let message = "bij het cijfer staat geen periode en geen peildatum";
                    return Err(weigeren::rekenen(message));
                }
                self.toon = Toon::Wanneer;
            }
            Vorm::Afgerond(step) => self.afronden(step)?,
            Vorm::Procent(decimals) => {
                if self.hoeveel.eenheid != "procent" && !self.hoeveel.afgeschermd {
                    let message = "`procent` kan alleen achter een percentage of `aandeel`";
                    return Err(weigeren::rekenen(message));
                }
                self.hoeveel.waarde = each(self.hoeveel.waarde, |value| Some(op(value, decimals)))?;
                self.aandeel = false;
            }
        }
        Ok(self)
    }

    /// To the nearest multiple; what changed is no longer exact.
    fn afronden(&mut self, step: Decimal) -> Result<(), Misser> {
        if self.hoeveel.afgeschermd {
            return Ok(());
        }
        let before = self.hoeveel.waarde;
        self.hoeveel.waarde = each(before, |value| {
            let times = op(value.checked_div(step)?, 0);
            Some(times.checked_mul(step)?.normalize())
        })?;
        let exact = matches!(self.hoeveel.nauwkeurigheid, None | Some(Nauwkeurigheid::Exact));
        if exact && before != self.hoeveel.waarde && matches!(before, Waarde::Getal(_)) {
            self.hoeveel.nauwkeurigheid = Some(Nauwkeurigheid::Circa);
        }
        self.aandeel = false;
        Ok(())
    }

    fn afgerond_aandeel(&self) -> Hoeveelheid<'a> {
        let mut hoeveel = self.hoeveel;
        if self.aandeel
            && let Ok(rounded) = each(hoeveel.waarde, |value| Some(op(value, 0)))
        {
            hoeveel.waarde = rounded;
        }
        hoeveel
    }
}

fn bereik<'a>(min: Decimal, max: Decimal) -> Waarde<'a> {
    if min == max { Waarde::Getal(min) } else { Waarde::Bereik(Some(min), Some(max)) }
}

fn uitkomst<'a>(min: Option<Decimal>, max: Option<Decimal>) -> Result<Waarde<'a>, Misser> {
    let both = min.zip(max).map(|(min, max)| bereik(min, max));
    both.ok_or_else(|| weigeren::rekenen("de uitkomst is te groot"))
}

fn each(
    value: Waarde<'_>,
    change: impl Fn(Decimal) -> Option<Decimal>,
) -> Result<Waarde<'_>, Misser> {
    let large = || weigeren::rekenen("de uitkomst is te groot");
    let one = |value: Decimal| change(value).ok_or_else(large);
    Ok(match value {
        Waarde::Getal(value) => Waarde::Getal(one(value)?),
        Waarde::Bereik(min, max) => {
            let (min, max) = (min.map(one).transpose()?, max.map(one).transpose()?);
            match (min, max) {
                (Some(min), Some(max)) => bereik(min, max),
                open => Waarde::Bereik(open.0, open.1),
            }
        }
        Waarde::Leeg | Waarde::Tekst(_) | Waarde::Onbekend(_) => value,
    })
}

/// Half away from zero, as everyone learns at school; always with that many decimals.
fn op(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded =
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// How exact what is taken away makes the outcome.
fn omgekeerd(exact: Nauwkeurigheid) -> Nauwkeurigheid {
    match exact {
        Nauwkeurigheid::Minimaal => Nauwkeurigheid::Maximaal,
        Nauwkeurigheid::Maximaal => Nauwkeurigheid::Minimaal,
        Nauwkeurigheid::Ruim => Nauwkeurigheid::Bijna,
        Nauwkeurigheid::Bijna => Nauwkeurigheid::Ruim,
        same => same,
    }
}

/// The least exact of two.
fn ruimste(one: Option<Nauwkeurigheid>, other: Option<Nauwkeurigheid>) -> Option<Nauwkeurigheid> {
    match (one, other) {
        (None | Some(Nauwkeurigheid::Exact), other) => other.or(one),
        (one, None | Some(Nauwkeurigheid::Exact)) => one,
        (one, other) if one == other => one,
        _ => Some(Nauwkeurigheid::Circa),
    }
}

fn within(one: Wanneer, other: Wanneer) -> bool {
    one.jaren().zip(other.jaren()).is_some_and(|((a, b), (c, d))| c <= a && b <= d)
}

fn reden(cijfer: Cijfer<'_>) -> &str {
    match cijfer.waarde() {
        Waarde::Onbekend(reason) => reason,
        Waarde::Tekst(words) => words,
        Waarde::Leeg | Waarde::Getal(_) | Waarde::Bereik(..) => "het getal is nog niet ingevuld",
    }
}

/// Says that there is a newer number.
fn oud(cijfer: Cijfer<'_>) -> Option<Misser> {
    let newer = cijfer.vervangen_door()?;
    let message = format!("{} is vervangen door `{}`", weigeren::naam(cijfer), kort(newer));
    let help = "gebruik het nieuwe cijfer, of laat het staan als het om het oude getal gaat";
    Some(Misser::new(Code::FormuleOnvolledig, message).hulp(help))
}

fn short(words: &str) -> String {
    let visible = text::visible(words);
    let mut out: String = visible.chars().take(LANGST).collect();
    if visible.chars().count() > LANGST {
        out.pop();
        out.push('…');
    }
    out
}
