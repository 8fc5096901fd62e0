//! Which question comes when.

use super::Talk;
use super::answers::{Answers, GateKind};
use super::draft::contexts;
use crate::award::{METHODS, Method};
use crate::lang::Say;
use crate::lang::asked::{Part, Quest};
use crate::model::catalogue::Catalogue;
use crate::model::rules::{Group, Rules};

/// A question, by what it is about. Those with a number are asked once per catalogue, property or group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the question that it is called after")]
pub enum Step {
    Id,
    Title,
    Authority,
    Notice,
    Published,
    QuestionsUntil,
    Deadline,
    Offset,
    AsOf,
    Catalogues,
    Profile(usize),
    Context(usize),
    Weights,
    Drop,
    Gate,
    GateGroup,
    GateMinimum,
    GateTitle,
    Unsupported,
    Assessors,
    Method,
    Formula,
    QualityWeight,
    PriceWeight,
    Floor,
    Ceiling,
    Value(usize),
    PriceAfterQuality,
    Tie,
    AbnormallyLow,
    Write,
}

impl Step {
    /// The part of the conversation that it belongs to.
    pub const fn part(self) -> Part {
        match self {
            Step::Id | Step::Title | Step::Authority | Step::Notice => Part::Tender,
            Step::Published | Step::QuestionsUntil | Step::Deadline | Step::Offset | Step::AsOf => Part::Days,
            Step::Catalogues | Step::Profile(_) => Part::Catalogue,
            Step::Context(_) => Part::Bought,
            Step::Weights => Part::Weights,
            Step::Drop | Step::Gate | Step::GateGroup | Step::GateMinimum | Step::GateTitle => Part::Minima,
            Step::Unsupported | Step::Assessors => Part::Policy,
            Step::Write => Part::End,
            _ => Part::Award,
        }
    }

    /// Whether it is asked again and again until there is nothing to add.
    pub const fn repeats(self) -> bool {
        matches!(self, Step::Weights | Step::Gate | Step::GateGroup | Step::GateMinimum | Step::GateTitle)
    }

    /// Whether it must be answered.
    pub const fn is_needed(self) -> bool {
        matches!(
            self,
            Step::Id
                | Step::Offset
                | Step::Catalogues
                | Step::GateGroup
                | Step::GateMinimum
                | Step::GateTitle
                | Step::Method
                | Step::Formula
                | Step::QualityWeight
                | Step::PriceWeight
                | Step::Floor
                | Step::Ceiling
                | Step::Write
        )
    }

    /// The question that stands behind it, whether it is to be asked or not.
    fn behind(self, of: &Talk<'_>) -> Step {
        match self {
            Step::Id => Step::Title,
            Step::Title => Step::Authority,
            Step::Authority => Step::Notice,
            Step::Notice => Step::Published,
            Step::Published => Step::QuestionsUntil,
            Step::QuestionsUntil => Step::Deadline,
            Step::Deadline => Step::Offset,
            Step::Offset => Step::AsOf,
            Step::AsOf => Step::Catalogues,
            Step::Catalogues => Step::Profile(0),
            Step::Profile(n) if n + 1 < of.catalogues().len() => Step::Profile(n + 1),
            Step::Profile(_) => Step::Context(0),
            Step::Context(n) if n + 1 < of.contexts() => Step::Context(n + 1),
            Step::Context(_) => Step::Weights,
            Step::Weights => Step::Drop,
            Step::Drop | Step::GateTitle => Step::Gate,
            Step::Gate => match of.answers.pending.as_ref().map(|gate| &gate.kind) {
                None => Step::Unsupported,
                Some(GateKind::Overall) => Step::GateMinimum,
                Some(_) => Step::GateGroup,
            },
            Step::GateGroup => Step::GateMinimum,
            Step::GateMinimum => Step::GateTitle,
            Step::Unsupported => Step::Assessors,
            Step::Assessors => Step::Method,
            Step::Method => Step::Formula,
            Step::Formula => Step::QualityWeight,
            Step::QualityWeight => Step::PriceWeight,
            Step::PriceWeight => Step::Floor,
            Step::Floor => Step::Ceiling,
            Step::Ceiling => Step::Value(0),
            Step::Value(n) if n + 1 < of.weighed().len() => Step::Value(n + 1),
            Step::Value(_) => Step::PriceAfterQuality,
            Step::PriceAfterQuality => Step::Tie,
            Step::Tie => Step::AbnormallyLow,
            Step::AbnormallyLow | Step::Write => Step::Write,
        }
    }

    /// Whether there is something to ask.
    fn applies(self, of: &Talk<'_>) -> bool {
        let method = of.answers.method();
        match self {
            Step::Offset => of.answers.deadline.as_ref().is_some_and(|deadline| deadline.offset.is_none()),
            Step::Catalogues => !of.fixed,
            Step::Profile(n) => of.catalogues().get(n).is_some_and(|catalogue| catalogue.profiles.len() > 1),
            Step::Context(n) => n < of.contexts(),
            Step::Weights => !of.weighed().is_empty(),
            Step::Drop => of.rules().is_some_and(|rules| !rules.gates.is_empty()),
            Step::Gate => !of.picks(Step::Gate).is_empty(),
            Step::Formula => of.answers.method == Some(crate::award::WEIGHTED),
            Step::QualityWeight => needs(method, "quality_weight"),
            Step::PriceWeight => needs(method, "price_weight"),
            Step::Floor => needs(method, "floor"),
            Step::Ceiling => needs(method, "ceiling"),
            Step::Value(n) => needs(method, "values") && n < of.weighed().len(),
            Step::PriceAfterQuality | Step::AbnormallyLow => method.is_some_and(Method::uses_price),
            _ => true,
        }
    }

