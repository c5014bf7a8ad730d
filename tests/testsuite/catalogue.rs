//! This book's own catalogue, beyond what the build checks.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_resource_cards::{SchemaOf, schema};

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../book")
}

#[test]
fn editors_find_a_schema_that_is_current() {
    let folders = [
        ("resources", "resource.schema.json", SchemaOf::Resource),
        ("paths", "path.schema.json", SchemaOf::Path),
    ];
    for (folder, file, of) in folders {
        let path = book().join(folder).join(file);
        let text = fs::read_to_string(&path).unwrap();
        let command = "write it anew: `cargo run -q -p mdbook-resource-cards -- schema`";
        assert_eq!(
            text,
            schema(of),
            "{} is out of date; {command}",
            path.display()
        );
        let first_line = format!("#:schema ./{file}\n");
        for entry in fs::read_dir(book().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.starts_with(&first_line), "{}", path.display());
            }
        }
    }
}
