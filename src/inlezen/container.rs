//! What kind of file it is, and whether it unpacks to something that fits in memory.

use std::io::{BufReader, Cursor, Read};

use quick_xml::{Reader, events::BytesStart, events::Event};
use zip::ZipArchive;

use super::sheet::{Area, LAST_COLUMN, LAST_ROW};
use super::{GRENS, Weigering};

/// What all parts together may unpack to.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// More parts than a workbook with hundreds of sheets and pictures.
const MAX_PARTS: usize = 5_000;

/// A large part that packs better than this holds nothing that people typed.
const MAX_RATIO: u64 = 250;

/// Below this size the ratio says nothing.
const SMALL: u64 = 8 * 1024 * 1024;

/// Excel itself stops a little earlier, for styles and for the styles below them.
const MAX_STYLES: usize = 2 * 65_536;

/// More texts than cells that are read have no use.
const MAX_TEXTS: u64 = 5_000_000;

/// Excel stops at 255 for a format and 31 for a font; each style has a copy of both.
const MAX_STYLE_TEXT: usize = 1_024;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The kinds of spreadsheet that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Excel,
    OpenDocument,
}

/// The kind of a file, by what is in it and not by its name, when it is safe to read.
pub(super) fn open(bytes: &[u8]) -> Result<(Kind, Archive<'_>), Weigering> {
    if bytes.len() as u64 > GRENS {
        return Err(Weigering::new(
            format!("dit bestand is groter dan {} MB", GRENS / 1024 / 1024),
            "bewaar alleen het blad dat de visie gebruikt, zonder plaatjes",
        ));
    }
    if !bytes.starts_with(b"PK") {
        return Err(no_archive(bytes));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let kind = kind(&mut archive)?;
    measure(&mut archive)?;
    if kind == Kind::Excel {
        (0..archive.len()).try_for_each(|index| vet(&mut archive, index))?;
    }
    Ok((kind, archive))
}

/// A file that cannot be read although it is of the right kind.
pub(super) fn damaged() -> Weigering {
    Weigering::new(
        "dit rekenblad is beschadigd of anders opgebouwd dan verwacht",
        "open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx",
    )
}

pub(super) fn protected() -> Weigering {
    Weigering::new(
        "dit rekenblad is beveiligd met een wachtwoord",
        "haal het wachtwoord eraf: in Excel bij Bestand, Info, Werkmap beveiligen",
    )
}

fn no_archive(bytes: &[u8]) -> Weigering {
    let start = bytes.trim_ascii_start();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| bytes.windows(2 * name.len()).any(|part| part == wide(name));
    let save = "open het in Excel of LibreOffice en bewaar het als .xlsx";
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        if holds("EncryptedPackage") {
            protected()
        } else {
            Weigering::new("dit is een oud rekenblad (.xls) of een ander oud Office-bestand", save)
        }
    } else if start.is_empty() {
        Weigering::new("dit bestand is leeg", "kijk of het bestand goed is bewaard")
    } else if start.starts_with(b"<") {
        let message = "dit is een webpagina of XML, geen rekenblad";
        Weigering::new(message, save)
    } else if std::str::from_utf8(&bytes[..bytes.len().min(1_000)])
        .map_or_else(|error| error.error_len().is_none(), |text| !text.contains('\0'))
    {
        let help = "is het een CSV? Geef het de extensie .csv en zet het zo in de map `data`";
        Weigering::new("dit is gewone tekst, geen rekenblad", help)
    } else {
        let help = "kies een bestand dat eindigt op .xlsx of .ods";
        Weigering::new("dit bestand is geen rekenblad", help)
    }
}

fn kind(archive: &mut Archive<'_>) -> Result<Kind, Weigering> {
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(|name| name.to_lowercase().replace('\\', "/")))
        .collect::<Result<_, _>>()
        .map_err(|_| damaged())?;
    let ends = |end: &str| names.iter().any(|name| name.ends_with(end));
    let save = |kind: &str| {
        let help = "open het in het programma waar het uit komt en bewaar het als .xlsx";
        Err(Weigering::new(format!("dit is {kind}"), help))
    };
    if ends("workbook.xml") {
        Ok(Kind::Excel)
    } else if ends("workbook.bin") {
        save("een binair rekenblad (.xlsb)")
    } else if ends(".iwa") {
        save("een rekenblad van Apple Numbers (.numbers)")
    } else if mimetype(archive).is_some_and(|kind| kind.contains("opendocument.spreadsheet")) {
        Ok(Kind::OpenDocument)
    } else {
        let help = "kies een bestand dat eindigt op .xlsx of .ods";
        Err(Weigering::new("dit bestand is geen rekenblad", help))
    }
}

