//! A served copy of Fjordby, and people who can visit it.

use std::{
    env, fs,
    fs::File,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use reqwest::{
    Client, StatusCode,
    multipart::{Form, Part},
    redirect::Policy,
};
use scraper::{Html, Selector};
use tempfile::TempDir;

/// The password of everybody in Fjordby.
const PASSWORD: &str = "fjordby-demo";

/// A delivery with a new figure, a changed one, and one that cannot be.
pub(crate) const SOME_FIGURES: &str = "indicator;unit;period;breakdown;value;n\n\
    elevfravaer;999001;2025/26;;6,1;801\n\
    elevfravaer;999002;2025/26;;160;512\n\
    elevfravaer;999003;2026/27;;5,2;444\n";

/// Returns the repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Returns the built program, run from the repository's folder.
pub(crate) fn pejl(words: &[&str]) -> Command {
    program("pejl", words)
}

/// Returns a built program, run from the repository's folder.
pub(crate) fn program(name: &str, words: &[&str]) -> Command {
    let tests = env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap();
    let mut command = Command::new(folder.join(name));
    command.args(words).current_dir(root());
    command
}

/// Runs the program and returns what it said.
pub(crate) fn run(words: &[&str]) -> Output {
    pejl(words).output().expect("`pejl` is built before the tests (cargo xtask test)")
}

/// Runs the program, which must succeed, and returns its standard output.
pub(crate) fn done(words: &[&str]) -> String {
    let output = run(words);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "pejl {words:?}\n{said}\n{complained}");
    said
}

/// A folder with Fjordby's vault, copied from one that is loaded once.
pub(crate) struct Fjordby {
    folder: TempDir,
}

impl Fjordby {
    /// Copies the loaded vault.
    pub(crate) fn copy() -> Self {
        let template = template();
        let folder = TempDir::new().unwrap();
        let vault = folder.path().join("fjordby");
        fs::create_dir(&vault).unwrap();
        for entry in fs::read_dir(&template).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, vault.join(path.file_name().unwrap())).unwrap();
            }
        }
        Self { folder }
    }

    /// Returns the folder of vaults.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the vault's folder as text, as an argument of the program.
    pub(crate) fn vault(&self) -> String {
        self.folder.path().join("fjordby").display().to_string()
    }
}

/// Loads Fjordby once for all tests of this build; other processes wait for it.
fn template() -> PathBuf {
    let tests = env::current_exe().unwrap();
    let name = tests.file_name().unwrap().to_string_lossy().into_owned();
    let folder = tests.parent().unwrap().join(format!("{name}-fjordby"));
    let lock = File::create(folder.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    let (vault, mark) = (folder.join("vault"), folder.join("loaded"));
    let built = fs::metadata(pejl(&[]).get_program()).unwrap().modified().unwrap();
    let is_fresh = fs::metadata(&mark).is_ok_and(|mark| mark.modified().unwrap() > built);
    if !is_fresh {
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        load(&vault.display().to_string());
        fs::write(mark, "").unwrap();
    }
    vault
}

fn load(vault: &str) {
    let name = ["--municipality", "999", "--name", "Fjordby Kommune", "--made-up"];
    done(&[&["init", "--vault", vault], name.as_slice()].concat());
    for file in ["units.csv", "figures.csv", "later/figures.csv"] {
        done(&["import", "--vault", vault, &format!("examples/fjordby/{file}")]);
    }
    done(&["load", "--vault", vault, "examples/fjordby"]);
}

/// A server that ends with the test.
pub(crate) struct Server {
    child: Child,
    /// The address, such as `http://127.0.0.1:40123`.
    pub(crate) address: String,
}

impl Server {
    /// Serves a folder of vaults on a free port.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::run(folder, Stdio::inherit(), "warn")
    }

    /// Serves a folder of vaults, and writes all that can be logged to a file.
    pub(crate) fn start_logging(folder: &Path, log: &Path) -> Self {
        Self::run(folder, File::create(log).unwrap().into(), "debug")
    }

    fn run(folder: &Path, log: Stdio, level: &str) -> Self {
        let folder = folder.display().to_string();
        let mut child = pejl(&["serve", "--vault", &folder, "--listen", "127.0.0.1:0"])
            .env("RUST_LOG", level)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let address = first.trim().rsplit(' ').next().unwrap().to_owned();
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What a page answered.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: StatusCode,
    /// Where it sends the visitor, if anywhere.
    pub(crate) location: Option<String>,
    /// The body.
    pub(crate) body: String,
}

impl Answer {
    /// Returns the words of the first element that a selector finds.
    pub(crate) fn words(&self, selector: &str) -> String {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector).next().map(|element| element.text().collect::<String>());
        found.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the words of every element that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(|element| element.text().collect()).collect()
    }

    /// Returns the last word of a length that a link's address has after its beginning.
    pub(crate) fn link(&self, beginning: &str, length: usize) -> String {
        let href = format!("href=\"{beginning}");
        let ends = self.body.split(&href).skip(1);
        let words = ends.filter_map(|rest| rest.split(['"', '/', '?']).next());
        let found = words.filter(|word| word.len() == length).last();
        assert!(found.is_some(), "no link to {beginning}…\n{}", self.body);
        found.unwrap().to_owned()
    }

    fn csrf(&self) -> String {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse("input[name=csrf]").unwrap();
        let field = page.select(&selector).find_map(|field| field.attr("value"));
        field.unwrap_or_default().to_owned()
    }
}

