//! The vendored fonts, unmodified: what pages are set in and drawings are measured with.

/// Source Sans 3, upright.
pub(crate) static REGULAR: &[u8] = include_bytes!("../templates/letters/SourceSans3-Regular.otf");

/// Source Sans 3, italic.
pub(crate) static ITALIC: &[u8] = include_bytes!("../templates/letters/SourceSans3-It.otf");

/// Source Sans 3, between upright and bold.
pub(crate) static SEMIBOLD: &[u8] = include_bytes!("../templates/letters/SourceSans3-Semibold.otf");

/// Source Sans 3, bold.
pub(crate) static BOLD: &[u8] = include_bytes!("../templates/letters/SourceSans3-Bold.otf");

/// Source Sans 3, bold and italic.
pub(crate) static BOLD_ITALIC: &[u8] =
    include_bytes!("../templates/letters/SourceSans3-BoldIt.otf");

/// Source Code Pro, for literal text.
pub(crate) static MONO: &[u8] = include_bytes!("../templates/letters/SourceCodePro-Regular.otf");

/// Source Serif 4, upright, for the formal style.
pub(crate) static SERIF: &[u8] = include_bytes!("../templates/letters/SourceSerif4-Regular.otf");

/// Source Serif 4, italic.
pub(crate) static SERIF_ITALIC: &[u8] = include_bytes!("../templates/letters/SourceSerif4-It.otf");

/// Source Serif 4, between upright and bold.
pub(crate) static SERIF_SEMIBOLD: &[u8] =
    include_bytes!("../templates/letters/SourceSerif4-Semibold.otf");
