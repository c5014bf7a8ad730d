//! Lists of `book.toml`, edited so that each comment stays with the item that it stands behind.

use toml_edit::{Array, RawString, Value};

/// Adds an item that stands as the one before it does; a comment behind that one stays there.
pub(super) fn append(list: &mut Array, item: &str) {
    let Some(last) = list.iter().last() else {
        list.push(item);
        return;
    };
    let prefix = last.decor().prefix().and_then(RawString::as_str);
    let Some((_, indentation)) = prefix.and_then(|prefix| prefix.rsplit_once('\n')) else {
        list.push(item);
        return;
    };
    let indentation = indentation.to_owned();
    let behind = take_behind(list);
    let (comment, closing) = behind.rsplit_once('\n').unwrap_or((&behind, ""));
    let mut new = Value::from(item);
    new.decor_mut()
        .set_prefix(format!("{comment}\n{indentation}"));
    list.push_formatted(new);
    set_behind(list, &format!("\n{closing}"));
}

/// Takes an item out; a comment that stands before it stays.
pub(super) fn take_out(list: &mut Array, item: &str) {
    let at = list.iter().position(|found| found.as_str() == Some(item));
    let Some(at) = at else { return };
    let is_last = at + 1 == list.len();
    let behind = is_last.then(|| take_behind(list));
    let removed = list.remove(at);
    let prefix = removed.decor().prefix().and_then(RawString::as_str);
    if let Some(behind) = behind {
        let line = prefix.and_then(|prefix| prefix.rsplit_once('\n'));
        let comment = line.map_or("", |(comment, _)| comment);
        set_behind(list, &format!("{comment}{behind}"));
    }
}

/// Cuts off what stands between the last item, with its comma if it has one, and the bracket.
fn take_behind(list: &mut Array) -> String {
    let mut behind = String::new();
    if let Some(last) = list.iter_mut().last() {
        let suffix = last.decor().suffix().and_then(RawString::as_str);
        suffix.unwrap_or_default().clone_into(&mut behind);
        last.decor_mut().set_suffix("");
    }
    behind += list.trailing().as_str().unwrap_or_default();
    list.set_trailing("");
    behind
}

fn set_behind(list: &mut Array, behind: &str) {
    let has_comma = list.trailing_comma();
    match list.iter_mut().last() {
        Some(last) if !has_comma => last.decor_mut().set_suffix(behind),
        _ => list.set_trailing(behind),
    }
}
