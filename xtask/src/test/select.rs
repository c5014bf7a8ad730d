//! Which steps are wanted, and what they are to look at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::steps::Step;
use crate::Result;
use crate::cli::{StepArguments, TestArguments};
use crate::shell::{answer, command, root};

/// What steps with tests confine themselves to; by default to nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Focus {
    /// A part of the names of tests.
    pub(crate) name: Option<String>,
    pub(crate) chapter: Option<Chapter>,
}

/// A chapter by its two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// The name of its page, without ending.
    pub(crate) page: String,
    /// Its folder below `book/examples`, if it has one.
    pub(crate) folder: Option<String>,
}

/// The steps to run, in their order.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    pub(super) steps: Vec<&'a Step>,
    pub(super) focus: Focus,
}

impl Focus {
    /// The focus as arguments of `cargo xtask step`.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(name) = &self.name {
            words.extend(["-k".into(), name.clone()]);
        }
        if let Some(chapter) = &self.chapter {
            words.extend(["--chapter".into(), chapter.page.clone()]);
        }
        words
    }

    /// The focus as pytest understands it: an expression over the names of tests.
    pub(crate) fn expression(&self) -> Option<String> {
        let chapter = self.chapter.as_ref().map(|chapter| match &chapter.folder {
            Some(folder) => format!("{} or {folder}", chapter.page),
            None => chapter.page.clone(),
        });
        self.name.clone().or(chapter)
    }
}

impl Chapter {
    /// Finds a chapter by the name of its page or of its folder of examples.
    pub(crate) fn find(name: &str, root: &Path) -> Result<Self> {
        let chapters = chapters(&root.join("book/src"))?;
        let found = chapters
            .iter()
            .find(|each| each.page == name || each.folder.as_deref() == Some(name));
        found.cloned().ok_or_else(|| {
            let names = chapters.iter().map(|each| each.page.as_str());
            format!("no chapter is called `{name}`{}", meant(name, names)).into()
        })
    }
}

/// All pages in folders of parts, and the folder of examples from which each shows most.
fn chapters(pages: &Path) -> Result<Vec<Chapter>> {
    let mut chapters = Vec::new();
    for part in fs::read_dir(pages)? {
        let part = part?.path();
        if !part.is_dir() {
            continue;
        }
        for page in fs::read_dir(part)? {
            let page = page?.path();
            if page.extension().is_some_and(|ending| ending == "md") {
                let text = fs::read_to_string(&page)?;
                let name = page.file_stem().unwrap_or_default();
                chapters.push(Chapter {
                    page: name.to_string_lossy().into_owned(),
                    folder: most_shown(&text),
                });
            }
        }
    }
    chapters.sort_by(|one, other| one.page.cmp(&other.page));
    Ok(chapters)
}

/// The folder below `book/examples` that a page includes from most often.
fn most_shown(page: &str) -> Option<String> {
    let includes = page.split("{{#include ../../examples/").skip(1);
    let folders: Vec<&str> = includes.filter_map(|path| path.split('/').next()).collect();
    let times = |folder: &str| folders.iter().filter(|other| **other == folder).count();
    let most = folders.iter().max_by_key(|folder| times(folder))?;
    Some((*most).to_owned())
}

/// Chooses steps by the command line, and adds those that prepare what they look at.
pub(super) fn select<'a>(steps: &'a [Step], arguments: &TestArguments) -> Result<Selection<'a>> {
    let focus = Focus {
        name: arguments.name.clone(),
        chapter: chapter(arguments.chapter.as_deref())?,
    };
    let changed = arguments.changed.then(changed_files).transpose()?;
    let mut names = BTreeSet::new();
    for name in &arguments.steps {
        names.insert(by_name(steps, name)?.name);
    }
    let wanted = steps.iter().filter(|step| {
        (names.is_empty() || names.contains(step.name))
            && (focus.name.is_none() || step.has_names)
            && (focus.chapter.is_none() || step.has_chapters)
            && changed
                .as_ref()
                .is_none_or(|files| touches(steps, step, files))
            && !(arguments.fast && step.is_slow)
    });
    Ok(Selection {
        steps: with_needs(steps, wanted),
        focus,
    })
}

/// Reads the focus of one step.
pub(super) fn focus(arguments: &StepArguments) -> Result<Focus> {
    Ok(Focus {
        name: arguments.name.clone(),
        chapter: chapter(arguments.chapter.as_deref())?,
    })
}

fn chapter(name: Option<&str>) -> Result<Option<Chapter>> {
    name.map(|name| Chapter::find(name, root())).transpose()
}

pub(super) fn by_name<'a>(steps: &'a [Step], name: &str) -> Result<&'a Step> {
    steps.iter().find(|step| step.name == name).ok_or_else(|| {
        let names = steps.iter().map(|step| step.name);
        let meant = meant(name, names);
        format!("no step is called `{name}`{meant}; `cargo xtask test --list` names all").into()
    })
}

/// Asks whether a similar name was meant.
fn meant<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let near = names
        .map(|known| (strsim::osa_distance(name, known), known))
        .min()
        .filter(|(distance, known)| *distance <= known.len().div_ceil(3));
    near.map_or(String::new(), |(_, known)| {
        format!("; did you mean `{known}`?")
    })
}

