//! An executor adds fact files up and does nothing else: plans that read or write anything else are refused.

use std::sync::Arc;

use ballista_core::{JobId, execution_plans::ShuffleWriterExec};
use ballista_executor::execution_engine::{
    DefaultExecutionEngine, ExecutionEngine, QueryStageExecutor,
};
use datafusion::{
    catalog::memory::MemorySourceConfig,
    common::{DataFusionError, Result},
    datasource::source::DataSourceExec,
    physical_plan::ExecutionPlan,
    prelude::SessionConfig,
};

use crate::add_up::{AddUp, refused};

/// Runs tasks that add files up, for programs of its own version.
pub(crate) struct Guard {
    pub(crate) version: String,
    pub(crate) engine: DefaultExecutionEngine,
}

impl Guard {
    fn check(&self, plan: &Arc<dyn ExecutionPlan>) -> Result<()> {
        let below = |plan: &Arc<dyn ExecutionPlan>| match plan.children().as_slice() {
            [only] => Some(Arc::clone(only)),
            _ => None,
        };
        let writer = plan.is::<ShuffleWriterExec>().then(|| below(plan)).flatten();
        let step = writer.ok_or_else(other)?;
        let add_up = step.downcast_ref::<AddUp>().ok_or_else(other)?;
        let source = below(&step).ok_or_else(other)?;
        let names = source.downcast_ref::<DataSourceExec>();
        if !names.is_some_and(|names| names.data_source().is::<MemorySourceConfig>()) {
            return Err(other());
        }
        if add_up.work.version != self.version {
            let (own, other) = (&self.version, &add_up.work.version);
            return Err(refused(&format!("this executor is Pejl {own} and was asked by {other}")));
        }
        Ok(())
    }
}

fn other() -> DataFusionError {
    refused("this executor adds fact files up and does nothing else")
}

impl ExecutionEngine for Guard {
    fn create_query_stage_exec(
        &self,
        job_id: JobId,
        stage_id: usize,
        task_id: usize,
        global_output_partition_ids: Vec<usize>,
        plan: Arc<dyn ExecutionPlan>,
        work_dir: &str,
        config: &SessionConfig,
    ) -> Result<Arc<dyn QueryStageExecutor>> {
        self.check(&plan)?;
        let ids = global_output_partition_ids;
        self.engine.create_query_stage_exec(job_id, stage_id, task_id, ids, plan, work_dir, config)
    }
}

#[cfg(test)]
mod tests {
    use analytics::{Recipes, Task};
    use arrow_schema::Schema;
    use datafusion::physical_plan::empty::EmptyExec;
    use domain::fact::FactCatalogue;

    use super::*;
    use crate::files::{Files, Named, Work};

    const COMMON: &str = include_str!("../../../facts/common.toml");
    const GRADES: &str = include_str!("../../../facts/karakterer.toml");

    fn guard() -> Guard {
        Guard { version: "1".to_owned(), engine: DefaultExecutionEngine::new() }
    }

    /// A step that a program of this version asks for.
    fn step(version: &str) -> Arc<dyn ExecutionPlan> {
        let mut sets = FactCatalogue::default();
        sets.add("common.toml", COMMON).unwrap();
        sets.add("karakterer.toml", GRADES).unwrap();
        let set = sets.find(&"karakterer".parse().unwrap()).unwrap();
        let task = Arc::new(Task::new(&Recipes::default(), set));
        let work = Work { version: version.to_owned(), task };
        let files = vec![Named { place: "one".to_owned(), name: "1".to_owned() }];
        let rows = Files { work: work.clone(), files }.rows().unwrap();
        Arc::new(AddUp::new(work, rows, None))
    }

    fn written(step: Arc<dyn ExecutionPlan>) -> Arc<dyn ExecutionPlan> {
        let job = JobId::new("1".to_owned());
        Arc::new(ShuffleWriterExec::try_new(job, 1, step, String::new()).unwrap())
    }

    #[test]
    fn an_executor_adds_files_up() {
        guard().check(&written(step("1"))).unwrap();
    }

    #[test]
    fn any_other_plan_is_refused() {
        let nothing: Arc<dyn ExecutionPlan> = Arc::new(EmptyExec::new(Arc::new(Schema::empty())));
        let work = step("1").downcast_ref::<AddUp>().unwrap().work.clone();
        let add_up: Arc<dyn ExecutionPlan> = Arc::new(AddUp::new(work, Arc::clone(&nothing), None));
        let names = Arc::clone(step("1").children()[0]);
        for plan in
            [step("1"), Arc::clone(&nothing), written(nothing), written(names), written(add_up)]
        {
            let told = guard().check(&plan).unwrap_err().to_string();
            assert!(told.contains("does nothing else"), "{told}");
        }
    }

    #[test]
    fn a_program_of_another_version_is_refused() {
        let told = guard().check(&written(step("2"))).unwrap_err().to_string();
        assert!(told.contains("is Pejl 1 and was asked by 2"), "{told}");
    }
}
