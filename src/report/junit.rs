//! JUnit XML: a suite per file, and in it a case per finding; errors and warnings are failures, notes are
//! passed over. A file without findings is one case that passes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::located::{Located, located};
use super::{Format, Report, Subject, clean};
use crate::diag::Severity;

/// The format `junit`.
pub struct Junit;

impl Format for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &[Subject::Check]
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let all = located(report);
        let mut files: BTreeMap<String, Vec<&Located<'_>>> = BTreeMap::new();
        for (_, source) in report.sources.iter().filter(|(_, source)| !source.path.starts_with("--")) {
            files.entry(source.path.clone()).or_default();
        }
        for one in &all {
            files.entry(one.name.to_owned()).or_default().push(one);
        }
        let failures = all.iter().filter(|one| fails(one)).count();
        let tests: usize = files.values().map(|found| found.len().max(1)).sum();
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"keur\" tests=\"{tests}\" failures=\"{failures}\">")?;
        for (name, found) in &files {
            suite(name, found, out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

fn fails(one: &Located<'_>) -> bool {
    one.finding.severity > Severity::Note
}

fn suite(name: &str, found: &[&Located<'_>], out: &mut dyn Write) -> io::Result<()> {
    let failures = found.iter().filter(|one| fails(one)).count();
    let (name, tests) = (escape(name), found.len().max(1));
    writeln!(out, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\">")?;
    if found.is_empty() {
        writeln!(out, "    <testcase classname=\"{name}\" name=\"keur check\"/>")?;
    }
    for one in found {
        let (line, rule) = (one.start.line, escape(&one.rule()));
        let file = one.path.as_ref().map(|path| format!(" file=\"{}\" line=\"{line}\"", escape(path)));
        let file = file.unwrap_or_default();
        writeln!(out, "    <testcase classname=\"{name}\" name=\"{rule}:{line}\"{file}>")?;
        let (message, whole) = (escape(&one.message), escape(&one.whole()));
        if fails(one) {
            let kind = one.finding.severity.name();
            writeln!(out, "      <failure type=\"{kind}\" message=\"{message}\">{whole}</failure>")?;
        } else {
            writeln!(out, "      <system-out>{whole}</system-out>")?;
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// The text with every mark of XML as a character, and what XML cannot hold made visible.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for line in text.split('\n') {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        for c in clean(line).chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&apos;"),
                '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
                c => escaped.push(c),
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn marks_of_xml_come_out_as_characters() {
        assert_eq!(escape("]]> <a b=\"c\"> & 'd'"), "]]&gt; &lt;a b=&quot;c&quot;&gt; &amp; &apos;d&apos;");
        assert_eq!(escape("x\u{1b}[31m\u{202e}\u{ffff}"), "x⟨U+001B⟩[31m⟨U+202E⟩\u{fffd}");
    }
}
