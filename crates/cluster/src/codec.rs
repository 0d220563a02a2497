//! How files and the step that adds them up are written down between machines.

use std::sync::Arc;

use arrow_schema::SchemaRef;
use ballista_core::serde::{BallistaLogicalExtensionCodec, BallistaPhysicalExtensionCodec};
use datafusion::{
    catalog::TableProvider,
    common::{DataFusionError, Result, TableReference},
    execution::TaskContext,
    logical_expr::{Extension, LogicalPlan},
    physical_plan::ExecutionPlan,
};
use datafusion_proto::{
    logical_plan::LogicalExtensionCodec,
    physical_plan::{PhysicalExtensionCodec, PhysicalProtoConverterExtension},
};

use crate::{
    add_up::{Access, AddUp, refused},
    files::Files,
};

/// What a step that adds up begins with.
const ADD_UP: &[u8] = b"pejl-add-up:";

/// Writes down and reads [`Files`].
#[derive(Debug, Default)]
pub(crate) struct FilesCodec(BallistaLogicalExtensionCodec);

impl LogicalExtensionCodec for FilesCodec {
    fn try_decode(
        &self,
        buf: &[u8],
        inputs: &[LogicalPlan],
        ctx: &TaskContext,
    ) -> Result<Extension> {
        self.0.try_decode(buf, inputs, ctx)
    }

    fn try_encode(&self, node: &Extension, buf: &mut Vec<u8>) -> Result<()> {
        self.0.try_encode(node, buf)
    }

    fn try_decode_table_provider(
        &self,
        buf: &[u8],
        _table: &TableReference,
        _schema: SchemaRef,
        _ctx: &TaskContext,
    ) -> Result<Arc<dyn TableProvider>> {
        let files: Files = serde_json::from_slice(buf).map_err(unreadable)?;
        Ok(Arc::new(files))
    }

    fn try_encode_table_provider(
        &self,
        _table: &TableReference,
        node: Arc<dyn TableProvider>,
        buf: &mut Vec<u8>,
    ) -> Result<()> {
        let files = node.downcast_ref::<Files>();
        let files = files.ok_or_else(|| refused("only fact files go to other machines"))?;
        serde_json::to_writer(buf, files).map_err(unreadable)
    }
}

/// Writes down and reads [`AddUp`]; where it is read with access, it can be run.
#[derive(Debug, Default)]
pub(crate) struct AddUpCodec {
    pub(crate) access: Option<Arc<Access>>,
    others: BallistaPhysicalExtensionCodec,
}

impl AddUpCodec {
    pub(crate) fn with(access: Access) -> Self {
        Self { access: Some(Arc::new(access)), others: BallistaPhysicalExtensionCodec::default() }
    }

    fn read(&self, work: &[u8], input: Arc<dyn ExecutionPlan>) -> Result<AddUp> {
        let work = serde_json::from_slice(work).map_err(unreadable)?;
        Ok(AddUp::new(work, input, self.access.clone()))
    }
}

impl PhysicalExtensionCodec for AddUpCodec {
    fn try_decode(
        &self,
        buf: &[u8],
        inputs: &[Arc<dyn ExecutionPlan>],
        ctx: &TaskContext,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        match (buf.strip_prefix(ADD_UP), inputs) {
            (Some(work), [input]) => Ok(Arc::new(self.read(work, Arc::clone(input))?)),
            _ => self.others.try_decode(buf, inputs, ctx, converter),
        }
    }

    fn try_encode(
        &self,
        node: Arc<dyn ExecutionPlan>,
        buf: &mut Vec<u8>,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<()> {
        let Some(add_up) = node.downcast_ref::<AddUp>() else {
            return self.others.try_encode(node, buf, converter);
        };
        buf.extend_from_slice(ADD_UP);
        serde_json::to_writer(buf, &add_up.work).map_err(unreadable)
    }
}

fn unreadable(error: serde_json::Error) -> DataFusionError {
    DataFusionError::External(error.into())
}

#[cfg(test)]
mod tests {
    use analytics::{Recipes, Task};
    use datafusion_proto::physical_plan::DefaultPhysicalProtoConverter;
    use domain::{fact::FactCatalogue, indicator::Catalogue};

    use super::*;
    use crate::files::{Named, Work};

    const COMMON: &str = include_str!("../../../facts/common.toml");
    const ANSWERS: &str = include_str!("../../../facts/trivselssvar.toml");
    const SCALE: &str = include_str!("../../../indicators/well-being/trivsel-social.toml");

    fn files() -> Files {
        let (mut sets, mut catalogue) = (FactCatalogue::default(), Catalogue::default());
        sets.add("common.toml", COMMON).unwrap();
        sets.add("trivselssvar.toml", ANSWERS).unwrap();
        catalogue.add("trivsel-social.toml", SCALE).unwrap();
        let (recipes, faults) = Recipes::plan(&catalogue, &sets);
        assert_eq!(faults, []);
        let task = Task::new(&recipes, sets.find(&"trivselssvar".parse().unwrap()).unwrap());
        let work = Work { version: "1".to_owned(), task: Arc::new(task) };
        let named = |place: &str| Named { place: place.to_owned(), name: format!("{place} bound") };
        Files { work, files: vec![named("one"), named("two")] }
    }

    #[test]
    fn files_are_read_as_they_were_written() {
        let (codec, mut bytes) = (FilesCodec::default(), Vec::new());
        let table = TableReference::bare("files");
        codec.try_encode_table_provider(&table, Arc::new(files()), &mut bytes).unwrap();
        let schema = files().schema();
        let read = codec.try_decode_table_provider(&bytes, &table, schema, &TaskContext::default());
        let read = read.unwrap();
        let read = read.downcast_ref::<Files>().unwrap();
        assert_eq!((&read.work, &read.files), (&files().work, &files().files));
    }

    #[test]
    fn a_step_is_read_as_it_was_written() {
        let (codec, mut bytes) = (AddUpCodec::default(), Vec::new());
        let (input, converter) = (files().rows().unwrap(), DefaultPhysicalProtoConverter {});
        let step = AddUp::new(files().work, Arc::clone(&input), None);
        codec.try_encode(Arc::new(step), &mut bytes, &converter).unwrap();
        let read = codec.try_decode(&bytes, &[input], &TaskContext::default(), &converter).unwrap();
        assert_eq!(read.downcast_ref::<AddUp>().unwrap().work, files().work);
    }
}
