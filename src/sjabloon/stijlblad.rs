//! Own stylesheets: CSS that gets nothing from elsewhere and stays inside its place in the page.
//!
//! What could reach out is a function or an at-rule, so those that are known to be harmless are listed, and
//! every other one is refused.

use std::ops::Range;

use super::{Sjabloonfout, too_large};

/// Functions that only measure, choose or colour.
const FUNCTIES: &[&str] = &[
    "abs",
    "acos",
    "asin",
    "atan",
    "atan2",
    "attr",
    "blur",
    "brightness",
    "calc",
    "circle",
    "clamp",
    "color",
    "color-mix",
    "conic-gradient",
    "contrast",
    "cos",
    "counter",
    "counters",
    "cubic-bezier",
    "dir",
    "drop-shadow",
    "ellipse",
    "env",
    "exp",
    "fit-content",
    "format",
    "grayscale",
    "has",
    "host",
    "hsl",
    "hsla",
    "hue-rotate",
    "hwb",
    "hypot",
    "inset",
    "invert",
    "is",
    "lab",
    "lang",
    "layer",
    "lch",
    "light-dark",
    "linear",
    "linear-gradient",
    "local",
    "log",
    "matrix",
    "matrix3d",
    "max",
    "min",
    "minmax",
    "mod",
    "not",
    "nth-child",
    "nth-last-child",
    "nth-last-of-type",
    "nth-of-type",
    "oklab",
    "oklch",
    "opacity",
    "path",
    "perspective",
    "polygon",
    "pow",
    "radial-gradient",
    "rem",
    "repeat",
    "repeating-conic-gradient",
    "repeating-linear-gradient",
    "repeating-radial-gradient",
    "rgb",
    "rgba",
    "rotate",
    "rotate3d",
    "rotatex",
    "rotatey",
    "rotatez",
    "round",
    "saturate",
    "scale",
    "scale3d",
    "scalex",
    "scaley",
    "scalez",
    "selector",
    "sepia",
    "sign",
    "sin",
    "skew",
    "skewx",
    "skewy",
    "sqrt",
    "steps",
    "symbols",
    "tan",
    "tech",
    "translate",
    "translate3d",
    "translatex",
    "translatey",
    "translatez",
    "url",
    "var",
    "where",
];

/// Rules that only say when or how something holds.
const REGELS: &[&str] = &[
    "bottom-center",
    "bottom-left",
    "bottom-left-corner",
    "bottom-right",
    "bottom-right-corner",
    "charset",
    "container",
    "counter-style",
    "font-face",
    "font-feature-values",
    "keyframes",
    "layer",
    "left-bottom",
    "left-middle",
    "left-top",
    "media",
    "page",
    "property",
    "right-bottom",
    "right-middle",
    "right-top",
    "scope",
    "starting-style",
    "supports",
    "top-center",
    "top-left",
    "top-left-corner",
    "top-right",
    "top-right-corner",
    "-webkit-keyframes",
];

/// What a `url()` may hold: it stands in the stylesheet itself.
const INGESLOTEN: &[&str] = &["data:image/", "data:font/", "data:application/font-woff"];

const VAN_BUITEN: &str =
    "een webpagina van bouwsteen haalt niets van buiten: zet het erin met `url(data:…)`";

/// Everything that is wrong in an own stylesheet.
pub(super) fn check(text: &str) -> Vec<Sjabloonfout> {
    if let Some(fault) = too_large(text) {
        return vec![fault];
    }
    let mut scan = Scan { text, at: 0, open: Vec::new(), found: Vec::new() };
    scan.raw();
    while scan.at < text.len() {
        scan.step();
    }
    for (sign, at) in std::mem::take(&mut scan.open) {
        scan.refuse(at..at + 1, format!("deze `{sign}` wordt niet gesloten"), None);
    }
    scan.found.sort_by_key(|fault| fault.plek.start);
    scan.found
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Brackets that are open, with where they stand.
    open: Vec<(char, usize)>,
    found: Vec<Sjabloonfout>,
}

