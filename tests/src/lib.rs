//! The integration tests of Pejl live in `it/`.
