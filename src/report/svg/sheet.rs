//! A sheet to draw on: marks of SVG with whole coordinates, and texts that carry no markup of their own.

use crate::num::{Int, Ratio};
use crate::report::layout::clean;
use crate::report::markup;

/// How wide every picture is.
pub const WIDTH: i64 = 860;

/// Colours by class, for light and for dark, and for print, which is light.
pub(in crate::report) const STYLE: &str = "\
text{font:13px system-ui,-apple-system,'Segoe UI','Liberation Sans','DejaVu Sans',sans-serif;fill:#1b1f27}\
.h{font-size:17px;font-weight:600}.s{font-size:12px;fill:#565e6c}.n{font-size:12px}.w{fill:#fff}.e{text-anchor:end}.l{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}.m{text-anchor:middle}\
.p{fill:#fff}.t{stroke:#d4d9e1;stroke-width:1}.x{fill:#e9ecf1}.y{stroke:#1b1f27;stroke-width:1.5}\
.c1{fill:#17457f}.c2{fill:#3f74b5}.c3{fill:#82a9d6}.c4{fill:#b3cbe6}.c5{fill:#d6e2f0}.c6{fill:#eceff4}\
.u{fill:#2a6f97}.d{fill:#c8691b}.o{fill:#fff;stroke:#1b1f27;stroke-width:2}.i{fill:none;stroke-width:1.6}.i1{stroke:#17457f}.i2{stroke:#7a8699;stroke-dasharray:6 4}.i3{stroke:#7a8699;stroke-dasharray:2 4}\
.b{fill:#f4f6f9;stroke:#8590a2}.r{fill:#fdeceb;stroke:#a8231c;stroke-width:2}.a{stroke:#565e6c;stroke-width:1.5}.q{font-size:11px;fill:#565e6c}.g{font-weight:600}\
@media (prefers-color-scheme:dark){text{fill:#e9ecf2}.s{fill:#a9b2c1}.p{fill:#14171c}.l{stroke:#14171c}.t{stroke:#363d48}.x{fill:#262c35}.y{stroke:#e9ecf2}\
.c1{fill:#8fbcf0}.c2{fill:#5f93d2}.c3{fill:#3d6aa3}.c4{fill:#2c4d78}.c5{fill:#233a58}.c6{fill:#1d2735}.k1,.k2{fill:#0d1117}.k3,.k4,.k5,.k6{fill:#e9ecf2}\
.u{fill:#66b2dd}.d{fill:#f0a050}.o{fill:#14171c;stroke:#e9ecf2}.i1{stroke:#8fbcf0}.i2,.i3{stroke:#8c97a8}\
.b{fill:#20262f;stroke:#8c97a8}.r{fill:#3a1a18;stroke:#ff9d94}.a{stroke:#a9b2c1}.q{fill:#a9b2c1}}";

/// A picture as it is drawn, from top to bottom.
pub struct Sheet {
    body: String,
    /// How far down it has been drawn.
    pub y: i64,
    /// What it says in words, picture by picture.
    said: Vec<String>,
    /// What stands under it in place of headings of its own; nothing where it is drawn with those.
    captions: Option<Vec<String>>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new() -> Sheet {
        Sheet { body: String::new(), y: 16, said: Vec::new(), captions: None }
    }

    /// An empty sheet of a document, which writes captions under its pictures.
    pub fn bare() -> Sheet {
        Sheet { y: 0, captions: Some(Vec::new()), ..Sheet::new() }
    }

    /// What stands under it, and what it says in words.
    pub fn words(&self) -> (String, String) {
        (self.captions.iter().flatten().cloned().collect::<Vec<_>>().join(" "), self.said.join(" "))
    }

    /// Starts a picture: its heading, what is said under it, and what it says in words.
    pub fn heading(&mut self, heading: &str, under: &str, said: String) {
        if let Some(captions) = &mut self.captions {
            let stop = if heading.ends_with(['.', '?', '!']) { "" } else { "." };
            captions.push(format!("{}{stop} {}", clean(heading), clean(under)));
            self.said.push(clean(&said));
            self.y += 12;
            return;
        }
        self.y += 16;
        for line in broken(heading, 76) {
            self.y += 22;
            self.text(24, self.y, "h", &line);
        }
        for line in broken(under, 116) {
            self.y += 19;
            self.text(24, self.y, "s", &line);
        }
        self.y += 12;
        self.said.push(format!("{heading}: {said}"));
    }

    /// A text at a place, by the classes of its look.
    pub fn text(&mut self, x: i64, y: i64, class: &str, text: &str) {
        self.push(&format!("<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>\n", escape(text)));
    }

