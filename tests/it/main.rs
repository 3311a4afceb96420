//! One test binary, a file per subject.

mod cli;
mod kader;
mod laden;
mod render_pdf;
mod render_sample;
mod support;
mod tidy;
