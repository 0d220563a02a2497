//! Pages in a real browser: axe finds nothing wrong, in both languages, wide and narrow.

use std::{env, fs};

use thirtyfour::{By, ChromiumLikeCapabilities as _, Cookie, DesiredCapabilities, WebDriver};

use crate::{
    efforts,
    support::{Fjordby, SOME_FIGURES, Server, Visitor, root},
};

/// Who looks at which pages; what stands in braces is found by who can find it.
const VISITS: [(&str, &[&str]); 5] = [
    (
        "director",
        &[
            "/",
            "/goals",
            "/goals/new",
            "/goals/{goal}",
            "/goals/{goal}/edit",
            "/goals/{goal}/targets/new",
            "/goals/{goal}/targets/new?indicator=elevfravaer&kind=level",
            "/efforts",
            "/efforts/new",
            "/efforts/{effort}",
            "/units",
            "/units/999001",
            "/units/999011",
            "/units/999001/indicators/elevfravaer",
            "/municipalities/999",
            "/indicators",
            "/indicators/elevfravaer",
            "/indicators/elevfravaer/units",
            "/indicators/elevfravaer/units?view=strip",
            "/indicators/elevfravaer/units?view=map",
            "/reports",
            "/organisation",
            "/organisation/units/new",
            "/organisation/units/999001",
            "/events",
            "/sources",
            "/facts",
            "/facts/readings",
            "/account",
            "/accessibility",
            "/there-is-no-such-page",
        ],
    ),
    (
        "administration",
        &[
            "/",
            "/deliveries",
            "/deliveries/new",
            "/deliveries/{delivery}",
            "/deliveries/{delivery}/undo",
            "/deliveries/{checked}",
        ],
    ),
    ("administrator", &["/", "/people", "/people/new", "/people/{person}", "/deliveries"]),
    ("leader", &["/"]),
    ("nobody", &["/sign-in", "/accessibility"]),
];

/// Window, language and colours in which each page is looked at.
const LOOKS: [(u32, u32, &str, &str); 2] = [(1280, 900, "da", "light"), (390, 844, "en", "dark")];

#[tokio::test]
async fn axe_finds_nothing_wrong_on_any_page_in_the_browser() {
    let Some(driver) = browser().await else { return };
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    let things = things(&server).await;
    let axe = fs::read_to_string(root().join("assets/vendor/test/axe.min.js")).unwrap();
    let mut wrong = Vec::new();
    let looks = VISITS.iter().flat_map(|visit| LOOKS.map(|look| (visit, look)));
    for ((name, pages), look) in looks {
        sign_in(&driver, &server, name).await;
        dress(&driver, look).await;
        for page in *pages {
            let filled =
                things.iter().fold((*page).to_owned(), |path, (word, id)| path.replace(word, id));
            driver.goto(format!("{}/fjordby{filled}", server.address)).await.unwrap();
            driver.execute(axe.clone(), vec![]).await.unwrap();
            let found = violations(&driver).await;
            wrong.extend(found.into_iter().map(|what| format!("{page} at {}: {what}", look.0)));
        }
    }
    driver.quit().await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns a browser, or none with a word when no webdriver is at hand.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "the command starts one")]
async fn browser() -> Option<WebDriver> {
    let Ok(address) = env::var("PEJL_TEST_WEBDRIVER") else {
        println!("left out: no webdriver (cargo xtask test starts one)");
        return None;
    };
    let mut wishes = DesiredCapabilities::chrome();
    for flag in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
    ] {
        wishes.add_arg(flag).unwrap();
    }
    Some(WebDriver::new(address, wishes).await.unwrap())
}

/// A goal of the municipality, an effort, a delivery in force, one that was checked, and a person.
async fn things(server: &Server) -> [(&'static str, String); 5] {
    let administration = Visitor::fjordby(server, "administration").await;
    let administrator = Visitor::fjordby(server, "administrator").await;
    let deliveries = administration.get("/fjordby/deliveries").await;
    let goals = administration.get("/fjordby/goals").await;
    let people = administrator.get("/fjordby/people").await;
    let checked = administration.deliver("absence.csv", SOME_FIGURES).await;
    let effort = efforts::register(&administration).await;
    administration.post(&format!("/fjordby/efforts/{effort}/fix"), &[]).await;
    [
        ("{goal}", goals.link("/fjordby/goals/", 36)),
        ("{effort}", effort),
        ("{delivery}", deliveries.link("/fjordby/deliveries/", 36)),
        ("{checked}", checked.rsplit('/').next().unwrap().to_owned()),
        ("{person}", people.link("/fjordby/people/", 36)),
    ]
}

async fn sign_in(driver: &WebDriver, server: &Server, name: &str) {
    driver.goto(format!("{}/fjordby/sign-in", server.address)).await.unwrap();
    driver.delete_all_cookies().await.unwrap();
    if name == "nobody" {
        return;
    }
    driver.goto(format!("{}/fjordby/sign-in", server.address)).await.unwrap();
    let email = format!("{name}@fjordby.example");
    let fields = [("email", email.as_str()), ("password", "fjordby-demo")];
    for (name, text) in fields {
        driver.find(By::Id(name)).await.unwrap().send_keys(text).await.unwrap();
    }
    let button = driver.find(By::Css("main form button[type=submit]")).await.unwrap();
    button.click().await.unwrap();
    let found = driver.find(By::Css(".who-name")).await;
    assert!(found.is_ok(), "{name} is not signed in: {}", driver.source().await.unwrap());
}

async fn dress(driver: &WebDriver, (width, height, locale, theme): (u32, u32, &str, &str)) {
    driver.set_window_rect(0, 0, width, height).await.unwrap();
    for (name, choice) in [("pejl-locale", locale), ("pejl-theme", theme)] {
        driver.add_cookie(Cookie::new(name, choice)).await.unwrap();
    }
}

async fn violations(driver: &WebDriver) -> Vec<String> {
    let script = "
        const done = arguments[0];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
            .then(found => done(found.violations.map(
                v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))
                .concat(document.documentElement.scrollWidth > innerWidth
                    ? ['wider than the window: ' + document.documentElement.scrollWidth] : [])));";
    let found = driver.execute_async(script, vec![]).await.unwrap();
    found.convert().unwrap()
}