fn mimetype(archive: &mut Archive<'_>) -> Option<String> {
    let mut text = String::new();
    archive.by_name("mimetype").ok()?.take(200).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Refuses what unpacks to more than fits: first by what the file says of itself, then by what really
/// comes out, as a hostile file lies about it.
fn measure(archive: &mut Archive<'_>) -> Result<(), Weigering> {
    let bomb = || {
        Weigering::new(
            "dit bestand pakt uit tot meer dan 256 MB, of bestaat uit te veel delen",
            "bewaar alleen het blad dat de visie gebruikt",
        )
    };
    if archive.len() > MAX_PARTS {
        return Err(bomb());
    }
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| damaged())?;
        declared = declared.saturating_add(part.size());
        let ratio = part.size() / part.compressed_size().max(1);
        if declared > MAX_UNPACKED || part.size() > SMALL && ratio > MAX_RATIO {
            return Err(bomb());
        }
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(text)
                if text == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                protected()
            }
            _ => damaged(),
        })?;
        let packed = part.compressed_size().max(1);
        let mut bounded = part.take(left + 1);
        let real = std::io::copy(&mut bounded, &mut std::io::sink()).map_err(|_| damaged())?;
        if real > left || real > SMALL && real / packed > MAX_RATIO {
            return Err(bomb());
        }
        left -= real;
    }
    Ok(())
}

/// An XML part as `calamine` reads it, except that tags must fit.
pub(super) fn xml<R: Read>(part: R) -> Reader<BufReader<R>> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Looks through a part of an Excel file for what its reader would believe: counts that make it
/// reserve memory, and addresses outside the sheet that overflow.
fn vet(archive: &mut Archive<'_>, index: usize) -> Result<(), Weigering> {
    let part = archive.by_index(index).map_err(|_| damaged())?;
    let name = part.name().map_err(|_| damaged())?.to_lowercase();
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    if !["xml", "rels"].contains(&end) {
        return Ok(());
    }
    let (size, mut reader, mut buffer) = (part.size(), xml(part), Vec::new());
    let (mut depth, mut styles) = (0_usize, 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) => {
                depth += 1;
                styles += usize::from(tag.local_name().as_ref() == "xf");
                let sound = depth <= 256 && styles <= MAX_STYLES;
                if !sound || !is_sound(&tag, size, name.ends_with("styles.xml")) {
                    return Err(damaged());
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(damaged()),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

fn is_sound(tag: &BytesStart<'_>, size: u64, style: bool) -> bool {
    let element = tag.local_name();
    let element = element.as_ref();
    // Looking for an attribute that stands twice takes long when there are a million.
    tag.attributes().with_checks(false).all(|attribute| {
        let Ok(attribute) = attribute else { return false };
        let value = attribute.value.as_ref();
        match (element, attribute.key.local_name().as_ref()) {
            // Every text takes at least the five bytes of `<si/>`.
            ("sst", "uniqueCount") => {
                value.parse::<u64>().is_ok_and(|count| count <= MAX_TEXTS.min(size / 5 + 1))
            }
            ("row", "r") => value.parse::<u32>().is_ok_and(|row| (1..=LAST_ROW + 1).contains(&row)),
            ("c", "r") => place(value).is_some(),
            ("dimension" | "mergeCell" | "f", "ref") => area(value).is_some(),
            _ => !style || value.len() <= MAX_STYLE_TEXT,
        }
    })
}

/// `B2:C9`, or one cell.
fn area(text: &str) -> Option<Area> {
    let (start, end) = text.split_once(':').unwrap_or((text, text));
    let (start, end) = (place(start)?, place(end)?);
    (start.0 <= end.0 && start.1 <= end.1).then_some(Area { start, end })
}

/// `C7` as row and column, counted from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|char: char| !char.is_ascii_alphabetic())?;
    let (letters, digits) = text.split_at(digits);
    let usable = (1..=3).contains(&letters.len())
        && (1..=7).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !usable {
        return None;
    }
    let column = letters.bytes().fold(0_u32, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    let column = column.checked_sub(1)?;
    (row <= LAST_ROW && column <= LAST_COLUMN).then_some((row, column))
}
