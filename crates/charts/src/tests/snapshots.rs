//! What small charts look like, word for word, and what must be in them.

use super::{drawing::check, samples};
use crate::{
    input::{Estimate, Nothing},
    look::{Look, Size},
    map::simplify::simplify,
    sheet::Svg,
    theme::{Theme, stylesheet},
    trend::{Reading, Trend},
};

type Draw = fn(&Look<'_>) -> Result<Svg, Nothing>;

const KINDS: [(&str, Draw); 7] = [
    ("trend", |look| samples::trend().draw(look)),
    ("funnel", |look| samples::funnel().draw(look)),
    ("strip", |look| samples::strip().draw(look)),
    ("multiples", |look| samples::multiples().draw(look)),
    ("map", |look| samples::map().draw(look)),
    ("chain", |look| samples::chain().draw(look)),
    ("interval_bar", |look| samples::bar().draw(look)),
];

const SIZES: [Size; 5] =
    [Size::Wide, Size::Narrow, Size::Print, Size::Units(200), Size::Units(1600)];

#[test]
fn each_kind_of_chart_looks_as_agreed() {
    for (name, draw) in KINDS {
        for (theme, kind) in [(Theme::Page, "page"), (Theme::Print, "print")] {
            let svg = draw(&samples::look(Size::Wide, theme)).unwrap();
            insta::assert_snapshot!(format!("{name}_{kind}"), svg.as_str().replace("><", ">\n<"));
        }
    }
}

#[test]
fn every_chart_is_whole_in_every_size_and_theme() {
    for (_, draw) in KINDS {
        for size in SIZES {
            for theme in [Theme::Page, Theme::Print] {
                check(draw(&samples::look(size, theme)).unwrap().as_str());
            }
        }
    }
}

#[test]
fn a_drawing_with_links_is_a_group_and_one_without_is_an_image() {
    for (_, draw) in KINDS {
        let page = draw(&samples::look(Size::Wide, Theme::Page)).unwrap();
        let print = draw(&samples::look(Size::Wide, Theme::Print)).unwrap();
        assert!(page.as_str().contains(" role=\"group\"") && page.as_str().contains("<a "));
        assert!(print.as_str().contains(" role=\"img\"") && !print.as_str().contains("<a "));
    }
}

#[test]
fn paper_knows_no_variables_and_no_classes() {
    for (_, draw) in KINDS {
        let print = draw(&samples::look(Size::Print, Theme::Print)).unwrap();
        assert!(!["var(", "class=", "style="].iter().any(|word| print.as_str().contains(word)));
    }
}

#[test]
fn every_variable_of_a_page_is_set_by_the_stylesheet_for_light_and_dark() {
    let css = stylesheet();
    for (_, draw) in KINDS {
        let page = draw(&samples::look(Size::Wide, Theme::Page)).unwrap().into_string();
        let used = page.split("var(").skip(1).filter_map(|rest| rest.split(',').next());
        for variable in used {
            assert_eq!(css.matches(&format!("{variable}:")).count(), 3, "{variable}");
        }
    }
}

#[test]
fn every_mark_has_its_text() {
    let page = |draw: Draw| draw(&samples::look(Size::Narrow, Theme::Page)).unwrap().into_string();
    let expected = [
        (KINDS[0].1, vec!["2021 &amp; n = 40", "2022: ikke målt", "Ny måling", "Få svar"]),
        (KINDS[1].1, vec!["3 andre skoler", "Nord", "Syd", "Øst"]),
        (KINDS[2].1, vec!["5 andre", "Nord"]),
        (KINDS[3].1, vec!["Nord", "Syd", "Øst"]),
        (KINDS[4].1, vec!["Fjordby", "Viborg", "Bornholm"]),
        (KINDS[5].1, vec!["Flere børn læser sikkert", "Nordskolen", "Sydskolen"]),
        (KINDS[6].1, vec!["85 % (81–89)"]),
    ];
    for (draw, texts) in expected {
        let svg = page(draw);
        assert!(texts.iter().all(|text| svg.contains(&format!("<title>{text}</title>"))), "{svg}");
    }
}

#[test]
fn thirteen_hundred_schools_weigh_less_than_25_kilobytes() {
    let mut funnel = samples::funnel();
    let spread = |index: u16| {
        let index = f64::from(index);
        (5.0 + (index * 7.3) % 150.0, 60.0 + (index * 3.7) % 40.0)
    };
    funnel.context.points = (0..1300).map(spread).collect();
    let svg = funnel.draw(&samples::look(Size::Wide, Theme::Page)).unwrap();
    assert!(svg.as_str().len() < 25_000, "{} bytes", svg.as_str().len());
}

#[test]
fn without_figures_there_is_nothing_to_draw() {
    let look = samples::look(Size::Wide, Theme::Page);
    let trend = samples::trend();
    let empty = Trend { moments: Vec::new(), ..trend.clone() };
    assert_eq!(empty.draw(&look), Err(Nothing::NoMarks));
    let mut ahead = trend;
    for moment in &mut ahead.moments {
        moment.reading = Reading::Ahead;
    }
    assert_eq!(ahead.draw(&look), Err(Nothing::NoValues));
    let mut bar = samples::bar();
    bar.estimate = Estimate { value: f64::NAN, interval: None };
    assert_eq!(bar.draw(&look), Err(Nothing::NoValues));
}

#[test]
fn neighbours_keep_the_border_they_share() {
    let mut west = samples::square(9.0, 56.0);
    let mut east = samples::square(10.0, 56.0);
    let bend = |lon, lat| crate::map::Position { lon, lat };
    west.splice(2..2, [bend(10.001, 56.3), bend(10.2, 56.5), bend(10.0, 56.7)]);
    east.splice(4..4, [bend(10.0, 56.7), bend(10.2, 56.5), bend(10.001, 56.3)]);
    let simple = simplify(&[vec![west], vec![east]], 0.05);
    let has_bend = |area: usize| simple[area][0].contains(&bend(10.2, 56.5));
    assert!(has_bend(0) && has_bend(1));
    let on_border = |area: usize| {
        let on = |position: &&crate::map::Position| {
            (10.0..=10.3).contains(&position.lon) && (56.0..=57.0).contains(&position.lat)
        };
        let mut shared: Vec<_> =
            simple[area][0].iter().filter(on).map(|p| (p.lat, p.lon)).collect();
        shared.sort_by(|a, b| a.0.total_cmp(&b.0));
        shared
    };
    assert_eq!(on_border(0), on_border(1));
}

#[test]
fn a_small_island_is_not_lost() {
    let simple = simplify(&[vec![samples::square(11.0, 55.0)]], 100.0);
    assert_eq!(simple[0].len(), 1);
    assert_eq!(simple[0][0].len(), 4);
}
