//! The day on which something is written.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today, as the book writes a date: `22 November 2026`.
pub(crate) fn today() -> String {
    written(Timestamp::now())
}

fn written(time: Timestamp) -> String {
    let day = time.to_zoned(TimeZone::UTC).date();
    day.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_words() {
        let time = "2027-03-05T23:59:59Z".parse().unwrap();
        assert_eq!(written(time), "5 March 2027");
    }
}
