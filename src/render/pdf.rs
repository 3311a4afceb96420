//! Writes a document as PDF.
use jiff::civil::Date;
use crate::{document::Document, error::Error};
/// x
pub fn write(_document: &Document, _today: Date) -> Result<Vec<u8>, Error> { Err(Error::new("")) }