impl Scan<'_> {
    /// What would end the stylesheet, or cannot stand in a page, wherever it stands.
    fn raw(&mut self) {
        for sign in ["</", "<!"] {
            for (at, _) in self.text.match_indices(sign) {
                let bericht = format!("`{sign}` kan niet in een stijlblad");
                self.refuse(at..at + sign.len(), bericht, None);
            }
        }
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        for (at, sign) in self.text.match_indices(control) {
            self.refuse(at..at + sign.len(), "een onzichtbaar teken kan niet".into(), None);
        }
    }

    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if rest.starts_with("/*") {
            self.comment();
        } else if matches!(first, '"' | '\'') {
            let _ = self.string(first);
        } else if first == '@' {
            self.rule();
        } else if first == '\\' {
            let hulp = "schrijf namen voluit; in een tekst tussen aanhalingstekens kan het wel";
            self.refuse(self.at..self.at + 1, "een backslash kan hier niet".into(), Some(hulp));
            self.at += 1;
        } else if is_name(first) {
            self.name();
        } else {
            self.bracket(first);
            self.at += first.len_utf8();
        }
    }

    fn comment(&mut self) {
        if let Some(end) = self.text[self.at + 2..].find("*/") {
            self.at += end + 4;
        } else {
            self.refuse(self.at..self.at + 2, "deze opmerking heeft geen `*/`".into(), None);
            self.at = self.text.len();
        }
    }

    /// Passes a text between quotes and gives what is in it.
    fn string(&mut self, quote: char) -> Range<usize> {
        let start = self.at + 1;
        let mut escaped = false;
        for (at, char) in self.text[start..].char_indices() {
            match char {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '\n' => break,
                char if char == quote => {
                    self.at = start + at + 1;
                    return start..start + at;
                }
                _ => {}
            }
        }
        let bericht = format!("deze tekst eindigt niet met `{quote}`");
        self.refuse(self.at..start, bericht, None);
        let line = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        self.at = line;
        start..line
    }

    fn rule(&mut self) {
        let name = name_at(self.text, self.at + 1);
        let plek = self.at..self.at + 1 + name.len();
        let known = REGELS.contains(&name.to_ascii_lowercase().as_str());
        if name.eq_ignore_ascii_case("import") {
            self.refuse(plek.clone(), "`@import` kan niet".into(), Some(VAN_BUITEN));
        } else if !known {
            self.refuse(plek.clone(), format!("`@{name}` kan niet in een eigen stijlblad"), None);
        }
        self.at = plek.end;
    }

    /// A name; when a bracket follows directly, it is a function.
    fn name(&mut self) {
        let name = name_at(self.text, self.at);
        let plek = self.at..self.at + name.len();
        self.at = plek.end;
        if !self.text[self.at..].starts_with('(') {
            let old = ["behavior", "-moz-binding"].iter().any(|old| name.eq_ignore_ascii_case(old));
            if old {
                self.refuse(plek, format!("`{name}` kan niet"), Some(VAN_BUITEN));
            }
            return;
        }
        let lower = name.to_ascii_lowercase();
        if lower == "url" {
            self.url(plek);
        } else if !FUNCTIES.contains(&lower.as_str()) {
            self.refuse(
                plek,
                format!("`{name}(` kan niet in een eigen stijlblad"),
                Some(VAN_BUITEN),
            );
        }
    }

    fn url(&mut self, plek: Range<usize>) {
        self.at += 1;
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        let quote = self.text[self.at..].chars().next().filter(|first| matches!(first, '"' | '\''));
        let target = if let Some(quote) = quote {
            let inside = self.string(quote);
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            inside
        } else {
            let end = self.text[self.at..].find([')', '\n', '"', '\'', '(', '\\']);
            let start = self.at;
            self.at = end.map_or(self.text.len(), |end| start + end);
            start..self.at
        };
        let inside = self.text[target].trim().to_ascii_lowercase();
        if !INGESLOTEN.iter().any(|kind| inside.starts_with(kind)) {
            self.refuse(plek, "deze `url(` haalt iets van buiten".into(), Some(VAN_BUITEN));
        } else if !self.text[self.at..].starts_with(')') {
            self.refuse(plek, "deze `url(` wordt niet gesloten".into(), None);
            return;
        }
        self.at += usize::from(self.text[self.at..].starts_with(')'));
    }

    fn bracket(&mut self, sign: char) {
        let plek = self.at..self.at + 1;
        let opens = match sign {
            '(' | '[' | '{' => return self.open.push((sign, self.at)),
            ')' => '(',
            ']' => '[',
            '}' => '{',
            _ => return,
        };
        if self.open.last().is_some_and(|(open, _)| *open == opens) {
            self.open.pop();
        } else {
            self.refuse(plek, format!("bij deze `{sign}` hoort een `{opens}`"), None);
        }
    }

    fn refuse(&mut self, plek: Range<usize>, bericht: String, hulp: Option<&str>) {
        // Nobody reads more, and a broken file would give a finding a letter.
        if self.found.len() < 50 {
            let fault = Sjabloonfout::new(plek, bericht);
            self.found.push(match hulp {
                Some(hulp) => fault.help(hulp),
                None => fault,
            });
        }
    }
}

