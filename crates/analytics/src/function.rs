//! The aggregate function that adds rows up into a leaf cube.
//!
//! Arguments: unit, period, residence where it is told apart, a column of codes for each axis, and a column of whole
//! numbers for each input, where null is not counted. The result is the cube as bytes.

use std::{
    collections::HashMap,
    mem::{self, size_of},
    str::FromStr,
    sync::Arc,
};

use arrow_array::{
    Array as _, ArrayRef, DictionaryArray, Int8Array, Int64Array, LargeBinaryArray, StringArray,
    types::Int32Type,
};
use arrow_schema::{DataType, Field, FieldRef};
use datafusion::{
    arrow::compute::cast,
    common::{DataFusionError, Result, ScalarValue, exec_datafusion_err, internal_datafusion_err},
    logical_expr::{
        Accumulator, AggregateUDFImpl, Signature, Volatility,
        function::{AccumulatorArgs, StateFieldsArgs},
    },
};

use crate::{
    cube::{Block, Cube, Place},
    layout::{Axis, Layout},
};

/// The name of the function.
const LEAF_CUBE: &str = "leaf_cube";

/// `leaf_cube(unit, period, …)`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct LeafCube {
    layout: Arc<Layout>,
    signature: Signature,
}

impl LeafCube {
    pub(crate) fn new(layout: Arc<Layout>) -> Self {
        Self { layout, signature: Signature::variadic_any(Volatility::Immutable) }
    }
}

impl AggregateUDFImpl for LeafCube {
    fn name(&self) -> &'static str {
        LEAF_CUBE
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(DataType::LargeBinary)
    }

    fn accumulator(&self, _args: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Adding::new(Arc::clone(&self.layout))))
    }

    fn state_fields(&self, _args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new("cube", DataType::LargeBinary, true))])
    }
}

/// A cube that rows are being added to.
#[derive(Debug)]
struct Adding {
    layout: Arc<Layout>,
    strides: Vec<u32>,
    slots: Vec<[u32; 256]>,
    places: HashMap<Place, usize>,
    blocks: Vec<Block>,
    /// The block and the cell of each row of a batch; once found, the place of its sums.
    rows: Vec<(u32, u32)>,
}

type Texts = DictionaryArray<Int32Type>;

