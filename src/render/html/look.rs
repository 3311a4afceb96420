//! Logo and cover in the page, and the rules of style and own fonts that go with the colours.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{element::Element, inline::Inlines};
use crate::document::{Beeld, Huisstijl, Letter, Snede, Stijlvorm};

/// What the formal style does differently.
const KLASSIEK: &str = include_str!("../../../templates/html/klassiek.css");
/// What the style with strong colour does differently.
const HELDER: &str = include_str!("../../../templates/html/helder.css");

/// How logo and cover stand in the header.
const BEELDEN: &str = "\
    :root .voorblad .logo { display: block; height: 4rem; max-width: 100%; object-fit: contain; object-position: left; \
    background: #ffffff; padding: 0.5rem; margin-block: 0 1rem; \
    margin-inline: max(0px, calc((100% - 72rem) / 2)) 0; }\n\
    :root .voorblad .omslag { display: block; width: 100%; height: clamp(10rem, 30vw, 22rem); object-fit: cover; \
    margin-block: 0 1.5rem; }\n";

/// The picture of the cover and the logo, for the start of the header.
pub(super) fn pictures(huisstijl: &Huisstijl, inlines: &Inlines<'_>) -> Vec<Element> {
    let both = [(&huisstijl.voorblad, "omslag"), (&huisstijl.logo, "logo")];
    let known = both.into_iter().filter_map(|(beeld, class)| Some((beeld.as_ref()?, class)));
    let picture = |(beeld, class): (&Beeld, &'static str)| {
        inlines.picture(&beeld.image, beeld.alt.as_deref().unwrap_or_default(), class)
    };
    known.filter_map(picture).collect()
}

/// The rules of the style, of own fonts, and of logo and cover; none for a page without.
pub(super) fn rules(huisstijl: &Huisstijl) -> String {
    let mut out: String = huisstijl.letters.iter().map(font_face).collect();
    out.push_str(match huisstijl.vorm {
        Stijlvorm::Rustig => "",
        Stijlvorm::Klassiek => KLASSIEK,
        Stijlvorm::Helder => HELDER,
    });
    let own = (!huisstijl.letters.is_empty()).then_some("huisstijl");
    let names: Vec<String> = own
        .into_iter()
        .chain(huisstijl.letternamen.iter().map(String::as_str))
        .map(|name| format!("\"{}\", ", plain(name)))
        .collect();
    if !names.is_empty() {
        let names = names.concat();
        out.push_str(&format!(
            ":root body, :root h1, :root h2, :root h3 {{ font-family: {names}\"Source Sans 3\", \
             system-ui, sans-serif; }}\n"
        ));
    }
    if huisstijl.logo.is_some() || huisstijl.voorblad.is_some() {
        out.push_str(BEELDEN);
    }
    out
}

/// The name of a font as it may stand between quotes: whoever made the look has seen to that.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect()
}

fn font_face(letter: &Letter) -> String {
    let (weight, style) = match letter.snede {
        Snede::Gewoon => ("400", "normal"),
        Snede::Cursief => ("400", "italic"),
        Snede::Vet => ("600 700", "normal"),
    };
    let otf = letter.bytes.starts_with(b"OTTO");
    let (kind, format) = if otf { ("otf", "opentype") } else { ("ttf", "truetype") };
    let data = STANDARD.encode(&letter.bytes);
    format!(
        "@font-face {{ font-family: \"huisstijl\"; font-weight: {weight}; font-style: {style}; \
         src: url(data:font/{kind};base64,{data}) format(\"{format}\"); }}\n"
    )
}
