//! Reads a colour as style sheets and design tokens write it.

use crate::kleur::Kleur;

/// The colour; none for what is none, and for what lets everything through.
pub(super) fn parse(text: &str) -> Option<Kleur> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "white" => return Some(Kleur::WIT),
        "black" => return Some(Kleur::ZWART),
        _ => {}
    }
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    let (name, rest) = text.split_once('(')?;
    let parts = parts(rest.strip_suffix(')')?)?;
    let [one, two, three, alpha] = parts;
    let kleur = match name.trim() {
        "rgb" | "rgba" => {
            Kleur::new(byte(one.share(255.0)), byte(two.share(255.0)), byte(three.share(255.0)))
        }
        "hsl" | "hsla" => hsl(one.number, two.share(100.0), three.share(100.0)),
        _ => return None,
    };
    on_white(kleur, alpha.share(1.0))
}

/// Parts from 0 to 1, as the standard for design tokens writes them in `components`.
pub(super) fn srgb(parts: [f64; 3], alpha: f64) -> Option<Kleur> {
    let [rood, groen, blauw] = parts.map(byte);
    on_white(Kleur::new(rood, groen, blauw), alpha)
}

fn hex(digits: &str) -> Option<Kleur> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let double = |digits: &str| digits.chars().flat_map(|digit| [digit, digit]).collect::<String>();
    let digits = if digits.len() < 5 { double(digits) } else { digits.to_owned() };
    let alpha = match digits.len() {
        6 => 255,
        8 => u8::from_str_radix(&digits[6..], 16).ok()?,
        _ => return None,
    };
    on_white(Kleur::parse(&format!("#{}", &digits[..6]))?, f64::from(alpha) / 255.0)
}

/// One number in a colour.
#[derive(Clone, Copy)]
struct Part {
    number: f64,
    percent: bool,
}

impl Part {
    /// As a share of `whole`, from 0 to 1.
    fn share(self, whole: f64) -> f64 {
        (self.number / if self.percent { 100.0 } else { whole }).clamp(0.0, 1.0)
    }
}

/// Three numbers and, in the fourth place, how much covers what is behind.
fn parts(text: &str) -> Option<[Part; 4]> {
    let words = text.split([' ', ',', '/']).filter(|word| !word.is_empty());
    let mut out = [Part { number: 1.0, percent: false }; 4];
    let mut count = 0;
    for (index, word) in words.enumerate() {
        let bare = word.trim_end_matches("deg");
        let (bare, percent) = bare.strip_suffix('%').map_or((bare, false), |bare| (bare, true));
        let number: f64 = bare.parse().ok().filter(|number: &f64| number.is_finite())?;
        *out.get_mut(index)? = Part { number, percent };
        count = index + 1;
    }
    (count >= 3).then_some(out)
}

/// Hue in degrees, the rest from 0 to 1.
fn hsl(hue: f64, strength: f64, light: f64) -> Kleur {
    let reach = strength * light.min(1.0 - light);
    let part = |start: f64| {
        let at = (start + hue / 30.0).rem_euclid(12.0);
        byte(light - reach * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0))
    };
    Kleur::new(part(0.0), part(8.0), part(4.0))
}

/// As it looks on the page; none for what lets everything through.
fn on_white(kleur: Kleur, alpha: f64) -> Option<Kleur> {
    let through = 100 - percent(alpha);
    (through < 100).then(|| kleur.mixed(Kleur::WIT, through))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 255 after the clamp"
)]
fn byte(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100 after the clamp"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn every_notation_of_a_colour_is_read() {
        for (text, read) in [
            ("#fff", "#ffffff"),
            ("#C93675", "#c93675"),
            ("#00000080", "#808080"),
            ("rgb(20, 72, 90)", "#14485a"),
            ("rgb(100% 0% 0% / 50%)", "#ff8080"),
            ("hsl(211 60% 35%)", "#24578f"),
            ("hsla(0, 100%, 40%, 1)", "#cc0000"),
            (" White ", "#ffffff"),
        ] {
            assert_eq!(parse(text).map(|kleur| kleur.to_string()).as_deref(), Some(read), "{text}");
        }
        for text in [
            "",
            "transparent",
            "rgba(0, 0, 0, 0)",
            "#12",
            "rgb(1)",
            "#zzzzzz",
            "url(x)",
            "rgb(inf 0 0)",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
