//! Reads the sheets of an `OpenDocument` workbook.
//!
//! `calamine` reads these too, but it waits for ever on a sheet that is cut off, repeats cells without
//! bound, and does not tell what is merged or shown as a percentage.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

use super::Weigering;
use super::container::{Archive, damaged, protected, xml};
use super::excel::{MAX_MERGED, iso};
use super::sheet::{Area, Budget, Content, Gathering, LAST_COLUMN, LAST_ROW, Sheet, too_large};

/// The sheets with the cells of those that `wants` picks by name and whether they are hidden.
pub(super) fn read(
    archive: &mut Archive<'_>,
    wants: &dyn Fn(&str, bool) -> bool,
) -> Result<Vec<Sheet>, Weigering> {
    if is_protected(archive)? {
        return Err(protected());
    }
    let part = archive.by_name("content.xml").map_err(|_| damaged())?;
    let mut reading = Reading { xml: xml(part), buffer: Vec::new(), budget: Budget::new() };
    reading.workbook(wants)
}

fn is_protected(archive: &mut Archive<'_>) -> Result<bool, Weigering> {
    let Ok(part) = archive.by_name("META-INF/manifest.xml") else { return Ok(false) };
    let mut reader = xml(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) if tag.name().0 == "manifest:encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

struct Reading<R: Read> {
    xml: quick_xml::Reader<BufReader<R>>,
    buffer: Vec<u8>,
    budget: Budget,
}

/// What happens next in the file.
enum Step {
    Open(BytesStart<'static>),
    Close(String),
    Text(String),
    End,
}

/// The part of a sheet that has been read.
#[derive(Default)]
struct Table {
    gathering: Gathering,
    merged: Vec<Area>,
    row: u32,
    column: u32,
}

impl<R: Read> Reading<R> {
    fn step(&mut self) -> Result<Step, Weigering> {
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer).map_err(|_| damaged())?;
            return Ok(match event {
                Event::Start(tag) => Step::Open(tag.into_owned()),
                Event::End(tag) => Step::Close(tag.name().0.to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Step::Text(entity(&name)),
                Event::DocType(_) => return Err(damaged()),
                Event::Eof => Step::End,
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    /// Passes over an element that is open.
    fn skip(&mut self, tag: &BytesStart<'_>) -> Result<(), Weigering> {
        self.buffer.clear();
        let name = QName(tag.name().0);
        self.xml.read_to_end_into(name, &mut self.buffer).map(|_| ()).map_err(|_| damaged())
    }

    fn workbook(&mut self, wants: &dyn Fn(&str, bool) -> bool) -> Result<Vec<Sheet>, Weigering> {
        let (mut sheets, mut hidden, mut style) = (Vec::new(), BTreeSet::new(), None);
        loop {
            match self.step()? {
                Step::Open(tag) => match tag.name().0 {
                    "style:style" => style = attribute(&tag, "style:name"),
                    "style:table-properties"
                        if attribute(&tag, "table:display").as_deref() == Some("false") =>
                    {
                        hidden.extend(style.clone());
                    }
                    "table:table" => {
                        let style = attribute(&tag, "table:style-name");
                        let hidden = style.is_some_and(|style| hidden.contains(&style));
                        sheets.push(self.sheet(&tag, hidden, wants)?);
                    }
                    _ => {}
                },
                Step::End => return Ok(sheets),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    fn sheet(
        &mut self,
        tag: &BytesStart<'_>,
        hidden: bool,
        wants: &dyn Fn(&str, bool) -> bool,
    ) -> Result<Sheet, Weigering> {
        let name = attribute(tag, "table:name").unwrap_or_default();
        if !wants(&name, hidden) {
            self.skip(tag)?;
            return Ok(Sheet { name, hidden, rows: None, merged: Vec::new() });
        }
        let mut table = Table::default();
        loop {
            match self.step()? {
                Step::Open(tag) => match tag.name().0 {
                    "table:table-row" => self.row(&tag, &mut table)?,
                    "table:table" | "table:shapes" | "office:forms" => self.skip(&tag)?,
                    _ => {}
                },
                Step::Close(name) if name == "table:table" => break,
                Step::End => return Err(damaged()),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        let rows = Some(table.gathering.rows()?);
        Ok(Sheet { name, hidden, rows, merged: table.merged })
    }

    fn row(&mut self, tag: &BytesStart<'_>, table: &mut Table) -> Result<(), Weigering> {
        let repeated = count(tag, "table:number-rows-repeated");
        table.column = 0;
        let mut cells = Vec::new();
        loop {
            match self.step()? {
                Step::Open(tag) => match tag.name().0 {
                    "table:table-cell" | "table:covered-table-cell" => {
                        let (from, repeated, found) = self.cell(&tag, table)?;
                        cells.extend(
                            found.map(|(content, formula)| (from, repeated, content, formula)),
                        );
                    }
                    _ => self.skip(&tag)?,
                },
                Step::Close(_) => break,
                Step::Text(_) => {}
                Step::End => return Err(damaged()),
            }
        }
        if !cells.is_empty() {
            let rows = table.row..=table.row.saturating_add(repeated - 1).min(LAST_ROW);
            for row in rows {
                self.place(row, &cells, table)?;
            }
        }
        table.row = table.row.saturating_add(repeated);
        Ok(())
    }

    /// Puts the cells of a row in a sheet; a cell may stand there many times.
    fn place(
        &mut self,
        row: u32,
        cells: &[(u32, u32, Content, bool)],
        table: &mut Table,
    ) -> Result<(), Weigering> {
        for (from, repeated, content, formula) in cells {
            let columns = *from..=from.saturating_add(repeated - 1).min(LAST_COLUMN);
            for column in columns {
                let content = content.clone();
                table.gathering.push(row, column, content, *formula, &mut self.budget)?;
            }
        }
        Ok(())
    }

    /// Where a cell starts, how often it stands there, and what is in it.
    #[expect(clippy::type_complexity, reason = "three answers to one question, used once")]
    fn cell(
        &mut self,
        tag: &BytesStart<'_>,
        table: &mut Table,
    ) -> Result<(u32, u32, Option<(Content, bool)>), Weigering> {
        let from = table.column;
        let repeated = count(tag, "table:number-columns-repeated");
        table.column = from.saturating_add(repeated);
        let (wide, high) =
            (count(tag, "table:number-columns-spanned"), count(tag, "table:number-rows-spanned"));
        if wide > 1 || high > 1 {
            if table.merged.len() == MAX_MERGED {
                return Err(too_large());
            }
            let end = (table.row.saturating_add(high - 1), from.saturating_add(wide - 1));
            table.merged.push(Area { start: (table.row, from), end });
        }
        let text = self.text(tag)?;
        let formula = attribute(tag, "table:formula").is_some();
        let content = if tag.name().0 == "table:covered-table-cell" {
            // What a merged cell hides is not what the user sees.
            None
        } else {
            content(tag, &text).or_else(|| formula.then_some(Content::NoOutcome))
        };
        Ok((from, repeated, content.map(|content| (content, formula))))
    }

    /// The paragraphs of a cell; notes and drawings are no part of it.
    fn text(&mut self, cell: &BytesStart<'_>) -> Result<String, Weigering> {
        let mut text = String::new();
        let mut paragraphs = 0_usize;
        let mut depth = 0_usize;
        loop {
            match self.step()? {
                Step::Open(tag) => match tag.name().0 {
                    "text:p" => {
                        text.push_str(if paragraphs > 0 { "\n" } else { "" });
                        paragraphs += 1;
                        depth += 1;
                    }
                    "text:s" => {
                        let spaces = count(&tag, "text:c").min(100);
                        (0..spaces).for_each(|_| text.push(' '));
                        depth += 1;
                    }
                    "text:tab" | "text:line-break" => {
                        text.push(' ');
                        depth += 1;
                    }
                    "text:span" | "text:a" => depth += 1,
                    _ => self.skip(&tag)?,
                },
                Step::Text(more) if depth > 0 => text.push_str(&more),
                Step::Text(_) => {}
                Step::Close(name) if depth == 0 && name == cell.name().0 => return Ok(text),
                Step::Close(_) => depth = depth.saturating_sub(1),
                Step::End => return Err(damaged()),
            }
        }
    }
}

fn content(tag: &BytesStart<'_>, text: &str) -> Option<Content> {
    if attribute(tag, "calcext:value-type").as_deref() == Some("error") {
        return Some(Content::Error(text.trim().to_owned()));
    }
    let kind = attribute(tag, "office:value-type")?;
    match kind.as_str() {
        "float" | "currency" | "percentage" => {
            let value = attribute(tag, "office:value")?;
            Some(value.parse().map_or_else(
                |_| Content::Error(value.clone()),
                |number| Content::number(number, kind == "percentage"),
            ))
        }
        "date" => attribute(tag, "office:date-value").map(|date| iso(&date)),
        "time" => Some(Content::Error("tijd zonder datum".to_owned())),
        "boolean" => {
            attribute(tag, "office:boolean-value").map(|value| Content::Bool(value == "true"))
        }
        _ => {
            let written = attribute(tag, "office:string-value");
            Content::text(written.as_deref().unwrap_or(text))
        }
    }
}

/// The character that a name stands for; a name of the file's own making stays as it is.
fn entity(name: &BytesRef<'_>) -> String {
    if let Ok(Some(char)) = name.resolve_char_ref() {
        return char.to_string();
    }
    let name = name.as_ref();
    let known = quick_xml::escape::resolve_xml_entity(name);
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let mut found = all.with_checks(false).flatten().filter(|found| found.key.0 == name);
    let value = found.next()?;
    let known = value.normalized_value(XmlVersion::Implicit1_0);
    Some(known.map_or_else(|_| value.value.clone().into_owned(), std::borrow::Cow::into_owned))
}

/// How often something stands there: at least once, and a number that is none is one.
fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
