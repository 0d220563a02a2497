//! Reads formulas.

use std::mem;

use super::DesignError;

/// Is a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The column that is explained.
    pub response: String,
    /// What explains it.
    pub fixed: Vec<Term>,
    /// What differs from group to group.
    pub random: Vec<RandomTerm>,
    /// The column that says of how many trials the response succeeded, if one does.
    pub trials: Option<String>,
}

/// Is one term of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A one everywhere.
    Intercept,
    /// The product of columns; mostly of one.
    Product(Product),
}

/// Is the product of columns, by name.
pub type Product = Vec<String>;

/// Is columns multiplied to a group: `school`, or `school:class`.
pub type Group = Vec<String>;

/// Is a random term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RandomTerm {
    /// Whose coefficients differ.
    pub terms: Vec<Term>,
    /// Between which groups.
    pub group: Group,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// Says where it cannot be read and what should stand there.
    pub fn parse(text: &str) -> Result<Self, DesignError> {
        let Some((response, right)) = text.split_once('~') else {
            return Err(wrong(text, "a response and `~` come first"));
        };
        let response = name(response)?;
        let (mut fixed, mut random) = (Sum::default(), Vec::new());
        for (sign, part) in parts(right)? {
            match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
                Some(inner) if inner.contains('|') => random.extend(random_terms(inner)?),
                _ => fixed.add(sign, &part)?,
            }
        }
        Ok(Self { response, fixed: fixed.terms(), random, trials: None })
    }
}

impl Formula {
    /// Returns the names of all columns that it needs, each once.
    pub fn names(&self) -> Vec<String> {
        let terms = self.fixed.iter().chain(self.random.iter().flat_map(|term| &term.terms));
        let products = terms.filter_map(|term| match term {
            Term::Intercept => None,
            Term::Product(product) => Some(product),
        });
        let groups = self.random.iter().map(|term| &term.group);
        let mut names = vec![self.response.clone()];
        for name in self.trials.iter().chain(products.chain(groups).flatten()) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}

/// A sum on its way, whose intercept is there unless it is taken out.
#[derive(Default)]
struct Sum {
    products: Vec<Product>,
    is_without_intercept: bool,
}

impl Sum {
    fn parse(text: &str) -> Result<Self, DesignError> {
        let mut sum = Self::default();
        for (sign, part) in parts(text)? {
            sum.add(sign, &part)?;
        }
        Ok(sum)
    }

    fn add(&mut self, sign: char, part: &str) -> Result<(), DesignError> {
        match (sign, part) {
            ('+', "1") => self.is_without_intercept = false,
            ('+', "0") | ('-', "1") => self.is_without_intercept = true,
            ('-', _) => return Err(wrong(part, "only `1` can be taken out")),
            _ => {
                let factors = part.split('*').map(product).collect::<Result<Vec<_>, _>>()?;
                self.cross(&factors);
            }
        }
        Ok(())
    }

    /// Adds each factor, and the products of those before it with it: `a * b` is `a + b + a:b`.
    fn cross(&mut self, factors: &[Product]) {
        let mut crossed: Vec<Product> = Vec::new();
        for factor in factors {
            let with: Vec<Product> =
                crossed.iter().map(|earlier| [earlier.as_slice(), factor].concat()).collect();
            crossed.push(factor.clone());
            crossed.extend(with);
        }
        crossed.sort_by_key(Vec::len);
        for product in crossed {
            if !self.products.contains(&product) {
                self.products.push(product);
            }
        }
    }

