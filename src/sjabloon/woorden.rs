//! What Typst says, in our words: Dutch where it is said often, and else quoted.

/// What Typst says, in Dutch where it is said often, and else quoted.
pub fn dutch(message: &str) -> String {
    let same = match message {
        "unclosed delimiter" => "een haakje wordt niet gesloten",
        "unclosed string" => "een tekst eindigt niet met `\"`",
        "unclosed raw text" => "een blok code eindigt niet",
        "unexpected closing bracket" | "unexpected closing brace" | "unexpected closing paren" => {
            "hier wordt een haakje gesloten dat niet open is"
        }
        "loop seems to be infinite" | "condition is always true" => "deze lus houdt niet op",
        "layout did not converge within 5 attempts" => "de opmaak komt niet tot rust",
        "maximum function call depth exceeded" => "een functie roept zichzelf te vaak aan",
        "maximum show rule depth exceeded" => "een opmaakregel roept zichzelf te vaak aan",
        "maximum layout depth exceeded" | "maximum grouping depth exceeded" => {
            "de opmaak ligt te diep in elkaar"
        }
        "cyclic import" => "sjablonen lezen elkaar in een kring",
        _ => "",
    };
    if !same.is_empty() {
        return same.to_owned();
    }
    if let Some((_, rest)) = message.split_once("PDF/UA-1 error: ") {
        return match rest {
            "missing alt text" => "een beeld heeft geen tekstalternatief (`alt`)".to_owned(),
            rest => format!("zo voldoet de PDF niet aan PDF/UA-1 en PDF/A: `{}`", quoted(rest)),
        };
    }
    if message.contains("would escape the project root") {
        return "een sjabloon leest niets buiten zijn eigen bestanden".to_owned();
    }
    let named = [
        ("unknown font family: ", "onbekend lettertype"),
        ("dictionary does not contain key ", "onbekend gegeven"),
        ("unknown variable: ", "onbekende naam"),
        ("unexpected argument: ", "onbekend argument"),
        ("missing argument: ", "ontbrekend argument"),
        ("unresolved import", "dit staat niet in dat sjabloon"),
        ("file not found (searched at ", "dit bestand is er niet voor een sjabloon:"),
        ("package not found (searched for ", "een sjabloon haalt niets van buiten:"),
        ("failed to load file (", "dit is niet te lezen:"),
        ("expected ", "Typst verwacht hier"),
        ("unexpected ", "Typst verwacht hier niet"),
        ("panicked with: ", "het sjabloon stopt zelf:"),
        ("assertion failed: ", "het sjabloon stopt zelf:"),
    ];
    let found =
        named.into_iter().find_map(|(start, words)| Some((message.strip_prefix(start)?, words)));
    match found {
        Some(("", words)) => words.to_owned(),
        Some((rest, words)) => {
            let rest =
                if words.ends_with(':') { rest.strip_suffix(')').unwrap_or(rest) } else { rest };
            format!("{words} `{}`", quoted(rest.trim_matches('"')))
        }
        None => format!("Typst zegt hier: `{}`", quoted(message)),
    }
}

/// What Typst advises, where that can be of use here.
pub fn dutch_hint(hint: &str) -> Option<String> {
    let of_its_program =
        ["--root", "sandbox", "--font-path"].iter().any(|word| hint.contains(word));
    (!of_its_program).then(|| format!("Typst zegt erbij: `{}`", quoted(hint)))
}

/// What is quoted is part of one line, and no longer than anyone reads.
fn quoted(text: &str) -> String {
    let line: String =
        text.chars().map(|char| if char == '`' { '\'' } else { char }).take(200).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
