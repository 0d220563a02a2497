"""Pejl's fact sets, indicators and formulas, read from their own files and bound to codes and columns.

The peers share this reading, and nothing else: what is made of the rows, each says in its own language. Both write
`indicator, period, unit, breakdown, n, sum, squares, sum2`: `breakdown` is empty for all children; of a ratio `sum`
and `squares` are the part's, `n` and `sum2` the whole's, and else `sum2` is null. As in Pejl there is no figure where
nothing is counted or the whole is 0. A unit has figures and counts in areas if its kind is among the indicator's
`levels`; areas have figures whether they are among them or not. What is counted by residence counts in the
municipality of residence, if it is told, and in the country.
"""

import tomllib
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Of how many parts one whole of a person's own mean is kept.
PARTS_OF_MEAN = 10_000
# Schools of these kinds are no municipality's.
NOT_MUNICIPAL = ("private-school", "continuation-school")
COUNTRY = "000"


@dataclass(frozen=True)
class Column:
    """A column of a fact set."""

    name: str
    role: str
    kind: str
    headings: tuple[str, ...]
    codes: tuple[dict, ...]
    coarser: str | None
    ends: tuple[float, float]
    decimals: int

    @property
    def scale(self):
        """By what a number is multiplied to be kept whole."""
        return 10**self.decimals

    @property
    def least(self):
        """The least a number can be, in its smallest parts."""
        return round(self.ends[0] * self.scale)


# Columns and the codes they may have; no code is an empty cell.
Filter = tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True)
class Rows:
    """One for each row."""


@dataclass(frozen=True)
class OneOf:
    """One for each row with one of the codes, out of those with any."""

    column: str
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Number:
    """A number in its smallest parts."""

    column: str


@dataclass(frozen=True)
class Score:
    """Each row's mean of its answered items, if half of them are; with `above`, one for each row above it."""

    items: tuple[tuple[str, bool], ...]
    ends: int
    above: int | None


@dataclass(frozen=True)
class PersonMean:
    """Each person's own mean, of so many rows or more."""

    column: str
    least: int
    at_least: int


@dataclass(frozen=True)
class PersonReaches:
    """One for each person who reaches `least` in each part of the rows, out of those with rows in all."""

    column: str
    each: tuple[Filter, ...]
    least: int


Taken = Rows | OneOf | Number | Score | PersonMean | PersonReaches


@dataclass(frozen=True)
class Input:
    """What is added up over the rows of one fact set."""

    set: str
    only: Filter
    excepted: tuple[Filter, ...]
    taken: Taken

    @property
    def is_by_person(self):
        """Whether the rows of one person are taken together first."""
        return isinstance(self.taken, PersonMean | PersonReaches)


@dataclass(frozen=True)
class Dimension:
    """A dimension of breakdowns: the word of each code of a column."""

    name: str
    column: str
    is_key: bool
    words: tuple[tuple[int, str], ...]

    @property
    def members(self):
        """Each word once, with the first code that has it, which stands for the others."""
        first = {}
        for code, word in self.words:
            first.setdefault(word, code)
        return {code: word for word, code in first.items()}

    @property
    def first_codes(self):
        """Of each code the one that stands for it."""
        of_word = {word: code for code, word in self.members.items()}
        return {code: of_word[word] for code, word in self.words}


@dataclass(frozen=True)
class Indicator:
    """An indicator with a formula: one input, or for a ratio the part and the whole."""

    id: str
    levels: tuple[str, ...]
    is_by_residence: bool
    inputs: tuple[Input, ...]
    by: tuple[tuple[Dimension, ...], ...]


@dataclass
class Leaf:
    """What one scan of a fact set adds up, for all indicators that need it."""

    set: str
    is_by_person: bool
    has_residence: bool = False
    inputs: list[Input] = field(default_factory=list)
    by: list[tuple[Dimension, ...]] = field(default_factory=list)

    def dimensions(self):
        """Returns all dimensions, each once, by name."""
        return sorted({one for by in self.by for one in by}, key=lambda one: one.name)

    def columns(self):
        """Returns the columns behind the dimensions, each once."""
        return list(dict.fromkeys(one.column for one in self.dimensions()))

    def key_columns(self):
        """Returns those of the columns that tell rows of one person apart."""
        return list(dict.fromkeys(one.column for one in self.dimensions() if one.is_key))


@dataclass(frozen=True)
class Member:
    """A breakdown of an indicator, and what it is called in each input, which may lack dimensions."""

    breakdown: str
    inputs: tuple[str, ...]


