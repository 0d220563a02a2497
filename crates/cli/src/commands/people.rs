//! `pejl people`.

use std::{io, process::ExitCode};

use actions::{
    app::whole,
    people::{self as verbs, NewPerson},
};
use anyhow::{Context as _, Result};
use domain::access::{Post, Scope};
use serde_json::json;

use crate::{args::People, opening};

pub(super) async fn people(args: People) -> Result<ExitCode> {
    match args {
        People::Add { vault, name, email, role, unit, locale } => {
            let app = opening::open(&vault).await?;
            let mut password = String::new();
            io::stdin().read_line(&mut password).context("read the password")?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            let new = NewPerson { name, email: email.clone(), password, locale };
            let scope = Scope::command_line();
            let person = verbs::add(&app, &scope, new).await?;
            let unit = unit.unwrap_or_else(|| whole(app.vault.holder));
            let from = app.clock.today();
            verbs::appoint(&app, &scope, Post { person, role, unit, from, until: None }).await?;
            println!("{email} can sign in as {}", role.code());
        }
        People::List { vault, json } => {
            let app = opening::open(&vault).await?;
            let posts = store::people::posts(&app.db).await?;
            for person in store::people::list(&app.db).await? {
                let held = posts.iter().filter(|post| post.person == person.id);
                if json {
                    let held: Vec<_> = held.map(described).collect();
                    println!(
                        "{}",
                        json!({ "name": person.name, "email": person.email, "posts": held })
                    );
                } else {
                    let held: Vec<_> =
                        held.map(|post| format!("{} {}", post.role.code(), post.unit)).collect();
                    println!("{}\t{}\t{}", person.email, person.name, held.join(", "));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn described(post: &Post) -> serde_json::Value {
    json!({
        "role": post.role.code(),
        "unit": post.unit.as_str(),
        "from": post.from.to_string(),
        "until": post.until.map(|until| until.to_string()),
    })
}
