//! Country codes of ISO 3166-1 alpha-2.

/// The codes that ISO 3166-1 has assigned (list of the IANA time zone database, 2026), and `XK`, which
/// is left to users there and stands for Kosovo in the practice of the European Commission.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS \
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS XK YE YT ZA ZM ZW";

/// Whether a text is the code of a country.
#[must_use]
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split(' ').any(|known| known == code)
}

/// Every code, in order.
pub fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split(' ')
}

/// The code that was probably meant: `GB` for `UK`, `GR` for `EL`, `NL` for `nl`.
#[must_use]
pub fn meant(code: &str) -> Option<String> {
    let capitals = code.trim().to_ascii_uppercase();
    let meant = match capitals.as_str() {
        "UK" => "GB",
        "EL" => "GR",
        same => same,
    };
    is_country(meant).then(|| meant.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_that_were_assigned_are_countries() {
        for good in ["NL", "AD", "ZW", "XK"] {
            assert!(is_country(good), "{good}");
        }
        for bad in ["UK", "EL", "EU", "ZZ", "nl", "", " ", "N", "NLD", "D Z", "AD "] {
            assert!(!is_country(bad), "{bad}");
        }
        assert_eq!(COUNTRIES.split(' ').count(), 250);
    }

    #[test]
    fn usual_mistakes_have_a_remedy() {
        assert_eq!(meant("UK").as_deref(), Some("GB"));
        assert_eq!(meant("nl").as_deref(), Some("NL"));
        assert_eq!(meant("EU"), None);
    }
}
