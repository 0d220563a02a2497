//! The structure of the PDF: tagged, named, conforming, with a text for every picture.

use domain::{report::Talk, text::Locale};
use lopdf::{Dictionary, Document, Object};

use super::samples;
use crate::talk::{finish, render};

/// Renders without warnings and reads the PDF back.
fn read(talk: &Talk, locale: Locale) -> Document {
    let finished = finish(talk, locale).unwrap();
    assert!(finished.warnings.is_empty(), "{:?}", finished.warnings);
    Document::load_mem(&finished.pdf).unwrap()
}

fn samples() -> [Talk; 4] {
    [samples::rich(), samples::open(), samples::small(), samples::empty()]
}

fn catalogue(pdf: &Document) -> &Dictionary {
    pdf.catalog().unwrap()
}

fn name(dictionary: &Dictionary, key: &[u8]) -> String {
    let value = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8(value.to_vec()).unwrap()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    dictionary.get(key).and_then(lopdf::decode_text_string).unwrap_or_default()
}

fn metadata(pdf: &Document) -> String {
    let object = catalogue(pdf).get_deref(b"Metadata", pdf).unwrap();
    let stream = object.as_stream().unwrap();
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(bytes).unwrap()
}

/// Returns all elements of the structure tree.
fn elements(pdf: &Document) -> Vec<&Dictionary> {
    let is_element = |dictionary: &&Dictionary| dictionary.has(b"S") && dictionary.has(b"P");
    pdf.objects.values().filter_map(|object| object.as_dict().ok()).filter(is_element).collect()
}

fn words(pdf: &Document) -> String {
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    pdf.extract_text(&pages).unwrap()
}

#[test]
fn every_talk_is_tagged_and_says_its_language_and_title() {
    for (talk, locale) in samples().iter().zip(Locale::ALL.into_iter().cycle()) {
        let pdf = read(talk, locale);
        let catalogue = catalogue(&pdf);
        let marks = catalogue.get_deref(b"MarkInfo", &pdf).and_then(Object::as_dict).unwrap();
        assert!(marks.get(b"Marked").and_then(Object::as_bool).unwrap());
        assert!(catalogue.has(b"StructTreeRoot") && catalogue.has(b"Outlines"));
        assert_eq!(text(catalogue, b"Lang"), locale.code());
        let shown = catalogue.get_deref(b"ViewerPreferences", &pdf).and_then(Object::as_dict);
        assert!(shown.unwrap().get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap());
        assert!(metadata(&pdf).contains(&talk.unit.name));
    }
}

#[test]
fn every_talk_says_that_it_conforms_to_pdf_a_2a_and_pdf_ua_1() {
    for talk in samples() {
        let said = metadata(&read(&talk, Locale::Da));
        for claim in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
            assert!(said.contains(claim), "{claim} in {said}");
        }
    }
}

#[test]
fn every_picture_has_a_text_and_every_table_has_heads() {
    let pdf = read(&samples::rich(), Locale::Da);
    let elements = elements(&pdf);
    let of = |kind: &str| {
        elements.iter().filter(|element| name(element, b"S") == kind).collect::<Vec<_>>()
    };
    let pictures = of("Figure");
    assert_eq!(pictures.len(), 12);
    for picture in pictures {
        assert!(text(picture, b"Alt").len() > 20, "{picture:?}");
    }
    assert!(of("Table").len() >= 9);
    assert!(of("TH").len() > 60);
    assert!(of("H1").len() + of("Title").len() >= 9);
}

#[test]
fn the_text_can_be_taken_out_with_danish_letters() {
    let said = words(&read(&samples::rich(), Locale::Da));
    for part in ["Ådalens Skole", "Målene kort", "Gode til at læse", "Hvad vi aftalte sidst"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn the_open_version_holds_no_confidential_figure() {
    let closed = words(&read(&samples::rich(), Locale::Da));
    let open = words(&read(&samples::open(), Locale::Da));
    for secret in ["60–84", "63–87", "Gode til at læse"] {
        assert!(closed.contains(secret) && !open.contains(secret), "{secret}");
    }
    assert!(open.contains("Åben udgave") && open.contains("5 tal er ikke med"));
}

#[test]
fn made_up_is_said_on_every_page() {
    let pdf = read(&samples::rich(), Locale::Da);
    for page in pdf.get_pages().into_keys() {
        assert!(pdf.extract_text(&[page]).unwrap().contains("Opdigtet"), "page {page}");
    }
}

#[test]
fn a_talk_has_three_to_six_pages_and_an_empty_one_fewer() {
    let pages = samples().map(|talk| read(&talk, Locale::Da).get_pages().len());
    assert!(pages[..3].iter().all(|count| (3..=6).contains(count)), "{pages:?}");
    assert_eq!(pages[3], 2);
}

#[test]
fn the_same_talk_gives_the_same_bytes() {
    let talk = samples::rich();
    assert!(render(&talk, Locale::Da) == render(&talk, Locale::Da));
}
