//! What stands between braces at the end of a paragraph: a name for its anchor, and that it belongs in the
//! samenvatting.

use crate::document::Inline;

/// Marks a paragraph for the samenvatting; it stands behind the name, which has no points.
pub(in crate::compose::prose) const SAMENVATTING: &str = ".samenvatting";
/// Longer names are no names.
const LONGEST: usize = 60;

/// Takes `{#naam}`, `{.samenvatting}` or both off the end; gives the name and the mark as one word.
///
/// `written` is the text up to that end: braces with a backslash before them are meant to be read, and so
/// are braces that are all there is.
pub(super) fn take(content: &mut [Inline], written: &str) -> Option<String> {
    let alone = content.len() == 1;
    let Some(Inline::Text { text }) = content.last_mut() else { return None };
    let (mut rest, mut written) = (text.as_str(), written.trim_end());
    let (mut name, mut marked) = (None, false);
    while let Some((before, inside)) = braces(rest) {
        let group = &rest[before.len()..];
        let Some(above) = written.strip_suffix(group).filter(|above| !above.ends_with('\\')) else {
            break;
        };
        if (alone && before.trim().is_empty()) || !understood(inside, &mut name, &mut marked) {
            break;
        }
        (rest, written) = (before.trim_end(), above.trim_end());
    }
    let rest = rest.to_owned();
    let mark = if marked { SAMENVATTING } else { "" };
    let found = (marked || name.is_some()).then(|| format!("{}{mark}", name.unwrap_or_default()));
    if found.is_some() {
        *text = rest;
    }
    found
}

/// The text before the last braces, and what is in them.
fn braces(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind('{')?;
    Some((&text[..at], text[at..].strip_prefix('{')?.strip_suffix('}')?))
}

/// Reads the words between braces; false, and nothing is taken, when one of them is not ours.
fn understood(inside: &str, name: &mut Option<String>, marked: &mut bool) -> bool {
    let (mut own_name, mut own_mark) = (None, false);
    for word in inside.split_ascii_whitespace() {
        match word.strip_prefix('#') {
            Some(found) if is_name(found) && own_name.is_none() => {
                own_name = Some(found.to_owned());
            }
            None if word == SAMENVATTING && !own_mark => own_mark = true,
            Some(_) | None => return false,
        }
    }
    let twice = (own_name.is_some() && name.is_some()) || (own_mark && *marked);
    if twice || (own_name.is_none() && !own_mark) {
        return false;
    }
    *marked |= own_mark;
    *name = own_name.or(name.take());
    true
}

fn is_name(name: &str) -> bool {
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.len() <= LONGEST
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(kebab)
}
