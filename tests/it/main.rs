//! One test binary, a file per subject.

mod laden;
mod render_pdf;
mod render_sample;
mod support;
