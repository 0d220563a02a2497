//! The queue of jobs.

use domain::id::JobId;

use super::{at, change, id, on_both};
use crate::{
    error::Error,
    jobs::{
        self, Job, NewJob, State, claim, enqueue, fail, finish, list, progress, requeue_expired,
    },
};

fn job(number: u128) -> NewJob {
    NewJob {
        id: JobId(id(number)),
        kind: if number == 3 { "report" } else { "import" }.to_owned(),
        payload: r#"{"file":"schools.csv"}"#.to_owned(),
        total: None,
        at: at(i64::try_from(number).unwrap()),
    }
}

async fn enqueue_three(db: &crate::db::Db) {
    change(db, async |tx| {
        for number in [2, 1, 3] {
            enqueue(tx, &job(number)).await?;
        }
        Ok(())
    })
    .await;
}

#[test]
fn the_oldest_job_is_claimed_first_and_only_once() {
    on_both(async |db| {
        enqueue_three(&db).await;
        let mut claimed = Vec::new();
        while let Some(job) = change(&db, async |tx| claim(tx, at(60)).await).await {
            assert_eq!(job.state, State::Running { until: at(60) });
            assert_eq!(job.attempts, 1);
            claimed.push(job.id.0.as_u128());
        }
        assert_eq!(claimed, [1, 2, 3]);
    });
}

#[test]
fn a_running_job_tells_how_far_it_is_and_ends() {
    on_both(async |db| {
        enqueue_three(&db).await;
        change(&db, async |tx| claim(tx, at(60)).await).await.unwrap();
        let first = JobId(id(1));
        change(&db, async |tx| progress(tx, first, 5, Some(20), at(90)).await).await;
        let running = jobs::find(&db, first).await.unwrap().unwrap();
        let expected = Job {
            id: first,
            kind: "import".to_owned(),
            payload: job(1).payload,
            enqueued_at: at(1),
            state: State::Running { until: at(90) },
            attempts: 1,
            done: 5,
            total: Some(20),
        };
        assert_eq!(running, expected);
        change(&db, async |tx| finish(tx, first, r#"{"figures":20}"#, at(70)).await).await;
        let done = jobs::find(&db, first).await.unwrap().unwrap();
        assert_eq!(done.state, State::Done { at: at(70), result: r#"{"figures":20}"#.to_owned() });
        let mut refused = db.begin().await.unwrap();
        let late = progress(&mut refused, first, 6, None, at(99)).await;
        assert!(matches!(late, Err(Error::NotFound { table: "jobs", .. })));
    });
}

#[test]
fn a_job_that_fails_says_why() {
    on_both(async |db| {
        enqueue_three(&db).await;
        change(&db, async |tx| claim(tx, at(60)).await).await.unwrap();
        change(&db, async |tx| fail(tx, JobId(id(1)), "empty-file", at(61)).await).await;
        let failed = jobs::find(&db, JobId(id(1))).await.unwrap().unwrap();
        assert_eq!(failed.state, State::Failed { at: at(61), why: "empty-file".to_owned() });
        let mut refused = db.begin().await.unwrap();
        let queued = fail(&mut refused, JobId(id(2)), "x", at(61)).await;
        assert!(matches!(queued, Err(Error::NotFound { .. })));
    });
}

#[test]
fn a_job_whose_worker_died_is_queued_again_but_not_for_ever() {
    on_both(async |db| {
        change(&db, async |tx| enqueue(tx, &job(1)).await).await;
        for attempt in 1..=2 {
            let claimed = change(&db, async |tx| claim(tx, at(60)).await).await.unwrap();
            assert_eq!(claimed.attempts, attempt);
            assert_eq!(change(&db, async |tx| requeue_expired(tx, at(59), 2).await).await, 0);
            assert_eq!(change(&db, async |tx| requeue_expired(tx, at(60), 2).await).await, 1);
        }
        assert_eq!(change(&db, async |tx| claim(tx, at(60)).await).await, None);
        let failed = jobs::find(&db, JobId(id(1))).await.unwrap().unwrap();
        assert_eq!(failed.state, State::Failed { at: at(60), why: "lease-ran-out".to_owned() });
    });
}

#[test]
fn jobs_are_listed_newest_first_by_kind() {
    on_both(async |db| {
        enqueue_three(&db).await;
        let ids = |jobs: Vec<Job>| jobs.iter().map(|job| job.id.0.as_u128()).collect::<Vec<_>>();
        assert_eq!(ids(list(&db, None, 2).await.unwrap()), [3, 2]);
        assert_eq!(ids(list(&db, Some("import"), 9).await.unwrap()), [2, 1]);
    });
}
