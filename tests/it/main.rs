//! One test binary, a file per subject.

mod laden;
mod support;
