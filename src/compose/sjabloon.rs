//! The document's own texts: Markdown templates into which data goes as escaped text, never as markup.

use std::fmt::Write;

use minijinja::{AutoEscape, Environment, Error, Output, State, Value};

use crate::{
    compose::prose::{self, ProseOptions},
    document::Block,
};

/// The texts, by name.
const TEKSTEN: &[(&str, &str)] = &[
    ("colofon", include_str!("../../templates/teksten/colofon.md")),
    ("afwijkingen", include_str!("../../templates/teksten/afwijkingen.md")),
    ("onbekend", include_str!("../../templates/teksten/onbekend.md")),
    ("toetsverslag", include_str!("../../templates/teksten/toetsverslag.md")),
    ("afkortingen", include_str!("../../templates/teksten/afkortingen.md")),
    ("begrippen", include_str!("../../templates/teksten/begrippen.md")),
    ("bronnen", include_str!("../../templates/teksten/bronnen.md")),
    ("gaten", include_str!("../../templates/teksten/gaten.md")),
];

/// One text with its data, as blocks.
pub(super) fn blocks(name: &str, data: Value) -> Vec<Block> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(escaped);
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    let (_, source) = TEKSTEN
        .iter()
        .find(|(known, _)| *known == name)
        .expect("invariant: every text that is asked for is in the list");
    let text = environment
        .render_named_str(name, source, data)
        .expect("invariant: the built-in texts render");
    let (images, formulas): (&dyn Fn(&str) -> _, _) = (&|_| None, None);
    let options = ProseOptions { base_level: 1, anchor_prefix: name, images, formulas };
    prose::parse(&text, &options).blocks
}

/// Newlines become spaces, and a backslash goes before all ASCII punctuation.
fn escaped(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    for c in value.to_string().chars() {
        let written = match c {
            '\n' | '\r' | '\t' => out.write_char(' '),
            c if c.is_ascii_punctuation() => out.write_char('\\').and_then(|()| out.write_char(c)),
            c => out.write_char(c),
        };
        written.map_err(|error| {
            Error::new(minijinja::ErrorKind::WriteFailure, "writing to memory").with_source(error)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::{compose::opmaak::plain, document::Block};

    #[test]
    fn data_in_a_template_stays_text() {
        let nasty = "# kop\n*x* [y](javascript:z) <b> {{ 1 }} `c` | ~~d~~";
        let made = blocks("gaten", minijinja::context! { aantal => nasty });
        let texts: Vec<String> = made
            .iter()
            .filter_map(|block| match block {
                Block::Paragraph { content, .. } => Some(plain(content)),
                _ => None,
            })
            .collect();
        assert_eq!(made.len(), texts.len(), "only paragraphs: {made:?}");
        assert!(texts.join(" ").contains(&nasty.replace('\n', " ")), "{texts:?}");
    }
}
