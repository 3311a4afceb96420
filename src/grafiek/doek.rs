//! The sheet that charts are drawn on: shapes and words in, SVG out.

mod vulling;

use super::maat::{self, Letter};
use super::stijl::{Kleur, Stijl};
use crate::document::text;
pub(super) use vulling::Vulling;

/// Narrower than this no words fit; wider than this no page is.
const WIDTHS: (u32, u32) = (360, 1600);
/// Longer titles and descriptions are cut.
const MAX_PLAIN: usize = 1_200;

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A line: colour, width and dashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    /// Its colour.
    pub(super) colour: Kleur,
    /// Its width.
    pub(super) width: f64,
    /// Dash and gap, as SVG writes them; empty for a closed line.
    pub(super) dash: &'static str,
}

impl Pen {
    /// A closed line.
    pub(super) fn new(colour: Kleur, width: f64) -> Self {
        Self { colour, width, dash: "" }
    }
}

/// A rectangle by its corner and its sizes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    /// Left.
    pub(super) x: f64,
    /// Top.
    pub(super) y: f64,
    /// Width.
    pub(super) w: f64,
    /// Height.
    pub(super) h: f64,
}

/// A sheet that grows downwards.
pub(super) struct Doek<'a> {
    /// The look.
    pub(super) stijl: &'a Stijl,
    /// Width of the sheet.
    pub(super) width: f64,
    /// How far down it is drawn; what comes next begins here.
    pub(super) y: f64,
    units: u32,
    id: String,
    body: String,
}

impl<'a> Doek<'a> {
    /// An empty sheet; `id` begins every name in it.
    pub(super) fn new(stijl: &'a Stijl, id: &str) -> Self {
        let units = stijl.breedte.clamp(WIDTHS.0, WIDTHS.1);
        let known = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
        let id: String = id.chars().take(60).map(known).collect();
        let letter = id.starts_with(|c: char| c.is_ascii_alphabetic());
        let id = if letter { id } else { format!("grafiek-{id}") };
        let width = f64::from(units);
        Self { stijl, width, y: 0.0, units, id, body: String::new() }
    }

    /// A rectangle; nothing where it has no size.
    pub(super) fn rect(&mut self, rect: Rect, fill: Vulling) {
        let Rect { x, y, w, h } = rect;
        if w <= 0.0 || h <= 0.0 {
            return;
        }
        self.surface(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill);
    }