impl Adding {
    fn new(layout: Arc<Layout>) -> Self {
        let strides = layout.strides().into_iter().map(|stride| u32::try_from(stride).unwrap_or(0));
        Self {
            strides: strides.collect(),
            slots: layout.axes.iter().map(Axis::slot_table).collect(),
            layout,
            places: HashMap::new(),
            blocks: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Finds the block of every row; rows of one unit and period mostly stand together.
    fn find_blocks(&mut self, columns: &[Texts]) -> Result<()> {
        let keys: Vec<&[i32]> =
            columns.iter().map(|column| column.keys().values().as_ref()).collect();
        let count = columns.first().map_or(0, DictionaryArray::len);
        let key = |place: usize, row: usize| {
            let is_null = columns.get(place).is_none_or(|column| column.is_null(row));
            let key = keys.get(place).and_then(|keys| keys.get(row)).copied();
            key.filter(|_| !is_null).unwrap_or(-1)
        };
        let mut known: HashMap<[i32; 3], u32> = HashMap::new();
        let (mut last, mut block) = ([-2; 3], 0);
        self.rows.clear();
        for row in 0..count {
            let here = [key(0, row), key(1, row), key(2, row)];
            if here != last {
                let found = known.get(&here).copied();
                block = found.map_or_else(|| self.block(columns, row), Ok)?;
                known.insert(here, block);
                last = here;
            }
            self.rows.push((block, 0));
        }
        Ok(())
    }

    fn block(&mut self, columns: &[Texts], row: usize) -> Result<u32> {
        let text = |place: usize| columns.get(place).and_then(|column| value(column, row));
        let place = Place {
            unit: parsed(text(0))?,
            period: parsed(text(1))?,
            residence: text(2).map(|text| parsed(Some(text))).transpose()?,
        };
        u32::try_from(self.block_of(place))
            .map_err(|_many| exec_datafusion_err!("more places than can be counted"))
    }

    fn block_of(&mut self, place: Place) -> usize {
        let (blocks, layout) = (&mut self.blocks, &self.layout);
        *self.places.entry(place).or_insert_with(|| {
            blocks.push(Block::new(layout.cells(), layout.inputs));
            blocks.len() - 1
        })
    }

    fn find_cells(&mut self, axes: &[ArrayRef]) -> Result<()> {
        for ((column, table), stride) in axes.iter().zip(&self.slots).zip(&self.strides) {
            let codes: &Int8Array = downcast(column)?;
            let has_nulls = codes.null_count() > 0;
            for ((row, (_, cell)), code) in self.rows.iter_mut().enumerate().zip(codes.values()) {
                let code = code.cast_unsigned();
                let slot =
                    table.get(usize::from(code)).filter(|_| !has_nulls || codes.is_valid(row));
                *cell += slot.copied().unwrap_or(0) * stride;
            }
        }
        for (block, cell) in &mut self.rows {
            let block = usize::try_from(*block).ok().and_then(|block| self.blocks.get_mut(block));
            let place = block.map(|block| block.place(usize::try_from(*cell).unwrap_or_default()));
            *cell = u32::try_from(place.unwrap_or_default()).unwrap_or_default();
        }
        Ok(())
    }

    fn add(&mut self, input: usize, column: &ArrayRef) -> Result<()> {
        let values: &Int64Array = downcast(column)?;
        let has_nulls = values.null_count() > 0;
        for ((row, (block, place)), value) in self.rows.iter().enumerate().zip(values.values()) {
            if has_nulls && values.is_null(row) {
                continue;
            }
            let block = usize::try_from(*block).ok().and_then(|block| self.blocks.get_mut(block));
            let place = usize::try_from(*place).unwrap_or_default() + input;
            if let Some(sums) = block.and_then(|block| block.at(place)) {
                sums.n += 1;
                sums.sum = sums.sum.saturating_add(*value);
                sums.squares += i128::from(*value) * i128::from(*value);
            }
        }
        Ok(())
    }

    fn take(&mut self) -> Vec<u8> {
        let mut cube = Cube::new(Arc::clone(&self.layout));
        let mut blocks = mem::take(&mut self.blocks);
        let filled = mem::take(&mut self.places).into_iter().filter_map(|(place, block)| {
            let empty = Block::new(0, 0);
            Some((place, mem::replace(blocks.get_mut(block)?, empty)))
        });
        cube.blocks = filled.collect();
        cube.to_bytes()
    }
}

impl Accumulator for Adding {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let texts = 2 + usize::from(self.layout.by_residence);
        let (places, rest) = values.split_at_checked(texts).ok_or_else(too_few)?;
        let (axes, inputs) = rest.split_at_checked(self.slots.len()).ok_or_else(too_few)?;
        let places = places.iter().map(texts_of).collect::<Result<Vec<_>>>()?;
        self.find_blocks(&places)?;
        self.find_cells(axes)?;
        inputs.iter().enumerate().try_for_each(|(input, column)| self.add(input, column))
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let mut cube = Cube::new(Arc::clone(&self.layout));
        let states: &LargeBinaryArray = downcast(states.first().ok_or_else(too_few)?)?;
        for state in states.iter().flatten() {
            cube.add_bytes(state).map_err(|error| DataFusionError::External(error.into()))?;
        }
        for (place, block) in cube.blocks {
            let there = self.block_of(place);
            if let Some(there) = self.blocks.get_mut(there) {
                there.add(&block);
            }
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![self.evaluate()?])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        Ok(ScalarValue::LargeBinary(Some(self.take())))
    }

    fn size(&self) -> usize {
        size_of::<Self>() + self.blocks.iter().map(Block::size).sum::<usize>()
    }
}

fn texts_of(column: &ArrayRef) -> Result<Texts> {
    let kind = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let column =
        if column.data_type() == &kind { Arc::clone(column) } else { cast(column, &kind)? };
    downcast::<Texts>(&column).cloned()
}

fn value(column: &Texts, row: usize) -> Option<&str> {
    let texts = column.values().as_any().downcast_ref::<StringArray>()?;
    let key = column.key(row)?;
    (!texts.is_null(key)).then(|| texts.value(key))
}

fn parsed<T: FromStr>(text: Option<&str>) -> Result<T> {
    let text = text.unwrap_or_default();
    text.parse().map_err(|_other| exec_datafusion_err!("`{text}` is no unit or period"))
}

fn downcast<T: 'static>(column: &ArrayRef) -> Result<&T> {
    let other = || internal_datafusion_err!("{LEAF_CUBE} got {}", column.data_type());
    column.as_any().downcast_ref().ok_or_else(other)
}

fn too_few() -> DataFusionError {
    internal_datafusion_err!("{LEAF_CUBE} got too few columns")
}
