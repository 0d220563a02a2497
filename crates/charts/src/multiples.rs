//! Small multiples: one quiet trend for each unit or indicator, in the order given.

use crate::{
    axis::{labels, tick_text},
    element::Element,
    input::{Axis, Caption, Estimate, Mark, Nothing},
    look::Look,
    scale::{Scale, count, domain},
    shape::{Body, Frame, Path, Shape, line, marked, symbol, text},
    sheet::{Sheet, Svg},
    text::{fit, width, wrap},
    theme::Role,
};

/// Mini trends side by side; the caller gives the order (by name, never by figure).
#[derive(Clone, Debug, PartialEq)]
pub struct Multiples {
    /// The name of the chart.
    pub caption: Caption,
    /// The names of the periods all cells share, in order.
    pub periods: Vec<String>,
    /// Says whether cells can be compared by height.
    pub scaling: Scaling,
    /// The cells, in the order they are to stand.
    pub cells: Vec<Cell>,
}

/// Says which scale a cell is drawn on.
#[derive(Clone, Debug, PartialEq)]
pub enum Scaling {
    /// All cells share one axis: many units, one indicator.
    Shared(Axis),
    /// Each cell has its own: one unit, many indicators.
    Own,
}

/// One mini trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Names the unit or indicator.
    pub title: String,
    /// The newest figure in words, or why there is none.
    pub note: String,
    /// One figure for each period, `None` where there is none.
    pub figures: Vec<Option<Estimate>>,
    /// The level aimed at, drawn without a label: name it in the note or beside the chart.
    pub target: Option<f64>,
    /// The axis of this cell; used with [`Scaling::Own`].
    pub axis: Axis,
    /// The text and link of the whole cell.
    pub mark: Mark,
}

const GUTTER: f64 = 24.0;
const PLOT: f64 = 52.0;
const BELOW: f64 = 24.0;
const LEADING: f64 = 14.5;

impl Multiples {
    /// Draws the cells.
    ///
    /// # Errors
    /// Without cells or periods, or when no cell has a figure.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.cells.is_empty() || self.periods.is_empty() {
            return Err(Nothing::NoMarks);
        }
        let domains = self.domains();
        if domains.iter().all(Option::is_none) {
            return Err(Nothing::NoValues);
        }
        let all_ends: Vec<(f64, String)> =
            domains.iter().flatten().flat_map(|domain| ends(look, *domain)).collect();
        let grid = Grid::new(look, self, &all_ends);
        let mut sheet = Sheet::new(look, "multiples", look.size.width(), grid.height());
        for (index, (cell, domain)) in self.cells.iter().zip(domains).enumerate() {
            let frame = grid.frame(index);
            let scale = Scale::linear(domain.unwrap_or((0.0, 1.0)), frame.bottom, frame.top);
            let is_named = self.scaling == Scaling::Own || index % grid.columns == 0;
            let named = domain.filter(|_| is_named);
            sheet.add_all(named.map(|named| end_names(&ends(look, named), &frame, &scale)));
            sheet.add(cell.draw(&frame, &scale, (&grid, index / grid.columns)));
            if index + grid.columns >= self.cells.len() {
                sheet.add_all(self.period_names(&frame));
            }
        }
        Ok(sheet.finish(&self.caption))
    }

    /// Returns the domain each cell is drawn on, `None` for a cell without figures on its own.
    fn domains(&self) -> Vec<Option<(f64, f64)>> {
        let own = |cell: &Cell| domain(cell.numbers(), cell.axis.limits, cell.axis.least_span);
        match &self.scaling {
            Scaling::Own => self.cells.iter().map(own).collect(),
            Scaling::Shared(axis) => {
                let numbers = self.cells.iter().flat_map(Cell::numbers);
                let shared = domain(numbers, axis.limits, axis.least_span);
                self.cells.iter().map(|_| shared).collect()
            }
        }
    }

    /// Names the first and the last period below a column of cells.
    fn period_names(&self, frame: &Frame) -> Vec<Element> {
        let y = frame.bottom + 16.0;
        let half = frame.width() / 2.0 - 4.0;
        let first =
            self.periods.first().map(|name| tick_text(frame.left, y, &fit(name, half, 11.0)));
        let last = self.periods.last().filter(|_| self.periods.len() > 1);
        let last = last.map(|name| tick_text(frame.right, y, &fit(name, half, 11.0)).ends_here());
        first.into_iter().chain(last).collect()
    }
}

/// Returns the first and the last round value of an axis, as they are written.
fn ends(look: &Look<'_>, domain: (f64, f64)) -> Vec<(f64, String)> {
    let scale = Scale::linear(domain, PLOT, 0.0);
    let enough = [3.0, 4.0, 6.0].map(|wanted| scale.ticks(wanted));
    let most = scale.ticks(9.0);
    let mut ticks = enough.into_iter().find(|ticks| ticks.values.len() > 1).unwrap_or(most);
    let last = ticks.values.pop();
    ticks.values.truncate(1);
    ticks.values.extend(last);
    labels(look, &ticks)
}

fn end_names(ends: &[(f64, String)], frame: &Frame, scale: &Scale) -> Element {
    let mut group = Element::new("g").class("chart-axis");
    for (value, label) in ends {
        group.push(tick_text(frame.left - 6.0, scale.at(*value) + 4.0, label).ends_here());
    }
    group
}

/// Where the cells stand: axis labels take room once at the left, or in each cell.
struct Grid {
    columns: usize,
    periods: usize,
    width: f64,
    margin: f64,
    inset: f64,
    title_lines: Vec<usize>,
}

