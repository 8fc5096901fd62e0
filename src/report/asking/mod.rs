//! A conversation by which a tender is composed: the next question, the answer taken or refused, and in the end the
//! text of `tender.toml`.
//!
//! In: lines that a person typed. Out: what to show. Nothing here knows a terminal or writes a file. Every answer is
//! taken only if the tender with it is read and resolved without an error by the code that reads tenders, so that
//! what is written holds together.
//!
//! To add a question: a [`Step`], its place in `step.rs`, what can be chosen in `pick.rs`, how it is
//! understood in `take.rs`, its key in `draft.rs`, and its words in `lang/asked.rs`.

pub mod answers;
mod draft;
mod moment;
mod pick;
mod sheet;
mod show;
pub mod step;
mod take;

use std::collections::BTreeMap;
use std::sync::Arc;

use answers::Answers;
use step::Step;

use super::layout::{Block, clean};
use super::terminal;
use crate::lang::{Asked, Lang, Say};
use crate::model::Text;
use crate::read::Files;
use crate::read::said::Unclear;
use crate::resolve::Opened;

pub use draft::FILE;

/// Answers in a row that lead nowhere before the conversation stops: a pipe would go on for ever.
pub const MOST_IDLE: usize = 20;
/// Answers of one conversation.
pub const MOST_ANSWERS: usize = 5000;

/// A catalogue that can be chosen.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How many criteria it has; those without are for other catalogues.
    pub criteria: usize,
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is taken; another question stands.
    Taken,
    /// Something to read; the question still stands.
    Said(String),
    /// It is not taken, for this reason; the question still stands.
    Refused(Asked),
    /// All is answered: this is the text of the tender.
    Write(String),
    /// There will be no tender.
    Stop(Asked),
}

/// A point in the conversation to which one can go back.
struct Past {
    step: Step,
    answers: Answers,
    opened: Option<Arc<Opened>>,
    base: Option<Arc<Opened>>,
    text: String,
}

/// The conversation.
pub struct Talk<'f> {
    files: &'f dyn Files,
    shelf: &'f [Shelved],
    lang: Lang,
    /// The id that the folder suggests; empty where it is none.
    suggested: String,
    /// Whether the catalogues were named beforehand.
    fixed: bool,
    answers: Answers,
    step: Step,
    /// The tender as it is composed so far, once there is a catalogue.
    opened: Option<Arc<Opened>>,
    /// The same before weights and award.
    base: Option<Arc<Opened>>,
    /// Its text.
    text: String,
    log: Vec<Past>,
    /// What was answered before one went back.
    memory: BTreeMap<String, String>,
    /// Whether the question has not been shown yet.
    fresh: bool,
    /// Whether every criterion was shown with what it is worth.
    told_weights: bool,
    /// Columns of what was asked last.
    width: usize,
    idle: usize,
    count: usize,
}

