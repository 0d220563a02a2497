use std::io::{Seek as _, SeekFrom};

use super::*;

fn key() -> SealKey {
    SealKey::derive(&[7; 32], "test")
}

fn text(length: usize) -> Vec<u8> {
    (0..length).map(|place| u8::try_from(place * 31 % 251).unwrap()).collect()
}

#[test]
fn what_is_sealed_opens_again_whatever_its_length_and_however_it_comes() {
    for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_000] {
        let plain = text(length);
        let sealed = seal(&key(), "a", &plain);
        assert_eq!(open(&key(), "a", &sealed).unwrap(), plain, "{length}");
        let mut piecemeal = Vec::new();
        let mut sealer = Sealer::new(&key(), "a", &mut piecemeal);
        plain.chunks(777).for_each(|part| sealer.push(part, &mut piecemeal));
        sealer.finish(&mut piecemeal);
        assert_eq!(piecemeal.len(), sealed.len());
        assert_eq!(open(&key(), "a", &piecemeal).unwrap(), plain, "{length}");
    }
}

#[test]
fn nothing_of_the_text_stands_in_the_file_and_no_file_is_like_another() {
    let plain = "0104101234;461001\n".repeat(9_000);
    let (one, other) = (seal(&key(), "a", plain.as_bytes()), seal(&key(), "a", plain.as_bytes()));
    assert!(!one.windows(10).any(|part| part == b"0104101234"));
    assert_ne!(one.get(HEAD_BYTES..), other.get(HEAD_BYTES..));
}

#[test]
fn a_file_is_read_from_any_place() {
    let plain = text(2 * CHUNK_BYTES + 500);
    let sealed = seal(&key(), "a", &plain);
    let mut reader = SealedReader::new(Cursor::new(&sealed), &key(), "a").unwrap();
    for place in [0, 70_000, CHUNK_BYTES - 1, plain.len() - 3, 5, plain.len()] {
        reader.seek(SeekFrom::Start(place as u64)).unwrap();
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        assert_eq!(read, plain[place..], "{place}");
    }
    assert_eq!(reader.seek(SeekFrom::End(-3)).unwrap(), plain.len() as u64 - 3);
    assert_eq!(reader.seek(SeekFrom::Current(-5)).unwrap(), plain.len() as u64 - 8);
    assert!(reader.seek(SeekFrom::Current(-1_000_000)).is_err());
}

#[test]
fn what_is_changed_cut_off_moved_or_of_another_key_or_name_does_not_open() {
    let plain = text(3 * CHUNK_BYTES);
    let sealed = seal(&key(), "a", &plain);
    let refuses = |bytes: &[u8]| open(&key(), "a", bytes).unwrap_err().kind();
    for place in [0, 20, HEAD_BYTES, HEAD_BYTES + 70_000, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert_eq!(refuses(&changed), io::ErrorKind::InvalidData, "{place}");
    }
    for left in
        [0, 10, HEAD_BYTES, HEAD_BYTES + 15, HEAD_BYTES + SEALED_CHUNK_BYTES, sealed.len() - 1]
    {
        assert_eq!(refuses(&sealed[..left]), io::ErrorKind::InvalidData, "{left}");
    }
    let (head, chunks) = sealed.split_at(HEAD_BYTES);
    let (first, rest) = chunks.split_at(SEALED_CHUNK_BYTES);
    let (second, third) = rest.split_at(SEALED_CHUNK_BYTES);
    let turned = [head, second, first, third].concat();
    assert_eq!(refuses(&turned), io::ErrorKind::InvalidData);
    let longer = [sealed.as_slice(), third].concat();
    assert_eq!(refuses(&longer), io::ErrorKind::InvalidData);
    assert!(open(&key(), "b", &sealed).is_err());
    assert!(open(&SealKey::derive(&[7; 32], "other"), "a", &sealed).is_err());
    assert!(open(&SealKey::derive(&[8; 32], "test"), "a", &sealed).is_err());
}