impl Grid {
    fn new(look: &Look<'_>, multiples: &Multiples, ends: &[(f64, String)]) -> Self {
        let room = ends.iter().map(|(_, label)| width(label, 11.0)).fold(24.0, f64::max) + 6.0;
        let is_shared = matches!(multiples.scaling, Scaling::Shared(_));
        let (margin, inset) = if is_shared { (room, 0.0) } else { (0.0, room) };
        let full = look.size.width() - margin;
        let columns = look.size.pick(4_usize, 2).min(multiples.cells.len().max(1));
        let most = look.size.pick(4.0, 2.0);
        let width = (full - GUTTER * (most - 1.0)) / most - 4.0 / most;
        let lines = |cell: &Cell| wrap(&cell.title, width, 12.0, 2).len();
        let rows = multiples.cells.chunks(columns);
        let title_lines: Vec<usize> =
            rows.map(|row| row.iter().map(lines).max().unwrap_or(1)).collect();
        Self { columns, periods: multiples.periods.len(), width, margin, inset, title_lines }
    }

    /// Returns how high the words above the figures of a row are.
    fn head(&self, row: usize) -> f64 {
        LEADING * (self.lines(row) + 1.0) + 9.0
    }

    fn lines(&self, row: usize) -> f64 {
        count(self.title_lines.get(row).copied().unwrap_or(1))
    }

    fn height(&self) -> f64 {
        self.top(self.title_lines.len())
    }

    fn top(&self, row: usize) -> f64 {
        (0..row).map(|above| self.head(above) + PLOT + BELOW).sum()
    }

    /// Returns where the figures of a cell are drawn; its words stand above.
    fn frame(&self, index: usize) -> Frame {
        let cell = self.margin + (self.width + GUTTER) * count(index % self.columns);
        let row = index / self.columns;
        let top = self.top(row) + self.head(row);
        Frame { left: cell + self.inset, top, right: cell + self.width, bottom: top + PLOT }
    }
}

impl Cell {
    fn known(&self) -> impl Iterator<Item = (usize, Estimate)> {
        let known =
            |(index, figure): (usize, &Option<Estimate>)| Some((index, (*figure)?.finite()?));
        self.figures.iter().enumerate().filter_map(known)
    }

    fn numbers(&self) -> impl Iterator<Item = f64> {
        let target = self.target.filter(|_| self.known().next().is_some());
        self.known().flat_map(|(_, figure)| figure.extent().collect::<Vec<_>>()).chain(target)
    }

    fn draw(&self, frame: &Frame, scale: &Scale, (grid, row): (&Grid, usize)) -> Element {
        let step = frame.width() / count(grid.periods);
        let column = |index: usize| frame.left + step * (count(index) + 0.5);
        let hold = Frame {
            left: frame.left - grid.inset,
            top: frame.top - grid.head(row) + 1.0,
            ..*frame
        };
        let base = line((frame.left, frame.bottom), (frame.right, frame.bottom));
        let mut parts = vec![hold.rect().hold(), base.class("chart-grid").stroke(Role::Grid, 1.0)];
        parts.extend(self.words((hold.left, frame.top), grid, row));
        let half = (step * 0.55).min(14.0) / 2.0;
        let shown = || self.known().filter(|(index, _)| *index < grid.periods);
        parts.extend(shown().filter_map(|(index, figure)| {
            let (lower, upper) = figure.interval?;
            let (top, bottom) = (scale.at(upper), scale.at(lower));
            let x = column(index);
            let band =
                Frame { left: x - half, right: x + half, top, bottom: bottom.max(top + 1.0) };
            Some(band.rect().at("rx", 2.0).class("chart-interval").fill(Role::Soft))
        }));
        let target = self.target.filter(|target| target.is_finite());
        parts.extend(target.map(|target| {
            let place = scale.at(target);
            let drawn = line((frame.left, place), (frame.right, place));
            drawn.class("chart-target").stroke(Role::Target, 1.25).dashed("4 3")
        }));
        let places: Vec<(usize, (f64, f64))> = shown()
            .map(|(index, figure)| (index, (column(index), scale.at(figure.value))))
            .collect();
        parts.extend(joined(&places));
        parts.extend(places.last().map(|(_, place)| symbol(Shape::Disc, Body::Solid, *place, 2.5)));
        marked(&self.mark, parts)
    }

    /// Writes title and note above the figures, the title against the note.
    fn words(&self, (left, bottom): (f64, f64), grid: &Grid, row: usize) -> Vec<Element> {
        let note_at = bottom - 13.0;
        let lines = wrap(&self.title, grid.width, 12.0, 2);
        let first = note_at - LEADING * count(lines.len());
        let title = lines.iter().enumerate().map(|(index, content)| {
            let y = (first + LEADING * count(index)).max(bottom - grid.head(row) + 10.0);
            text(left, y, content).bold().class("chart-label").fill(Role::Text)
        });
        let note = tick_text(left, note_at, &fit(&self.note, grid.width, 11.0));
        title.chain([note.class("chart-note")]).collect()
    }
}

/// Joins neighbouring periods; a gap stays open, and a lonely figure is a dot.
fn joined(places: &[(usize, (f64, f64))]) -> Option<Element> {
    let mut path = Path::default();
    for stretch in places.chunk_by(|a, b| a.0 + 1 == b.0) {
        match stretch {
            [(_, place)] => path.dots([*place]),
            _ => path.polyline(stretch.iter().map(|(_, place)| *place)),
        }
    }
    let drawn = (!path.is_empty()).then(|| path.element().class("chart-line").hollow())?;
    let drawn = drawn.stroke(Role::Ink, 1.5);
    Some(drawn.set("stroke-linecap", "round").set("stroke-linejoin", "round"))
}
