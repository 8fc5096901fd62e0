//! The table of codes: a letter for what a finding speaks of, three digits, a name. It is long on purpose: every code
//! stands in it.
//!
//! A code is never used again for something else. What can be wrong with any file that is read
//! (001 to 019) has the same number in every family.

use super::Severity;

/// What a finding speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A catalogue.
    Catalogue,
    /// A tender.
    Tender,
    /// A bid.
    Bid,
    /// A price.
    Price,
    /// Evidence.
    Evidence,
    /// The supply chain of a bid.
    Supply,
    /// What the authority waives.
    Waiver,
    /// Rules as they were published.
    Lock,
    /// What the authority writes: assessments and decisions.
    Assessment,
    /// A file of another program.
    Foreign,
}

impl Family {
    /// The letter that opens the codes of this family.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Family::Catalogue => 'C',
            Family::Tender => 'T',
            Family::Bid => 'B',
            Family::Price => 'P',
            Family::Evidence => 'E',
            Family::Supply => 'S',
            Family::Waiver => 'W',
            Family::Lock => 'L',
            Family::Assessment => 'A',
            Family::Foreign => 'X',
        }
    }
}

/// A code: `C005 unknown-key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it speaks of.
    pub family: Family,
    /// Its number within the family.
    pub number: u16,
    /// Its name, which names the fault.
    pub name: &'static str,
    /// How bad it is where the tender does not say otherwise.
    pub severity: Severity,
}

impl Code {
    /// The letter and three digits.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}{:03}", self.family.letter(), self.number)
    }
}

/// What can be wrong with any file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The file is not there, or may not be read.
    Unreadable = 1,
    /// The file is not UTF-8 text.
    NotText = 2,
    /// The file is larger than what is read.
    TooLarge = 3,
    /// The file is not TOML.
    Syntax = 4,
    /// A key that does not belong there.
    UnknownKey = 5,
    /// A key that must be there and is not.
    MissingKey = 6,
    /// A value of another type than the key has.
    WrongType = 7,
    /// A number that cannot be kept exactly, or lies outside its limits.
    BadNumber = 8,
    /// An id that is not made of the characters an id may have.
    BadId = 9,
    /// A value that is not one of those allowed.
    BadValue = 10,
    /// More, deeper or longer than the limits allow.
    TooMany = 11,
    /// An id that stands there twice.
    DuplicateId = 12,
    /// A format of the file that this version does not read.
    WrongFormat = 13,
    /// Characters that change how a text looks without being seen.
    HiddenCharacters = 14,
    /// A condition that is no condition, or names what is not there.
    Condition = 16,
}

impl Fault {
    /// All, by number.
    pub const ALL: [Fault; 15] = [
        Fault::Unreadable,
        Fault::NotText,
        Fault::TooLarge,
        Fault::Syntax,
        Fault::UnknownKey,
        Fault::MissingKey,
        Fault::WrongType,
        Fault::BadNumber,
        Fault::BadId,
        Fault::BadValue,
        Fault::TooMany,
        Fault::DuplicateId,
        Fault::WrongFormat,
        Fault::HiddenCharacters,
        Fault::Condition,
    ];

    const fn name(self) -> &'static str {
        match self {
            Fault::Unreadable => "unreadable",
            Fault::NotText => "not-text",
            Fault::TooLarge => "too-large",
            Fault::Syntax => "syntax",
            Fault::UnknownKey => "unknown-key",
            Fault::MissingKey => "missing-key",
            Fault::WrongType => "wrong-type",
            Fault::BadNumber => "bad-number",
            Fault::BadId => "bad-id",
            Fault::BadValue => "bad-value",
            Fault::TooMany => "too-many",
            Fault::DuplicateId => "duplicate-id",
            Fault::WrongFormat => "wrong-format",
            Fault::HiddenCharacters => "hidden-characters",
            Fault::Condition => "condition",
        }
    }

    /// The code of this fault in a family of files.
    #[must_use]
    pub const fn code(self, family: Family) -> Code {
        let severity = match self {
            Fault::HiddenCharacters => Severity::Warning,
            _ => Severity::Error,
        };
        Code { family, number: self as u16, name: self.name(), severity }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $konst:ident = $family:ident $number:literal $name:literal $severity:ident;)*) => {
        $($(#[$doc])*
        pub const $konst: Code = Code {
            family: Family::$family,
            number: $number,
            name: $name,
            severity: Severity::$severity,
        };)*

        /// Every code that is not one of the faults of reading, in the order of the table.
        pub const OWN: &[Code] = &[$($konst),*];
    };
}

