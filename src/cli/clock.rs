//! The only place that knows what day it is.

use std::env;

use bouwsteen::Error;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::failure::Failure;

/// The rule for Dutch summer time; with it the day is the same on every machine, without a database.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// Today in the Netherlands, or the day (UTC) that `SOURCE_DATE_EPOCH` fixes.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line reads the clock and the environment"
)]
pub(crate) fn today() -> Result<Date, Failure> {
    let Some(fixed) = env::var_os("SOURCE_DATE_EPOCH") else {
        let zone = TimeZone::posix(DUTCH_TIME).expect("the rule is valid");
        return Ok(Timestamp::now().to_zoned(zone).date());
    };
    fixed
        .to_str()
        .and_then(|text| text.trim().parse().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .map(|moment| moment.to_zoned(TimeZone::UTC).date())
        .ok_or_else(|| {
            Failure::from(Error::new("`SOURCE_DATE_EPOCH` is geen geheel aantal seconden"))
                .with_help("haal deze variabele weg, of geef een getal zoals 1767225600")
        })
}
