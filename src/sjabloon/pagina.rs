//! Own pages of the PDF: what can be seen of them without running them. Beside `render::pdf` the only user of
//! Typst, and only of its parser.

use std::ops::Range;

use typst::syntax::{DiagSpan, LinkedNode, Source, SyntaxNode, ast};

use super::{INGEBOUWD, Sjabloonfout, dutch, too_large};

/// Functions of Typst that read a file, of which the first argument is its path.
const LEZERS: [&str; 10] =
    ["bibliography", "cbor", "csv", "image", "json", "plugin", "read", "toml", "xml", "yaml"];

/// What stands beside the pages: files, or folders of them.
const GEGEVENS: [&str; 5] = ["data.json", "huisstijl.json", "beelden/", "bijlagen/", "letters/"];

const HULP: &str = "een sjabloon ziet alleen de andere sjablonen van de PDF en `data.json`";

/// Everything that is wrong in an own page, as far as its text shows.
pub(super) fn check(text: &str) -> Vec<Sjabloonfout> {
    if let Some(fault) = too_large(text) {
        return vec![fault];
    }
    let source = Source::detached(text);
    let (errors, _) = source.root().errors_and_warnings();
    let mut found: Vec<_> = errors
        .iter()
        .take(50)
        .map(|error| Sjabloonfout::new(range(&source, error.span), dutch(&error.message)))
        .collect();
    outside(&LinkedNode::new(source.root()), &mut found);
    found.sort_by_key(|fault| fault.plek.start);
    found
}

fn range(source: &Source, span: DiagSpan) -> Range<usize> {
    use typst::syntax::DiagSpanKind as Kind;
    match span.get() {
        Kind::Number { num, sub_range, .. } => source.range(num, sub_range).unwrap_or_default(),
        Kind::Range { range, .. } => range,
        Kind::Detached => 0..0,
    }
}

/// Files and packages that are not there; what is only known when the page is set, is told then.
fn outside(node: &LinkedNode<'_>, found: &mut Vec<Sjabloonfout>) {
    let path = import(node.get()).or_else(|| reader(node.get()));
    if let Some(path) = path.filter(|path| !known(path)) {
        let bericht = if path.starts_with('@') {
            format!("pakket `{path}` is er niet: een sjabloon haalt niets van buiten")
        } else {
            format!("bestand `{path}` is er niet voor een sjabloon")
        };
        found.push(Sjabloonfout::new(node.range(), bericht).help(HULP));
    }
    for child in node.children() {
        outside(&child, found);
    }
}

/// The path of an import or include that names one.
fn import(node: &SyntaxNode) -> Option<String> {
    let source = match node.cast::<ast::ModuleImport<'_>>() {
        Some(import) => import.source(),
        None => node.cast::<ast::ModuleInclude<'_>>()?.source(),
    };
    literal(source)
}

/// The path that a function is asked to read.
fn reader(node: &SyntaxNode) -> Option<String> {
    let call = node.cast::<ast::FuncCall<'_>>()?;
    let ast::Expr::Ident(name) = call.callee() else { return None };
    let first = call.args().items().next()?;
    match first {
        ast::Arg::Pos(path) if LEZERS.contains(&name.as_str()) => literal(path),
        _ => None,
    }
}

fn literal(expr: ast::Expr<'_>) -> Option<String> {
    match expr {
        ast::Expr::Str(text) => Some(text.get().to_string()),
        _ => None,
    }
}

fn known(path: &str) -> bool {
    let path = path.strip_prefix('/').unwrap_or(path);
    let page = INGEBOUWD.iter().any(|one| one.naam.strip_prefix("pdf/") == Some(path));
    let data = |name: &str| if name.ends_with('/') { path.starts_with(name) } else { path == name };
    page || GEGEVENS.into_iter().any(data) && !path.contains("..")
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_the_text_shows_is_told_at_its_place() {
        let found = |text: &str| -> Vec<String> {
            let faults = check(text).into_iter();
            faults
                .map(|one| format!("{}..{} {}", one.plek.start, one.plek.end, one.bericht))
                .collect()
        };
        assert_eq!(found("#let a = (1, 2\n"), ["9..10 een haakje wordt niet gesloten"]);
        assert_eq!(
            found("#import \"@preview/x:1.0.0\": *"),
            ["1..29 pakket `@preview/x:1.0.0` is er niet: een sjabloon haalt niets van buiten"]
        );
        assert_eq!(
            found("#read(\"/etc/passwd\")"),
            ["1..20 bestand `/etc/passwd` is er niet voor een sjabloon"]
        );
        assert_eq!(found("#image(\"beelden/../x\")").len(), 1);
        assert_eq!(found("#import \"/stijl.typ\": *\n#json(\"data.json\")"), Vec::<String>::new());
    }
}
