//! The step of a plan that adds files up.

use std::{fmt, sync::Arc};

use analytics::{FactFolder, FactKey, ReadableFile};
use arrow_array::{ArrayRef, LargeBinaryArray, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use datafusion::{
    common::{DataFusionError, Result, tree_node::TreeNodeRecursion},
    execution::TaskContext,
    physical_expr::{EquivalenceProperties, PhysicalExpr},
    physical_plan::{
        ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan,
        ExecutionPlanProperties as _, PlanProperties, ReplaceChildrenOptions,
        SendableRecordBatchStream,
        execution_plan::{Boundedness, EmissionType},
        stream::RecordBatchStreamAdapter,
    },
};
use futures::{StreamExt as _, TryStreamExt as _, stream};

use crate::files::{Named, Work, named};

/// Sealed sums go from machine to machine in pieces of so many bytes.
const PIECE: usize = 1 << 20;

/// What an executor reads files with.
#[derive(Debug)]
pub(crate) struct Access {
    pub(crate) folder: FactFolder,
    pub(crate) key: FactKey,
}

/// Adds up the files that its input names. Only where there is [`Access`] can it be run.
#[derive(Debug)]
pub(crate) struct AddUp {
    pub(crate) work: Work,
    input: Arc<dyn ExecutionPlan>,
    access: Option<Arc<Access>>,
    properties: Arc<PlanProperties>,
}

/// Returns the columns of what comes out: a file's place, and a piece of its sealed sums.
pub(crate) fn sums() -> Arc<Schema> {
    Arc::new(Schema::new(vec![
        Field::new("place", DataType::Utf8, false),
        Field::new("piece", DataType::LargeBinary, false),
    ]))
}

impl AddUp {
    pub(crate) fn new(
        work: Work,
        input: Arc<dyn ExecutionPlan>,
        access: Option<Arc<Access>>,
    ) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(sums()),
            input.output_partitioning().clone(),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        Self { work, input, access, properties: Arc::new(properties) }
    }
}

impl DisplayAs for AddUp {
    fn fmt_as(&self, _kind: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AddUp")
    }
}

impl ExecutionPlan for AddUp {
    fn name(&self) -> &'static str {
        "AddUp"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        vec![false]
    }

    fn apply_expressions(
        &self,
        _f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        mut children: Vec<Arc<dyn ExecutionPlan>>,
        _options: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let input = children.pop().ok_or_else(no_input)?;
        Ok(Arc::new(Self::new(self.work.clone(), input, self.access.clone())))
    }

    fn with_new_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(
            children,
            ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute),
        )
    }

    fn execute(
        &self,
        partition: usize,
        context: Arc<TaskContext>,
    ) -> Result<SendableRecordBatchStream> {
        let access = self.access.clone().ok_or_else(|| refused("only an executor has the key"))?;
        let rows = self.input.execute(partition, context)?;
        let work = self.work.clone();
        let pieces =
            rows.then(move |batch| {
                let (work, access) = (work.clone(), Arc::clone(&access));
                async move {
                    Ok::<_, DataFusionError>(stream::iter(add_up(&work, &access, &batch?).await?))
                }
            });
        Ok(Box::pin(RecordBatchStreamAdapter::new(sums(), pieces.try_flatten())))
    }
}

async fn add_up(
    work: &Work,
    access: &Access,
    batch: &RecordBatch,
) -> Result<Vec<Result<RecordBatch>>> {
    let mut pieces = Vec::new();
    for Named { place, name } in named(batch)? {
        let folder = &access.folder;
        let file = ReadableFile { folder, place: &place, name: &name, key: &access.key };
        let sealed = work.task.sealed(&file, 1).await;
        let sealed = sealed.map_err(|why| refused(&format!("`{place}`: {why}")))?;
        pieces.extend(sealed.chunks(PIECE).map(|piece| piece_of(&place, piece)));
    }
    Ok(pieces)
}

fn piece_of(place: &str, piece: &[u8]) -> Result<RecordBatch> {
    let places: ArrayRef = Arc::new(StringArray::from(vec![place]));
    let pieces: ArrayRef = Arc::new(LargeBinaryArray::from(vec![piece]));
    Ok(RecordBatch::try_new(sums(), vec![places, pieces])?)
}

fn no_input() -> DataFusionError {
    refused("a step without input")
}

/// Returns an error that says why this is not done.
pub(crate) fn refused(why: &str) -> DataFusionError {
    DataFusionError::Execution(why.to_owned())
}
