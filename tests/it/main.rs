//! One test binary, a file per subject.

mod cli;
mod document;
mod eigen_kader;
mod fouten;
mod kader;
mod kader_tonen;
mod laden;
mod laden_bestanden;
mod laden_boom;
mod laden_cijfers;
mod laden_codes;
mod laden_eigenschappen;
mod laden_regels;
mod mutatie;
mod prose;
mod rapport;
mod render_markdown;
mod render_pdf;
mod render_sample;
mod schemas;
mod support;
mod tidy;
mod toets_soorten;
mod uitvoer;