fn is_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '-' | '_') || !char.is_ascii()
}

fn name_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(|char| !is_name(char)).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::check;

    fn first(text: &str) -> Option<String> {
        let found = check(text).into_iter().next()?;
        Some(format!("{}..{} {}", found.plek.start, found.plek.end, found.bericht))
    }

    #[test]
    fn what_stays_inside_passes() {
        for text in [
            "a { color: rgb(0 0 0); content: \"https://x )\"; }",
            "@media (width < 600px) and (orientation: portrait) { p:not(.x) { margin: calc(1em + 2px) } }",
            "p { background: url( \"data:image/png;base64,AA==\" ) } q { background: URL(data:image/png;base64,AA==) }",
            "/* } url(http://x) */ a { b: c }",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn what_reaches_out_is_refused_at_its_place() {
        for (text, found) in [
            ("a{}</style><script>", "3..5 `</` kan niet in een stijlblad"),
            ("@import 'x.css';", "0..7 `@import` kan niet"),
            ("@IMPORT url(x);", "0..7 `@import` kan niet"),
            ("@namespace url(x);", "0..10 `@namespace` kan niet in een eigen stijlblad"),
            ("a{b:url(http://x)}", "4..7 deze `url(` haalt iets van buiten"),
            ("a{b:url('//x')}", "4..7 deze `url(` haalt iets van buiten"),
            ("a{b:url(data:text/html,x)}", "4..7 deze `url(` haalt iets van buiten"),
            ("a{b:u\\72l(http://x)}", "5..6 een backslash kan hier niet"),
            ("a{b:image-set('x' 1x)}", "4..13 `image-set(` kan niet in een eigen stijlblad"),
            ("a{b:src('x')}", "4..7 `src(` kan niet in een eigen stijlblad"),
            ("a{b:expression(alert(1))}", "4..14 `expression(` kan niet in een eigen stijlblad"),
            ("a{behavior:x}", "2..10 `behavior` kan niet"),
            ("a{b:c", "1..2 deze `{` wordt niet gesloten"),
            ("a{}}", "3..4 bij deze `}` hoort een `{`"),
            ("/* x", "0..2 deze opmerking heeft geen `*/`"),
            ("a{b:'x\n}", "4..5 deze tekst eindigt niet met `'`"),
            ("a{b:c\u{0}}", "5..6 een onzichtbaar teken kan niet"),
        ] {
            assert_eq!(first(text).as_deref(), Some(found), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_checked(text in "[a-z@(){}\\[\\]\"'/*<!\\\\ \n:;é]{0,60}") {
            for fault in check(&text) {
                prop_assert!(text.get(fault.plek.clone()).is_some(), "{fault:?}");
            }
        }
    }
}
