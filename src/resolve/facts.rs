//! Values of facts and context keys, held against their types.

use crate::cond::{Domain, Type, Value};
use crate::lang::Msg;
use crate::lang::msg::Wanted;
use crate::model::country::is_country;
use crate::model::fact::{FactOption, FactType, Stated};
use crate::num::{Dec, Ratio};

/// The type that conditions see.
pub fn kind(fact: FactType, options: &[FactOption]) -> Type {
    let ids = || Domain::Of(options.iter().map(|option| option.id.value.clone()).collect());
    match fact {
        FactType::Text => Type::Text(Domain::Any),
        FactType::Bool => Type::Bool,
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => Type::Number,
        FactType::Date => Type::Date,
        FactType::Choice => Type::Text(ids()),
        FactType::Set => Type::texts(ids()),
        FactType::Country => Type::Text(Domain::Country),
        FactType::Countries => Type::texts(Domain::Country),
    }
}

/// The value that conditions see, or what is wrong with what is stated.
pub fn typed(stated: &Stated, fact: FactType, options: &[FactOption]) -> Result<Value, Msg> {
    match (fact, stated) {
        (FactType::Text, Stated::Text(text)) => Ok(Value::Text(text.as_str().into())),
        (FactType::Bool, Stated::Bool(yes)) => Ok(Value::Bool(*yes)),
        (FactType::Date, Stated::Date(day)) => Ok(Value::Date(*day)),
        (FactType::Integer, Stated::Number(dec)) if dec.scale() > 0 => Err(wanted(Wanted::Whole, stated)),
        (
            FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money,
            Stated::Number(dec),
        ) => Ok(Value::Number(Ratio::from(*dec))),
        (FactType::Choice, Stated::Text(text)) => {
            one(text, options).map(|()| Value::Text(text.as_str().into()))
        }
        (FactType::Set, Stated::List(texts)) => set(texts, options),
        (FactType::Country, Stated::Text(code)) => country(code).map(|()| Value::Text(code.as_str().into())),
        (FactType::Countries, Stated::List(codes)) => {
            codes.iter().try_for_each(|code| country(code))?;
            Ok(Value::texts(codes.iter().map(String::as_str)))
        }
        _ => Err(wanted(wanted_of(fact), stated)),
    }
}

/// Whether nothing is said: an empty text or list.
pub fn is_empty(stated: &Stated) -> bool {
    match stated {
        Stated::Text(text) => text.trim().is_empty(),
        Stated::List(items) => items.is_empty(),
        Stated::Number(_) | Stated::Bool(_) | Stated::Date(_) => false,
    }
}

/// What is wrong with the size of a number: outside its limits, or a share written as a fraction.
pub fn size(stated: &Stated, fact: FactType, min: Option<Dec>, max: Option<Dec>) -> Option<Msg> {
    let Stated::Number(dec) = stated else { return None };
    let most = max.or((fact == FactType::Percent).then(|| Dec::whole(100)));
    let least = min.or((fact == FactType::Percent).then_some(Dec::ZERO));
    let outside = least.is_some_and(|least| *dec < least) || most.is_some_and(|most| *dec > most);
    outside.then_some(Msg::OutsideLimits { least, most })
}

/// Whether a share looks written as a fraction of one.
pub fn looks_like_fraction(stated: &Stated, fact: FactType) -> bool {
    let Stated::Number(dec) = stated else { return false };
    fact == FactType::Percent && !dec.is_zero() && !dec.is_negative() && *dec < Dec::whole(1)
}

fn one(text: &str, options: &[FactOption]) -> Result<(), Msg> {
    if options.iter().any(|option| option.id.value == text) {
        return Ok(());
    }
    let allowed = options.iter().map(|option| option.id.value.clone()).collect();
    Err(Msg::NotOneOf { found: text.to_owned(), allowed })
}

/// Every item is an option, once, and one that goes with no other stands alone.
fn set(texts: &[String], options: &[FactOption]) -> Result<Value, Msg> {
    texts.iter().try_for_each(|text| one(text, options))?;
    for (i, text) in texts.iter().enumerate() {
        if texts[..i].contains(text) {
            return Err(Msg::DuplicateId(text.clone()));
        }
        let alone = options.iter().any(|option| option.exclusive && option.id.value == *text);
        if alone && texts.len() > 1 {
            return Err(Msg::GoesAlone(text.clone()));
        }
    }
    Ok(Value::texts(texts.iter().map(String::as_str)))
}

fn country(code: &str) -> Result<(), Msg> {
    if is_country(code) { Ok(()) } else { Err(Msg::NotACountry(crate::read::short(code))) }
}

fn wanted(wanted: Wanted, stated: &Stated) -> Msg {
    let found = match stated {
        Stated::Text(_) => Wanted::Text,
        Stated::Number(_) => Wanted::Number,
        Stated::Bool(_) => Wanted::Bool,
        Stated::Date(_) => Wanted::Day,
        Stated::List(_) => Wanted::List,
    };
    Msg::WrongType { wanted, found }
}

fn wanted_of(fact: FactType) -> Wanted {
    match fact {
        FactType::Text | FactType::Choice | FactType::Country => Wanted::Text,
        FactType::Bool => Wanted::Bool,
        FactType::Integer => Wanted::Whole,
        FactType::Decimal | FactType::Percent | FactType::Money => Wanted::Number,
        FactType::Date => Wanted::Day,
        FactType::Set | FactType::Countries => Wanted::List,
    }
}
