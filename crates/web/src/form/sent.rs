//! What a form says, field by field; several choices come under one name.

use std::{str::FromStr, sync::Arc};

use actions::error::Fault;
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts as _, Request},
};

use super::check_token;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    site::Site,
};

/// A form with choices that was sent by somebody signed in, from a page of Pejl.
pub struct Sent {
    /// Who sent it.
    pub ctx: Ctx,
    /// What it says.
    pub fields: Fields,
}

/// Names and values in the order they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields(Vec<(String, String)>);

impl FromRequest<Arc<Site>> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let ctx = Ctx::from_request_parts(&mut parts, site).await?;
        let body = Bytes::from_request(Request::from_parts(parts, body), site).await.map_err(
            |_unreadable| Error::Invalid(vec![Fault { field: "form", why: "unreadable" }]),
        )?;
        let fields = Fields::read(&body);
        check_token(&ctx, fields.text("csrf"))?;
        Ok(Self { ctx, fields })
    }
}

impl Fields {
    /// Reads the body of a form.
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Makes the fields of a form that is to be shown filled.
    pub fn of(fields: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Returns what stands in a field, without blanks around it; nothing when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Returns all choices under a name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let chosen = self.0.iter().filter(|(key, value)| key == name && !value.is_empty());
        chosen.map(|(_, value)| value.clone()).collect()
    }

    /// Reads a field that may be empty; what cannot be read is a fault.
    pub fn read_if_any<T: FromStr>(&self, fault: Fault, faults: &mut Vec<Fault>) -> Option<T> {
        let text = self.text(fault.field);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            faults.push(fault);
        }
        read
    }

    /// Reads a field that must not be empty.
    pub fn read_one<T: FromStr>(&self, fault: Fault, faults: &mut Vec<Fault>) -> Option<T> {
        if self.text(fault.field).is_empty() {
            faults.push(Fault { why: "empty", ..fault });
            return None;
        }
        self.read_if_any(fault, faults)
    }

    /// Reads a number as people write it, with a comma or a point.
    pub fn number(&self, field: &'static str, faults: &mut Vec<Fault>) -> Option<f64> {
        let text = self.text(field).replace(',', ".").replace('\u{2212}', "-");
        if text.is_empty() {
            faults.push(Fault { field, why: "empty" });
            return None;
        }
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            faults.push(Fault { field, why: "not-a-number" });
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    const DAY: Fault = Fault { field: "from", why: "not-a-day" };

    #[test]
    fn several_choices_come_under_one_name() {
        let fields = Fields::read(b"units=101001&units=101002&title=+L%C3%A6sning+&units=");
        assert_eq!(fields.all("units"), ["101001", "101002"]);
        assert_eq!(fields.text("title"), "Læsning");
        assert_eq!(fields.text("owner"), "");
    }

    #[test]
    fn an_empty_field_is_no_fault_unless_it_must_be_filled() {
        let mut faults = Vec::new();
        let fields = Fields::read(b"from=");
        assert_eq!(fields.read_if_any::<Date>(DAY, &mut faults), None);
        assert_eq!(faults, []);
        assert_eq!(fields.read_one::<Date>(DAY, &mut faults), None);
        assert_eq!(faults, [Fault { field: "from", why: "empty" }]);
    }

    #[test]
    fn days_and_numbers_are_read_or_refused_in_words() {
        let mut faults = Vec::new();
        let fields = Fields::read("from=2026-08-01&bound=4,5&change=m%C3%A5ske".as_bytes());
        assert_eq!(fields.read_one(DAY, &mut faults), Some(date(2026, 8, 1)));
        assert_eq!(fields.number("bound", &mut faults), Some(4.5));
        assert_eq!(fields.number("change", &mut faults), None);
        assert_eq!(faults, [Fault { field: "change", why: "not-a-number" }]);
    }
}
