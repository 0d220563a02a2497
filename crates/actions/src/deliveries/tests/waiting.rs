//! Deliveries that wait for a person's decision.

use domain::delivery::DeliveryState;

use super::*;

impl Town {
    async fn receive_one(&self, name: &str, text: &str) -> DeliveryId {
        self.receive(&[(name, text)], Said::default()).await
    }

    async fn state(&self, id: DeliveryId) -> Option<DeliveryState> {
        store::deliveries::find(&self.app.db, id).await.unwrap().map(|delivery| delivery.state)
    }
}

#[tokio::test]
async fn a_delivery_is_received_checked_and_committed() {
    let town = Town::new().await;
    let scope = Scope::command_line();
    let id =
        town.receive_one("../../a.csv", &absences(&[("461001", "5.5"), ("999999", "1")])).await;
    assert!(report(&town.app, &scope, id).unwrap().is_none());
    assert!(matches!(commit(&town.app, &scope, id).await, Err(Error::Invalid(_))));
    town.work().await;
    let found = town.report(id);
    assert_eq!((found.verdict, found.format.as_deref()), (Verdict::WouldCommit, Some("pejl")));
    assert_eq!((found.difference.new, found.new.len(), found.difference.problems), (1, 1, 1));
    assert_eq!(town.absence("461001").await, None);
    commit(&town.app, &scope, id).await.unwrap();
    town.work().await;
    assert_eq!(town.state(id).await, Some(DeliveryState::Committed));
    assert_eq!(town.estimate("461001").await, Some(5.5));
    assert!(!town.inbox(id).exists());
    let delivery = store::deliveries::find(&town.app.db, id).await.unwrap().unwrap();
    assert_eq!(delivery.files, ["a.csv"]);
    assert!(matches!(commit(&town.app, &scope, id).await, Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn a_discarded_delivery_is_gone_with_its_files() {
    let town = Town::new().await;
    let id = town.receive_one("a.csv", &absences(&[("461001", "5.5")])).await;
    town.work().await;
    assert!(town.inbox(id).exists());
    discard(&town.app, &Scope::command_line(), id).await.unwrap();
    assert_eq!(town.state(id).await, None);
    assert!(!town.inbox(id).exists());
}

#[tokio::test]
async fn an_upload_that_is_broken_off_is_removed() {
    let town = Town::new().await;
    let mut receiving = begin_receiving(&town.app, &Scope::command_line()).await.unwrap();
    let mut incoming = receiving.next_file("a.csv").await.unwrap();
    incoming.write(b"half").await.unwrap();
    let folder = town.inbox(receiving.id);
    assert!(folder.join("file-0").exists());
    drop(receiving);
    assert!(!folder.exists());
}

#[tokio::test]
async fn what_nobody_decides_about_in_a_month_is_discarded() {
    let mut town = Town::new().await;
    let id = town.receive_one("a.csv", &absences(&[("461001", "5.5")])).await;
    town.work().await;
    town.app.clock = Clock::Fixed("2026-04-01T08:00:00Z".parse().unwrap());
    clean(&town.app).await.unwrap();
    assert_eq!(town.state(id).await, Some(DeliveryState::Checked));
    town.app.clock = Clock::Fixed("2026-04-02T08:00:00Z".parse().unwrap());
    clean(&town.app).await.unwrap();
    assert_eq!((town.state(id).await, town.inbox(id).exists()), (None, false));
}

#[tokio::test]
async fn what_a_committed_delivery_left_behind_is_cleaned_away() {
    let town = Town::new().await;
    let id = town.receive_one("a.csv", &absences(&[("461001", "5.5")])).await;
    town.work().await;
    commit(&town.app, &Scope::command_line(), id).await.unwrap();
    town.work().await;
    fs::create_dir_all(town.inbox(id)).unwrap();
    let waiting = town.receive_one("b.csv", &absences(&[("461002", "5.5")])).await;
    clean(&town.app).await.unwrap();
    assert!(!town.inbox(id).exists());
    assert!(town.inbox(waiting).exists());
}

#[tokio::test]
async fn a_server_that_died_leaves_its_job_to_the_next() {
    let town = Town::new().await;
    let id = town.receive_one("a.csv", &absences(&[("461001", "5.5")])).await;
    let mut tx = town.app.db.begin().await.unwrap();
    let past = town.app.clock.now().saturating_sub(jiff::SignedDuration::from_secs(60)).unwrap();
    store::jobs::claim(&mut tx, past).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    town.work().await;
    assert_eq!(town.report(id).verdict, Verdict::WouldCommit);
}

#[tokio::test]
async fn a_delivery_that_is_being_checked_cannot_be_changed() {
    let town = Town::new().await;
    let id = town.receive_one("a.csv", &absences(&[("461001", "5.5")])).await;
    let busy = check(&town.app, &Scope::command_line(), id).await;
    assert!(matches!(busy, Err(Error::Invalid(_))));
}
