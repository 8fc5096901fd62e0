//! Assessors and decisions, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use jiff::civil::Date;

use crate::lang::panel::Panel;
use crate::lang::why::at_place;
use crate::lang::{Lang, day, plural};

const NL: Lang = Lang::Nl;

/// Writes a text on assessors and decisions in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(panel: &Panel, f: &mut Formatter<'_>) -> Result {
    match panel {
        Panel::Assessors => f.write_str("De beoordelaars"),
        Panel::Decided => f.write_str("Vastgesteld en besloten"),
        Panel::Vote { assessor, consensus, on, at, choice } => {
            let who = if *consensus { format!("gezamenlijk oordeel ({assessor})") } else { assessor.clone() };
            write!(f, "{who}{}{}: {choice}", on_day(*on), at_place(at))
        }
        Panel::Choice { option, points } => write!(f, "{option}, {points} punten"),
        Panel::Equivalent { accepted, choice } => {
            f.write_str(if *accepted {
                "gelijkwaardigheid aanvaard"
            } else {
                "gelijkwaardigheid niet aanvaard"
            })?;
            choice.as_ref().map_or(Ok(()), |choice| write!(f, "; {choice}"))
        }
        Panel::MeanIs(points) => {
            write!(f, "Antwoord dat telt: het gemiddelde van de beoordelaars, {points} punten")
        }
        Panel::CountsConsensus => {
            f.write_str("Het gezamenlijke oordeel telt; de afzonderlijke oordelen blijven ernaast staan.")
        }
        Panel::CountsSame => f.write_str("De beoordelaars kozen hetzelfde antwoord; dat telt."),
        Panel::CountsMean => f.write_str(
            "De punten zijn het gemiddelde van wat de beoordelaars kozen, zonder tussentijdse afronding.",
        ),
        Panel::Agreement => f.write_str("Hoe ver de beoordelaars uiteenlopen"),
        Panel::BidsJudged => f.write_str("Beoordeeld"),
        Panel::Widest => f.write_str("Grootste verschil"),
        Panel::AlphaColumn => f.write_str("Alfa"),
        Panel::AllTogether => f.write_str("Alles samen"),
        Panel::Apart { steps: 0, .. } => f.write_str("geen"),
        Panel::Apart { steps, bid, lowest, highest } => {
            write!(f, "{steps} {} ({bid}: {lowest} tot {highest})", plural(*steps, "stap", "stappen"))
        }
        Panel::NoAlpha("no-variation") => f.write_str("geen verschil"),
        Panel::NoAlpha(_) => f.write_str("te weinig oordelen"),
        Panel::AlphaIs => f.write_str("Beoordeeld: inschrijvingen waarover beoordelaars elk apart oordeelden. Alfa: alfa van Krippendorff (ordinaal), over wat zij kozen voordat zij samenkwamen; 1 is volledige overeenstemming, 0 is wat het toeval geeft. Geen enkele regel hangt ervan af."),
        Panel::Received { at } => write!(f, "ontvangen op {at}"),
        Panel::RuledFact { fact, value: Some(value) } => write!(f, "vastgesteld dat {fact} = {value}"),
        Panel::RuledFact { fact, value: None } => write!(f, "vastgesteld dat {fact} niet vaststaat"),
        Panel::RuledAnswer { criterion, option: Some(option) } => {
            write!(f, "vastgesteld dat het antwoord op {criterion} {option} is")
        }
        Panel::RuledAnswer { criterion, option: None } => {
            write!(f, "vastgesteld dat er op {criterion} geen antwoord telt")
        }
        Panel::About { about, result } => {
            let about = match about.as_str() {
                "deadline" => "de uiterste termijn",
                "exclusion" => "uitsluiting",
                "suitability" => "geschiktheid",
                "price" => "de prijs",
                "withdrawal" => "intrekking",
                other => other,
            };
            let result = match *result {
                "reject" => "de inschrijving is terzijde gelegd",
                "admit" => "de inschrijving is toegelaten",
                "withdrawn" => "de inschrijver heeft de inschrijving ingetrokken",
                "accepted" => "de toelichting is aanvaard",
                _ => "de toelichting is niet aanvaard",
            };
            write!(f, "besluit over {about}: {result}")
        }
        Panel::Drawn(order) => write!(f, "loting, in volgorde: {}", order.join(", ")),
        Panel::Signed { said, by, on, at } => {
            write!(f, "{said}{}{}{}", by_whom(by), on_day(*on), at_place(at))
        }
        Panel::AskWhyLow => f.write_str("Vraag om een toelichting voordat u beslist."),
        Panel::LowPriceDecided { accepted, reason, by, on } => {
            let word = if *accepted { "aanvaard" } else { "niet aanvaard" };
            write!(f, "De toelichting daarop is {word}{}{}: {reason}", by_whom(by), on_day(*on))
        }
    }
}

fn by_whom(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(", door {by}") }
}

fn on_day(on: Option<Date>) -> String {
    on.map_or_else(String::new, |on| format!(", {}", day(on, NL)))
}
