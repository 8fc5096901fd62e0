//! What anybody is told, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::public::Public;
use crate::lang::{Lang, day};

/// Writes a text for the public in Dutch.
pub fn say(public: &Public, f: &mut Formatter<'_>) -> Result {
    match public {
        Public::Hidden(None) => f.write_str("vertrouwelijk"),
        Public::Hidden(Some(points)) => write!(f, "vertrouwelijk: {points}"),
        Public::HiddenFigure => f.write_str("vertrouwelijk"),
        Public::FiguresHidden => f.write_str(
            "Een inschrijver heeft zijn prijs als vertrouwelijk gemerkt. Een cijfer waaruit die prijs terug te rekenen is, staat er niet bij.",
        ),
        Public::GateFailed(gate) => write!(f, "{gate} niet gehaald"),
        Public::GateOpen(gate) => write!(f, "{gate} nog niet vast te stellen"),
        Public::KnockOut { criterion, title } => {
            write!(f, "voldoet niet aan knock-outeis {criterion} ({title})")
        }
        Public::Decided { withdrawn, about, date } => {
            let what = if *withdrawn { "ingetrokken" } else { "terzijde gelegd bij besluit" };
            let on = date.map(|date| format!(" van {}", day(date, Lang::Nl))).unwrap_or_default();
            write!(f, "{what}{on}, {about}")
        }
    }
}
