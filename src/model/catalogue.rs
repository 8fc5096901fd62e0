//! A catalogue as its files say it.

use jiff::civil::Date;

use super::fact::{Context, Fact};
use super::gate::Gate;
use super::{Spanned, Text};
use crate::num::{Dec, Percent, Points, Weight};

/// Groups of criteria, with everything they refer to. Included catalogues are still only named.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// What it is.
    pub head: Head,
    /// Law, standards and policy.
    pub references: Vec<Reference>,
    /// The ordinal scale, ascending; empty where there is none.
    pub levels: Vec<Level>,
    /// Sets of options for several criteria.
    pub scales: Vec<Scale>,
    /// Named weights.
    pub profiles: Vec<Profile>,
    /// Groups, in order.
    pub groups: Vec<Group>,
    /// Criteria, in order.
    pub criteria: Vec<Criterion>,
    /// Facts that bidders are asked to state.
    pub facts: Vec<Fact>,
    /// What a tender states about what is bought.
    pub contexts: Vec<Context>,
    /// Laws with reach beyond their territory.
    pub laws: Vec<Law>,
    /// Named sets of countries.
    pub regions: Vec<Region>,
    /// Kinds of evidence.
    pub kinds: Vec<Kind>,
    /// Layers that every bid must account for.
    pub layers: Vec<Spanned<String>>,
    /// Minima.
    pub gates: Vec<Gate>,
}

/// The table `[catalogue]`.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its id.
    pub id: Option<Spanned<String>>,
    /// Its version.
    pub version: String,
    /// Its name.
    pub title: Text,
    /// What it is and is not.
    pub description: Text,
    /// Who publishes it.
    pub publisher: String,
    /// Under which licence.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// The day on which it was true.
    pub as_of: Option<Date>,
    /// The day after which it is stale.
    pub review_by: Option<Date>,
    /// Other catalogues that come along.
    pub include: Vec<Spanned<String>>,
    /// What is left out of those.
    pub drop: Vec<Spanned<String>>,
}

/// A law, standard or policy that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name, with the article.
    pub title: Text,
    /// Where to read it.
    pub url: String,
    /// The day on which it was true.
    pub as_of: Option<Date>,
    /// How certain it is.
    pub note: Text,
}

/// A step of the ordinal scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its place; a higher number is better.
    pub n: Spanned<i64>,
    /// Its short name.
    pub name: String,
    /// Its name in words.
    pub title: Text,
    /// What it means.
    pub meaning: Text,
}

/// Options that several criteria share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its id.
    pub id: Spanned<String>,
    /// Its options.
    pub options: Vec<ScaleOption>,
}

/// An option of a scale: worth a share of what the criterion is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleOption {
    /// Its id.
    pub id: Spanned<String>,
    /// What it says.
    pub text: Text,
    /// Percent of the points of the criterion.
    pub share: Percent,
    /// Its level.
    pub level: Option<Spanned<i64>>,
}

/// A named set of weights.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// Where its weights come from.
    pub source: String,
    /// The day on which it was true.
    pub as_of: Option<Date>,
    /// Whether it applies where none is named.
    pub default: bool,
    /// A weight per group.
    pub weights: Vec<(Spanned<String>, Spanned<Weight>)>,
    /// The gates that apply under it; nothing where all but the `profile_only` ones do.
    pub gates: Option<Vec<Spanned<String>>>,
    /// Groups and criteria that it does not ask.
    pub drop: Vec<Spanned<String>>,
}

/// Criteria that are weighed together.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// What it covers.
    pub description: Text,
    /// Its weight where no profile and no tender says otherwise.
    pub weight: Option<Spanned<Weight>>,
    /// What its points are divided by.
    pub out_of: Option<Spanned<Dec>>,
}

/// One thing that is assessed.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: Spanned<String>,
    /// The group that it belongs to.
    pub group: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// What is asked.
    pub question: Text,
    /// Why it is asked.
    pub why: Text,
    /// The link to the subject matter of the contract (2014/24/EU art. 67(3)).
    pub link: Text,
    /// References by id.
    pub references: Vec<Spanned<String>>,
    /// Kinds of evidence, any one of which supports an answer; empty where none is asked.
    pub evidence_kinds: Vec<Spanned<String>>,
    /// When it applies.
    pub applies: Option<Spanned<String>>,
    /// Whether assessors choose the option.
    pub judged: Option<Spanned<bool>>,
    /// A scale that its options come from.
    pub scale: Option<Spanned<String>>,
    /// What that scale's shares are of.
    pub points: Option<Spanned<Points>>,
    /// Its own options.
    pub options: Vec<AnswerOption>,
    /// Points by interpolation over a numeric fact.
    pub curve: Option<Curve>,
}

/// One possible answer.
#[derive(Clone, Debug)]
pub struct AnswerOption {
    /// Its id.
    pub id: Spanned<String>,
    /// What it says.
    pub text: Text,
    /// Its points, where it has them.
    pub points: Option<Points>,
    /// Its level, where it has one.
    pub level: Option<Spanned<i64>>,
    /// Whether it rejects the bid by itself.
    pub rejects: bool,
    /// When it holds, by the facts.
    pub when: Option<Spanned<String>>,
    /// Whether it holds when no other condition does.
    pub otherwise: Option<Spanned<bool>>,
}

/// Points by straight lines between pairs.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Where it stands.
    pub at: crate::diag::Span,
    /// The fact on the horizontal axis.
    pub fact: Spanned<String>,
    /// Pairs of a value of the fact and points, with rising values.
    pub points: Vec<(Dec, Points)>,
}

/// A law with reach beyond its territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// Countries whose parties it reaches, ISO 3166-1 alpha-2.
    pub countries: Vec<Spanned<String>>,
    /// The reference to read it in.
    pub reference: Option<Spanned<String>>,
    /// The day on which it was true.
    pub as_of: Option<Date>,
    /// The day since which it has lapsed.
    pub until: Option<Date>,
}

/// A named set of countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<Spanned<String>>,
    /// Where it comes from.
    pub source: String,
    /// How certain it is.
    pub note: Text,
    /// The day on which it was true.
    pub as_of: Option<Date>,
}

/// A kind of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its id.
    pub id: Spanned<String>,
    /// The name that an officer uses.
    pub title: Text,
}