    /// An outline without a ground.
    pub(super) fn frame(&mut self, rect: Rect, pen: Pen) {
        let Rect { x, y, w, h } = rect;
        let (left, top, right, low) = (number(x), number(y), number(x + w), number(y + h));
        self.stroke(&format!("M{left} {top}H{right}V{low}H{left}Z"), pen);
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), pen: Pen) {
        self.stroke(&path(&[from, to]), pen);
    }

    /// A line along a path.
    pub(super) fn stroke(&mut self, path: &str, pen: Pen) {
        let dash = if pen.dash.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{}\"", pen.dash)
        };
        let (colour, width) = (pen.colour, number(pen.width));
        self.body.push_str(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>\n"
        ));
    }

    /// A disc.
    pub(super) fn disc(&mut self, at: (f64, f64), radius: f64, fill: Kleur) {
        let (x, y, r) = (number(at.0), number(at.1), number(radius));
        self.body.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{fill}\"/>\n"));
    }

    /// A circle.
    pub(super) fn ring(&mut self, at: (f64, f64), radius: f64, pen: Pen) {
        let (x, y, r) = (number(at.0), number(at.1), number(radius));
        let (colour, width) = (pen.colour, number(pen.width));
        self.body.push_str(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"#ffffff\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"
        ));
    }

    /// One line of clean text with its middle at height `at.1`.
    pub(super) fn text(
        &mut self,
        at: (f64, f64),
        anchor: Anchor,
        style: (Letter, Kleur),
        words: &str,
    ) {
        if words.is_empty() {
            return;
        }
        let (letter, colour) = style;
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if letter.bold { " font-weight=\"600\"" } else { "" };
        let (x, y, size) = (number(at.0), number(at.1 + letter.drop()), number(letter.size));
        let words = escape(words);
        self.body.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{colour}\">{words}</text>\n"
        ));
    }

    /// As [`Doek::text`], on a ground of one colour that keeps lines and patterns away from the words.
    pub(super) fn plate(
        &mut self,
        at: (f64, f64),
        anchor: Anchor,
        style: (Letter, Kleur, Kleur),
        words: &str,
    ) {
        let (letter, colour, ground) = style;
        let width = letter.width(words);
        let left = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2.0,
            Anchor::End => at.0 - width,
        };
        let high = letter.size;
        let rect = Rect { x: left - 2.0, y: at.1 - high / 2.0, w: width + 4.0, h: high };
        if !words.is_empty() {
            self.rect(rect, Vulling::Effen(ground));
        }
        self.text(at, anchor, (letter, colour), words);
    }

    /// Lines beneath each other, with their middle at height `at.1`.
    pub(super) fn lines(
        &mut self,
        at: (f64, f64),
        anchor: Anchor,
        style: (Letter, Kleur),
        lines: &[String],
    ) {
        let leading = style.0.leading();
        let half = leading * (count(lines.len()) - 1.0) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let y = at.1 - half + leading * count(index);
            self.text((at.0, y), anchor, style, line);
        }
    }

    /// The unit of the numbers, first on the sheet.
    pub(super) fn unit(&mut self, eenheid: &str) {
        let words = crate::taal::capital(&maat::clean(eenheid));
        let style = (maat::SMALL, self.stijl.stil);
        for line in maat::SMALL.wrap(&words, self.width, 2) {
            self.text((0.0, self.y + 9.0), Anchor::Start, style, &line);
            self.y += style.0.leading();
        }
        self.y += if words.is_empty() { 0.0 } else { 6.0 };
    }

    /// Quiet sentences under the drawing.
    pub(super) fn notes(&mut self, notes: &[String]) {
        let style = (maat::SMALL, self.stijl.stil);
        self.y += if notes.is_empty() { 0.0 } else { 6.0 };
        for note in notes {
            for line in maat::SMALL.wrap(&maat::clean(note), self.width, 2) {
                self.text((0.0, self.y + 9.0), Anchor::Start, style, &line);
                self.y += style.0.leading();
            }
        }
    }

    /// The finished drawing with its width and height.
    pub(super) fn finish(self, title: &str, description: &str) -> (String, u32, u32) {
        let (width, height) = (self.units, units(self.y + 2.0));
        let id = &self.id;
        let title = escape(&plain(title));
        let description = escape(&plain(description));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-titel {id}-uitleg\" \
             xml:lang=\"nl\" font-family=\"'Source Sans 3', sans-serif\">\n\
             <title id=\"{id}-titel\">{title}</title>\n<desc id=\"{id}-uitleg\">{description}</desc>\n\
             {}</svg>\n",
            self.body
        );
        (svg, width, height)
    }
}

/// A path through points.
pub(super) fn path(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        out.push_str(if index == 0 { "M" } else { "L" });
        out.push_str(&format!("{} {}", number(*x), number(*y)));
    }
    out
}

/// A closed path through points.
pub(super) fn area(points: &[(f64, f64)]) -> String {
    path(points) + "Z"
}

/// A small count as a length.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A coordinate to a tenth of a unit, so that the same drawing is the same text.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Adding zero takes the sign off a negative zero.
    format!("{}", rounded + 0.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float to integer cast saturates, and a height is never negative"
)]
fn units(height: f64) -> u32 {
    height.ceil().max(1.0) as u32
}

/// A title or description: on one line, without what cannot be seen.
fn plain(words: &str) -> String {
    let words = text::visible(words);
    let words: String = words.chars().take(MAX_PLAIN).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
