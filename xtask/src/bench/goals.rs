//! What the figures have to be, and what they are.

use super::books::Shortcodes;
use super::measure::{Case, Sample};
use super::table::{Table, percent, ratio, times};

/// How a generated book is called in tables.
pub(super) fn name(chapters: usize, shortcodes: Shortcodes) -> String {
    let count = match chapters {
        1_000.. => format!("{},{:03}", chapters / 1_000, chapters % 1_000),
        _ => chapters.to_string(),
    };
    let shortcodes = match shortcodes {
        Shortcodes::Nobodys => "no shortcode",
        Shortcodes::Ours => "5 cards each",
        _ => "5 shortcodes each",
    };
    format!("{count} chapters, {shortcodes}")
}

/// A figure of one case, or of a case and another a tenth of its size.
enum Figure {
    ToDoNothing,
    ToTenth,
    Memory,
}

const GOALS: [(Figure, usize, Shortcodes, f64); 10] = [
    (Figure::ToDoNothing, 1_000, Shortcodes::Ours, 0.5),
    (Figure::ToDoNothing, 10_000, Shortcodes::Ours, 0.4),
    (Figure::ToDoNothing, 1_000, Shortcodes::Nobodys, 0.2),
    (Figure::ToDoNothing, 10_000, Shortcodes::Nobodys, 0.2),
    (Figure::ToTenth, 1_000, Shortcodes::Ours, 10.5),
    (Figure::ToTenth, 10_000, Shortcodes::Ours, 10.5),
    (Figure::Memory, 1_000, Shortcodes::Ours, 3.0),
    (Figure::Memory, 10_000, Shortcodes::Ours, 3.0),
    (Figure::Memory, 1_000, Shortcodes::Nobodys, 3.0),
    (Figure::Memory, 10_000, Shortcodes::Nobodys, 3.0),
];

/// The goals that these cases can tell about.
pub(super) fn table(cases: &[Case]) -> Table {
    let mut table = Table::new(["book", "figure", "goal", "measured", "outcome"], 2);
    for (figure, chapters, shortcodes, limit) in GOALS {
        let book = name(chapters, shortcodes);
        let tenth = name(chapters / 10, shortcodes);
        let Some(measured) = find(cases, &book).and_then(|case| match figure {
            Figure::ToDoNothing => Some(ratio(ours(case).time, case.jobs[1].median().time)),
            Figure::ToTenth => {
                find(cases, &tenth).map(|tenth| ratio(ours(case).time, ours(tenth).time))
            }
            Figure::Memory => ours(case).peak.map(|peak| parts(peak) / parts(case.size)),
        }) else {
            continue;
        };
        let (figure, show): (_, fn(f64) -> String) = match figure {
            Figure::ToDoNothing => ("time to the do-nothing plugin", percent),
            Figure::ToTenth => ("time to a tenth of the book", times),
            Figure::Memory => ("peak memory to the input", times),
        };
        let outcome = if measured <= limit { "met" } else { "missed" };
        let limit = format!("≤ {}", show(limit));
        table.row([book, figure.into(), limit, show(measured), outcome.into()]);
    }
    table
}

fn find<'c>(cases: &'c [Case], book: &str) -> Option<&'c Case> {
    cases.iter().find(|case| case.book == book)
}

fn ours(case: &Case) -> Sample {
    case.jobs[2].median()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "two digits of the ratio are shown"
)]
fn parts(bytes: u64) -> f64 {
    bytes as f64
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::super::measure::Job;
    use super::*;

    fn case(chapters: usize, millis: [u64; 3], peak: Option<u64>) -> Case {
        let jobs = millis.map(|millis| {
            let mut job = Job::new("", Path::new(""), Path::new(""));
            job.samples.push(Sample {
                time: Duration::from_millis(millis),
                work: None,
                peak,
                answer: 0,
            });
            job
        });
        Case {
            book: name(chapters, Shortcodes::Ours),
            size: 10,
            jobs: jobs.into(),
        }
    }

    #[test]
    fn goals_are_met_or_missed_or_not_told() {
        let cases = [
            case(100, [1, 10, 5], None),
            case(1_000, [10, 100, 60], Some(29)),
        ];
        let expected = "\
            | book                         | figure                        |   goal | measured | outcome |\n\
            |------------------------------|-------------------------------|-------:|---------:|--------:|\n\
            | 1,000 chapters, 5 cards each | time to the do-nothing plugin | ≤ 50 % |     60 % |  missed |\n\
            | 1,000 chapters, 5 cards each | time to a tenth of the book   | ≤ 10.5 |     12.0 |  missed |\n\
            | 1,000 chapters, 5 cards each | peak memory to the input      |  ≤ 3.0 |      2.9 |     met |\n";
        assert_eq!(table(&cases).text(), expected);
    }
}
