//! What people live through on the pages, over HTTP.

use reqwest::StatusCode;

use crate::support::{Fjordby, Server, Visitor};

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in_and_then_led_on() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let stranger = Visitor::stranger(&server);
    let answer = stranger.get("/fjordby/goals").await;
    assert_eq!(answer.location.unwrap(), "/fjordby/sign-in?next=%2Ffjordby%2Fgoals");
    let form = [
        ("email", "chief@fjordby.example"),
        ("password", "fjordby-demo"),
        ("next", "/fjordby/goals"),
    ];
    let answer = stranger.send("/fjordby/sign-in", &form).await;
    assert_eq!(answer.location.unwrap(), "/fjordby/goals");
}

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    for next in ["https://evil.example/", "//evil.example", "/fjordby//evil", "/fjordby/\\evil"] {
        let stranger = Visitor::stranger(&server);
        let form =
            [("email", "chief@fjordby.example"), ("password", "fjordby-demo"), ("next", next)];
        let answer = stranger.send("/fjordby/sign-in", &form).await;
        assert_eq!(answer.location.unwrap(), "/fjordby/", "{next}");
    }
}

#[tokio::test]
async fn wrong_passwords_are_slowed_down() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let stranger = Visitor::stranger(&server);
    let wrong = [("email", "chief@fjordby.example"), ("password", "not-this-one"), ("next", "")];
    let right = [("email", "chief@fjordby.example"), ("password", "fjordby-demo"), ("next", "")];
    for _ in 0..8 {
        let answer = stranger.send("/fjordby/sign-in", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = stranger.send("/fjordby/sign-in", &right).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "also the right one must wait");
}

#[tokio::test]
async fn a_form_without_the_sessions_token_is_refused() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let chief = Visitor::fjordby(&server, "chief").await;
    let answer = chief.send("/fjordby/sign-out", &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(chief.get("/fjordby/").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn who_is_signed_in_stays_so_on_a_page_that_is_missing_or_refused() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let councillor = Visitor::fjordby(&server, "councillor").await;
    for (path, status) in
        [("/fjordby/nosuch", StatusCode::NOT_FOUND), ("/fjordby/deliveries", StatusCode::FORBIDDEN)]
    {
        let answer = councillor.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(!answer.all(".menu a").is_empty() && !answer.all(".who-name").is_empty(), "{path}");
    }
    let outside = Visitor::stranger(&server).get("/nosuch").await;
    assert_eq!(outside.status, StatusCode::NOT_FOUND);
    assert_eq!(outside.words("h1"), "Siden findes ikke");
}

#[tokio::test]
async fn a_leader_sees_own_test_results_and_not_those_of_another_school() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let leader = Visitor::fjordby(&server, "leader").await;
    let own = leader.get("/fjordby/units/999001").await;
    assert!(own.body.contains("gode-til-laesning"), "own results are on the page");
    let csv = "/fjordby/indicators/gode-til-laesning/units.csv?period=2025/26&breakdown=grade=4&kind=school";
    let export = leader.get(csv).await;
    let (own, others): (Vec<_>, Vec<_>) =
        export.body.lines().skip(1).partition(|line| line.starts_with("999001;"));
    assert!(own.len() == 1 && !own[0].contains("fortroligt"), "{own:?}");
    assert!(others.len() > 5, "{others:?}");
    for line in others {
        assert!(line.contains(";;;;%;;fortroligt;"), "{line}");
    }
}

#[tokio::test]
async fn every_page_says_that_fjordby_is_made_up() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let chief = Visitor::fjordby(&server, "chief").await;
    for path in
        ["/", "/goals", "/units", "/units/999001", "/indicators", "/deliveries", "/organisation"]
    {
        let page = chief.get(&format!("/fjordby{path}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.words(".origin-made-up"), "Opdigtet kommune", "{path}");
        assert!(!page.words(".answer").is_empty(), "{path} opens with a sentence");
    }
}

#[tokio::test]
async fn what_a_person_does_is_an_event_that_the_auditor_can_read() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let chief = Visitor::fjordby(&server, "chief").await;
    assert_eq!(chief.get("/fjordby/events").await.status, StatusCode::OK);
    let auditor = Visitor::fjordby(&server, "auditor").await;
    let events = auditor.get("/fjordby/events").await;
    assert!(events.body.contains("Rasmus Vindeby"), "the chief's signing in is there");
    let leader = Visitor::fjordby(&server, "leader").await;
    assert_eq!(leader.get("/fjordby/events").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn schools_stand_by_name_whatever_their_figures() {
    let by_name = [
        "Ankerhusskolen",
        "Brinkeby Skole",
        "Bøgevadskolen",
        "Bådehavnens Skole",
        "Fyrbakkeskolen",
        "Hvidtjørnskolen",
        "Krogsby Skole",
        "Lærkebroskolen",
        "Solbrinkskolen",
        "Storkevadskolen",
        "Terneø Skole",
    ];
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let chief = Visitor::fjordby(&server, "chief").await;
    for indicator in ["elevfravaer", "trivsel-social", "karaktergennemsnit-9"] {
        let address = format!("/fjordby/indicators/{indicator}/units.csv?kind=school");
        let export = chief.get(&address).await.body;
        let names = export.lines().skip(1).filter_map(|line| line.split(';').nth(1));
        let names: Vec<&str> = names.filter(|name| by_name.contains(name)).collect();
        let expected: Vec<&str> = by_name.into_iter().filter(|name| names.contains(name)).collect();
        assert!(names.len() > 8, "{indicator}: {names:?}");
        assert_eq!(names, expected, "{indicator}");
    }
    let page = chief.get("/fjordby/municipalities/999?schools=elevfravaer").await;
    let names = page.all("#side-schools ~ ul.bars a");
    assert_eq!(names, by_name);
}
