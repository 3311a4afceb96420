//! Makes one document out of a project and its toetsing.

pub mod prose;