/// Whether a step may see one of these files differently; a file that no step names is seen by all.
fn touches(steps: &[Step], step: &Step, files: &[String]) -> bool {
    let reads = |step: &Step, file: &String| step.reads.iter().any(|start| file.starts_with(start));
    files
        .iter()
        .any(|file| reads(step, file) || !steps.iter().any(|other| reads(other, file)))
}

/// The files that differ from `main`, committed or not.
fn changed_files() -> Result<Vec<String>> {
    let git = |arguments: &[&str]| {
        let mut git = command("git");
        git.args(arguments);
        answer(git)
    };
    let base = ["origin/main", "main"]
        .iter()
        .find_map(|branch| git(&["merge-base", "HEAD", branch]))
        .ok_or("`--changed` compares with the branch `main`, which git does not find here")?;
    let differing = git(&["diff", "--name-only", "--no-renames", &base]);
    let added = git(&["ls-files", "--others", "--exclude-standard"]);
    let (Some(differing), Some(added)) = (differing, added) else {
        return Err("git does not say which files differ from `main`".into());
    };
    Ok(differing
        .lines()
        .chain(added.lines())
        .map(String::from)
        .collect())
}

/// These steps and all that they need, in the order of all steps.
fn with_needs<'a>(steps: &'a [Step], wanted: impl Iterator<Item = &'a Step>) -> Vec<&'a Step> {
    let mut names: Vec<&str> = wanted.map(|step| step.name).collect();
    let mut at = 0;
    while let Some(name) = names.get(at) {
        let needs = steps.iter().filter(|step| step.name == *name);
        names.extend(
            needs
                .flat_map(|step| step.needs)
                .copied()
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    steps
        .iter()
        .filter(|step| names.contains(&step.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 4] = [
        Step {
            name: "book",
            reads: &["book/"],
            ..Step::NONE
        },
        Step {
            name: "rust",
            has_names: true,
            reads: &["preprocessor/"],
            ..Step::NONE
        },
        Step {
            name: "site",
            needs: &["book"],
            has_names: true,
            reads: &["book/src/", "tests/site/"],
            ..Step::NONE
        },
        Step {
            name: "browser",
            needs: &["site"],
            has_names: true,
            is_slow: true,
            reads: &["book/src/", "preprocessor/assets/"],
            ..Step::NONE
        },
    ];

    fn selected(arguments: &TestArguments) -> Vec<&'static str> {
        let selection = select(&STEPS, arguments).unwrap();
        selection.steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn all_steps_are_wanted_unless_some_are_named() {
        let mut arguments = TestArguments::default();
        assert_eq!(selected(&arguments), ["book", "rust", "site", "browser"]);
        arguments.fast = true;
        assert_eq!(selected(&arguments), ["book", "rust", "site"]);
        arguments = TestArguments {
            steps: vec!["browser".into()],
            ..TestArguments::default()
        };
        assert_eq!(selected(&arguments), ["book", "site", "browser"]);
    }

    #[test]
    fn a_focus_leaves_out_what_has_no_tests() {
        let arguments = TestArguments {
            name: Some("card".into()),
            fast: true,
            ..TestArguments::default()
        };
        assert_eq!(selected(&arguments), ["book", "rust", "site"]);
    }

    #[test]
    fn an_unknown_step_names_the_nearest() {
        let error = by_name(&STEPS, "browsers").err().unwrap().to_string();
        let list = "`cargo xtask test --list` names all";
        assert_eq!(
            error,
            format!("no step is called `browsers`; did you mean `browser`?; {list}")
        );
        let error = by_name(&STEPS, "deploy").err().unwrap().to_string();
        assert_eq!(error, format!("no step is called `deploy`; {list}"));
    }

    #[test]
    fn a_file_touches_the_steps_that_read_it_and_an_unknown_one_all() {
        let touched = |file: &str| -> Vec<&str> {
            let files = [file.to_owned()];
            let steps = STEPS.iter().filter(|step| touches(&STEPS, step, &files));
            steps.map(|step| step.name).collect()
        };
        assert_eq!(touched("book/src/404.md"), ["book", "site", "browser"]);
        assert_eq!(touched("book/theme/book.css"), ["book"]);
        assert_eq!(touched("preprocessor/assets/a.css"), ["rust", "browser"]);
        assert_eq!(touched("Cargo.lock"), ["book", "rust", "site", "browser"]);
    }

    #[test]
    fn a_chapter_is_found_by_its_page_or_its_folder() {
        let root = tempfile::tempdir().unwrap();
        let part = root.path().join("book/src/packaging");
        fs::create_dir_all(&part).unwrap();
        let include = |path: &str| format!("{{{{#include ../../examples/{path}}}}}\n");
        let text = include("other/a.py") + &include("plug_ins/b.py") + &include("plug_ins/c.py");
        fs::write(part.join("plug-ins-by-packaging.md"), text).unwrap();
        fs::write(part.join("no-code.md"), "Words.\n").unwrap();
        let found = Chapter::find("plug_ins", root.path()).unwrap();
        assert_eq!(found.page, "plug-ins-by-packaging");
        let same = Chapter::find("plug-ins-by-packaging", root.path()).unwrap();
        assert_eq!(found, same);
        let focus = Focus {
            chapter: Some(found),
            ..Focus::default()
        };
        let expression = focus.expression().unwrap();
        assert_eq!(expression, "plug-ins-by-packaging or plug_ins");
        let error = Chapter::find("no-cods", root.path())
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "no chapter is called `no-cods`; did you mean `no-code`?"
        );
    }
}
