//! Reading, comparing, adding and rounding.

use super::{BadDec, Dec, Int, Ratio};

fn dec(text: &str) -> Dec {
    Dec::parse(text).unwrap()
}

fn ratio(n: i64, d: i64) -> Ratio {
    Ratio::new(Int::from(n), Int::from(d)).unwrap()
}

#[test]
fn decimals_are_read_from_their_text() {
    assert_eq!(dec("0.10").to_string(), "0.1");
    assert_eq!(dec("-125.01").to_string(), "-125.01");
    assert_eq!(dec("+1_000.5").to_string(), "1000.5");
    assert_eq!(dec("-0.0"), Dec::ZERO);
    assert_eq!(dec("123456789.123456789").units(9), Some(123_456_789_123_456_789));
    assert_eq!(dec("000000000000000000000.5").to_string(), "0.5");
}

#[test]
fn what_is_no_plain_decimal_is_refused() {
    for (text, why) in [
        ("", BadDec::NotDecimal),
        ("-", BadDec::NotDecimal),
        (".5", BadDec::NotDecimal),
        ("5.", BadDec::NotDecimal),
        ("1,5", BadDec::NotDecimal),
        ("1e3", BadDec::NotPlain),
        ("inf", BadDec::NotPlain),
        ("-nan", BadDec::NotPlain),
        ("0x10", BadDec::NotPlain),
        ("1234567890123456789", BadDec::TooManyDigits),
        ("0.1234567890", BadDec::TooFine),
    ] {
        assert_eq!(Dec::parse(text), Err(why), "{text}");
    }
}

#[test]
fn decimals_compare_by_value() {
    assert_eq!(dec("1.50"), dec("1.5"));
    assert!(dec("1.5") < dec("1.51"));
    assert!(dec("-2") < dec("-1.999999999"));
}

#[test]
fn sums_and_shares_are_exact_or_nothing() {
    assert_eq!(Dec::sum([dec("0.1"), dec("0.2")].into_iter()), Some(dec("0.3")));
    let most = Dec { mantissa: i128::MAX, scale: 0 };
    assert_eq!(Dec::sum([most, most].into_iter()), None);
    assert!(most > dec("0.000000001"));
    assert_eq!(dec("20").percent(dec("37.5")), Some(dec("7.5")));
    assert_eq!(dec("0.000000001").percent(dec("50")).map(|d| d.to_string()).as_deref(), Some("0.0000000005"));
}

#[test]
fn rounding_is_half_away_from_zero() {
    assert_eq!(ratio(1005, 1000).fixed(2), "1.01");
    assert_eq!(ratio(-1005, 1000).fixed(2), "-1.01");
    assert_eq!(ratio(2345, 1000).rounded(2), "2.35");
    assert_eq!(ratio(15463, 200).rounded(2), "77.32");
    assert_eq!(ratio(77, 1).rounded(2), "77.00");
    assert_eq!(ratio(7, 2).fixed(0), "4");
}

#[test]
fn small_figures_get_four_significant_digits_and_zero_has_no_sign() {
    assert_eq!(ratio(1, 3).rounded(2), "0.3333");
    assert_eq!(ratio(-1, 30000).rounded(2), "-0.00003333");
    assert_eq!(ratio(1, 2).rounded(2), "0.5");
    assert_eq!(ratio(0, 5).rounded(2), "0.00");
    assert_eq!(ratio(-1, 1000).fixed(2), "0.00");
}

#[test]
fn ratios_print_in_lowest_terms() {
    assert_eq!(ratio(4, -6).to_string(), "-2/3");
    assert_eq!(Ratio::from(dec("12.50")).to_string(), "25/2");
    assert_eq!(ratio(0, 7).to_string(), "0/1");
    assert_eq!(ratio(1, 2).checked_div(&ratio(0, 1)), None);
}

#[test]
fn rounded_numbers_stay_exact() {
    assert_eq!(ratio(1005, 1000).to_decimals(2), ratio(101, 100));
    assert_eq!(ratio(-1005, 1000).to_decimals(2), ratio(-101, 100));
    assert_eq!(ratio(2, 3).to_decimals(0), ratio(1, 1));
    assert_eq!(ratio(-1, 3).to_decimals(1), ratio(-3, 10));
    assert_eq!(ratio(82, 1).to_decimals(2), ratio(82, 1));
}
