//! Writes a tree of nodes as TOML: read again it is the same tree.

use super::{Entry, Kind, Node};

/// A table as TOML. In every table the plain values come first, as they must.
pub fn to_toml(node: &Node) -> String {
    let mut out = String::new();
    table(node.entries(), &mut Vec::new(), &mut out);
    out
}

fn table<'a>(entries: &'a [Entry], path: &mut Vec<&'a str>, out: &mut String) {
    let (plain, tables): (Vec<_>, Vec<_>) =
        entries.iter().partition(|entry| !entry.node.is_table() && !is_tables(&entry.node));
    for entry in plain {
        out.push_str(&key(&entry.key));
        out.push_str(" = ");
        value(&entry.node, out);
        out.push('\n');
    }
    for entry in tables {
        path.push(&entry.key);
        if entry.node.is_table() {
            section(path, ["[", "]"], entry.node.entries(), out);
        }
        for item in entry.node.items() {
            section(path, ["[[", "]]"], item.entries(), out);
        }
        path.pop();
    }
}

fn section<'a>(path: &mut Vec<&'a str>, marks: [&str; 2], entries: &'a [Entry], out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    let name: Vec<String> = path.iter().map(|part| key(part)).collect();
    out.push_str(&format!("{}{}{}\n", marks[0], name.join("."), marks[1]));
    table(entries, path, out);
}

/// Whether the value is a list that is written as tables below each other.
fn is_tables(node: &Node) -> bool {
    !node.items().is_empty() && node.items().iter().all(Node::is_table)
}

fn value(node: &Node, out: &mut String) {
    match &node.kind {
        Kind::Text(text) => out.push_str(&toml::Value::String(text.clone()).to_string()),
        Kind::Number(digits) => out.push_str(digits),
        Kind::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Kind::Date(date) => out.push_str(&date.to_string()),
        Kind::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                value(item, out);
            }
            out.push(']');
        }
        Kind::Table(entries) => {
            out.push('{');
            for (index, entry) in entries.iter().enumerate() {
                out.push_str(if index == 0 { " " } else { ", " });
                out.push_str(&format!("{} = ", key(&entry.key)));
                value(&entry.node, out);
            }
            out.push_str(" }");
        }
    }
}

/// A key as it is, or between quotes; the escapes of JSON are escapes of TOML.
fn key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        return key.to_owned();
    }
    serde_json::Value::from(key).to_string().replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests {
    use super::to_toml;
    use crate::source::{Sources, parse, to_json};

    /// The tree of a text, and that of what is written of it.
    fn twice(text: &str) -> [serde_json::Value; 2] {
        let mut sources = Sources::default();
        let mut read = |text: &str| {
            let (node, errors) = parse(sources.add("a.toml", text), text);
            assert!(errors.is_empty(), "{errors:?} in:\n{text}");
            node
        };
        let first = read(text);
        let second = read(&to_toml(&first));
        [to_json(&first), to_json(&second)]
    }

    #[test]
    fn what_is_written_reads_as_the_same_tree() {
        let [first, second] = twice(
            r#"
a = 0.10
dag = 2026-11-24
"sleutel met \u007f en \" en
" = 'x'
"" = true
leeg = []
lijst = [1, "twee", { a = [[], [{ b = 1 }]] }]
tekst = """
regel "een" \\ '''
"""
[x]
[x.y]
z = {}
[[x.lijst]]
[[x.lijst]]
naam = "\u0000\t€"
[x.lijst.diep]
er = 1
"#
            .replace("en\n\"", "en\\n\"")
            .as_str(),
        );
        assert_eq!(first, second);
    }
}