class Catalogue:
    """The fact sets, the indicators with a formula, and the leaves that compute them."""

    def __init__(self, root=ROOT):
        """Reads the files of the repository."""
        common = _read(root / "facts/common.toml")["columns"]
        common = {written["name"]: _column(written) for written in common}
        self.sets = {}
        for path in sorted((root / "facts").glob("*.toml")):
            if path.name == "common.toml":
                continue
            written = _read(path)
            columns = [common[name] for name in written["common"]]
            columns += [_column(column) for column in written["columns"]]
            self.sets[written["id"]] = {column.name: column for column in columns}
        files = [_read(path) for path in sorted((root / "indicators").glob("*/*.toml"))]
        self.indicators = [self._bind(written) for written in files if "formula" in written]
        self.leaves = {}
        for indicator in self.indicators:
            for one in indicator.inputs:
                self._place(one, indicator)

    def leaf(self, one):
        """Returns the leaf that an input is added up in, and its place there."""
        leaf = self.leaves[one.set, one.is_by_person]
        return leaf, leaf.inputs.index(one)

    def members(self, indicator):
        """Returns the breakdowns of an indicator, all children first."""
        found = []
        for by in ((), *indicator.by):
            for words in product(*(one.members.values() for one in by)):
                pairs = list(zip(by, words, strict=True))
                own = [[pair for pair in pairs if self._has(one.set, pair[0])] for one in indicator.inputs]
                found.append(Member(_text(pairs), tuple(map(_text, own))))
        return found

    def breakdowns(self):
        """Returns every breakdown there can be, each once."""
        texts = (
            text
            for one in self.indicators
            for member in self.members(one)
            for text in (member.breakdown, *member.inputs)
        )
        return list(dict.fromkeys(texts))

    def _place(self, one, indicator):
        leaf = self.leaves.setdefault((one.set, one.is_by_person), Leaf(one.set, one.is_by_person))
        leaf.has_residence |= indicator.is_by_residence
        if one not in leaf.inputs:
            leaf.inputs.append(one)
        for by in ((), *indicator.by):
            by = tuple(dimension for dimension in by if self._has(one.set, dimension))
            if by not in leaf.by:
                leaf.by.append(by)

    def _has(self, set_id, dimension):
        return dimension.column in self.sets[set_id]

    def _bind(self, written):
        formula = written["formula"]
        own = formula["facts"]
        return Indicator(
            id=written["id"],
            levels=tuple(written["levels"]),
            is_by_residence=written["counted_for"] in ("residence", "payer"),
            inputs=tuple(self._inputs(own, formula)),
            by=tuple(tuple(self._dimension(own, name) for name in sorted(by)) for by in formula.get("by", [])),
        )

    def _inputs(self, own, formula):
        value = formula["value"]
        ((recipe, how),) = [(value, {})] if isinstance(value, str) else value.items()
        if recipe == "ratio":
            return [self._amount(formula, how[name]) for name in ("part", "whole")]
        columns = self.sets[own]
        match recipe:
            case "rows":
                taken = Rows()
            case "share":
                taken = OneOf(how["column"], self._codes(own, how["column"], how["of"]))
            case "mean":
                taken = Number(how["column"])
            case "person-mean":
                taken = PersonMean(how["column"], columns[how["column"]].least, max(how["at_least"], 1))
            case "person-reaches":
                each = tuple(self._filter(own, only) for only in how["each"])
                least = round(how["least"] * columns[how["column"]].scale)
                taken = PersonReaches(how["column"], each, least)
            case "scale":
                first = columns[how["items"][0]]
                above = how.get("above")
                taken = Score(
                    items=tuple((item, item in how.get("reversed", [])) for item in how["items"]),
                    ends=round(sum(first.ends) * first.scale),
                    above=None if above is None else round(above * first.scale) * PARTS_OF_MEAN,
                )
        return [self._input(formula, own, {}, taken)]

    def _amount(self, formula, amount):
        taken = Number(amount["sum"]) if "sum" in amount else Rows()
        return self._input(formula, amount.get("facts", formula["facts"]), amount.get("only", {}), taken)

    def _input(self, formula, set_id, more, taken):
        """What the formula says of its rows holds for its own set."""
        only, excepted = self._filter(set_id, more), ()
        if set_id == formula["facts"]:
            only += self._filter(set_id, formula.get("only", {}))
            excepted = tuple(self._filter(set_id, rows) for rows in formula.get("except", []))
        return Input(set_id, only, excepted, taken)

    def _filter(self, set_id, only):
        return tuple((name, self._codes(set_id, name, words)) for name, words in only.items())

    def _codes(self, set_id, name, words):
        codes = {code["word"]: code["number"] for code in self.sets[set_id][name].codes}
        return tuple(codes[word] if word else None for word in words)

    def _dimension(self, set_id, name):
        columns = self.sets[set_id]
        column = columns.get(name.replace("-", "_"))
        word = "word"
        if column is None:
            column, word = next(one for one in columns.values() if one.coarser == name), "within"
        words = tuple((code["number"], code[word]) for code in column.codes if word in code)
        return Dimension(name, column.name, column.role == "key", words)


def _read(path):
    with path.open("rb") as file:
        return tomllib.load(file)


def _column(written):
    return Column(
        name=written["name"],
        role=written["role"],
        kind=written["kind"],
        headings=(written["name"], *(heading.lower() for heading in written.get("headings", []))),
        codes=tuple(written.get("codes", [])),
        coarser=written.get("coarser"),
        ends=(written.get("min", 0), written.get("max", 0)),
        decimals=written.get("decimals", 0),
    )


def _text(pairs):
    """How a breakdown is written; its dimensions stand by name already."""
    return ";".join(f"{dimension.name}={word}" for dimension, word in pairs)
