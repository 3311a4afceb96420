//! Holds a visie against the eisen of its kaders.
