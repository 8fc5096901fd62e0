//! The name that was probably meant.

use super::values::MOST_ID;

/// A name as a message can hold it: a very long one is cut, with how long it was.
#[must_use]
pub fn short(name: &str) -> String {
    const MOST: usize = 100;
    match name.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}… ({})", &name[..at], name.chars().count()),
        None => name.to_owned(),
    }
}

/// The nearest of some names, if it is near enough to be what was meant.
pub fn nearest<'a>(said: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if said.len() > MOST_ID {
        return None;
    }
    let allowed = said.chars().count().div_ceil(3);
    let scored =
        names.into_iter().filter(|name| name.len() <= 2 * MOST_ID).map(|name| (distance(said, name), name));
    scored.filter(|(d, _)| *d <= allowed).min().map(|(_, name)| name)
}

/// Edits from one text to another (Levenshtein), without regard to case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let edited = (diagonal + usize::from(ca != *cb)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], edited);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_or_none() {
        assert_eq!(nearest("wieght", ["weight", "title"]), Some("weight"));
        assert_eq!(nearest("sov-1.1", ["SOV-1.1", "SOV-1.2"]), Some("SOV-1.1"));
        assert_eq!(nearest("levle", ["level", "title"]), Some("level"));
        assert_eq!(nearest("zzz", ["weight"]), None);
    }
}
