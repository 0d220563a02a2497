//! Pages in a real browser: axe finds nothing wrong, in both languages, wide and narrow.

use std::{env, fs};

use thirtyfour::{By, ChromiumLikeCapabilities as _, Cookie, DesiredCapabilities, WebDriver};

use crate::support::{Fjordby, Server, root};

/// The pages that are looked at, as the director sees them.
const PAGES: [&str; 22] = [
    "/",
    "/goals",
    "/goals/new",
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
    "/deliveries",
    "/organisation",
    "/organisation/units/new",
    "/organisation/units/999001",
    "/events",
    "/sources",
    "/account",
    "/accessibility",
];

/// Window, language and colours in which each page is looked at.
const LOOKS: [(u32, u32, &str, &str); 3] =
    [(1280, 900, "da", "light"), (390, 844, "en", "dark"), (390, 844, "da", "light")];

#[tokio::test]
async fn axe_finds_nothing_wrong_on_any_page_in_the_browser() {
    let Some(driver) = browser().await else { return };
    let fjordby = Fjordby::copy();
    let server = Server::start(fjordby.folder());
    sign_in(&driver, &server).await;
    let axe = fs::read_to_string(root().join("assets/vendor/test/axe.min.js")).unwrap();
    let mut wrong = Vec::new();
    for (width, height, locale, theme) in LOOKS {
        driver.set_window_rect(0, 0, width, height).await.unwrap();
        for (name, choice) in [("pejl-locale", locale), ("pejl-theme", theme)] {
            driver.add_cookie(Cookie::new(name, choice)).await.unwrap();
        }
        for page in PAGES {
            driver.goto(format!("{}/fjordby{page}", server.address)).await.unwrap();
            driver.execute(axe.clone(), vec![]).await.unwrap();
            let found = violations(&driver).await;
            wrong.extend(found.into_iter().map(|what| format!("{page} at {width}: {what}")));
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

async fn sign_in(driver: &WebDriver, server: &Server) {
    driver.goto(format!("{}/fjordby/sign-in", server.address)).await.unwrap();
    let fields = [("email", "director@fjordby.example"), ("password", "fjordby-demo")];
    for (name, text) in fields {
        driver.find(By::Id(name)).await.unwrap().send_keys(text).await.unwrap();
    }
    let button = driver.find(By::Css("main form button[type=submit]")).await.unwrap();
    button.click().await.unwrap();
    driver.find(By::Css(".who-name")).await.expect("signing in leads to a page of the vault");
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
