//! Personal names in two parts, as bibliographies sort them.

/// A name split into what comes first and what it is sorted by.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name<'n> {
    pub(super) given: &'n str,
    pub(super) family: &'n str,
}

/// The parts of a name; a single word is all family name. Particles belong to it: "van Rossum".
pub(super) fn split(name: &str) -> Name<'_> {
    let name = name.trim();
    let starts = name.match_indices(' ').map(|(at, _)| at + 1);
    let is_particle = |at: &usize| {
        let word = name[*at..].split(' ').next().unwrap_or_default();
        word.chars().all(char::is_lowercase)
    };
    let last = name.rfind(' ').map_or(0, |at| at + 1);
    let start = starts.clone().find(is_particle).filter(|at| *at < last);
    let start = start.unwrap_or(last);
    Name {
        given: name[..start].trim_end(),
        family: &name[start..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_belong_to_the_family_name() {
        let parts = |name| {
            let Name { given, family } = split(name);
            (given, family)
        };
        assert_eq!(parts("Harry Percival"), ("Harry", "Percival"));
        assert_eq!(parts("Guido van Rossum"), ("Guido", "van Rossum"));
        assert_eq!(parts("D. L. Parnas"), ("D. L.", "Parnas"));
        assert_eq!(parts("xstrengthofonex"), ("", "xstrengthofonex"));
        assert_eq!(parts("Robert C. Martin"), ("Robert C.", "Martin"));
    }
}
