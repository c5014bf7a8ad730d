//! Edits the text of `book.toml`; everything that is not the plugin's stays byte for byte.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value, value};

use super::CATALOGUE;
use super::list::{append, take_out};

/// Stands behind each table and each key that `install` makes, so that `uninstall` knows them.
const MARK: &str = " # added by mdbook-resource-cards";

/// The lists that get an item: table, key, item.
const ITEMS: [(&[&str], &str, &str); 3] = [
    (&["build"], "extra-watch-dirs", CATALOGUE),
    (&["output", "html"], "additional-css", "resource-cards.css"),
    (&["output", "html"], "additional-js", "resource-cards.js"),
];

/// The text with the plugin in it.
pub(super) fn install(text: &str) -> Result<String, String> {
    let new = edit(text, add)?;
    let is_first = uninstall(text).is_ok_and(|(same, left)| same == text && left.is_empty());
    let is_undone = uninstall(&new).is_ok_and(|(same, _)| same == text);
    if is_first && !is_undone {
        return Err(by_hand());
    }
    Ok(new)
}

/// The text without the plugin, and remarks about what was left.
pub(super) fn uninstall(text: &str) -> Result<(String, Vec<String>), String> {
    let mut left = Vec::new();
    let new = edit(text, |document| {
        left = remove(document);
        Ok(())
    })?;
    Ok((new, left))
}

/// Edits a text; line ends, and a missing one at the end, stay as they are.
fn edit(
    text: &str,
    change: impl FnOnce(&mut DocumentMut) -> Result<(), String>,
) -> Result<String, String> {
    let is_crlf = text.contains("\r\n");
    let unix = text.replace("\r\n", "\n");
    let mut document: DocumentMut = unix
        .parse()
        .map_err(|error| format!("`book.toml` is not valid TOML: {error}"))?;
    change(&mut document)?;
    let mut new = document.to_string();
    if !unix.ends_with('\n') && new.ends_with('\n') {
        new.pop();
    }
    Ok(if is_crlf {
        new.replace('\n', "\r\n")
    } else {
        new
    })
}

fn add(document: &mut DocumentMut) -> Result<(), String> {
    for (path, key, item) in ITEMS {
        let table = table(document.as_table_mut(), path).ok_or_else(by_hand)?;
        push(table, key, item)?;
    }
    let preprocessors = implicit(document.as_table_mut(), "preprocessor").ok_or_else(by_hand)?;
    match preprocessors.get_mut("resource-cards") {
        None => {
            let mut plugin = marked_table();
            plugin.insert("before", value(Array::from_iter(["links"])));
            preprocessors.insert("resource-cards", Item::Table(plugin));
        }
        // A list that somebody has written is theirs; a build warns when `links` is not in it.
        Some(plugin) => {
            let plugin = plugin.as_table_like_mut().ok_or_else(by_hand)?;
            if !plugin.contains_key("before") {
                push(plugin, "before", "links")?;
            }
        }
    }
    Ok(())
}

/// The table at `path`; the last part is made, and marked, where it is missing.
fn table<'d>(root: &'d mut Table, path: &[&str]) -> Option<&'d mut dyn TableLike> {
    let (last, parents) = path.split_last()?;
    let mut parent: &mut dyn TableLike = root;
    for name in parents {
        parent = implicit(parent, name)?;
    }
    if !parent.contains_key(last) {
        parent.insert(last, Item::Table(marked_table()));
    }
    parent.get_mut(last)?.as_table_like_mut()
}

/// A table that needs no header of its own.
fn implicit<'d>(parent: &'d mut dyn TableLike, name: &str) -> Option<&'d mut dyn TableLike> {
    if !parent.contains_key(name) {
        let mut table = Table::new();
        table.set_implicit(true);
        parent.insert(name, Item::Table(table));
    }
    parent.get_mut(name)?.as_table_like_mut()
}

fn marked_table() -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.decor_mut().set_suffix(MARK);
    // Behind every other table, so that comments between those keep their places.
    table.set_position(Some(isize::MAX));
    table
}

/// Adds an item to a list; the list is made, and marked, where it is missing.
fn push(table: &mut dyn TableLike, key: &str, item: &str) -> Result<(), String> {
    if !table.contains_key(key) {
        let mut list = Value::Array(Array::from_iter([item]));
        list.decor_mut().set_suffix(MARK);
        table.insert(key, Item::Value(list));
        return Ok(());
    }
    let list = table.get_mut(key).and_then(Item::as_array_mut);
    let list = list.ok_or_else(by_hand)?;
    if !holds(list, item) {
        append(list, item);
    }
    Ok(())
}

fn holds(list: &Array, item: &str) -> bool {
    list.iter().any(|found| found.as_str() == Some(item))
}

/// Takes everything of the plugin's out, and says what was not made by `install`.
fn remove(document: &mut DocumentMut) -> Vec<String> {
    let mut left = Vec::new();
    if let Some(preprocessors) = child(document.as_table_mut(), "preprocessor") {
        match preprocessors.get("resource-cards") {
            Some(Item::Table(plugin)) if is_marked_table(plugin) => {
                preprocessors.remove("resource-cards");
            }
            Some(_) => left.push(
                "kept `[preprocessor.resource-cards]`, which was not made by `install`".to_owned(),
            ),
            None => {}
        }
        if let Some(plugin) = child(preprocessors, "resource-cards")
            && is_made(plugin, "before")
        {
            plugin.remove("before");
        }
    }
    for (path, key, item) in ITEMS {
        remove_item(document, path, key, item);
    }
    let root = document.as_table_mut();
    for name in ["output", "preprocessor"] {
        let is_bare = root.get(name).and_then(Item::as_table);
        if is_bare.is_some_and(|table| table.is_implicit() && table.is_empty()) {
            root.remove(name);
        }
    }
    left
}

fn remove_item(document: &mut DocumentMut, path: &[&str], key: &str, item: &str) {
    let Some((last, parents)) = path.split_last() else {
        return;
    };
    let mut parent: &mut dyn TableLike = document.as_table_mut();
    for name in parents {
        match child(parent, name) {
            Some(next) => parent = next,
            None => return,
        }
    }
    let Some(table) = child(parent, last) else {
        return;
    };
    if let Some(Item::Value(Value::Array(list))) = table.get_mut(key) {
        take_out(list, item);
        if list.is_empty() && is_made(table, key) {
            table.remove(key);
        }
    }
    if let Some(Item::Table(made)) = parent.get(last)
        && made.is_empty()
        && is_marked_table(made)
    {
        parent.remove(last);
    }
}

fn child<'d>(parent: &'d mut dyn TableLike, name: &str) -> Option<&'d mut dyn TableLike> {
    parent.get_mut(name)?.as_table_like_mut()
}

/// Whether `install` made this key.
fn is_made(table: &dyn TableLike, key: &str) -> bool {
    let value = table.get(key).and_then(Item::as_value);
    let suffix = value.and_then(|value| value.decor().suffix()?.as_str());
    suffix == Some(MARK)
}

fn is_marked_table(table: &Table) -> bool {
    table.decor().suffix().and_then(|suffix| suffix.as_str()) == Some(MARK)
}

/// What to write where this file cannot be edited.
fn by_hand() -> String {
    format!(
        "`book.toml` cannot be edited without changing what it already says; add by hand:\n\n\
         [build]\nextra-watch-dirs = [\"{CATALOGUE}\"]\n\n\
         [output.html]\nadditional-css = [\"resource-cards.css\"]\n\
         additional-js = [\"resource-cards.js\"]\n\n\
         [preprocessor.resource-cards]\nbefore = [\"links\"]"
    )
}
