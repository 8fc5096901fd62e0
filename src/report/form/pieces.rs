//! Long texts over several rows: no spreadsheet shows a row that is higher than its window, and Excel has none that
//! is higher than 409 points.

use crate::report::book::lines_of;

/// The most lines of a piece.
const MOST_LINES: usize = 20;

/// A text in pieces that each fit in a cell of so many characters across; between paragraphs where that can be, else
/// between words, else where it must. Put together again the pieces are the whole text, but for the blanks between.
pub fn pieces(text: &str, width: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut piece, mut used) = (String::new(), 0);
    for paragraph in text.split('\n').flat_map(|paragraph| parts(paragraph, width)) {
        let lines = lines_of(&paragraph, width);
        if used > 0 && used + lines > MOST_LINES {
            pieces.push(std::mem::take(&mut piece));
            used = 0;
        }
        if used > 0 {
            piece.push('\n');
        }
        piece.push_str(&paragraph);
        used += lines;
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// A paragraph in parts that are no higher than a piece.
fn parts(paragraph: &str, width: usize) -> Vec<String> {
    if lines_of(paragraph, width) <= MOST_LINES {
        return vec![paragraph.to_owned()];
    }
    // half of what fits: lines that break between words are shorter than they could be
    let most = (MOST_LINES * width / 2).max(1);
    let mut parts = Vec::new();
    let (mut part, mut length) = (String::new(), 0);
    for word in paragraph.split(' ') {
        let own = word.chars().count();
        if length > 0 && length + 1 + own > most {
            parts.push(std::mem::take(&mut part));
            length = 0;
        }
        if length > 0 {
            part.push(' ');
            length += 1;
        }
        for c in word.chars() {
            if length == most {
                parts.push(std::mem::take(&mut part));
                length = 0;
            }
            part.push(c);
            length += 1;
        }
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_low_enough_and_together_the_whole() {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let word = "x".repeat(5000);
        let long = "een twee drie vier ".repeat(800);
        let paragraphs = "kort\n\nwat langer dan kort\n".repeat(100);
        for text in ["", "kort", "a\n\nb", &word, &long, &paragraphs, &"é ".repeat(3000)] {
            for width in [4, 40] {
                let pieces = pieces(text, width);
                assert_eq!(bare(&pieces.concat()), bare(text));
                for piece in &pieces {
                    let lines: usize = piece.split('\n').map(|line| lines_of(line, width)).sum();
                    assert!(lines <= MOST_LINES, "{lines} lines of {width}: {piece}");
                }
            }
        }
        assert_eq!(pieces("een\n\ntwee", 40), ["een\n\ntwee"]);
        assert_eq!(pieces("", 40), Vec::<String>::new());
    }
}
