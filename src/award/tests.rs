//! Figures worked out by hand.

use super::{Field, METHODS, Offered, WEIGHTED, method};
use crate::model::award::Award;
use crate::num::{Dec, Money, Ratio};

fn ratio(n: i64, d: i64) -> Ratio {
    Ratio::from(n).checked_div(&Ratio::from(d)).unwrap()
}

fn award(method: &str, formula: Option<&str>) -> Award {
    Award {
        method: method.to_owned(),
        formula: formula.map(str::to_owned),
        quality_weight: Dec::whole(60),
        price_weight: Dec::whole(40),
        floor: Some(Money(Dec::whole(300_000))),
        ceiling: Some(Money(Dec::whole(600_000))),
        ..Award::default()
    }
}

/// The figures of bids with these prices and scores in percent, under a method.
fn figures(award: &Award, bids: &[(i64, i64)]) -> Vec<Ratio> {
    let both: Vec<(Ratio, Ratio)> = bids.iter().map(|(p, q)| (Ratio::from(*p), Ratio::from(*q))).collect();
    let field = Field::new(both.iter().map(|(price, _)| price));
    let method = method(award).unwrap();
    let figure = |(price, score): &(Ratio, Ratio)| {
        // A value of 100 per full quality.
        let offered = Offered { score: Some(score), worth: score, price: Some(price) };
        method.figure(award, &offered, &field).unwrap()
    };
    both.iter().map(figure).collect()
}

#[test]
fn the_lowest_ratio_reverses_when_a_hopeless_bid_joins() {
    let award = award(WEIGHTED, Some("lowest-ratio"));
    assert_eq!(figures(&award, &[(100, 70), (125, 80)]), [ratio(82, 1), ratio(80, 1)]);
    let three = figures(&award, &[(100, 70), (125, 80), (60, 20)]);
    assert_eq!(three, [ratio(66, 1), ratio(336, 5), ratio(52, 1)]);
}

#[test]
fn value_does_not_reverse() {
    let award = award("value", None);
    assert_eq!(figures(&award, &[(100, 70), (125, 80)]), [ratio(30, 1), ratio(45, 1)]);
    assert_eq!(
        figures(&award, &[(100, 70), (125, 80), (60, 20)]),
        [ratio(30, 1), ratio(45, 1), ratio(40, 1)]
    );
}

#[test]
fn absolute_linear_is_clamped_at_floor_and_ceiling() {
    let award = award(WEIGHTED, Some("absolute-linear"));
    // 60·0.5 = 30, and 40 times 1, 1, 1/2, 1/3, 0 and 0.
    let bids = [(299_999, 50), (300_000, 50), (450_000, 50), (500_000, 50), (600_000, 50), (700_000, 50)];
    let expected = [ratio(70, 1), ratio(70, 1), ratio(50, 1), ratio(130, 3), ratio(30, 1), ratio(30, 1)];
    assert_eq!(figures(&award, &bids), expected);
}

#[test]
fn relative_linear_gives_all_to_the_lowest_and_nothing_to_the_highest() {
    let award = award(WEIGHTED, Some("relative-linear"));
    let figures_of_three = figures(&award, &[(100, 0), (130, 0), (190, 0)]);
    assert_eq!(figures_of_three, [ratio(40, 1), ratio(80, 3), ratio(0, 1)]);
    assert_eq!(figures(&award, &[(100, 50), (100, 0)]), [ratio(70, 1), ratio(40, 1)]);
}

#[test]
fn to_lowest_gives_nothing_from_twice_the_lowest_on() {
    let award = award(WEIGHTED, Some("to-lowest"));
    let figures = figures(&award, &[(100, 0), (150, 0), (200, 0), (350, 0)]);
    assert_eq!(figures, [ratio(40, 1), ratio(20, 1), ratio(0, 1), ratio(0, 1)]);
}

#[test]
fn value_for_money_is_quality_per_unit_of_price() {
    let award = award("value-for-money", None);
    assert_eq!(figures(&award, &[(400, 80), (300, 75)]), [ratio(1, 500), ratio(1, 400)]);
}

#[test]
fn quality_alone_looks_at_no_price() {
    let award = award("quality", None);
    let offered = Offered { score: Some(&ratio(141, 2)), worth: &Ratio::default(), price: None };
    assert_eq!(method(&award).unwrap().figure(&award, &offered, &Field::default()), Some(ratio(141, 2)));
}

#[test]
fn quality_without_weight_needs_no_score() {
    let mut award = award(WEIGHTED, Some("lowest-ratio"));
    award.quality_weight = Dec::ZERO;
    let price = Ratio::from(200);
    let offered = Offered { score: None, worth: &Ratio::default(), price: Some(&price) };
    let field = Field { ends: Some((Ratio::from(100), Ratio::from(200))) };
    assert_eq!(method(&award).unwrap().figure(&award, &offered, &field), Some(ratio(20, 1)));
}

#[test]
fn nobody_is_ranked_without_what_the_method_needs() {
    let score = Ratio::from(50);
    for one in METHODS.iter().filter(|one| one.uses_price()) {
        let award = award(one.name(), one.formula());
        let offered = Offered { score: Some(&score), worth: &score, price: None };
        let field = Field { ends: Some((Ratio::from(100), Ratio::from(200))) };
        assert_eq!(one.figure(&award, &offered, &field), None, "{:?}", (one.name(), one.formula()));
    }
}

#[test]
fn the_price_at_a_figure_is_the_price_that_has_it() {
    let field = Field { ends: Some((Ratio::from(310_000), Ratio::from(590_000))) };
    for one in METHODS.iter().filter(|one| one.uses_price()) {
        let award = award(one.name(), one.formula());
        for (price, score) in [(310_001, 55), (400_000, 1), (589_999, 100)] {
            let (price, score) = (Ratio::from(price), Ratio::from(score));
            let offered = Offered { score: Some(&score), worth: &score, price: Some(&price) };
            let figure = one.figure(&award, &offered, &field).unwrap();
            let unpriced = Offered { price: None, ..offered };
            assert_eq!(one.price_at(&award, &unpriced, &field, &figure), Some(price), "{one:?}");
        }
    }
}

#[test]
fn there_is_no_price_for_what_no_price_earns() {
    let field = Field { ends: Some((Ratio::from(100), Ratio::from(200))) };
    let score = Ratio::from(50);
    let offered = Offered { score: Some(&score), worth: &score, price: None };
    for one in METHODS.iter().filter(|one| one.name() == WEIGHTED) {
        let award = award(one.name(), one.formula());
        // 30 of 60 is for quality: less would take from it, and more than 70 is more than everything.
        for figure in [29, 30, 71] {
            assert_eq!(one.price_at(&award, &offered, &field, &ratio(figure, 1)), None, "{one:?} {figure}");
        }
        let unpriced = Award { price_weight: Dec::ZERO, ..award };
        assert_eq!(one.price_at(&unpriced, &offered, &field, &ratio(40, 1)), None, "{one:?}");
    }
}
