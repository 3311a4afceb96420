//! The document's own texts: Markdown templates into which data goes as escaped text, never as markup.

use minijinja::Value;

use crate::{
    compose::prose::{self, Prose, ProseOptions},
    diagnostic::{Code, Diagnostic},
    project::Project,
    sjabloon,
};

/// One text with its data, as blocks: that of the project when it has one, and else the built-in one.
///
/// What an own text becomes is only known here; when it cannot be filled in, the built-in one stands there
/// and a finding says so.
pub(super) fn blocks(
    project: &Project,
    name: &str,
    data: Value,
    meldingen: &mut Vec<Diagnostic>,
) -> Prose {
    let full = format!("teksten/{name}.md");
    if let Some(file) = project.sjablonen.get(&full) {
        match sjabloon::fill(project.sources.text(*file), data.clone()) {
            Ok(text) => return parse(name, &text),
            Err(fout) => {
                meldingen.extend(project.sjabloonmelding(Code::SjabloonTekst, Some(&full), fout));
            }
        }
    }
    let known =
        sjabloon::find(&full).expect("invariant: every text that is asked for is in the list");
    let text =
        sjabloon::fill(known.tekst, data).expect("invariant: the built-in texts can be filled in");
    parse(name, &text)
}

fn parse(name: &str, text: &str) -> Prose {
    let (images, formulas): (&dyn Fn(&str) -> _, _) = (&|_| None, None);
    prose::parse(text, &ProseOptions { base_level: 1, anchor_prefix: name, images, formulas })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::{compose::opmaak::plain, document::Block, sjabloon};

    #[test]
    fn data_in_a_template_stays_text() {
        let nasty = "# kop\n*x* [y](javascript:z) <b> {{ 1 }} `c` | ~~d~~";
        let text = sjabloon::find("teksten/gaten.md").expect("it is built in").tekst;
        let data = minijinja::context! { aantal => nasty };
        let made = parse("gaten", &sjabloon::fill(text, data).expect("it is filled in")).blocks;
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
