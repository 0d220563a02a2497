//! The accessibility statement, open to everybody.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu, Visit},
    error::{Error, Result},
    render::Page,
};

/// The accessibility statement.
#[derive(Serialize)]
pub(crate) struct AccessibilityPage {}

impl Page for AccessibilityPage {
    const TEMPLATE: &'static str = "pages/accessibility.html";
}

/// Shows the statement, with the menu for those who are signed in.
pub(crate) async fn show(visit: Visit, ctx: std::result::Result<Ctx, Error>) -> Result<Response> {
    match ctx {
        Ok(ctx) => ctx.page(Menu::Nowhere, Vec::new(), &AccessibilityPage {}).await,
        Err(_) => visit.page(StatusCode::OK, &AccessibilityPage {}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::in_both;

    #[test]
    fn the_statement_tells_status_shortcomings_contact_and_who_keeps_watch() {
        let [da, en] = in_both(|_| AccessibilityPage {});
        for word in ["EN 301 549", "Hvad mangler?", "Digitaliseringsstyrelsen", "Fjordby"] {
            assert!(da.contains(word), "{word}");
        }
        assert!(en.contains("Danish Agency for Digital Government"));
    }
}
