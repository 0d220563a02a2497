//! A goal chain of a municipality: national goals, its own goals, its schools.

use crate::series::{caption, mark};

use charts::{
    Shape,
    chain::{Bond, Chain, Column, Link, Node, Status, Tone},
};

const NATIONAL: [&str; 4] = [
    "Alle børn skal blive så dygtige, de kan",
    "Betydningen af social baggrund skal mindskes",
    "Trivslen skal styrkes",
    "Alle unge i uddannelse eller job",
];

const MUNICIPAL: [(&str, usize, usize, &[usize]); 8] = [
    ("Flere læser sikkert i 2. klasse", 1, 0, &[0, 1, 2, 9]),
    ("Matematik for alle: færre i bunden", 2, 0, &[3, 4, 9]),
    ("Mindre afstand mellem drenge og piger", 4, 1, &[5, 10]),
    ("Sprog i dagtilbud før skolestart", 0, 1, &[12, 13, 11]),
    ("Fraværet ned under 5 %", 3, 2, &[1, 4, 6, 7, 10]),
    ("Flere elever med høj trivsel", 1, 2, &[2, 6, 8, 9]),
    ("Børn bliver hørt om deres skoledag", 4, 2, &[8, 11]),
    ("Flere i gang tre måneder efter 9. klasse", 2, 3, &[0, 5, 7]),
];

const UNITS: [&str; 14] = [
    "Bakkeskolen",
    "Engskolen",
    "Fjordskolen",
    "Havneskolen",
    "Kirkebakkens Skole",
    "Lundeskolen",
    "Mosegårds\u{ad}skolen",
    "Rønne\u{ad}bærskolen",
    "Skovvang\u{ad}skolen",
    "Nordskolen",
    "Vesterskolen",
    "Åskolen",
    "Børnehuset Mariehønen",
    "Naturbørnehaven Birken",
];

fn status(index: usize) -> Status {
    let (word, shape) = match index {
        0 => ("nået", Shape::Disc),
        1 => ("på sporet", Shape::Triangle),
        2 => ("i risiko", Shape::Diamond),
        3 => ("ikke på sporet", Shape::Square),
        _ => ("kan ikke afgøres", Shape::Ring),
    };
    Status { word: word.to_owned(), shape }
}

fn node(key: String, title: &str, status: Option<Status>, tone: Tone) -> Node {
    Node { key, title: title.to_owned(), status, tone, mark: mark(title) }
}

fn tone(is_own: impl Fn() -> bool) -> Tone {
    if is_own() { Tone::Own } else { Tone::Context }
}

pub(crate) fn goals() -> Chain {
    let own = |units: &[usize]| tone(|| units.contains(&9));
    let national = NATIONAL.iter().enumerate().map(|(index, title)| {
        let leads = MUNICIPAL.iter().any(|goal| goal.2 == index && goal.3.contains(&9));
        node(format!("n{index}"), title, None, tone(|| leads))
    });
    let municipal = MUNICIPAL.iter().enumerate();
    let municipal = municipal.map(|(index, (title, word, _, units))| {
        node(format!("m{index}"), title, Some(status(*word)), own(units))
    });
    let units = UNITS.iter().enumerate().map(|(index, title)| {
        node(format!("u{index}"), title, Some(status(index % 5)), tone(|| index == 9))
    });
    let link = |from: String, to: String, bond, tone| Link { from, to, bond, tone };
    let links = MUNICIPAL.iter().enumerate().flat_map(|(index, (_, _, up, carriers))| {
        let upward = link(format!("n{up}"), format!("m{index}"), Bond::Binding, own(carriers));
        let downward = carriers.iter().map(move |unit| {
            let bond = if unit % 4 == 2 { Bond::Guiding } else { Bond::Binding };
            link(format!("m{index}"), format!("u{unit}"), bond, tone(|| *unit == 9))
        });
        [upward].into_iter().chain(downward).collect::<Vec<_>>()
    });
    let column = |title: &str, nodes: Vec<Node>| Column { title: title.to_owned(), nodes };
    Chain {
        caption: caption(
            "Målkæden i Fjordby",
            "Fire nationale mål, otte kommunale, fjorten enheder.",
        ),
        columns: vec![
            column("Nationale mål", national.collect()),
            column("Kommunens mål", municipal.collect()),
            column("Enheder", units.collect()),
        ],
        links: links.collect(),
    }
}
