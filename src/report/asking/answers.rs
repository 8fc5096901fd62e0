//! What was answered: a tender as far as it is composed.

use jiff::civil::Date;

use crate::model::fact::Stated;
use crate::num::{Dec, Money, Percent};

/// The last moment for bids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: Date,
    /// The time, as `12:00:00`.
    pub time: String,
    /// The difference from UTC, as `+01:00` or `Z`; nothing while it was not asked.
    pub offset: Option<String>,
}

/// What a gate of one's own looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateKind {
    /// The level of every criterion.
    Overall,
    /// The level of one group.
    GroupLevel,
    /// The share of one group.
    GroupShare,
}

/// A gate of one's own, as far as it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnGate {
    /// Its id.
    pub id: String,
    /// What it looks at.
    pub kind: GateKind,
    /// The group, by its id.
    pub group: Option<String>,
    /// The least level.
    pub level: Option<i64>,
    /// The least share, in percent.
    pub share: Option<Percent>,
    /// Its name.
    pub title: String,
}

/// The answers. What is empty or nothing is left out of the tender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The id of the tender.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who buys.
    pub authority: String,
    /// Where it is announced.
    pub notice: String,
    /// The day of publication.
    pub published: Option<Date>,
    /// The last day for questions.
    pub questions_until: Option<Date>,
    /// The last moment for bids.
    pub deadline: Option<Deadline>,
    /// The day on which evidence is judged.
    pub as_of: Option<Date>,
    /// Catalogues, by id or path.
    pub catalogues: Vec<String>,
    /// The profile of each catalogue that has a choice, both by id.
    pub profiles: Vec<(String, String)>,
    /// What is bought.
    pub context: Vec<(String, Stated)>,
    /// The weights that were changed, by group.
    pub weights: Vec<(String, Dec)>,
    /// The group whose weight was changed last.
    pub weighed: Option<String>,
    /// Gates of the catalogues that are not set.
    pub dropped: Vec<String>,
    /// Gates of one's own.
    pub gates: Vec<OwnGate>,
    /// The gate that is being composed.
    pub pending: Option<OwnGate>,
    /// What an answer without valid evidence does.
    pub unsupported: Option<&'static str>,
    /// How assessors agree.
    pub assessors: Option<&'static str>,
    /// The award method.
    pub method: Option<&'static str>,
    /// Its formula.
    pub formula: Option<&'static str>,
    /// The weight of quality.
    pub quality_weight: Option<Dec>,
    /// The weight of price.
    pub price_weight: Option<Dec>,
    /// The price up to which all points are earned.
    pub floor: Option<Money>,
    /// The price from which none are.
    pub ceiling: Option<Money>,
    /// What groups are worth.
    pub values: Vec<(String, Money)>,
    /// Whether prices stay shut until quality is locked.
    pub price_after_quality: Option<bool>,
    /// How ties are broken, in order.
    pub tie: Vec<String>,
    /// Percent below the mean of the others that is flagged.
    pub abnormally_low: Option<Percent>,
}

impl Answers {
    /// The method and its formula, once everything that it needs is answered.
    #[must_use]
    pub fn award(&self) -> Option<&'static dyn crate::award::Method> {
        let fits = |method: &&&dyn crate::award::Method| {
            Some(method.name()) == self.method && method.formula() == self.formula
        };
        let method = *crate::award::METHODS.iter().find(fits)?;
        let has = |key: &&str| match *key {
            "quality_weight" => self.quality_weight.is_some(),
            "price_weight" => self.price_weight.is_some(),
            "floor" => self.floor.is_some(),
            "ceiling" => self.ceiling.is_some(),
            "values" => !self.values.is_empty(),
            _ => true,
        };
        method.keys().iter().all(has).then_some(method)
    }
}
