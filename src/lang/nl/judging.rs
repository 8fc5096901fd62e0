//! Workbooks for assessors, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::Judging;

/// Writes a text of or about the workbook of an assessor in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(judging: &Judging, f: &mut Formatter<'_>) -> Result {
    match judging {
        Judging::About => f.write_str("Schrijf de werkmap van een beoordelaar (XLSX of ODS): de inschrijvingen naast elkaar per criterium, zonder prijzen en zonder oordelen van anderen"),
        Judging::Fill => f.write_str("Vul alvast in wat het bestand van deze beoordelaar al zegt"),
        Judging::Next { file, assessor } => write!(f, "Geef `{file}` aan beoordelaar {assessor}; ingevuld leest `keur form read` het terug"),
        Judging::LeftOut(bids) => write!(f, "niet in deze werkmap: {} (terzijde gelegd, van een andere aanbesteding, niet te lezen, of niets te beoordelen)", bids.join(", ")),
        Judging::Took { file, assessor, to } => write!(f, "`{file}` is het oordeel van beoordelaar `{assessor}`: {to}"),
        Judging::HasErrors(file) => write!(f, "`{file}` heeft fouten; `keur check` zegt welke"),
        Judging::OfAnother { file, assessor } => write!(f, "`{file}` is het oordeel van een andere beoordelaar: `{assessor}`"),
        Judging::Unfit { file, what } => write!(f, "`{file}` past niet in een werkmap: {}", what.join("; ")),
        Judging::Title(tender) => write!(f, "Beoordeling: {tender}"),
        Judging::Assessor(name) => write!(f, "Beoordelaar: {name}"),
        Judging::How => f.write_str("Vul alleen de gele cellen in. De andere cellen zijn beveiligd, zonder wachtwoord.\nPer criterium staan de inschrijvingen naast elkaar. Links staan de vraag en de schaal; kies per inschrijving het antwoord van de schaal dat past.\nGeef bij elke keuze uw motivering: zij kan in de brief aan de inschrijver komen. Noem wat u las en wat ontbrak.\nWie een gelijkwaardig alternatief biedt: zeg of u dat aanvaardt, kies het antwoord dat het dan oplevert, en zeg waarom.\nLaat leeg wat u niet beoordeeld hebt. Er is niets voor u ingevuld, en een lege cel is geen oordeel.\nBeoordeel alleen wat hier staat en de bewijsmiddelen die genoemd zijn. Prijzen en oordelen van anderen staan hier niet, met opzet.\nWat vertrouwelijk is, is voor de beoordelingscommissie en voor niemand anders.\nTyp zelf of kies uit de lijst: formules en samengevoegde cellen worden geweigerd.\nVul hieronder de dag in waarop u klaar was, en geef het bestand terug aan de inkoper."),
        Judging::Own => f.write_str("Over uw beoordeling"),
        Judging::Date => f.write_str("De dag waarop u klaar was, zoals 2026-11-30"),
        Judging::Consensus => f.write_str("Is dit wat alle beoordelaars samen vonden? Schrijf dan ja, en laat de cel anders leeg"),
        Judging::Judged => f.write_str("Beoordeeld"),
        Judging::Left => f.write_str("Nog open"),
        Judging::Scale => f.write_str("Criterium en schaal"),
        Judging::Points(points) => write!(f, "{points} punten"),
        Judging::NoStatement => f.write_str("(geen toelichting)"),
        Judging::NothingHere => f.write_str("(hier is niets te beoordelen)"),
        Judging::Offered => f.write_str("Gelijkwaardig alternatief dat wordt geboden"),
        Judging::Documents => f.write_str("Bewijsmiddelen die de inschrijver noemt"),
        Judging::Page(page) => write!(f, "blz. {page}"),
        Judging::IsConfidential => f.write_str("vertrouwelijk"),
        Judging::Confidential => f.write_str("Vertrouwelijk, volgens de inschrijver omdat"),
        Judging::Choice => f.write_str("Uw keuze van de schaal"),
        Judging::Reason => f.write_str("Uw motivering"),
        Judging::Equivalent => f.write_str("Aanvaardt u het alternatief als gelijkwaardig?"),
        Judging::Accepted => f.write_str("aanvaard"),
        Judging::Refused => f.write_str("niet aanvaard"),
        Judging::State => f.write_str("Stand"),
        Judging::IsJudged => f.write_str("beoordeeld"),
        Judging::Nothing => f.write_str("in deze werkmap is niets beoordeeld"),
        Judging::NoReason => f.write_str("hier ontbreekt de motivering bij de keuze"),
        Judging::NoChoice => f.write_str("hier ontbreekt de keuze; er staat wel iets bij"),
        Judging::SayEquivalent => f.write_str("zeg of het alternatief als gelijkwaardig is aanvaard: zonder dat telt de keuze niet"),
        Judging::AcceptedAs => f.write_str("hier hoort `aanvaard` of `niet aanvaard`"),
        Judging::NotAsked => f.write_str("hier is van deze inschrijving niets te beoordelen"),
        Judging::BidChanged(bid) => write!(f, "de inschrijving `{bid}` is gewijzigd sinds deze werkmap is gemaakt: hier is een andere tekst beoordeeld dan er nu staat"),
        Judging::BidGone(bid) => write!(f, "de inschrijving `{bid}` is er niet, of is niet te lezen"),
        Judging::NoAssessor => f.write_str("van wie dit oordeel is, ontbreekt in de werkmap of is geen kenmerk"),
        Judging::ColumnGone(bid) => write!(f, "de kolom van de inschrijving `{bid}` ontbreekt op dit blad"),
        Judging::ColumnTwice { first } => write!(f, "deze kolom staat er tweemaal, ook als {first}"),
        Judging::TakeNew => f.write_str("maak een nieuwe werkmap (`keur form assessment`) en laat de beoordelaar het oordeel opnieuw bezien"),
    }
}