/// Somebody with a browser's manners: cookies, no scripts.
pub(crate) struct Visitor {
    client: Client,
    address: String,
}

impl Visitor {
    /// Comes without an account.
    pub(crate) fn stranger(server: &Server) -> Self {
        // The server closes a connection whose form it did not read; another request must not be on it.
        let client = Client::builder().cookie_store(true).redirect(Policy::none());
        let client = client.pool_max_idle_per_host(0).build().unwrap();
        Self { client, address: server.address.clone() }
    }

    /// Signs in to Fjordby as the person with this part before the `@`.
    pub(crate) async fn fjordby(server: &Server, name: &str) -> Self {
        let visitor = Self::stranger(server);
        let email = format!("{name}@fjordby.example");
        let form = [("email", email.as_str()), ("password", PASSWORD), ("next", "")];
        let answer = visitor.send("/fjordby/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.body);
        visitor
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let sent = self.client.get(format!("{}{path}", self.address)).send().await.unwrap();
        answer(sent).await
    }

    /// Sends a form as it is, without a token.
    pub(crate) async fn send(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let sent = self.client.post(format!("{}{path}", self.address)).form(form);
        answer(sent.send().await.unwrap()).await
    }

    /// Delivers a file and waits until it is checked; returns the delivery's address.
    pub(crate) async fn deliver(&self, name: &str, content: &str) -> String {
        let address = self.upload(&[(name, content)], &[]).await.location.unwrap();
        self.checked(address).await
    }

    /// Sends files to be delivered, with what is said of them.
    pub(crate) async fn upload(&self, files: &[(&str, &str)], said: &[(&str, &str)]) -> Answer {
        let csrf = self.get("/fjordby/account").await.csrf();
        let mut form = Form::new().text("csrf", csrf).text("purpose", "Til prøve");
        for (field, text) in said {
            form = form.text((*field).to_owned(), (*text).to_owned());
        }
        for (name, content) in files {
            let file = Part::bytes(content.as_bytes().to_vec()).file_name((*name).to_owned());
            form = form.part("files", file);
        }
        let sent = self.client.post(format!("{}/fjordby/deliveries", self.address)).multipart(form);
        answer(sent.send().await.unwrap()).await
    }

    /// Waits until a delivery is checked.
    pub(crate) async fn checked(&self, address: String) -> String {
        for _ in 0..200 {
            if !self.get(&address).await.body.contains("<progress") {
                return address;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        unreachable!("{address} is not checked after ten seconds");
    }

    /// Opens a page until it contains a text, for ten seconds.
    pub(crate) async fn eventually(&self, path: &str, text: &str) -> String {
        let mut body = String::new();
        for _ in 0..200 {
            body = self.get(path).await.body;
            if body.contains(text) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        body
    }

    /// Sends a form from a page of Pejl.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let csrf = self.get("/fjordby/account").await.csrf();
        let form = [&[("csrf", csrf.as_str())], form].concat();
        self.send(path, &form).await
    }
}

async fn answer(sent: reqwest::Response) -> Answer {
    let status = sent.status();
    let location = sent.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    let body = String::from_utf8_lossy(&sent.bytes().await.unwrap()).into_owned();
    Answer { status, location, body }
}
