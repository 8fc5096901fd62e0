//! Where Keur and `cel` part on what both accept, each with its reason; random conditions avoid these.
//!
//! All of it is about numbers: those of Keur are exact and of one kind, those of CEL are integers of 64
//! bits and binary fractions, which do not mix. Elsewhere they do not part: `cel` decides `&&`, `||`,
//! `all` and `exists` in spite of errors as Keur decides them in spite of what is absent, in either
//! order; `?:` needs its condition and the branch that it takes; and `exists_one` needs every item,
//! even where two were found already.

use cel::Program;
use keur::cond::{Truth, compile};

use crate::dice::Dice;
use crate::oracle::{Said, keur, of_cel};
use crate::world::{Names, World};

/// What Keur makes of a condition, and what `cel` makes of it.
fn both(text: &str) -> (Truth, Said) {
    let world = World::new(&mut Dice::new(0));
    let cond = compile(text, &Names).unwrap_or_else(|wrong| panic!("Keur refuses {text:?}: {wrong:?}"));
    let program = Program::compile(text).unwrap_or_else(|errors| panic!("cel refuses {text:?}: {errors}"));
    (keur(&cond, &world), of_cel(program.execute(&world.cel)))
}

#[test]
fn decimals_are_exact_in_keur_and_binary_in_cel() {
    for text in ["0.1 + 0.2 == 0.3", "0.1 * 3.0 == 0.3", "9007199254740993 > 9007199254740992.0"] {
        let (keur, cel) = both(text);
        assert_eq!(keur, Some(true), "{text}");
        assert!(matches!(cel, Said::Truth(false)), "{text}: {cel:?}");
    }
}

#[test]
fn whole_numbers_and_decimals_are_added_in_keur_and_not_in_cel() {
    for text in ["1 + 0.5 == 1.5", "2 * 0.5 == 1", "1.5 - 1 < 1"] {
        let (keur, cel) = both(text);
        assert_eq!(keur, Some(true), "{text}");
        let Said::Else(error) = cel else { panic!("{text}: {cel:?}") };
        assert!(error.starts_with("Unsupported binary operator"), "{text}: {error}");
    }
}

#[test]
fn whole_numbers_have_any_size_in_keur_and_64_bits_in_cel() {
    for text in ["999999999999999999 * 10 > 1", "-999999999999999999 * 10 < 1"] {
        let (keur, cel) = both(text);
        assert_eq!(keur, Some(true), "{text}");
        let Said::Else(error) = cel else { panic!("{text}: {cel:?}") };
        assert!(error.starts_with("Overflow"), "{text}: {error}");
    }
}
