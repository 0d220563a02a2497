//! The register of efforts, over HTTP as named people.

use reqwest::StatusCode;

use crate::support::{Fjordby, Server, Visitor};

/// An effort against absence at four of the municipality's schools.
pub(crate) const READING_TIME: [(&str, &str); 12] = [
    ("title", "Læsebånd"),
    ("theory", "Tyve minutters læsning hver dag giver flere, der glæder sig til skolen."),
    ("rests_on", "Erfaringer fra to kommuner"),
    ("owner", "Skolechefen"),
    ("measure", "elevfravaer"),
    ("horizon", "2"),
    ("from", "2023-08-01"),
    ("dose", "20"),
    ("dose_in", "minutter om dagen"),
    ("units", "999001"),
    ("units", "999002"),
    ("units", "999003"),
];

/// Registers the effort, and returns the end of its address.
pub(crate) async fn register(visitor: &Visitor) -> String {
    let answer = visitor.post("/fjordby/efforts", &READING_TIME).await;
    answer.location.unwrap().rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_effort_is_registered_fixed_and_told_about() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let chief = Visitor::fjordby(&server, "chief").await;
    let councillor = Visitor::fjordby(&server, "councillor").await;
    let id = register(&chief).await;
    let address = format!("/fjordby/efforts/{id}");
    let draft = chief.get(&address).await.words("main");
    assert!(draft.contains("Effekten vises først, når det er lagt fast"), "{draft}");
    assert_eq!(councillor.get(&address).await.status, StatusCode::NOT_FOUND, "a draft is hidden");
    assert_eq!(councillor.post(&format!("{address}/fix"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(chief.post(&format!("{address}/fix"), &[]).await.location.unwrap(), address);
    for reader in [&chief, &councillor] {
        let told = reader.get(&address).await.words("main");
        assert!(told.contains("Tre enheder med indsatsen"), "{told}");
        assert!(told.contains("Det kan tallene ikke sige"), "{told}");
    }
    let again = chief.post(&format!("{address}/edit"), &READING_TIME).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "what it is judged by is fixed");
    let wrong = chief.post(&format!("{address}/uses"), &[("unit", "999004"), ("from", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let used = [("unit", "999004"), ("from", "2024-08-01")];
    chief.post(&format!("{address}/uses"), &used).await;
    let told = chief.get(&address).await.words("main");
    assert!(told.contains("1. august 2024"), "{told}");
    let events = chief.get("/fjordby/events").await.words("main");
    for verb in ["Skrev en indsats ned", "Lagde fast", "Skrev ned, hvor en indsats bruges"] {
        assert!(events.contains(verb), "{events}");
    }
}
