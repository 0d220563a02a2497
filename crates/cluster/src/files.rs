//! The table that a job reads: the names of fact files, and beside each what was added up.

use std::sync::Arc;

use analytics::Task;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use async_trait::async_trait;
use datafusion::{
    catalog::{Session, TableProvider, memory::MemorySourceConfig},
    common::{DataFusionError, Result},
    datasource::TableType,
    logical_expr::Expr,
    physical_plan::ExecutionPlan,
};
use serde::{Deserialize, Serialize};

use crate::add_up::{AddUp, sums};

/// Fact files of one set, and what is to be added up in them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Files {
    pub(crate) work: Work,
    pub(crate) files: Vec<Named>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    /// Where it lies, from the vault's folder on.
    pub(crate) place: String,
    /// What is bound into it.
    pub(crate) name: String,
}

/// What is to be done with each file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Work {
    /// The program that asks, so that another version's executors refuse.
    pub(crate) version: String,
    pub(crate) task: Arc<Task>,
}

/// The columns of a file.
const COLUMNS: [&str; 2] = ["place", "name"];

impl Files {
    /// Returns the files as the rows of a plan, each a part of its own, so that it becomes a task of its own.
    pub(crate) fn rows(&self) -> Result<Arc<dyn ExecutionPlan>> {
        let fields = COLUMNS.map(|column| Field::new(column, DataType::Utf8, false));
        let schema = Arc::new(Schema::new(fields.to_vec()));
        let text = |text: &str| -> ArrayRef { Arc::new(StringArray::from(vec![text])) };
        let part = |file: &Named| {
            let columns = vec![text(&file.place), text(&file.name)];
            Ok(vec![RecordBatch::try_new(Arc::clone(&schema), columns)?])
        };
        let parts = self.files.iter().map(part).collect::<Result<Vec<_>>>()?;
        let source: Arc<dyn ExecutionPlan> =
            MemorySourceConfig::try_new_exec(&parts, Arc::clone(&schema), None)?;
        Ok(source)
    }
}

#[async_trait]
impl TableProvider for Files {
    fn schema(&self) -> Arc<Schema> {
        sums()
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        _state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let all: Vec<usize> = (0..sums().fields().len()).collect();
        if projection.is_some_and(|columns| *columns != all) {
            return Err(DataFusionError::Plan("the sums of files are read whole".to_owned()));
        }
        Ok(Arc::new(AddUp::new(self.work.clone(), self.rows()?, None)))
    }
}

/// Returns the files that rows of the plan's input are.
pub(crate) fn named(batch: &RecordBatch) -> Result<Vec<Named>> {
    let column = |name| {
        let column = batch.column_by_name(name)?.as_any().downcast_ref::<StringArray>()?;
        Some(column.iter().flatten().map(str::to_owned))
    };
    let [place, name] = COLUMNS.map(column);
    let both = place.zip(name).map(|(places, names)| places.zip(names));
    let other = || DataFusionError::Internal("a task without a file".to_owned());
    Ok(both.ok_or_else(other)?.map(|(place, name)| Named { place, name }).collect())
}
