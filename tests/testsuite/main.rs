//! End-to-end tests: small books, loaded and rendered by mdBook itself, with the real plugin.
#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is missing"
)]

mod book_test;

mod cards;
mod catalogue;
mod example;
mod mistakes;
mod ordering;
mod renderers;
mod upstream;
