//! Diagnostics as text: for people, for programs, for GitHub.

mod github;
mod human;
mod json;

pub use github::report_github;
pub use human::{Style, report};
pub use json::report_json;
