//! Marks of HTML: every element that is opened is closed, and every text in it is text.

use crate::report::markup::escape;

/// A page as it is written. There is no way to put markup in it but by its elements; pictures of our own, style and
/// script are the exceptions, and each has a door of its own.
pub struct Tags {
    page: String,
}

/// Names and values of attributes; one without a value is only named.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Tags {
    /// An empty page.
    pub fn new() -> Tags {
        Tags { page: String::with_capacity(64 * 1024) }
    }

    /// The page.
    pub fn finish(self) -> String {
        self.page
    }

    /// An element with what stands in it.
    pub fn tag(&mut self, name: &'static str, attributes: Attributes<'_>, within: impl FnOnce(&mut Tags)) {
        self.open(name, attributes);
        within(self);
        self.page.push_str("</");
        self.page.push_str(name);
        self.page.push('>');
        if !is_in_line(name) {
            self.page.push('\n');
        }
    }

    /// An element that holds a text.
    pub fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes, |tags| tags.text(text));
    }

    /// An element that holds nothing.
    pub fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.page.push('\n');
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.page.push_str(&escape(text));
    }

    /// A picture that `report::svg` drew, without the style that it has as a file: the page has it once for all.
    pub fn picture(&mut self, svg: &str, style: &str) {
        let plain = svg.replacen(&format!("<style>{style}</style>\n"), "", 1);
        self.page.push_str(&plain.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1));
    }

    /// Style or script of our own, as it is hashed.
    pub fn ours(&mut self, name: &'static str, text: &str) {
        self.open(name, &[]);
        self.page.push_str(text);
        self.page.push_str("</");
        self.page.push_str(name);
        self.page.push_str(">\n");
    }

    /// Data for the script: JSON in which no mark can end the element.
    pub fn data(&mut self, id: &str, json: &str) {
        self.open("script", &[("type", "application/json"), ("id", id)]);
        for c in json.chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    self.page.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                c => self.page.push(c),
            }
        }
        self.page.push_str("</script>\n");
    }

    fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.page.push('<');
        self.page.push_str(name);
        for (key, value) in attributes {
            self.page.push(' ');
            self.page.push_str(key);
            if !value.is_empty() {
                self.page.push_str("=\"");
                self.page.push_str(&escape(value));
                self.page.push('"');
            }
        }
        self.page.push('>');
    }
}

/// Whether a break after it would be seen as a space.
fn is_in_line(name: &str) -> bool {
    matches!(name, "a" | "span" | "bdi" | "strong" | "td" | "th" | "summary" | "button")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_text_and_data_cannot_end() {
        let mut tags = Tags::new();
        tags.tag("p", &[("title", "a\"><b>")], |tags| tags.text("</p><script>alert(1)</script>&"));
        tags.data("d", r#"{"a":"</script><!--&"}"#);
        let page = tags.finish();
        assert!(page.starts_with("<p title=\"a&quot;&gt;&lt;b&gt;\">&lt;/p&gt;&lt;script&gt;"), "{page}");
        assert!(page.contains(r#"{"a":"\u003c/script\u003e\u003c!--\u0026"}</script>"#), "{page}");
    }
}
