//! How wide a text is, and how it breaks over lines.

/// Advance widths of the printable ASCII signs in IBM Plex Sans, in thousandths of the font size;
/// the wider of regular and semibold, so that a text never takes more room than reckoned.
const WIDTHS: [u16; 95] = [
    236, 309, 471, 713, 600, 960, 713, 260, 337, 337, 556, 600, 298, 402, 298, 437, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 318, 318, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600,
    577, 712, 719, 423, 545, 678, 521, 816, 719, 712, 641, 712, 664, 611, 580, 690, 638, 949, 655,
    632, 599, 329, 437, 329, 600, 565, 600, 559, 600, 513, 600, 558, 350, 545, 588, 276, 276, 562,
    294, 888, 588, 563, 600, 600, 393, 499, 374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
];

const ELLIPSIS: char = '…';
const SOFT_HYPHEN: char = '\u{ad}';

/// Returns the width of a text in user units at a font size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|sign| f64::from(advance(sign))).sum::<f64>() * size / 1000.0
}

fn advance(sign: char) -> u16 {
    let place = u32::from(sign).checked_sub(32).and_then(|code| usize::try_from(code).ok());
    match (sign, place.and_then(|place| WIDTHS.get(place))) {
        (SOFT_HYPHEN, _) => 0,
        (_, Some(width)) => *width,
        ('æ' | ELLIPSIS, None) => 868,
        ('Æ', None) => 950,
        ('Ø' | 'Å', None) => 712,
        (_, None) => 600,
    }
}

/// Returns the text cut to a width, with an ellipsis where something was left out.
pub(crate) fn fit(text: &str, room: f64, size: f64) -> String {
    let clean: String = text.chars().filter(|sign| *sign != SOFT_HYPHEN).collect();
    if width(&clean, size) <= room {
        return clean;
    }
    let ellipsis = width("…", size);
    let mut kept = longest_start(&clean, room - ellipsis, size).trim_end().to_owned();
    kept.push(ELLIPSIS);
    kept
}

fn longest_start(text: &str, room: f64, size: f64) -> String {
    let mut used = 0.0;
    text.chars()
        .take_while(|sign| {
            used += f64::from(advance(*sign)) * size / 1000.0;
            used <= room
        })
        .collect()
}

/// Returns the middle of a text moved so that the text stays between 0 and the end.
pub(crate) fn inside(middle: f64, half: f64, end: f64) -> f64 {
    middle.max(half).min(end - half)
}

/// Breaks a text over at most `most` lines; the last one ends in an ellipsis when more is left.
/// Long words break at soft hyphens, else where the room ends.
pub(crate) fn wrap(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, size) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        let mut pieces = pieces(word, room, size);
        line = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
    }
    lines.push(line);
    shortened(lines, room, size, most)
}

fn shortened(lines: Vec<String>, room: f64, size: f64, most: usize) -> Vec<String> {
    let is_too_long = lines.len() > most;
    let mut kept: Vec<String> =
        lines.into_iter().take(most).map(|line| fit(&line, room, size)).collect();
    if let (true, Some(last)) = (is_too_long, kept.last_mut()) {
        *last = fit(&format!("{}…", last.trim_end_matches(['-', ELLIPSIS])), room, size);
    }
    kept
}

/// Breaks a word that is wider than the room.
fn pieces(word: &str, room: f64, size: f64) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = word.to_owned();
    while width(&rest, size) > room {
        let start = longest_start(&rest, room - width("-", size), size);
        let head = match start.rfind(SOFT_HYPHEN) {
            Some(place) => start.split_at(place).0.to_owned(),
            None => start,
        };
        let head = leaving_three(head, &rest);
        if head.is_empty() {
            break;
        }
        rest = rest.strip_prefix(&head).unwrap_or_default().trim_start_matches(SOFT_HYPHEN).into();
        pieces.push(format!("{}-", head.trim_end_matches('-')));
    }
    pieces.push(rest);
    pieces
}

/// Shortens the head of a word so that no one or two letters stand alone on the next line.
fn leaving_three(head: String, word: &str) -> String {
    let left = word.chars().count() - head.chars().count();
    let kept = (head.chars().count() + left).saturating_sub(left.max(3));
    if kept < 3 { head } else { head.chars().take(kept).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_breaks_at_words_and_ends_in_an_ellipsis() {
        let lines = wrap("Flere børn skal læse sikkert i 2. klasse", 90.0, 12.0, 2);
        assert_eq!(lines, ["Flere børn skal", "læse sikkert i…"]);
    }

    #[test]
    fn a_long_word_breaks_at_its_soft_hyphen() {
        let lines = wrap("Læse\u{ad}færdigheder", 80.0, 12.0, 3);
        assert_eq!(lines, ["Læse-", "færdigheder"]);
    }
}
