//! The fonts that are built in: what they can write, how wide it is, and where a word may be broken.
//!
//! Open Sans (Apache-2.0, `fonts/LICENSE-OpenSans`) for everything, and DejaVu Sans (Bitstream Vera licence,
//! `fonts/LICENSE-DejaVu`) for the signs that it lacks. Widths are thousandths of the size of the letter.

use ttf_parser::Face;

use crate::lang::Lang;

const REGULAR: &[u8] = include_bytes!("fonts/OpenSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/OpenSans-Bold.ttf");
const SIGNS: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");

/// All files, the one that is tried first in front.
pub const FILES: [&[u8]; 3] = [REGULAR, BOLD, SIGNS];

/// Letters of a word that are kept together, where a column is narrow.
pub const KEPT: usize = 14;
/// Signs after which a name, a path or an address may be broken.
const JOINTS: &[char] =
    &['/', '.', '_', '-', '=', '&', '?', ',', ';', ':', '@', '+', ')', '|', '\\', '#', '%'];

/// Characters below this are looked up once.
const COMMON: u32 = 0x600;

/// The fonts, to ask.
pub struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
    signs: Face<'static>,
    lang: hypher::Lang,
    /// How wide the characters that are written most are, by their number: plain and strong; nothing where no font
    /// has them.
    common: Vec<[Option<u64>; 2]>,
}

impl Fonts {
    /// The fonts that are built in; nothing where one of them is damaged.
    pub fn new(lang: Lang) -> Option<Fonts> {
        let face = |file| Face::parse(file, 0).ok();
        let mut fonts = Fonts {
            regular: face(REGULAR)?,
            bold: face(BOLD)?,
            signs: face(SIGNS)?,
            lang: match lang {
                Lang::Nl => hypher::Lang::Dutch,
                Lang::En => hypher::Lang::English,
            },
            common: Vec::new(),
        };
        let common = (0..COMMON).map(|n| char::from_u32(n).filter(|&c| fonts.looks_up(c)));
        let widths = |c: char| [false, true].map(|bold| Some(fonts.advance(c, bold)));
        fonts.common = common.map(|c| c.map_or([None; 2], widths)).collect();
        Some(fonts)
    }

    /// The text with every character that no font has made visible.
    pub fn visible(&self, text: &str) -> String {
        let mut seen = String::with_capacity(text.len());
        for c in text.chars() {
            if self.has(c) {
                seen.push(c);
            } else {
                seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
            }
        }
        seen
    }

    /// Whether some font has a character.
    fn has(&self, c: char) -> bool {
        let common = usize::try_from(u32::from(c)).ok().and_then(|n| self.common.get(n));
        common.map_or_else(|| self.looks_up(c), |widths| widths[0].is_some())
    }

    /// The same, by the fonts. A private one means nothing to who reads.
    fn looks_up(&self, c: char) -> bool {
        let private =
            matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fe00}'..='\u{fe0f}');
        let known = |face: &Face<'_>| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        !private && (c == '\n' || (!c.is_control() && (known(&self.regular) || known(&self.signs))))
    }

    /// How wide a text is on one line.
    pub fn width(&self, text: &str, bold: bool) -> u64 {
        let common = |c: char| self.common.get(usize::try_from(u32::from(c)).ok()?)?[usize::from(bold)];
        text.chars().map(|c| common(c).unwrap_or_else(|| self.advance(c, bold))).sum()
    }

    fn advance(&self, c: char, bold: bool) -> u64 {
        let first = if bold { &self.bold } else { &self.regular };
        let wide = |face: &Face<'_>| {
            let advance = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph))?;
            Some(u64::from(advance) * 1000 / u64::from(face.units_per_em()).max(1))
        };
        wide(first).or_else(|| wide(&self.signs)).unwrap_or(1000)
    }

    /// A word in pieces between which it may be broken without a hyphen; one piece where hyphens do, or it is short.
    pub fn pieces<'w>(&self, word: &'w str) -> Vec<&'w str> {
        if word.chars().count() <= KEPT {
            return vec![word];
        }
        let parts: Vec<&str> = word.split_inclusive(JOINTS).collect();
        let mut pieces: Vec<&str> = Vec::new();
        for part in parts {
            if part.chars().count() <= KEPT || self.has_syllables(part) {
                pieces.push(part);
            } else {
                chop(part, &mut pieces);
            }
        }
        pieces
    }

    /// Whether a word is of letters, and hyphens can break it everywhere.
    fn has_syllables(&self, part: &str) -> bool {
        let word = part.trim_end_matches(JOINTS).trim_matches(|c: char| !c.is_alphabetic());
        word.len() <= 60
            && word.chars().all(char::is_alphabetic)
            && hypher::hyphenate(word, self.lang).all(|syllable| syllable.chars().count() <= KEPT)
    }
}

/// Cuts a text into pieces of so many characters; what belongs to the character before it stays there.
fn chop<'w>(part: &'w str, into: &mut Vec<&'w str>) {
    let (mut start, mut count) = (0, 0);
    for (at, c) in part.char_indices() {
        let joins = matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{6ed}');
        if count >= KEPT - 2 && !joins {
            into.push(&part[start..at]);
            (start, count) = (at, 0);
        }
        count += 1;
    }
    into.push(&part[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts() -> Fonts {
        Fonts::new(Lang::Nl).unwrap()
    }

    #[test]
    fn what_no_font_has_is_visible() {
        let fonts = fonts();
        assert_eq!(fonts.visible("Één → ⟨x⟩ ≤ 3 − €"), "Één → ⟨x⟩ ≤ 3 − €");
        assert_eq!(fonts.visible("契\u{e000}🧑\u{1}"), "⟨U+5951⟩⟨U+E000⟩⟨U+1F9D1⟩⟨U+0001⟩");
    }

    #[test]
    fn long_words_break_at_joints_then_anywhere_and_words_of_syllables_do_not() {
        let fonts = fonts();
        assert_eq!(fonts.pieces("kort"), ["kort"]);
        assert_eq!(fonts.pieces("bewijs/uittreksel.pdf"), ["bewijs/", "uittreksel.", "pdf"]);
        assert_eq!(fonts.pieces("verwerkersovereenkomst"), ["verwerkersovereenkomst"]);
        let hostile = "x".repeat(100_000);
        let pieces = fonts.pieces(&hostile);
        assert!(pieces.iter().all(|piece| piece.len() <= KEPT) && pieces.concat() == hostile);
        assert_eq!(fonts.pieces("ééééééééééééééééééé").concat(), "ééééééééééééééééééé");
    }

    #[test]
    fn strong_letters_are_wider() {
        let fonts = fonts();
        assert!(fonts.width("inschrijver", true) > fonts.width("inschrijver", false));
        assert_eq!(fonts.width("11", false), 2 * fonts.width("0", false));
    }
}
