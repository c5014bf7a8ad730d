//! A reader of HTML that accepts nothing but what the plugin's own templates are made of.

/// Elements and their attributes in what catalogue Markdown becomes.
const RICH: [(&str, &[&str]); 12] = [
    ("a", &["href", "rel"]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("em", &[]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("strong", &[]),
    ("ul", &[]),
    ("hr", &[]),
];

/// Elements and their attributes in what stands around it; `data-*` is allowed on all.
const FRAME: [(&str, &[&str]); 23] = [
    ("a", &["class", "href", "rel", "hreflang", "lang", "dir"]),
    ("article", &["class", "id", "aria-label"]),
    ("button", &["type"]),
    ("cite", &[]),
    ("dd", &[]),
    ("div", &["class", "role", "id", "aria-label"]),
    ("dl", &["class"]),
    ("dt", &[]),
    ("form", &["class", "role", "aria-label", "hidden"]),
    ("h2", &["id"]),
    ("h3", &["class", "id"]),
    ("input", &["type", "name", "autocomplete"]),
    ("label", &["class"]),
    ("li", &[]),
    ("ol", &["class"]),
    ("option", &["value"]),
    ("p", &["class", "role", "hidden"]),
    ("section", &["class"]),
    ("select", &["name"]),
    ("span", &[]),
    ("time", &["datetime"]),
    ("ul", &["class"]),
    ("script", &["type"]),
];

/// Where catalogue Markdown goes, by the class of the element or as the only children of `dd`.
const RICH_CLASSES: [&str; 3] = [
    "resource-card-annotation",
    "resource-path-goal",
    "resource-path-why",
];

const COMMENTS: [&str; 5] = [
    "<!--resource-->",
    "<!--/resource-->",
    "<!--resources-->",
    "<!--reading-path-->",
    "<!--resource-index-->",
];

const REFERENCES: [&str; 6] = ["amp", "lt", "gt", "quot", "#123", "#x27"];

/// Fails unless `html` is one line, well-formed, and of allowed elements and attributes only.
pub(crate) fn assert_strict(html: &str) {
    let mut reader = Reader {
        rest: html,
        open: Vec::new(),
    };
    let result = reader.read();
    assert!(
        result.is_ok(),
        "{result:?}\nbefore {:?}\nin {html:?}",
        reader.rest
    );
}

struct Reader<'h> {
    rest: &'h str,
    /// The elements around, and whether each holds catalogue Markdown.
    open: Vec<(&'h str, bool)>,
}

type Checked<T = ()> = Result<T, String>;

impl<'h> Reader<'h> {
    fn read(&mut self) -> Checked {
        while let Some(c) = self.rest.chars().next() {
            if c != '<' {
                let text = self.take_until('<');
                check_text(text)?;
            } else if self.rest.starts_with("<!--") {
                let comment = COMMENTS.iter().find(|comment| self.skip(comment));
                comment.ok_or("a foreign comment")?;
            } else if self.skip("</") {
                let name = self.name()?;
                let (open, _) = self.open.pop().ok_or("nothing to close")?;
                self.expect(">")?;
                if open != name {
                    return Err(format!("<{open}> is closed by </{name}>"));
                }
            } else {
                self.start_tag()?;
            }
        }
        match self.open.last() {
            Some((name, _)) => Err(format!("<{name}> is not closed")),
            None => Ok(()),
        }
    }

    fn start_tag(&mut self) -> Checked {
        self.expect("<")?;
        let name = self.name()?;
        let is_rich = self.open.last().is_some_and(|(_, rich)| *rich);
        let elements: &[(&str, &[&str])] = if is_rich { &RICH } else { &FRAME };
        let element = elements.iter().find(|(known, _)| *known == name);
        let (_, allowed) = element.ok_or_else(|| format!("<{name}> is not allowed here"))?;
        let mut holds_rich = is_rich || name == "dd" && self.holds_blocks();
        while self.skip(" ") {
            if self.rest.starts_with("/>") {
                break;
            }
            let attribute = self.name()?;
            let is_data = !is_rich && attribute.starts_with("data-");
            if !is_data && !allowed.contains(&attribute) {
                return Err(format!("<{name} {attribute}> is not allowed here"));
            }
            if self.skip("=\"") {
                let value = self.take_until('"');
                self.expect("\"")?;
                check_text(value)?;
                check_value(attribute, value)?;
                holds_rich |= RICH_CLASSES.contains(&value);
            }
        }
        if !self.skip("/>") {
            self.expect(">")?;
            if name == "script" {
                return self.script();
            }
            if !matches!(name, "br" | "hr" | "input") {
                self.open.push((name, holds_rich));
            }
        }
        Ok(())
    }

    /// Whether a `dd` holds catalogue Markdown rather than links of the template.
    fn holds_blocks(&self) -> bool {
        let content = self.rest.trim_start_matches('>').trim_start();
        !content.starts_with("<a href=")
    }

    fn script(&mut self) -> Checked {
        let data = self.take_until('<');
        self.expect("</script>")?;
        serde_json::from_str::<serde_json::Value>(data).map_err(|error| error.to_string())?;
        Ok(())
    }

    fn name(&mut self) -> Checked<&'h str> {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        match name {
            "" => Err("a name is missing".to_owned()),
            name => Ok(name),
        }
    }

    fn take_until(&mut self, end: char) -> &'h str {
        let at = self.rest.find(end).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, text: &str) -> Checked {
        match self.skip(text) {
            true => Ok(()),
            false => Err(format!("`{text}` is missing")),
        }
    }
}

/// Text between tags or between the quotes of an attribute.
fn check_text(text: &str) -> Checked {
    if let Some(c) = text
        .chars()
        .find(|c| matches!(c, '\n' | '\r' | '{' | '<' | '>'))
    {
        return Err(format!("{c:?} in {text:?}"));
    }
    for (at, _) in text.match_indices('&') {
        let reference = text[at + 1..].split(';').next().unwrap_or_default();
        let is_decimal = reference.strip_prefix('#').is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !is_decimal && !REFERENCES.contains(&reference) {
            return Err(format!("a bare `&` in {text:?}"));
        }
    }
    Ok(())
}

/// Addresses lead to the web, into the book or to a place of this page.
fn check_value(attribute: &str, value: &str) -> Checked {
    if attribute != "href" {
        return Ok(());
    }
    let address = value.replace("&amp;", "&").replace("&#x2f;", "/");
    match url::Url::parse(&address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(()),
        Err(url::ParseError::RelativeUrlWithoutBase) => Ok(()),
        parsed => Err(format!("{parsed:?} from {value:?}")),
    }
}