    /// A rectangle; of no width it is not drawn.
    pub fn rect(&mut self, (x, y): (i64, i64), (width, height): (i64, i64), class: &str) {
        if width > 0 {
            self.push(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>\n"
            ));
        }
    }

    /// A bar with round ends.
    pub fn bar(&mut self, (x, y): (i64, i64), (width, height): (i64, i64), class: &str) {
        let (width, round) = (width.max(2), height / 2);
        self.push(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" class=\"{class}\"/>\n"
        ));
    }

    /// A straight line.
    pub fn line(&mut self, (x1, y1): (i64, i64), (x2, y2): (i64, i64), class: &str) {
        self.push(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"{class}\"/>\n"));
    }

    /// A disc.
    pub fn disc(&mut self, (x, y): (i64, i64), radius: i64, class: &str) {
        self.push(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>\n"));
    }

    /// A line through places.
    pub fn through(&mut self, places: &[(i64, i64)], class: &str) {
        let places: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
        self.push(&format!("<polyline points=\"{}\" class=\"{class}\"/>\n", places.join(" ")));
    }

    /// Draws some marks as one, with a text that says what they are.
    pub fn named(&mut self, name: &str, draw: impl FnOnce(&mut Sheet)) {
        self.push(&format!("<g><title>{}</title>\n", escape(name)));
        draw(self);
        self.push("</g>\n");
    }

    fn push(&mut self, mark: &str) {
        self.body.push_str(mark);
    }

    /// The whole picture; `title` and what was said in words are read out in its place. Pictures of one page have each
    /// an `id` of its own, which may be empty where there is only one.
    pub fn finish(self, id: &str, title: &str, lang: &str) -> String {
        let height = self.y + 24;
        let id = if id.is_empty() { String::new() } else { format!("{}-", escape(id)) };
        let ground = match self.captions {
            Some(_) => String::new(),
            None => {
                format!("<rect x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{height}\" class=\"p\"/>\n")
            }
        };
        let said = escape(&self.said.join(" "));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             role=\"img\" aria-labelledby=\"{id}title {id}desc\" lang=\"{lang}\">\n<title id=\"{id}title\">{}</title>\n<desc id=\"{id}desc\">{said}</desc>\n\
             <style>{STYLE}</style>\n{ground}{}</svg>\n",
            escape(title),
            self.body
        )
    }
}

/// A text as it may stand in a picture.
fn escape(text: &str) -> String {
    markup::escape(&clean(text))
}

/// A text in lines of at most so many signs, broken at spaces; a word that is longer is cut short.
pub fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = |line: &&mut String| line.chars().count() + 1 + word.chars().count() <= most;
        match lines.last_mut().filter(fits) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(short(word, most)),
        }
    }
    lines
}

/// A name that fits: its first signs, and a mark that there are more.
pub fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// How far along a way of so many units a share from 0 to 1 lies, held within the way.
pub fn along(share: &Ratio, units: i64) -> i64 {
    let far = (share * &Ratio::from(units)).floor();
    i64::try_from(Int::clone(far.numerator()))
        .unwrap_or(if far.is_negative() { 0 } else { units })
        .clamp(0, units)
}

/// Where a value lies between two, as a share from 0 to 1.
pub fn between(value: &Ratio, low: &Ratio, high: &Ratio) -> Ratio {
    (value - low).checked_div(&(high - low)).unwrap_or_default()
}

/// Round numbers from one value to another, about five.
pub fn ticks(low: &Ratio, high: &Ratio) -> Vec<Ratio> {
    let width = high - low;
    let mut step = Ratio::from(1);
    let (ten, tenth) = (Ratio::from(10), Ratio::new(Int::ONE, Int::from(10)).unwrap_or_default());
    let pieces = |step: &Ratio| width.checked_div(step).unwrap_or_default();
    if width.is_zero() {
        return vec![low.clone()];
    }
    while pieces(&step) > Ratio::from(20) {
        step = &step * &ten;
    }
    while pieces(&step) < Ratio::from(2) {
        step = &step * &tenth;
    }
    for times in [2, 5] {
        let wider = &step * &Ratio::from(times);
        if pieces(&step) > Ratio::from(8) && pieces(&wider) <= Ratio::from(8) {
            step = wider;
        }
    }
    let first = low.checked_div(&step).unwrap_or_default();
    let mut tick = &-&(-&first).floor() * &step;
    let mut all = Vec::new();
    while tick <= *high && all.len() < 24 {
        all.push(tick.clone());
        tick = &tick + &step;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> Ratio {
        Ratio::from(n).checked_div(&Ratio::from(d)).unwrap()
    }

    #[test]
    fn texts_carry_no_markup() {
        let mut sheet = Sheet::new();
        sheet.text(1, 2, "s", "<script>alert('x')</script> & \u{1b}[31m\u{202e}\u{ffff}");
        let drawn = sheet.finish("", "a \"b\"", "nl");
        assert!(drawn.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; ⟨U+001B⟩[31m⟨U+202E⟩"));
        assert!(!drawn.contains("<script") && !drawn.contains('\u{1b}') && !drawn.contains('\u{ffff}'));
    }

    #[test]
    fn ticks_are_round_and_lie_within() {
        let said =
            |low, high| -> Vec<String> { ticks(&low, &high).iter().map(|tick| tick.rounded(2)).collect() };
        assert_eq!(said(ratio(0, 1), ratio(100, 1)), ["0.00", "20.00", "40.00", "60.00", "80.00", "100.00"]);
        assert_eq!(said(ratio(613, 10), ratio(699, 10)).first().map(String::as_str), Some("62.00"));
        assert_eq!(said(ratio(5, 1), ratio(5, 1)), ["5.00"]);
        assert!(said(ratio(1, 1000), ratio(3, 1000)).len() >= 2);
    }

    #[test]
    fn places_stay_on_the_sheet() {
        assert_eq!(along(&ratio(1, 2), 100), 50);
        assert_eq!(along(&ratio(-3, 1), 100), 0);
        assert_eq!(along(&ratio(7, 1), 100), 100);
        assert_eq!(short("vlierhof", 4), "vli…");
    }
}
