//! XML as workbooks use it: elements by their local names, attributes and text, without entities of its own.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Unreadable;

/// How deep elements may lie within each other.
const MOST_DEPTH: usize = 256;

/// One thing after the other.
pub enum Token {
    /// An element starts.
    Start(Element),
    /// An element ends.
    End(String),
    /// A text.
    Text(String),
}

/// The start of an element.
pub struct Element {
    /// Its name, without what stands before the colon.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute by its local name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// An attribute that counts; 1 where it is not there.
    pub fn times(&self, name: &str) -> u32 {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
    }
}

/// Reads a part from its start to its end. An element without content starts and ends.
pub struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    depth: usize,
    ends: Option<String>,
}

impl<'x> Tokens<'x> {
    /// The tokens of a part.
    pub fn new(bytes: &'x [u8], part: &'x str) -> Tokens<'x> {
        Tokens { reader: Reader::from_reader(bytes), part, depth: 0, ends: None }
    }

    fn broken(&self) -> Unreadable {
        Unreadable::Broken(self.part.to_owned())
    }

    /// The next token; nothing at the end.
    ///
    /// # Errors
    /// XML that is not well formed, or nested too deep, or with a document type.
    pub fn next(&mut self) -> Result<Option<Token>, Unreadable> {
        if let Some(name) = self.ends.take() {
            return Ok(Some(Token::End(name)));
        }
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MOST_DEPTH {
                        return Err(self.broken());
                    }
                    Token::Start(self.element(&start)?)
                }
                Event::Empty(start) => {
                    let element = self.element(&start)?;
                    self.ends = Some(element.name.clone());
                    Token::Start(element)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::End(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Token::Text(text.to_string()),
                Event::CData(data) => Token::Text(data.to_string()),
                Event::GeneralRef(named) => {
                    Token::Text(character(&named).ok_or_else(|| self.broken())?.to_string())
                }
                Event::DocType(_) => return Err(self.broken()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(self.broken()),
            }));
        }
    }

    fn element(&self, start: &BytesStart<'_>) -> Result<Element, Unreadable> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.broken())?;
            let value = unescaped(&attribute.value).ok_or_else(|| self.broken())?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
        }
        Ok(Element { name: start.local_name().as_ref().to_owned(), attributes })
    }
}

/// A text with its references as the characters that they mean; nothing where one has no meaning.
fn unescaped(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, left) = after.split_once(';')?;
        out.push_str(before);
        out.push(character(name)?);
        rest = left;
    }
    out.push_str(rest);
    Some(out)
}

/// The character of a reference: the five that XML has, and those by number.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
