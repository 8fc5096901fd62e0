//! The rules of one tender: every catalogue resolved, every name a number.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Text;
use super::award::Award;
use super::fact::{Covers, FactOption, FactType};
use super::tender::{Moment, UnansweredLevel};
use crate::diag::Span;
use crate::num::{Dec, Money, Percent, Points, Weight};

/// What bids are assessed against. Criteria and groups refer to each other by their place here.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The tender, where there is one.
    pub tender: Option<TenderInfo>,
    /// The catalogues that are used, in order.
    pub catalogues: Vec<CatalogueInfo>,
    /// Groups that are not dropped, in order.
    pub groups: Vec<Group>,
    /// Criteria that count, in order.
    pub criteria: Vec<Criterion>,
    /// Ids of criteria that are dropped: an answer to one is no mistake.
    pub dropped: Vec<String>,
    /// Criteria that do not apply to what is bought, with their groups.
    pub not_applicable: Vec<(String, usize)>,
    /// Facts that bidders are asked to state, in order.
    pub facts: Vec<Fact>,
    /// Laws with reach beyond their territory, in order.
    pub laws: Vec<Law>,
    /// Layers that every bid must account for.
    pub layers: Vec<String>,
    /// The gates that apply, in order.
    pub gates: Vec<Gate>,
    /// What an unanswered criterion does to a level.
    pub unanswered_level: UnansweredLevel,
    /// How evidence, assessors and prices are treated.
    pub policy: Policy,
    /// How quality and price become an order.
    pub award: Award,
    /// The currency of prices, ISO 4217.
    pub currency: String,
    /// Printed decimals.
    pub decimals: u8,
    /// The day on which validity is judged.
    pub as_of: Option<Date>,
    /// Kinds of evidence with their names.
    pub kinds: Vec<(String, Text)>,
}

impl Rules {
    /// The one level scale of all catalogues that have one; nothing where they differ.
    #[must_use]
    pub fn common_levels(&self) -> Option<&[Level]> {
        let mut scales =
            self.catalogues.iter().map(|c| c.levels.as_slice()).filter(|levels| !levels.is_empty());
        let first = scales.next()?;
        let names = |levels: &[Level]| levels.iter().map(|l| (l.n, l.name.clone())).collect::<Vec<_>>();
        scales.all(|other| names(other) == names(first)).then_some(first)
    }

    /// Digits after the point of the finest points of any option.
    #[must_use]
    pub fn scale(&self) -> u8 {
        let points = self.criteria.iter().flat_map(|criterion| &criterion.options);
        points.map(|option| option.points.0.scale()).max().unwrap_or(0)
    }

    /// Whether the points of all criteria together can be added up in units of the finest.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let scale = self.scale();
        let size = |dec: Dec| dec.units(scale).and_then(i128::checked_abs);
        let mut sum = 0_i128;
        self.criteria.iter().all(|criterion| {
            let ends = size(criterion.maximum()).zip(size(criterion.floor()));
            let total = ends.and_then(|(most, least)| sum.checked_add(most)?.checked_add(least));
            sum = total.unwrap_or_default();
            total.is_some() && criterion.options.iter().all(|option| size(option.points.0).is_some())
        })
    }

    /// The level scale that a criterion's levels are on.
    #[must_use]
    pub fn levels_of(&self, criterion: usize) -> &[Level] {
        &self.catalogues[self.groups[self.criteria[criterion].group].catalogue].levels
    }
}

/// How evidence, assessors and prices are treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Whether an answer without valid evidence earns nothing until there is some.
    pub withhold: bool,
    /// Whether only the first in rank is held to evidence.
    pub evidence_from_winner: bool,
    /// Whether points of assessors who differ are averaged.
    pub mean: bool,
    /// Steps that assessors may lie apart before a consensus is asked for; it changes no result.
    pub spread: usize,
    /// Whether prices stand apart, and stay shut until the quality is locked.
    pub price_apart: bool,
    /// Whether they are shut still.
    pub sealed: bool,
}

/// What a report says about the tender.
#[derive(Clone, Debug)]
pub struct TenderInfo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Who buys.
    pub authority: String,
    /// Where it was announced.
    pub notice: String,
    /// The last moment for bids.
    pub deadline: Option<Moment>,
}

/// A catalogue that is used.
#[derive(Clone, Debug)]
pub struct CatalogueInfo {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub title: Text,
    /// The profile that applies.
    pub profile: Option<String>,
    /// How much of the quality score it carries, where the tender says so.
    pub share: Option<Weight>,
    /// Its level scale, ascending; empty where none of its criteria has levels.
    pub levels: Vec<Level>,
}

/// A step of a level scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its place; a higher number is better.
    pub n: i64,
    /// Its short name.
    pub name: String,
    /// Its name in words.
    pub title: Text,
}

/// Criteria that are weighed together.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it covers.
    pub description: Text,
    /// The catalogue that it is used through.
    pub catalogue: usize,
    /// Its weight as set by tender, profile or catalogue.
    pub weight: Weight,
    /// What its points are divided by, where the catalogue says so.
    pub out_of: Option<Dec>,
    /// Σ of the maxima of all its criteria, dropped ones included.
    pub all_maxima: Dec,
    /// Its criteria that count.
    pub criteria: Vec<usize>,
}

