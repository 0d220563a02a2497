//! The first page, which differs for a councillor, a chief and a school leader.

use axum::response::Response;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    render::Page,
};

/// The first page.
#[derive(Serialize)]
pub struct HomePage {
    /// The one sentence that answers how it stands.
    pub answer: String,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "pages/home.html";
}

pub(crate) async fn index(ctx: Ctx) -> Result<Response> {
    let page = HomePage { answer: ctx.person.name.clone() };
    ctx.page(Menu::Home, Vec::new(), &page).await
}