codes! {
    /// An `include` names a catalogue that is not there.
    UNKNOWN_INCLUDE = Catalogue 20 "unknown-catalogue" Error;
    /// Catalogues include each other in a circle.
    INCLUDE_CIRCLE = Catalogue 21 "include-circle" Error;
    /// Two catalogues say different things under one kind and id.
    CONFLICT = Catalogue 22 "conflicting-entries" Error;
    /// Something is named that no catalogue defines.
    UNKNOWN_NAME = Catalogue 23 "unknown-name" Error;
    /// A level that the scale does not have, or an option without one beside options with one.
    LEVEL = Catalogue 24 "level-missing" Error;
    /// A profile that does not name every group.
    PROFILE_INCOMPLETE = Catalogue 25 "profile-incomplete" Error;
    /// More than one default profile.
    TWO_DEFAULTS = Catalogue 26 "two-default-profiles" Error;
    /// A weight below zero.
    NEGATIVE_WEIGHT = Catalogue 27 "negative-weight" Error;
    /// A criterion that can be answered by nothing.
    NO_OPTIONS = Catalogue 28 "no-options" Error;
    /// A criterion whose best option has fewer than zero points.
    MAXIMUM_BELOW_ZERO = Catalogue 29 "maximum-below-zero" Error;
    /// A gate without exactly one subject and one minimum.
    GATE_SHAPE = Catalogue 30 "gate-shape" Error;
    /// A `drop` in a catalogue that leaves out what others still use.
    OPTION_SHAPE = Catalogue 31 "option-shape" Error;

    /// A context key whose default is not of its type.
    CONTEXT_DEFAULT = Catalogue 33 "context-default" Error;
    /// A criterion whose `applies` cannot be decided, and which therefore applies.
    APPLIES_OPEN = Catalogue 34 "applies-not-established" Warning;

    /// `use` names a catalogue that is not there.
    TENDER_CATALOGUE = Tender 20 "unknown-catalogue" Error;
    /// The tender names a profile that its catalogue does not have.
    UNKNOWN_PROFILE = Tender 21 "unknown-profile" Error;
    /// The tender names a group, criterion or gate that its catalogues do not have.
    UNKNOWN_IN_TENDER = Tender 22 "unknown-name" Error;
    /// A weight below zero.
    TENDER_NEGATIVE = Tender 23 "negative-weight" Error;
    /// All weights are zero.
    ALL_ZERO = Tender 24 "all-weights-zero" Error;
    /// A gate without exactly one subject and one minimum.
    TENDER_GATE_SHAPE = Tender 25 "gate-shape" Error;
    /// A gate on something that has nothing to measure.
    GATE_MEASURES_NOTHING = Tender 26 "gate-measures-nothing" Error;
    /// A gate that asks less than the gate of the catalogue that it replaces.
    GATE_ASKS_LESS = Tender 27 "gate-asks-less" Warning;
    /// No day on which validity is judged.
    NO_AS_OF = Tender 28 "no-as-of" Note;
    /// Days that are out of order.
    DATES = Tender 29 "dates-out-of-order" Warning;
    /// Parts of the quality score that do not name every catalogue, or one that is not used.
    SHARES = Tender 30 "shares-of-catalogues" Error;
    /// A context key with a value that is not of its type.
    CONTEXT_VALUE = Tender 32 "context-value" Error;

    /// A key that the award method needs and that is not there.
    AWARD_NEEDS = Tender 33 "award-incomplete" Error;
    /// A key of the award that its method does not read.
    AWARD_UNUSED = Tender 34 "award-key-unused" Warning;
    /// A floor of prices that is not below their ceiling.
    FLOOR_ABOVE_CEILING = Tender 35 "floor-above-ceiling" Error;
    /// A tie rule that stands there twice, or a draw before another rule.
    TIE_RULE = Tender 36 "tie-rule" Error;
    /// An award that weighs quality where nothing has points.
    NOTHING_SCORED = Tender 37 "nothing-scored" Error;
    /// A value for a group that has no share.
    VALUE_OF_NOTHING = Tender 38 "value-of-nothing" Error;

    /// A bid for another tender.
    OTHER_TENDER = Bid 20 "other-tender" Error;
    /// Two bids with one id.
    SAME_BID = Bid 21 "duplicate-bid" Error;
    /// An answer to something that is no criterion.
    UNKNOWN_CRITERION = Bid 22 "unknown-criterion" Error;
    /// An option that the criterion does not have.
    UNKNOWN_OPTION = Bid 23 "unknown-option" Error;
    /// Evidence is cited that the bid does not list.
    UNKNOWN_EVIDENCE = Bid 24 "unknown-evidence" Error;
    /// An answer with neither an option nor an equivalent.
    EMPTY_ANSWER = Bid 25 "empty-answer" Error;
    /// An answer to a criterion that is dropped or does not apply.
    NOT_ASKED = Bid 26 "answer-not-asked" Note;
    /// The bid says that it was submitted after the deadline.
    SUBMITTED_LATE = Bid 27 "submitted-late" Warning;
    /// A criterion of the tender without an answer.
    UNANSWERED = Bid 28 "unanswered" Warning;
    /// A party that the bid names and does not list.
    UNKNOWN_PARTY = Bid 29 "unknown-party" Error;

    /// A fact that no catalogue asks.
    UNKNOWN_FACT = Bid 30 "unknown-fact" Error;
    /// A fact with a value that is not of its type.
    FACT_VALUE = Bid 31 "fact-value" Error;
    /// A number outside the limits of its fact.
    FACT_LIMITS = Bid 32 "fact-outside-limits" Error;
    /// A share that looks written as a fraction of one.
    FRACTION = Bid 33 "fraction-for-percent" Warning;
    /// An empty list or text, which states nothing.
    EMPTY_FACT = Bid 34 "empty-fact" Warning;
    /// A fact that is asked and not stated.
    FACT_MISSING = Bid 35 "fact-not-stated" Warning;
    /// A claim of an option that only facts can give.
    CLAIM_OF_DERIVED = Bid 36 "claim-of-derived-option" Warning;
    /// A claim that differs from what the facts give.
    CLAIM_DIFFERS = Bid 37 "claim-contradicts-facts" Warning;

    /// An option chosen where assessors choose.
    OPTION_OF_JUDGED = Bid 40 "option-of-assessors" Note;
    /// A clarification whose answer would change what the bid comes to.
    CLARIFICATION_CHANGES = Bid 41 "clarification-changes-result" Warning;
    /// A clarification whose answer would change nothing.
    CLARIFICATION_WITHOUT_EFFECT = Bid 42 "clarification-without-effect" Note;
    /// A question to a bidder that has no answer yet.
    CLARIFICATION_OPEN = Bid 43 "clarification-unanswered" Note;
    /// A question of before the deadline, or an answer of before its question.
    CLARIFICATION_DATES = Bid 44 "clarification-dates" Warning;
    /// A file that looks meant as a clarification and is not read.
    CLARIFICATION_NAME = Bid 45 "clarification-name" Warning;

    /// A price in another currency than the tender's.
    OTHER_CURRENCY = Price 20 "other-currency" Warning;
    /// A price below zero.
    NEGATIVE_PRICE = Price 21 "negative-price" Error;
    /// Two prices.
    TWO_PRICES = Price 22 "two-prices" Error;
    /// No price that the award can reckon with.
    PRICE_NEEDED = Price 23 "price-needed" Warning;
    /// A price far below the others.
    ABNORMALLY_LOW = Price 24 "abnormally-low" Warning;
    /// A price in the file of a bid whose price must stand apart.
    PRICE_IN_BID = Price 25 "price-in-bid" Error;

    /// A file that is cited as evidence and is not there.
    FILE_MISSING = Evidence 20 "file-missing" Warning;
    /// A path that leaves the folder of the bid, or a link out of it.
    FILE_OUTSIDE = Evidence 21 "file-outside-bid" Error;
    /// A file with another digest than stated.
    DIGEST = Evidence 22 "digest-differs" Warning;
    /// Evidence that is not valid on the day that counts.
    NOT_VALID = Evidence 23 "not-valid-on-day" Warning;
    /// Evidence of a kind that the criterion does not name.
    OTHER_KIND = Evidence 24 "other-kind" Warning;
    /// An answer without valid evidence.
    UNSUPPORTED = Evidence 25 "unsupported-answer" Note;
    /// A file of evidence that is too large to look at.
    FILE_TOO_LARGE = Evidence 27 "file-too-large" Warning;
    /// Evidence with both a file and an address, or neither.
    FILE_OR_URL = Evidence 26 "file-or-url" Error;

    /// A country that ISO 3166-1 does not know, in a bid.
    UNKNOWN_COUNTRY = Supply 20 "unknown-country" Error;

    /// A criterion, option or fact that an assessment or a ruling names and the rules do not have.
    UNKNOWN_TO_AUTHORITY = Assessment 20 "unknown-name" Error;
    /// A judgement without a reason.
    NO_REASON = Assessment 21 "reason-missing" Error;
    /// A judgement on a criterion that is dropped or does not apply.
    JUDGED_NOT_ASKED = Assessment 22 "judged-not-asked" Note;
    /// An assessment of another tender.
    ASSESSED_OTHER = Assessment 23 "other-tender" Error;
    /// Two files of one assessor.
    SAME_ASSESSOR = Assessment 24 "duplicate-assessor" Error;
    /// Two files that say consensus.
    TWO_CONSENSUS = Assessment 25 "two-consensus" Error;
    /// Two receipts of one bid.
    TWO_RECEIPTS = Assessment 26 "two-receipts" Error;
    /// A decision about something that is no gate, no criterion, and no word that is known.
    UNKNOWN_ABOUT = Assessment 27 "unknown-subject" Error;
    /// A ruled value that is not of the type of its fact.
    RULED_VALUE = Assessment 28 "ruled-value" Error;
    /// A judgement where the bid or its facts answer themselves.
    JUDGED_WITHOUT_NEED = Assessment 29 "judged-without-need" Warning;
    /// Something written about a bid that is not there.
    NO_SUCH_BID = Assessment 30 "no-such-bid" Error;
    /// Assessors whose choices lie more than a step apart.
    FAR_APART = Assessment 31 "assessors-far-apart" Warning;
    /// Work of the assessors that is still open.
    TO_ASSESS = Assessment 32 "to-assess" Note;
    /// A decision that cannot undo what it is about.
    NO_EFFECT = Assessment 33 "decision-without-effect" Warning;
    /// One reason for several judgements.
    SAME_REASON = Assessment 34 "same-reason" Warning;
    /// An assessment of before the deadline, or of after the prices were opened.
    ASSESSED_WHEN = Assessment 35 "assessed-at-wrong-time" Warning;

    /// Two rulings on one fact or criterion of a bid.
    TWO_RULINGS = Assessment 36 "two-rulings" Error;
    /// A ruling on an answer that follows from facts, or that assessors choose.
    RULING_NOT_POSSIBLE = Assessment 37 "ruling-not-possible" Error;

    /// A score for which a letter has no reason to give.
    LETTER_LACKS = Assessment 50 "letter-without-reason" Error;
    /// A reason that was written down after the letter that gives it.
    AFTER_LETTER = Assessment 51 "reason-after-letter" Error;

    /// Rules that differ from those that were locked.
    RULES_DIFFER = Lock 20 "rules-differ" Error;
    /// A lock that was changed by hand.
    LOCK_BROKEN = Lock 21 "lock-broken" Error;
    /// An amendment that leaves bidders fewer than ten days.
    AMENDED_LATE = Lock 22 "amended-late" Warning;
    /// Texts that were changed since the rules were locked, and no rule.
    TEXTS_DIFFER = Lock 23 "texts-differ" Note;
    /// Assessments that differ from those that were locked before prices were opened.
    QUALITY_DIFFERS = Lock 24 "quality-differs" Error;

    /// A workbook that is no questionnaire, or one of another form.
    NOT_A_FORM = Foreign 20 "not-a-questionnaire" Error;
    /// A questionnaire of another tender, or of other rules.
    FORM_OF_OTHER = Foreign 21 "other-questionnaire" Error;
    /// A question that is gone, stands there twice or is not asked.
    FORM_ROW = Foreign 22 "questions-differ" Error;
    /// An answer that is not what was asked.
    FORM_CELL = Foreign 23 "answer-not-understood" Error;
    /// An answer that can be read in two ways.
    FORM_AMBIGUOUS = Foreign 24 "answer-ambiguous" Error;
    /// A formula or an error value in place of an answer.
    FORM_FORMULA = Foreign 25 "formula-for-answer" Error;
    /// Merged cells where several answers belong.
    FORM_JOINED = Foreign 26 "merged-answers" Error;
    /// An answer without which the others mean nothing.
    FORM_INCOMPLETE = Foreign 27 "answer-missing" Error;
    /// A bid says something else than what an assessor judged.
    FORM_BID_CHANGED = Foreign 28 "judged-otherwise" Error;
    /// The workbook of another tender, or made from another text of it or with other catalogues.
    FORM_BASE = Foreign 30 "workbook-outdated" Error;
    /// A change that cannot be made in the file without touching something else.
    FORM_FIXED = Foreign 31 "not-changeable-here" Error;
    /// What the answers of a questionnaire that is not handed in yet give.
    FORM_OUTLOOK = Foreign 34 "answers-give" Note;

    /// A waiver or a severity for a code that there is not, or for an error.
    NO_SUCH_CODE = Waiver 20 "code-not-waivable" Error;
    /// A waiver that no longer holds.
    WAIVER_EXPIRED = Waiver 21 "waiver-expired" Warning;
    /// A waiver for what was not found.
    WAIVER_UNUSED = Waiver 22 "waiver-unused" Warning;
}

/// Every code there is: the faults of reading per family of files, then the others.
#[must_use]
pub fn all() -> Vec<Code> {
    let files: [Family; 6] =
        [Family::Catalogue, Family::Tender, Family::Bid, Family::Waiver, Family::Lock, Family::Assessment];
    let faults = files.iter().flat_map(|&family| Fault::ALL.iter().map(move |fault| fault.code(family)));
    faults.chain(OWN.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_stands_twice_and_names_are_kebab() {
        let mut ids: Vec<String> = all().iter().map(Code::id).collect();
        let many = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), many);
        for code in all() {
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", code.name);
        }
    }

    #[test]
    fn faults_keep_their_numbers() {
        // 15 named what a version did not reckon with; it is never used again.
        let numbers: Vec<u16> = Fault::ALL.iter().map(|fault| fault.code(Family::Bid).number).collect();
        let expected: Vec<u16> = (1..=16).filter(|n| *n != 15).collect();
        assert_eq!(numbers, expected);
    }
}
