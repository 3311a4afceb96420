//! Which link targets are let through, and how they are written.

use crate::document::text;

/// Longer targets are no links anyone follows, and more than a PDF may hold.
const MAX_LENGTH: usize = 2_000;

/// The target in plain ASCII if it is `https:`, `http:`, `mailto:`, or an anchor; else none.
pub(super) fn allowed(target: &str) -> Option<String> {
    let target = text::visible(target.trim());
    if let Some(anchor) = target.strip_prefix('#') {
        let ok = !anchor.is_empty() && !anchor.contains(char::is_whitespace);
        return (ok && anchor.len() <= MAX_LENGTH).then(|| format!("#{}", decoded(anchor)));
    }
    let (scheme, rest) = target.split_once(':')?;
    let rest_ok = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty()),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    let encoded = encoded(&target);
    (rest_ok && encoded.len() <= MAX_LENGTH).then_some(encoded)
}

/// Percent-encodes what may not stand in a URL, or would need escaping in Markdown.
fn encoded(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for byte in target.bytes() {
        let safe = byte.is_ascii_graphic() && !b"\"<>\\^`{|}()".contains(&byte);
        if safe {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(nibble), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    out
}

/// Undoes percent-encoding in an anchor, which some editors write for letters with accents.
fn decoded(anchor: &str) -> String {
    let mut bytes = Vec::with_capacity(anchor.len());
    let mut rest = anchor.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| tail.get(..2)).flatten();
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| anchor.to_owned())
}