impl<'f> Talk<'f> {
    /// A conversation about a tender in the folder of `files`, with catalogues that were named beforehand, if any.
    ///
    /// # Errors
    /// The catalogues cannot be used, for this reason.
    pub fn new(
        files: &'f dyn Files,
        shelf: &'f [Shelved],
        (suggested, catalogues): (&str, &[String]),
        lang: Lang,
    ) -> Result<Talk<'f>, Asked> {
        let mut talk = Talk {
            files,
            shelf,
            lang,
            suggested: suggested.to_owned(),
            fixed: !catalogues.is_empty(),
            answers: Answers { catalogues: catalogues.to_vec(), ..Answers::default() },
            step: Step::Id,
            opened: None,
            base: None,
            text: String::new(),
            log: Vec::new(),
            memory: BTreeMap::new(),
            fresh: true,
            told_weights: false,
            width: 80,
            idle: 0,
            count: 0,
        };
        if talk.fixed {
            let any = Answers { id: "tender".to_owned(), ..talk.answers.clone() };
            let opened = Arc::new(talk.read(&draft::text(&any, None, lang))?);
            talk.base = Some(Arc::clone(&opened));
            talk.opened = Some(opened);
        }
        Ok(talk)
    }

    /// The question that stands.
    #[must_use]
    pub const fn step(&self) -> Step {
        self.step
    }

    /// What was answered so far.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What can be chosen at the question that stands, by its words.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        self.picks(self.step).into_iter().map(|choice| choice.id).collect()
    }

    /// What Enter takes at the question that stands.
    #[must_use]
    pub fn usual_answer(&self) -> Option<String> {
        self.default()
    }

    /// The question that stands as lines of a width, with what goes with it the first time, up to where the answer
    /// is typed.
    pub fn ask(&mut self, width: usize) -> String {
        self.width = width;
        let mut said = String::from("\n");
        if std::mem::take(&mut self.fresh) {
            let part = self.step.part();
            if self.log.last().is_none_or(|past| past.step.part() != part) {
                said.push_str(&format!("== {} ==\n\n", Asked::Part(part).text(self.lang)));
            }
            said.push_str(&self.shown(width));
            self.told_weights |= self.step == Step::Weights;
            said.push_str(&lines(&self.question(), width));
            said.push_str(&show::list(&self.picks(self.step), width));
        } else {
            said.push_str(&lines(&self.question(), width));
        }
        let default = self.default().map(|default| format!("[{}] ", clean(&default))).unwrap_or_default();
        said.push_str(&format!("{default}> "));
        said
    }

    /// Takes a line that was typed.
    pub fn answer(&mut self, line: &str) -> Told {
        self.count += 1;
        if self.count > MOST_ANSWERS {
            return Told::Stop(Asked::Much(MOST_ANSWERS));
        }
        let told = match line.trim() {
            "?" => Told::Said(self.help()),
            "<" | "terug" | "back" => self.back(),
            typed => self.typed(typed),
        };
        self.idle = if told == Told::Taken { 0 } else { self.idle + 1 };
        match told {
            Told::Said(_) | Told::Refused(_) if self.idle >= MOST_IDLE => Told::Stop(Asked::Stuck(MOST_IDLE)),
            told => told,
        }
    }

    /// A line that could not be read as a text: it counts as an answer that is of no use.
    pub fn unreadable(&mut self, why: Asked) -> Told {
        self.idle += 1;
        if self.idle >= MOST_IDLE { Told::Stop(Asked::Stuck(MOST_IDLE)) } else { Told::Refused(why) }
    }

    fn typed(&mut self, typed: &str) -> Told {
        if self.step == Step::Weights
            && let Some(group) = self.group_of(typed)
        {
            return Told::Said(self.criteria_of(&group, self.width));
        }
        let text = match typed {
            "" => self.default().unwrap_or_default(),
            "-" => String::new(),
            typed => typed.to_owned(),
        };
        if self.step == Step::Write {
            return self.end(&text);
        }
        match self.take(self.step, &text).and_then(|taken| self.keep(taken, &text)) {
            Ok(()) => Told::Taken,
            Err(why) => Told::Refused(why),
        }
    }

    /// What is written, or that nothing is.
    fn end(&self, text: &str) -> Told {
        match take::yes(text) {
            Ok(false) => Told::Stop(Asked::Declined),
            Ok(true) => match self.read(&self.text) {
                Ok(_) => Told::Write(self.text.clone()),
                Err(why) => Told::Refused(why),
            },
            Err(why) => Told::Refused(why),
        }
    }

    /// Keeps an answer if the tender with it holds together, and goes on to the next question.
    fn keep(&mut self, taken: take::Taken, said: &str) -> Result<(), Asked> {
        let take::Taken { answers, stays } = taken;
        let makes_base = matches!(self.step, Step::Catalogues | Step::Profile(_) | Step::Context(_));
        let base = if self.step == Step::Catalogues { None } else { self.base.clone() };
        let mut text = draft::text(&answers, base.as_deref(), self.lang);
        let (mut opened, mut new_base) = (self.opened.clone(), base);
        if !answers.catalogues.is_empty() && text != self.text {
            let read = Arc::new(self.read(&text)?);
            if makes_base {
                new_base = Some(Arc::clone(&read));
                text = draft::text(&answers, new_base.as_deref(), self.lang);
            }
            opened = Some(read);
        }
        if let Some(key) = self.key(self.step) {
            match said.is_empty() {
                true => self.memory.remove(&key),
                false => self.memory.insert(key, said.to_owned()),
            };
        }
        self.log.push(Past {
            step: self.step,
            answers: std::mem::replace(&mut self.answers, answers),
            opened: std::mem::replace(&mut self.opened, opened),
            base: std::mem::replace(&mut self.base, new_base),
            text: std::mem::replace(&mut self.text, text),
        });
        self.fresh = true;
        if !stays {
            self.step = self.step.next(self);
        }
        Ok(())
    }

    /// Reads a draft as any tender is read.
    fn read(&self, text: &str) -> Result<Opened, Asked> {
        let opened = draft::open(text, self.files);
        let sorted = opened.findings.sorted();
        let error = sorted.iter().find(|finding| finding.severity == crate::diag::Severity::Error);
        let Some(error) = error else { return Ok(opened) };
        let mut why = clean(&error.message.text(self.lang));
        if let Some(help) = &error.help {
            why = format!("{why} ({})", clean(&help.text(self.lang)));
        }
        Err(Asked::Untrue(why))
    }

    fn back(&mut self) -> Told {
        let Some(past) = self.log.pop() else { return Told::Refused(Asked::First) };
        self.step = past.step;
        self.answers = past.answers;
        self.opened = past.opened;
        self.base = past.base;
        self.text = past.text;
        self.fresh = true;
        Told::Taken
    }

    fn help(&self) -> String {
        let about = Asked::About(self.quest(self.step)).text(self.lang);
        let ways = Asked::Ways.text(self.lang);
        format!("{}{}", lines(&about, self.width), lines(&ways, self.width))
    }

    /// Under which name an answer is remembered for when one goes back; nothing for what is asked again and again.
    fn key(&self, step: Step) -> Option<String> {
        let of = match step {
            step if step.repeats() || step == Step::Write => return None,
            Step::Profile(n) => self.catalogues().get(n)?.head.id.as_ref()?.value.clone(),
            Step::Context(n) => self.context(n)?.id.value,
            Step::Value(n) => self.weighed().get(n)?.1.id.clone(),
            _ => String::new(),
        };
        let kind = match step {
            Step::Profile(_) => "profile".to_owned(),
            Step::Context(_) => "context".to_owned(),
            Step::Value(_) => "value".to_owned(),
            step => format!("{step:?}"),
        };
        Some(format!("{kind}:{of}"))
    }

    fn drawn(&self, blocks: &[Block], width: usize) -> String {
        let mut out = Vec::new();
        let drawn = blocks.iter().try_for_each(|block| {
            terminal::draw(std::slice::from_ref(block), width, false, self.lang, &mut out)?;
            std::io::Write::write_all(&mut out, b"\n")
        });
        drawn.map(|()| String::from_utf8_lossy(&out).into_owned()).unwrap_or_default()
    }
}

/// A text as lines of a width.
fn lines(text: &str, width: usize) -> String {
    terminal::wrap(text, width).iter().map(|line| format!("{line}\n")).collect()
}

/// Why a number or a day is not understood.
fn unclear(unclear: Unclear) -> Asked {
    Asked::Unclear(Box::new(unclear.form()))
}