    fn terms(self) -> Vec<Term> {
        let intercept = (!self.is_without_intercept).then_some(Term::Intercept);
        let mut products = self.products;
        products.sort_by_key(Vec::len);
        intercept.into_iter().chain(products.into_iter().map(Term::Product)).collect()
    }
}

/// Splits a sum at signs that stand in no brackets.
fn parts(text: &str) -> Result<Vec<(char, String)>, DesignError> {
    let (mut parts, mut sign, mut depth) = (Vec::new(), '+', 0_i32);
    let mut part = String::new();
    for letter in text.chars().chain(['+']) {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (letter == '+' || letter == '-') {
            let whole = mem::take(&mut part).trim().to_owned();
            if !whole.is_empty() {
                parts.push((sign, whole));
            } else if !parts.is_empty() {
                return Err(wrong(text, "a column comes between two signs"));
            }
            sign = letter;
        } else {
            part.push(letter);
        }
    }
    match (depth, parts.is_empty()) {
        (0, false) => Ok(parts),
        (0, true) => Err(wrong(text, "at least one column or `1` comes here")),
        _ => Err(wrong(text, "as many brackets close as open")),
    }
}

fn product(text: &str) -> Result<Product, DesignError> {
    text.split(':').map(name).collect()
}

fn name(text: &str) -> Result<String, DesignError> {
    let name = text.trim();
    let bare = name.strip_prefix('`').and_then(|name| name.strip_suffix('`')).unwrap_or(name);
    let is_name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|letter| letter.is_alphanumeric() || "._".contains(letter))
    };
    if bare.len() < name.len() && !bare.is_empty() || is_name(name) {
        Ok(bare.to_owned())
    } else {
        Err(wrong(name, "the name of a column comes here"))
    }
}

fn random_terms(text: &str) -> Result<Vec<RandomTerm>, DesignError> {
    let Some((terms, group)) = text.split_once('|') else {
        return Err(wrong(text, "`|` and a group come here"));
    };
    let (group, is_apart) = match group.strip_prefix('|') {
        Some(group) => (group, true),
        None => (group, false),
    };
    let terms = Sum::parse(terms)?.terms();
    if terms.is_empty() {
        return Err(wrong(text, "something must differ between the groups"));
    }
    let each = |group: Group| -> Vec<RandomTerm> {
        let apart = terms.iter().map(|term| vec![term.clone()]);
        let together = [terms.clone()];
        let sets: Vec<Vec<Term>> = if is_apart { apart.collect() } else { together.into() };
        sets.into_iter().map(|terms| RandomTerm { terms, group: group.clone() }).collect()
    };
    Ok(groups(group)?.into_iter().flat_map(each).collect())
}

/// Reads groups: `a:b` is one, `a/b` is `a:b` and `a`.
fn groups(text: &str) -> Result<Vec<Group>, DesignError> {
    let mut groups: Vec<Group> = Vec::new();
    for part in text.split('/') {
        let mut group = groups.last().cloned().unwrap_or_default();
        group.extend(product(part)?);
        groups.push(group);
    }
    groups.reverse();
    Ok(groups)
}

fn wrong(at: &str, why: &'static str) -> DesignError {
    DesignError::Formula { at: at.trim().to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> Vec<String> {
        let told = |term: Term| match term {
            Term::Intercept => "1".to_owned(),
            Term::Product(names) => names.join(":"),
        };
        Formula::parse(text).unwrap().fixed.into_iter().map(told).collect()
    }

    fn random(text: &str) -> Vec<(usize, String)> {
        let terms = Formula::parse(text).unwrap().random.into_iter();
        terms.map(|term| (term.terms.len(), term.group.join(":"))).collect()
    }

    #[test]
    fn sums_and_products_are_read() {
        assert_eq!(fixed("y ~ x"), ["1", "x"]);
        assert_eq!(fixed("y ~ 0 + x + z"), ["x", "z"]);
        assert_eq!(fixed("y ~ x - 1"), ["x"]);
        assert_eq!(fixed("y~a*b+a"), ["1", "a", "b", "a:b"]);
        assert_eq!(fixed("y ~ a:b + c + (1|g)"), ["1", "c", "a:b"]);
        assert_eq!(fixed("y ~ `two words`"), ["1", "two words"]);
    }

    #[test]
    fn random_terms_are_read() {
        let both = [(1, "school".to_owned()), (2, "town".to_owned())];
        assert_eq!(random("y ~ x + (1 | school) + (x | town)"), both);
        assert_eq!(random("y ~ (0 + x | g)"), [(1, "g".to_owned())]);
        assert_eq!(random("y ~ (x || g)"), [(1, "g".to_owned()), (1, "g".to_owned())]);
        assert_eq!(random("y ~ (1 | a/b)"), [(1, "a:b".to_owned()), (1, "a".to_owned())]);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for text in
            ["y", "y ~", "y ~ x + + z", "y ~ (1 | g", "y ~ x^2", " ~ x", "y ~ (1 |)", "y ~ -x"]
        {
            assert!(Formula::parse(text).is_err(), "{text}");
        }
    }
}
