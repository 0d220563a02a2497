//! The tree of codes of each dimension.

use std::collections::{BTreeMap, BTreeSet};

use crate::sheet::{Fault, FaultKind, Place, Sheet, field};

/// The code above all codes of a dimension without a hierarchy.
const TOTAL: &str = "Total";

/// A dimension: its name and its tree of codes. The first node is the total.
#[derive(Debug, Clone)]
pub(crate) struct Dimension {
    pub(crate) name: String,
    pub(crate) codes: Vec<String>,
    /// The node above each; none above the total.
    parents: Vec<Option<usize>>,
    numbers: BTreeMap<String, usize>,
}

impl Dimension {
    pub(crate) fn parent(&self, node: usize) -> Option<usize> {
        self.parents.get(node).copied().flatten()
    }

    /// Returns the node of a code.
    pub(crate) fn node(&self, code: &str) -> Option<usize> {
        self.numbers.get(code).copied()
    }

    pub(crate) fn code(&self, node: usize) -> &str {
        self.codes.get(node).map_or("", String::as_str)
    }

    /// Returns the node and all above it.
    pub(crate) fn upwards(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |node| self.parent(*node))
    }

    /// Puts one total above all codes.
    fn flat(name: &str, codes: BTreeSet<String>) -> Self {
        let below = codes.into_iter().filter(|code| code != TOTAL);
        let pairs = below.map(|code| (code, Some(TOTAL.to_owned())));
        let above = std::iter::once((TOTAL.to_owned(), None));
        Self::of(name, &above.chain(pairs).collect())
    }

    /// Numbers codes in their order, the total before all.
    fn of(name: &str, above: &BTreeMap<String, Option<String>>) -> Self {
        let is_top = |of: &(&String, &Option<String>)| of.1.is_some();
        let mut ordered: Vec<_> = above.iter().collect();
        ordered.sort_by_key(is_top);
        let codes: Vec<String> = ordered.iter().map(|(code, _)| (*code).clone()).collect();
        let numbers: BTreeMap<String, usize> = codes.iter().cloned().zip(0..).collect();
        let parents = ordered.iter().map(|(_, parent)| parent.as_ref());
        let parents = parents.map(|parent| parent.and_then(|code| numbers.get(code)).copied());
        Self { name: name.to_owned(), parents: parents.collect(), codes, numbers }
    }
}

struct Link {
    row: u64,
    parent: String,
}

/// Reads the dimensions of these names; those without rows get one total above the codes given.
pub(crate) fn dimensions(
    sheet: &Sheet,
    wanted: Vec<(String, BTreeSet<String>)>,
) -> Result<Vec<Dimension>, Fault> {
    let names: BTreeSet<&str> = wanted.iter().map(|(name, _)| name.as_str()).collect();
    let mut trees = links(sheet, &names)?;
    let build = |(name, codes): (String, BTreeSet<String>)| match trees.remove(&name) {
        Some(links) => tree(&name, &links),
        None => Ok(Dimension::flat(&name, codes)),
    };
    wanted.into_iter().map(build).collect()
}

type Links = BTreeMap<String, Link>;

fn links(sheet: &Sheet, names: &BTreeSet<&str>) -> Result<BTreeMap<String, Links>, Fault> {
    let fault = |row: u64, kind: FaultKind| Fault { place: Place::Hierarchy, row, kind };
    let column = |name: &str| {
        sheet.column(name).ok_or_else(|| fault(1, FaultKind::NoColumn(name.to_owned())))
    };
    let columns =
        [("dim", column("dim")?), ("parent", column("parent")?), ("child", column("child")?)];
    let mut trees: BTreeMap<String, Links> = BTreeMap::new();
    for (row, fields) in &sheet.rows {
        let [dimension, parent, child] = columns.map(|(_, column)| field(fields, column));
        let empty = columns.iter().find(|(_, column)| field(fields, *column).is_empty());
        if let Some((name, _)) = empty {
            return Err(fault(*row, FaultKind::Empty((*name).to_owned())));
        }
        if !names.contains(dimension) {
            return Err(fault(*row, FaultKind::NoSuchDimension(dimension.to_owned())));
        }
        let links = trees.entry(dimension.to_owned()).or_default();
        let link = Link { row: *row, parent: parent.to_owned() };
        if let Some(before) = links.insert(child.to_owned(), link) {
            let kind = FaultKind::TwoParents { child: child.to_owned(), parent: before.parent };
            return Err(fault(*row, kind));
        }
    }
    Ok(trees)
}

fn tree(name: &str, links: &Links) -> Result<Dimension, Fault> {
    let fault = |row: u64, kind: FaultKind| Fault { place: Place::Hierarchy, row, kind };
    for link in links.values() {
        // A chain of more links than there are goes round.
        let upwards = std::iter::successors(Some(link), |link| links.get(&link.parent));
        if let Some(link) = upwards.take(links.len() + 1).nth(links.len()) {
            return Err(fault(link.row, FaultKind::Circle(link.parent.clone())));
        }
    }
    let mut above: BTreeMap<String, Option<String>> =
        links.iter().map(|(child, link)| (child.clone(), Some(link.parent.clone()))).collect();
    let mut top: Option<&str> = None;
    let mut in_order: Vec<&Link> = links.values().collect();
    in_order.sort_by_key(|link| link.row);
    for link in in_order.into_iter().filter(|link| !links.contains_key(&link.parent)) {
        above.insert(link.parent.clone(), None);
        match top.replace(&link.parent) {
            Some(one) if one != link.parent => {
                let (dimension, other) = (name.to_owned(), link.parent.clone());
                let kind = FaultKind::TwoTops { dimension, one: one.to_owned(), other };
                return Err(fault(link.row, kind));
            }
            _ => (),
        }
    }
    Ok(Dimension::of(name, &above))
}
