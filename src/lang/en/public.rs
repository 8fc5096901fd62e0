//! What anybody is told, in English.

use std::fmt::{Formatter, Result};

use crate::lang::public::Public;
use crate::lang::{Lang, day};

/// Writes a text for the public in English.
pub fn say(public: &Public, f: &mut Formatter<'_>) -> Result {
    match public {
        Public::Hidden(None) => f.write_str("confidential"),
        Public::Hidden(Some(points)) => write!(f, "confidential: {points}"),
        Public::HiddenFigure => f.write_str("confidential"),
        Public::FiguresHidden => f.write_str(
            "A bidder marked its price as confidential. A figure from which that price could be reckoned back is not shown.",
        ),
        Public::GateFailed(gate) => write!(f, "{gate} not met"),
        Public::GateOpen(gate) => write!(f, "{gate} cannot be said yet"),
        Public::KnockOut { criterion, title } => {
            write!(f, "does not meet knock-out requirement {criterion} ({title})")
        }
        Public::Decided { withdrawn, about, date } => {
            let what = if *withdrawn { "withdrawn" } else { "rejected by decision" };
            let on = date.map(|date| format!(" of {}", day(date, Lang::En))).unwrap_or_default();
            write!(f, "{what}{on}, {about}")
        }
    }
}
