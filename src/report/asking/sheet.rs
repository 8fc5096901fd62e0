//! The scaffold of a tender as lines, in which values are set: its comments stay, so that a hand can go on.

/// A text of TOML in which tables and keys may still stand as comments.
pub struct Sheet {
    lines: Vec<String>,
}

/// Columns that lie at least between a value and the comment behind it.
const GAP: usize = 3;

impl Sheet {
    /// The lines of a text.
    pub fn new(text: &str) -> Sheet {
        Sheet { lines: text.lines().map(str::to_owned).collect() }
    }

    /// The text.
    pub fn text(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    /// Sets a key of a table to a value as TOML writes it; what was a comment is opened. A key that has no line
    /// gets one behind the last that has.
    pub fn set(&mut self, table: &str, key: &str, value: &str) {
        let Some((head, end)) = self.table(table) else { return };
        if let Some(opened) = self.lines[head].strip_prefix("# ") {
            self.lines[head] = opened.to_owned();
        }
        match (head + 1..end).find(|&at| key_of(&self.lines[at]) == Some(key)) {
            Some(at) => self.lines[at] = with_value(&self.lines[at], key, value),
            None => {
                let last = (head + 1..end).rev().find(|&at| key_of(&self.lines[at]).is_some());
                self.lines.insert(last.unwrap_or(head) + 1, format!("{key} = {value}"));
            }
        }
    }

    /// Makes a comment of the line of a key.
    pub fn leave_out(&mut self, table: &str, key: &str) {
        let Some((head, end)) = self.table(table) else { return };
        for line in &mut self.lines[head + 1..end] {
            if key_of(line) == Some(key) && !line.starts_with('#') {
                *line = format!("# {line}");
            }
        }
    }

    /// Opens the head of a table that stands as a comment.
    pub fn open(&mut self, table: &str) {
        if let Some((head, _)) = self.table(table)
            && let Some(opened) = self.lines[head].strip_prefix("# ")
        {
            self.lines[head] = opened.to_owned();
        }
    }

    /// Puts lines behind a table, before the blank line that ends it.
    pub fn behind(&mut self, table: &str, lines: Vec<String>) {
        let Some((head, _)) = self.table(table) else { return };
        let blank = self.lines[head..].iter().position(|line| line.trim().is_empty());
        let at = blank.map_or(self.lines.len(), |blank| head + blank);
        self.lines.splice(at..at, lines);
    }

    /// Puts lines in the place of the one line that is this.
    pub fn replace(&mut self, line: &str, lines: Vec<String>) {
        if let Some(at) = self.lines.iter().position(|own| own == line) {
            self.lines.splice(at..=at, lines);
        }
    }

    /// The line of the head of a table, and the line after its last.
    fn table(&self, table: &str) -> Option<(usize, usize)> {
        let head = self.lines.iter().position(|line| head_of(line) == Some(table))?;
        let rest = &self.lines[head + 1..];
        let end = rest.iter().position(|line| head_of(line).is_some());
        Some((head, end.map_or(self.lines.len(), |end| head + 1 + end)))
    }
}

/// The table whose head a line is, comment or not.
fn head_of(line: &str) -> Option<&str> {
    let bare = line.strip_prefix("# ").unwrap_or(line);
    (bare.starts_with('[') && bare.ends_with(']')).then_some(bare)
}

/// The key that a line sets, or would set if it were no comment.
fn key_of(line: &str) -> Option<&str> {
    let bare = line.strip_prefix("# ").unwrap_or(line);
    let (key, _) = bare.split_once(" = ")?;
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    (!key.is_empty() && key.chars().all(good)).then_some(key)
}

/// The line of a key with another value; the comment behind it stays where it is, if there is room.
fn with_value(line: &str, key: &str, value: &str) -> String {
    let set = format!("{key} = {value}");
    let Some((before, comment)) = line.split_once("  # ") else { return set };
    let column = before.trim_end().chars().count().max(before.chars().count() + 2);
    let gap = column.saturating_sub(set.chars().count()).max(GAP);
    format!("{set}{}# {comment}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[a]\nid = \"\"\n# day = 1      # which day\n\n# Why.\n# [b]\n# x = 1   # an x\n# y = 2\n\n# [[c]]\n# id = 1\n\n# End.\n";

    #[test]
    fn values_are_set_and_comments_stay() {
        let mut sheet = Sheet::new(TEXT);
        sheet.set("[a]", "id", "\"me # you\"");
        sheet.set("[a]", "day", "2027-01-01");
        sheet.set("[b]", "x", "12345678901234567890");
        sheet.set("[b]", "z", "3");
        sheet.behind("[[c]]", vec![String::new(), "[[c]]".to_owned(), "id = 2".to_owned()]);
        let said = "[a]\nid = \"me # you\"\nday = 2027-01-01   # which day\n\n# Why.\n[b]\nx = 12345678901234567890   # an x\n# y = 2\nz = 3\n\n# [[c]]\n# id = 1\n\n[[c]]\nid = 2\n\n# End.\n";
        assert_eq!(sheet.text(), said);
    }

    #[test]
    fn what_is_left_out_stands_as_a_comment() {
        let mut sheet = Sheet::new(TEXT);
        sheet.leave_out("[a]", "id");
        sheet.open("[b]");
        assert_eq!(sheet.text(), TEXT.replacen("id = ", "# id = ", 1).replace("# [b]", "[b]"));
    }
}
