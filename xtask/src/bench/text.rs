//! Text that looks like a book's, the same on every machine and on every day.

/// How long a chapter is at least, without its shortcodes.
pub(super) const CHAPTER_BYTES: usize = 8_000;

const WORDS: &str = "a the one which every module caller test name value file layer reader rule \
    boundary function knows keeps returns asks moves hides reads writes owns breaks needs without \
    before behind between inside against twice once never later small plain honest pure slow \
    nested public and but or so because then where";

/// What a page is made of, again and again.
const BLOCKS: [fn(&mut Writer) -> String; 5] = [
    Writer::heading,
    Writer::prose,
    Writer::prose,
    Writer::list,
    Writer::fence,
];

/// Numbers without a pattern that anybody would see; the same seed gives the same numbers.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        let Self(state) = self;
        *state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        usize::try_from(*state >> 40).unwrap_or_default() % sides
    }
}

/// Writes one page or one catalogue entry.
pub(super) struct Writer {
    dice: Dice,
    words: Vec<&'static str>,
}

impl Writer {
    pub(super) fn new(seed: usize) -> Self {
        let mut dice = Dice(u64::try_from(seed).unwrap_or_default() + 1);
        // The first numbers of neighbouring seeds are much alike.
        for _ in 0..8 {
            dice.roll(2);
        }
        Self {
            dice,
            words: WORDS.split_whitespace().collect(),
        }
    }

    /// A page of Markdown; the shortcodes stand in blocks of their own, all over it.
    pub(super) fn chapter(&mut self, title: &str, shortcodes: &[String]) -> String {
        let mut text = format!("# {title}\n");
        let mut shortcodes = shortcodes.iter().enumerate().peekable();
        let count = shortcodes.len() + 1;
        let mut written = 0;
        for block in BLOCKS.iter().cycle() {
            if written >= CHAPTER_BYTES {
                break;
            }
            let block = block(self);
            written += block.len() + "\n".len();
            text.push('\n');
            text.push_str(&block);
            let due = |at: usize| written >= CHAPTER_BYTES * (at + 1) / count;
            if let Some((_, shortcode)) = shortcodes.next_if(|(at, _)| due(*at)) {
                text.push('\n');
                text.push_str(shortcode);
                text.push('\n');
            }
        }
        text
    }

    /// Sentences, at least this many words of them.
    pub(super) fn sentences(&mut self, words: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count < words {
            let length = 8 + self.dice.roll(10);
            if count > 0 {
                text.push(' ');
            }
            text.push_str(&self.sentence(length));
            count += length;
        }
        text
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut sentence = String::new();
        for at in 0..words {
            let word = self.word();
            if at == 0 {
                let (first, rest) = word.split_at(1);
                sentence.push_str(&first.to_uppercase());
                sentence.push_str(rest);
            } else {
                sentence.push(' ');
                sentence.push_str(word);
            }
        }
        sentence.push('.');
        sentence
    }

    fn word(&mut self) -> &'static str {
        let at = self.dice.roll(self.words.len());
        self.words[at]
    }

    fn heading(&mut self) -> String {
        format!("## {}\n", self.sentence(4).trim_end_matches('.'))
    }

    fn prose(&mut self) -> String {
        let (before, after) = (self.sentences(40), self.sentences(40));
        let (strong, code, link) = (self.word(), self.word(), self.word());
        format!(
            "{before} It is *{strong}*, says `{code}()`, \"and [{link}](https://example.org/{link}) \
             besides\". {after}\n"
        )
    }

    fn list(&mut self) -> String {
        let items: [String; 4] =
            std::array::from_fn(|_| format!("- **{}**: {}", self.word(), self.sentences(12)));
        items.join("\n") + "\n"
    }

    fn fence(&mut self) -> String {
        let (function, argument, module) = (self.word(), self.word(), self.word());
        let doc = self.sentence(6);
        format!(
            "```python\nimport {module}\n\n\ndef {function}({argument}: str) -> list[str]:\n    \
             \"\"\"{doc}\"\"\"\n    return [{module}.{function}(part) for part in \
             {argument}.split(\"\\n\")]\n```\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_page() {
        let page = |seed| Writer::new(seed).chapter("One", &[]);
        assert_eq!(page(7), page(7));
        assert_ne!(page(7), page(8));
    }

    #[test]
    fn pages_are_of_one_size_with_all_kinds_of_blocks() {
        for seed in 0..50 {
            let page = Writer::new(seed).chapter("One", &[]);
            assert!(
                (CHAPTER_BYTES..9_000).contains(&page.len()),
                "{}",
                page.len()
            );
            for start in ["# One\n", "\n## ", "\n- **", "\n```python\n", "](https://"] {
                assert!(page.contains(start), "{start}");
            }
        }
    }

    #[test]
    fn shortcodes_stand_alone_and_all_over_the_page() {
        let shortcodes: Vec<String> = (0..5).map(|n| format!("{{{{#resource r{n}}}}}")).collect();
        let page = Writer::new(3).chapter("One", &shortcodes);
        let mut places = Vec::new();
        for shortcode in &shortcodes {
            places.push(page.find(&format!("\n\n{shortcode}\n")).unwrap());
        }
        assert!(places.is_sorted(), "{places:?}");
        for pair in places.windows(2) {
            assert!(pair[1] - pair[0] > CHAPTER_BYTES / 10, "{places:?}");
        }
    }
}
