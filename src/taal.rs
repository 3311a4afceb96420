//! Dutch numbers, dates, sums of money and the order of words.

mod spelling;

use std::{cmp::Ordering, str::FromStr, sync::LazyLock};

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{DateTimeFormatter, fieldsets, input::Date as IsoDate};
use icu_decimal::{DecimalFormatter, input::Decimal as Cijfers};
use icu_locale_core::{Locale, locale};
use jiff::civil::Date;
use rust_decimal::Decimal;

pub(crate) use spelling::words;

const NEDERLANDS: Locale = locale!("nl-NL");

static NUMBERS: LazyLock<DecimalFormatter> = LazyLock::new(|| {
    let formatter = DecimalFormatter::try_new(
        NEDERLANDS.into(),
        icu_decimal::options::DecimalFormatterOptions::default(),
    );
    formatter.expect("invariant: the data for Dutch numbers is compiled in")
});

static DATES: LazyLock<DateTimeFormatter<fieldsets::YMD>> = LazyLock::new(|| {
    DateTimeFormatter::try_new(NEDERLANDS.into(), fieldsets::YMD::long())
        .expect("invariant: the data for Dutch dates is compiled in")
});

static ORDER: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(NEDERLANDS.into(), CollatorOptions::default())
        .expect("invariant: the data for Dutch order is compiled in")
});

/// `1234.5` as `1.234,5`; trailing zeros are kept as they were written.
pub(crate) fn number(value: Decimal) -> String {
    match Cijfers::from_str(&value.to_string()) {
        Ok(digits) => NUMBERS.format(&digits).to_string().replace('-', "\u{2212}"),
        Err(_) => value.to_string(),
    }
}

/// `120`, or `100 tot 140` for a range.
pub(crate) fn range(min: Decimal, max: Decimal) -> String {
    if min == max { number(min) } else { format!("{} tot {}", number(min), number(max)) }
}

/// A year or a code: no thousands separator.
pub(crate) fn plain_number(text: &str) -> String {
    text.trim_start_matches('+').to_owned()
}

/// An amount in euro: whole amounts without cents, others with two decimals where they have at most two.
pub(crate) fn euro(value: Decimal) -> String {
    let value = value.normalize();
    let cents = if value.scale() == 0 || value.scale() > 2 { value } else { with_cents(value) };
    format!("€\u{a0}{}", number(cents))
}

fn with_cents(mut value: Decimal) -> Decimal {
    value.rescale(2);
    value
}

/// Whole numbers up to twenty in words.
pub(crate) fn in_words(value: Decimal) -> Option<&'static str> {
    const WORDS: [&str; 21] = [
        "nul",
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
        "twintig",
    ];
    let whole = usize::try_from(value).ok().filter(|_| value.is_integer())?;
    WORDS.get(whole).copied()
}

/// `2026-10-13` as `13 oktober 2026`.
pub(crate) fn date(date: Date) -> String {
    let month = u8::try_from(date.month()).unwrap_or(1);
    let day = u8::try_from(date.day()).unwrap_or(1);
    match IsoDate::try_new_iso(i32::from(date.year()), month, day) {
        Ok(iso) => DATES.format(&iso).to_string(),
        Err(_) => date.to_string(),
    }
}

/// The Dutch order of two words, with upper and lower case together.
pub(crate) fn order(left: &str, right: &str) -> Ordering {
    ORDER.compare(left, right).then_with(|| left.cmp(right))
}

/// The plain letters of a small letter with a mark, as far as Dutch and its neighbours have them.
pub(crate) const fn without_mark(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ĳ' => "ij",
        'ß' => "ss",
        _ => return None,
    })
}

/// First letter as a capital; `ij` at the start becomes `IJ`.
pub(crate) fn capital(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `a, b en c`.
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} en {last}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{capital, date, euro, list, number, order};
    use rust_decimal::Decimal;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn numbers_and_amounts_are_dutch() {
        assert_eq!(number(decimal("1234567.50")), "1.234.567,50");
        assert_eq!(number(decimal("-450.5")), "\u{2212}450,5");
        assert_eq!(euro(decimal("932.93")), "€\u{a0}932,93");
        assert_eq!(euro(decimal("713.5")), "€\u{a0}713,50");
        assert_eq!(euro(decimal("420000")), "€\u{a0}420.000");
    }

    #[test]
    fn dates_and_words_are_dutch() {
        assert_eq!(date(jiff::civil::date(2026, 7, 1)), "1 juli 2026");
        assert_eq!(capital("ijsbaan"), "IJsbaan");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b en c");
        assert!(order("één", "twee").is_lt() && order("Aap", "boom").is_lt());
    }
}
