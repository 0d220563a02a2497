//! Every address as every role, held against the table `access.csv`.
//!
//! The table has a row for each address and a column for each role. A line of the router that the
//! table lacks fails, and so does an answer that differs. `PEJL_BLESS=1` writes the answers down, to be read.

use std::{collections::BTreeSet, env, fmt::Write as _, fs};

use crate::{
    efforts,
    support::{Fjordby, Server, Visitor, root},
};

/// A person of Fjordby for each role, in the columns' order.
const PEOPLE: [&str; 8] = [
    "councillor",
    "chief",
    "administration",
    "leader",
    "professional-leader",
    "consultant",
    "auditor",
    "administrator",
];

/// A thing that does not exist; forms are sent to it, so that no role changes what the next one meets.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

#[tokio::test]
async fn every_address_answers_every_role_as_the_table_says() {
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let mut visitors = vec![Visitor::stranger(&server)];
    for name in PEOPLE {
        visitors.push(Visitor::fjordby(&server, name).await);
    }
    let things = things(&server).await;
    let mut seen = format!("method;address;stranger;{}", PEOPLE.join(";"));
    for (method, address) in addresses() {
        write!(seen, "\n{method};{address}").unwrap();
        let path = filled(&address, method, &things);
        for visitor in &visitors {
            write!(seen, ";{}", word(visitor, method, &path).await).unwrap();
        }
    }
    seen.push('\n');
    let file = root().join("tests/it/access.csv");
    if env::var_os("PEJL_BLESS").is_some() {
        fs::write(&file, &seen).unwrap();
    }
    let table = fs::read_to_string(&file).unwrap();
    for (is, should) in seen.lines().zip(table.lines()) {
        assert_eq!(is, should);
    }
    assert_eq!(seen.lines().count(), table.lines().count());
}

/// A goal, an effort, a delivery, a person and a job of Fjordby, under the first part of their addresses.
async fn things(server: &Server) -> [(&'static str, String); 6] {
    let (chief, administrator) =
        (Visitor::fjordby(server, "chief").await, Visitor::fjordby(server, "administrator").await);
    let job = chief.post("/fjordby/reports/talks", &[]).await.location.unwrap();
    let job = job.rsplit('/').next().unwrap();
    [
        ("/goals/", chief.get("/fjordby/goals").await.link("/fjordby/goals/", 36)),
        ("/efforts/", efforts::register(&chief).await),
        ("/jobs/", job.to_owned()),
        ("/reports/", job.to_owned()),
        ("/deliveries/", chief.get("/fjordby/deliveries").await.link("/fjordby/deliveries/", 36)),
        ("/people/", administrator.get("/fjordby/people").await.link("/fjordby/people/", 36)),
    ]
}

/// Writes an example where the router has a name in braces.
fn filled(address: &str, method: &str, things: &[(&'static str, String)]) -> String {
    let thing = things.iter().find(|(place, _)| method == "get" && address.starts_with(place));
    address
        .replace("/indicators/{id}", "/indicators/elevfravaer")
        .replace("{number}", "999001")
        .replace("{code}", "999")
        .replace("{id}", thing.map_or(NOTHING, |(_, id)| id))
        .replace("{target}", NOTHING)
        .replace("{job}", thing.map_or(NOTHING, |(_, id)| id))
}

/// What an address answers a visitor: `sign-in`, or the status.
async fn word(visitor: &Visitor, method: &str, path: &str) -> String {
    let path = format!("/fjordby{path}");
    let answer = match method {
        "get" => visitor.get(&path).await,
        _ => visitor.post(&path, &[]).await,
    };
    let to_sign_in = answer.location.is_some_and(|to| to.contains("/sign-in?"));
    if to_sign_in { "sign-in".to_owned() } else { answer.status.as_u16().to_string() }
}

/// The addresses of the router with their methods, but for signing out, which would end the visit.
fn addresses() -> Vec<(&'static str, String)> {
    let router = fs::read_to_string(root().join("crates/web/src/router.rs")).unwrap();
    let flat = router.split_whitespace().collect::<String>();
    let mut found = BTreeSet::new();
    for route in flat.split(".route(\"").skip(1) {
        let (address, handlers) = route.split_once("\",").unwrap();
        if address == "/health" || address.starts_with("/assets") || address == "/sign-out" {
            continue;
        }
        let handlers = handlers.split([';', '}']).next().unwrap().split(".route").next().unwrap();
        let is_named = handlers.contains("get(") || handlers.contains("post(");
        for method in ["get", "post"] {
            // A handler that stands under a name of its own may take either.
            if !is_named || handlers.contains(&format!("{method}(")) {
                found.insert((address.to_owned(), method));
            }
        }
    }
    found.into_iter().map(|(address, method)| (method, address)).collect()
}