    /// The next question.
    pub fn next(self, of: &Talk<'_>) -> Step {
        let mut step = self.behind(of);
        while !step.applies(of) {
            step = step.behind(of);
        }
        step
    }
}

fn needs(method: Option<&'static dyn Method>, key: &str) -> bool {
    method.is_some_and(|method| method.keys().contains(&key))
}

impl Answers {
    /// The method that was chosen, with its formula where that was.
    pub fn method(&self) -> Option<&'static dyn Method> {
        let name = self.method?;
        let fits = |method: &&&dyn Method| method.name() == name && method.formula() == self.formula;
        METHODS.iter().find(fits).copied()
    }
}

impl Talk<'_> {
    /// The rules as far as they are composed; nothing before there is a catalogue.
    pub(super) fn rules(&self) -> Option<&Rules> {
        self.opened.as_ref()?.rules.as_ref()
    }

    /// The catalogues that were chosen.
    pub(super) fn catalogues(&self) -> Vec<&Catalogue> {
        self.opened.iter().flat_map(|opened| &opened.catalogues).map(AsRef::as_ref).collect()
    }

    /// How many questions there are about what is bought.
    pub(super) fn contexts(&self) -> usize {
        self.opened.as_ref().map_or(0, |opened| contexts(opened).len())
    }

    /// The groups that can have a share, with their places in the rules.
    pub(super) fn weighed(&self) -> Vec<(usize, &Group)> {
        let Some(rules) = self.rules() else { return Vec::new() };
        let counts = |&criterion: &usize| !rules.criteria[criterion].maximum().is_zero();
        let groups = rules.groups.iter().enumerate();
        groups.filter(|(_, group)| group.criteria.iter().any(counts)).collect()
    }

    /// The groups with criteria that have levels, with their places in the rules.
    pub(super) fn leveled(&self) -> Vec<(usize, &Group)> {
        let Some(rules) = self.rules() else { return Vec::new() };
        let has = |&criterion: &usize| rules.criteria[criterion].has_levels();
        rules.groups.iter().enumerate().filter(|(_, group)| group.criteria.iter().any(has)).collect()
    }

    /// A question as it is asked.
    pub(super) fn quest(&self, step: Step) -> Quest {
        match step {
            Step::Id => Quest::Id,
            Step::Title => Quest::Title,
            Step::Authority => Quest::Authority,
            Step::Notice => Quest::Notice,
            Step::Published => Quest::Published,
            Step::QuestionsUntil => Quest::QuestionsUntil,
            Step::Deadline => Quest::Deadline,
            Step::Offset => self.offset_quest(),
            Step::AsOf => Quest::AsOf,
            Step::Catalogues => Quest::Catalogues,
            Step::Profile(n) => Quest::Profile(self.catalogue_title(n)),
            Step::Context(n) => Quest::Context(self.context_question(n)),
            Step::Weights => Quest::Weights,
            Step::Drop => Quest::Drop,
            Step::Gate => Quest::Gate(self.answers.gates.len()),
            Step::GateGroup => Quest::GateGroup,
            Step::GateMinimum => match self.answers.pending.as_ref().map(|gate| &gate.kind) {
                Some(GateKind::GroupShare) => Quest::GateShare,
                _ => Quest::GateLevel,
            },
            Step::GateTitle => Quest::GateTitle,
            Step::Unsupported => Quest::Unsupported,
            Step::Assessors => Quest::Assessors,
            Step::Method => Quest::Method,
            Step::Formula => Quest::Formula,
            Step::QualityWeight => Quest::QualityWeight,
            Step::PriceWeight => Quest::PriceWeight,
            Step::Floor => Quest::Floor,
            Step::Ceiling => Quest::Ceiling,
            Step::Value(n) => Quest::Value(self.group_title(n)),
            Step::PriceAfterQuality => Quest::PriceAfterQuality,
            Step::Tie => Quest::Tie,
            Step::AbnormallyLow => Quest::AbnormallyLow,
            Step::Write => Quest::Write,
        }
    }

    fn offset_quest(&self) -> Quest {
        let deadline = self.answers.deadline.as_ref();
        let day = deadline.map(|deadline| deadline.day).unwrap_or_default();
        let time = deadline.map(|deadline| deadline.time.chars().take(5).collect()).unwrap_or_default();
        Quest::Offset { day, time, summer: self.is_summer() }
    }

    /// Whether the deadline lies in summer time.
    pub(super) fn is_summer(&self) -> Option<bool> {
        let deadline = self.answers.deadline.as_ref()?;
        let hour = deadline.time.get(..2)?.parse().ok()?;
        crate::model::summer_time::is_summer(deadline.day, hour)
    }

    pub(super) fn catalogue_title(&self, place: usize) -> String {
        let title = self.catalogues().get(place).map(|catalogue| catalogue.head.title.get(self.lang));
        title.unwrap_or_default()
    }

    fn context_question(&self, place: usize) -> String {
        let opened = self.opened.as_ref();
        let asked = opened.and_then(|opened| contexts(opened).get(place).map(|c| (*c).clone()));
        asked.map(|context| named(context.question.get(self.lang), &context.id.value)).unwrap_or_default()
    }

    fn group_title(&self, place: usize) -> String {
        let weighed = self.weighed();
        let group = weighed.get(place).map(|(_, group)| *group);
        group.map(|group| named(group.title.get(self.lang), &group.id)).unwrap_or_default()
    }

    /// What a question says, on one line.
    pub(super) fn question(&self) -> String {
        crate::report::clean(&crate::lang::Asked::Ask(self.quest(self.step)).text(self.lang))
    }
}

/// A title, or an id where there is none.
pub fn named(title: String, id: &str) -> String {
    if title.trim().is_empty() { id.to_owned() } else { title }
}
