//! Places in the data in the words that a user types: a key, and the table that it stands in.

use serde_json::Value;

use super::Schema;
use crate::source::Pointer;

/// What stands at a pointer, as far as the schema says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `[…]`.
    Table,
    /// `[[…]]`.
    Tables,
    /// Something after a key.
    Value,
}

impl Schema {
    /// A pointer or pattern as a user types it: `/programma/gewijzigd` is `` `gewijzigd` in
    /// `[programma]` ``, and `/besluit/*/motie` is `` `[[besluit.motie]]` ``.
    ///
    /// Which element of a list it is, is left out: a user does not type that.
    pub fn place(&self, pattern: &str) -> String {
        let (keys, table) = self.split(pattern);
        said(keys.as_slice(), table.as_deref())
    }

    /// As [`place`](Self::place) for several; keys of the same table are named together.
    pub fn places(&self, patterns: &[&str]) -> Vec<String> {
        let mut grouped: Vec<(Vec<String>, Option<String>)> = Vec::new();
        for pattern in patterns {
            let (keys, table) = self.split(pattern);
            match grouped.iter_mut().find(|(known, other)| !known.is_empty() && *other == table) {
                Some((known, _)) if !keys.is_empty() => known.extend(keys),
                _ => grouped.push((keys, table)),
            }
        }
        grouped.iter().map(|(keys, table)| said(keys, table.as_deref())).collect()
    }

    /// The one element at a pointer, by its number: `` `[[ambitie]]` nummer 2 ``.
    pub fn element(&self, pointer: &Pointer) -> String {
        let number = pointer.last().and_then(|last| last.parse::<usize>().ok());
        let place = self.place(pointer.as_str());
        number.map_or_else(|| place.clone(), |at| format!("{place} nummer {}", at + 1))
    }

    /// The key (none for a table itself) and the header of the table around it.
    fn split(&self, pattern: &str) -> (Vec<String>, Option<String>) {
        let segments: Vec<String> =
            Pointer::parse(pattern).unwrap_or_default().segments().collect();
        let (mut at, mut names) = (String::new(), Vec::new());
        let (mut header, mut inside) = (None, 0);
        for segment in &segments {
            at = format!("{at}/{}", segment.replace('~', "~0").replace('/', "~1"));
            if is_index(segment) {
                continue;
            }
            names.push(segment.as_str());
            let path = names.join(".");
            match self.shape(&at) {
                Shape::Table => (header, inside) = (Some(format!("[{path}]")), names.len()),
                Shape::Tables => (header, inside) = (Some(format!("[[{path}]]")), names.len()),
                Shape::Value => {}
            }
        }
        let key = names[inside..].join(".");
        (Some(key).filter(|key| !key.is_empty()).into_iter().collect(), header)
    }

    fn shape(&self, at: &str) -> Shape {
        match self.types(at).as_slice() {
            ["object"] => Shape::Table,
            ["array"] if self.types(&format!("{at}/*")) == ["object"] => Shape::Tables,
            _ => Shape::Value,
        }
    }

    /// Every type that a value may have, each once.
    fn types(&self, pattern: &str) -> Vec<&str> {
        let mut types: Vec<&str> = self
            .keywords(pattern, "type")
            .into_iter()
            .flat_map(|word| match word {
                Value::Array(words) => words.iter().collect(),
                word => vec![word],
            })
            .filter_map(Value::as_str)
            .collect();
        types.sort_unstable();
        types.dedup();
        types
    }
}

fn is_index(segment: &str) -> bool {
    segment == "*" || segment.bytes().all(|byte| byte.is_ascii_digit())
}

fn said(keys: &[String], table: Option<&str>) -> String {
    let named: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let keys = match named.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} en {last}", others.join(", ")),
        None => String::new(),
    };
    match table {
        Some(table) if keys.is_empty() => format!("`{table}`"),
        Some(table) => format!("{keys} in `{table}`"),
        None if keys.is_empty() => "de gegevens".to_owned(),
        None => keys,
    }
}

#[cfg(test)]
mod tests {
    use crate::{schema::visie, source::Pointer};

    #[test]
    fn a_place_reads_as_a_user_types_it() {
        for (pattern, words) in [
            ("/programma/gewijzigd", "`gewijzigd` in `[programma]`"),
            ("/programma", "`[programma]`"),
            ("/samenwerking/prestatieafspraak", "`[[samenwerking.prestatieafspraak]]`"),
            (
                "/samenwerking/prestatieafspraak/0/zorglevering",
                "`zorglevering` in `[[samenwerking.prestatieafspraak]]`",
            ),
            ("/besluit/*/motie/*/titel", "`titel` in `[[besluit.motie]]`"),
            ("/gemeente/inwoners/aantal", "`inwoners.aantal` in `[gemeente]`"),
            ("/toets/kaders/0", "`kaders` in `[toets]`"),
            ("", "de gegevens"),
        ] {
            assert_eq!(visie().place(pattern), words, "{pattern}");
        }
    }

    #[test]
    fn keys_of_one_table_are_named_together() {
        let patterns = ["/programma/gewijzigd", "/document/titel", "/programma/instructies"];
        assert_eq!(
            visie().places(&patterns),
            ["`gewijzigd` en `instructies` in `[programma]`", "`titel` in `[document]`"]
        );
    }

    #[test]
    fn an_element_without_a_name_has_a_number() {
        let pointer = Pointer::root().key("ambitie").index(1);
        assert_eq!(visie().element(&pointer), "`[[ambitie]]` nummer 2");
    }
}
