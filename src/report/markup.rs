//! Texts in HTML and XML: every mark of theirs a plain character.

/// The text with every mark of HTML and XML as a plain character, and without characters that XML 1.0 does not have
/// (section 2.2).
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_characters_and_what_xml_lacks_is_replaced() {
        assert_eq!(escape("<a b=\"c\" d='e'>&\n"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\n");
        assert_eq!(escape("a\u{1}\u{1b}\u{fffe}\u{ffff}\r"), "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
    }
}
