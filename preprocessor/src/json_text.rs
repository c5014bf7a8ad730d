//! Where a text stands in the JSON string that it was read from.

/// A place in a JSON string, and the same place in the text that it stands for.
pub(crate) struct Cursor<'j> {
    /// The string with its quotes.
    json: &'j str,
    in_json: usize,
    in_text: usize,
    next_escape: usize,
}

impl<'j> Cursor<'j> {
    /// At the beginning of the text.
    pub(crate) fn new(json: &'j str) -> Self {
        let mut cursor = Self {
            json,
            in_json: "\"".len(),
            in_text: 0,
            next_escape: 0,
        };
        cursor.find_escape();
        cursor
    }

    /// Goes on to a byte of the text, which is the first of a character, and says where in the JSON
    /// that one is.
    pub(crate) fn advance(&mut self, to: usize) -> usize {
        while self.in_text < to {
            if self.in_json < self.next_escape {
                let step = (self.next_escape - self.in_json).min(to - self.in_text);
                self.in_json += step;
                self.in_text += step;
            } else {
                let (in_json, in_text) = escape_lengths(&self.json[self.in_json..]);
                self.in_json += in_json;
                self.in_text += in_text;
                self.find_escape();
            }
        }
        self.in_json
    }

    fn find_escape(&mut self) {
        let rest = &self.json[self.in_json..];
        self.next_escape = self.in_json + rest.find('\\').unwrap_or(rest.len());
    }
}

/// How long the escape is that `json` begins with, and the character that it stands for.
fn escape_lengths(json: &str) -> (usize, usize) {
    let Some(code) = json.strip_prefix("\\u").and_then(|rest| rest.get(..4)) else {
        return (2, 1);
    };
    match u32::from_str_radix(code, 16).map(char::from_u32) {
        Ok(Some(character)) => (6, character.len_utf8()),
        // The first of two escapes that together stand for one character.
        _ => (12, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found() {
        let json = r#""a\n\"\\\/\u0041\u00e9é\u20ac€\ud83d\ude00😀\tz""#;
        let text: String = serde_json::from_str(json).unwrap();
        let mut cursor = Cursor::new(json);
        for (at, _) in text.char_indices() {
            let (before, after) = json.split_at(cursor.advance(at));
            let before: String = serde_json::from_str(&format!("{before}\"")).unwrap();
            let after: String = serde_json::from_str(&format!("\"{after}")).unwrap();
            assert_eq!((before.as_str(), after.as_str()), text.split_at(at));
        }
        assert_eq!(cursor.advance(text.len()), json.len() - 1);
        assert_eq!(Cursor::new(json).advance(text.len()), json.len() - 1);
    }
}