/// One thing that is assessed.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: usize,
    /// Its name.
    pub title: Text,
    /// What is asked.
    pub question: Text,
    /// Why it is asked.
    pub why: Text,
    /// How it is linked to what is bought.
    pub link: Text,
    /// Titles of its references.
    pub references: Vec<Text>,
    /// Kinds of evidence, any one of which supports an answer; empty where none is asked.
    pub evidence_kinds: Vec<String>,
    /// Whether assessors choose the option.
    pub judged: bool,
    /// Its options; none where it has a curve.
    pub options: Vec<AnswerOption>,
    /// Points by interpolation over a fact, in place of options.
    pub curve: Option<Curve>,
    /// Facts that its conditions or its curve read, by their places.
    pub reads: Vec<usize>,
    /// Laws whose reach its conditions read, by their places.
    pub laws: Vec<usize>,
    /// Whether its conditions read anything of the supply chain: exposures, locations, or from where there is access.
    pub reads_chain: bool,
    /// Whether any option says its points; without, it is a pure requirement.
    pub has_points: bool,
}

impl Criterion {
    /// Whether its options have levels.
    #[must_use]
    pub fn has_levels(&self) -> bool {
        self.options.iter().any(|option| option.level.is_some())
    }

    /// Whether an option rejects the bid by itself.
    #[must_use]
    pub fn has_knock_out(&self) -> bool {
        self.options.iter().any(|option| option.rejects)
    }

    /// The step of an option, counted from the lowest: options that earn alike are one step; where none has points
    /// their levels are the steps.
    #[must_use]
    pub fn step(&self, option: usize) -> usize {
        let worth = |option: &AnswerOption| (option.points, option.level.filter(|_| !self.has_points));
        let own = worth(&self.options[option]);
        let below: BTreeSet<_> = self.options.iter().map(worth).filter(|worth| *worth < own).collect();
        below.len()
    }

    /// The points of its options, or at the corners of its curve.
    fn points(&self) -> impl Iterator<Item = Dec> {
        let corners = self.curve.iter().flat_map(|curve| &curve.points).map(|(_, points)| points.0);
        self.options.iter().map(|option| option.points.0).chain(corners)
    }

    /// The most points that can be had.
    #[must_use]
    pub fn maximum(&self) -> Dec {
        self.points().max().unwrap_or_default()
    }

    /// The points that count while nothing is known: the lower of zero and the lowest.
    #[must_use]
    pub fn floor(&self) -> Dec {
        self.points().min().unwrap_or_default().min(Dec::ZERO)
    }
}

/// A fact that bidders are asked to state.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What kind of value it has.
    pub kind: FactType,
    /// Its unit.
    pub unit: Text,
    /// The least that makes sense.
    pub min: Option<Dec>,
    /// The most that makes sense.
    pub max: Option<Dec>,
    /// What can be chosen.
    pub options: Vec<FactOption>,
    /// Whether an empty list or text is a statement.
    pub may_be_empty: bool,
    /// What is asked.
    pub question: Text,
    /// How to answer it.
    pub help: Text,
    /// What of the supply chain it sums up.
    pub covers: Option<Covers>,
    /// Whether a criterion that counts, or a gate, reads it.
    pub asked: bool,
}

/// A law with reach beyond its territory.
#[derive(Clone, Debug)]
pub struct Law {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Countries whose parties it reaches, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// The day since which it has lapsed.
    pub until: Option<Date>,
}

/// Points by straight lines between pairs, constant outside them.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The fact on the horizontal axis, by its place.
    pub fact: usize,
    /// Pairs of a value of the fact and points, with rising values.
    pub points: Vec<(Dec, Points)>,
}

/// One possible answer.
#[derive(Clone, Debug)]
pub struct AnswerOption {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// Its points; zero where it says none.
    pub points: Points,
    /// Its level, where it has one.
    pub level: Option<i64>,
    /// Whether it rejects the bid by itself.
    pub rejects: bool,
    /// Whether facts decide if it holds: such an option cannot be claimed.
    pub derived: bool,
    /// The condition under which it holds, as the catalogue says it; nothing where it has none.
    pub when: Option<String>,
}

/// A minimum that must be reached.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub at: Span,
    /// Its name.
    pub title: Text,
    /// Why it is asked.
    pub why: Text,
    /// What must reach what.
    pub rule: GateRule,
}

/// What must reach what, by number.
#[derive(Clone, Debug)]
pub enum GateRule {
    /// The levels of some criteria.
    Level {
        /// Whose levels.
        of: LevelOf,
        /// The criteria among them that have levels.
        criteria: Vec<usize>,
        /// At least this level.
        level: i64,
    },
    /// The share of a group, in percent.
    Share {
        /// The group.
        group: usize,
        /// At least this share.
        share: Percent,
    },
    /// The points of a criterion.
    Points {
        /// The criterion.
        criterion: usize,
        /// At least these points.
        points: Points,
    },
    /// The answer to a criterion.
    Options {
        /// The criterion.
        criterion: usize,
        /// The options that pass.
        options: Vec<usize>,
    },
    /// The score, in percent.
    Score {
        /// At least this score.
        score: Percent,
    },
    /// The price.
    Price {
        /// At most this amount.
        price: Money,
    },
    /// A condition, as it stands in the file; compiled it stands with the conditions of the rules.
    When {
        /// Its text.
        text: String,
    },
    /// What it measures does not apply to what is bought.
    NotApplicable,
}

/// Whose levels a gate looks at, for its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelOf {
    /// Every criterion.
    Overall,
    /// The criteria of one catalogue.
    Catalogue(usize),
    /// The criteria of a group.
    Group(usize),
    /// One criterion.
    Criterion(usize),
}
