//! What can be typed after `bouwsteen maak` about the website.

// A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct Website {
    /// Maak ook een kleine website, met een pagina per hoofdstuk, in de map `woonzorgvisie` bij de andere
    /// bestanden
    #[arg(long)]
    pub(crate) pagina_per_hoofdstuk: bool,
}
