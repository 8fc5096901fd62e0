//! Where a file of a run lies in its dossier, and which names entries may have.
//!
//! What lies below the folder of the tender lies below `inputs/`. Where the tender names files above its
//! folder, it stands so many folders deep that they lie below `inputs/` too, and the same way leads to
//! them: an unpacked dossier can be assessed as it is.

use crate::read::join;
use crate::zip::is_good;

const INPUTS: &str = "inputs";

/// Where the files of one run lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The folder of the tender.
    pub base: String,
}

impl Places {
    /// The places of files, by their paths as the tender sees them.
    pub fn around<'p>(paths: impl Iterator<Item = &'p str> + Clone) -> Places {
        let above = paths.clone().filter(|path| path.starts_with("../"));
        let depth = above.clone().map(ups).max().unwrap_or(0);
        let taken = |name: &str| above.clone().any(|path| path.split('/').any(|part| part == name));
        let mut name = "tender".to_owned();
        while taken(&name) {
            name.push('-');
        }
        let mut base = INPUTS.to_owned();
        for _ in 0..depth {
            base = join(&base, &name);
        }
        Places { base }
    }

    /// The places that a manifest names, if it may name them.
    pub fn named(base: &str) -> Option<Places> {
        let starts = base.split('/').next() == Some(INPUTS);
        (starts && is_good(base)).then(|| Places { base: base.to_owned() })
    }

    /// The entry of a path; none for one that would lead out of the dossier.
    pub fn entry(&self, path: &str) -> Option<String> {
        if let Some(shipped) = path.strip_prefix("keur:") {
            return Some(format!("catalogues/{shipped}"));
        }
        if let Some(absolute) = path.strip_prefix('/') {
            return Some(format!("absolute/{absolute}"));
        }
        let depth = self.base.matches('/').count();
        (ups(path) <= depth).then(|| join(&self.base, path))
    }
}

/// How many folders a path goes up before it goes down.
fn ups(path: &str) -> usize {
    path.split('/').take_while(|part| *part == "..").count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::MOST_NAME;

    fn around(paths: &[&str]) -> Places {
        Places::around(paths.iter().copied())
    }

    #[test]
    fn files_below_the_tender_lie_below_the_inputs() {
        let places = around(&["tender.toml", "bids/a.toml", "keur:eu-csf/catalogue.toml", "/srv/cat.toml"]);
        assert_eq!(places.base, "inputs");
        assert_eq!(places.entry("bids/a.toml").unwrap(), "inputs/bids/a.toml");
        assert_eq!(places.entry("keur:eu-csf/catalogue.toml").unwrap(), "catalogues/eu-csf/catalogue.toml");
        assert_eq!(places.entry("/srv/cat.toml").unwrap(), "absolute/srv/cat.toml");
        assert_eq!(places.entry("../x"), None);
    }

    #[test]
    fn files_above_the_tender_are_reached_by_the_same_way() {
        let places = around(&["tender.toml", "../cat/catalogue.toml", "../../tender/x.toml"]);
        assert_eq!(places.base, "inputs/tender-/tender-");
        assert_eq!(places.entry("tender.toml").unwrap(), "inputs/tender-/tender-/tender.toml");
        assert_eq!(places.entry("../cat/catalogue.toml").unwrap(), "inputs/tender-/cat/catalogue.toml");
        assert_eq!(places.entry("../../tender/x.toml").unwrap(), "inputs/tender/x.toml");
        assert_eq!(places.entry("../../../inputs/x.toml"), None, "out and in again");
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for good in ["a", "inputs/bids/één.toml", "..a", "a b"] {
            assert!(is_good(good), "{good}");
        }
        let long = "a".repeat(MOST_NAME + 1);
        for bad in
            ["", "/a", "a/", "../a", "a/../b", "./a", "a//b", "C:a", "a\\b", "a\nb", "\u{202e}a", &long]
        {
            assert!(!is_good(bad), "{bad:?}");
        }
        assert_eq!(Places::named("inputs/a"), Some(Places { base: "inputs/a".into() }));
        for bad in ["", "other", "inputsx", "inputs/..", "inputs/"] {
            assert_eq!(Places::named(bad), None, "{bad}");
        }
    }
}
