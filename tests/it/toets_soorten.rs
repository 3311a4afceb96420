//! Kinds of toets at work on small data: branches, demands on each element, lists of plain words.

use bouwsteen::check::check_tree;
use bouwsteen::kader::Kader;
use bouwsteen::source::{self, Sources};
use jiff::civil::date;

use crate::support::project;

/// A kader with one eis.
fn kader(toets: &str) -> Kader {
    let text = format!(
        r#"
naam = "proef"
titel = "Proef"
versie = "1"
peildatum = 2026-11-22
toelichting = "Alleen voor een test."
[[bron]]
id = "stuk"
titel = "Stuk"
[[eis]]
id = "HUV-99"
bouwsteen = "verordening"
titel = "Dit is gevraagd."
sterkte = "wet"
afwijken = "nee"
bron = {{ document = "stuk", plaats = "art. 1", zekerheid = "gelezen" }}
melding = "dit ontbreekt: {{naam}}"
herstel = "vul het in"
toets = {toets}
"#
    );
    let (node, errors) = source::parse(Sources::default().add("proef.toml", &*text), &text);
    assert!(errors.is_empty(), "{errors:?}");
    source::read(&node).expect("the kader reads")
}

/// Outcome and reason of one toets on one visie.
fn outcome(toets: &str, visie: &str) -> String {
    let project = project(&[("bouwsteen.toml", visie)]);
    let toetsing = check_tree(&project.tree, &project, &[&kader(toets)], date(2026, 11, 22));
    format!("{}: {}", toetsing.eisen[0].uitkomst.as_str(), toetsing.eisen[0].reden)
}

#[test]
fn a_branch_counts_only_when_its_condition_holds() {
    let toets = r#"{ soort = "indien", geldt-als = [{ pad = "/verordening/grond", bevat = "schaarste" }], toets = { soort = "aanwezig", paden = ["/verordening/schaarste"] } }"#;
    let other = outcome(toets, "[verordening]\ngrond = [\"urgentie\"]\n");
    assert!(other.starts_with("voldaan"), "{other}");
    let missing = outcome(toets, "[verordening]\ngrond = [\"urgentie\", \"schaarste\"]\n");
    assert_eq!(missing, "open: dit ontbreekt: `schaarste` in `[verordening]`");
    let unsaid = outcome(toets, "[verordening]\nnaam = \"Verordening\"\n");
    assert!(unsaid.starts_with("open: `grond` in `[verordening]` is niet ingevuld"), "{unsaid}");
}

#[test]
fn each_element_must_meet_every_demand() {
    let toets = r#"{ soort = "per-element", in = "/verordening/weigeringsgrond", waar = [{ veld = "soort", is = ["inkomen"] }], moet = [{ veld = "geldt-niet-voor", is = ["d"] }, { veld = "geldt-niet-voor", is = ["i"] }] }"#;
    let visie = |letters: &str| {
        format!(
            "[[verordening.weigeringsgrond]]\nomschrijving = \"inkomen\"\nsoort = \"inkomen\"\ngeldt-niet-voor = {letters}\n"
        )
    };
    assert!(outcome(toets, &visie(r#"["d", "i"]"#)).starts_with("voldaan"));
    assert_eq!(outcome(toets, &visie(r#"["d"]"#)), "open: dit ontbreekt: inkomen");
    assert!(outcome(toets, "[verordening]\nnaam = \"V\"\n").starts_with("open"));
}

#[test]
fn no_element_at_all_is_fine_only_when_the_eis_says_so() {
    let with = |extra: &str| {
        format!(
            r#"{{ soort = "per-element", in = "/bijlage", waar = [{{ veld = "formaat", aanwezig = true }}], velden = ["reden-pdf"]{extra} }}"#
        )
    };
    let none = "[[bijlage]]\nid = \"a\"\ntitel = \"Kaart\"\n";
    assert!(outcome(&with(""), none).starts_with("open"));
    assert!(outcome(&with(", mag-ontbreken = true"), none).starts_with("voldaan"));
    let one = format!("{none}formaat = \"PDF/A-2a\"\n");
    assert_eq!(outcome(&with(", mag-ontbreken = true"), &one), "open: dit ontbreekt: Kaart");
}

#[test]
fn an_empty_veld_is_the_element_itself() {
    let toets = r#"{ soort = "element", in = "/samenwerking/jaarcyclus/overzicht-ontvanger", waar = [{ veld = "", verwijst = { naar = "/partner", veld = "soort", is = ["zorgaanbieder"] } }] }"#;
    let visie = |who: &str| {
        format!(
            "[samenwerking.jaarcyclus]\noverzicht-ontvanger = [\"{who}\"]\n\
             [[partner]]\nid = \"zorg\"\nnaam = \"Zorg\"\nsoort = \"zorgaanbieder\"\n\
             [[partner]]\nid = \"bond\"\nnaam = \"Bond\"\nsoort = \"huurdersorganisatie\"\n"
        )
    };
    assert!(outcome(toets, &visie("zorg")).starts_with("voldaan"));
    assert!(outcome(toets, &visie("bond")).starts_with("open"));
}

#[test]
fn dwellings_that_lie_in_each_other_are_never_added() {
    let toets = r#"{ soort = "som", in = "/ouderen/woningen", links = "plan", rechts = "opgave" }"#;
    let visie = |types: &[&str]| {
        let rows = types.iter().map(|one| {
            format!("[[ouderen.woningen]]\nwoningtype = \"{one}\"\nplan = 10\nopgave = 10\n")
        });
        rows.collect::<String>()
    };
    let lists = crate::support::kaders().iter().find(|kader| kader.naam == "lijsten");
    let lists = lists.expect("the lists are a kader");
    let judged = |types: &[&str]| {
        let project = project(&[("bouwsteen.toml", &visie(types))]);
        let mut sources = Sources::default();
        let text = visie(types);
        let (tree, _) = source::parse(sources.add("bouwsteen.toml", &*text), &text);
        let toetsing = check_tree(&tree, &project, &[lists, &kader(toets)], date(2026, 11, 22));
        format!("{}: {}", toetsing.eisen[0].uitkomst.as_str(), toetsing.eisen[0].reden)
    };
    assert!(judged(&["nultreden", "regulier"]).starts_with("voldaan"));
    assert_eq!(
        judged(&["nultreden", "zorggeschikt"]),
        "open: `zorggeschikt` zit al in `nultreden`; wat in elkaar zit, is niet op te tellen"
    );
}

#[test]
fn without_any_element_the_message_says_which_table_is_empty() {
    let toets = r#"{ soort = "per-element", in = "/samenwerking/prestatieafspraak", velden = ["zorglevering"] }"#;
    assert_eq!(
        outcome(toets, ""),
        "open: `[[samenwerking.prestatieafspraak]]` is nog niet ingevuld"
    );
    let element = r#"{ soort = "element", in = "/partner", waar = [{ veld = "soort", is = ["corporatie"] }] }"#;
    let other = "[[partner]]\nid = \"b\"\nnaam = \"B\"\nsoort = \"huurdersorganisatie\"\n";
    assert_eq!(
        outcome(element, other),
        "open: in `[[partner]]` staat nog niet wat deze eis vraagt"
    );
}

#[test]
fn an_element_without_a_name_is_called_by_its_number() {
    let toets = r#"{ soort = "per-element", in = "/programma/wijziging", velden = ["procedure"] }"#;
    let missing = outcome(toets, "[[programma.wijziging]]\ndatum = 2026-11-10\n");
    assert_eq!(missing, "open: dit ontbreekt: `[[programma.wijziging]]` nummer 1");
}
